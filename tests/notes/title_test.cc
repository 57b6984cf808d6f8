// SPDX-License-Identifier: MIT
#include "notes/title.h"

#include <gtest/gtest.h>

#include "notes/markdown.h"

namespace inkling {
namespace {

struct Case {
  const char* path;
  const char* text;
  const char* title;
};

TEST(TitleOfANote, IsWhatTheNoteIsCalled) {
  const Case cases[] = {
      {"202311.md", "---\ntitle: Plan\n---\n# Other\n", "Plan"},
      {"202311.md", "# Plan\ntext\n## Part\n", "Plan"},
      {"202311.md", "\n\nplain text\n", "202311"},
      {"202311.md", "## Only parts\ntext\n", "202311"},
      {"202311.md", "#\n\ntext\n", "202311"},
      // What stands before it says only where the note belongs.
      {"202311.md", "#plan #b/c\n\n# Plan\n", "Plan"},
      {"202311.md", "Up: [[Index of plans]]\n\n# Plan\n", "Plan"},
      {"202311.md", "status:: open\n\n# Plan\n", "Plan"},
      {"202311.md", "%% made from a template %%\n\n# Plan\n", "Plan"},
      // Level 1 is that of sections.
      {"Live preview.md", "The way a page is shown.\n\n# Revealing the source\n", "Live preview"},
      {"Live preview.md", "The way of [[Markdown]] pages.\n\n# Examples\n", "Live preview"},
      {"005 Pumps.md", "# Context\na\n# Decision\nb\n", "005 Pumps"},
      {"Changes.md", "# 0.5\na\n# 0.4\nb\n", "Changes"},
      {"Changes.md", "## Early\n\na\n\n# Late\n", "Changes"},
      // A word of the file's name.
      {"Access links.md", "# Accessing Links\na\n# Tests\n", "Accessing Links"},
      {"pump-house.md", "Long ago somebody built it.\n\n# The Pump\n", "The Pump"},
      {"舟山港.md", "很久以前。\n\n# 舟山港\n\n# 记录\n", "舟山港"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(parse_note(std::string("folder.d/") + one.path, one.text).title, one.title)
        << one.path << "\n"
        << one.text;
  }
}

TEST(TitleOfANote, SaysWhereItIsWritten) {
  const Note heading = parse_note("a.md", "#x\n\n# Plan B\n");
  EXPECT_EQ(heading.title_source.of(heading.source), "Plan B");
  EXPECT_TRUE(parse_note("a.md", "text\n\n# Examples\n").title_source.empty());
}

}  // namespace
}  // namespace inkling
