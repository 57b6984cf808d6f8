// SPDX-License-Identifier: MIT
// More like this: by the words that tell a note from others, and by links.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "schemas/load.h"
#include "server/related_notes.h"
#include "support/temp_vault.h"

namespace inkling {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Likenesses {
 public:
  explicit Likenesses(const std::vector<std::pair<std::string, std::string>>& notes) {
    for (const auto& [path, text] : notes) folder_.write("vault/" + path, text);
    const auto report = update_index(index_request(options(), shipped_schemas()));
    EXPECT_TRUE(report) << report.error().message;
  }
  [[nodiscard]] WorkspaceOptions options() const {
    return {.vault = folder_.at("vault"), .index_folder = folder_.at("index")};
  }
  [[nodiscard]] Result<Results> of(const std::string& file) const {
    return related_notes(options(), file, {.today = make_date(2026, 3, 15)});
  }
  [[nodiscard]] std::vector<std::string> paths(const std::string& file) const {
    const Result<Results> results = of(file);
    EXPECT_TRUE(results) << results.error().message;
    std::vector<std::string> out;
    if (!results) return out;
    for (const Hit& hit : results->hits) out.push_back(hit.path);
    return out;
  }

 private:
  TempVault folder_;
};

TEST(RelatedNotes, ShareRareWordsAndAreNotTheNoteItself) {
  const Likenesses vault({{"Kelp.md", "Kelp grows on ropes in the harbour.\n"},
                          {"Ropes.md", "Kelp ropes need a winch.\n"},
                          {"Tax.md", "The tax year ends in the spring.\n"},
                          {"Harbour.md", "The harbour office opens at nine.\n"}});
  EXPECT_THAT(vault.paths("Kelp.md"), ElementsAre("Ropes.md", "Harbour.md"));
  EXPECT_THAT(vault.paths("Tax.md"), IsEmpty()) << "nobody else says what it says";
}

TEST(RelatedNotes, AreLinkedEitherWayEvenWithoutAWordInCommon) {
  const Likenesses vault({{"Kelp.md", "Grows on ropes. [[Winch]]\n"},
                          {"gear/Winch.md", "Oil it.\n"},
                          {"Diary.md", "Saw [[kelp|it]] again.\n"},
                          {"Other.md", "Grass grows.\n"}});
  EXPECT_THAT(vault.paths("Kelp.md"),
              testing::UnorderedElementsAre("gear/Winch.md", "Diary.md", "Other.md"));
  EXPECT_THAT(vault.paths("gear/Winch.md"), ElementsAre("Kelp.md"));
}

TEST(RelatedNotes, LookForTheWordsOfItsNameFirst) {
  const Likenesses vault({{"Sluice rule.md", "We wait. We measure. We close.\n"},
                          {"a.md", "wait measure\n"},
                          {"b.md", "sluice rule\n"},
                          {"c.md", "else\n"}});
  const Result<Results> results = vault.of("Sluice rule");
  ASSERT_TRUE(results);
  EXPECT_EQ(results->query, "rule sluice measure wait");
}

TEST(RelatedNotes, LookForNoNumbersCodeOrFunctionWords) {
  const Likenesses vault({{"A.md", "The 2026 pump of it.\n\n```\ndrain()\n```\n"},
                          {"B.md", "The 2026 drain of it, and the pump.\n"},
                          {"C.md", "Nothing.\n"}});
  const Result<Results> results = vault.of("A.md");
  ASSERT_TRUE(results);
  EXPECT_EQ(results->query, "pump");
  ASSERT_EQ(results->hits.size(), 1u);
  EXPECT_EQ(results->hits[0].tier, Tier::kExact);
}

TEST(RelatedNotes, OfAnyNoteAtAll) {
  std::string long_note = "pump\n";
  for (int i = 0; i < 9000; ++i) long_note += "word" + std::string(1 + i % 40, 'x') + "pump ";
  const Likenesses vault({{"Empty.md", ""},
                          {"Bytes.md", std::string("pump \xff\xfe \0 pump", 14)},
                          {"泵.md", "\xEF\xBB\xBF排水泵 每天 检查\r\n"},
                          {"Zwei.md", "排水泵 Größe 🌊 pump\r\n"},
                          {"Long.md", long_note}});
  EXPECT_THAT(vault.paths("Empty.md"), IsEmpty());
  EXPECT_THAT(vault.paths("泵.md"), ElementsAre("Zwei.md"));
  EXPECT_THAT(vault.paths("Bytes.md"), Not(IsEmpty()));
  EXPECT_THAT(vault.paths("Long.md"), Not(IsEmpty()));
}

TEST(RelatedNotes, OfAFileThatIsNotThereSaysSo) {
  const Likenesses vault({{"Kelp.md", "Kelp.\n"}, {"Winch.md", "Oil it.\n"}});
  const Result<Results> results = vault.of("Kelb");
  ASSERT_FALSE(results);
  EXPECT_EQ(results.error().code, Code::kNotFound);
  EXPECT_THAT(results.error().hint, HasSubstr("Kelp"));
}

}  // namespace
}  // namespace inkling
