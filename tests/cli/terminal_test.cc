// SPDX-License-Identifier: MIT
#include "cli/terminal.h"

#include <gtest/gtest.h>

#include <fstream>

#include "cli/completion.h"
#include "cli/configuration.h"
#include "cli/help.h"
#include "cli/many_queries.h"
#include "cli/numbers.h"
#include "cli/plain.h"
#include "cli/progress.h"
#include "cli/wrap.h"

namespace inkling {
namespace {

TEST(MakeTerminal, ColoursWhenAskedAndNeverAFileByItself) {
  std::FILE* file = std::tmpfile();
  ASSERT_NE(file, nullptr);
  EXPECT_FALSE(make_terminal(file, "auto", {.term = "xterm"}).color);
  EXPECT_TRUE(make_terminal(file, "always", {.no_color = true}).color) << "asked for by hand";
  EXPECT_FALSE(make_terminal(file, "never", {}).color);
  EXPECT_FALSE(make_terminal(file, "always", {}).links) << "links are for terminals alone";
  std::fclose(file);
}

TEST(MakeTerminal, WrapsAtTheColumnsItIsTold) {
  std::FILE* file = std::tmpfile();
  ASSERT_NE(file, nullptr);
  const auto columns = [file](const char* value) {
    return make_terminal(file, "auto", {.columns = value}).columns;
  };
  EXPECT_EQ(columns(""), 0u) << "a file is not wrapped";
  EXPECT_EQ(columns("80"), 80u);
  EXPECT_EQ(columns("9"), kMinColumns);
  EXPECT_EQ(columns("100000"), kMaxTextColumns);
  EXPECT_EQ(columns("wide"), 0u);
  std::fclose(file);
}

TEST(TerminalWrite, RemembersThatADiskIsFull) {
  std::FILE* file = std::fopen("/dev/full", "w");
  ASSERT_NE(file, nullptr);
  Terminal terminal{.file = file};
  terminal.write("text");
  EXPECT_FALSE(terminal.finish());
  EXPECT_EQ(terminal.failure, ENOSPC);
  std::fclose(file);
}

TEST(Printable, ShowsControlsAndKeepsScripts) {
  EXPECT_EQ(printable("a\tb\r\nc"), "a b c");
  EXPECT_EQ(printable(std::string_view("\0\x1b\x7f", 3)), "␀␛␡");
  EXPECT_EQ(printable("ü 台风 قناديل 👩‍🚀"), "ü 台风 قناديل 👩‍🚀");
  EXPECT_EQ(printable("\xC3"), "\xEF\xBF\xBD");
}

TEST(PrintableLines, KeepsLineEndsAlone) {
  EXPECT_EQ(printable_lines("a\tb\nc\x1b\n\nd"), "a b\nc␛\n\nd");
  EXPECT_EQ(printable_lines(""), "");
}

TEST(ColumnsOf, CountsWhatATerminalFills) {
  EXPECT_EQ(columns_of("abc"), 3u);
  EXPECT_EQ(columns_of("台风"), 4u);
  EXPECT_EQ(columns_of("e\xCC\x81"), 1u) << "a combining accent";
  EXPECT_EQ(columns_of(""), 0u);
}

std::string wrapped(const std::string& text, size_t width) {
  std::string out;
  for (const std::string& line : wrap({{text}}, width, {})) out += line + "|";
  return out;
}

TEST(Wrap, BreaksAtBlanksElseWhereItMust) {
  EXPECT_EQ(wrapped("one two three", 8), "one two|three|");
  EXPECT_EQ(wrapped("one two three", 7), "one two|three|");
  EXPECT_EQ(wrapped("  one  two  ", 20), "one  two|");
  EXPECT_EQ(wrapped("abcdefghij", 4), "abcd|efgh|ij|");
  EXPECT_EQ(wrapped("海岸防护预案", 5), "海岸|防护|预案|");
  EXPECT_EQ(wrapped("one two", 0), "one two|");
  EXPECT_EQ(wrapped("", 10), "");
  EXPECT_EQ(wrapped("   ", 2), "");
}

TEST(MarkedRuns, SurvivesMarksThatFitBadly) {
  const std::vector<TextRun> runs = marked_runs("a  b\nc", {{0, 1}, {3, 99}, {2, 4}});
  std::string text;
  for (const TextRun& run : runs) text += (run.style == Style::kMatch ? "[" : "(") + run.text;
  EXPECT_EQ(text, "[a( [b c");
}

TEST(Numbers, ReadWell) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(14893), "14,893");
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(bytes_text(999), "999 B");
  EXPECT_EQ(bytes_text(6'400'000), "6.4 MB");
  EXPECT_EQ(bytes_text(64'000'000), "64 MB");
  EXPECT_EQ(seconds_text(0.003), "3 ms");
  EXPECT_EQ(seconds_text(1.44), "1.4 s");
  EXPECT_EQ(seconds_text(125), "2 min 5 s");
  EXPECT_EQ(counted(1, "note"), "1 note");
  EXPECT_EQ(counted(1200, "note"), "1,200 notes");
}

TEST(ProgressLine, FillsItsBar) {
  EXPECT_EQ(progress_line({.done = 0, .total = 200}, 0),
            "Indexing                             0 %  0 / 200");
  EXPECT_EQ(progress_line({.done = 100, .total = 200}, 4),
            "Indexing  ████████████              50 %  100 / 200  4 s left");
  EXPECT_EQ(progress_line({.done = 200, .total = 200}, 8),
            "Indexing  ████████████████████████ 100 %  200 / 200");
  EXPECT_EQ(progress_line({.done = 3, .total = 0}, 8),
            "Indexing                             0 %  3 / 0");
}

TEST(ParseConfiguration, ReadsItsKeys) {
  const Result<Configuration> read =
      parse_configuration("vault: ~/notes\nignore: [Archive/, '*.tmp.md']\nlanguage: de\n", "c");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->vault, "~/notes");
  EXPECT_EQ(read->ignore, (std::vector<std::string>{"Archive/", "*.tmp.md"}));
  EXPECT_EQ(read->language, "de");
  EXPECT_EQ(read->recent_days, kRecentHalfLife);
  EXPECT_EQ(parse_configuration("recent-half-life: 30\n", "c")->recent_days, 30U);
  EXPECT_TRUE(parse_configuration("", "c"));
  EXPECT_TRUE(parse_configuration("# nothing\n", "c"));
}

TEST(ParseConfiguration, NamesThePlaceOfAMistake) {
  struct Row {
    const char *text, *where, *message, *hint;
  };
  const Row rows[] = {
      {"language: en\nvualt: x\n", "c.yaml:2:1", "unknown key 'vualt'", "did you mean 'vault'?"},
      {"colour: red\n", "c.yaml:1:1", "unknown key 'colour'",
       "the keys are vault, ignore, language and recent-half-life"},
      {"vault: [a]\n", "c.yaml:1:8", "'vault' must be text", ""},
      {"recent-half-life: 0\n", "c.yaml:1:19",
       "'recent-half-life' must be a number of days, 1 to 36500", ""},
      {"recent-half-life: 36501\n", "c.yaml:1:19",
       "'recent-half-life' must be a number of days, 1 to 36500", ""},
      {"recent-half-life: 9 days\n", "c.yaml:1:19",
       "'recent-half-life' must be a number of days, 1 to 36500", ""},
      {"- a\n", "c.yaml:1:1", "expected 'key: value' lines", ""},
      {"vault: [a\n", "c.yaml:2:1", "end of sequence flow not found", ""},
  };
  for (const Row& row : rows) {
    const Result<Configuration> read = parse_configuration(row.text, "c.yaml");
    ASSERT_FALSE(read) << row.text;
    EXPECT_EQ(read.error().where, row.where);
    EXPECT_EQ(read.error().message, row.message);
    EXPECT_EQ(read.error().hint, row.hint);
  }
}

TEST(LoadConfiguration, MayBeMissingUnlessNamed) {
  EXPECT_TRUE(load_configuration("", {.config_home = "/nowhere"}));
  EXPECT_TRUE(load_configuration("", {}));
  const Result<Configuration> named = load_configuration("/nowhere/c.yaml", {});
  ASSERT_FALSE(named);
  EXPECT_EQ(named.error().where, "/nowhere/c.yaml");
}

TEST(ParseQueries, ReadsTabSeparatedLinesAndNamesABadOne) {
  const auto good = parse_queries("\xEF\xBB\xBFq1\tblob api\r\n\nq2\ta\tb\nq3\t", "f");
  ASSERT_TRUE(good);
  ASSERT_EQ(good->size(), 3u);
  EXPECT_EQ((*good)[0].id, "q1");
  EXPECT_EQ((*good)[0].text, "blob api");
  EXPECT_EQ((*good)[1].text, "a\tb");
  EXPECT_EQ((*good)[2].text, "");
  const auto bad = parse_queries("q1\tx\nno tab here\n", "f.tsv");
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().where, "f.tsv:2");
}

TEST(StemsNameNotes, OnlyWhenEachIsUniqueAndOneWord) {
  EXPECT_TRUE(stems_name_notes({{.path = "docs/1.md"}, {.path = "docs/de/2.md"}}));
  EXPECT_FALSE(stems_name_notes({{.path = "a/1.md"}, {.path = "b/1.md"}}));
  EXPECT_FALSE(stems_name_notes({{.path = "docs/Runtime API.md"}}));
}

TEST(Help, GivesEveryCommandExamplesAndEveryOptionAWord) {
  const std::vector<Command> commands = all_commands();
  for (const Command& command : commands) {
    EXPECT_NE(command.examples, "") << command.name;
    EXPECT_NE(command.summary, "") << command.name;
    for (const Option& option : command.options) {
      const bool positional = !option.names.starts_with('-');
      EXPECT_TRUE(positional || !option.help.empty()) << command.name << " " << option.names;
    }
    const std::string help = help_text(command, {});
    for (size_t at = 0; at < help.size();) {
      const size_t end = help.find('\n', at);
      EXPECT_LE(columns_of(help.substr(at, end - at)), 90u) << help.substr(at, end - at);
      at = end + 1;
    }
    EXPECT_NE(overview(commands, {}).find("  " + std::string(command.name)), std::string::npos);
    for (const std::string& script : {bash_completion(commands), zsh_completion(commands),
                                      fish_completion(commands), man_page(commands)}) {
      EXPECT_NE(script.find(command.name), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace inkling
