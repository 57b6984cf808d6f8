// SPDX-License-Identifier: MIT
#include "indexer/draft.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>

#include "indexer/word_table.h"

namespace inkling {
namespace {

/// What lines of to_string go by: the first letter of a prefixed term, nothing of a plain word.
char family(const std::string& term) {
  const char first = term.empty() ? '\0' : term.front();
  return first >= 'A' && first <= 'Z' ? first : '\0';
}

std::string escaped(unsigned char byte) {
  return fmt::format("\\x{:02x}", byte);
}

/// Of a term: UTF-8 as it is.
std::string printable(const std::string& bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || byte == 0x7F ? escaped(byte) : std::string(1, c);
  }
  return out;
}

/// Of packed bytes: ASCII only.
std::string printable_packed(const std::string& bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || byte >= 0x7F ? escaped(byte) : std::string(1, c);
  }
  return out;
}

std::string value_text(unsigned slot, const std::string& packed) {
  constexpr unsigned kFirstNumber = 1, kLastNumber = 4;  // slot::kDate to slot::kDue
  constexpr unsigned kFirstTexts = 6;                    // slot::kFacets, slot::kProperties
  if (slot >= kFirstTexts) return printable_packed(packed);
  if (slot >= kFirstNumber && slot <= kLastNumber) {
    return fmt::format("{:.0f}", Xapian::sortable_unserialise(packed));
  }
  std::string hex;
  for (const char c : packed) hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return hex;
}

}  // namespace

void Draft::add_date(unsigned slot, Date date) {
  add_number(slot, date.days);
}

void Draft::add_number(unsigned slot, double number) {
  values.emplace_back(slot, Xapian::sortable_serialise(number));
}

void sort_terms(Draft& draft) {
  // Most terms are told apart by their heads, which lie together.
  std::vector<std::pair<uint64_t, size_t>> order;
  order.reserve(draft.terms.size());
  for (const DraftTerm& term : draft.terms) order.emplace_back(head_of(term.term), order.size());
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first
                              : draft.terms[a.second].term < draft.terms[b.second].term;
  });
  std::vector<DraftTerm> sorted;
  sorted.reserve(order.size());
  for (const auto& [head, place] : order) {
    DraftTerm& term = draft.terms[place];
    if (!sorted.empty() && sorted.back().term == term.term) {
      sorted.back().wdf += term.wdf;
    } else {
      sorted.push_back(std::move(term));
    }
  }
  draft.terms = std::move(sorted);
}

std::string to_string(const Draft& draft) {
  std::string out;
  char last = '\1';
  for (const DraftTerm& term : draft.terms) {
    const char now = family(term.term);
    if (now != last) {
      if (!out.empty()) out += '\n';
      out += now == '\0' ? "words:" : fmt::format("{}:", now);
      last = now;
    }
    out += term.wdf == 0 ? fmt::format(" '{}'", printable(term.term))
                         : fmt::format(" {}*{}", printable(term.term), term.wdf);
  }
  for (const auto& [slot, value] : draft.values) {
    out += fmt::format("\nslot {}: {}", slot, value_text(slot, value));
  }
  return out + "\ndata: " + printable_packed(draft.data) + "\n";
}

}  // namespace inkling
