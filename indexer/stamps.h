// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notes/stamps.h"
#include "notes/vault.h"

namespace inkling {

/// What the vault was when the index was last brought up to date.
struct Stamps {
  std::vector<FileStamp> notes{};  ///< Those in the index, sorted by path.
  std::vector<FileStamp> shape{};  ///< Scan::shape; empty when made from the documents.
};

/// The `stamps` file: "inkling-stamps-2" and a line end, the epoch, then two lists, each a count
/// and per entry how many bytes its path shares with the one before, the rest of the path, size and
/// mtime; last the checksum (hash.h) of all before. Derived from the documents: one that does not
/// fit is made anew.
[[nodiscard]] std::string encode_stamps(uint64_t epoch, const Stamps& stamps);

/// Nothing when the bytes are not whole, or of another epoch.
[[nodiscard]] std::optional<Stamps> decode_stamps(std::string_view bytes, uint64_t epoch);

/// The same to be compared with the disk, in little memory.
struct PackedStamps {
  uint64_t epoch = 0;
  size_t notes = 0;
  StampList
      files{};  ///< The notes, then the shape. Empty when there are more notes than asked for.
};

/// Nothing when the bytes are not whole.
[[nodiscard]] std::optional<PackedStamps> unpack_stamps(std::string_view bytes, size_t most_notes);

}  // namespace inkling
