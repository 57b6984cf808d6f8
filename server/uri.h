// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace inkling {

/// "file:///home/ana/notes/Halden%20Robotics.md": every byte but unreserved ones and '/' is
/// percent-encoded, so any path survives, UTF-8 or not. `vault` is absolute.
[[nodiscard]] std::string file_uri(std::string_view vault, std::string_view path);

/// The path that a file URI names, percent-decoded: "file:///a%20b.md" -> "/a b.md". Nothing for
/// another scheme, another host, or a zero byte.
[[nodiscard]] std::optional<std::string> path_of_uri(std::string_view uri);

}  // namespace inkling
