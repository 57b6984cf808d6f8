// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/server/lsp_client.h"

namespace inkling {
namespace {

TEST(Lsp, EndsWithZeroAfterAShutdownAndWithOneWithout) {
  {
    LspEditor editor;
    editor.start();
    EXPECT_TRUE(editor.ask("shutdown", nullptr)["result"].is_null());
    EXPECT_EQ(editor.ask("textDocument/hover", {})["error"]["code"], -32600) << "only exit follows";
    editor.notify("exit", nullptr);
    EXPECT_EQ(editor.leave(), 0);
  }
  {
    LspEditor editor;
    editor.start();
    editor.notify("exit", nullptr);
    EXPECT_EQ(editor.leave(), 1);
  }
  {
    LspEditor editor;
    EXPECT_EQ(editor.leave(), 1) << "a client that goes without a word";
  }
}

TEST(Lsp, AnswersNothingBeforeInitialize) {
  LspEditor editor;
  EXPECT_EQ(editor.ask("textDocument/hover", {})["error"]["code"], -32002);
  EXPECT_EQ(editor.ask("shutdown", nullptr)["error"]["code"], -32002);
  editor.notify("textDocument/didOpen", {});
  editor.start();
  EXPECT_EQ(editor.ask("initialize", {})["error"]["code"], -32600) << "once only";
}

TEST(Lsp, SaysWhyThereIsNoIndexYet) {
  LspEditor editor;
  editor.write("a.md", "kelp\n");
  // Building begins with "initialized".
  editor.result("initialize", {{"rootUri", editor.uri("")}, {"capabilities", Json::object()}});
  const Json search = {{"command", "inkling.search"}, {"arguments", {{{"query", "kelp"}}}}};
  EXPECT_EQ(editor.ask("workspace/executeCommand", search)["error"]["message"],
            "the index is being built; ask again in a moment");
}

TEST(Lsp, ShowsWhyThereCanBeNoIndex) {
  LspEditor editor;
  editor.write("../index", "a file where the index's folder should be");
  editor.start();
  const Json shown = editor.wait_for("window/showMessage", [](const Json&) { return true; });
  EXPECT_THAT(shown["message"].get<std::string>(), testing::HasSubstr("is a file"));
  const Json search = {{"command", "inkling.search"}, {"arguments", {{{"query", "kelp"}}}}};
  EXPECT_EQ(editor.ask("workspace/executeCommand", search)["error"]["message"], shown["message"]);
}

TEST(Lsp, AgreesOnHowToCount) {
  const Json both = {{"general", {{"positionEncodings", {"utf-16", "utf-8"}}}}};
  LspEditor with;
  EXPECT_EQ(with.start(both)["capabilities"]["positionEncoding"], "utf-8");
  LspEditor without;
  EXPECT_EQ(without.start()["capabilities"]["positionEncoding"], "utf-16");
}

TEST(Lsp, SurvivesWhatIsNoRequest) {
  LspEditor editor;
  editor.start();
  editor.send_raw("Content-Length: x\r\n\r\n");
  EXPECT_EQ(editor.next()["error"]["code"], -32700);
  editor.send_raw("Content-Length: 1\r\n\r\n{");
  EXPECT_EQ(editor.next()["error"]["code"], -32700);
  EXPECT_EQ(editor.ask("no/such", {})["error"]["code"], -32601);
  EXPECT_EQ(editor.ask("$/no", {})["error"]["code"], -32601);
  editor.notify("$/setTrace", {{"value", "off"}});
  editor.notify("no/such", {});
  editor.notify("textDocument/didChange", {{"textDocument", 7}, {"contentChanges", {1, nullptr}}});
  for (const char* method : {"textDocument/definition", "textDocument/hover",
                             "textDocument/completion", "textDocument/prepareRename"}) {
    EXPECT_TRUE(
        editor.ask(method, {{"textDocument", {{"uri", "file:///etc/passwd"}}}})["result"].is_null())
        << method;
    EXPECT_TRUE(editor.ask(method, 5)["result"].is_null()) << method;
  }
}

TEST(Lsp, TellsOfANewIndexThoseWhoAsk) {
  LspEditor editor;
  editor.write("a.md", "kelp");
  editor.result("initialize", {{"capabilities", Json::object()},
                               {"initializationOptions", {{"indexChanged", true}}}});
  editor.notify("initialized", Json::object());
  const auto any = [](const Json&) { return true; };
  EXPECT_FALSE(editor.wait_for("$/inkling/indexChanged", any).is_null()) << "the first index";
  editor.write("b.md", "kelp");
  editor.notify("textDocument/didSave", {{"textDocument", {{"uri", editor.uri("b.md")}}}});
  while (editor.search({{"query", "kelp"}})["total"]["value"] != 2) {
    ASSERT_FALSE(editor.wait_for("$/inkling/indexChanged", any).is_null());
  }
}

TEST(Lsp, TellsOthersOnlyWhatTheProtocolKnows) {
  LspEditor editor;
  editor.write("a.md", "kelp");
  editor.start();
  editor.wait_for_index();
  editor.ask("shutdown", nullptr);
  editor.notify("exit", nullptr);
  for (Json message = editor.next(); !message.is_null(); message = editor.next()) {
    EXPECT_NE(message.value("method", ""), "$/inkling/indexChanged");
  }
}

TEST(Lsp, AnswersCancelledRequests) {
  LspEditor editor;
  editor.write("a.md", "kelp");
  editor.start();
  constexpr int kStorm = 200;
  for (int id = 1000; id < 1000 + kStorm; ++id) {
    editor.send({{"jsonrpc", "2.0"},
                 {"id", id},
                 {"method", "workspace/symbol"},
                 {"params", {{"query", "kelp"}}}});
    editor.notify("$/cancelRequest", {{"id", id}});
  }
  int answers = 0;
  while (answers < kStorm) {
    const Json message = editor.next();
    ASSERT_FALSE(message.is_null());
    if (!message.contains("id")) continue;
    ++answers;
    const bool fine = message.contains("result") || message["error"]["code"] == -32800;
    EXPECT_TRUE(fine) << message;
  }
}

}  // namespace
}  // namespace inkling
