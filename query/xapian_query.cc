// SPDX-License-Identifier: MIT
#include "query/xapian_query.h"

#include <algorithm>
#include <string>

#include "schemas/layout.h"

namespace inkling {
namespace {

/// The documents of a set, without weight.
class DocSetSource : public Xapian::PostingSource {
 public:
  explicit DocSetSource(std::shared_ptr<const DocSet> docs) : docs_(std::move(docs)) {}

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return size(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return (*docs_)[at_]; }
  void init(const Xapian::Database&) override { started_ = false; }
  void next(double) override {
    at_ = started_ ? at_ + 1 : 0;
    started_ = true;
  }
  void skip_to(Xapian::docid id, double) override {
    const auto from = docs_->begin() + static_cast<long>(started_ ? at_ : 0);
    at_ = static_cast<size_t>(std::lower_bound(from, docs_->end(), id) - docs_->begin());
    started_ = true;
  }
  [[nodiscard]] bool at_end() const override { return started_ && at_ >= docs_->size(); }
  [[nodiscard]] Xapian::PostingSource* clone() const override { return new DocSetSource(docs_); }

 private:
  [[nodiscard]] Xapian::doccount size() const {
    return static_cast<Xapian::doccount>(docs_->size());
  }
  std::shared_ptr<const DocSet> docs_;
  size_t at_ = 0;
  bool started_ = false;
};

/// Which bound of a clause is wanted when words, which Xapian cannot see, decide.
enum class Bound : bool { kAtLeast, kAtMost };

Bound flipped(Bound bound) {
  return bound == Bound::kAtLeast ? Bound::kAtMost : Bound::kAtLeast;
}

Xapian::Query build(const Clause& clause, Source source, Bound bound);

Xapian::Query terms_query(const Clause& clause) {
  if (clause.terms.size() == 1) {
    const Xapian::Query one(clause.terms.front());
    return clause.scores ? one : Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, one, 0.0);
  }
  const auto op = clause.scores ? Xapian::Query::OP_SYNONYM : Xapian::Query::OP_OR;
  const Xapian::Query any(op, clause.terms.begin(), clause.terms.end());
  return clause.scores ? any : Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, any, 0.0);
}

Xapian::Query docs_query(const Clause& clause, Source source, Bound bound) {
  if (source == Source::kNotes || clause.items) {
    return Xapian::Query((new DocSetSource(clause.docs))->release());  // The query owns it.
  }
  if (clause.docs->size() > kMaxNoteTerms) {
    return bound == Bound::kAtLeast ? Xapian::Query::MatchAll : Xapian::Query::MatchNothing;
  }
  std::vector<std::string> terms;
  for (const uint32_t note : *clause.docs) {
    terms.push_back(make_term(prefix::kNote, std::to_string(note)));
  }
  return {Xapian::Query::OP_SCALE_WEIGHT,
          Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()), 0.0};
}

Xapian::Query range_query(const Clause& clause) {
  Xapian::Query range =
      clause.high.empty()
          ? Xapian::Query(Xapian::Query::OP_VALUE_GE, clause.slot,
                          clause.low.empty() ? std::string(1, '\0') : clause.low)
          : Xapian::Query(Xapian::Query::OP_VALUE_RANGE, clause.slot,
                          clause.low.empty() ? std::string(1, '\0') : clause.low, clause.high);
  return {Xapian::Query::OP_SCALE_WEIGHT, range, 0.0};
}

Xapian::Query and_query(const Clause& clause, Source source, Bound bound) {
  std::vector<Xapian::Query> wanted;
  std::vector<Xapian::Query> unwanted;
  for (const Clause& child : clause.children) {
    if (child.op == Clause::Op::kNot) {
      unwanted.push_back(build(child.children.front(), source, flipped(bound)));
    } else {
      wanted.push_back(build(child, source, bound));
    }
  }
  Xapian::Query query = wanted.empty()
                            ? Xapian::Query::MatchAll
                            : Xapian::Query(Xapian::Query::OP_AND, wanted.begin(), wanted.end());
  if (unwanted.empty()) return query;
  return {Xapian::Query::OP_AND_NOT, query,
          Xapian::Query(Xapian::Query::OP_OR, unwanted.begin(), unwanted.end())};
}

Xapian::Query build(const Clause& clause, Source source, Bound bound) {
  switch (clause.op) {
    case Clause::Op::kAll:
      return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query::MatchAll, 0.0);
    case Clause::Op::kNothing:
      return Xapian::Query::MatchNothing;
    case Clause::Op::kTerms:
      return terms_query(clause);
    case Clause::Op::kRange:
      return range_query(clause);
    case Clause::Op::kDocs:
      return docs_query(clause, source, bound);
    case Clause::Op::kWords:
      if (bound == Bound::kAtMost) return Xapian::Query::MatchNothing;
      return build(clause.children.front(), source, bound);
    case Clause::Op::kAnd:
      return and_query(clause, source, bound);
    case Clause::Op::kNot:
      return {Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll,
              build(clause.children.front(), source, flipped(bound))};
    case Clause::Op::kOr: {
      std::vector<Xapian::Query> children;
      for (const Clause& child : clause.children) children.push_back(build(child, source, bound));
      return {Xapian::Query::OP_OR, children.begin(), children.end()};
    }
  }
  return Xapian::Query::MatchNothing;
}

}  // namespace

Xapian::Query to_xapian(const Clause& clause, Source source) {
  return build(clause, source, Bound::kAtLeast);
}

}  // namespace inkling
