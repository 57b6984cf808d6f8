// SPDX-License-Identifier: MIT
#include "indexer/plan.h"

#include <algorithm>
#include <map>
#include <utility>

namespace inkling {
namespace {

/// Those that are the same file before and after, by size and mtime; only unmistakable pairs.
struct Candidates {
  std::vector<size_t> removed{}, added{};
};
using BySizeAndTime = std::map<std::pair<uint64_t, int64_t>, Candidates>;

BySizeAndTime candidates(const std::vector<FileStamp>& found, const std::vector<FileStamp>& known,
                         const Changes& changes) {
  BySizeAndTime out;
  for (const size_t i : changes.removed) {
    out[{known[i].size, known[i].mtime_ns}].removed.push_back(i);
  }
  for (const size_t i : changes.added) out[{found[i].size, found[i].mtime_ns}].added.push_back(i);
  return out;
}

bool contains(const std::vector<FileStamp>& sorted, const std::string& path) {
  const auto place = std::lower_bound(
      sorted.begin(), sorted.end(), path,
      [](const FileStamp& stamp, const std::string& wanted) { return stamp.path < wanted; });
  return place != sorted.end() && place->path == path;
}

}  // namespace

Plan make_plan(const std::vector<FileStamp>& found, const std::vector<FileStamp>& known,
               const std::vector<std::string>& again) {
  const Changes changes = diff(found, known);
  Plan plan;
  for (const auto& [key, files] : candidates(found, known, changes)) {
    const bool renamed = files.removed.size() == 1 && files.added.size() == 1;
    for (const size_t i : files.added) {
      plan.puts.push_back({.path = found[i].path,
                           .known_path = renamed ? known[files.removed[0]].path : std::string()});
    }
    if (renamed) continue;
    for (const size_t i : files.removed) plan.removals.push_back(known[i].path);
  }
  for (const size_t i : changes.modified) {
    plan.puts.push_back({.path = found[i].path, .known_path = found[i].path});
  }
  for (const std::string& path : again) {
    if (contains(found, path)) plan.puts.push_back({.path = path, .known_path = path});
  }
  const auto by_path = [](const Plan::Put& a, const Plan::Put& b) { return a.path < b.path; };
  const auto same_path = [](const Plan::Put& a, const Plan::Put& b) { return a.path == b.path; };
  std::stable_sort(plan.puts.begin(), plan.puts.end(), by_path);
  plan.puts.erase(std::unique(plan.puts.begin(), plan.puts.end(), same_path), plan.puts.end());
  std::sort(plan.removals.begin(), plan.removals.end());
  return plan;
}

}  // namespace inkling
