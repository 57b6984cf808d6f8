// SPDX-License-Identifier: MIT
#include "query/plain_spelling.h"

#include <algorithm>
#include <utility>

namespace inkling {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

bool is_letter_or_digit(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
}

std::string letters_of(std::string_view text) {
  std::string letters;
  std::copy_if(text.begin(), text.end(), std::back_inserter(letters), is_letter_or_digit);
  return letters;
}

/// What may stand inside a word and not be seen: marks of emphasis, brackets.
bool has_markup(std::string_view part) {
  return part.find_first_of("*_~`[]\\=$") != std::string_view::npos;
}

/// Targets of links, tags and comments are not seen either, and have letters.
bool hides_text(std::string_view part) {
  return part.find_first_of("<%|") != std::string_view::npos ||
         part.find("](") != std::string_view::npos;
}

/// "&eacute;" or "\\u00e9", but not those that everybody writes and that part words.
bool has_reference(std::string_view part) {
  for (const std::string_view escape : {"\\u", "\\U", "\\x"}) {
    if (part.find(escape) != std::string_view::npos) return true;
  }
  for (size_t at = part.find('&'); at != std::string_view::npos; at = part.find('&', at + 1)) {
    const std::string_view rest = part.substr(at + 1);
    const bool parts_words = rest.starts_with("nbsp;") || rest.starts_with("lt;") ||
                             rest.starts_with("gt;") || rest.starts_with("amp;") ||
                             rest.starts_with("quot;");
    if (!parts_words && rest.find(';') != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

PlainSpelling::PlainSpelling(std::vector<std::string> words) : words_(std::move(words)) {}

bool PlainSpelling::holds(std::string_view source) {
  const auto tells = [](char c) { return is_beyond_ascii(c) || c == '&' || c == '\\'; };
  for (auto at = source.begin(); at != source.end();) {
    at = std::find_if(at, source.end(), tells);
    if (at == source.end()) break;
    const auto before = std::find_if(std::make_reverse_iterator(at), source.rend(), is_blank);
    const auto end = std::find_if(at, source.end(), is_blank);
    const auto begin = static_cast<size_t>(before.base() - source.begin());
    const auto stop = static_cast<size_t>(end - source.begin());
    if (!holds_in(source.substr(begin, stop - begin))) return false;
    at = end;
  }
  return true;
}

bool PlainSpelling::holds_in(std::string_view part) {
  if (has_reference(part)) return false;
  if (std::none_of(part.begin(), part.end(), is_beyond_ascii)) return true;
  if (hides_text(part)) return false;
  if (has_markup(part)) {
    const std::string letters = letters_of(fold(part));
    return std::none_of(words_.begin(), words_.end(), [&](const std::string& word) {
      return letters.find(letters_of(word)) != std::string::npos;
    });
  }
  const std::vector<Word>& written = tokenizer_.words(part);
  return std::none_of(written.begin(), written.end(), [&](const Word& word) {
    return word.folded != word.lower &&
           std::find(words_.begin(), words_.end(), word.folded) != words_.end();
  });
}

}  // namespace inkling
