// SPDX-License-Identifier: MIT
// What slot::kTerms of a note holds, on disk: how many terms the note has, and those of them, and
// of its items, that nothing else in the index tells when one starts from the note. A posting list
// goes from a term to documents only; the index has no lists that go the other way. What the note's
// path and title give goes without saying, and so does a link's last part ("Lana" of
// "Lpeople/ana").
//
// Bytes: the count, then each term told, ascending: how many bytes it shares with the one before,
// and the rest behind its length. All numbers are varints.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/varint.h"

namespace inkling {

struct NoteTerms {
  uint32_t count = 0;               ///< Terms of the note's document.
  std::vector<std::string> told{};  ///< Ascending, each once.
};
/// REQUIRES: `told` ascends.
[[nodiscard]] std::string pack(const NoteTerms& terms);
/// Nothing when the bytes are damaged.
[[nodiscard]] std::optional<NoteTerms> unpack_note_terms(std::string_view packed);

/// Reads the terms told one after the other, keeping one.
class ToldReader {
 public:
  /// REQUIRES: the bytes outlive it.
  explicit ToldReader(std::string_view packed);

  [[nodiscard]] uint32_t count() const { return count_; }
  /// False at the end and at what is damaged.
  bool next();
  /// Good until the next call of next().
  [[nodiscard]] const std::string& term() const { return term_; }
  /// False once something damaged was met.
  [[nodiscard]] bool sound() const { return sound_; }

 private:
  VarintReader reader_;
  uint32_t count_;
  std::string term_{};
  bool sound_;
};

}  // namespace inkling
