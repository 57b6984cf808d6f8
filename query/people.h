// SPDX-License-Identifier: MIT
// What is known of a person. Notes name people in many ways: [[Ana Petrov]], @ana.petrov, an
// address, a first name in a table. A person has a note, with title, aliases and addresses, or is a
// written name that fits nobody else's. A name that fits several is ambiguous and stays so. Who a
// name means, person_finder.h finds out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/open_index.h"
#include "schemas/name_words.h"

namespace inkling {

struct Person {
  std::string name{};                   ///< The title of their note, else as folded in the index.
  std::string path{};                   ///< Of their note; empty when they have none.
  std::vector<std::string> names{};     ///< Each as its words: "ana petrov".
  std::vector<std::string> written{};   ///< Values of person terms that mean this person alone.
  std::vector<std::string> initials{};  ///< Of these, those that do so by an initial: "r. okonkwo".
  bool known = false;  ///< By a note, or listed somewhere: not only a link, which may be anything.
};

/// How prose may name a person.
struct ProseName {
  std::string text{};
  bool match_case = false;
};
/// Whole names, and the first name as the note's title spells it, whoever else may have them.
[[nodiscard]] std::vector<ProseName> prose_names(const Person& person);

/// Whether a name that is only linked to leads to a note of another type: a project, a customer. A
/// note of no type may be a person's.
[[nodiscard]] bool is_other_note(const std::string& name, const OpenIndex& index);

/// Whether some note gives a name, folded, a part that only people have: a contact, an attendee, an
/// owner, a decider.
[[nodiscard]] bool is_listed_person(std::string_view name, const OpenIndex& index);

}  // namespace inkling
