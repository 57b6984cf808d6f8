// SPDX-License-Identifier: MIT
// Results as a terminal or a program reads them; JSON is in server/results_json.h.
#pragma once

#include <string>
#include <string_view>

#include "cli/terminal.h"
#include "query/results.h"

namespace inkling {

/// For people: blocks of title, place, marked snippets, and what is known of them.
[[nodiscard]] std::string answer_text(const Results& results, std::string_view vault,
                                      const Terminal& terminal);

/// `path:line:column:text`, one line per passage, the place of its first match: for Vim's quickfix
/// list and everything else that reads grep's output. A path's line breaks become blanks.
[[nodiscard]] std::string answer_vimgrep(const Results& results);

/// The same without the column.
[[nodiscard]] std::string answer_lines(const Results& results);

/// `path`, a zero byte, `line:text`: what Emacs's consult reads, whatever stands in a path. With
/// `columns` `line:column:text`.
[[nodiscard]] std::string answer_nul_lines(const Results& results, bool columns);

/// Each path once, best first, its bytes untouched, followed by `end` ('\n' or '\0').
[[nodiscard]] std::string answer_paths(const Results& results, char end);

/// A header row, then one row per hit; quoted as RFC 4180 has it, lines end with "\n".
[[nodiscard]] std::string answer_csv(const Results& results);

/// `qid Q0 docid rank score tag`, separated by tabs, for scorers of judged queries. `stems`: the
/// docid is the file's name without folder and extension, else the path.
[[nodiscard]] std::string answer_trec(const Results& results, std::string_view qid, bool stems);

/// Where the passage's first match is in the file, and the line of the snippet that it is on.
struct FirstMatch {
  Position place{};
  std::string_view line{};
};
[[nodiscard]] FirstMatch first_match(const Passage& passage);

}  // namespace inkling
