// SPDX-License-Identifier: MIT
#include "indexer/glass_format.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <utility>

#include "schemas/varint.h"

namespace inkling {
namespace {

using namespace std::string_view_literals;

constexpr size_t kRunBytes = 2000;  ///< Xapian's own bound on runs of postings and values.

constexpr std::string_view kMagic = "\x0f\x0dXapian Glass";
constexpr size_t kFormatBytes = 2, kNameBytes = 16;

constexpr std::string_view kMetadata = "\0\xc0"sv, kSlotBounds = "\0\xd0"sv;
constexpr std::string_view kSlotValues = "\0\xd8"sv, kLengths = "\0\xe0"sv;

/// Ordered as bytes like the numbers: two bytes with a zero bit before, or three and more whose
/// leading ones count them.
void put_sortable(uint32_t value, std::string& out) {
  unsigned bytes = 2;
  while (bytes < 5 && value >> (7 * bytes + 1) != 0) ++bytes;
  const unsigned marks = 0xFFu << (10 - bytes) & 0xFF;
  for (unsigned left = bytes; left-- > 0;) {
    const unsigned byte = left < 4 ? value >> (8 * left) & 0xFF : 0;
    out += static_cast<char>(left + 1 == bytes && bytes > 2 ? byte | marks : byte);
  }
}

std::string term_key(std::string_view term) {
  std::string key;
  for (const char c : term) {
    key += c;
    if (c == '\0') key += '\xff';
  }
  return key;
}

/// Writes a list in runs: the first under `first_key`, behind `head`, the others under `other_key`
/// and their first docid.
struct Runs {
  std::string first_key, other_key, head;

  void write(const std::vector<Posting>& list, GlassTable& postlist) const {
    std::string run, value;
    for (size_t begin = 0, end = 0; begin < list.size(); begin = end) {
      run.clear();
      for (; end < list.size() && (end == begin || run.size() < kRunBytes); ++end) {
        if (end > begin) put_varint(list[end].docid - list[end - 1].docid - 1, run);
        put_varint(list[end].wdf, run);
      }
      std::string key = begin == 0 ? first_key : other_key;
      if (begin > 0) put_sortable(list[begin].docid, key);
      value.clear();
      if (begin == 0) {
        value = head;
        put_varint(list.front().docid - 1, value);
      }
      value += end == list.size() ? '1' : '0';
      put_varint(list[end - 1].docid - list[begin].docid, value);
      value += run;
      postlist.add(key, value);
    }
  }
};

void put_root(const GlassRoot* root, std::string& out) {
  constexpr uint64_t kNoRoot = 3;  // As Xapian has it; beside the level, two bits up.
  put_varint(root == nullptr ? 0 : root->block, out);
  put_varint(root == nullptr ? kNoRoot : root->level << 2, out);
  put_varint(root == nullptr ? 0 : root->entries, out);
  put_varint(GlassTable::kBlockBytes >> 11, out);
  put_varint(0, out);  // Nothing is compressed.
  std::string free;    // No block of the file is free: a revision, the first block behind it,
  for (const uint64_t part : {uint64_t{0}, root == nullptr ? 0 : root->blocks}) {
    put_varint(part, free);
  }
  free.append(4, '\0');  // and where a list of free ones begins and ends.
  put_text(root == nullptr ? std::string_view() : free, out);
}

/// Past what put_root writes.
void skip_root(VarintReader& reader) {
  for (int number = 0; number < 5; ++number) (void)reader.number();
  (void)reader.text();
}

}  // namespace

void GlassCounts::count(uint32_t docid, uint64_t document_length) {
  ++documents;
  last_docid = docid;
  length += document_length;
  longest = std::max(longest, document_length);
  if (document_length == 0) return;
  shortest = shortest == 0 ? document_length : std::min(shortest, document_length);
}

void GlassSlot::add(uint32_t docid, std::string_view value) {
  if (runs_.empty() || runs_.back().values.size() >= kRunBytes) {
    runs_.push_back({.first = docid});
  } else {
    put_varint(docid - last_ - 1, runs_.back().values);
  }
  put_text(value, runs_.back().values);
  last_ = docid;
  if (count_ == 0 || value < least_) least_ = value;
  if (count_ == 0 || value > greatest_) greatest_ = value;
  ++count_;
}

void GlassSlot::write_bounds(unsigned slot, GlassTable& postlist) const {
  std::string key(kSlotBounds), value;
  for (; slot > 0; slot >>= 8) key += static_cast<char>(slot & 0xFF);
  put_varint(count_, value);
  put_text(least_, value);
  if (greatest_ != least_) value += greatest_;
  postlist.add(key, value);
}

void GlassSlot::write_values(unsigned slot, GlassTable& postlist) const {
  for (const Run& run : runs_) {
    std::string key(kSlotValues);
    put_varint(slot, key);
    put_sortable(run.first, key);
    postlist.add(key, run.values);
  }
}

std::string glass_document_key(uint32_t docid) {
  std::string key;
  put_sortable(docid, key);
  return key;
}

std::string glass_slots_key(uint32_t docid) {
  return glass_document_key(docid) + '\0';
}

std::string glass_metadata_key(std::string_view key) {
  return std::string(kMetadata).append(key);
}

std::string glass_term_list(const Draft& draft, uint64_t document_length) {
  std::string out;
  if (draft.terms.empty()) return out;
  put_varint(document_length, out);
  put_varint(draft.terms.size(), out);
  std::string_view before;
  for (const DraftTerm& entry : draft.terms) {
    const std::string_view term = entry.term;
    if (before.empty()) {
      out += static_cast<char>(term.size());
      out += term;
      put_varint(entry.wdf, out);
      before = term;
      continue;
    }
    const auto differ = std::mismatch(before.begin(), before.end(), term.begin(), term.end());
    const auto shared = static_cast<size_t>(differ.first - before.begin());
    // A small wdf and what is shared with the term before make one byte.
    const uint64_t both = (entry.wdf + uint64_t{1}) * (before.size() + 1) + shared;
    const bool in_one = both <= 0xFF;
    out += static_cast<char>(in_one ? both : shared);
    out += static_cast<char>(term.size() - shared);
    out += term.substr(shared);
    if (!in_one) put_varint(entry.wdf, out);
    before = term;
  }
  return out;
}

std::string glass_slot_list(const std::vector<unsigned>& slots) {
  std::string out;
  unsigned next = 0;
  for (const unsigned slot : slots) {
    put_varint(slot - next, out);
    next = slot + 1;
  }
  return out;
}

void write_glass_postings(std::string_view term, const std::vector<Posting>& postings,
                          GlassTable& postlist) {
  uint64_t all = 0;
  for (const Posting& posting : postings) all += posting.wdf;
  std::string head;
  put_varint(postings.size(), head);
  put_varint(all, head);
  const std::string key = term_key(term);
  Runs{.first_key = key, .other_key = key + '\0', .head = head}.write(postings, postlist);
}

void write_glass_lengths(const std::vector<Posting>& lengths, GlassTable& postlist) {
  const std::string key(kLengths);
  Runs{.first_key = key, .other_key = key, .head = std::string(2, '\0')}.write(lengths, postlist);
}

std::string glass_version_file(const GlassRoots& roots, const GlassCounts& counts) {
  constexpr unsigned kDate = (2016 - 2014) << 9 | 3 << 5 | 14;  // Of the format.
  constexpr uint64_t kRevision = 1;
  std::string out(kMagic);
  out += static_cast<char>(kDate >> 8);
  out += static_cast<char>(kDate & 0xFF);
  out.append(kNameBytes, 'i');  // A name that only replication asks for.
  put_varint(kRevision, out);
  const std::array<const GlassRoot*, 6> tables = {&roots.postlist, &roots.docdata, nullptr,
                                                  nullptr,         nullptr,        nullptr};
  for (const GlassRoot* table : tables) put_root(table, out);
  put_varint(counts.documents, out);
  put_varint(counts.last_docid - counts.documents, out);
  put_varint(counts.shortest, out);
  put_varint(counts.greatest_wdf, out);
  put_varint(counts.longest - counts.greatest_wdf, out);
  put_varint(0, out);
  put_varint(counts.length, out);
  put_varint(0, out);  // Nothing about spelling.
  return out;
}

std::string with_term_lists(std::string_view version_file, const GlassRoot* termlist) {
  constexpr size_t kHead = kMagic.size() + kFormatBytes + kNameBytes;
  constexpr int kTablesBefore = 2;
  if (!version_file.starts_with(kMagic) || version_file.size() < kHead) {
    throw Xapian::DatabaseCorruptError("'iamglass' is none");
  }
  VarintReader reader(version_file.substr(kHead));
  (void)reader.number();  // Its revision.
  for (int table = 0; table < kTablesBefore; ++table) skip_root(reader);
  std::string out(version_file.substr(0, version_file.size() - reader.left()));
  put_root(termlist, out);
  skip_root(reader);
  if (!reader.ok()) throw Xapian::DatabaseCorruptError("'iamglass' is none");
  return out.append(version_file.substr(version_file.size() - reader.left()));
}

}  // namespace inkling
