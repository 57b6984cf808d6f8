// SPDX-License-Identifier: MIT
#include "indexer/staging.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "indexer/files.h"
#include "indexer/term_lists.h"

namespace inkling {
namespace {

namespace fs = std::filesystem;

constexpr const char* kVersionFile = "iamglass";
constexpr const char* kShownVersion = "iamglass.shown";  ///< Staged, without term lists.
constexpr const char* kTermLists = "termlist.glass";
constexpr const char* kTableEnding = ".glass";

/// False where files cannot have two names.
bool give_second_name(const fs::path& file, const fs::path& name) {
  std::error_code error;
  fs::create_hard_link(file, name, error);
  if (!error) return true;
  for (const std::errc no_links : {std::errc::operation_not_permitted, std::errc::not_supported,
                                   std::errc::operation_not_supported, std::errc::too_many_links,
                                   std::errc::function_not_supported}) {
    if (error == no_links) return false;
  }
  throw std::system_error(error, "cannot make '" + name.string() + "'");
}

std::vector<fs::path> tables_in(const fs::path& database) {
  std::vector<fs::path> tables;
  for (const fs::directory_entry& entry : fs::directory_iterator(database)) {
    const fs::path& path = entry.path();
    if (path.extension() == kTableEnding && path.filename() != kTermLists) tables.push_back(path);
  }
  return tables;
}

bool stage(const fs::path& database, const fs::path& staged) {
  fs::create_directory(staged, database);
  std::vector<fs::path> files = tables_in(database);
  files.push_back(database / kVersionFile);
  return std::all_of(files.begin(), files.end(), [&](const fs::path& file) {
    return give_second_name(file, staged / file.filename());
  });
}

void link(const fs::path& file, const fs::path& name) {
  if (give_second_name(file, name)) return;
  throw std::runtime_error("cannot give '" + file.string() + "' another name any more");
}

void show(const fs::path& staged, const fs::path& database) {
  for (const fs::path& table : tables_in(staged)) {
    // Xapian makes some only when there is something to put into them.
    if (!fs::exists(database / table.filename())) link(table, database / table.filename());
  }
  const fs::path fresh = database / (std::string(kVersionFile) + ".new");
  fs::remove(fresh);
  fs::rename(staged / kShownVersion, fresh);
  fs::rename(fresh, database / kVersionFile);
}

}  // namespace

Staging::Staging(const IndexPaths& paths) : paths_(paths), folder_(paths.generation + "/writing") {
  // A crash may have left these.
  fs::remove_all(folder_);
  drop_term_lists(paths_.notes());
  drop_term_lists(paths_.items());
  fs::create_directory(folder_, paths.generation);
  apart_ = stage(paths_.notes(), folder_ + "/notes") && stage(paths_.items(), folder_ + "/items");
}

Staging::~Staging() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void Staging::lend_notes(const std::vector<uint32_t>& notes) const {
  lend_term_lists_of_notes(paths_, notes, this->notes());
}

void Staging::lend_items(const std::vector<uint32_t>& notes) const {
  lend_term_lists_of_items(paths_, notes, items());
}

void Staging::lend_values_of_items(const std::vector<uint32_t>& notes) const {
  inkling::lend_values_of_items(paths_, notes, items());
}

void Staging::sync(std::vector<std::string> files) const {
  for (const std::string& folder : {notes(), items()}) {
    for (const fs::path& table : tables_in(folder)) files.push_back(table.string());
    const std::string shown = folder + "/" + kShownVersion;
    replace_file(shown, version_without_term_lists(folder), Durable::kNo);
    files.push_back(shown);
  }
  sync_files(files);
}

void Staging::end() const {
  if (apart_) return;
  drop_term_lists(notes());
  drop_term_lists(items());
}

void Staging::show_notes() const {
  show(notes(), paths_.notes());
}

void Staging::show_items() const {
  show(items(), paths_.items());
}

}  // namespace inkling
