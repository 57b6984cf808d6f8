// SPDX-License-Identifier: MIT
// Messages as bytes on a stream: "Content-Length: N", an empty line, and N bytes. Knows no JSON.
#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "notes/result.h"

namespace inkling {

inline constexpr size_t kMaxHeaderBytes = 4096;           ///< Of all headers of one message.
inline constexpr size_t kMaxMessageBytes = 256ull << 20;  ///< Larger ones are passed over.

/// Cuts a stream into messages, wherever its pieces end. Unknown headers are passed over; of two
/// lengths the first counts.
class FrameParser {
 public:
  void feed(std::string_view bytes);

  /// The next whole message; nothing until more bytes come. An error for headers without a length,
  /// and for a message past a bound: reading goes on behind it, at the next "Content-Length".
  Result<std::optional<std::string>> next();

  /// Whether the stream may end here: not within a message.
  [[nodiscard]] bool between_messages() const;

 private:
  Result<std::optional<std::string>> lose(std::string message);
  bool find_header_again();

  std::string buffer_{};
  size_t at_ = 0;      ///< What stands before was taken.
  size_t skip_ = 0;    ///< Bytes of a message past the bound, still to come.
  bool lost_ = false;  ///< After bad headers: anything may come.
};

/// Writes whole messages to a file descriptor, from any thread. Blocks while the reader is slow:
/// what cannot be written is not produced.
class MessageWriter {
 public:
  explicit MessageWriter(int fd) : fd_(fd) {}
  /// False when the reader is gone, then and ever after.
  bool write(std::string_view message);

 private:
  bool write_all(std::string_view bytes);

  int fd_;
  std::mutex mutex_{};
  bool gone_ = false;
};

}  // namespace inkling
