// SPDX-License-Identifier: MIT
#include "query/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "query/facets.h"
#include "query/find.h"
#include "query/item_filters.h"
#include "query/present.h"
#include "query/saved_queries.h"
#include "query/suggest.h"
#include "query/synonyms.h"
#include "query/unit.h"

namespace inkling {
namespace {

class Answer {
 public:
  Answer(const Question& question, const OpenIndex& index)
      : question_(question),
        request_(question.request),
        index_(index),
        limit_(limit_of(question)) {}

  Results run();

 private:
  void show(const Round& round);
  void count(const Round& round);

  const Question& question_;
  const Request& request_;
  const OpenIndex& index_;
  uint32_t limit_;
  Results results_;
};

void Answer::show(const Round& round) {
  PresentOptions options{.passages = request_.passages, .details = request_.details};
  if (source_of(question_) == Source::kNotes && options.details && options.passages > 0 &&
      limit_ > 0) {
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
  const Round round = find(question_, index_);
  const auto& problems = round.diagnostics;
  results_.diagnostics.insert(results_.diagnostics.end(), problems.begin(), problems.end());
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
  static const SchemaSet kNothing;
  ParseContext context{.schemas = &kNothing, .today = request.today};
  if (may_name(request.query)) {
    context.schemas = &index.schemas();
    context.properties = property_keys(index);
  }
  question.parsed = parse_query(request.query, context);
  if (names_saved_query(question.parsed.query)) {
    const Result<std::string> file = read_saved_queries(index.vault);
    if (!file) question.parsed.diagnostics.push_back(unreadable("saved queries", file.error()));
    expand_saved_queries(question.parsed, context, parse_saved_queries(file ? *file : ""));
  }
  widen(question, index);
  question.unit =
      request.by == Unit::kAuto ? unit_of(question.parsed.query, *context.schemas) : request.by;
  return question;
}

Results answer(const Question& question, const OpenIndex& index) {
  return Answer(question, index).run();
}

}  // namespace inkling
