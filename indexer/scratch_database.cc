// SPDX-License-Identifier: MIT
#include "indexer/scratch_database.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace inkling {
namespace {

const std::string& made(const std::string& folder) {
  std::filesystem::create_directory(folder);
  return folder;
}

}  // namespace

ScratchDatabase::ScratchDatabase(const std::string& folder)
    : folder_(made(folder)),
      postlist_(folder + "/postlist.glass"),
      docdata_(folder + "/docdata.glass") {}

void ScratchDatabase::add(uint32_t docid, const Draft& draft) {
  if (!draft.data.empty()) docdata_.add(glass_document_key(docid), draft.data);
  add_terms(docid, draft);
  add_values(docid, draft);
}

void ScratchDatabase::add_terms(uint32_t docid, const Draft& draft) {
  const auto text = [](const DraftTerm& term) -> std::string_view { return term.term; };
  terms_.expect(draft.terms, text, hashes_);
  uint64_t length = 0;
  postings_.begin_document(docid, draft.terms.size());
  for (size_t i = 0; i < draft.terms.size(); ++i) {
    const auto& [term, wdf] = draft.terms[i];
    length += wdf;
    counts_.greatest_wdf = std::max<uint64_t>(counts_.greatest_wdf, wdf);
    postings_.add(terms_.number_of(term, hashes_[i]), wdf);
  }
  lengths_.push_back({.docid = docid, .wdf = static_cast<uint32_t>(length)});
  counts_.count(docid, length);
}

void ScratchDatabase::add_values(uint32_t docid, const Draft& draft) {
  for (const auto& [slot, value] : draft.values) {
    if (!value.empty()) slots_[slot].add(docid, value);
  }
}

void ScratchDatabase::set_metadata(const std::string& key, const std::string& value) {
  metadata_[key] = value;
}

void ScratchDatabase::finish() {
  for (const auto& [key, value] : metadata_) postlist_.add(glass_metadata_key(key), value);
  for (const auto& [number, slot] : slots_) slot.write_bounds(number, postlist_);
  for (const auto& [number, slot] : slots_) slot.write_values(number, postlist_);
  write_glass_lengths(lengths_, postlist_);
  write_postings();
  const GlassRoots roots{.postlist = postlist_.finish(), .docdata = docdata_.finish()};
  AppendFile version(folder_ + "/iamglass", 0);
  version.append(glass_version_file(roots, counts_));
  version.flush();
}

void ScratchDatabase::write_postings() {
  const SortedPostings sorted = postings_.sort(terms_.size());
  std::vector<Posting> list;
  for (const uint32_t term : terms_.sorted()) {
    sorted.read(term, list);
    write_glass_postings(terms_[term], list, postlist_);
  }
}

}  // namespace inkling
