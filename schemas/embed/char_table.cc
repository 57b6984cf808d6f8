// SPDX-License-Identifier: MIT
// Run by the build: works out of Unicode's data what each character is to the tokenizer and what it
// folds to, and writes it as C++.
//
//   char_table OUT
#include <fmt/core.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "schemas/chars.h"

namespace inkling {
namespace {

bool in(char32_t c, char32_t first, char32_t last) {
  return first <= c && c <= last;
}

bool is_letter(utf8proc_category_t category) {
  return in(category, UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LO);
}
bool is_mark(utf8proc_category_t category) {
  return in(category, UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME);
}
bool is_number(utf8proc_category_t category) {
  return in(category, UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_NO);
}

// Hangul is written with spaces, but its words carry particles and are compounded freely, so that
// pairs find what a reader means.
bool is_unspaced(char32_t c) {
  return in(c, 0x0E00, 0x0EFF) ||  // Thai, Lao
         in(c, 0x1000, 0x109F) ||  // Myanmar
         in(c, 0x1100, 0x11FF) ||  // Hangul Jamo
         in(c, 0x1780, 0x17D3) ||  // Khmer
         in(c, 0x2E80, 0x2FDF) ||  // Han radicals
         in(c, 0x3005, 0x3007) || in(c, 0x3021, 0x3029) ||
         in(c, 0x3031, 0x31FF) ||    // Kana, Bopomofo, Hangul
         in(c, 0x3400, 0x9FFF) ||    // Han
         in(c, 0xA960, 0xA97F) ||    // Hangul
         in(c, 0xAC00, 0xD7FF) ||    // Hangul
         in(c, 0xF900, 0xFAFF) ||    // Han
         in(c, 0xFF66, 0xFFDC) ||    // Kana, Hangul
         in(c, 0x1AFF0, 0x1B16F) ||  // Kana
         in(c, 0x20000, 0x3FFFD);    // Han
}

bool is_thai_or_lao(char32_t c) {
  return in(c, 0x0E00, 0x0EFF);
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x02BB || c == 0xFF07;
}

/// Vowels and finals of decomposed Hangul, and half-width voicing marks: letters by category.
bool is_trailing_part(char32_t c) {
  return in(c, 0x1160, 0x11FF) || in(c, 0xD7B0, 0xD7FF) || in(c, 0xFF9E, 0xFF9F);
}

constexpr char32_t kTatweel = 0x0640;  ///< Only stretches a word.

/// Marks that no reader types: accents left alone, Hebrew points, Arabic vowels, Church Slavonic.
bool is_dropped_mark(char32_t c) {
  return in(c, 0x0300, 0x036F) || in(c, 0x0483, 0x0489) || in(c, 0x0591, 0x05C7) ||
         in(c, 0x0610, 0x061A) || in(c, 0x064B, 0x065F) || c == 0x0670 || in(c, 0x06D6, 0x06ED) ||
         in(c, 0x08D3, 0x08FF) || in(c, 0x1AB0, 0x1AFF) || in(c, 0x1DC0, 0x1DFF) ||
         in(c, 0x20D0, 0x20FF) || in(c, 0xFE00, 0xFE2F) || in(c, 0xE0100, 0xE01EF);
}

bool loses_accents(char32_t base) {
  if (!is_letter(utf8proc_category(static_cast<utf8proc_int32_t>(base)))) return false;
  return base < 0x0250 || in(base, 0x0370, 0x03FF) || in(base, 0x1E00, 0x1FFF);
}

/// Letters that Unicode does not take apart, and spellings that readers treat as one.
char32_t plain_letter(char32_t c) {
  static constexpr std::pair<char32_t, char32_t> kPlain[] = {
      {0x00F0, 'd'},    {0x00F8, 'o'},    {0x0111, 'd'},    {0x0127, 'h'},    {0x0131, 'i'},
      {0x0142, 'l'},    {0x0167, 't'},    {0x0450, 0x0435}, {0x0451, 0x0435}, {0x045D, 0x0438},
      {0x0622, 0x0627}, {0x0623, 0x0627}, {0x0625, 0x0627}, {0x0629, 0x0647}, {0x0649, 0x064A},
      {0x0671, 0x0627}, {0x06A9, 0x0643}, {0x06CC, 0x064A},
  };
  const auto* const found =
      std::lower_bound(std::begin(kPlain), std::end(kPlain), std::pair<char32_t, char32_t>{c, 0});
  return found != std::end(kPlain) && found->first == c ? found->second : c;
}

/// The value of a decimal digit: digits of a script stand in runs of ten from x0 or x6 on.
char32_t ascii_digit(char32_t c) {
  const auto row = static_cast<utf8proc_int32_t>(c & ~char32_t{0xF});
  const char32_t first = utf8proc_category(row) == UTF8PROC_CATEGORY_ND ? 0 : 6;
  return '0' + (((c & 0xF) - first) % 10);
}

void append_utf8(char32_t c, std::string& out) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<size_t>(size));
}

std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* out = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &out,
                                 static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(out, &std::free);
  if (size < 0) return std::string(text);
  return {reinterpret_cast<const char*>(out), static_cast<size_t>(size)};
}

/// One character after compatibility mapping: case, accents and look-alikes gone.
void append_folded(char32_t c, bool in_word, std::string& out) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  if (is_dropped_mark(c) || c == kTatweel ||
      (in_word && !is_letter(category) && !is_mark(category) && !is_number(category) &&
       !is_apostrophe(c))) {
    return;
  }
  if (c == 0x00E6) {
    out += "ae";
  } else if (c == 0x0153) {
    out += "oe";
  } else if (c == 0x00FE) {
    out += "th";
  } else if (is_apostrophe(c)) {
    out += '\'';
  } else {
    append_utf8(category == UTF8PROC_CATEGORY_ND ? ascii_digit(c) : plain_letter(c), out);
  }
}

std::string folded_form(char32_t c, bool in_word) {
  std::string self, out;
  append_utf8(c, self);
  if (is_thai_or_lao(c)) {  // Compatibility would take SARA AM apart, which readers see as one.
    append_folded(c, in_word, out);
    return out;
  }
  const std::string apart = mapped(self, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
  const bool strip = !apart.empty() && loses_accents(decode(apart, 0).c);
  const std::string forms = strip ? apart : mapped(apart, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
  for (size_t at = 0; at < forms.size();) {
    const Decoded next = decode(forms, at);
    append_folded(next.c, in_word, out);
    at += next.size;
  }
  return out;
}

std::string lower_form(char32_t c) {
  std::string out;
  if (is_apostrophe(c)) return "'";
  append_utf8(static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))), out);
  if (is_thai_or_lao(c)) return out;
  return mapped(out, UTF8PROC_COMPOSE | UTF8PROC_STABLE | UTF8PROC_COMPAT);
}

CharClass class_of(char32_t c, const utf8proc_property_t& property) {
  const auto category = static_cast<utf8proc_category_t>(property.category);
  if (is_apostrophe(c)) return CharClass::kApostrophe;
  if (c == 0x200B) return CharClass::kSeparator;  // Zero width space: a word boundary.
  if (c == kTatweel) return CharClass::kIgnored;
  if (in(c, 0xFE00, 0xFE0F) || in(c, 0xE0100, 0xE01EF)) return CharClass::kIgnored;
  if (category == UTF8PROC_CATEGORY_CF) return CharClass::kIgnored;
  if (is_mark(category) || is_trailing_part(c)) return CharClass::kMark;
  if (category == UTF8PROC_CATEGORY_ND) return CharClass::kDigit;
  if (is_letter(category) || c == 0x3007) {
    return is_unspaced(c) ? CharClass::kUnspaced : CharClass::kLetter;
  }
  if (is_number(category)) return CharClass::kLetter;
  if (property.boundclass == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR) return CharClass::kFlag;
  // Signs such as (c), (r) and the plain arrows count as pictures too, but nobody reads them so.
  const bool picture = property.boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC ||
                       property.boundclass == UTF8PROC_BOUNDCLASS_E_ZWG;
  return picture && c >= 0x231A ? CharClass::kEmoji : CharClass::kSeparator;
}

/// Texts one behind the other, each once.
class Texts {
 public:
  uint32_t place_of(const std::string& text) {
    const auto [at, is_new] = places_.emplace(text, static_cast<uint32_t>(all_.size()));
    if (is_new) all_ += text;
    return at->second;
  }
  [[nodiscard]] const std::string& all() const { return all_; }

 private:
  std::map<std::string, uint32_t> places_{};
  std::string all_{};
};

CharInfo make_info(char32_t c, Texts& texts) {
  CharInfo info;
  if (in(c, 0xD800, 0xDFFF)) return info;
  const utf8proc_property_t& property = *utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
  info.kind = class_of(c, property);
  info.composes =
      info.kind == CharClass::kMark &&
      ((property.comb_index >= 0x8000 && property.comb_index != UINT16_MAX) || is_trailing_part(c));
  std::string self;
  append_utf8(c, self);
  const bool in_word = info.kind != CharClass::kSeparator && info.kind != CharClass::kEmoji &&
                       info.kind != CharClass::kFlag;
  const bool ignored = info.kind == CharClass::kIgnored || in(c, 0x1F3FB, 0x1F3FF);
  const std::string lower = info.kind == CharClass::kIgnored ? "" : lower_form(c);
  const std::string folded = ignored ? "" : folded_form(c, in_word);
  info.as_is = lower == self && folded == self;
  if (info.as_is) return info;
  info.lower_at = texts.place_of(lower);
  info.lower_size = static_cast<uint8_t>(lower.size());
  info.folded_at = texts.place_of(folded);
  info.folded_size = static_cast<uint8_t>(folded.size());
  return info;
}

using Page = std::vector<CharInfo>;

struct Table {
  std::vector<Page> pages{};
  std::vector<size_t> page_of{};  ///< By character / kCharPageSize.
  Texts texts{};
};

Table make_table() {
  Table table;
  for (char32_t first = 0; first < kEndOfUnicode; first += kCharPageSize) {
    Page page;
    for (char32_t i = 0; i < kCharPageSize; ++i) page.push_back(make_info(first + i, table.texts));
    const auto same = std::find(table.pages.begin(), table.pages.end(), page);
    table.page_of.push_back(static_cast<size_t>(same - table.pages.begin()));
    if (same == table.pages.end()) table.pages.push_back(std::move(page));
  }
  return table;
}

void write(const Table& table, std::ostream& out) {
  out << "// Generated from Unicode's data.\n#include \"schemas/chars.h\"\n\nnamespace inkling "
         "{\n\n"
         "const uint16_t kCharPages[] = {";
  for (const size_t page : table.page_of) out << page << ',';
  out << "};\n\nconst CharInfo kCharInfos[] = {\n";
  for (const Page& page : table.pages) {
    for (const CharInfo& info : page) {
      out << fmt::format("{{{},{},{},{},CharClass{{{}}},{},{}}},\n", info.lower_at, info.folded_at,
                         info.lower_size, info.folded_size, static_cast<int>(info.kind),
                         info.composes, info.as_is);
    }
  }
  out << "};\n\nconst char kCharTexts[] =";
  constexpr size_t kLine = 64;
  const std::string& all = table.texts.all();
  for (size_t at = 0; at < all.size(); at += kLine) {
    out << "\n    \"";
    for (const char byte : all.substr(at, kLine)) {
      out << fmt::format("\\{:03o}", static_cast<unsigned char>(byte));
    }
    out << '"';
  }
  out << ";\n\n}  // namespace inkling\n";
}

}  // namespace
}  // namespace inkling

int main(int count, char** arguments) {
  if (count != 2) return 2;
  std::ofstream out(arguments[1], std::ios::binary);
  inkling::write(inkling::make_table(), out);
  return out.flush() ? 0 : 1;
}
