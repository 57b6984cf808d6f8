// SPDX-License-Identifier: MIT
#include "query/note_links.h"

#include <algorithm>
#include <map>
#include <string>

#include "query/named_notes.h"
#include "query/ranked_notes.h"
#include "schemas/words.h"

namespace inkling {
namespace {

/// Links that say the note's name and at least the last of its folders.
uint32_t links_with_folders(std::string_view path, const OpenIndex& index) {
  uint32_t count = 0;
  size_t slash = path.rfind('/');
  while (slash != std::string_view::npos) {
    slash = slash == 0 ? std::string_view::npos : path.rfind('/', slash - 1);
    count += links_that_say(slash == std::string_view::npos ? path : path.substr(slash + 1), index);
  }
  return count;
}

bool is_higher_up(std::string_view a, std::string_view b) {
  const auto a_folders = std::count(a.begin(), a.end(), '/');
  const auto b_folders = std::count(b.begin(), b.end(), '/');
  return a_folders != b_folders ? a_folders < b_folders : a < b;
}

}  // namespace

std::vector<uint32_t> link_counts(const std::vector<uint32_t>& notes,
                                  const std::vector<std::string_view>& paths,
                                  const OpenIndex& index) {
  std::vector<std::string> folded;
  std::map<std::string_view, std::vector<size_t>> of_name;
  folded.reserve(paths.size());
  for (const std::string_view path : paths) folded.push_back(fold(path.substr(0, path.rfind('.'))));
  for (size_t i = 0; i < folded.size(); ++i) of_name[last_part_of_path(folded[i])].push_back(i);

  std::vector<uint32_t> counts(paths.size());
  for (const auto& [name, namesakes] : of_name) {
    size_t highest = namesakes.front();
    uint32_t bare = index.ranked_notes().links_to(notes[highest], name, index);
    if (namesakes.size() > 1) {
      for (const size_t i : namesakes) {
        counts[i] = links_with_folders(folded[i], index);
        bare -= std::min(bare, counts[i]);
        if (is_higher_up(folded[i], folded[highest])) highest = i;
      }
    }
    counts[highest] += bare;
  }
  return counts;
}

uint32_t links_that_say(std::string_view name, const OpenIndex& index) {
  return index.notes.get_termfreq(make_term(prefix::kLink, name));
}

}  // namespace inkling
