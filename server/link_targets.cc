// SPDX-License-Identifier: MIT
#include "server/link_targets.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>

#include "schemas/name_terms.h"
#include "server/indexed_notes.h"

namespace inkling {
namespace {

std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

std::string without_extension(const std::string& path) {
  const std::string_view stem = file_stem(path);
  const std::string_view folder = folder_of(path);
  return folder.empty() ? std::string(stem) : std::string(folder) + "/" + std::string(stem);
}

/// How a note of this path, title and aliases answers to a folded name.
std::optional<CalledBy> answers_to(const std::string& path, std::string_view title,
                                   std::string_view wanted) {
  const std::string folded = fold(without_extension(path));
  if (folded == wanted) return CalledBy::kPath;
  if (wanted.find('/') != std::string_view::npos) {
    const bool ends = folded.ends_with("/" + std::string(wanted));
    return ends ? std::optional(CalledBy::kFileName) : std::nullopt;
  }
  if (last_part(folded) == wanted) return CalledBy::kFileName;
  if (fold(title) == wanted) return CalledBy::kTitle;
  return std::nullopt;
}

void add_indexed(const LiveVault& vault, const std::string& wanted, const std::string& term,
                 const std::set<std::string>& unsaved, std::vector<CalledNote>& found) {
  for (const NoteData& note : indexed_notes(vault.index(), {term}, kMostCalled)) {
    if (unsaved.count(note.stamp.path) > 0) continue;
    auto by = answers_to(note.stamp.path, note.title, wanted);
    // The name is one of its aliases: nothing else gives it this term.
    if (!by && wanted.find('/') == std::string::npos) by = CalledBy::kAlias;
    if (by) found.push_back({.path = note.stamp.path, .title = note.title, .by = *by});
  }
}

void add_unsaved(LiveVault& vault, const std::string& wanted, std::vector<CalledNote>& found) {
  for (const OpenNote* draft : vault.drafts().unsaved()) {
    const auto reading = vault.read(draft->path);
    if (!reading) continue;
    auto by = answers_to(draft->path, reading->records.title, wanted);
    const auto& aliases = reading->note.aliases;
    if (!by && std::any_of(aliases.begin(), aliases.end(),
                           [&](const auto& alias) { return fold(alias) == wanted; })) {
      by = CalledBy::kAlias;
    }
    if (by) found.push_back({.path = draft->path, .title = reading->records.title, .by = *by});
  }
}

void keep_best(std::vector<CalledNote>& found, const std::string& from) {
  if (found.empty()) return;
  const auto best = std::min_element(found.begin(), found.end(), [](const auto& a, const auto& b) {
                      return a.by < b.by;
                    })->by;
  std::erase_if(found, [&](const CalledNote& note) { return note.by != best; });
  const std::string_view folder = folder_of(from);
  const auto key = [&](const CalledNote& note) {
    return std::tuple(folder_of(note.path) != folder,
                      std::count(note.path.begin(), note.path.end(), '/'), note.path);
  };
  std::sort(found.begin(), found.end(),
            [&](const CalledNote& a, const CalledNote& b) { return key(a) < key(b); });
}

}  // namespace

std::optional<std::string> path_of_target(const std::string& from, const std::string& target) {
  namespace fs = std::filesystem;
  const fs::path whole = target.starts_with('/')
                             ? fs::path(target.substr(target.find_first_not_of('/')))
                             : fs::path(std::string(folder_of(from))) / target;
  std::string path = whole.lexically_normal().generic_string();
  if (path.starts_with("..")) return std::nullopt;
  return path;
}

std::vector<CalledNote> notes_called(LiveVault& vault, std::string_view name,
                                     const std::string& from) {
  std::vector<CalledNote> found;
  const std::vector<std::string> terms = link_terms(name);
  if (terms.empty()) return found;
  const std::string& wanted = terms.back();
  std::set<std::string> unsaved;
  for (const OpenNote* draft : vault.drafts().unsaved()) unsaved.insert(draft->path);
  const std::string term = make_term(prefix::kName, last_part(wanted));
  add_indexed(vault, wanted, term, unsaved, found);
  add_unsaved(vault, wanted, found);
  keep_best(found, from);
  return found;
}

std::string encoded_target(std::string path) {
  for (size_t at = path.find(' '); at != std::string::npos; at = path.find(' ', at)) {
    path.replace(at, 1, "%20");
  }
  return path;
}

bool is_note_link(const Link& link) {
  return link.kind != LinkKind::kUrl && !is_attachment(link) &&
         !(link.target.empty() && link.fragment.empty());
}

std::vector<CalledNote> notes_meant(LiveVault& vault, const Link& link, const std::string& from) {
  if (!is_note_link(link)) return {};
  if (link.target.empty()) return {{.path = from, .title = {}, .by = CalledBy::kPath}};
  if (link.kind == LinkKind::kMarkdown || link.target.starts_with(".")) {
    if (const auto path = path_of_target(from, link.target)) {
      for (CalledNote& note : notes_called(vault, *path, from)) {
        if (note.by == CalledBy::kPath) return {std::move(note)};
      }
    }
  }
  return notes_called(vault, link.target, from);
}

std::vector<std::string> may_link_to(LiveVault& vault, const Reading& note) {
  std::set<std::string> paths;
  if (const OpenIndex* index = vault.index()) {
    std::vector<std::string> names{fold(without_extension(note.note.path)),
                                   fold(file_stem(note.note.path)), fold(note.records.title)};
    for (const std::string& alias : note.note.aliases) names.push_back(fold(alias));
    std::vector<std::string> terms;
    for (const std::string& name : names) terms.push_back(make_term(prefix::kLink, name));
    for (NoteData& linking : indexed_notes(index, terms, kMostLinking)) {
      paths.insert(std::move(linking.stamp.path));
    }
  }
  for (const OpenNote* draft : vault.drafts().unsaved()) paths.insert(draft->path);
  return {paths.begin(), paths.end()};
}

std::vector<NotePlace> links_to(LiveVault& vault, const std::string& path,
                                const std::string& fragment) {
  std::vector<NotePlace> found;
  const auto target = vault.read(path);
  if (!target) return found;
  std::vector<std::string> from = may_link_to(vault, *target);
  if (!std::binary_search(from.begin(), from.end(), path)) from.push_back(path);
  for (const std::string& one : from) {
    const auto reading = vault.read(one);
    if (!reading) continue;
    for (const Link& link : reading->note.links) {
      if (!fragment.empty() && !fragment_means(link.fragment, fragment)) continue;
      if (fragment.empty() && link.target.empty()) continue;
      const auto meant = notes_meant(vault, link, one);
      if (meant.empty() || meant.front().path != path) continue;
      found.push_back({.path = one, .span = link.source});
    }
  }
  return found;
}

std::string heading_key(std::string_view heading) {
  if (heading.starts_with('^')) return fold(heading);
  heading = heading.substr(heading.rfind('#') + 1);  // "#A#B" leads to B.
  std::string key;
  for (const char c : fold(heading)) {
    const bool sign = std::string_view("[]|#^:\\").find(c) != std::string_view::npos;
    if (!sign && !(c == ' ' && (key.empty() || key.back() == ' '))) key += c;
  }
  while (key.ends_with(' ')) key.pop_back();
  return key;
}

bool fragment_means(std::string_view fragment, std::string_view heading) {
  const std::string key = heading_key(fragment);
  std::string own = heading_key(heading);
  if (own == key) return true;
  std::ranges::replace(own, ' ', '-');
  return own == key && !fragment.starts_with('^');
}

std::optional<Span> place_of_fragment(const Note& note, std::string_view fragment) {
  if (fragment.starts_with('^')) {
    const std::string id = fold(fragment.substr(1));
    for (const Block& block : note.blocks) {
      if (!block.id.empty() && fold(block.id) == id) return block.source;
    }
    return std::nullopt;
  }
  for (const Section& section : note.sections) {
    if (section.heading == kNone) continue;
    if (fragment_means(fragment, section.title)) return note.blocks[section.heading].source;
  }
  return std::nullopt;
}

std::string link_text(LiveVault& vault, const std::string& path) {
  std::string stem(file_stem(path));
  const auto called = notes_called(vault, stem, path);
  if (called.size() == 1 && called.front().path == path) return stem;
  return without_extension(path);
}

}  // namespace inkling
