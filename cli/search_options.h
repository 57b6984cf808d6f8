// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "notes/result.h"
#include "query/results.h"

namespace inkling {

/// What `inkling search` was asked for, as typed.
struct SearchOptions {
  std::vector<std::string> query{};
  uint32_t limit = 10;
  uint32_t offset = 0;
  std::string by{};
  std::string format{};
  std::vector<std::string> facets{};
  std::vector<std::string> filters{};
  std::string queries{};
  std::vector<std::string> without{};
  std::string trec_id = "auto";
  bool any = false;
  bool history = false;
  bool recent = false;
  bool nul = false;
  bool count = false;
  bool strict = false;
  bool no_refresh = false;
  bool as_you_type = false;
  std::vector<std::string> patterns{};  ///< -e: more of the query.
  std::vector<std::string> globs{};     ///< -g: only notes whose path is like one of these.
  bool line_numbers = false;            ///< With `nul`: each line behind its path.
  bool columns = false;
  bool vimgrep = false;
  bool rg_json = false;
  bool ignored = false;  ///< What pickers pass to ripgrep and means nothing here.
  std::string ignored_value{};
};

/// The format asked for, by whatever option; "" is the default. What ripgrep prints with the same
/// options is "vimgrep", "lines" (no column), "nul-lines", "nul-columns" or "rg-json".
[[nodiscard]] std::string_view format_of(const SearchOptions& options);
/// Paths then stand for themselves: as they can be opened from the working folder.
[[nodiscard]] bool has_paths_from_here(std::string_view format);

[[nodiscard]] std::vector<Option> search_option_list(SearchOptions& into);

/// Takes the paths behind the query out of it, where the format is one of ripgrep's: "." and what
/// has a slash at its start or end.
std::vector<std::string> take_paths(SearchOptions& options);

/// The request that the options mean. The query's words are joined by blanks; a single `-` reads
/// the query from standard input.
Result<Request> request_of(const SearchOptions& options, const Environment& environment);

}  // namespace inkling
