// SPDX-License-Identifier: MIT
#include <algorithm>

#include "server/element_at.h"
#include "server/lsp_methods.h"

namespace inkling {
namespace {

void write_lens(JsonWriter& json, const std::string& title, const char* command,
                const std::string& argument) {
  json.open_object().raw_member("range", range_json(LspRange{}));
  json.key("command").open_object().member("title", title).member("command", command);
  json.key("arguments").open_array().value(argument).close_array().close_object().close_object();
}

std::string counted(size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

}  // namespace

Answer code_lenses(LspSession& session, const JsonValue& params) {
  const auto asked = asked_of(session, params);
  if (!asked) return std::string("[]");
  const std::string uri = uri_of(session, asked->path);
  JsonWriter json;
  json.open_array();
  // By the index alone: the command that it runs reads the notes.
  std::vector<std::string> from = may_link_to(*session.vault, *asked->reading);
  std::erase(from, asked->path);
  for (const OpenNote* draft : session.vault->drafts().unsaved()) {
    const auto reading = session.vault->read(draft->path);
    const auto& links = reading->note.links;
    const bool really = std::any_of(links.begin(), links.end(), [&](const Link& link) {
      const auto meant = notes_meant(*session.vault, link, draft->path);
      return !meant.empty() && meant.front().path == asked->path;
    });
    if (!really) std::erase(from, draft->path);
  }
  if (!from.empty()) write_lens(json, counted(from.size(), "backlink"), "inkling.backlinks", uri);
  const auto& items = asked->reading->records.items;
  const auto open = std::count_if(items.begin(), items.end(), [&](const Item& item) {
    return session.vault->schemas().kinds[item.kind].task && item.status == Status::kOpen;
  });
  if (open > 0) {
    write_lens(json, counted(static_cast<size_t>(open), "open task"), "inkling.openTasks", uri);
  }
  return json.close_array().take();
}

Answer inlay_hints(LspSession& session, const JsonValue& params) {
  const auto asked = asked_of(session, params);
  if (!asked || !session.client.inlay_hints) return std::string("[]");
  JsonWriter json;
  json.open_array();
  for (const Link& link : asked->reading->note.links) {
    const bool shown =
        link.source.begin >= asked->range.begin && link.source.end <= asked->range.end;
    if (!shown || !is_note_link(link) || link.target.empty()) continue;
    const auto meant = notes_meant(*session.vault, link, asked->path);
    if (meant.size() != 1 || meant.front().title.empty()) continue;
    if (fold(meant.front().title) == fold(link.label)) continue;
    const LspRange range = asked->reading->lines.range_of(asked->reading->note.source, link.source,
                                                          session.client.encoding);
    json.open_object().key("position").open_object().member("line", range.end.line);
    json.member("character", range.end.character).close_object();
    json.member("label", meant.front().title).member("paddingLeft", true).close_object();
  }
  return json.close_array().take();
}

}  // namespace inkling
