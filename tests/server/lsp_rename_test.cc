// SPDX-License-Identifier: MIT
// Renaming where names are less simple than in lsp_methods_test.cc.
#include <gtest/gtest.h>

#include "tests/server/lsp_client.h"

namespace inkling {
namespace {

const Json kAble = {
    {"workspace",
     {{"workspaceEdit",
       {{"documentChanges", true}, {"resourceOperations", {"create", "rename"}}}}}}};

/// "log.md 0:11=new text" for each edit of an answer, in its order.
std::vector<std::string> edits(const LspEditor& editor, const Json& answer) {
  std::vector<std::string> out;
  for (const Json& change : answer["documentChanges"]) {
    if (change.contains("kind")) {
      out.push_back("-> " + change["newUri"].get<std::string>().substr(editor.uri("").size()));
      continue;
    }
    const std::string uri = change["textDocument"]["uri"];
    for (const Json& edit : change["edits"]) {
      const Json& start = edit["range"]["start"];
      out.push_back(uri.substr(editor.uri("").size()) + " " + start["line"].dump() + ":" +
                    start["character"].dump() + "=" + edit["newText"].get<std::string>());
    }
  }
  return out;
}

std::vector<std::string> rename(LspEditor& editor, const Json& at, const std::string& name) {
  Json params = at;
  params["newName"] = name;
  return edits(editor, editor.result("textDocument/rename", params));
}

using Edits = std::vector<std::string>;

TEST(LspRename, SpellsAHeadingAsEachLinkDoes) {
  LspEditor editor;
  editor.write("a.md", "## Part one\n\n## Other\n");
  editor.write("log.md", "[[a#Part one]] [x](a.md#part-one) [y](a.md#Part%20one)\n");
  editor.start(kAble);
  editor.wait_for_index();
  EXPECT_EQ(rename(editor, editor.at("a.md", 0, 5), "Next: [the] Steps"),
            (Edits{"a.md 0:3=Next: [the] Steps", "log.md 0:4=Next the Steps",
                   "log.md 0:24=next-the-steps", "log.md 0:43=Next%20the%20Steps"}));
  // From an anchor all the same.
  EXPECT_EQ(rename(editor, editor.at("log.md", 0, 28), "Two").size(), 4u);
}

TEST(LspRename, LeavesLinksToAnotherHeadingOfTheSameName) {
  LspEditor editor;
  editor.write("a.md", "## Notes\n\n## Notes\n");
  editor.write("log.md", "[[a#Notes]]\n");
  editor.start(kAble);
  editor.wait_for_index();
  EXPECT_EQ(rename(editor, editor.at("a.md", 2, 5), "Later"), (Edits{"a.md 2:3=Later"}));
  EXPECT_EQ(rename(editor, editor.at("a.md", 0, 5), "Sooner"),
            (Edits{"a.md 0:3=Sooner", "log.md 0:4=Sooner"}));
}

TEST(LspRename, KeepsLinksTrueAmongNotesOfOneName) {
  LspEditor editor;
  editor.write("a/Same.md", "# Same\n");
  editor.write("b/Same.md", "# Same\n");
  editor.write("b/Two.md", "two\n");
  editor.write("log.md", "[[a/Same]] [[b/Same]] [s](a/Same.md)\n");
  editor.start(kAble);
  editor.wait_for_index();
  EXPECT_EQ(rename(editor, editor.at("log.md", 0, 4), "New"),
            (Edits{"log.md 0:2=a/New", "log.md 0:26=a/New.md", "-> a/New.md"}));
  // A short link would mean b/Two.md.
  EXPECT_EQ(rename(editor, editor.at("log.md", 0, 4), "Two").front(), "log.md 0:2=a/Two");
}

TEST(LspRename, KeepsTheRelativeLinksOfANoteThatMoves) {
  LspEditor editor;
  editor.write(
      "a/near.md",
      "[t](../b/Two.md#x) [o](other.md) ![](../p.png) [[Two]] [s](near.md) [g](gone.md)\n");
  editor.write("a/other.md", "[n](near.md) [[../a/near]]\n");
  editor.write("b/Two.md", "# Two\n");
  editor.write("p.png", "");
  editor.start(kAble);
  editor.wait_for_index();
  EXPECT_EQ(rename(editor, editor.at("a/other.md", 0, 5), "c/d/far"),
            (Edits{"a/near.md 0:4=../../b/Two.md", "a/near.md 0:23=../../a/other.md",
                   "a/near.md 0:37=../../p.png", "a/near.md 0:59=far.md",
                   "a/other.md 0:4=../c/d/far.md", "a/other.md 0:15=../c/d/far", "-> c/d/far.md"}));
}

TEST(LspRename, KeepsLinksTrueWhenAFolderMoves) {
  LspEditor editor;
  editor.write("a/One.md", "[two](Two.md) [log](../log.md) [[Two]]\n");
  editor.write("a/Two.md", "# Two\n");
  editor.write("log.md", "[[a/One]] [two](a/Two.md) [[Two]]\n");
  editor.start(kAble);
  editor.wait_for_index();
  const auto moved = [&](const Json& files) {
    return edits(editor, editor.result("workspace/willRenameFiles", {{"files", files}}));
  };
  const Edits whole = {"a/One.md 0:20=../../log.md", "log.md 0:2=x/y/One",
                       "log.md 0:16=x/y/Two.md"};
  EXPECT_EQ(moved({{{"oldUri", editor.uri("a")}, {"newUri", editor.uri("x/y")}}}), whole);
  EXPECT_EQ(moved({{{"oldUri", editor.uri("a/One.md")}, {"newUri", editor.uri("x/y/One.md")}},
                   {{"oldUri", editor.uri("a/Two.md")}, {"newUri", editor.uri("x/y/Two.md")}}}),
            whole)
      << "as note by note";
}

TEST(LspRename, TakesATagsChildrenAlong) {
  LspEditor editor;
  editor.write("a.md",
               "---\ntags: [top/mid/leaf, topmost]\n---\n#Top/Mid #top/midnight #top/mid\n");
  editor.start(kAble);
  editor.wait_for_index();
  EXPECT_EQ(rename(editor, editor.at("a.md", 3, 26), "peak/mid"),
            (Edits{"a.md 1:7=peak/mid", "a.md 3:1=peak/mid", "a.md 3:24=peak/mid"}));
}

}  // namespace
}  // namespace inkling
