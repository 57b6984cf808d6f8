// SPDX-License-Identifier: MIT
// A query as a tree of values. Made by parse.h, printed back by to_string, turned into a plan by
// compile.h. Spans are bytes of the query text, for diagnostics and carets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notes/text.h"
#include "schemas/date.h"

namespace inkling {

enum class Op : uint8_t {
  kAll,      ///< `*` or the empty query: everything.
  kNothing,  ///< Matches nothing (a refused date, an empty group that was asked for).
  kAnd,
  kOr,
  kNot,     ///< One child.
  kText,    ///< Text as typed, one blank-free token: "OC-41252"; several words = a phrase of them.
  kPhrase,  ///< "text in quotes", `slop` extra words allowed when > 0 ("a b"~5).
  kPrefix,  ///< text*
  kExact,   ///< =text: neither stemmed nor accent-folded; ignores case.
  kFuzzy,   ///< text~ or text~2: `edits`.
  kRegex,   ///< /text/ with `flags`.
  kScope,   ///< line:( ) section:( ) block:( ) item:( ) decision:( ): one child, inside one `name`.
  kField,   ///< title:( ) body:( ): the child's words are looked for in `name` only. One child.
  kTag,     ///< tag:a (with children) or tag:=a (`exact`).
  kValue,  ///< A value filter: `name` is type kind path file folder lang is has no links linkedfrom
           ///< people by assignee ...; `text` the value as typed.
  kProperty,  ///< [name], [name:text] with `compare`; text "null" unquoted = has none.
  kDate,      ///< `name` is date created modified due ...: from `from` to `to`, both inclusive.
  kCase,      ///< match-case:( ) or ignore-case:( ): one child; `exact` = case matters.
};

enum class Compare : uint8_t {
  kEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kPrefix,
  kRegex
};

struct Query {
  Op op = Op::kAll;
  std::string name{};  ///< Canonical name of the field, scope, filter, property or date.
  std::string text{};
  std::vector<Query> children{};
  Compare compare = Compare::kEqual;
  bool exact = false;
  int slop = 0;                ///< kPhrase.
  int edits = 0;               ///< kFuzzy; 0 = by length.
  std::string flags{};         ///< kRegex.
  std::optional<Date> from{};  ///< kDate; nothing = open.
  std::optional<Date> to{};
  Span span{};
  friend bool operator==(const Query&, const Query&) = default;
};

/// Canonical query text: parsing it gives an equal tree (but for spans).
[[nodiscard]] std::string to_string(const Query& query);

/// "(and (text blob) (tag customer/halden))", for tests and --explain.
[[nodiscard]] std::string to_tree(const Query& query);

}  // namespace inkling
