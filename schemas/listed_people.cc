// SPDX-License-Identifier: MIT
#include "schemas/listed_people.h"

#include <algorithm>
#include <cctype>

namespace inkling {
namespace {

constexpr size_t kLeastHandle = 3;  ///< Letters of a handle without its mark.
constexpr size_t kMostHandle = 39;

size_t skip_blanks(std::string_view text, size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '*' || text[at] == '"')) ++at;
  return at;
}

/// A person may be listed as a link to their page elsewhere: its label is then a name as written.
bool leads_elsewhere(const Note& note, const TextLink& link) {
  const Link& target = note.links[link.link];
  const bool address = target.visible.of(note.visible).find('@') != std::string_view::npos;
  return target.kind != LinkKind::kWiki && !may_be_person(target) && !address;
}

/// The names at `at` of a line in a list of people. "[elf Pavlik](https://...)" is one too: some
/// words with a page of their own, the last with a capital.
NameList listed_names(const Note& note, std::string_view text, size_t at,
                      std::span<const TextLink> links) {
  std::vector<TextLink> own(links.begin(), links.end());
  std::erase_if(own, [&note](const TextLink& link) { return leads_elsewhere(note, link); });
  NameList list = names_from(text, at, own);
  if (!list.names.empty() || links.empty() || links.front().span.begin != at) return list;
  const Span span = links.front().span;
  const std::string_view label = span.of(text);
  const size_t blank = label.rfind(' ');
  if (blank == std::string_view::npos || std::count(label.begin(), label.end(), ' ') > 2)
    return list;
  if (!name_at(label, blank + 1, {})) return list;
  list.names.push_back({.span = span});
  list.end = span.end;
  return list;
}

/// What may follow a name in a list of people, so that the line is no sentence.
bool ends_name(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.empty()) return true;
  for (const std::string_view mark :
       {",",  ";",  ":",  " (", "(",  "/",  " /", " &", " –", " —",    " -",    " |",   "\n",
        "，", "、", "（", "：", " <", " @", " #", " [", "*",  " and ", " und ", " et ", " y "}) {
    if (rest.starts_with(mark)) return true;
  }
  return rest == "." || rest == " ";
}

/// The word at `at`, as people who meet by their handles are called: "elliottt", "afonso360".
std::optional<NameFound> bare_handle(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0 ||
                               text[end] == '_' || text[end] == '-')) {
    ++end;
  }
  if (end - at < kLeastHandle || end - at > kMostHandle) return std::nullopt;
  return NameFound{.span = {static_cast<uint32_t>(at), static_cast<uint32_t>(end)},
                   .link = kNone,
                   .source = NameSource::kText};
}

/// "Ana (Brightwater) introduced the tar" is a sentence about her.
bool goes_on(std::string_view text, size_t at) {
  const size_t close = text.find(") ", at);
  if (close == std::string_view::npos || !text.substr(at).starts_with(" (")) return false;
  const char next = close + 2 < text.size() ? text[close + 2] : ' ';
  return next >= 'a' && next <= 'z';
}

bool begins_link(std::span<const TextLink> links, size_t at) {
  return std::any_of(links.begin(), links.end(),
                     [at](const TextLink& link) { return link.span.begin == at; });
}

/// Those who attended: names and handles in any order, with commas between them.
NameList attendee_names(const Note& note, std::string_view text, size_t at,
                        std::span<const TextLink> links) {
  NameList list = listed_names(note, text, at, links);
  while (at < text.size()) {
    if (!list.names.empty()) {
      at = text.find_first_not_of(' ', list.end);
      if (at == std::string_view::npos || text[at] != ',') break;
      at = skip_blanks(text, at + 1);
    }
    const NameList more = names_from(text, at, {});
    const std::optional<NameFound> handle = bare_handle(text, at);
    if (!more.names.empty()) {
      list.names.insert(list.names.end(), more.names.begin(), more.names.end());
      list.end = more.end;
    } else if (handle && !begins_link(links, at) && ends_name(text, handle->span.end)) {
      list.names.push_back(*handle);
      list.end = handle->span.end;
    } else {
      break;
    }
  }
  return list;
}

/// What a note says besides who was there.
bool is_other_label(const Recogniser& recogniser, std::string_view text) {
  const uint32_t kind = recogniser.heading(text).kind;
  return !recogniser.value("label", text).empty() ||
         (kind != kNone && !recogniser.kind(kind).people);
}

/// The text behind "Chair:" or "Present:" in a list of people, or all of it.
size_t behind_label(const Recogniser& recogniser, std::string_view text) {
  const size_t colon = text.substr(0, 40).find(':');
  if (colon == std::string_view::npos) return 0;
  const std::string_view label = text.substr(0, colon);
  if (is_other_label(recogniser, label)) return text.size();  // "Agenda: https://..."
  const Meanings meanings = recogniser.heading_meanings(label);
  const bool person = meanings.has(Meaning::kAttendees) || meanings.has(Meaning::kPeople) ||
                      meanings.has(Meaning::kOwner) || !recogniser.value("heading", label).empty();
  return person ? skip_blanks(text, colon + 1) : 0;
}

/// "Jonas Weber, Leiter Wasserbau" is one person with a title; three names are a list.
bool is_list(std::string_view text, const NameList& list) {
  if (list.names.size() < 2) return false;
  if (!list.only_commas || list.names.size() > 2) return true;
  const bool all_marked = std::all_of(list.names.begin(), list.names.end(), [](const NameFound& n) {
    return n.source != NameSource::kText;
  });
  return all_marked && list.end <= text.size();
}

/// "Ana Brown / Harbour Works / @ana": one person, her company and handle.
bool has_attributes(std::string_view line) {
  constexpr std::string_view kSlash = " / ";
  const size_t first = line.find(kSlash);
  if (first == std::string_view::npos) return false;
  const size_t last = line.rfind(kSlash);
  if (last != first) return true;
  const std::string_view tail = line.substr(last + kSlash.size());
  return tail.starts_with('@') ||
         std::none_of(tail.begin(), tail.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::vector<PersonName> people_in_row(const NoteContext& context, const FoundItem& found,
                                      Role role) {
  std::vector<PersonName> people;
  const uint32_t b = found.blocks.front();
  for (const RowCell& cell : cells_of(context, context.note.blocks[b])) {
    const bool named = context.recogniser.names_person(found.kind, cell.name) ||
                       cell.meanings.has(Meaning::kPeople) ||
                       cell.meanings.has(Meaning::kAttendees);
    if (!named) continue;
    const std::vector<TextLink> links = links_in(context.note, context.index, b, cell.visible);
    for (PersonName& person :
         people_in_value(context.note, cell.value, links, role, NameSource::kColumn)) {
      people.push_back(std::move(person));
    }
    if (!people.empty()) return people;
  }
  return people;
}

}  // namespace

std::vector<TextLink> links_in(const Note& note, const BlockIndex& index, uint32_t block,
                               Span visible) {
  std::vector<TextLink> links;
  for (const uint32_t l : index.links.of(block)) {
    const Span label = note.links[l].visible;
    if (label.empty() || label.begin < visible.begin || label.end > visible.end) continue;
    links.push_back({.span = {label.begin - visible.begin, label.end - visible.begin}, .link = l});
  }
  return links;
}

bool is_person_line(const Note& note, const BlockIndex& index, const Recogniser& recogniser,
                    PersonLine line) {
  const Block& b = note.blocks[line.block];
  const std::string_view text = b.visible.of(note.visible);
  if (b.kind == BlockKind::kTableRow) return true;
  if (text.ends_with(':')) return false;  // "Regrets:", and nobody.
  if (is_other_label(recogniser, text)) return false;
  const std::vector<TextLink> links = links_in(note, index, line.block, b.visible);
  const size_t begin = skip_blanks(text, behind_label(recogniser, text));
  const NameList list = line.attendee ? attendee_names(note, text, begin, links)
                                      : listed_names(note, text, begin, links);
  if (list.names.empty()) return false;
  const NameFound& name = list.names.front();
  if (name.link != kNone && !may_be_person(note.links[name.link])) return false;
  return ends_name(text, name.span.end) && !goes_on(text, name.span.end);
}

bool begins_with_person(std::string_view text) {
  const size_t at = skip_blanks(text, 0);
  const std::optional<NameFound> name = name_at(text, at, {});
  return name && (name->source != NameSource::kText || ends_name(text, name->span.end));
}

std::vector<PersonName> people_listed(const NoteContext& context, const FoundItem& found,
                                      const ItemText& text) {
  const Role role = is_attendee(context, found) ? Role::kAttendee : Role::kContact;
  const Block& block = context.note.blocks[found.blocks.front()];
  if (block.kind == BlockKind::kTableRow) return people_in_row(context, found, role);
  const size_t line_end = std::min(text.text.find('\n'), text.text.size());
  const std::string_view line = std::string_view(text.text).substr(0, line_end);
  const size_t begin = skip_blanks(line, behind_label(context.recogniser, line));
  NameList list = role == Role::kAttendee ? attendee_names(context.note, line, begin, text.links)
                                          : listed_names(context.note, line, begin, text.links);
  if (has_attributes(line) && list.names.size() > 1) list.names.resize(1);
  // A marked line ("Attendees: Ana, Ben") is a list by itself.
  if (found.listed && begin == 0 && !is_list(line, list) && !list.names.empty()) {
    list.names.resize(1);
  }
  std::vector<PersonName> people;
  for (const NameFound& name : list.names) {
    people.push_back(person_of(context.note, line, name, role));
  }
  for (const NameFound& name : handles_in(text.text)) {
    if (name.source == NameSource::kEmail && people.empty()) {
      people.push_back(person_of(context.note, text.text, name, role));
    }
  }
  return people;
}

bool is_attendee(const NoteContext& context, const FoundItem& found) {
  const Note& note = context.note;
  const auto says = [&context](std::string_view title) {
    return context.recogniser.heading_meanings(title).has(Meaning::kAttendees);
  };
  const Block& block = note.blocks[found.blocks.front()];
  if (found.label != kNone) return says(note.blocks[found.label].visible.of(note.visible));
  if (!found.listed) {
    // The mark stands on the line where the text begins.
    const size_t before = note.visible.rfind('\n', found.visible.begin);
    const uint32_t line = before == std::string::npos ? 0 : static_cast<uint32_t>(before) + 1;
    const Span mark{std::max(block.visible.begin, line), found.visible.begin};
    return !mark.empty() && says(mark.of(note.visible));
  }
  return section_has_attendees(note, context.recogniser, block.section);
}

bool section_has_attendees(const Note& note, const Recogniser& recogniser, uint32_t section) {
  for (uint32_t s = section; s != kNone && s < note.sections.size();) {
    const std::string_view title = note.sections[s].title;
    if (recogniser.heading_meanings(title).has(Meaning::kAttendees)) return true;
    if (recogniser.heading(title).kind != kNone) return false;
    const uint32_t parent = note.sections[s].parent;
    s = parent < s ? parent : kNone;
  }
  return false;
}

std::vector<PersonName> people_in_value(const Note& note, std::string_view value,
                                        std::span<const TextLink> links, Role role,
                                        NameSource source) {
  std::vector<PersonName> people;
  for (size_t at = skip_blanks(value, 0); at < value.size();) {
    const NameList list = names_from(value, at, links);
    for (const NameFound& name : list.names) {
      PersonName person = person_of(note, value, name, role);
      if (name.source == NameSource::kText) person.source = source;
      people.push_back(std::move(person));
    }
    // Whatever stands between two names (a title, a line break in the cell) is passed over.
    const size_t next = value.find_first_of(",;/&\n", std::max<size_t>(list.end, at));
    if (next == std::string_view::npos) break;
    at = skip_blanks(value, next + 1);
  }
  return people;
}

}  // namespace inkling
