// SPDX-License-Identifier: MIT
#include "schemas/text_dates.h"

#include <gtest/gtest.h>

namespace inkling {
namespace {

/// "2026-01-31@6-16", one per date.
std::string found(std::string_view text, DigitRuns runs = DigitRuns::kIgnore) {
  std::string out;
  for (const TextDate& date : find_dates(text, runs)) {
    if (!out.empty()) out += ' ';
    out += to_string(date.date) + '@' + std::string(date.span.of(text));
  }
  return out;
}

TEST(FindDates, ReadsWhatPeopleWrite) {
  const std::pair<const char*, const char*> rows[] = {
      {"2026-01-31: moved", "2026-01-31@2026-01-31"},
      {"on 2026/1/5.", "2026-01-05@2026/1/5"},
      {"2026_01_31", "2026-01-31@2026_01_31"},
      {"2026.01.31", "2026-01-31@2026.01.31"},
      {"2026-01-31T10:00Z", "2026-01-31@2026-01-31"},
      {"am 31.1.2026 und 1. 2. 2026", "2026-01-31@31.1.2026 2026-02-01@1. 2. 2026"},
      {"4. November 2026", "2026-11-04@4. November 2026"},
      {"den 4. März 2026", "2026-03-04@4. März 2026"},
      {"4 Nov 2026", "2026-11-04@4 Nov 2026"},
      {"the 4th of November, 2026", "2026-11-04@4th of November, 2026"},
      {"Nov. 4, 2026", "2026-11-04@Nov. 4, 2026"},
      {"NOVEMBER 4th 2026", "2026-11-04@NOVEMBER 4th 2026"},
      {"le 1er août 2026", "2026-08-01@1er août 2026"},
      {"el 4 de mayo de 2026", "2026-05-04@4 de mayo de 2026"},
      {"4 января 2026", "2026-01-04@4 января 2026"},
      {"2026年1月31日决定", "2026-01-31@2026年1月31日"},
      {"31/12/2026 or 12/31/2026", "2026-12-31@31/12/2026 2026-12-31@12/31/2026"},
      {"5/5/2026", "2026-05-05@5/5/2026"},
      {"2026-01-01–2026-01-05", "2026-01-01@2026-01-01 2026-01-05@2026-01-05"},
      {"(2026-01-31)", "2026-01-31@2026-01-31"},
  };
  for (const auto& [text, dates] : rows) EXPECT_EQ(found(text), dates) << text;
}

TEST(FindDates, LeavesOtherNumbersAlone) {
  for (const char* text :
       {"", "2026", "2026-01", "2026-02-30", "2026-13-01", "2026.4.10", "03/04/2026", "20.04",
        "192.168.10.2026", "2026-01-31-17", "Nov 4-6", "4 apples 2026", "99-99-9999", "20260131",
        "0000-01-01", "12-2026-01-31"}) {
    EXPECT_EQ(found(text), "") << text;
  }
}

TEST(FindDates, ReadsDigitRunsWhereAsked) {
  EXPECT_EQ(found("20260131 standup", DigitRuns::kAccept), "2026-01-31@20260131");
  EXPECT_EQ(found("202601311230", DigitRuns::kAccept), "2026-01-31@202601311230");
  EXPECT_EQ(found("20261331 1234567890", DigitRuns::kAccept), "");
}

TEST(FindDates, EndsOnEveryByteString) {
  uint32_t state = 7;
  const std::string alphabet = "0123456789-/._ ,Novemberdt\xE5\xB9\xB4\xC3";
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) {
      state = state * 1664525 + 1013904223;
      text += alphabet[(state >> 16) % alphabet.size()];
    }
    uint32_t last = 0;
    for (const TextDate& date : find_dates(text, DigitRuns::kAccept)) {
      EXPECT_LE(last, date.span.begin);
      EXPECT_LT(date.span.begin, date.span.end);
      EXPECT_LE(date.span.end, text.size());
      last = date.span.end;
    }
  }
}

TEST(IsWeekday, KnowsNamesAndAbbreviations) {
  for (const char* word : {"Mon", "Tuesday", "Mittwoch", "miércoles", "Fr"}) {
    EXPECT_TRUE(is_weekday(word)) << word;
  }
  for (const char* word : {"", "M", "Month", "Halden"}) EXPECT_FALSE(is_weekday(word)) << word;
}

}  // namespace
}  // namespace inkling
