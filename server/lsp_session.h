// SPDX-License-Identifier: MIT
// What the methods of the language server share: the client, the vault, and how places and edits
// are written for that client.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/index_keeper.h"
#include "server/json_value.h"
#include "server/json_writer.h"
#include "server/link_targets.h"
#include "server/live_vault.h"

namespace inkling {

/// What a client can do, as it said when it connected.
struct LspClient {
  Encoding encoding = Encoding::kUtf16;
  bool creates_files = false;
  bool renames_files = false;
  bool versioned_edits = false;  ///< documentChanges.
  bool shows_progress = false;
  bool nested_symbols = false;
  bool inlay_hints = false;    ///< Asked for in the settings: off by default.
  bool index_changes = false;  ///< Likewise: wants to hear when the index is another.
};

[[nodiscard]] LspClient client_of(const JsonValue& initialize_params);

struct LspSession {
  LspClient client{};
  std::unique_ptr<LiveVault> vault{};
  std::unique_ptr<IndexKeeper> keeper{};
  std::map<std::string, std::string> uris{};  ///< Of open notes, as the client spells them.
};

/// A method's answer, as JSON.
using Answer = Result<std::string>;

/// The path in the vault that a URI names; nothing for what lies elsewhere.
[[nodiscard]] std::optional<std::string> vault_path(const LspSession& session,
                                                    std::string_view uri);
[[nodiscard]] std::string uri_of(const LspSession& session, const std::string& path);

/// The note a request is about, and the byte it points at.
struct Asked {
  std::string path{};
  std::shared_ptr<const Reading> reading{};
  uint32_t offset = 0;
  Span range{};  ///< Of the request's "range", when it has one.
};
/// Nothing when it lies outside the vault or cannot be read.
[[nodiscard]] std::optional<Asked> asked_of(LspSession& session, const JsonValue& params);

[[nodiscard]] LspPosition position_in(const JsonValue& json);
[[nodiscard]] std::string range_json(const LspRange& range);
/// A range of a note as the client counts.
[[nodiscard]] std::string range_json(const LspSession& session, const Reading& reading, Span span);
/// {"uri", "range"}; empty when the note cannot be read.
[[nodiscard]] std::string location_json(LspSession& session, const NotePlace& place);
[[nodiscard]] std::string locations_json(LspSession& session, const std::vector<NotePlace>& places);

struct Edit {
  std::string path{};
  Span span{};
  std::string text{};
};

/// Edits of several notes, and at most one file made or renamed.
struct Edits {
  std::vector<Edit> edits{};
  std::string create{};       ///< Path of a note to be made.
  std::string create_text{};  ///< What it begins with.
  std::string rename_from{};
  std::string rename_to{};
};

/// A WorkspaceEdit as the client takes it. kInvalid when it cannot take such a one.
Answer workspace_edit_json(LspSession& session, const Edits& edits);

}  // namespace inkling
