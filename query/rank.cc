// SPDX-License-Identifier: MIT
#include "query/rank.h"

#include <algorithm>
#include <tuple>

#include "query/supersession.h"

namespace inkling {
namespace {

/// The words of a query found in one document, and where.
class Judge {
 public:
  Judge(const SearchPlan& plan, const OpenIndex& index, const RankWeights& weights)
      : plan_(plan), index_(index), weights_(weights), recorded_(plan.places) {
    for (const RankedWord& word : plan.words) total_ += word.idf;
  }

  Scored judge(const Ranked& candidate, Tier floor);

 private:
  double best_unit(const WordsView& words, bool headings, uint32_t section) const;
  double unit_bonus(const WordsView& words, Span block) const;
  double pairs(const WordsView& words, const Region& region) const;
  [[nodiscard]] bool present(const std::vector<uint32_t>& at, const Region& region) const;
  Tier tier(const WordsView& words, const Region& region, Scored& scored) const;

  const SearchPlan& plan_;
  const OpenIndex& index_;
  const RankWeights& weights_;
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

Scored Judge::judge(const Ranked& candidate, Tier floor) {
  Scored scored{.docid = candidate.docid, .score = candidate.weight, .tier = floor};
  uint32_t note = candidate.docid;
  uint32_t item = kNone;
  if (plan_.source == Source::kItems) {
    const Xapian::Document document = index_.items.get_document(candidate.docid);
    const auto data = unpack_item(document.get_data());
    if (data) {
      note = data->note;
      item = data->ordinal;
    }
    auto term = document.termlist_begin();
    const std::string superseded = make_term(prefix::kStatus, to_string(Status::kSuperseded));
    term.skip_to(superseded);
    scored.last = (term != document.termlist_end() && *term == superseded) ||
                  index_.supersession().is_superseded(candidate.docid);
  }
  const Xapian::Document document = index_.notes.get_document(note);
  if (const auto data = unpack_note(document.get_data())) scored.path = data->stamp.path;
  if (plan_.words.empty()) return scored;
  const auto place = unpack_place(document.get_value(slot::kWords));
  const std::string_view record =
      place ? index_.words.bytes().substr(
                  std::min<uint64_t>(place->offset, index_.words.bytes().size()), place->size)
            : std::string_view{};
  const WordsView& words = recorded_.read(record);
  const Region region = item == kNone ? whole(words, plan_.sought) : item_region(words, item);
  scored.tier = std::max(floor, tier(words, region, scored));
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

}  // namespace

std::vector<Scored> rank(const SearchPlan& plan, const OpenIndex& index,
                         const std::vector<Ranked>& candidates, const RankOptions& options) {
  Judge judge(plan, index, options.weights);
  std::vector<Scored> scored;
  scored.reserve(candidates.size());
  for (const Ranked& candidate : candidates) {
    scored.push_back(judge.judge(candidate, options.floor));
  }
  if (options.keep_order) return scored;
  std::sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) {
    return std::tie(a.tier, a.last, b.score, a.path, a.docid) <
           std::tie(b.tier, b.last, a.score, b.path, b.docid);
  });
  return scored;
}

}  // namespace inkling
