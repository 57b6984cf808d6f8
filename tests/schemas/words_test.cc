// SPDX-License-Identifier: MIT
#include "schemas/words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace inkling {
namespace {

std::string folded_words(std::string_view text) {
  Tokenizer tokenizer;
  std::string out;
  for (const Word& word : tokenizer.words(text)) {
    if (!out.empty()) out += ' ';
    out += word.folded;
  }
  return out;
}

struct Row {
  std::string_view text;
  std::string_view words;
};

void expect_words(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(folded_words(row.text), row.words) << row.text;
}

TEST(Tokenizer, SplitsPlainTextAtEverythingThatIsNoLetterOrDigit) {
  expect_words({{"", ""},
                {" \t\r\n", ""},
                {"Hello, World!", "hello world"},
                {"OC-41252 at 10 GB/s", "oc 41252 at 10 gb s"},
                {"ana@example.com", "ana example com"},
                {"https://example.com/a_b?c=d", "https example com a b c d"},
                {"snake_case_name CamelCase", "snake case name camelcase"},
                {"#tag a#b x::y", "tag a b x y"},
                {"“quoted”—dash…", "quoted dash"},
                {"64KB v2 b2b", "64kb v2 b2b"}});
}

TEST(Tokenizer, KeepsPointsAndCommasInsideNumbers) {
  expect_words({{"20.04", "20.04"},
                {"1,000,000.", "1,000,000"},
                {"2026.4.10", "2026.4.10"},
                {"v1.2.3-beta", "v1.2.3 beta"},
                {"2024,2025", "2024 2025"},
                {"end.2 3.x 1.", "end 2 3 x 1"},
                {"3,5 %", "3,5"}});
}

TEST(Tokenizer, KeepsPlusAndHashAfterASingleLetter) {
  expect_words({{"C++ and c#, F#.", "c++ and c# f#"},
                {"g++ C++20", "g++ c++ 20"},
                {"a#b a++b c++x", "a b a b c x"},
                {"notepad++ C+ C+++", "notepad c c"},
                {"(C++)", "c++"}});
}

TEST(Tokenizer, KeepsApostrophesButPartsElisions) {
  expect_words({{"don't Halden's O'Brien", "don't halden's o'brien"},
                {"don’t Halden’s", "don't halden's"},
                {"l'école d’été qu'il", "l ecole d ete qu il"},
                {"dell'arte un'amica", "dell arte un amica"},
                {"'quoted' rock'n'roll dogs'", "quoted rock'n'roll dogs"},
                {"об'єкт", "об'єкт"},
                {"5'10 '90s", "5 10 90s"}});
}

TEST(Tokenizer, FoldsCaseAndAccents) {
  expect_words({{"Häuser Straße ÉCOLE", "hauser strasse ecole"},
                {"Ελλάδα ΟΔΌΣ ὁδός", "ελλαδα οδοσ οδοσ"},
                {"Ёлка йод за\xCC\x81мок", "елка йод замок"},
                {"İstanbul ısı IŞIK", "istanbul isi isik"},
                {"Tromsø Łódź đ æ œ þ", "tromso lodz d ae oe th"},
                {"e\xCC\x81tude и\xCC\x86од", "etude йод"},
                {"ＡＢＣ１２ ﬁle ²", "abc12 file 2"},
                {"Tiếng Việt", "tieng viet"}});
}

TEST(Tokenizer, FoldsArabicAndHebrewConservatively) {
  expect_words({{"مُحَمَّد", "محمد"},
                {"أحمد إلى آمال", "احمد الي امال"},
                {"مدرسة", "مدرسه"},
                {"كـتـاب", "كتاب"},
                {"שָׁלוֹם", "שלום"},
                {"٢٠٢٦ ۲۰ ०९", "2026 20 09"}});
}

TEST(Tokenizer, KeepsCombiningMarksInsideIndicWords) {
  expect_words({{"हिन्दी में", "हिन्दी में"}, {"தமிழ் மொழி", "தமிழ் மொழி"}, {"বাংলা ভাষা", "বাংলা ভাষা"}});
}

TEST(Tokenizer, GivesPairsInUnspacedScripts) {
  expect_words({{"全文搜索", "全文 文搜 搜索 索"},
                {"食べる", "食べ べる る"},
                {"ｶﾞｽ", "ガス ス"},
                {"か\xE3\x82\x99く", "がく く"},
                {"학교에서", "학교 교에 에서 서"},
                {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xA8교", "학교 교"},
                {"猫", "猫"},
                {"ios和ipados", "ios 和 ipados"},
                {"กำลัง", "กำ ำลั ลัง ง"}});
  Tokenizer tokenizer;
  const auto& words = tokenizer.words("搜索x");
  ASSERT_EQ(words.size(), 3u);
  EXPECT_EQ(words[0].kind, WordKind::kPair);
  EXPECT_EQ(words[0].span, (Span{0, 6}));
  EXPECT_EQ(words[1].kind, WordKind::kLastChar);
  EXPECT_EQ(words[1].span, (Span{3, 6}));
}

TEST(Tokenizer, TakesAnEmojiSequenceAsOneWord) {
  expect_words({{"launch🚀now", "launch 🚀 now"},
                {"🚀🚀", "🚀 🚀"},
                {"👍🏽 ❤️", "👍 ❤"},
                {"👩‍💻x", "👩💻 x"},
                {"🇩🇪🇫🇷", "🇩🇪 🇫🇷"},
                {"Halden® © → ✅", "halden ✅"}});
}

TEST(Tokenizer, TellsKindsOfWords) {
  Tokenizer tokenizer;
  const auto& words = tokenizer.words("plain v2 20.04 ٢");
  ASSERT_EQ(words.size(), 4u);
  EXPECT_EQ(words[0].kind, WordKind::kWord);
  EXPECT_EQ(words[1].kind, WordKind::kNumber);
  EXPECT_EQ(words[2].kind, WordKind::kNumber);
  EXPECT_EQ(words[3].kind, WordKind::kNumber);
}

TEST(Tokenizer, KeepsAccentsInTheLowerForm) {
  Tokenizer tokenizer;
  const auto& words = tokenizer.words("Straße É’t");
  ASSERT_EQ(words.size(), 2u);
  EXPECT_EQ(words[0].lower, "straße");
  EXPECT_EQ(words[0].span, (Span{0, 7}));
  EXPECT_EQ(words[1].lower, "é't");
}

TEST(Tokenizer, SeparatesAtInvalidBytesAndPassesJoinersOver) {
  expect_words({{std::string_view("a\xFF"
                                  "b",
                                  3),
                 "a b"},
                {std::string_view("a\0b", 3), "a b"},
                {"\xEF\xBB\xBF"
                 "bom",
                 "bom"},
                {"cut\xE2\x82", "cut"},
                {"soft\xC2\xADhyphen zero\xE2\x80\x8Bwidth", "softhyphen zero width"},
                {"\xED\xA0\x80"
                 "x",
                 "x"}});
}

TEST(Tokenizer, CutsLongWordsAtACharacter) {
  Tokenizer tokenizer;
  const std::string ascii(1000, 'A');
  ASSERT_EQ(tokenizer.words(ascii).size(), 1u);
  EXPECT_EQ(tokenizer.words(ascii)[0].folded.size(), kMaxWordBytes);
  std::string russian;
  for (int i = 0; i < 100; ++i) russian += "ж";
  russian.insert(0, "x");
  ASSERT_EQ(tokenizer.words(russian).size(), 1u);
  EXPECT_EQ(tokenizer.words(russian)[0].folded.size(), kMaxWordBytes - 1);
  std::string marks = "a";
  for (int i = 0; i < 1000; ++i) marks += "\xCC\x81";
  ASSERT_EQ(tokenizer.words(marks).size(), 1u);
}

TEST(Tokenizer, GivesSpansInOrderWithinAnyBytes) {
  Tokenizer tokenizer;
  std::string bytes;
  uint32_t state = 7;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1664525u + 1013904223u;
    bytes += static_cast<char>(state >> 24);
  }
  uint32_t begin = 0;
  for (const Word& word : tokenizer.words(bytes)) {
    ASSERT_LE(begin, word.span.begin);
    ASSERT_LT(word.span.begin, word.span.end);
    ASSERT_LE(word.span.end, bytes.size());
    ASSERT_FALSE(word.folded.empty());
    ASSERT_LE(word.folded.size(), kMaxWordBytes);
    begin = word.span.begin;
  }
}

TEST(Tokenizer, GivesTheSameWordsForFoldedText) {
  for (const std::string_view text : {"Häuser l’École ＡＢＣ", "全文 학교 ｶﾞｽ", "مُحَمَّد أحمد"}) {
    EXPECT_EQ(folded_words(fold(text)), folded_words(text)) << text;
  }
}

TEST(Fold, KeepsEverythingButCaseAndAccents) {
  EXPECT_EQ(fold("Ana Díaz / Büro-Übersicht"), "ana diaz / buro-ubersicht");
  EXPECT_EQ(fold("Customer/Halden"), "customer/halden");
  EXPECT_EQ(fold("Cafe\xCC\x81 Noe\xCC\x88l"), "cafe noel");
  EXPECT_EQ(fold("a\xC2\xA0z"), "a z");
  EXPECT_EQ(fold(""), "");
}

TEST(Fold, IsIdempotent) {
  for (const std::string_view text : {"İΣς ﷺ ǅ ŉ ẞ", "½ ² ㎏ ﬃ", "Å ℌ 𝐇 ﾊﾟ"}) {
    EXPECT_EQ(fold(fold(text)), fold(text)) << text;
  }
}

TEST(Fold, IsIdempotentOnEveryCharacter) {
  for (char32_t c = 0x80; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    if (c < 0x800) {
      text = {static_cast<char>(0xC0 | c >> 6)};
    } else if (c < 0x10000) {
      text = {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F))};
    } else {
      text = {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 0x3F)),
              static_cast<char>(0x80 | (c >> 6 & 0x3F))};
    }
    text += static_cast<char>(0x80 | (c & 0x3F));
    const std::string folded = fold(text);
    ASSERT_EQ(fold(folded), folded) << "U+" << std::hex << static_cast<uint32_t>(c);
  }
}

std::string stem_of(const Language& language, std::string_view text) {
  Tokenizer tokenizer;
  Stemmer stemmer(language);
  std::string out;
  for (const Word& word : tokenizer.words(text)) {
    if (!out.empty()) out += ' ';
    out += stemmer.stem(word);
  }
  return out;
}

TEST(Stemmer, StemsInTheLanguageGiven) {
  EXPECT_EQ(stem_of("en", "running meetings decided"), "run meet decid");
  EXPECT_EQ(stem_of("en", "Halden's robots"), "halden robot");
  EXPECT_EQ(stem_of("de", "Häuser Haus"), "haus haus");
  EXPECT_EQ(stem_of("ru", "собаками"), stem_of("ru", "собака"));
  EXPECT_EQ(stem_of("fr", "élèves"), stem_of("fr", "élève"));
  EXPECT_EQ(stem_of("", "running Meetings"), "running meetings");
  EXPECT_EQ(stem_of("xx", "running"), "running");
}

TEST(Stemmer, LeavesNumbersAndPairsAlone) {
  EXPECT_EQ(stem_of("en", "1,000s v2s 20.04"), "1,000s v2s 20.04");
  EXPECT_EQ(stem_of("en", "全文"), "全文 文");
}

TEST(Stemmer, GivesTheSameStemAgainAndAgain) {
  Tokenizer tokenizer;
  Stemmer stemmer("en");
  for (int round = 0; round < 3; ++round) {
    for (const Word& word : tokenizer.words("meetings Meetings meetings")) {
      EXPECT_EQ(stemmer.stem(word), "meet");
    }
  }
}

TEST(DetectLanguage, GoesByScriptAndCommonWords) {
  const std::vector<std::pair<std::string_view, std::string_view>> rows = {
      {"The decision was taken by the team and it is not what we wanted", "en"},
      {"Die Entscheidung wurde von der Gruppe getroffen und ist nicht das, was wir wollten", "de"},
      {"La décision a été prise par le groupe et ce n'est pas ce que nous voulions", "fr"},
      {"La decisión fue tomada por el grupo y no es lo que queríamos para este año", "es"},
      {"La decisione è stata presa dal gruppo e non è quello che volevamo per il futuro", "it"},
      {"A decisão foi tomada pelo grupo e não é o que nós queríamos para o futuro", "pt"},
      {"De beslissing werd door de groep genomen en het is niet wat wij wilden", "nl"},
      {"Beslutet togs av gruppen och det är inte vad vi ville ha för framtiden", "sv"},
      {"Päätös tehtiin ja se ei ole mitä me halusimme, mutta se on kuin oli", "fi"},
      {"Решение было принято группой", "ru"},
      {"Рішення було прийнято групою і їх", "uk"},
      {"这个决定是由团队做出的", "zh"},
      {"この決定はチームが行った", "ja"},
      {"이 결정은 팀이 내렸다", "ko"},
      {"การตัดสินใจ", "th"},
      {"تم اتخاذ القرار من قبل الفريق", "ar"},
      {"Η απόφαση ελήφθη", "el"},
      {"यह निर्णय", "hi"},
      {"", ""},
      {"12345 -- !!", ""},
      {"Xyzzy Plugh Frotz", ""}};
  for (const auto& [text, language] : rows) EXPECT_EQ(detect_language(text), language) << text;
}

TEST(DetectLanguage, SurvivesATextCutInsideACharacter) {
  std::string text(4095, ' ');
  text += "é";
  EXPECT_EQ(detect_language(text), "");
}

TEST(ParseLanguage, TakesCodesAndNames) {
  EXPECT_EQ(parse_language("en-US"), "en");
  EXPECT_EQ(parse_language("PT_br"), "pt");
  EXPECT_EQ(parse_language("Français"), "fr");
  EXPECT_EQ(parse_language("English"), "en");
  EXPECT_EQ(parse_language("klingon"), "");
  EXPECT_EQ(parse_language(""), "");
}

}  // namespace
}  // namespace inkling
