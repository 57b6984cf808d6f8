// SPDX-License-Identifier: MIT
// What reading the items of one note needs: the note, the declarations, and what the note itself
// says for all of its items.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schemas/block_index.h"
#include "schemas/item_text.h"
#include "schemas/items.h"
#include "schemas/names.h"
#include "schemas/recogniser.h"
#include "schemas/record.h"

namespace inkling {

/// A list of people, each once: by the note linked to, else by folded name. The stronger role and
/// the link win when a name comes again.
class PeopleSet {
 public:
  static constexpr size_t kMaxPeople = 512;  ///< Of one item or note; later names are dropped.

  void add(PersonName person);
  [[nodiscard]] bool has_role(Role role) const;
  /// Gives every mention the role that is found for it.
  void promote_mentions(const std::function<Role(const PersonName&)>& role);
  [[nodiscard]] const std::vector<PersonName>& people() const { return people_; }
  [[nodiscard]] std::vector<PersonName> take() { return std::move(people_); }

 private:
  std::vector<PersonName> people_{};
  std::unordered_map<std::string, size_t> by_key_{};
};

/// The names a note introduces (its contacts, attendees, owners), to know them again in its prose.
class KnownNames {
 public:
  void add(const PersonName& person);
  /// "AB" for Ana Brown, as minutes abbreviate their speakers.
  void add_code(std::string code, const PersonName& person);
  /// The initials of somebody who attended: they own tasks, but in prose "PR" may be anything.
  void add_initials(const PersonName& person);
  /// Who alone has these initials, or null.
  [[nodiscard]] const PersonName* by_initials(std::string_view code) const;
  [[nodiscard]] bool empty() const { return by_first_word_.empty() && codes_.empty(); }
  /// The names that occur in the item's words, outside of links. A first name alone is whom the
  /// note introduced by it, when that is one person.
  [[nodiscard]] std::vector<PersonName> in(const ItemText& item) const;
  /// A first name that the note introduced with its surname, of one person only, in full.
  [[nodiscard]] PersonName in_full(PersonName person) const;
  /// True when the words from `begin` to `end` are a known name or code.
  [[nodiscard]] bool has(std::string_view name) const;
  /// The same for a whole name: of another Ana it is not true.
  [[nodiscard]] bool knows(std::string_view name) const;

 private:
  struct Known {
    std::vector<std::string> words{};
    PersonName person{};
  };
  std::unordered_map<std::string, std::vector<Known>> by_first_word_{};
  std::unordered_map<std::string, PersonName> codes_{};
  std::unordered_map<std::string, std::vector<PersonName>> by_initials_{};
};

/// Who attended, and the section with the date of their meeting; kNone: of the note's only one.
struct Attendee {
  PersonName person{};
  uint32_t meeting = kNone;
};

struct NoteContext {
  const Note& note;
  const Recogniser& recogniser;
  const BlockIndex& index;
  std::optional<DateFound> date{};                   ///< The note's own.
  std::vector<std::optional<Date>> section_dates{};  ///< By the nearest heading with a date.
  std::vector<Attendee> attendees{};                 ///< Of the meeting.
  std::vector<PersonName> deciders{};                ///< The note's `deciders`.
  KnownNames known{};
  Status status = Status::kUnset;  ///< What the note's status makes of its decisions.
  std::string status_text{};
  std::vector<std::string> tags{};
};

/// A cell of a table row with what its column means.
struct RowCell {
  std::string_view name{};
  std::string_view value{};
  Span visible{};
  Meanings meanings{};
};
[[nodiscard]] std::vector<RowCell> cells_of(const NoteContext& context, const Block& row);

/// The person a name in a text stands for. `text` is what `name.span` counts in.
[[nodiscard]] PersonName person_of(const Note& note, std::string_view text, const NameFound& name,
                                   Role role);

/// False for links that cannot lead to a person: embeds, URLs, attachments, dated notes.
[[nodiscard]] bool may_be_person(const Link& link);

}  // namespace inkling
