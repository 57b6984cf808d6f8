// SPDX-License-Identifier: MIT
// Queries as people paste them, and half-typed ones: each finds the note it was copied from.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "search/rows.h"

namespace inkling {
namespace {

const std::vector<NoteText>& notes() {
  static const std::vector<NoteText> list{
      {"Units.md", "# Units\n\nThe bus does 12 GB/s at 3.5 GHz (±2 %), 1,250.75 EUR a piece.\n"},
      {"Tickets.md", "# Tickets\n\nOC-41252 blocks OC-41253; see RFC 9110 #77 and PR !204.\n"},
      {"Release.md", "# Release\n\nUbuntu 20.04 and v2.3.1-rc.1, built 2026-02-03T10:15:00Z.\n"},
      {"Languages.md", "# Languages\n\nC++ and C# and F#, .NET 8, Node.js, foo(bar) and a[0].\n"},
      {"Links.md",
       "# Links\n\nhttps://docs.tern.example/guide/start?lang=de&v=2#top and "
       "git@host.example:team/repo.git\n"},
      {"Paths.md",
       "# Paths\n\n/etc/tern/main.conf or C:\\Users\\otto\\Notes\\plan.txt or ~/.config/tern\n"},
      {"Mail.md",
       "# Mail\n\nFrom: Otto Brandt <otto.brandt+news@tern.example>, re: invoice #2026-118.\n"},
      {"Code.md",
       "# Code\n\n```cpp\nstd::vector<int> v{1, 2}; if (a && !b || c) return ptr->next;\n```\n"
       "Run `make -j8 install DESTDIR=/tmp` and `$HOME/bin/x --all`.\n"},
      {"Prose.md",
       "# Prose\n\nHe said: \"wait, not now - or never!\" Why? Because (as usual) it rained...\n"},
      {"Maths.md", "# Maths\n\nE = mc^2, x > 3, y <= 4, 50% of 10:30-11:45, +49 451 1234567.\n"}};
  return list;
}

TEST(SearchPastedText, FindsTheNoteItCameFrom) {
  TestVault vault(notes());
  expect_found(vault, {{"GB/s", {"Units"}},
                       {"12 GB/s", {"Units"}},
                       {"3.5 GHz", {"Units"}},
                       {"(±2 %) GHz", {"Units"}},
                       {"1,250.75", {"Units"}},
                       {"OC-41252", {"Tickets"}},
                       {"OC-41252 blocks OC-41253;", {"Tickets"}},
                       {"RFC 9110", {"Tickets"}},
                       {"#77", {"Tickets"}},
                       {"!204", {"Tickets"}},
                       {"20.04", {"Release"}},
                       {"v2.3.1-rc.1", {"Release"}},
                       {"2026-02-03T10:15:00Z", {"Release"}},
                       {"C++", {"Languages"}},
                       {"C#", {"Languages"}},
                       {".NET", {"Languages"}},
                       {"Node.js", {"Languages"}},
                       {"foo(bar)", {"Languages"}},
                       {"a[0]", {"Languages"}},
                       {"git@host.example:team/repo.git", {"Links"}},
                       {"/etc/tern/main.conf", {"Paths"}},
                       {"C:\\Users\\otto\\Notes\\plan.txt", {"Paths"}},
                       {"~/.config/tern", {"Paths"}},
                       {"otto.brandt+news@tern.example", {"Mail"}},
                       {"<otto.brandt+news@tern.example>", {"Mail"}},
                       {"invoice #2026-118", {"Mail"}},
                       {"std::vector<int>", {"Code"}},
                       {"ptr->next", {"Code"}},
                       {"make -j8", {}},  // Not j8: that is what a leading dash says.
                       {"\"make -j8 install\"", {"Code"}},
                       {"DESTDIR=/tmp", {"Code"}},
                       {"$HOME/bin/x", {"Code"}},
                       {"--all", {"Code"}},
                       {"\"not now - or never!\"", {"Prose"}},
                       {"He said: \"wait, not now", {"Prose"}},
                       {"Because (as usual) it rained...", {"Prose"}},
                       {"Why?", {"Prose"}},
                       {"mc^2", {"Maths"}},
                       {"x > 3", {"Maths"}},
                       {"10:30-11:45", {"Maths"}},
                       {"+49 451 1234567", {"Maths"}}});
}

TEST(SearchPastedText, IsNotStoppedByWhatIsHalfTyped) {
  TestVault vault(notes());
  expect_found(vault, {{"ubuntu AND", {"Release"}},
                       {"ubuntu OR", {"Release"}},
                       {"OR ubuntu", {"Release"}},
                       {"ubuntu NOT", {"Release"}},
                       {"(ubuntu", {"Release"}},
                       {"ubuntu)", {"Release"}},
                       {"((ubuntu)", {"Release"}},
                       {"\"ubuntu 20.04", {"Release"}},
                       {"ubuntu \"", {"Release"}},
                       {"ubuntu -", {"Release"}},
                       {"ubuntu tag:", {"Release"}},
                       {"ubuntu [", {"Release"}},
                       {"ubuntu /", {"Release"}},
                       {"ubuntu *", {"Release"}},
                       {"title:(release", {"Release"}},
                       {"title: release", {"Release"}},
                       {"ubuntu date:01/02/2026", {"Release"}},
                       {"ubuntu after:nonsense", {"Release"}},
                       {"ubuntu NEAR", {"Release"}},
                       {"ubuntu \\", {"Release"}},
                       {"ubuntu\r\n", {"Release"}},
                       {"\xEF\xBB\xBFubuntu", {"Release"}},
                       {"date:01/02/2026", {}}});
}

}  // namespace
}  // namespace inkling
