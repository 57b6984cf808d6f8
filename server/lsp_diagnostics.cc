// SPDX-License-Identifier: MIT
#include <algorithm>

#include "query/filters.h"
#include "schemas/name_terms.h"
#include "schemas/xapian_guard.h"
#include "server/check.h"
#include "server/element_at.h"
#include "server/lsp_methods.h"

namespace inkling {
namespace {

constexpr size_t kMostLinksChecked = 5000;  ///< Of one note.

int severity_of(Severity severity) {
  if (severity == Severity::kError) return 1;
  return severity == Severity::kWarning ? 2 : 4;
}

struct Underlined {
  std::string rule{};
  Severity severity = Severity::kHint;
  std::string message{};
  Span span{};
};

/// From the place of a finding to the end of its line.
Span span_of(const Reading& reading, Position place) {
  const LineIndex lines(reading.note.source);
  const Span line = lines.line_span(std::min(place.line, lines.line_count()), reading.note.source);
  return {.begin = std::min(line.begin + place.column - 1, line.end), .end = line.end};
}

void check_links(LspSession& session, const Reading& reading, std::vector<Underlined>& out) {
  LiveVault& vault = *session.vault;
  if (vault.index() == nullptr) return;  // Everything would seem broken.
  const Note& note = reading.note;
  for (size_t i = 0; i < std::min(note.links.size(), kMostLinksChecked); ++i) {
    const Link& link = note.links[i];
    if (!is_note_link(link)) continue;
    const auto meant = notes_meant(vault, link, note.path);
    if (meant.empty()) {
      out.push_back(
          {"broken-link", Severity::kHint, "no note is called '" + link.target + "'", link.source});
      continue;
    }
    if (meant.size() > 1) {
      std::string paths;
      for (const CalledNote& one : meant) paths += (paths.empty() ? "" : ", ") + one.path;
      out.push_back({"ambiguous-link", Severity::kWarning,
                     "'" + link.target + "' may be any of " + paths, link.source});
      continue;
    }
    if (link.fragment.empty()) continue;
    const auto target = vault.read(meant.front().path);
    if (target && !place_of_fragment(target->note, link.fragment)) {
      out.push_back({"broken-anchor", Severity::kHint,
                     "no heading or block '" + link.fragment + "' in " + meant.front().path,
                     link.source});
    }
  }
}

void check_aliases(LspSession& session, const Reading& reading, std::vector<Underlined>& out) {
  const Note& note = reading.note;
  for (const std::string& alias : note.aliases) {
    for (const CalledNote& other : notes_called(*session.vault, alias, note.path)) {
      if (other.path == note.path || other.by != CalledBy::kAlias) continue;
      out.push_back({"duplicate-alias",
                     Severity::kWarning,
                     "the alias '" + alias + "' is of " + other.path + " too",
                     {0, 3}});
      break;
    }
  }
}

void check_block_ids(const Reading& reading, std::vector<Underlined>& out) {
  std::vector<std::string> seen;
  for (const Block& block : reading.note.blocks) {
    if (block.id.empty()) continue;
    if (std::find(seen.begin(), seen.end(), block.id) != seen.end()) {
      out.push_back({"duplicate-block-id", Severity::kWarning,
                     "the block id '^" + block.id + "' is given twice in this note",
                     block_id_span(reading.note, block)});
    }
    seen.push_back(block.id);
  }
}

}  // namespace

std::string diagnostics_json(LspSession& session, const std::string& path) {
  JsonWriter json;
  json.open_object().member("uri", uri_of(session, path));
  const OpenNote* draft = session.vault->drafts().find(path);
  if (draft != nullptr) json.member("version", draft->version);
  json.key("diagnostics").open_array();
  const auto reading = draft == nullptr ? nullptr : session.vault->read(path);
  if (reading) {
    std::vector<Underlined> found;
    for (const Finding& one : check_note(reading->note, reading->records, session.vault->schemas(),
                                         session.vault->today())) {
      const std::string hint = one.hint.empty() ? "" : " (" + one.hint + ")";
      found.push_back({one.rule, one.severity, one.message + hint, span_of(*reading, one.place)});
    }
    check_links(session, *reading, found);
    check_aliases(session, *reading, found);
    check_block_ids(*reading, found);
    for (const Underlined& one : found) {
      json.open_object().raw_member("range", range_json(session, *reading, one.span));
      json.member("severity", severity_of(one.severity)).member("code", one.rule);
      json.member("source", "inkling").member("message", one.message).close_object();
    }
  }
  return json.close_array().close_object().take();
}

}  // namespace inkling
