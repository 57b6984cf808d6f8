// SPDX-License-Identifier: MIT
#include "schemas/chars.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace inkling {
namespace {

constexpr size_t kMaxMelted = 32;  ///< Bytes of marks that melt into one character.

std::string composed(std::string_view text) {
  constexpr int kOptions = UTF8PROC_COMPOSE | UTF8PROC_STABLE | UTF8PROC_COMPAT;
  utf8proc_uint8_t* out = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &out,
                                 static_cast<utf8proc_option_t>(kOptions));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(out, &std::free);
  if (size < 0) return std::string(text);
  return {reinterpret_cast<const char*>(out), static_cast<size_t>(size)};
}

}  // namespace

size_t append_forms(std::string_view text, size_t at, std::string& lower, std::string& folded) {
  const Decoded first = decode(text, at);
  const CharInfo& info = char_info(first.c);
  size_t end = at + first.size;
  const size_t alone = end;
  while (end < text.size() && end - alone < kMaxMelted &&
         static_cast<unsigned char>(text[end]) >= 0x80) {
    const Decoded next = decode(text, end);
    if (!next.valid || !char_info(next.c).composes) break;
    end += next.size;
  }
  if (end == alone) {
    const std::string_view self = text.substr(at, first.size);
    lower += info.as_is ? self : info.lower();
    folded += info.as_is ? self : info.folded();
    return first.size;
  }
  const std::string whole = composed(text.substr(at, end - at));
  for (size_t i = 0; i < whole.size();) {
    const Decoded next = decode(whole, i);
    const CharInfo& part = char_info(next.c);
    const std::string_view self = std::string_view(whole).substr(i, next.size);
    lower += part.as_is ? self : part.lower();
    folded += part.as_is ? self : part.folded();
    i += next.size;
  }
  return end - at;
}

}  // namespace inkling
