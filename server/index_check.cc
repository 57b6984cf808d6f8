// SPDX-License-Identifier: MIT
#include "server/index_check.h"

#include <fmt/core.h>

#include <sstream>

#include "query/open_index.h"
#include "schemas/words_file.h"
#include "schemas/xapian_guard.h"

namespace inkling {
namespace {

constexpr size_t kMostFindings = 20;

class IndexCheck {
 public:
  explicit IndexCheck(const OpenIndex& index) : index_(index) {}

  std::vector<std::string> run() {
    check("notes", [&] { check_tables("notes", index_.paths.notes()); });
    check("items", [&] { check_tables("items", index_.paths.items()); });
    check("notes", [&] { check_notes(); });
    check("items", [&] { check_items(); });
    return std::move(findings_);
  }

 private:
  void found(std::string finding) {
    if (findings_.size() < kMostFindings) findings_.push_back(std::move(finding));
  }

  /// What cannot be read is a finding too.
  template <typename Part>
  void check(std::string_view name, Part part) {
    try {
      part();
    } catch (...) {
      found(fmt::format("database '{}': {}", name, error_of_current_exception(name).message));
    }
  }

  void check_tables(std::string_view name, const std::string& path) {
    std::ostringstream said;
    const size_t errors = Xapian::Database::check(path, 0, &said);
    if (errors > 0) found(fmt::format("database '{}': errors found by Xapian: {}", name, errors));
  }

  void check_notes() {
    std::vector<WordsBlock> blocks;
    for (auto at = index_.notes.postlist_begin(""); at != index_.notes.postlist_end(""); ++at) {
      const auto data = unpack_note(index_.notes.get_document(*at).get_data());
      if (!data) {
        found(fmt::format("note {}: its document cannot be read", *at));
      } else if (!decode_words(index_.record_of(*at), blocks)) {
        found(fmt::format("{}: its words are not as they were written", data->stamp.path));
      }
    }
  }

  void check_items() {
    const Xapian::docid last = index_.notes.get_lastdocid();
    for (auto at = index_.items.postlist_begin(""); at != index_.items.postlist_end(""); ++at) {
      const auto data = unpack_item(index_.items.get_document(*at).get_data());
      if (!data || data->note == 0 || data->note > last) {
        found(fmt::format("item {}: belongs to no note", *at));
      }
    }
  }

  const OpenIndex& index_;
  std::vector<std::string> findings_{};
};

}  // namespace

Result<std::vector<std::string>> check_index(const std::string& index_folder) {
  Result<OpenIndex> index = open_index(index_folder);
  if (!index) return index.error();
  const uint64_t epoch = index->epoch;
  Result<std::vector<std::string>> findings = guarded(
      index_folder, [&]() -> Result<std::vector<std::string>> { return IndexCheck(*index).run(); });
  const Outcome reopened = refresh(*index);
  if (reopened && index->epoch != epoch) {
    return Error{Code::kBusy, "the index was written meanwhile", index_folder};
  }
  return findings;
}

}  // namespace inkling
