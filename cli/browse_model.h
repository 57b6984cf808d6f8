// SPDX-License-Identifier: MIT
// What `inkling browse` shows and does, without a terminal: a model, and how a key changes it.
// browse_view.h makes a screen of a model, browse_screen.h shows it, browse_command.cc connects
// them.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "query/results.h"

namespace inkling {

enum class BrowseKey : uint8_t {
  kNothing,
  kText,  ///< BrowseInput::text was typed.
  kBackspace,
  kDelete,
  kLeft,
  kRight,
  kUp,
  kDown,
  kPageUp,
  kPageDown,
  kHome,
  kEnd,
  kTab,
  kEnter,
  kEscape,
  kDeleteWord,
  kDeleteQuery,
  kDropFilters,
  kUnit,
  kCopy,
  kHelp,
  kQuit
};

struct BrowseInput {
  BrowseKey key = BrowseKey::kNothing;
  std::string text{};
};

/// What a key asks of the world outside.
enum class BrowseEffect : uint8_t { kNothing, kSearch, kOpen, kCopy, kQuit };

/// A line of the facet pane.
struct BrowseFacet {
  std::string facet{};
  std::string value{};  ///< Empty: the facet's name.
  std::string label{};
  uint32_t count = 0;
  bool selected = false;
};

/// The lines around a hit, as they are in its file.
struct BrowsePreview {
  struct Line {
    uint32_t number = 0;  ///< 1-based.
    std::string text{};
    std::vector<Span> marks{};
  };
  std::string path{};
  uint32_t line = 0;  ///< The hit's.
  std::vector<Line> lines{};
  std::string problem{};  ///< Why there are none.
};

struct BrowseModel {
  std::string query{};
  size_t cursor = 0;  ///< Into `query`, between two characters.
  Unit by = Unit::kAuto;
  std::vector<std::pair<std::string, std::string>> filters{};
  Results results{};
  size_t hit = 0;
  std::vector<BrowseFacet> facets{};
  size_t facet = 0;
  BrowsePreview preview{};
  bool in_facets = false;
  bool help = false;
  std::string message{};  ///< What was just done, or could not be.
  size_t page = 5;        ///< Hits on a screen: browse_view tells.

  [[nodiscard]] const Hit* shown_hit() const {
    return hit < results.hits.size() ? &results.hits[hit] : nullptr;
  }
};

/// Total: any key in any state.
BrowseEffect browse_update(BrowseModel& model, const BrowseInput& input);

/// The request that the model stands for.
[[nodiscard]] Request browse_request(const BrowseModel& model, Date today);

/// Takes an answer in; what was chosen stays chosen where it still is.
void set_results(BrowseModel& model, Results results);

/// The lines of `content` around a hit in it.
[[nodiscard]] BrowsePreview make_preview(const Hit& hit, const std::string& content);
inline constexpr uint32_t kPreviewLines = 40;  ///< On either side of the hit.

/// "path:line", which Ctrl-O copies.
[[nodiscard]] std::string place_of(const Hit& hit);

}  // namespace inkling
