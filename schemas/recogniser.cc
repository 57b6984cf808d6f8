// SPDX-License-Identifier: MIT
#include "schemas/recogniser.h"

#include <algorithm>

#include "schemas/heading_label.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr size_t kMaxHeadingWords = 9;   ///< Of a heading with words around its kind.
constexpr size_t kMaxOccasionWords = 6;  ///< Of "until the next meeting of the board".
constexpr size_t kMaxAcronym = 5;        ///< Letters of "TSC".
constexpr size_t kMaxLabelBytes = 120;   ///< A longer text is a sentence, not a heading of a kind.

constexpr std::string_view kMeaningNames[] = {
    "date",      "created",    "modified",      "due",  "scheduled", "start",  "end",
    "completed", "cancelled",  "owner",         "by",   "attendees", "people", "status",
    "priority",  "supersedes", "superseded_by", "type", "lang",
};
static_assert(std::size(kMeaningNames) == static_cast<size_t>(Meaning::kCount));

std::optional<Meaning> meaning_named(std::string_view name) {
  const auto* at = std::find(std::begin(kMeaningNames), std::end(kMeaningNames), name);
  if (at == std::end(kMeaningNames)) return std::nullopt;
  return static_cast<Meaning>(at - std::begin(kMeaningNames));
}

bool is_acronym(std::string_view word) {
  return word.size() >= 2 && word.size() <= kMaxAcronym &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

uint32_t find(const NameTable<uint32_t>& names, std::string_view name) {
  if (names.empty() || name.size() > kMaxLabelBytes) return kNone;
  const uint32_t* const found = names.find(fold(name));
  return found ? *found : kNone;
}

/// `*` is any run of characters but '/', `**` any run, `?` one character, `[a-z]` one of a set.
/// Recursion is as deep as the glob has stars.
bool matches_glob(std::string_view glob, std::string_view path) {
  while (!glob.empty()) {
    if (glob.starts_with("**/") && matches_glob(glob.substr(3), path)) return true;
    if (glob[0] == '*') {
      const bool deep = glob.starts_with("**");
      const std::string_view rest = glob.substr(deep ? 2 : 1);
      for (size_t at = 0; at <= path.size(); ++at) {
        if (matches_glob(rest, path.substr(at))) return true;
        if (at < path.size() && path[at] == '/' && !deep) break;
      }
      return false;
    }
    if (path.empty()) return false;
    if (glob[0] == '[') {
      const size_t close = glob.find(']');
      if (close == std::string_view::npos || close < 4) return false;
      if (path[0] < glob[1] || path[0] > glob[3]) return false;
      glob.remove_prefix(close);
    } else if (glob[0] != '?' && glob[0] != path[0]) {
      return false;
    }
    glob.remove_prefix(1);
    path.remove_prefix(1);
  }
  return path.empty();
}

}  // namespace

Status status_named(std::string_view name) {
  if (name == "open") return Status::kOpen;
  if (name == "done") return Status::kDone;
  if (name == "cancelled") return Status::kCancelled;
  if (name == "current") return Status::kCurrent;
  if (name == "superseded") return Status::kSuperseded;
  return Status::kUnset;
}

Recogniser::Recogniser(const SchemaSet& schemas) : schemas_(&schemas) {
  boxes_.fill(Status::kOpen);
  take_room();
  for (uint32_t i = 0; i < schemas.kinds.size(); ++i) add_kind(i);
  for (const MeaningSpec& spec : schemas.meanings) add_meaning(spec);
  for (const ValueSpec& spec : schemas.values) add_value(spec);
  for (uint32_t i = 0; i < schemas.types.size(); ++i) {
    for (const std::string& glob : schemas.types[i].paths) add_path(i, glob);
  }
  arrange_phrases();
}

/// Of the tables with hundreds of names: to grow takes as long as to fill them.
void Recogniser::take_room() {
  size_t headings = 0, keys = 0, phrases = 0;
  for (const KindSpec& spec : schemas_->kinds) {
    headings +=
        spec.sections.size() + spec.headings.size() + spec.minutes.size() + spec.doubtful.size();
  }
  for (const MeaningSpec& spec : schemas_->meanings) {
    keys += spec.keys.size();
    phrases += spec.keys.size() + spec.phrases.size();
  }
  headings_.reserve(headings);
  keys_.reserve(keys);
  phrases_.reserve(phrases);
  phrase_ranges_.reserve(phrases);
  NameTable<size_t> words;
  for (const ValueSpec& spec : schemas_->values) words[spec.of] += spec.words.size() + 1;
  for (const ValueSpec& spec : schemas_->values) values_[spec.of].reserve(*words.find(spec.of));
}

void Recogniser::add_kind(uint32_t index) {
  const KindSpec& spec = kind(index);
  if (spec.task && task_kind_ == kNone) task_kind_ = index;
  if (spec.people && people_kind_ == kNone) people_kind_ = index;
  // The first kind that claims a name keeps it.
  const auto add = [&](Names& names, const std::vector<std::string>& from) {
    for (const std::string& name : from) names.add(name, index);
  };
  const auto add_headings = [this](const std::vector<std::string>& names, HeadingMatch match) {
    for (const std::string& name : names) headings_.add(bare_label(name), match);
  };
  add_headings(spec.sections, {.kind = index, .whole = true});
  add_headings(spec.headings, {.kind = index});
  add_headings(spec.minutes, {.kind = index, .whole = true, .trust = Trust::kMinutes});
  add_headings(spec.doubtful, {.kind = index, .trust = Trust::kDoubtful});
  add(callouts_, spec.callouts);
  add(prefixes_, spec.prefixes);
  add(fields_, spec.fields);
  add(tags_, spec.tags);
  add(columns_, spec.columns);
  for (const std::string& symbol : spec.symbols) {
    if (!symbol.empty()) symbols_.emplace_back(symbol, index);
  }
}

void Recogniser::add_meaning(const MeaningSpec& spec) {
  const std::optional<Meaning> meaning = meaning_named(spec.name);
  if (!meaning) return;
  for (const std::string& phrase : spec.phrases) add_phrase(phrase, *meaning, false);
  for (const std::string& key : spec.keys) {
    keys_[key].add(*meaning);
    add_phrase(key, *meaning, true);
  }
  for (const std::string& mark : spec.marks) {
    add_mark({.text = mark, .meaning = meaning, .priority = {}});
  }
}

void Recogniser::add_phrase(std::string_view text, Meaning meaning, bool needs_colon) {
  const std::string_view first = take_word(text);
  if (first.empty()) return;
  Phrase phrase{.first = first, .rest = text, .meaning = meaning, .needs_colon = needs_colon};
  for (auto word = first; !word.empty(); word = take_word(text)) ++phrase.words;
  phrases_.push_back(phrase);
  phrase_lengths_[static_cast<unsigned char>(first[0])] |= uint64_t{1} << (first.size() & 63);
}

void Recogniser::arrange_phrases() {
  for (const Phrase& phrase : phrases_) ++phrase_ranges_[phrase.first].count;
  std::vector<Phrase> arranged(phrases_.size());
  uint32_t next = 0;
  for (const Phrase& phrase : phrases_) {
    Range& range = phrase_ranges_[phrase.first];
    if (range.filled == 0) range.begin = std::exchange(next, next + range.count);
    arranged[range.begin + range.filled++] = phrase;
  }
  phrases_ = std::move(arranged);
}

void Recogniser::add_mark(Mark mark) {
  if (mark.text.empty()) return;
  std::vector<Mark>& marks = marks_[static_cast<unsigned char>(mark.text[0])];
  // The longest first: "!!!" before "!!".
  const auto at = std::find_if(marks.begin(), marks.end(), [&mark](const Mark& other) {
    return other.text.size() < mark.text.size();
  });
  marks.insert(at, std::move(mark));
}

void Recogniser::add_value(const ValueSpec& spec) {
  NameTable<std::string_view>& values = values_[spec.of];
  for (const std::string& word : spec.words) values.add(word, spec.name);
  values.add(spec.name, spec.name);
  const Status status = status_named(spec.name);
  if (spec.of == "status") {
    for (const std::string& mark : spec.marks) {
      if (mark.size() == 1) boxes_[static_cast<unsigned char>(mark[0])] = status;
    }
    for (const std::string& start : spec.starts) starts_.add(start, status);
  } else if (spec.of == "priority") {
    for (const std::string& mark : spec.marks) {
      add_mark({.text = mark, .meaning = std::nullopt, .priority = spec.name});
    }
  }
}

HeadingMatch Recogniser::exact_heading(std::string_view text) const {
  if (text.empty() || text.size() > kMaxLabelBytes) return {};
  const HeadingMatch* const found = headings_.find(fold(text));
  return found ? *found : HeadingMatch{};
}

HeadingMatch Recogniser::heading(std::string_view text) const {
  if (text.size() > kMaxLabelBytes) return {};
  const std::string_view label = bare_label(text);
  for (const std::string_view part : {label, without_addition(label)}) {
    if (part.empty()) continue;
    if (const HeadingMatch match = exact_heading(part); match.kind != kNone) return match;
    if (const HeadingMatch match = qualified_heading(part); match.kind != kNone) return match;
  }
  const HeadingMatch joint = joint_heading(label);
  return joint.kind == kNone ? joint_heading(without_addition(label)) : joint;
}

/// A heading, folded, without the words around its own, and whether they make it sure; empty when
/// there are none around it.
std::pair<std::string, bool> Recogniser::core_of_heading(std::string_view text) const {
  const std::vector<std::string> words = split_words(fold(text));
  if (words.size() < 2 || words.size() > kMaxHeadingWords) return {};
  const auto says = [this](std::string_view word, std::string_view name) {
    if (name == "around" && (word.ends_with("'s") || word.ends_with("’s"))) return true;
    return value("heading", word) == name;
  };
  size_t begin = 0, end = words.size();
  bool sure = false;
  // "BCD members": one word is not stripped to nothing.
  if (end == 2 && says(words[1], "around") && is_acronym(text.substr(0, text.find(' ')))) ++begin;
  if (says(words[end - 1], "occasion")) {
    // The first link: "until the next meeting of the board".
    const size_t least = end > kMaxOccasionWords ? end - kMaxOccasionWords : 1;
    for (size_t i = least; i + 1 < words.size() && !sure; ++i) {
      if (says(words[i], "link")) end = i, sure = true;
    }
  }
  while (end - begin > 1) {
    const size_t tail = end - begin > 2 && says(words[end - 2] + " " + words[end - 1], "around");
    if (tail == 0 && !says(words[end - 1], "around")) break;
    end -= tail + 1, sure = true;
  }
  while (end - begin > 1) {
    const bool around = says(words[begin], "around");
    // "Review of the last week's actions", "last week's actions".
    const bool linked = says(words[begin], "link") && (begin > 0 || words[1].ends_with("'s"));
    if (!around && !linked && !says(words[begin], "emphasis")) break;
    sure |= around;
    ++begin;
  }
  if (begin == 0 && end == words.size()) return {};
  std::string core;
  for (size_t i = begin; i < end; ++i) core += (i == begin ? "" : " ") + words[i];
  return {core, sure};
}

HeadingMatch Recogniser::qualified_heading(std::string_view text) const {
  const auto [core, sure] = core_of_heading(text);
  const HeadingMatch* const found = core.empty() ? nullptr : headings_.find(core);
  if (!found) return {};
  HeadingMatch match = *found;
  // "Upcoming meetings" may well be a list of links.
  const bool dated = kind(match.kind).dated;
  if (sure && !dated && match.trust == Trust::kDoubtful) match.trust = Trust::kAlways;
  return match;
}

/// All of its parts must be known: "Questions and answers" is about something else. Who was there
/// is told by names alone: "Welcome and roll call".
HeadingMatch Recogniser::joint_heading(std::string_view text) const {
  const std::vector<std::string_view> parts = joined_labels(text);
  if (parts.size() < 2) return {};
  HeadingMatch joint;
  bool all = true;
  for (const std::string_view part : parts) {
    HeadingMatch match = exact_heading(part);
    if (match.kind == kNone) match = qualified_heading(part);
    if (match.kind == kNone) {
      all = false;
    } else if (match.kind == people_kind_ && meanings(part).has(Meaning::kAttendees)) {
      return match;
    } else if (joint.kind == kNone) {
      joint = match;
    } else {
      if (match.trust == Trust::kAlways) joint.trust = Trust::kAlways;
      if (kind(joint.kind).task && joint.doer == kNone) std::swap(joint.kind, match.kind);
      if (kind(match.kind).task && match.kind != joint.kind) joint.doer = match.kind;
    }
  }
  joint.whole = false;
  return all ? joint : HeadingMatch();
}

uint32_t Recogniser::callout(std::string_view label) const {
  return find(callouts_, label);
}
uint32_t Recogniser::prefix(std::string_view label) const {
  return find(prefixes_, label);
}
uint32_t Recogniser::field(std::string_view key) const {
  return find(fields_, key);
}
uint32_t Recogniser::column(std::string_view name) const {
  return find(columns_, bare_label(name));
}

uint32_t Recogniser::tag(std::string_view name) const {
  if (tags_.empty()) return kNone;
  return find(tags_, name.substr(0, name.find('/')));
}

Recogniser::Symbol Recogniser::symbol(std::string_view text) const {
  for (const auto& [symbol, kind] : symbols_) {
    if (text.starts_with(symbol)) return {.kind = kind, .length = symbol.size()};
  }
  return {};
}

bool Recogniser::names_person(uint32_t kind, std::string_view column) const {
  const std::vector<std::string>& names = schemas_->kinds[kind].name_columns;
  return std::find(names.begin(), names.end(), fold(bare_label(column))) != names.end();
}

Meanings Recogniser::meanings(std::string_view key) const {
  const Meanings* const found = keys_.find(fold(bare_label(key)));
  return found ? *found : Meanings();
}

Meanings Recogniser::heading_meanings(std::string_view text) const {
  if (const Meanings exact = meanings(text); !exact.empty()) return exact;
  const std::string_view label = bare_label(text);
  if (const Meanings part = meanings(without_addition(label)); !part.empty()) return part;
  if (const auto core = core_of_heading(label); !core.first.empty()) return meanings(core.first);
  Meanings joint;
  for (const std::string_view part : joined_labels(label)) {
    if (meanings(part).has(Meaning::kAttendees)) joint.add(Meaning::kAttendees);
  }
  return joint;
}

std::span<const Phrase> Recogniser::phrases(std::string_view first_word) const {
  if (first_word.empty()) return {};
  const uint64_t lengths = phrase_lengths_[static_cast<unsigned char>(first_word[0])];
  if ((lengths >> (first_word.size() & 63) & 1) == 0) return {};
  const Range* const range = phrase_ranges_.find(first_word);
  if (!range) return {};
  return std::span(phrases_).subspan(range->begin, range->count);
}

const Mark* Recogniser::mark(std::string_view text) const {
  if (text.empty()) return nullptr;
  for (const Mark& mark : marks_[static_cast<unsigned char>(text[0])]) {
    if (text.starts_with(mark.text)) return &mark;
  }
  return nullptr;
}

std::string_view Recogniser::value(std::string_view of, std::string_view word) const {
  if (word.size() > kMaxLabelBytes) return {};
  const auto* const values = values_.find(of);
  const auto* const found = values ? values->find(fold(bare_label(word))) : nullptr;
  return found ? *found : std::string_view();
}

bool Recogniser::names_meeting(std::string_view title) const {
  if (title.size() > kMaxLabelBytes) return false;
  const std::vector<std::string> words = split_words(fold(title));
  return std::any_of(words.begin(), words.end(), [this](const std::string& word) {
    return !value("title", word.substr(0, word.find_first_of(",;:()"))).empty();
  });
}

std::optional<Status> Recogniser::start(std::string_view word) const {
  const Status* const found = starts_.find(word);
  return found ? std::optional(*found) : std::nullopt;
}

void Recogniser::add_path(uint32_t type, std::string_view glob) {
  const bool anywhere = glob.starts_with("**/");
  std::string_view name = glob;
  if (anywhere) name.remove_prefix(3);
  const bool folder = name.ends_with("/**");
  if (folder) name.remove_suffix(3);
  if (!folder || name.find_first_of("*?[/") != std::string_view::npos) {
    globs_.emplace_back(glob, type);
    return;
  }
  Folder& known = folders_[name];
  uint32_t& place = anywhere ? known.anywhere : known.top;
  place = std::min(place, type);
}

uint32_t Recogniser::type_of_path(std::string_view folded) const {
  uint32_t type = kNone;
  for (size_t at = 0; at < folded.size();) {
    const size_t end = folded.find('/', at);
    if (end == std::string_view::npos) break;
    if (const Folder* const folder = folders_.find(folded.substr(at, end - at))) {
      // The README of a folder of meetings is about the folder.
      if (folded.substr(end + 1) == "readme.md") break;
      if (at == 0) type = std::min(type, folder->top);
      type = std::min(type, folder->anywhere);
    }
    at = end + 1;
  }
  for (const auto& [glob, of] : globs_) {
    if (of < type && matches_glob(glob, folded)) type = of;
  }
  return type;
}

Status Recogniser::box(char mark) const {
  return boxes_[static_cast<unsigned char>(mark)];
}

}  // namespace inkling
