// SPDX-License-Identifier: MIT
#include "server/timeline.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "schemas/recogniser.h"
#include "server/json_writer.h"
#include "server/results_json.h"

namespace inkling {
namespace {

constexpr uint32_t kSpare = 3;  ///< Times as many entries are asked for: some are left out.

Date day_of(const Hit& hit) {
  return hit.passage.date ? hit.passage.date->date : Date{};
}

bool is_note(const Hit& hit) {
  return hit.passage.kind == "note";
}

/// An item that has nothing but the day on which its note was made says nothing of when it was so.
bool is_dated_by_creation(const Hit& hit, const Recogniser& recogniser) {
  if (is_note(hit) || !hit.passage.date || hit.passage.date->source != DateSource::kFrontmatter) {
    return false;
  }
  return std::none_of(hit.properties.begin(), hit.properties.end(), [&](const Property& property) {
    return recogniser.meanings(property.key).has(Meaning::kDate);
  });
}

/// A meeting with three decisions is these three lines, not four.
void drop_told_notes(std::vector<Hit>& entries) {
  std::set<std::pair<std::string, Date>> told;
  for (const Hit& hit : entries) {
    if (!is_note(hit)) told.emplace(hit.path, day_of(hit));
  }
  std::erase_if(entries, [&](const Hit& hit) {
    return is_note(hit) && told.contains({hit.path, day_of(hit)});
  });
}

void order(std::vector<Hit>& entries, bool oldest_first) {
  std::stable_sort(entries.begin(), entries.end(), [&](const Hit& a, const Hit& b) {
    const auto place = [](const Hit& hit) {
      return std::tie(hit.path, hit.passage.place.line, hit.passage.place.column);
    };
    if (!(day_of(a) == day_of(b))) return (day_of(a) < day_of(b)) == oldest_first;
    return place(a) < place(b);
  });
}

}  // namespace

Result<Timeline> make_timeline(const WorkspaceOptions& workspace, const std::string& query,
                               const TimelineOptions& options) {
  Timeline timeline{.query = query};
  Request request{.query = query.empty() ? "*" : query,
                  .limit = options.most * kSpare,
                  .order = options.oldest_first ? Order::kOldest : Order::kNewest,
                  .today = options.today};
  Result<Searcher> searcher = open_searcher(workspace);
  if (!searcher) return searcher.error();
  if (const Result<Refreshed> fresh = refresh(workspace, *searcher); !fresh) return fresh.error();
  Result<Results> found = searcher->search(request);
  if (!found) return found.error();
  timeline.total = found->total;
  timeline.entries = std::move(found->hits);
  timeline.diagnostics = std::move(found->diagnostics);
  if (std::all_of(timeline.entries.begin(), timeline.entries.end(), is_note)) {
    request.by = Unit::kItem;
    Result<Results> items = searcher->search(request);
    if (!items) return items.error();
    timeline.total += items->total;
    std::move(items->hits.begin(), items->hits.end(), std::back_inserter(timeline.entries));
  }
  const size_t before = timeline.entries.size();
  const Recogniser recogniser(searcher->schemas());
  std::erase_if(timeline.entries,
                [&](const Hit& hit) { return is_dated_by_creation(hit, recogniser); });
  drop_told_notes(timeline.entries);
  timeline.total -= before - timeline.entries.size();
  order(timeline.entries, options.oldest_first);
  if (timeline.entries.size() > options.most) timeline.entries.resize(options.most);
  for (size_t i = 0; i < timeline.entries.size(); ++i) {
    timeline.entries[i].rank = static_cast<uint32_t>(i) + 1;
  }
  return timeline;
}

std::string timeline_json(const Timeline& timeline, std::string_view vault) {
  JsonWriter json;
  json.open_object()
      .member("schema", "inkling.timeline/1")
      .member("query", timeline.query)
      .member("total", timeline.total)
      .raw_member("entries", hits_json(timeline.entries, vault))
      .close_object();
  return json.take() + '\n';
}

}  // namespace inkling
