// SPDX-License-Identifier: MIT
#include "query/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "query/compile.h"
#include "query/facets.h"
#include "query/find.h"
#include "query/match.h"
#include "query/session.h"
#include "query/suggest.h"
#include "query/unit.h"

namespace inkling {
namespace {

constexpr size_t kMostScores = 5;   ///< Hits whose score is shown.
constexpr int kMaxClauseDepth = 4;  ///< Deeper clauses are counted as part of those above.

/// A prefix may stand for thousands of terms.
std::string shortened(std::string text) {
  constexpr size_t kMostBytes = 2000;
  if (text.size() <= kMostBytes) return text;
  size_t end = kMostBytes;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + " ...";
}

class Explainer {
 public:
  Explainer(const Question& question, const OpenIndex& index) : question_(question), index_(index) {
    source_ = question.unit == Unit::kItem ? Source::kItems : Source::kNotes;
  }

  std::string run() {
    const Query& query = question_.parsed.query;
    line("query", to_string(query));
    line("tree", to_tree(query));
    const Round round = find(question_, index_);
    if (round.widened) line("synonyms", to_tree(*round.widened));
    line("unit", source_ == Source::kItems ? "item" : "note");
    dates(query);
    const SearchPlan plan = planned(question_, query, demand(), index_);
    line("xapian", shortened(to_xapian(plan.clause, source_, index_).get_description()));
    const bool checked = residue(plan.clause).op != Clause::Op::kAll;
    line("verified", checked ? "on the words of each candidate" : "nothing: the index decides");
    out_ += "counts\n";
    counts(query, 0);
    scores(round);
    if (best_matches(plan, index_, {.most = 0}).total == 0) suggest(plan);
    problems(plan);
    return std::move(out_);
  }

 private:
  void line(std::string_view name, std::string_view text) {
    out_ += fmt::format("{:<9} {}\n", name, text);
  }

  [[nodiscard]] Demand demand() const {
    return question_.request.any ? Demand::kAnyWord : Demand::kAllWords;
  }

  void dates(const Query& query) {
    if (query.op == Op::kDate) {
      line("dates", fmt::format("{} from {} to {}", query.name,
                                query.from ? to_string(*query.from) : "the beginning",
                                query.to ? to_string(*query.to) : "the end"));
    }
    for (const Query& child : query.children) dates(child);
  }

  void counts(const Query& query, int depth) {
    const SearchPlan plan = compile(query, index_,
                                    {.source = source_,
                                     .demand = demand(),
                                     .as_you_type = question_.request.as_you_type,
                                     .today = question_.request.today});
    const uint64_t count = best_matches(plan, index_, {.most = 0}).total;
    out_ += fmt::format("{:>9} {:{}}{}\n", count, "", 2 * depth, to_string(query));
    const bool parts = query.op == Op::kAnd || query.op == Op::kOr;
    if (!parts || depth >= kMaxClauseDepth) return;
    for (const Query& child : query.children) counts(child, depth + 1);
  }

  /// Of the best hits, what each part adds to the score (rank_weights.h), and how they match when
  /// they stand below others for it.
  void scores(const Round& round) {
    if (round.plan.words.empty()) return;
    const std::vector<Scored>& best = round.scored;
    if (!best.empty()) out_ += "scores\n";
    for (size_t i = 0; i < std::min(best.size(), kMostScores); ++i) {
      out_ += fmt::format("{:>9.2f} {}:", best[i].score, best[i].path);
      for (size_t part = 0; part < kScoreParts.size(); ++part) {
        if (best[i].parts[part] == 0) continue;
        out_ += fmt::format(" {} {:.2f}", kScoreParts[part], best[i].parts[part]);
      }
      if (best[i].tier >= Tier::kSynonym) out_ += fmt::format(" ({})", to_string(best[i].tier));
      out_ += "\n";
    }
  }

  void suggest(const SearchPlan& plan) {
    const std::vector<Suggestion> all = suggestions(question_, plan, index_);
    if (!all.empty()) out_ += "instead\n";
    for (const Suggestion& one : all) out_ += fmt::format("  {}: {}\n", one.text, one.why);
  }

  void problems(const SearchPlan& plan) {
    ParsedQuery parsed{.text = question_.parsed.text, .diagnostics = question_.parsed.diagnostics};
    for (const Diagnostic& problem : plan.diagnostics) parsed.diagnostics.push_back(problem);
    if (!parsed.diagnostics.empty()) out_ += "problems\n" + render_diagnostics(parsed);
  }

  const Question& question_;
  const OpenIndex& index_;
  Source source_;
  std::string out_;
};

}  // namespace

std::string explain(const Request& request, const OpenIndex& index) {
  return Explainer(ask(request, index), index).run();
}

}  // namespace inkling
