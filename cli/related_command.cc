// SPDX-License-Identifier: MIT
#include <memory>

#include "cli/answer.h"
#include "cli/command.h"
#include "cli/here.h"
#include "cli/locate.h"
#include "cli/report.h"
#include "cli/searching.h"
#include "server/related_notes.h"
#include "server/results_json.h"

namespace inkling {
namespace {

struct RelatedArguments {
  std::string file{};
  uint32_t most = 10;
  std::string format = "text";
};

int run(Session& session, const RelatedArguments& arguments) {
  if (arguments.file.empty()) return report_usage(session, "related", "which FILE?");
  const Result<Date> day = today(session.environment);
  if (!day) return report(session, day.error());
  const Result<Located> located = locate(session);
  if (!located) return report(session, located.error());
  const std::string& vault = located->workspace.vault;
  const Request request{.limit = arguments.most,
                        .passages = 1,
                        .details = arguments.format != "paths",
                        .today = *day};
  Result<Results> results = related_notes(
      located->workspace, as_named(arguments.file, session.environment.folder), request);
  if (!results && results.error().code == Code::kNotFound &&
      results.error().message.starts_with("no such")) {
    return report(session, results.error());
  }
  if (!results) return report_index(session, results.error());
  if (arguments.format == "json") {
    session.out.write(results_json(*results, vault, session.out.interactive));
  } else if (arguments.format == "paths") {
    const Here here{vault, session.environment.folder};
    for (Hit& hit : results->hits) hit.path = path_from(here, hit.path);
    session.out.write(answer_paths(*results, '\n'));
  } else {
    session.out.write(answer_text(*results, vault, session.out));
  }
  (void)session.out.finish();
  session.err.write(problems_text(session, *results));
  return results->hits.empty() ? kExitNothing : kExitFound;
}

}  // namespace

Command related_command() {
  const auto into = std::make_shared<RelatedArguments>();
  return {
      .name = "related",
      .summary = "Show the notes that are like a note",
      .arguments = "[--] FILE",
      .details =
          "Notes that say the words which tell this one from others, and notes that it links to "
          "or\n"
          "that link to it, best first. FILE is a path or the name of a note. The words are the\n"
          "'query' of --format json.",
      .examples =
          "inkling related 'Kestrel Shipping'\n"
          "inkling related meetings/2026-10-14.md -n 3 --format paths",
      .options = {{"file", "", "", &into->file},
                  {"-n,--limit", "N", "at most so many notes (10)", &into->most},
                  {"--format", "FORMAT", "how to print", &into->format, {"text", "json", "paths"}}},
      .run = [into](Session& session) { return run(session, *into); },
  };
}

}  // namespace inkling
