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

TEST(ParseNote, FindsLinks) {
  const Case cases[] = {
      {"wikilinks", "[[Ana]] [[a/b|c]] [[a#h#i]] [[a#^id]] [[#h]] [[a|]]\n",
       "0 paragraph at 1:1-1:52 \"Ana c a#h#i a h a\"\n"
       "link wiki \"Ana\" at 1:1-1:8 in 0 label \"Ana\"\n"
       "link wiki \"a/b\" at 1:9-1:18 in 0 label \"c\"\n"
       "link wiki \"a\" at 1:19-1:28 in 0 # \"h#i\" label \"a#h#i\"\n"
       "link wiki \"a\" at 1:29-1:38 in 0 # \"^id\" label \"a\"\n"
       "link wiki \"\" at 1:39-1:45 in 0 # \"h\" label \"h\"\n"
       "link wiki \"a\" at 1:46-1:52 in 0 label \"a\"\n"},
      {"embeds", "![[img.png|300]] ![[note#h]] ![[note|alias]]\n",
       "0 paragraph at 1:1-1:45 \"alias\"\n"
       "embed wiki \"img.png\" at 1:1-1:17 in 0\n"
       "embed wiki \"note\" at 1:18-1:29 in 0 # \"h\"\n"
       "embed wiki \"note\" at 1:30-1:45 in 0 label \"alias\"\n"},
      {"markdown",
       "[a](b%20c.md#d%20e \"t\") [**f**](<g h.md>) ![alt](i.png) [r][ref] [ref]\n"
       "\n"
       "[ref]: ../j.md\n",
       "0 paragraph at 1:1-1:71 \"a f alt r ref\"\n"
       "link markdown \"b c.md\" at 1:1-1:24 in 0 # \"d e\" label \"a\"\n"
       "link markdown \"g h.md\" at 1:25-1:42 in 0 label \"f\"\n"
       "embed markdown \"i.png\" at 1:43-1:56 in 0 label \"alt\"\n"
       "link markdown \"../j.md\" at 1:57-1:65 in 0 label \"r\"\n"
       "link markdown \"../j.md\" at 1:66-1:71 in 0 label \"ref\"\n"},
      {"nested image", "[![alt](i.png)](http://x.y)\n",
       "0 paragraph at 1:1-1:28 \"alt\"\n"
       "link url \"http://x.y\" at 1:1-1:28 in 0 label \"alt\"\n"
       "embed markdown \"i.png\" at 1:2-1:15 in 0 label \"alt\"\n"},
      {"urls", "<https://x.y/a?b#c> www.foo.com me@foo.com http://x.y/#no\n",
       "0 paragraph at 1:1-1:58 \"https://x.y/a?b#c www.foo.com me@foo.com http://x.y/#no\"\n"
       "link url \"https://x.y/a?b\" at 1:1-1:20 in 0 # \"c\" label \"https://x.y/a?b#c\"\n"
       "link url \"http://www.foo.com\" at 1:21-1:32 in 0 label \"www.foo.com\"\n"
       "link url \"mailto:me@foo.com\" at 1:33-1:43 in 0 label \"me@foo.com\"\n"
       "link url \"http://x.y/\" at 1:44-1:58 in 0 # \"no\" label \"http://x.y/#no\"\n"},
      {"not in code or escaped", "`[[a]]` \\[[b]] [[c]\n",
       "0 paragraph at 1:1-1:20 \"[[a]] [[b]] [[c]\"\n"},
      {"brackets in brackets", "[[[a]]] [[b [[c]]\n",
       "0 paragraph at 1:1-1:18 \"[a] [[b c\"\n"
       "link wiki \"a\" at 1:2-1:7 in 0 label \"a\"\n"
       "link wiki \"c\" at 1:13-1:18 in 0 label \"c\"\n"},
      {"entities and quotes in destinations", "[a](b&amp;c.md) [d](e\\_f.md)\n",
       "0 paragraph at 1:1-1:29 \"a d\"\n"
       "link markdown \"b&c.md\" at 1:1-1:16 in 0 label \"a\"\n"
       "link markdown \"e_f.md\" at 1:17-1:29 in 0 label \"d\"\n"},
      {"percent of no UTF-8 stays", "[a](b%ff.md) [c](100%.md) [d](%E4%BD%A0.md)\n",
       "0 paragraph at 1:1-1:44 \"a c d\"\n"
       "link markdown \"b%ff.md\" at 1:1-1:13 in 0 label \"a\"\n"
       "link markdown \"100%.md\" at 1:14-1:26 in 0 label \"c\"\n"
       "link markdown \"你.md\" at 1:27-1:44 in 0 label \"d\"\n"}};
  for (const Case& test : cases) EXPECT_EQ(printed(test.text), test.printed) << test.name;
}

TEST(ParseNote, FindsTags) {
  const Case cases[] = {
      {"tags", "#a #a/b-c_d/ (#e) \"#f\", **#g** #1984 #y1984 #19-84\n",
       "tag \"a\" at 1:1-1:3 in 0\n"
       "tag \"a/b-c_d\" at 1:4-1:12 in 0\n"
       "tag \"e\" at 1:15-1:17 in 0\n"
       "tag \"f\" at 1:20-1:22 in 0\n"
       "tag \"g\" at 1:27-1:29 in 0\n"
       "tag \"y1984\" at 1:38-1:44 in 0\n"
       "0 paragraph at 1:1-1:51 \"#a #a/b-c_d/ (#e) \\\"#f\\\", #g #1984 #y1984 #19-84\"\n"},
      {"letters of all kinds", "#über #日记/会议 #🎯ziel #été。#x\n",
       "tag \"über\" at 1:1-1:7 in 0\n"
       "tag \"日记/会议\" at 1:8-1:22 in 0\n"
       "tag \"🎯ziel\" at 1:23-1:32 in 0\n"
       "tag \"été\" at 1:33-1:39 in 0\n"
       "tag \"x\" at 1:42-1:44 in 0\n"
       "0 paragraph at 1:1-1:44 \"#über #日记/会议 #🎯ziel #été。#x\"\n"},
      {"not a tag", "a#b \\#c `#d` [#e](f) http://x/#g # h ## #\n",
       "0 paragraph at 1:1-1:42 \"a#b #c #d #e http://x/#g # h ## #\"\n"
       "link markdown \"f\" at 1:14-1:21 in 0 label \"#e\"\n"}};
  for (const Case& test : cases) EXPECT_EQ(printed(test.text), test.printed) << test.name;
}

TEST(ParseNote, FindsInlineFields) {
  const Case cases[] = {
      {"whole line",
       "due:: 2026-01-31\n"
       "**Owner**:: [[Ana Diaz|Ana]]\n"
       "\n"
       "- rating:: 4.5\n"
       "- done:: true\n"
       "- note::\n",
       "property \"due\" = \"2026-01-31\" date at 1:7-1:17 in 0\n"
       "property \"Owner\" = \"Ana\" link at 2:13-2:29 in 0\n"
       "property \"rating\" = \"4.5\" number at 4:12-4:15 in 1\n"
       "property \"done\" = \"true\" bool at 5:10-5:14 in 2\n"
       "property \"note\" = \"\" null at 6:9-6:9 in 3\n"
       "0 paragraph at 1:1-2:29 \"due:: 2026-01-31\\nOwner:: Ana\"\n"
       "1 item at 4:3-4:15 \"rating:: 4.5\"\n"
       "2 item at 5:3-5:14 \"done:: true\"\n"
       "3 item at 6:3-6:9 \"note::\"\n"
       "link wiki \"Ana Diaz\" at 2:13-2:29 in 0 label \"Ana\"\n"},
      {"in brackets", "Call (due:: 2026-02-01) and [by:: Bo [x]] x:: y\n",
       "property \"due\" = \"2026-02-01\" date at 1:13-1:23 in 0\n"
       "property \"by\" = \"Bo [x]\" text at 1:35-1:41 in 0\n"
       "0 paragraph at 1:1-1:48 \"Call (due:: 2026-02-01) and [by:: Bo [x]] x:: y\"\n"},
      {"not a field",
       "std::string a::b `c:: d` e :: f\n"
       "\n"
       "Keys end with `::` always\n"
       "\n"
       "`[g:: h]`\n",
       "0 paragraph at 1:1-1:32 \"std::string a::b c:: d e :: f\"\n"
       "1 paragraph at 3:1-3:26 \"Keys end with :: always\"\n"
       "2 paragraph at 5:1-5:10 \"[g:: h]\"\n"},
      {"logseq page",
       "title:: My Page\n"
       "tags:: [[a]], b, #c\n"
       "alias:: x, y\n"
       "\n"
       "- text\n",
       "alias \"x\"\n"
       "alias \"y\"\n"
       "property \"title\" = \"My Page\" text at 1:9-1:16 in 0\n"
       "property \"tags\" = \"a, b, #c\" text at 2:10-2:20 in 0\n"
       "property \"alias\" = \"x, y\" text at 3:9-3:13 in 0\n"
       "tag \"c\" at 2:18-2:20 in 0\n"
       "tag \"a\" at 2:10-2:11 in 0\n"
       "tag \"b\" at 2:15-2:16 in 0\n"
       "0 paragraph at 1:1-3:13 \"title:: My Page\\ntags:: a, b, #c\\nalias:: x, y\"\n"
       "1 item at 5:3-5:7 \"text\"\n"
       "link wiki \"a\" at 2:8-2:13 in 0 label \"a\"\n"}};
  for (const Case& test : cases) EXPECT_EQ(printed(test.text), test.printed) << test.name;
}

}  // namespace
}  // namespace inkling
