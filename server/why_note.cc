// SPDX-License-Identifier: MIT
#include "server/why_note.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "notes/markdown.h"
#include "notes/nearest.h"
#include "schemas/words.h"

namespace inkling {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMostNamed = 5;  ///< Notes of the same name that are listed.

std::string_view file_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

std::string_view stem_of(std::string_view path) {
  const std::string_view name = file_name(path);
  return name.substr(0, name.rfind('.'));
}

bool exists(const std::string& vault, const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(fs::path(vault) / path, error);
  return status.type() != fs::file_type::not_found && status.type() != fs::file_type::none;
}

bool is_note_name(std::string_view path) {
  const std::string name = fold(file_name(path));
  return name.ends_with(".md") || name.ends_with(".markdown");
}

/// The one note that is called so.
Result<std::string> note_called(const WorkspaceOptions& options, const std::string& name) {
  const Result<Scan> scan = scan_vault(options.vault, options.scan);
  if (!scan) return scan.error();
  const std::string wanted = fold(stem_of(is_note_name(name) ? name : name + ".md"));
  std::vector<std::string> found;
  std::vector<std::string_view> stems;
  for (const FileStamp& file : scan->files) {
    if (fold(stem_of(file.path)) == wanted) found.push_back(file.path);
    stems.push_back(stem_of(file.path));
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    const std::string_view near = nearest(stem_of(name), stems);
    return Error{.code = Code::kNotFound,
                 .message = fmt::format("no such file in the vault: '{}'", name),
                 .hint = near.empty() ? "" : fmt::format("did you mean '{}'?", near)};
  }
  found.resize(std::min(found.size(), kMostNamed));
  return Error{
      .code = Code::kInvalid,
      .message = fmt::format("several notes are called '{}': {}", name, fmt::join(found, ", ")),
      .hint = "name one by its path"};
}

}  // namespace

Result<std::string> find_note(const WorkspaceOptions& options, const std::string& file) {
  std::string path = fs::path(file).lexically_normal().string();
  if (path.starts_with(options.vault + "/")) path.erase(0, options.vault.size() + 1);
  if (path.starts_with("/") || path == ".." || path.starts_with("../")) {
    return Error{.code = Code::kInvalid,
                 .message = fmt::format("'{}' is outside the vault '{}'", file, options.vault)};
  }
  for (const std::string& name : {path, path + ".md"}) {
    if (exists(options.vault, name)) return name;
  }
  return note_called(options, path);
}

namespace {

/// What keeps an existing file out of the index, whatever is asked.
Result<WhyNote> kept_out(const WorkspaceOptions& options, const std::string& path) {
  WhyNote out{.path = path};
  std::error_code error;
  if (fs::is_directory(fs::path(options.vault) / path, error)) {
    out.obstacle = "a folder, not a note";
    return out;
  }
  const Result<std::string> ignored = why_ignored(options.vault, path, options.scan);
  if (!ignored) return ignored.error();
  out.obstacle = *ignored;
  if (!out.obstacle.empty()) return out;
  Result<NoteFile> file = read_note(options.vault, path);
  if (!file) {
    out.obstacle = file.error().message;
    out.hint = file.error().hint;
    return out;
  }
  const Note note = parse_note(path, std::move(file->content));
  const LineIndex lines(note.source);
  for (const Diagnostic& problem : note.diagnostics) {
    const Position place = lines.position_of(problem.span.begin);
    out.problems.push_back(fmt::format("{}:{}: {}", place.line, place.column, problem.message));
  }
  return out;
}

}  // namespace

Result<WhyNote> why_note(const WorkspaceOptions& options, const std::string& file,
                         const Request& request) {
  const Result<std::string> path = find_note(options, file);
  if (!path) return path.error();
  Result<WhyNote> out = kept_out(options, *path);
  if (!out || !out->obstacle.empty()) return out;
  Result<Searcher> searcher = open_searcher(options);
  if (!searcher) return searcher.error();
  const Result<Refreshed> refreshed = refresh(options, *searcher);
  if (!refreshed) return refreshed.error();
  Result<Why> why = searcher->why(request, *path);
  if (!why) return why.error();
  out->why = std::move(*why);
  if (!out->why.indexed) {
    out->obstacle = "not indexed yet";
    out->hint = "'inkling index' takes it in";
  }
  return out;
}

}  // namespace inkling
