// SPDX-License-Identifier: MIT
#include "query/why.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "query/compile.h"
#include "query/find.h"
#include "query/match.h"
#include "query/open_index.h"
#include "query/session.h"
#include "query/why_not.h"

namespace inkling {
namespace {

constexpr int kMaxDepth = 6;  ///< Deeper parts count as part of those above.

class Asker {
 public:
  Asker(const Question& question, uint32_t note, const OpenIndex& index)
      : question_(question), note_(note), index_(index), source_(source_of(question)) {}

  std::vector<WhyClause> clauses(const Query& query) {
    add(query, 0);
    return std::move(clauses_);
  }

 private:
  void add(const Query& query, int depth) {
    if (clauses_.size() >= kMaxWhyClauses) return;
    const bool met = holds(query, source_);
    const bool group = query.op == Op::kAnd || query.op == Op::kOr || query.op == Op::kMust;
    clauses_.push_back({.text = to_string(query), .holds = met, .depth = depth});
    if (!met && !group) clauses_.back().reason = reason_of(query);
    if (!group || depth >= kMaxDepth) return;
    for (const Query& child : query.children) add(child, depth + 1);
  }

  [[nodiscard]] bool holds(const Query& query, Source source) const {
    SearchPlan plan = compile(query, index_, {.source = source, .today = question_.request.today});
    std::vector<Clause> here;
    here.push_back(docs_clause({note_}));
    here.push_back(std::move(plan.clause));
    plan.clause = both(std::move(here));
    return !matching_docs(plan.clause, plan, index_).empty();
  }

  [[nodiscard]] std::string reason_of(const Query& query) const {
    if (query.op == Op::kNot) return "it has that";
    const Loosened looser = loosened(query);
    if (looser.query && holds(*looser.query, Source::kNotes)) return looser.but;
    return what_is_there(query, note_, index_);
  }

  const Question& question_;
  uint32_t note_;
  const OpenIndex& index_;
  Source source_;
  std::vector<WhyClause> clauses_;
};

/// The query as the note was found: of a synonym, both names.
Query find_rank(const Question& question, uint32_t note, const OpenIndex& index, Why& why) {
  Request request = question.request;
  request.offset = 0;
  request.limit = kMostRanked;
  Question all{.request = request,
               .parsed = question.parsed,
               .widened = question.widened,
               .unit = question.unit};
  all.parsed.controls.limit.reset();
  const Round round = find(all, index);
  why.total = round.total;
  const auto found = std::find_if(round.scored.begin(), round.scored.end(),
                                  [note](const Scored& one) { return one.note == note; });
  if (found == round.scored.end()) return question.parsed.query;
  why.rank = static_cast<uint32_t>(found - round.scored.begin()) + 1;
  why.tier = found->tier;
  const bool synonym = why.tier == Tier::kSynonym && round.widened;
  return synonym ? *round.widened : question.parsed.query;
}

}  // namespace

Why why(const Request& request, const std::string& path, const OpenIndex& index) {
  const Question question = ask(request, index);
  Why why{.query = question.parsed.text, .diagnostics = question.parsed.diagnostics};
  const std::string term = make_term(prefix::kPath, path);
  const auto note = index.notes.postlist_begin(term);
  if (note == index.notes.postlist_end(term)) return why;
  why.indexed = true;
  const Query asked = find_rank(question, *note, index, why);
  why.clauses = Asker(question, *note, index).clauses(asked);
  why.matches = why.clauses.front().holds;
  return why;
}

}  // namespace inkling
