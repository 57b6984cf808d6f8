// SPDX-License-Identifier: MIT
#include "server/draft_index.h"

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <set>

namespace inkling {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMark = ".drafts-";

/// What a server that was killed left behind.
void remove_left_behind(const std::string& index_folder) {
  std::error_code error;
  const fs::path index(index_folder);
  const std::string start = index.filename().string() + std::string(kMark);
  for (fs::directory_iterator at(index.parent_path(), error), end; !error && at != end;
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (!name.starts_with(start)) continue;
    pid_t process = 0;
    std::from_chars(name.data() + start.size(), name.data() + name.size(), process);
    std::error_code ignored;
    if (process > 0 && kill(process, 0) != 0 && errno == ESRCH) fs::remove_all(at->path(), ignored);
  }
}

/// Paths of drafts come from a client.
bool stays_below(const std::string& path) {
  const fs::path one(path);
  return one.is_relative() && !path.empty() &&
         std::none_of(one.begin(), one.end(), [](const fs::path& part) { return part == ".."; });
}

Error refused(const fs::path& path) {
  return {.code = Code::kIo, .message = "cannot write the unsaved notes", .where = path.string()};
}

}  // namespace

DraftIndex::DraftIndex(const WorkspaceOptions& workspace)
    : folder_(workspace.index_folder + std::string(kMark) + std::to_string(getpid())),
      default_language_(workspace.default_language) {
  remove_left_behind(workspace.index_folder);
}

DraftIndex::~DraftIndex() {
  searcher_.reset();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

Outcome DraftIndex::write(const std::vector<const OpenNote*>& drafts, const SchemaSet& schemas) {
  const fs::path vault = fs::path(folder_) / "vault";
  std::error_code error;
  fs::remove_all(vault, error);
  fs::create_directories(fs::path(folder_).parent_path(), error);
  if (mkdir(folder_.c_str(), 0700) != 0 && errno != EEXIST) return refused(folder_);
  fs::create_directories(vault, error);
  if (error) return refused(vault);
  for (const OpenNote* draft : drafts) {
    if (!stays_below(draft->path)) continue;
    const fs::path file = vault / draft->path;
    fs::create_directories(file.parent_path(), error);
    std::ofstream out(file, std::ios::binary);
    out << draft->text;
    if (!out.flush()) return refused(file);
  }
  const WorkspaceOptions options{.vault = fs::canonical(vault, error).string(),
                                 .index_folder = folder_ + "/index",
                                 .default_language = default_language_,
                                 .scan = {.hidden = true}};
  IndexRequest request = index_request(options, schemas);
  request.threads = 1;
  if (const auto report = update_index(request); !report) return report.error();
  if (searcher_) return Done{};
  Result<Searcher> opened = Searcher::open(options.index_folder);
  if (!opened) return opened.error();
  searcher_ = std::move(*opened);
  return Done{};
}

Outcome DraftIndex::overlay(const std::vector<const OpenNote*>& drafts, uint64_t edition,
                            const Request& request, const SchemaSet& schemas, Results& results) {
  if (edition != edition_) {
    if (const Outcome written = write(drafts, schemas); !written) return written.error();
    edition_ = edition;
  }
  Request again = request;
  again.offset = 0;
  again.facets.clear();
  Result<Results> found = searcher_->search(again);
  if (!found) return found.error();
  std::set<std::string_view> open;
  for (const OpenNote* draft : drafts) open.insert(draft->path);
  const auto is_open = [&](const Hit& hit) { return open.count(hit.path) > 0; };
  const auto first = std::find_if(results.hits.begin(), results.hits.end(), is_open);
  const auto place = first == results.hits.end() ? 0 : first - results.hits.begin();
  const bool shown = first != results.hits.end();
  const uint64_t gone = std::erase_if(results.hits, is_open);
  std::erase_if(results.stale, [&](const std::string& path) { return open.count(path) > 0; });
  results.total = results.total - std::min(results.total, gone);
  if (gone > 0 || found->total > 0) {
    for (Facet& facet : results.facets) facet.exact = false;
  }
  if (shown || request.offset == 0) {
    results.total += found->total;
    results.hits.insert(results.hits.begin() + place, std::make_move_iterator(found->hits.begin()),
                        std::make_move_iterator(found->hits.end()));
  }
  if (results.hits.size() > results.limit) results.hits.resize(results.limit);
  for (size_t i = 0; i < results.hits.size(); ++i) {
    results.hits[i].rank = results.offset + static_cast<uint32_t>(i) + 1;
  }
  return Done{};
}

}  // namespace inkling
