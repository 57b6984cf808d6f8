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
  WordsReader reader(record);
  for (WordsBlock head; reader.next(head);) add(head, reader);
  if (!reader.complete()) {
    throw Xapian::DatabaseCorruptError("a note's words cannot be read");
  }
  return view_;
}

void RecordedWords::add(const WordsBlock& head, WordsReader& reader) {
  const auto index = static_cast<uint32_t>(view_.blocks.size());
  const uint32_t begin = next_;
  uint32_t next = begin + 1;
  uint32_t line = next;
  // Much of a search's time is spent in this loop: hundreds of notes, word by word.
  reader.each_id([&](uint32_t id) {
    if (id == kLineEnd) {
      view_.lines.push_back({.words = {line, next}, .block = index});
      line = next;
      return;
    }
    if (places_->meets_one(id)) {
      for (const uint32_t place : places_->of_id(id)) view_.at[place].push_back(next);
    }
    ++next;
  });
  next_ = next;
  view_.lines.push_back({.words = {line, next_}, .block = index});
  view_.blocks.push_back({.words = {begin, next_},
                          .field = head.field,
                          .section = head.section,
                          .item = head.item,
                          .kind = head.kind});
  next_ += kGap;
}

}  // namespace inkling
