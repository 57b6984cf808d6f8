// SPDX-License-Identifier: MIT
#include "server/uri.h"

namespace inkling {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~' || c == '/';
}

void append_encoded(std::string& out, std::string_view text) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain(c)) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
}

}  // namespace

std::string file_uri(std::string_view vault, std::string_view path) {
  std::string out = "file://";
  append_encoded(out, vault);
  if (!vault.ends_with('/')) out += '/';
  append_encoded(out, path);
  return out;
}

}  // namespace inkling
