// SPDX-License-Identifier: MIT
// The leaves of a query that are about words: how each is looked for, as a tree over places.
#pragma once

#include <string_view>
#include <vector>

#include "notes/diagnostic.h"
#include "query/open_index.h"
#include "query/pattern.h"
#include "query/places.h"
#include "query/query.h"
#include "query/sought.h"

namespace inkling {

/// Turns queries into Sought trees, collecting the places and patterns they name. Asking twice for
/// the same gives the same places.
class Leaves {
 public:
  Leaves(const OpenIndex& index, Places& places, std::vector<Pattern>& patterns)
      : index_(&index), places_(&places), patterns_(&patterns) {}

  /// What must be true of the words. Clauses that are not about words are kAll.
  Sought sought_of(const Query& query);

  /// Every word counts by itself and order does not matter.
  bool any_word = false;
  /// The leaf whose last word is a prefix (Request::as_you_type); by identity.
  const Query* typing = nullptr;
  /// Words the vault does not know may be misspelt.
  bool typos = false;

  std::vector<Diagnostic> diagnostics{};

  /// The words of a text as a query asks for them: of an unspaced run its pairs only.
  struct Token {
    std::string lower{};
    std::string folded{};
    std::string raw{};
    WordKind kind = WordKind::kWord;
    bool open = false;  ///< A single character of an unspaced script: longer words begin with it.
  };
  std::vector<Token> tokens_of(std::string_view text);

 private:
  Sought text(const Query& query);
  Sought perhaps_misspelt(const Token& token, Place::How how);
  Sought phrase(const Query& query);
  Sought prefix(const Query& query);
  Sought fuzzy(const Query& query);
  Sought regex(const Query& query);
  Sought near(const Query& query);
  Sought scope(const Query& query);
  Sought filter(const Query& query);
  Sought children(const Query& query, Sought::Op op);
  Sought sequence(const std::vector<Token>& tokens, Place::How how);
  uint32_t place_of(const Token& token, Place::How how);
  [[nodiscard]] Place::How strict(Place::How how) const {
    return match_case_ ? Place::How::kCase : how;
  }

  const OpenIndex* index_;
  Places* places_;
  std::vector<Pattern>* patterns_;
  std::vector<std::string> pattern_texts_;
  Tokenizer tokenizer_;
  bool match_case_ = false;
  bool in_scope_ = false;  ///< Inside line:( ), block:( ) or section:( ).
};

/// The blocks that a field's name stands for; 0 when it is none of a note's parts.
[[nodiscard]] FieldMask field_mask(std::string_view name);

/// The kind that a scope's name stands for, kNone for `item` and for unknown names.
/// "todo" or "done" of "task-todo", "chore-done"; else "".
[[nodiscard]] std::string_view state_of_scope(std::string_view name);
[[nodiscard]] uint32_t kind_of_scope(std::string_view name, const SchemaSet& schemas);
[[nodiscard]] bool is_item_scope(std::string_view name);

}  // namespace inkling
