// SPDX-License-Identifier: MIT
#include "indexer/word_table.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace inkling {
namespace {

constexpr size_t kFirstSlots = 1024;

/// How many slots keep a quarter of them free, so that a search soon ends.
bool are_crowded(size_t slots, size_t words) {
  return words > slots / 4 * 3;
}

}  // namespace

uint64_t head_of(std::string_view word) {
  std::array<unsigned char, sizeof(uint64_t)> bytes{};
  std::memcpy(bytes.data(), word.data(), std::min(word.size(), bytes.size()));
  uint64_t head = 0;
  for (const unsigned char byte : bytes) head = head << 8 | byte;
  return head;
}

WordTable::WordTable() : slots_(kFirstSlots) {}

std::string_view WordTable::operator[](uint32_t number) const {
  return word_at(places_[number]);
}

uint32_t WordTable::number_of(std::string_view word, uint32_t hash) {
  word = word.substr(0, kMaxBytes);
  const size_t slot = slot_of(word, hash);
  if (slots_[slot].next != 0) return slots_[slot].next - 1;
  places_.push_back(bytes_.size());
  bytes_ += static_cast<char>(word.size());
  bytes_ += word;
  slots_[slot] = {.place = places_.back(), .hash = hash, .next = size()};
  if (are_crowded(slots_.size(), places_.size())) grow_to(slots_.size() * 2);
  return size() - 1;
}

bool WordTable::holds(const Slot& slot, std::string_view word, uint32_t hash) const {
  return slot.hash == hash && word_at(slot.place) == word;
}

size_t WordTable::slot_of(std::string_view word, uint32_t hash) const {
  const size_t mask = slots_.size() - 1;
  size_t slot = hash & mask;
  while (slots_[slot].next != 0 && !holds(slots_[slot], word, hash)) slot = (slot + 1) & mask;
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

std::vector<uint32_t> WordTable::sorted() const {
  // Most words are told apart by their heads, which lie together.
  std::vector<std::pair<uint64_t, uint32_t>> heads;
  heads.reserve(size());
  for (uint32_t number = 0; number < size(); ++number) {
    heads.emplace_back(head_of((*this)[number]), number);
  }
  std::sort(heads.begin(), heads.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : (*this)[a.second] < (*this)[b.second];
  });
  std::vector<uint32_t> numbers;
  numbers.reserve(heads.size());
  for (const auto& [head, number] : heads) numbers.push_back(number);
  return numbers;
}

bool WordTable::load(std::string bytes) {
  *this = WordTable();
  for (size_t at = 0; at < bytes.size();) {
    places_.push_back(at);
    at += 1 + static_cast<unsigned char>(bytes[at]);
    if (at > bytes.size()) {
      *this = WordTable();
      return false;
    }
  }
  bytes_ = std::move(bytes);
  size_t wanted = slots_.size();
  while (are_crowded(wanted, places_.size())) wanted *= 2;
  slots_.assign(wanted, {});
  for (uint32_t number = 0; number < size(); ++number) {
    const uint32_t hash = hash_of((*this)[number]);
    slots_[free_slot(hash)] = {.place = places_[number], .hash = hash, .next = number + 1};
  }
  return true;
}

}  // namespace inkling
