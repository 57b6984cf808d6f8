// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "notes/note.h"
#include "schemas/items.h"
#include "schemas/recogniser.h"

namespace inkling {

/// Which kind the headings of a note give to what stands below them.
class SectionKinds {
 public:
  /// REQUIRES: both outlive it.
  SectionKinds(const Note& note, const Recogniser& recogniser, NoteTrust trust);

  /// By the nearest heading that names a kind. O(1).
  [[nodiscard]] HeadingMatch of(uint32_t section) const {
    return section < matches_.size() ? matches_[section] : HeadingMatch();
  }
  /// The flat kind (an agenda) of a heading further up, below whose subheadings this stands.
  [[nodiscard]] uint32_t flat_above(uint32_t section) const {
    return section < flat_above_.size() ? flat_above_[section] : kNone;
  }
  /// Whether a heading or label of that trust means what it says in this section.
  [[nodiscard]] bool counts(HeadingMatch match, uint32_t section);

 private:
  void look_at_sections();

  const Note& note_;
  const Recogniser& recogniser_;
  const NoteTrust trust_;
  std::vector<HeadingMatch> matches_{};
  std::vector<uint32_t> flat_above_{};
  std::vector<bool> dated_{};  ///< Its heading or a line of it has a date.
  std::vector<bool> prose_{};  ///< It has more than lists.
};

}  // namespace inkling
