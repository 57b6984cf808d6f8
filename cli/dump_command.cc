// SPDX-License-Identifier: MIT
#include <filesystem>
#include <memory>

#include "cli/command.h"
#include "cli/locate.h"
#include "cli/report.h"
#include "notes/markdown.h"
#include "schemas/load.h"

namespace inkling {
namespace {

struct DumpOptions {
  std::string file{};
};

namespace fs = std::filesystem;

/// From the current folder, which need not be in a vault; else in the vault that is named.
fs::path place_of(const Session& session, const std::string& file) {
  fs::path here = fs::path(session.environment.folder) / file;
  std::error_code error;
  if (fs::exists(here, error)) return here;
  const Result<Located> located = locate(session);
  const fs::path there = located ? fs::path(located->workspace.vault) / file : here;
  return fs::exists(there, error) ? there : here;
}

int run(Session& session, const DumpOptions& options) {
  if (options.file.empty()) return report_usage(session, "dump", "which note?");
  const fs::path path = place_of(session, options.file);
  const std::string folder = path.parent_path().string();
  const Result<NoteFile> file = read_note(folder, path.filename().string());
  if (!file) return report(session, file.error());
  const Result<std::string> vault = find_vault(folder);
  const Result<SchemaSet> schemas = load_schemas(vault ? *vault : folder);
  if (!schemas) return report(session, schemas.error());
  const std::string name =
      vault ? path.lexically_relative(*vault).string() : path.filename().string();
  const Note note = parse_note(name, file->content);
  session.out.write(to_string(note) + "\n" +
                    to_string(note, records_from(note, *schemas), *schemas));
  return kExitFound;
}

}  // namespace

Command dump_command() {
  const auto into = std::make_shared<DumpOptions>();
  return {
      .name = "dump",
      .summary = "Show how a note is read, for developers",
      .arguments = "FILE",
      .details = "First what is written, block by block, then what it means by the schemas.",
      .examples = "inkling dump 'customers/Halden Robotics.md'",
      .options = {{"file", "", "", &into->file}},
      .run = [into](Session& session) { return run(session, *into); },
  };
}

}  // namespace inkling
