// SPDX-License-Identifier: MIT
#include "cli/browse_plain.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/numbers.h"
#include "cli/plain.h"

namespace inkling {
namespace {

constexpr size_t kHitsAtOnce = 10;

constexpr std::string_view kPlainHelp =
    "Type a query and Enter. Then:\n"
    ":3  open hit 3 in $VISUAL or $EDITOR\n"
    ":more  the next hits\n"
    ":facets  count what matches by tag, type, people, ...\n"
    ":choose tag=customer  only matches with this value\n"
    ":drop tag=customer  without that choice; :drop alone drops all\n"
    ":items  search facts, decisions, tasks; :notes  whole notes\n"
    ":quit  leave\n";

std::string one_line(std::string_view text) {
  return printable(text.substr(0, text.find('\n')));
}

class PlainBrowser {
 public:
  PlainBrowser(BrowseModel& model, const PlainWorld& world) : model_(model), world_(world) {}

  void run() {
    world_.write("Type a query, :help or :quit.\n");
    std::string line;
    while (world_.read_line(line)) {
      if (line == ":quit" || line == ":q") return;
      if (line.starts_with(':')) {
        command(line.substr(1));
      } else {
        model_.query = line;
        model_.cursor = line.size();
        search();
      }
    }
  }

 private:
  void search() {
    world_.search(model_);
    shown_ = 0;
    for (const Diagnostic& problem : model_.results.diagnostics) {
      world_.write(printable(problem.message) + ".\n");
    }
    world_.write(counted(model_.results.total, "match", "matches") + ".\n");
    more();
  }

  void more() {
    const std::vector<Hit>& hits = model_.results.hits;
    const size_t end = std::min(hits.size(), shown_ + kHitsAtOnce);
    for (; shown_ < end; ++shown_) {
      const Hit& hit = hits[shown_];
      const Passage& passage = hit.passages.empty() ? hit.passage : hit.passages.front();
      const std::string kind = passage.kind == "text" ? hit.type : passage.kind;
      world_.write(fmt::format("{}. {}{}{}. {}\n", shown_ + 1, one_line(hit.title),
                               kind.empty() ? "" : ", ", printable(kind),
                               one_line(passage.snippet.text)));
      world_.write(fmt::format("   {}, line {}\n", printable(hit.path), passage.place.line));
    }
    if (shown_ < hits.size()) world_.write(":more for more.\n");
  }

  void facets() {
    for (const BrowseFacet& row : model_.facets) {
      if (row.value.empty()) {
        world_.write(printable(row.label) + ":\n");
      } else {
        world_.write(fmt::format("  {}={}, {}{}\n", row.facet, printable(row.value),
                                 grouped(row.count), row.selected ? ", chosen" : ""));
      }
    }
  }

  void choose(const std::string& text, bool wanted) {
    const size_t equals = text.find('=');
    if (text.empty() && !wanted) {
      model_.filters.clear();
      return search();
    }
    if (equals == std::string::npos || equals == 0) {
      return world_.write("Which value? For example: :choose tag=customer\n");
    }
    const std::pair<std::string, std::string> filter{text.substr(0, equals),
                                                     text.substr(equals + 1)};
    std::erase(model_.filters, filter);
    if (wanted) model_.filters.push_back(filter);
    search();
  }

  void open(size_t number) {
    if (number == 0 || number > model_.results.hits.size()) {
      return world_.write("There is no such hit.\n");
    }
    model_.hit = number - 1;
    world_.open(model_);
    if (!model_.message.empty()) world_.write(printable(model_.message) + ".\n");
    model_.message.clear();
  }

  void command(const std::string& text) {
    const size_t blank = std::min(text.find(' '), text.size());
    const std::string name = text.substr(0, blank);
    const std::string rest = text.substr(std::min(blank + 1, text.size()));
    size_t number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (!name.empty() && error == std::errc{} && end == name.data() + name.size()) {
      return open(number);
    }
    if (name == "more") return more();
    if (name == "facets") return facets();
    if (name == "choose") return choose(rest, true);
    if (name == "drop") return choose(rest, false);
    if (name == "items" || name == "notes") {
      model_.by = name == "items" ? Unit::kItem : Unit::kNote;
      return search();
    }
    world_.write(std::string(kPlainHelp));
  }

  BrowseModel& model_;
  const PlainWorld& world_;
  size_t shown_ = 0;
};

}  // namespace

void browse_plain(BrowseModel& model, const PlainWorld& world) {
  PlainBrowser(model, world).run();
}

}  // namespace inkling
