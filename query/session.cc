// SPDX-License-Identifier: MIT
#include "query/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "query/compile.h"
#include "query/facets.h"
#include "query/item_filters.h"
#include "query/match.h"
#include "query/present.h"
#include "query/rank.h"
#include "query/saved_queries.h"
#include "query/suggest.h"
#include "query/supersession.h"
#include "query/synonyms.h"
#include "query/unit.h"

namespace inkling {
namespace {

/// One rank range of the answer: candidates with the plan that found them.
struct Round {
  SearchPlan plan{};
  std::vector<Scored> scored{};
  uint64_t total = 0;
  bool exact = true;
};

class Answer {
 public:
  Answer(const Question& question, const OpenIndex& index)
      : question_(question), request_(question.request), index_(index) {
    const bool items = question.unit == Unit::kItem || question.request.order == Order::kHistory;
    source_ = items ? Source::kItems : Source::kNotes;
    limit_ = question.parsed.controls.limit
                 ? std::min(*question.parsed.controls.limit, request_.limit)
                 : request_.limit;
  }

  Results run();

 private:
  [[nodiscard]] SearchPlan planned(const Query& query, Demand demand) const;
  Round search(Demand demand, Tier floor);
  Round search_most(Demand demand, size_t wanted);
  void loosen(Round& round);
  void take_dated(SearchPlan& plan) const;
  void show(const Round& round);
  void count(const Round& round);
  [[nodiscard]] MatchOptions match_options() const;

  const Question& question_;
  const Request& request_;
  const OpenIndex& index_;
  Source source_ = Source::kNotes;
  uint32_t limit_ = 10;
  Results results_;
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

MatchOptions Answer::match_options() const {
  MatchOptions options{.most = std::max(kWindow, request_.offset + limit_),
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

/// Narrows a plan to what an order by date is about.
void Answer::take_dated(SearchPlan& plan) const {
  std::vector<std::string> terms;
  if (request_.order == Order::kHistory) {
    for (const KindSpec& kind : index_.schemas.kinds) {
      if (kind.decision) terms.push_back(make_term(prefix::kKind, kind.name));
    }
  } else {
    terms.push_back(make_term(prefix::kHas, "date"));
  }
  std::vector<Clause> parts;
  parts.push_back(terms_clause(std::move(terms), false));
  parts.push_back(std::move(plan.clause));
  plan.clause = both(std::move(parts));
  if (request_.order != Order::kHistory) return;
  plan.clause =
      items_clause(index_.supersession().chains(matching_docs(plan.clause, plan, index_)));
}

/// All that are linked, whatever they say.
void add_linked(const DocSet& linked, Matches& matches) {
  DocSet known;
  for (const Ranked& ranked : matches.best) known.push_back(ranked.docid);
  std::sort(known.begin(), known.end());
  for (const uint32_t docid : linked) {
    if (!std::binary_search(known.begin(), known.end(), docid)) matches.best.push_back({docid, 0});
  }
  matches.total = std::max<uint64_t>(matches.total, matches.best.size());
}

SearchPlan Answer::planned(const Query& query, Demand demand) const {
  SearchPlan plan = compile(query, index_,
                            {.source = source_,
                             .demand = demand,
                             .as_you_type = request_.as_you_type,
                             .today = request_.today});
  add_filters(plan, request_.filters, index_);
  if (request_.order != Order::kBest) take_dated(plan);
  return plan;
}

Round Answer::search(Demand demand, Tier floor) {
  Round round;
  const bool widened = question_.widened.has_value();
  round.plan = planned(widened ? *question_.widened : question_.parsed.query, demand);
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
  Matches matches = best_matches(round.plan, index_, options);
  if (question_.like != nullptr) add_linked(question_.like->linked, matches);
  DocSet as_typed;
  if (widened) {
    const SearchPlan typed = planned(question_.parsed.query, demand);
    as_typed = matching_docs(typed.clause, typed, index_);
  }
  round.scored = rank(round.plan, index_, matches.best,
                      {.floor = floor,
                       .keep_order = options.sorted,
                       .weights = weights_without(request_.without),
                       .recent_days = request_.recent_days,
                       .today = request_.today,
                       .as_typed = widened ? &as_typed : nullptr,
                       .linked = question_.like != nullptr ? &question_.like->linked : nullptr});
  if (question_.like != nullptr) {
    for (Scored& scored : round.scored) scored.tier = Tier::kExact;
  }
  round.total = matches.total;
  round.exact = matches.exact;
  return round;
}

/// Those with half of the `wanted` words at least.
Round Answer::search_most(Demand demand, size_t wanted) {
  Round some = search(demand, Tier::kSomeWords);
  std::erase_if(some.scored, [&](const Scored& scored) { return 2 * scored.matched < wanted; });
  some.exact = some.exact && some.total == some.scored.size();
  some.total = some.scored.size();
  return some;
}

/// When not one document has all the words: all of them as the vault spells them, else most, else
/// most as the vault spells them.
void Answer::loosen(Round& round) {
  if (round.total > 0 || request_.any || round.plan.words.empty()) return;
  const bool misspelt = has_unknown_word(round.plan);
  if (misspelt) {
    Round typos = search(Demand::kTypos, Tier::kTypo);
    if (typos.total > 0) {
      round = std::move(typos);
      return;
    }
  }
  const size_t wanted = round.plan.words.size();
  Round some = search_most(Demand::kAnyWord, wanted);
  if (some.total == 0 && misspelt) some = search_most(Demand::kAnyWordTypos, wanted);
  if (some.total > 0) round = std::move(some);
}

void Answer::show(const Round& round) {
  PresentOptions options{.passages = request_.passages, .details = request_.details};
  if (source_ == Source::kNotes && options.details && options.passages > 0 && limit_ > 0) {
    options.filtered = filtered_items(question_.parsed.query, index_, request_.today);
    for (DocSet& items : selected_items(request_.filters, index_)) {
      options.filtered.push_back(std::move(items));
    }
  }
  const Presenter presenter(round.plan, index_, options);
  for (size_t i = request_.offset; i < round.scored.size(); ++i) {
    if (results_.hits.size() >= limit_) return;
    std::optional<Hit> hit = presenter.hit(round.scored[i], results_.stale);
    if (!hit) continue;
    hit->rank = request_.offset + static_cast<uint32_t>(results_.hits.size()) + 1;
    results_.hits.push_back(std::move(*hit));
  }
}

/// Over all that matches; with some of the words only, over what is an answer at all.
void Answer::count(const Round& round) {
  if (request_.facets.empty()) return;
  if (!takes_any_word(round.plan.demand) || request_.any) {
    results_.facets = count_facets(request_, round.plan, index_);
    return;
  }
  DocSet docs;
  for (const Scored& scored : round.scored) docs.push_back(scored.docid);
  std::sort(docs.begin(), docs.end());
  results_.facets = count_facets_over(docs, request_, round.plan, index_);
}

Results Answer::run() {
  const ParsedQuery& parsed = question_.parsed;
  results_.query = parsed.text;
  results_.parsed = to_string(parsed.query);
  results_.filtered = query_with_filters(results_.parsed, request_.filters, index_);
  results_.diagnostics = parsed.diagnostics;
  for (Diagnostic& problem : unknown_facets(request_, index_)) {
    results_.diagnostics.push_back(std::move(problem));
  }
  results_.index_path = index_.paths.root;
  results_.revision = index_.epoch;
  results_.notes = index_.notes.get_doccount();
  results_.items = index_.items.get_doccount();
  results_.offset = request_.offset;
  results_.limit = limit_;
  Round round = search(request_.any ? Demand::kAnyWord : Demand::kAllWords, Tier::kExact);
  for (Diagnostic& problem : round.plan.diagnostics) {
    results_.diagnostics.push_back(std::move(problem));
  }
  loosen(round);
  results_.total = round.total;
  results_.total_exact = round.exact;
  show(round);
  count(round);
  if (round.total == 0 || (!request_.any && round.plan.demand != Demand::kAllWords)) {
    results_.suggestions = suggestions(question_, round.plan, index_);
  }
  return std::move(results_);
}

}  // namespace

std::vector<std::string> property_keys(const OpenIndex& index) {
  std::vector<std::string> keys;
  const std::string start(prefix::kProperty);
  auto term = index.notes.allterms_begin(start);
  const auto end = index.notes.allterms_end(start);
  while (term != end) {
    const std::string text = *term;
    const std::string key = text.substr(1, text.find(':') - 1);
    keys.push_back(key);
    // ';' follows ':': past all values of the key.
    term.skip_to(start + key + ';');
  }
  return keys;
}

namespace {

Diagnostic unreadable(const char* what, const Error& error) {
  return {.code = "unreadable-saved",
          .severity = Severity::kWarning,
          .message = fmt::format("the {} cannot be read: {}", what, error.message)};
}

void widen(Question& question, const OpenIndex& index) {
  const Result<std::string> file = read_synonyms(index.vault);
  if (!file) question.parsed.diagnostics.push_back(unreadable("synonyms", file.error()));
  if (file && !file->empty()) {
    question.widened = with_synonyms(question.parsed.query, parse_synonyms(*file));
  }
}

}  // namespace

Question ask(const Request& request, const OpenIndex& index) {
  Question question{.request = request};
  const ParseContext context{
      .schemas = &index.schemas, .properties = property_keys(index), .today = request.today};
  question.parsed = parse_query(request.query, context);
  if (names_saved_query(question.parsed.query)) {
    const Result<std::string> file = read_saved_queries(index.vault);
    if (!file) question.parsed.diagnostics.push_back(unreadable("saved queries", file.error()));
    expand_saved_queries(question.parsed, context, parse_saved_queries(file ? *file : ""));
  }
  widen(question, index);
  question.unit =
      request.by == Unit::kAuto ? unit_of(question.parsed.query, index.schemas) : request.by;
  return question;
}

Results answer(const Question& question, const OpenIndex& index) {
  return Answer(question, index).run();
}

}  // namespace inkling
