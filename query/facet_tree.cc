// SPDX-License-Identifier: MIT
#include "query/facet_tree.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>

#include "schemas/words.h"

namespace inkling {
namespace {

constexpr uint32_t kNoLabel = 0xFFFFFFFF;

/// The names that are counted as this person.
std::vector<std::string> counted_names(const Person& person) {
  std::vector<std::string> names = person.written;
  std::erase_if(names, [&person](const std::string& name) {
    return std::find(person.initials.begin(), person.initials.end(), name) != person.initials.end();
  });
  return names;
}

/// How values are most often written where they are counted.
class Spellings {
 public:
  Spellings(const FacetSource& source, const FacetCounts& counts, const OpenIndex& index)
      : source_(source), counts_(counts), index_(index) {}

  std::string of(const std::string& value, uint32_t label);

 private:
  [[nodiscard]] bool spells(std::string_view text, const std::string& value) const {
    return text == value || fold(text) == value;
  }
  void sort_forms();
  [[nodiscard]] std::string in_a_note(const std::string& value) const;

  const FacetSource& source_;
  const FacetCounts& counts_;
  const OpenIndex& index_;
  std::vector<uint32_t> by_label_;  ///< Forms, by label, commonest first.
};

void Spellings::sort_forms() {
  const std::vector<FacetForm>& forms = counts_.column.labels().forms();
  by_label_.resize(counts_.forms.size());
  std::iota(by_label_.begin(), by_label_.end(), 0U);
  std::sort(by_label_.begin(), by_label_.end(), [&](uint32_t a, uint32_t b) {
    if (forms[a].label != forms[b].label) return forms[a].label < forms[b].label;
    if (counts_.forms[a] != counts_.forms[b]) return counts_.forms[a] > counts_.forms[b];
    return forms[a].text < forms[b].text;
  });
}

std::string Spellings::of(const std::string& value, uint32_t label) {
  if (source_.base == "month" || source_.base == "folder") return value;
  const FacetLabels& labels = counts_.column.labels();
  if (label != kNoLabel) {
    if (labels.has_note(label)) return value;
    if (by_label_.empty()) sort_forms();
    auto at = std::lower_bound(by_label_.begin(), by_label_.end(), label,
                               [&](uint32_t a, uint32_t l) { return labels.forms()[a].label < l; });
    for (; at != by_label_.end() && labels.forms()[*at].label == label; ++at) {
      if (counts_.forms[*at] == 0) break;
      if (spells(labels.forms()[*at].text, value)) return labels.forms()[*at].text;
    }
  }
  return in_a_note(value);
}

/// As the first note has it that has it: where nothing that is counted spells it whole.
std::string Spellings::in_a_note(const std::string& value) const {
  const std::string term = make_term(source_.prefix, value);
  const auto first = index_.notes.postlist_begin(term);
  if (source_.prefix.empty() || first == index_.notes.postlist_end(term)) return value;
  FacetColumn& notes = facet_column(source_, Source::kNotes, index_);
  notes.read({*first});
  for (const uint32_t form : notes.row(*first)) {
    const std::string& text = notes.labels().forms()[form].text;
    if (spells(text, value)) return text;
  }
  return value;
}

/// A value on its way into the list.
struct Node {
  std::string value{};
  uint32_t label = kNoLabel;  ///< None: selected, but no match has it.
  uint32_t count = 0;
  bool selected = false;
  std::vector<Node> children{};
};

struct Above {
  std::string value{};
  std::string shown{};
};

/// What a value nested below another is called: "Customer" + "/Halden", however often somebody
/// wrote "customer/Halden".
std::string below(const Above& above, const std::string& value, const std::string& spelt,
                  char separator) {
  if (above.value.empty()) return spelt;
  const std::string own = value.substr(above.value.size());
  size_t at = spelt.size();
  for (auto left = std::count(own.begin(), own.end(), separator); left > 0; --left) {
    at = at == 0 ? std::string::npos : spelt.rfind(separator, at - 1);
    if (at == std::string::npos) return above.shown + own;
  }
  return above.shown + spelt.substr(at);
}

class Shaper {
 public:
  Shaper(const FacetView& view, const FacetCounts& counts, const OpenIndex& index)
      : view_(view), counts_(counts), spellings_(view.source, counts, index) {
    const bool flat = view.ask.order == FacetOrder::kCount || view.ask.order == FacetOrder::kValue;
    const bool nests = view.source.separator != '\0';
    nested_ = nests && !flat;
    depth_ = nests ? view.ask.first : 0;
    const uint32_t most = nests ? view.ask.second : view.ask.first;
    most_ = most == 0 ? kUsualValues : most;
    by_value_ = view.ask.order == FacetOrder::kValue || view.ask.order == FacetOrder::kHierarchy ||
                (view.ask.order == FacetOrder::kUsual && view.source.by_value);
    cut_.assign(counts.labels.size(), false);
  }

  Facet run();

 private:
  std::vector<Node> nodes();
  uint32_t cut_rare();
  [[nodiscard]] bool too_deep(std::string_view value) const;
  /// Keeps what is like what is looked for, and what stands above that.
  bool keep_like(std::vector<Node>& level) const;
  /// `above`: the value that these nest below, and how it is shown.
  std::vector<FacetValue> finish(std::vector<Node> level, const Above& above);
  FacetValue shown(const Node& node, const Above& above);
  void cut(const Node& node);
  [[nodiscard]] uint32_t matches_cut() const;

  const FacetView& view_;
  const FacetCounts& counts_;
  Spellings spellings_;
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

/// Of a list by count, what is too rare to be shown, so that nobody asks what it is called. Gives
/// the least count that may be shown.
uint32_t Shaper::cut_rare() {
  const bool by_count = !nested_ && !by_value_ && depth_ == 0;
  if (!by_count || !view_.like.empty() || !view_.selected.empty()) return 1;
  std::vector<uint32_t> counts;
  std::copy_if(counts_.labels.begin(), counts_.labels.end(), std::back_inserter(counts),
               [](uint32_t count) { return count > 0; });
  if (counts.size() <= most_) return 1;
  const auto last = counts.begin() + static_cast<std::ptrdiff_t>(most_ - 1);
  std::nth_element(counts.begin(), last, counts.end(), std::greater<>());
  const uint32_t least = *last;
  for (uint32_t label = 0; label < counts_.labels.size(); ++label) {
    if (counts_.labels[label] == 0 || counts_.labels[label] >= least) continue;
    cut_[label] = true;
    ++values_cut_;
  }
  return least;
}

/// In order of value, so that a parent comes before its children.
std::vector<Node> Shaper::nodes() {
  std::vector<Node> flat;
  std::vector<bool> found(view_.selected.size(), false);
  const uint32_t least = cut_rare();
  for (uint32_t label = 0; label < counts_.labels.size(); ++label) {
    if (counts_.labels[label] < least) continue;
    std::string value = counts_.column.labels().value(label);
    const auto chosen = std::find(view_.selected.begin(), view_.selected.end(), value);
    const bool selected = chosen != view_.selected.end();
    if (selected) found[static_cast<size_t>(chosen - view_.selected.begin())] = true;
    if (too_deep(value) && !selected) continue;
    flat.push_back({.value = std::move(value),
                    .label = label,
                    .count = counts_.labels[label],
                    .selected = selected});
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
    for (size_t at = node.value.find(separator); at != std::string::npos;
         at = node.value.find(separator, at + 1)) {
      const std::string_view parent = std::string_view(node.value).substr(0, at);
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
std::vector<FacetValue> Shaper::finish(std::vector<Node> level, const Above& above) {
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
    values.push_back(shown(node, above));
    const Above own{node.value, values.back().value};
    values.back().children = finish(std::move(node.children), own);
  }
  return values;
}

FacetValue Shaper::shown(const Node& node, const Above& above) {
  const std::string spelt = spellings_.of(node.value, node.label);
  FacetValue value{.value = below(above, node.value, spelt, view_.source.separator),
                   .count = node.count,
                   .selected = node.selected};
  // Who chose it finds it again as they wrote it.
  const auto chosen = std::find(view_.selected.begin(), view_.selected.end(), node.value);
  const auto place = static_cast<size_t>(chosen - view_.selected.begin());
  if (place < view_.given.size() && !view_.given[place].empty()) value.value = view_.given[place];
  std::vector<std::string> written;
  if (view_.source.of == FacetSource::Of::kPeople && node.label != kNoLabel) {
    const Person* person = counts_.column.labels().person(node.label);
    written = person == nullptr ? std::vector<std::string>{node.value} : counted_names(*person);
    if (person != nullptr) value.path = person->path;
  }
  value.query = query_of_value(view_.source, node.value, written);
  return value;
}

uint32_t Shaper::matches_cut() const {
  if (values_cut_ == 0) return 0;
  uint32_t matches = 0;
  std::vector<bool> is_cut;
  for (const FacetForm& form : counts_.column.labels().forms()) {
    is_cut.push_back(form.label < cut_.size() && cut_[form.label]);
  }
  for (const uint32_t docid : counts_.docs) {
    const auto row = counts_.column.row(docid);
    if (std::any_of(row.begin(), row.end(), [&](uint32_t form) { return is_cut[form]; })) ++matches;
  }
  return matches;
}

Facet Shaper::run() {
  Facet facet{.name = view_.ask.name};
  std::vector<Node> level = nodes();
  if (nested_) level = nest(std::move(level), view_.source.separator);
  if (!view_.like.empty()) keep_like(level);
  facet.values = finish(std::move(level), {});
  facet.cut = values_cut_;
  facet.other = matches_cut();
  return facet;
}

}  // namespace

FacetCounts count_forms(FacetColumn& column, const DocSet& docs) {
  column.read(docs);
  FacetCounts out{.column = column, .docs = docs};
  const std::vector<FacetForm>& forms = column.labels().forms();
  out.forms.assign(forms.size(), 0);
  for (const uint32_t docid : docs) {
    for (const uint32_t form : column.row(docid)) ++out.forms[form];
  }
  out.labels.assign(column.labels().labels().size(), 0);
  for (size_t form = 0; form < forms.size(); ++form) {
    out.labels[forms[form].label] += out.forms[form];
  }
  return out;
}

Facet facet_of(const FacetView& view, const FacetCounts& counts, const OpenIndex& index) {
  return Shaper(view, counts, index).run();
}

}  // namespace inkling
