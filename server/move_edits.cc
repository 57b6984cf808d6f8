// SPDX-License-Identifier: MIT
#include "server/move_edits.h"

#include <filesystem>
#include <optional>
#include <set>

#include "notes/vault.h"
#include "schemas/name_terms.h"
#include "server/element_at.h"
#include "server/link_targets.h"

namespace inkling {
namespace {

namespace fs = std::filesystem;

std::string without_ending(const std::string& path) {
  return path.substr(0, path.rfind('.'));
}

/// Where a path will be.
const std::string& after(const Moves& moves, const std::string& path) {
  const auto move = moves.find(path);
  return move == moves.end() ? path : move->second;
}

bool is_relative(const Link& link) {
  return link.kind == LinkKind::kMarkdown || link.target.starts_with('.');
}

/// A relative link's new text, in a note that will be at `place`.
std::string relative_text(const Link& link, const std::string& to, const std::string& place) {
  if (link.target.starts_with('/')) return encoded_target("/" + to);
  const std::string folder(folder_of(place));
  std::string text = fs::path(to).lexically_relative(folder.empty() ? "." : folder).string();
  if (link.kind == LinkKind::kMarkdown) return encoded_target(text);
  return text.starts_with('.') ? text : "./" + text;
}

/// What a link to a moved note says then; nothing when it holds on, by title or alias.
std::optional<std::string> text_to_moved(LiveVault& vault, const Link& link,
                                         const Moves::value_type& move, const std::string& place) {
  const auto& [from, to] = move;
  if (is_relative(link)) {
    const bool ending = link.kind == LinkKind::kMarkdown;
    return relative_text(link, ending ? to : without_ending(to), place);
  }
  const bool by_path = link.target.find('/') != std::string::npos;
  if (!by_path && fold(link.target) != fold(file_stem(from))) return std::nullopt;
  const std::string stem(file_stem(to));
  // Another note of the new name would take over the short link.
  const bool taken =
      fold(stem) != fold(file_stem(from)) && !notes_called(vault, stem, from).empty();
  return by_path || taken ? without_ending(to) : stem;
}

/// What a relative link in a note that moves says then, to what stays: a note or any other file.
std::optional<std::string> text_from_moved(const LiveVault& vault, const Link& link,
                                           const std::string& from, const std::string& place) {
  if (!is_relative(link) || link.target.starts_with('/')) return std::nullopt;
  const auto path = path_of_target(from, link.target);
  if (!path) return std::nullopt;
  const fs::path file = fs::path(vault.workspace().vault) / *path;
  std::error_code error;
  // Else it is found by its name, wherever it stands.
  if (!fs::exists(file, error) && !fs::exists(file.string() + ".md", error)) return std::nullopt;
  return relative_text(link, *path, place);
}

void edit_links(LspSession& session, const Reading& reading, const Moves& moves,
                std::vector<Edit>& out) {
  LiveVault& vault = *session.vault;
  const Note& note = reading.note;
  const std::string& place = after(moves, note.path);
  const bool changes_folder = folder_of(place) != folder_of(note.path);
  for (const Link& link : note.links) {
    if (link.kind == LinkKind::kUrl || link.target.empty()) continue;
    const Span span = target_span(note, link);
    if (span.empty()) continue;
    const auto meant = notes_meant(vault, link, note.path);
    const auto move = meant.empty() ? moves.end() : moves.find(meant.front().path);
    std::optional<std::string> text;
    if (move != moves.end()) {
      text = text_to_moved(vault, link, *move, place);
    } else if (changes_folder) {
      text = text_from_moved(vault, link, note.path, place);
    }
    if (text && *text != span.of(note.source)) out.push_back({note.path, span, *text});
  }
}

}  // namespace

Moves moves_of(const LspSession& session, const std::string& from, const std::string& to) {
  const WorkspaceOptions& workspace = session.vault->workspace();
  std::error_code error;
  if (!fs::is_directory(fs::path(workspace.vault) / from, error)) return {{from, to}};
  Moves moves;
  const Result<Scan> scan = scan_vault(workspace.vault, workspace.scan);
  if (!scan) return moves;
  for (const FileStamp& file : scan->files) {
    if (file.path.starts_with(from + "/")) moves[file.path] = to + file.path.substr(from.size());
  }
  return moves;
}

std::vector<Edit> move_edits(LspSession& session, const Moves& moves) {
  std::set<std::string> concerned;
  for (const auto& [from, to] : moves) {
    const auto target = session.vault->read(from);
    if (!target) continue;
    concerned.insert(from);
    concerned.merge([&] {
      const std::vector<std::string> linking = may_link_to(*session.vault, *target);
      return std::set<std::string>(linking.begin(), linking.end());
    }());
  }
  std::vector<Edit> out;
  for (const std::string& path : concerned) {
    if (const auto reading = session.vault->read(path)) edit_links(session, *reading, moves, out);
  }
  return out;
}

}  // namespace inkling
