// SPDX-License-Identifier: MIT
#include "schemas/load.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "notes/file.h"
#include "notes/read_file.h"
#include "schemas/shipped.h"

namespace inkling {
namespace {

constexpr const char* kSchemaFolder = ".inkling/schemas";

/// Names of the YAML files in the vault's schema folder, sorted; none when there is no folder.
Result<std::vector<std::string>> schema_files(const std::string& vault) {
  std::vector<std::string> names;
  std::error_code error;
  std::filesystem::directory_iterator files(std::filesystem::path(vault) / kSchemaFolder, error);
  if (error == std::errc::no_such_file_or_directory) return names;
  for (; !error && files != std::filesystem::directory_iterator(); files.increment(error)) {
    const std::filesystem::path& path = files->path();
    if (path.extension() == ".yaml" || path.extension() == ".yml") {
      names.push_back(path.filename().string());
    }
  }
  if (error) return io_error(error.value(), kSchemaFolder);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

const SchemaSet& shipped_schemas() {
  static const SchemaSet kShipped = parse_schema(shipped_canonical());
  return kShipped;
}

Result<SchemaSet> load_schemas(const std::string& vault) {
  const Result<std::vector<std::string>> names = schema_files(vault);
  if (!names) return names.error();
  SchemaSet schemas = shipped_schemas();
  if (names->empty()) return schemas;
  const Result<Fd> root = open_root(vault);
  if (!root) return root.error();
  for (const std::string& name : *names) {
    const std::string path = std::string(kSchemaFolder) + "/" + name;
    const Result<NoteFile> file = read_file_below(vault, root->get(), path, kMaxSchemaBytes);
    if (!file) return file.error();
    Result<SchemaSet> more = add_schema(std::move(schemas), path, file->content);
    if (!more) return more.error();
    schemas = std::move(*more);
  }
  return schemas;
}

}  // namespace inkling
