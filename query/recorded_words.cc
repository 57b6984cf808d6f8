// SPDX-License-Identifier: MIT
#include "query/recorded_words.h"

#include <xapian.h>

namespace inkling {

const WordsView& RecordedWords::read(std::string_view record) {
  view_.blocks.clear();
  view_.lines.clear();
  view_.at.resize(places_->size());
  for (auto& at : view_.at) at.clear();
  next_ = 0;
  if (!decode_words(record, blocks_)) {
    throw Xapian::DatabaseCorruptError("a note's words cannot be read");
  }
  for (const WordsBlock& block : blocks_) add(block);
  return view_;
}

void RecordedWords::add(const WordsBlock& block) {
  const auto index = static_cast<uint32_t>(view_.blocks.size());
  const uint32_t begin = next_++;
  uint32_t line = next_;
  for (const uint32_t id : block.ids) {
    if (id == kLineEnd) {
      view_.lines.push_back({.words = {line, next_}, .block = index});
      line = next_;
      continue;
    }
    for (const uint32_t place : places_->of_id(id)) view_.at[place].push_back(next_);
    ++next_;
  }
  view_.lines.push_back({.words = {line, next_}, .block = index});
  view_.blocks.push_back({.words = {begin, next_},
                          .field = block.field,
                          .section = block.section,
                          .item = block.item,
                          .kind = block.kind});
  next_ += kGap;
}

}  // namespace inkling
