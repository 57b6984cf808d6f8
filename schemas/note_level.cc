// SPDX-License-Identifier: MIT
#include "schemas/note_level.h"

#include <algorithm>
#include <unordered_set>

#include "schemas/decision_record.h"
#include "schemas/item_dates.h"
#include "schemas/listed_people.h"
#include "schemas/text_dates.h"
#include "schemas/words.h"

namespace inkling {
namespace {

bool is_front_matter(const Property& property) {
  return property.block == kNone;
}

bool holds(const std::vector<std::string>& folded, const std::string& name) {
  return std::find(folded.begin(), folded.end(), name) != folded.end();
}

std::string_view stem_of(std::string_view path) {
  path = path.substr(path.rfind('/') + 1);
  return path.substr(0, path.rfind('.'));
}

std::optional<Date> date_in_front_matter(const NoteContext& context, Meaning meaning) {
  for (const uint32_t p : context.index.properties.of_front_matter()) {
    const Property& property = context.note.properties[p];
    if (!context.recogniser.meanings(property.key).has(meaning)) continue;
    const std::vector<TextDate> dates = find_dates(property.text, DigitRuns::kAccept);
    if (!dates.empty()) return dates.front().date;
  }
  return std::nullopt;
}

}  // namespace

std::string type_of(const Note& note, const Recogniser& recogniser) {
  const SchemaSet& schemas = recogniser.schemas();
  for (const Property& property : note.properties) {
    if (!is_front_matter(property) || fold(property.key) != "type" || property.text.empty()) {
      continue;
    }
    const std::string folded = fold(property.text);
    for (const TypeSpec& type : schemas.types) {
      if (fold(type.name) == folded || holds(type.aliases, folded)) return type.name;
    }
    return property.text;
  }
  std::vector<std::string> tags;
  for (const Tag& tag : note.tags) {
    if (tag.block == kNone) tags.push_back(fold(tag.name));
  }
  for (const TypeSpec& type : schemas.types) {
    for (const std::string& tag : type.tags) {
      if (holds(tags, tag)) return type.name;
    }
  }
  const uint32_t type = recogniser.type_of_path(fold(note.path));
  return type == kNone ? std::string() : schemas.types[type].name;
}

std::optional<DateFound> date_of(const NoteContext& context, std::optional<Date> modified) {
  if (const auto date = date_in_heading(context.note.title)) {
    const bool named = context.note.title_source.empty();
    return DateFound{.date = *date, .source = named ? DateSource::kFilename : DateSource::kHeading};
  }
  for (const std::string_view name :
       {stem_of(context.note.path), std::string_view(context.note.path)}) {
    const std::vector<TextDate> dates = find_dates(name, DigitRuns::kAccept);
    if (!dates.empty()) {
      return DateFound{.date = dates.front().date, .source = DateSource::kFilename};
    }
  }
  if (const auto date = date_in_front_matter(context, Meaning::kDate)) {
    return DateFound{.date = *date, .source = DateSource::kFrontmatter};
  }
  if (const auto date = date_of_opening(context)) {
    return DateFound{.date = *date, .source = DateSource::kField};
  }
  if (const auto date = date_in_front_matter(context, Meaning::kCreated)) {
    return DateFound{.date = *date, .source = DateSource::kFrontmatter};
  }
  if (modified) return DateFound{.date = *modified, .source = DateSource::kMtime};
  return std::nullopt;
}

std::vector<std::optional<Date>> section_dates(const Note& note) {
  std::vector<std::optional<Date>> dates(note.sections.size());
  for (uint32_t s = 0; s < note.sections.size(); ++s) {
    const Section& section = note.sections[s];
    if (section.heading != kNone) dates[s] = date_in_heading(section.title);
    if (!dates[s] && section.parent < s) dates[s] = dates[section.parent];
  }
  return dates;
}

std::vector<std::string> tags_of(const Note& note) {
  std::vector<std::string> tags;
  std::unordered_set<std::string> seen;
  for (const Tag& tag : note.tags) {
    if (seen.insert(fold(tag.name)).second) tags.push_back(tag.name);
  }
  return tags;
}

std::vector<PersonName> people_of_front_matter(const NoteContext& context) {
  std::vector<PersonName> people;
  const Note& note = context.note;
  const auto links = context.index.links.of_front_matter();
  for (const uint32_t p : context.index.properties.of_front_matter()) {
    const Property& property = note.properties[p];
    const Meanings meanings = context.recogniser.meanings(property.key);
    Role role = Role::kContact;
    if (meanings.has(Meaning::kBy))
      role = Role::kDecider;
    else if (meanings.has(Meaning::kAttendees))
      role = Role::kAttendee;
    else if (meanings.has(Meaning::kOwner))
      role = Role::kOwner;
    else if (!meanings.has(Meaning::kPeople))
      continue;
    const auto link = std::find_if(links.begin(), links.end(), [&](uint32_t l) {
      const Span span = note.links[l].source;
      return span.begin < property.source.end && property.source.begin < span.end;
    });
    if (link != links.end()) {
      const Link& l = note.links[*link];
      if (may_be_person(l)) {
        people.push_back({.name = l.label.empty() ? l.target : l.label,
                          .target = l.target,
                          .role = role,
                          .source = NameSource::kLink});
      }
      continue;
    }
    // A list has one name in each value; one text may hold several.
    for (PersonName& person : people_in_value(note, property.text, {}, role, NameSource::kField)) {
      people.push_back(std::move(person));
    }
  }
  return people;
}

void add_mentions(const Note& note, PeopleSet& people) {
  for (const Link& link : note.links) {
    if (link.block == kNone || !may_be_person(link)) continue;
    people.add({.name = link.label.empty() ? link.target : link.label,
                .target = link.target,
                .role = Role::kMention,
                .source = NameSource::kLink});
  }
  if (note.visible.find('@') == std::string::npos) return;
  for (const Block& block : note.blocks) {
    if (block.kind == BlockKind::kCode || block.kind == BlockKind::kComment) continue;
    const std::string_view text = block.visible.of(note.visible);
    for (const NameFound& name : handles_in(text)) {
      people.add(person_of(note, text, name, Role::kMention));
    }
  }
}

}  // namespace inkling
