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
  std::string trec_id = "auto";
  bool any = false;
  bool history = false;
  bool nul = false;
  bool count = false;
  bool strict = false;
  bool no_refresh = false;
};

[[nodiscard]] std::vector<Option> search_option_list(SearchOptions& into);

/// The request that the options mean. The query's words are joined by blanks; a single `-` reads
/// the query from standard input.
Result<Request> request_of(const SearchOptions& options, const Environment& environment);

}  // namespace inkling
