// SPDX-License-Identifier: MIT
#include "notes/ignore.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

/// The first line is a path, the rest an ignore file.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const size_t end = input.find('\n');
  const std::string_view path = input.substr(0, end);
  const auto rules = end == std::string_view::npos ? std::string_view() : input.substr(end + 1);
  const auto file = inkling::parse_ignore_file("a/.gitignore", rules);
  (void)inkling::deciding_rule(file, path, true);
  (void)inkling::deciding_rule(file, path, false);
  return 0;
}
