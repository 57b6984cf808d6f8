// SPDX-License-Identifier: MIT
#include "indexer/stamps.h"

#include <algorithm>

#include "schemas/hash.h"
#include "schemas/varint.h"

namespace inkling {
namespace {

constexpr std::string_view kMagic = "inkling-stamps-3\n";
constexpr size_t kSumBytes = 8;
constexpr size_t kLeastStampBytes = 4;  ///< What bounds a damaged count.

std::string sum_bytes(std::string_view bytes) {
  const uint64_t sum = checksum(bytes);
  std::string out;
  for (unsigned shift = 0; shift < 64; shift += 8) out += static_cast<char>((sum >> shift) & 0xFF);
  return out;
}

/// What stands between the magic and the sum.
std::optional<std::string_view> checked_body(std::string_view bytes) {
  if (bytes.size() < kMagic.size() + kSumBytes) return std::nullopt;
  const std::string_view body = bytes.substr(0, bytes.size() - kSumBytes);
  if (!body.starts_with(kMagic) || bytes.substr(body.size()) != sum_bytes(body)) {
    return std::nullopt;
  }
  return body.substr(kMagic.size());
}

size_t shared_prefix(std::string_view a, std::string_view b) {
  const size_t most = std::min(a.size(), b.size());
  size_t shared = 0;
  while (shared < most && a[shared] == b[shared]) ++shared;
  return shared;
}

void put_list(const std::vector<FileStamp>& stamps, std::string& out) {
  std::string list;
  put_varint(stamps.size(), list);
  std::string_view last;
  for (const FileStamp& stamp : stamps) {
    const size_t shared = shared_prefix(last, stamp.path);
    put_varint(shared, list);
    put_text(std::string_view(stamp.path).substr(shared), list);
    put_varint(stamp.size, list);
    put_varint(static_cast<uint64_t>(stamp.mtime_ns), list);
    last = stamp.path;
  }
  put_text(list, out);
}

/// Those that changed last, sorted by path; none when that would be all. Of those that changed at
/// the moment of the oldest, the first by path.
std::vector<FileStamp> newest_of(const std::vector<FileStamp>& notes, size_t most) {
  if (notes.size() <= most) return {};
  std::vector<int64_t> times;
  for (const FileStamp& note : notes) times.push_back(note.mtime_ns);
  const auto oldest = times.end() - static_cast<ptrdiff_t>(most);
  std::nth_element(times.begin(), oldest, times.end());
  auto of_that_moment = std::count(oldest, times.end(), *oldest);
  std::vector<FileStamp> newest;
  for (const FileStamp& note : notes) {
    if (note.mtime_ns > *oldest || (note.mtime_ns == *oldest && of_that_moment-- > 0)) {
      newest.push_back(note);
    }
  }
  return newest;
}

/// Calls `reserve(count)`, and `on_stamp(path, mtime, size)` for each; the path lasts as long as
/// the call. False when the list is not whole.
template <typename Reserve, typename OnStamp>
bool read_list(std::string_view list, Reserve reserve, OnStamp on_stamp) {
  VarintReader reader(list);
  const uint64_t count = reader.number();
  // More than the bytes can hold is refused before any memory is taken for them.
  if (!reader.ok() || count > reader.left() / kLeastStampBytes) return false;
  reserve(static_cast<size_t>(count));
  std::string path;
  for (uint64_t i = 0; i < count; ++i) {
    const uint64_t shared = reader.number();
    if (shared > path.size()) return false;
    path.resize(static_cast<size_t>(shared));
    path += reader.text();
    const uint64_t size = reader.number();
    const auto mtime_ns = static_cast<int64_t>(reader.number());
    on_stamp(path, mtime_ns, size);
  }
  return reader.complete();
}

bool read_stamps(std::string_view list, std::vector<FileStamp>& stamps) {
  return read_list(
      list, [&](size_t count) { stamps.reserve(count); },
      [&](const std::string& path, int64_t mtime_ns, uint64_t size) {
        stamps.push_back({.path = path, .mtime_ns = mtime_ns, .size = size});
      });
}

bool read_stamps(std::string_view list, StampList& stamps) {
  constexpr size_t kUsualPathBytes = 64;
  return read_list(
      list,
      [&](size_t count) {
        if (stamps.size() == 0) stamps.reserve(count, count * kUsualPathBytes);
      },
      [&](std::string_view path, int64_t mtime_ns, uint64_t size) {
        stamps.add(path, mtime_ns, size);
      });
}

/// The file taken apart; views of it.
struct Lists {
  uint64_t epoch = 0;
  uint64_t count = 0;
  std::string_view newest{};
  std::string_view notes{};
  std::string_view shape{};
};

std::optional<Lists> lists_in(std::string_view bytes) {
  const std::optional<std::string_view> body = checked_body(bytes);
  if (!body) return std::nullopt;
  VarintReader reader(*body);
  Lists lists{.epoch = reader.number(), .count = reader.number()};
  lists.newest = reader.text();
  lists.notes = reader.text();
  lists.shape = reader.text();
  return reader.complete() ? std::optional(lists) : std::nullopt;
}

}  // namespace

std::string encode_stamps(uint64_t epoch, const Stamps& stamps, size_t most_newest) {
  std::string out(kMagic);
  put_varint(epoch, out);
  put_varint(stamps.notes.size(), out);
  put_list(newest_of(stamps.notes, most_newest), out);
  put_list(stamps.notes, out);
  put_list(stamps.shape, out);
  return out + sum_bytes(out);
}

std::optional<Stamps> decode_stamps(std::string_view bytes, uint64_t epoch) {
  const std::optional<Lists> lists = lists_in(bytes);
  if (!lists || lists->epoch != epoch) return std::nullopt;
  Stamps stamps;
  if (!read_stamps(lists->notes, stamps.notes) || !read_stamps(lists->shape, stamps.shape)) {
    return std::nullopt;
  }
  return stamps;
}

std::optional<PackedStamps> unpack_stamps(std::string_view bytes, size_t most_notes) {
  const std::optional<Lists> lists = lists_in(bytes);
  if (!lists) return std::nullopt;
  PackedStamps out{.epoch = lists->epoch, .notes = static_cast<size_t>(lists->count)};
  if (out.notes > most_notes && !read_stamps(lists->newest, out.files)) return std::nullopt;
  // Without newest ones, they are all.
  if (out.files.size() == 0 && !read_stamps(lists->notes, out.files)) return std::nullopt;
  out.packed = out.files.size();
  if (!read_stamps(lists->shape, out.files)) return std::nullopt;
  return out;
}

}  // namespace inkling
