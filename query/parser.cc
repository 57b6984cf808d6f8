// SPDX-License-Identifier: MIT
#include "query/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace inkling {
namespace {

Span covering(const std::vector<Query>& children) {
  return {children.front().span.begin, children.back().span.end};
}

bool nearable(const Query& query) {
  switch (query.op) {
    case Op::kText:
    case Op::kPhrase:
    case Op::kPrefix:
    case Op::kExact:
    case Op::kFuzzy:
      return true;
    case Op::kOr:
      return std::all_of(query.children.begin(), query.children.end(), nearable);
    default:
      return false;
  }
}

constexpr int kDefaultNear = 10;

int distance_of(std::string_view keyword) {
  const size_t slash = keyword.find('/');
  if (slash == std::string_view::npos) return kDefaultNear;
  int distance = 0;
  for (const char c : keyword.substr(slash + 1)) {
    distance = std::min(kMaxSlop, distance * 10 + (c - '0'));
  }
  return std::max(1, distance);
}

}  // namespace

std::optional<Query> combined(Op op, std::vector<Query> children) {
  std::vector<Query> flat;
  for (Query& child : children) {
    if (op == Op::kAnd && child.op == Op::kAll) continue;
    if (child.op == op) {
      std::move(child.children.begin(), child.children.end(), std::back_inserter(flat));
    } else {
      flat.push_back(std::move(child));
    }
  }
  if (flat.empty() && !children.empty()) return std::move(children.front());
  if (flat.empty()) return std::nullopt;
  if (flat.size() == 1) return std::move(flat.front());
  Query all{.op = op};
  all.span = covering(flat);
  all.children = std::move(flat);
  return all;
}

Query negated(Query child, Span span) {
  if (child.op == Op::kAll || child.op == Op::kNothing) {
    child.op = child.op == Op::kAll ? Op::kNothing : Op::kAll;
    child.span = span;
    return child;
  }
  if (child.op == Op::kNot) return std::move(child.children.front());
  Query result{.op = Op::kNot};
  result.children.push_back(std::move(child));
  result.span = span;
  return result;
}

Parser::Parser(std::string_view text, const ParseContext& context)
    : scan_(text), context_(context), vocabulary_(*context.schemas, context.properties) {}

void Parser::run(ParsedQuery& parsed) {
  scan_.skip_blanks();
  const uint32_t begin = scan_.at();
  const std::string_view lone = scan_.keyword();
  Clause tree;
  scan_.advance(static_cast<uint32_t>(lone.size()));
  scan_.skip_blanks();
  if (!lone.empty() && scan_.at_end()) {
    // Nothing to combine: someone looks for Oregon.
    tree = node(Op::kText, {begin, begin + static_cast<uint32_t>(lone.size())}, std::string(lone));
  } else {
    scan_.move_to(begin);
    tree = alternatives();
  }
  parsed.query = tree ? std::move(*tree) : Query{.op = refused_ ? Op::kNothing : Op::kAll};
  parsed.controls = std::move(controls_);
  parsed.steps += scan_.steps() + inner_steps_;
  std::move(diagnostics_.begin(), diagnostics_.end(), std::back_inserter(parsed.diagnostics));
}

Parser::Clause Parser::alternatives() {
  std::vector<Query> parts;
  bool mixed = false, has_or = false, waiting = false;
  Span sign{};
  while (true) {
    scan_.skip_blanks();
    const uint32_t begin = scan_.at();
    Clause part = conjunction();
    const bool empty = scan_.at() == begin;
    if (part) {
      mixed = mixed || (bare_list_ && part->op == Op::kAnd);
      parts.push_back(std::move(*part));
    }
    const Glyph glyph = scan_.peek();
    const std::string_view keyword = scan_.keyword();
    if (glyph.as != '|' && keyword != "OR") {
      if (waiting && empty)
        report("dangling-operator", Severity::kWarning, sign, "nothing follows it: ignored");
      break;
    }
    sign = here(keyword.empty() ? glyph.size : keyword.size());
    if (empty) {
      report("dangling-operator", Severity::kWarning, sign, "nothing stands before it: ignored");
    }
    scan_.advance(sign.size());
    if (glyph.as == '|' && scan_.peek().as == '|') scan_.advance(scan_.peek().size);
    has_or = waiting = true;
  }
  Clause result = combined(Op::kOr, std::move(parts));
  if (has_or && mixed && result && result->op == Op::kOr && !mixed_) {
    mixed_ = true;
    report("mixed-and-or", Severity::kHint, result->span, "blanks bind tighter than OR",
           "say so with parentheses: " + to_string(*result));
  }
  return result;
}

Parser::Clause Parser::conjunction() {
  std::vector<Query> parts;
  bool waiting = false;  // For what follows AND.
  Span sign{};
  while (true) {
    scan_.skip_blanks();
    const Glyph glyph = scan_.peek();
    if (glyph.end() || glyph.as == '|') break;
    if (glyph.as == ')') {
      if (ignored_ > 0) {
        --ignored_;
      } else if (open_ > 0) {
        break;
      } else {
        report("unmatched-paren", Severity::kWarning, here(glyph.size), "unmatched ')': ignored",
               "remove it, or write \\) to look for it");
      }
      scan_.advance(glyph.size);
      continue;
    }
    const std::string_view keyword = scan_.keyword();
    if (keyword == "OR") break;
    if (keyword == "AND" || keyword == "&&") {
      sign = here(keyword.size());
      if (parts.empty() || waiting) {
        report("dangling-operator", Severity::kWarning, sign, "nothing stands before it: ignored");
      }
      waiting = true;
      scan_.advance(sign.size());
      continue;
    }
    const uint32_t begin = scan_.at();
    const bool first = parts.empty();
    Clause part = near_chain();
    if (!first) word_hint(scan_.written({begin, scan_.at()}), {begin, scan_.at()});
    if (part) parts.push_back(std::move(*part));
    waiting = false;
  }
  if (waiting) {
    report("dangling-operator", Severity::kWarning, sign, "nothing follows it: ignored");
  }
  bare_list_ = parts.size() > 1;
  return combined(Op::kAnd, std::move(parts));
}

// What looks like an operator and is a word here.
void Parser::word_hint(std::string_view word, Span span) {
  struct Hint {
    std::string_view word, code, fix;
  };
  static constexpr Hint kHints[] = {
      {"or", "lower-case-operator", "write OR to search for either"},
      {"and", "lower-case-operator", "words are joined by AND anyway"},
      {"XOR", "no-such-operator", "write (a -b) OR (b -a) for one of the two alone"}};
  const auto* const hint = std::find_if(std::begin(kHints), std::end(kHints),
                                        [word](const Hint& one) { return one.word == word; });
  if (hint == std::end(kHints) || word_hint_ || value_name_) return;
  scan_.skip_blanks();
  const Glyph next = scan_.peek();
  if (next.end() || next.as == ')' || next.as == '|') return;
  word_hint_ = true;
  report(std::string(hint->code), Severity::kHint, span,
         fmt::format("'{}' is looked for as a word", word), std::string(hint->fix));
}

Parser::Clause Parser::near_chain() {
  Clause first = operand();
  if (!first) return first;
  std::vector<Query> parts;
  parts.push_back(std::move(*first));
  while (true) {
    const uint32_t before = scan_.at();
    scan_.skip_blanks();
    const std::string_view keyword = scan_.keyword();
    if (keyword.substr(0, 4) != "NEAR" && keyword.substr(0, 3) != "ADJ") {
      scan_.move_to(before);
      break;
    }
    const Span sign = here(keyword.size());
    const bool ordered = keyword.front() == 'A';
    const int slop = distance_of(keyword);
    scan_.advance(sign.size());
    scan_.skip_blanks();
    Clause next;
    if (!scan_.term_ends() && scan_.keyword().empty()) next = operand();
    if (!next) {
      report("dangling-operator", Severity::kWarning, sign, "nothing follows it: ignored");
      break;
    }
    Query& last = parts.back();
    if (last.op == Op::kNear && last.slop == slop && last.exact == ordered && nearable(*next)) {
      last.span.end = next->span.end;
      last.children.push_back(std::move(*next));
      continue;
    }
    const Query& left = last.op == Op::kNear ? last.children.back() : last;
    if (!nearable(left) || !nearable(*next)) {
      report("near-operand", Severity::kWarning, sign,
             fmt::format("{} stands between words and phrases only: read as AND", keyword));
      parts.push_back(std::move(*next));
      continue;
    }
    Query near{.op = Op::kNear, .exact = ordered, .slop = slop};
    near.span = {left.span.begin, next->span.end};
    near.children = {left, std::move(*next)};
    if (last.op == Op::kNear) {
      parts.push_back(std::move(near));
    } else {
      last = std::move(near);
    }
  }
  return combined(Op::kAnd, std::move(parts));
}

Parser::Clause Parser::operand() {
  const uint32_t begin = scan_.place();
  std::string signs;
  while (true) {
    const Glyph glyph = scan_.peek();
    const Glyph next = scan_.peek(glyph.size);
    char sign = 0;
    uint32_t size = glyph.size;
    if (scan_.keyword() == "NOT") {
      sign = '-';
      size = 3;
    } else if (glyph.as == '-' && next.as != '-' && next.as != '>' &&
               !scan_.term_ends(glyph.size)) {
      sign = '-';
    } else if (glyph.as == '+' &&
               ((next.word() && (next.as < '0' || next.as > '9')) || next.as == '"' ||
                next.as == '(' || next.as == '@' || next.as == '#')) {
      sign = '+';
    }
    if (sign == 0) break;
    const Span span = here(size);
    scan_.advance(size);
    if (size == 3) {
      scan_.skip_blanks();
      if (scan_.term_ends() || (!scan_.keyword().empty() && scan_.keyword() != "NOT")) {
        report("dangling-operator", Severity::kWarning, span, "nothing follows it: ignored");
        return std::nullopt;
      }
    }
    if (depth_ + signs.size() < kMaxQueryDepth) {
      signs += sign;
    } else {
      (void)deeper(span);
    }
  }
  const size_t depth = depth_;
  depth_ += signs.size();
  Clause result = primary();
  depth_ = depth;
  for (; result && !signs.empty(); signs.pop_back()) {
    const Span span{begin, result->span.end};
    if (signs.back() == '-') {
      result = negated(std::move(*result), span);
    } else if (result->op != Op::kMust && result->op != Op::kAll) {
      Query must{.op = Op::kMust};
      must.children.push_back(std::move(*result));
      must.span = span;
      result = std::move(must);
    }
  }
  return result;
}

bool Parser::deeper(Span span) {
  if (depth_ < kMaxQueryDepth) return true;
  if (!too_deep_) {
    report("too-deep", Severity::kWarning, span,
           fmt::format("nested more than {} deep: read as if it were not there", kMaxQueryDepth));
  }
  too_deep_ = true;
  return false;
}

Parser::Clause Parser::node(Op op, Span span, std::string text) {
  if (nodes_ >= kMaxQueryNodes) {
    if (!full_) {
      report("too-many-clauses", Severity::kWarning, span,
             fmt::format("more than {} clauses: the rest is ignored", kMaxQueryNodes));
    }
    full_ = true;
    scan_.finish();
    return std::nullopt;
  }
  ++nodes_;
  Query leaf{.op = op, .text = std::move(text)};
  leaf.span = span;
  return leaf;
}

void Parser::report(std::string code, Severity severity, Span span, std::string message,
                    std::string fix) {
  if (diagnostics_.size() >= kMaxQueryDiagnostics) return;
  diagnostics_.push_back({.code = std::move(code),
                          .severity = severity,
                          .message = std::move(message),
                          .span = span,
                          .fix = std::move(fix)});
}

Span Parser::here(size_t bytes) {
  return {scan_.place(), scan_.place() + static_cast<uint32_t>(bytes)};
}

}  // namespace inkling
