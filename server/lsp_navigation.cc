// SPDX-License-Identifier: MIT
#include <algorithm>

#include "query/filters.h"
#include "schemas/name_terms.h"
#include "schemas/xapian_guard.h"
#include "server/element_at.h"
#include "server/lsp_methods.h"
#include "server/tag_places.h"

namespace inkling {
namespace {

using What = Element::What;

/// Where a link leads: to its heading or block, else to the note's beginning.
std::vector<NotePlace> places_of_link(LspSession& session, const Link& link,
                                      const std::string& from) {
  std::vector<NotePlace> places;
  for (const CalledNote& called : notes_meant(*session.vault, link, from)) {
    NotePlace place{.path = called.path};
    if (!link.fragment.empty()) {
      const auto target = session.vault->read(called.path);
      if (!target) continue;
      place.span = place_of_fragment(target->note, link.fragment).value_or(Span{});
      place.span.end = place.span.begin;
    }
    places.push_back(std::move(place));
  }
  return places;
}

std::vector<NotePlace> persons_note(LspSession& session, std::string_view handle) {
  std::vector<NotePlace> places;
  const OpenIndex* index = session.vault->index();
  if (index == nullptr) return places;
  for (const Person& person : people_named(handle, *index)) {
    if (!person.path.empty()) places.push_back({.path = person.path});
  }
  return places;
}

std::vector<NotePlace> references_to(LspSession& session, const Asked& asked) {
  const Note& note = asked.reading->note;
  const Element element = element_at(note, asked.offset);
  LiveVault& vault = *session.vault;
  switch (element.what) {
    case What::kLink: {
      const Link& link = note.links[element.index];
      const auto meant = notes_meant(vault, link, asked.path);
      return meant.empty() ? std::vector<NotePlace>{}
                           : links_to(vault, meant.front().path, link.fragment);
    }
    case What::kTag:
      return places_of_tag(vault, note.tags[element.index].name);
    case What::kBlockId:
      return links_to(vault, asked.path, "^" + note.blocks[element.index].id);
    case What::kHeading:
      // The title stands for the whole note.
      if (note.title_source == element.span) break;
      return links_to(vault, asked.path, note.sections[element.index].title);
    case What::kHandle:
    case What::kNothing:
      break;
  }
  return links_to(vault, asked.path);
}

}  // namespace

Answer definition(LspSession& session, const JsonValue& params) {
  const auto asked = asked_of(session, params);
  if (!asked) return std::string("null");
  const Note& note = asked->reading->note;
  const Element element = element_at(note, asked->offset);
  if (element.what == What::kLink) {
    return locations_json(session, places_of_link(session, note.links[element.index], asked->path));
  }
  if (element.what == What::kHandle) {
    return locations_json(session, persons_note(session, element.span.of(note.source)));
  }
  return std::string("null");
}

Answer references(LspSession& session, const JsonValue& params) {
  const auto asked = asked_of(session, params);
  if (!asked) return std::string("null");
  return locations_json(session, references_to(session, *asked));
}

Answer document_links(LspSession& session, const JsonValue& params) {
  const auto asked = asked_of(session, params);
  if (!asked) return std::string("[]");
  JsonWriter json;
  json.open_array();
  for (const Link& link : asked->reading->note.links) {
    if (link.kind == LinkKind::kUrl) continue;  // Editors find these by themselves.
    const auto places = places_of_link(session, link, asked->path);
    if (places.size() != 1) continue;
    std::string target = uri_of(session, places.front().path);
    if (places.front().span.begin > 0) {
      const auto reading = session.vault->read(places.front().path);
      target += "#L" + std::to_string(reading->lines.line_at(places.front().span.begin) + 1);
    }
    json.open_object().raw_member("range", range_json(session, *asked->reading, link.source));
    json.member("target", target).member("tooltip", places.front().path).close_object();
  }
  return json.close_array().take();
}

}  // namespace inkling
