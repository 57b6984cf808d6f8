// SPDX-License-Identifier: MIT
// Vaults by chance, the same ones for the same seed: nested tags and folders, people under several
// names, items of most kinds, properties of every sort.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "search/vault.h"

namespace inkling {

class FacetVaultMaker {
 public:
  explicit FacetVaultMaker(uint64_t seed) : random_(seed) {}

  std::vector<NoteText> notes(size_t count) {
    std::vector<NoteText> notes{
        {"people/Ana Petrov.md",
         "---\ntype: person\naliases: [\"@ana.petrov\"]\n---\n# Ana Petrov\n"},
        {"people/Bruno Keller.md", "---\ntype: person\n---\n# Bruno Keller\n"},
        {"people/Chen Wei.md", "---\ntype: person\nemail: chen@kelp.example\n---\n# Chen Wei\n"},
        {"first.md",
         "# First\n\n## Tasks\n\n- [ ] [[Dora Quill]]: waits\n- [ ] [[Emil Stone]]: waits\n"}};
    for (size_t i = 0; i < count; ++i) notes.push_back(note(i));
    return notes;
  }

  /// Who the names in these vaults mean.
  static const std::map<std::string, std::string>& who() {
    static const std::map<std::string, std::string> kWho = {{"ana petrov", "Ana Petrov"},
                                                            {"ana.petrov", "Ana Petrov"},
                                                            {"ana", "Ana Petrov"},
                                                            {"bruno keller", "Bruno Keller"},
                                                            {"bruno", "Bruno Keller"},
                                                            {"b. keller", "Bruno Keller"},
                                                            {"chen wei", "Chen Wei"},
                                                            {"chen", "Chen Wei"},
                                                            {"chen@kelp.example", "Chen Wei"},
                                                            {"dora quill", "dora quill"},
                                                            {"dora.quill", "dora quill"}};
    return kWho;
  }
  static const std::vector<std::string>& words() {
    static const std::vector<std::string> kWords = {
        "kelp", "mast", "sluice", "anchor", "buoy", "harbor", "lantern", "rope", "tide", "pump"};
    return kWords;
  }

 private:
  size_t below(size_t end) { return random_() % end; }
  const std::string& one_of(const std::vector<std::string>& all) { return all[below(all.size())]; }
  std::string words_of(size_t most) {
    std::string text;
    for (size_t n = 1 + below(most); n > 0; --n) text += one_of(words()) + (n > 1 ? " " : "");
    return text;
  }
  std::string tag() {
    static const std::vector<std::string> kTags = {"customer",   "customer/halden", "Customer/Orca",
                                                   "red/dark",   "red/dark/deep",   "red",
                                                   "red-orange", "übung/größe",     "a/b/c"};
    return one_of(kTags);
  }
  std::string date() {
    static const std::vector<std::string> kDates = {"2025-11-30", "2026-01-02", "2026-01-31",
                                                    "2026-03-14", "2024-03-01"};
    return one_of(kDates);
  }
  std::string person() {
    static const std::vector<std::string> kPeople = {
        "[[Ana Petrov]]",     "@ana.petrov",
        "[[Ana Petrov|Ana]]", "[[Bruno Keller]]",
        "[[Chen Wei]]",       "@chen@kelp.example",
        "[[Dora Quill]]",     "@dora.quill",
        "[[Emil Stone]]",     "[[people/Bruno Keller|Bruno]]"};
    return one_of(kPeople);
  }
  std::string folder() {
    static const std::vector<std::string> kFolders = {"", "daily/", "Customers/north/",
                                                      "Customers/", "a b/c d/"};
    return one_of(kFolders);
  }
  std::string front_matter() {
    if (below(5) == 0) return {};
    std::string text = "---\n";
    static const std::vector<std::string> kTypes = {"meeting", "customer", "project", "odd type"};
    if (below(3) > 0) text += "type: " + one_of(kTypes) + "\n";
    if (below(2) == 0) text += "tags: [" + tag() + ", " + tag() + "]\n";
    static const std::vector<std::string> kStates = {"draft", "Final", "\"two words\"", "3",
                                                     "true"};
    if (below(2) == 0) text += "status: " + one_of(kStates) + "\n";
    if (below(3) == 0) text += "mood: [" + words_of(1) + ", " + words_of(1) + "]\n";
    if (below(3) == 0) text += "date: " + date() + "\n";
    if (below(3) == 0) text += "attendees: [\"" + person() + "\", \"" + person() + "\"]\n";
    return text + "---\n";
  }
  NoteText note(size_t number) {
    std::string text =
        front_matter() + "# Note " + std::to_string(number) + " " + words_of(2) + "\n\n";
    text += words_of(8) + (below(3) == 0 ? " #" + tag() : "") + "\n";
    if (below(2) == 0) {
      text += "\n## Key Decisions\n\n";
      for (size_t n = 1 + below(3); n > 0; --n) {
        text += "- " + (below(2) == 0 ? date() + ": " : "") + "We take the " + words_of(4) +
                (below(2) == 0 ? " (by:: " + person() + ")" : "") +
                (below(3) == 0 ? " #" + tag() : "") + "\n";
      }
    }
    if (below(2) == 0) {
      text += "\n## Tasks\n\n";
      for (size_t n = 1 + below(3); n > 0; --n) {
        text += std::string(below(2) == 0 ? "- [ ] " : "- [x] ") + person() + " " + words_of(3) +
                (below(3) == 0 ? " due: 2026-05-01" : "") +
                (below(3) == 0 ? " [mood:: kelp]" : "") + (below(4) == 0 ? " #" + tag() : "") +
                "\n";
      }
    }
    if (below(3) == 0) {
      text += "\n## Key Facts\n\n- The " + words_of(4) + " holds" +
              (below(2) == 0 ? " #" + tag() : "") + "\n";
    }
    if (below(4) == 0) {
      text += "\n## Key Contacts\n\n| Name | Role |\n|---|---|\n| " + person() + " | " +
              words_of(1) + " |\n";
    }
    return {folder() + "note " + std::to_string(number) + ".md", std::move(text)};
  }

  std::mt19937_64 random_;
};

}  // namespace inkling
