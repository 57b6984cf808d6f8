// SPDX-License-Identifier: MIT
#include "query/facet_labels.h"

#include <algorithm>

#include "schemas/words.h"

namespace inkling {
namespace {

/// Folders stand as on disk; kinds, languages, states and months have one spelling.
bool is_folded(const FacetSource& source) {
  constexpr std::string_view kWritten[] = {"tag", "type", "people", "property"};
  return std::find(std::begin(kWritten), std::end(kWritten), source.base) != std::end(kWritten);
}

}  // namespace

std::string FacetLabels::value(uint32_t label) const {
  const FacetLabel& one = labels_[label];
  return one.person == FacetLabel::kNotAPerson ? one.value
                                               : people_->called_person(one.person).name;
}

bool FacetLabels::has_note(uint32_t label) const {
  const uint32_t person = labels_[label].person;
  return person != FacetLabel::kNotAPerson && !people_->called_person(person).path.empty();
}

const Person* FacetLabels::person(uint32_t label) const {
  const uint32_t person = labels_[label].person;
  return person == FacetLabel::kNotAPerson ? nullptr : &(*people_)[person];
}

const std::vector<uint32_t>& FacetLabels::of(std::string_view recorded) {
  const auto known = by_recorded_.find(recorded);
  if (known != by_recorded_.end()) return known->second;
  return by_recorded_.emplace(recorded, make(recorded)).first->second;
}

std::vector<uint32_t> FacetLabels::make(std::string_view recorded) {
  std::vector<uint32_t> forms;
  if (recorded.empty()) return forms;
  const std::string folded = is_folded(source_) ? fold(recorded) : std::string(recorded);
  if (source_.of == FacetSource::Of::kPeople) {
    const CountedFor counted = people_->counted_for(folded);
    if (counted.who == CountedFor::Who::kNobody) return forms;
    const bool person = counted.who == CountedFor::Who::kPerson;
    forms.push_back(form(recorded, person ? label_of_person(counted.person) : label(folded)));
  } else if (source_.separator != '\0') {
    add_with_ancestors(recorded, folded, forms);
  } else {
    forms.push_back(form(recorded, label(folded)));
  }
  return forms;
}

uint32_t FacetLabels::label_of_person(uint32_t person) {
  const auto [at, fresh] = by_person_.try_emplace(person, static_cast<uint32_t>(labels_.size()));
  if (fresh) labels_.push_back({.person = person});
  return at->second;
}

uint32_t FacetLabels::label(std::string_view value) {
  const auto [at, fresh] =
      by_value_.try_emplace(std::string(value), static_cast<uint32_t>(labels_.size()));
  if (fresh) labels_.push_back({.value = std::string(value)});
  return at->second;
}

uint32_t FacetLabels::form(std::string_view text, uint32_t label) {
  const auto [at, fresh] =
      by_form_.try_emplace(std::string(text), static_cast<uint32_t>(forms_.size()));
  if (fresh) forms_.push_back({.text = std::string(text), .label = label});
  return at->second;
}

/// "Customer/Halden", "Customer". Where folding makes separators, ancestors stay folded.
void FacetLabels::add_with_ancestors(std::string_view text, std::string_view folded,
                                     std::vector<uint32_t>& forms) {
  const char separator = source_.separator;
  const bool alike = std::count(text.begin(), text.end(), separator) ==
                     std::count(folded.begin(), folded.end(), separator);
  if (!alike) text = folded;
  while (!folded.empty()) {
    if (folded.back() != separator) forms.push_back(form(text, label(folded)));
    const size_t cut = folded.rfind(separator);
    folded = folded.substr(0, cut == std::string_view::npos ? 0 : cut);
    text = text.substr(0, folded.empty() ? 0 : text.rfind(separator));
  }
}

}  // namespace inkling
