// SPDX-License-Identifier: MIT
#include "indexer/word_table.h"

#include <bit>
#include <cstring>
#include <utility>

#include "schemas/hash.h"

namespace inkling {
namespace {

constexpr size_t kFirstSlots = 1024;

/// On disk, as the slots are.
uint32_t hash_of(std::string_view word) {
  return static_cast<uint32_t>(checksum(word));
}

/// What lookup() begins with. The places and the slots follow.
struct LookupHead {
  uint64_t bytes = 0;      ///< So many of bytes() it tells of,
  uint64_t bytes_sum = 0;  ///< which these are.
  uint64_t words = 0;
  uint64_t slots = 0;
  uint64_t arrays_sum = 0;
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

std::string WordTable::lookup() const {
  std::string arrays(places_.size() * sizeof places_[0] + slots_.size() * sizeof slots_[0], '\0');
  std::memcpy(arrays.data(), places_.data(), places_.size() * sizeof places_[0]);
  std::memcpy(arrays.data() + places_.size() * sizeof places_[0], slots_.data(),
              slots_.size() * sizeof slots_[0]);
  const LookupHead head{.bytes = bytes_.size(),
                        .bytes_sum = checksum(bytes_),
                        .words = places_.size(),
                        .slots = slots_.size(),
                        .arrays_sum = checksum(arrays)};
  std::string out(sizeof head, '\0');
  std::memcpy(out.data(), &head, sizeof head);
  return out + arrays;
}

uint64_t WordTable::restore(std::string_view bytes, std::string_view lookup) {
  LookupHead head;
  if (lookup.size() < sizeof head) return 0;
  std::memcpy(&head, lookup.data(), sizeof head);
  const std::string_view arrays = lookup.substr(sizeof head);
  const bool sound =
      head.words <= arrays.size() / sizeof places_[0] &&
      head.slots <= arrays.size() / sizeof slots_[0] && head.slots > head.words &&
      std::has_single_bit(head.slots) &&
      head.words * sizeof places_[0] + head.slots * sizeof slots_[0] == arrays.size() &&
      checksum(arrays) == head.arrays_sum;
  if (!sound || head.bytes > bytes.size() ||
      checksum(bytes.substr(0, head.bytes)) != head.bytes_sum) {
    return 0;
  }
  places_.resize(head.words);
  slots_.resize(head.slots);
  std::memcpy(places_.data(), arrays.data(), head.words * sizeof places_[0]);
  std::memcpy(slots_.data(), arrays.data() + head.words * sizeof places_[0],
              head.slots * sizeof slots_[0]);
  return head.bytes;
}

std::optional<uint64_t> WordTable::load(std::string bytes, std::string_view lookup) {
  *this = WordTable();
  const uint64_t restored = restore(bytes, lookup);
  const uint32_t known = size();
  for (size_t at = restored; at < bytes.size();) {
    const size_t end = at + 1 + static_cast<unsigned char>(bytes[at]);
    if (end > bytes.size()) {
      *this = WordTable();
      return std::nullopt;
    }
    places_.push_back(at);
    at = end;
  }
  bytes_ = std::move(bytes);
  const size_t wanted = std::bit_ceil(places_.size() * 2);
  if (wanted > slots_.size()) grow_to(wanted);
  for (uint32_t number = known; number < size(); ++number) {
    const uint32_t hash = hash_of((*this)[number]);
    slots_[free_slot(hash)] = {.hash = hash, .next = number + 1};
  }
  return restored;
}

}  // namespace inkling
