// SPDX-License-Identifier: MIT
#include "query/supersession.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "query/filters.h"
#include "query/item_runs.h"
#include "query/named_notes.h"
#include "query/term_docs.h"
#include "schemas/item_place.h"

namespace inkling {
namespace {

constexpr size_t kMostSuperseding = 16;  ///< Decisions of one note that are told as the later ones.

/// The decisions of a note, or of the part of it that a fragment names.
class Decisions {
 public:
  explicit Decisions(const OpenIndex& index) : index_(index) {
    std::vector<std::string> kinds;
    for (const KindSpec& kind : index.schemas().kinds) {
      if (kind.decision) kinds.push_back(make_term(prefix::kKind, kind.name));
    }
    all_ = docs_with(index.items, kinds);
  }

  [[nodiscard]] bool has(uint32_t item) const {
    return std::binary_search(all_.begin(), all_.end(), item);
  }

  [[nodiscard]] DocSet of(uint32_t note, std::string_view fragment) const {
    TermDocs anchored(index_.items,
                      make_term(prefix::kAnchor, fragment.substr(fragment.rfind('#') + 1)));
    DocSet found;
    const auto run = run_of(note, index_);
    for (uint32_t i = 0; run && i < run->count; ++i) {
      const uint32_t item = run->first + i;
      if (has(item) && (fragment.empty() || anchored.has(item))) found.push_back(item);
    }
    return found;
  }

  /// A decision that was only proposed, or dropped, supersedes nothing.
  [[nodiscard]] bool in_force(uint32_t item) const {
    for (const Status status : {Status::kOpen, Status::kCancelled}) {
      if (has_term(index_.items, make_term(prefix::kStatus, to_string(status)), item)) return false;
    }
    return true;
  }

 private:
  const OpenIndex& index_;
  DocSet all_{};
};

std::string_view folder_of_path(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

/// The note that a reference in note `from` means; 0 when none or several may be meant.
uint32_t resolve(std::string_view target, uint32_t from, const OpenIndex& index) {
  target = link_target(target);
  if (target.empty()) return from;
  const std::vector<NamedNote> named = notes_named(target, index);
  if (named.size() == 1) return named.front().docid;
  const auto data = index.note_data(from);
  if (!data) return 0;
  uint32_t found = 0;
  for (const NamedNote& note : named) {
    const auto other = index.note_data(note.docid);
    if (!other || folder_of_path(other->stamp.path) != folder_of_path(data->stamp.path)) continue;
    if (found != 0) return 0;
    found = note.docid;
  }
  return found;
}

/// One reference: who says it, and about what.
struct Reference {
  DocSet own{};    ///< The decisions that it is said of.
  DocSet other{};  ///< Those it names.
};

/// Calls `visit` with each reference of this prefix, in items and in whole notes.
template <typename Visit>
void each_reference(const OpenIndex& index, const Decisions& decisions, std::string_view family,
                    Visit visit) {
  ItemPlaces places(index.items);
  for (const bool of_items : {true, false}) {
    const Xapian::Database& database = of_items ? index.items : index.notes;
    each_term(database, std::string(family), [&](std::string_view text, const std::string& term) {
      const size_t hash = std::min(text.find('#'), text.size());
      const std::string_view fragment = hash < text.size() ? text.substr(hash + 1) : "";
      for (auto doc = database.postlist_begin(term); doc != database.postlist_end(term); ++doc) {
        uint32_t note = *doc;
        if (of_items) {
          const auto place = places.of(*doc);
          if (!place) continue;
          note = place->note;
        }
        Reference reference{.own = of_items ? DocSet{*doc} : decisions.of(note, {})};
        const uint32_t target = resolve(text.substr(0, hash), note, index);
        if (target != 0) reference.other = decisions.of(target, fragment);
        visit(std::move(reference));
      }
    });
  }
}

using Edges = std::map<uint32_t, std::vector<uint32_t>>;

/// All items that the edges lead to, those given included.
DocSet reached(DocSet items, std::initializer_list<const Edges*> edges) {
  std::set<uint32_t> seen(items.begin(), items.end());
  for (size_t i = 0; i < items.size(); ++i) {
    for (const Edges* map : edges) {
      const auto next = map->find(items[i]);
      if (next == map->end()) continue;
      for (const uint32_t item : next->second) {
        if (seen.insert(item).second) items.push_back(item);
      }
    }
  }
  return {seen.begin(), seen.end()};
}

}  // namespace

Supersession::Supersession(const OpenIndex& index) {
  const auto none = [&](std::string_view family) {
    const std::string start(family);
    return index.notes.allterms_begin(start) == index.notes.allterms_end(start) &&
           index.items.allterms_begin(start) == index.items.allterms_end(start);
  };
  if (none(prefix::kSupersedes) && none(prefix::kSupersededBy)) return;
  const Decisions decisions(index);
  each_reference(index, decisions, prefix::kSupersedes, [&](Reference reference) {
    // A note without decisions of its own (a record in prose) may still supersede others.
    std::vector<uint32_t> later;
    for (const uint32_t item : reference.own) {
      if (decisions.in_force(item)) later.push_back(item);
    }
    if (later.empty() && !reference.own.empty()) return;
    add(later, reference.other);
    std::set_difference(reference.other.begin(), reference.other.end(), reference.own.begin(),
                        reference.own.end(), std::back_inserter(superseded_));
  });
  each_reference(index, decisions, prefix::kSupersededBy,
                 [&](const Reference& reference) { add(reference.other, reference.own); });
  std::sort(superseded_.begin(), superseded_.end());
  superseded_.erase(std::unique(superseded_.begin(), superseded_.end()), superseded_.end());
}

void Supersession::add(const DocSet& later, const DocSet& earlier) {
  const size_t count = std::min(later.size(), kMostSuperseding);
  for (size_t i = 0; i < count; ++i) {
    for (const uint32_t item : earlier) {
      if (item == later[i]) continue;
      earlier_[later[i]].push_back(item);
      later_[item].push_back(later[i]);
    }
  }
}

bool Supersession::is_superseded(uint32_t item) const {
  return std::binary_search(superseded_.begin(), superseded_.end(), item);
}

DocSet Supersession::earlier(uint32_t item) const {
  DocSet found = reached({item}, {&earlier_});
  found.erase(std::find(found.begin(), found.end(), item));
  return found;
}

DocSet Supersession::later(uint32_t item) const {
  const auto found = later_.find(item);
  return found == later_.end() ? DocSet() : DocSet(found->second);
}

DocSet Supersession::chains(DocSet items) const {
  return reached(std::move(items), {&earlier_, &later_});
}

}  // namespace inkling
