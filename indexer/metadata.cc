// SPDX-License-Identifier: MIT
#include "indexer/metadata.h"

#include <fmt/format.h>
#include <xapian.h>

#include <charconv>

#include "schemas/layout.h"
#include "schemas/varint.h"

namespace inkling {
namespace {

constexpr const char* kTouched = "touched";        ///< items: varints.
constexpr const char* kGarbage = "words-garbage";  ///< notes: bytes, decimal.

uint64_t number_in(std::string_view text) {
  uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// "de 12\nen 480\n"
std::map<Language, uint32_t> languages_in(std::string_view text) {
  std::map<Language, uint32_t> languages;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const size_t blank = line.find(' ');
    if (blank == std::string_view::npos) continue;
    const auto count = static_cast<uint32_t>(number_in(line.substr(blank + 1)));
    languages.emplace(line.substr(0, blank), count);
  }
  return languages;
}

}  // namespace

void Metadata::discount(const Language& language) {
  const auto found = languages.find(language);
  if (found != languages.end() && --found->second == 0) languages.erase(found);
}

Metadata read_metadata(const Xapian::Database& notes) {
  return {.format = static_cast<uint32_t>(number_in(notes.get_metadata(meta::kFormat))),
          .epoch = read_epoch(notes),
          .fingerprint = notes.get_metadata(meta::kFingerprint),
          .vault = notes.get_metadata(meta::kVault),
          .sizes = {.sorted = {.bytes = number_in(notes.get_metadata(meta::kSortedSize)),
                               .sum = number_in(notes.get_metadata(meta::kSortedSum))},
                    .terms = number_in(notes.get_metadata(meta::kTermsSize)),
                    .terms_sum = number_in(notes.get_metadata(meta::kTermsSum)),
                    .words = number_in(notes.get_metadata(meta::kWordsSize))},
          .garbage = number_in(notes.get_metadata(kGarbage)),
          .languages = languages_in(notes.get_metadata(meta::kLanguages))};
}

void write_metadata(const Metadata& metadata, uint32_t items, Xapian::WritableDatabase& notes) {
  std::string languages;
  for (const auto& [name, count] : metadata.languages)
    languages += fmt::format("{} {}\n", name, count);
  notes.set_metadata(meta::kFormat, std::to_string(metadata.format));
  notes.set_metadata(meta::kEpoch, std::to_string(metadata.epoch));
  notes.set_metadata(meta::kFingerprint, metadata.fingerprint);
  notes.set_metadata(meta::kVault, metadata.vault);
  notes.set_metadata(meta::kWordsSize, std::to_string(metadata.sizes.words));
  notes.set_metadata(meta::kSortedSize, std::to_string(metadata.sizes.sorted.bytes));
  notes.set_metadata(meta::kSortedSum, std::to_string(metadata.sizes.sorted.sum));
  notes.set_metadata(meta::kTermsSize, std::to_string(metadata.sizes.terms));
  notes.set_metadata(meta::kTermsSum, std::to_string(metadata.sizes.terms_sum));
  notes.set_metadata(kGarbage, std::to_string(metadata.garbage));
  notes.set_metadata(meta::kLanguages, languages);
  notes.set_metadata(meta::kItemCount, std::to_string(items));
}

void write_items_metadata(uint64_t epoch, const std::vector<uint32_t>& touched,
                          Xapian::WritableDatabase& items) {
  std::string packed;
  for (const uint32_t docid : touched) put_varint(docid, packed);
  items.set_metadata(meta::kFormat, std::to_string(kFormatVersion));
  items.set_metadata(meta::kEpoch, std::to_string(epoch));
  items.set_metadata(kTouched, packed);
}

uint64_t read_epoch(const Xapian::Database& database) {
  return number_in(database.get_metadata(meta::kEpoch));
}

std::vector<uint32_t> read_touched(const Xapian::Database& items) {
  const std::string packed = items.get_metadata(kTouched);
  VarintReader reader(packed);
  std::vector<uint32_t> touched;
  while (reader.left() > 0 && reader.ok()) touched.push_back(reader.number32());
  return touched;
}

}  // namespace inkling
