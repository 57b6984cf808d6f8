// SPDX-License-Identifier: MIT
#include "indexer/build.h"

#include <fmt/format.h>
#include <malloc.h>
#include <xapian.h>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>
#include <unordered_set>
#include <vector>

#include "indexer/facet_slots.h"
#include "indexer/merge.h"
#include "indexer/metadata.h"
#include "indexer/prepare.h"
#include "indexer/scratch_database.h"
#include "indexer/stamps.h"
#include "indexer/store.h"
#include "schemas/layout.h"

namespace inkling {
namespace {

/// Consecutive notes, written by one thread.
struct Segment {
  size_t first = 0, last = 0;    ///< Into Scan::files.
  std::string notes{}, items{};  ///< Its scratch databases.
  uint32_t note_count = 0;
  std::map<Language, uint32_t> languages{};
  uint32_t item_count = 0;
  std::vector<NoteProblem> problems{};
};

size_t threads_wanted(const IndexRequest& request) {
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  return request.threads != 0 ? request.threads : cores;
}

std::vector<Segment> plan_segments(const std::vector<FileStamp>& files, size_t threads,
                                   const std::string& scratch) {
  std::vector<Segment> segments;
  uint64_t all = 0, bytes = 0;
  for (const FileStamp& file : files) all += file.size;
  // Several for each thread, so that all end at about the same time.
  const uint64_t share = all / (threads * kSegmentsPerThread);
  const uint64_t most = std::clamp(share, kLeastSegmentBytes, kSegmentBytes);
  for (size_t i = 0; i < files.size(); ++i) {
    const bool full =
        segments.empty() || bytes >= most || i - segments.back().first >= kSegmentNotes;
    if (full) {
      bytes = 0;
      segments.push_back({.first = i,
                          .notes = fmt::format("{}/notes-{}", scratch, segments.size()),
                          .items = fmt::format("{}/items-{}", scratch, segments.size())});
    }
    segments.back().last = i + 1;
    bytes += files[i].size;
  }
  return segments;
}

/// The state that the threads of one build share.
class Builder {
 public:
  Builder(Run& run, const IndexPaths& paths)
      : run_(run),
        paths_(paths),
        words_(paths, {}),
        segments_(plan_segments(run.scan.files, threads_wanted(run.request), scratch())) {}

  /// False when cancelled.
  bool write_segments();
  void merge();
  void finish(uint64_t epoch);

 private:
  [[nodiscard]] std::string scratch() const { return paths_.generation + "/scratch"; }
  void work();
  void write_segment(Preparer& preparer, Segment& segment);
  void write_note(Prepared& prepared, Segment& segment, ScratchDatabase& notes);
  void report_progress(size_t threads);
  void note_done();

  Run& run_;
  const IndexPaths& paths_;
  WordsWriter words_;
  std::vector<Segment> segments_;

  std::mutex mutex_;  ///< Guards all below.
  std::condition_variable changed_;
  size_t next_segment_ = 0;
  size_t notes_done_ = 0;
  size_t threads_done_ = 0;
  bool stopped_ = false;
  std::exception_ptr failure_;
};

bool Builder::write_segments() {
  std::filesystem::create_directory(scratch());
  const size_t wanted = threads_wanted(run_.request);
  const size_t count = std::min(wanted, std::max<size_t>(1, segments_.size()));
  std::vector<std::thread> threads;
  for (size_t i = 0; i < count; ++i) threads.emplace_back([this] { work(); });
  report_progress(count);
  for (std::thread& thread : threads) thread.join();
  ::malloc_trim(0);
  if (failure_) std::rethrow_exception(failure_);
  return !stopped_;
}

void Builder::work() {
  try {
    Preparer preparer(run_.request, words_);
    while (true) {
      size_t mine = 0;
      {
        const std::lock_guard lock(mutex_);
        if (stopped_ || next_segment_ == segments_.size()) break;
        mine = next_segment_++;
      }
      write_segment(preparer, segments_[mine]);
      // What was freed goes back to the system, not into reserves that each thread has of its own.
      ::malloc_trim(0);
    }
  } catch (...) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
    stopped_ = true;
  }
  const std::lock_guard lock(mutex_);
  ++threads_done_;
  changed_.notify_one();
}

void Builder::write_segment(Preparer& preparer, Segment& segment) {
  run_.before("write segment");
  ScratchDatabase notes(segment.notes), items(segment.items);
  std::unordered_set<std::string> names;
  for (size_t i = segment.first; i < segment.last; ++i) {
    {
      const std::lock_guard lock(mutex_);
      if (run_.cancelled()) stopped_ = true;
      if (stopped_) return;
    }
    const auto docid = static_cast<uint32_t>(i + 1);
    FileStamp& file = run_.scan.files[i];
    auto prepared = preparer.prepare(file.path, docid, segment.problems);
    // Stamps of what is in the index take the place of what the walk saw.
    file = prepared ? prepared->stamp : FileStamp{};
    if (prepared) {
      add_names(prepared->drafts.note, names,
                [&](const std::string& key) { notes.set_metadata(key, kNameRow); });
      write_note(*prepared, segment, notes);
      preparer.describe_items(*prepared,
                              [&](const Draft& item) { items.add(++segment.item_count, item); });
    }
    note_done();
  }
  run_.before("commit segment");
  if (segment.note_count > 0) notes.finish();
  if (segment.item_count > 0) items.finish();
}

void Builder::write_note(Prepared& prepared, Segment& segment, ScratchDatabase& notes) {
  NoteDrafts& drafts = prepared.drafts;
  drafts.note.values.emplace_back(slot::kWords, pack_place(words_.append(prepared.record)));
  notes.add(prepared.docid, drafts.note);
  drafts.note = {};
  ++segment.languages[drafts.language];
  ++segment.note_count;
}

void Builder::note_done() {
  const std::lock_guard lock(mutex_);
  ++notes_done_;
  changed_.notify_one();
}

void Builder::report_progress(size_t threads) {
  std::unique_lock lock(mutex_);
  for (size_t told = 0; threads_done_ < threads || told < notes_done_;) {
    changed_.wait(lock, [&] { return notes_done_ > told || threads_done_ == threads; });
    if (told == notes_done_) continue;
    told = notes_done_;
    if (!run_.request.on_progress) continue;
    lock.unlock();
    run_.request.on_progress({.done = told, .total = run_.scan.files.size()});
    lock.lock();
  }
}

void Builder::merge() {
  run_.before("merge");
  std::vector<std::string> notes, items;
  for (const Segment& segment : segments_) {
    if (segment.note_count > 0) notes.push_back(segment.notes);
    if (segment.item_count > 0) items.push_back(segment.items);
  }
  std::exception_ptr failure;
  std::thread other([&] {
    try {
      merge_databases(std::move(items), paths_.items(), Docids::kRenumber);
    } catch (...) {
      failure = std::current_exception();
    }
  });
  try {
    merge_databases(std::move(notes), paths_.notes(), Docids::kKeep);
  } catch (...) {
    other.join();
    throw;
  }
  other.join();
  if (failure) std::rethrow_exception(failure);
  std::filesystem::remove_all(scratch());
}

void Builder::finish(uint64_t epoch) {
  run_.before("write metadata");
  Metadata metadata{.format = kFormatVersion,
                    .epoch = epoch,
                    .fingerprint = fmt::format("{:016x}", fingerprint(run_.request.schemas)),
                    .vault = run_.request.vault,
                    .sizes = words_.write()};
  std::erase_if(run_.scan.files, [](const FileStamp& stamp) { return stamp.path.empty(); });
  const Stamps stamps{.notes = std::move(run_.scan.files), .shape = std::move(run_.scan.shape)};
  IndexReport& report = run_.report;
  for (Segment& segment : segments_) {
    for (const auto& [language, count] : segment.languages) metadata.languages[language] += count;
    report.items += segment.item_count;
    std::move(segment.problems.begin(), segment.problems.end(),
              std::back_inserter(report.problems));
  }
  report.notes = report.added = static_cast<uint32_t>(stamps.notes.size());
  report.revision = epoch;
  Xapian::WritableDatabase items(paths_.items(), kMetadataFlags);
  write_items_metadata(epoch, {}, items);
  items.commit();
  Xapian::WritableDatabase notes(paths_.notes(), kMetadataFlags);
  notes.set_metadata(meta::kSchema, to_string(run_.request.schemas));
  write_metadata(metadata, report.items, notes);
  notes.commit();
  replace_file(paths_.stamps(), encode_stamps(epoch, stamps), Durable::kNo);
}

}  // namespace

Outcome build_generation(Run& run, const IndexPaths& paths, uint64_t epoch) {
  Builder builder(run, paths);
  if (!builder.write_segments()) return cancelled_error();
  builder.merge();
  if (run.cancelled()) return cancelled_error();
  builder.finish(epoch);
  return Done{};
}

}  // namespace inkling
