// SPDX-License-Identifier: MIT
#include "server/save_query.h"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <fstream>

#include "notes/file.h"
#include "query/saved_queries.h"

namespace inkling {
namespace {

namespace fs = std::filesystem;

/// All of it or nothing: an editor or a search may read the file meanwhile.
Outcome write_file(const std::string& vault, const std::string& text) {
  const fs::path path = fs::path(vault) / kSavedQueriesFile;
  const fs::path next = path.string() + ".new";
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) return io_error(error.value(), path.parent_path().string());
  errno = 0;
  std::ofstream file(next, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file) return io_error(errno == 0 ? EIO : errno, next.string());
  fs::rename(next, path, error);
  if (error) return io_error(error.value(), path.string());
  return Done{};
}

}  // namespace

Outcome save_query(const std::string& vault, std::string_view name, std::string_view query) {
  if (!is_saved_name(name)) {
    return Error{.code = Code::kInvalid,
                 .message = fmt::format("'{}' cannot be the name of a query", name),
                 .hint = "a name begins with a letter and has letters, digits, '-', '_' and '.'"};
  }
  if (query.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return Error{.code = Code::kInvalid, .message = "which query is it to stand for?"};
  }
  const Result<std::string> before = read_saved_queries(vault);
  if (!before) return before.error();
  const std::string after = with_saved_query(*before, name, query);
  if (after.size() > kMaxSavedBytes) {
    return Error{.code = Code::kInvalid,
                 .message = fmt::format("{} would be larger than {} MiB", kSavedQueriesFile,
                                        kMaxSavedBytes >> 20)};
  }
  return write_file(vault, after);
}

Outcome delete_query(const std::string& vault, std::string_view name) {
  const Result<std::string> before = read_saved_queries(vault);
  if (!before) return before.error();
  if (parse_saved_queries(*before).find(name) == nullptr) {
    return Error{.code = Code::kNotFound,
                 .message = fmt::format("there is no saved query '{}'", name),
                 .hint = "'inkling query list' shows them"};
  }
  return write_file(vault, with_saved_query(*before, name, {}));
}

}  // namespace inkling
