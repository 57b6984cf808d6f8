// SPDX-License-Identifier: MIT
#include "schemas/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

#include "schemas/words.h"
#include "tests/support/temp_vault.h"

namespace inkling {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

TEST(ShippedSchemas, ReadWithoutAMistake) {
  SchemaSet schemas;
  for (const ShippedFile& file : shipped_schema_files()) {
    Result<SchemaSet> more = add_schema(std::move(schemas), file.name, file.text);
    ASSERT_TRUE(more) << more.error().where << ": " << more.error().message;
    schemas = std::move(*more);
  }
  EXPECT_EQ(schemas, shipped_schemas());
}

TEST(ShippedSchemas, DeclareWhatIsPromised) {
  const SchemaSet& shipped = shipped_schemas();
  for (const char* kind : {"fact", "decision", "task", "person", "event", "blocker", "opportunity",
                           "topic", "question", "quote"}) {
    ASSERT_NE(shipped.kind(kind), nullptr) << kind;
    EXPECT_FALSE(shipped.kind(kind)->plural.empty()) << kind;
    EXPECT_FALSE(shipped.kind(kind)->headings.empty()) << kind;
  }
  for (const char* type : {"customer", "person", "project", "meeting", "daily", "note"}) {
    EXPECT_NE(shipped.type(type), nullptr) << type;
  }
  for (const char* meaning :
       {"date", "created", "modified", "due", "owner", "by", "attendees", "people", "status",
        "priority", "supersedes", "superseded_by", "type", "lang"}) {
    EXPECT_NE(shipped.meaning(meaning), nullptr) << meaning;
  }
  EXPECT_TRUE(shipped.kind("task")->task);
  EXPECT_TRUE(shipped.kind("person")->people);
  EXPECT_TRUE(shipped.kind("decision")->decision);
  EXPECT_THAT(shipped.kind("decision")->headings, Contains("beschlusse"));
  EXPECT_EQ(shipped.facets.front().name, "tag");
  EXPECT_TRUE(shipped.facets.front().hierarchical);
}

/// Which declaration claims a text, when two of one group do.
template <typename Spec, typename Member>
void expect_claimed_once(const std::vector<Spec>& specs, Member member) {
  std::map<std::string, std::string> claimed;
  for (const Spec& spec : specs) {
    for (const std::string& text : spec.*member) {
      EXPECT_TRUE(claimed.emplace(text, spec.name).second)
          << text << " is claimed by " << claimed[text] << " and " << spec.name;
    }
  }
}

TEST(ShippedSchemas, ClaimNoHeadingTwice) {
  const SchemaSet& shipped = shipped_schemas();
  expect_claimed_once(shipped.kinds, &KindSpec::headings);
  expect_claimed_once(shipped.kinds, &KindSpec::callouts);
  expect_claimed_once(shipped.kinds, &KindSpec::prefixes);
  expect_claimed_once(shipped.kinds, &KindSpec::columns);
  expect_claimed_once(shipped.kinds, &KindSpec::fields);
  expect_claimed_once(shipped.meanings, &MeaningSpec::keys);
  expect_claimed_once(shipped.meanings, &MeaningSpec::marks);
}

TEST(ShippedSchemas, GiveEachSpellingOneValue) {
  std::map<std::string, std::string> claimed;
  for (const ValueSpec& value : shipped_schemas().values) {
    for (const std::string& word : value.words) {
      EXPECT_TRUE(claimed.emplace(value.of + ' ' + word, value.name).second)
          << word << ": " << claimed[value.of + ' ' + word] << " and " << value.name;
    }
    for (const std::string& mark : value.marks) {
      EXPECT_TRUE(claimed.emplace(value.of + " mark " + mark, value.name).second) << mark;
    }
  }
}

TEST(ShippedSchemas, KnowTheHeadingsThatPeopleWrite) {
  const std::vector<std::pair<std::string_view, std::string_view>> rows = {
      {"Key Facts", "fact"},
      {"Account Status", "fact"},
      {"Kennzahlen", "fact"},
      {"Points clés", "fact"},
      {"Datos clave", "fact"},
      {"关键事实", "fact"},
      {"Key Decisions", "decision"},
      {"Decisions made", "decision"},
      {"Conclusions", "decision"},
      {"Entscheidungen", "decision"},
      {"Décisions", "decision"},
      {"Acuerdos", "decision"},
      {"决策", "decision"},
      {"決定事項", "decision"},
      {"Action items", "task"},
      {"Next steps", "task"},
      {"Follow-ups", "task"},
      {"Nächste Schritte", "task"},
      {"À faire", "task"},
      {"Próximos pasos", "task"},
      {"待办事项", "task"},
      {"Следующие шаги", "task"},
      {"Key Contacts", "person"},
      {"Attendees", "person"},
      {"Teilnehmer", "person"},
      {"Présents", "person"},
      {"Asistentes", "person"},
      {"参会人员", "person"},
      {"Recent Context", "event"},
      {"Timeline", "event"},
      {"Verlauf", "event"},
      {"Historique", "event"},
      {"Blockers", "blocker"},
      {"Hindernisse", "blocker"},
      {"Opportunities", "opportunity"},
      {"Chancen", "opportunity"},
      {"Agenda", "topic"},
      {"Tagesordnung", "topic"},
      {"Open Questions", "question"},
      {"Offene Fragen", "question"},
      {"待解决问题", "question"},
      {"Quotes", "quote"},
      {"Notes", ""},
      {"Summary", ""},
      {"Background", ""},
      {"Related Topics", ""},
      {"Members", "person"},
      {"Remarks", ""}};
  for (const auto& [heading, kind] : rows) {
    std::string found;
    for (const KindSpec& spec : shipped_schemas().kinds) {
      for (const auto* headings : {&spec.headings, &spec.minutes, &spec.doubtful}) {
        if (std::count(headings->begin(), headings->end(), fold(heading)) > 0) found = spec.name;
      }
    }
    EXPECT_EQ(found, kind) << heading;
  }
}

TEST(AddSchema, AddsAKindWithoutCode) {
  const Result<SchemaSet> schemas = add_schema(shipped_schemas(), "risk.yaml", R"(
kinds:
  risk:
    plural: risks
    weight: 2
    headings:
      en: [Risks, Key Risks]
      de: Größte Risiken
    symbols: ["⚠️"]
)");
  ASSERT_TRUE(schemas) << schemas.error().message;
  const KindSpec* const risk = schemas->kind("risk");
  ASSERT_NE(risk, nullptr);
  EXPECT_EQ(risk->weight, 2u);
  EXPECT_THAT(risk->headings, ElementsAre("risks", "key risks", "grosste risiken"));
  EXPECT_THAT(risk->symbols, ElementsAre("⚠️"));
  EXPECT_EQ(schemas->kinds.back().name, "risk");
}

TEST(AddSchema, OverridesKeyByKey) {
  const SchemaSet base = *add_schema({}, "base.yaml", R"(
kinds:
  fact: {plural: facts, weight: 3, headings: [a, b, c]}
)");
  const auto headings = [&](const char* yaml) {
    const Result<SchemaSet> schemas = add_schema(base, "more.yaml", yaml);
    EXPECT_TRUE(schemas) << schemas.error().message;
    EXPECT_EQ(schemas->kind("fact")->weight, 3u);
    return schemas->kind("fact")->headings;
  };
  EXPECT_THAT(headings("kinds: {fact: {headings: [x]}}"), ElementsAre("x"));
  EXPECT_THAT(headings("kinds: {fact: {headings: []}}"), ElementsAre());
  EXPECT_THAT(headings("kinds: {fact: {headings+: [x, a]}}"), ElementsAre("b", "c", "x", "a"));
  EXPECT_THAT(headings("kinds: {fact: {headings-: [b, x]}}"), ElementsAre("a", "c"));
  EXPECT_THAT(headings("kinds: {fact: {headings-: a, headings+: d}}"), ElementsAre("b", "c", "d"));
}

TEST(AddSchema, PutsNewTypesBeforeTheKnown) {
  const SchemaSet base = *add_schema({}, "base.yaml", "types: {person: {}, note: {}}");
  const SchemaSet more = *add_schema(base, "more.yaml", "types: {a: {}, note: {}, b: {}}");
  std::vector<std::string> names;
  for (const TypeSpec& type : more.types) names.push_back(type.name);
  EXPECT_THAT(names, ElementsAre("a", "b", "person", "note"));
}

TEST(AddSchema, ReadsValuesOneLevelDeeper) {
  const SchemaSet schemas = *add_schema({}, "v.yaml", R"(
values:
  status:
    done: {words: [Erledigt], marks: [x, X], starts: [DONE]}
  priority:
    high: {words: dringend}
)");
  ASSERT_EQ(schemas.values.size(), 2u);
  EXPECT_EQ(schemas.values[0].of, "status");
  EXPECT_EQ(schemas.values[0].name, "done");
  EXPECT_THAT(schemas.values[0].words, ElementsAre("erledigt"));
  EXPECT_THAT(schemas.values[0].marks, ElementsAre("x", "X"));
  EXPECT_THAT(schemas.values[1].words, ElementsAre("dringend"));
}

std::string error_of(std::string_view yaml) {
  const Result<SchemaSet> schemas = add_schema(shipped_schemas(), "risk.yaml", yaml);
  if (schemas) return "no error";
  const Error& error = schemas.error();
  EXPECT_EQ(error.code, Code::kInvalid);
  return error.where + ": " + error.message + (error.hint.empty() ? "" : " | " + error.hint);
}

TEST(AddSchema, NamesThePlaceAndTheCure) {
  const std::vector<std::pair<std::string_view, std::string_view>> rows = {
      {"kinds:\n  risk:\n    wieght: 2\n",
       "risk.yaml:3:5: unknown key 'wieght' | did you mean 'weight'?"},
      {"kind:\n  risk: {}\n", "risk.yaml:1:1: unknown key 'kind' | did you mean 'kinds'?"},
      {"facets:\n  x: {zzzzzz: 1}\n",
       "risk.yaml:2:7: unknown key 'zzzzzz' | known keys: source, hierarchical"},
      {"kinds:\n  risk:\n    weight: heavy\n",
       "risk.yaml:3:13: 'weight' must be a number from 0 to 100, not 'heavy'"},
      {"kinds:\n  risk:\n    weight: 101\n",
       "risk.yaml:3:13: 'weight' must be a number from 0 to 100, not '101'"},
      {"kinds:\n  risk:\n    weight: [1]\n", "risk.yaml:3:13: 'weight' must be text, not a list"},
      {"kinds:\n  risk:\n    task: maybe\n",
       "risk.yaml:3:11: 'task' must be true or false, not 'maybe'"},
      {"kinds:\n  risk:\n    headings: [[a]]\n",
       "risk.yaml:3:16: 'headings' must be a list of texts, not a list"},
      {"kinds:\n  risk:\n    headings: ['']\n", "risk.yaml:3:16: empty text in 'headings'"},
      {"kinds:\n  risk:\n    plural: a\n    plural: b\n", "risk.yaml:4:5: duplicate key 'plural'"},
      {"kinds:\n  risk: {}\n  risk: {}\n", "risk.yaml:3:3: duplicate key 'risk'"},
      {"kinds: [risk]\n", "risk.yaml:1:8: 'kinds' must be a map, not a list"},
      {"kinds:\n  risk: late\n", "risk.yaml:2:9: 'risk' must be a map, not text"},
      {"kinds:\n  '': {plural: x}\n",
       "risk.yaml:2:3: a declaration in 'kinds' has no name | a name is lower case letters, "
       "digits, '-' and '_', and begins with a letter"},
      {"kinds:\n  Big Risk: {}\n",
       "risk.yaml:2:3: bad name 'Big Risk' in 'kinds' | a name is lower case letters, digits, '-' "
       "and '_', and begins with a letter"},
      {"kinds:\n  title: {}\n", "risk.yaml:2:3: 'title' is a field and cannot be a kind"},
      {"- risk\n", "risk.yaml:1:1: 'the file' must be a map, not a list"},
      {"",
       "risk.yaml:1:1: the file declares nothing | begin with 'kinds:', 'types:', 'fields:', "
       "'meanings:', 'values:' or 'facets:'"},
      {"# only a comment\n",
       "risk.yaml:1:1: the file declares nothing | begin with 'kinds:', 'types:', 'fields:', "
       "'meanings:', 'values:' or 'facets:'"},
      {"kinds:\n  risk: {weight: 1\n", "risk.yaml:3:1: end of map flow not found"},
      {"kinds: &a\n  risk:\n    headings: [*a]\n",
       "risk.yaml:1:8: 'headings' must be a list of texts, not a map"}};
  for (const auto& [yaml, message] : rows) EXPECT_EQ(error_of(yaml), message) << yaml;
}

TEST(AddSchema, SurvivesHostileYaml) {
  EXPECT_EQ(error_of(std::string(kMaxSchemaBytes + 1, ' ')),
            "risk.yaml: the file is larger than 1048576 bytes");
  EXPECT_NE(error_of(std::string(100000, '[')), "no error");
  EXPECT_NE(error_of(std::string("kinds:\0x", 8)), "no error");
  EXPECT_NE(error_of("kinds: \xFF\xFE"), "no error");
  std::string many = "kinds:\n  risk:\n    headings:\n";
  for (size_t i = 0; i <= kMaxSchemaTexts; ++i) many += "      - h" + std::to_string(i) + "\n";
  EXPECT_EQ(error_of(many), "risk.yaml:2004:9: more than 2000 texts in 'headings'");
  EXPECT_EQ(error_of("\xEF\xBB\xBFkinds:\r\n  risk: {plural: risks}\r\n"), "no error");
}

TEST(LoadSchemas, GivesTheShippedOnesWithoutAFolder) {
  const TempVault vault;
  const Result<SchemaSet> schemas = load_schemas(vault.root());
  ASSERT_TRUE(schemas) << schemas.error().message;
  EXPECT_EQ(*schemas, shipped_schemas());
}

TEST(LoadSchemas, ReadsTheVaultsFilesInOrderOfName) {
  const TempVault vault;
  vault.write(".inkling/schemas/20 later.yaml", "kinds: {risk: {plural: last}}");
  vault.write(".inkling/schemas/10.yml", "kinds: {risk: {plural: first, weight: 4}}");
  vault.write(".inkling/schemas/notes.txt", "not: [yaml");
  const Result<SchemaSet> schemas = load_schemas(vault.root());
  ASSERT_TRUE(schemas) << schemas.error().message;
  ASSERT_NE(schemas->kind("risk"), nullptr);
  EXPECT_EQ(schemas->kind("risk")->plural, "last");
  EXPECT_EQ(schemas->kind("risk")->weight, 4u);
}

TEST(LoadSchemas, NamesTheFileThatIsWrong) {
  const TempVault vault;
  vault.write(".inkling/schemas/risk.yaml", "kinds:\n  risk: {pural: risks}\n");
  const Result<SchemaSet> schemas = load_schemas(vault.root());
  ASSERT_FALSE(schemas);
  EXPECT_EQ(schemas.error().where, ".inkling/schemas/risk.yaml:2:10");
  EXPECT_EQ(schemas.error().message, "unknown key 'pural'");
  EXPECT_EQ(schemas.error().hint, "did you mean 'plural'?");
}

TEST(LoadSchemas, RefusesAFileOutsideTheVault) {
  const TempVault vault, elsewhere;
  elsewhere.write("risk.yaml", "kinds: {risk: {}}");
  vault.link(".inkling/schemas/risk.yaml", elsewhere.at("risk.yaml"));
  EXPECT_FALSE(load_schemas(vault.root()));
}

}  // namespace
}  // namespace inkling
