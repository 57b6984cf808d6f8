// SPDX-License-Identifier: MIT
#include "indexer/draft.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>

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
  std::vector<DraftTerm>& terms = draft.terms;
  std::sort(terms.begin(), terms.end(),
            [](const DraftTerm& a, const DraftTerm& b) { return a.term < b.term; });
  size_t kept = 0;
  for (size_t i = 0; i < terms.size(); ++i) {
    if (kept > 0 && terms[kept - 1].term == terms[i].term) {
      terms[kept - 1].wdf += terms[i].wdf;
      continue;
    }
    if (kept != i) terms[kept] = std::move(terms[i]);
    ++kept;
  }
  terms.resize(kept);
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
