// SPDX-License-Identifier: MIT
#include "schemas/word_run.h"

#include <algorithm>

#include "schemas/varint.h"
#include "schemas/words_file.h"

namespace inkling {
namespace {

constexpr size_t kNowhere = std::string_view::npos;
constexpr char kLineEndByte = kLineEnd;

/// Where the id begins that ends before `at` or before ends of lines there.
size_t begin_before(std::string_view record, size_t at, std::string_view id) {
  while (at > 0 && record[at - 1] == kLineEndByte) --at;
  if (!record.substr(0, at).ends_with(id)) return kNowhere;
  at -= id.size();
  return at > 0 && ends_varint(record[at - 1]) ? at : kNowhere;
}

/// Where the id ends that begins at `at` or behind ends of lines there.
size_t end_behind(std::string_view record, size_t at, std::string_view id) {
  while (at < record.size() && record[at] == kLineEndByte) ++at;
  return record.substr(at).starts_with(id) ? at + id.size() : kNowhere;
}

}  // namespace

WordRun::WordRun(const std::vector<uint32_t>& ids) {
  for (const uint32_t id : ids) put_varint(id, ids_.emplace_back());
  // Ids are given in order of first sight.
  rarest_ = static_cast<size_t>(std::max_element(ids.begin(), ids.end()) - ids.begin());
}

std::optional<bool> WordRun::is_in(std::string_view record) const {
  WordsReader reader(record);
  if (!reader.is_whole()) return std::nullopt;
  WordsBlock head;
  size_t block_end = 0;
  for (size_t at = record.find(ids_[rarest_]); at != kNowhere;
       at = record.find(ids_[rarest_], at + 1)) {
    const std::optional<Bytes> run = around(record, at);
    if (!run) continue;
    // What looks like the run may stand in a path, in heads of blocks, or in a comment.
    while (block_end < run->end && reader.next(head)) {
      block_end = static_cast<size_t>(reader.ids().data() - record.data()) + reader.ids().size();
    }
    const size_t block_begin = block_end - reader.ids().size();
    if (run->begin >= block_begin && run->end <= block_end && head.field != WordsField::kComment) {
      return true;
    }
  }
  return false;
}

/// The bytes of the run whose rarest word stands at `rarest`, when the others stand around it.
std::optional<WordRun::Bytes> WordRun::around(std::string_view record, size_t rarest) const {
  if (rarest == 0 || !ends_varint(record[rarest - 1])) return std::nullopt;
  Bytes run{.begin = rarest, .end = rarest + ids_[rarest_].size()};
  for (size_t i = rarest_; i > 0; --i) {
    run.begin = begin_before(record, run.begin, ids_[i - 1]);
    if (run.begin == kNowhere) return std::nullopt;
  }
  for (size_t i = rarest_ + 1; i < ids_.size(); ++i) {
    run.end = end_behind(record, run.end, ids_[i]);
    if (run.end == kNowhere) return std::nullopt;
  }
  return run;
}

}  // namespace inkling
