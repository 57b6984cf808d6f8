// SPDX-License-Identifier: MIT
#include "query/written_words.h"

#include <algorithm>

namespace inkling {
namespace {

/// The name of the file, without folders and extension.
std::string_view stem_of(std::string_view path) {
  const size_t slash = path.rfind('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  return path.substr(0, path.rfind('.'));
}

/// Calls `on_line` with each line of a block's visible text and where it begins in Note::visible.
template <typename OnLine>
void each_line(const Note& note, const Block& block, OnLine on_line) {
  const std::string_view text = block.visible.of(note.visible);
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    on_line(text.substr(at, end - at), block.visible.begin + static_cast<uint32_t>(at));
    at = end + 1;
  }
}

class Reader {
 public:
  Reader(const Note& note, const Places& places) : note_(note), places_(places) {
    out_.view.at.resize(places.size());
  }

  void add_text(WordsField field, std::string_view text, Span source);
  /// A value in the front matter that is an item: its words once more, as that item's own.
  void add_item(const Item& item, uint32_t index);
  void add_block(uint32_t index, uint32_t item, uint32_t kind);
  void add_patterns(const std::vector<Pattern>& patterns);
  WrittenWords take() { return std::move(out_); }

 private:
  void end_block(BlockShape shape, uint32_t note_block) {
    shape.words.end = next_;
    out_.view.blocks.push_back(shape);
    out_.note_block.push_back(note_block);
    next_ += kGap;
  }
  void add_line(std::string_view line);
  void sort_numbers();
  [[nodiscard]] uint32_t number_at(uint32_t source) const;

  const Note& note_;
  const Places& places_;
  Tokenizer tokenizer_;
  WrittenWords out_;
  uint32_t next_ = 0;                                   ///< Word number.
  std::vector<std::pair<uint32_t, uint32_t>> numbers_;  ///< Source begin, word number: of texts.
};

void Reader::add_line(std::string_view line) {
  const uint32_t begin = next_;
  for (const Word& word : tokenizer_.words(line)) {
    for (const uint32_t place : places_.of_word(word, word.span.of(line))) {
      out_.view.at[place].push_back(next_);
    }
    ++next_;
  }
  out_.view.lines.push_back(
      {.words = {begin, next_}, .block = static_cast<uint32_t>(out_.view.blocks.size())});
}

/// `source`: the bytes that `text` was made of; where they differ, words stand for all of it.
void Reader::add_text(WordsField field, std::string_view text, Span source) {
  const uint32_t begin = next_++;
  add_line(text);
  if (!source.empty()) {
    const bool same = source.of(note_.source) == text;
    uint32_t number = begin;
    for (const Word& word : tokenizer_.words(text)) {
      numbers_.emplace_back(source.begin + (same ? word.span.begin : 0), ++number);
    }
  }
  end_block({.words = {begin, begin}, .field = field}, kNone);
}

void Reader::add_item(const Item& item, uint32_t index) {
  const uint32_t begin = next_++;
  add_line(item.text);
  end_block(
      {.words = {begin, begin}, .field = WordsField::kProperty, .item = index, .kind = item.kind},
      kNone);
}

WordsField field_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::kHeading:
      return WordsField::kHeading;
    case BlockKind::kCode:
      return WordsField::kCode;
    case BlockKind::kComment:
      return WordsField::kComment;
    default:
      return WordsField::kBody;
  }
}

void Reader::add_block(uint32_t index, uint32_t item, uint32_t kind) {
  const Block& block = note_.blocks[index];
  const uint32_t begin = next_++;
  each_line(note_, block, [this](std::string_view line, uint32_t) { add_line(line); });
  end_block({.words = {begin, begin},
             .field = field_of(block.kind),
             .section = block.section,
             .item = item,
             .kind = kind},
            index);
}

/// Adds those of the blocks to those of the texts, by where they begin in the file.
void Reader::sort_numbers() {
  for (size_t i = 0; i < out_.view.blocks.size(); ++i) {
    if (out_.note_block[i] == kNone) continue;
    uint32_t number = out_.view.blocks[i].words.begin;
    for (const Span source : source_of_words(note_, out_.note_block[i])) {
      if (source.end > 0) numbers_.emplace_back(source.begin, number);
      ++number;
    }
  }
  std::stable_sort(numbers_.begin(), numbers_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
}

/// The number that stands for a byte of the file: the last word that begins at or before it.
uint32_t Reader::number_at(uint32_t source) const {
  const auto after =
      std::upper_bound(numbers_.begin(), numbers_.end(), source,
                       [](uint32_t offset, const auto& number) { return offset < number.first; });
  return after == numbers_.begin() ? 0 : (after - 1)->second;
}

void Reader::add_patterns(const std::vector<Pattern>& patterns) {
  if (!patterns.empty()) sort_numbers();
  for (const Pattern& pattern : patterns) {
    std::vector<std::pair<uint32_t, Span>> found;
    const std::string_view text = note_.source;
    for (size_t at = 0; at < text.size();) {
      const size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line =
          text.substr(at, end - at - (end > at && text[end - 1] == '\r' ? 1 : 0));
      pattern.find(line, [&](Span match) {
        const auto base = static_cast<uint32_t>(at);
        const Span source{base + match.begin, base + match.end};
        found.emplace_back(number_at(source.begin), source);
        return found.size() < kMaxPatternMatches;
      });
      at = end + 1;
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    out_.view.patterns.emplace_back();
    out_.pattern_source.emplace_back();
    for (const auto& [number, source] : found) {
      out_.view.patterns.back().push_back(number);
      out_.pattern_source.back().push_back(source);
    }
  }
}

/// A longer block may have been recorded in pieces, which part words where the text does not.
constexpr size_t kMostRecordedAsOne = 1 << 15;

/// Blocks without a word are not recorded. A Latin letter or digit is always of a word.
bool has_words(std::string_view text, Tokenizer& tokenizer) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  return std::any_of(text.begin(), text.end(), plain) || !tokenizer.words(text).empty();
}

}  // namespace

WrittenWords written_words(const Note& note, const Records& records, const Places& places,
                           const std::vector<Pattern>& patterns) {
  Reader reader(note, places);
  reader.add_text(WordsField::kTitle, note.title, note.title_source);
  for (const std::string& alias : note.aliases) reader.add_text(WordsField::kAlias, alias, {});
  reader.add_text(WordsField::kName, stem_of(note.path), {});
  if (!note.front_matter.empty()) {
    reader.add_text(WordsField::kProperty, note.front_matter.of(note.source), note.front_matter);
  }
  for (uint32_t i = 0; i < records.items.size(); ++i) {
    if (records.items[i].blocks.empty()) reader.add_item(records.items[i], i);
  }
  const std::vector<uint32_t> item_of = items_by_block(note, records);
  for (uint32_t i = 0; i < note.blocks.size(); ++i) {
    const uint32_t item = i < item_of.size() ? item_of[i] : kNone;
    reader.add_block(i, item, item == kNone ? kNone : records.items[item].kind);
  }
  reader.add_patterns(patterns);
  return reader.take();
}

std::optional<WrittenWords> recorded_as_written(const Note& note, WordsView recorded) {
  const auto& shapes = recorded.blocks;
  size_t next = 0;
  while (next < shapes.size() && shapes[next].field <= WordsField::kProperty) ++next;
  WrittenWords written;
  written.note_block.assign(shapes.size(), kNone);
  Tokenizer tokenizer;
  for (uint32_t i = 0; i < note.blocks.size(); ++i) {
    const std::string_view text = note.blocks[i].visible.of(note.visible);
    if (text.size() > kMostRecordedAsOne) return std::nullopt;
    if (!has_words(text, tokenizer)) continue;
    if (next == shapes.size() || shapes[next].field != field_of(note.blocks[i].kind)) {
      return std::nullopt;
    }
    written.note_block[next++] = i;
  }
  if (next != shapes.size()) return std::nullopt;
  written.view = std::move(recorded);
  return written;
}

std::vector<Span> source_of_words(const Note& note, uint32_t index) {
  const Block& block = note.blocks[index];
  std::vector<Span> sources{{block.source.begin, block.source.begin}};
  Tokenizer tokenizer;
  each_line(note, block, [&](std::string_view line, uint32_t begin) {
    for (const Word& word : tokenizer.words(line)) {
      sources.push_back(source_of(note, {begin + word.span.begin, begin + word.span.end}));
    }
  });
  return sources;
}

}  // namespace inkling
