// SPDX-License-Identifier: MIT
#include <algorithm>
#include <tuple>

#include "notes/markdown.h"
#include "schemas/recogniser.h"
#include "server/check.h"

namespace inkling {

Result<std::vector<Finding>> check_vault(const WorkspaceOptions& workspace,
                                         const SchemaSet& schemas, const CheckOptions& options) {
  const Result<Scan> scan = scan_vault(workspace.vault, workspace.scan);
  if (!scan) return scan.error();
  std::vector<Finding> found;
  const auto unreadable = [&](const std::string& path, const std::string& message) {
    found.push_back({.rule = "unreadable",
                     .severity = Severity::kError,
                     .path = path,
                     .place = LineIndex("").position_of(0),
                     .message = message});
  };
  for (const FileProblem& problem : scan->problems) unreadable(problem.path, problem.message);
  const Recogniser recogniser(schemas);
  NamesCheck names;
  for (const FileStamp& file : scan->files) {
    Result<NoteFile> read = read_note(workspace.vault, file.path);
    if (!read) {
      unreadable(file.path, read.error().message);
      continue;
    }
    const Note note = parse_note(file.path, std::move(read->content));
    const Records records =
        records_from(note, recogniser, {.default_language = workspace.default_language});
    for (Finding& finding : check_note(note, records, schemas, options.today)) {
      found.push_back(std::move(finding));
    }
    names.add(note, records);
  }
  for (Finding& finding : names.findings()) found.push_back(std::move(finding));
  std::erase_if(found, [&](const Finding& finding) {
    return std::find(options.off.begin(), options.off.end(), finding.rule) != options.off.end();
  });
  std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.path, a.place.line, a.place.column) <
           std::tie(b.path, b.place.line, b.place.column);
  });
  return found;
}

}  // namespace inkling
