// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/open_index.h"
#include "query/rank.h"
#include "query/results.h"
#include "schemas/item_place.h"

namespace inkling {

struct FoundNote;
struct ReadNote;
struct WrittenWords;

struct PresentOptions {
  uint32_t passages = 3;
  bool details = true;
  std::vector<DocSet> filtered{};  ///< Of notes: the items that the query's filters are about.
};

/// Turns ranked documents into hits, each read from its file as it is now.
class Presenter {
 public:
  /// REQUIRES: all outlive it.
  Presenter(const SearchPlan& plan, const OpenIndex& index, const PresentOptions& options)
      : plan_(plan), index_(index), options_(options) {}

  /// Nothing when the file is no longer what was indexed; its path is then in `stale`.
  std::optional<Hit> hit(const Scored& scored, std::vector<std::string>& stale) const;

 private:
  std::optional<Hit> detailed(Hit hit, const NoteData& data, ItemData at) const;
  WrittenWords words_of(const ReadNote& read) const;
  void resolve_people(Passage& passage) const;
  void tell_supersession(Passage& passage, uint32_t item) const;
  void tell_supersessions(const FoundNote& found, uint32_t note,
                          std::vector<Passage>& passages) const;

  const SearchPlan& plan_;
  const OpenIndex& index_;
  const PresentOptions& options_;
};

}  // namespace inkling
