// SPDX-License-Identifier: MIT
#include "schemas/name_words.h"

#include <algorithm>
#include <cctype>

#include "schemas/layout.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr std::string_view kAddressKeys[] = {"email", "e-mail", "handle", "mail"};
constexpr size_t kRowBytes = 8;  ///< A key of Xapian takes 255 bytes, and a term may have 240.

bool parts_words(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && std::isalnum(byte) == 0;
}

/// Takes the first word off.
std::string_view take_word(std::string_view& words) {
  const std::string_view first = words.substr(0, words.find(' '));
  words.remove_prefix(std::min(first.size() + 1, words.size()));
  return first;
}

}  // namespace

std::string name_words(std::string_view name) {
  return name_words_of_folded(fold(name));
}

std::string name_words_of_folded(std::string_view name) {
  while (name.starts_with('@')) name.remove_prefix(1);
  name = name.substr(0, name.find('@'));
  std::string words;
  for (const char c : name) {
    if (!parts_words(c)) {
      words += c;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  if (words.ends_with(' ')) words.pop_back();
  return words;
}

std::vector<std::string_view> split_name(std::string_view words) {
  std::vector<std::string_view> out;
  while (!words.empty()) out.push_back(take_word(words));
  return out;
}

bool has_initial(std::string_view words) {
  while (!words.empty()) {
    if (take_word(words).size() == 1) return true;
  }
  return false;
}

bool name_fits(std::string_view part, std::string_view name) {
  bool whole = false;
  while (!part.empty()) {
    const std::string_view word = take_word(part);
    for (bool met = false; !met;) {
      if (name.empty()) return false;
      const std::string_view other = take_word(name);
      const bool initial = word.size() == 1 || other.size() == 1;
      met = initial ? word.front() == other.front() : word == other;
      whole = whole || (met && word == other && word.size() > 1);
    }
  }
  return whole;
}

std::pair<ptrdiff_t, ptrdiff_t> name_fullness(std::string_view words) {
  ptrdiff_t whole = 0, initials = 0;
  while (!words.empty()) ++(take_word(words).size() == 1 ? initials : whole);
  return {whole, -initials};
}

uint64_t first_letters(std::string_view words) {
  uint64_t letters = 0;
  while (!words.empty()) {
    letters |= uint64_t{1} << (static_cast<unsigned char>(take_word(words).front()) & 63);
  }
  return letters;
}

std::span<const std::string_view> address_keys() {
  return kAddressKeys;
}

std::vector<std::string_view> indexed_words(std::string_view words) {
  std::vector<std::string_view> all = split_name(words);
  std::vector<std::string_view> whole;
  std::copy_if(all.begin(), all.end(), std::back_inserter(whole),
               [](std::string_view word) { return word.size() > 1; });
  if (whole.empty() && !all.empty()) whole.push_back(all.front());
  return whole;
}

std::string name_row(std::string_view word) {
  std::string row = meta::kNames;
  row.append(word.substr(0, kRowBytes)).append(1, '\0');
  return row;
}

}  // namespace inkling
