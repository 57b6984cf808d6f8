// SPDX-License-Identifier: MIT
#include "indexer/word_table.h"

#include <bit>
#include <cstring>
#include <utility>

#include "schemas/hash.h"

namespace inkling {
namespace {

constexpr size_t kFirstSlots = 1024;

constexpr uint32_t kUnknown = 0;  ///< Of a slot that came from a lookup.

/// Which slot a word is in depends on it: as much on disk as the slots are.
uint32_t hash_of(std::string_view word) {
  const auto hash = static_cast<uint32_t>(checksum(word));
  return hash == kUnknown ? 1 : hash;
}

/// How many slots keep a quarter of them free, so that a search soon ends.
bool are_crowded(size_t slots, size_t words) {
  return words > slots / 4 * 3;
}

/// What lookup() begins with. The word numbers of all slots follow, 0 in free ones.
struct LookupHead {
  uint64_t bytes = 0;      ///< So many of bytes() it tells of,
  uint64_t bytes_sum = 0;  ///< which these are.
  uint64_t words = 0;
  uint64_t slots = 0;
  uint64_t numbers_sum = 0;
};

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
  if (are_crowded(slots_.size(), places_.size())) grow_to(slots_.size() * 2);
  return size() - 1;
}

bool WordTable::holds(const Slot& slot, std::string_view word, uint32_t hash) const {
  return (slot.hash == hash || slot.hash == kUnknown) && (*this)[slot.next - 1] == word;
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
  for (Slot slot : smaller) {
    if (slot.next == 0) continue;
    if (slot.hash == kUnknown) slot.hash = hash_of((*this)[slot.next - 1]);
    slots_[free_slot(slot.hash)] = slot;
  }
}

std::string WordTable::lookup() const {
  std::string numbers;
  numbers.reserve(slots_.size() * sizeof(uint32_t));
  for (const Slot& slot : slots_) {
    numbers.append(reinterpret_cast<const char*>(&slot.next), sizeof slot.next);
  }
  const LookupHead head{.bytes = bytes_.size(),
                        .bytes_sum = checksum(bytes_),
                        .words = places_.size(),
                        .slots = slots_.size(),
                        .numbers_sum = checksum(numbers)};
  std::string out(sizeof head, '\0');
  std::memcpy(out.data(), &head, sizeof head);
  return out + numbers;
}

WordTable::Told WordTable::restore(std::string_view lookup) {
  LookupHead head;
  if (lookup.size() < sizeof head) return {};
  std::memcpy(&head, lookup.data(), sizeof head);
  const std::string_view numbers = lookup.substr(sizeof head);
  const bool sound = std::has_single_bit(head.slots) &&
                     head.slots == numbers.size() / sizeof(uint32_t) && head.words < head.slots &&
                     head.words <= places_.size() && checksum(numbers) == head.numbers_sum;
  if (!sound || head.bytes > bytes_.size() ||
      checksum(std::string_view(bytes_).substr(0, head.bytes)) != head.bytes_sum) {
    return {};
  }
  slots_.assign(head.slots, {});
  for (size_t slot = 0; slot < slots_.size(); ++slot) {
    std::memcpy(&slots_[slot].next, numbers.data() + slot * sizeof(uint32_t), sizeof(uint32_t));
  }
  return {.bytes = head.bytes, .words = static_cast<uint32_t>(head.words)};
}

std::optional<uint64_t> WordTable::load(std::string bytes, std::string_view lookup) {
  *this = WordTable();
  for (size_t at = 0; at < bytes.size();) {
    places_.push_back(at);
    at += 1 + static_cast<unsigned char>(bytes[at]);
    if (at > bytes.size()) {
      *this = WordTable();
      return std::nullopt;
    }
  }
  bytes_ = std::move(bytes);
  const Told told = restore(lookup);
  size_t wanted = slots_.size();
  while (are_crowded(wanted, places_.size())) wanted *= 2;
  if (wanted > slots_.size()) grow_to(wanted);
  for (uint32_t number = told.words; number < size(); ++number) {
    const uint32_t hash = hash_of((*this)[number]);
    slots_[free_slot(hash)] = {.hash = hash, .next = number + 1};
  }
  return told.bytes;
}

}  // namespace inkling
