// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>

#include "cli/browse_model.h"
#include "cli/browse_plain.h"
#include "cli/browse_screen.h"
#include "cli/command.h"
#include "cli/locate.h"
#include "cli/report.h"
#include "cli/search_options.h"
#include "cli/searching.h"
#include "notes/vault.h"

namespace inkling {
namespace {

struct BrowseOptions {
  SearchOptions search{};
  bool plain = false;
};

std::string in_shell_quotes(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

// The model's hands: the index, the notes, the editor.
class Browser {
 public:
  Browser(WorkspaceOptions workspace, Searcher searcher, Date today)
      : workspace_(std::move(workspace)), searcher_(std::move(searcher)), today_(today) {}

  void search(BrowseModel& model) {
    Result<Results> results = searcher_.search(browse_request(model, today_));
    if (results) {
      set_results(model, std::move(*results));
    } else {
      model.message = results.error().message;
    }
    preview(model);
  }

  void preview(BrowseModel& model) const {
    const Hit* hit = model.shown_hit();
    if (hit == nullptr) {
      model.preview = {};
      return;
    }
    const auto file = read_note(workspace_.vault, hit->path);
    model.preview = file ? make_preview(*hit, file->content)
                         : BrowsePreview{.path = hit->path, .problem = file.error().message};
  }

  // In the editor, at its line; then what was changed is taken in.
  void open(BrowseModel& model) {
    const Hit* hit = model.shown_hit();
    if (hit == nullptr) return;
    const std::string place = place_of(*hit);
    const std::string line = place.substr(place.rfind(':') + 1);
    const std::string path = workspace_.vault + "/" + hit->path;
    const std::string command = "${VISUAL:-${EDITOR:-vi}} +" + line + " " + in_shell_quotes(path);
    const int status = std::system(command.c_str());
    const size_t chosen = model.hit;
    (void)refresh(workspace_, searcher_);
    search(model);
    model.hit = chosen < model.results.hits.size() ? chosen : 0;
    preview(model);
    model.message = status == 0 ? "" : "the editor failed: is $EDITOR right?";
  }

 private:
  WorkspaceOptions workspace_;
  Searcher searcher_;
  Date today_;
};

// True to go on.
bool react(BrowseEffect effect, BrowseModel& model, Browser& browser, BrowseTerminal& terminal) {
  switch (effect) {
    case BrowseEffect::kNothing:
    case BrowseEffect::kSearch:
      return true;
    case BrowseEffect::kOpen:
      terminal.leave();
      browser.open(model);
      terminal.come_back();
      return true;
    case BrowseEffect::kCopy:
      terminal.copy(place_of(*model.shown_hit()));
      model.message = "copied " + place_of(*model.shown_hit());
      return true;
    case BrowseEffect::kQuit:
      return false;
  }
  return true;
}

void browse_screen(BrowseModel& model, Browser& browser, BrowseTerminal& terminal) {
  browser.search(model);
  for (;;) {
    terminal.show(browse_view(model, terminal.size()));
    // All keys that wait, then one search: typing never queues up behind results.
    bool search = false;
    const size_t hit_before = model.hit;
    BrowseInput input = terminal.read(true);
    while (true) {
      const BrowseEffect effect = browse_update(model, input);
      search = search || effect == BrowseEffect::kSearch;
      const bool acts = effect != BrowseEffect::kNothing && effect != BrowseEffect::kSearch;
      if (search && acts && effect != BrowseEffect::kQuit) {
        browser.search(model);
        search = false;
      }
      if (!react(effect, model, browser, terminal)) return;
      input = terminal.read(false);
      if (input.key == BrowseKey::kNothing) break;
    }
    if (search) {
      browser.search(model);
    } else if (model.hit != hit_before) {
      browser.preview(model);
    }
  }
}

void browse_lines(Session& session, BrowseModel& model, Browser& browser) {
  const PlainWorld world{
      .read_line = [](std::string& line) { return bool{std::getline(std::cin, line)}; },
      .write =
          [&](const std::string& text) {
            session.out.write(text);
            (void)session.out.finish();
          },
      .search = [&](BrowseModel& one) { browser.search(one); },
      .open = [&](BrowseModel& one) { browser.open(one); }};
  browse_plain(model, world);
}

int run(Session& session, const BrowseOptions& options) {
  const Result<Request> request = request_of(options.search, session.environment);
  if (!request) return report(session, request.error());
  const Result<Located> located = locate(session);
  if (!located) return report(session, located.error());
  // Makes the index, or takes in what changed.
  const Result<Results> first =
      search_vault(session, located->workspace, {.query = "*", .limit = 0, .details = false}, true);
  if (!first) return report_index(session, first.error());
  Result<Searcher> searcher = open_searcher(located->workspace);
  if (!searcher) return report_index(session, searcher.error());
  BrowseModel model{.query = request->query,
                    .cursor = request->query.size(),
                    .by = request->by,
                    .filters = request->filters};
  Browser browser(located->workspace, std::move(*searcher), request->today);
  if (options.plain) {
    browse_lines(session, model, browser);
    return kExitFound;
  }
  Result<BrowseTerminal> terminal =
      BrowseTerminal::open(session.out.color || session.options.color == "always");
  if (!terminal) return report(session, terminal.error());
  browse_screen(model, browser, *terminal);
  return kExitFound;
}

}  // namespace

Command browse_command() {
  const auto into = std::make_shared<BrowseOptions>();
  return {
      .name = "browse",
      .summary = "Search as you type, with facets and a preview",
      .arguments = "[--] [QUERY...]",
      .details =
          "Results follow every key. Tab goes to the facets, where arrows choose and drop values;\n"
          "Enter opens the hit in $VISUAL or $EDITOR at its line; Ctrl-O copies its path:line, "
          "over\n"
          "ssh too where the terminal takes OSC 52. ? shows all keys. --plain reads and writes\n"
          "lines, for screen readers.",
      .examples =
          "inkling browse\n"
          "inkling browse halden pricing --filter type=meeting\n"
          "inkling browse --by item is:open\n"
          "inkling browse --plain",
      .options = {{"query", "", "", &into->search.query},
                  {"--by",
                   "UNIT",
                   "notes or items (else as the query asks)",
                   &into->search.by,
                   {"note", "item"}},
                  {"--filter", "NAME=VALUE", "begin with this facet value chosen; may be repeated",
                   &into->search.filters},
                  {"--plain", "", "line by line, without a screen", &into->plain}},
      .run = [into](Session& session) { return run(session, *into); },
  };
}

}  // namespace inkling
