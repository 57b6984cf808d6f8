// SPDX-License-Identifier: MIT
#include "indexer/index_writer.h"

#include <algorithm>
#include <utility>

#include "indexer/facet_slots.h"
#include "indexer/files.h"
#include "indexer/kept_items.h"
#include "indexer/store.h"
#include "schemas/note_items.h"

namespace inkling {
namespace {

constexpr uint32_t kMostItemsCompared = 1000;  ///< Of a note: their drafts are kept meanwhile.
constexpr size_t kFewNotes = 4;  ///< Of more that are replaced the items of one will change.

}  // namespace

IndexWriter::IndexWriter(const Run& run, const IndexPaths& paths, std::vector<uint32_t> replaced,
                         Xapian::Database notes, Xapian::Database items)
    : run_(&run),
      paths_(paths),
      replaced_(std::move(replaced)),
      known_notes_(std::move(notes)),
      known_items_(std::move(items)),
      staging_(paths),
      items_have_lists_(replaced_.empty() || replaced_.size() > kFewNotes || !staging_.apart()),
      lent_(std::async(std::launch::async, [this] { lend(); })),
      metadata_(read_metadata(known_notes_)),
      words_(paths, metadata_.sizes),
      last_docid_(known_notes_.get_lastdocid()) {
  metadata_.epoch = std::max(metadata_.epoch, read_epoch(known_items_));
  if (!items_have_lists_) staging_.lend_values_of_items(replaced_);
}

/// Takes longer than all else of a small update: it begins first, beside it.
void IndexWriter::lend() const {
  std::future<void> of_items;
  if (items_have_lists_) {
    of_items = std::async(std::launch::async, [this] { staging_.lend_items(replaced_); });
  }
  staging_.lend_notes(replaced_);
  if (of_items.valid()) of_items.get();
}

/// When the first note is to be written.
void IndexWriter::open() {
  if (open_) return;
  lent_.get();
  notes_ = Xapian::WritableDatabase(staging_.notes(), staging_.flags());
  items_ = Xapian::WritableDatabase(staging_.items(), staging_.flags());
  open_ = true;
  known_notes_.close();
  known_items_.close();
  begin();
}

/// Before the terms of items change.
void IndexWriter::open_items_for_change() {
  if (items_have_lists_) return;
  // When the files of others were modified may have been said. No reader sees it yet.
  items_.commit_transaction();
  items_.close();
  staging_.lend_items(replaced_);
  items_ = Xapian::WritableDatabase(staging_.items(), staging_.flags());
  items_have_lists_ = true;
  items_.begin_transaction();
}

void IndexWriter::begin() {
  // A transaction, so that an error or a destructor undoes what was not committed: without one,
  // closing a Xapian database commits.
  items_.begin_transaction();
  notes_.begin_transaction();
}

uint32_t docid_of(const std::string& path, const Xapian::Database& notes) {
  const std::string term = make_term(prefix::kPath, path);
  const Xapian::PostingIterator found = notes.postlist_begin(term);
  return found == notes.postlist_end(term) ? 0 : *found;
}

void IndexWriter::forget(uint32_t docid) {
  const Xapian::Document document = notes_.get_document(docid);
  const auto data = unpack_note(document.get_data());
  if (data) metadata_.discount(data->language);
  const auto place = unpack_place(document.get_value(slot::kWords));
  if (place) metadata_.garbage += place->size;
}

void IndexWriter::put(Prepared& prepared, Preparer& preparer) {
  run_->before("put note");
  const uint32_t docid = prepared.docid;
  const bool known = docid <= notes().get_lastdocid();
  const ItemChange items = item_change(prepared, preparer, known);
  open();
  if (known) forget(docid);
  NoteDrafts& drafts = prepared.drafts;
  drafts.note.values.emplace_back(slot::kWords, pack_place(words_.append(prepared.record)));
  add_names(drafts.note, names_, [this](const std::string& key) {
    if (notes_.get_metadata(key).empty()) notes_.set_metadata(key, kNameRow);
  });
  notes_.replace_document(docid, to_document(drafts.note));
  drafts.note = {};
  if (items.same) {
    set_modified(docid, items.drafts, items_);
  } else {
    put_items(prepared, preparer, items.drafts);
  }
  metadata_.count(drafts.language);
  touched_.push_back(docid);
}

/// Most edits leave the items of a note as they are; so does the writer, for to write them anew
/// changes a block of the index for nearly each of their terms. Does not wait for `open`.
IndexWriter::ItemChange IndexWriter::item_change(const Prepared& prepared, Preparer& preparer,
                                                 bool known) const {
  ItemChange change;
  if (!known || prepared.item_count() > kMostItemsCompared) return change;
  change.drafts.reserve(prepared.item_count());
  preparer.describe_items(prepared, [&](Draft& item) { change.drafts.push_back(std::move(item)); });
  change.same = has_items(prepared.docid, change.drafts, items());
  return change;
}

void IndexWriter::put_items(const Prepared& prepared, Preparer& preparer,
                            const std::vector<Draft>& drafts) {
  const auto add = [this](const Draft& item) {
    open_items_for_change();
    items_.add_document(to_document(item));
  };
  remove_items(prepared.docid);
  if (drafts.size() == prepared.item_count()) {
    std::for_each(drafts.begin(), drafts.end(), add);
  } else {
    preparer.describe_items(prepared, add);
  }
}

void IndexWriter::remove(uint32_t docid) {
  run_->before("remove note");
  remove_items(docid);
  forget(docid);
  notes_.delete_document(docid);
}

void IndexWriter::remove_items(uint32_t docid) {
  open();
  touched_.push_back(docid);
  const auto row = items_of_note(docid, items_);
  if (!row) return;
  open_items_for_change();
  for (uint32_t i = 0; i < row->count; ++i) items_.delete_document(row->first + i);
}

void IndexWriter::commit() {
  if (touched_.empty()) return;
  run_->before("write words");
  metadata_.sizes = words_.write();
  metadata_.epoch = next_epoch();
  if (staging_.apart()) {
    commit_apart();
  } else {
    commit_in_place();
  }
  touched_.clear();
  begin();
}

void IndexWriter::close() {
  if (!open_) return;
  for (Xapian::WritableDatabase* database : {&items_, &notes_}) {
    database->cancel_transaction();
    database->close();
  }
  staging_.end();
}

void IndexWriter::commit_items() {
  write_items_metadata(metadata_.epoch, touched_, items_);
  items_.commit_transaction();
}

void IndexWriter::commit_notes(uint32_t items) {
  write_metadata(metadata_, items, notes_);
  notes_.commit_transaction();
}

void IndexWriter::commit_apart() {
  run_->before("commit");
  const uint32_t items = item_count();
  std::future<void> other = std::async(std::launch::async, [this] { commit_items(); });
  commit_notes(items);
  other.get();
  run_->before("sync");
  staging_.sync({paths_.terms(), paths_.words()});
  run_->before("show items");
  staging_.show_items();
  run_->before("show notes");
  staging_.show_notes();
}

void IndexWriter::commit_in_place() {
  run_->before("sync");
  sync_files({paths_.terms(), paths_.words()});
  run_->before("show items");
  commit_items();
  run_->before("show notes");
  commit_notes(item_count());
}

}  // namespace inkling
