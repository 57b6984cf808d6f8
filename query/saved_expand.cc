// SPDX-License-Identifier: MIT
// The saved queries of a tree in place of their names.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "notes/nearest.h"
#include "query/parser.h"
#include "query/saved_queries.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr size_t kMaxTreeDepth = 4 * kMaxQueryDepth;  ///< As deep as a parsed query may be.

bool is_saved(const Query& query) {
  return query.op == Op::kValue && query.name == "saved";
}

size_t depth_of(const Query& query) {
  size_t deepest = 0;
  for (const Query& child : query.children) deepest = std::max(deepest, depth_of(child));
  return deepest + 1;
}

size_t leaves_of(const Query& query) {
  if (query.children.empty()) return 1;
  size_t count = 0;
  for (const Query& child : query.children) count += leaves_of(child);
  return count;
}

void move_to(Span span, Query& query) {
  query.span = span;
  for (Query& child : query.children) move_to(span, child);
}

class Expander {
 public:
  Expander(const ParseContext& context, const SavedQueries& saved, ParsedQuery& outer)
      : context_(context), saved_(saved), outer_(outer), leaves_(leaves_of(outer.query)) {}

  void run() {
    std::optional<Query> tree = expanded(std::move(outer_.query), 0);
    outer_.query = tree ? std::move(*tree) : Query{.op = Op::kNothing};
  }

 private:
  /// Nothing where a clause is left out. `depth`: of the place in the tree.
  std::optional<Query> expanded(Query query, size_t depth) {
    if (is_saved(query)) return replaced(query, depth);
    if (query.children.empty()) return query;
    std::vector<Query> children;
    for (Query& child : query.children) {
      std::optional<Query> one = expanded(std::move(child), depth + 1);
      if (one) children.push_back(std::move(*one));
    }
    if (children.empty()) return std::nullopt;
    if (query.op == Op::kAnd || query.op == Op::kOr) return combined(query.op, std::move(children));
    Query& only = children.front();
    const bool all = only.op == Op::kAll;
    if (query.op == Op::kNot) return negated(std::move(only), query.span);
    const bool as_it_is =
        (all && query.op == Op::kCase) || (query.op == Op::kMust && (all || only.op == Op::kMust));
    if (as_it_is) return std::move(only);
    if (all && query.op == Op::kField) {
      return Query{.op = Op::kValue, .name = "has", .text = query.name, .span = query.span};
    }
    query.children = std::move(children);
    return query;
  }

  std::optional<Query> replaced(const Query& mark, size_t depth) {
    const SavedQuery* const saved = saved_.find(mark.text);
    if (saved == nullptr) return unknown(mark);
    if (std::find(stack_.begin(), stack_.end(), saved) != stack_.end()) {
      return left_out("saved-cycle", mark, fmt::format("'@{}' leads back to itself", saved->name));
    }
    if (stack_.size() >= kMaxSavedDepth) {
      return left_out(
          "too-deep", mark,
          fmt::format("saved queries that name each other more than {} deep", kMaxSavedDepth));
    }
    if (++uses_ > kMaxSavedUses) {
      return left_out("too-many-clauses", mark,
                      fmt::format("more than {} saved queries in one", kMaxSavedUses));
    }
    ParsedQuery inner = parse_query(saved->text, context_);
    leaves_ += leaves_of(inner.query);
    if (leaves_ > kMaxQueryNodes || depth + depth_of(inner.query) > kMaxTreeDepth) {
      return left_out("too-many-clauses", mark,
                      fmt::format("with '@{}' the query is too large", saved->name));
    }
    for (const Diagnostic& problem : inner.diagnostics) pass_on(problem, *saved, mark.span);
    take_controls(inner.controls);
    move_to(mark.span, inner.query);
    stack_.push_back(saved);
    std::optional<Query> result = expanded(std::move(inner.query), depth);
    stack_.pop_back();
    return result;
  }

  /// "@ana" may be no saved query at all, but how people write to Ana.
  std::optional<Query> unknown(const Query& mark) {
    std::vector<std::string_view> names;
    for (const SavedQuery& one : saved_.list) names.push_back(one.name);
    const std::string_view near = nearest(mark.text, names);
    report({.code = "unknown-saved",
            .severity = Severity::kWarning,
            .message = fmt::format("there is no saved query '{}': searched as text", mark.text),
            .span = mark.span,
            .fix = near.empty() ? "" : fmt::format("did you mean '@{}'?", near)});
    return Query{.op = Op::kText, .text = "@" + mark.text, .span = mark.span};
  }

  std::optional<Query> left_out(std::string code, const Query& mark, std::string message) {
    report({.code = std::move(code),
            .severity = Severity::kError,
            .message = std::move(message) + ": this clause is ignored",
            .span = mark.span});
    return std::nullopt;
  }

  void pass_on(const Diagnostic& problem, const SavedQuery& saved, Span span) {
    Diagnostic outer = problem;
    outer.message = fmt::format("in '@{}': {}", saved.name, problem.message);
    outer.span = span;
    report(std::move(outer));
  }

  void report(Diagnostic diagnostic) {
    if (outer_.diagnostics.size() >= kMaxQueryDiagnostics) return;
    const bool said = std::any_of(
        outer_.diagnostics.begin(), outer_.diagnostics.end(), [&diagnostic](const Diagnostic& one) {
          return one.code == diagnostic.code && one.message == diagnostic.message;
        });
    if (!said) outer_.diagnostics.push_back(std::move(diagnostic));
  }

  /// What stands in the query itself counts first.
  void take_controls(const Controls& inner) {
    Controls& controls = outer_.controls;
    if (controls.sort.empty() && !inner.sort.empty()) {
      controls.sort = inner.sort;
      controls.descending = inner.descending;
    }
    if (!controls.limit) controls.limit = inner.limit;
    if (controls.group.empty()) controls.group = inner.group;
  }

  const ParseContext& context_;
  const SavedQueries& saved_;
  ParsedQuery& outer_;
  std::vector<const SavedQuery*> stack_{};
  size_t uses_ = 0;
  size_t leaves_ = 0;
};

}  // namespace

bool names_saved_query(const Query& query) {
  return is_saved(query) ||
         std::any_of(query.children.begin(), query.children.end(), names_saved_query);
}

void expand_saved_queries(ParsedQuery& parsed, const ParseContext& context,
                          const SavedQueries& saved) {
  if (names_saved_query(parsed.query)) Expander(context, saved, parsed).run();
}

}  // namespace inkling
