// SPDX-License-Identifier: MIT
#include "indexer/index_writer.h"

#include <algorithm>
#include <future>

#include "indexer/facet_slots.h"
#include "indexer/files.h"
#include "indexer/store.h"
#include "schemas/note_items.h"

namespace inkling {

IndexWriter::IndexWriter(const Run& run, const IndexPaths& paths,
                         const std::vector<uint32_t>& replaced)
    : run_(&run),
      paths_(paths),
      staging_(paths, replaced),
      notes_(staging_.notes(), staging_.flags()),
      items_(staging_.items(), staging_.flags()),
      metadata_(read_metadata(notes_)),
      words_(paths, metadata_.sizes),
      last_docid_(notes_.get_lastdocid()) {
  metadata_.epoch = std::max(metadata_.epoch, read_epoch(items_));
  begin();
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
  if (docid <= notes_.get_lastdocid()) {
    remove_items(docid);
    forget(docid);
  }
  NoteDrafts& drafts = prepared.drafts;
  drafts.note.values.emplace_back(slot::kWords, pack_place(words_.append(prepared.record)));
  add_names(drafts.note, names_, [this](const std::string& key) {
    if (notes_.get_metadata(key).empty()) notes_.set_metadata(key, kNameRow);
  });
  notes_.replace_document(docid, to_document(drafts.note));
  drafts.note = {};
  preparer.describe_items(prepared,
                          [&](const Draft& item) { items_.add_document(to_document(item)); });
  metadata_.count(drafts.language);
  touched_.push_back(docid);
}

void IndexWriter::remove(uint32_t docid) {
  run_->before("remove note");
  remove_items(docid);
  forget(docid);
  notes_.delete_document(docid);
}

void IndexWriter::remove_items(uint32_t docid) {
  touched_.push_back(docid);
  const auto row = items_of_note(docid, items_);
  for (uint32_t i = 0; row && i < row->count; ++i) items_.delete_document(row->first + i);
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
