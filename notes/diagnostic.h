// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "notes/text.h"

namespace inkling {

enum class Severity { kError, kWarning, kHint };

[[nodiscard]] std::string_view to_string(Severity severity);  ///< "error", "warning", "hint".

/// A problem in what a person wrote (a note, a schema, a query). Work goes on: a failure of an
/// operation is an Error instead.
struct Diagnostic {
  std::string code;  ///< Stable: "yaml-syntax", "unknown-field".
  Severity severity = Severity::kWarning;
  std::string message;
  Span span{};        ///< Bytes of the text it is about.
  std::string fix{};  ///< Replacement or advice; may be empty.
};

}  // namespace inkling
