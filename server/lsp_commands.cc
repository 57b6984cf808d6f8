// SPDX-License-Identifier: MIT
// workspace/executeCommand: the same answers, in the same JSON, as the command line gives.
#include <algorithm>

#include "query/rank_weights.h"
#include "server/lsp_methods.h"
#include "server/person_card.h"
#include "server/related_notes.h"
#include "server/results_json.h"
#include "server/timeline.h"
#include "server/why_note.h"

namespace inkling {
namespace {

constexpr uint32_t kMostHits = 1000;  ///< Of one answer.
constexpr std::string_view kIndexIsBuilt = "the index is being built; ask again in a moment";

using Command = Answer (*)(LspSession&, const JsonValue& options);

std::string without_line_end(std::string json) {
  while (json.ends_with('\n')) json.pop_back();
  return json;
}

uint32_t number_of(const JsonValue& json, uint32_t otherwise, uint32_t most) {
  const int64_t number = json.number().value_or(otherwise);
  return static_cast<uint32_t>(std::clamp<int64_t>(number, 0, most));
}

/// The days until the gain is halved, or just whether newer notes gain.
uint32_t recent_days(const JsonValue& json) {
  constexpr uint32_t kMostDays = 36'500;
  return number_of(json, json.flag() ? kRecentHalfLife : 0, kMostDays);
}

/// A command's first argument is an object of options, or just the query.
std::string query_of(const JsonValue& options) {
  return options.is_string() ? options.text() : options["query"].text();
}

Unit unit_named(const std::string& name) {
  if (name == "note") return Unit::kNote;
  if (name == "item") return Unit::kItem;
  return name == "section" ? Unit::kSection : Unit::kAuto;
}

Request request_of(const LspSession& session, const JsonValue& options) {
  Request request{.query = query_of(options),
                  .by = unit_named(options["by"].text()),
                  .any = options["any"].flag(),
                  .offset = number_of(options["offset"], 0, 1'000'000),
                  .limit = number_of(options["limit"], 10, kMostHits),
                  .passages = number_of(options["passages"], 3, 100),
                  .facets = options["facets"].texts(),
                  .as_you_type = options["asYouType"].flag(),
                  .exact_total = options["exactTotal"].flag(true),
                  .recent_days = recent_days(options["recent"]),
                  .today = session.vault->today()};
  for (const JsonValue& filter : options["filters"].items()) {
    const std::string text = filter.text();
    const size_t parts = std::min(text.find('='), text.size());
    if (parts < text.size()) {
      request.filters.emplace_back(text.substr(0, parts), text.substr(parts + 1));
    }
  }
  return request;
}

Answer search(LspSession& session, const JsonValue& options) {
  const Result<Results> results = session.vault->search(request_of(session, options));
  if (!results) return results.error();
  return without_line_end(results_json(*results, session.vault->workspace().vault, false));
}

Answer facets(LspSession& session, const JsonValue& options) {
  Request request = request_of(session, options);
  request.limit = 0;
  if (request.facets.empty()) {
    for (const FacetSpec& facet : session.vault->schemas().facets) {
      request.facets.push_back(facet.name);
    }
  }
  const Result<Results> results = session.vault->search(request);
  if (!results) return results.error();
  return without_line_end(results_json(*results, session.vault->workspace().vault, false));
}

Answer person(LspSession& session, const JsonValue& options) {
  const std::string name = options.is_string() ? options.text() : options["name"].text();
  const CardOptions asked{.today = session.vault->today(),
                          .most = number_of(options["limit"], 5, kMostHits)};
  const Result<PersonCard> card = person_card(session.vault->workspace(), name, asked);
  if (!card) return card.error();
  return without_line_end(person_json(*card, session.vault->workspace().vault));
}

Answer explain(LspSession& session, const JsonValue& options) {
  const Result<std::string> text = session.vault->explain(request_of(session, options));
  if (!text) return text.error();
  return JsonWriter().open_object().member("text", *text).close_object().take();
}

Answer timeline(LspSession& session, const JsonValue& options) {
  const Result<Timeline> found = make_timeline(session.vault->workspace(), query_of(options),
                                               {.today = session.vault->today(),
                                                .most = number_of(options["limit"], 50, kMostHits),
                                                .oldest_first = options["oldestFirst"].flag()});
  if (!found) return found.error();
  return without_line_end(timeline_json(*found, session.vault->workspace().vault));
}

Answer why(LspSession& session, const JsonValue& options) {
  const auto path = vault_path(session, options["uri"].text());
  const Result<WhyNote> note =
      why_note(session.vault->workspace(), path ? *path : options["path"].text(),
               request_of(session, options));
  if (!note) return note.error();
  JsonWriter json;
  json.open_object().member("path", note->path).member("matches", note->why.matches);
  json.member("rank", note->why.rank).member("total", note->why.total);
  if (!note->obstacle.empty()) json.member("obstacle", note->obstacle).member("hint", note->hint);
  json.key("clauses").open_array();
  for (const WhyClause& clause : note->why.clauses) {
    json.open_object().member("text", clause.text).member("holds", clause.holds);
    json.member("depth", clause.depth).member("reason", clause.reason).close_object();
  }
  json.close_array().key("problems").open_array();
  for (const std::string& problem : note->problems) json.value(problem);
  return json.close_array().close_object().take();
}

Answer related(LspSession& session, const JsonValue& options) {
  const auto path = vault_path(session, options["uri"].text());
  const Result<Results> results =
      related_notes(session.vault->workspace(), path ? *path : options["path"].text(),
                    request_of(session, options));
  if (!results) return results.error();
  return without_line_end(results_json(*results, session.vault->workspace().vault, false));
}

Answer status(LspSession& session, const JsonValue& options) {
  (void)options;
  const LiveVault& vault = *session.vault;
  JsonWriter json;
  json.open_object().member("schema", "inkling.status/1");
  json.member("vault", vault.workspace().vault).member("index", vault.workspace().index_folder);
  if (const OpenIndex* index = vault.index()) {
    json.member("notes", index->notes.get_doccount()).member("items", index->items.get_doccount());
    json.member("revision", index->epoch).member("ready", vault.directory() != nullptr);
  } else {
    json.member("ready", false);
  }
  json.member("watching", session.keeper->watching());
  const std::string problem = session.keeper->problem();
  if (!problem.empty()) json.member("problem", problem);
  return json.close_object().take();
}

Answer reindex(LspSession& session, const JsonValue& options) {
  options["rebuild"].flag() ? session.keeper->ask_rebuild() : session.keeper->ask();
  return std::string("null");
}

/// The argument of a lens: a note's URI.
Answer backlinks(LspSession& session, const JsonValue& options) {
  const auto path =
      vault_path(session, options.is_string() ? options.text() : options["uri"].text());
  if (!path) return std::string("[]");
  std::vector<NotePlace> places = links_to(*session.vault, *path);
  std::erase_if(places, [&](const NotePlace& place) { return place.path == *path; });
  return locations_json(session, places);
}

Answer open_tasks(LspSession& session, const JsonValue& options) {
  const auto path =
      vault_path(session, options.is_string() ? options.text() : options["uri"].text());
  const auto reading = path ? session.vault->read(*path) : nullptr;
  if (!reading) return std::string("[]");
  std::vector<NotePlace> places;
  for (const Item& item : reading->records.items) {
    const bool open = item.status == Status::kOpen;
    if (open && session.vault->schemas().kinds[item.kind].task) {
      places.push_back({*path, item.source});
    }
  }
  return locations_json(session, places);
}

/// Why there is no index yet, rather than what a person would do in a shell.
Error no_index(const LspSession& session) {
  const std::string problem = session.keeper ? session.keeper->problem() : "";
  if (!problem.empty()) return {.code = Code::kIo, .message = problem};
  return {.code = Code::kBusy, .message = std::string(kIndexIsBuilt)};
}

struct NamedCommand {
  std::string_view name;
  Command run;
};
constexpr NamedCommand kCommands[] = {
    {"inkling.search", search},        {"inkling.facets", facets},
    {"inkling.person", person},        {"inkling.explain", explain},
    {"inkling.timeline", timeline},    {"inkling.why", why},
    {"inkling.related", related},      {"inkling.status", status},
    {"inkling.reindex", reindex},      {"inkling.backlinks", backlinks},
    {"inkling.openTasks", open_tasks},
};

}  // namespace

const std::vector<std::string_view>& server_commands() {
  static const std::vector<std::string_view> kNames = [] {
    std::vector<std::string_view> out;
    for (const NamedCommand& command : kCommands) out.push_back(command.name);
    return out;
  }();
  return kNames;
}

Answer execute_command(LspSession& session, const JsonValue& params) {
  const std::string name = params["command"].text();
  const std::vector<JsonValue> arguments = params["arguments"].items();
  for (const NamedCommand& command : kCommands) {
    if (command.name != name) continue;
    Answer answer = command.run(session, arguments.empty() ? JsonValue() : arguments.front());
    if (!answer && session.vault->index() == nullptr) return no_index(session);
    return answer;
  }
  return Error{.code = Code::kInvalid, .message = "no command '" + name + "'"};
}

}  // namespace inkling
