// SPDX-License-Identifier: MIT
// An editor for tests: a language server over pipes, in a thread of this process.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "schemas/date.h"
#include "server/lsp_server.h"
#include "server/transport.h"
#include "server/uri.h"
#include "tests/support/temp_vault.h"

namespace inkling {

using Json = nlohmann::json;

class LspEditor {
 public:
  LspEditor() {
    vault_ = std::filesystem::canonical(folder_.root()).string() + "/vault";
    std::filesystem::create_directories(vault_);
    if (pipe2(to_, O_CLOEXEC) != 0 || pipe2(from_, O_CLOEXEC) != 0) return;
    thread_ = std::thread([this] {
      const LspOptions options{.version = "test",
                               .locate = [this](const std::string&) -> Result<WorkspaceOptions> {
                                 return WorkspaceOptions{.vault = vault_,
                                                         .index_folder = folder_.at("index")};
                               },
                               .today = [] { return *parse_date("2026-11-22"); }};
      code_ = serve_lsp(to_[0], from_[1], options);
      close(from_[1]);
    });
  }
  LspEditor(const LspEditor&) = delete;
  LspEditor& operator=(const LspEditor&) = delete;
  ~LspEditor() {
    (void)leave();
    for (const int end : {to_[0], from_[0]}) close(end);
  }

  void write(const std::string& path, const std::string& text) const {
    folder_.write("vault/" + path, text);
  }
  [[nodiscard]] std::string text_of(const std::string& path) const {
    std::ifstream in(vault_ + "/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  [[nodiscard]] std::string uri(const std::string& path) const { return file_uri(vault_, path); }
  [[nodiscard]] std::string index_parent() const { return folder_.root(); }

  void send_raw(const std::string& bytes) const {
    ASSERT_EQ(::write(to_[1], bytes.data(), bytes.size()), std::ssize(bytes));
  }
  void send(const Json& message) const {
    const std::string body = message.dump();
    send_raw("Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  void notify(const std::string& method, const Json& params) const {
    send({{"jsonrpc", "2.0"}, {"method", method}, {"params", params}});
  }
  /// The whole response. Notifications that come before it are kept.
  Json ask(const std::string& method, const Json& params) {
    const int id = ++last_id_;
    send({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}});
    for (;;) {
      Json message = next();
      if (message.is_null() || message.value("id", Json()) == id) return message;
      notes_.push_back(std::move(message));
    }
  }
  Json result(const std::string& method, const Json& params) {
    const Json answer = ask(method, params);
    EXPECT_TRUE(answer.contains("result")) << answer;
    return answer.value("result", Json());
  }

  /// The next message of any kind; null when the server is gone.
  Json next() {
    char buffer[1 << 14];
    for (;;) {
      const auto message = frames_.next();
      if (message && *message) return Json::parse(**message);
      const ssize_t size = read(from_[0], buffer, sizeof buffer);
      if (size <= 0) return nullptr;
      frames_.feed({buffer, static_cast<size_t>(size)});
    }
  }
  /// The next notification of this method that fits.
  template <typename Fits>
  Json wait_for(const std::string& method, Fits fits) {
    for (;;) {
      Json message;
      if (notes_.empty()) {
        message = next();
      } else {
        message = notes_.front();
        notes_.erase(notes_.begin());
      }
      if (message.is_null()) return message;
      if (message.value("method", "") == method && fits(message["params"])) {
        return message["params"];
      }
    }
  }

  Json start(const Json& capabilities = Json::object()) {
    Json answer =
        result("initialize", {{"rootUri", "file://" + vault_}, {"capabilities", capabilities}});
    notify("initialized", Json::object());
    return answer;
  }
  /// Waits, by asking, until the index has been built.
  void wait_for_index() {
    while (!result("workspace/executeCommand", {{"command", "inkling.status"}})
                .value("ready", false)) {
      std::this_thread::yield();
    }
  }
  void open(const std::string& path) { open(path, text_of(path)); }
  void open(const std::string& path, const std::string& text, int version = 1) const {
    notify(
        "textDocument/didOpen",
        {{"textDocument",
          {{"uri", uri(path)}, {"languageId", "markdown"}, {"version", version}, {"text", text}}}});
  }
  [[nodiscard]] Json at(const std::string& path, int line, int character) const {
    return {{"textDocument", {{"uri", uri(path)}}},
            {"position", {{"line", line}, {"character", character}}}};
  }
  Json search(const Json& options) {
    return result("workspace/executeCommand",
                  {{"command", "inkling.search"}, {"arguments", Json::array({options})}});
  }

  /// Closes the stream; what the process would end with.
  int leave() {
    if (to_[1] >= 0) close(to_[1]);
    to_[1] = -1;
    if (thread_.joinable()) thread_.join();
    return code_;
  }

 private:
  TempVault folder_{};
  std::string vault_{};
  int to_[2] = {-1, -1};
  int from_[2] = {-1, -1};
  std::thread thread_{};
  FrameParser frames_{};
  std::vector<Json> notes_{};
  int last_id_ = 0;
  int code_ = -1;
};

}  // namespace inkling
