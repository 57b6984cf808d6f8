// SPDX-License-Identifier: MIT
#include "indexer/weights.h"

namespace inkling {

std::string_view field_name(WordsField field) {
  switch (field) {
    case WordsField::kTitle:
      return "title";
    case WordsField::kAlias:
      return "alias";
    case WordsField::kName:
      return "file";
    case WordsField::kProperty:
      return "property";
    case WordsField::kHeading:
      return "heading";
    case WordsField::kBody:
      return "body";
    case WordsField::kCode:
      return "code";
    case WordsField::kComment:
      return "comment";
  }
  return "";
}

Weights::Weights(const SchemaSet& schemas) {
  for (size_t i = 0; i < kWordsFields; ++i) {
    const FieldSpec* spec = schemas.field(field_name(static_cast<WordsField>(i)));
    if (spec != nullptr) fields_[i] = {.weight = spec->weight, .filter = spec->filter};
  }
  // What items have of their note is asked of these terms.
  for (const WordsField field : {WordsField::kTitle, WordsField::kAlias}) {
    fields_[static_cast<size_t>(field)].filter = true;
  }
  fields_[static_cast<size_t>(WordsField::kComment)].weight = 0;
  for (const KindSpec& kind : schemas.kinds) kinds_.push_back(kind.weight);
}

uint32_t Weights::in_note(WordsField field, uint32_t kind) const {
  const uint32_t weight = fields_[static_cast<size_t>(field)].weight;
  return kind < kinds_.size() ? weight * kinds_[kind] : weight;
}

bool Weights::is_filter(WordsField field) const {
  return fields_[static_cast<size_t>(field)].filter;
}

}  // namespace inkling
