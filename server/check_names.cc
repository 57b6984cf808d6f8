// SPDX-License-Identifier: MIT
#include <algorithm>

#include "query/people.h"
#include "schemas/words.h"
#include "server/check.h"

namespace inkling {
namespace {

constexpr size_t kMostNamed = 5;  ///< Notes or people that one message lists.

std::string without_extension(std::string_view path) {
  for (const std::string_view ending : {".md", ".markdown"}) {
    if (path.ends_with(ending)) path.remove_suffix(ending.size());
  }
  return std::string(path);
}

std::string last_part(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

/// The text that a link's target names a note by: "../people/Ana.md" -> "people/ana".
std::string target_of(std::string_view written) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view start : {"../", "./", "/"}) {
      if (!written.starts_with(start)) continue;
      written.remove_prefix(start.size());
      again = true;
    }
  }
  return without_extension(fold(written));
}

/// "plan.pdf" is a file, and files are not notes. "v1.2 plan" is a name.
bool names_a_file(const std::string& target) {
  const std::string name = last_part(target);
  const size_t point = name.rfind('.');
  return point != std::string::npos && name.find(' ', point) == std::string::npos &&
         name.size() - point <= 6;
}

/// "[[from p = pages() where ...]]", "[[{title}]]": code of a query or a template, no name.
bool is_code(const std::string& target) {
  return target.find_first_of("{}\"<>") != std::string::npos ||
         target.find("()") != std::string::npos || target.find("==") != std::string::npos;
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (size_t i = 0; i < std::min(names.size(), kMostNamed); ++i) {
    out += (i == 0 ? "" : ", ") + names[i];
  }
  return names.size() > kMostNamed ? out + ", ..." : out;
}

}  // namespace

void NamesCheck::add(const Note& note, const Records& records) {
  const LineIndex lines(note.source);
  const Position top = lines.position_of(0);
  const std::string path = without_extension(fold(note.path));
  targets_.insert(path);
  targets_.insert(last_part(path));
  targets_.insert(fold(records.title));
  for (const std::string& alias : note.aliases) {
    targets_.insert(fold(alias));
    aliases_[fold(alias)].push_back({.name = alias, .path = note.path, .place = top});
  }
  for (const Tag& tag : note.tags) {
    const Use use{
        .name = tag.name, .path = note.path, .place = lines.position_of(tag.source.begin)};
    tags_[fold(tag.name)].try_emplace(tag.name, use);
  }
  for (const Link& link : note.links) {
    if (link.kind == LinkKind::kUrl || link.target.empty()) continue;
    if (records.type == "template" || is_code(link.target)) continue;
    links_.push_back(
        {.name = link.target, .path = note.path, .place = lines.position_of(link.source.begin)});
  }
  add_people(note, records);
}

void NamesCheck::add_people(const Note& note, const Records& records) {
  const LineIndex lines(note.source);
  if (records.type == "person") {
    auto& names = people_[note.path];
    names.push_back(name_words(records.title));
    names.push_back(name_words(last_part(without_extension(note.path))));
    for (const std::string& alias : note.aliases) names.push_back(name_words(alias));
  }
  for (const Item& item : records.items) {
    for (const PersonName& person : item.people) {
      const std::string& name = person.target.empty() ? person.name : person.target;
      const std::string words = name_words(last_part(without_extension(name)));
      named_.try_emplace(words, Use{.name = person.name,
                                    .path = note.path,
                                    .place = lines.position_of(item.source.begin)});
    }
  }
}

void NamesCheck::check_aliases(std::vector<Finding>& found) const {
  for (const auto& [alias, uses] : aliases_) {
    std::vector<std::string> paths;
    for (const Use& use : uses) {
      if (std::find(paths.begin(), paths.end(), use.path) == paths.end()) {
        paths.push_back(use.path);
      }
    }
    if (paths.size() < 2) continue;
    found.push_back(
        {.rule = "duplicate-alias",
         .severity = Severity::kWarning,
         .path = uses.back().path,
         .place = uses.back().place,
         .message = "the alias '" + uses.back().name + "' is of several notes: " + listed(paths),
         .hint = "leave it to one of them"});
  }
}

void NamesCheck::check_people(std::vector<Finding>& found) const {
  for (const auto& [words, use] : named_) {
    std::vector<std::string> exact;
    std::vector<std::string> fitting;
    for (const auto& [path, names] : people_) {
      if (std::find(names.begin(), names.end(), words) != names.end()) exact.push_back(path);
      const bool fits = std::any_of(names.begin(), names.end(), [&given = words](const auto& name) {
        return name_fits(given, name);
      });
      if (fits) fitting.push_back(path);
    }
    const std::vector<std::string>& bearers = exact.empty() ? fitting : exact;
    if (bearers.size() < 2) continue;
    found.push_back({.rule = "ambiguous-person",
                     .severity = Severity::kHint,
                     .path = use.path,
                     .place = use.place,
                     .message = "'" + use.name + "' may be any of " + listed(bearers),
                     .hint = "write the whole name, or link to the note"});
  }
}

void NamesCheck::check_tags(std::vector<Finding>& found) const {
  for (const auto& [folded, spellings] : tags_) {
    if (spellings.size() < 2) continue;
    std::vector<std::string> names;
    for (const auto& [name, use] : spellings) names.push_back("#" + name);
    const Use& first = spellings.begin()->second;
    found.push_back({.rule = "tag-case",
                     .severity = Severity::kHint,
                     .path = first.path,
                     .place = first.place,
                     .message = "one tag in several spellings: " + listed(names),
                     .hint = "searches take them for one; other programs may not"});
  }
}

void NamesCheck::check_links(std::vector<Finding>& found) const {
  for (const Use& link : links_) {
    const std::string target = target_of(link.name);
    const bool known = targets_.count(target) > 0 || targets_.count(last_part(target)) > 0;
    if (target.empty() || known || names_a_file(target)) continue;
    found.push_back({.rule = "broken-link",
                     .severity = Severity::kHint,
                     .path = link.path,
                     .place = link.place,
                     .message = "no note is called '" + link.name + "'",
                     .hint = {}});
  }
}

std::vector<Finding> NamesCheck::findings() const {
  std::vector<Finding> found;
  check_aliases(found);
  check_people(found);
  check_tags(found);
  check_links(found);
  return found;
}

}  // namespace inkling
