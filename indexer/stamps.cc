// SPDX-License-Identifier: MIT
#include "indexer/stamps.h"

#include <algorithm>

#include "schemas/hash.h"
#include "schemas/varint.h"

namespace inkling {
namespace {

constexpr std::string_view kMagic = "inkling-stamps-2\n";
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
  put_varint(stamps.size(), out);
  std::string_view last;
  for (const FileStamp& stamp : stamps) {
    const size_t shared = shared_prefix(last, stamp.path);
    put_varint(shared, out);
    put_text(std::string_view(stamp.path).substr(shared), out);
    put_varint(stamp.size, out);
    put_varint(static_cast<uint64_t>(stamp.mtime_ns), out);
    last = stamp.path;
  }
}

/// How many stamps a list has. More than the bytes left can hold is refused before any memory is
/// taken for them.
bool read_count(VarintReader& reader, size_t& count) {
  const uint64_t number = reader.number();
  if (!reader.ok() || number > reader.left() / kLeastStampBytes) return false;
  count = static_cast<size_t>(number);
  return true;
}

/// Calls `on_stamp(path, mtime, size)` for each; the path lasts as long as the call.
template <typename OnStamp>
bool read_list(VarintReader& reader, size_t count, OnStamp on_stamp) {
  std::string path;
  for (size_t i = 0; i < count; ++i) {
    const uint64_t shared = reader.number();
    if (shared > path.size()) return false;
    path.resize(static_cast<size_t>(shared));
    path += reader.text();
    const uint64_t size = reader.number();
    const auto mtime_ns = static_cast<int64_t>(reader.number());
    on_stamp(path, mtime_ns, size);
  }
  return reader.ok();
}

bool read_stamps(VarintReader& reader, std::vector<FileStamp>& stamps) {
  size_t count = 0;
  if (!read_count(reader, count)) return false;
  stamps.reserve(count);
  return read_list(reader, count, [&](const std::string& path, int64_t mtime_ns, uint64_t size) {
    stamps.push_back({.path = path, .mtime_ns = mtime_ns, .size = size});
  });
}

}  // namespace

std::string encode_stamps(uint64_t epoch, const Stamps& stamps) {
  std::string out(kMagic);
  put_varint(epoch, out);
  put_list(stamps.notes, out);
  put_list(stamps.shape, out);
  return out + sum_bytes(out);
}

std::optional<Stamps> decode_stamps(std::string_view bytes, uint64_t epoch) {
  const std::optional<std::string_view> body = checked_body(bytes);
  if (!body) return std::nullopt;
  VarintReader reader(*body);
  if (reader.number() != epoch) return std::nullopt;
  Stamps stamps;
  if (!read_stamps(reader, stamps.notes) || !read_stamps(reader, stamps.shape)) return std::nullopt;
  return reader.complete() ? std::optional(std::move(stamps)) : std::nullopt;
}

std::optional<PackedStamps> unpack_stamps(std::string_view bytes, size_t most_notes) {
  constexpr size_t kUsualPathBytes = 64;
  const std::optional<std::string_view> body = checked_body(bytes);
  if (!body) return std::nullopt;
  VarintReader reader(*body);
  PackedStamps out{.epoch = reader.number()};
  if (!read_count(reader, out.notes)) return std::nullopt;
  if (out.notes > most_notes) return out;
  const auto add = [&](std::string_view path, int64_t mtime_ns, uint64_t size) {
    out.files.add(path, mtime_ns, size);
  };
  out.files.reserve(out.notes, out.notes * kUsualPathBytes);
  if (!read_list(reader, out.notes, add)) return std::nullopt;
  size_t folders = 0;
  if (!read_count(reader, folders) || !read_list(reader, folders, add)) return std::nullopt;
  return reader.complete() ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace inkling
