// SPDX-License-Identifier: MIT
// What a note means: the one place where a Note meets the schemas. The indexer stores what comes
// from here, and a search presents its hits by calling it again on the note's present text, so that
// what is shown and what was indexed cannot disagree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notes/note.h"
#include "schemas/date.h"
#include "schemas/schema.h"
#include "schemas/words.h"

namespace inkling {

enum class Role : uint8_t {
  kMention,
  kOwner,
  kDecider,
  kAttendee,
  kContact,
  kLinked,  ///< Linked in a decision that states no decider: one if the vault knows a person there.
};
[[nodiscard]] std::string_view to_string(Role role);  ///< "mention", "owner", "decider".
enum class NameSource : uint8_t { kLink, kHandle, kEmail, kField, kColumn, kText };

/// A person as the note names them; who that is in the vault is resolved when asked.
struct PersonName {
  std::string name{};    ///< As written: "Ingrid Solberg", "@ana", "Tomas".
  std::string target{};  ///< The link's target when it is a link, else empty.
  Role role = Role::kMention;
  NameSource source = NameSource::kText;
};

/// A task's or decision's state. "overdue" is open with a due date past: decided when asked.
enum class Status : uint8_t { kUnset, kOpen, kDone, kCancelled, kCurrent, kSuperseded };
[[nodiscard]] std::string_view to_string(Status status);  ///< "" for kUnset.

struct Column {
  std::string name{};
  std::string value{};
};

/// A note or a part of it, as a link names them.
struct NoteRef {
  std::string target{};    ///< As written; empty: the note itself.
  std::string fragment{};  ///< "^id", a heading, or empty for the whole note.
  friend bool operator==(const NoteRef&, const NoteRef&) = default;
};

/// The smallest thing worth returning by itself.
struct Item {
  uint32_t kind = 0;               ///< Into SchemaSet::kinds.
  std::string text{};              ///< Own visible text, nested bullets included, '\n' between.
  std::vector<uint32_t> blocks{};  ///< Into Note::blocks; the first is where it stands. Empty for
                                   ///< a front matter item.
  Span source;                     ///< Its own text: first block, after bullet and mark.
  std::vector<std::string> breadcrumb{};  ///< Headings above it, outermost first.
  std::optional<DateFound> date{};
  std::vector<PersonName> people{};
  std::vector<std::string> tags{};  ///< Its own and its note's, as written.
  Status status = Status::kUnset;
  std::string status_text{};  ///< A Status column or field as written; else empty.
  std::string owner{};        ///< Name as written; also in `people` with Role::kOwner.
  std::optional<Date> due{};
  std::string priority{};         ///< "highest" "high" "medium" "low" "lowest", or empty.
  std::vector<Column> columns{};  ///< Of a table row, in order, empty cells left out.
  std::vector<NoteRef> supersedes{};
  std::vector<NoteRef> superseded_by{};
  uint32_t duplicates = 1;  ///< Copies in this note, itself included; the first is kept.
};

struct Records {
  std::string title{};
  std::string type{};   ///< A TypeSpec's name, or the `type` property as written, or "".
  Language language{};  ///< Front matter `lang`, else detected, else "".
  std::optional<DateFound> date{};
  std::vector<std::string> tags{};       ///< As written, each once by folded name, in order.
  std::vector<PersonName> people{};      ///< Of the whole note, each once by folded name.
  std::vector<Item> items{};             ///< In document order.
  std::vector<NoteRef> supersedes{};     ///< By the note as a whole: all its decisions do.
  std::vector<NoteRef> superseded_by{};  ///< Likewise.
  std::vector<Diagnostic> diagnostics{};
};

/// What cannot be read off the note's text.
struct RecordContext {
  Language default_language{};     ///< The vault's, when a note's own cannot be told.
  std::optional<Date> modified{};  ///< The file's day; the last resort for dates.
  Language language{};             ///< The note's own, when it is known already.
};

class Recogniser;  // schemas/recogniser.h

/// Total and deterministic. Linear in the note. Who reads many notes makes one Recogniser of the
/// schemas for all of them; any number of threads may use it.
[[nodiscard]] Records records_from(const Note& note, const Recogniser& recogniser,
                                   const RecordContext& context = {});
/// The same for a single note: makes the Recogniser itself, which takes about a millisecond.
[[nodiscard]] Records records_from(const Note& note, const SchemaSet& schemas,
                                   const RecordContext& context = {});

/// The item that a block belongs to, or kNone. `items` as records_from gave them.
[[nodiscard]] std::vector<uint32_t> items_by_block(const Note& note, const Records& records);

/// One line per item, for goldens: kind, line:column, date (source), status, people, text.
[[nodiscard]] std::string to_string(const Note& note, const Records& records,
                                    const SchemaSet& schemas);

}  // namespace inkling
