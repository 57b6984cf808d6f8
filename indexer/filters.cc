// SPDX-License-Identifier: MIT
#include "indexer/filters.h"

#include <algorithm>
#include <string_view>

#include "indexer/names.h"
#include "schemas/layout.h"

namespace inkling {
namespace {

constexpr int64_t kNanosPerSecond = 1'000'000'000;

std::string_view role_name(Role role) {
  switch (role) {
    case Role::kMention:
      return "";
    case Role::kOwner:
      return "owner";
    case Role::kDecider:
      return "decider";
    case Role::kAttendee:
      return "attendee";
    case Role::kContact:
      return "contact";
  }
  return "";
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
      const std::string_view role = role_name(person.role);
      if (!role.empty()) draft.add(make_term(prefix::kRole, role, name));
    }
    if (person.role == Role::kOwner) add_has(draft, "owner");
  }
}

void add_date(Draft& draft, const std::optional<DateFound>& found) {
  if (!found) return;
  const std::string day = to_string(found->date);
  const size_t month_end = day.rfind('-');
  draft.add(make_term(prefix::kMonth, std::string_view(day).substr(0, month_end)));
  draft.add(
      make_term(prefix::kMonth, std::string_view(day).substr(0, day.rfind('-', month_end - 1))));
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

/// What items have of their note.
void add_inherited(Draft& draft, const NoteInput& input) {
  const auto& [note, records, stamp, docid] = input;
  if (!records.type.empty()) draft.add(make_term(prefix::kType, fold(records.type)));
  if (!records.language.empty()) draft.add(make_term(prefix::kLanguage, records.language));
  for (const std::string_view folder : with_ancestors(folder_of(note.path))) {
    draft.add(make_term(prefix::kFolder, folder));
  }
  for (const Property& property : note.properties) {
    const bool own_terms = is_title_key(property.key) || is_tag_key(property.key);
    if (property.block == kNone && !own_terms) add_property(draft, property.key, property.text);
  }
}

void add_note_terms(const NoteInput& input, const SchemaSet& schemas, Draft& draft) {
  const auto& [note, records, stamp, docid] = input;
  add_inherited(draft, input);
  draft.add(make_term(prefix::kPath, note.path));
  draft.add(make_term(prefix::kName, fold(file_stem(note.path))));
  draft.add(make_term(prefix::kName, fold(records.title)));
  for (const std::string& alias : note.aliases) draft.add(make_term(prefix::kName, fold(alias)));
  add_tags(draft, records.tags);
  add_people(draft, records.people);
  add_date(draft, records.date);
  for (const Link& link : note.links) add_link(draft, link);
  for (const Property& property : note.properties) {
    add_property(draft, property.key, property.text);
  }
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

void add_item_terms(const Item& item, const KindSpec& kind, Draft& draft) {
  draft.add(make_term(prefix::kKind, kind.name));
  if (kind.task) add_has(draft, "task");
  if (item.status != Status::kUnset) {
    draft.add(make_term(prefix::kStatus, to_string(item.status)));
  }
  add_tags(draft, item.tags);
  add_people(draft, item.people);
  add_date(draft, item.date);
  if (item.due) {
    add_has(draft, "due");
    draft.add_date(slot::kDue, *item.due);
  }
  if (!item.priority.empty()) add_property(draft, "priority", item.priority);
  if (!item.status_text.empty()) add_property(draft, "status", item.status_text);
  for (const Column& column : item.columns) add_property(draft, column.name, column.value);
}

double modified(const FileStamp& stamp) {
  return static_cast<double>(stamp.mtime_ns / kNanosPerSecond);
}

std::string big_endian(uint32_t number) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((number >> shift) & 0xFF);
  return out;
}

}  // namespace

void add_note_filters(const NoteInput& input, const SchemaSet& schemas, NoteDrafts& drafts) {
  const Records& records = input.records;
  add_note_terms(input, schemas, drafts.note);
  for (const Item& item : records.items) add_item_summary(item, schemas, drafts.note);
  drafts.note.add_number(slot::kModified, modified(input.stamp));
  drafts.note.data = pack(NoteData{.stamp = input.stamp,
                                   .title = records.title,
                                   .type = records.type,
                                   .language = drafts.language});
}

ItemFilters::ItemFilters(const NoteInput& input, const SchemaSet& schemas)
    : input_(input),
      schemas_(&schemas),
      item_of_block_(items_by_block(input.note, input.records)),
      index_(input.note) {
  add_inherited(inherited_, input);
  inherited_.add(make_term(prefix::kNote, std::to_string(input.docid)));
  sort_terms(inherited_);
}

void ItemFilters::add(uint32_t ordinal, Draft& draft) const {
  const Item& item = input_.records.items[ordinal];
  draft.terms.insert(draft.terms.end(), inherited_.terms.begin(), inherited_.terms.end());
  add_item_terms(item, schemas_->kinds[item.kind], draft);
  add_blocks(ordinal, draft);
  draft.add_number(slot::kModified, modified(input_.stamp));
  draft.values.emplace_back(slot::kNote, big_endian(input_.docid));
  draft.data = pack(ItemData{.note = input_.docid, .ordinal = ordinal});
}

void ItemFilters::add_blocks(uint32_t ordinal, Draft& draft) const {
  for (const uint32_t block : input_.records.items[ordinal].blocks) {
    if (block >= item_of_block_.size() || item_of_block_[block] != ordinal) continue;
    for (const uint32_t link : index_.links.of(block)) add_link(draft, input_.note.links[link]);
    for (const uint32_t property : index_.properties.of(block)) {
      const Property& found = input_.note.properties[property];
      add_property(draft, found.key, found.text);
    }
  }
}

}  // namespace inkling
