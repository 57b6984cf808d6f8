// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <string>

#include "notes/markdown.h"

namespace inkling {
namespace {

struct Case {
  const char* name;
  const char* text;
  const char* printed;  // to_string() without its first line.
};

std::string printed(const char* text) {
  const std::string all = to_string(parse_note("note.md", text));
  return all.substr(all.find('\n') + 1);
}

TEST(ParseNote, GivesTheBlocksAReaderSees) {
  const Case cases[] = {{"heading needs a blank",
                         "# One\n"
                         "#two\n"
                         "## Three ##\n"
                         "Four\n"
                         "----\n",
                         "tag \"two\" at 2:1-2:5 in 1\n"
                         "0 heading 1 at 1:3-1:6 \"One\"\n"
                         "1 paragraph at 2:1-2:5 \"#two\"\n"
                         "2 heading 2 at 3:4-3:9 \"Three\"\n"
                         "3 heading 2 at 4:1-4:5 \"Four\"\n"},
                        {"heading right after a list",
                         "- a\n"
                         "- b\n"
                         "## Next\n"
                         "- c\n",
                         "0 item at 1:3-1:4 \"a\"\n"
                         "1 item at 2:3-2:4 \"b\"\n"
                         "2 heading 2 at 3:4-3:8 \"Next\"\n"
                         "3 item at 4:3-4:4 \"c\"\n"},
                        {"items are apart from what is nested",
                         "- one\n"
                         "  still one\n"
                         "  - two\n"
                         "\n"
                         "  after\n"
                         "1. three\n",
                         "0 item at 1:3-2:12 \"one\\nstill one\"\n"
                         "1 item in 0 at 3:5-3:8 \"two\"\n"
                         "2 paragraph in 0 at 5:3-5:8 \"after\"\n"
                         "3 item at 6:4-6:9 \"three\"\n"},
                        {"empty items give nothing",
                         "-\n"
                         "- \n"
                         "- a\n",
                         "0 item at 3:3-3:4 \"a\"\n"},
                        {"bullet in a bullet", "- - deep\n",
                         "0 item at 1:5-1:5 \"\"\n"
                         "1 item in 0 at 1:5-1:9 \"deep\"\n"},
                        {"headings in lists and quotes open no section",
                         "# Top\n"
                         "- # In list\n"
                         "\n"
                         "> # In quote\n"
                         "\n"
                         "end\n",
                         "0 heading 1 at 1:3-1:6 \"Top\"\n"
                         "1 item at 2:5-2:5 \"\"\n"
                         "2 heading in 1 at 2:5-2:12 \"In list\"\n"
                         "3 quote at 4:5-4:5 \"\"\n"
                         "4 heading in 3 at 4:5-4:13 \"In quote\"\n"
                         "5 paragraph at 6:1-6:4 \"end\"\n"},
                        {"task marks",
                         "- [ ] a\n"
                         "- [x] b\n"
                         "- [-] c\n"
                         "* [>] d\n"
                         "1. [/] e\n"
                         "- [?] f\n"
                         "- [X]g\n"
                         "- [ab] h\n"
                         "- [ ]\n",
                         "0 task [ ] at 1:7-1:8 \"a\"\n"
                         "1 task [x] at 2:7-2:8 \"b\"\n"
                         "2 task [-] at 3:7-3:8 \"c\"\n"
                         "3 task [>] at 4:7-4:8 \"d\"\n"
                         "4 task [/] at 5:8-5:9 \"e\"\n"
                         "5 task [?] at 6:7-6:8 \"f\"\n"
                         "6 item at 7:3-7:7 \"[X]g\"\n"
                         "7 item at 8:3-8:9 \"[ab] h\"\n"
                         "8 task [ ] at 9:6-9:6 \"\"\n"},
                        {"task with Chinese and emoji", "- [ ] 写报告 📅 2026-01-31 ⏫\n",
                         "0 task [ ] at 1:7-1:36 \"写报告 📅 2026-01-31 ⏫\"\n"},
                        {"callouts",
                         "> [!Decision]+ We **go**\n"
                         "> because\n"
                         "> > [!note]\n"
                         "> > inner\n"
                         ">\n"
                         "> - item\n",
                         "0 callout \"decision\" at 1:16-1:25 \"We go\"\n"
                         "1 paragraph in 0 at 2:3-2:10 \"because\"\n"
                         "2 callout \"note\" in 0 at 3:12-3:12 \"\"\n"
                         "3 paragraph in 2 at 4:5-4:10 \"inner\"\n"
                         "4 item in 0 at 6:5-6:9 \"item\"\n"},
                        {"callout kind with metadata", "> [!info|wide]- Titel mit Ümlaut\n",
                         "0 callout \"info\" at 1:17-1:34 \"Titel mit Ümlaut\"\n"},
                        {"quote",
                         "> said\n"
                         "> twice\n",
                         "0 quote at 1:3-1:3 \"\"\n"
                         "1 paragraph in 0 at 1:3-2:8 \"said\\ntwice\"\n"},
                        {"table",
                         "| A | B |\n"
                         "|---|:-:|\n"
                         "| a\\|b | **c** |\n"
                         "|  | `x\\|y` |\n"
                         "| only |\n",
                         "0 head at 1:3-1:8 | 1:3-1:4 \"A\" | 1:7-1:8 \"B\"\n"
                         "1 row head 0 at 3:3-3:15 | 3:3-3:7 \"a|b\" | 3:10-3:15 \"c\"\n"
                         "2 row head 0 at 4:2-4:12 | 4:2-4:2 \"\" | 4:6-4:12 \"x|y\"\n"
                         "3 row head 0 at 5:3-5:9 | 5:3-5:7 \"only\" | 5:9-5:9 \"\"\n"},
                        {"table with short dashes after a text",
                         "Text:\n"
                         "| A | B |\n"
                         "|-|-|\n"
                         "| c | [[d\\|e]] |\n"
                         "^t1\n",
                         "0 paragraph at 1:1-1:6 \"Text:\"\n"
                         "1 head ^t1 at 2:3-2:8 | 2:3-2:4 \"A\" | 2:7-2:8 \"B\"\n"
                         "2 row head 1 at 4:3-4:15 | 4:3-4:4 \"c\" | 4:7-4:15 \"e\"\n"
                         "link wiki \"d\" at 4:7-4:15 in 2 label \"e\"\n"},
                        {"table in a quote",
                         "> Text\n"
                         "> a | b\n"
                         "> --|:-\n"
                         "> c | d\n",
                         "0 quote at 1:3-1:3 \"\"\n"
                         "1 paragraph in 0 at 1:3-1:7 \"Text\"\n"
                         "2 head in 0 at 2:3-2:8 | 2:3-2:4 \"a\" | 2:7-2:8 \"b\"\n"
                         "3 row in 0 head 2 at 4:3-4:8 | 4:3-4:4 \"c\" | 4:7-4:8 \"d\"\n"},
                        {"table without head texts",
                         "| | |\n"
                         "|---|---|\n"
                         "| a | b |\n",
                         "0 head at 1:1-1:1 | 1:1-1:1 \"\" | 1:1-1:1 \"\"\n"
                         "1 row head 0 at 3:3-3:8 | 3:3-3:4 \"a\" | 3:7-3:8 \"b\"\n"},
                        {"rule with too few columns is no table",
                         "| A | B |\n"
                         "|---|\n"
                         "| c | d |\n",
                         "0 paragraph at 1:1-3:10 \"| A | B |\\n|---|\\n| c | d |\"\n"},
                        {"block ids",
                         "Text here ^abc-1\n"
                         "\n"
                         "- item ^i2\n"
                         "  - nested\n"
                         "\n"
                         "> quoted\n"
                         "\n"
                         "^q3\n"
                         "\n"
                         "# H ^h4\n"
                         "\n"
                         "not^an-id\n",
                         "0 paragraph ^abc-1 at 1:1-1:10 \"Text here\"\n"
                         "1 item ^i2 at 3:3-3:7 \"item\"\n"
                         "2 item in 1 at 4:5-4:11 \"nested\"\n"
                         "3 quote at 6:3-6:3 \"\"\n"
                         "4 paragraph ^q3 in 3 at 6:3-6:9 \"quoted\"\n"
                         "5 heading 1 ^h4 at 10:3-10:4 \"H\"\n"
                         "6 paragraph at 12:1-12:10 \"not^an-id\"\n"},
                        {"code",
                         "```cpp\n"
                         "int a; // #no [[link]] %%x%%\n"
                         "\n"
                         "  b\n"
                         "```\n"
                         "\n"
                         "    indented\n"
                         "\n"
                         "~~~\n"
                         "~~~\n",
                         "0 code \"cpp\" at 2:1-4:4 \"int a; // #no [[link]] %%x%%\\n\\n  b\"\n"
                         "1 code at 7:5-7:13 \"indented\"\n"},
                        {"math",
                         "$$\n"
                         "a = b\n"
                         "\n"
                         "- c\n"
                         "$$\n"
                         "\n"
                         "$$x$$\n"
                         "\n"
                         "$a_1*b*$ costs $5 or $6\n",
                         "0 math at 2:1-4:4 \"a = b\\n\\n- c\"\n"
                         "1 math at 7:1-7:6 \"x\"\n"
                         "2 paragraph at 9:1-9:24 \"a_1*b* costs $5 or $6\"\n"},
                        {"comments",
                         "a %%b%% c\n"
                         "\n"
                         "%%\n"
                         "d\n"
                         "\n"
                         "[[e]]\n"
                         "%%\n"
                         "f <!-- g -- h --> i\n"
                         "\n"
                         "<!-- j\n"
                         "k -->\n",
                         "0 paragraph at 1:1-1:10 \"a  c\"\n"
                         "1 comment at 1:5-1:6 \"b\"\n"
                         "2 comment at 4:1-6:6 \"d\\n\\n[[e]]\"\n"
                         "3 paragraph at 8:1-8:20 \"f  i\"\n"
                         "4 comment at 8:8-8:14 \"g -- h\"\n"
                         "5 comment at 10:6-11:2 \"j\\nk\"\n"},
                        {"comment marks in code",
                         "`%%` and `%%`\n"
                         "\n"
                         "```\n"
                         "%%\n"
                         "```\n"
                         "seen\n",
                         "0 paragraph at 1:1-1:14 \"%% and %%\"\n"
                         "1 code at 4:1-4:3 \"%%\"\n"
                         "2 paragraph at 6:1-6:5 \"seen\"\n"},
                        {"footnotes",
                         "Text[^1] more[^long name].\n"
                         "\n"
                         "[^1]: First\n"
                         "    goes on\n"
                         "\n"
                         "    second part\n"
                         "[^2]: word\n",
                         "0 paragraph at 1:1-1:27 \"Text more[^long name].\"\n"
                         "1 footnote \"1\" at 3:7-4:12 \"First\\ngoes on\"\n"
                         "2 paragraph in 1 at 6:5-6:16 \"second part\"\n"
                         "3 footnote \"2\" at 7:7-7:11 \"word\"\n"},
                        {"html",
                         "<table><tr><td>a</td><td>b&amp;c</td></tr>\n"
                         "<tr><td><a href=\"x.md#y\">d</a></td></tr></table>\n"
                         "\n"
                         "<script>var hidden;</script>\n"
                         "\n"
                         "line<br>two<b>bold</b>\n",
                         "0 html at 1:1-2:49 \"a b&c\\nd\"\n"
                         "1 paragraph at 6:1-6:23 \"line\\ntwobold\"\n"
                         "link markdown \"x.md\" at 2:9-2:31 in 0 # \"y\" label \"d\"\n"},
                        {"struck",
                         "~~all *of* it~~\n"
                         "\n"
                         "~~some~~ of it\n"
                         "\n"
                         "- ~~item~~\n",
                         "0 paragraph struck at 1:1-1:16 \"all of it\"\n"
                         "1 paragraph at 3:1-3:15 \"some of it\"\n"
                         "2 item struck at 5:3-5:11 \"item\"\n"},
                        {"highlight and escapes", "==so== \\*this\\* &ouml;&nosuch; a == b\n",
                         "0 paragraph at 1:1-1:38 \"so *this* ö&nosuch; a == b\"\n"},
                        {"lines of windows",
                         "\xEF\xBB\xBF# A\r\n"
                         "\r\n"
                         "- b\r\n"
                         "  c\r\n",
                         "0 heading 1 at 1:1-1:7 \"A\"\n"
                         "1 item at 3:3-4:4 \"b\\nc\"\n"},
                        {"rules and definitions give nothing",
                         "a\n"
                         "\n"
                         "---\n"
                         "\n"
                         "[x]: y.md\n"
                         "\n"
                         "***\n",
                         "0 paragraph at 1:1-1:2 \"a\"\n"}};
  for (const Case& test : cases) EXPECT_EQ(printed(test.text), test.printed) << test.name;
}

}  // namespace
}  // namespace inkling
