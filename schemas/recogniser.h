// SPDX-License-Identifier: MIT
// The declarations of a SchemaSet arranged for looking up: which kind a heading, a prefix, a column
// stands for, and what a key, a phrase or a mark means. Made once, used for many notes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "notes/note.h"
#include "schemas/name_table.h"
#include "schemas/record.h"
#include "schemas/schema.h"

namespace inkling {

/// What a key, column, phrase or mark says of an item. The names in MeaningSpec, in order.
enum class Meaning : uint8_t {
  kDate,
  kCreated,
  kModified,
  kDue,
  kScheduled,
  kStart,
  kEnd,
  kCompleted,
  kCancelled,
  kOwner,
  kBy,
  kAttendees,
  kPeople,
  kStatus,
  kPriority,
  kSupersedes,
  kSupersededBy,
  kType,
  kLanguage,
  kCount,
};

/// A set of meanings: one key can have several ("owner" of a decision is its decider).
class Meanings {
 public:
  void add(Meaning meaning) { bits_ |= bit(meaning); }
  [[nodiscard]] bool has(Meaning meaning) const { return (bits_ & bit(meaning)) != 0; }
  [[nodiscard]] bool empty() const { return bits_ == 0; }

 private:
  static uint32_t bit(Meaning meaning) { return 1u << static_cast<unsigned>(meaning); }
  uint32_t bits_ = 0;
};

/// Where a heading counts.
enum class Trust : uint8_t {
  kAlways,
  kMinutes,   ///< KindSpec::minutes
  kDoubtful,  ///< KindSpec::doubtful
};

struct HeadingMatch {
  uint32_t kind = kNone;  ///< Into SchemaSet::kinds.
  bool whole = false;     ///< The section may be one item (KindSpec::sections).
  Trust trust = Trust::kAlways;
  /// Under "Decisions and actions" a line that begins with who does it is of this kind.
  uint32_t doer = kNone;
};

/// Words that mean something in prose: "decided by", folded.
struct Phrase {
  std::string_view first{};
  std::string_view rest{};  ///< The words behind it, with blanks between them.
  uint32_t words = 0;       ///< With the first.
  Meaning meaning = Meaning::kDate;
  bool needs_colon = false;  ///< A key: only means something as "due: ...".
};

/// A mark in running text: 📅 before a date, ⏫ by itself.
struct Mark {
  std::string text{};
  std::optional<Meaning> meaning{};
  std::string priority{};
};

class Recogniser {
 public:
  /// REQUIRES: `schemas` outlives it and does not change; its names are folded, as load.h gives
  /// them.
  explicit Recogniser(const SchemaSet& schemas);

  [[nodiscard]] const SchemaSet& schemas() const { return *schemas_; }
  [[nodiscard]] const KindSpec& kind(uint32_t index) const { return schemas_->kinds[index]; }
  /// The kind that check boxes stand for, or kNone.
  [[nodiscard]] uint32_t task_kind() const { return task_kind_; }
  /// The kind whose items are people, or kNone.
  [[nodiscard]] uint32_t people_kind() const { return people_kind_; }

  /// The kind a heading (or a line that serves as one) stands for. Numbers, symbols, brackets and
  /// dates around the words do not matter: "2. Key decisions (draft):"; nor do the words that are
  /// declared as values of `heading`: "Pending decisions from the last meeting".
  [[nodiscard]] HeadingMatch heading(std::string_view text) const;
  // The rest give kNone for what is not declared. Names are folded here.
  [[nodiscard]] uint32_t callout(std::string_view label) const;
  [[nodiscard]] uint32_t prefix(std::string_view label) const;
  [[nodiscard]] uint32_t field(std::string_view key) const;
  [[nodiscard]] uint32_t tag(std::string_view name) const;
  [[nodiscard]] uint32_t column(std::string_view name) const;
  /// The symbol that `text` starts with: its kind and its length.
  struct Symbol {
    uint32_t kind = kNone;
    size_t length = 0;
  };
  [[nodiscard]] Symbol symbol(std::string_view text) const;
  [[nodiscard]] bool names_person(uint32_t kind, std::string_view column) const;

  [[nodiscard]] Meanings meanings(std::string_view key) const;
  /// Likewise of a heading: "Attendees (12)".
  [[nodiscard]] Meanings heading_meanings(std::string_view text) const;
  /// The phrases that begin with a folded word.
  [[nodiscard]] std::span<const Phrase> phrases(std::string_view first_word) const;
  /// The mark that `text` starts with, or null.
  [[nodiscard]] const Mark* mark(std::string_view text) const;
  /// The name of a value: status_of("Erledigt") is "done"; "" when it is none.
  [[nodiscard]] std::string_view value(std::string_view of, std::string_view word) const;
  /// Whether a title speaks of a meeting.
  [[nodiscard]] bool names_meeting(std::string_view title) const;
  /// What a first word like TODO says of the line's status, or nothing.
  [[nodiscard]] std::optional<Status> start(std::string_view word) const;
  [[nodiscard]] Status box(char mark) const;
  /// The first type whose paths match a folded path, or kNone.
  [[nodiscard]] uint32_t type_of_path(std::string_view folded) const;

 private:
  using Names = NameTable<uint32_t>;
  struct Range {
    uint32_t begin = 0, count = 0;
    uint32_t filled = 0;
  };
  /// Folders that give a type: "people/**" at the top only, "**/people/**" anywhere.
  struct Folder {
    uint32_t top = kNone;
    uint32_t anywhere = kNone;
  };

  void take_room();
  void add_kind(uint32_t index);
  void add_meaning(const MeaningSpec& spec);
  void add_phrase(std::string_view text, Meaning meaning, bool needs_colon);
  void arrange_phrases();
  void add_value(const ValueSpec& spec);
  void add_mark(Mark mark);
  void add_path(uint32_t type, std::string_view glob);
  [[nodiscard]] std::pair<std::string, bool> core_of_heading(std::string_view text) const;
  [[nodiscard]] HeadingMatch exact_heading(std::string_view text) const;
  /// "Pending actions", "Actions from the last meeting".
  [[nodiscard]] HeadingMatch qualified_heading(std::string_view text) const;
  /// "Decisions & actions".
  [[nodiscard]] HeadingMatch joint_heading(std::string_view text) const;

  const SchemaSet* schemas_;
  uint32_t task_kind_ = kNone;
  uint32_t people_kind_ = kNone;
  NameTable<HeadingMatch> headings_{};
  Names callouts_{}, prefixes_{}, fields_{}, tags_{}, columns_{};
  std::vector<std::pair<std::string, uint32_t>> symbols_{};
  NameTable<Meanings> keys_{};
  std::vector<Phrase> phrases_{};                    ///< By their first words.
  NameTable<Range> phrase_ranges_{};                 ///< Of phrases_, by first word.
  std::array<uint64_t, 256> phrase_lengths_{};       ///< By first byte: lengths of first words.
  std::array<std::vector<Mark>, 256> marks_{};       ///< By first byte.
  NameTable<NameTable<std::string_view>> values_{};  ///< "status" to "erledigt" to "done".
  NameTable<Status> starts_{};
  std::array<Status, 256> boxes_{};
  NameTable<Folder> folders_{};                            ///< To SchemaSet::types.
  std::vector<std::pair<std::string, uint32_t>> globs_{};  ///< Other paths of types.
};

/// The Status of a value's name: "done" is Status::kDone.
[[nodiscard]] Status status_named(std::string_view name);

}  // namespace inkling
