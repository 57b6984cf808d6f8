// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <filesystem>

#include "cli/command.h"
#include "cli/locate.h"
#include "cli/numbers.h"
#include "cli/plain.h"
#include "cli/report.h"
#include "schemas/load.h"

namespace inkling {
namespace {

constexpr size_t kMostNamed = 5;  // Changed notes and problems; the others are counted.

uint64_t size_of_folder(const std::string& folder) {
  namespace fs = std::filesystem;
  uint64_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    std::error_code gone;  // A writer may be removing an old generation.
    const uintmax_t size = at->is_regular_file(gone) ? at->file_size(gone) : 0;
    if (!gone) bytes += size;
  }
  return bytes;
}

struct Sheet {
  const Terminal& terminal;
  std::string out{};

  void line(std::string_view name, std::string_view value, std::string_view more = {}) {
    out += terminal.styled(fmt::format("{:<11}", name), Style::kFaint) + printable(value);
    if (!more.empty()) out += "  " + terminal.styled(printable(more), Style::kFaint);
    out += '\n';
  }
  void list(const std::vector<std::string>& values) {
    for (size_t i = 0; i < std::min(values.size(), kMostNamed); ++i) line("", values[i]);
    if (values.size() > kMostNamed) {
      line("", fmt::format("and {} more", grouped(values.size() - kMostNamed)));
    }
  }
};

void add_schema(Sheet& sheet, const WorkspaceOptions& workspace, const IndexState& state) {
  const Result<SchemaSet> schemas = load_schemas(workspace.vault);
  if (!schemas) {
    sheet.line("schema", "cannot be read",
               fmt::format("{}: {}", schemas.error().where, schemas.error().message));
  } else if (fingerprint(*schemas) == state.fingerprint) {
    sheet.line("schema", "as the index was built with");
  } else {
    sheet.line("schema", "differs from the index", "'inkling index' rebuilds");
  }
}

void add_freshness(Sheet& sheet, const WorkspaceOptions& workspace) {
  const Result<std::vector<std::string>> changed = changed_notes(index_request(workspace, {}));
  if (!changed) {
    sheet.line("freshness", "unknown", changed.error().message);
  } else if (changed->empty()) {
    sheet.line("freshness", "fresh", "nothing changed since it was made");
  } else {
    sheet.line("freshness", "stale", counted(changed->size(), "note") + " changed");
    sheet.list(*changed);
  }
}

void add_problems(Sheet& sheet, const WorkspaceOptions& workspace) {
  const Result<Scan> scan = scan_vault(workspace.vault, workspace.scan);
  if (!scan) {
    sheet.line("problems", scan.error().message);
    return;
  }
  if (scan->problems.empty()) return;
  std::vector<std::string> lines;
  for (const FileProblem& one : scan->problems) lines.push_back(one.path + ": " + one.message);
  sheet.line("problems", counted(lines.size(), "path") + " not read");
  sheet.list(lines);
}

int run(Session& session) {
  const Result<Located> located = locate(session);
  if (!located) return report(session, located.error());
  const WorkspaceOptions& workspace = located->workspace;
  Sheet sheet{.terminal = session.out};
  sheet.line("vault", workspace.vault, located->vault_from);
  Result<Searcher> searcher = open_searcher(workspace);
  if (!searcher) {
    sheet.line("index", workspace.index_folder);
    session.out.write(sheet.out);
    return report_index(session, searcher.error());
  }
  const Result<IndexState> state = searcher->state();
  if (!state) return report(session, state.error());
  sheet.line("index", workspace.index_folder, bytes_text(size_of_folder(workspace.index_folder)));
  sheet.line("notes", grouped(state->notes),
             fmt::format("{}, revision {}", counted(state->items, "item"), state->revision));
  sheet.line("languages", fmt::format("{}", fmt::join(state->languages, " ")));
  add_schema(sheet, workspace, *state);
  add_freshness(sheet, workspace);
  add_problems(sheet, workspace);
  session.out.write(sheet.out);
  return kExitFound;
}

}  // namespace

Command status_command() {
  return {
      .name = "status",
      .summary = "Say which vault and index are in use, and how fresh",
      .arguments = "",
      .details = "Changes nothing. Exit code 3 when there is no usable index.",
      .examples =
          "inkling status\n"
          "inkling status --vault ~/notes",
      .options = {},
      .run = run,
  };
}

}  // namespace inkling
