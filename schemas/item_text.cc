// SPDX-License-Identifier: MIT
#include "schemas/item_text.h"

#include <algorithm>

#include "schemas/chars.h"
#include "schemas/heading_label.h"
#include "schemas/words.h"

namespace inkling {
namespace {

bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_joint(char c) {
  return c == '\'' || c == '-' || c == '_';
}

/// The size of the word character at `at`, 0 when it is none.
size_t word_character(std::string_view text, size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return is_word_byte(text[at]) ? 1 : 0;
  const Decoded decoded = decode(text, at);
  const CharClass kind = char_info(decoded.c).kind;
  const bool word = kind == CharClass::kLetter || kind == CharClass::kDigit ||
                    kind == CharClass::kMark || kind == CharClass::kUnspaced;
  return word ? decoded.size : 0;
}

std::string folded_word(std::string_view word) {
  std::string folded(word);
  for (char& c : folded) {
    if (static_cast<unsigned char>(c) >= 0x80) return fold(word);
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return folded;
}

void add_block_text(const Note& note, const ByBlock& links, uint32_t b, Span visible,
                    ItemText& out) {
  if (!out.text.empty()) out.text += '\n';
  const auto begin = static_cast<uint32_t>(out.text.size());
  out.text += visible.of(note.visible);
  for (const uint32_t l : links.of(b)) {
    const Span label = note.links[l].visible;
    if (label.empty() || label.begin < visible.begin || label.end > visible.end) continue;
    out.links.push_back(
        {.span = {begin + label.begin - visible.begin, begin + label.end - visible.begin},
         .link = l});
  }
}

/// Where the value behind a phrase begins: behind blanks and colons.
uint32_t skip_to_value(std::string_view text, size_t at) {
  for (;;) {
    if (at < text.size() && (text[at] == ' ' || text[at] == ':' || text[at] == '\t')) {
      ++at;
    } else if (text.substr(at).starts_with("：")) {
      at += std::string_view("：").size();
    } else {
      return static_cast<uint32_t>(at);
    }
  }
}

bool matches(const std::vector<TextWord>& words, size_t at, const Phrase& phrase) {
  if (words.size() - at < phrase.words) return false;
  std::string_view rest = phrase.rest;
  for (size_t i = 1; i < phrase.words; ++i) {
    if (words[at + i].folded != take_word(rest)) return false;
  }
  return true;
}

/// "due:", "due::" and "due?": keys count before a colon only.
bool before_colon(std::string_view text, size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return text.substr(at, 1) == ":" || text.substr(at).starts_with("：");
}

void add_phrases(const Recogniser& recogniser, ItemText& item) {
  for (size_t at = 0; at < item.words.size(); ++at) {
    const Phrase* best = nullptr;
    bool colon = false;
    for (const Phrase& phrase : recogniser.phrases(item.words[at].folded)) {
      if (!matches(item.words, at, phrase)) continue;
      if (best && best->words >= phrase.words && !phrase.needs_colon) continue;
      const TextWord& last = item.words[at + phrase.words - 1];
      const bool has_colon = before_colon(item.text, last.span.end);
      if (phrase.needs_colon && !has_colon) continue;
      best = &phrase;
      colon = has_colon;
    }
    if (!best) continue;
    const TextWord& last = item.words[at + best->words - 1];
    item.cues.push_back({.meaning = best->meaning,
                         .begin = item.words[at].span.begin,
                         .value = skip_to_value(item.text, last.span.end),
                         .stated = colon});
    at += best->words - 1;
  }
}

template <typename InCode>
void add_marks(const Recogniser& recogniser, ItemText& item, const InCode& in_code) {
  for (size_t at = 0; at < item.text.size(); ++at) {
    const char c = item.text[at];
    if (static_cast<unsigned char>(c) < 0x80 && c != '!' && c != '[' && c != '(') continue;
    const Mark* mark = recogniser.mark(std::string_view(item.text).substr(at));
    if (!mark) continue;
    const size_t end = at + mark->text.size();
    // "Stop!!" shouts, "!!" by itself is a priority.
    if (c == '!' && ((at > 0 && item.text[at - 1] != ' ') ||
                     (end < item.text.size() && item.text[end] != ' '))) {
      continue;
    }
    if (!mark->meaning) {
      if (item.priority.empty() && !in_code(at)) item.priority = mark->priority;
    } else {
      // An emoji may be followed by a variation selector.
      size_t value = end;
      if (std::string_view(item.text).substr(value).starts_with("\uFE0F")) value += 3;
      item.cues.push_back({.meaning = *mark->meaning,
                           .begin = static_cast<uint32_t>(at),
                           .value = skip_to_value(item.text, value),
                           .stated = true});
    }
    at = end - 1;
  }
}

}  // namespace

std::vector<TextWord> text_words(std::string_view text) {
  std::vector<TextWord> words;
  words.reserve(text.size() / 6 + 1);
  for (size_t at = 0; at < text.size();) {
    const size_t first = word_character(text, at);
    if (first == 0) {
      ++at;
      continue;
    }
    size_t end = at + first;
    while (end < text.size()) {
      if (is_word_byte(text[end])) {
        ++end;
        continue;
      }
      if (const size_t size = word_character(text, end); size != 0) {
        end += size;
      } else if (is_joint(text[end]) && end + 1 < text.size() && word_character(text, end + 1)) {
        ++end;
      } else {
        break;
      }
    }
    words.push_back({.span = {static_cast<uint32_t>(at), static_cast<uint32_t>(end)},
                     .folded = folded_word(text.substr(at, end - at))});
    at = end;
  }
  return words;
}

ItemText text_of_item(const Note& note, const Recogniser& recogniser, const BlockIndex& index,
                      const FoundItem& item) {
  ItemText out;
  for (size_t i = 0; i < item.blocks.size(); ++i) {
    const uint32_t b = item.blocks[i];
    add_block_text(note, index.links, b, i == 0 ? item.visible : note.blocks[b].visible, out);
  }
  out.words = text_words(out.text);
  add_phrases(recogniser, out);
  const auto in_code = [&](size_t at) {
    if (at >= item.visible.size()) return false;
    const auto visible = static_cast<uint32_t>(item.visible.begin + at);
    const uint32_t source = source_of(note, {visible, visible + 1}).begin;
    return source > 0 && note.source[source - 1] == '`';
  };
  add_marks(recogniser, out, in_code);
  std::stable_sort(out.cues.begin(), out.cues.end(),
                   [](const Cue& a, const Cue& b) { return a.begin < b.begin; });
  return out;
}

}  // namespace inkling
