// SPDX-License-Identifier: MIT
#include "schemas/heading_label.h"

#include <algorithm>

#include "schemas/text_dates.h"

namespace inkling {
namespace {

constexpr std::string_view kJoints[] = {" & ",  " + ",  " / ", "/",    ", ",    " and ", " und ",
                                        " et ", " y ",  " e ", " en ", " och ", " og ",  " i ",
                                        " и ",  " ve ", "、",  "与",   "和",    "及"};

bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
/// Emoji, arrows, dingbats: characters of these blocks begin no word.
bool is_symbol_lead(std::string_view text) {
  const auto byte = [&text](size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  };
  return byte(0) == 0xF0 || (byte(0) == 0xE2 && byte(1) < 0xB0) ||
         (byte(0) == 0xEF && byte(1) == 0xB8);
}

std::string_view trim(std::string_view text, std::string_view blanks) {
  const size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

size_t character_size(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

}  // namespace

std::string_view bare_label(std::string_view text) {
  while (!text.empty()) {
    if (is_symbol_lead(text)) {
      text.remove_prefix(std::min(character_size(text[0]), text.size()));
    } else if (static_cast<unsigned char>(text[0]) < 0x80 && !is_alnum(text[0])) {
      text.remove_prefix(1);
    } else {
      break;
    }
  }
  const size_t number = text.find_first_not_of("0123456789.");
  if (number != 0 && number != std::string_view::npos &&
      (text[number] == ' ' || text[number] == ')')) {
    text.remove_prefix(number + 1);
  }
  if (text.ends_with("：")) text.remove_suffix(std::string_view("：").size());
  return trim(text, " \t\n:.*_?!");
}

std::string_view without_addition(std::string_view text) {
  size_t end = text.find_first_of("([:|");
  for (const std::string_view dash : {" - ", " – ", " — "}) end = std::min(end, text.find(dash));
  const std::vector<TextDate> dates = find_dates(text);
  if (!dates.empty()) {
    if (dates.front().span.begin == 0) return bare_label(text.substr(dates.front().span.end));
    end = std::min<size_t>(end, dates.front().span.begin);
  }
  return end == std::string_view::npos ? std::string_view() : bare_label(text.substr(0, end));
}

std::vector<std::string_view> joined_labels(std::string_view text) {
  std::vector<std::string_view> parts;
  for (;;) {
    size_t at = std::string_view::npos, size = 0;
    for (const std::string_view joint : kJoints) {
      const size_t found = text.find(joint);
      if (found < at || (found == at && joint.size() > size)) at = found, size = joint.size();
    }
    const std::string_view part = bare_label(text.substr(0, at));
    if (part.empty()) return {};
    parts.push_back(part);
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + size);
  }
}

std::string_view take_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return word;
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  for (auto word = take_word(text); !word.empty(); word = take_word(text)) words.emplace_back(word);
  return words;
}

}  // namespace inkling
