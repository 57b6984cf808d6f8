// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "notes/note.h"

namespace inkling {

/// Writes Note::visible and the pieces that lead back to the source.
class VisibleText {
 public:
  /// `note` must outlive this.
  explicit VisibleText(Note& note) : note_(note) {}

  [[nodiscard]] uint32_t size() const { return static_cast<uint32_t>(note_.visible.size()); }
  /// The source's own bytes.
  void copy(Span source);
  /// Text that stands for a whole range of the source.
  void put(std::string_view text, Span source);
  /// Text without a source: what separates blocks and cells.
  void separate(char with) { note_.visible.push_back(with); }
  /// Drops what is past `size`.
  void truncate(uint32_t size);
  /// Drops blanks and line breaks at the end, down to `floor`.
  void trim_end(uint32_t floor);

 private:
  Note& note_;
};

}  // namespace inkling
