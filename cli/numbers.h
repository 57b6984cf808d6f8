// SPDX-License-Identifier: MIT
// Numbers as people read them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace inkling {

[[nodiscard]] std::string grouped(uint64_t number);      ///< "14,893"
[[nodiscard]] std::string bytes_text(uint64_t bytes);    ///< "812 B", "6.4 MB"
[[nodiscard]] std::string seconds_text(double seconds);  ///< "3 ms", "1.4 s", "2 min 5 s"
/// "1 note", "2 notes".
[[nodiscard]] std::string counted(uint64_t number, std::string_view noun);
[[nodiscard]] std::string counted(uint64_t number, std::string_view one, std::string_view many);

}  // namespace inkling
