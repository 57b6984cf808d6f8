// SPDX-License-Identifier: MIT
#include "server/lsp_server.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <thread>

#include "server/lsp_methods.h"
#include "server/message_queue.h"
#include "server/transport.h"
#include "server/uri.h"

namespace inkling {
namespace {

using What = MessageQueue::Entry::What;
using Kind = RpcMessage::Kind;

struct Method {
  std::string_view name;
  Answer (*answer)(LspSession&, const JsonValue&);
};
constexpr Method kMethods[] = {
    {"textDocument/definition", definition},
    {"textDocument/references", references},
    {"textDocument/hover", hover},
    {"textDocument/completion", completion},
    {"textDocument/documentSymbol", document_symbols},
    {"textDocument/documentLink", document_links},
    {"textDocument/foldingRange", folding_ranges},
    {"textDocument/codeAction", code_actions},
    {"textDocument/codeLens", code_lenses},
    {"textDocument/inlayHint", inlay_hints},
    {"textDocument/prepareRename", prepare_rename},
    {"textDocument/rename", rename},
    {"workspace/symbol", workspace_symbols},
    {"workspace/willRenameFiles", will_rename_files},
    {"workspace/executeCommand", execute_command},
};

std::string capabilities_json(const LspClient& client) {
  const bool utf8 = client.encoding == Encoding::kUtf8;
  JsonWriter json;
  json.open_object().member("positionEncoding", utf8 ? "utf-8" : "utf-16");
  json.key("textDocumentSync").open_object().member("openClose", true).member("change", 2);
  json.member("save", true).close_object();
  for (const char* provider :
       {"definitionProvider", "referencesProvider", "hoverProvider", "documentSymbolProvider",
        "workspaceSymbolProvider", "foldingRangeProvider"}) {
    json.member(provider, true);
  }
  json.member("inlayHintProvider", client.inlay_hints);
  json.key("completionProvider").open_object().key("triggerCharacters").open_array();
  for (const char* sign : {"[", "#", "^", "@", ":", "!"}) json.value(sign);
  json.close_array().close_object();
  json.key("documentLinkProvider").open_object().close_object();
  json.key("codeLensProvider").open_object().close_object();
  json.key("codeActionProvider").open_object().key("codeActionKinds").open_array();
  json.value("quickfix").value("refactor.rewrite").close_array().close_object();
  json.key("renameProvider").open_object().member("prepareProvider", true).close_object();
  json.key("executeCommandProvider").open_object().key("commands").open_array();
  for (const std::string_view command : server_commands()) json.value(command);
  json.close_array().close_object();
  json.key("workspace").open_object().key("fileOperations").open_object();
  json.key("willRename").open_object().key("filters").open_array();
  json.raw(R"({"scheme":"file","pattern":{"glob":"**/*.md","matches":"file"}})");
  json.raw(R"({"scheme":"file","pattern":{"glob":"**","matches":"folder"}})");
  json.close_array().close_object().close_object().close_object();
  return json.close_object().take();
}

/// The folder that a client has open.
std::string folder_of(const JsonValue& params) {
  const std::vector<JsonValue> folders = params["workspaceFolders"].items();
  const std::string uri = folders.empty() ? params["rootUri"].text() : folders[0]["uri"].text();
  if (const auto path = path_of_uri(uri)) return *path;
  return params["rootPath"].text();
}

class Server {
 public:
  Server(int out, const LspOptions& options, MessageQueue& queue)
      : options_(options), queue_(queue), writer_(out) {}

  /// Until the client ends.
  int run();

 private:
  enum class Life { kNew, kReady, kShutDown };

  void work_on(const RpcMessage& message);
  void answer(const RpcMessage& message);
  void take_note(const RpcMessage& message);
  Answer initialize(const JsonValue& params);
  void start_keeper();
  void change(const JsonValue& params);
  void publish(const std::string& path);
  void publish_all();
  void index_changed();
  void tell_progress(const IndexProgress& progress);
  void log(std::string_view text, const char* how = "window/logMessage");

  const LspOptions& options_;
  MessageQueue& queue_;
  MessageWriter writer_;
  LspSession session_{};
  Life life_ = Life::kNew;
  std::string last_problem_{};
  std::optional<uint64_t> told_epoch_{};  ///< Of the index that the client was told of.
  size_t last_percent_ = 0;               ///< The keeper's thread alone.
  bool telling_ = false;                  ///< Likewise.
  std::vector<std::string> to_check_{};   ///< Notes whose diagnostics are due.
};

Answer Server::initialize(const JsonValue& params) {
  Result<WorkspaceOptions> workspace = options_.locate(folder_of(params));
  if (!workspace) return workspace.error();
  session_.client = client_of(params);
  session_.vault = std::make_unique<LiveVault>(
      LiveOptions{.workspace = std::move(*workspace), .today = options_.today});
  life_ = Life::kReady;
  JsonWriter json;
  json.open_object().raw_member("capabilities", capabilities_json(session_.client));
  json.key("serverInfo").open_object().member("name", "inkling");
  return json.member("version", options_.version).close_object().close_object().take();
}

void Server::start_keeper() {
  if (session_.keeper) return;
  session_.keeper = std::make_unique<IndexKeeper>(
      session_.vault->workspace(),
      KeeperReports{
          .updated = [this] { queue_.tell(What::kIndexChanged); },
          .progress = [this](const IndexProgress& progress) { tell_progress(progress); }});
}

/// On the keeper's thread. Small updates are over before anyone could read of them.
void Server::tell_progress(const IndexProgress& progress) {
  constexpr size_t kFewNotes = 200;
  if (!session_.client.shows_progress || progress.total < kFewNotes) return;
  constexpr const char* kToken = "\"inkling-index\"";
  const auto tell = [&](std::string_view value) {
    JsonWriter json;
    json.open_object().raw_member("token", kToken).raw_member("value", value).close_object();
    (void)writer_.write(notification("$/progress", json.take()));
  };
  if (!telling_) {
    telling_ = true;
    last_percent_ = 0;
    (void)writer_.write(request("\"inkling-progress\"", "window/workDoneProgress/create",
                                R"({"token":"inkling-index"})"));
    tell(R"({"kind":"begin","title":"Indexing notes","percentage":0})");
  }
  const size_t percent = 100 * progress.done / progress.total;
  if (percent > last_percent_) {
    last_percent_ = percent;
    tell(JsonWriter()
             .open_object()
             .member("kind", "report")
             .member("percentage", percent)
             .close_object()
             .take());
  }
  if (progress.done == progress.total) {
    telling_ = false;
    tell(R"({"kind":"end"})");
  }
}

void Server::log(std::string_view text, const char* how) {
  constexpr int kWarning = 2;
  JsonWriter json;
  json.open_object().member("type", kWarning).member("message", text).close_object();
  (void)writer_.write(notification(how, json.take()));
}

void Server::publish(const std::string& path) {
  const OpenNote* draft = session_.vault->drafts().find(path);
  if (draft != nullptr && draft->text.size() > kMostWatchedBytes) return;
  (void)writer_.write(
      notification("textDocument/publishDiagnostics", diagnostics_json(session_, path)));
}

void Server::publish_all() {
  for (const std::string& path : session_.vault->drafts().paths()) publish(path);
}

void Server::index_changed() {
  session_.vault->set_directory(session_.keeper->directory());
  session_.vault->catch_up();
  const std::string problem = session_.keeper->problem();
  if (problem != last_problem_ && !problem.empty()) {
    // Without an index nothing is found: a person must know.
    log(problem, session_.vault->index() == nullptr ? "window/showMessage" : "window/logMessage");
  }
  last_problem_ = problem;
  publish_all();
  const OpenIndex* index = session_.vault->index();
  if (session_.client.index_changes && index != nullptr && index->epoch != told_epoch_) {
    told_epoch_ = index->epoch;
    (void)writer_.write(notification("$/inkling/indexChanged", "{}"));
  }
}

void Server::change(const JsonValue& params) {
  const auto path = vault_path(session_, params["textDocument"]["uri"].text());
  if (!path) return;
  std::vector<TextChange> changes;
  for (const JsonValue& one : params["contentChanges"].items()) {
    TextChange change{.range = {}, .text = one["text"].text()};
    const JsonValue range = one["range"];
    if (range.there()) {
      change.range =
          LspRange{.start = position_in(range["start"]), .end = position_in(range["end"])};
    }
    changes.push_back(std::move(change));
  }
  const int64_t version = params["textDocument"]["version"].number().value_or(0);
  const Outcome changed =
      session_.vault->drafts().change(*path, version, changes, session_.client.encoding);
  if (!changed) log(words_of(changed.error()));
  to_check_.push_back(*path);
}

void Server::take_note(const RpcMessage& message) {
  const std::string& method = message.method;
  if (method == "initialized") return start_keeper();
  if (!method.starts_with("textDocument/")) return;
  const JsonValue document = message.params["textDocument"];
  const std::string uri = document["uri"].text();
  if (method == "textDocument/didChange") return change(message.params);
  const auto path = vault_path(session_, uri);
  if (!path) return;
  if (method == "textDocument/didOpen") {
    session_.uris[*path] = uri;
    session_.vault->open_draft(*path, document["version"].number().value_or(0),
                               document["text"].text());
    to_check_.push_back(*path);
  } else if (method == "textDocument/didSave") {
    session_.vault->drafts().saved(*path);
    session_.keeper->ask(*path);
    to_check_.push_back(*path);
  } else if (method == "textDocument/didClose") {
    session_.vault->drafts().close(*path);
    publish(*path);
    session_.uris.erase(*path);
  }
}

void Server::answer(const RpcMessage& message) {
  const auto fail = [&](int code, std::string_view why) {
    (void)writer_.write(error_response(message.id, code, why));
  };
  if (message.cancelled) return fail(rpc::kCancelled, "cancelled");
  Answer result = std::string("null");
  if (message.method == "initialize") {
    if (life_ != Life::kNew) return fail(rpc::kInvalidRequest, "initialized already");
    result = initialize(message.params);
  } else if (life_ == Life::kNew) {
    return fail(rpc::kNotInitialized, "not initialized");
  } else if (life_ == Life::kShutDown) {
    return fail(rpc::kInvalidRequest, "shut down");
  } else if (message.method == "shutdown") {
    life_ = Life::kShutDown;
  } else {
    const auto* method =
        std::find_if(std::begin(kMethods), std::end(kMethods),
                     [&](const Method& one) { return one.name == message.method; });
    if (method == std::end(kMethods)) {
      return fail(rpc::kMethodNotFound, "no method '" + message.method + "'");
    }
    start_keeper();  // A client that never says "initialized".
    session_.vault->catch_up();
    result = method->answer(session_, message.params);
  }
  if (!result) return fail(code_of(result.error()), words_of(result.error()));
  (void)writer_.write(response(message.id, *result));
}

void Server::work_on(const RpcMessage& message) {
  switch (message.kind) {
    case Kind::kInvalid: {
      const bool parse = message.code == rpc::kParseError;
      const char* why = parse ? "this is no JSON message" : "this is no request";
      (void)writer_.write(error_response(message.id, message.code, why));
      return;
    }
    case Kind::kRequest:
      return answer(message);
    case Kind::kNotification:
      if (life_ != Life::kReady) return;
      start_keeper();
      return take_note(message);
    case Kind::kResponse:
      return;  // We ask nothing whose answer matters.
  }
}

int Server::run() {
  for (;;) {
    const MessageQueue::Entry entry = queue_.pop();
    if (entry.what == What::kEnd) break;
    if (entry.what == What::kIndexChanged) {
      index_changed();
      continue;
    }
    try {
      work_on(entry.message);
    } catch (const std::exception& error) {
      if (entry.message.kind == Kind::kRequest) {
        (void)writer_.write(error_response(entry.message.id, rpc::kInternalError, error.what()));
      }
    }
    // While keys are being pressed, only the last text is worth a look.
    if (to_check_.empty() || queue_.next_is("textDocument/didChange")) continue;
    std::sort(to_check_.begin(), to_check_.end());
    to_check_.erase(std::unique(to_check_.begin(), to_check_.end()), to_check_.end());
    session_.vault->catch_up();
    for (const std::string& path : to_check_) publish(path);
    to_check_.clear();
  }
  session_.keeper.reset();
  return life_ == Life::kShutDown ? 0 : 1;
}

}  // namespace

int serve_lsp(int in, int out, const LspOptions& options) {
  MessageQueue queue;
  std::thread reader([&] { read_messages(in, queue); });
  const int code = Server(out, options, queue).run();
  reader.join();
  return code;
}

}  // namespace inkling
