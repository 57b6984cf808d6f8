// SPDX-License-Identifier: MIT
#include "schemas/chars.h"
#include "schemas/words.h"

namespace inkling {

std::string fold(std::string_view text) {
  std::string lower, folded;
  folded.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool followed = at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0x80;
    if (byte < 0x80 && !followed) {
      folded += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : text[at];
      ++at;
      continue;
    }
    lower.clear();
    at += append_forms(text, at, lower, folded);
  }
  return folded;
}

}  // namespace inkling
