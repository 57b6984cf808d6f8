// SPDX-License-Identifier: MIT
#include "indexer/merge.h"

#include <xapian.h>

#include <filesystem>

#include "indexer/build.h"
#include "indexer/store.h"

namespace inkling {
namespace {

void merge_some(const std::vector<std::string>& sources, const std::string& target, Docids docids) {
  {
    Xapian::Database all;
    for (const std::string& source : sources) all.add_database(Xapian::Database(source));
    all.compact(target, docids == Docids::kKeep ? Xapian::DBCOMPACT_NO_RENUMBER : 0);
  }
  for (const std::string& source : sources) std::filesystem::remove_all(source);
}

}  // namespace

void merge_databases(std::vector<std::string> sources, const std::string& target, Docids docids) {
  if (sources.empty()) {
    Xapian::WritableDatabase(target, kScratchFlags).commit();
    return;
  }
  while (sources.size() > kMaxMerged) {
    std::vector<std::string> merged;
    for (size_t first = 0; first < sources.size(); first += kMaxMerged) {
      const size_t last = std::min(first + kMaxMerged, sources.size());
      merged.push_back(sources[first] + "+");
      merge_some({sources.begin() + static_cast<ptrdiff_t>(first),
                  sources.begin() + static_cast<ptrdiff_t>(last)},
                 merged.back(), docids);
    }
    sources = std::move(merged);
  }
  merge_some(sources, target, docids);
}

}  // namespace inkling
