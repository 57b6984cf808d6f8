// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/server/lsp_client.h"

namespace inkling {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

const Json kAble = {
    {"workspace",
     {{"workspaceEdit",
       {{"documentChanges", true}, {"resourceOperations", {"create", "rename"}}}}}},
    {"textDocument", {{"documentSymbol", {{"hierarchicalDocumentSymbolSupport", true}}}}}};

/// "people/Ana.md:3:2" for each location.
std::vector<std::string> places(const LspEditor& editor, const Json& locations) {
  const std::string root = editor.uri("");
  std::vector<std::string> out;
  for (const Json& one : locations) {
    const Json& start = one["range"]["start"];
    out.push_back(one["uri"].get<std::string>().substr(root.size()) + ":" + start["line"].dump() +
                  ":" + start["character"].dump());
  }
  return out;
}

std::vector<std::string> all(const Json& list, const char* key) {
  std::vector<std::string> out;
  for (const Json& one : list) out.push_back(one[key].get<std::string>());
  return out;
}

std::vector<std::string> new_texts(const Json& completion) {
  std::vector<std::string> out;
  for (const Json& one : completion["items"]) out.push_back(one["textEdit"]["newText"]);
  return out;
}

void write_harbour(const LspEditor& editor) {
  editor.write("people/Ana Petrov.md",
               "---\ntype: person\naliases: [Anoushka]\n---\n# Ana Petrov\n\nRuns the buoys.\n");
  editor.write("plan.md",
               "---\ntags: [harbour/north]\nstatus: draft\n---\n# The plan\n\n"
               "é😀 [[Ana Petrov]] #harbour/south\n\n"
               "## Key Decisions\n\n- 2026-02-03: Close the sluice. ^sluice\n\n"
               "## Open Tasks\n\n- [ ] Call @ana.petrov due: 2026-12-01\n");
  editor.write("log.md", "See [[plan#Key Decisions]], [[plan#^sluice]] and [[nowhere]].\n");
}

TEST(LspNavigation, CountsUtf16ByDefaultAndUtf8WhenAgreed) {
  for (const bool utf8 : {false, true}) {
    LspEditor editor;
    write_harbour(editor);
    editor.start(utf8 ? Json{{"general", {{"positionEncodings", {"utf-8"}}}}} : Json::object());
    editor.wait_for_index();
    const int begin = utf8 ? 7 : 4;
    EXPECT_TRUE(
        editor.result("textDocument/definition", editor.at("plan.md", 6, begin - 1)).is_null());
    EXPECT_THAT(
        places(editor, editor.result("textDocument/definition", editor.at("plan.md", 6, begin))),
        ElementsAre("people/Ana%20Petrov.md:0:0"));
    const Json card = editor.result("textDocument/hover", editor.at("plan.md", 6, begin + 3));
    EXPECT_EQ(card["range"]["start"]["character"], begin);
    EXPECT_EQ(card["range"]["end"]["character"], begin + 14);
  }
}

TEST(LspNavigation, FollowsHeadingsBlocksAliasesAndHandles) {
  LspEditor editor;
  write_harbour(editor);
  editor.write("a.md", "[[anoushka]] [[Plan#key decisions]] [p](plan.md#^sluice) @ana.petrov\n");
  editor.start();
  editor.wait_for_index();
  const struct {
    int character;
    const char* place;
  } cases[] = {{3, "people/Ana%20Petrov.md:0:0"},
               {15, "plan.md:8:3"},
               {40, "plan.md:10:2"},
               {62, "people/Ana%20Petrov.md:0:0"}};
  for (const auto& one : cases) {
    EXPECT_THAT(places(editor, editor.result("textDocument/definition",
                                             editor.at("a.md", 0, one.character))),
                ElementsAre(one.place));
  }
}

TEST(LspNavigation, FindsWhatLinksToANoteAHeadingABlockAndATag) {
  LspEditor editor;
  write_harbour(editor);
  editor.start();
  editor.wait_for_index();
  const auto references = [&](int line, int character) {
    return places(editor,
                  editor.result("textDocument/references", editor.at("plan.md", line, character)));
  };
  EXPECT_THAT(references(4, 3), ElementsAre("log.md:0:4", "log.md:0:28")) << "title: the note";
  EXPECT_THAT(references(8, 5), ElementsAre("log.md:0:4")) << "heading";
  EXPECT_THAT(references(10, 35), ElementsAre("log.md:0:28")) << "block";
  EXPECT_THAT(references(6, 22), ElementsAre("plan.md:6:19")) << "tag";
}

TEST(LspHover, ShowsNotesPeopleAndItems) {
  LspEditor editor;
  write_harbour(editor);
  editor.start();
  editor.wait_for_index();
  const auto hover = [&](const std::string& path, int line, int character) {
    const Json card = editor.result("textDocument/hover", editor.at(path, line, character));
    return card.is_null() ? std::string() : card["contents"]["value"].get<std::string>();
  };
  EXPECT_THAT(hover("log.md", 0, 8), HasSubstr("Close the sluice."));
  EXPECT_THAT(hover("plan.md", 6, 6), HasSubstr("Runs the buoys."));
  EXPECT_THAT(hover("plan.md", 6, 6), HasSubstr("**Open tasks** (1)"));
  EXPECT_THAT(hover("plan.md", 6, 24), HasSubstr("1 notes"));
  EXPECT_THAT(hover("plan.md", 10, 5),
              HasSubstr("**decision** · current · 2026-02-03 (from text)"));
  EXPECT_THAT(hover("plan.md", 14, 4), HasSubstr("due 2026-12-01"));
  EXPECT_THAT(hover("log.md", 0, 55), HasSubstr("No note is called *nowhere*"));
  EXPECT_EQ(hover("plan.md", 5, 0), "");
}

TEST(LspSymbols, NestItemsBelowHeadings) {
  LspEditor editor;
  write_harbour(editor);
  editor.start(kAble);
  editor.wait_for_index();
  const Json symbols = editor.result("textDocument/documentSymbol", editor.at("plan.md", 0, 0));
  ASSERT_EQ(symbols.size(), 1u);
  EXPECT_EQ(symbols[0]["name"], "The plan");
  EXPECT_THAT(all(symbols[0]["children"], "name"), ElementsAre("Key Decisions", "Open Tasks"));
  EXPECT_EQ(symbols[0]["children"][0]["children"][0]["detail"], "decision");
  EXPECT_EQ(symbols[0]["children"][1]["children"][0]["detail"], "task");
}

TEST(LspSymbols, FindNotesByNameHeadingAndText) {
  LspEditor editor;
  write_harbour(editor);
  editor.start();
  editor.wait_for_index();
  const auto names = [&](const std::string& query) {
    return all(editor.result("workspace/symbol", {{"query", query}}), "name");
  };
  EXPECT_THAT(names("petr"), testing::Contains("Ana Petrov"));
  EXPECT_THAT(names("anoush"), testing::Contains("anoushka"));
  EXPECT_THAT(names("key dec"), testing::Contains("Key Decisions"));
  EXPECT_THAT(names(""), UnorderedElementsAre("Ana Petrov", "The plan", "log"));
}

TEST(LspCompletion, OffersWhatFitsTheSignBeforeTheCursor) {
  LspEditor editor;
  write_harbour(editor);
  editor.start();
  editor.wait_for_index();
  const struct {
    std::string line;
    std::string first;
    int from;
  } cases[] = {{"[[ana", "Ana Petrov]]", 2},
               {"[[anoush", "Ana Petrov|Anoushka]]", 2},
               {"[[plan#key", "Key Decisions]]", 7},
               {"[[plan#^s", "sluice]]", 8},
               {"x #harb", "harbour", 3},
               {"ask @pet", "ana.petrov", 5},
               {"> [!dec", "decision] ", 4},
               {"status:: dr", "draft", 9}};
  for (const auto& one : cases) {
    editor.open("new.md", one.line);
    const Json found = editor.result("textDocument/completion",
                                     editor.at("new.md", 0, static_cast<int>(one.line.size())));
    ASSERT_FALSE(found.is_null()) << one.line;
    ASSERT_THAT(new_texts(found), testing::Contains(one.first)) << one.line;
    const Json& edit = found["items"][0]["textEdit"];
    EXPECT_EQ(edit["range"]["start"]["character"], one.from) << one.line;
    EXPECT_EQ(found["isIncomplete"], true);
    EXPECT_FALSE(found["items"][0].contains("filterText"));
  }
  editor.open("new.md", "[[ana]]");
  EXPECT_EQ(new_texts(editor.result("textDocument/completion", editor.at("new.md", 0, 5)))[0],
            "Ana Petrov")
      << "already closed";
  editor.open("new.md", "---\nsta\ntags: [a, harb]\n---\n");
  EXPECT_THAT(new_texts(editor.result("textDocument/completion", editor.at("new.md", 1, 3))),
              testing::Contains("status: "));
  EXPECT_THAT(new_texts(editor.result("textDocument/completion", editor.at("new.md", 2, 14))),
              testing::Contains("harbour/north"));
}

TEST(LspDiagnostics, NameTheRulesOfCheckAndFollowTheText) {
  LspEditor editor;
  write_harbour(editor);
  editor.write("a/quay.md", "one\n");
  editor.write("b/quay.md", "another\n");
  editor.start();
  editor.wait_for_index();
  int version = 0;
  const auto rules = [&](const std::string& text) {
    editor.open("new.md", text, ++version);
    const Json params = editor.wait_for("textDocument/publishDiagnostics", [&](const Json& one) {
      return one["uri"] == editor.uri("new.md") && one["version"] == version;
    });
    return all(params["diagnostics"], "code");
  };
  EXPECT_THAT(rules("[[nowhere]]"), ElementsAre("broken-link"));
  EXPECT_THAT(rules("[[quay]] [[b/quay]] [[plan]]"), ElementsAre("ambiguous-link"));
  EXPECT_THAT(rules("[[log#No such]]"), ElementsAre("broken-anchor"));
  EXPECT_THAT(rules("---\na: [\n---\n"), ElementsAre("yaml-syntax"));
  EXPECT_THAT(rules("a ^x\n\nb ^x\n"), ElementsAre("duplicate-block-id"));
  EXPECT_THAT(rules("[[log]] and [[new]]"), ElementsAre());
}

TEST(LspActions, AreOfferedWhereTheyApply) {
  LspEditor editor;
  write_harbour(editor);
  editor.start(kAble);
  editor.wait_for_index();
  const auto titles = [&](const std::string& text, int character) {
    editor.open("new.md", text);
    const Json place = {{"line", 0}, {"character", character}};
    return all(
        editor.result("textDocument/codeAction", {{"textDocument", {{"uri", editor.uri("new.md")}}},
                                                  {"range", {{"start", place}, {"end", place}}},
                                                  {"context", {{"diagnostics", Json::array()}}}}),
        "title");
  };
  EXPECT_THAT(titles("[[nowhere]]", 4), ElementsAre("Create the note 'nowhere.md'"));
  EXPECT_THAT(titles("as Ana Petrov said", 9), ElementsAre("Link to 'people/Ana Petrov.md'"));
  EXPECT_THAT(titles("- [ ] paint", 8), ElementsAre("Mark the task done"));
  EXPECT_THAT(titles("- [x] paint", 8), ElementsAre("Reopen the task"));
  EXPECT_THAT(titles("nothing here", 3), ElementsAre());
}

TEST(LspLens, CountsBacklinksAndOpenTasks) {
  LspEditor editor;
  write_harbour(editor);
  editor.start();
  editor.wait_for_index();
  const Json lenses = editor.result("textDocument/codeLens", editor.at("plan.md", 0, 0));
  ASSERT_EQ(lenses.size(), 2u);
  EXPECT_EQ(lenses[0]["command"]["title"], "1 backlink");
  EXPECT_EQ(lenses[1]["command"]["title"], "1 open task");
  EXPECT_EQ(editor.result("workspace/executeCommand", lenses[0]["command"]).size(), 2u);
}

TEST(LspRename, TakesTheLinksAlong) {
  LspEditor editor;
  write_harbour(editor);
  editor.start(kAble);
  editor.wait_for_index();
  const auto rename = [&](const std::string& path, int line, int character, const char* name) {
    Json params = editor.at(path, line, character);
    params["newName"] = name;
    std::string out;
    const Json edit = editor.result("textDocument/rename", params);
    for (const Json& change : edit["documentChanges"]) {
      if (change.contains("kind")) {
        out += change["newUri"].get<std::string>().substr(editor.uri("").size());
        continue;
      }
      for (const Json& one : change["edits"]) {
        out += one["range"]["start"]["line"].dump() + ":" +
               one["range"]["start"]["character"].dump() + "=" + one["newText"].get<std::string>() +
               " ";
      }
    }
    return out;
  };
  EXPECT_EQ(rename("log.md", 0, 7, "chart"), "0:6=chart 0:30=chart chart.md");
  EXPECT_EQ(rename("plan.md", 8, 6, "Choices"), "0:11=Choices 8:3=Choices ");
  EXPECT_EQ(rename("log.md", 0, 14, "Choices"), "0:11=Choices 8:3=Choices ");
  EXPECT_EQ(rename("plan.md", 10, 36, "gate"), "0:35=^gate 10:33=gate ");
  EXPECT_EQ(rename("plan.md", 6, 24, "port"), "6:20=port ");
  Json params = editor.at("plan.md", 5, 0);
  params["newName"] = "x";
  EXPECT_EQ(editor.ask("textDocument/rename", params)["error"]["code"], -32602);
}

TEST(LspRename, ObeysWhatTheClientCanDo) {
  LspEditor editor;
  write_harbour(editor);
  editor.start();
  editor.wait_for_index();
  Json params = editor.at("log.md", 0, 7);
  params["newName"] = "chart";
  EXPECT_EQ(editor.ask("textDocument/rename", params)["error"]["code"], -32602) << "a file";
  params = editor.at("plan.md", 8, 6);
  params["newName"] = "Choices";
  const Json edit = editor.result("textDocument/rename", params);
  EXPECT_EQ(edit["changes"].size(), 2u);
  EXPECT_FALSE(edit.contains("documentChanges"));
}

TEST(LspCommands, AnswerWithTheJsonOfTheCommandLine) {
  LspEditor editor;
  write_harbour(editor);
  editor.start();
  editor.wait_for_index();
  const auto run = [&](const char* command, const Json& argument) {
    return editor.result("workspace/executeCommand",
                         {{"command", command}, {"arguments", Json::array({argument})}});
  };
  const Json found = run("inkling.search", {{"query", "decision:sluice"}, {"facets", {"kind"}}});
  EXPECT_EQ(found["schema"], "inkling.search/1");
  EXPECT_EQ(found["hits"][0]["path"], "plan.md");
  EXPECT_EQ(found["facets"]["kind"]["values"][0]["value"], "decision");
  EXPECT_EQ(run("inkling.facets", "sluice")["hits"].size(), 0u);
  EXPECT_EQ(run("inkling.person", "Ana Petrov")["schema"], "inkling.person/1");
  EXPECT_THAT(run("inkling.explain", "sluice")["text"].get<std::string>(), HasSubstr("sluice"));
  EXPECT_EQ(run("inkling.timeline", "sluice")["schema"], "inkling.timeline/1");
  const Json why = run("inkling.why", {{"query", "sluice kelp"}, {"uri", editor.uri("plan.md")}});
  EXPECT_EQ(why["matches"], false);
  EXPECT_EQ(why["clauses"].size(), 3u);
  const Json like = run("inkling.related", {{"uri", editor.uri("plan.md")}, {"limit", 1}});
  EXPECT_EQ(like["schema"], "inkling.search/1");
  EXPECT_LE(like["hits"].size(), 1u);
  EXPECT_EQ(run("inkling.status", nullptr)["notes"], 3);
  EXPECT_EQ(editor.ask("workspace/executeCommand", {{"command", "x"}})["error"]["code"], -32602);
}

TEST(LspDrafts, AreSearchedBeforeTheyAreSaved) {
  LspEditor editor;
  write_harbour(editor);
  editor.start();
  editor.wait_for_index();
  const auto paths = [&](const std::string& query) {
    return all(editor.search({{"query", query}})["hits"], "path");
  };
  EXPECT_THAT(paths("sluice"), ElementsAre("plan.md"));
  editor.open("plan.md");
  const Json everything = {{{"text", "# The plan\n\n- [ ] Buy sargasso nets\n"}}};
  editor.notify("textDocument/didChange",
                {{"textDocument", {{"uri", editor.uri("plan.md")}, {"version", 2}}},
                 {"contentChanges", everything}});
  EXPECT_THAT(paths("sluice"), ElementsAre());
  EXPECT_THAT(paths("sargasso"), ElementsAre("plan.md"));
  const Json item = editor.search({{"query", "task:sargasso"}});
  EXPECT_EQ(item["hits"][0]["line"], 3);
  EXPECT_EQ(item["hits"][0]["uri"], editor.uri("plan.md"));
  const auto counts_exactly = [&](const std::string& query) {
    const Json answer = editor.search({{"query", query}, {"facets", {"type"}}});
    return answer["facets"]["type"]["exact"].get<bool>();
  };
  EXPECT_FALSE(counts_exactly("sargasso")) << "facets are counted in the index";
  EXPECT_TRUE(counts_exactly("buoys"));
  editor.notify("textDocument/didClose", {{"textDocument", {{"uri", editor.uri("plan.md")}}}});
  EXPECT_THAT(paths("sluice"), ElementsAre("plan.md"));
}

TEST(LspDrafts, AreFoundAtOnceWhenTheyAreSaved) {
  LspEditor editor;
  editor.write("a.md", "kelp\n");
  editor.start();
  editor.wait_for_index();
  editor.open("a.md");
  constexpr int kSaves = 10;
  for (int i = 1; i <= kSaves; ++i) {
    const std::string word = "word" + std::to_string(i);
    editor.notify("textDocument/didChange",
                  {{"textDocument", {{"uri", editor.uri("a.md")}, {"version", i}}},
                   {"contentChanges", {{{"text", word + "\n"}}}}});
    editor.write("a.md", word + "\n");
    editor.notify("textDocument/didSave", {{"textDocument", {{"uri", editor.uri("a.md")}}}});
    EXPECT_EQ(editor.search({{"query", word}})["hits"].size(), 1u) << word;
    EXPECT_EQ(editor.search({{"query", "kelp"}})["hits"].size(), 0u);
  }
}

TEST(LspDrafts, LeaveNothingBehind) {
  LspEditor editor;
  editor.write("a.md", "kelp\n");
  editor.start();
  editor.wait_for_index();
  editor.open("a.md", "sargasso\n");
  EXPECT_EQ(editor.search({{"query", "sargasso"}})["hits"].size(), 1u);
  const auto drafts = [&] {
    size_t count = 0;
    for (const auto& one : std::filesystem::directory_iterator(editor.index_parent())) {
      const bool draft = one.path().filename().string().find(".drafts-") != std::string::npos;
      const auto open_to_others =
          std::filesystem::perms::group_all | std::filesystem::perms::others_all;
      if (!draft) continue;
      ++count;
      EXPECT_EQ(one.status().permissions() & open_to_others, std::filesystem::perms::none);
    }
    return count;
  };
  EXPECT_EQ(drafts(), 1u);
  editor.leave();
  EXPECT_EQ(drafts(), 0u);
}

TEST(LspIndex, TakesInWhatIsSavedAndWhatChangesOutside) {
  LspEditor editor;
  editor.write("a.md", "kelp\n");
  editor.start();
  editor.wait_for_index();
  const auto wait_until_found = [&](const std::string& query) {
    while (editor.search({{"query", query}})["hits"].empty()) std::this_thread::yield();
  };
  editor.open("a.md");
  editor.write("a.md", "sargasso\n");
  editor.notify("textDocument/didSave", {{"textDocument", {{"uri", editor.uri("a.md")}}}});
  wait_until_found("sargasso");
  editor.write("new folder/b.md", "dulse\n");
  wait_until_found("dulse");
  editor.write("new folder/c.md", "nori\n");
  wait_until_found("nori");
}

}  // namespace
}  // namespace inkling
