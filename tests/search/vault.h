// SPDX-License-Identifier: MIT
// A vault in a folder of its own, written and indexed by a test, gone when the test ends.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/update.h"
#include "query/searcher.h"
#include "schemas/load.h"
#include "support/temp_vault.h"

namespace inkling {

struct NoteText {
  std::string path;
  std::string text;
};

class TestVault {
 public:
  TestVault(std::initializer_list<NoteText> notes) : TestVault(std::vector<NoteText>(notes)) {}
  explicit TestVault(const std::vector<NoteText>& notes, SchemaSet schemas = shipped_schemas())
      : schemas_(std::move(schemas)) {
    for (const NoteText& note : notes) write(note.path, note.text);
    index();
  }

  [[nodiscard]] std::string root() const { return folder_.at("vault"); }
  [[nodiscard]] std::string index_folder() const { return folder_.at("index"); }
  void write(const std::string& path, const std::string& text) const {
    folder_.write("vault/" + path, text);
  }
  void remove(const std::string& path) const { folder_.remove("vault/" + path); }
  void index() const {
    const auto report = update_index({.vault = folder_.at("vault"),
                                      .index_folder = folder_.at("index"),
                                      .schemas = schemas_,
                                      .threads = 1});
    ASSERT_TRUE(report) << report.error().message;
  }

  Results search(Request request) {
    if (!searcher_) {
      auto opened = Searcher::open(folder_.at("index"));
      if (!opened) {
        ADD_FAILURE() << opened.error().message;
        return {};
      }
      searcher_ = std::make_unique<Searcher>(std::move(*opened));
    }
    if (request.today == Date{}) request.today = make_date(2026, 3, 15);
    auto results = searcher_->search(request);
    if (!results) {
      ADD_FAILURE() << results.error().message;
      return {};
    }
    return *results;
  }

 private:
  TempVault folder_;
  SchemaSet schemas_;
  std::unique_ptr<Searcher> searcher_;
};

}  // namespace inkling
