// SPDX-License-Identifier: MIT
#include "cli/options.h"

#include <gtest/gtest.h>

namespace inkling {
namespace {

struct World {
  std::vector<std::string> query{};
  std::vector<std::string> filters{};
  std::string format{};
  uint32_t limit = 10;
  bool any = false;
  std::string folder{};
  GlobalOptions globals{};
  std::vector<Command> commands = {
      {.name = "search",
       .options = {{"query", "", "", &query},
                   {"-n,--limit", "N", "", &limit},
                   {"--any", "", "", &any},
                   {"--filter", "NAME=VALUE", "", &filters},
                   {"--format", "FORMAT", "", &format, {"text", "json"}}},
       .run = {}},
      {.name = "index", .options = {{"vault", "", "", &folder}}, .run = {}}};

  Call parse(std::vector<std::string> arguments) {
    return parse_options(std::move(arguments), commands, globals);
  }
};

using Words = std::vector<std::string>;

TEST(ParseOptions, TakesOptionsBeforeAmongAndAfterTheQuery) {
  World world;
  const Call call = world.parse(
      {"--vault", "/v", "search", "-n5", "a", "--any", "b", "--format=json", "c", "--quiet"});
  EXPECT_EQ(call.what, Call::What::kRun) << call.problem;
  EXPECT_EQ(call.command->name, "search");
  EXPECT_EQ(world.query, (Words{"a", "b", "c"}));
  EXPECT_EQ(world.limit, 5u);
  EXPECT_TRUE(world.any);
  EXPECT_EQ(world.format, "json");
  EXPECT_EQ(world.globals.vault, "/v");
  EXPECT_TRUE(world.globals.quiet);
}

TEST(ParseOptions, TakesEverythingAfterTwoDashesAsText) {
  World world;
  EXPECT_EQ(world.parse({"search", "a", "--", "-b", "--any", "--", "c"}).what, Call::What::kRun);
  EXPECT_EQ(world.query, (Words{"a", "-b", "--any", "--", "c"}));
  EXPECT_FALSE(world.any);
  EXPECT_EQ(world.parse({"index", "--", "-odd name"}).what, Call::What::kRun);
  EXPECT_EQ(world.folder, "-odd name");
}

TEST(ParseOptions, KeepsTheBytesOfTheQuery) {
  World world;
  const Words query = {"",    "a b",   "\xFF\xFE", "\"x y\"", "[status:draft]", "a\nb",  "/x/",
                       "{a}", "[[a]]", "[b,c]",    "-",       "index",          "search"};
  Words arguments = {"search"};
  arguments.insert(arguments.end(), query.begin(), query.end());
  EXPECT_EQ(world.parse(arguments).what, Call::What::kRun);
  EXPECT_EQ(world.query, query);
}

TEST(ParseOptions, LeavesTheWordAfterARepeatedOptionToTheQuery) {
  World world;
  EXPECT_EQ(world.parse({"search", "--filter", "a=1", "x", "--filter", "b=2", "y"}).what,
            Call::What::kRun);
  EXPECT_EQ(world.filters, (Words{"a=1", "b=2"}));
  EXPECT_EQ(world.query, (Words{"x", "y"}));
}

TEST(ParseOptions, SaysWhatIsWrongAndWhatWasMeant) {
  struct Row {
    Words arguments;
    std::string problem, hint;
  };
  const Row rows[] = {
      {{}, "no command", "inkling --help"},
      {{"serach", "x"}, "unknown command 'serach'", "did you mean 'search'?"},
      {{"frobnicate"}, "unknown command 'frobnicate'", "inkling --help lists the commands"},
      {{"search", "--fomrat", "json"}, "unknown option '--fomrat'", "did you mean '--format'?"},
      {{"search", "--qiuet", "x"}, "unknown option '--qiuet'", "did you mean '--quiet'?"},
      {{"search", "a", "-draft"},
       "unknown option '-draft'",
       "to leave out a word, write the query after --: inkling search -- -draft"},
      {{"search", "a", "-note"},
       "--limit: 'ote' is no number",
       "to leave out a word, write the query after --: inkling search -- -note"},
      {{"search", "-n", "-1"}, "--limit: '-1' is no number", "inkling search --help"},
      {{"search", "-n", "4294967296"},
       "--limit: '4294967296' is no number",
       "inkling search --help"},
      {{"search", "x", "--limit"}, "--limit needs a value", "inkling search --help"},
      {{"search", "--format", "jsn"}, "--format: unknown value 'jsn'", "did you mean 'json'?"},
      {{"search", "x", "--color", "red"},
       "--color: unknown value 'red'",
       "one of auto, always, never"},
      {{"index", "a", "b"}, "one argument too many: 'b'", "inkling index --help"},
      {{"help", "serach"}, "unknown command 'serach'", "did you mean 'search'?"},
  };
  for (const Row& row : rows) {
    World world;
    const Call call = world.parse(row.arguments);
    EXPECT_EQ(call.what, Call::What::kWrong) << row.problem;
    EXPECT_EQ(call.problem, row.problem);
    EXPECT_EQ(call.hint, row.hint);
  }
}

TEST(ParseOptions, AnswersHelpWhereverItIsAsked) {
  World world;
  EXPECT_EQ(world.parse({"--help"}).what, Call::What::kOverview);
  EXPECT_EQ(world.parse({"help"}).what, Call::What::kOverview);
  EXPECT_EQ(world.parse({"--version"}).what, Call::What::kVersion);
  for (const Words& arguments : {Words{"help", "search"}, Words{"search", "--help"},
                                 Words{"search", "x", "-h"}, Words{"-h", "search"}}) {
    const Call call = World{}.parse(arguments);
    EXPECT_EQ(call.what, Call::What::kHelp);
  }
}

}  // namespace
}  // namespace inkling
