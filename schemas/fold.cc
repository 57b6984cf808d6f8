// SPDX-License-Identifier: MIT
#include <algorithm>

#include "schemas/chars.h"
#include "schemas/words.h"

namespace inkling {

namespace {

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string folded(text);
  std::transform(text.begin(), text.end(), folded.begin(), ascii_lower);
  const auto other = std::find_if_not(text.begin(), text.end(), is_ascii);
  if (other == text.end()) return folded;

  // From the character before the first that is not ASCII, which a mark may melt into.
  size_t at = static_cast<size_t>(other - text.begin());
  at -= at == 0 ? 0 : 1;
  folded.resize(at);
  std::string lower;
  while (at < text.size()) {
    const bool followed = at + 1 < text.size() && !is_ascii(text[at + 1]);
    if (is_ascii(text[at]) && !followed) {
      folded += ascii_lower(text[at++]);
      continue;
    }
    lower.clear();
    at += append_forms(text, at, lower, folded);
  }
  return folded;
}

}  // namespace inkling
