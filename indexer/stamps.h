// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notes/vault.h"

namespace inkling {

/// What the vault was when the index was last brought up to date.
struct Stamps {
  std::vector<FileStamp> notes{};  ///< Those in the index, sorted by path.
  std::vector<FileStamp> shape{};  ///< Scan::shape; empty when made from the documents.
};

/// The `stamps` file: "inkling-stamps" and a line end, the epoch, then two lists, each a count and
/// per entry how many bytes its path shares with the one before, the rest of the path, size and
/// mtime; last a hash of all before. Derived from the documents: one that does not fit is made
/// anew.
[[nodiscard]] std::string encode_stamps(uint64_t epoch, const Stamps& stamps);

/// Nothing when the bytes are not whole, or of another epoch.
[[nodiscard]] std::optional<Stamps> decode_stamps(std::string_view bytes, uint64_t epoch);

}  // namespace inkling
