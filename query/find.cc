// SPDX-License-Identifier: MIT
#include "query/find.h"

#include <algorithm>
#include <utility>

#include "query/alias_names.h"
#include "query/facets.h"
#include "query/filters.h"
#include "query/match.h"
#include "query/suggest.h"
#include "query/supersession.h"
#include "query/synonyms.h"
#include "query/typed_matches.h"

namespace inkling {
namespace {

/// Of what a query says, how much the best answer must say when it has not half of the words.
constexpr double kLeastShare = 1.0 / 3;

class Finder {
 public:
  Finder(const Question& question, const OpenIndex& index)
      : question_(question),
        request_(question.request),
        index_(index),
        widened_(question.widened) {}

  Round run();

 private:
  Round search(Demand demand, Tier floor);
  Round search_most(Demand demand, const WordsSaid& wanted);
  [[nodiscard]] WordsSaid all_words() const;
  void add_aliases(Round& round, Demand demand);
  void loosen(Round& round);
  [[nodiscard]] MatchOptions match_options() const;

  const Question& question_;
  const Request& request_;
  const OpenIndex& index_;
  std::optional<Query> widened_;
};

/// The order asked for by `sort:`, when it is not by relevance.
struct SortBy {
  std::string_view name;
  unsigned slot;
};
constexpr SortBy kSorts[] = {{"date", slot::kDate},
                             {"created", slot::kCreated},
                             {"modified", slot::kModified},
                             {"due", slot::kDue}};

/// Narrows a plan to what an order by date is about.
void take_dated(Order order, SearchPlan& plan, const OpenIndex& index) {
  std::vector<std::string> terms;
  if (order == Order::kHistory) {
    for (const KindSpec& kind : index.schemas().kinds) {
      if (kind.decision) terms.push_back(make_term(prefix::kKind, kind.name));
    }
  } else {
    terms.push_back(make_term(prefix::kHas, "date"));
  }
  std::vector<Clause> parts;
  parts.push_back(terms_clause(std::move(terms), false));
  parts.push_back(std::move(plan.clause));
  plan.clause = both(std::move(parts));
  if (order != Order::kHistory) return;
  plan.clause = items_clause(index.supersession().chains(matching_docs(plan.clause, plan, index)));
}

MatchOptions Finder::match_options() const {
  MatchOptions options{.most = std::max(kWindow, request_.offset + limit_of(question_)),
                       .shown = request_.offset + limit_of(question_),
                       .exact_total = request_.exact_total};
  const Controls& controls = question_.parsed.controls;
  for (const SortBy& sort : kSorts) {
    if (sort.name != controls.sort) continue;
    options.sorted = true;
    options.sort_slot = sort.slot;
    options.descending = controls.descending;
  }
  if (request_.order != Order::kBest && !options.sorted) {
    options.sorted = true;
    options.sort_slot = slot::kDate;
    options.descending = request_.order == Order::kNewest;
  }
  return options;
}

Round Finder::search(Demand demand, Tier floor) {
  Round round;
  round.widened = widened_;
  round.plan = planned(question_, widened_ ? *widened_ : question_.parsed.query, demand, index_);
  const auto& without = request_.without;
  if (std::find(without.begin(), without.end(), "functions") != without.end()) {
    round.plan.function_words.clear();
  }
  MatchOptions options = match_options();
  DocSet itself;
  if (question_.like != nullptr) {
    itself = {question_.like->note};
    options.except = &itself;
  }
  const bool typed_alone = round.plan.named != nullptr && request_.filters.empty() &&
                           options.except == nullptr && !options.sorted;
  Matches matches = typed_alone ? matches_while_typing(round.plan, index_, options)
                                : best_matches(round.plan, index_, options);
  // All that are linked, whatever they say.
  if (question_.like != nullptr) add_documents(question_.like->linked, matches);
  DocSet as_typed;
  if (widened_) {
    const SearchPlan typed = planned(question_, question_.parsed.query, demand, index_);
    as_typed = matching_docs(typed.clause, typed, index_);
  }
  round.scored = rank(round.plan, index_, matches.best,
                      {.floor = floor,
                       .keep_order = options.sorted,
                       .weights = weights_without(request_.without),
                       .recent_days = request_.recent_days,
                       .today = request_.today,
                       .as_typed = widened_ ? &as_typed : nullptr,
                       .linked = question_.like != nullptr ? &question_.like->linked : nullptr});
  if (question_.like != nullptr) {
    for (Scored& scored : round.scored) scored.tier = Tier::kExact;
  }
  round.total = matches.total;
  round.exact = matches.exact;
  return round;
}

/// Of the query as it was asked: synonyms are not wanted each.
WordsSaid Finder::all_words() const {
  WordsSaid all;
  const SearchPlan plan = planned(question_, question_.parsed.query, Demand::kAllWords, index_);
  for (const RankedWord& word : plan.words) all.add(word);
  return all;
}

/// Those with half of the words, or with more than half of what the best one has: of "what did Lady
/// Gaga sing" a note that says "Lady Gaga". None when all say too little of it.
Round Finder::search_most(Demand demand, const WordsSaid& wanted) {
  Round some = search(demand, Tier::kSomeWords);
  WordsSaid best;
  for (const Scored& scored : some.scored) {
    best.count = std::max(best.count, scored.met.count);
    best.idf = std::max(best.idf, scored.met.idf);
  }
  const bool answered = 2 * best.count >= wanted.count || best.idf >= kLeastShare * wanted.idf;
  std::erase_if(some.scored, [&](const Scored& scored) {
    const bool half = 2 * scored.met.count >= wanted.count;
    return !half && !(answered && 2 * scored.met.idf > best.idf);
  });
  some.exact = some.exact && some.total == some.scored.size();
  some.total = some.scored.size();
  return some;
}

/// Where little is found, notes that say an alias, below those that say what was asked.
void Finder::add_aliases(Round& round, Demand demand) {
  if (round.total >= kFewHits || question_.like != nullptr || match_options().sorted) return;
  const Query& query = widened_ ? *widened_ : question_.parsed.query;
  std::optional<Query> wider = with_synonyms(query, alias_groups(query, index_));
  if (!wider) return;
  std::swap(widened_, wider);
  Round more = search(demand, Tier::kExact);
  if (more.total > round.total) {
    round = std::move(more);
  } else {
    std::swap(widened_, wider);
  }
}

/// When not one document has all the words: all of them as the vault spells them, else most, else
/// most as the vault spells them.
void Finder::loosen(Round& round) {
  if (round.total > 0 || request_.any || round.plan.words.empty()) return;
  const bool misspelt = has_unknown_word(round.plan);
  if (misspelt) {
    Round typos = search(Demand::kTypos, Tier::kTypo);
    if (typos.total > 0) {
      round = std::move(typos);
      return;
    }
  }
  const WordsSaid wanted = all_words();
  Round some = search_most(Demand::kAnyWord, wanted);
  if (some.total == 0 && misspelt) some = search_most(Demand::kAnyWordTypos, wanted);
  if (some.total > 0) round = std::move(some);
}

Round Finder::run() {
  const Demand demand = request_.any ? Demand::kAnyWord : Demand::kAllWords;
  Round round = search(demand, Tier::kExact);
  std::vector<Diagnostic> diagnostics = round.plan.diagnostics;
  add_aliases(round, demand);
  loosen(round);
  round.diagnostics = std::move(diagnostics);
  return round;
}

}  // namespace

Source source_of(const Question& question) {
  const bool items = question.unit == Unit::kItem || question.request.order == Order::kHistory;
  return items ? Source::kItems : Source::kNotes;
}

uint32_t limit_of(const Question& question) {
  const uint32_t wanted = question.request.limit;
  return std::min(question.parsed.controls.limit.value_or(wanted), wanted);
}

SearchPlan planned(const Question& question, const Query& query, Demand demand,
                   const OpenIndex& index) {
  const Request& request = question.request;
  SearchPlan plan = compile(query, index,
                            {.source = source_of(question),
                             .demand = demand,
                             .as_you_type = request.as_you_type,
                             .today = request.today});
  add_filters(plan, request.filters, index);
  if (request.order != Order::kBest) take_dated(request.order, plan, index);
  return plan;
}

Round find(const Question& question, const OpenIndex& index) {
  return Finder(question, index).run();
}

}  // namespace inkling
