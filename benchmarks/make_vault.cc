// SPDX-License-Identifier: MIT
// Writes a vault of invented notes, the same for the same seed on every machine, and a log of
// queries whose words are in it.
//
//   make_vault COUNT DIR [SEED]      COUNT notes of about 4 KB below DIR, DIR/../queries.tsv beside
//   them
//
// Words come from a lexicon of a million, 120 real function words first and invented pronounceable
// ones behind, commoner ones shorter. How often the word of rank r is drawn follows what is
// measured on large collections of text: Zipf and Mandelbrot's 1 / (r + 2.7) for the 5,000
// commonest words, falling twice as steeply, 1 / r^2, from there on (Montemurro 2001, "Beyond the
// Zipf-Mandelbrot law in quantitative linguistics"). 7 million words of text then have about
// 100,000 distinct ones, as natural text does (Heaps' law); an exponent of 1 all the way would give
// 280,000. Words cluster: one in four of a note's words is of the few that the note is about, the
// first of these most. Fixed collocations make phrases. Notes have the shapes people write:
// customers, people, projects, meetings, days; nine in ten sentences in English words, the rest
// with German or Chinese ones.
#include <fmt/core.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace {

constexpr size_t kLexicon = 1'000'000;
constexpr size_t kCommon = 5'000;      // Words of the lexicon before their frequency falls faster.
constexpr double kShift = 2.7;         // Mandelbrot's.
constexpr size_t kQueries = 200;       // Of each class.
constexpr size_t kTopicWords = 24;     // A note is about so many words,
constexpr double kTopicShare = 0.25;   // which are this part of it.
constexpr size_t kPeoplePerNote = 12;  // One person note among so many.

constexpr std::string_view kFunctionWords =
    "the of and to in a is that for it as was with be by on not he his but at are this have from "
    "or "
    "had an they which one you were all her she there would their we him been has when who will no "
    "more if out so up said what its about than into them can only other time new some could these "
    "two may first then do any like my now over such our man me even most made after also did many "
    "off before must well back through years much where your way down should because each just "
    "those "
    "people how too good state";
constexpr std::string_view kGermanWords =
    "der die das und ist nicht mit von auf für sich dem eine auch werden haben über Straße Größe "
    "Prüfung Entscheidung Häuser müssen Übergabe Jahr";

/// Reproducible everywhere: the standard distributions are not.
class Random {
 public:
  explicit Random(uint64_t seed) : engine_(seed) {}
  uint64_t below(uint64_t bound) { return engine_() % bound; }
  double unit() { return static_cast<double>(engine_() >> 11) / 9007199254740992.0; }
  bool chance(double p) { return unit() < p; }

 private:
  std::mt19937_64 engine_;
};

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string invented_word(Random& random, size_t rank) {
  static constexpr std::string_view kOnsets[] = {"b", "br", "c", "d",  "dr", "f", "g",  "gr",
                                                 "h", "k",  "l", "m",  "n",  "p", "pl", "r",
                                                 "s", "st", "t", "tr", "v",  "w", "sh", "th"};
  static constexpr std::string_view kVowels[] = {"a", "e", "i", "o", "u", "ea", "ou", "ai"};
  static constexpr std::string_view kEnds[] = {"",   "n",  "r",   "s",    "t",  "l",
                                               "ng", "ck", "ing", "tion", "ed", "er"};
  std::string word;
  const size_t syllables = 1 + random.below(2) + (rank > 1'000 ? 1 : 0) + (rank > 60'000 ? 1 : 0);
  for (size_t i = 0; i < syllables; ++i) {
    word += kOnsets[random.below(std::size(kOnsets))];
    word += kVowels[random.below(std::size(kVowels))];
  }
  return word + std::string(kEnds[random.below(std::size(kEnds))]);
}

/// Words by rank, from 0 on, and how often each is drawn.
class Lexicon {
 public:
  Lexicon(Random& random, std::string_view function_words) : words_(split(function_words)) {
    std::unordered_set<std::string> known(words_.begin(), words_.end());
    while (words_.size() < kLexicon) {
      std::string word = invented_word(random, words_.size());
      if (known.insert(word).second) words_.push_back(std::move(word));
    }
    const double turn = kCommon + kShift;
    double sum = 0;
    for (size_t i = 0; i < words_.size(); ++i) {
      const double rank = static_cast<double>(i + 1) + kShift;
      cumulative_.push_back(sum += i < kCommon ? 1 / rank : turn / (rank * rank));
    }
  }

  size_t draw(Random& random) const {
    const double at = random.unit() * cumulative_.back();
    return static_cast<size_t>(std::lower_bound(cumulative_.begin(), cumulative_.end(), at) -
                               cumulative_.begin());
  }
  const std::string& word(size_t rank) const { return words_[rank]; }
  /// The word that follows `rank` in its collocation.
  size_t partner(size_t rank) const { return (rank * 7919 + 131) % 4'000 + 120; }

 private:
  std::vector<std::string> words_;
  std::vector<double> cumulative_;
};

struct World {
  Random random;
  Lexicon words;
  std::vector<std::string> german = split(kGermanWords);
  std::vector<std::string> people{};
  std::vector<std::string> customers{};
  std::vector<size_t> topic{};  ///< Ranks: what the note at hand is about.

  World(uint64_t seed, size_t count) : random(seed), words(random, kFunctionWords) {
    for (size_t i = 0; i < std::max<size_t>(count / kPeoplePerNote, 8); ++i) {
      people.push_back(name() + " " + name());
    }
    for (size_t i = 0; i < std::max<size_t>(count / 20, 4); ++i) {
      customers.push_back(name() + " " + name());
    }
  }

  std::string name() {
    std::string word = words.word(200 + random.below(3'000));
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
  }
  const std::string& person() { return people[random.below(people.size())]; }
  const std::string& customer() { return customers[random.below(customers.size())]; }
  std::string date() {
    return fmt::format("20{:02}-{:02}-{:02}", 20 + random.below(7), 1 + random.below(12),
                       1 + random.below(28));
  }
  std::string tag() {
    static constexpr std::string_view kTop[] = {"area", "customer", "project", "team", "topic"};
    return fmt::format("{}/{}", kTop[random.below(5)], words.word(150 + random.below(60)));
  }

  void change_topic() {
    topic.clear();
    while (topic.size() < kTopicWords) {
      const size_t rank = words.draw(random);
      if (rank >= 120) topic.push_back(rank);
    }
  }
  size_t draw() {
    const bool on_topic = !topic.empty() && random.chance(kTopicShare);
    return on_topic ? topic[random.below(1 + random.below(topic.size()))] : words.draw(random);
  }

  std::string sentence(size_t length) {
    std::string text;
    if (random.chance(0.03)) {
      for (size_t i = 0; i < length; ++i) {
        const auto point = static_cast<uint32_t>(0x4E00 + random.below(2'000));
        text += static_cast<char>(0xE0 | (point >> 12));
        text += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (point & 0x3F));
      }
      return text + "。";
    }
    const bool german_words = random.chance(0.07);
    for (size_t i = 0; i < length; ++i) {
      const size_t rank = draw();
      if (!text.empty()) text += ' ';
      text += german_words && random.chance(0.5) ? german[random.below(german.size())]
                                                 : words.word(rank);
      if (random.chance(0.08)) text += " " + words.word(words.partner(rank));
    }
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text + ".";
  }
};

void front_matter(World& world, std::string& out, std::string_view type, const std::string& title) {
  out += fmt::format(
      "---\ntitle: '{}'\ntype: {}\ncreated: {}\nstatus: {}\ntags:\n  - type/{}\n  - {}\n---\n\n# "
      "{}\n\n",
      title, type, world.date(), world.random.chance(0.8) ? "active" : "closed", type, world.tag(),
      title);
}

void list_section(World& world, std::string& out, std::string_view heading, size_t lines) {
  out += fmt::format("## {}\n\n", heading);
  for (size_t i = 0; i < lines; ++i) {
    if (heading == "Open Tasks") {
      out += fmt::format("- [{}] [[{}]]: {}{}\n", world.random.chance(0.6) ? ' ' : 'x',
                         world.person(), world.sentence(9),
                         world.random.chance(0.5) ? " 📅 " + world.date() : std::string());
    } else if (heading == "Key Decisions") {
      out += fmt::format("- {}: {} Decided by [[{}]]\n", world.date(), world.sentence(12),
                         world.person());
    } else if (heading == "Recent Context") {
      out += fmt::format("- {}: {} [[{}]]\n", world.date(), world.sentence(14), world.customer());
    } else {
      out += fmt::format("- {}{}\n", world.sentence(13),
                         world.random.chance(0.05) ? " #" + world.tag() : std::string());
    }
  }
  out += '\n';
}

void people_table(World& world, std::string& out) {
  out += "## Collaborators\n\n| Person | Role | Company |\n|--------|------|---------|\n";
  for (size_t i = 0; i < 3; ++i) {
    out +=
        fmt::format("| [[{}]] | {} | {} |\n", world.person(), world.sentence(4), world.customer());
  }
  out += '\n';
}

/// Until the note has about 4 KB.
void prose(World& world, std::string& out, std::string_view heading) {
  out += fmt::format("## {}\n\n", heading);
  const size_t target = 3'000 + world.random.below(2'200);
  while (out.size() < target) {
    for (size_t i = 0; i < 4; ++i) out += world.sentence(10 + world.random.below(12)) + " ";
    out += "\n\n";
  }
}

struct MadeNote {
  std::string path;
  std::string text;
};

MadeNote make_note(World& world, size_t index) {
  MadeNote note;
  world.change_topic();
  const size_t shape = world.random.below(10);
  if (index < world.people.size()) {
    note.path = fmt::format("people/{:03}/{} {}.md", index / 1000, world.people[index], index);
    front_matter(world, note.text, "person", world.people[index]);
    list_section(world, note.text, "Key Facts", 3);
  } else if (shape < 3) {
    const std::string& title = world.customers[index % world.customers.size()];
    note.path = fmt::format("customers/{:03}/{} {}.md", index / 1000, title, index);
    front_matter(world, note.text, "customer", title);
    people_table(world, note.text);
    for (const char* heading :
         {"Key Facts", "Recent Context", "Open Tasks", "Key Decisions", "Blockers"}) {
      list_section(world, note.text, heading, 2 + world.random.below(4));
    }
  } else if (shape < 7) {
    const std::string day = world.date();
    const std::string title = world.sentence(4).substr(0, 40);
    note.path = fmt::format("meetings/{:03}/{} - {}.md", index / 1000, day, index);
    front_matter(world, note.text, "meeting", day + " " + title);
    note.text += fmt::format("With [[{}]] and [[{}]].\n\n", world.person(), world.person());
    list_section(world, note.text, "Key Decisions", 2);
    list_section(world, note.text, "Open Tasks", 3);
  } else {
    note.path = fmt::format("projects/{:03}/{} {}.md", index / 1000, world.name(), index);
    front_matter(world, note.text, "project", world.sentence(3).substr(0, 40));
    list_section(world, note.text, "Key Facts", 5);
    list_section(world, note.text, "Opportunities", 2);
  }
  prose(world, note.text, "Notes");
  return note;
}

/// Two or three words that follow each other in a note's prose, as somebody quotes them: many have
/// one word in them that most notes have. Empty when there are none.
std::string quotation(const MadeNote& note, size_t seed) {
  std::vector<std::string> words;
  for (std::string& word : split(std::string_view(note.text).substr(note.text.rfind("## Notes")))) {
    const bool plain =
        std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    words.push_back(plain ? std::move(word) : std::string());
  }
  const size_t length = 2 + seed % 3 / 2;
  for (size_t first = seed * 31 % 300; first + length <= words.size(); ++first) {
    const auto from = words.begin() + static_cast<std::ptrdiff_t>(first);
    const auto to = from + static_cast<std::ptrdiff_t>(length);
    if (std::none_of(from, to, [](const std::string& word) { return word.empty(); })) {
      return fmt::format("\"{}\"", fmt::join(from, to, " "));
    }
  }
  return {};
}

/// Classes of queries, each a line "class<TAB>query".
void write_queries(World& world, std::ostream& out) {
  const auto word = [&](size_t from, size_t count) {
    return world.words.word(from + world.random.below(count));
  };
  for (size_t i = 0; i < kQueries; ++i) {
    out << "common\t" << word(120, 80) << '\n';
    out << "facets\t" << word(120, 20) << '\n';
    out << "rare\t" << word(6'000, 20'000) << '\n';
    out << "and\t" << word(130, 400) << ' ' << word(130, 400) << '\n';
    out << "or\t" << word(130, 400) << " OR " << word(130, 400) << " OR " << word(500, 2'000)
        << '\n';
    const size_t first = 120 + world.random.below(300);
    out << "phrase\t\"" << world.words.word(first) << ' '
        << world.words.word(world.words.partner(first)) << "\"\n";
    for (size_t letters = 1; letters <= 5; ++letters) {
      out << "prefix" << letters << '\t' << word(150, 3'000).substr(0, letters) << "*\n";
    }
    out << "tag\ttag:" << world.tag() << ' ' << word(130, 400) << '\n';
    out << "date\tdate:" << 2020 + world.random.below(7) << "-0" << 1 + world.random.below(9) << ' '
        << word(130, 400) << '\n';
    out << "items\tdecision:" << word(130, 400) << '\n';
    std::string typo = word(3'000, 3'000);
    if (typo.size() > 4) std::swap(typo[2], typo[3]);
    out << "typo\t" << typo << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: make_vault COUNT DIR [SEED]\n", stderr);
    return 2;
  }
  const size_t count = std::stoul(argv[1]);
  const std::filesystem::path root = argv[2];
  World world(argc > 3 ? std::stoul(argv[3]) : 1, count);
  std::string folder;
  std::vector<std::string> quotations;
  for (size_t i = 0; i < count; ++i) {
    const MadeNote note = make_note(world, i);
    if (i % std::max<size_t>(count / kQueries, 1) == 0) {
      quotations.push_back(quotation(note, quotations.size()));
    }
    const std::filesystem::path path = root / note.path;
    if (path.parent_path() != folder) std::filesystem::create_directories(path.parent_path());
    folder = path.parent_path();
    std::ofstream(path, std::ios::binary) << note.text;
  }
  std::ofstream queries(root.parent_path() / "queries.tsv");
  write_queries(world, queries);
  for (const std::string& quoted : quotations) {
    if (!quoted.empty()) queries << "quoted\t" << quoted << '\n';
  }
  return 0;
}
