// SPDX-License-Identifier: MIT
// A document before Xapian sees it: plain values that tests can print and compare.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "schemas/date.h"

namespace inkling {

struct DraftTerm {
  std::string term{};
  uint32_t wdf = 0;
};

struct Draft {
  std::vector<DraftTerm> terms{};  ///< After sort_terms: ascending, each once.
  std::vector<std::pair<unsigned, std::string>> values{};
  std::string data{};
  std::vector<std::string> told{};  ///< Of a note: see slot::kTerms. In no order.

  /// No term is empty: nothing is added then.
  void add(std::string term, uint32_t wdf = 0) {
    if (!term.empty()) terms.push_back({std::move(term), wdf});
  }
  /// Days, as a slot holds them.
  void add_date(unsigned slot, Date date);
  void add_number(unsigned slot, double number);
};

/// Sorts the terms and makes one of equal ones, their wdf summed.
void sort_terms(Draft& draft);

/// One line per prefix, then values and data; for tests.
[[nodiscard]] std::string to_string(const Draft& draft);

}  // namespace inkling
