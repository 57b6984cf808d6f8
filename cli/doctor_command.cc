// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <fstream>

#include "cli/command.h"
#include "cli/locate.h"
#include "cli/numbers.h"
#include "cli/plain.h"
#include "cli/report.h"
#include "cli/version.h"
#include "schemas/load.h"
#include "server/index_check.h"

namespace inkling {
namespace {

constexpr const char* kWatchLimit = "/proc/sys/fs/inotify/max_user_watches";

/// Lines "ok index: ..." and "problem index: ...", with what to do about it.
class Findings {
 public:
  explicit Findings(const Terminal& terminal) : terminal_(terminal) {}

  void sound(std::string_view what, std::string_view text) {
    line("ok", Style::kFaint, what, text);
  }
  void problem(std::string_view what, std::string_view text, std::string_view advice = {}) {
    ++problems_;
    line("problem", Style::kError, what, text);
    if (!advice.empty()) out_ += fmt::format("{:9}{}\n", "", printable(advice));
  }
  [[nodiscard]] size_t problems() const { return problems_; }
  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  void line(std::string_view word, Style style, std::string_view what, std::string_view text) {
    out_ += terminal_.styled(fmt::format("{:<9}", word), style);
    out_ += fmt::format("{}: {}\n", what, printable(text));
  }

  const Terminal& terminal_;
  std::string out_{};
  size_t problems_ = 0;
};

void examine_vault(const WorkspaceOptions& workspace, std::string_view from, Findings& findings) {
  const Result<Scan> scan = scan_vault(workspace.vault, workspace.scan);
  if (!scan) {
    findings.problem("vault", scan.error().message, scan.error().hint);
    return;
  }
  findings.sound("vault", fmt::format("{}, {}; {}", workspace.vault, from,
                                      counted(scan->files.size(), "note")));
  for (const FileProblem& one : scan->problems) {
    findings.problem("vault", one.path + ": " + one.message);
  }
  // The language server watches one folder with each.
  uint64_t allowed = 0;
  if (std::ifstream(kWatchLimit) >> allowed && scan->shape.size() > allowed) {
    findings.problem(
        "watching",
        fmt::format("{} folders, and the system allows to watch {}", grouped(scan->shape.size()),
                    grouped(allowed)),
        "editors notice changes from outside later: raise fs.inotify.max_user_watches");
  }
}

void examine_schema(const WorkspaceOptions& workspace, Findings& findings) {
  const Result<SchemaSet> schemas = load_schemas(workspace.vault);
  if (schemas) {
    findings.sound("schema", fmt::format("{}, {}", counted(schemas->types.size(), "type"),
                                         counted(schemas->kinds.size(), "kind")));
  } else {
    findings.problem("schema", schemas.error().where + ": " + schemas.error().message,
                     schemas.error().hint);
  }
}

void examine_index(const WorkspaceOptions& workspace, Findings& findings) {
  const Result<std::vector<std::string>> wrong = check_index(workspace.index_folder);
  if (!wrong) {
    findings.problem("index", wrong.error().message, wrong.error().hint);
    return;
  }
  for (const std::string& one : *wrong) findings.problem("index", one);
  if (wrong->empty()) {
    findings.sound("index", workspace.index_folder + ", read from end to end");
  } else {
    findings.problem("index", "is damaged", "'inkling index --rebuild' makes it anew");
  }
}

int run(Session& session) {
  const Result<Located> located = locate(session);
  if (!located) return report(session, located.error());
  Findings findings(session.out);
  findings.sound("program", fmt::format("inkling {}", version()));
  examine_vault(located->workspace, located->vault_from, findings);
  examine_schema(located->workspace, findings);
  examine_index(located->workspace, findings);
  session.out.write(findings.text());
  return findings.problems() == 0 ? kExitFound : kExitUnusable;
}

}  // namespace

Command doctor_command() {
  return {
      .name = "doctor",
      .summary = "Check vault, declarations and index from end to end",
      .arguments = "",
      .details =
          "Reads the whole index, which takes seconds for a large vault, and changes nothing.\n"
          "Exit code 3 when something is wrong.",
      .examples =
          "inkling doctor\n"
          "inkling doctor --vault ~/notes",
      .options = {},
      .run = run,
  };
}

}  // namespace inkling
