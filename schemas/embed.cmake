# Writes the shipped YAML into a C++ source: cmake -DFOLDER=... -DFILES="a.yaml;b.yaml" -DOUT=... -P
set(text "// Generated from the YAML files of schemas/.\n#include \"schemas/load.h\"\n\nnamespace inkling {\n
const std::vector<ShippedFile>& shipped_schema_files() {\n  static const std::vector<ShippedFile> files = {\n")
foreach(name ${FILES})
  file(READ "${FOLDER}/${name}" yaml)
  string(APPEND text "      {\"${name}\", R\"inkling(${yaml})inkling\"},\n")
endforeach()
string(APPEND text "  };\n  return files;\n}\n\n}  // namespace inkling\n")
file(WRITE "${OUT}" "${text}")
