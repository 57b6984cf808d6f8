// SPDX-License-Identifier: MIT
#include "query/sought.h"

#include <algorithm>
#include <functional>
#include <optional>

namespace inkling {
namespace {

using Visit = std::function<bool(Match)>;  ///< Returns false to stop.

bool in(const std::vector<uint32_t>& sorted, uint32_t number) {
  return std::binary_search(sorted.begin(), sorted.end(), number);
}

/// Calls `visit` with each number of `sorted` in the region. False when stopped.
template <typename F>
bool each_in(const std::vector<uint32_t>& sorted, const Region& region, F visit) {
  for (const Span& range : region) {
    for (auto at = std::lower_bound(sorted.begin(), sorted.end(), range.begin);
         at != sorted.end() && *at < range.end; ++at) {
      if (!visit(*at, range)) return false;
    }
  }
  return true;
}

bool visit_sequence(const Sought& sought, const WordsView& words, const Region& region,
                    const Visit& visit) {
  const auto count = static_cast<uint32_t>(sought.places.size());
  if (count == 0) return true;
  return each_in(words.at[sought.places[0]], region, [&](uint32_t first, const Span& range) {
    if (first + count > range.end) return true;
    for (uint32_t i = 1; i < count; ++i) {
      if (!in(words.at[sought.places[i]], first + i)) return true;
    }
    return visit(
        Match{.words = {first, first + count}, .places = sought.places, .phrase = count > 1});
  });
}

/// The first match at or after `from` in a list sorted by where matches begin; null when none.
const Match* next_from(const std::vector<Match>& sorted, uint32_t from) {
  const auto next = std::lower_bound(
      sorted.begin(), sorted.end(), from,
      [](const Match& match, uint32_t number) { return match.words.begin < number; });
  return next == sorted.end() ? nullptr : &*next;
}

/// Joins one match of each child, the first of them `first`, when all lie near enough.
std::optional<Match> join_from(const Match& first, const std::vector<std::vector<Match>>& parts,
                               const Sought& sought) {
  Match joined{.words = first.words, .phrase = true};
  uint32_t spoken = 0;
  for (const auto& part : parts) {
    const bool own = &first >= part.data() && &first < part.data() + part.size();
    const uint32_t from = sought.in_order ? joined.words.end : first.words.begin;
    const Match* next = own ? &first : next_from(part, from);
    if (next == nullptr) return std::nullopt;
    spoken += next->words.size();
    joined.words.end = std::max(joined.words.end, next->words.end);
    joined.places.insert(joined.places.end(), next->places.begin(), next->places.end());
  }
  if (joined.words.size() > spoken + sought.slop) return std::nullopt;
  return joined;
}

bool visit_near(const Sought& sought, const WordsView& words, const Region& region,
                const Visit& visit) {
  std::vector<std::vector<Match>> parts(sought.children.size());
  for (size_t i = 0; i < parts.size(); ++i) {
    collect(sought.children[i], words, region, parts[i]);
    std::sort(parts[i].begin(), parts[i].end(),
              [](const Match& a, const Match& b) { return a.words < b.words; });
  }
  const size_t leaders = sought.in_order ? std::min<size_t>(parts.size(), 1) : parts.size();
  for (size_t i = 0; i < leaders; ++i) {
    for (const Match& first : parts[i]) {
      const std::optional<Match> joined = join_from(first, parts, sought);
      if (joined && !visit(*joined)) return false;
    }
  }
  return true;
}

bool visit_pattern(const Sought& sought, const WordsView& words, const Region& region,
                   const Visit& visit) {
  if (sought.pattern >= words.patterns.size()) return true;
  return each_in(words.patterns[sought.pattern], region, [&](uint32_t at, const Span&) {
    return visit(Match{.words = {at, at + 1}, .pattern = sought.pattern});
  });
}

Region clipped(const Region& region, const Region& part) {
  Region both;
  for (const Span& a : region) {
    for (const Span& b : part) {
      const Span common{std::max(a.begin, b.begin), std::min(a.end, b.end)};
      if (common.begin < common.end) both.push_back(common);
    }
  }
  return both;
}

/// Calls `visit` with the words of each scope that has some in the region. False when stopped.
template <typename F>
bool each_scope(const Sought& sought, const WordsView& words, F visit) {
  if (sought.scope == Scope::kLine) {
    return std::all_of(words.lines.begin(), words.lines.end(),
                       [&](const LineShape& line) { return visit(Region{line.words}); });
  }
  if (sought.scope == Scope::kBlock) {
    return std::all_of(words.blocks.begin(), words.blocks.end(),
                       [&](const BlockShape& block) { return visit(Region{block.words}); });
  }
  std::vector<Region> groups;
  std::vector<uint32_t> keys;
  for (const BlockShape& block : words.blocks) {
    const bool item = sought.scope == Scope::kItem;
    const uint32_t key = item ? block.item : block.section;
    if (item && (key == kNone || (sought.kind != kNone && block.kind != sought.kind))) continue;
    if (!item && block.field < WordsField::kHeading) continue;
    const auto known = std::find(keys.rbegin(), keys.rend(), key);
    if (known == keys.rend()) {
      keys.push_back(key);
      groups.push_back({block.words});
    } else {
      groups[static_cast<size_t>(keys.rend() - known) - 1].push_back(block.words);
    }
  }
  return std::all_of(groups.begin(), groups.end(), visit);
}

Region fields_region(const Sought& sought, const WordsView& words) {
  Region region;
  for (const BlockShape& block : words.blocks) {
    if ((mask_of(block.field) & sought.fields) != 0) region.push_back(block.words);
  }
  return region;
}

bool asks_for_comments(const Sought& sought) {
  if (sought.op == Sought::Op::kFields && (sought.fields & mask_of(WordsField::kComment)) != 0) {
    return true;
  }
  return std::any_of(sought.children.begin(), sought.children.end(), asks_for_comments);
}

/// Blocks that follow each other are one range: the gap between them keeps phrases apart.
void add_block(const BlockShape& block, Region& region) {
  if (!region.empty() && region.back().end + kGap == block.words.begin) {
    region.back().end = block.words.end;
  } else {
    region.push_back(block.words);
  }
}

}  // namespace

Region whole(const WordsView& words, const Sought& sought) {
  const bool comments = asks_for_comments(sought);
  Region region;
  for (const BlockShape& block : words.blocks) {
    if (comments || block.field != WordsField::kComment) add_block(block, region);
  }
  return region;
}

Region own_region(const WordsView& words, uint32_t item) {
  Region region;
  for (const BlockShape& block : words.blocks) {
    if (block.item == item) add_block(block, region);
  }
  return region;
}

Region item_region(const WordsView& words, uint32_t item) {
  Region region;
  uint32_t section = kNone;
  for (const BlockShape& block : words.blocks) {
    if (block.item == item) section = block.section;
  }
  for (const BlockShape& block : words.blocks) {
    const bool names = block.field <= WordsField::kName;
    const bool heading = block.field == WordsField::kHeading && block.section == section;
    if (names || heading || block.item == item) add_block(block, region);
  }
  return region;
}

bool holds(const Sought& sought, const WordsView& words, const Region& region) {
  const auto child_holds = [&](const Sought& child) { return holds(child, words, region); };
  const auto stop = [](const Match&) { return false; };
  switch (sought.op) {
    case Sought::Op::kAll:
      return true;
    case Sought::Op::kNothing:
      return false;
    case Sought::Op::kAnd:
      return std::all_of(sought.children.begin(), sought.children.end(), child_holds);
    case Sought::Op::kOr:
      return std::any_of(sought.children.begin(), sought.children.end(), child_holds);
    case Sought::Op::kNot:
      return !child_holds(sought.children.front());
    case Sought::Op::kSequence:
      return !visit_sequence(sought, words, region, stop);
    case Sought::Op::kNear:
      return !visit_near(sought, words, region, stop);
    case Sought::Op::kPattern:
      return !visit_pattern(sought, words, region, stop);
    case Sought::Op::kScope:
      return !each_scope(sought, words, [&](const Region& scope) {
        const Region part = clipped(region, scope);
        return part.empty() || !holds(sought.children.front(), words, part);
      });
    case Sought::Op::kFields:
      return holds(sought.children.front(), words, clipped(region, fields_region(sought, words)));
  }
  return false;
}

void collect(const Sought& sought, const WordsView& words, const Region& region,
             std::vector<Match>& matches) {
  const auto keep = [&](Match match) {
    matches.push_back(std::move(match));
    return true;
  };
  switch (sought.op) {
    case Sought::Op::kAll:
    case Sought::Op::kNothing:
    case Sought::Op::kNot:
      return;
    case Sought::Op::kAnd:
    case Sought::Op::kOr:
      for (const Sought& child : sought.children) collect(child, words, region, matches);
      return;
    case Sought::Op::kSequence:
      visit_sequence(sought, words, region, keep);
      return;
    case Sought::Op::kNear:
      visit_near(sought, words, region, keep);
      return;
    case Sought::Op::kPattern:
      visit_pattern(sought, words, region, keep);
      return;
    case Sought::Op::kScope:
      each_scope(sought, words, [&](const Region& scope) {
        const Region part = clipped(region, scope);
        if (!part.empty() && holds(sought.children.front(), words, part)) {
          collect(sought.children.front(), words, part, matches);
        }
        return true;
      });
      return;
    case Sought::Op::kFields:
      collect(sought.children.front(), words, clipped(region, fields_region(sought, words)),
              matches);
      return;
  }
}

bool any_needs_text(const Sought& sought) {
  return sought.needs_text ||
         std::any_of(sought.children.begin(), sought.children.end(), any_needs_text);
}

bool asks_for_lines(const Sought& sought) {
  return (sought.op == Sought::Op::kScope && sought.scope == Scope::kLine) ||
         std::any_of(sought.children.begin(), sought.children.end(), asks_for_lines);
}

}  // namespace inkling
