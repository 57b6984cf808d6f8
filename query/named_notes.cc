// SPDX-License-Identifier: MIT
#include "query/named_notes.h"

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

std::string folded_path(const NoteData& data) {
  std::string path = fold(data.stamp.path);
  return path.substr(0, path.rfind('.'));
}

}  // namespace

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

std::string_view last_part_of_path(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::vector<NamedNote> notes_named(std::string_view target, const OpenIndex& index) {
  const std::string wanted = fold(target);
  std::vector<NamedNote> found;
  const DocSet docs = docs_with(index.notes, {make_term(prefix::kName, last_part_of_path(wanted))});
  for (const uint32_t docid : docs) {
    if (found.size() >= kMaxResolved) break;
    const auto data = index.note_data(docid);
    if (!data) continue;
    NamedNote named{.docid = docid, .path = folded_path(*data)};
    const bool by_path = wanted.find('/') != std::string::npos;
    if (by_path && named.path != wanted && !named.path.ends_with("/" + wanted)) continue;
    found.push_back(std::move(named));
  }
  return found;
}

}  // namespace inkling
