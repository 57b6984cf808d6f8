// SPDX-License-Identifier: MIT
// What a person at an editor waits for: drives `inkling lsp` over pipes and prints a Markdown
// table.
//   lsp_latency PROGRAM VAULT [ROUNDS]      the index must be warm; VAULT is written to (one note)
// Wall time is what the person sees; the server's processor time is what can be trusted on a
// machine that does other work.
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "notes/vault.h"
#include "server/transport.h"
#include "server/uri.h"

namespace inkling {
namespace {

using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

class ServerProcess {
 public:
  ServerProcess(const std::string& program, const std::string& vault) {
    if (pipe2(to_, O_CLOEXEC) != 0 || pipe2(from_, O_CLOEXEC) != 0) return;
    child_ = fork();
    if (child_ == 0) {
      dup2(to_[0], 0);
      dup2(from_[1], 1);
      execl(program.c_str(), program.c_str(), "lsp", "--vault", vault.c_str(), nullptr);
      _exit(127);
    }
    close(to_[0]);
    close(from_[1]);
  }
  ~ServerProcess() {
    close(to_[1]);
    waitpid(child_, nullptr, 0);
    close(from_[0]);
  }

  void notify(const std::string& method, const Json& params) {
    send({{"jsonrpc", "2.0"}, {"method", method}, {"params", params}});
  }
  Json ask(const std::string& method, const Json& params) {
    const int id = ++last_id_;
    send({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}});
    for (;;) {
      const Json message = next();
      if (message.is_null() || message.value("id", Json()) == id) return message;
    }
  }
  Json run(const std::string& command, const Json& argument) {
    return ask("workspace/executeCommand",
               {{"command", command}, {"arguments", Json::array({argument})}})["result"];
  }

  /// A line "Name: N kB" of /proc/PID/status.
  [[nodiscard]] double megabytes(const std::string& name) const {
    std::ifstream in(fmt::format("/proc/{}/status", child_));
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with(name)) return std::stod(line.substr(name.size() + 1)) / 1024;
    }
    return 0;
  }
  /// Of all its threads, since it started.
  [[nodiscard]] double cpu_ms() const {
    std::ifstream in(fmt::format("/proc/{}/stat", child_));
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    std::istringstream fields(text.substr(text.rfind(')') + 2));
    std::string skipped;
    for (int i = 0; i < 11; ++i) fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) * 1000.0 / static_cast<double>(sysconf(_SC_CLK_TCK));
  }

 private:
  void send(const Json& message) {
    MessageWriter writer(to_[1]);
    (void)writer.write(message.dump());
  }
  Json next() {
    char buffer[1 << 16];
    for (;;) {
      const auto message = frames_.next();
      if (message && *message) return Json::parse(**message);
      const ssize_t size = read(from_[0], buffer, sizeof buffer);
      if (size <= 0) return nullptr;
      frames_.feed({buffer, static_cast<size_t>(size)});
    }
  }

  pid_t child_ = 0;
  int to_[2] = {-1, -1};
  int from_[2] = {-1, -1};
  FrameParser frames_{};
  int last_id_ = 0;
};

class Table {
 public:
  explicit Table(const ServerProcess& server) : server_(server) {
    fmt::print("| what | times | p50 ms | p99 ms | most ms | processor ms each |\n");
    fmt::print("|---|---|---|---|---|---|\n");
  }
  /// Runs `once` with each number below `times`.
  template <typename Once>
  void measure(const std::string& what, int times, Once once) {
    std::vector<double> all;
    const double cpu = server_.cpu_ms();
    for (int i = 0; i < times; ++i) {
      const auto begin = Clock::now();
      once(i);
      all.push_back(ms_since(begin));
    }
    const double each = (server_.cpu_ms() - cpu) / times;
    std::sort(all.begin(), all.end());
    const auto at = [&](double part) {
      return all[static_cast<size_t>(part * static_cast<double>(all.size() - 1))];
    };
    fmt::print("| {} | {} | {:.1f} | {:.1f} | {:.1f} | {:.1f} |\n", what, times, at(0.5), at(0.99),
               all.back(), each);
  }

 private:
  const ServerProcess& server_;
};

/// Up to `most` notes, spread over the vault.
std::vector<std::string> some_notes(const std::string& vault, size_t most) {
  std::vector<std::string> out;
  const Result<Scan> scan = scan_vault(vault);
  if (!scan) return out;
  const size_t step = std::max<size_t>(1, scan->files.size() / most);
  for (size_t i = 0; i < scan->files.size(); i += step) out.push_back(scan->files[i].path);
  return out;
}

std::string stem_of(const std::string& path) {
  return std::filesystem::path(path).stem().string();
}

int measure_all(const std::string& program, const std::string& vault, int rounds) {
  const std::vector<std::string> notes = some_notes(vault, static_cast<size_t>(rounds));
  if (notes.empty()) return 1;
  const std::string draft = "inkling-lsp-latency.md";
  const std::string uri = file_uri(vault, draft);
  const auto begin = Clock::now();
  ServerProcess server(program, vault);
  (void)server.ask("initialize",
                   {{"rootUri", file_uri(vault, "")}, {"capabilities", Json::object()}});
  server.notify("initialized", Json::object());
  (void)server.run("inkling.search", {{"query", stem_of(notes[0])}});
  const double first = ms_since(begin);
  while (!server.run("inkling.status", Json::object()).value("ready", false)) usleep(1000);
  const double ready = ms_since(begin);

  // A note of links to many others, open in the editor.
  std::string text;
  for (const std::string& note : notes) text += "see [[" + stem_of(note) + "]]\n";
  int version = 1;
  server.notify(
      "textDocument/didOpen",
      {{"textDocument",
        {{"uri", uri}, {"languageId", "markdown"}, {"version", version}, {"text", text}}}});
  const auto at = [&](int line, int character) {
    return Json{{"textDocument", {{"uri", uri}}},
                {"position", {{"line", line}, {"character", character}}}};
  };
  Table table(server);
  const int lines = static_cast<int>(notes.size());
  table.measure("definition", rounds,
                [&](int i) { (void)server.ask("textDocument/definition", at(i % lines, 8)); });
  table.measure("hover", rounds,
                [&](int i) { (void)server.ask("textDocument/hover", at(i % lines, 8)); });
  table.measure("completion behind [[ and 0 to 5 letters", rounds, [&](int i) {
    (void)server.ask("textDocument/completion", at(i % lines, 6 + i % 6));
  });
  server.notify("textDocument/didClose", {{"textDocument", {{"uri", uri}}}});
  table.measure("live search, a letter more each time", rounds, [&](int i) {
    const std::string word = stem_of(notes[static_cast<size_t>(i / 8) % notes.size()]);
    (void)server.run("inkling.search", {{"query", word.substr(0, 1 + static_cast<size_t>(i % 8))},
                                        {"asYouType", true},
                                        {"exactTotal", false},
                                        {"passages", 1},
                                        {"limit", 20}});
  });
  table.measure("saved, until it is found", std::min(rounds, 20), [&](int i) {
    const std::string word = fmt::format("zqsaved{}", i);
    std::ofstream(vault + "/" + draft) << word << "\n";
    server.notify("textDocument/didSave", {{"textDocument", {{"uri", uri}}}});
    while (server.run("inkling.search", {{"query", word}})["hits"].empty()) usleep(1000);
  });
  std::filesystem::remove(vault + "/" + draft);
  fmt::print(
      "\nstart to first answer {:.0f} ms, to names {:.0f} ms; memory {:.0f} MB, of it private "
      "{:.0f} MB, at most {:.0f} MB\n",
      first, ready, server.megabytes("VmRSS:"), server.megabytes("RssAnon:"),
      server.megabytes("VmHWM:"));
  return 0;
}

}  // namespace
}  // namespace inkling

int main(int argc, char** argv) {
  signal(SIGPIPE, SIG_IGN);
  if (argc < 3) {
    fmt::print(stderr, "usage: lsp_latency PROGRAM VAULT [ROUNDS]\n");
    return 2;
  }
  const std::string vault = std::filesystem::canonical(argv[2]).string();
  return inkling::measure_all(argv[1], vault, argc > 3 ? std::atoi(argv[3]) : 200);
}
