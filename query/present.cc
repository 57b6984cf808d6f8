// SPDX-License-Identifier: MIT
#include "query/present.h"

#include <algorithm>

#include "notes/vault.h"
#include "query/filters.h"
#include "query/item_filters.h"
#include "query/item_runs.h"
#include "query/passages.h"
#include "query/people.h"
#include "query/read_notes.h"
#include "query/recorded_words.h"
#include "query/supersession.h"
#include "schemas/note_level.h"

namespace inkling {
namespace {

bool unchanged(const OpenIndex& index, const FileStamp& stamp) {
  const auto now = stamp_of(index.vault, stamp.path);
  return now && now->size == stamp.size && now->mtime_ns == stamp.mtime_ns;
}

Passage place_of_note(const std::vector<Passage>& passages, const NoteData& data,
                      const Note& note) {
  Passage passage{.kind = "note", .date = data.date, .tags = tags_of(note)};
  if (passages.empty()) return passage;
  const Passage& best = passages.front();
  passage.place = best.place;
  passage.end = best.end;
  passage.source = best.source;
  passage.utf16_start = best.utf16_start;
  passage.utf16_end = best.utf16_end;
  passage.breadcrumb = best.breadcrumb;
  passage.snippet = best.snippet;
  return passage;
}

}  // namespace

std::optional<Hit> Presenter::hit(const Scored& scored, std::vector<std::string>& stale) const {
  ItemData at{.note = scored.docid, .ordinal = kNone};
  if (plan_.source == Source::kItems) {
    const auto item = place_of_item(index_.items, scored.docid);
    if (!item) return std::nullopt;
    at = *item;
  }
  const auto data = index_.note_data(at.note);
  if (!data) return std::nullopt;
  Hit hit{.score = scored.score,
          .tier = scored.tier,
          .path = data->stamp.path,
          .title = data->title,
          .type = data->type,
          .mtime_ns = data->stamp.mtime_ns};
  if (!unchanged(index_, data->stamp)) {
    if (std::find(stale.begin(), stale.end(), hit.path) == stale.end()) stale.push_back(hit.path);
    return std::nullopt;
  }
  if (!options_.details) return hit;
  auto found = detailed(std::move(hit), *data, at);
  if (found && plan_.source == Source::kItems) tell_supersession(found->passage, scored.docid);
  if (!found && std::find(stale.begin(), stale.end(), data->stamp.path) == stale.end()) {
    stale.push_back(data->stamp.path);
  }
  return found;
}

std::optional<Hit> Presenter::detailed(Hit hit, const NoteData& data, ItemData at) const {
  const auto read = read_indexed(index_, at.note, data);
  if (!read) return std::nullopt;
  const WrittenWords words = words_of(*read);
  FoundNote found{.read = *read, .index = index_, .plan = plan_, .words = words};
  for (const Property& property : read->note.properties) {
    if (property.block == kNone) hit.properties.push_back(property);
  }
  if (plan_.source == Source::kItems) {
    if (at.ordinal >= found.records().items.size()) return std::nullopt;
    hit.passage = item_passage(found, at.ordinal);
    resolve_people(hit.passage);
    return hit;
  }
  found.filters_met = filters_met(options_.filtered, at.note, index_);
  hit.passages = best_passages(found, options_.passages);
  for (Passage& passage : hit.passages) resolve_people(passage);
  tell_supersessions(found, at.note, hit.passages);
  hit.passage = place_of_note(hit.passages, data, read->note);
  return hit;
}

/// The file is what was indexed, so its words need not be read again to know where the query meets
/// them, unless only the text can tell.
WrittenWords Presenter::words_of(const ReadNote& read) const {
  const std::string_view record = index_.record_of(read.docid);
  if (!record.empty() && plan_.patterns.empty() && !any_needs_text(plan_.sought)) {
    RecordedWords recorded(plan_.places, asks_for_lines(plan_.sought));
    auto words = recorded_as_written(read.note, recorded.read(record));
    if (words) return std::move(*words);
  }
  return written_words(read.note, read.records(index_), plan_.places, plan_.patterns);
}

/// The note of each person, when one note of a person goes by that name. Who is only linked to is a
/// person unless the link leads to a note about something else.
void Presenter::resolve_people(Passage& passage) const {
  std::vector<ResultPerson> people;
  for (ResultPerson& person : passage.people) {
    std::string name = fold(person.name);
    while (name.starts_with('@')) name.erase(0, 1);
    const DocSet named = docs_with(index_.notes, {make_term(prefix::kName, name)});
    std::vector<std::string> paths;
    for (const uint32_t docid : named) {
      const auto data = index_.note_data(docid);
      if (data && data->type == "person") paths.push_back(data->stamp.path);
    }
    const bool stated = person.role != "mention" && person.role != "linked";
    const bool known = !paths.empty() || (!stated && is_listed_person(name, index_));
    if (!stated && !known && !named.empty()) continue;
    if (person.role == "linked") person.role = known ? "decider" : "mention";
    if (paths.size() == 1) person.path = std::move(paths.front());
    people.push_back(std::move(person));
  }
  passage.people = std::move(people);
}

/// What other notes say of a decision.
void Presenter::tell_supersession(Passage& passage, uint32_t item) const {
  const Supersession& supersession = index_.supersession();
  passage.earlier = static_cast<uint32_t>(supersession.earlier(item).size());
  if (supersession.is_superseded(item)) passage.status = to_string(Status::kSuperseded);
  for (const uint32_t later : supersession.later(item)) {
    const auto at = place_of_item(index_.items, later);
    const auto data = at ? index_.note_data(at->note) : std::nullopt;
    if (data) passage.superseded_by = data->stamp.path;
  }
}

void Presenter::tell_supersessions(const FoundNote& found, uint32_t note,
                                   std::vector<Passage>& passages) const {
  const auto is_text = [](const Passage& passage) { return passage.kind == "text"; };
  if (std::all_of(passages.begin(), passages.end(), is_text)) return;
  if (index_.supersession().empty()) return;
  const auto run = run_of(note, index_);
  for (uint32_t i = 0; run && i < std::min<size_t>(run->count, found.records().items.size()); ++i) {
    const Item& decision = found.records().items[i];
    const Position place = found.lines.position_of(decision.source.begin);
    for (Passage& passage : passages) {
      const bool same = passage.kind == index_.schemas().kinds[decision.kind].name &&
                        passage.place.line == place.line && passage.place.column == place.column;
      if (same) tell_supersession(passage, run->first + i);
    }
  }
}

}  // namespace inkling
