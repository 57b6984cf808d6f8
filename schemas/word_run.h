// SPDX-License-Identifier: MIT
// Whether a note has words one right behind the other, asked of its record (words_file.h) without
// reading the words one by one: a phrase of common words is asked of most notes of a vault.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inkling {

class WordRun {
 public:
  /// REQUIRES: ids, none of them kLineEnd.
  explicit WordRun(const std::vector<uint32_t>& ids);

  /// Whether a block other than a comment has the words in a row, in one line or several. Nothing
  /// when the bytes are not a record as it was written.
  [[nodiscard]] std::optional<bool> is_in(std::string_view record) const;

 private:
  struct Bytes {
    size_t begin = 0, end = 0;
  };
  [[nodiscard]] std::optional<Bytes> around(std::string_view record, size_t rarest) const;

  std::vector<std::string> ids_{};  ///< As they stand in a record.
  size_t rarest_ = 0;               ///< Of them.
};

}  // namespace inkling
