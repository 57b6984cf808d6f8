// SPDX-License-Identifier: MIT
#include "query/filters.h"

#include <algorithm>

#include "query/pattern.h"
#include "schemas/words.h"

namespace inkling {
namespace {

/// Collects every matching document, in order of id.
class AllDocs : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override {
    docs_.push_back(document.get_docid());
  }
  DocSet take() {
    std::sort(docs_.begin(), docs_.end());
    return std::move(docs_);
  }

 private:
  DocSet docs_;
};

Clause type_clause(const Query& query, const FilterContext& context) {
  if (query.compare == Compare::kEqual) {
    std::vector<std::string> names{fold(query.text)};
    for (const TypeSpec& type : context.index.schemas().types) {
      const auto& others = type.aliases;
      if (std::find(others.begin(), others.end(), names[0]) != others.end()) {
        names.push_back(fold(type.name));
      }
    }
    std::vector<std::string> terms;
    for (const std::string& name : names) terms.push_back(make_term(prefix::kType, name));
    return on_notes(terms_clause(std::move(terms), false), context);
  }
  std::vector<std::string> terms;
  const std::string wanted = fold(query.text);
  each_term(context.index.notes, std::string(prefix::kType), [&](std::string_view, auto term) {
    if (std::string_view(term).substr(1).starts_with(wanted)) terms.push_back(term);
  });
  return on_notes(terms_clause(std::move(terms), false), context);
}

Clause kind_clause(const Query& query, const FilterContext&) {
  return terms_clause({make_term(prefix::kKind, fold(query.text))}, false);
}

Clause language_clause(const Query& query, const FilterContext& context) {
  Language language = parse_language(query.text);
  if (language.empty()) language = fold(query.text);
  return on_notes(terms_clause({make_term(prefix::kLanguage, language)}, false), context);
}

/// The vault's own name, as `in:` takes it; another vault has no notes here.
Clause vault_clause(const Query& query, const FilterContext& context) {
  const std::string& vault = context.index.vault;
  const std::string name = fold(vault.substr(vault.rfind('/') + 1));
  return name == fold(query.text) ? all() : nothing();
}

}  // namespace

Clause unsupported(const Query& query, const FilterContext& context, std::string message) {
  context.diagnostics.push_back({.code = "unsupported",
                                 .severity = Severity::kError,
                                 .message = std::move(message),
                                 .span = query.span});
  return nothing();
}

DocSet docs_with(const Xapian::Database& database, const std::vector<std::string>& terms) {
  DocSet docs;
  for (const std::string& term : terms) {
    docs.insert(docs.end(), database.postlist_begin(term), database.postlist_end(term));
  }
  std::sort(docs.begin(), docs.end());
  docs.erase(std::unique(docs.begin(), docs.end()), docs.end());
  return docs;
}

DocSet docs_of(const Clause& clause, const OpenIndex& index, Source source) {
  const Xapian::Database& database = source == Source::kNotes ? index.notes : index.items;
  if (clause.op == Clause::Op::kNothing) return {};
  if (clause.op == Clause::Op::kTerms) return docs_with(database, clause.terms);
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(to_xapian(clause, source, index));
  AllDocs all;
  enquire.add_matchspy(&all);
  enquire.get_mset(0, 0, database.get_doccount());
  return all.take();
}

Clause on_notes(Clause of_notes, const FilterContext& context) {
  const auto op = of_notes.op;
  if (context.source == Source::kNotes || op == Clause::Op::kAll || op == Clause::Op::kNothing) {
    return of_notes;
  }
  return docs_clause(docs_of(of_notes, context.index, Source::kNotes));
}

Clause on_items(Clause of_items, const FilterContext& context) {
  if (context.source == Source::kItems) return of_items;
  return docs_clause(notes_of(docs_of(of_items, context.index, Source::kItems), context.index));
}

Clause of_note_too(std::vector<std::string> terms, const FilterContext& context) {
  if (context.source == Source::kNotes) return terms_clause(std::move(terms), false);
  std::vector<Clause> ways;
  ways.push_back(docs_clause(notes_passing_on(terms, context.index.notes)));
  ways.push_back(terms_clause(std::move(terms), false));
  return either(std::move(ways));
}

Clause property_terms(std::string_view key, std::vector<std::string> terms,
                      const FilterContext& context) {
  return passes_on(fold(key)) ? of_note_too(std::move(terms), context)
                              : terms_clause(std::move(terms), false);
}

Clause tag_clause(const Query& query, const FilterContext& context) {
  std::string tag = fold(query.text);
  while (tag.starts_with('#')) tag.erase(0, 1);
  while (tag.ends_with('/')) tag.pop_back();
  const auto family = std::string(query.exact ? prefix::kTagExact : prefix::kTag);
  if (query.compare == Compare::kEqual) {
    if (tag.empty() || tag == "*")
      return thing_clause(Query{.name = "has", .text = "tag"}, context);
    return of_note_too({make_term(family, tag)}, context);
  }
  std::vector<std::string> terms;
  if (query.compare == Compare::kRegex) {
    const auto pattern = Pattern::compile(query.text, query.flags + "i");
    if (!pattern) return unsupported(query, context, pattern.error().message);
    each_term(context.index.notes, std::string(prefix::kTagExact),
              [&](std::string_view name, const std::string& term) {
                if (pattern->matches(name)) terms.push_back(term);
              });
  } else {
    each_term(context.index.notes, family + tag,
              [&](std::string_view, const std::string& term) { terms.push_back(term); });
  }
  return of_note_too(std::move(terms), context);
}

Clause filter_clause(const Query& query, const FilterContext& context) {
  if (query.op == Op::kTag) return tag_clause(query, context);
  if (query.op == Op::kProperty) return property_clause(query, context);
  if (query.op == Op::kDate) return date_clause(query, context);
  using Make = Clause (*)(const Query&, const FilterContext&);
  struct Family {
    std::string_view name;
    Make make;
  };
  static constexpr Family kFamilies[] = {
      {"type", type_clause},       {"kind", kind_clause},      {"lang", language_clause},
      {"in", vault_clause},        {"path", path_clause},      {"file", path_clause},
      {"folder", path_clause},     {"ext", path_clause},       {"people", people_clause},
      {"assignee", people_clause}, {"by", people_clause},      {"mentions", people_clause},
      {"is", state_clause},        {"has", thing_clause},      {"no", thing_clause},
      {"linkto", link_clause},     {"linkedfrom", link_clause}};
  for (const Family& family : kFamilies) {
    if (family.name == query.name) return family.make(query, context);
  }
  const std::string what = query.name == "saved" ? "@" + query.text : query.name + ":";
  return unsupported(query, context, "'" + what + "' is not known here");
}

}  // namespace inkling
