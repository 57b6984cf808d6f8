// SPDX-License-Identifier: MIT
#include "schemas/item_people.h"

#include <algorithm>

#include "schemas/decision_record.h"
#include "schemas/listed_people.h"

namespace inkling {
namespace {

constexpr size_t kMaxInheritedAttendees = 64;  ///< Of its meeting, that each decision repeats.

size_t skip_blanks(std::string_view text, size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '*' || text[at] == '"')) ++at;
  return at;
}

/// The role that a cue or column gives to the names behind it.
std::optional<Role> role_of(Meanings meanings, const KindSpec& kind) {
  if (kind.decision && (meanings.has(Meaning::kBy) || meanings.has(Meaning::kOwner))) {
    return Role::kDecider;
  }
  if (meanings.has(Meaning::kOwner)) return Role::kOwner;
  if (meanings.has(Meaning::kAttendees)) return Role::kAttendee;
  const bool named = meanings.has(Meaning::kBy) || meanings.has(Meaning::kPeople);
  return named ? std::optional(Role::kMention) : std::nullopt;
}

class PeopleReader {
 public:
  PeopleReader(const NoteContext& context, const FoundItem& found, const ItemText& text)
      : context_(context), found_(found), text_(text), kind_(context.recogniser.kind(found.kind)) {}

  void read(Item& item) {
    references_ = item.supersedes;
    references_.insert(references_.end(), item.superseded_by.begin(), item.superseded_by.end());
    add_named();
    add_row();
    add_cues();
    if (kind_.task && !people_.has_role(Role::kOwner)) add_first_name();
    add_handles();
    add_links();
    for (PersonName& person : context_.known.in(text_)) people_.add(std::move(person));
    if (kind_.decision) add_deciders();
    for (const PersonName& person : people_.people()) {
      if (person.role != Role::kOwner) continue;
      item.owner = person.name;
      break;
    }
    item.people = people_.take();
  }

 private:
  /// Whom its mark names: "AI(Ana): ...".
  void add_named() {
    const std::string_view named = found_.named.of(context_.note.visible);
    if (named.empty()) return;
    const Role role = kind_.task ? Role::kOwner : kind_.decision ? Role::kDecider : Role::kMention;
    const NameList list = names_from(named, 0, {});
    for (const NameFound& name : list.names) add_known(name.span.of(named), role);
    if (list.names.empty()) add_known(named, role);
  }

  void add_known(std::string_view written, Role role) {
    const PersonName* known = context_.known.by_initials(written);
    PersonName person = known != nullptr ? *known
                                         : context_.known.in_full({.name = std::string(written),
                                                                   .target = {},
                                                                   .role = role,
                                                                   .source = NameSource::kField});
    person.role = role;
    people_.add(std::move(person));
  }

  void add_row() {
    const uint32_t b = found_.blocks.front();
    const Block& block = context_.note.blocks[b];
    if (block.kind != BlockKind::kTableRow) return;
    for (const RowCell& cell : cells_of(context_, block)) {
      std::optional<Role> role = role_of(cell.meanings, kind_);
      if (!role) continue;
      // "Who" of a task is its owner.
      if (kind_.task && !has_owner_column(block)) role = Role::kOwner;
      const std::vector<TextLink> links = links_in(context_.note, context_.index, b, cell.visible);
      for (PersonName& person :
           people_in_value(context_.note, cell.value, links, *role, NameSource::kColumn)) {
        people_.add(context_.known.in_full(std::move(person)));
      }
    }
  }

  [[nodiscard]] bool has_owner_column(const Block& row) const {
    const std::vector<RowCell> cells = cells_of(context_, row);
    return std::any_of(cells.begin(), cells.end(),
                       [](const RowCell& cell) { return cell.meanings.has(Meaning::kOwner); });
  }

  void add_cues() {
    for (const Cue& cue : text_.cues) {
      Meanings meanings;
      meanings.add(cue.meaning);
      const std::optional<Role> role = role_of(meanings, kind_);
      if (!role) continue;
      const size_t at = skip_blanks(text_.text, cue.value);
      for (const NameFound& name : names_from(text_.text, at, text_.links).names) {
        add(name, *role, cue.stated ? NameSource::kField : NameSource::kText);
      }
    }
  }

  /// "[[Ana]]: do it"; when the note knows Ana, "Ana: do it", "Ana – do it", "[Ana] do it" and "Ana
  /// to do it", too.
  void add_first_name() {
    const std::string_view text = text_.text;
    const size_t at = text.starts_with('[') ? 1 : behind_code(text);
    const NameList list = names_from(text, at, text_.links);
    if (list.names.empty() || list.end >= text.size()) return;
    const std::string_view rest = text.substr(list.end);
    constexpr std::string_view kEnds[] = {":", "：", " to ", " will ", " – ", " — ", " - "};
    const bool ends = at == 1 ? rest.starts_with(']')
                              : std::any_of(std::begin(kEnds), std::end(kEnds),
                                            [&](auto end) { return rest.starts_with(end); });
    if (!ends) return;
    for (const NameFound& name : list.names) add_owner(name);
  }

  void add_owner(const NameFound& name) {
    const bool link = name.link != kNone && may_be_person(context_.note.links[name.link]);
    const std::string_view written = name.span.of(text_.text);
    if (!link && context_.known.by_initials(written) != nullptr) {
      return add_known(written, Role::kOwner);
    }
    if (!link && !(name.source == NameSource::kText && context_.known.has(written))) return;
    const ItemText alone{.text = std::string(written), .words = text_words(written)};
    std::vector<PersonName> known = context_.known.in(alone);
    if (link || known.empty()) return add(name, Role::kOwner, NameSource::kText);
    known.front().role = Role::kOwner;
    people_.add(std::move(known.front()));
  }

  /// Behind "A:", "A2:" or "A2 –", the number of a task in minutes; else 0.
  static size_t behind_code(std::string_view text) {
    size_t at = 0;
    while (at < text.size() && at < 2 && text[at] >= 'A' && text[at] <= 'Z') ++at;
    const size_t letters = at;
    if (letters == 1 && text.substr(at).starts_with(": ")) return at + 2;
    if (at < text.size() && text[at] == '-') ++at;
    const size_t digits = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    if (letters == 0 || at == digits) return 0;
    const size_t end = text.find_first_not_of(" :.-", at);
    if (end == at || end == std::string_view::npos) return 0;
    for (const std::string_view dash : {"– ", "— "}) {
      if (text.substr(end).starts_with(dash)) return end + dash.size();
    }
    return end;
  }

  /// A task is its owner's by a handle at its start or end, else by the first one in it.
  void add_handles() {
    const std::vector<NameFound> handles = handles_in(text_.text);
    if (handles.empty()) return;
    size_t owner = handles.size();
    if (kind_.task && !people_.has_role(Role::kOwner)) {
      for (size_t i = 0; i < handles.size(); ++i) {
        if (handles[i].source != NameSource::kHandle) continue;
        const bool edge = handles[i].span.begin == 0 || is_blank_from(handles[i].span.end);
        if (owner == handles.size() || edge) owner = i;
        if (edge) break;
      }
    }
    for (size_t i = 0; i < handles.size(); ++i) {
      add(handles[i], i == owner ? Role::kOwner : Role::kMention, handles[i].source);
    }
  }

  [[nodiscard]] bool is_blank_from(size_t at) const {
    return text_.text.find_first_not_of(" .,;)\n", at) == std::string::npos;
  }

  void add_links() {
    for (const TextLink& link : text_.links) {
      const Link& target = context_.note.links[link.link];
      if (!may_be_person(target)) continue;
      if (std::find(references_.begin(), references_.end(), ref_of(target)) != references_.end()) {
        continue;
      }
      add({.span = link.span, .link = link.link, .source = NameSource::kLink}, Role::kMention,
          NameSource::kLink);
    }
  }

  /// Stated, else the note's own, else whoever is named; those who attended are people of it too.
  /// A link alone may lead to a project: only the vault can tell.
  void add_deciders() {
    if (!people_.has_role(Role::kDecider)) {
      if (context_.deciders.empty()) {
        people_.promote_mentions([this](const PersonName& person) {
          const bool sure = person.source != NameSource::kLink || context_.known.knows(person.name);
          return sure ? Role::kDecider : Role::kLinked;
        });
      } else {
        for (const PersonName& person : context_.deciders) people_.add(person);
      }
    }
    size_t left = kMaxInheritedAttendees;
    for (const Attendee& attendee : context_.attendees) {
      if (left == 0) return;
      if (!was_there(attendee)) continue;
      people_.add(attendee.person);
      --left;
    }
  }

  /// A note may hold the minutes of many days: its attendees are those of their own day.
  [[nodiscard]] bool was_there(const Attendee& attendee) const {
    if (attendee.meeting == kNone) return true;
    const std::vector<Section>& sections = context_.note.sections;
    uint32_t s = context_.note.blocks[found_.blocks.front()].section;
    for (;;) {
      if (s == attendee.meeting) return true;
      const uint32_t parent = sections[s].parent;
      if (parent >= s) return false;
      s = parent;
    }
  }

  void add(const NameFound& name, Role role, NameSource source) {
    if (name.link != kNone && !may_be_person(context_.note.links[name.link])) return;
    PersonName person = person_of(context_.note, text_.text, name, role);
    if (name.source == NameSource::kText) person.source = source;
    people_.add(context_.known.in_full(std::move(person)));
  }

  const NoteContext& context_;
  const FoundItem& found_;
  const ItemText& text_;
  const KindSpec& kind_;
  std::vector<NoteRef> references_{};  ///< Decisions that this one names: no people.
  PeopleSet people_{};
};

}  // namespace

void read_people(const NoteContext& context, const FoundItem& found, const ItemText& text,
                 Item& item) {
  PeopleReader(context, found, text).read(item);
}

}  // namespace inkling
