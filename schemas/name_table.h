// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "schemas/hash.h"

namespace inkling {

/// What names stand for. Open addressing, at most half full: tables of thousands of names are made
/// at the start of a process, without an allocation for each name. What is half empty is small, and
/// names and values stand in a row: a process that searches once pays for each page that it
/// touches.
template <typename T>
class NameTable {
 public:
  /// Takes the room that `count` names need, all at once.
  void reserve(size_t count) {
    entries_.reserve(count);
    if (2 * count > slots_.size()) resize_slots(std::bit_ceil(std::max(kFirstSlots, 2 * count)));
  }
  /// What `name` stands for; a T{} for a new name. Valid until the next call. REQUIRES: the bytes
  /// of the name outlive the table.
  T& operator[](std::string_view name) {
    if (2 * (entries_.size() + 1) > slots_.size()) {
      resize_slots(std::max(kFirstSlots, 2 * slots_.size()));
    }
    const uint32_t hash = hash_of(name);
    Slot& slot = slots_[place(name, hash)];
    if (slot.entry == kFree) {
      entries_.push_back({.name = name});
      slot = {.hash = hash, .entry = static_cast<uint32_t>(entries_.size())};
    }
    return entries_[slot.entry - 1].value;
  }
  /// The first of equal names keeps its value.
  void add(std::string_view name, T value) {
    const size_t before = entries_.size();
    T& known = (*this)[name];
    if (entries_.size() > before) known = std::move(value);
  }

  /// Null when the table has no such name.
  [[nodiscard]] const T* find(std::string_view name) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[place(name, hash_of(name))];
    return slot.entry == kFree ? nullptr : &entries_[slot.entry - 1].value;
  }
  [[nodiscard]] bool empty() const { return entries_.empty(); }

 private:
  static constexpr uint32_t kFree = 0;
  struct Slot {
    uint32_t hash = 0;
    uint32_t entry = kFree;  ///< + 1, into entries_.
  };
  struct Entry {
    std::string_view name{};
    T value{};
  };
  static constexpr size_t kFirstSlots = 16;

  static uint32_t hash_of(std::string_view name) { return static_cast<uint32_t>(checksum(name)); }

  /// Of the name, or the free one where it would stand. REQUIRES: a power of two of slots, not all
  /// of them taken.
  size_t place(std::string_view name, uint32_t hash) const {
    const size_t mask = slots_.size() - 1;
    size_t at = hash & mask;
    while (slots_[at].entry != kFree &&
           (slots_[at].hash != hash || entries_[slots_[at].entry - 1].name != name)) {
      at = (at + 1) & mask;
    }
    return at;
  }
  /// REQUIRES: `count` is a power of two, at least twice as many as the names.
  void resize_slots(size_t count) {
    for (const Slot& slot : std::exchange(slots_, std::vector<Slot>(count))) {
      if (slot.entry == kFree) continue;
      size_t at = slot.hash & (count - 1);
      while (slots_[at].entry != kFree) at = (at + 1) & (count - 1);
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_{};
  std::vector<Entry> entries_{};
};

}  // namespace inkling
