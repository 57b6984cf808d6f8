// SPDX-License-Identifier: MIT
#include "query/facet_tree.h"

#include <algorithm>

#include "schemas/words.h"

namespace inkling {
namespace {

constexpr uint32_t kNoLabel = 0xFFFFFFFF;

/// A value on its way into the list.
struct Node {
  std::string_view value{};
  uint32_t label = kNoLabel;  ///< None: selected, but no match has it.
  uint32_t count = 0;
  bool selected = false;
  std::vector<Node> children{};
};

class Shaper {
 public:
  Shaper(const FacetView& view, const FacetCounts& counts) : view_(view), counts_(counts) {
    const bool flat = view.ask.order == FacetOrder::kCount || view.ask.order == FacetOrder::kValue;
    const bool nests = view.source.separator != '\0';
    nested_ = nests && !flat;
    depth_ = nests ? view.ask.first : 0;
    const uint32_t most = nests ? view.ask.second : view.ask.first;
    most_ = most == 0 ? kUsualValues : most;
    by_value_ = view.ask.order == FacetOrder::kValue || view.ask.order == FacetOrder::kHierarchy ||
                (view.ask.order == FacetOrder::kUsual && view.source.by_value);
    cut_.assign(counts.counts.size(), false);
  }

  Facet run();

 private:
  std::vector<Node> nodes();
  [[nodiscard]] bool too_deep(std::string_view value) const;
  /// Keeps what is like what is looked for, and what stands above that.
  bool keep_like(std::vector<Node>& level) const;
  std::vector<FacetValue> finish(std::vector<Node> level);
  void cut(const Node& node);
  [[nodiscard]] uint32_t matches_cut() const;

  const FacetView& view_;
  const FacetCounts& counts_;
  bool nested_ = false;
  bool by_value_ = false;
  uint32_t depth_ = 0;
  uint32_t most_ = 0;
  std::vector<bool> cut_;  ///< By label.
  uint32_t values_cut_ = 0;
};

bool Shaper::too_deep(std::string_view value) const {
  if (depth_ == 0) return false;
  return std::count(value.begin(), value.end(), view_.source.separator) >= depth_;
}

/// In order of value, so that a parent comes before its children.
std::vector<Node> Shaper::nodes() {
  std::vector<Node> flat;
  std::vector<bool> found(view_.selected.size(), false);
  const std::vector<FacetLabel>& labels = counts_.column.labels;
  for (uint32_t label = 0; label < labels.size(); ++label) {
    if (counts_.counts[label] == 0) continue;
    const std::string& value = labels[label].value;
    const auto chosen = std::find(view_.selected.begin(), view_.selected.end(), value);
    const bool selected = chosen != view_.selected.end();
    if (selected) found[static_cast<size_t>(chosen - view_.selected.begin())] = true;
    if (too_deep(value) && !selected) continue;
    flat.push_back(
        {.value = value, .label = label, .count = counts_.counts[label], .selected = selected});
  }
  for (size_t i = 0; i < found.size(); ++i) {
    if (!found[i]) flat.push_back({.value = view_.selected[i], .selected = true});
  }
  std::stable_sort(flat.begin(), flat.end(),
                   [](const Node& a, const Node& b) { return a.value < b.value; });
  return flat;
}

std::vector<Node> nest(std::vector<Node> flat, char separator) {
  std::vector<Node> roots;
  for (Node& node : flat) {
    std::vector<Node>* level = &roots;
    for (size_t at = node.value.find(separator); at != std::string_view::npos;
         at = node.value.find(separator, at + 1)) {
      const std::string_view parent = node.value.substr(0, at);
      const auto above =
          std::lower_bound(level->begin(), level->end(), parent,
                           [](const Node& a, std::string_view value) { return a.value < value; });
      if (above == level->end() || above->value != parent) continue;
      level = &above->children;
    }
    level->push_back(std::move(node));
  }
  return roots;
}

bool Shaper::keep_like(std::vector<Node>& level) const {
  std::erase_if(level, [&](Node& node) {
    const bool below = keep_like(node.children);
    return !below && !node.selected && fold(node.value).find(view_.like) == std::string::npos;
  });
  return !level.empty();
}

void Shaper::cut(const Node& node) {
  if (node.label != kNoLabel) cut_[node.label] = true;
  ++values_cut_;
  for (const Node& child : node.children) cut(child);
}

/// Sorts a level and cuts it.
std::vector<FacetValue> Shaper::finish(std::vector<Node> level) {
  std::stable_sort(level.begin(), level.end(), [&](const Node& a, const Node& b) {
    if (!by_value_ && a.count != b.count) return a.count > b.count;
    return a.value < b.value;
  });
  std::vector<FacetValue> values;
  for (Node& node : level) {
    if (values.size() >= most_ && !node.selected) {
      cut(node);
      continue;
    }
    static const FacetLabel kNobody{};
    const FacetLabel& label = node.label == kNoLabel ? kNobody : counts_.column.labels[node.label];
    const std::string value(node.value);
    values.push_back({.value = value,
                      .count = node.count,
                      .selected = node.selected,
                      .path = label.path,
                      .query = query_of_value(view_.source, value, label.written)});
    values.back().children = finish(std::move(node.children));
  }
  return values;
}

uint32_t Shaper::matches_cut() const {
  if (values_cut_ == 0) return 0;
  uint32_t matches = 0;
  const FacetColumn& column = counts_.column;
  for (size_t i = 0; i < counts_.docs.size(); ++i) {
    const size_t row = counts_.row(i);
    const auto first = column.ids.begin() + column.begin[row];
    const auto last = column.ids.begin() + column.begin[row + 1];
    if (std::any_of(first, last, [&](uint32_t label) { return cut_[label]; })) ++matches;
  }
  return matches;
}

Facet Shaper::run() {
  Facet facet{.name = view_.ask.name};
  std::vector<Node> level = nodes();
  if (nested_) level = nest(std::move(level), view_.source.separator);
  if (!view_.like.empty()) keep_like(level);
  facet.values = finish(std::move(level));
  facet.cut = values_cut_;
  facet.other = matches_cut();
  return facet;
}

}  // namespace

FacetCounts count_rows(const FacetColumn& column, const DocSet& docs, bool by_row) {
  FacetCounts out{.column = column, .docs = docs, .by_row = by_row};
  out.counts.assign(column.labels.size(), 0);
  for (size_t i = 0; i < docs.size(); ++i) {
    const size_t row = out.row(i);
    for (uint32_t at = column.begin[row]; at < column.begin[row + 1]; ++at) {
      ++out.counts[column.ids[at]];
    }
  }
  return out;
}

Facet facet_of(const FacetView& view, const FacetCounts& counts) {
  return Shaper(view, counts).run();
}

}  // namespace inkling
