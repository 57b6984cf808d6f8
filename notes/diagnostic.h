// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "notes/text.h"

namespace inkling {

enum class Severity { kError, kWarning, kHint };

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
