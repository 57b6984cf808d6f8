// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "notes/result.h"
#include "schemas/schema.h"

namespace inkling {

/// The YAML files that ship inside the program, by name ("kinds/decision.yaml"), in order.
struct ShippedFile {
  std::string_view name{};
  std::string_view text{};
};
[[nodiscard]] const std::vector<ShippedFile>& shipped_schema_files();

/// The shipped declarations alone. Made once per process, from their canonical text: no YAML is
/// read.
[[nodiscard]] const SchemaSet& shipped_schemas();

inline constexpr size_t kMaxSchemaBytes = 1 << 20;  ///< Larger files are refused.
inline constexpr size_t kMaxSchemaTexts = 2000;     ///< Most texts of one list.
inline constexpr uint32_t kMaxWeight = 100;

/// Adds one YAML file's declarations to a set: a new name is added (a new type before the known
/// ones, so that it wins), a known one is overridden key by key. A list replaces the known one;
/// under "key+" it is added to it, under "key-" taken from it. `name` is what errors call the file:
/// "risk.yaml:12:3: unknown key 'wieght'", hint "did you mean 'weight'?".
Result<SchemaSet> add_schema(SchemaSet base, std::string_view name, std::string_view yaml);

/// The shipped declarations and then `<vault>/.inkling/schemas/*.yaml` in order of file name.
Result<SchemaSet> load_schemas(const std::string& vault);

}  // namespace inkling
