// SPDX-License-Identifier: MIT
// What follows `name:` when it is a value and no text: tags, people, states, dates, properties.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "notes/nearest.h"
#include "query/calendar.h"
#include "query/date_query.h"
#include "query/parser.h"
#include "schemas/words.h"

namespace inkling {
namespace {

std::string trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

bool is_path(std::string_view name) {
  return name == "path" || name == "file" || name == "folder";
}

bool is_none(const Value& value) {
  return !value.quoted && value.compare == Compare::kEqual && !value.exact &&
         (value.text == "null" || value.text == "none");
}

bool is_star(const Value& value) {
  return !value.quoted && value.compare == Compare::kPrefix && value.text.empty();
}

// What `name:*` asks for.
std::string_view thing_of(std::string_view name) {
  if (name == "mentions") return "people";
  return find_thing(name);
}

Query with(Query query, const Value& value) {
  query.compare = value.compare;
  query.exact = value.exact && value.compare != Compare::kRegex;
  query.flags = value.flags;
  return query;
}

}  // namespace

std::string_view state_of(std::string_view folded) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kSynonyms{
      {{"closed", "done"},
       {"completed", "done"},
       {"complete", "done"},
       {"todo", "open"},
       {"canceled", "cancelled"},
       {"late", "overdue"},
       {"active", "current"},
       {"superceded", "superseded"},
       {"replaced", "superseded"}}};
  for (const std::string_view state : states()) {
    if (state == folded) return state;
  }
  for (const auto& [synonym, state] : kSynonyms) {
    if (synonym == folded) return state;
  }
  return {};
}

Value Parser::read_value(const Name& name) {
  Value value;
  value.span = here(0);
  const bool dates =
      name.shape == Shape::kDate || name.shape == Shape::kSince || name.shape == Shape::kUntil;
  if (!dates && name.shape != Shape::kControl) {
    if (scan_.rest().substr(0, 2) == "!=") {
      value.negated = true;
      scan_.advance(2);
    } else if (const Glyph sign = scan_.peek(); sign.as == '=') {
      value.exact = true;
      scan_.advance(sign.size);
      if (scan_.peek().as == '=') scan_.advance(scan_.peek().size);
    } else if (name.shape == Shape::kProperty && (sign.as == '<' || sign.as == '>')) {
      const bool equal = scan_.peek(1).as == '=';
      scan_.advance(equal ? 2 : 1);
      if (sign.as == '<') value.compare = equal ? Compare::kLessEqual : Compare::kLess;
      if (sign.as == '>') value.compare = equal ? Compare::kGreaterEqual : Compare::kGreater;
    }
  }
  const bool plain = value.compare == Compare::kEqual;
  if (in_brackets_) scan_.skip_blanks();
  if (auto link = scan_.wikilink()) {
    value.text = trimmed(link->text);
    value.quoted = true;
  } else if (scan_.peek().as == '"') {
    Lexeme quote = scan_.quote();
    if (!quote.closed) {
      report("unclosed-quote", Severity::kWarning, {quote.span.begin, quote.span.begin + 1},
             "the quote is never closed: it reaches to the end", "add '\"'");
    }
    value.text = std::move(quote.text);
    value.quoted = true;
    const Glyph star = scan_.peek();
    if (plain && star.as == '*' && scan_.term_ends(star.size) && !is_path(name.name) && !dates) {
      scan_.advance(star.size);
      value.compare = Compare::kPrefix;
    }
  } else if (auto regex = plain && !dates ? scan_.regex() : std::nullopt) {
    value.text = std::move(regex->text);
    value.flags = std::move(regex->flags);
    value.compare = Compare::kRegex;
  } else {
    const uint32_t begin = scan_.at();
    Lexeme word = scan_.word(grouped());
    const size_t quote = word.escaped() ? std::string::npos : word.text.find(",\"");
    if (quote != std::string::npos && quote > 0 && takes_list(name)) {  // a,"b c"
      scan_.move_to(begin + static_cast<uint32_t>(quote));
      word.text.resize(quote);
    }
    if (word.span.empty() && !scan_.term_ends()) scan_.advance(scan_.peek().size);
    const bool star =
        !word.text.empty() && word.text.back() == '*' && word.guarded < word.text.size() && plain;
    if (star && (!is_path(name.name) || word.text == "*")) {
      word.text.pop_back();
      value.compare = Compare::kPrefix;
    }
    value.quoted = word.escaped();
    value.text = std::move(word.text);
  }
  value.span.end = scan_.place();
  return value;
}

Parser::Clause Parser::leaf(const Name& name, Value value) {
  const bool not_equal = std::exchange(value.negated, false);
  if (value.text.empty() && (!is_star(value) || name.shape == Shape::kHas)) {
    report("empty-value", Severity::kWarning, value.span,
           fmt::format("'{}:' has no value: ignored", name.name));
    return std::nullopt;
  }
  const Span span = value.span;
  Clause result;
  switch (name.shape) {
    case Shape::kTag:
      result = tag_leaf(std::move(value));
      break;
    case Shape::kState:
      result = state_leaf(value);
      break;
    case Shape::kHas:
      result = thing_leaf(name, value);
      break;
    case Shape::kDate:
    case Shape::kSince:
    case Shape::kUntil:
      result = date_leaf(name, value);
      break;
    case Shape::kNewer:
    case Shape::kOlder:
      result = age_leaf(name, value);
      break;
    case Shape::kProperty:
      result = property_leaf(name, std::move(value));
      break;
    default:
      result = value_leaf(name, std::move(value));
      break;
  }
  if (result && not_equal) result = negated(std::move(*result), span);
  return result;
}

Parser::Clause Parser::tag_leaf(Value value) {
  std::string& tag = value.text;
  if (is_star(value))
    return thing_leaf({.shape = Shape::kHas, .name = "has"}, {.text = "tag", .span = value.span});
  if (value.compare != Compare::kRegex) {
    while (glyph_at(tag, 0).as == '#') tag.erase(0, glyph_at(tag, 0).size);
    while (value.compare == Compare::kEqual && !tag.empty() && tag.back() == '/') tag.pop_back();
  }
  if (tag.empty()) {
    report("empty-value", Severity::kWarning, value.span, "'tag:' has no value: ignored");
    return std::nullopt;
  }
  Clause result = node(Op::kTag, value.span, std::move(tag));
  if (result) result = with(std::move(*result), value);
  return result;
}

// Obsidian's and GitHub's states; else a kind ("is:task"), a type, or a tag as in notmuch.
Parser::Clause Parser::state_leaf(const Value& value) {
  if (is_star(value)) return node(Op::kAll, value.span);
  const std::string folded = fold(value.text);
  Clause result = node(Op::kValue, value.span, std::string(state_of(folded)));
  if (!result) return result;
  result->name = "is";
  if (!result->text.empty()) return result;
  if (const auto kind = vocabulary_.kind(folded); !kind.empty()) {
    result->name = "kind";
    result->text = kind;
    return result;
  }
  if (vocabulary_.type(folded)) {
    result->name = "type";
    result->text = value.text;
    return result;
  }
  const std::string_view near = nearest(folded, states());
  report("unknown-value", Severity::kWarning, value.span,
         fmt::format("there is no state '{}': read as a tag", value.text),
         near.empty() ? "" : fmt::format("did you mean 'is:{}'?", near));
  --nodes_;
  return tag_leaf(value);
}

Parser::Clause Parser::thing_leaf(const Name& name, const Value& value) {
  const std::string folded = fold(value.text);
  if (folded.empty()) {
    report("empty-value", Severity::kWarning, value.span,
           fmt::format("'{}:' has no value: ignored", name.name));
    return std::nullopt;
  }
  std::string_view thing = find_thing(folded);
  const std::string_view kind = vocabulary_.kind(folded);
  if (kind == folded || thing.empty()) thing = kind;  // has:person is the kind, has:people is not.
  if (thing.empty() && vocabulary_.property(folded)) thing = folded;
  if (thing.empty()) {
    const std::string_view near = vocabulary_.nearest_thing(folded);
    if (vocabulary_.knows_properties() || !near.empty()) {
      report("unknown-value", Severity::kWarning, value.span,
             fmt::format("nothing here is called '{}': read as a property", value.text),
             near.empty() ? "" : fmt::format("did you mean '{}:{}'?", name.name, near));
    }
    thing = folded;
  }
  Clause result = node(Op::kValue, value.span, std::string(thing));
  if (result) result->name = name.name;
  return result;
}

Parser::Clause Parser::value_leaf(const Name& name, Value value) {
  if (is_star(value)) {
    const std::string_view thing = thing_of(name.name);
    if (thing.empty()) return node(Op::kAll, value.span);
    return thing_leaf({.shape = Shape::kHas, .name = "has"},
                      {.text = std::string(thing), .span = value.span});
  }
  if (name.name == "kind") {
    const std::string folded = fold(value.text);
    const auto scope = vocabulary_.find(folded);
    if (scope && scope->kind && vocabulary_.kind(folded).empty()) {  // kind:task-todo
      return any_of(*scope, value.span);
    }
    const std::string_view kind = vocabulary_.kind(folded);
    if (kind.empty() && value.compare == Compare::kEqual) {
      const std::string_view near = vocabulary_.nearest_kind(folded);
      report("unknown-kind", Severity::kWarning, value.span,
             fmt::format("this vault has no kind '{}'", value.text),
             near.empty() ? "" : fmt::format("did you mean 'kind:{}'?", near));
    } else if (!kind.empty()) {
      value.text = kind;
    }
  }
  if (name.name == "ext" && value.compare != Compare::kRegex) {
    while (value.text.size() > 1 && value.text.front() == '.') value.text.erase(0, 1);
  }
  Clause result = node(Op::kValue, value.span, std::move(value.text));
  if (!result) return result;
  result->name = name.name;
  return with(std::move(*result), value);
}

Parser::Clause Parser::date_leaf(const Name& name, const Value& value) {
  const std::string& field = name.shape == Shape::kDate ? name.name : std::string("date");
  const bool none = is_none(value);
  if (none || is_star(value) || value.text == "..") {
    return thing_leaf({.shape = Shape::kHas, .name = none ? "no" : "has"},
                      {.text = field == "modified" ? "date" : field, .span = value.span});
  }
  const bool ahead = field == "due" || field == "scheduled";
  const DateReading read =
      read_dates(value.text, context_.today, ahead ? Direction::kAhead : Direction::kBack);
  if (!read.problem.empty()) {
    // What may be two days is refused even where notes have a property of the name.
    if (read.problem != "ambiguous-date" && vocabulary_.property(name.name)) {
      return property_leaf({.shape = Shape::kProperty, .name = name.name}, value);
    }
    report(read.problem, Severity::kError, value.span, read.message + ": this clause is ignored",
           read.fix);
    refused_ = true;
    return std::nullopt;
  }
  Clause result = node(Op::kDate, value.span);
  if (!result) return result;
  result->name = field;
  result->from = read.period.from;
  result->to = read.period.to;
  if (name.shape == Shape::kSince) result->to.reset();
  if (name.shape == Shape::kUntil) {
    result->from.reset();
    if (name.name == "before") {
      result->to = read.period.from ? std::optional<Date>({.days = read.period.from->days - 1})
                                    : read.period.to;
    }
  }
  if (result->from || result->to) return result;
  result->op = Op::kAll;
  result->name.clear();
  return result;
}

Parser::Clause Parser::age_leaf(const Name& name, const Value& value) {
  const bool newer = name.shape == Shape::kNewer;
  const auto day = read_age(value.text, context_.today);
  if (!day) {
    return date_leaf(
        {.shape = newer ? Shape::kSince : Shape::kUntil, .name = newer ? "after" : "before"},
        value);
  }
  Clause result = node(Op::kDate, value.span);
  if (!result) return result;
  result->name = "date";
  if (newer) {
    result->from = day;
  } else {
    result->to = Date{.days = day->days - 1};
  }
  return result;
}

void Parser::control(const Name& name, const Value& value) {
  if (name.name == "sort") return sort_control(fold(value.text), value.span);
  if (name.name == "group") {
    controls_.group = value.text;
    return;
  }
  uint32_t limit = 0;
  constexpr uint32_t kMost = 1'000'000;
  const bool digits = !value.text.empty() && value.text.size() <= 7 &&
                      value.text.find_first_not_of("0123456789") == std::string::npos;
  for (const char c : digits ? value.text : "") limit = limit * 10 + static_cast<uint32_t>(c - '0');
  if (!digits || limit == 0 || limit > kMost) {
    report("bad-number", Severity::kWarning, value.span,
           fmt::format("'{}' is no number from 1 to {}: ignored", value.text, kMost));
    return;
  }
  controls_.limit = limit;
}

void Parser::sort_control(std::string text, Span span) {
  struct Order {
    std::string_view spelling, key;
    bool descending;
  };
  static constexpr std::array<Order, 14> kOrders{{{"relevance", "relevance", false},
                                                  {"best", "relevance", false},
                                                  {"date", "date", true},
                                                  {"created", "created", true},
                                                  {"modified", "modified", true},
                                                  {"updated", "modified", true},
                                                  {"mtime", "modified", true},
                                                  {"newest", "date", true},
                                                  {"oldest", "date", false},
                                                  {"due", "due", false},
                                                  {"title", "title", false},
                                                  {"name", "title", false},
                                                  {"path", "path", false},
                                                  {"file", "path", false}}};
  std::optional<bool> descending;
  const auto ends = [&text](std::string_view end) {
    if (text.size() <= end.size() || text.substr(text.size() - end.size()) != end) return false;
    text.resize(text.size() - end.size());
    return true;
  };
  if (ends("-desc")) descending = true;
  if (ends("-asc")) descending = false;
  if (!text.empty() && text.front() == '-') {
    descending = true;
    text.erase(0, 1);
  }
  for (const Order& order : kOrders) {
    if (order.spelling != text) continue;
    controls_.sort = order.key;
    controls_.descending = descending.value_or(order.descending);
    return;
  }
  report("unknown-value", Severity::kWarning, span,
         fmt::format("cannot sort by '{}': ignored", text),
         "sort by relevance, date, created, modified, due, title or path");
}

}  // namespace inkling
