// SPDX-License-Identifier: MIT
// Who a name means, worked out for the names that are asked about and no others: what it costs
// grows with these and their namesakes, not with the vault (docs/people.md).
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/name_rows.h"
#include "query/open_index.h"
#include "query/people.h"

namespace inkling {

/// Whom a written name counts for.
struct CountedFor {
  enum class Who : uint8_t {
    kNobody,  ///< Only linked to: a project or a place.
    kPerson,  ///< Them alone.
    kItself   ///< May be several, or is somebody by an initial only.
  };
  Who who = Who::kNobody;
  uint32_t person = 0;
};

/// One thread. REQUIRES: the index outlives it and stays as it is.
class PersonFinder {
 public:
  explicit PersonFinder(const OpenIndex& index) : index_(&index), rows_(index) {}

  /// Those who go by a name: by a whole name, alias, handle or address when anyone does; else all
  /// whose name has these words in this order, initials counting. People with a note first.
  [[nodiscard]] std::vector<uint32_t> named(std::string_view name);
  /// Those who go by exactly this name.
  [[nodiscard]] std::vector<uint32_t> called(std::string_view name);
  /// `written`: the value of a person term.
  [[nodiscard]] CountedFor counted_for(std::string_view written);
  /// Whether it means one person and does not stand for itself; that may be whoever is only linked.
  [[nodiscard]] bool means_one(std::string_view written);

  /// Everybody, in the same order. Reads all names.
  [[nodiscard]] std::vector<uint32_t> everyone();

  /// The values of person terms that can mean nobody but one of these.
  [[nodiscard]] std::vector<std::string> written(const std::vector<uint32_t>& people);
  /// How notes' prose may name one of these and nobody else.
  [[nodiscard]] std::vector<ProseName> prose_names(const std::vector<uint32_t>& people);

  /// Valid as long as this is.
  const Person& operator[](uint32_t person);
  /// The same without what their other names say: only `name` and `path` are there.
  const Person& called_person(uint32_t person);
  /// That, and `names`.
  const Person& named_person(uint32_t person);

 private:
  struct Known {
    uint32_t note = 0;  ///< Docid; of nobody's note: 0.
    uint32_t name = 0;  ///< In the rows, of who has no note.
    bool is_called = false;
    bool is_complete = false;
    Person person{};
  };
  /// Who a name in the rows means, by what is fuller than it is.
  struct Meaning {
    std::vector<uint32_t> bearers{};
    bool is_own = false;  ///< A person of its own, without a note.
  };

  const Meaning& meaning(uint32_t name);
  [[nodiscard]] bool is_earlier(uint32_t name, uint32_t than) const;
  /// Whom a name fits that is nobody's whole name. `than`: only those with a fuller name.
  std::vector<uint32_t> fitting(std::string_view words, const uint32_t* than);
  /// The names that may mean a person, fullest first.
  std::vector<uint32_t> namesakes(const Person& person);
  uint32_t person_of_note(uint32_t docid);
  uint32_t person_of_name(uint32_t name);
  bool has_whole(uint32_t name);
  void complete(Known& known);
  void sort(std::vector<uint32_t>& people) const;

  const OpenIndex* index_;
  NameRows rows_;
  std::deque<Known> people_{};
  std::unordered_map<uint32_t, uint32_t> by_note_{};
  std::unordered_map<uint32_t, uint32_t> by_name_{};
  std::unordered_map<uint32_t, Meaning> meanings_{};
};

}  // namespace inkling
