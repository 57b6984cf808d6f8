// SPDX-License-Identifier: MIT
#include "cli/here.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace inkling {
namespace {

namespace fs = std::filesystem;

bool leads_out(const fs::path& relative) {
  return relative.empty() || *relative.begin() == "..";
}

/// The value of an operator. A quote inside has no spelling there; a blank matches no worse.
std::string clause(std::string_view name, std::string value) {
  std::ranges::replace(value, '"', ' ');
  return fmt::format("{}:\"{}\"", name, value);
}

std::string any_of(const std::vector<std::string>& clauses) {
  if (clauses.size() == 1) return clauses.front();
  return fmt::format("({})", fmt::join(clauses, " OR "));
}

}  // namespace

std::string path_from(const Here& here, const std::string& path) {
  const fs::path whole = fs::path(here.vault) / path;
  if (here.folder.empty()) return whole.string();
  const fs::path folder = here.folder;
  const bool inside = !leads_out(folder.lexically_relative(here.vault));
  const fs::path relative = whole.lexically_relative(folder);
  return inside || !leads_out(relative) ? relative.string() : whole.string();
}

std::string as_named(const std::string& file, const std::string& folder) {
  std::error_code error;
  const fs::path here = fs::path(folder) / file;
  return fs::exists(fs::symlink_status(here, error)) ? here.lexically_normal().string() : file;
}

bool looks_like_path(std::string_view word) {
  return word == "." || word == ".." || word.starts_with("./") || word.starts_with("../") ||
         word.starts_with('/') || (word.size() > 1 && word.ends_with('/'));
}

Result<std::string> narrowed(const std::string& query, const std::vector<std::string>& paths,
                             const std::vector<std::string>& globs, const Here& here) {
  std::vector<std::string> within;
  bool everywhere = false;
  for (const std::string& path : paths) {
    const fs::path whole = (fs::path(here.folder) / path).lexically_normal();
    std::string inside = whole.lexically_relative(here.vault).string();
    while (inside.ends_with('/')) inside.pop_back();
    if (leads_out(inside)) {
      return Error{.code = Code::kInvalid,
                   .message = fmt::format("'{}' is not in the vault {}", path, here.vault)};
    }
    everywhere = everywhere || inside == ".";
    within.push_back(clause(inside.ends_with(".md") ? "path" : "folder", inside));
  }
  std::vector<std::string> chosen;
  std::string out;
  for (const std::string& glob : globs) {
    if (glob.starts_with('!')) {
      out += "-" + clause("path", glob.substr(1)) + " ";
    } else {
      chosen.push_back(clause("path", glob));
    }
  }
  if (!within.empty() && !everywhere) out = any_of(within) + " " + out;
  if (!chosen.empty()) out = any_of(chosen) + " " + out;
  const bool asks = query.find_first_not_of(" \t\r\n") != std::string::npos;
  return out.empty() ? query : asks ? fmt::format("{}({})", out, query) : out;
}

}  // namespace inkling
