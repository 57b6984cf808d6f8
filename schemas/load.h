// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "notes/result.h"
#include "schemas/schema.h"

namespace inkling {

/// The YAML files that ship inside the program, by name ("kinds/decision.yaml").
struct ShippedFile {
  std::string_view name;
  std::string_view text;
};
[[nodiscard]] const std::vector<ShippedFile>& shipped_schema_files();

/// The shipped declarations alone. Parsed once per process from the embedded text.
[[nodiscard]] const SchemaSet& shipped_schemas();

/// Adds one YAML file's declarations to a set: a new name is added, a known one is overridden key
/// by key. `name` is what errors call it: "kinds/risk.yaml:12:3: unknown key 'wieght'", hint "did
/// you mean 'weight'?".
Result<SchemaSet> add_schema(SchemaSet base, std::string_view name, std::string_view yaml);

/// The shipped declarations and then `<vault>/.inkling/schemas/*.yaml` in order of file name.
Result<SchemaSet> load_schemas(const std::string& vault);

}  // namespace inkling
