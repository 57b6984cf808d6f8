// SPDX-License-Identifier: MIT
#include "notes/title.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace inkling {
namespace {

std::string stem_of(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);
  const size_t dot = path.rfind('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? path : path.substr(0, dot));
}

constexpr uint32_t kMostBefore = 16;  ///< Blocks: more than that is no head of a note.

/// Runs of letters and digits, ASCII in lower case; all bytes above ASCII are letters.
std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool letter = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                        static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      word += static_cast<char>(upper ? c - 'A' + 'a' : c);
    } else if (!word.empty()) {
      words.insert(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.insert(std::move(word));
  return words;
}

bool share_a_word(std::string_view a, std::string_view b) {
  const std::set<std::string> known = words_of(a), others = words_of(b);
  return std::any_of(others.begin(), others.end(),
                     [&](const std::string& word) { return known.contains(word); });
}

/// Whether a block says something itself, rather than where the note belongs ("Up: [[Index]]
/// #plan").
bool says_something(const Note& note, uint32_t block) {
  if (note.blocks[block].kind == BlockKind::kComment) return false;
  const auto in_block = [&](const auto& part) { return part.block == block; };
  if (std::any_of(note.properties.begin(), note.properties.end(), in_block)) return false;
  size_t marked = 0;
  for (const Link& link : note.links) marked += in_block(link) ? link.visible.size() : 0;
  for (const Tag& tag : note.tags) marked += in_block(tag) ? tag.source.size() : 0;
  return note.blocks[block].visible.size() > 2 * marked;
}

bool stands_first(const Note& note, uint32_t heading) {
  if (heading > kMostBefore) return false;
  for (uint32_t block = 0; block < heading; ++block) {
    if (says_something(note, block)) return false;
  }
  return true;
}

}  // namespace

void find_title(Note& note) {
  if (!note.title.empty()) return;
  note.title = stem_of(note.path);
  const auto is_top = [](const Section& section) {
    return section.level == 1 && !section.title.empty();
  };
  const auto first = std::find_if(note.sections.begin(), note.sections.end(), is_top);
  if (first == note.sections.end()) return;
  const bool alone = std::none_of(first + 1, note.sections.end(), is_top);
  if ((alone && stands_first(note, first->heading)) || share_a_word(note.title, first->title)) {
    note.title = first->title;
    note.title_source = note.blocks[first->heading].source;
  }
}

}  // namespace inkling
