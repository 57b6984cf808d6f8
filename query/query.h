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
  kAll,      ///< `*` or the empty query: everything. Only alone, or inside kOr, kScope, kNot.
  kNothing,  ///< Matches nothing: all there was is a refused clause (see the diagnostics).
  kAnd,      ///< Two children or more, none of them kAnd. Likewise kOr.
  kOr,
  kNot,     ///< One child.
  kMust,    ///< +x: one child. Must match even when a search ranks by any of the words.
  kNear,    ///< a NEAR/5 b: children (words, phrases, kOr of them) at most `slop` words apart;
            ///< `exact` = in this order (ADJ/5).
  kText,    ///< Text as typed, one blank-free token: "OC-41252", "C++", "https://x.y/z". Several
            ///< words = a phrase of them; none (":)") = look for nothing, match everything.
  kPhrase,  ///< "text in quotes", `slop` extra words allowed when > 0 ("a b"~5). `exact` as kExact.
  kPrefix,  ///< text*
  kExact,   ///< =text: neither stemmed nor accent-folded; ignores case.
  kFuzzy,   ///< text~ or text~2: `edits`.
  kRegex,   ///< /text/ with `flags`.
  kScope,   ///< line:( ) block:( ) section:( ) item:( ), a kind decision:( ), or task-todo:( ),
            ///< task-done:( ): one child, all inside one `name`. Child kAll = there is one.
  kField,   ///< title:( ) body:( ): the child's words are looked for in `name` only. One child.
  kTag,     ///< tag:a (with children) or tag:=a (`exact`); `compare` kEqual, kPrefix, kRegex.
  kValue,   ///< A filter on one value: `name` is a canonical name of operators.h whose shape is
            ///< kValue; `text` the value as typed, `compare` kEqual, kPrefix or kRegex, `exact` =
            ///< the whole value (path:=x). In path, file and folder a `*` in `text` is a wildcard.
  kProperty,  ///< [name:text] with `compare`; kExists is [name], kNull is [name:null].
  kDate,      ///< `name` is date created modified due ...: from `from` to `to`, both inclusive, at
              ///< least one given.
  kCase,      ///< match-case:( ) or ignore-case:( ): one child; `exact` = case matters.
};

enum class Compare : uint8_t {
  kEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kPrefix,
  kRegex,   ///< With `flags`.
  kExists,  ///< The key is there, whatever its value.
  kNull     ///< The key is there without a value.
};

struct Query {
  Op op = Op::kAll;
  std::string name{};  ///< Canonical name of the field, scope, filter, property or date.
  std::string text{};
  std::vector<Query> children{};
  Compare compare = Compare::kEqual;
  bool exact = false;
  int slop = 0;                ///< kPhrase, kNear.
  int edits = 0;               ///< kFuzzy; 0 = by length.
  std::string flags{};         ///< Of a regex: "i", "m", "s", in this order.
  std::optional<Date> from{};  ///< kDate; nothing = open.
  std::optional<Date> to{};
  Span span{};
};

/// The same question: spans do not count.
[[nodiscard]] bool operator==(const Query& left, const Query& right);

/// Canonical query text: parsing it gives an equal tree. REQUIRES: a tree as parse_query
/// gives it.
[[nodiscard]] std::string to_string(const Query& query);

/// "(and (text blob) (tag customer/halden))", for tests and --explain.
[[nodiscard]] std::string to_tree(const Query& query);

}  // namespace inkling
