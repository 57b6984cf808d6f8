// SPDX-License-Identifier: MIT
#include "notes/text.h"
#include <algorithm>
namespace inkling {
LineIndex::LineIndex(std::string_view text)
    : begins_{0}, size_(static_cast<uint32_t>(text.size())) {
  for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    begins_.push_back(static_cast<uint32_t>(at + 1));
  }
}

Position LineIndex::position_of(uint32_t offset) const {
  offset = std::min(offset, size_);
  const auto next = std::upper_bound(begins_.begin(), begins_.end(), offset);
  const auto line = static_cast<uint32_t>(next - begins_.begin());
  return {.line = line, .column = offset - begins_[line - 1] + 1};
}

Span LineIndex::line_span(uint32_t line, std::string_view text) const {
  uint32_t end = line < begins_.size() ? begins_[line] : size_;
  const uint32_t begin = begins_[line - 1];
  if (end > begin && text[end - 1] == '\n') --end;
  if (end > begin && text[end - 1] == '\r') --end;
  return {.begin = begin, .end = end};
}
}  // namespace inkling
