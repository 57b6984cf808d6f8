// SPDX-License-Identifier: MIT
// Links name notes in words of their own, so they are resolved here, when asked.
#include <algorithm>
#include <set>

#include "query/filters.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr size_t kMaxResolved = 256;  ///< Notes that one name may mean.

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

/// "[[People/Ana.md#Notes|Ana]]" -> "People/Ana".
std::string_view link_target(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with("[[")) text.remove_prefix(2);
  if (text.ends_with("]]")) text.remove_suffix(2);
  text = text.substr(0, text.find('|'));
  text = text.substr(0, text.find('#'));
  if (text.ends_with(".md")) text.remove_suffix(3);
  while (text.starts_with('/')) text.remove_prefix(1);
  return trimmed(text);
}

std::string_view last_part(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string folded_path(const NoteData& data) {
  std::string path = fold(data.stamp.path);
  return path.substr(0, path.rfind('.'));
}

struct Named {
  uint32_t docid = 0;
  std::string path{};  ///< Folded, without extension.
};

/// The notes that a link target or name means: by path when it has one, else by file name, title or
/// alias.
std::vector<Named> notes_named(std::string_view target, const OpenIndex& index) {
  const std::string wanted = fold(target);
  std::vector<Named> found;
  const DocSet docs = docs_with(index.notes, {make_term(prefix::kName, last_part(wanted))});
  for (const uint32_t docid : docs) {
    if (found.size() >= kMaxResolved) break;
    const auto data = unpack_note(index.notes.get_document(docid).get_data());
    if (!data) continue;
    Named named{.docid = docid, .path = folded_path(*data)};
    const bool by_path = wanted.find('/') != std::string::npos;
    if (by_path && named.path != wanted && !named.path.ends_with("/" + wanted)) continue;
    found.push_back(std::move(named));
  }
  return found;
}

/// Notes that link to X: under its path or its file's name, or under the words as they were typed.
Clause links_to(const Query& query, const FilterContext& context) {
  const std::string_view target = link_target(query.text);
  if (target.empty() || target == "*") {
    return terms_clause({make_term(prefix::kHas, "link")}, false);
  }
  std::set<std::string> names;
  const bool by_path = target.find('/') != std::string_view::npos;
  names.insert(make_term(prefix::kLink, fold(target)));
  for (const Named& note : notes_named(target, context.index)) {
    names.insert(make_term(prefix::kLink, note.path));
    const std::string name(last_part(note.path));
    // A bare [[name]] means this note for sure only when no other has that name.
    if (!by_path || notes_named(name, context.index).size() == 1) {
      names.insert(make_term(prefix::kLink, name));
    }
  }
  return terms_clause({names.begin(), names.end()}, false);
}

/// Notes that X links to.
Clause linked_from(const Query& query, const FilterContext& context) {
  const Xapian::Database& notes = context.index.notes;
  DocSet docs;
  for (const Named& from : notes_named(link_target(query.text), context.index)) {
    auto term = notes.termlist_begin(from.docid);
    for (term.skip_to(std::string(prefix::kLink)); term != notes.termlist_end(from.docid); ++term) {
      const std::string text = *term;
      if (!text.starts_with(prefix::kLink)) break;
      const std::string target = text.substr(prefix::kLink.size());
      for (const Named& to : notes_named(target, context.index)) {
        if (last_part(to.path) == last_part(target)) docs.push_back(to.docid);
      }
    }
  }
  std::sort(docs.begin(), docs.end());
  docs.erase(std::unique(docs.begin(), docs.end()), docs.end());
  return on_notes(docs_clause(std::move(docs)), context);
}

}  // namespace

Clause link_clause(const Query& query, const FilterContext& context) {
  return query.name == "linkto" ? links_to(query, context) : linked_from(query, context);
}

}  // namespace inkling
