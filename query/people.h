// SPDX-License-Identifier: MIT
// Who is who in a vault. Notes name people in many ways: [[Ana Petrov]], @ana.petrov, an address, a
// first name in a table. The directory is derived from the index when a query asks for a person:
// each person note with its title, aliases and addresses; then every written name that fits none
// of these is a person without a note. A name that fits several is ambiguous and stays so.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
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

class People {
 public:
  explicit People(const OpenIndex& index);

  /// Those who go by a name, as indexes: by a whole name, alias, handle or address when anyone
  /// does; else all whose name has these words in this order, initials counting.
  [[nodiscard]] std::vector<uint32_t> named(std::string_view name) const;

  /// The values of person terms that can mean nobody but one of these.
  [[nodiscard]] std::vector<std::string> written(const std::vector<uint32_t>& people) const;

  /// How notes' prose may name one of these and nobody else: whole names, and first names as
  /// their notes' titles spell them.
  struct ProseName {
    std::string text{};
    bool match_case = false;
  };
  [[nodiscard]] std::vector<ProseName> prose_names(const std::vector<uint32_t>& people) const;
  /// Those of one person, whoever else may have them.
  [[nodiscard]] static std::vector<ProseName> prose_names(const Person& person);

  /// Whether a value of person terms stands for itself where people are counted: it may be several,
  /// or is somebody by an initial only.
  [[nodiscard]] bool stands_apart(std::string_view written) const;

  [[nodiscard]] const Person& operator[](uint32_t person) const { return people_[person]; }
  [[nodiscard]] size_t size() const { return people_.size(); }

 private:
  void add_notes(const OpenIndex& index);
  void add_written(const OpenIndex& index);
  void add_name(uint32_t person, std::string name);

  std::vector<Person> people_;
  std::vector<uint64_t> first_letters_;  ///< Of the words of each person's names.
  std::map<std::string, std::vector<uint32_t>, std::less<>> by_name_;    ///< By whole name.
  std::map<std::string, std::vector<uint32_t>, std::less<>> by_word_;    ///< By any word of a name.
  std::map<std::string, std::vector<uint32_t>, std::less<>> ambiguous_;  ///< Person term values.
  std::set<std::string, std::less<>> initials_;                          ///< Likewise.
};

/// Whether a name that is only linked to leads to a note of another type: a project, a customer. A
/// note of no type may be a person's.
[[nodiscard]] bool is_other_note(const std::string& name, const OpenIndex& index);

/// Of these parts.
[[nodiscard]] std::span<const std::string_view> listed_roles();

/// Whether some note gives a name, folded, a part that only people have: a contact, an attendee, an
/// owner, a decider.
[[nodiscard]] bool is_listed_person(std::string_view name, const OpenIndex& index);

}  // namespace inkling
