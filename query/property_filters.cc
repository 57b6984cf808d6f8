// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>
#include <functional>
#include <memory>
#include <optional>

#include "query/filters.h"
#include "query/pattern.h"
#include "schemas/words.h"

namespace inkling {
namespace {

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole ? std::optional(value) : std::nullopt;
}

/// Folded words, each between blanks, so that a run of whole words is a substring.
std::string as_words(std::string_view text) {
  Tokenizer tokenizer;
  std::string out = " ";
  for (const Word& word : tokenizer.words(text)) out.append(word.folded).append(1, ' ');
  return out;
}

using Test = std::function<bool(std::string_view)>;  ///< Of a folded value.

bool ordered(int sign, Compare compare) {
  switch (compare) {
    case Compare::kLess:
      return sign < 0;
    case Compare::kLessEqual:
      return sign <= 0;
    case Compare::kGreater:
      return sign > 0;
    case Compare::kGreaterEqual:
      return sign >= 0;
    default:
      return sign == 0;
  }
}

template <typename T>
int sign_of(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

/// Numbers with numbers, days with days, else texts.
Test make_order(std::string wanted, Compare compare) {
  return [wanted = std::move(wanted), compare](std::string_view value) {
    const auto number = number_of(wanted);
    const auto other = number_of(value);
    if (number && other) return ordered(sign_of(*other, *number), compare);
    const auto day = parse_date(wanted);
    const auto other_day = parse_date(value);
    if (day && other_day) return ordered(sign_of(*other_day, *day), compare);
    if (number || day) return false;
    return ordered(sign_of(value, std::string_view(wanted)), compare);
  };
}

Test make_equal(std::string wanted, bool whole) {
  const std::string words = as_words(wanted);
  return [wanted = std::move(wanted), words, whole](std::string_view value) {
    if (value == wanted) return true;
    const auto number = number_of(wanted);
    const auto other = number_of(value);
    if (number && other) return *number == *other;
    if (whole || words.size() < 2) return false;
    return as_words(value).find(words) != std::string::npos;
  };
}

std::optional<Test> make_test(const Query& query, std::string& problem) {
  switch (query.compare) {
    case Compare::kRegex: {
      auto pattern = Pattern::compile(query.text, query.flags + "i");
      if (!pattern) {
        problem = pattern.error().message;
        return std::nullopt;
      }
      const auto shared = std::make_shared<Pattern>(std::move(*pattern));
      return [shared](std::string_view value) { return shared->matches(value); };
    }
    case Compare::kPrefix:
      return
          [wanted = fold(query.text)](std::string_view value) { return value.starts_with(wanted); };
    case Compare::kEqual:
      return make_equal(fold(query.text), query.exact);
    default:
      return make_order(fold(query.text), query.compare);
  }
}

/// The terms of the key's values that pass; the value "" is the key alone.
std::vector<std::string> value_terms(const FilterContext& context, std::string_view key,
                                     const Test& test) {
  std::vector<std::string> terms;
  const auto add_from = [&](const Xapian::Database& database) {
    each_term(database, make_term(prefix::kProperty, fold(key), {}),
              [&](std::string_view value, const std::string& term) {
                if (!value.empty() && test(value)) terms.push_back(term);
              });
  };
  add_from(context.index.notes);
  if (context.source == Source::kNotes) return terms;
  add_from(context.index.items);
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

double seconds_of(Date date) {
  return 86400.0 * date.days;
}

Clause range(unsigned slot, std::optional<double> low, std::optional<double> high) {
  Clause clause{.op = Clause::Op::kRange, .slot = slot};
  if (low) clause.low = Xapian::sortable_serialise(*low);
  if (high) clause.high = Xapian::sortable_serialise(*high);
  return clause;
}

Clause day_range(unsigned slot, const Query& query) {
  std::optional<double> low;
  std::optional<double> high;
  if (query.from) low = query.from->days;
  if (query.to) high = query.to->days;
  return range(slot, low, high);
}

/// Properties that hold dates, by any of the keys of a meaning.
Clause dated_property(const Query& query, const FilterContext& context) {
  std::vector<std::string> keys{query.name};
  if (const MeaningSpec* meaning = context.index.schemas().meaning(query.name))
    keys = meaning->keys;
  const Test test = [&](std::string_view value) {
    const auto day = parse_date(value);
    return day && (!query.from || *query.from <= *day) && (!query.to || *day <= *query.to);
  };
  std::vector<Clause> ways;
  for (const std::string& key : keys) {
    ways.push_back(property_terms(key, value_terms(context, key, test), context));
  }
  return either(std::move(ways));
}

}  // namespace

Clause property_clause(const Query& query, const FilterContext& context) {
  const std::string key_term = make_term(prefix::kProperty, fold(query.name), {});
  const auto of_key = [&](std::vector<std::string> terms) {
    return property_terms(query.name, std::move(terms), context);
  };
  if (query.compare == Compare::kExists) return of_key({key_term});
  if (query.compare == Compare::kNull) {
    const auto any = value_terms(context, query.name, [](std::string_view) { return true; });
    std::vector<Clause> parts;
    parts.push_back(of_key({key_term}));
    parts.push_back(negated(of_key(any)));
    return both(std::move(parts));
  }
  std::string problem;
  const auto test = make_test(query, problem);
  if (!test) return unsupported(query, context, problem);
  return of_key(value_terms(context, query.name, *test));
}

Clause date_clause(const Query& query, const FilterContext& context) {
  if (query.name == "date") return day_range(slot::kDate, query);
  if (query.name == "created") {
    return on_notes(day_range(slot::kCreated, query), context);
  }
  if (query.name == "modified") {
    std::optional<double> low;
    std::optional<double> high;
    if (query.from) low = seconds_of(*query.from);
    if (query.to) high = seconds_of(*query.to) + 86399;
    return range(slot::kModified, low, high);
  }
  if (query.name == "due") {
    Clause due = on_items(day_range(slot::kDue, query), context);
    if (context.source == Source::kItems) return due;
    std::vector<Clause> either_way;
    either_way.push_back(std::move(due));
    either_way.push_back(dated_property(query, context));
    return either(std::move(either_way));
  }
  if (query.name == "decided") {
    std::vector<Clause> decision;
    decision.push_back(terms_clause({make_term(prefix::kKind, "decision")}, false));
    decision.push_back(day_range(slot::kDate, query));
    return on_items(both(std::move(decision)), context);
  }
  return dated_property(query, context);
}

}  // namespace inkling
