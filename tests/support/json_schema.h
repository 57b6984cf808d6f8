// SPDX-License-Identifier: MIT
// The part of JSON Schema (2020-12) that docs/search.schema.json uses. A keyword it does not know
// is an error, so that nothing in the schema goes unchecked.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace inkling {

class JsonSchema {
 public:
  explicit JsonSchema(nlohmann::json root) : root_(std::move(root)) {}

  /// What is wrong with `value`, as "/hits/0/line: not an integer"; empty when it conforms.
  [[nodiscard]] std::vector<std::string> problems(const nlohmann::json& value) const {
    std::vector<std::string> out;
    check(root_, value, "", out);
    return out;
  }

 private:
  using Json = nlohmann::json;
  using Problems = std::vector<std::string>;

  static bool is_type(const Json& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    return false;
  }

  void check(const Json& schema, const Json& value, const std::string& at, Problems& out) const {
    static const std::set<std::string> kSaidOnly = {"$schema", "$id",         "$defs",
                                                    "title",   "description", "format"};
    for (const auto& [keyword, wanted] : schema.items()) {
      if (kSaidOnly.count(keyword) == 0) check_keyword(keyword, wanted, schema, value, at, out);
    }
  }

  void check_keyword(const std::string& keyword, const Json& wanted, const Json& schema,
                     const Json& value, const std::string& at, Problems& out) const {
    const auto fail_unless = [&](bool good, const std::string& what) {
      if (!good) out.push_back(at + ": " + what);
    };
    if (keyword == "type") {
      fail_unless(is_type(value, wanted), "not of type " + wanted.get<std::string>());
    } else if (keyword == "const") {
      fail_unless(value == wanted, "not " + wanted.dump());
    } else if (keyword == "enum") {
      fail_unless(std::find(wanted.begin(), wanted.end(), value) != wanted.end(),
                  value.dump() + " is none of " + wanted.dump());
    } else if (keyword == "minimum") {
      fail_unless(!value.is_number() || value >= wanted, "below " + wanted.dump());
    } else if (keyword == "minItems") {
      fail_unless(!value.is_array() || value.size() >= wanted, "too few elements");
    } else if (keyword == "maxItems") {
      fail_unless(!value.is_array() || value.size() <= wanted, "too many elements");
    } else if (keyword == "required") {
      for (const Json& name : wanted) {
        fail_unless(!value.is_object() || value.contains(name.get<std::string>()),
                    "lacks " + name.dump());
      }
    } else if (keyword == "$ref") {
      check(root_.at(Json::json_pointer(wanted.get<std::string>().substr(1))), value, at, out);
    } else if (keyword == "allOf") {
      for (const Json& one : wanted) check(one, value, at, out);
    } else if (keyword == "properties" || keyword == "additionalProperties") {
      check_members(keyword, schema, value, at, out);
    } else if (keyword == "items" || keyword == "prefixItems") {
      for (size_t i = 0; value.is_array() && i < value.size(); ++i) {
        const bool one_by_one = keyword == "prefixItems";
        if (one_by_one && i >= wanted.size()) break;
        check(one_by_one ? wanted[i] : wanted, value[i], at + "/" + std::to_string(i), out);
      }
    } else {
      out.push_back(at + ": the schema's keyword '" + keyword + "' is not checked");
    }
  }

  void check_members(const std::string& keyword, const Json& schema, const Json& value,
                     const std::string& at, Problems& out) const {
    if (!value.is_object()) return;
    const Json declared = schema.value("properties", Json::object());
    for (const auto& [name, member] : value.items()) {
      const bool known = declared.contains(name);
      if (keyword == "properties" && known) check(declared[name], member, at + "/" + name, out);
      if (keyword == "additionalProperties" && !known) {
        check(schema[keyword], member, at + "/" + name, out);
      }
    }
  }

  Json root_;
};

}  // namespace inkling
