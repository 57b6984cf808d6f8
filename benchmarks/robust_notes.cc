// SPDX-License-Identifier: MIT
// Parses the robustness corpora and prints, per suite, how many cases passed, and each that failed.
//
//   robust_notes FOLDER     with FOLDER/{commonmark-spec,gfm-spec,...}/cases.jsonl,
//                           FOLDER/yaml-test-suite/notes, FOLDER/blns/notes
//
// Where notes are read otherwise than CommonMark and GFM say, on purpose: [[...]] is always a link
// of the vault; [^1] is a footnote's mark even without its text, and shows nothing; any sign in a
// box makes a task; <script>, <style>, processing instructions and comments (with "--" inside, too)
// are not seen; unknown tags run on. What md4c reads otherwise: currency signs are no punctuation
// to it, <textarea> starts no block, and a tab ends no setext heading's line.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "notes/markdown.h"

namespace inkling {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The words a reader sees: no comments, no blanks.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string plain(text);
  for (const std::string_view space : {"\u00A0", "\u2003", "\u2002"}) {
    for (size_t at = plain.find(space); at != std::string::npos; at = plain.find(space)) {
      plain.replace(at, space.size(), " ");
    }
  }
  text = plain;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
    const size_t end = std::min(text.find_first_of(" \t\r\n", begin), text.size());
    if (begin < end) words.emplace_back(text.substr(begin, end - begin));
    at = end;
  }
  return words;
}

std::string shown(const Note& note) {
  std::string text;
  for (const Block& block : note.blocks) {
    if (block.kind == BlockKind::kComment) continue;
    text += block.visible.of(note.visible);
    text += '\n';
  }
  return text;
}

struct Tally {
  std::string_view suite;
  int passed = 0;
  int failed = 0;
  void count(bool good, const std::string& failure) {
    ++(good ? passed : failed);
    if (!good) fmt::print("{}: {}\n", suite, failure);
  }
  void print() const { fmt::print("{}: {} passed, {} failed\n", suite, passed, failed); }
};

void run_cases(const std::filesystem::path& folder, std::string_view suite) {
  Tally tally{.suite = suite};
  std::ifstream lines(folder / suite / "cases.jsonl");
  for (std::string line; std::getline(lines, line);) {
    const auto test = nlohmann::json::parse(line);
    const std::string markdown = test["markdown"];
    const std::string expected = test["visible_text"];
    const std::string found = shown(parse_note("case.md", markdown));
    tally.count(words_of(found) == words_of(expected),
                fmt::format("case {} ({})\n  source   {}\n  expected {}\n  found    {}",
                            test["n"].dump(), std::string(test["section"]),
                            nlohmann::json(markdown).dump(), nlohmann::json(expected).dump(),
                            nlohmann::json(found).dump(-1, ' ', false,
                                                       nlohmann::json::error_handler_t::replace)));
  }
  tally.print();
}

// Every note's last line of text must be found in its body.
void run_notes(const std::filesystem::path& folder, std::string_view suite) {
  Tally tally{.suite = suite};
  int broken = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder / suite / "notes")) {
    const Note note = parse_note(entry.path().filename().string(), read_file(entry.path()));
    const std::string text = shown(note);
    const std::string stem = entry.path().stem().string();
    const std::string mark = suite == "blns" ? "marker-" + stem : "yamlcase " + stem;
    tally.count(text.find(mark) != std::string::npos, entry.path().string());
    broken += static_cast<int>(
        std::any_of(note.diagnostics.begin(), note.diagnostics.end(),
                    [](const Diagnostic& problem) { return problem.code == "yaml-syntax"; }));
  }
  tally.print();
  fmt::print("{}: {} with broken YAML\n", suite, broken);
}

}  // namespace
}  // namespace inkling

int main(int count, char** arguments) {
  if (count != 2) {
    fmt::print(stderr, "usage: robust_notes FOLDER\n");
    return 2;
  }
  const std::filesystem::path folder = arguments[1];
  for (const auto* suite : {"commonmark-spec", "gfm-spec", "gfm-extensions", "cmark-regression"}) {
    inkling::run_cases(folder, suite);
  }
  inkling::run_notes(folder, "yaml-test-suite");
  inkling::run_notes(folder, "blns");
  return 0;
}
