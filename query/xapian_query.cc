// SPDX-License-Identifier: MIT
#include "query/xapian_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "query/item_runs.h"

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
  [[nodiscard]] std::string get_description() const override {
    return fmt::format("documents({})", size());
  }

 private:
  [[nodiscard]] Xapian::doccount size() const {
    return static_cast<Xapian::doccount>(docs_->size());
  }
  std::shared_ptr<const DocSet> docs_;
  size_t at_ = 0;
  bool started_ = false;
};

/// The items of some notes. When it scores, each weighs as one occurrence of a word with that many
/// documents would, times kNameShare.
class ItemRunSource : public Xapian::PostingSource {
 public:
  static constexpr double kNameShare = 0.4;  ///< Of a note's name, seen from its items.

  ItemRunSource(std::shared_ptr<const std::vector<ItemRun>> runs, bool scores)
      : runs_(std::move(runs)), scores_(scores) {
    for (const ItemRun& run : *runs_) size_ += run.count;
  }

  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return size_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return size_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return size_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return id_; }
  [[nodiscard]] double get_weight() const override { return get_maxweight(); }
  void init(const Xapian::Database& database) override {
    started_ = false;
    run_ = 0;
    if (!scores_) return;
    // As Xapian's BM25 weighs a term.
    double rarity = (database.get_doccount() - size_ + 0.5) / (size_ + 0.5);
    if (rarity < 2) rarity = rarity / 2 + 1;
    set_maxweight(kNameShare * std::log(rarity));
  }
  void next(double) override {
    if (!started_) {
      enter(0);
    } else if (++id_ == (*runs_)[run_].first + (*runs_)[run_].count) {
      enter(run_ + 1);
    }
  }
  void skip_to(Xapian::docid id, double) override {
    if (started_ && id <= id_) return;
    const auto after = std::upper_bound(
        runs_->begin() + static_cast<long>(run_), runs_->end(), id,
        [](Xapian::docid wanted, const ItemRun& run) { return wanted < run.first + run.count; });
    enter(static_cast<size_t>(after - runs_->begin()));
    if (!at_end()) id_ = std::max(id_, id);
  }
  [[nodiscard]] bool at_end() const override { return started_ && run_ == runs_->size(); }
  [[nodiscard]] Xapian::PostingSource* clone() const override {
    return new ItemRunSource(runs_, scores_);
  }
  [[nodiscard]] std::string get_description() const override {
    return fmt::format("items_of_notes({})", runs_->size());
  }

 private:
  void enter(size_t run) {
    started_ = true;
    run_ = run;
    if (run_ < runs_->size()) id_ = (*runs_)[run_].first;
  }

  std::shared_ptr<const std::vector<ItemRun>> runs_;  ///< By first item.
  bool scores_;
  Xapian::doccount size_ = 0;
  size_t run_ = 0;
  Xapian::docid id_ = 0;
  bool started_ = false;
};

/// What a clause is asked of.
struct Target {
  Source source;
  const OpenIndex& index;
};

/// Which bound of a clause is wanted when words, which Xapian cannot see, decide.
enum class Bound : bool { kAtLeast, kAtMost };

Bound flipped(Bound bound) {
  return bound == Bound::kAtLeast ? Bound::kAtMost : Bound::kAtLeast;
}

Xapian::Query build(const Clause& clause, const Target& target, Bound bound);

Xapian::Query terms_query(const Clause& clause) {
  if (clause.terms.size() == 1) {
    const Xapian::Query one(clause.terms.front());
    return clause.scores ? one : Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, one, 0.0);
  }
  const auto op = clause.scores ? Xapian::Query::OP_SYNONYM : Xapian::Query::OP_OR;
  const Xapian::Query any(op, clause.terms.begin(), clause.terms.end());
  return clause.scores ? any : Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, any, 0.0);
}

Xapian::Query docs_query(const Clause& clause, const Target& target) {
  // The queries own their sources.
  if (target.source == Source::kNotes || clause.items) {
    return Xapian::Query((new DocSetSource(clause.docs))->release());
  }
  auto runs = std::make_shared<const std::vector<ItemRun>>(runs_of(*clause.docs, target.index));
  if (runs->empty()) return Xapian::Query::MatchNothing;
  return Xapian::Query((new ItemRunSource(std::move(runs), clause.scores))->release());
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

Xapian::Query and_query(const Clause& clause, const Target& target, Bound bound) {
  std::vector<Xapian::Query> wanted;
  std::vector<Xapian::Query> unwanted;
  for (const Clause& child : clause.children) {
    if (child.op == Clause::Op::kNot) {
      unwanted.push_back(build(child.children.front(), target, flipped(bound)));
    } else {
      wanted.push_back(build(child, target, bound));
    }
  }
  Xapian::Query query = wanted.empty()
                            ? Xapian::Query::MatchAll
                            : Xapian::Query(Xapian::Query::OP_AND, wanted.begin(), wanted.end());
  if (unwanted.empty()) return query;
  return {Xapian::Query::OP_AND_NOT, query,
          Xapian::Query(Xapian::Query::OP_OR, unwanted.begin(), unwanted.end())};
}

Xapian::Query build(const Clause& clause, const Target& target, Bound bound) {
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
      return docs_query(clause, target);
    case Clause::Op::kWords:
      if (bound == Bound::kAtMost) return Xapian::Query::MatchNothing;
      return build(clause.children.front(), target, bound);
    case Clause::Op::kAnd:
      return and_query(clause, target, bound);
    case Clause::Op::kNot:
      return {Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll,
              build(clause.children.front(), target, flipped(bound))};
    case Clause::Op::kOr: {
      std::vector<Xapian::Query> children;
      for (const Clause& child : clause.children) children.push_back(build(child, target, bound));
      return {Xapian::Query::OP_OR, children.begin(), children.end()};
    }
  }
  return Xapian::Query::MatchNothing;
}

}  // namespace

Xapian::Query to_xapian(const Clause& clause, Source source, const OpenIndex& index) {
  return build(clause, {.source = source, .index = index}, Bound::kAtLeast);
}

}  // namespace inkling
