// SPDX-License-Identifier: MIT
#include "cli/browse_model.h"

#include <fmt/format.h>

#include <algorithm>

namespace inkling {
namespace {

constexpr size_t kMostQueryBytes = 4096;
constexpr uint32_t kMostHits = 50;

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

size_t before(const std::string& text, size_t at) {
  while (at > 0 && continues(text[--at])) {
  }
  return at;
}

size_t after(const std::string& text, size_t at) {
  if (at < text.size()) ++at;
  while (at < text.size() && continues(text[at])) ++at;
  return at;
}

BrowseEffect erase(BrowseModel& model, size_t begin, size_t end) {
  if (begin == end) return BrowseEffect::kNothing;
  model.query.erase(begin, end - begin);
  model.cursor = begin;
  return BrowseEffect::kSearch;
}

BrowseEffect delete_word(BrowseModel& model) {
  size_t begin = model.cursor;
  while (begin > 0 && model.query[begin - 1] == ' ') --begin;
  while (begin > 0 && model.query[begin - 1] != ' ') --begin;
  return erase(model, begin, model.cursor);
}

BrowseEffect type(BrowseModel& model, const std::string& text) {
  if (model.query.size() + text.size() > kMostQueryBytes) return BrowseEffect::kNothing;
  model.query.insert(model.cursor, text);
  model.cursor += text.size();
  return BrowseEffect::kSearch;
}

BrowseEffect choose(BrowseModel& model, bool wanted) {
  if (model.facet >= model.facets.size()) return BrowseEffect::kNothing;
  BrowseFacet& row = model.facets[model.facet];
  if (row.value.empty() || row.selected == wanted) return BrowseEffect::kNothing;
  row.selected = wanted;
  const std::pair<std::string, std::string> filter{row.facet, row.value};
  if (wanted) {
    model.filters.push_back(filter);
  } else {
    std::erase(model.filters, filter);
  }
  return BrowseEffect::kSearch;
}

void move_hit(BrowseModel& model, std::ptrdiff_t by) {
  if (model.results.hits.empty()) return;
  const auto last = static_cast<std::ptrdiff_t>(model.results.hits.size()) - 1;
  model.hit = static_cast<size_t>(
      std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(model.hit) + by, 0, last));
}

// To the next line that has a value.
void move_facet(BrowseModel& model, std::ptrdiff_t by) {
  const std::ptrdiff_t step = by < 0 ? -1 : 1;
  auto at = static_cast<std::ptrdiff_t>(model.facet);
  for (; by != 0; by -= step) {
    std::ptrdiff_t next = at + step;
    const auto size = static_cast<std::ptrdiff_t>(model.facets.size());
    while (next >= 0 && next < size && model.facets[static_cast<size_t>(next)].value.empty()) {
      next += step;
    }
    if (next < 0 || next >= size) break;
    at = next;
  }
  model.facet = static_cast<size_t>(at);
}

void move(BrowseModel& model, std::ptrdiff_t by) {
  model.in_facets ? move_facet(model, by) : move_hit(model, by);
}

BrowseEffect drop_filters(BrowseModel& model) {
  if (model.filters.empty()) return BrowseEffect::kNothing;
  model.filters.clear();
  return BrowseEffect::kSearch;
}

BrowseEffect next_unit(BrowseModel& model) {
  model.by = model.by == Unit::kItem ? Unit::kNote : Unit::kItem;
  model.hit = 0;
  return BrowseEffect::kSearch;
}

BrowseEffect escape(BrowseModel& model) {
  if (model.in_facets) {
    model.in_facets = false;
    return BrowseEffect::kNothing;
  }
  return BrowseEffect::kQuit;
}

BrowseEffect in_facets(BrowseModel& model, const BrowseInput& input) {
  const bool selected = model.facet < model.facets.size() && model.facets[model.facet].selected;
  if (input.key == BrowseKey::kRight) return choose(model, true);
  if (input.key == BrowseKey::kLeft) return choose(model, false);
  return choose(model, !selected);
}

BrowseEffect edit(BrowseModel& model, const BrowseInput& input) {
  switch (input.key) {
    case BrowseKey::kText:
      return type(model, input.text);
    case BrowseKey::kBackspace:
      return erase(model, before(model.query, model.cursor), model.cursor);
    case BrowseKey::kDelete:
      return erase(model, model.cursor, after(model.query, model.cursor));
    case BrowseKey::kDeleteWord:
      return delete_word(model);
    case BrowseKey::kDeleteQuery:
      return erase(model, 0, model.query.size());
    case BrowseKey::kLeft:
      model.cursor = before(model.query, model.cursor);
      break;
    case BrowseKey::kRight:
      model.cursor = after(model.query, model.cursor);
      break;
    case BrowseKey::kHome:
      model.cursor = 0;
      break;
    case BrowseKey::kEnd:
      model.cursor = model.query.size();
      break;
    default:
      break;
  }
  return BrowseEffect::kNothing;
}

// "customer/halden" two levels down is "    halden".
std::string label_of(std::string_view value, std::string_view parent, size_t depth) {
  std::string_view own = value;
  const bool below = !parent.empty() && value.size() > parent.size() + 1 &&
                     value.starts_with(parent) && value[parent.size()] == '/';
  if (below) own = value.substr(parent.size() + 1);
  return std::string(2 * depth, ' ') + std::string(own);
}

void add_values(const std::string& facet, const std::vector<FacetValue>& values,
                std::pair<std::string_view, size_t> parent, std::vector<BrowseFacet>& rows) {
  const auto& [above, depth] = parent;
  for (const FacetValue& value : values) {
    rows.push_back({.facet = facet,
                    .value = value.value,
                    .label = label_of(value.value, above, depth),
                    .count = value.count,
                    .selected = value.selected});
    add_values(facet, value.children, {value.value, depth + 1}, rows);
  }
}

void set_facets(BrowseModel& model) {
  const BrowseFacet chosen =
      model.facet < model.facets.size() ? model.facets[model.facet] : BrowseFacet{};
  model.facets.clear();
  for (const Facet& facet : model.results.facets) {
    if (facet.values.empty()) continue;
    model.facets.push_back({.facet = facet.name, .label = facet.name});
    add_values(facet.name, facet.values, {{}, 0}, model.facets);
  }
  const auto same =
      std::find_if(model.facets.begin(), model.facets.end(), [&](const BrowseFacet& row) {
        return row.facet == chosen.facet && row.value == chosen.value && !row.value.empty();
      });
  model.facet = same == model.facets.end() ? 0 : static_cast<size_t>(same - model.facets.begin());
  if (model.facet == 0) move_facet(model, 1);
}

}  // namespace

BrowseEffect browse_update(BrowseModel& model, const BrowseInput& input) {
  model.message.clear();
  if (input.key == BrowseKey::kQuit) return BrowseEffect::kQuit;
  if (model.help || input.key == BrowseKey::kHelp) {
    model.help = !model.help;
    return BrowseEffect::kNothing;
  }
  const auto page = static_cast<std::ptrdiff_t>(std::max<size_t>(model.page, 1));
  const bool toggles = input.key == BrowseKey::kLeft || input.key == BrowseKey::kRight ||
                       input.key == BrowseKey::kEnter ||
                       (input.key == BrowseKey::kText && input.text == " ");
  if (model.in_facets && toggles) return in_facets(model, input);
  switch (input.key) {
    case BrowseKey::kUp:
      move(model, -1);
      return BrowseEffect::kNothing;
    case BrowseKey::kDown:
      move(model, 1);
      return BrowseEffect::kNothing;
    case BrowseKey::kPageUp:
      move(model, -page);
      return BrowseEffect::kNothing;
    case BrowseKey::kPageDown:
      move(model, page);
      return BrowseEffect::kNothing;
    case BrowseKey::kTab:
      model.in_facets = !model.in_facets && !model.facets.empty();
      return BrowseEffect::kNothing;
    case BrowseKey::kEscape:
      return escape(model);
    case BrowseKey::kDropFilters:
      return drop_filters(model);
    case BrowseKey::kUnit:
      return next_unit(model);
    case BrowseKey::kEnter:
      return model.shown_hit() == nullptr ? BrowseEffect::kNothing : BrowseEffect::kOpen;
    case BrowseKey::kCopy:
      return model.shown_hit() == nullptr ? BrowseEffect::kNothing : BrowseEffect::kCopy;
    default:
      return edit(model, input);
  }
}

Request browse_request(const BrowseModel& model, Date today) {
  const bool blank = model.query.find_first_not_of(' ') == std::string::npos;
  return {
      .query = blank ? "*" : model.query,
      .by = model.by,
      .limit = kMostHits,
      .passages = 1,
      .facets = {"type:8", "tag:2:10", "people:8", "kind:8", "status:6", "folder:2:8", "month:1:6"},
      .filters = model.filters,
      .as_you_type = !blank && !model.query.ends_with(' '),
      .today = today};
}

void set_results(BrowseModel& model, Results results) {
  model.results = std::move(results);
  model.hit = 0;
  set_facets(model);
  if (model.facets.empty()) model.in_facets = false;
}

BrowsePreview make_preview(const Hit& hit, const std::string& content) {
  BrowsePreview preview{.path = hit.path, .line = hit.passage.place.line};
  const Passage& passage = hit.passages.empty() ? hit.passage : hit.passages.front();
  if (!hit.passages.empty()) preview.line = passage.place.line;
  uint32_t number = 0;
  for (size_t at = 0; at < content.size();) {
    const size_t end = std::min(content.find('\n', at), content.size());
    ++number;
    if (number > preview.line + kPreviewLines) break;
    if (number + kPreviewLines >= preview.line) {
      BrowsePreview::Line line{.number = number, .text = content.substr(at, end - at)};
      for (const Span& mark : passage.snippet.highlights) {
        const size_t begin = std::max(at, size_t{passage.source.begin} + mark.begin);
        const size_t stop = std::min(end, size_t{passage.source.begin} + mark.end);
        if (begin < stop) {
          line.marks.push_back(
              {static_cast<uint32_t>(begin - at), static_cast<uint32_t>(stop - at)});
        }
      }
      preview.lines.push_back(std::move(line));
    }
    at = end + 1;
  }
  return preview;
}

std::string place_of(const Hit& hit) {
  const Passage& passage = hit.passages.empty() ? hit.passage : hit.passages.front();
  return fmt::format("{}:{}", hit.path, passage.place.line);
}

}  // namespace inkling
