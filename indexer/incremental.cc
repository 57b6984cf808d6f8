// SPDX-License-Identifier: MIT
#include "indexer/incremental.h"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <future>

#include "indexer/files.h"
#include "indexer/index_writer.h"
#include "indexer/metadata.h"
#include "indexer/plan.h"

namespace inkling {
namespace {

bool by_path(const FileStamp& a, const FileStamp& b) {
  return a.path < b.path;
}

std::vector<FileStamp> stamps_in_documents(const Xapian::Database& notes) {
  std::vector<FileStamp> stamps;
  for (auto at = notes.postlist_begin(""); at != notes.postlist_end(""); ++at) {
    auto data = unpack_note(notes.get_document(*at).get_data());
    if (!data) throw Xapian::DatabaseCorruptError("a note's document data cannot be read");
    stamps.push_back(std::move(data->stamp));
  }
  std::sort(stamps.begin(), stamps.end(), by_path);
  return stamps;
}

/// The notes whose items are of a commit that `notes` never made.
struct Torn {
  std::vector<uint32_t> docids{};
  std::vector<std::string> paths{};  ///< Of those that `notes` has.
};

Torn find_torn(const Xapian::Database& notes, const Xapian::Database& items) {
  const uint64_t notes_epoch = read_epoch(notes), items_epoch = read_epoch(items);
  if (notes_epoch == items_epoch) return {};
  if (items_epoch != notes_epoch + 1) {
    throw Xapian::DatabaseCorruptError("notes and items are of different commits");
  }
  Torn torn{.docids = read_touched(items)};
  for (const uint32_t docid : torn.docids) {
    try {
      const auto data = unpack_note(notes.get_document(docid).get_data());
      if (data) torn.paths.push_back(data->stamp.path);
    } catch (const Xapian::DocNotFoundError&) {
      // It was to be added: only its items are there, and they go.
    }
  }
  return torn;
}

/// The docids of notes that a plan changes or deletes.
std::vector<uint32_t> replaced_by(const Plan& plan, const Xapian::Database& notes) {
  std::vector<uint32_t> docids;
  const auto add = [&](const std::string& path) {
    if (const uint32_t docid = docid_of(path, notes); docid != 0) docids.push_back(docid);
  };
  for (const std::string& path : plan.removals) add(path);
  for (const Plan::Put& change : plan.puts) {
    if (!change.known_path.empty()) add(change.known_path);
  }
  return docids;
}

std::string encoded_stamps(const Run& run, std::vector<FileStamp> notes, uint64_t epoch) {
  return encode_stamps(epoch, {.notes = std::move(notes), .shape = run.scan.shape});
}

void write_stamps(const Run& run, const IndexPaths& paths, const std::string& encoded) {
  run.before("write stamps");
  replace_file(paths.stamps(), encoded, Durable::kNo);
}

/// Carries out a plan, batch by batch, and keeps the stamps in step.
class Update {
 public:
  Update(Run& run, IndexWriter& writer)
      : run_(run), writer_(writer), preparer_(run.request, writer_.words()) {}

  /// All but the last commit.
  Outcome apply(const Plan& plan, const std::vector<uint32_t>& torn);
  /// The last commit, and `known` as it is then written to `stamps`.
  void finish(const IndexPaths& paths, std::vector<FileStamp> known);

 private:
  /// The stamps of the notes now in the index.
  [[nodiscard]] std::vector<FileStamp> stamps(std::vector<FileStamp> known);
  void finish_report();
  void put(const Plan::Put& change);
  void remove(const std::string& path);

  Run& run_;
  IndexWriter& writer_;
  Preparer preparer_;
  std::vector<std::string> gone_;  ///< Paths whose known stamp no longer holds.
  std::vector<FileStamp> fresh_;
};

Outcome Update::apply(const Plan& plan, const std::vector<uint32_t>& torn) {
  for (const uint32_t docid : torn) writer_.remove_items(docid);
  for (const std::string& path : plan.removals) remove(path);
  size_t done = 0, batch_notes = 0;
  uint64_t batch_bytes = 0;
  for (const Plan::Put& change : plan.puts) {
    if (run_.cancelled()) return cancelled_error();
    const size_t before = fresh_.size();
    put(change);
    if (fresh_.size() > before) batch_bytes += fresh_.back().size;
    if (++batch_notes >= kBatchNotes || batch_bytes >= kBatchBytes) {
      writer_.commit();
      batch_notes = 0, batch_bytes = 0;
    }
    if (run_.request.on_progress) {
      run_.request.on_progress({.done = ++done, .total = plan.puts.size()});
    }
  }
  return Done{};
}

void Update::finish(const IndexPaths& paths, std::vector<FileStamp> known) {
  const uint64_t epoch = writer_.next_epoch();
  // A commit is mostly waiting for the disk.
  std::future<std::string> encoded = std::async(std::launch::async, [&, epoch] {
    return encoded_stamps(run_, stamps(std::move(known)), epoch);
  });
  writer_.commit();
  finish_report();
  writer_.close();
  write_stamps(run_, paths, encoded.get());
}

void Update::put(const Plan::Put& change) {
  uint32_t docid = change.known_path.empty() ? 0 : docid_of(change.known_path, writer_.notes());
  const bool known = docid != 0;
  if (known) gone_.push_back(change.known_path);
  if (!known) docid = writer_.new_docid();
  auto prepared = preparer_.prepare(change.path, docid, run_.report.problems);
  if (!prepared) {
    if (!known) return;
    writer_.remove(docid);
    ++run_.report.removed;
    return;
  }
  writer_.put(*prepared, preparer_);
  fresh_.push_back(prepared->stamp);
  IndexReport& report = run_.report;
  ++(!known ? report.added : change.path == change.known_path ? report.modified : report.renamed);
}

void Update::remove(const std::string& path) {
  gone_.push_back(path);
  const uint32_t docid = docid_of(path, writer_.notes());
  if (docid == 0) return;
  writer_.remove(docid);
  ++run_.report.removed;
}

std::vector<FileStamp> Update::stamps(std::vector<FileStamp> known) {
  std::sort(gone_.begin(), gone_.end());
  std::sort(fresh_.begin(), fresh_.end(), by_path);
  std::erase_if(known, [&](const FileStamp& stamp) {
    return std::binary_search(gone_.begin(), gone_.end(), stamp.path);
  });
  std::vector<FileStamp> all;
  all.reserve(known.size() + fresh_.size());
  std::merge(std::make_move_iterator(known.begin()), std::make_move_iterator(known.end()),
             fresh_.begin(), fresh_.end(), std::back_inserter(all), by_path);
  return all;
}

void Update::finish_report() {
  run_.report.notes = writer_.note_count();
  run_.report.items = writer_.item_count();
  run_.report.revision = writer_.metadata().epoch;
}

}  // namespace

KnownStamps load_stamps(const IndexPaths& paths, const Xapian::Database& notes) {
  const std::optional<std::string> bytes = read_file(paths.stamps());
  if (bytes) {
    if (auto stamps = decode_stamps(*bytes, read_epoch(notes)))
      return {.stamps = std::move(*stamps)};
  }
  return {.stamps = {.notes = stamps_in_documents(notes)}, .derived = true};
}

bool look_at_some(Run& run, const IndexPaths& paths, uint64_t epoch) {
  const std::optional<std::string> bytes = read_file(paths.stamps());
  run.stamps = bytes ? decode_stamps(*bytes, epoch) : std::nullopt;
  if (!run.stamps) return false;
  run.scan = {.files = run.stamps->notes, .shape = run.stamps->shape};
  for (const std::string& path : run.request.only) {
    const auto known = std::lower_bound(run.scan.files.begin(), run.scan.files.end(),
                                        FileStamp{.path = path}, by_path);
    Result<FileStamp> now = stamp_of(run.request.vault, path);
    const bool readable =
        faccessat(AT_FDCWD, (run.request.vault + "/" + path).c_str(), R_OK, AT_EACCESS) == 0;
    if (known == run.scan.files.end() || known->path != path || !now || !readable) {
      run.stamps.reset();
      return false;
    }
    *known = std::move(*now);
  }
  return true;
}

Result<Updated> update_generation(Run& run, const IndexPaths& paths) {
  Xapian::Database notes(paths.notes()), items(paths.items());
  const Torn torn = find_torn(notes, items);
  KnownStamps known =
      run.stamps ? KnownStamps{.stamps = std::move(*run.stamps)} : load_stamps(paths, notes);
  const Plan plan = make_plan(run.scan.files, known.stamps.notes, torn.paths);
  if (plan.puts.size() >= kRebuildNotes && plan.puts.size() * 2 >= run.scan.files.size()) {
    return Updated::kRebuildIsFaster;
  }
  run.report.notes = notes.get_doccount();
  run.report.items = items.get_doccount();
  run.report.revision = read_epoch(notes);
  if (plan.empty() && torn.docids.empty()) {
    if (known.derived || known.stamps.shape != run.scan.shape) {
      write_stamps(run, paths,
                   encoded_stamps(run, std::move(known.stamps.notes), run.report.revision));
    }
    return Updated::kDone;
  }
  std::vector<uint32_t> replaced = replaced_by(plan, notes);
  replaced.insert(replaced.end(), torn.docids.begin(), torn.docids.end());
  IndexWriter writer(run, paths, std::move(replaced), std::move(notes), std::move(items));
  Update update(run, writer);
  if (Outcome applied = update.apply(plan, torn.docids); !applied) return applied.error();
  update.finish(paths, std::move(known.stamps.notes));
  return Updated::kDone;
}

}  // namespace inkling
