// SPDX-License-Identifier: MIT
#include "server/drafts.h"

#include <algorithm>

#include "notes/vault.h"

namespace inkling {

void Drafts::open(std::string path, int64_t version, std::string text, bool saved) {
  LspLines lines(text);
  OpenNote draft{.path = path,
                 .version = version,
                 .text = std::move(text),
                 .lines = std::move(lines),
                 .unsaved = !saved,
                 .edition = ++edition_};
  by_path_.insert_or_assign(std::move(path), std::move(draft));
}

Outcome Drafts::change(const std::string& path, int64_t version,
                       const std::vector<TextChange>& changes, Encoding encoding) {
  const auto found = by_path_.find(path);
  if (found == by_path_.end()) {
    return Error{.code = Code::kInvalid, .message = "a change of a note that is not open: " + path};
  }
  std::string text = found->second.text;
  LspLines lines = found->second.lines;
  for (const TextChange& change : changes) {
    if (change.range) {
      uint32_t begin = lines.offset_of(text, change.range->start, encoding);
      uint32_t end = lines.offset_of(text, change.range->end, encoding);
      if (end < begin) std::swap(begin, end);
      text.replace(begin, end - begin, change.text);
    } else {
      text = change.text;
    }
    if (text.size() > kMaxNoteBytes) {
      return Error{.code = Code::kInvalid, .message = "the note grew too large: " + path};
    }
    lines = LspLines(text);
  }
  OpenNote& draft = found->second;
  draft.version = version;
  draft.text = std::move(text);
  draft.lines = std::move(lines);
  draft.unsaved = true;
  draft.awaited = false;
  draft.edition = ++edition_;
  return Done{};
}

void Drafts::saved(const std::string& path) {
  const auto found = by_path_.find(path);
  if (found == by_path_.end()) return;
  found->second.awaited = found->second.unsaved;
}

void Drafts::indexed(const std::string& path) {
  const auto found = by_path_.find(path);
  if (found == by_path_.end() || !found->second.awaited) return;
  found->second.unsaved = false;
  found->second.awaited = false;
  ++edition_;
}

void Drafts::close(const std::string& path) {
  if (by_path_.erase(path) > 0) ++edition_;
}

const OpenNote* Drafts::find(const std::string& path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : &found->second;
}

std::vector<const OpenNote*> Drafts::unsaved() const {
  std::vector<const OpenNote*> out;
  for (const auto& [path, draft] : by_path_) {
    if (draft.unsaved && draft.text.size() <= kMostWatchedBytes) out.push_back(&draft);
  }
  return out;
}

std::vector<std::string> Drafts::paths() const {
  std::vector<std::string> out;
  for (const auto& [path, draft] : by_path_) out.push_back(path);
  return out;
}

}  // namespace inkling
