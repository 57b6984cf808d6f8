// SPDX-License-Identifier: MIT
#include <cstdint>
#include <cstdlib>

#include "query/parse.h"
#include "schemas/load.h"

// Any bytes give a tree whose text parses to the same tree.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace inkling;
  const ParseContext context{.schemas = &shipped_schemas(),
                             .properties = {"status", "price", "project.owner"},
                             .today = make_date(2026, 11, 22)};
  const ParsedQuery first = parse_query({reinterpret_cast<const char*>(data), size}, context);
  (void)render_diagnostics(first);
  // Printing adds parentheses for the reader's sake: at the very bound of depth they are too many.
  for (const Diagnostic& diagnostic : first.diagnostics) {
    if (diagnostic.code == "too-deep") return 0;
  }
  const std::string printed = to_string(first.query);
  if (printed.size() > kMaxQueryBytes) return 0;
  if (!(parse_query(printed, context).query == first.query)) std::abort();
  return 0;
}
