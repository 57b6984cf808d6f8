// SPDX-License-Identifier: MIT
#include "schemas/name_terms.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "schemas/words.h"

namespace inkling {
namespace {

constexpr std::array<std::string_view, 2> kNoteExtensions = {".md", ".markdown"};
constexpr size_t kMaxExtension = 6;  ///< Longer endings are part of a name, not an extension.

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::string_view bare_name(std::string_view name) {
  name = trimmed(name);
  while (name.starts_with('@')) name.remove_prefix(1);
  return name;
}

std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

bool ends_with_folded(std::string_view text, std::string_view lower_ending) {
  if (text.size() < lower_ending.size()) return false;
  return std::equal(
      lower_ending.begin(), lower_ending.end(), text.end() - std::ssize(lower_ending),
      [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
}

std::string_view without_note_extension(std::string_view path) {
  for (const std::string_view extension : kNoteExtensions) {
    if (ends_with_folded(path, extension)) return path.substr(0, path.size() - extension.size());
  }
  return path;
}

}  // namespace

std::string_view file_stem(std::string_view path) {
  return without_note_extension(last_part(path));
}

std::string person_term(std::string_view name) {
  return fold(bare_name(name));
}

std::vector<std::string_view> person_names(const PersonName& person) {
  std::vector<std::string_view> names;
  for (std::string_view name : {std::string_view(person.name), file_stem(person.target)}) {
    name = bare_name(name);
    if (!name.empty()) names.push_back(name);
  }
  return names;
}

std::vector<std::string> person_terms(const PersonName& person) {
  std::vector<std::string> terms;
  for (const std::string_view name : person_names(person)) {
    std::string term = fold(name);
    if (!term.empty() && std::find(terms.begin(), terms.end(), term) == terms.end()) {
      terms.push_back(std::move(term));
    }
  }
  return terms;
}

std::vector<std::string> link_terms(std::string_view target) {
  target = trimmed(target);
  for (const std::string_view start : {"../", "./", "/"}) {
    while (target.starts_with(start)) target.remove_prefix(start.size());
  }
  std::string whole = fold(without_note_extension(target));
  if (whole.empty()) return {};
  std::string last(last_part(whole));
  std::vector<std::string> terms;
  if (!last.empty() && last != whole) terms.push_back(std::move(last));
  terms.push_back(std::move(whole));
  return terms;
}

bool is_attachment(const Link& link) {
  if (link.kind == LinkKind::kUrl) return false;
  const std::string_view name = last_part(link.target);
  const size_t point = name.rfind('.');
  if (point == std::string_view::npos || point == 0) return false;
  const std::string_view extension = name.substr(point + 1);
  const auto is_letter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
  const auto is_alnum = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  return !extension.empty() && extension.size() <= kMaxExtension &&
         std::all_of(extension.begin(), extension.end(), is_alnum) &&
         std::any_of(extension.begin(), extension.end(), is_letter) &&
         without_note_extension(name) == name;
}

bool is_title_key(std::string_view key) {
  const std::string folded = fold(key);
  return folded == "title" || folded == "alias" || folded == "aliases";
}

std::vector<std::string_view> with_ancestors(std::string_view path) {
  std::vector<std::string_view> out;
  while (!path.empty()) {
    if (!path.ends_with('/')) out.push_back(path);
    path = path.substr(0, path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/'));
  }
  return out;
}

std::string_view folder_of(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

}  // namespace inkling
