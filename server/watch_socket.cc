// SPDX-License-Identifier: MIT
#include "server/watch_socket.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <charconv>
#include <cstring>
#include <string_view>

namespace inkling {
namespace {

using std::chrono::milliseconds;

constexpr size_t kMostBytes = 1 << 16;  ///< Of a question.
constexpr int kMostWaiting = 64;        ///< Questions; the next asker looks itself.

/// Nothing when the path is too long for a socket's address.
std::optional<sockaddr_un> address_of(const std::string& path) {
  sockaddr_un address{};
  if (path.size() >= sizeof address.sun_path) return std::nullopt;
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

Fd new_socket() {
  return Fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
}

const sockaddr* general(const sockaddr_un& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

Fd connect_to(const std::string& path) {
  const auto address = address_of(path);
  Fd fd = address ? new_socket() : Fd();
  if (!fd || ::connect(fd.get(), general(*address), sizeof *address) != 0) return {};
  return fd;
}

/// Reads until `end` came or the other side closed; nothing when neither happened in time.
std::optional<std::string> read_until(const Fd& fd, char end, milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  std::string text;
  while (text.size() < kMostBytes) {
    const auto left = std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd ready{.fd = fd.get(), .events = POLLIN, .revents = 0};
    if (left.count() < 0 || ::poll(&ready, 1, static_cast<int>(left.count())) <= 0) break;
    char buffer[4096];
    const ssize_t size = ::read(fd.get(), buffer, sizeof buffer);
    if (size <= 0) break;
    text.append(buffer, static_cast<size_t>(size));
    if (text.back() != end) continue;
    text.pop_back();
    return text;
  }
  return std::nullopt;
}

/// Whether all was sent. What nobody reads is no error of ours.
bool send_all(const Fd& fd, std::string_view text) {
  return ::send(fd.get(), text.data(), text.size(), MSG_NOSIGNAL) ==
         static_cast<ssize_t>(text.size());
}

}  // namespace

std::string watch_socket_path(const std::string& index_folder) {
  return index_folder + "/watch";
}

void WatchQuestion::answer(uint32_t indexed) const {
  (void)send_all(connection_, std::to_string(indexed) + '\n');
}

std::optional<WatchSocket> WatchSocket::listen(const std::string& index_folder) {
  const std::string path = watch_socket_path(index_folder);
  if (connect_to(path)) return std::nullopt;
  // Made beside it and moved there: whoever listened before is dead, or is not missed.
  const std::string own = path + "." + std::to_string(::getpid());
  const auto address = address_of(own);
  Fd fd = address ? new_socket() : Fd();
  if (!fd) return std::nullopt;
  ::unlink(own.c_str());
  if (::bind(fd.get(), general(*address), sizeof *address) != 0) return std::nullopt;
  if (::listen(fd.get(), kMostWaiting) != 0 || ::rename(own.c_str(), path.c_str()) != 0) {
    ::unlink(own.c_str());
    return std::nullopt;
  }
  return WatchSocket(std::move(fd));
}

std::optional<WatchQuestion> WatchSocket::next() const {
  constexpr milliseconds kAsking{100};
  Fd connection(::accept4(fd_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
  if (!connection) return std::nullopt;
  std::optional<std::string> vault = read_until(connection, '\0', kAsking);
  if (!vault) return std::nullopt;
  return WatchQuestion(std::move(connection), std::move(*vault));
}

std::optional<uint32_t> ask_watcher(const std::string& index_folder, const std::string& vault,
                                    milliseconds patience) {
  const Fd fd = connect_to(watch_socket_path(index_folder));
  if (!fd || !send_all(fd, vault + '\0')) return std::nullopt;
  const std::optional<std::string> answer = read_until(fd, '\n', patience);
  if (!answer) return std::nullopt;
  uint32_t indexed = 0;
  const char* const end = answer->data() + answer->size();
  const auto [parsed, error] = std::from_chars(answer->data(), end, indexed);
  if (error != std::errc{} || parsed != end || answer->empty()) return std::nullopt;
  return indexed;
}

}  // namespace inkling
