// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>

#include "schemas/name_terms.h"
#include "server/element_at.h"
#include "server/lsp_methods.h"
#include "server/move_edits.h"
#include "server/tag_places.h"

namespace inkling {
namespace {

using What = Element::What;

/// What is renamed: its present name, where that stands here, and where it is used.
struct Renamed {
  enum class Sort { kNote, kHeading, kBlock, kTag };
  Sort sort = Sort::kNote;
  std::string path{};      ///< Of the note that has it.
  std::string name{};      ///< As it is now.
  std::string fragment{};  ///< kHeading, kBlock: as links say it.
  Span span{};             ///< In the note that was asked about.
  Span own{};              ///< kHeading, kBlock: where it is written in `path`.
};

Error nothing_here() {
  return {.code = Code::kInvalid,
          .message = "nothing to rename here",
          .hint = "a link, a heading, a tag or a ^block can be"};
}

std::optional<Renamed> fragment_renamed(LspSession& session, const Note& note, const Link& link,
                                        const std::string& path) {
  const auto target = session.vault->read(path);
  if (!target) return std::nullopt;
  const auto own = place_of_fragment(target->note, link.fragment);
  if (!own) return std::nullopt;
  Renamed out{.sort = Renamed::Sort::kHeading,
              .path = path,
              .name = std::string(own->of(target->note.source)),
              .fragment = link.fragment,
              .span = fragment_span(note, link),
              .own = *own};
  if (!link.fragment.starts_with('^')) {
    for (const Section& section : target->note.sections) {
      const bool here =
          section.heading != kNone && target->note.blocks[section.heading].source == *own;
      if (here) out.fragment = section.title;  // The link may spell it as an anchor.
    }
    return out;
  }
  out.sort = Renamed::Sort::kBlock;
  out.name = link.fragment.substr(1);
  ++out.span.begin;
  for (const Block& block : target->note.blocks) {
    if (block.source == *own) out.own = block_id_span(target->note, block);
  }
  return out;
}

Result<Renamed> renamed_at(LspSession& session, const Asked& asked) {
  const Note& note = asked.reading->note;
  const Element element = element_at(note, asked.offset);
  if (element.what == What::kTag) {
    Span span = element.span;
    if (note.source[span.begin] == '#') ++span.begin;
    return Renamed{.sort = Renamed::Sort::kTag,
                   .path = asked.path,
                   .name = note.tags[element.index].name,
                   .fragment = {},
                   .span = span,
                   .own = {}};
  }
  if (element.what == What::kBlockId) {
    const std::string& id = note.blocks[element.index].id;
    return Renamed{.sort = Renamed::Sort::kBlock,
                   .path = asked.path,
                   .name = id,
                   .fragment = "^" + id,
                   .span = element.span,
                   .own = element.span};
  }
  if (element.what == What::kHeading) {
    const std::string& title = note.sections[element.index].title;
    return Renamed{.sort = Renamed::Sort::kHeading,
                   .path = asked.path,
                   .name = std::string(element.span.of(note.source)),
                   .fragment = title,
                   .span = element.span,
                   .own = element.span};
  }
  if (element.what == What::kLink) {
    const Link& link = note.links[element.index];
    const auto meant = notes_meant(*session.vault, link, asked.path);
    if (meant.empty()) return nothing_here();
    const Span fragment = fragment_span(note, link);
    if (!fragment.empty() && asked.offset >= fragment.begin && asked.offset <= fragment.end) {
      if (auto found = fragment_renamed(session, note, link, meant.front().path)) return *found;
    }
    return Renamed{.sort = Renamed::Sort::kNote,
                   .path = meant.front().path,
                   .name = std::string(file_stem(meant.front().path)),
                   .fragment = {},
                   .span = target_span(note, link),
                   .own = {}};
  }
  return nothing_here();
}

/// A tag's name as it stands at a place: without '#'.
Span bare(const Note& note, Span tag) {
  if (note.source[tag.begin] == '#') ++tag.begin;
  return tag;
}

Edits tag_edits(LspSession& session, const Renamed& what, std::string name) {
  if (name.starts_with('#')) name.erase(0, 1);
  Edits out;
  for (const NotePlace& place : places_of_tag(*session.vault, what.name)) {
    const auto reading = session.vault->read(place.path);
    Span span = bare(reading->note, place.span);
    // Of a tag below it, only the part that is its name.
    span.end = span.begin + static_cast<uint32_t>(what.name.size());
    out.edits.push_back({place.path, span, name});
  }
  return out;
}

/// What a link to a heading of this name says, in place of `old`.
std::string anchor_text(std::string_view name, const Link& link, std::string_view old) {
  std::string text;
  for (const char c : name) {
    const bool sign = std::string_view("[]|#^:\\").find(c) != std::string_view::npos;
    if (!sign && !(c == ' ' && text.ends_with(' '))) text += c;
  }
  if (link.kind != LinkKind::kMarkdown) return text;
  const bool spelt_out =
      old.find(' ') != std::string_view::npos || old.find("%20") != std::string_view::npos;
  if (spelt_out || old.find('-') == std::string_view::npos) return encoded_target(text);
  std::ranges::replace(text, ' ', '-');
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

/// Of several headings of one name, links mean the first.
bool is_linked(LspSession& session, const Renamed& what) {
  const auto target = session.vault->read(what.path);
  if (!target || what.sort == Renamed::Sort::kBlock) return target != nullptr;
  const auto place = place_of_fragment(target->note, what.fragment);
  return place && what.own.begin >= place->begin && what.own.end <= place->end;
}

Edits fragment_edits(LspSession& session, const Renamed& what, std::string name) {
  const bool block = what.sort == Renamed::Sort::kBlock;
  if (block && name.starts_with('^')) name.erase(0, 1);
  Edits out;
  out.edits.push_back({what.path, what.own, name});
  if (!is_linked(session, what)) return out;
  for (const NotePlace& place : links_to(*session.vault, what.path, what.fragment)) {
    const auto reading = session.vault->read(place.path);
    for (const Link& link : reading->note.links) {
      if (link.source != place.span) continue;
      Span span = fragment_span(reading->note, link);
      const size_t last = span.of(reading->note.source).rfind('#');
      if (last != std::string_view::npos) span.begin += static_cast<uint32_t>(last + 1);
      if (span.empty()) continue;
      const std::string_view old = span.of(reading->note.source);
      out.edits.push_back({place.path, span, block ? "^" + name : anchor_text(name, link, old)});
    }
  }
  return out;
}

Result<Edits> note_edits(LspSession& session, const Renamed& what, const std::string& name) {
  std::string to = name;
  if (!to.ends_with(".md")) to += ".md";
  const std::string folder(folder_of(what.path));
  if (to.find('/') == std::string::npos && !folder.empty()) to = folder + "/" + to;
  const std::filesystem::path path(to);
  const bool out = path.is_absolute() || std::find(path.begin(), path.end(), "..") != path.end();
  if (out) return Error{.code = Code::kInvalid, .message = "'" + name + "' leads out of the vault"};
  if (stamp_of(session.vault->workspace().vault, to)) {
    return Error{.code = Code::kInvalid, .message = "there is a note '" + to + "' already"};
  }
  return Edits{.edits = move_edits(session, {{what.path, to}}),
               .create = {},
               .create_text = {},
               .rename_from = what.path,
               .rename_to = to};
}

bool is_good_name(Renamed::Sort sort, const std::string& name) {
  if (name.find_first_not_of(" \t#^") == std::string::npos) return false;
  const char* never = sort == Renamed::Sort::kTag ? " \t\r\n,;[]()|\"'" : "\r\n";
  if (sort == Renamed::Sort::kNote) never = "\r\n[]|#^";
  if (sort == Renamed::Sort::kBlock) never = " \t\r\n[]|#";
  return name.find_first_of(never) == std::string::npos;
}

}  // namespace

Answer prepare_rename(LspSession& session, const JsonValue& params) {
  const auto asked = asked_of(session, params);
  if (!asked) return std::string("null");
  const Result<Renamed> what = renamed_at(session, *asked);
  if (!what) return std::string("null");
  JsonWriter json;
  json.open_object().raw_member("range", range_json(session, *asked->reading, what->span));
  return json.member("placeholder", what->name).close_object().take();
}

Answer rename(LspSession& session, const JsonValue& params) {
  const auto asked = asked_of(session, params);
  if (!asked) return nothing_here();
  const Result<Renamed> what = renamed_at(session, *asked);
  if (!what) return what.error();
  const std::string name = params["newName"].text();
  if (!is_good_name(what->sort, name)) {
    return Error{.code = Code::kInvalid, .message = "'" + name + "' cannot be a name here"};
  }
  switch (what->sort) {
    case Renamed::Sort::kTag:
      return workspace_edit_json(session, tag_edits(session, *what, name));
    case Renamed::Sort::kHeading:
    case Renamed::Sort::kBlock:
      return workspace_edit_json(session, fragment_edits(session, *what, name));
    case Renamed::Sort::kNote:
      break;
  }
  const Result<Edits> edits = note_edits(session, *what, name);
  if (!edits) return edits.error();
  return workspace_edit_json(session, *edits);
}

Answer will_rename_files(LspSession& session, const JsonValue& params) {
  Moves moves;
  for (const JsonValue& file : params["files"].items()) {
    const auto from = vault_path(session, file["oldUri"].text());
    const auto to = vault_path(session, file["newUri"].text());
    if (from && to) moves.merge(moves_of(session, *from, *to));
  }
  Edits all;
  all.edits = move_edits(session, moves);
  return all.edits.empty() ? std::string("null") : workspace_edit_json(session, all);
}

}  // namespace inkling
