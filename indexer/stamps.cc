// SPDX-License-Identifier: MIT
#include "indexer/stamps.h"

#include <algorithm>

#include "schemas/hash.h"
#include "schemas/varint.h"

namespace inkling {
namespace {

constexpr std::string_view kMagic = "inkling-stamps\n";
constexpr size_t kHashBytes = 8;
constexpr size_t kLeastStampBytes = 4;  ///< What bounds a damaged count.

std::string hash_bytes(std::string_view bytes) {
  const uint64_t hash = fnv1a(bytes);
  std::string out;
  for (unsigned shift = 0; shift < 64; shift += 8) out += static_cast<char>((hash >> shift) & 0xFF);
  return out;
}

std::optional<std::string_view> without_hash(std::string_view bytes) {
  if (bytes.size() < kMagic.size() + kHashBytes) return std::nullopt;
  const std::string_view body = bytes.substr(0, bytes.size() - kHashBytes);
  return bytes.substr(body.size()) == hash_bytes(body) ? std::optional(body) : std::nullopt;
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

bool read_list(VarintReader& reader, std::vector<FileStamp>& stamps) {
  const uint64_t count = reader.number();
  if (count > reader.left() / kLeastStampBytes) return false;
  stamps.resize(static_cast<size_t>(count));
  std::string_view last;
  for (FileStamp& stamp : stamps) {
    const uint64_t shared = reader.number();
    if (shared > last.size()) return false;
    stamp.path.assign(last.substr(0, static_cast<size_t>(shared)));
    stamp.path += reader.text();
    stamp.size = reader.number();
    stamp.mtime_ns = static_cast<int64_t>(reader.number());
    last = stamp.path;
  }
  return reader.ok();
}

}  // namespace

std::string encode_stamps(uint64_t epoch, const Stamps& stamps) {
  std::string out(kMagic);
  put_varint(epoch, out);
  put_list(stamps.notes, out);
  put_list(stamps.shape, out);
  return out + hash_bytes(out);
}

std::optional<Stamps> decode_stamps(std::string_view bytes, uint64_t epoch) {
  const std::optional<std::string_view> body = without_hash(bytes);
  if (!body || !body->starts_with(kMagic)) return std::nullopt;
  VarintReader reader(body->substr(kMagic.size()));
  if (reader.number() != epoch) return std::nullopt;
  Stamps stamps;
  if (!read_list(reader, stamps.notes) || !read_list(reader, stamps.shape)) return std::nullopt;
  return reader.complete() ? std::optional(std::move(stamps)) : std::nullopt;
}

}  // namespace inkling
