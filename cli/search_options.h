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
  bool nul = false;
  bool count = false;
  bool strict = false;
  bool no_refresh = false;
  bool as_you_type = false;
  bool line_numbers = false;  ///< With `nul`: each line behind its path, as consult reads it.
  bool vimgrep = false;
  bool rg_json = false;
  bool ignored = false;  ///< What pickers pass to ripgrep and means nothing here.
  std::string ignored_value{};
};

/// The format asked for, by whatever option; "" is the default.
[[nodiscard]] std::string_view format_of(const SearchOptions& options);

[[nodiscard]] std::vector<Option> search_option_list(SearchOptions& into);

/// The request that the options mean. The query's words are joined by blanks; a single `-` reads
/// the query from standard input.
Result<Request> request_of(const SearchOptions& options, const Environment& environment);

}  // namespace inkling
