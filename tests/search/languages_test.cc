// SPDX-License-Identifier: MIT
// One vault in many languages and scripts, without any setting: what each query finds in it.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "search/rows.h"

namespace inkling {
namespace {

const std::vector<NoteText>& notes() {
  static const std::vector<NoteText> list{
      {"arabic.md",
       "# محطة التحلية\n\nكتب مُحَمَّد تقريرا عن تحلية المياه في الدمام. الكتاب الكبير.\n"},
      {"thai.md", "# ค้นหา\n\nระบบค้นหาข้อความภาษาไทยทำงานได้ดี\n"},
      {"russian.md", "# Проекты\n\nВсе проекты компании завершены. Ёлка стоит во дворе.\n"},
      {"hindi.md", "# खोज\n\nहिन्दी में लिखी किताबें यहाँ हैं।\n"},
      {"german.md",
       "---\nlang: de\n---\n# Größe\n\nDie Straße am Fluss. Häuser und Übergänge, Fußgänger.\n"},
      {"french.md",
       "---\nlang: fr\n---\n# L'école\n\n"
       "L’église d'été, aujourd'hui. Cœur de bœuf. Les journaux régionaux.\n"},
      {"turkish.md", "---\nlang: tr\n---\n# Işık\n\nİstanbul ışıkları, ılık sular. DIŞ KAPI.\n"},
      {"japanese.md", "# 東京タワー\n\n検索エンジンを作る。ｶﾀｶﾅとＡＢＣ１２３。\n"},
      {"mixed.md", "# 搜索\n\n使用Xapian引擎构建全文搜索，支持C++20和UTF-8编码。\n"},
      {"emoji.md", "# Launch\n\nShip 🚀 with 👩‍🚀 and 👍🏽 from 🇩🇪 ❤️.\n"},
      {"korean.md", "# 한국어\n\n한국어 검색 엔진입니다. 회의록을 찾습니다.\n"},
      {"greek.md", "# Αθήνα\n\nΗ πόλη της Αθήνας, καφές και θάλασσα.\n"},
      {"hebrew.md", "# שלום\n\nשלום עולם, חיפוש בטקסט.\n"},
      {"viet.md", "# Tiếng Việt\n\nTìm kiếm văn bản đầy đủ ở Đà Nẵng.\n"},
      {"polish.md", "# Łódź\n\nZażółć gęślą jaźń.\n"},
      {"danish.md", "# Ærø\n\nSmørrebrød på Ærø, blåbær.\n"},
      {"nfd.md", "# Cafe\xCC\x81\n\nA nai\xCC\x88ve re\xCC\x81sume\xCC\x81.\n"},
      {"nfc.md", "# Café\n\nA naïve résumé.\n"},
      {"forms.md", "# 𝐁old\n\nﬁnal oﬃce №5 x² ＴＯＫＹＯ\n"}};
  return list;
}

TEST(SearchLanguages, StemsInALanguageThatCameAfterTheFirstSearch) {
  TestVault vault({{"house.md", "---\nlang: en\n---\n# House\n\nThe houses on the river.\n"}});
  EXPECT_TRUE(vault.search({.query = "hausern"}).hits.empty());
  vault.write("haus.md", "---\nlang: de\n---\n# Haus\n\nDie Hauser am Fluss.\n");
  vault.index();
  const Results results = vault.search({.query = "hausern"});
  ASSERT_EQ(results.hits.size(), 1);
  EXPECT_EQ(results.hits[0].path, "haus.md");
  EXPECT_EQ(results.hits[0].tier, Tier::kStem) << "not taken for a misspelling";
}

TEST(SearchLanguages, FindsWordsOfAlphabets) {
  TestVault vault(notes());
  expect_found(vault, {{"محمد", {"arabic"}},
                       {"مُحَمَّد", {"arabic"}},
                       {"المياه", {"arabic"}},
                       {"كتاب", {"arabic"}},
                       {"\"تحلية المياه\"", {"arabic"}},
                       {"\"المياه تحلية\"", {}},
                       {"проект", {"russian"}},
                       {"ПРОЕКТЫ", {"russian"}},
                       {"завершена", {"russian"}},
                       {"елка", {"russian"}},
                       {"ёлка", {"russian"}},
                       {"\"все проекты\"", {"russian"}},
                       {"αθηνα", {"greek"}},
                       {"ΑΘΗΝΑ", {"greek"}},
                       {"ΚΑΦΕΣ", {"greek"}},
                       {"θαλασσα", {"greek"}},
                       {"שלום", {"hebrew"}},
                       {"\"שלום עולם\"", {"hebrew"}},
                       {"tieng viet", {"viet"}},
                       {"Tiếng Việt", {"viet"}},
                       {"da nang", {"viet"}},
                       {"=Nang", {}},
                       {"lodz", {"polish"}},
                       {"ŁÓDŹ", {"polish"}},
                       {"gesla jazn", {"polish"}},
                       {"smorrebrod", {"danish"}},
                       {"ærø", {"danish"}},
                       {"aero", {"danish"}},
                       {"한국어", {"korean"}},
                       {"검색", {"korean"}},
                       {"회의록", {"korean"}}});
}

TEST(SearchLanguages, FoldsGermanFrenchAndTurkish) {
  TestVault vault(notes());
  expect_found(
      vault,
      {{"strasse", {"german"}},    {"straße", {"german"}},    {"STRASSE", {"german"}},
       {"haus", {"german"}},       {"grosse", {"german"}},    {"GRÖSSE", {"german"}},
       {"fussgänger", {"german"}}, {"=fussgänger", {}},       {"ubergange", {"german"}},
       {"l'école", {"french"}},    {"ecole", {"french"}},     {"église", {"french"}},
       {"été", {"french"}},        {"d’été", {"french"}},     {"aujourd’hui", {"french"}},
       {"coeur", {"french"}},      {"cœur", {"french"}},      {"journal régional", {"french"}},
       {"ışık", {"turkish"}},      {"isik", {"turkish"}},     {"IŞIK", {"turkish"}},
       {"istanbul", {"turkish"}},  {"İSTANBUL", {"turkish"}}, {"dış kapı", {"turkish"}},
       {"ilik", {"turkish"}}});
}

TEST(SearchLanguages, FindsScriptsWithoutBlanks) {
  TestVault vault(notes());
  expect_found(vault, {{"ค้นหา", {"thai"}},
                       {"ภาษาไทย", {"thai"}},
                       {"ข้อความ ระบบ", {"thai"}},
                       {"\"ค้นหาข้อความ\"", {"thai"}},
                       {"\"ข้อความค้นหา\"", {}},
                       {"東京", {"japanese"}},
                       {"タワー", {"japanese"}},
                       {"東京タワー", {"japanese"}},
                       {"京都", {}},
                       {"検索", {"japanese"}},
                       {"xapian", {"mixed"}},
                       {"引擎 xapian", {"mixed"}},
                       {"Xapian引擎", {"mixed"}},
                       {"全文搜索", {"mixed"}},
                       {"搜索全文", {}},
                       {"\"全文搜索\"", {"mixed"}},
                       {"\"搜索全文\"", {}},
                       {"C++20", {"mixed"}},
                       {"UTF-8编码", {"mixed"}},
                       {"搜", {"mixed"}},
                       {"东京", {}}});
}

TEST(SearchLanguages, KeepsCombiningMarksThatAreLetters) {
  TestVault vault(notes());
  expect_found(
      vault,
      {{"हिन्दी", {"hindi"}}, {"किताबें", {"hindi"}}, {"खोज", {"hindi"}}, {"हनद", {}}, {"कताब", {}}});
}

TEST(SearchLanguages, TakesEveryFormOfACharacterForTheSame) {
  TestVault vault(notes());
  expect_found(vault, {{"cafe", {"nfd", "nfc"}},
                       {"café", {"nfd", "nfc"}},
                       {"cafe\xCC\x81", {"nfd", "nfc"}},
                       {"=café", {"nfd", "nfc"}},
                       {"=cafe", {}},
                       {"résumé naïve", {"nfd", "nfc"}},
                       {"カタカナ", {"japanese"}},
                       {"abc123", {"japanese"}},
                       {"ＡＢＣ１２３", {"japanese"}},
                       {"tokyo", {"forms"}},
                       {"final office", {"forms"}},
                       {"bold", {"forms"}},
                       {"№5", {"forms"}},
                       {"title：東京", {"japanese"}},
                       {"（東京 OR 검색）", {"japanese", "korean"}},
                       {"“全文搜索”", {"mixed"}},
                       {"東京　検索", {"japanese"}}});
}

TEST(SearchLanguages, FindsEmoji) {
  TestVault vault(notes());
  expect_found(vault, {{"🚀", {"emoji"}},
                       {"👩‍🚀", {"emoji"}},
                       {"👍🏽", {"emoji"}},
                       {"👍", {"emoji"}},
                       {"🇩🇪", {"emoji"}},
                       {"❤", {"emoji"}},
                       {"❤️", {"emoji"}},
                       {"🚀 ship", {"emoji"}},
                       {"🍋", {}}});
}

}  // namespace
}  // namespace inkling
