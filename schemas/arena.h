// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace inkling {

/// Text that stays where it is until clear(), which keeps the memory.
class Arena {
 public:
  static constexpr size_t kBlockBytes = 16 << 10;

  /// REQUIRES: text.size() <= kBlockBytes.
  std::string_view store(std::string_view text) {
    assert(text.size() <= kBlockBytes);
    if (blocks_.empty() || used_ + text.size() > kBlockBytes) next_block();
    char* const place = blocks_[block_].get() + used_;
    if (!text.empty()) std::memcpy(place, text.data(), text.size());
    used_ += text.size();
    return {place, text.size()};
  }

  void clear() { block_ = used_ = 0; }

 private:
  void next_block() {
    if (!blocks_.empty()) ++block_;
    if (block_ == blocks_.size()) blocks_.push_back(std::make_unique<char[]>(kBlockBytes));
    used_ = 0;
  }

  std::vector<std::unique_ptr<char[]>> blocks_{};
  size_t block_ = 0;
  size_t used_ = 0;
};

}  // namespace inkling
