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

/// What a look at a large vault has time for: people mostly edit what they edited lately.
inline constexpr size_t kNewestNotes = 4000;

/// The `stamps` file: "inkling-stamps-3" and a line end, the epoch, the number of notes, then three
/// lists: the notes that changed last, when there are more than `most_newest`; all notes; the
/// shape. Each has its size in bytes before it, a count, and per entry how many bytes its path
/// shares with the one before, the rest of the path, size and mtime; last the checksum (hash.h) of
/// all before. Derived from the documents: one that does not fit is made anew.
[[nodiscard]] std::string encode_stamps(uint64_t epoch, const Stamps& stamps,
                                        size_t most_newest = kNewestNotes);

/// Nothing when the bytes are not whole, or of another epoch.
[[nodiscard]] std::optional<Stamps> decode_stamps(std::string_view bytes, uint64_t epoch);

/// The same to be compared with the disk, in little memory.
struct PackedStamps {
  uint64_t epoch = 0;
  size_t notes = 0;   ///< In the index.
  size_t packed = 0;  ///< Of these, in `files`.
  StampList files{};  ///< Notes, then the shape.
};

/// All notes, or those that changed last when there are more than `most_notes`. Nothing when the
/// bytes are not whole.
[[nodiscard]] std::optional<PackedStamps> unpack_stamps(std::string_view bytes, size_t most_notes);

}  // namespace inkling
