// SPDX-License-Identifier: MIT
#include "indexer/word_table.h"

#include <functional>

namespace inkling {
namespace {

constexpr size_t kFirstSlots = 1024;

}  // namespace

WordTable::WordTable() : slots_(kFirstSlots, 0) {}

std::string_view WordTable::operator[](uint32_t number) const {
  const uint64_t place = places_[number];
  return std::string_view(bytes_).substr(place + 1, static_cast<unsigned char>(bytes_[place]));
}

uint32_t WordTable::number_of(std::string_view word) {
  word = word.substr(0, kMaxBytes);
  const size_t slot = slot_of(word);
  if (slots_[slot] != 0) return slots_[slot] - 1;
  places_.push_back(bytes_.size());
  bytes_ += static_cast<char>(word.size());
  bytes_ += word;
  slots_[slot] = size();
  if (places_.size() * 2 > slots_.size()) grow();
  return size() - 1;
}

size_t WordTable::slot_of(std::string_view word) const {
  const size_t mask = slots_.size() - 1;
  size_t slot = std::hash<std::string_view>{}(word)&mask;
  while (slots_[slot] != 0 && (*this)[slots_[slot] - 1] != word) slot = (slot + 1) & mask;
  return slot;
}

void WordTable::grow() {
  std::vector<uint32_t> larger(slots_.size() * 2, 0);
  slots_.swap(larger);
  for (uint32_t number = 0; number < size(); ++number)
    slots_[slot_of((*this)[number])] = number + 1;
}

bool WordTable::load(std::string bytes) {
  *this = WordTable();
  for (size_t at = 0; at < bytes.size();) {
    const size_t end = at + 1 + static_cast<unsigned char>(bytes[at]);
    if (end > bytes.size()) {
      *this = WordTable();
      return false;
    }
    places_.push_back(at);
    at = end;
  }
  bytes_ = std::move(bytes);
  while (slots_.size() < places_.size() * 2) slots_.resize(slots_.size() * 2);
  for (uint32_t number = 0; number < size(); ++number)
    slots_[slot_of((*this)[number])] = number + 1;
  return true;
}

}  // namespace inkling
