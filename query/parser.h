// SPDX-License-Identifier: MIT
// The parser behind parse_query: recursive descent over a Scanner, from the loosest binding to the
// tightest.
//
//   alternatives  a b OR c d                                        parser.cc
//   conjunction   a b, a AND b
//   near_chain    a NEAR/5 b
//   operand       -x  NOT x  +x
//   primary       ( )  "x"  /x/  [x]  #x  @x  =x  x                parse_term.cc
//   named         name:x                                            parse_name.cc
//   values        what follows name: when it is no text: a|b  a,b  parse_choices.cc
//   leaf          one value                                         parse_value.cc
//   property      what stands in [ ]                               parse_property.cc
//
// Each gives a clause, or nothing where there was none or it had to be dropped; then a diagnostic
// says so.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/lexer.h"
#include "query/parse.h"
#include "query/vocabulary.h"

namespace inkling {

/// One value after `name:`, before it is known what kind of value it must be.
struct Value {
  std::string text{};
  Compare compare = Compare::kEqual;
  std::string flags{};
  bool exact = false;    ///< "=" stood before it.
  bool negated = false;  ///< "!=" did.
  bool quoted = false;   ///< In quotes or [[ ]], or with an escape: no word of it is special.
  Span span{};
};

class Parser {
 public:
  /// `text` is valid UTF-8 without NUL. It and the context must outlive the parser.
  Parser(std::string_view text, const ParseContext& context);
  /// Adds the tree, the controls and the diagnostics. Once only.
  void run(ParsedQuery& parsed);

 private:
  using Clause = std::optional<Query>;

  Clause alternatives();
  Clause conjunction();
  Clause near_chain();
  Clause operand();
  Clause primary();

  Clause group();
  Clause quote();
  Clause exact();
  Clause tag_mark();
  Clause saved_mark();
  Clause bracketed();
  Clause word();
  Clause text_word(Lexeme word);
  Clause named();
  Clause unknown_name(const FieldName& field, std::string_view folded);
  Clause without_value(const Name& name, Span span);
  bool another_choice();
  Clause any_of(const Name& name, Span span);
  Clause worded(const Name& name, Span span);

  Clause values(const Name& name);
  Clause listed(const Name& name, Value value);
  Value read_value(const Name& name);
  Clause leaf(const Name& name, Value value);
  Clause tag_leaf(Value value);
  Clause state_leaf(const Value& value);
  Clause thing_leaf(const Name& name, const Value& value);
  Clause value_leaf(const Name& name, Value value);
  Clause date_leaf(const Name& name, const Value& value);
  Clause age_leaf(const Name& name, const Value& value);
  Clause property_leaf(const Name& name, Value value);
  void control(const Name& name, const Value& value);
  void sort_control(std::string text, Span span);

  Clause property(const Lexeme& inner);
  Clause property_keys(const Lexeme& inner);
  Clause property_alternatives(const Name& name);
  Clause property_conjunction(const Name& name);
  Clause property_unit(const Name& name);
  Clause property_group(const Name& name);
  Clause property_range(const Name& name, const Value& value, size_t dots);
  void join_words(Value& value);
  void note_unknown_property(const std::string& key, Span span);

  /// A leaf of the tree, counted. Nothing when there are too many.
  Clause node(Op op, Span span, std::string text = {});
  bool is_emoticon();
  bool grouped() const { return open_ + ignored_ > 0; }
  bool deeper(Span span);
  void word_hint(std::string_view word, Span span);
  void report(std::string code, Severity severity, Span span, std::string message,
              std::string fix = {});
  Span here(size_t bytes = 1);

  Scanner scan_;
  const ParseContext& context_;
  Vocabulary vocabulary_;
  Controls controls_{};
  std::vector<Diagnostic> diagnostics_{};
  std::optional<Name> value_name_{};  ///< Inside name:( ) where `name` takes values.
  size_t depth_ = 0;
  size_t open_ = 0;     ///< Groups that wait for their ')'.
  size_t ignored_ = 0;  ///< '(' beyond the depth allowed.
  size_t nodes_ = 0;
  uint64_t inner_steps_ = 0;
  bool in_brackets_ = false;
  bool full_ = false;  ///< Too many clauses: said once.
  bool too_deep_ = false;
  bool refused_ = false;    ///< A clause was dropped that would have narrowed the answer.
  bool bare_list_ = false;  ///< The last conjunction had two parts or more of its own.
  bool mixed_ = false;
  bool word_hint_ = false;
};

/// Whether a comma separates the values of a name: theirs hold none unless they are in quotes, as
/// titles and paths may.
[[nodiscard]] bool takes_list(const Name& name);
/// The canonical state by any of its spellings ("closed" is "done"), or empty.
[[nodiscard]] std::string_view state_of(std::string_view folded);
/// One child is itself; children of the same op melt into one list.
[[nodiscard]] std::optional<Query> combined(Op op, std::vector<Query> children);
/// Not of everything is nothing; not of not is the thing itself.
[[nodiscard]] Query negated(Query child, Span span);

}  // namespace inkling
