// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <memory>

#include "cli/answer.h"
#include "cli/command.h"
#include "cli/locate.h"
#include "cli/numbers.h"
#include "cli/plain.h"
#include "cli/report.h"
#include "server/person_card.h"

namespace inkling {
namespace {

struct PersonOptions {
  std::vector<std::string> name{};
  bool about = false;
  std::string format = "text";
  uint32_t most = 5;
};

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string people_text(const std::vector<FacetValue>& people) {
  std::string out;
  for (const FacetValue& one : people) {
    out += fmt::format("{:>6}  {}{}\n", one.count, printable(one.value),
                       one.path.empty() ? "" : "  " + printable(one.path));
  }
  return out;
}

void add_part(std::string& out, std::string_view heading, const std::string& body,
              const Terminal& terminal) {
  if (body.empty()) return;
  out += "\n" + terminal.styled(heading, Style::kTitle) + "\n" + body;
}

void add_hits(std::string& out, std::string_view heading, const Results& results,
              const std::string& body, const Terminal& terminal) {
  if (results.hits.empty()) return;
  add_part(out, fmt::format("{} ({})", heading, grouped(results.total)), body, terminal);
}

std::string card_text(const PersonCard& card, const std::string& vault, const Terminal& out) {
  std::string text = out.styled(printable(card.name), Style::kTitle);
  if (!card.path.empty()) text += "  " + out.styled(printable(card.path), Style::kPath);
  text += "\n" + counted(card.items, "item");
  if (!card.latest.hits.empty() && card.latest.hits.front().passage.date) {
    text += ", last named " + to_string(card.latest.hits.front().passage.date->date);
  }
  text += "\n";
  const std::pair<const char*, const Results*> parts[] = {{"Open tasks", &card.tasks},
                                                          {"Decisions", &card.decisions},
                                                          {"Facts", &card.facts},
                                                          {"Latest", &card.latest}};
  for (const auto& [heading, results] : parts) {
    add_hits(text, heading, *results, answer_text(*results, vault, out), out);
  }
  add_part(text, "Named together with", people_text(card.others), out);
  return text;
}

int who_knows(Session& session, const WorkspaceOptions& workspace, const PersonOptions& options,
              const CardOptions& card) {
  const std::string query = joined(options.name);
  const Result<std::vector<FacetValue>> people = people_about(workspace, query, card);
  if (!people) return report_index(session, people.error());
  session.out.write(options.format == "json" ? people_json(query, *people) : people_text(*people));
  (void)session.out.finish();
  if (people->empty()) session.err.write("nobody is named where this is spoken of\n");
  return people->empty() ? kExitNothing : kExitFound;
}

int run(Session& session, const PersonOptions& options) {
  if (joined(options.name).find_first_not_of(" @") == std::string::npos) {
    return report_usage(session, "person", "whose card? A name is missing");
  }
  const Result<Date> day = today(session.environment);
  if (!day) return report(session, day.error());
  const Result<Located> located = locate(session);
  if (!located) return report(session, located.error());
  const CardOptions asked{.today = *day, .most = options.most};
  if (options.about) return who_knows(session, located->workspace, options, asked);
  const Result<PersonCard> card = person_card(located->workspace, joined(options.name), asked);
  if (!card) return report_index(session, card.error());
  if (options.format == "json") {
    session.out.write(person_json(*card, located->workspace.vault));
  } else if (card->problems.empty() && card->items > 0) {
    session.out.write(card_text(*card, located->workspace.vault, session.out));
  }
  (void)session.out.finish();
  for (const std::vector<Diagnostic>* told : {&card->problems, &card->notes}) {
    for (const Diagnostic& one : *told) {
      session.err.write("inkling: " + printable(one.message) + "\n");
    }
  }
  if (!card->problems.empty()) return kExitUsage;
  if (card->items == 0 && card->problems.empty()) {
    session.err.write("nothing names this person\n");
    if (!card->near.empty()) {
      session.err.write("hint: did you mean '" + printable(card->near) + "'?\n");
    }
  }
  return card->items == 0 ? kExitNothing : kExitFound;
}

}  // namespace

Command person_command() {
  const auto into = std::make_shared<PersonOptions>();
  return {
      .name = "person",
      .summary = "Show what the notes say of a person",
      .arguments = "NAME... | --about QUERY...",
      .details =
          "Open tasks they own, decisions they took, facts and the latest items that name them,\n"
          "and who is named together with them. A name may be an alias, a handle, an address, or "
          "a\n"
          "first name that only one person has; one that several have is refused, with all of\n"
          "them named (exit code 2). --about ranks people by how many matching items name them.",
      .examples =
          "inkling person Ana Petrov\n"
          "inkling person @ana.petrov --format json\n"
          "inkling person --about sluice rule",
      .options = {{"name", "", "", &into->name},
                  {"--about", "", "who is named where this is spoken of", &into->about},
                  {"-n,--limit", "N", "most items of each sort", &into->most},
                  {"--format", "FORMAT", "how to print", &into->format, {"text", "json"}}},
      .run = [into](Session& session) { return run(session, *into); },
  };
}

}  // namespace inkling
