// SPDX-License-Identifier: MIT
#include "query/match.h"

#include <algorithm>

#include "notes/vault.h"
#include "query/rank_weights.h"
#include "query/read_notes.h"

namespace inkling {
namespace {

const Xapian::Database& database_of(const SearchPlan& plan, const OpenIndex& index) {
  return plan.source == Source::kNotes ? index.notes : index.items;
}

class AllDocs : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override {
    docs.push_back(document.get_docid());
  }
  DocSet docs;
};

/// Whether the words file, which lacks accents and marks, never says no where the note says yes.
bool record_is_enough_to_refuse(const Sought& sought) {
  if (sought.op == Sought::Op::kNot || sought.op == Sought::Op::kPattern) return false;
  return std::all_of(sought.children.begin(), sought.children.end(), record_is_enough_to_refuse);
}

/// The words whose accents matter; nothing when more than these does, or they are to have some.
std::optional<PlainSpelling> plain_spelling_of(const SearchPlan& plan) {
  if (!plan.patterns.empty()) return std::nullopt;
  std::vector<std::string> words;
  for (uint32_t i = 0; i < plan.places.size(); ++i) {
    const Place& place = plan.places[i];
    if (place.how == Place::How::kCase) return std::nullopt;
    if (place.how != Place::How::kLower) continue;
    const bool ascii = std::all_of(place.exact.begin(), place.exact.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!ascii || place.exact != place.folded) return std::nullopt;
    words.push_back(place.exact);
  }
  return PlainSpelling(std::move(words));
}

}  // namespace

/// One document under examination; what is read of it is read once.
struct Checker::Candidate {
  const Xapian::Document& document;
  uint32_t note = 0;
  uint32_t item = kNone;
  const WordsView* recorded = nullptr;
};

Checker::Checker(const Clause& clause, const SearchPlan& plan, const OpenIndex& index)
    : plan_(plan),
      index_(index),
      rest_(residue(clause)),
      places_(index.items),
      recorded_(plan.places, asks_for_lines(clause)),
      spelling_(plain_spelling_of(plan)) {
  find_runs(rest_);
}

bool Checker::operator()(const Xapian::Document& document) const {
  Candidate candidate{.document = document, .note = document.get_docid()};
  if (plan_.source == Source::kItems) {
    const auto place = places_.of(document);
    if (!place) return false;
    candidate.note = place->note;
    candidate.item = place->ordinal;
  }
  return decide(rest_, candidate);
}

bool Checker::decide(const Clause& clause, Candidate& candidate) const {
  const auto child_holds = [&](const Clause& child) { return decide(child, candidate); };
  switch (clause.op) {
    case Clause::Op::kAll:
      return true;
    case Clause::Op::kNothing:
      return false;
    case Clause::Op::kAnd:
      return std::all_of(clause.children.begin(), clause.children.end(), child_holds);
    case Clause::Op::kOr:
      return std::any_of(clause.children.begin(), clause.children.end(), child_holds);
    case Clause::Op::kNot:
      return !child_holds(clause.children.front());
    case Clause::Op::kTerms:
      return has_any(clause.terms, candidate.document.get_docid());
    case Clause::Op::kRange: {
      const std::string value = candidate.document.get_value(clause.slot);
      return !value.empty() && value >= clause.low && (clause.high.empty() || value <= clause.high);
    }
    case Clause::Op::kDocs:
      return std::binary_search(clause.docs->begin(), clause.docs->end(),
                                clause.items ? candidate.document.get_docid() : candidate.note);
    case Clause::Op::kWords:
      return words_hold(clause, candidate);
  }
  return false;
}

bool Checker::has_any(const std::vector<std::string>& terms, uint32_t docid) const {
  return std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
    return term_docs_.try_emplace(term, database_of(plan_, index_), term).first->second.has(docid);
  });
}

bool Checker::words_hold(const Clause& clause, Candidate& candidate) const {
  const Sought& sought = *clause.sought;
  if (clause.docs && std::binary_search(clause.docs->begin(), clause.docs->end(), candidate.note)) {
    return true;
  }
  const auto region_of = [&](const WordsView& words) {
    if (candidate.item == kNone) return whole(words, sought);
    return clause.own ? own_region(words, candidate.item) : item_region(words, candidate.item);
  };
  const bool needs_text = any_needs_text(sought);
  if (!needs_text || record_is_enough_to_refuse(sought)) {
    if (candidate.recorded == nullptr) {
      const std::string_view record = record_of(candidate);
      const auto run = runs_.find(&sought);
      const std::optional<bool> in_a_row =
          run != runs_.end() ? run->second.is_in(record) : std::nullopt;
      if (in_a_row) return *in_a_row;
      candidate.recorded = &recorded_.read(record);
    }
    const bool recorded = holds(sought, *candidate.recorded, region_of(*candidate.recorded));
    if (!needs_text || !recorded || record_is_enough(candidate.note)) return recorded;
  }
  // A note that changed is no hit, and is named as stale: what it says now is not asked here.
  const WrittenWords* written = written_in(candidate.note);
  return written == nullptr || holds(sought, written->view, region_of(written->view));
}

/// The matcher reads a value of one document after the other; asked for one, it finds it anew.
std::string_view Checker::record_of(const Candidate& candidate) const {
  if (plan_.source != Source::kNotes) return index_.record_of(candidate.note);
  return index_.record_at(unpack_place(candidate.document.get_value(slot::kWords)));
}

/// Phrases each of whose words is one word of the vault, asked of all of a note: the record tells
/// without being read word by word.
void Checker::find_runs(const Clause& clause) {
  for (const Clause& child : clause.children) find_runs(child);
  if (clause.op != Clause::Op::kWords || plan_.source != Source::kNotes) return;
  const Sought& sought = *clause.sought;
  if (sought.op != Sought::Op::kSequence || sought.needs_text) return;
  std::vector<uint32_t> ids;
  for (const uint32_t place : sought.places) ids.push_back(plan_.places[place].id);
  if (!ids.empty() && std::find(ids.begin(), ids.end(), 0) == ids.end()) {
    runs_.try_emplace(&sought, ids);
  }
}

bool Checker::record_is_enough(uint32_t note_id) const {
  if (!spelling_) return false;
  if (written_ && written_note_ == note_id) return false;  // It is there to be asked.
  const auto data = index_.note_data(note_id);
  if (!data) return false;
  const auto file = read_note(index_.vault, data->stamp.path);
  return file && file->stamp == data->stamp && spelling_->holds(file->content);
}

const WrittenWords* Checker::written_in(uint32_t note_id) const {
  if (written_ && written_note_ == note_id) return &*written_;
  written_.reset();
  const auto data = index_.note_data(note_id);
  if (!data) return nullptr;
  const auto read = read_indexed(index_, note_id, *data);
  if (!read) return nullptr;
  written_ = written_words(read->note, read->records(index_), plan_.places, plan_.patterns);
  written_note_ = note_id;
  return &*written_;
}

/// A query that finds the same; the words that say nothing by themselves add to the weight.
Xapian::Query with_function_words(const Xapian::Query& query, const SearchPlan& plan) {
  if (plan.function_words.empty()) return query;
  std::vector<Xapian::Query> all;
  for (const std::vector<std::string>& terms : plan.function_words) {
    const Xapian::Query any(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end());
    all.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, any, kFunctionWordShare);
  }
  return {Xapian::Query::OP_AND_MAYBE, query,
          Xapian::Query(Xapian::Query::OP_OR, all.begin(), all.end())};
}

/// How many documents a query finds, weighing none: a ranked match that must see every document
/// keeps each of them in a heap for a moment, which takes ten times as long.
Xapian::doccount count_matches(const Xapian::Query& query, const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  return enquire.get_mset(0, 0, database.get_doccount()).get_matches_estimated();
}

Matches best_matches(const SearchPlan& plan, const OpenIndex& index, const MatchOptions& options) {
  Matches matches;
  if (plan.clause.op == Clause::Op::kNothing) return matches;
  const Xapian::Database& database = database_of(plan, index);
  if (database.get_doccount() == 0) return matches;
  Xapian::Query query = to_xapian(plan.clause, plan.source, index);
  if (options.except != nullptr && !options.except->empty()) {
    Clause except = docs_clause(*options.except);
    query =
        Xapian::Query(Xapian::Query::OP_AND_NOT, query, to_xapian(except, Source::kNotes, index));
  }
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BM25Weight(kBm25K1, 0, 1, kBm25B, kBm25MinLength));
  enquire.set_query(options.most > 0 && !options.sorted ? with_function_words(query, plan) : query);
  if (options.sorted) {
    enquire.set_sort_by_value_then_relevance(options.sort_slot, options.descending);
  }
  const Checker checker(plan.clause, plan, index);
  const bool sees_all = options.exact_total && (options.sorted || checker.needed());
  const Xapian::doccount at_least = sees_all ? database.get_doccount() : options.most;
  const Xapian::MSet found =
      enquire.get_mset(0, options.most, at_least, nullptr, checker.needed() ? &checker : nullptr);
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    matches.best.push_back({.docid = *hit, .weight = hit.get_weight()});
  }
  matches.total = found.get_matches_lower_bound();
  matches.exact = matches.total == found.get_matches_upper_bound();
  if (options.exact_total && !matches.exact) {
    matches.total = sees_all ? found.get_matches_estimated() : count_matches(query, database);
    matches.exact = !sees_all;
  }
  return matches;
}

void add_documents(const DocSet& docs, Matches& matches) {
  DocSet known;
  for (const Ranked& ranked : matches.best) known.push_back(ranked.docid);
  std::sort(known.begin(), known.end());
  for (const uint32_t docid : docs) {
    if (!std::binary_search(known.begin(), known.end(), docid)) matches.best.push_back({docid, 0});
  }
  matches.total = std::max<uint64_t>(matches.total, matches.best.size());
}

DocSet matching_docs(const Clause& clause, const SearchPlan& plan, const OpenIndex& index) {
  if (clause.op == Clause::Op::kNothing) return {};
  const Xapian::Database& database = database_of(plan, index);
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(to_xapian(clause, plan.source, index));
  const Checker checker(clause, plan, index);
  AllDocs all;
  enquire.add_matchspy(&all);
  enquire.get_mset(0, 0, database.get_doccount(), nullptr, checker.needed() ? &checker : nullptr);
  std::sort(all.docs.begin(), all.docs.end());
  return std::move(all.docs);
}

}  // namespace inkling
