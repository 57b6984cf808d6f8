// SPDX-License-Identifier: MIT
// The answer to a search, as plain values: what every front renders (docs/output-format.md is its
// JSON).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "notes/diagnostic.h"
#include "notes/text.h"
#include "notes/vault.h"
#include "schemas/record.h"

namespace inkling {

enum class Unit : uint8_t { kAuto, kNote, kItem, kSection };

/// How the hits are ordered, unless the query says `sort:`.
enum class Order : uint8_t {
  kBest,     ///< By how well they match.
  kNewest,   ///< Only what has a date besides its file's, the latest first.
  kOldest,   ///< The same, the earliest first.
  kHistory,  ///< The decisions that match and all before and after them, the earliest first.
};

struct Request {
  std::string query{};
  Unit by = Unit::kAuto;  ///< kAuto: items when the query asks for a kind, else notes.
  bool any = false;       ///< Rank by any of the words instead of all of them.
  uint32_t offset = 0;
  uint32_t limit = 10;
  uint32_t passages = 3;              ///< Most passages shown per note.
  std::vector<std::string> facets{};  ///< "tag", "people:10", "tag:2:count"; facet_source.h.
  std::string facet_like{};           ///< Only facet values that contain this.
  std::vector<std::pair<std::string, std::string>> filters{};  ///< Facet name, value.
  bool as_you_type = false;                                    ///< The last word is a prefix.
  bool exact_total = true;  ///< Else the total may be a lower bound.
  Order order = Order::kBest;
  uint32_t recent_days = 0;  ///< Newer notes gain, half as much this many days ago. 0: none does.
  bool details = true;       ///< Else hits carry path, score and rank only (trec, paths).
  Date today{};
  std::vector<std::string> without{};  ///< Parts of the score left out, to measure what they do.
};

/// A piece of the note's own text, and which bytes of it to mark. Never markup.
struct Snippet {
  std::string text{};
  std::vector<Span> highlights{};  ///< Into `text`, ascending, not overlapping.
};

struct ResultPerson {
  std::string name{};
  std::string path{};  ///< Of the person's note, when there is one.
  std::string role{};
};

/// An item, or a plain passage (kind "text").
struct Passage {
  std::string kind{};
  Position place{};  ///< Of an item: where its own text starts. Of a passage: its first match.
  Span source{};     ///< Of the snippet's text in the file.
  Position end{};    ///< One past the last byte of `source`.
  uint32_t utf16_start = 0;  ///< 0-based UTF-16 column of `place` on its line.
  uint32_t utf16_end = 0;    ///< Likewise of `end`.
  std::vector<std::string> breadcrumb{};
  Snippet snippet{};
  std::optional<DateFound> date{};
  std::vector<ResultPerson> people{};
  std::vector<std::string> tags{};
  std::string status{};
  std::string owner{};
  std::optional<Date> due{};
  std::string priority{};
  uint32_t duplicates = 1;
  uint32_t earlier = 0;         ///< Decisions that this one superseded, directly or not.
  std::string superseded_by{};  ///< The path of the note that says so, when another does.
  double score = 0;
};

/// How strictly the hit matches, in order. The first three share one rank range, in which typed
/// words count more than inflected ones; each of the others comes after all before it.
enum class Tier : uint8_t { kExact, kStem, kPrefix, kSynonym, kSomeWords, kTypo };
[[nodiscard]] std::string_view to_string(Tier tier);

struct Hit {
  uint32_t rank = 1;
  double score = 0;
  Tier tier = Tier::kExact;
  Passage passage{};  ///< The item; of a note hit (kind "note") its best place.
  std::string path{};
  std::string title{};
  std::string type{};
  int64_t mtime_ns = 0;
  std::vector<Property> properties{};
  std::vector<Passage> passages{};  ///< Of a note: best first.
};

struct FacetValue {
  std::string value{};
  uint32_t count = 0;
  bool selected = false;
  std::string path{};
  std::string query{};  ///< The query text that finds what has this value.
  std::vector<FacetValue> children{};
};

struct Facet {
  std::string name{};
  bool exact = true;
  uint32_t other = 0;   ///< Matches whose values were cut from the list.
  uint32_t cut = 0;     ///< So many values.
  std::string query{};  ///< The query text equal to what is selected; empty when nothing is.
  std::vector<FacetValue> values{};
};

enum class Freshness : uint8_t { kFresh, kStale, kUnchecked };

struct Suggestion {
  std::string text{};
  std::string why{};
};

struct Results {
  std::string query{};     ///< As given; invalid UTF-8 replaced.
  std::string parsed{};    ///< Canonical.
  std::string filtered{};  ///< The query text equal to query and filters together.
  std::vector<Diagnostic> diagnostics{};
  std::string index_path{};
  uint64_t revision = 0;
  uint32_t notes = 0;
  uint32_t items = 0;
  Freshness freshness = Freshness::kUnchecked;
  uint32_t checked = 0;    ///< Files compared with the disk.
  uint32_t changed = 0;    ///< Of these, changed since they were indexed.
  uint32_t reindexed = 0;  ///< Of these, indexed again before answering.
  uint64_t total = 0;
  bool total_exact = true;
  double took_ms = 0;
  uint32_t offset = 0;
  uint32_t limit = 0;
  std::vector<Hit> hits{};
  std::vector<Facet> facets{};
  std::vector<Suggestion> suggestions{};
  std::vector<std::string>
      stale{};  ///< Paths left out because the file is no longer what was indexed.
};

}  // namespace inkling
