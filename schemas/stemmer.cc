// SPDX-License-Identifier: MIT
#include <xapian.h>

#include <algorithm>
#include <utility>

#include "schemas/words.h"

namespace inkling {
namespace {

struct StemmedLanguage {
  std::string_view code;
  std::string_view xapian;
  bool folds_first;  ///< The stemmer works better on, or needs, words without accents.
};

// Folding first lets a query without accents find the word with them. It costs nothing where the
// accents do not decide the ending (measured: de, en, ru equal, es .9609 for .9620 nDCG@10, and
// .9609 for .9576 when the queries have no accents); where they do (Turkish dotless i, French -é),
// the stemmer sees the word as written.
constexpr StemmedLanguage kStemmed[] = {
    {"ar", "arabic", false},    {"ca", "catalan", false},   {"da", "danish", false},
    {"de", "german", true},     {"en", "english", true},    {"es", "spanish", true},
    {"eu", "basque", true},     {"fi", "finnish", false},   {"fr", "french", false},
    {"ga", "irish", false},     {"hu", "hungarian", false}, {"hy", "armenian", false},
    {"id", "indonesian", true}, {"it", "italian", false},   {"lt", "lithuanian", false},
    {"nb", "norwegian", false}, {"ne", "nepali", false},    {"nl", "dutch", false},
    {"nn", "norwegian", false}, {"no", "norwegian", false}, {"pt", "portuguese", false},
    {"ro", "romanian", false},  {"ru", "russian", true},    {"sv", "swedish", false},
    {"ta", "tamil", false},     {"tr", "turkish", false},
};

const StemmedLanguage* find_language(std::string_view code) {
  const auto* const found = std::find_if(std::begin(kStemmed), std::end(kStemmed),
                                         [&](const auto& known) { return known.code == code; });
  return found == std::end(kStemmed) ? nullptr : found;
}

}  // namespace

struct Stemmer::State {
  const StemmedLanguage* language = nullptr;
  Xapian::Stem stem{};
  std::string latest{};
  std::string buffer{};
};

Stemmer::Stemmer(const Language& language) : state_(std::make_unique<State>()) {
  state_->language = find_language(language);
  if (state_->language) state_->stem = Xapian::Stem(std::string(state_->language->xapian));
}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return '0' <= c && c <= '9'; });
}

std::string_view Stemmer::stem(const Word& word) {
  State& state = *state_;
  if (word.kind != WordKind::kWord || !state.language) return word.folded;
  state.buffer.assign(state.language->folds_first ? word.folded : word.lower);
  state.latest = state.stem(state.buffer);
  if (!state.language->folds_first) state.latest = fold(state.latest);
  if (state.latest.empty()) state.latest.assign(word.folded);
  return state.latest;
}

std::string_view Stemmer::stem_of_folded(std::string_view folded) {
  const WordKind kind = has_digit(folded) ? WordKind::kNumber : WordKind::kWord;
  return stem({.lower = folded, .folded = folded, .kind = kind});
}

const std::vector<Language>& stemmed_languages() {
  static const std::vector<Language> kCodes = [] {
    std::vector<Language> all;
    for (const StemmedLanguage& known : kStemmed) all.emplace_back(known.code);
    return all;
  }();
  return kCodes;
}

}  // namespace inkling
