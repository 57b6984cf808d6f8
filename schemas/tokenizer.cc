// SPDX-License-Identifier: MIT
// One pass over the bytes. A word is first found (its end, and which kinds of characters it has),
// then folded; a word of lower case ASCII is a view of the text and costs one table look-up per
// byte.
#include <algorithm>
#include <array>
#include <string>

#include "schemas/chars.h"
#include "schemas/words.h"

namespace inkling {
namespace {

/// What bytes are, as bits, so that a word knows what it is made of.
enum ByteKind : uint8_t { kLower = 1, kUpper = 2, kDigit = 4, kHigh = 8, kJoiner = 16 };
constexpr uint8_t kPlain = kLower | kUpper | kDigit;

constexpr std::array<uint8_t, 256> make_byte_kinds() {
  std::array<uint8_t, 256> kinds{};
  for (size_t c = 'a'; c <= 'z'; ++c) kinds[c] = kLower;
  for (size_t c = 'A'; c <= 'Z'; ++c) kinds[c] = kUpper;
  for (size_t c = '0'; c <= '9'; ++c) kinds[c] = kDigit;
  for (size_t c = 0x80; c < 256; ++c) kinds[c] = kHigh;
  for (const char c : {'\'', '.', ','}) kinds[static_cast<size_t>(c)] = kJoiner;
  return kinds;
}
constexpr std::array<uint8_t, 256> kByteKinds = make_byte_kinds();

/// Articles and pronouns that lose their vowel: words of their own before an apostrophe.
bool is_elision(std::string_view folded) {
  static constexpr std::string_view kElisions[] = {
      "all",   "c",     "coll",   "d",      "dall", "dell", "gliel",  "j",
      "jusqu", "l",     "lorsqu", "m",      "n",    "nell", "presqu", "puisqu",
      "qu",    "quell", "quest",  "quoiqu", "s",    "sull", "t",      "un"};
  return std::binary_search(std::begin(kElisions), std::end(kElisions), folded);
}

class Scanner {
 public:
  Scanner(std::string_view text, Arena& arena, std::vector<Word>& words)
      : text_(text), arena_(arena), words_(words) {}

  void run() {
    size_t at = 0;
    while (at < text_.size()) {
      const uint8_t kind = kind_at(at);
      if (kind & kPlain) {
        at = word(at);
      } else if (kind & kHigh) {
        at = high(at);
      } else {
        ++at;
      }
    }
  }

 private:
  /// What a word is made of, found while looking for its end.
  struct Run {
    size_t begin = 0;
    uint8_t bits = 0;
  };

  [[nodiscard]] uint8_t kind_at(size_t at) const {
    return at < text_.size() ? kByteKinds[static_cast<unsigned char>(text_[at])] : uint8_t{0};
  }
  [[nodiscard]] CharClass class_at(size_t at) const {
    if (at >= text_.size()) return CharClass::kSeparator;
    return char_info(decode(text_, at).c).kind;
  }

  size_t high(size_t at) {
    switch (class_at(at)) {
      case CharClass::kLetter:
      case CharClass::kDigit:
      case CharClass::kMark:
        return word(at);
      case CharClass::kUnspaced:
        return unspaced(at);
      case CharClass::kEmoji:
      case CharClass::kFlag:
        return emoji(at);
      default:
        return at + decode(text_, at).size;
    }
  }

  size_t word(size_t begin) {
    Run run{.begin = begin};
    size_t at = begin;
    while (at < text_.size()) {
      const uint8_t kind = kind_at(at);
      if (kind & kPlain) {
        run.bits |= kind;
        ++at;
        continue;
      }
      const size_t next = kind & kHigh ? after_high(at, run) : after_joiner(at, kind, run);
      if (next == at) break;
      at = next;
    }
    const size_t end = at + suffix(run, at);
    add(run, end);
    return end;
  }

  /// The end of the character that continues the word, or `at` when none does.
  size_t after_high(size_t at, Run& run) {
    const Decoded next = decode(text_, at);
    const size_t end = at + next.size;
    switch (char_info(next.c).kind) {
      case CharClass::kDigit:
        run.bits |= kDigit | kHigh;
        return end;
      case CharClass::kLetter:
      case CharClass::kMark:
        run.bits |= kHigh;
        return end;
      case CharClass::kIgnored: {
        const CharClass after = class_at(end);
        const bool inside =
            after == CharClass::kLetter || after == CharClass::kDigit || after == CharClass::kMark;
        if (inside) run.bits |= kHigh;
        return inside ? end : at;
      }
      case CharClass::kApostrophe:
        return after_apostrophe(at, end, run);
      default:
        return at;
    }
  }

  size_t after_joiner(size_t at, uint8_t kind, Run& run) {
    if ((kind & kJoiner) == 0 || at == run.begin) return at;
    if (text_[at] == '\'') return after_apostrophe(at, at + 1, run);
    if (kind_at(at - 1) != kDigit || kind_at(at + 1) != kDigit) return at;
    if (text_[at] == '.') return at + 1;
    size_t digits = 1;
    while (kind_at(at + 1 + digits) == kDigit) ++digits;
    return digits <= 3 ? at + 1 : at;
  }

  /// Between letters the word goes on; after an elision a new one begins.
  size_t after_apostrophe(size_t at, size_t end, Run& run) {
    const bool after_letter = at > run.begin && kind_at(at - 1) != kDigit;
    if (!after_letter || class_at(end) != CharClass::kLetter) return at;
    make_forms({.begin = run.begin, .bits = run.bits}, at);
    if (at - run.begin <= 6 && is_elision(folded_)) {
      add(run, at);
      run = {.begin = end};
    } else if (end - at > 1) {
      run.bits |= kHigh;
    }
    return end;
  }

  /// The length of "++" or "#" after a single letter.
  [[nodiscard]] size_t suffix(const Run& run, size_t end) const {
    if (end - run.begin != 1 || (run.bits & (kLower | kUpper)) == 0) return 0;
    const std::string_view rest = text_.substr(end, 3);
    if (rest.substr(0, 2) == "++") {
      const bool letter = rest.size() > 2 && class_at(end + 2) == CharClass::kLetter;
      return letter || rest == "+++" ? 0 : 2;
    }
    if (rest.empty() || rest[0] != '#' || rest.substr(1, 1) == "#") return 0;
    const CharClass next = class_at(end + 1);
    return next == CharClass::kSeparator || next == CharClass::kApostrophe ? 1 : 0;
  }

  /// lower_ and folded_ of [run.begin, end), cut; gives where it was cut.
  size_t make_forms(const Run& run, size_t end) {
    lower_.clear();
    folded_.clear();
    size_t at = run.begin;
    while (at < end) {
      const size_t lower_size = lower_.size();
      const size_t folded_size = folded_.size();
      const size_t size = append_forms(text_.substr(0, end), at, lower_, folded_);
      if (at + size - run.begin > kMaxWordBytes || lower_.size() > kMaxWordBytes ||
          folded_.size() > kMaxWordBytes) {
        lower_.resize(lower_size);
        folded_.resize(folded_size);
        break;
      }
      at += size;
    }
    return at;
  }

  void add(const Run& run, size_t end) {
    const WordKind kind = run.bits & kDigit ? WordKind::kNumber : WordKind::kWord;
    if (run.bits & kHigh) {
      add_formed(run, end, kind);
      return;
    }
    end = std::min(end, run.begin + kMaxWordBytes);
    std::string_view folded = text_.substr(run.begin, end - run.begin);
    if (run.bits & kUpper) {
      std::array<char, kMaxWordBytes> small{};
      std::transform(folded.begin(), folded.end(), small.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
      folded = arena_.store({small.data(), folded.size()});
    }
    push(run.begin, end, {.lower = folded, .folded = folded, .kind = kind});
  }

  void add_formed(const Run& run, size_t end, WordKind kind) {
    end = make_forms(run, end);
    if (folded_.empty()) return;  // Marks alone, or nothing that fits.
    const std::string_view folded = arena_.store(folded_);
    push(run.begin, end,
         {.lower = lower_ == folded_ ? folded : arena_.store(lower_),
          .folded = folded,
          .kind = kind});
  }

  void push(size_t begin, size_t end, Word word) {
    word.span = {.begin = static_cast<uint32_t>(begin), .end = static_cast<uint32_t>(end)};
    words_.push_back(word);
  }

  /// The end of the character at `at` with its marks, in a script of pairs.
  [[nodiscard]] size_t after_cluster(size_t at) const {
    size_t end = at + decode(text_, at).size;
    while (end < text_.size() && end - at < kMaxWordBytes / 2 && kind_at(end) == kHigh) {
      const Decoded next = decode(text_, end);
      const CharClass kind = char_info(next.c).kind;
      if (kind != CharClass::kMark && kind != CharClass::kIgnored) break;
      end += next.size;
    }
    return end;
  }

  size_t unspaced(size_t begin) {
    size_t at = begin;
    for (;;) {
      const size_t middle = after_cluster(at);
      const bool last = kind_at(middle) != kHigh || class_at(middle) != CharClass::kUnspaced;
      const size_t end = last ? middle : after_cluster(middle);
      add_formed({.begin = at}, end, last ? WordKind::kLastChar : WordKind::kPair);
      if (last) return middle;
      at = middle;
    }
  }

  /// A picture with its skin tones, joined pictures and tags; or the two halves of a flag.
  size_t emoji(size_t begin) {
    const Decoded first = decode(text_, begin);
    size_t end = begin + first.size;
    if (char_info(first.c).kind == CharClass::kFlag) {
      if (class_at(end) == CharClass::kFlag) end += decode(text_, end).size;
    } else {
      bool joined = false;
      while (end < text_.size() && end - begin < kMaxWordBytes && kind_at(end) == kHigh) {
        const Decoded next = decode(text_, end);
        const CharClass kind = char_info(next.c).kind;
        const bool tone = next.c >= 0x1F3FB && next.c <= 0x1F3FF;
        if (kind != CharClass::kIgnored && kind != CharClass::kMark && !tone &&
            !(joined && kind == CharClass::kEmoji)) {
          break;
        }
        joined = next.c == 0x200D;
        end += next.size;
      }
    }
    add_formed({.begin = begin}, end, WordKind::kWord);
    return end;
  }

  std::string_view text_;
  Arena& arena_;
  std::vector<Word>& words_;
  std::string lower_{};
  std::string folded_{};
};

}  // namespace

const std::vector<Word>& Tokenizer::words(std::string_view text) {
  words_.clear();
  arena_.clear();
  Scanner(text, arena_, words_).run();
  return words_;
}

}  // namespace inkling
