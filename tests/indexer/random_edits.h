// SPDX-License-Identifier: MIT
#pragma once

#include <random>
#include <string>
#include <vector>

#include "tests/indexer/index_world.h"

namespace inkling {

/// Edits a vault as a person might, from a seed: the same seed gives the same edits.
class RandomEdits {
 public:
  RandomEdits(IndexWorld& world, unsigned seed) : world_(world), random_(seed) {}

  void edit() {
    const unsigned choice = below(10);
    if (paths_.empty() || choice < 4) return add();
    const size_t which = below(static_cast<unsigned>(paths_.size()));
    if (choice < 7) return world_.write(paths_[which], text());
    if (choice == 7) return make_unreadable(paths_[which]);
    if (choice == 8) {
      world_.remove(paths_[which]);
      paths_.erase(paths_.begin() + static_cast<std::ptrdiff_t>(which));
      return;
    }
    const std::string renamed = new_path();
    std::filesystem::create_directories(world_.vault() + "/people");
    world_.rename(paths_[which], renamed);
    paths_[which] = renamed;
  }

 private:
  unsigned below(unsigned bound) { return static_cast<unsigned>(random_() % bound); }

  std::string new_path() {
    static constexpr const char* kPlaces[] = {"", "people/", "2026-01-31 ", "ü "};
    return kPlaces[below(4)] + std::string("note ") + std::to_string(++made_) + ".md";
  }

  void add() {
    paths_.push_back(new_path());
    world_.write(paths_.back(), text());
  }

  /// Larger than is read: root reads whatever has no permission.
  void make_unreadable(const std::string& path) {
    std::filesystem::resize_file(world_.vault() + "/" + path, kMaxNoteBytes + 1 + below(100));
  }

  std::string text() {
    static constexpr const char* kLines[] = {
        "# Key Decisions\n",
        "- 2026-02-01: Keep the cold store. [[Ana Diaz|Ana]]\n",
        "- [ ] Call Tomas 📅 2026-03-01 #sales/north\n",
        "- [x] Done already\n",
        "Das ist ein Satz mit Häusern und Bäumen.\n",
        "这是一个句子。\n",
        "status:: draft\n",
        "| Person | Role |\n|---|---|\n| [[Ruth Okonkwo]] | Legal |\n\n",
        "> [!decision] We ship on Monday\n> because it is ready\n\n",
        "\xFF\xFE broken bytes %%and a comment%%\n"};
    std::string out = below(3) == 0 ? "---\ntags: [a/b, c]\ntype: person\n---\n" : "";
    if (below(8) == 0) out = "---\nbroken: [yaml\n---\n";
    const unsigned lines = below(12);
    for (unsigned i = 0; i < lines; ++i) {
      out += kLines[below(10)];
      out += "word" + std::to_string(below(500)) + "\n";
    }
    return out;
  }

  IndexWorld& world_;
  std::mt19937 random_;
  std::vector<std::string> paths_;
  unsigned made_ = 0;
};

}  // namespace inkling
