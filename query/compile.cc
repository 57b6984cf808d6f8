// SPDX-License-Identifier: MIT
#include "query/compile.h"

#include <algorithm>
#include <utility>

#include "query/beginnings.h"
#include "query/filters.h"
#include "query/leaves.h"
#include "query/match.h"
#include "query/typed_names.h"
#include "schemas/function_words.h"

namespace inkling {
namespace {

bool is_word_leaf(Op op) {
  return op == Op::kText || op == Op::kPhrase || op == Op::kPrefix || op == Op::kExact ||
         op == Op::kFuzzy || op == Op::kRegex || op == Op::kNear;
}

/// Whether a clause asks for words, so that a search for any of the words may do without it.
bool is_wordy(const Query& query) {
  if (is_word_leaf(query.op)) return true;
  const bool group = query.op == Op::kAnd || query.op == Op::kOr || query.op == Op::kField ||
                     query.op == Op::kCase;
  return group && std::all_of(query.children.begin(), query.children.end(), is_wordy);
}

/// The leaf that ends last: what is being typed. Null when it can have no unfinished word.
const Query* last_leaf(const Query& query) {
  if (!query.children.empty()) return last_leaf(query.children.back());
  const bool tag = query.op == Op::kTag && query.compare == Compare::kEqual && !query.exact;
  return query.op == Op::kText || tag ? &query : nullptr;
}

class Compiler {
 public:
  Compiler(const OpenIndex& index, const CompileOptions& options, SearchPlan& plan)
      : index_(index),
        options_(options),
        plan_(plan),
        leaves_(index, plan.places, plan.patterns),
        stems_(index.stems()) {
    leaves_.any_word = takes_any_word(options.demand);
    leaves_.typos = takes_typos(options.demand);
  }

  void run(const Query& query);

 private:
  Clause clause_of(const Query& query);
  Clause top(const Query& query);
  void demote(std::vector<Clause>& function_words, std::vector<Clause>& any);
  Clause group(const Query& query);
  Clause tag(const Query& query);
  Clause words(const Query& query);
  Clause scope(const Query& query);
  Clause item_scope(const Query& query);
  Clause field(const Query& query);

  /// What Xapian can say of a tree over places: never too little.
  Clause implied(const Sought& sought, bool scores);
  Clause implied_in_scope(const Sought& sought, bool scores);
  Clause pattern_clause(const Sought& sought);
  Clause place_clause(uint32_t place, bool scores);
  void find_names();
  Clause with_context(const std::vector<std::string>& stems, bool scores);
  [[nodiscard]] bool has_context() const {
    return options_.source == Source::kItems && prefix_.empty() && !own_;
  }
  [[nodiscard]] double frequency(const std::string& stem) const;
  /// Whether terms decide it: no order, no exact spelling.
  bool terms_decide(const Sought& sought) const;
  std::shared_ptr<const DocSet> certain(const Sought& sought);

  [[nodiscard]] const Xapian::Database& database() const {
    return options_.source == Source::kNotes ? index_.notes : index_.items;
  }
  [[nodiscard]] FilterContext filters() {
    return {.index = index_,
            .source = options_.source,
            .today = options_.today,
            .diagnostics = plan_.diagnostics};
  }

  const OpenIndex& index_;
  const CompileOptions& options_;
  SearchPlan& plan_;
  Leaves leaves_;
  Stems& stems_;
  std::string prefix_;    ///< Of the terms of words: a field's, or none.
  FieldMask fields_ = 0;  ///< Inside a field: its blocks.
  bool field_has_terms_ = false;
  bool own_ = false;  ///< Inside a kind: the item's own words.
  bool scoring_ = true;
};

void Compiler::run(const Query& query) {
  if (options_.as_you_type) leaves_.typing = last_leaf(query);
  plan_.sought = leaves_.sought_of(query);
  plan_.places.resolve(index_.dictionary(), stems_,
                       options_.as_you_type ? kMostCandidates : kMaxWordsPerPlace);
  plan_.diagnostics = std::move(leaves_.diagnostics);
  plan_.clause = top(query);
  if (leaves_.typing == &query) find_names();
  plan_.asked = plan_.clause;
  plan_.words = ranked_words(plan_.sought, plan_.places, index_, options_.source);
}

/// The commonest completions are not those that a note is called by.
void Compiler::find_names() {
  const Sought& sought = plan_.sought;
  if (options_.source != Source::kNotes || sought.op != Sought::Op::kSequence) return;
  const Place& typed = plan_.places[sought.places.front()];
  if (sought.places.size() != 1 || !typed.unfinished) return;
  std::vector<Clause> ways;
  ways.push_back(std::move(plan_.clause));
  ways.push_back(docs_clause(notes_called(typed.folded, index_)));
  plan_.named = ways.back().docs;
  plan_.clause = either(std::move(ways));
}

/// Any of the words, when that is asked for; everything else remains required.
Clause Compiler::top(const Query& query) {
  if (!takes_any_word(options_.demand) || query.op != Op::kAnd) return clause_of(query);
  const Language language = index_.languages.empty() ? Language{} : index_.languages.front();
  std::vector<Clause> any;
  std::vector<Clause> function_words;
  std::vector<Clause> required;
  for (const Query& child : query.children) {
    Clause clause = clause_of(child);
    if (!is_wordy(child)) {
      required.push_back(std::move(clause));
      continue;
    }
    // A text without words (":)") finds everything: beside others it must not.
    if (clause.op == Clause::Op::kAll) continue;
    const bool empty_word = child.op == Op::kText && clause.op == Clause::Op::kTerms &&
                            is_function_word(fold(child.text), language);
    (empty_word ? function_words : any).push_back(std::move(clause));
  }
  demote(function_words, any);
  if (!any.empty()) required.push_back(either(std::move(any)));
  return both(std::move(required));
}

/// "the" and "of" find nothing worth finding: beside words that do, they only add to the rank.
void Compiler::demote(std::vector<Clause>& function_words, std::vector<Clause>& any) {
  if (any.empty()) {
    any = std::move(function_words);
    return;
  }
  for (Clause& clause : function_words) {
    plan_.function_words.push_back(std::move(clause.terms));
  }
}

Clause Compiler::group(const Query& query) {
  std::vector<Clause> children;
  for (const Query& child : query.children) children.push_back(clause_of(child));
  return query.op == Op::kAnd ? both(std::move(children)) : either(std::move(children));
}

Clause Compiler::clause_of(const Query& query) {
  if (is_word_leaf(query.op)) return words(query);
  switch (query.op) {
    case Op::kAll:
      return all();
    case Op::kNothing:
      return nothing();
    case Op::kAnd:
    case Op::kOr:
      return group(query);
    case Op::kMust:
      return clause_of(query.children.front());
    case Op::kNot: {
      const bool before = std::exchange(scoring_, false);
      Clause clause = negated(clause_of(query.children.front()));
      scoring_ = before;
      return clause;
    }
    case Op::kScope:
      return is_item_scope(query.name) ? item_scope(query) : scope(query);
    case Op::kField:
      return field(query);
    case Op::kCase:
      return words(query);
    case Op::kTag:
      return tag(query);
    default:
      return filter_clause(query, filters());
  }
}

/// One being typed is the beginning of a tag.
Clause Compiler::tag(const Query& query) {
  if (&query != leaves_.typing) return filter_clause(query, filters());
  Query beginning = query;
  beginning.compare = Compare::kPrefix;
  return filter_clause(beginning, filters());
}

/// Words, and whatever of their order and spelling the words file or the note must confirm.
Clause Compiler::words(const Query& query) {
  Sought sought = leaves_.sought_of(query);
  Clause clause = implied(sought, scoring_);
  if (terms_decide(sought) && (fields_ == 0 || field_has_terms_)) return clause;
  if (fields_ != 0) {
    Sought in_field{.op = Sought::Op::kFields, .fields = fields_};
    in_field.children.push_back(std::move(sought));
    sought = std::move(in_field);
  }
  std::shared_ptr<const DocSet> docs = certain(sought);
  Clause checked = words_clause(std::move(sought), std::move(clause));
  checked.own = own_;
  if (checked.op == Clause::Op::kWords) checked.docs = std::move(docs);
  return checked;
}

/// Notes that certainly have the words of a place, when there is but that.
std::shared_ptr<const DocSet> Compiler::certain(const Sought& sought) {
  if (options_.source != Source::kNotes || sought.op != Sought::Op::kSequence) return nullptr;
  const Place& place = plan_.places[sought.places.front()];
  if (sought.places.size() != 1 || place.how != Place::How::kPrefix) return nullptr;
  return std::make_shared<const DocSet>(notes_with_beginning(place, stems_, index_));
}

Clause Compiler::scope(const Query& query) {
  Sought sought = leaves_.sought_of(query);
  Clause clause = implied(sought, scoring_);
  Clause checked = words_clause(std::move(sought), std::move(clause));
  checked.own = own_;
  return checked;
}

/// An item of a kind with all of that in it: asked of the items, of whatever unit the rest is.
Clause Compiler::item_scope(const Query& query) {
  if (options_.source == Source::kNotes) {
    CompileOptions options = options_;
    options.source = Source::kItems;
    options.as_you_type = false;
    options.demand = Demand::kAllWords;
    SearchPlan items{.source = Source::kItems};
    Compiler inner(index_, options, items);
    inner.run(query);
    for (Diagnostic& problem : items.diagnostics) plan_.diagnostics.push_back(std::move(problem));
    std::vector<Clause> parts;
    parts.push_back(docs_clause(notes_of(matching_docs(items.clause, items, index_), index_)));
    // The words count for the rank of the note, too.
    Clause scored = implied(leaves_.sought_of(query.children.front()), scoring_);
    if (scored.op != Clause::Op::kAll && scored.op != Clause::Op::kNothing && scoring_) {
      parts.push_back(std::move(scored));
    }
    return both(std::move(parts));
  }
  std::vector<Clause> parts;
  const uint32_t kind = kind_of_scope(query.name, index_.schemas());
  if (kind != kNone) {
    parts.push_back(
        terms_clause({make_term(prefix::kKind, index_.schemas().kinds[kind].name)}, false));
  } else if (query.name != "item") {
    return nothing();
  }
  const std::string_view state = state_of_scope(query.name);
  if (kind != kNone && !state.empty() && index_.schemas().kinds[kind].name != query.name) {
    parts.push_back(
        terms_clause({make_term(prefix::kStatus, state == "todo" ? "open" : "done")}, false));
  }
  const bool own = std::exchange(own_, true);
  const std::string before = std::exchange(prefix_, {});
  parts.push_back(clause_of(query.children.front()));
  own_ = own;
  prefix_ = before;
  return both(std::move(parts));
}

Clause Compiler::field(const Query& query) {
  const FieldSpec* spec = index_.schemas().field(query.name);
  const FieldMask mask = field_mask(query.name);
  if (mask == 0) {
    return unsupported(query, filters(), "the field '" + query.name + "' cannot be searched");
  }
  const FieldMask of_notes = mask_of(WordsField::kTitle) | mask_of(WordsField::kAlias) |
                             mask_of(WordsField::kName) | mask_of(WordsField::kProperty) |
                             mask_of(WordsField::kComment);
  if (options_.source == Source::kItems && (mask & of_notes) != 0) {
    CompileOptions options = options_;
    options.source = Source::kNotes;
    options.as_you_type = leaves_.typing != nullptr && last_leaf(query) == leaves_.typing;
    SearchPlan notes;
    Compiler inner(index_, options, notes);
    inner.run(query);
    return docs_clause(matching_docs(notes.clause, notes, index_));
  }
  const std::string prefix_before = prefix_;
  const FieldMask mask_before = std::exchange(fields_, mask);
  const bool terms_before =
      std::exchange(field_has_terms_, spec != nullptr && spec->filter && query.name != "body");
  if (field_has_terms_) prefix_ = make_term(prefix::kField, query.name, {});
  Clause clause = clause_of(query.children.front());
  field_has_terms_ = terms_before;
  fields_ = mask_before;
  prefix_ = prefix_before;
  return clause;
}

bool Compiler::terms_decide(const Sought& sought) const {
  if (sought.op == Sought::Op::kSequence) {
    if (sought.places.size() != 1) return false;
    const Place& place = plan_.places[sought.places.front()];
    if (place.how == Place::How::kPrefix) return options_.as_you_type;
    return place.how == Place::How::kStem || place.how == Place::How::kFuzzy ||
           (place.how == Place::How::kFolded && place.kind != WordKind::kWord);
  }
  const bool plain = sought.op == Sought::Op::kAll || sought.op == Sought::Op::kNothing ||
                     sought.op == Sought::Op::kAnd || sought.op == Sought::Op::kOr ||
                     sought.op == Sought::Op::kNot;
  return plain && std::all_of(sought.children.begin(), sought.children.end(),
                              [&](const Sought& child) { return terms_decide(child); });
}

Clause Compiler::implied(const Sought& sought, bool scores) {
  std::vector<Clause> parts;
  switch (sought.op) {
    case Sought::Op::kNothing:
      return nothing();
    case Sought::Op::kNot:
      // What must not stand in a line may stand elsewhere; but a plain word is a plain word.
      return terms_decide(sought) ? negated(implied(sought.children.front(), false)) : all();
    case Sought::Op::kSequence:
      for (const uint32_t place : sought.places) parts.push_back(place_clause(place, scores));
      return both(std::move(parts));
    case Sought::Op::kPattern:
      return pattern_clause(sought);
    case Sought::Op::kOr:
      for (const Sought& child : sought.children) parts.push_back(implied(child, scores));
      return either(std::move(parts));
    case Sought::Op::kScope:
      return implied_in_scope(sought.children.front(), scores);
    default:
      for (const Sought& child : sought.children) parts.push_back(implied(child, scores));
      return both(std::move(parts));
  }
}

/// As implied, where "not" is about a part of the note only.
Clause Compiler::implied_in_scope(const Sought& sought, bool scores) {
  if (sought.op == Sought::Op::kNot) return all();
  if (sought.op != Sought::Op::kAnd && sought.op != Sought::Op::kOr) return implied(sought, scores);
  std::vector<Clause> parts;
  for (const Sought& child : sought.children) parts.push_back(implied_in_scope(child, scores));
  return sought.op == Sought::Op::kAnd ? both(std::move(parts)) : either(std::move(parts));
}

Clause Compiler::place_clause(uint32_t place_index, bool scores) {
  const Place& place = plan_.places[place_index];
  if (place.words.size() >= kMaxWordsPerPlace) return all();
  const bool typing = place.how == Place::How::kPrefix && options_.as_you_type;
  const std::vector<std::string> stems =
      typing ? completions(place, stems_, [&](const auto& stem) { return frequency(stem); })
             : place.stems;
  if (has_context()) return with_context(stems, scores);
  if (place.how == Place::How::kPrefix && stems.size() > kMostCandidates) {
    return beginning_clause(place, stems_, {database(), prefix_, options_.source, scores});
  }
  std::vector<std::string> terms;
  for (const std::string& stem : stems) terms.push_back(make_term(prefix_, stem));
  return terms_clause(std::move(terms), scores);
}

/// An item's own words, those of the headings above it, and those of its note's title and aliases,
/// which only the note has.
Clause Compiler::with_context(const std::vector<std::string>& stems, bool scores) {
  std::vector<std::string> terms = stems;
  std::vector<std::string> names;
  for (const std::string& stem : stems) {
    terms.push_back(make_term(prefix::kField, "heading", stem));
    for (const char* name : {"title", "alias"}) {
      names.push_back(make_term(prefix::kField, name, stem));
    }
  }
  std::vector<Clause> ways;
  ways.push_back(terms_clause(std::move(terms), scores));
  ways.push_back(docs_clause(docs_with(index_.notes, names)));
  ways.back().scores = scores;
  return either(std::move(ways));
}

double Compiler::frequency(const std::string& stem) const {
  if (has_context()) return document_frequency(index_, Source::kItems, stem);
  return database().get_termfreq(make_term(prefix_, stem));
}

/// Notes in which each run of letters that the expression needs occurs: in a word, a property, a
/// tag or a link target. The address of a web page is not indexed, so any note with a link may have
/// what looks like a part of one.
Clause Compiler::pattern_clause(const Sought& sought) {
  std::vector<Clause> needed;
  for (const uint32_t index : sought.places) {
    const Place& place = plan_.places[index];
    if (place.words.size() >= kMaxWordsPerPlace) continue;
    std::vector<std::string> terms = place.stems;
    for (const std::string_view family : {prefix::kProperty, prefix::kLink, prefix::kTagExact}) {
      each_term(index_.notes, std::string(family),
                [&](std::string_view name, const std::string& term) {
                  if (name.find(place.folded) != std::string_view::npos) terms.push_back(term);
                });
    }
    terms.push_back(make_term(prefix::kHas, "link"));
    needed.push_back(on_notes(terms_clause(std::move(terms), false), filters()));
  }
  return both(std::move(needed));
}

}  // namespace

SearchPlan compile(const Query& query, const OpenIndex& index, const CompileOptions& options) {
  SearchPlan plan{.source = options.source, .demand = options.demand};
  Compiler(index, options, plan).run(query);
  return plan;
}

}  // namespace inkling
