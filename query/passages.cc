// SPDX-License-Identifier: MIT
#include "query/passages.h"

#include <algorithm>
#include <map>
#include <set>

namespace inkling {
namespace {

constexpr double kPhraseBonus = 1.3;   ///< Of words found together over words found apart.
constexpr double kHeadingShare = 0.6;  ///< A heading says where, not what.
constexpr double kItemBonus = 1.1;
constexpr double kFilterWorth = 8;  ///< A filter satisfied counts like a rare word.

/// What the query finds in one part of the note: an item, or a block that is in none.
struct Part {
  uint32_t item = kNone;
  uint32_t block = kNone;        ///< Into Note::blocks: the first with a match.
  std::vector<Match> matches{};  ///< To be marked.
  std::set<uint32_t> places{};
  bool phrase = false;
  bool pattern = false;
  uint32_t order = 0;
  double score = 0;
};

/// The view's block that holds a word number.
uint32_t block_at(const WordsView& view, uint32_t number) {
  const auto after =
      std::upper_bound(view.blocks.begin(), view.blocks.end(), number,
                       [](uint32_t n, const BlockShape& block) { return n < block.words.begin; });
  return static_cast<uint32_t>(after - view.blocks.begin()) - 1;
}

void add_pattern_marks(const FoundNote& found, const Match& match, std::vector<Span>& marks) {
  const auto& numbers = found.words.view.patterns[match.pattern];
  const auto [first, last] = std::equal_range(numbers.begin(), numbers.end(), match.words.begin);
  for (auto at = first; at != last; ++at) {
    marks.push_back(
        found.words.pattern_source[match.pattern][static_cast<size_t>(at - numbers.begin())]);
  }
}

/// From the first word to the end of the last.
Span source_of_match(const std::vector<Span>& sources, Span words) {
  Span span;
  for (size_t i = words.begin; i < std::min<size_t>(words.end, sources.size()); ++i) {
    if (sources[i].empty()) continue;
    if (span.empty()) span.begin = sources[i].begin;
    span.end = std::max(span.end, sources[i].end);
  }
  return span;
}

/// The bytes to mark. Of the note's blocks only those of the matches are read word by word.
std::vector<Span> marks_of(const FoundNote& found, const std::vector<Match>& matches) {
  std::vector<Span> marks;
  std::map<uint32_t, std::vector<Span>> sources;  // By block of the view.
  for (const Match& match : matches) {
    if (match.pattern != kNone) {
      add_pattern_marks(found, match, marks);
      continue;
    }
    const uint32_t block = block_at(found.words.view, match.words.begin);
    if (found.words.note_block[block] == kNone) continue;
    const auto [known, added] = sources.try_emplace(block);
    if (added) known->second = source_of_words(found.note, found.words.note_block[block]);
    const uint32_t first = found.words.view.blocks[block].words.begin;
    marks.push_back(
        source_of_match(known->second, {match.words.begin - first, match.words.end - first}));
  }
  return marks;
}

uint32_t filters_met(const FoundNote& found, uint32_t item) {
  return item < found.filters_met.size() ? found.filters_met[item] : 0;
}

double score_of(const FoundNote& found, const Part& part) {
  double score = part.pattern ? 1.0 : 0.0;
  for (const uint32_t place : part.places) {
    double idf = 0.1;
    for (const RankedWord& word : found.plan.words) {
      if (word.place == place) idf = std::max(word.idf, idf);
    }
    score += idf;
  }
  if (part.phrase) score *= kPhraseBonus;
  if (part.item != kNone) return score * kItemBonus + kFilterWorth * filters_met(found, part.item);
  if (part.block != kNone && found.note.blocks[part.block].kind == BlockKind::kHeading) {
    score *= kHeadingShare;
  }
  return score;
}

/// "the" and "of" are not worth a mark beside words that are.
void leave_out_function_words(const SearchPlan& plan, std::vector<Match>& matches) {
  const auto says_nothing = [&](const Match& match) {
    if (match.pattern != kNone || match.places.size() != 1) return false;
    return std::any_of(plan.words.begin(), plan.words.end(), [&](const RankedWord& word) {
      return word.function_word && word.place == match.places.front();
    });
  };
  if (!std::all_of(matches.begin(), matches.end(), says_nothing)) {
    std::erase_if(matches, says_nothing);
  }
}

/// The parts of the note that the query matches by words or by filters, best first; what stands in
/// no block left out.
std::vector<Part> parts_of(const FoundNote& found) {
  const WordsView& view = found.words.view;
  std::vector<Match> matches;
  collect(found.plan.sought, view, whole(view, found.plan.sought), matches);
  leave_out_function_words(found.plan, matches);
  std::map<std::pair<uint32_t, uint32_t>, Part> parts;
  for (const Match& match : matches) {
    const uint32_t index = block_at(view, match.words.begin);
    const uint32_t block = found.words.note_block[index];
    const uint32_t item = view.blocks[index].item;
    if (block == kNone) continue;
    auto [entry, added] =
        parts.try_emplace(item == kNone ? std::pair(1U, block) : std::pair(0U, item));
    Part& part = entry->second;
    part.pattern = part.pattern || match.pattern != kNone;
    if (added) {
      part.item = item;
      part.block = block;
      part.order = index;
    }
    part.block = std::min(part.block, block);
    part.matches.push_back(match);
    part.places.insert(match.places.begin(), match.places.end());
    part.phrase = part.phrase || match.phrase;
  }
  const size_t items = found.filters_met.empty() ? 0 : found.records().items.size();
  for (uint32_t item = 0; item < items; ++item) {
    if (filters_met(found, item) == 0) continue;
    auto [entry, added] = parts.try_emplace(std::pair(0U, item));
    if (!added) continue;
    entry->second.item = item;
    entry->second.order = item;
  }
  std::vector<Part> best;
  for (auto& [key, part] : parts) {
    part.score = score_of(found, part);
    best.push_back(std::move(part));
  }
  std::sort(best.begin(), best.end(), [](const Part& a, const Part& b) {
    return a.score != b.score ? a.score > b.score : a.order < b.order;
  });
  return best;
}

/// An item's own line, or what leads from it to the nested bullet that matched.
Span item_text(const FoundNote& found, const Item& item, const std::vector<Span>& marks) {
  Span text = item.source;
  if (marks.empty()) return text;
  const auto inside = [&](const Span& mark) { return text.contains(mark.begin); };
  if (std::any_of(marks.begin(), marks.end(), inside)) return text;
  const Span first = *std::min_element(marks.begin(), marks.end());
  for (const uint32_t block : item.blocks) {
    const Span source = found.note.blocks[block].source;
    if (!source.contains(first.begin)) continue;
    const bool near = source.begin >= text.begin && source.end - text.begin <= kMaxSnippetBytes;
    return near ? Span{text.begin, source.end} : source;
  }
  return text;
}

Passage text_passage(const FoundNote& found, uint32_t block_index, std::vector<Span> marks) {
  const Block& block = found.note.blocks[block_index];
  Passage passage{.kind = "text"};
  for (const std::string_view heading : breadcrumb(found.note, block)) {
    passage.breadcrumb.emplace_back(heading);
  }
  cut_snippet(found, block.source, std::move(marks), passage);
  return passage;
}

Passage make_item_passage(const FoundNote& found, uint32_t index, std::vector<Span> marks) {
  const Item& item = found.records().items[index];
  Passage passage{.kind = found.index.schemas().kinds[item.kind].name,
                  .breadcrumb = item.breadcrumb,
                  .date = item.date,
                  .tags = item.tags,
                  .status = std::string(to_string(item.status)),
                  .owner = item.owner,
                  .due = item.due,
                  .priority = item.priority,
                  .duplicates = item.duplicates};
  for (const PersonName& person : item.people) {
    passage.people.push_back({.name = person.name, .role = std::string(to_string(person.role))});
  }
  const Span text = item_text(found, item, marks);
  cut_snippet(found, text, std::move(marks), passage);
  passage.place = found.lines.position_of(item.source.begin);
  passage.utf16_start = utf16_column(found.note.source, found.lines.line_begin(passage.place.line),
                                     item.source.begin);
  return passage;
}

bool says_something(const Block& block) {
  return !block.visible.empty() && block.kind != BlockKind::kHeading &&
         block.kind != BlockKind::kComment && block.kind != BlockKind::kTableHead;
}

/// When nothing of the query stands in the text: where the note begins to say something.
std::vector<Passage> opening(const FoundNote& found) {
  const auto& blocks = found.note.blocks;
  auto first = std::find_if(blocks.begin(), blocks.end(), says_something);
  if (first == blocks.end()) {
    first = std::find_if(blocks.begin(), blocks.end(),
                         [](const Block& block) { return !block.visible.empty(); });
  }
  if (first == blocks.end()) return {};
  return {text_passage(found, static_cast<uint32_t>(first - blocks.begin()), {})};
}

}  // namespace

Passage item_passage(const FoundNote& found, uint32_t item) {
  const WordsView& view = found.words.view;
  std::vector<Match> matches;
  collect(found.plan.sought, view, own_region(view, item), matches);
  return make_item_passage(found, item, marks_of(found, matches));
}

std::vector<Passage> best_passages(const FoundNote& found, uint32_t most) {
  std::vector<Passage> passages;
  for (const Part& part : parts_of(found)) {
    if (passages.size() >= most) break;
    std::vector<Span> marks = marks_of(found, part.matches);
    Passage passage = part.item != kNone ? make_item_passage(found, part.item, std::move(marks))
                                         : text_passage(found, part.block, std::move(marks));
    passage.score = part.score;
    passages.push_back(std::move(passage));
  }
  if (passages.empty() && most > 0) return opening(found);
  return passages;
}

}  // namespace inkling
