// SPDX-License-Identifier: MIT
#include "query/rank.h"

#include <algorithm>
#include <tuple>

#include "query/note_records.h"
#include "query/supersession.h"

namespace inkling {
namespace {

/// What a candidate is: a note, or an item of it.
struct Subject {
  uint32_t note = 0;
  uint32_t item = kNone;
  bool superseded = false;
};

Subject subject_of(const Ranked& candidate, const SearchPlan& plan, const OpenIndex& index) {
  if (plan.source == Source::kNotes) return {.note = candidate.docid};
  const Xapian::Document document = index.items.get_document(candidate.docid);
  Subject subject{.note = candidate.docid};
  if (const auto data = unpack_item(document.get_data())) {
    subject.note = data->note;
    subject.item = data->ordinal;
  }
  auto term = document.termlist_begin();
  const std::string superseded = make_term(prefix::kStatus, to_string(Status::kSuperseded));
  term.skip_to(superseded);
  subject.superseded = (term != document.termlist_end() && *term == superseded) ||
                       index.supersession().is_superseded(candidate.docid);
  return subject;
}

/// The words of a query found in one document, and where.
class Judge {
 public:
  Judge(const SearchPlan& plan, const RankOptions& options)
      : plan_(plan), weights_(options.weights), floor_(options.floor), recorded_(plan.places) {
    for (const RankedWord& word : plan.words) total_ += word.idf;
  }

  Scored judge(const Ranked& candidate, const Subject& subject, std::string_view record);

 private:
  double best_unit(const WordsView& words, bool headings, uint32_t section) const;
  double unit_bonus(const WordsView& words, Span block) const;
  double pairs(const WordsView& words, const Region& region) const;
  [[nodiscard]] bool present(const std::vector<uint32_t>& at, const Region& region) const;
  Tier tier(const WordsView& words, const Region& region, Scored& scored) const;

  const SearchPlan& plan_;
  const RankWeights& weights_;
  Tier floor_;
  RecordedWords recorded_;
  double total_ = 0;
};

bool any_in(const std::vector<uint32_t>& sorted, Span range) {
  const auto at = std::lower_bound(sorted.begin(), sorted.end(), range.begin);
  return at != sorted.end() && *at < range.end;
}

bool Judge::present(const std::vector<uint32_t>& at, const Region& region) const {
  return std::any_of(region.begin(), region.end(), [&](Span range) { return any_in(at, range); });
}

double Judge::unit_bonus(const WordsView& words, Span block) const {
  double found = 0;
  for (const RankedWord& word : plan_.words) {
    if (any_in(words.at[word.place], block)) found += word.idf;
  }
  return total_ > 0 ? found * found / total_ : 0;
}

/// The best single title, alias or file name; or heading.
double Judge::best_unit(const WordsView& words, bool headings, uint32_t section) const {
  double best = 0;
  for (const BlockShape& block : words.blocks) {
    const bool heading = block.field == WordsField::kHeading;
    const bool name = block.field <= WordsField::kName;
    if (headings ? !heading : !name) continue;
    if (heading && section != kNone && block.section != section) continue;
    best = std::max(best, unit_bonus(words, block.words));
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
      if (plan_.demand == Demand::kAnyWord) worst = std::max(worst, Tier::kSomeWords);
      continue;
    }
    ++scored.matched;
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
  const Region region = item == kNone ? whole(words, plan_.sought) : item_region(words, item);
  scored.tier = std::max(floor_, tier(words, region, scored));
  uint32_t section = kNone;
  if (item != kNone) {
    for (const BlockShape& block : words.blocks) {
      if (block.item == item) section = block.section;
    }
  }
  double covered = 0;
  for (const RankedWord& word : plan_.words) {
    if (present(words.at[word.place], region)) covered += word.idf;
  }
  scored.score += weights_.name * best_unit(words, false, kNone);
  scored.score += weights_.heading * best_unit(words, true, section);
  scored.score += weights_.pair * pairs(words, region);
  if (total_ > 0) scored.score += weights_.coverage * covered * covered / total_;
  return scored;
}

/// Whether a stands before b by more than its name.
bool is_better(const Scored& a, const Scored& b) {
  return std::tie(a.tier, a.last, b.score) < std::tie(b.tier, b.last, a.score);
}

/// Best first, equals by path. Few are equal, so few paths are read.
void sort_best_first(std::vector<Scored>& scored, const OpenIndex& index) {
  std::sort(scored.begin(), scored.end(), is_better);
  for (auto begin = scored.begin(); begin != scored.end();) {
    const auto end = std::find_if(begin, scored.end(),
                                  [&](const Scored& other) { return is_better(*begin, other); });
    if (end - begin > 1) {
      for (auto at = begin; at != end; ++at) {
        const auto data = unpack_note(index.notes.get_document(at->note).get_data());
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

std::vector<Scored> rank(const SearchPlan& plan, const OpenIndex& index,
                         const std::vector<Ranked>& candidates, const RankOptions& options) {
  std::vector<Subject> subjects;
  std::vector<uint32_t> notes;
  for (const Ranked& candidate : candidates) {
    subjects.push_back(subject_of(candidate, plan, index));
    notes.push_back(subjects.back().note);
  }
  // Without words there is nothing to look for.
  if (plan.words.empty()) notes.clear();
  const std::vector<std::string_view> records = records_of(notes, index);
  Judge judge(plan, options);
  std::vector<Scored> scored;
  scored.reserve(candidates.size());
  for (size_t i = 0; i < candidates.size(); ++i) {
    const std::string_view record = records.empty() ? std::string_view{} : records[i];
    scored.push_back(judge.judge(candidates[i], subjects[i], record));
  }
  if (!options.keep_order) sort_best_first(scored, index);
  return scored;
}

}  // namespace inkling
