// SPDX-License-Identifier: MIT
// The requests of the Language Server Protocol that are about notes, one function each, by the
// file that holds them. Each takes a request's params and gives its result as JSON; "null" where
// the protocol allows nothing to be found. None knows of threads or of the stream.
#pragma once

#include <string_view>
#include <vector>

#include "server/lsp_session.h"

namespace inkling {

// lsp_navigation.cc
Answer definition(LspSession& session, const JsonValue& params);
Answer references(LspSession& session, const JsonValue& params);
Answer document_links(LspSession& session, const JsonValue& params);

// lsp_hover.cc
Answer hover(LspSession& session, const JsonValue& params);

// lsp_symbols.cc
Answer document_symbols(LspSession& session, const JsonValue& params);
Answer workspace_symbols(LspSession& session, const JsonValue& params);
Answer folding_ranges(LspSession& session, const JsonValue& params);

// lsp_completion.cc
Answer completion(LspSession& session, const JsonValue& params);

// lsp_actions.cc
Answer code_actions(LspSession& session, const JsonValue& params);

// lsp_lens.cc
Answer code_lenses(LspSession& session, const JsonValue& params);
Answer inlay_hints(LspSession& session, const JsonValue& params);

// lsp_rename.cc
Answer prepare_rename(LspSession& session, const JsonValue& params);
Answer rename(LspSession& session, const JsonValue& params);
Answer will_rename_files(LspSession& session, const JsonValue& params);

// lsp_commands.cc
Answer execute_command(LspSession& session, const JsonValue& params);
[[nodiscard]] const std::vector<std::string_view>& server_commands();

// lsp_diagnostics.cc
/// The params of textDocument/publishDiagnostics for one note.
[[nodiscard]] std::string diagnostics_json(LspSession& session, const std::string& path);

}  // namespace inkling
