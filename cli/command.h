// SPDX-License-Identifier: MIT
// What a command is. Each command is one file that declares its options as data and says what it
// does, and one row in commands.cc. Parsing, help, the man page and shell completion all read the
// same data.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/environment.h"
#include "cli/terminal.h"

namespace inkling {

/// What the program ends with.
enum Exit : int {
  kExitFound = 0,         ///< Done; of a search: there are hits.
  kExitNothing = 1,       ///< A search without hits.
  kExitUsage = 2,         ///< Wrong options, no such vault, or a strict query with a problem.
  kExitUnusable = 3,      ///< No index, or one that must be built anew.
  kExitIo = 5,            ///< The index is locked, or the operating system refused.
  kExitInterrupted = 130  ///< Ctrl-C.
};

/// One option or positional argument, and where its value goes.
struct Option {
  std::string_view names{};  ///< "-n,--limit"; without dashes: positional ("query").
  std::string_view value{};  ///< "N": what help calls its value; empty for a switch.
  std::string_view help{};
  std::variant<bool*, std::string*, uint32_t*, std::vector<std::string>*> into{};
  std::vector<std::string_view> choices{};  ///< The only values allowed, when there are any.
  bool listed = true;                       ///< Else accepted, but neither in help nor completed.
};

/// Options that every command takes.
struct GlobalOptions {
  std::string vault{};
  std::string index{};
  std::string config{};
  std::string color = "auto";
  bool quiet = false;
  bool verbose = false;
  bool help = false;
  bool version = false;
};
[[nodiscard]] std::vector<Option> global_options(GlobalOptions& into);

/// What a command runs in.
struct Session {
  const Environment& environment;
  const GlobalOptions& options;
  Terminal out;  ///< Standard output: answers.
  Terminal err;  ///< Standard error: messages, counts, progress.
};

struct Command {
  std::string_view name{};
  std::string_view summary{};    ///< One line for the overview.
  std::string_view arguments{};  ///< "[VAULT]", for the usage line.
  std::string_view details{};    ///< Paragraphs for its own help; may be empty.
  std::string_view examples{};   ///< Lines "inkling ...".
  std::vector<Option> options{};
  std::function<int(Session&)> run{};  ///< Returns an Exit.
};

/// All commands, in the order in which help lists them.
[[nodiscard]] std::vector<Command> all_commands();

Command index_command();
Command watch_command();
Command search_command();
Command live_command();
Command browse_command();
Command explain_command();
Command why_command();
Command query_command();
Command facets_command();
Command tags_command();
Command people_command();
Command properties_command();
Command status_command();
Command doctor_command();
Command schema_command();
Command config_command();
Command person_command();
Command timeline_command();
Command related_command();
Command check_command();
Command dump_command();
Command lsp_command();
Command bench_command();
Command completion_command();

}  // namespace inkling
