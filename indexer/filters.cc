// SPDX-License-Identifier: MIT
#include "indexer/filters.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "schemas/facet_values.h"
#include "schemas/layout.h"
#include "schemas/name_terms.h"

namespace inkling {
namespace {

constexpr int64_t kNanosPerSecond = 1'000'000'000;

bool has_term(const Draft& sorted, const std::string& term) {
  const auto at = std::lower_bound(
      sorted.terms.begin(), sorted.terms.end(), term,
      [](const DraftTerm& known, const std::string& wanted) { return known.term < wanted; });
  return at != sorted.terms.end() && at->term == term;
}

void add_has(Draft& draft, std::string_view what) {
  draft.add(make_term(prefix::kHas, what));
}

void add_tags(Draft& draft, const std::vector<std::string>& tags) {
  for (const std::string& tag : tags) {
    const std::string folded = fold(tag);
    draft.add(make_term(prefix::kTagExact, folded));
    for (const std::string_view part : with_ancestors(folded)) {
      draft.add(make_term(prefix::kTag, part));
    }
  }
  if (!tags.empty()) add_has(draft, "tag");
}

void add_people(Draft& draft, const std::vector<PersonName>& people) {
  for (const PersonName& person : people) {
    for (const std::string& name : person_terms(person)) {
      draft.add(make_term(prefix::kPerson, name));
      if (person.role == Role::kMention) continue;
      draft.add(make_term(prefix::kRole, to_string(person.role), name));
    }
    if (person.role == Role::kOwner) add_has(draft, "owner");
  }
}

void add_references(Draft& draft, std::string_view family, const std::vector<NoteRef>& refs) {
  for (const NoteRef& ref : refs) {
    draft.add(make_term(family, fold(ref.target) + '#' + fold(ref.fragment)));
  }
}

void add_date(Draft& draft, const std::optional<DateFound>& found) {
  if (!found) return;
  draft.add_date(slot::kDate, found->date);
  if (found->source != DateSource::kMtime) add_has(draft, "date");
}

void add_property(Draft& draft, std::string_view key, std::string_view value) {
  const std::string folded = fold(key);
  draft.add(make_term(prefix::kProperty, folded, {}));
  if (!value.empty()) draft.add(make_term(prefix::kProperty, folded, fold(value)));
}

void add_link(Draft& draft, const Link& link) {
  if (link.kind != LinkKind::kUrl) {
    for (const std::string& name : link_terms(link.target)) {
      draft.add(make_term(prefix::kLink, name));
    }
  }
  if (is_attachment(link)) add_has(draft, "attachment");
  if (!link.embed) add_has(draft, "link");
}

/// Front matter `created` and its like.
std::optional<Date> created(const Note& note, const SchemaSet& schemas) {
  const MeaningSpec* meaning = schemas.meaning("created");
  if (meaning == nullptr) return std::nullopt;
  for (const Property& property : note.properties) {
    const auto& keys = meaning->keys;
    if (std::find(keys.begin(), keys.end(), fold(property.key)) == keys.end()) continue;
    if (const std::optional<Date> date = parse_date(property.text)) return date;
  }
  return std::nullopt;
}

std::vector<std::string> front_matter_tags(const Note& note) {
  std::vector<std::string> tags;
  for (const Tag& tag : note.tags) {
    if (tag.block == kNone) tags.push_back(fold(tag.name));
  }
  return tags;
}

/// A note's tags and properties. Those of its body alone belong to the items that they stand in,
/// and are marked as not being of all.
void add_tags_and_properties(const NoteInput& input, Draft& draft) {
  Draft of_all, of_body;
  add_tags(of_all, front_matter_tags(input.note));
  add_tags(of_body, input.records.tags);
  for (const Property& property : input.note.properties) {
    Draft& part = property.block == kNone ? of_all : of_body;
    add_property(part, property.key, property.text);
  }
  sort_terms(of_all);
  sort_terms(of_body);
  for (const DraftTerm& term : of_body.terms) {
    if (has_term(of_all, term.term)) continue;
    draft.add(make_term(prefix::kNotPassedOn, term.term));
    draft.add(term.term);
  }
  for (DraftTerm& term : of_all.terms) draft.terms.push_back(std::move(term));
}

void add_note_terms(const NoteInput& input, const SchemaSet& schemas, Draft& draft) {
  const auto& [note, records, stamp, docid] = input;
  if (!records.type.empty()) draft.add(make_term(prefix::kType, fold(records.type)));
  if (!records.language.empty()) draft.add(make_term(prefix::kLanguage, records.language));
  for (const std::string_view folder : with_ancestors(folder_of(note.path))) {
    draft.add(make_term(prefix::kFolder, folder));
  }
  add_tags_and_properties(input, draft);
  draft.add(make_term(prefix::kPath, note.path));
  draft.add(make_term(prefix::kName, fold(file_stem(note.path))));
  draft.add(make_term(prefix::kName, fold(records.title)));
  for (const std::string& alias : note.aliases) draft.add(make_term(prefix::kName, fold(alias)));
  add_people(draft, records.people);
  add_date(draft, records.date);
  for (const Link& link : note.links) add_link(draft, link);
  add_references(draft, prefix::kSupersedes, records.supersedes);
  add_references(draft, prefix::kSupersededBy, records.superseded_by);
  const bool code = std::any_of(note.blocks.begin(), note.blocks.end(),
                                [](const Block& block) { return block.kind == BlockKind::kCode; });
  if (code) add_has(draft, "code");
  if (const auto day = created(note, schemas)) draft.add_date(slot::kCreated, *day);
}

/// What a note has of its items.
void add_item_summary(const Item& item, const SchemaSet& schemas, Draft& draft) {
  const KindSpec& kind = schemas.kinds[item.kind];
  draft.add(make_term(prefix::kKind, kind.name));
  if (kind.task) add_has(draft, "task");
  if (item.due) add_has(draft, "due");
  if (item.status != Status::kUnset) {
    draft.add(make_term(prefix::kStatus, kind.name, to_string(item.status)));
  }
  add_people(draft, item.people);
}

/// What an item refers to, and what others may call it in turn.
void add_item_references(const Item& item, const KindSpec& kind, Draft& draft) {
  add_references(draft, prefix::kSupersedes, item.supersedes);
  add_references(draft, prefix::kSupersededBy, item.superseded_by);
  if (!kind.decision) return;
  for (const std::string& heading : item.breadcrumb) {
    draft.add(make_term(prefix::kAnchor, fold(heading)));
  }
}

void add_anchor(const Block& block, Draft& draft) {
  if (!block.id.empty()) {
    draft.add(make_term(prefix::kAnchor, std::string(1, '^').append(fold(block.id))));
  }
}

/// Of the terms that would be told, those that path, title, people or another one of them give.
std::set<std::string> going_without_saying(const NoteInput& input, const Draft& note) {
  std::set<std::string> terms{make_term(prefix::kName, fold(file_stem(input.note.path))),
                              make_term(prefix::kName, fold(input.records.title))};
  for (const std::string& term : note.told) {
    const size_t slash = term.rfind('/');
    if (!term.starts_with(prefix::kLink) || slash == std::string::npos) continue;
    terms.insert(std::string(prefix::kLink).append(term, slash + 1));
  }
  const auto add = [&](const std::vector<PersonName>& people) {
    for (const PersonName& person : people) {
      for (const std::string_view name : person_names(person)) {
        const std::string recorded = value_as_recorded(prefix::kPerson, name);
        terms.insert(make_term(prefix::kLink, fold(recorded)));
      }
    }
  };
  add(input.records.people);
  for (const Item& item : input.records.items) add(item.people);
  return terms;
}

/// The terms of a note and its items that are told of the note; see slot::kTerms.
void add_told(const NoteInput& input, const SchemaSet& schemas, Draft& note) {
  constexpr std::string_view kFamilies[] = {prefix::kName, prefix::kLink, prefix::kSupersedes,
                                            prefix::kSupersededBy};
  for (const DraftTerm& term : note.terms) {
    const bool told = std::any_of(std::begin(kFamilies), std::end(kFamilies),
                                  [&](std::string_view one) { return term.term.starts_with(one); });
    if (told) note.told.push_back(term.term);
  }
  Draft of_items;
  for (const Item& item : input.records.items) {
    const KindSpec& kind = schemas.kinds[item.kind];
    add_item_references(item, kind, of_items);
    if (!kind.decision) continue;
    for (const uint32_t block : item.blocks) {
      if (block < input.note.blocks.size()) add_anchor(input.note.blocks[block], of_items);
    }
  }
  for (DraftTerm& term : of_items.terms) note.told.push_back(std::move(term.term));
  const std::set<std::string> given = going_without_saying(input, note);
  std::erase_if(note.told, [&](const std::string& term) { return given.contains(term); });
}

void add_item_terms(const Item& item, const KindSpec& kind, Draft& draft) {
  draft.add(make_term(prefix::kKind, kind.name));
  if (kind.task) add_has(draft, "task");
  if (item.status != Status::kUnset) {
    draft.add(make_term(prefix::kStatus, to_string(item.status)));
  }
  add_people(draft, item.people);
  add_date(draft, item.date);
  if (item.due) {
    add_has(draft, "due");
    draft.add_date(slot::kDue, *item.due);
  }
  add_item_references(item, kind, draft);
  if (!item.priority.empty()) add_property(draft, "priority", item.priority);
  if (!item.status_text.empty()) add_property(draft, "status", item.status_text);
  for (const Column& column : item.columns) add_property(draft, column.name, column.value);
}

double modified(const FileStamp& stamp) {
  const int64_t seconds = stamp.mtime_ns / kNanosPerSecond;
  return static_cast<double>(seconds);
}

}  // namespace

void add_note_filters(const NoteInput& input, const SchemaSet& schemas, NoteDrafts& drafts) {
  const Records& records = input.records;
  add_note_terms(input, schemas, drafts.note);
  for (const Item& item : records.items) add_item_summary(item, schemas, drafts.note);
  FacetSlots(input).add_note(drafts.note);
  drafts.note.add_number(slot::kModified, modified(input.stamp));
  drafts.note.data = pack(NoteData{.stamp = input.stamp,
                                   .title = records.title,
                                   .type = records.type,
                                   .language = drafts.language,
                                   .date = records.date});
  add_told(input, schemas, drafts.note);
}

ItemFilters::ItemFilters(const NoteInput& input, const SchemaSet& schemas)
    : input_(input),
      schemas_(&schemas),
      item_of_block_(items_by_block(input.note, input.records)),
      index_(input.note),
      slots_(input),
      note_tags_(front_matter_tags(input.note)) {}

void ItemFilters::add(uint32_t ordinal, Draft& draft) {
  const std::vector<Item>& items = input_.records.items;
  const Item& item = items[ordinal];
  add_item_terms(item, schemas_->kinds[item.kind], draft);
  add_tags(draft, own_tags(item));
  slots_.add_item(ordinal, add_blocks(ordinal, draft), draft);
  draft.add_number(slot::kModified, modified(input_.stamp));
  if (ordinal == 0) {
    const auto count = static_cast<uint32_t>(items.size());
    draft.add(make_term(prefix::kNote, std::to_string(input_.docid)));
    draft.values.emplace_back(slot::kNote, pack_items({.note = input_.docid, .count = count}));
  }
}

std::vector<std::string> ItemFilters::own_tags(const Item& item) const {
  std::vector<std::string> tags;
  for (const std::string& tag : item.tags) {
    std::string folded = fold(tag);
    const bool of_note =
        std::find(note_tags_.begin(), note_tags_.end(), folded) != note_tags_.end();
    if (!of_note) tags.push_back(std::move(folded));
  }
  return tags;
}

std::vector<uint32_t> ItemFilters::add_blocks(uint32_t ordinal, Draft& draft) const {
  std::vector<uint32_t> properties;
  for (const uint32_t block : input_.records.items[ordinal].blocks) {
    if (block >= item_of_block_.size() || item_of_block_[block] != ordinal) continue;
    const bool decision = schemas_->kinds[input_.records.items[ordinal].kind].decision;
    if (decision) add_anchor(input_.note.blocks[block], draft);
    for (const uint32_t link : index_.links.of(block)) add_link(draft, input_.note.links[link]);
    for (const uint32_t property : index_.properties.of(block)) {
      const Property& found = input_.note.properties[property];
      add_property(draft, found.key, found.text);
      properties.push_back(property);
    }
  }
  return properties;
}

}  // namespace inkling
