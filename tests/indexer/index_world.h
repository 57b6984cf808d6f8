// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "indexer/dump.h"
#include "indexer/steps.h"
#include "indexer/update.h"
#include "schemas/load.h"
#include "tests/indexer/world.h"

namespace inkling {

/// A vault in one folder and its index beside it.
class IndexWorld {
 public:
  IndexWorld() { std::filesystem::create_directories(vault()); }

  [[nodiscard]] std::string vault() const { return folder_.path() + "/my vault\nof notes"; }
  [[nodiscard]] std::string index() const { return folder_.path() + "/index"; }
  [[nodiscard]] std::string scratch(const std::string& name) const {
    return folder_.path() + "/" + name;
  }

  void write(const std::string& path, std::string_view content) {
    write_note(vault() + "/" + path, content, ++clock_);
  }
  void remove(const std::string& path) { std::filesystem::remove(vault() + "/" + path); }
  void rename(const std::string& from, const std::string& to) {
    std::filesystem::rename(vault() + "/" + from, vault() + "/" + to);
  }

  [[nodiscard]] IndexRequest request() const {
    return {.vault = vault(), .index_folder = index(), .schemas = shipped_schemas(), .threads = 2};
  }
  /// Updates the index; the test fails when that does.
  IndexReport update(const Step& step = {}) const {
    const Result<IndexReport> report = update_index(request(), step);
    if (report) return *report;
    ADD_FAILURE() << report.error().where << ": " << report.error().message;
    return {};
  }
  [[nodiscard]] std::string dump() const { return dump_of(index()); }
  /// What the same vault gives when it is indexed from nothing.
  [[nodiscard]] std::string dump_of_rebuild() const {
    IndexRequest fresh = request();
    fresh.index_folder = scratch("fresh index");
    fresh.rebuild = true;
    const Result<IndexReport> report = update_index(fresh);
    if (!report) ADD_FAILURE() << report.error().message;
    return dump_of(fresh.index_folder);
  }

 private:
  static std::string dump_of(const std::string& folder) {
    const Result<std::string> dump = dump_index(folder);
    if (dump) return *dump;
    ADD_FAILURE() << dump.error().where << ": " << dump.error().message;
    return "";
  }

  TempFolder folder_;
  int64_t clock_ = 1'700'000'000;
};

inline std::string summary(const IndexReport& report) {
  return "+" + std::to_string(report.added) + " ~" + std::to_string(report.modified) + " -" +
         std::to_string(report.removed) + " >" + std::to_string(report.renamed) + " =" +
         std::to_string(report.notes);
}

}  // namespace inkling
