// SPDX-License-Identifier: MIT
#include "query/facet_matches.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "query/item_runs.h"
#include "query/match.h"

namespace inkling {
namespace {

/// A set so many times smaller than a posting list is looked up in it, not merged with it.
constexpr size_t kSkipShare = 16;

/// Sets of documents straight off the posting lists: no weights, no heap, no document objects.
class PostingSets {
 public:
  PostingSets(const OpenIndex& index, Source source)
      : index_(index),
        database_(source == Source::kNotes ? index.notes : index.items),
        source_(source) {}

  /// Whether of() can answer.
  [[nodiscard]] bool decides(const Clause& clause) const;
  [[nodiscard]] DocSet of(const Clause& clause) const;

 private:
  [[nodiscard]] DocSet with_any(const std::vector<std::string>& terms) const;
  [[nodiscard]] DocSet all_of(const Clause& clause) const;
  [[nodiscard]] DocSet any_of(const Clause& clause) const;
  [[nodiscard]] DocSet of_docs(const Clause& clause) const;
  [[nodiscard]] DocSet in_range(const Clause& clause) const;
  [[nodiscard]] size_t most(const Clause& clause) const;
  void keep(const Clause& clause, bool with, DocSet& docs) const;
  void keep_with_term(const std::string& term, bool with, DocSet& docs) const;

  const OpenIndex& index_;
  const Xapian::Database& database_;
  Source source_;
};

bool PostingSets::decides(const Clause& clause) const {
  switch (clause.op) {
    case Clause::Op::kAll:
    case Clause::Op::kNothing:
    case Clause::Op::kTerms:
    case Clause::Op::kRange:
    case Clause::Op::kDocs:
      return true;
    case Clause::Op::kAnd:
    case Clause::Op::kOr:
    case Clause::Op::kNot:
      return std::all_of(clause.children.begin(), clause.children.end(),
                         [&](const Clause& child) { return decides(child); });
    default:
      return false;
  }
}

/// At most so many documents match.
size_t PostingSets::most(const Clause& clause) const {
  size_t sum = 0;
  switch (clause.op) {
    case Clause::Op::kNothing:
      return 0;
    case Clause::Op::kTerms:
      for (const std::string& term : clause.terms) sum += database_.get_termfreq(term);
      return sum;
    case Clause::Op::kDocs:
      return clause.docs->size();
    case Clause::Op::kOr:
      for (const Clause& child : clause.children) sum += most(child);
      return sum;
    case Clause::Op::kAnd:
      sum = database_.get_doccount();
      for (const Clause& child : clause.children) sum = std::min(sum, most(child));
      return sum;
    default:
      return database_.get_doccount();
  }
}

DocSet PostingSets::of(const Clause& clause) const {
  switch (clause.op) {
    case Clause::Op::kAll:
      return {database_.postlist_begin({}), database_.postlist_end({})};
    case Clause::Op::kTerms:
      return with_any(clause.terms);
    case Clause::Op::kRange:
      return in_range(clause);
    case Clause::Op::kDocs:
      return of_docs(clause);
    case Clause::Op::kAnd:
      return all_of(clause);
    case Clause::Op::kOr:
      return any_of(clause);
    case Clause::Op::kNot: {
      DocSet docs{database_.postlist_begin({}), database_.postlist_end({})};
      keep(clause.children.front(), false, docs);
      return docs;
    }
    default:
      return {};
  }
}

DocSet PostingSets::with_any(const std::vector<std::string>& terms) const {
  DocSet docs;
  if (terms.size() == 1) {
    docs.reserve(database_.get_termfreq(terms.front()));
    auto at = database_.postlist_begin(terms.front());
    for (const auto end = database_.postlist_end(terms.front()); at != end; ++at) {
      docs.push_back(*at);
    }
    return docs;
  }
  std::vector<bool> has(size_t{database_.get_lastdocid()} + 1, false);
  for (const std::string& term : terms) {
    auto at = database_.postlist_begin(term);
    for (const auto end = database_.postlist_end(term); at != end; ++at) has[*at] = true;
  }
  for (uint32_t docid = 0; docid < has.size(); ++docid) {
    if (has[docid]) docs.push_back(docid);
  }
  return docs;
}

/// Of items, those of the notes.
DocSet PostingSets::of_docs(const Clause& clause) const {
  if (source_ == Source::kNotes || clause.items) return *clause.docs;
  DocSet items;
  for (const ItemRun& run : runs_of(*clause.docs, index_)) {
    items.resize(items.size() + run.count);
    std::iota(items.end() - run.count, items.end(), run.first);
  }
  return items;
}

DocSet PostingSets::in_range(const Clause& clause) const {
  DocSet docs;
  auto at = database_.valuestream_begin(clause.slot);
  for (const auto end = database_.valuestream_end(clause.slot); at != end; ++at) {
    const std::string value = *at;
    if (value >= clause.low && (clause.high.empty() || value <= clause.high)) {
      docs.push_back(at.get_docid());
    }
  }
  return docs;
}

DocSet PostingSets::any_of(const Clause& clause) const {
  DocSet docs;
  for (const Clause& child : clause.children) {
    const DocSet more = of(child);
    DocSet both_of;
    both_of.reserve(docs.size() + more.size());
    std::set_union(docs.begin(), docs.end(), more.begin(), more.end(), std::back_inserter(both_of));
    docs = std::move(both_of);
  }
  return docs;
}

/// The rarest part first; the others thin it out.
DocSet PostingSets::all_of(const Clause& clause) const {
  std::vector<const Clause*> wanted;
  std::vector<const Clause*> unwanted;
  for (const Clause& child : clause.children) {
    const bool is_not = child.op == Clause::Op::kNot;
    is_not ? unwanted.push_back(&child.children.front()) : wanted.push_back(&child);
  }
  std::stable_sort(wanted.begin(), wanted.end(),
                   [&](const Clause* a, const Clause* b) { return most(*a) < most(*b); });
  DocSet docs = wanted.empty() ? of(Clause{}) : of(*wanted.front());
  for (size_t i = 1; i < wanted.size(); ++i) keep(*wanted[i], true, docs);
  for (const Clause* child : unwanted) keep(*child, false, docs);
  return docs;
}

/// Keeps the documents that are in a clause, or those that are not.
void PostingSets::keep(const Clause& clause, bool with, DocSet& docs) const {
  if (docs.empty()) return;
  const bool one_term = clause.op == Clause::Op::kTerms && clause.terms.size() == 1;
  if (one_term && docs.size() * kSkipShare < most(clause)) {
    return keep_with_term(clause.terms.front(), with, docs);
  }
  const DocSet other = of(clause);
  DocSet kept;
  kept.reserve(docs.size());
  if (with) {
    std::set_intersection(docs.begin(), docs.end(), other.begin(), other.end(),
                          std::back_inserter(kept));
  } else {
    std::set_difference(docs.begin(), docs.end(), other.begin(), other.end(),
                        std::back_inserter(kept));
  }
  docs = std::move(kept);
}

void PostingSets::keep_with_term(const std::string& term, bool with, DocSet& docs) const {
  auto at = database_.postlist_begin(term);
  const auto end = database_.postlist_end(term);
  std::erase_if(docs, [&](uint32_t docid) {
    if (at != end && *at < docid) at.skip_to(docid);
    const bool has = at != end && *at == docid;
    return has != with;
  });
}

}  // namespace

DocSet facet_matches(const Clause& clause, const SearchPlan& plan, const OpenIndex& index) {
  const PostingSets sets(index, plan.source);
  if (sets.decides(clause)) return sets.of(clause);
  return matching_docs(clause, plan, index);
}

}  // namespace inkling
