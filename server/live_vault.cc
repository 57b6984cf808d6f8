// SPDX-License-Identifier: MIT
#include "server/live_vault.h"

#include <algorithm>

#include "notes/markdown.h"
#include "schemas/load.h"
#include "schemas/recogniser.h"
#include "server/indexed_notes.h"

namespace inkling {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

/// Whether an editor, which hides a BOM and the kind of line ends, shows both alike.
bool same_to_an_editor(std::string_view a, std::string_view b) {
  if (a == b) return true;
  for (std::string_view* text : {&a, &b}) {
    if (text->starts_with(kBom)) text->remove_prefix(kBom.size());
  }
  const auto plain = [](std::string_view text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out),
                 [](char c) { return c != '\r'; });
    return out;
  };
  return plain(a) == plain(b);
}

}  // namespace

LiveVault::LiveVault(LiveOptions options)
    : options_(std::move(options)), draft_index_(options_.workspace) {}

void LiveVault::open_draft(std::string path, int64_t version, std::string text) {
  const Result<NoteFile> file = read_note(options_.workspace.vault, path);
  const bool saved = file && same_to_an_editor(file->content, text);
  drafts_.open(std::move(path), version, std::move(text), saved);
}

/// A saved note is as good as unsaved until the index has the file as it is now.
void LiveVault::let_go_of_indexed() {
  for (const OpenNote* note : drafts_.unsaved()) {
    if (!note->awaited) continue;
    const std::string path = note->path;
    const Result<FileStamp> now = stamp_of(options_.workspace.vault, path);
    const auto indexed = indexed_notes(index(), {make_term(prefix::kPath, path)}, 1);
    if (now && !indexed.empty() && indexed.front().stamp == *now) drafts_.indexed(path);
  }
}

void LiveVault::catch_up() {
  if (index_) {
    if (const Outcome fresh = inkling::refresh(*index_); fresh) return let_go_of_indexed();
    index_.reset();
  }
  Result<OpenIndex> opened = open_index(options_.workspace.index_folder);
  problem_.reset();
  if (!opened) {
    problem_ = opened.error();
  } else if (opened->vault != options_.workspace.vault) {
    problem_ = Error{.code = Code::kMismatch, .message = "the index is of another vault"};
  } else {
    index_ = std::move(*opened);
  }
}

const SchemaSet& LiveVault::schemas() const {
  return index_ ? index_->schemas() : shipped_schemas();
}

std::shared_ptr<const Reading> LiveVault::understand(std::string path, std::string text) const {
  auto reading = std::make_shared<Reading>();
  reading->note = parse_note(std::move(path), std::move(text));
  const RecordContext context{.default_language = options_.workspace.default_language};
  reading->records = index_ ? records_from(reading->note, index_->recogniser(), context)
                            : records_from(reading->note, shipped_schemas(), context);
  reading->lines = LspLines(reading->note.source);
  return reading;
}

const LiveVault::Kept* LiveVault::kept(const std::string& path, uint64_t edition,
                                       const FileStamp& stamp) {
  const auto found =
      std::find_if(kept_.begin(), kept_.end(), [&](const Kept& one) { return one.path == path; });
  if (found == kept_.end()) return nullptr;
  if (found->edition != edition || (edition == 0 && found->stamp != stamp)) {
    kept_.erase(found);
    return nullptr;
  }
  kept_.splice(kept_.begin(), kept_, found);
  return &kept_.front();
}

std::shared_ptr<const Reading> LiveVault::read(const std::string& path) {
  const OpenNote* draft = drafts_.find(path);
  const uint64_t edition = draft == nullptr ? 0 : draft->edition;
  FileStamp stamp;
  if (draft == nullptr) {
    const Result<FileStamp> now = stamp_of(options_.workspace.vault, path);
    if (!now) return nullptr;
    stamp = *now;
  }
  if (const Kept* one = kept(path, edition, stamp)) return one->reading;
  std::string text;
  if (draft != nullptr) {
    text = draft->text;
  } else {
    Result<NoteFile> file = read_note(options_.workspace.vault, path);
    if (!file) return nullptr;
    text = std::move(file->content);
    stamp = file->stamp;
  }
  kept_.push_front({.path = path,
                    .edition = edition,
                    .stamp = stamp,
                    .reading = understand(path, std::move(text))});
  if (kept_.size() > kMostReadings) kept_.pop_back();
  return kept_.front().reading;
}

Result<Searcher*> LiveVault::searcher() {
  if (!searcher_) {
    Result<Searcher> opened = open_searcher(options_.workspace);
    if (!opened) return opened.error();
    searcher_ = std::move(*opened);
  }
  return &*searcher_;
}

Result<Results> LiveVault::search(const Request& request) {
  const Result<Searcher*> with = searcher();
  if (!with) return with.error();
  Result<Results> results = (*with)->search(request);
  if (!results) {
    searcher_.reset();
    return results;
  }
  results->freshness = results->stale.empty() ? Freshness::kFresh : Freshness::kStale;
  results->checked = static_cast<uint32_t>(results->hits.size() + results->stale.size());
  results->changed = static_cast<uint32_t>(results->stale.size());
  const std::vector<const OpenNote*> unsaved = drafts_.unsaved();
  if (unsaved.empty()) return results;
  if (const Outcome overlaid =
          draft_index_.overlay(unsaved, drafts_.edition(), request, schemas(), *results);
      !overlaid) {
    return overlaid.error();
  }
  return results;
}

Result<std::string> LiveVault::explain(const Request& request) {
  const Result<Searcher*> with = searcher();
  if (!with) return with.error();
  return (*with)->explain(request);
}

}  // namespace inkling
