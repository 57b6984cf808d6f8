// SPDX-License-Identifier: MIT
// Run by the build: reads the shipped YAML files and writes them as C++, with the canonical text of
// what they declare, so that the program need not read YAML to know it. A mistake in a shipped file
// fails the build.
//
//   embed OUT FOLDER NAME...
#include <fmt/core.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "schemas/load.h"

namespace {

std::string literal(const std::string& text) {
  return fmt::format("std::string_view(R\"inkling({})inkling\", {})", text, text.size());
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  inkling::SchemaSet schemas;
  std::string files;
  for (int i = 3; i < count; ++i) {
    const std::string name = arguments[i];
    std::ifstream in(std::string(arguments[2]) + "/" + name, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    inkling::Result<inkling::SchemaSet> more = inkling::add_schema(std::move(schemas), name, text);
    if (!more) {
      const inkling::Error& error = more.error();
      std::cerr << error.where << ": error: " << error.message << "\n" << error.hint << "\n";
      return 1;
    }
    schemas = std::move(*more);
    files += fmt::format("      {{\"{}\", {}}},\n", name, literal(text));
  }
  std::ofstream(arguments[1], std::ios::binary)
      << "// Generated from the YAML files of schemas/.\n"
         "#include \"schemas/load.h\"\n#include \"schemas/shipped.h\"\n\nnamespace inkling {\n\n"
         "const std::vector<ShippedFile>& shipped_schema_files() {\n"
         "  static const std::vector<ShippedFile> files = {\n"
      << files << "  };\n  return files;\n}\n\nstd::string_view shipped_canonical() {\n  return "
      << literal(to_string(schemas)) << ";\n}\n\n}  // namespace inkling\n";
}
