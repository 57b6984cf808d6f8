// SPDX-License-Identifier: MIT
// The script decides where it can; Latin languages are told apart by their commonest words, as they
// are after folding. A word shared by several languages counts for each, but less.
#include <algorithm>
#include <array>
#include <bit>
#include <cctype>

#include "schemas/chars.h"
#include "schemas/common_words.h"
#include "schemas/name_table.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr size_t kLookedAt = 4096;    ///< Bytes of a text that decide.
constexpr double kMinEvidence = 1.5;  ///< Below: too few common words to tell.
constexpr double kMinLead = 1.2;      ///< Times the runner-up.
constexpr double kMinShare = 0.06;    ///< Of all words: less is a list of names or code.

constexpr size_t kLatinCount = std::size(kLatin);

/// The letters that tell languages of one script apart.
struct Letters {
  char32_t first, last;
  uint8_t script;
};
enum Script : uint8_t {
  kLatinScript,
  kGreek,
  kCyrillic,
  kArmenian,
  kHebrew,
  kArabic,
  kDevanagari,
  kBengali,
  kGurmukhi,
  kGujarati,
  kTamil,
  kTelugu,
  kKannada,
  kMalayalam,
  kSinhala,
  kThai,
  kLao,
  kMyanmar,
  kGeorgian,
  kHangul,
  kKhmer,
  kKana,
  kHan,
  kScripts
};
constexpr Letters kRanges[] = {
    {0x0041, 0x024F, kLatinScript}, {0x0370, 0x03FF, kGreek},     {0x0400, 0x052F, kCyrillic},
    {0x0531, 0x058F, kArmenian},    {0x0590, 0x05FF, kHebrew},    {0x0600, 0x077F, kArabic},
    {0x0900, 0x097F, kDevanagari},  {0x0980, 0x09FF, kBengali},   {0x0A00, 0x0A7F, kGurmukhi},
    {0x0A80, 0x0AFF, kGujarati},    {0x0B80, 0x0BFF, kTamil},     {0x0C00, 0x0C7F, kTelugu},
    {0x0C80, 0x0CFF, kKannada},     {0x0D00, 0x0D7F, kMalayalam}, {0x0D80, 0x0DFF, kSinhala},
    {0x0E00, 0x0E7F, kThai},        {0x0E80, 0x0EFF, kLao},       {0x1000, 0x109F, kMyanmar},
    {0x10A0, 0x10FF, kGeorgian},    {0x1100, 0x11FF, kHangul},    {0x1780, 0x17FF, kKhmer},
    {0x1E00, 0x1EFF, kLatinScript}, {0x1F00, 0x1FFF, kGreek},     {0x3040, 0x30FF, kKana},
    {0x3130, 0x318F, kHangul},      {0x3400, 0x9FFF, kHan},       {0xAC00, 0xD7AF, kHangul},
    {0xFB50, 0xFDFF, kArabic},      {0xFE70, 0xFEFE, kArabic},    {0x20000, 0x3FFFD, kHan},
};
constexpr std::string_view kOfScript[kScripts] = {"",   "el", "ru", "hy", "he", "ar", "hi", "bn",
                                                  "pa", "gu", "ta", "te", "kn", "ml", "si", "th",
                                                  "lo", "my", "ka", "ko", "km", "ja", "zh"};

struct Counts {
  std::array<size_t, kScripts> script{};
  // Letters by which languages of one script are told apart.
  size_t ukrainian = 0, belarusian = 0, russian = 0, serbian = 0, macedonian = 0, hard_sign = 0;
  size_t persian = 0, urdu = 0;
};

void count_letter(char32_t c, Counts& counts) {
  static constexpr std::u32string_view kUkrainian = U"іїєґІЇЄҐ", kRussian = U"ыэёЫЭЁ",
                                       kSerbian = U"јљњћђџЈЉЊЋЂЏ", kMacedonian = U"ѓќѕЃЌЅ",
                                       kPersian = U"پچژگ", kUrdu = U"ٹڈڑےںھہ";
  const auto has = [c](std::u32string_view set) {
    return set.find(c) != std::u32string_view::npos ? size_t{1} : size_t{0};
  };
  if (c >= 0x0400 && c <= 0x052F) {
    counts.ukrainian += has(kUkrainian);
    counts.russian += has(kRussian);
    counts.serbian += has(kSerbian);
    counts.macedonian += has(kMacedonian);
    counts.belarusian += has(U"ўЎ");
    counts.hard_sign += has(U"ъЪ");
  } else if (c >= 0x0600 && c <= 0x077F) {
    counts.persian += has(kPersian);
    counts.urdu += has(kUrdu);
  }
}

Counts count_letters(std::string_view text) {
  Counts counts;
  for (size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    at += next.size;
    if (next.c < 0x80) {
      if (std::isalpha(static_cast<int>(next.c))) ++counts.script[kLatinScript];
      continue;
    }
    const auto* const range = std::find_if(
        std::begin(kRanges), std::end(kRanges),
        [&](const Letters& letters) { return letters.first <= next.c && next.c <= letters.last; });
    if (range == std::end(kRanges)) continue;
    // One Han character says as much as three letters, one kana or syllable as two.
    counts.script[range->script] += range->script == kHan ? 3 : range->script >= kHangul ? 2 : 1;
    count_letter(next.c, counts);
  }
  return counts;
}

Language cyrillic(const Counts& counts) {
  if (counts.belarusian > 0 && counts.russian > 0) return "be";
  if (counts.macedonian > counts.russian && counts.ukrainian == 0) return "mk";
  if (counts.serbian > counts.russian && counts.ukrainian == 0) return "sr";
  if (counts.ukrainian > counts.russian) return "uk";
  if (counts.russian == 0 && counts.hard_sign > 0) return "bg";
  return "ru";
}

Language arabic(const Counts& counts) {
  if (counts.urdu > 0) return "ur";
  return counts.persian * 50 > counts.script[kArabic] ? "fa" : "ar";
}

/// To the languages that have the word, one bit each. Made in the first search of a process.
static_assert(kLatinCount <= 32);

const NameTable<uint32_t>& common_words() {
  static const NameTable<uint32_t> kTable = [] {
    NameTable<uint32_t> words;
    for (size_t i = 0; i < kLatinCount; ++i) {
      std::string_view rest = kLatin[i].words;
      while (!rest.empty()) {
        const size_t blank = std::min(rest.find(' '), rest.size());
        words[rest.substr(0, blank)] |= uint32_t{1} << i;
        rest.remove_prefix(std::min(blank + 1, rest.size()));
      }
    }
    return words;
  }();
  return kTable;
}

Language latin(std::string_view text) {
  Tokenizer tokenizer;
  const std::vector<Word>& words = tokenizer.words(text);
  std::array<double, kLatinCount> scores{};
  for (const Word& word : words) {
    const uint32_t* const found = common_words().find(word.folded);
    if (!found) continue;
    // A capital may begin a sentence, but more often a name: Los Angeles, La Paz.
    const bool capital = text[word.span.begin] >= 'A' && text[word.span.begin] <= 'Z';
    const double share = (capital ? 0.2 : 1.0) / std::popcount(*found);
    for (size_t language = 0; language < kLatinCount; ++language) {
      if ((*found >> language & 1) != 0) scores[language] += share;
    }
  }
  const auto best = std::max_element(scores.begin(), scores.end());
  const double score = *best;
  *best = 0;
  const double second = *std::max_element(scores.begin(), scores.end());
  const bool clear = score >= kMinEvidence && score >= kMinLead * second &&
                     score >= kMinShare * static_cast<double>(words.size());
  return clear ? Language(kLatin[best - scores.begin()].code) : Language();
}

}  // namespace

Language detect_language(std::string_view visible) {
  const std::string_view text = visible.substr(0, kLookedAt);
  Counts counts = count_letters(text);
  // Japanese is told by its kana, however few: Chinese has none.
  if (counts.script[kKana] * 12 > counts.script[kHan]) {
    counts.script[kKana] += counts.script[kHan];
    counts.script[kHan] = 0;
  }
  // Names and code are Latin in every script's notes, hardly the other way round.
  counts.script[kLatinScript] /= 3;
  const auto most = std::max_element(counts.script.begin(), counts.script.end());
  if (*most == 0) return {};
  switch (most - counts.script.begin()) {
    case kLatinScript:
      return latin(text);
    case kCyrillic:
      return cyrillic(counts);
    case kArabic:
      return arabic(counts);
    default:
      return Language(kOfScript[most - counts.script.begin()]);
  }
}

Language parse_language(std::string_view text) {
  struct Named {
    std::string_view name, code;
  };
  static constexpr Named kNames[] = {
      {"arabic", "ar"},     {"basque", "eu"},     {"bulgarian", "bg"}, {"catala", "ca"},
      {"catalan", "ca"},    {"chinese", "zh"},    {"czech", "cs"},     {"danish", "da"},
      {"dansk", "da"},      {"deutsch", "de"},    {"dutch", "nl"},     {"english", "en"},
      {"espanol", "es"},    {"finnish", "fi"},    {"francais", "fr"},  {"french", "fr"},
      {"german", "de"},     {"greek", "el"},      {"hebrew", "he"},    {"hindi", "hi"},
      {"hungarian", "hu"},  {"indonesian", "id"}, {"irish", "ga"},     {"italian", "it"},
      {"italiano", "it"},   {"japanese", "ja"},   {"korean", "ko"},    {"lithuanian", "lt"},
      {"magyar", "hu"},     {"nederlands", "nl"}, {"norsk", "no"},     {"norwegian", "no"},
      {"persian", "fa"},    {"polish", "pl"},     {"polski", "pl"},    {"portugues", "pt"},
      {"portuguese", "pt"}, {"romana", "ro"},     {"romanian", "ro"},  {"russian", "ru"},
      {"spanish", "es"},    {"suomi", "fi"},      {"svenska", "sv"},   {"swedish", "sv"},
      {"tamil", "ta"},      {"thai", "th"},       {"turkce", "tr"},    {"turkish", "tr"},
      {"ukrainian", "uk"},  {"vietnamese", "vi"}, {"中文", "zh"},      {"日本語", "ja"},
      {"русский", "ru"},    {"한국어", "ko"}};
  const std::string folded = fold(text);
  for (const Named& named : kNames) {
    if (named.name == folded) return Language(named.code);
  }
  const std::string code = folded.substr(0, folded.find_first_of("-_"));
  const bool letters =
      std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return code.size() == 2 && letters ? code : Language();
}

}  // namespace inkling
