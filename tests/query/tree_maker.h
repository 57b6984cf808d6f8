// SPDX-License-Identifier: MIT
// Trees by chance, the same ones for the same seed: any that parse_query could have given, with the
// texts in them as odd as can be.
#pragma once

#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "query/lexer.h"
#include "query/operators.h"
#include "query/query.h"

namespace inkling {

class TreeMaker {
 public:
  explicit TreeMaker(uint64_t seed) : random_(seed) {}

  Query tree() { return below(20) == 0 ? Query{.op = Op::kAll} : node(4); }

 private:
  size_t below(size_t end) { return random_() % end; }
  template <typename T, size_t N>
  T one_of(const T (&list)[N]) {
    return list[below(N)];
  }

  std::string raw(size_t most, bool blanks) {
    static constexpr std::string_view kPieces[] = {
        "a",      "B",    "word", "7",  "_",           "-",      "/",   "*",  "~",
        "~2",     "(",    ")",    "\"", "\\",          ":",      "[",   "]",  "#",
        "@",      "+",    "=",    "<",  ">",           "|",      "&&",  "OR", "AND",
        "NEAR/2", ".",    "..",   ",",  "!",           "?",      "'",   "ä",  "语",
        "（",     "：",   "“",    "＊", "👩‍🚀", "title:", "tag", "{",  "}",
        "$",      "null", "none", "^",  "%",           "NOT",    ";"};
    std::string text;
    for (size_t pieces = 1 + below(most); pieces > 0; --pieces) {
      text += one_of(kPieces);
      if (blanks && below(3) == 0) text += ' ';
    }
    return text;
  }

  static bool has_word(std::string_view text) {
    for (size_t at = 0; at < text.size(); at += glyph_at(text, at).size) {
      if (glyph_at(text, at).word()) return true;
    }
    return false;
  }

  std::string_view last_char(std::string_view text) {
    size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) {
    }
    return text.substr(at);
  }

  Query words() {
    Query leaf;
    switch (below(6)) {
      case 0:
        leaf = {.op = Op::kPhrase, .text = "w" + raw(4, true), .exact = below(3) == 0};
        if (below(3) == 0) leaf.slop = 1 + static_cast<int>(below(50));
        return leaf;
      case 1:
        do leaf = {.op = Op::kPrefix, .text = raw(3, false)};
        while (!has_word(leaf.text) || leaf.text.front() == '*' ||
               glyph_at(last_char(leaf.text), 0).as == '*');
        return leaf;
      case 2:
        do leaf = {.op = Op::kExact, .text = raw(3, false)};
        while (!glyph_at(leaf.text, 0).word() && !glyph_at(leaf.text, 0).special());
        return leaf;
      case 3:
        do leaf = {.op = Op::kFuzzy, .text = raw(3, false), .edits = static_cast<int>(below(3))};
        while (!has_word(leaf.text) || leaf.text.back() == '~' ||
               leaf.text.find_first_of("0123456789") != std::string::npos);
        return leaf;
      default:
        return {.op = Op::kText, .text = raw(4, false)};
    }
  }

  Query value() {
    static constexpr std::string_view kNames[] = {"type",   "lang",     "path",       "file",
                                                  "folder", "people",   "by",         "linkto",
                                                  "in",     "mentions", "linkedfrom", "assignee"};
    Query leaf{.op = Op::kValue, .name = std::string(one_of(kNames)), .text = "v" + raw(3, true)};
    leaf.exact = below(4) == 0;
    const bool path = leaf.name == "path" || leaf.name == "file" || leaf.name == "folder";
    if (!path && below(4) == 0) leaf.compare = Compare::kPrefix;
    return leaf;
  }

  Query property() {
    static constexpr Compare kCompares[] = {
        Compare::kEqual,   Compare::kLess,         Compare::kLessEqual,
        Compare::kGreater, Compare::kGreaterEqual, Compare::kPrefix,
        Compare::kRegex,   Compare::kExists,       Compare::kNull};
    static constexpr std::string_view kNames[] = {"status", "price", "a key",      "project.owner",
                                                  "1",      "语",    "unit: price"};
    Query leaf{.op = Op::kProperty, .name = std::string(one_of(kNames))};
    leaf.compare = one_of(kCompares);
    if (leaf.compare == Compare::kExists || leaf.compare == Compare::kNull) return leaf;
    if (leaf.compare == Compare::kRegex) return with_regex(leaf);
    leaf.text = "p" + raw(3, true);
    leaf.exact = leaf.compare == Compare::kEqual && below(4) == 0;
    return leaf;
  }

  Query with_regex(Query leaf) {
    static constexpr std::string_view kPatterns[] = {
        "a.*b", "\\d{4}-\\d{2}", "[a\\/b]", "a\\/b", "(x|y)z", "^$", "\"", "a b"};
    leaf.text = one_of(kPatterns);
    leaf.flags = std::string(one_of({"", "i", "im", "ims", "s"}));
    return leaf;
  }
  std::string_view one_of(std::initializer_list<std::string_view> list) {
    return list.begin()[below(list.size())];
  }

  Query date() {
    static constexpr std::string_view kNames[] = {"date", "created",   "modified",
                                                  "due",  "scheduled", "decided"};
    Query leaf{.op = Op::kDate, .name = std::string(one_of(kNames))};
    const auto from = static_cast<int32_t>(below(40'000));
    const size_t ends = below(3);
    if (ends != 1) leaf.from = Date{.days = from};
    if (ends != 2) leaf.to = Date{.days = from + static_cast<int32_t>(below(400))};
    return leaf;
  }

  Query leaf() {
    switch (below(9)) {
      case 0:
        return {.op = Op::kTag, .text = "t" + raw(2, false) + "t", .exact = below(3) == 0};
      case 1:
        return {.op = Op::kTag, .text = "t" + raw(2, false), .compare = Compare::kPrefix};
      case 2:
        return value();
      case 3:
        return property();
      case 4:
        return date();
      case 5:
        return {.op = Op::kValue,
                .name = std::string(one_of({"has", "no"})),
                .text = std::string(things()[below(things().size())])};
      case 6:
        return {
            .op = Op::kValue, .name = "is", .text = std::string(states()[below(states().size())])};
      case 7:
        return with_regex({.op = Op::kRegex});
      default:
        return words();
    }
  }

  Query near() {
    Query result{.op = Op::kNear, .exact = below(2) == 0, .slop = 1 + static_cast<int>(below(20))};
    for (size_t i = 2 + below(2); i > 0; --i) {
      if (below(4) != 0) {
        result.children.push_back(words());
      } else {
        result.children.push_back({.op = Op::kOr, .children = {words(), words()}});
      }
    }
    return result;
  }

  Query around(Op op, std::string_view name, Query child) {
    Query result{.op = op, .name = std::string(name)};
    result.children.push_back(std::move(child));
    return result;
  }

  Query node(int depth) {
    if (depth == 0) return leaf();
    switch (below(9)) {
      case 0:
      case 1: {
        const Op op = below(2) == 0 ? Op::kAnd : Op::kOr;
        Query result{.op = op};
        for (size_t i = 2 + below(3); i > 0; --i) {
          Query child = node(depth - 1);
          while (child.op == op) child = leaf();
          result.children.push_back(std::move(child));
        }
        return result;
      }
      case 2: {
        Query child = node(depth - 1);
        while (child.op == Op::kNot) child = leaf();
        return around(Op::kNot, "", std::move(child));
      }
      case 3: {
        Query child = node(depth - 1);
        while (child.op == Op::kMust) child = leaf();
        return around(Op::kMust, "", std::move(child));
      }
      case 4: {
        static constexpr std::string_view kScopes[] = {"line", "block",    "section",
                                                       "item", "decision", "task-todo"};
        Query child = below(8) == 0 ? Query{.op = Op::kAll} : node(depth - 1);
        return around(Op::kScope, one_of(kScopes), std::move(child));
      }
      case 5:
        return around(Op::kField, one_of({"title", "heading", "body", "alias"}), node(depth - 1));
      case 6: {
        Query result = around(Op::kCase, "", node(depth - 1));
        result.exact = below(2) == 0;
        return result;
      }
      case 7:
        return near();
      default:
        return leaf();
    }
  }

  std::mt19937_64 random_;
};

}  // namespace inkling
