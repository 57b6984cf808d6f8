// SPDX-License-Identifier: MIT
#include "cli/report.h"

#include <fmt/format.h>

#include "cli/plain.h"

namespace inkling {

int exit_code_of(Code code) {
  switch (code) {
    case Code::kInvalid:
    case Code::kNotFound:
      return kExitUsage;
    case Code::kMismatch:
    case Code::kCorrupt:
      return kExitUnusable;
    case Code::kBusy:
    case Code::kIo:
    case Code::kInternal:
      return kExitIo;
    case Code::kCancelled:
      return kExitInterrupted;
  }
  return kExitIo;
}

int report(Session& session, const Error& error) {
  std::string text = session.err.styled("inkling:", Style::kError) + " ";
  if (!error.where.empty()) text += printable(error.where) + ": ";
  text += printable(error.message) + "\n";
  if (!error.hint.empty()) {
    text += session.err.styled("hint:", Style::kHint) + " " + printable(error.hint) + "\n";
  }
  (void)session.out.finish();  // What was answered so far comes first; main() sees a failure again.
  session.err.write(text);
  return exit_code_of(error.code);
}

int report_index(Session& session, const Error& error) {
  const int code = report(session, error);
  return error.code == Code::kNotFound ? kExitUnusable : code;
}

int report_usage(Session& session, std::string_view command, std::string_view message) {
  return report(session, {.code = Code::kInvalid,
                          .message = std::string{message},
                          .hint = fmt::format("inkling {} --help", command)});
}

}  // namespace inkling
