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

TEST(FrontMatter, IsReadAsWritten) {
  const Case cases[] = {{"typed values",
                         "---\n"
                         "title: \"A: b\"\n"
                         "day: 2026-01-31\n"
                         "at: '2026-01-31T10:00'\n"
                         "n: -1.5\n"
                         "b: True\n"
                         "none:\n"
                         "text: 1.2.3\n"
                         "quoted: \"7\"\n"
                         "---\n"
                         "body\n",
                         "front matter 2:1-10:1\n"
                         "property \"title\" = \"A: b\" text at 2:9-2:13\n"
                         "property \"day\" = \"2026-01-31\" date at 3:6-3:16\n"
                         "property \"at\" = \"2026-01-31T10:00\" date at 4:6-4:22\n"
                         "property \"n\" = \"-1.5\" number at 5:4-5:8\n"
                         "property \"b\" = \"True\" bool at 6:4-6:8\n"
                         "property \"none\" = \"\" null at 7:6-7:6\n"
                         "property \"text\" = \"1.2.3\" text at 8:7-8:12\n"
                         "property \"quoted\" = \"7\" text at 9:10-9:11\n"
                         "0 paragraph at 11:1-11:5 \"body\"\n"},
                        {"lists and tags",
                         "---\n"
                         "tags: [a, \"b c\", '#d']\n"
                         "tag: e f, g\n"
                         "aliases:\n"
                         "  - One\n"
                         "  - Two, too\n"
                         "alias: x, y\n"
                         "---\n",
                         "alias \"One\"\n"
                         "alias \"Two, too\"\n"
                         "alias \"x\"\n"
                         "alias \"y\"\n"
                         "front matter 2:1-8:1\n"
                         "property \"tags\" = \"a\" text list at 2:8-2:9\n"
                         "property \"tags\" = \"b c\" text list at 2:12-2:15\n"
                         "property \"tags\" = \"#d\" text list at 2:19-2:21\n"
                         "property \"tag\" = \"e f, g\" text at 3:6-3:12\n"
                         "property \"aliases\" = \"One\" text list at 5:5-5:8\n"
                         "property \"aliases\" = \"Two, too\" text list at 6:5-6:13\n"
                         "property \"alias\" = \"x, y\" text at 7:8-7:12\n"
                         "tag \"a\" at 2:8-2:9\n"
                         "tag \"b\" at 2:12-2:13\n"
                         "tag \"c\" at 2:14-2:15\n"
                         "tag \"d\" at 2:19-2:21\n"
                         "tag \"e\" at 3:6-3:7\n"
                         "tag \"f\" at 3:8-3:9\n"
                         "tag \"g\" at 3:11-3:12\n"},
                        {"links",
                         "---\n"
                         "owner: \"[[Ana Diaz|Ana]]\"\n"
                         "bare: [[Bo]]\n"
                         "list:\n"
                         "- \"[[C]]\"\n"
                         "- plain [[D]] text\n"
                         "---\n",
                         "front matter 2:1-7:1\n"
                         "property \"owner\" = \"Ana\" link at 2:9-2:25\n"
                         "property \"bare\" = \"Bo\" link at 3:7-3:13\n"
                         "property \"list\" = \"C\" link list at 5:4-5:9\n"
                         "property \"list\" = \"plain [[D]] text\" text list at 6:3-6:19\n"
                         "link wiki \"Ana Diaz\" at 2:9-2:25 label \"Ana\"\n"
                         "link wiki \"Bo\" at 3:7-3:13 label \"Bo\"\n"
                         "link wiki \"C\" at 5:4-5:9 label \"C\"\n"
                         "link wiki \"D\" at 6:9-6:14 label \"D\"\n"},
                        {"nested maps",
                         "---\n"
                         "project:\n"
                         "  owner: Ana\n"
                         "  parts: [1, 2]\n"
                         "---\n",
                         "front matter 2:1-5:1\n"
                         "property \"project.owner\" = \"Ana\" text at 3:10-3:13\n"
                         "property \"project.parts\" = \"1\" number list at 4:11-4:12\n"
                         "property \"project.parts\" = \"2\" number list at 4:14-4:15\n"},
                        {"block texts",
                         "---\n"
                         "a: |\n"
                         "  one\n"
                         "  two\n"
                         "b: >-\n"
                         "  folded\n"
                         "  text\n"
                         "c: end\n"
                         "---\n",
                         "front matter 2:1-9:1\n"
                         "property \"a\" = \"one\\ntwo\" text at 3:3-4:6\n"
                         "property \"b\" = \"folded text\" text at 6:3-7:7\n"
                         "property \"c\" = \"end\" text at 8:4-8:7\n"},
                        {"broken YAML keeps its plain lines",
                         "---\n"
                         "title: Foo: bar\n"
                         "tags:\n"
                         "  - a\n"
                         "bad: {{date}}\n"
                         "type: meeting\n"
                         "---\n"
                         "# Body\n",
                         "front matter 2:1-7:1\n"
                         "property \"title\" = \"Foo: bar\" text at 2:8-2:16\n"
                         "property \"tags\" = \"a\" text list at 4:5-4:6\n"
                         "property \"bad\" = \"{{date}}\" text at 5:6-5:14\n"
                         "property \"type\" = \"meeting\" text at 6:7-6:14\n"
                         "tag \"a\" at 4:5-4:6\n"
                         "0 heading 1 at 8:3-8:7 \"Body\"\n"
                         "diagnostic yaml-syntax at 2:11-2:16: illegal map value\n"},
                        {"a placeholder alone",
                         "---\n"
                         "created: {{date}}\n"
                         "type: x\n"
                         "---\n",
                         "front matter 2:1-4:1\n"
                         "property \"created\" = \"{{date}}\" text at 2:10-2:18\n"
                         "property \"type\" = \"x\" text at 3:7-3:8\n"
                         "diagnostic yaml-syntax at 2:11-2:12: text in braces needs quotes\n"},
                        {"placeholders of templates",
                         "---\n"
                         "created: {{date}}\n"
                         "empty:\n"
                         "list: [\"a\", {}]\n"
                         "---\n",
                         "front matter 2:1-5:1\n"
                         "property \"created\" = \"{{date}}\" text at 2:10-2:18\n"
                         "property \"empty\" = \"\" null at 3:7-3:7\n"
                         "property \"list\" = \"[\\\"a\\\", {}]\" text at 4:7-4:16\n"
                         "diagnostic yaml-syntax at 2:11-2:12: text in braces needs quotes\n"},
                        {"duplicate key",
                         "---\n"
                         "a: 1\n"
                         "a: 2\n"
                         "---\n",
                         "front matter 2:1-4:1\n"
                         "property \"a\" = \"1\" number at 2:4-2:5\n"
                         "property \"a\" = \"2\" number at 3:4-3:5\n"
                         "diagnostic yaml-duplicate-key at 3:1-3:2: the key 'a' is given twice\n"},
                        {"scalar alias",
                         "---\n"
                         "a: &x one\n"
                         "b: *x\n"
                         "---\n",
                         "front matter 2:1-4:1\n"
                         "property \"a\" = \"one\" text at 2:7-2:10\n"
                         "property \"b\" = \"one\" text at 3:4-3:6\n"},
                        {"cyclic alias",
                         "---\n"
                         "a: &x [*x, b]\n"
                         "---\n"
                         "body\n",
                         "front matter 2:1-3:1\n"
                         "property \"a\" = \"b\" text list at 2:12-2:13\n"
                         "0 paragraph at 4:1-4:5 \"body\"\n"},
                        {"empty",
                         "---\n"
                         "---\n"
                         "body\n",
                         "0 paragraph at 3:1-3:5 \"body\"\n"},
                        {"windows",
                         "\xEF\xBB\xBF---\r\n"
                         "title: T\r\n"
                         "day: 2026-01-31\r\n"
                         "---\r\n"
                         "body\r\n",
                         "front matter 2:1-4:1\n"
                         "property \"title\" = \"T\" text at 2:8-2:9\n"
                         "property \"day\" = \"2026-01-31\" date at 3:6-3:16\n"
                         "0 paragraph at 5:1-5:5 \"body\"\n"},
                        {"two rules with prose between",
                         "---\n"
                         "\n"
                         "Just words\n"
                         "\n"
                         "---\n"
                         "\n"
                         "more\n",
                         "0 paragraph at 3:1-3:11 \"Just words\"\n"
                         "1 paragraph at 7:1-7:5 \"more\"\n"},
                        {"not closed",
                         "---\n"
                         "title: a\n"
                         "\n"
                         "body\n",
                         "0 paragraph at 2:1-2:9 \"title: a\"\n"
                         "1 paragraph at 4:1-4:5 \"body\"\n"
                         "diagnostic front-matter-open at 1:1-1:4: front matter without a closing "
                         "'---' is read as text\n"},
                        {"not at the start",
                         "text\n"
                         "\n"
                         "---\n"
                         "a: b\n"
                         "---\n",
                         "0 paragraph at 1:1-1:5 \"text\"\n"
                         "1 heading 2 at 4:1-4:5 \"a: b\"\n"},
                        {"keys with colons and dots",
                         "---\n"
                         "ms.topic: reference\n"
                         "\"a:b\": c\n"
                         "topic_type:\n"
                         " - X\n"
                         "---\n",
                         "front matter 2:1-6:1\n"
                         "property \"ms.topic\" = \"reference\" text at 2:11-2:20\n"
                         "property \"a:b\" = \"c\" text at 3:8-3:9\n"
                         "property \"topic_type\" = \"X\" text list at 5:4-5:5\n"}};
  for (const Case& test : cases) EXPECT_EQ(printed(test.text), test.printed) << test.name;
}

}  // namespace
}  // namespace inkling
