// SPDX-License-Identifier: MIT
#include "query/related.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

#include "query/filters.h"
#include "query/named_notes.h"
#include "query/places.h"
#include "query/session.h"
#include "query/told_terms.h"
#include "schemas/function_words.h"
#include "schemas/words_file.h"

namespace inkling {
namespace {

constexpr double kNameTimes = 3;      ///< A word of its name counts as if said so often.
constexpr double kSoonEnough = 1.5;   ///< How slowly repetition stops to count, as k1 of BM25.
constexpr size_t kMostWords = 4'000;  ///< Of a long note: its commonest.
constexpr size_t kMostLinks = 500;    ///< Links of a note that are followed.

struct Said {
  uint32_t id = 0;
  double times = 0;
};

bool is_prose(WordsField field) {
  return field <= WordsField::kName || field == WordsField::kHeading || field == WordsField::kBody;
}

/// How often the note says each word, by id.
std::vector<Said> words_said(std::string_view record) {
  std::unordered_map<uint32_t, double> times;
  WordsReader reader(record);
  for (WordsBlock block; reader.next(block);) {
    const double each = block.field <= WordsField::kName ? kNameTimes : 1;
    reader.each_id([&](uint32_t id) {
      if (id != kLineEnd && is_prose(block.field)) times[id] += each;
    });
  }
  std::vector<Said> said;
  for (const auto& [id, count] : times) said.push_back({id, count});
  std::sort(said.begin(), said.end(), [](const Said& a, const Said& b) {
    return a.times != b.times ? a.times > b.times : a.id < b.id;
  });
  said.resize(std::min(said.size(), kMostWords));
  std::sort(said.begin(), said.end(), [](const Said& a, const Said& b) { return a.id < b.id; });
  return said;
}

/// Calls `visit` with each word and how often it is said. `said` is in order of id.
template <typename F>
void each_word(const std::vector<Said>& said, std::string_view terms, F visit) {
  auto next = said.begin();
  size_t at = 0;
  for (uint32_t id = 1; next != said.end() && at < terms.size(); ++id) {
    const size_t length = static_cast<unsigned char>(terms[at]);
    if (id == next->id) visit(terms.substr(at + 1, length), (next++)->times);
    at += 1 + length;
  }
}

/// All inflections of a word that a note says.
struct Telling {
  std::string word{};  ///< The one it says most.
  double most = 0;
  double times = 0;
  double weight = 0;
};

void weigh(const std::string& stem, Telling& telling, const OpenIndex& index) {
  const double all = index.notes.get_doccount();
  const double with = index.notes.get_termfreq(make_term({}, stem));
  if (with < 2) return;  // Its own.
  const double idf = std::log1p((all - with + 0.5) / (with + 0.5));
  telling.weight = idf * telling.times / (telling.times + kSoonEnough);
}

void add(DocSet& to, const DocSet& docs) {
  to.insert(to.end(), docs.begin(), docs.end());
}

}  // namespace

std::vector<std::string> telling_words(uint32_t note, const OpenIndex& index) {
  const Language language = index.languages.empty() ? Language{} : index.languages.front();
  Stems& stems = index.stems();
  std::map<std::string, Telling> by_stem;
  each_word(words_said(index.record_of(note)), index.checked_terms(),
            [&](std::string_view word, double times) {
              if (count_letters(word) < 2 || has_digit(word) || is_function_word(word, language)) {
                return;
              }
              Telling& telling = by_stem[stems.of(word, word, WordKind::kWord).front()];
              telling.times += times;
              if (times <= telling.most) return;
              telling.most = times;
              telling.word = word;
            });
  std::vector<Telling> best;
  for (auto& [stem, telling] : by_stem) {
    weigh(stem, telling, index);
    if (telling.weight > 0) best.push_back(std::move(telling));
  }
  std::stable_sort(best.begin(), best.end(),
                   [](const Telling& a, const Telling& b) { return a.weight > b.weight; });
  best.resize(std::min(best.size(), kMostTelling));
  std::vector<std::string> words;
  for (Telling& telling : best) words.push_back(std::move(telling.word));
  return words;
}

DocSet linked_notes(uint32_t note, const OpenIndex& index) {
  DocSet linked;
  std::vector<std::string> targets = links_of(index.notes, note);
  targets.resize(std::min(targets.size(), kMostLinks));
  for (const std::string& target : targets) {
    for (const NamedNote& named : notes_named(target, index)) linked.push_back(named.docid);
  }
  if (const auto data = index.note_data(note)) {
    std::string path = fold(data->stamp.path);
    path = path.substr(0, path.rfind('.'));
    add(linked, docs_with(index.notes, {make_term(prefix::kLink, last_part_of_path(path))}));
  }
  std::sort(linked.begin(), linked.end());
  linked.erase(std::unique(linked.begin(), linked.end()), linked.end());
  std::erase(linked, note);
  return linked;
}

Result<Results> related(const Request& request, const std::string& path, const OpenIndex& index) {
  const std::string term = make_term(prefix::kPath, path);
  const auto note = index.notes.postlist_begin(term);
  if (note == index.notes.postlist_end(term)) {
    return Error{.code = Code::kNotFound,
                 .message = "not indexed: '" + path + "'",
                 .hint = "'inkling why' says why a note is not"};
  }
  Request asked = request;
  asked.any = true;
  asked.by = Unit::kNote;
  asked.order = Order::kBest;
  // The words are in no order, and to be known is not to be alike.
  asked.without = {"pair", "links"};
  Likeness like{.note = *note, .linked = linked_notes(*note, index)};
  Question question{.request = asked, .like = &like};
  question.parsed.query = {.op = Op::kNothing};
  std::vector<Query> words;
  for (std::string& word : telling_words(*note, index)) {
    question.parsed.text += (words.empty() ? "" : " ") + word;
    words.push_back({.op = Op::kText, .text = std::move(word)});
  }
  if (words.size() == 1) question.parsed.query = std::move(words.front());
  if (words.size() > 1) question.parsed.query = {.op = Op::kAnd, .children = std::move(words)};
  return answer(question, index);
}

}  // namespace inkling
