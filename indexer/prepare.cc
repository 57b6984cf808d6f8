// SPDX-License-Identifier: MIT
#include "indexer/prepare.h"

#include "notes/markdown.h"

namespace inkling {
namespace {

constexpr int64_t kNanosPerDay = 86'400'000'000'000;

/// The UTC day: what is indexed must not depend on where the machine stands.
Date day_of(int64_t mtime_ns) {
  const int64_t days = mtime_ns / kNanosPerDay - (mtime_ns % kNanosPerDay < 0 ? 1 : 0);
  return {.days = static_cast<int32_t>(days)};
}

void add_problems(const Note& note, const std::vector<Diagnostic>& diagnostics,
                  std::vector<NoteProblem>& problems) {
  if (diagnostics.empty()) return;
  const LineIndex lines(note.source);
  for (const Diagnostic& diagnostic : diagnostics) {
    problems.push_back({.path = note.path,
                        .place = lines.position_of(diagnostic.span.begin),
                        .severity = diagnostic.severity,
                        .message = diagnostic.message});
  }
}

}  // namespace

std::optional<Prepared> Preparer::prepare(const std::string& path, uint32_t docid,
                                          std::vector<NoteProblem>& problems) {
  Result<NoteFile> file = read_note(request_->vault, path);
  if (!file) {
    if (file.error().code != Code::kNotFound) {
      problems.push_back(
          {.path = path, .severity = Severity::kError, .message = file.error().message});
    }
    return std::nullopt;
  }
  Prepared out{.docid = docid, .stamp = file->stamp};
  out.note = parse_note(path, std::move(file->content));
  out.records = records_from(
      out.note, recogniser_,
      {.default_language = request_->default_language, .modified = day_of(out.stamp.mtime_ns)});
  out.drafts = describer_.describe(out.input());
  encode_words(path, out.drafts.words, out.record);
  out.drafts.words = {};
  add_problems(out.note, out.note.diagnostics, problems);
  add_problems(out.note, out.records.diagnostics, problems);
  return out;
}

}  // namespace inkling
