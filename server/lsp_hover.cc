// SPDX-License-Identifier: MIT
#include <algorithm>

#include "notes/clean.h"
#include "query/filters.h"
#include "schemas/name_terms.h"
#include "schemas/xapian_guard.h"
#include "server/element_at.h"
#include "server/lsp_methods.h"

namespace inkling {
namespace {

using What = Element::What;

constexpr size_t kMostPreview = 600;  ///< Bytes of a note that a hover shows.
constexpr uint32_t kMostCard = 3;     ///< Tasks, and decisions, on a person's card.

/// The first `most` bytes, cut at a line or at least at a character.
std::string cut(std::string_view text, size_t most) {
  if (text.size() <= most) return std::string(text);
  size_t end = text.rfind('\n', most);
  if (end == std::string_view::npos || end < most / 2) {
    end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  }
  return std::string(text.substr(0, end)) + "\n…";
}

std::string body_of(const Note& note, Span span) {
  if (span.empty()) {
    const size_t behind =
        note.front_matter.empty() ? 0 : note.source.find('\n', note.front_matter.end);
    span = {.begin = static_cast<uint32_t>(std::min(behind, note.source.size())),
            .end = static_cast<uint32_t>(note.source.size())};
  }
  std::string_view text = span.of(note.source);
  while (text.starts_with('\n') || text.starts_with('\r')) text.remove_prefix(1);
  return cut(text, kMostPreview);
}

void add_items(LspSession& session, std::string_view heading, const std::string& query,
               std::string& out) {
  const auto results = session.vault->search(
      {.query = query, .by = Unit::kItem, .limit = kMostCard, .today = session.vault->today()});
  if (!results || results->hits.empty()) return;
  out += "\n\n**" + std::string(heading) + "** (" + std::to_string(results->total) + ")\n";
  for (const Hit& hit : results->hits) {
    std::string text = hit.passage.snippet.text;
    std::replace(text.begin(), text.end(), '\n', ' ');
    out += "\n- " + text;
    if (hit.passage.due) out += " (due " + to_string(*hit.passage.due) + ")";
  }
}

/// What the vault says of a person, after the name.
void add_card(LspSession& session, const std::string& name, std::string& out) {
  if (session.vault->index() == nullptr) return;
  std::string quoted = "\"";
  for (const char c : name) quoted += c == '"' ? ' ' : c;
  quoted += '"';
  add_items(session, "Open tasks", "kind:task is:open sort:due assignee:" + quoted, out);
  add_items(session, "Decisions", "kind:decision sort:date by:" + quoted, out);
}

std::string note_card(LspSession& session, const Reading& target, const std::string& fragment) {
  const Note& note = target.note;
  std::string out = "**" + target.records.title + "**";
  if (!target.records.type.empty()) out += " · " + target.records.type;
  out += "  \n`" + note.path + "`\n\n---\n\n";
  Span part;
  if (!fragment.empty()) {
    const auto place = place_of_fragment(note, fragment);
    if (!place) return out + "*no `" + fragment + "` in this note*";
    part = *place;
    for (const Section& section : note.sections) {
      const bool heading = section.heading != kNone;
      if (heading && note.blocks[section.heading].source == part) part = section.source;
    }
  }
  out += body_of(note, part);
  if (target.records.type == "person" && fragment.empty()) {
    add_card(session, target.records.title, out);
  }
  return out;
}

std::string link_card(LspSession& session, const Link& link, const std::string& from) {
  const auto meant = notes_meant(*session.vault, link, from);
  if (meant.empty()) return is_note_link(link) ? "No note is called *" + link.target + "*." : "";
  if (meant.size() > 1) {
    std::string out = "*" + link.target + "* may be any of:\n";
    for (const CalledNote& one : meant) out += "\n- `" + one.path + "`";
    return out;
  }
  const auto target = session.vault->read(meant.front().path);
  return target ? note_card(session, *target, link.fragment) : "";
}

std::string tag_card(LspSession& session, const std::string& name) {
  const OpenIndex* index = session.vault->index();
  if (index == nullptr) return "";
  const auto counts = guarded(index->paths.root, [&]() -> Result<std::string> {
    const std::string term = make_term(prefix::kTag, fold(name));
    return "**#" + name + "**: " + std::to_string(index->notes.get_termfreq(term)) + " notes, " +
           std::to_string(index->items.get_termfreq(term)) + " items";
  });
  return counts ? *counts : "";
}

std::string person_card_of(LspSession& session, std::string_view handle) {
  const OpenIndex* index = session.vault->index();
  if (index == nullptr) return "";
  const std::vector<Person> people = people_named(handle, *index);
  if (people.empty()) return "";
  if (people.size() > 1) {
    std::string out = "May be any of:\n";
    for (const Person& one : people) out += "\n- " + one.name;
    return out;
  }
  const Person& person = people.front();
  const auto note = person.path.empty() ? nullptr : session.vault->read(person.path);
  if (note) return note_card(session, *note, "");
  std::string out = "**" + person.name + "**";
  add_card(session, person.name, out);
  return out;
}

/// What an item is understood as.
std::string item_card(const LspSession& session, const Item& item) {
  const KindSpec& kind = session.vault->schemas().kinds[item.kind];
  std::string out = "**" + kind.name + "**";
  if (item.status != Status::kUnset) out += " · " + std::string(to_string(item.status));
  if (item.date) {
    out += " · " + to_string(item.date->date) + " (from " +
           std::string(to_string(item.date->source)) + ")";
  }
  if (item.due) out += " · due " + to_string(*item.due);
  if (!item.priority.empty()) out += " · " + item.priority;
  std::string people;
  for (const PersonName& person : item.people) {
    if (person.role == Role::kAttendee) continue;
    people += (people.empty() ? "" : ", ") + person.name;
    if (person.role == Role::kOwner) people += " (owner)";
    if (person.role == Role::kDecider) people += " (decided)";
  }
  if (!people.empty()) out += "\n\n" + people;
  return out;
}

}  // namespace

Answer hover(LspSession& session, const JsonValue& params) {
  const auto asked = asked_of(session, params);
  if (!asked) return std::string("null");
  const Note& note = asked->reading->note;
  Element element = element_at(note, asked->offset);
  std::string text;
  if (element.what == What::kLink) {
    text = link_card(session, note.links[element.index], asked->path);
  } else if (element.what == What::kTag) {
    text = tag_card(session, note.tags[element.index].name);
  } else if (element.what == What::kHandle) {
    text = person_card_of(session, element.span.of(note.source));
  }
  if (text.empty()) {
    const Item* item = item_at(note, asked->reading->records, asked->offset);
    if (item == nullptr) return std::string("null");
    text = item_card(session, *item);
    element.span = item->source;
  }
  JsonWriter json;
  json.open_object().key("contents").open_object();
  json.member("kind", "markdown").member("value", text).close_object();
  json.raw_member("range", range_json(session, *asked->reading, element.span));
  return json.close_object().take();
}

}  // namespace inkling
