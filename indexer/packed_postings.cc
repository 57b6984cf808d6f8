// SPDX-License-Identifier: MIT
#include "indexer/packed_postings.h"

#include "schemas/varint.h"

namespace inkling {
namespace {

constexpr size_t kChunkBytes = 1 << 18;

template <typename OnPosting>
void each_posting(std::string_view chunk, OnPosting on_posting) {
  VarintReader reader(chunk);
  while (reader.left() > 0) {
    uint64_t count = reader.number();
    const uint32_t docid = reader.number32();
    for (; count > 0; --count) {
      const uint32_t term = reader.number32();
      on_posting(term, Posting{.docid = docid, .wdf = reader.number32()});
    }
  }
}

}  // namespace

void SortedPostings::read(uint32_t term, std::vector<Posting>& out) const {
  out.clear();
  const size_t begin = term == 0 ? 0 : ends_[term - 1];
  VarintReader reader(std::string_view(bytes_).substr(begin, ends_[term] - begin));
  uint32_t docid = 0;
  while (reader.left() > 0) {
    docid += reader.number32();
    out.push_back({.docid = docid, .wdf = reader.number32()});
  }
}

void PackedPostings::begin_document(uint32_t docid, size_t count) {
  if (chunks_.empty() || chunks_.back().size() >= kChunkBytes) {
    chunks_.emplace_back().reserve(kChunkBytes + kChunkBytes / 8);
  }
  put_varint(count, chunks_.back());
  put_varint(docid, chunks_.back());
}

void PackedPostings::add(uint32_t term, uint32_t wdf) {
  put_varint(term, chunks_.back());
  put_varint(wdf, chunks_.back());
}

SortedPostings PackedPostings::sort(uint32_t terms) {
  std::vector<uint32_t> last(terms);
  std::vector<size_t> places(terms);  // First how many bytes each term takes, then where they go.
  for (const std::string& chunk : chunks_) {
    each_posting(chunk, [&](uint32_t term, Posting posting) {
      places[term] += varint_size(posting.docid - last[term]) + varint_size(posting.wdf);
      last[term] = posting.docid;
    });
  }
  size_t all = 0;
  for (size_t& place : places) {
    const size_t size = place;
    place = all;
    all += size;
  }
  SortedPostings out;
  out.bytes_.resize(all);
  last.assign(terms, 0);
  for (std::string& chunk : chunks_) {
    each_posting(chunk, [&](uint32_t term, Posting posting) {
      const size_t at = set_varint(posting.docid - last[term], places[term], out.bytes_);
      places[term] = set_varint(posting.wdf, at, out.bytes_);
      last[term] = posting.docid;
    });
    chunk = {};
  }
  chunks_ = {};
  out.ends_ = std::move(places);  // Each term has been filled to where the next begins.
  return out;
}

}  // namespace inkling
