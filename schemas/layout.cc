// SPDX-License-Identifier: MIT
#include "schemas/layout.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "schemas/hash.h"
#include "schemas/varint.h"

namespace inkling {
namespace {

constexpr size_t kHashBytes = 17;        ///< '#' and 16 hex digits.
constexpr size_t kMaxFolderName = 80;    ///< Of the vault's name in the index folder's name.
constexpr size_t kMaxCurrentBytes = 64;  ///< CURRENT holds one short name.
constexpr std::string_view kGenerationPrefix = "gen-";

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

size_t bytes_in_glass(std::string_view term) {
  return term.size() + static_cast<size_t>(std::count(term.begin(), term.end(), '\0'));
}

/// The longest start of `text` of at most `room` bytes in Xapian that ends between two characters.
std::string_view cut(std::string_view text, size_t room) {
  size_t used = 0, end = 0;
  while (end < text.size() && used + (text[end] == '\0' ? 2 : 1) <= room) {
    used += text[end++] == '\0' ? 2 : 1;
  }
  while (end > 0 && end < text.size() && !starts_character(text[end])) --end;
  return text.substr(0, end);
}

std::string fit(std::string term) {
  if (bytes_in_glass(term) <= kMaxTermBytes) return term;
  return fmt::format("{}#{:016x}", cut(term, kMaxTermBytes - kHashBytes), fnv1a(term));
}

uint64_t zigzag(int64_t value) {
  return (static_cast<uint64_t>(value) << 1) ^ static_cast<uint64_t>(value >> 63);
}

int64_t unzigzag(uint64_t value) {
  return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1);
}

bool is_generation(std::string_view name) {
  if (name.size() <= kGenerationPrefix.size() || !name.starts_with(kGenerationPrefix)) return false;
  name.remove_prefix(kGenerationPrefix.size());
  return std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Error damaged(const std::string& where, std::string message) {
  return {.code = Code::kCorrupt,
          .message = std::move(message),
          .where = where,
          .hint = "run 'inkling index --rebuild'"};
}

}  // namespace

std::string make_term(std::string_view prefix, std::string_view value) {
  std::string term;
  term.reserve(prefix.size() + value.size());
  term.append(prefix).append(value);
  return fit(std::move(term));
}

std::string make_term(std::string_view prefix, std::string_view name, std::string_view value) {
  std::string term;
  term.reserve(prefix.size() + name.size() + 1 + value.size());
  term.append(prefix).append(name).append(1, ':').append(value);
  return fit(std::move(term));
}

bool passes_on(std::string_view folded_key) {
  static constexpr std::string_view kOthers[] = {"title", "alias", "aliases", "tag", "tags"};
  return std::find(std::begin(kOthers), std::end(kOthers), folded_key) == std::end(kOthers);
}

std::string pack_items(NoteItems items) {
  std::string out;
  put_varint(items.note, out);
  put_varint(items.count, out);
  return out;
}

std::optional<NoteItems> unpack_items(std::string_view packed) {
  VarintReader reader(packed);
  NoteItems items;
  items.note = reader.number32();
  items.count = reader.number32();
  return reader.complete() ? std::optional(items) : std::nullopt;
}

std::string pack_place(WordsPlace place) {
  std::string out;
  put_varint(place.offset, out);
  put_varint(place.size, out);
  return out;
}

std::optional<WordsPlace> unpack_place(std::string_view packed) {
  VarintReader reader(packed);
  WordsPlace place;
  place.offset = reader.number();
  place.size = reader.number32();
  return reader.complete() ? std::optional(place) : std::nullopt;
}

std::string pack(const NoteData& data) {
  std::string out;
  put_text(data.stamp.path, out);
  put_varint(zigzag(data.stamp.mtime_ns), out);
  put_varint(data.stamp.size, out);
  put_text(data.title, out);
  put_text(data.type, out);
  put_text(data.language, out);
  put_varint(data.date ? static_cast<uint64_t>(data.date->source) + 1 : 0, out);
  if (data.date) put_varint(zigzag(data.date->date.days), out);
  return out;
}

std::optional<NoteData> unpack_note(std::string_view packed) {
  VarintReader reader(packed);
  NoteData data;
  data.stamp.path = reader.text();
  data.stamp.mtime_ns = unzigzag(reader.number());
  data.stamp.size = reader.number();
  data.title = reader.text();
  data.type = reader.text();
  data.language = reader.text();
  if (const uint64_t source = reader.number(); source > 0) {
    if (source > static_cast<uint64_t>(DateSource::kMtime) + 1) return std::nullopt;
    data.date = {.date = {static_cast<int32_t>(unzigzag(reader.number()))},
                 .source = static_cast<DateSource>(source - 1)};
  }
  return reader.complete() ? std::optional(std::move(data)) : std::nullopt;
}

Result<IndexPaths> open_index_folder(const std::string& root) {
  std::error_code error;
  const std::string current = root + "/CURRENT";
  const auto status = std::filesystem::status(current, error);
  if (!std::filesystem::exists(status)) {
    return Error{.code = Code::kNotFound,
                 .message = "no index",
                 .where = root,
                 .hint = "run 'inkling index' first"};
  }
  std::string name(kMaxCurrentBytes, '\0');
  std::ifstream file(current, std::ios::binary);
  file.read(name.data(), static_cast<std::streamsize>(name.size()));
  if (file.bad() || !file.is_open()) {
    return Error{.code = Code::kIo, .message = "cannot be read", .where = current};
  }
  name.resize(static_cast<size_t>(file.gcount()));
  if (name.ends_with('\n')) name.pop_back();
  if (!is_generation(name)) return damaged(current, "names no generation");
  IndexPaths paths{.root = root, .generation = root + "/" + name};
  if (!std::filesystem::is_directory(paths.generation, error)) {
    return damaged(current, fmt::format("names '{}', which is not there", name));
  }
  return paths;
}

std::string index_folder_for(std::string_view cache_home, std::string_view vault) {
  while (vault.size() > 1 && vault.ends_with('/')) vault.remove_suffix(1);
  std::string_view name = vault.substr(vault.rfind('/') + 1);
  if (name.empty()) name = "root";
  return fmt::format("{}/inkling/{}-{:016x}", cache_home, cut(name, kMaxFolderName), fnv1a(vault));
}

}  // namespace inkling
