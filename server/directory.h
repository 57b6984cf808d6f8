// SPDX-License-Identifier: MIT
// Who and what can be named in a vault, as one commit of the index has it: for completion, and for
// telling names in prose. Loaded from terms alone, without reading a note.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/open_index.h"
#include "query/people.h"

namespace inkling {

/// How well a name fits what was typed, best first.
enum class Fit : uint8_t { kWhole, kStart, kWordStart, kWithin, kScattered };

struct FoundName {
  std::string_view name{};  ///< Folded, as in the index. A view of the NoteNames.
  Fit fit = Fit::kWhole;
};

/// The folded names of all notes: file names, titles, aliases.
class NoteNames {
 public:
  NoteNames() = default;
  explicit NoteNames(const OpenIndex& index);

  /// At most `most`, best first: whole, start, start of a word, within, and last the letters in
  /// this order. `typed` is folded; empty gives the first names. One pass over all names.
  [[nodiscard]] std::vector<FoundName> matching(std::string_view typed, size_t most) const;
  [[nodiscard]] size_t size() const { return ends_.size(); }

 private:
  [[nodiscard]] std::string_view name(size_t i) const;

  std::string text_{};  ///< All names, one after the other, sorted.
  std::vector<uint32_t> ends_{};
};

/// Immutable: any thread may read it.
struct Directory {
  explicit Directory(const OpenIndex& index);

  NoteNames names;
  std::vector<Person> people{};  ///< Their name, names and path.
  uint64_t epoch = 0;
};

/// The name and path of those who go by a name; none when the index cannot be read.
[[nodiscard]] std::vector<Person> people_named(std::string_view name, const OpenIndex& index);

/// How `typed` stands in `name`; nothing when it does not. Both folded.
[[nodiscard]] std::optional<Fit> fit_of(std::string_view typed, std::string_view name);

}  // namespace inkling
