// SPDX-License-Identifier: MIT
#include "indexer/lexicon.h"

namespace inkling {

Lexicon::Lexicon(const Language& language, WordsWriter& ids) : stemmer_(language), ids_(&ids) {}

IndexedWord Lexicon::look_up(const Word& word, uint32_t hash) {
  const uint32_t number = words_.number_of(word.lower, hash);
  if (number == lexemes_.size()) {
    const uint32_t stem = stems_.number_of(stemmer_.stem(word));
    const bool plain =
        word.kind == WordKind::kWord && word.lower == word.folded && !has_digit(word.folded);
    const bool told = plain || stemmer_.stem_of_folded(word.folded) == stems_[stem];
    lexemes_.push_back({.id = ids_->id_of(word.folded), .stem = stem, .told = told});
  }
  return lexemes_[number];
}

Lexicon& Lexicons::of(const Language& language) {
  uint32_t words = 0;
  for (const auto& [name, lexicon] : lexicons_) words += lexicon->word_count();
  if (words > kMaxWords) lexicons_.clear();
  std::unique_ptr<Lexicon>& lexicon = lexicons_[language];
  if (!lexicon) lexicon = std::make_unique<Lexicon>(language, *ids_);
  return *lexicon;
}

}  // namespace inkling
