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

class Reader {
 public:
  Reader(const Note& note, const Places& places) : note_(note), places_(places) {
    out_.view.at.resize(places.size());
  }

  void add_text(WordsField field, std::string_view text, Span source);
  void add_block(uint32_t index, uint32_t item, uint32_t kind);
  void add_patterns(const std::vector<Pattern>& patterns);
  WrittenWords take() { return std::move(out_); }

 private:
  uint32_t begin_block() {
    const auto begin = static_cast<uint32_t>(out_.source.size());
    out_.source.emplace_back();
    return begin;
  }
  void end_block(BlockShape shape, uint32_t note_block) {
    shape.words.end = static_cast<uint32_t>(out_.source.size());
    out_.view.blocks.push_back(shape);
    out_.note_block.push_back(note_block);
    out_.source.resize(out_.source.size() + kGap);
  }
  template <typename ToSource>
  void add_line(std::string_view line, ToSource to_source);
  void sort_numbers();
  [[nodiscard]] uint32_t number_at(uint32_t source) const;

  const Note& note_;
  const Places& places_;
  Tokenizer tokenizer_;
  WrittenWords out_;
  std::vector<std::pair<uint32_t, uint32_t>> numbers_;  ///< Source begin, word number.
};

template <typename ToSource>
void Reader::add_line(std::string_view line, ToSource to_source) {
  const auto begin = static_cast<uint32_t>(out_.source.size());
  for (const Word& word : tokenizer_.words(line)) {
    const auto number = static_cast<uint32_t>(out_.source.size());
    for (const uint32_t place : places_.of_word(word, word.span.of(line))) {
      out_.view.at[place].push_back(number);
    }
    out_.source.push_back(to_source(word.span));
  }
  out_.view.lines.push_back({.words = {begin, static_cast<uint32_t>(out_.source.size())},
                             .block = static_cast<uint32_t>(out_.view.blocks.size())});
}

/// `source`: the bytes that `text` was made of; where they differ, words stand for all of it.
void Reader::add_text(WordsField field, std::string_view text, Span source) {
  const uint32_t begin = begin_block();
  const bool same = source.size() == text.size() && source.of(note_.source) == text;
  add_line(text, [&](Span word) {
    return same ? Span{source.begin + word.begin, source.begin + word.end} : source;
  });
  end_block({.words = {begin, begin}, .field = field}, kNone);
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
  const uint32_t begin = begin_block();
  out_.source.back() = {block.source.begin, block.source.begin};
  const std::string_view text = block.visible.of(note_.visible);
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const auto base = block.visible.begin + static_cast<uint32_t>(at);
    add_line(text.substr(at, end - at), [&](Span word) {
      return source_of(note_, {base + word.begin, base + word.end});
    });
    at = end + 1;
  }
  end_block({.words = {begin, begin},
             .field = field_of(block.kind),
             .section = block.section,
             .item = item,
             .kind = kind},
            index);
}

/// Word numbers by where they begin in the file.
void Reader::sort_numbers() {
  for (const BlockShape& block : out_.view.blocks) {
    for (uint32_t n = block.words.begin; n < block.words.end; ++n) {
      const Span source = out_.source[n];
      if (source.end > 0) numbers_.emplace_back(source.begin, n);
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
  const std::vector<uint32_t> item_of = items_by_block(note, records);
  for (uint32_t i = 0; i < note.blocks.size(); ++i) {
    const uint32_t item = i < item_of.size() ? item_of[i] : kNone;
    reader.add_block(i, item, item == kNone ? kNone : records.items[item].kind);
  }
  reader.add_patterns(patterns);
  return reader.take();
}

}  // namespace inkling
