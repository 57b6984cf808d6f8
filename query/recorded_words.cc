// SPDX-License-Identifier: MIT
#include "query/recorded_words.h"

#include <xapian.h>

#include <algorithm>

namespace inkling {
namespace {

/// Each number ends with the one byte whose high bit is not set. The end of a line, which is no
/// word, is the only one that is zero.
uint32_t count_words(std::string_view ids) {
  return static_cast<uint32_t>(std::count_if(
      ids.begin(), ids.end(), [](char byte) { return static_cast<signed char>(byte) > 0; }));
}

}  // namespace

RecordedWords::RecordedWords(const Places& places, bool lines) : places_(&places), lines_(lines) {
  const std::vector<uint32_t>& ids = places.ids();
  few_ = !lines && places.has_few_ids();
  if (!few_) return;
  for (const uint32_t id : ids) {
    wanted_.push_back({.id = id, .bytes = {}});
    put_varint(id, wanted_.back().bytes);
  }
}

const WordsView& RecordedWords::read(std::string_view record) {
  view_.blocks.clear();
  view_.lines.clear();
  view_.at.resize(places_->size());
  for (auto& at : view_.at) at.clear();
  next_ = 0;
  WordsReader reader(record);
  path_ = reader.path();
  if (few_) find_wanted(record);
  for (WordsBlock head; reader.next(head);) add(head, reader, record.data());
  if (!reader.complete()) {
    throw Xapian::DatabaseCorruptError("a note's words cannot be read");
  }
  return view_;
}

void RecordedWords::add(const WordsBlock& head, const WordsReader& reader, const char* record) {
  const uint32_t begin = next_;
  next_ = begin + 1 + reader.words();
  if (few_) {
    add_wanted(begin + 1, reader.ids(), static_cast<size_t>(reader.ids().data() - record));
  } else {
    add_each(begin + 1, reader.ids());
  }
  view_.blocks.push_back({.words = {begin, next_},
                          .field = head.field,
                          .section = head.section,
                          .item = head.item,
                          .kind = head.kind});
  next_ += kGap;
}

void RecordedWords::add_each(uint32_t next, std::string_view ids) {
  const auto block = static_cast<uint32_t>(view_.blocks.size());
  uint32_t line = next;
  const auto end_line = [&] {
    if (lines_) view_.lines.push_back({.words = {line, next}, .block = block});
    line = next;
  };
  for (VarintReader reader(ids); reader.left() > 0;) {
    const uint32_t id = reader.number32();
    if (id == kLineEnd) {
      end_line();
      continue;
    }
    if (places_->meets_one(id)) meet(id, next);
    ++next;
  }
  end_line();
}

/// To read every word of hundreds of notes would take much of a search's time. Wherever their bytes
/// stand: some may be of a block's head, or the end of a larger id.
void RecordedWords::find_wanted(std::string_view record) {
  hits_.clear();
  for (const Wanted& word : wanted_) {
    for (size_t at = record.find(word.bytes); at != std::string_view::npos;
         at = record.find(word.bytes, at + word.bytes.size())) {
      hits_.push_back({.at = at, .id = word.id});
    }
  }
  std::sort(hits_.begin(), hits_.end(), [](const Hit& a, const Hit& b) { return a.at < b.at; });
  next_hit_ = 0;
}

void RecordedWords::add_wanted(uint32_t next, std::string_view ids, size_t begin) {
  while (next_hit_ < hits_.size() && hits_[next_hit_].at < begin) ++next_hit_;
  size_t counted = 0;
  for (; next_hit_ < hits_.size() && hits_[next_hit_].at < begin + ids.size(); ++next_hit_) {
    const size_t at = hits_[next_hit_].at - begin;
    if (at > 0 && !ends_varint(ids[at - 1])) continue;
    next += count_words(ids.substr(counted, at - counted));
    counted = at;
    meet(hits_[next_hit_].id, next);
  }
}

void RecordedWords::meet(uint32_t id, uint32_t number) {
  for (const uint32_t place : places_->of_id(id)) view_.at[place].push_back(number);
}

}  // namespace inkling
