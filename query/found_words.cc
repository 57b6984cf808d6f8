// SPDX-License-Identifier: MIT
#include "query/found_words.h"

#include <algorithm>
#include <map>

#include "query/edits.h"

namespace inkling {
namespace {

/// The bytes that a word and its inflections begin with. Stemmers change endings; the last letters
/// of a stem may differ from the word's ("happi", "hope"), but not of one as short as "go": tens of
/// thousands of words begin with a single letter.
std::string_view common_head(std::string_view stem) {
  constexpr size_t kUnchanged = 2;
  return stem.substr(0, std::max(kUnchanged, std::min<size_t>(stem.size(), 5) - 1));
}

bool begins_like_one(std::string_view word, const std::vector<std::string>& stems) {
  return std::any_of(stems.begin(), stems.end(),
                     [&](const std::string& stem) { return word.starts_with(common_head(stem)); });
}

bool shares(const std::vector<std::string>& some, const std::vector<std::string_view>& others) {
  return std::any_of(others.begin(), others.end(), [&](std::string_view stem) {
    return std::find(some.begin(), some.end(), stem) != some.end();
  });
}

bool any_related(const std::vector<std::string>& some,
                 const std::vector<std::string_view>& others) {
  return std::any_of(some.begin(), some.end(), [&](const std::string& one) {
    return std::any_of(others.begin(), others.end(),
                       [&](std::string_view other) { return are_related(one, other); });
  });
}

/// A word of the dictionary. Its stems are looked up once it is asked for them.
struct Candidate {
  uint32_t id = 0;
  std::string_view word{};
  const std::vector<std::string_view>* stems = nullptr;
};

class Finder {
 public:
  Finder(const std::vector<Place>& places, const Dictionary& dictionary, Stems& stems)
      : places_(places), dictionary_(dictionary), stems_(stems), found_(places.size()) {
    for (const Place& place : places) near_.emplace_back(place.folded, place.edits);
  }

  std::vector<FoundWords> run() {
    for (uint32_t i = 0; i < places_.size(); ++i) find_alone(i);
    find_stemmed();
    find_containing();
    look_at_unsorted();
    return std::move(found_);
  }

 private:
  void find_alone(uint32_t place);
  void find_beginning(uint32_t place);
  void find_near(uint32_t place);
  void find_stemmed();
  void find_containing();
  void look_at_unsorted();
  bool meets(uint32_t place, Candidate& candidate);
  const std::vector<std::string_view>& stems_of(Candidate& candidate);

  const std::vector<Place>& places_;
  const Dictionary& dictionary_;
  Stems& stems_;
  std::vector<FoundWords> found_;
  std::vector<NearTo> near_;  ///< Per place; of those that are not fuzzy unused.
};

void Finder::find_alone(uint32_t place) {
  const Place& wanted = places_[place];
  switch (wanted.how) {
    case Place::How::kPrefix:
      find_beginning(place);
      return;
    case Place::How::kFuzzy:
      find_near(place);
      return;
    case Place::How::kContains:
    case Place::How::kRelated:
      return;
    default:
      if (const uint32_t id = dictionary_.sorted.id_of(wanted.folded); id != 0) {
        found_[place].add(id, wanted.folded);
      }
  }
}

void Finder::find_beginning(uint32_t place) {
  const std::string& head = places_[place].folded;
  SortedWords::Cursor at(dictionary_.sorted, head);
  for (; !at.at_end() && at.word().starts_with(head); at.next()) {
    found_[place].add(at.id(), at.word());
  }
}

void Finder::find_near(uint32_t place) {
  NearTo& near = near_[place];
  SortedWords::Cursor at(dictionary_.sorted, "");
  while (!at.at_end()) {
    if (near.edits_to(at.word()) >= 0 && !has_digit(at.word())) {
      found_[place].add(at.id(), at.word());
    }
    if (near.hopeless() > 0) {
      at.pass(near.hopeless());
    } else {
      at.next();
    }
  }
}

/// Inflections and related words: both among the words that begin as a stem does.
void Finder::find_stemmed() {
  std::map<std::string_view, std::vector<uint32_t>> by_head;
  for (uint32_t i = 0; i < places_.size(); ++i) {
    const bool stem = places_[i].how == Place::How::kStem && places_[i].kind == WordKind::kWord;
    if (!stem && places_[i].how != Place::How::kRelated) continue;
    for (const std::string& one : places_[i].stems) {
      // Nothing is related to a short one.
      if (!stem && one.size() < kMinRelatedLetters) continue;
      std::vector<uint32_t>& places = by_head[common_head(one)];
      if (places.empty() || places.back() != i) places.push_back(i);
    }
  }
  for (const auto& [head, places] : by_head) {
    SortedWords::Cursor at(dictionary_.sorted, head);
    for (; !at.at_end() && at.word().starts_with(head); at.next()) {
      Candidate candidate{.id = at.id(), .word = at.word()};
      for (const uint32_t place : places) {
        if (meets(place, candidate)) found_[place].add(at.id(), at.word());
      }
    }
  }
}

void Finder::find_containing() {
  std::vector<uint32_t> places;
  for (uint32_t i = 0; i < places_.size(); ++i) {
    if (places_[i].how == Place::How::kContains) places.push_back(i);
  }
  if (places.empty()) return;
  for (SortedWords::Cursor at(dictionary_.sorted, ""); !at.at_end(); at.next()) {
    Candidate candidate{.id = at.id(), .word = at.word()};
    for (const uint32_t place : places) {
      if (meets(place, candidate)) found_[place].add(at.id(), at.word());
    }
  }
}

void Finder::look_at_unsorted() {
  std::string_view rest = dictionary_.unsorted;
  for (uint32_t id = dictionary_.sorted.size() + 1; !rest.empty(); ++id) {
    const size_t size = static_cast<unsigned char>(rest.front());
    const std::string_view word = rest.substr(1, size);
    rest.remove_prefix(std::min(rest.size(), size + 1));
    Candidate candidate{.id = id, .word = word};
    for (uint32_t place = 0; place < places_.size(); ++place) {
      if (meets(place, candidate)) found_[place].add(id, word);
    }
  }
}

const std::vector<std::string_view>& Finder::stems_of(Candidate& candidate) {
  if (candidate.stems == nullptr) candidate.stems = &stems_.of_word(candidate.id, candidate.word);
  return *candidate.stems;
}

bool Finder::meets(uint32_t place, Candidate& candidate) {
  const Place& wanted = places_[place];
  const std::string_view word = candidate.word;
  switch (wanted.how) {
    case Place::How::kStem:
      if (word == wanted.folded) return true;
      if (wanted.kind != WordKind::kWord || !begins_like_one(word, wanted.stems)) return false;
      return shares(wanted.stems, stems_of(candidate));
    case Place::How::kPrefix:
      return word.starts_with(wanted.folded);
    case Place::How::kContains:
      return word.find(wanted.folded) != std::string_view::npos;
    case Place::How::kRelated:
      if (has_digit(word) || !begins_like_one(word, wanted.stems)) return false;
      return !shares(wanted.stems, stems_of(candidate)) &&
             any_related(wanted.stems, stems_of(candidate));
    case Place::How::kFuzzy:
      return !has_digit(word) && near_[place].edits_to(word) >= 0;
    default:
      return word == wanted.folded;
  }
}

}  // namespace

void FoundWords::keep_commonest(size_t most) {
  const auto is_commoner = [](const Entry& a, const Entry& b) { return a.id < b.id; };
  const auto is_same = [](const Entry& a, const Entry& b) { return a.id == b.id; };
  // Of many, few are worth putting in order; some of them may stand twice.
  if (entries_.size() > 4 * most) {
    const auto end = entries_.begin() + static_cast<long>(4 * most);
    std::nth_element(entries_.begin(), end, entries_.end(), is_commoner);
    entries_.erase(end, entries_.end());
  }
  std::sort(entries_.begin(), entries_.end(), is_commoner);
  entries_.erase(std::unique(entries_.begin(), entries_.end(), is_same), entries_.end());
  if (entries_.size() > most) entries_.resize(most);
}

std::vector<FoundWords> find_words(const std::vector<Place>& places, const Dictionary& dictionary,
                                   Stems& stems) {
  return Finder(places, dictionary, stems).run();
}

}  // namespace inkling
