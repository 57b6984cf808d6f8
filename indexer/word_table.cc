// SPDX-License-Identifier: MIT
#include "indexer/word_table.h"

#include <functional>
#include <utility>

namespace inkling {
namespace {

constexpr size_t kFirstSlots = 1024;

uint32_t hash_of(std::string_view word) {
  return static_cast<uint32_t>(std::hash<std::string_view>{}(word));
}

}  // namespace

WordTable::WordTable() : slots_(kFirstSlots) {}

std::string_view WordTable::operator[](uint32_t number) const {
  const uint64_t place = places_[number];
  return {bytes_.data() + place + 1, static_cast<unsigned char>(bytes_[place])};
}

uint32_t WordTable::number_of(std::string_view word) {
  word = word.substr(0, kMaxBytes);
  const uint32_t hash = hash_of(word);
  const size_t slot = slot_of(word, hash);
  if (slots_[slot].next != 0) return slots_[slot].next - 1;
  places_.push_back(bytes_.size());
  bytes_ += static_cast<char>(word.size());
  bytes_ += word;
  slots_[slot] = {.hash = hash, .next = size()};
  if (places_.size() * 2 > slots_.size()) grow_to(slots_.size() * 2);
  return size() - 1;
}

size_t WordTable::slot_of(std::string_view word, uint32_t hash) const {
  const size_t mask = slots_.size() - 1;
  size_t slot = hash & mask;
  while (slots_[slot].next != 0 &&
         (slots_[slot].hash != hash || (*this)[slots_[slot].next - 1] != word)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

size_t WordTable::free_slot(uint32_t hash) const {
  const size_t mask = slots_.size() - 1;
  size_t slot = hash & mask;
  while (slots_[slot].next != 0) slot = (slot + 1) & mask;
  return slot;
}

void WordTable::grow_to(size_t slots) {
  const std::vector<Slot> smaller = std::exchange(slots_, std::vector<Slot>(slots));
  for (const Slot& slot : smaller) {
    if (slot.next != 0) slots_[free_slot(slot.hash)] = slot;
  }
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
  size_t slots = kFirstSlots;
  while (slots < places_.size() * 2) slots *= 2;
  slots_.assign(slots, {});
  for (uint32_t number = 0; number < size(); ++number) {
    const uint32_t hash = hash_of((*this)[number]);
    const size_t slot = slot_of((*this)[number], hash);
    slots_[slot] = {.hash = hash, .next = number + 1};
  }
  return true;
}

}  // namespace inkling
