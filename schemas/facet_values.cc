// SPDX-License-Identifier: MIT
#include "schemas/facet_values.h"

#include <tuple>

#include "schemas/layout.h"
#include "schemas/varint.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr uint32_t kStatusBits = 3;  ///< A kind and a status stand in one number.

void put_texts(const std::vector<std::string_view>& texts, std::string& out) {
  put_varint(texts.size(), out);
  for (const std::string_view text : texts) put_text(text, out);
}

void put_numbers(const std::vector<uint32_t>& numbers, std::string& out) {
  put_varint(numbers.size(), out);
  for (const uint32_t number : numbers) put_varint(number, out);
}

/// A count that the bytes left can hold: damage must not allocate.
size_t read_count(VarintReader& reader) {
  const uint64_t count = reader.number();
  if (count <= reader.left()) return static_cast<size_t>(count);
  while (reader.ok()) (void)reader.number();
  return 0;
}

void read_texts(VarintReader& reader, std::vector<std::string_view>& texts) {
  texts.clear();
  for (size_t left = read_count(reader); left > 0; --left) texts.push_back(reader.text());
}

void read_numbers(VarintReader& reader, std::vector<uint32_t>& numbers) {
  numbers.clear();
  for (size_t left = read_count(reader); left > 0; --left) numbers.push_back(reader.number32());
}

uint32_t pack_kind(uint32_t kind, Status status) {
  return (kind << kStatusBits) | static_cast<uint32_t>(status);
}

std::pair<uint32_t, Status> read_kind(VarintReader& reader) {
  const uint32_t packed = reader.number32();
  return {packed >> kStatusBits, static_cast<Status>(packed & ((1U << kStatusBits) - 1))};
}
constexpr bool is_status(Status status) {
  return status <= Status::kSuperseded;
}
static_assert(static_cast<uint32_t>(Status::kSuperseded) < (1U << kStatusBits));

}  // namespace

std::string pack(const NoteFacets& facets) {
  std::string out;
  put_text(facets.type, out);
  put_text(facets.language, out);
  put_text(facets.folder, out);
  put_varint(facets.passed_on, out);
  put_texts(facets.tags, out);
  put_texts(facets.people, out);
  put_varint(facets.items.size(), out);
  for (const auto& [kind, status] : facets.items) put_varint(pack_kind(kind, status), out);
  if (!facets.own_names.empty()) put_texts(facets.own_names, out);
  return out;
}

bool unpack(std::string_view packed, NoteFacets& facets) {
  VarintReader reader(packed);
  facets.type = reader.text();
  facets.language = reader.text();
  facets.folder = reader.text();
  facets.passed_on = reader.number32();
  read_texts(reader, facets.tags);
  read_texts(reader, facets.people);
  facets.items.clear();
  bool sound = true;
  for (size_t left = read_count(reader); left > 0; --left) {
    facets.items.push_back(read_kind(reader));
    sound = sound && is_status(facets.items.back().second);
  }
  facets.own_names.clear();
  if (reader.left() > 0) read_texts(reader, facets.own_names);
  return sound && reader.complete() && facets.passed_on <= facets.tags.size();
}

std::string pack(const ItemFacets& facets) {
  std::string out;
  put_varint(facets.ordinal, out);
  put_varint(pack_kind(facets.kind, facets.status), out);
  if (facets.people.empty() && facets.tags.empty()) return out;
  put_numbers(facets.people, out);
  if (!facets.tags.empty()) put_numbers(facets.tags, out);
  return out;
}

bool unpack(std::string_view packed, ItemFacets& facets) {
  VarintReader reader(packed);
  facets.ordinal = reader.number32();
  std::tie(facets.kind, facets.status) = read_kind(reader);
  facets.people.clear();
  facets.tags.clear();
  if (reader.left() > 0) read_numbers(reader, facets.people);
  if (reader.left() > 0) read_numbers(reader, facets.tags);
  return reader.complete() && is_status(facets.status);
}

std::string pack(const PropertyFacets& facets) {
  std::string out;
  put_varint(facets.passed_on, out);
  for (const auto& [key, value] : facets.pairs) {
    put_text(key, out);
    put_text(value, out);
  }
  return out;
}

bool unpack(std::string_view packed, PropertyFacets& facets) {
  VarintReader reader(packed);
  facets.pairs.clear();
  facets.passed_on = reader.number32();
  while (reader.ok() && reader.left() > 0) {
    const std::string_view key = reader.text();
    facets.pairs.emplace_back(key, reader.text());
  }
  return reader.complete() && facets.passed_on <= facets.pairs.size();
}

std::string value_as_recorded(std::string_view prefix, std::string_view written) {
  const std::string folded = fold(written);
  const std::string term = make_term(prefix, folded);
  if (term.size() == prefix.size() + folded.size()) return std::string(written);
  return term.substr(prefix.size());
}

}  // namespace inkling
