// SPDX-License-Identifier: MIT
#include "schemas/record.h"

#include <fmt/compile.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "schemas/decision_record.h"
#include "schemas/item_dates.h"
#include "schemas/item_people.h"
#include "schemas/item_status.h"
#include "schemas/listed_people.h"
#include "schemas/note_level.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr size_t kMaxCrumbs = 16;
constexpr size_t kLanguageSample = 1536;  ///< Bytes: more text does not make the guess better.
constexpr size_t kMaxCodeBytes = 8;       ///< Of a speaker's initials, with brackets.

class RecordReader {
 public:
  RecordReader(const Note& note, const Recogniser& recogniser, const RecordContext& given)
      : note_(note),
        recogniser_(recogniser),
        given_(given),
        index_(note),
        context_{.note = note, .recogniser = recogniser, .index = index_} {}

  Records read() {
    records_.title = note_.title;
    records_.type = type_of(note_, recogniser_);
    records_.tags = tags_of(note_);
    records_.language = language();
    context_.date = date_of(context_, given_.modified);
    records_.date = context_.date;
    context_.section_dates = section_dates(note_);
    read_front_matter();
    read_items();
    add_mentions(note_, people_);
    records_.people = people_.take();
    return std::move(records_);
  }

 private:
  [[nodiscard]] Language language() const {
    if (!given_.language.empty()) return given_.language;
    for (const uint32_t p : index_.properties.of_front_matter()) {
      const Property& property = note_.properties[p];
      if (recogniser_.meanings(property.key).has(Meaning::kLanguage) && property.text.size() >= 2) {
        return fold(std::string_view(property.text).substr(0, property.text.find_first_of("-_")));
      }
    }
    const Language detected =
        detect_language(std::string_view(note_.visible).substr(0, kLanguageSample));
    return detected.empty() ? given_.default_language : detected;
  }

  void read_front_matter() {
    for (PersonName& person : people_of_front_matter(context_)) {
      context_.known.add(person);
      if (person.role == Role::kAttendee) context_.attendees.push_back({.person = person});
      if (person.role == Role::kDecider) context_.deciders.push_back(person);
      people_.add(std::move(person));
    }
    for (const uint32_t p : index_.properties.of_front_matter()) {
      const Property& property = note_.properties[p];
      const Meanings meanings = recogniser_.meanings(property.key);
      if (meanings.has(Meaning::kSupersededBy) && !property.text.empty()) {
        context_.status = Status::kSuperseded;
      } else if (meanings.has(Meaning::kStatus) && context_.status == Status::kUnset) {
        set_note_status(property.text);
      }
      add_front_matter_item(property);
    }
    std::unordered_set<std::string> seen;
    for (const Tag& tag : note_.tags) {
      if (tag.block == kNone && seen.insert(fold(tag.name)).second) {
        context_.tags.push_back(tag.name);
      }
    }
  }

  /// A project that is done leaves its decisions in force; a record's own status is its decision's.
  void set_note_status(const std::string& text) {
    const Status status = decision_status(recogniser_, text);
    if (status != Status::kSuperseded && records_.type != "decision-record") return;
    context_.status = status;
    context_.status_text = text;
  }

  void add_front_matter_item(const Property& property) {
    const uint32_t kind = recogniser_.field(property.key);
    if (kind == kNone || property.text.empty() || property.type == PropertyType::kNull) return;
    Item item{.kind = kind, .text = property.text, .source = property.source};
    item.date = context_.date;
    item.status = recogniser_.kind(kind).task       ? Status::kOpen
                  : recogniser_.kind(kind).decision ? Status::kCurrent
                                                    : Status::kUnset;
    front_matter_items_.push_back(std::move(item));
  }

  [[nodiscard]] NoteTrust trust() const {
    NoteTrust trust;
    trust.blank = records_.type == "template";
    trust.typed = !records_.type.empty() && records_.type != "note" && records_.type != "template";
    trust.minutes =
        records_.type == "meeting" || !context_.attendees.empty() ||
        opening_names_attendees(context_) ||
        std::any_of(note_.sections.begin(), note_.sections.end(), [this](const Section& s) {
          return s.heading != kNone && recogniser_.heading(s.title).trust == Trust::kAlways &&
                 recogniser_.heading_meanings(s.title).has(Meaning::kAttendees);
        });
    trust.undated = !records_.date || records_.date->source == DateSource::kMtime;
    trust.dated = records_.date && (records_.date->source == DateSource::kHeading ||
                                    records_.date->source == DateSource::kFilename);
    // "March 5: board meeting"
    trust.minutes = trust.minutes || (trust.dated && recogniser_.names_meeting(note_.title));
    return trust;
  }

  void read_items() {
    const std::vector<FoundItem> found = find_items(note_, recogniser_, index_, trust());
    read_decision_record(found, context_, records_);
    for (const PersonName& person : context_.deciders) people_.add(person);
    std::vector<ItemText> texts;
    texts.reserve(found.size());
    std::vector<Item> items(found.size());
    for (size_t i = 0; i < found.size(); ++i) {
      texts.push_back(text_of_item(note_, recogniser_, index_, found[i]));
      if (recogniser_.kind(found[i].kind).people) read_listed(found[i], texts[i], items[i]);
    }
    for (size_t i = 0; i < found.size(); ++i) fill(found[i], texts[i], items[i]);
    supersede_within(context_, items);
    for (Item& item : front_matter_items_) add(std::move(item));
    for (Item& item : items) add(std::move(item));
  }

  /// People in lists come first: the rest of the note may call them by first name or initials.
  void read_listed(const FoundItem& found, const ItemText& text, Item& item) {
    item.people = people_listed(context_, found, text);
    for (const PersonName& person : item.people) {
      context_.known.add(person);
      if (person.role != Role::kAttendee) continue;
      context_.known.add_initials(person);
      context_.attendees.push_back({.person = person, .meeting = meeting_of(found)});
    }
    add_codes(found, text, item);
  }

  /// The nearest section above that has a date of its own.
  [[nodiscard]] uint32_t meeting_of(const FoundItem& found) const {
    uint32_t s = note_.blocks[found.blocks.front()].section;
    for (;;) {
      const Section& section = note_.sections[s];
      if (section.heading != kNone && date_in_heading(section.title)) return s;
      if (section.parent >= s) return kNone;
      s = section.parent;
    }
  }

  /// "Ana Brown (AB)", or a column with her initials.
  void add_codes(const FoundItem& found, const ItemText& text, const Item& item) {
    const Block& block = note_.blocks[found.blocks.front()];
    if (block.kind == BlockKind::kTableRow && item.people.size() == 1) {
      for (const RowCell& cell : cells_of(context_, block)) {
        if (cell.value != item.people.front().name) {
          context_.known.add_code(std::string(cell.value), item.people.front());
        }
      }
    }
    for (const PersonName& person : item.people) {
      const size_t at = text.text.find(person.name);
      const size_t open = at == std::string::npos ? at : at + person.name.size();
      if (open >= text.text.size() || text.text.compare(open, 2, " (") != 0) continue;
      const size_t close = text.text.find(')', open);
      if (close == std::string::npos || close - open > kMaxCodeBytes) continue;
      context_.known.add_code(text.text.substr(open + 2, close - open - 2), person);
    }
  }

  void fill(const FoundItem& found, const ItemText& text, Item& item) {
    const Block& block = note_.blocks[found.blocks.front()];
    item.kind = found.kind;
    item.text = text.text;
    item.blocks = found.blocks;
    item.source = found.source;
    item.breadcrumb = crumbs(found);
    read_references(context_, found, text, item);
    if (item.people.empty()) read_people(context_, found, text, item);
    read_dates(context_, found, text, item);
    read_status(context_, found, text, item);
    item.tags = tags(found);
    if (block.kind != BlockKind::kTableRow) return;
    for (const RowCell& cell : cells_of(context_, block)) {
      if (cell.value.empty()) continue;
      item.columns.push_back({.name = std::string(cell.name), .value = std::string(cell.value)});
    }
  }

  [[nodiscard]] std::vector<std::string> crumbs(const FoundItem& found) const {
    std::vector<std::string> out;
    for (const std::string_view title : breadcrumb(note_, note_.blocks[found.blocks.front()])) {
      if (out.size() < kMaxCrumbs) out.emplace_back(title);
    }
    if (found.label != kNone) {
      std::string_view label = note_.blocks[found.label].visible.of(note_.visible);
      while (label.ends_with(':') || label.ends_with(' ')) label.remove_suffix(1);
      if (!label.empty()) out.emplace_back(label);
    }
    return out;
  }

  [[nodiscard]] std::vector<std::string> tags(const FoundItem& found) const {
    std::vector<std::string> out;
    std::unordered_set<std::string> seen;
    for (size_t i = 0; i < found.blocks.size(); ++i) {
      for (const uint32_t t : index_.tags.of(found.blocks[i])) {
        const Tag& tag = note_.tags[t];
        const bool outside =
            i == 0 && (tag.source.begin < found.source.begin || tag.source.end > found.source.end);
        if (!outside && seen.insert(fold(tag.name)).second) out.push_back(tag.name);
      }
    }
    if (out.empty()) return context_.tags;
    for (const std::string& tag : context_.tags) {
      if (seen.insert(fold(tag)).second) out.push_back(tag);
    }
    return out;
  }

  /// Adds an item, or counts it when the note has said it before.
  void add(Item item) {
    std::string key = fold(item.text);
    key += fmt::format(FMT_COMPILE("\n{} {} {}"), item.kind,
                       item.date ? item.date->date.days : INT32_MIN, static_cast<int>(item.status));
    const auto [at, fresh] = seen_.emplace(std::move(key), records_.items.size());
    if (!fresh) {
      ++records_.items[at->second].duplicates;
      return;
    }
    for (const PersonName& person : item.people) people_.add(person);
    records_.items.push_back(std::move(item));
  }

  const Note& note_;
  const Recogniser& recogniser_;
  const RecordContext& given_;
  BlockIndex index_;
  NoteContext context_;
  PeopleSet people_{};
  std::vector<Item> front_matter_items_{};
  std::unordered_map<std::string, size_t> seen_{};
  Records records_{};
};

}  // namespace

Records records_from(const Note& note, const Recogniser& recogniser, const RecordContext& context) {
  return RecordReader(note, recogniser, context).read();
}

Records records_from(const Note& note, const SchemaSet& schemas, const RecordContext& context) {
  return records_from(note, Recogniser(schemas), context);
}

std::vector<uint32_t> items_by_block(const Note& note, const Records& records) {
  std::vector<uint32_t> owner(note.blocks.size(), kNone);
  for (uint32_t i = 0; i < records.items.size(); ++i) {
    for (const uint32_t block : records.items[i].blocks) {
      if (block < owner.size() && owner[block] == kNone) owner[block] = i;
    }
  }
  return owner;
}

}  // namespace inkling
