// SPDX-License-Identifier: MIT
// The characters of a query as the language sees them. A scanner walks the text once from left to
// right and reads the things that stand between blanks: words, quotes, regular expressions. What
// they mean is the parser's business.
//
// Full-width punctuation, as Chinese and Japanese input methods give it, stands for its ASCII
// counterpart, and curly quotes for straight ones.
//
// A backslash counts only directly before a special character: there an odd one makes the character
// ordinary and two stand for one. Everywhere else it is itself, so that C:\notes is C:\notes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notes/text.h"

namespace inkling {

/// One character, and what it counts as.
struct Glyph {
  char as =
      0;  ///< ASCII, itself or as its counterpart: '(' for U+FF08, ' ' for any blank. 0: none.
  bool wide = false;  ///< Not ASCII: its counterpart is meant by it, or it is a letter or sign.
  uint32_t size = 0;  ///< Bytes; 0 at the end of the text, where `as` is '\0'.

  [[nodiscard]] bool end() const { return size == 0; }
  [[nodiscard]] bool blank() const { return as == ' '; }
  /// A letter, digit or underscore; any character outside ASCII without a counterpart.
  [[nodiscard]] bool word() const;
  /// A backslash before it counts.
  [[nodiscard]] bool special() const;
};
[[nodiscard]] Glyph glyph_at(std::string_view text, size_t at);

/// AND OR NOT && NEAR NEAR/5 ADJ ADJ/5, upper case.
[[nodiscard]] bool is_keyword(std::string_view word);

/// Where a field's name could be: `name:`, at the start of a text.
struct FieldName {
  uint32_t name_size = 0;  ///< Bytes before the colon.
  uint32_t size = 0;       ///< With the colon.
  bool wide = false;       ///< The colon is U+FF1A, which prose in Chinese is full of.
};
inline constexpr size_t kMaxFieldName = 64;
/// Nothing for "12:30", "std::vector", "https://x.y", ":)".
[[nodiscard]] std::optional<FieldName> field_name(std::string_view text);

struct Lexeme {
  std::string text{};   ///< Without escapes.
  Span span{};          ///< As written.
  size_t guarded = 0;   ///< Bytes of `text` up to the last escaped character.
  bool closed = true;   ///< Of a quote.
  std::string flags{};  ///< Of a regular expression.

  [[nodiscard]] bool escaped() const { return guarded != 0; }
};

class Scanner {
 public:
  /// `base` is what spans count from: the place of `text` in the whole query.
  explicit Scanner(std::string_view text, uint32_t base = 0);

  [[nodiscard]] Glyph peek(size_t ahead = 0);
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] uint32_t at() const { return at_; }
  [[nodiscard]] uint32_t place() const { return base_ + at_; }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] std::string_view written(Span span) const {
    return text_.substr(span.begin - base_, span.size());
  }
  void move_to(uint32_t at) { at_ = at; }
  void advance(uint32_t bytes) { at_ += bytes; }
  void skip_blanks();
  void finish() { at_ = static_cast<uint32_t>(text_.size()); }
  /// A term may end before the character `ahead` bytes from here.
  [[nodiscard]] bool term_ends(size_t ahead = 0);

  /// The keyword that stands here as a whole word, or empty. Does not move.
  [[nodiscard]] std::string_view keyword();
  /// The word here. `grouped`: a ')' that the word did not open ends it. Parentheses that open and
  /// close inside the word belong to it: "main()". Empty when nothing of a word is here.
  [[nodiscard]] Lexeme word(bool grouped);
  /// REQUIRES: peek().as == '"'. An unclosed quote reaches to the end.
  [[nodiscard]] Lexeme quote();
  /// The regular expression here: one that starts and ends with '/' and flags where a term ends.
  [[nodiscard]] std::optional<Lexeme> regex();
  /// `[[X]]`, `[[X#part|label]]`: X.
  [[nodiscard]] std::optional<Lexeme> wikilink();
  /// What stands between this '[' and its ']'. Quotes, links and groups may hold brackets.
  [[nodiscard]] std::optional<Lexeme> brackets();

  [[nodiscard]] uint64_t steps() const { return steps_; }

 private:
  void find_pairs();
  void find_regex_ends();
  uint32_t copy_plain(Lexeme& lexeme);
  bool skip_inner_regex();

  std::string_view text_;
  uint32_t base_;
  uint32_t at_ = 0;
  uint64_t steps_ = 0;
  std::vector<uint32_t> pairs_;       ///< Per '(' the place of its ')' in the same word, or 0.
  std::vector<uint32_t> regex_ends_;  ///< Per byte the next '/' at or after it that may end one.
  std::vector<uint32_t> slashes_;     ///< Per byte the next '/' at or after it without a backslash.
  bool brackets_open_ = false;        ///< A '[' was met that nothing closes: nor later ones.
  bool links_open_ = false;           ///< Likewise of "[[".
};

}  // namespace inkling
