// SPDX-License-Identifier: MIT
#include "query/rank.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <tuple>

#include "query/note_links.h"
#include "query/ranked_notes.h"
#include "query/supersession.h"
#include "query/term_docs.h"
#include "schemas/item_place.h"

namespace inkling {
namespace {

/// What a candidate is: a note, or an item of it.
struct Subject {
  uint32_t note = 0;
  uint32_t item = kNone;
  bool superseded = false;
  std::string date{};  ///< Of an item: its own, as slot::kDate has it.
};

bool is_in(const DocSet& docs, uint32_t docid) {
  return std::binary_search(docs.begin(), docs.end(), docid);
}

/// Of these items, those that are superseded: as they say themselves, or as others say.
DocSet superseded_of(const std::vector<Ranked>& candidates, const OpenIndex& index) {
  DocSet items;
  for (const Ranked& candidate : candidates) items.push_back(candidate.docid);
  std::sort(items.begin(), items.end());
  TermDocs say_so(index.items, make_term(prefix::kStatus, to_string(Status::kSuperseded)));
  const Supersession& others = index.supersession();
  std::erase_if(items,
                [&](uint32_t item) { return !say_so.has(item) && !others.is_superseded(item); });
  return items;
}

std::vector<Subject> subjects_of(const std::vector<Ranked>& candidates, Source source,
                                 const OpenIndex& index) {
  std::vector<Subject> subjects;
  subjects.reserve(candidates.size());
  if (source == Source::kNotes) {
    for (const Ranked& candidate : candidates) subjects.push_back({.note = candidate.docid});
    return subjects;
  }
  const DocSet superseded = superseded_of(candidates, index);
  ItemPlaces places(index.items);
  for (const Ranked& candidate : candidates) {
    const Xapian::Document document =
        index.items.get_document(candidate.docid, Xapian::DOC_ASSUME_VALID);
    Subject subject{.note = candidate.docid,
                    .superseded = is_in(superseded, candidate.docid),
                    .date = document.get_value(slot::kDate)};
    if (const auto place = places.of(document)) {
      subject.note = place->note;
      subject.item = place->ordinal;
    }
    subjects.push_back(std::move(subject));
  }
  return subjects;
}

/// The words of a query found in one document, and where.
class Judge {
 public:
  Judge(const SearchPlan& plan, const OpenIndex& index, const RankOptions& options)
      : plan_(plan),
        index_(index),
        weights_(options.weights),
        options_(options),
        floor_(options.floor),
        recorded_(plan.places, false) {
    for (const RankedWord& word : plan.words) total_ += word.idf;
  }

  /// All that the note's own words say: what others say of it, and its news, are added later.
  Scored judge(const Ranked& candidate, const Subject& subject, std::string_view record);
  /// By how many notes link to each.
  void add_links(std::vector<Scored>& scored) const;
  void add_up(Scored& scored, const Subject& subject) const;

 private:
  /// What a query says of a name, or of the best of several.
  struct NameSays {
    double part = 0;
    double whole = 0;  ///< All that the name says, when the query says it, too.
  };
  [[nodiscard]] NameSays best_name(const WordsView& words) const;
  [[nodiscard]] NameSays read_name(const WordsView& words, Span block) const;
  /// What a name says of the query: idf found, in so many of its words.
  [[nodiscard]] double named(double found, double count, double length) const;
  struct PathSays {
    double all = 0;
    double tail = 0;  ///< The best of its tails, as a name.
  };
  PathSays read_path(std::string_view path);
  [[nodiscard]] double recent(const Subject& subject) const;
  [[nodiscard]] double typed(const WordsView& words, const Region& region) const;
  [[nodiscard]] double related(const WordsView& words, const Region& region) const;
  double pairs(const WordsView& words, const Region& region) const;
  /// What share of the query's idf a sum of idf is.
  [[nodiscard]] double share(double found) const { return total_ > 0 ? found / total_ : 0; }
  [[nodiscard]] bool present(const std::vector<uint32_t>& at, const Region& region) const;
  Tier tier(const WordsView& words, const Region& region, Scored& scored) const;

  const SearchPlan& plan_;
  const OpenIndex& index_;
  const RankWeights& weights_;
  const RankOptions& options_;
  Tier floor_;
  RecordedWords recorded_;
  Tokenizer tokenizer_;
  double total_ = 0;
};

bool any_in(const std::vector<uint32_t>& sorted, Span range) {
  const auto at = std::lower_bound(sorted.begin(), sorted.end(), range.begin);
  return at != sorted.end() && *at < range.end;
}

bool Judge::present(const std::vector<uint32_t>& at, const Region& region) const {
  return std::any_of(region.begin(), region.end(), [&](Span range) { return any_in(at, range); });
}

/// A name that says all of the query, and no more, counts in full.
double Judge::named(double found, double count, double length) const {
  const double precise = std::min(1.0, count / std::max(1.0, length));
  return found * std::sqrt(share(found)) * (1 - kNamePrecision + kNamePrecision * precise);
}

Judge::NameSays Judge::read_name(const WordsView& words, Span block) const {
  double found = 0;
  double count = 0;
  for (const RankedWord& word : plan_.words) {
    const bool root = weights_.related > 0 && word.related != kNone;
    if (!any_in(words.at[word.place], block) && !(root && any_in(words.at[word.related], block))) {
      continue;
    }
    found += word.idf;
    ++count;
  }
  const double length = block.size() - 1.0;
  return {.part = named(found, count, length), .whole = count >= length ? found : 0};
}

/// Folders say what a note is about, too; and with the last of them a note is called as links call
/// it, when its own name is not enough: "Kestrel/Pricing". From its end, a folder at a time.
Judge::PathSays Judge::read_path(std::string_view path) {
  path = path.substr(0, path.rfind('.'));
  const std::vector<Word>& words = tokenizer_.words(path);
  std::vector<bool> met(plan_.words.size());
  PathSays says;
  double found = 0;
  double count = 0;
  for (size_t i = words.size(); i-- > 0;) {
    const std::vector<uint32_t> places = plan_.places.of_word(words[i], words[i].span.of(path));
    for (size_t k = 0; k < met.size(); ++k) {
      const uint32_t place = plan_.words[k].place;
      if (met[k] || std::find(places.begin(), places.end(), place) == places.end()) continue;
      met[k] = true;
      found += plan_.words[k].idf;
      ++count;
    }
    const size_t before = i > 0 ? words[i - 1].span.end : 0;
    const std::string_view between = path.substr(before, words[i].span.begin - before);
    if (i > 0 && between.find('/') == std::string_view::npos) continue;
    says.tail = std::max(says.tail, named(found, count, static_cast<double>(words.size() - i)));
  }
  says.all = found * share(found);
  return says;
}

/// What is left of a note's news: of its date, else of when its file was written.
double Judge::recent(const Subject& subject) const {
  if (options_.recent_days == 0) return 0;
  std::string date = subject.date;
  const Xapian::Document note = index_.notes.get_document(subject.note);
  if (date.empty()) date = note.get_value(slot::kDate);
  constexpr double kSecondsPerDay = 86'400;
  const std::string written = date.empty() ? note.get_value(slot::kModified) : std::string{};
  if (date.empty() && written.empty()) return 0;
  const double day = date.empty()
                         ? std::floor(Xapian::sortable_unserialise(written) / kSecondsPerDay)
                         : Xapian::sortable_unserialise(date);
  const double age = std::max(0.0, options_.today.days - day);
  return kRecentShare * std::exp2(-age / options_.recent_days);
}

double Judge::typed(const WordsView& words, const Region& region) const {
  double sum = 0;
  for (const RankedWord& word : plan_.words) {
    if (present(words.at[word.as_typed], region)) sum += word.idf;
  }
  return sum;
}

/// A word that is missing is half there when one of its root is.
double Judge::related(const WordsView& words, const Region& region) const {
  double sum = 0;
  for (const RankedWord& word : plan_.words) {
    if (word.related == kNone || present(words.at[word.place], region)) continue;
    if (present(words.at[word.related], region)) sum += word.idf;
  }
  return sum;
}

/// The best single title, alias or file name.
Judge::NameSays Judge::best_name(const WordsView& words) const {
  NameSays best;
  for (const BlockShape& block : words.blocks) {
    if (block.field > WordsField::kName) continue;
    const NameSays name = read_name(words, block.words);
    best.part = std::max(best.part, name.part);
    best.whole = std::max(best.whole, name.whole);
  }
  return best;
}

double Judge::pairs(const WordsView& words, const Region& region) const {
  double bonus = 0;
  for (size_t i = 1; i < plan_.words.size(); ++i) {
    const RankedWord& left = plan_.words[i - 1];
    const RankedWord& right = plan_.words[i];
    const auto& after = words.at[right.place];
    const auto& before = words.at[left.place];
    const bool together = std::any_of(before.begin(), before.end(), [&](uint32_t at) {
      return std::binary_search(after.begin(), after.end(), at + 1) &&
             std::any_of(region.begin(), region.end(),
                         [&](Span range) { return range.contains(at); });
    });
    if (together) bonus += left.idf + right.idf;
  }
  return bonus;
}

/// How the words were met. Of a search for any of them, also whether all were.
Tier Judge::tier(const WordsView& words, const Region& region, Scored& scored) const {
  Tier worst = Tier::kExact;
  for (const RankedWord& word : plan_.words) {
    if (!present(words.at[word.place], region)) {
      if (takes_any_word(plan_.demand) && !word.function_word)
        worst = std::max(worst, Tier::kSomeWords);
      continue;
    }
    scored.met.add(word);
    if (present(words.at[word.as_typed], region)) continue;
    const Place::How how = plan_.places[word.place].how;
    worst = std::max(worst, how == Place::How::kPrefix  ? Tier::kPrefix
                            : how == Place::How::kFuzzy ? Tier::kTypo
                                                        : Tier::kStem);
  }
  return worst;
}

Scored Judge::judge(const Ranked& candidate, const Subject& subject, std::string_view record) {
  Scored scored{.docid = candidate.docid,
                .note = subject.note,
                .score = candidate.weight,
                .tier = floor_,
                .last = subject.superseded};
  if (plan_.words.empty()) return scored;
  const uint32_t item = subject.item;
  const WordsView& words = recorded_.read(record);
  scored.path = recorded_.path();
  const Region region = item == kNone ? whole(words, plan_.sought) : item_region(words, item);
  scored.tier = std::max(floor_, tier(words, region, scored));
  if (options_.as_typed != nullptr && !is_in(*options_.as_typed, candidate.docid)) {
    scored.tier = std::max(scored.tier, Tier::kSynonym);
  }
  const NameSays name = best_name(words);
  const PathSays path = read_path(scored.path);
  scored.parts = {candidate.weight,
                  weights_.name * std::max(name.part, kTailShare * path.tail),
                  weights_.whole * name.whole,
                  weights_.path * path.all,
                  weights_.pair * pairs(words, region),
                  weights_.typed * typed(words, region),
                  0,
                  weights_.related * related(words, region)};
  return scored;
}

void Judge::add_links(std::vector<Scored>& scored) const {
  constexpr auto kLinks = static_cast<size_t>(
      std::find(kScoreParts.begin(), kScoreParts.end(), "links") - kScoreParts.begin());
  std::vector<uint32_t> notes;
  std::vector<std::string_view> paths;
  for (const Scored& one : scored) {
    notes.push_back(one.note);
    paths.push_back(one.path);
  }
  const std::vector<uint32_t> counts = link_counts(notes, paths, index_);
  for (size_t i = 0; i < scored.size(); ++i) {
    scored[i].parts[kLinks] = weights_.links * std::log1p(counts[i]);
  }
}

void Judge::add_up(Scored& scored, const Subject& subject) const {
  scored.score = std::accumulate(scored.parts.begin(), scored.parts.end(), 0.0);
  scored.parts.back() = scored.score * recent(subject);
  scored.score += scored.parts.back();
}

/// What stands below all that is met better, however well it scores.
int class_of(Tier tier) {
  return tier == Tier::kTypo ? 2 : tier == Tier::kSynonym ? 1 : 0;
}

/// Whether a stands before b by more than its path. Exact, inflected and completed words share one
/// range: a note titled "Decisions" must not stand below every note that once says "decision". So
/// do all and most of the words in a search for any.
bool is_better(const Scored& a, const Scored& b) {
  const int a_class = class_of(a.tier);
  const int b_class = class_of(b.tier);
  return std::tie(a_class, a.last, b.score) < std::tie(b_class, b.last, a.score);
}

void lift_linked(std::vector<Scored>& scored, const DocSet& linked) {
  double best = 0;
  for (const Scored& one : scored) best = std::max(best, one.score);
  for (Scored& one : scored) {
    if (is_in(linked, one.docid)) {
      one.score += best > 0 ? kLinkedShare * best : 1;
    }
  }
}

/// Best first, equals by path. Few are equal, so few paths are read.
void sort_best_first(std::vector<Scored>& scored, const OpenIndex& index) {
  std::sort(scored.begin(), scored.end(), is_better);
  for (auto begin = scored.begin(); begin != scored.end();) {
    const auto end = std::find_if(begin, scored.end(),
                                  [&](const Scored& other) { return is_better(*begin, other); });
    if (end - begin > 1) {
      for (auto at = begin; at != end; ++at) {
        if (!at->path.empty()) continue;
        const auto data = index.note_data(at->note);
        if (data) at->path = data->stamp.path;
      }
      std::sort(begin, end, [](const Scored& a, const Scored& b) {
        return std::tie(a.path, a.docid) < std::tie(b.path, b.docid);
      });
    }
    begin = end;
  }
}

}  // namespace

RankWeights weights_without(const std::vector<std::string>& parts) {
  RankWeights weights;
  for (const std::string& part : parts) {
    if (part == "name") weights.name = 0;
    if (part == "whole") weights.whole = 0;
    if (part == "path") weights.path = 0;
    if (part == "pair") weights.pair = 0;
    if (part == "typed") weights.typed = 0;
    if (part == "links") weights.links = 0;
    if (part == "related") weights.related = 0;
  }
  return weights;
}

std::vector<Scored> rank(const SearchPlan& plan, const OpenIndex& index,
                         const std::vector<Ranked>& candidates, const RankOptions& options) {
  const std::vector<Subject> subjects = subjects_of(candidates, plan.source, index);
  std::vector<uint32_t> notes;
  for (const Subject& subject : subjects) notes.push_back(subject.note);
  const bool has_words = !plan.words.empty();
  if (!has_words) notes.clear();  // There is nothing to look for.
  RankedNotes& ranked = index.ranked_notes();
  ranked.look_up(notes, index);
  Judge judge(plan, index, options);
  std::vector<Scored> scored;
  scored.reserve(candidates.size());
  for (size_t i = 0; i < candidates.size(); ++i) {
    const std::string_view record =
        has_words ? ranked.record_of(notes[i], index) : std::string_view{};
    scored.push_back(judge.judge(candidates[i], subjects[i], record));
  }
  if (has_words) {
    if (plan.source == Source::kNotes && options.weights.links > 0) judge.add_links(scored);
    for (size_t i = 0; i < scored.size(); ++i) judge.add_up(scored[i], subjects[i]);
  }
  if (options.linked != nullptr) lift_linked(scored, *options.linked);
  if (!options.keep_order) sort_best_first(scored, index);
  return scored;
}

}  // namespace inkling
