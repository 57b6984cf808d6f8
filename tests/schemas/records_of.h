// SPDX-License-Identifier: MIT
// What the shipped schemas make of a text, as tests compare it.
#pragma once

#include <string>

#include "notes/markdown.h"
#include "schemas/load.h"
#include "schemas/recogniser.h"
#include "schemas/record.h"

namespace inkling {

inline const Recogniser& recogniser() {
  static const Recogniser kRecogniser(shipped_schemas());
  return kRecogniser;
}

inline Records records_of(const std::string& text, const std::string& path = "n.md") {
  return records_from(parse_note(path, text), recogniser());
}

/// "decision: Use tar | task: Buy tar", without dates and people.
inline std::string items_of(const std::string& text, const std::string& path = "n.md") {
  std::string out;
  for (const Item& item : records_of(text, path).items) {
    if (!out.empty()) out += " | ";
    out += shipped_schemas().kinds[item.kind].name + ": " + item.text;
  }
  return out;
}

inline std::string people_of(const Item& item) {
  std::string out;
  for (const PersonName& person : item.people) {
    out += out.empty() ? "" : ", ";
    if (person.role != Role::kMention) out += std::string(to_string(person.role)) + ' ';
    out += person.name;
  }
  return out;
}

}  // namespace inkling
