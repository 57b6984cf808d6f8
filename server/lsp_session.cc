// SPDX-License-Identifier: MIT
#include "server/lsp_session.h"

#include <algorithm>
#include <filesystem>

#include "server/uri.h"

namespace inkling {
namespace {

bool is_among(const JsonValue& list, std::string_view wanted) {
  const std::vector<std::string> texts = list.texts();
  return std::find(texts.begin(), texts.end(), wanted) != texts.end();
}

std::optional<std::string> below(const std::string& vault, const std::string& path) {
  const std::string start = vault.ends_with('/') ? vault : vault + "/";
  if (!path.starts_with(start) || path.size() == start.size()) return std::nullopt;
  return path.substr(start.size());
}

void write_edits(JsonWriter& json, const LspSession& session, const Reading& reading,
                 const std::vector<Edit>& edits) {
  json.open_array();
  for (const Edit& edit : edits) {
    json.open_object().raw_member("range", range_json(session, reading, edit.span));
    json.member("newText", edit.text).close_object();
  }
  json.close_array();
}

std::map<std::string, std::vector<Edit>> by_note(const std::vector<Edit>& edits) {
  std::map<std::string, std::vector<Edit>> out;
  for (const Edit& edit : edits) out[edit.path].push_back(edit);
  return out;
}

void write_document_changes(JsonWriter& json, LspSession& session, const Edits& edits) {
  json.key("documentChanges").open_array();
  if (!edits.create.empty()) {
    const std::string uri = uri_of(session, edits.create);
    json.open_object().member("kind", "create").member("uri", uri);
    json.key("options").open_object().member("ignoreIfExists", true).close_object().close_object();
    json.open_object().key("textDocument").open_object().member("uri", uri);
    json.raw_member("version", "null").close_object().key("edits").open_array().open_object();
    json.raw_member("range", range_json(LspRange{})).member("newText", edits.create_text);
    json.close_object().close_array().close_object();
  }
  for (const auto& [path, list] : by_note(edits.edits)) {
    const auto reading = session.vault->read(path);
    if (!reading) continue;
    const OpenNote* draft = session.vault->drafts().find(path);
    json.open_object().key("textDocument").open_object().member("uri", uri_of(session, path));
    json.raw_member("version", draft == nullptr ? "null" : std::to_string(draft->version));
    json.close_object().key("edits");
    write_edits(json, session, *reading, list);
    json.close_object();
  }
  // Last, so that the edits find the file under its old name.
  if (!edits.rename_from.empty()) {
    json.open_object().member("kind", "rename");
    json.member("oldUri", uri_of(session, edits.rename_from));
    json.member("newUri", uri_of(session, edits.rename_to)).close_object();
  }
  json.close_array();
}

}  // namespace

LspClient client_of(const JsonValue& params) {
  const JsonValue capabilities = params["capabilities"];
  const JsonValue edits = capabilities["workspace"]["workspaceEdit"];
  LspClient client;
  if (is_among(capabilities["general"]["positionEncodings"], "utf-8")) {
    client.encoding = Encoding::kUtf8;
  }
  client.creates_files = is_among(edits["resourceOperations"], "create");
  client.renames_files = is_among(edits["resourceOperations"], "rename");
  client.versioned_edits = edits["documentChanges"].flag();
  client.shows_progress = capabilities["window"]["workDoneProgress"].flag();
  const JsonValue documents = capabilities["textDocument"];
  client.nested_symbols = documents["documentSymbol"]["hierarchicalDocumentSymbolSupport"].flag();
  client.inlay_hints = params["initializationOptions"]["inlayHints"].flag();
  client.index_changes = params["initializationOptions"]["indexChanged"].flag();
  return client;
}

std::optional<std::string> vault_path(const LspSession& session, std::string_view uri) {
  const auto path = path_of_uri(uri);
  if (!path || !session.vault) return std::nullopt;
  namespace fs = std::filesystem;
  const std::string& vault = session.vault->workspace().vault;
  if (auto inside = below(vault, fs::path(*path).lexically_normal().string())) return inside;
  // A client that came by a symbolic link spells the vault differently.
  std::error_code error;
  const fs::path real = fs::weakly_canonical(fs::path(*path).parent_path(), error);
  if (error) return std::nullopt;
  return below(vault, (real / fs::path(*path).filename()).string());
}

std::string uri_of(const LspSession& session, const std::string& path) {
  const auto open = session.uris.find(path);
  return open != session.uris.end() ? open->second
                                    : file_uri(session.vault->workspace().vault, path);
}

LspPosition position_in(const JsonValue& json) {
  const auto count = [](const JsonValue& value) {
    constexpr int64_t kMost = 0x7FFFFFFF;
    return static_cast<uint32_t>(std::clamp<int64_t>(value.number().value_or(0), 0, kMost));
  };
  return {.line = count(json["line"]), .character = count(json["character"])};
}

std::optional<Asked> asked_of(LspSession& session, const JsonValue& params) {
  const auto path = vault_path(session, params["textDocument"]["uri"].text());
  if (!path) return std::nullopt;
  Asked asked{.path = *path, .reading = session.vault->read(*path)};
  if (!asked.reading) return std::nullopt;
  const auto offset = [&](const JsonValue& position) {
    return asked.reading->lines.offset_of(asked.reading->note.source, position_in(position),
                                          session.client.encoding);
  };
  asked.offset = offset(params["position"]);
  const JsonValue range = params["range"];
  if (range.there()) {
    asked.range = {.begin = offset(range["start"]), .end = offset(range["end"])};
    asked.range.end = std::max(asked.range.begin, asked.range.end);
  }
  return asked;
}

std::string range_json(const LspRange& range) {
  JsonWriter json;
  json.open_object();
  const std::pair<const char*, const LspPosition*> ends[] = {{"start", &range.start},
                                                             {"end", &range.end}};
  for (const auto& [name, at] : ends) {
    json.key(name).open_object().member("line", at->line);
    json.member("character", at->character).close_object();
  }
  return json.close_object().take();
}

std::string range_json(const LspSession& session, const Reading& reading, Span span) {
  return range_json(reading.lines.range_of(reading.note.source, span, session.client.encoding));
}

std::string location_json(LspSession& session, const NotePlace& place) {
  const auto reading = session.vault->read(place.path);
  if (!reading) return {};
  JsonWriter json;
  json.open_object().member("uri", uri_of(session, place.path));
  json.raw_member("range", range_json(session, *reading, place.span));
  return json.close_object().take();
}

std::string locations_json(LspSession& session, const std::vector<NotePlace>& places) {
  JsonWriter json;
  json.open_array();
  for (const NotePlace& place : places) {
    const std::string one = location_json(session, place);
    if (!one.empty()) json.raw(one);
  }
  return json.close_array().take();
}

Answer workspace_edit_json(LspSession& session, const Edits& edits) {
  const LspClient& client = session.client;
  if (!edits.create.empty() && !client.creates_files) {
    return Error{.code = Code::kInvalid, .message = "this editor lets no server make files"};
  }
  if (!edits.rename_from.empty() && !client.renames_files) {
    return Error{.code = Code::kInvalid,
                 .message = "this editor lets no server rename files",
                 .hint = "rename the file in the editor; headings, blocks and tags can be renamed"};
  }
  JsonWriter json;
  json.open_object();
  const bool files = !edits.create.empty() || !edits.rename_from.empty();
  if (client.versioned_edits || files) {
    write_document_changes(json, session, edits);
  } else {
    json.key("changes").open_object();
    for (const auto& [path, list] : by_note(edits.edits)) {
      const auto reading = session.vault->read(path);
      if (!reading) continue;
      json.key(uri_of(session, path));
      write_edits(json, session, *reading, list);
    }
    json.close_object();
  }
  return json.close_object().take();
}

}  // namespace inkling
