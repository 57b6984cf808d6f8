// SPDX-License-Identifier: MIT
// Queries over a small vault, with the exact notes that each must find: what the query language
// promises, from the words to the answer.
#include <gtest/gtest.h>

#include "search/small_vault.h"

namespace inkling {
namespace {

TEST(SearchNotes, FindsWords) {
  expect_rows({
      {"pallets", {kMarlin, kTern}},
      {"pallet", {kMarlin, kTern}},
      {"PALLETS", {kMarlin, kTern}},
      {"pallets trucks", {kTern}},
      {"printer label", {kMarlin, kSync}},
      {"pallets OR budget", {kMarlin, kTern, kBudget, kDay}},
      {"pallets | budget", {kMarlin, kTern, kBudget, kDay}},
      {"pallets -trucks", {kMarlin}},
      {"pallets NOT trucks", {kMarlin}},
      {"(budget OR printer) -slow", {kMarlin, kBudget, kDay}},
      {"trucks budget OR printer slow", {kBudget, kSync}},
      {"budget (trucks OR printer)", {kBudget}},
      {"café", {kNora, kDay, kCrane}},
      {"cafe", {kNora, kDay, kCrane}},
      {"running", {kMarlin, kTern, kNora}},
      {"secret", {}},
      {"nosuchword", {}},
      {"marathon harbour", {}},
      {"Kühlung", {kCold}},
      {"kuhlung", {kCold}},
      {"Haus", {kCold}},
      {"Häuser", {kCold}},
      {"北京", {kBeijing}},
      {"北京大学", {kBeijing}},
      {"冷链", {kBeijing}},
      {"京", {kBeijing}},
      {"上海", {}},
      {"🚀", {kEmoji}},
  });
}

TEST(SearchNotes, FindsNamesAsTheyAreWritten) {
  expect_rows({
      {"OC-41252", {kTern}},
      {"41252", {kTern}},
      {"C++", {kTern}},
      {"GB/s", {kTern}},
      {"20.04", {kMarlin}},
      {"1,000", {kEmoji}},
      {"v1.2", {kEmoji}},
      {"snake_case_name", {kSnake}},
      {"snake_case", {kSnake}},
      {"retry_count", {kSnake}},
      {"retry", {kSnake}},
      {"parse::Header", {kSnake}},
      {"a/b/c.txt", {kSnake}},
      {"otto@tern.example", {kSnake}},
      {"OC-41253", {}},
  });
}

TEST(SearchNotes, ChecksPhrasesAndNearness) {
  expect_rows({
      {"\"blue label\"", {kMarlin, kSync}},
      {"\"label blue\"", {}},
      {"\"label printer\"", {kMarlin}},
      {"\"the printer was slow\"", {kSync}},
      {"\"two suppliers the printer\"", {kSync}},
      {"\"pallet\"", {kMarlin}},
      {"\"pallets\"", {kMarlin, kTern}},
      {"\"runs until summer\"", {kMarlin}},
      {"\"running until\"", {}},
      {"-\"blue label\" label", {}},
      {"printer -\"blue label\"", {}},
      {"\"printer slow\"~2", {kSync}},
      {"\"slow printer\"~2", {kSync}},
      {"\"printer slow\"", {}},
      {"printer NEAR/3 slow", {kSync}},
      {"printer NEAR/1 cold", {}},
      {"\"北京大学\"", {kBeijing}},
      {"\"大学北京\"", {}},
      {"\"blue label\" OR \"truck routes\"", {kMarlin, kSync, kTern}},
  });
}

TEST(SearchNotes, CompletesCorrectsAndMatchesExpressions) {
  expect_rows({
      {"pall*", {kMarlin, kTern}},
      {"runn*", {kNora}},
      {"coldst*", {}},
      {"=café", {kDay, kCrane}},
      {"=cafe", {kCrane}},
      {"=CAFE", {kCrane}},
      {"=pallet", {kMarlin}},
      {"match-case:NORTH", {kCrane}},
      {"match-case:North", {}},
      {"match-case:(CAFE north)", {kCrane}},
      {"budgit~", {kBudget, kDay}},
      {"/OC-\\d+/", {kTern}},
      {"/oc-\\d+/", {}},
      {"/oc-\\d+/i", {kTern}},
      {"/- \\[x\\]/", {kMarlin}},
      {"/^status: draft$/", {kMarlin}},
      {"/example\\.org/", {kDay}},
      {"printer /slow|fast/", {kSync}},
      {"pallets -/forty/", {kMarlin}},
  });
}

TEST(SearchNotes, LooksInFields) {
  expect_rows({
      {"title:budget", {kBudget}},
      {"title:label", {kSync}},
      {"title:\"marlin foods\"", {kMarlin}},
      {"title:(label OR crane)", {kSync, kCrane}},
      {"alias:mf", {kMarlin}},
      {"alias:marlin", {kMarlin}},
      {"heading:risks", {kSync}},
      {"heading:\"key facts\"", {kMarlin, kTern}},
      {"body:nora", {kMarlin, kSync, kNora}},
      {"body:mf", {}},
      {"content:slow", {kSync}},
      {"-title:budget trucks", {kTern}},
  });
}

TEST(SearchNotes, KeepsWordsTogetherInAScope) {
  expect_rows({
      {"line:(printer slow)", {kSync}},
      {"line:(suppliers slow)", {}},
      {"block:(suppliers slow)", {kSync}},
      {"block:(suppliers cold)", {}},
      {"section:(printer cold)", {kSync}},
      {"section:(paper supplier)", {}},
      {"section:(blue supplier)", {kSync}},
      {"line:(printer -slow)", {kMarlin, kSync}},
      {"printer -line:(printer slow)", {kMarlin}},
      {"line:(hook blue)", {kCrane}},
      {"line:(hook grey)", {}},
      {"line:(printer OR hook)", {kMarlin, kSync, kCrane}},
      {"line:(\"printer was\" slow)", {kSync}},
  });
}

TEST(SearchNotes, AsksForItemsInANote) {
  expect_rows({
      {"fact:pallets", {kMarlin}},
      {"fact:trucks", {kTern}},
      {"-fact:trucks type:customer", {kMarlin}},
      {"decision:(blue printer)", {kMarlin}},
      {"decision:(blue pallets week)", {}},
      {"task-todo:label", {kMarlin}},
      {"task-done:label", {}},
      {"task-done:pallet", {kMarlin}},
      {"task:(label OR routes)", {kMarlin, kTern}},
      {"item:(tern forty)", {kTern}},
      {"item:(pallets printer week)", {}},
      {"fact:* type:customer", {kMarlin, kTern}},
      {"kind:decision", {kMarlin}},
  });
}

TEST(SearchNotes, ReadsSavedQueriesAtEverySearch) {
  TestVault vault(notes());
  vault.write(".inkling/queries.txt", "fin: tag:finance\nopen-trucks: trucks -@fin\n");
  expect_found(vault, {{"@fin", {kBudget, kCrane}},
                       {"trucks @fin", {kBudget}},
                       {"@open-trucks", {kTern}},
                       {"saved:fin blue", {kCrane}},
                       {"@nobody", {}}});
  vault.write(".inkling/queries.txt", "fin: tag:urgent\n");
  expect_found(vault, {{"@fin", {kBudget}}});
  vault.remove(".inkling/queries.txt");
  EXPECT_EQ(vault.search({.query = "@fin"}).diagnostics.at(0).code, "unknown-saved");
}

TEST(SearchNotes, TakesAnythingAsAQuery) {
  TestVault vault(notes());
  for (const char* query : {"", "*", " "}) {
    EXPECT_EQ(vault.search({.query = query}).total, notes().size()) << query;
  }
  for (const char* query : {"((((",    "\"",          "tag:",
                            "-",       "/[/",         "date:01/02/2026",
                            ":)",      "title:",      "\xFF\xFE",
                            "a OR",    "OR",          "NOT",
                            "[",       "[]",          "[:]",
                            "line:()", "match-case:", "kind:",
                            "@x",      "is:x",        "in:elsewhere pallets"}) {
    vault.search({.query = query});
  }
}

}  // namespace
}  // namespace inkling
