// SPDX-License-Identifier: MIT
// Queries by chance, the same ones for the same seed: pieces of the language, of ordinary text and
// of nonsense, glued and torn.
#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "query/parse.h"
#include "schemas/load.h"

namespace inkling {

inline ParseContext some_context() {
  return {.schemas = &shipped_schemas(),
          .properties = {"status", "price", "project.owner", "fallig", "rating", "done"},
          .today = make_date(2026, 11, 22)};
}

class QueryMaker {
 public:
  explicit QueryMaker(uint64_t seed) : random_(seed) {}

  std::string text() {
    std::string text;
    for (size_t pieces = 1 + below(12); pieces > 0; --pieces) {
      text += kPieces[below(kPieces.size())];
      if (below(3) == 0) text += ' ';
    }
    if (below(3) == 0) mutate(text);
    return text;
  }

 private:
  size_t below(size_t end) { return random_() % end; }

  void mutate(std::string& text) {
    for (size_t times = 1 + below(4); times > 0 && !text.empty(); --times) {
      const size_t at = below(text.size());
      switch (below(5)) {
        case 0:
          text.erase(at, 1 + below(3));
          break;
        case 1:
          text.insert(at, 1, static_cast<char>(below(256)));
          break;
        case 2:
          text[at] = static_cast<char>(below(256));
          break;
        case 3:
          text.insert(at, text.substr(below(text.size()), below(8)));
          break;
        default:
          text.insert(at, 1, "()\"|[]:-+=~*/#@<>\\ "[below(19)]);
          break;
      }
    }
  }

  inline static const std::vector<std::string_view> kPieces{"halden",
                                                            "a",
                                                            "b",
                                                            "OR",
                                                            " OR ",
                                                            "AND",
                                                            " NOT ",
                                                            "-",
                                                            "+",
                                                            "(",
                                                            ")",
                                                            "\"",
                                                            "|",
                                                            "||",
                                                            ":",
                                                            "*",
                                                            "~",
                                                            "~2",
                                                            "~5",
                                                            "=",
                                                            "!=",
                                                            "<",
                                                            ">=",
                                                            "/",
                                                            "//",
                                                            "\\",
                                                            "\\\\",
                                                            "[",
                                                            "]",
                                                            "[[",
                                                            "]]",
                                                            "#",
                                                            "@",
                                                            " ",
                                                            "  ",
                                                            "title:",
                                                            "body:",
                                                            "decision:",
                                                            "task-todo:",
                                                            "line:",
                                                            "section:",
                                                            "item:",
                                                            "tag:",
                                                            "tag:=",
                                                            "path:",
                                                            "file:",
                                                            "type:",
                                                            "kind:",
                                                            "people:",
                                                            "by:",
                                                            "is:",
                                                            "has:",
                                                            "no:",
                                                            "date:",
                                                            "due:",
                                                            "after:",
                                                            "before:",
                                                            "newer_than:",
                                                            "match-case:",
                                                            "sort:",
                                                            "limit:",
                                                            "status:",
                                                            "price:",
                                                            "[status:",
                                                            "[price:>=",
                                                            "[due:<",
                                                            "[a b:",
                                                            "foo:",
                                                            "linkto:[[",
                                                            "saved:",
                                                            "open",
                                                            "null",
                                                            "none",
                                                            "*",
                                                            "2026",
                                                            "2026-03",
                                                            "2026-W14",
                                                            "2026-Q2",
                                                            "01/02/2026",
                                                            "..",
                                                            "today",
                                                            "last-month",
                                                            "7d",
                                                            "99999y",
                                                            "-7d..",
                                                            "NEAR/5",
                                                            " NEAR ",
                                                            " ADJ/2 ",
                                                            "&&",
                                                            "OC-41252",
                                                            "GB/s",
                                                            "C++",
                                                            "https://x.y/z",
                                                            "C:\\dir\\",
                                                            ":)",
                                                            ":(",
                                                            "main()",
                                                            "f(x",
                                                            "a@b.c",
                                                            "12:30",
                                                            "std::vector",
                                                            "\xE2\x80\x9C",
                                                            "\xE2\x80\x9D",
                                                            "\xEF\xBC\x88",
                                                            "\xEF\xBC\x89",
                                                            "\xEF\xBC\x9A",
                                                            "\xE3\x80\x80",
                                                            "\xEF\xBD\x9C",
                                                            "\xEF\xBC\x8A",
                                                            "\xE6\xB1\x89\xE5\xAD\x97",
                                                            "\xC3\xA4",
                                                            "e\xCC\x81",
                                                            "\xF0\x9F\x98\x80",
                                                            "\xFF",
                                                            "\xC3",
                                                            "\t",
                                                            "\n",
                                                            "\r\n",
                                                            "'",
                                                            ",",
                                                            ".",
                                                            "!",
                                                            "?",
                                                            "$",
                                                            "%",
                                                            "^",
                                                            "&",
                                                            "{",
                                                            "}",
                                                            "`",
                                                            "_",
                                                            ";",
                                                            "\xEF\xBB\xBF",
                                                            "\xC2\xA0",
                                                            "\xEF\xBD\x9E",
                                                            "/re/i",
                                                            "/a b/"};

  std::mt19937_64 random_;
};

}  // namespace inkling
