// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/locate.h"
#include "cli/numbers.h"
#include "cli/plain.h"
#include "cli/report.h"
#include "schemas/load.h"
#include "server/check_report.h"

namespace inkling {
namespace {

struct CheckCommandOptions {
  std::string vault{};
  std::string format = "text";
  std::vector<std::string> off{};
};

Style style_of(Severity severity) {
  if (severity == Severity::kError) return Style::kError;
  return severity == Severity::kWarning ? Style::kWarning : Style::kHint;
}

std::string text_of(const std::vector<Finding>& findings, const Terminal& out) {
  std::string text;
  for (const Finding& one : findings) {
    text += fmt::format(
        "{}:{}:{}: {}: {} {}\n", out.styled(printable(one.path), Style::kPath), one.place.line,
        one.place.column, out.styled(level_of(one.severity), style_of(one.severity)),
        printable(one.message), out.styled("[" + printable(one.rule) + "]", Style::kFaint));
    if (!one.hint.empty()) {
      text += "    " + out.styled(printable(one.hint), Style::kFaint) + "\n";
    }
  }
  return text;
}

std::string gcc_of(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& one : findings) {
    text += fmt::format("{}:{}:{}: {}: {} [{}]\n", printable(one.path), one.place.line,
                        one.place.column, level_of(one.severity), printable(one.message),
                        printable(one.rule));
  }
  return text;
}

int run(Session& session, const CheckCommandOptions& options) {
  const Result<Date> day = today(session.environment);
  if (!day) return report(session, day.error());
  const Result<Located> located = locate(session, options.vault);
  if (!located) return report(session, located.error());
  const Result<SchemaSet> schemas = load_schemas(located->workspace.vault);
  if (!schemas) return report(session, schemas.error());
  const auto findings =
      check_vault(located->workspace, *schemas, {.today = *day, .off = options.off});
  if (!findings) return report(session, findings.error());
  if (options.format == "json") {
    session.out.write(findings_json(*findings));
  } else if (options.format == "sarif") {
    session.out.write(findings_sarif(*findings));
  } else if (options.format == "gcc") {
    session.out.write(gcc_of(*findings));
  } else {
    session.out.write(text_of(*findings, session.out));
  }
  (void)session.out.finish();
  if (!session.options.quiet) session.err.write(counted(findings->size(), "finding") + "\n");
  return findings->empty() ? kExitFound : kExitNothing;
}

}  // namespace

Command check_command() {
  const auto into = std::make_shared<CheckCommandOptions>();
  return {
      .name = "check",
      .summary = "Report what in the notes makes searching them worse",
      .arguments = "[VAULT]",
      .details =
          "Aliases of two notes, names that fit several people, decisions without a date, overdue\n"
          "tasks of nobody, links to nowhere, broken front matter. Changes nothing, needs no\n"
          "index. Exit codes: 0 nothing found, 1 something.",
      .examples =
          "inkling check\n"
          "inkling check ~/notes --format gcc --off broken-link",
      .options =
          {{"vault", "", "", &into->vault},
           {"--off", "RULE", "leave this rule out; may be repeated", &into->off},
           {"--format", "FORMAT", "how to print", &into->format, {"text", "gcc", "json", "sarif"}}},
      .run = [into](Session& session) { return run(session, *into); },
  };
}

}  // namespace inkling
