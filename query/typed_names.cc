// SPDX-License-Identifier: MIT
#include "query/typed_names.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace inkling {
namespace {

// About as rank.cc weighs them, which looks at what is found here again.
constexpr double kNameWorth = 5;
constexpr double kShareOfShort = 0.6;
constexpr double kLinkWorth = 0.6;
constexpr double kWordsAssumed = 3;  ///< In a name of which one word is known.

struct NameTerm {
  double worth = 0;
  std::string term{};
};

double worth_of(double words, double links) {
  return kNameWorth * (1 - kShareOfShort + kShareOfShort / words) + kLinkWorth * std::log1p(links);
}

double count_words(std::string_view name) {
  return 1 + static_cast<double>(std::count_if(name.begin(), name.end(), [](char c) {
           return c == ' ' || c == '-' || c == '_' || c == '/' || c == '.';
         }));
}

/// Terms of one family in order, and in how many documents each is.
class TermWalk {
 public:
  TermWalk(const Xapian::Database& database, const std::string& beginning)
      : at_(database.allterms_begin(beginning)), end_(database.allterms_end(beginning)) {}

  [[nodiscard]] bool at_end() const { return at_ == end_; }
  [[nodiscard]] std::string term() const { return *at_; }
  [[nodiscard]] double count() const { return at_.get_termfreq(); }
  void next() { ++at_; }

 private:
  Xapian::TermIterator at_;
  Xapian::TermIterator end_;
};

/// Whole names that begin so, with the links to them: both are sorted.
void add_names(std::string_view letters, const OpenIndex& index, std::vector<NameTerm>& out) {
  TermWalk names(index.notes, make_term(prefix::kName, letters));
  TermWalk links(index.notes, make_term(prefix::kLink, letters));
  for (; !names.at_end(); names.next()) {
    std::string term = names.term();
    const std::string_view name = std::string_view(term).substr(prefix::kName.size());
    const auto target = [&] { return links.term().substr(prefix::kLink.size()); };
    while (!links.at_end() && target() < name) links.next();
    const double linked = !links.at_end() && target() == name ? links.count() : 0;
    out.push_back({worth_of(count_words(name), linked), std::move(term)});
  }
}

/// Words of names that begin so.
void add_words(std::string_view letters, const OpenIndex& index, std::vector<NameTerm>& out) {
  for (const char* field : {"title", "alias"}) {
    TermWalk words(index.notes, make_term(prefix::kField, field, letters));
    for (; !words.at_end(); words.next()) {
      out.push_back({worth_of(kWordsAssumed, 0), words.term()});
    }
  }
}

}  // namespace

DocSet notes_called(std::string_view letters, const OpenIndex& index) {
  std::vector<NameTerm> terms;
  add_names(letters, index, terms);
  if (terms.size() < kMostNamed) add_words(letters, index, terms);
  const auto is_better = [](const NameTerm& a, const NameTerm& b) { return a.worth > b.worth; };
  std::stable_sort(terms.begin(), terms.end(), is_better);
  DocSet docs;
  for (const NameTerm& one : terms) {
    auto doc = index.notes.postlist_begin(one.term);
    for (; doc != index.notes.postlist_end(one.term) && docs.size() < 2 * kMostNamed; ++doc) {
      docs.push_back(*doc);
    }
    if (docs.size() == 2 * kMostNamed) break;
  }
  // A note often has one name several times.
  DocSet best;
  for (const uint32_t docid : docs) {
    if (best.size() == kMostNamed) break;
    if (std::find(best.begin(), best.end(), docid) == best.end()) best.push_back(docid);
  }
  std::sort(best.begin(), best.end());
  return best;
}

}  // namespace inkling
