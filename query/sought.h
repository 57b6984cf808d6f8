// SPDX-License-Identifier: MIT
// What must be true of the words of one note, and where. The same tree is asked of the words file
// (does this note meet the phrase?) and of the note's text (which bytes do we mark?): both are
// first turned into a WordsView, which counts words, not bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "notes/note.h"
#include "notes/text.h"
#include "schemas/words_file.h"

namespace inkling {

/// A set of WordsField.
using FieldMask = uint16_t;
[[nodiscard]] constexpr FieldMask mask_of(WordsField field) {
  return static_cast<FieldMask>(1U << static_cast<unsigned>(field));
}
/// Where plain words are looked for: comments are found only when asked for.
inline constexpr FieldMask kPlainFields =
    static_cast<FieldMask>(0xFF & ~mask_of(WordsField::kComment));

enum class Scope : uint8_t { kLine, kBlock, kSection, kItem };

/// A tree over places (places.h).
struct Sought {
  enum class Op : uint8_t {
    kAll,
    kNothing,
    kAnd,
    kOr,
    kNot,
    kSequence,  ///< `places` one after the other.
    kNear,      ///< Its children, in any order or `in_order`, `slop` other words between at most.
    kPattern,   ///< `pattern` matches on a line.
    kScope,     ///< The child holds in one `scope` (of `kind` when it is not kNone).
    kFields     ///< The child holds in blocks of `fields`.
  };
  Op op = Op::kAll;
  std::vector<Sought> children{};
  std::vector<uint32_t> places{};
  uint32_t slop = 0;
  bool in_order = false;
  uint32_t pattern = 0;  ///< Into the list of patterns of the query.
  Scope scope = Scope::kLine;
  uint32_t kind = kNone;
  FieldMask fields = kPlainFields;

  /// Whether only the note's own text can tell: the words file keeps neither accents nor marks.
  bool needs_text = false;
};

/// Words are numbered through the note. Blocks are kGap numbers apart, so that no phrase spans two.
inline constexpr uint32_t kGap = 256;
inline constexpr uint32_t kMaxBetween = 200;  ///< Words between two near ones; more is this.
static_assert(kMaxBetween < kGap);

struct BlockShape {
  Span words{};  ///< Numbers of its words; the first number is the block itself, no word.
  WordsField field = WordsField::kBody;
  uint32_t section = 0;
  uint32_t item = kNone;
  uint32_t kind = kNone;
};

struct LineShape {
  Span words{};
  uint32_t block = 0;
};

/// Where the places of a query occur in one note.
struct WordsView {
  std::vector<BlockShape> blocks{};
  std::vector<LineShape> lines{};                 ///< When `asks_for_lines`.
  std::vector<std::vector<uint32_t>> at{};        ///< Per place: word numbers, ascending.
  std::vector<std::vector<uint32_t>> patterns{};  ///< Per pattern: word numbers, ascending.
};

/// Part of a note: ranges of word numbers, ascending.
using Region = std::vector<Span>;

/// All of the note, or one item of it: its own words, its note's names and its heading.
/// Comments count only when `sought` asks for them.
[[nodiscard]] Region whole(const WordsView& words, const Sought& sought);
[[nodiscard]] Region own_region(const WordsView& words, uint32_t item);
[[nodiscard]] Region item_region(const WordsView& words, uint32_t item);

[[nodiscard]] bool holds(const Sought& sought, const WordsView& words, const Region& region);

/// What made it hold: ranges of word numbers, each with the places of its words.
struct Match {
  Span words{};
  std::vector<uint32_t> places{};
  uint32_t pattern = kNone;
  bool phrase = false;  ///< Found as one: several words in their order.
};
/// Every match of the parts of `sought` that are not negated, in no order. Matches in a scope only
/// where the scope holds.
void collect(const Sought& sought, const WordsView& words, const Region& region,
             std::vector<Match>& matches);

/// Whether any part of the tree needs the note's text.
[[nodiscard]] bool any_needs_text(const Sought& sought);
/// Whether WordsView::lines is asked.
[[nodiscard]] bool asks_for_lines(const Sought& sought);

}  // namespace inkling
