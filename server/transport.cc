// SPDX-License-Identifier: MIT
#include "server/transport.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <charconv>

namespace inkling {
namespace {

constexpr std::string_view kLength = "content-length:";
constexpr size_t kMuchTaken = 1 << 16;  ///< Bytes before at_ that are worth moving the rest for.

bool same_letter(char a, char lower) {
  return std::tolower(static_cast<unsigned char>(a)) == lower;
}

size_t find_length(std::string_view text) {
  const auto found =
      std::search(text.begin(), text.end(), kLength.begin(), kLength.end(), same_letter);
  return found == text.end() ? std::string_view::npos : static_cast<size_t>(found - text.begin());
}

struct HeaderEnd {
  size_t at;    ///< Where the empty line begins.
  size_t body;  ///< Behind it.
};

/// "\r\n\r\n", or "\n\n" of a client that takes it easy.
std::optional<HeaderEnd> header_end(std::string_view text) {
  for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with("\r\n")) return HeaderEnd{.at = at + 1, .body = at + 3};
    if (rest.starts_with("\n")) return HeaderEnd{.at = at + 1, .body = at + 2};
  }
  return std::nullopt;
}

std::optional<size_t> length_in(std::string_view headers) {
  while (!headers.empty()) {
    const size_t end = std::min(headers.find('\n'), headers.size());
    std::string_view line = headers.substr(0, end);
    headers.remove_prefix(std::min(end + 1, headers.size()));
    if (find_length(line.substr(0, kLength.size())) != 0) continue;
    line.remove_prefix(kLength.size());
    while (line.starts_with(' ') || line.starts_with('\t')) line.remove_prefix(1);
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    size_t length = 0;
    const auto [stop, error] = std::from_chars(line.data(), line.data() + line.size(), length);
    if (error != std::errc{} || stop != line.data() + line.size()) return std::nullopt;
    return length;
  }
  return std::nullopt;
}

}  // namespace

void FrameParser::feed(std::string_view bytes) {
  if (at_ > kMuchTaken) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  const size_t skipped = std::min(skip_, bytes.size());
  skip_ -= skipped;
  buffer_ += bytes.substr(skipped);
}

Result<std::optional<std::string>> FrameParser::lose(std::string message) {
  lost_ = true;
  return Error{.code = Code::kInvalid, .message = std::move(message)};
}

/// After bad headers: drops all up to the next length. Keeps what may be the beginning of one.
bool FrameParser::find_header_again() {
  const std::string_view rest = std::string_view(buffer_).substr(at_);
  const size_t found = find_length(rest);
  if (found == std::string_view::npos) {
    at_ += rest.size() - std::min(rest.size(), kLength.size() - 1);
    return false;
  }
  at_ += found;
  lost_ = false;
  return true;
}

Result<std::optional<std::string>> FrameParser::next() {
  if (lost_ && !find_header_again()) return std::optional<std::string>{};
  const std::string_view rest = std::string_view(buffer_).substr(at_);
  const auto end = header_end(rest.substr(0, kMaxHeaderBytes));
  if (!end) {
    if (rest.size() < kMaxHeaderBytes) return std::optional<std::string>{};
    at_ += 1;  // Else the same length is found again.
    return lose("the headers of a message do not end");
  }
  const std::optional<size_t> length = length_in(rest.substr(0, end->at));
  if (!length) {
    at_ += end->body;
    return lose("a message without a Content-Length");
  }
  const size_t there = rest.size() - end->body;
  if (*length > kMaxMessageBytes) {
    const size_t dropped = std::min(there, *length);
    at_ += end->body + dropped;
    skip_ = *length - dropped;
    return Error{.code = Code::kInvalid, .message = "a message is too large"};
  }
  if (there < *length) return std::optional<std::string>{};
  std::string message(rest.substr(end->body, *length));
  at_ += end->body + *length;
  return std::optional(std::move(message));
}

bool FrameParser::between_messages() const {
  return at_ == buffer_.size() && skip_ == 0;
}

bool MessageWriter::write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<size_t>(written));
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      pollfd room{.fd = fd_, .events = POLLOUT, .revents = 0};
      (void)::poll(&room, 1, -1);
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

bool MessageWriter::write(std::string_view message) {
  const std::string header = "Content-Length: " + std::to_string(message.size()) + "\r\n\r\n";
  const std::lock_guard lock(mutex_);
  if (!gone_) gone_ = !write_all(header) || !write_all(message);
  return !gone_;
}

}  // namespace inkling
