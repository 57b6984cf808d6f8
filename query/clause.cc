// SPDX-License-Identifier: MIT
#include "query/clause.h"

#include <algorithm>

namespace inkling {
namespace {

Clause joined(Clause::Op op, std::vector<Clause> children) {
  const auto neutral = op == Clause::Op::kAnd ? Clause::Op::kAll : Clause::Op::kNothing;
  const auto winner = op == Clause::Op::kAnd ? Clause::Op::kNothing : Clause::Op::kAll;
  Clause clause{.op = op};
  for (Clause& child : children) {
    if (child.op == winner) return Clause{.op = winner};
    if (child.op == neutral) continue;
    if (child.op == op) {
      for (Clause& inner : child.children) clause.children.push_back(std::move(inner));
    } else {
      clause.children.push_back(std::move(child));
    }
  }
  if (clause.children.empty()) return Clause{.op = neutral};
  if (clause.children.size() == 1) {
    Clause only = std::move(clause.children.front());
    return only;
  }
  return clause;
}

}  // namespace

Clause all() {
  return Clause{.op = Clause::Op::kAll};
}

Clause nothing() {
  return Clause{.op = Clause::Op::kNothing};
}

Clause terms_clause(std::vector<std::string> terms, bool scores) {
  if (terms.empty()) return nothing();
  return Clause{.op = Clause::Op::kTerms, .terms = std::move(terms), .scores = scores};
}

Clause docs_clause(DocSet docs) {
  if (docs.empty()) return nothing();
  return Clause{.op = Clause::Op::kDocs, .docs = std::make_shared<const DocSet>(std::move(docs))};
}

Clause items_clause(DocSet items) {
  if (items.empty()) return nothing();
  Clause clause = docs_clause(std::move(items));
  clause.items = true;
  return clause;
}

Clause words_clause(Sought sought, Clause implied) {
  if (implied.op == Clause::Op::kNothing) return nothing();
  Clause clause{.op = Clause::Op::kWords,
                .sought = std::make_shared<const Sought>(std::move(sought))};
  clause.children.push_back(std::move(implied));
  return clause;
}

Clause both(std::vector<Clause> children) {
  return joined(Clause::Op::kAnd, std::move(children));
}

Clause either(std::vector<Clause> children) {
  return joined(Clause::Op::kOr, std::move(children));
}

Clause negated(Clause child) {
  if (child.op == Clause::Op::kAll) return nothing();
  if (child.op == Clause::Op::kNothing) return all();
  Clause clause{.op = Clause::Op::kNot};
  clause.children.push_back(std::move(child));
  return clause;
}

bool decided_by_xapian(const Clause& clause) {
  return clause.op != Clause::Op::kWords &&
         std::all_of(clause.children.begin(), clause.children.end(), decided_by_xapian);
}

bool asks_for_lines(const Clause& clause) {
  return (clause.sought && asks_for_lines(*clause.sought)) ||
         std::any_of(clause.children.begin(), clause.children.end(),
                     [](const Clause& child) { return asks_for_lines(child); });
}

Clause residue(const Clause& clause) {
  if (decided_by_xapian(clause)) return all();
  if (clause.op != Clause::Op::kAnd) return clause;
  std::vector<Clause> rest;
  for (const Clause& child : clause.children) rest.push_back(residue(child));
  return both(std::move(rest));
}

}  // namespace inkling
