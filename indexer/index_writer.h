// SPDX-License-Identifier: MIT
#pragma once

#include <xapian.h>

#include <cstdint>
#include <future>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/metadata.h"
#include "indexer/prepare.h"
#include "indexer/run.h"
#include "indexer/staging.h"
#include "schemas/layout.h"

namespace inkling {

/// The docid of a path in the index, or 0.
[[nodiscard]] uint32_t docid_of(const std::string& path, const Xapian::Database& notes);

/// Changes a generation in place, batch by batch. What was not committed when it goes is undone.
class IndexWriter {
 public:
  /// `replaced`: docids of the notes that will be put or removed, or their items; no other notes of
  /// the index may be. `notes` and `items` are the generation's, as they were last committed. What
  /// writing needs is made ready meanwhile, on another thread. REQUIRES: `run` outlives it; its
  /// folder is locked.
  IndexWriter(const Run& run, const IndexPaths& paths, std::vector<uint32_t> replaced,
              Xapian::Database notes, Xapian::Database items);

  [[nodiscard]] WordsWriter& words() { return words_; }
  [[nodiscard]] const Metadata& metadata() const { return metadata_; }
  [[nodiscard]] uint32_t note_count() const { return notes().get_doccount(); }
  [[nodiscard]] uint32_t item_count() const { return items().get_doccount(); }

  [[nodiscard]] const Xapian::Database& notes() const { return open_ ? notes_ : known_notes_; }
  /// A docid that no note has had.
  [[nodiscard]] uint32_t new_docid() { return ++last_docid_; }

  void put(Prepared& prepared, Preparer& preparer);
  void remove(uint32_t docid);
  /// Deletes what a note has in `items`, whether or not the note is there.
  void remove_items(uint32_t docid);

  /// What commit() makes the epoch.
  [[nodiscard]] uint64_t next_epoch() const { return metadata_.epoch + (touched_.empty() ? 0 : 1); }
  /// The one commit point: all is on disk, then readers see the new `items`, and right after that
  /// the new `notes` with the same epoch. Does nothing when nothing was put or removed.
  void commit();
  /// After the last commit. Nothing may be called afterwards.
  void close();

 private:
  [[nodiscard]] const Xapian::Database& items() const { return open_ ? items_ : known_items_; }
  void lend() const;
  void open();
  void open_items_for_change();
  void begin();
  void forget(uint32_t docid);

  /// What becomes of a note's items.
  struct ItemChange {
    bool same = false;            ///< They stay.
    std::vector<Draft> drafts{};  ///< All of them, or none where they were not compared.
  };
  [[nodiscard]] ItemChange item_change(const Prepared& prepared, Preparer& preparer,
                                       bool known) const;
  void put_items(const Prepared& prepared, Preparer& preparer, const std::vector<Draft>& drafts);

  void commit_items();
  void commit_notes(uint32_t items);
  void commit_apart();
  void commit_in_place();

  const Run* run_;
  IndexPaths paths_;
  std::vector<uint32_t> replaced_;
  Xapian::Database known_notes_;
  Xapian::Database known_items_;
  Staging staging_;
  bool items_have_lists_;
  std::future<void> lent_;  ///< Uses what stands before it, and no more.
  Metadata metadata_;
  WordsWriter words_;
  uint32_t last_docid_ = 0;
  Xapian::WritableDatabase notes_;  ///< These two once they are open.
  Xapian::WritableDatabase items_;
  bool open_ = false;
  std::vector<uint32_t> touched_;
  std::unordered_set<std::string> names_;  ///< Terms that the directory of names has.
};

}  // namespace inkling
