// SPDX-License-Identifier: MIT
// From what records have to what a facet lists: a label is a value ("customer/halden"), a form one
// way to write it ("Customer/Halden"). Counting counts forms, and a document has one per label.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/facet_source.h"
#include "query/person_finder.h"

namespace inkling {

struct FacetLabel {
  static constexpr uint32_t kNotAPerson = UINT32_MAX;
  std::string value{};            ///< Folded; of a person empty: FacetLabels::value.
  uint32_t person = kNotAPerson;  ///< In the PersonFinder.
};

struct FacetForm {
  std::string text{};
  uint32_t label = 0;
};

class FacetLabels {
  struct TextHash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

 public:
  /// REQUIRES: `people` outlives it.
  FacetLabels(FacetSource source, PersonFinder& people)
      : source_(std::move(source)), people_(&people) {}

  /// The forms of a recorded value: itself and its ancestors. Valid until the next call.
  const std::vector<uint32_t>& of(std::string_view recorded);

  [[nodiscard]] const std::vector<FacetLabel>& labels() const { return labels_; }
  [[nodiscard]] const std::vector<FacetForm>& forms() const { return forms_; }
  /// The value as filters and query texts have it.
  [[nodiscard]] std::string value(uint32_t label) const;
  /// Whether it is a person who has a note.
  [[nodiscard]] bool has_note(uint32_t label) const;
  /// Nobody when the label is no person, or a name that may be several.
  [[nodiscard]] const Person* person(uint32_t label) const;

 private:
  std::vector<uint32_t> make(std::string_view recorded);
  uint32_t form(std::string_view text, uint32_t label);
  uint32_t label(std::string_view value);
  uint32_t label_of_person(uint32_t person);
  void add_with_ancestors(std::string_view text, std::string_view folded,
                          std::vector<uint32_t>& forms);

  FacetSource source_;
  PersonFinder* people_;
  std::vector<FacetLabel> labels_{};
  std::vector<FacetForm> forms_{};
  std::unordered_map<std::string, uint32_t> by_value_{};
  std::unordered_map<uint32_t, uint32_t> by_person_{};
  std::unordered_map<std::string, std::vector<uint32_t>, TextHash, std::equal_to<>> by_recorded_{};
  std::unordered_map<std::string, uint32_t> by_form_{};
};

}  // namespace inkling
