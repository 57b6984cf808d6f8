// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/hash.h"

namespace inkling {

/// What names stand for. Open addressing, at most half full: tables of thousands of names are made
/// at the start of a process, without an allocation for each name.
template <typename T>
class NameTable {
 public:
  /// What `name` stands for; a T{} for a new name. Valid until the next call. REQUIRES: the bytes
  /// of the name outlive the table.
  T& operator[](std::string_view name) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    const uint64_t hash = hash_of(name);
    Slot& slot = slots_[place(slots_, name, hash)];
    if (slot.hash == kFree) {
      slot.name = name;
      slot.hash = hash;
      ++size_;
    }
    return slot.value;
  }
  /// The first of equal names keeps its value.
  void add(std::string_view name, T value) {
    const size_t before = size_;
    T& known = (*this)[name];
    if (size_ > before) known = std::move(value);
  }

  /// Null when the table has no such name.
  [[nodiscard]] const T* find(std::string_view name) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[place(slots_, name, hash_of(name))];
    return slot.hash == kFree ? nullptr : &slot.value;
  }
  [[nodiscard]] bool empty() const { return size_ == 0; }

 private:
  static constexpr uint64_t kFree = 0;
  struct Slot {
    std::string_view name{};
    uint64_t hash = kFree;
    T value{};
  };
  static constexpr size_t kFirstSlots = 16;

  static uint64_t hash_of(std::string_view name) { return checksum(name) | 1; }

  /// Of the name, or the free one where it would stand. REQUIRES: a power of two of slots, not all
  /// of them taken.
  static size_t place(const std::vector<Slot>& slots, std::string_view name, uint64_t hash) {
    const size_t mask = slots.size() - 1;
    size_t at = (hash >> 1) & mask;
    while (slots[at].hash != kFree && (slots[at].hash != hash || slots[at].name != name)) {
      at = (at + 1) & mask;
    }
    return at;
  }
  void grow() {
    std::vector<Slot> more(slots_.empty() ? kFirstSlots : 2 * slots_.size());
    for (Slot& slot : slots_) {
      if (slot.hash != kFree) more[place(more, slot.name, slot.hash)] = std::move(slot);
    }
    slots_ = std::move(more);
  }

  std::vector<Slot> slots_{};
  size_t size_ = 0;
};

}  // namespace inkling
