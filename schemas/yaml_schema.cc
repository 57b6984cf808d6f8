// SPDX-License-Identifier: MIT
// YAML into declarations. The shape is the same for everything that can be declared:
//
//   kinds:                     a group
//     risk:                    a declaration
//       headings: [Risks]      a member; members.h has the table
//
// The first mistake ends the reading of a file: half a schema would find half the items.
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_set>

#include "notes/nearest.h"
#include "schemas/load.h"
#include "schemas/members.h"
#include "schemas/words.h"

namespace inkling {
namespace {

/// Ends the reading of one file. Thrown and caught in this file only, like yaml-cpp's own.
struct Mistake {
  YAML::Mark mark;
  std::string message;
  std::string hint{};
};

std::string_view type_of(const YAML::Node& node) {
  switch (node.Type()) {
    case YAML::NodeType::Scalar:
      return "text";
    case YAML::NodeType::Sequence:
      return "a list";
    case YAML::NodeType::Map:
      return "a map";
    default:
      return "nothing";
  }
}

[[noreturn]] void wrong_type(const YAML::Node& node, std::string_view key, std::string_view want) {
  throw Mistake{node.Mark(), fmt::format("'{}' must be {}, not {}", key, want, type_of(node))};
}

[[noreturn]] void unknown(const YAML::Node& key, const std::vector<std::string_view>& known) {
  const std::string_view near = nearest(key.Scalar(), known);
  throw Mistake{key.Mark(), fmt::format("unknown key '{}'", key.Scalar()),
                near.empty() ? fmt::format("known keys: {}", fmt::join(known, ", "))
                             : fmt::format("did you mean '{}'?", near)};
}

/// Calls each(key, value) for the entries of a map; yaml-cpp keeps duplicates, a reader would not.
template <typename Each>
void for_entries(const YAML::Node& map, std::string_view what, Each&& each) {
  if (!map.IsMap()) wrong_type(map, what, "a map");
  std::unordered_set<std::string> seen;
  for (const auto& entry : map) {
    if (!entry.first.IsScalar()) {
      throw Mistake{entry.first.Mark(), fmt::format("a key of '{}' must be text", what)};
    }
    if (!seen.insert(entry.first.Scalar()).second) {
      throw Mistake{entry.first.Mark(), fmt::format("duplicate key '{}'", entry.first.Scalar())};
    }
    each(entry.first, entry.second);
  }
}

std::string one_text(const YAML::Node& node, std::string_view key) {
  if (!node.IsScalar()) wrong_type(node, key, "text");
  return node.Scalar();
}

/// A text, a list of texts, or a map whose values are such lists (by language, say).
class TextList {
 public:
  TextList(std::string_view key, Text how) : key_(key), how_(how) {}

  std::vector<std::string> read(const YAML::Node& node) {
    if (node.IsMap()) {
      for_entries(node, key_, [&](const YAML::Node&, const YAML::Node& part) { add_all(part); });
    } else {
      add_all(node);
    }
    return std::move(texts_);
  }

 private:
  void add_all(const YAML::Node& node) {
    if (node.IsScalar()) {
      add(node);
    } else if (node.IsSequence()) {
      for (const YAML::Node& element : node) add(element);
    } else {
      wrong_type(node, key_, "a text or a list of texts");
    }
  }

  void add(const YAML::Node& node) {
    if (!node.IsScalar()) wrong_type(node, key_, "a list of texts");
    std::string text = how_ == Text::kFolded ? fold(node.Scalar()) : node.Scalar();
    if (text.empty()) throw Mistake{node.Mark(), fmt::format("empty text in '{}'", key_)};
    if (std::find(texts_.begin(), texts_.end(), text) != texts_.end()) return;
    if (texts_.size() == kMaxSchemaTexts) {
      throw Mistake{node.Mark(), fmt::format("more than {} texts in '{}'", kMaxSchemaTexts, key_)};
    }
    texts_.push_back(std::move(text));
  }

  std::string_view key_;
  Text how_;
  std::vector<std::string> texts_{};
};

/// Takes the value of one key of a declaration into the member of that name.
struct Taker {
  std::string_view key;  ///< Without '+' or '-'.
  char change;           ///< '+', '-', or '=' for a plain key.
  const YAML::Node& value;
  bool taken = false;

  [[nodiscard]] bool is(std::string_view name) {
    if (name != key) return false;
    taken = true;
    return true;
  }

  void operator()(std::string_view name, std::string& text) {
    if (change == '=' && is(name)) text = one_text(value, key);
  }

  void operator()(std::string_view name, uint32_t& number) {
    if (change != '=' || !is(name)) return;
    const std::string text = one_text(value, key);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number > kMaxWeight) {
      throw Mistake{value.Mark(), fmt::format("'{}' must be a number from 0 to {}, not '{}'", key,
                                              kMaxWeight, text)};
    }
  }

  void operator()(std::string_view name, bool& flag) {
    if (change != '=' || !is(name)) return;
    const std::string text = one_text(value, key);
    if (text != "true" && text != "false") {
      throw Mistake{value.Mark(), fmt::format("'{}' must be true or false, not '{}'", key, text)};
    }
    flag = text == "true";
  }

  void operator()(std::string_view name, std::vector<std::string>& texts, Text how) {
    if (!is(name)) return;
    std::vector<std::string> given = TextList(key, how).read(value);
    if (change == '=') {
      texts = std::move(given);
      return;
    }
    for (std::string& text : given) {
      std::erase(texts, text);
      if (change == '+') texts.push_back(std::move(text));
    }
  }
};

/// The names that visit_members gives.
struct Names {
  std::vector<std::string_view>& names;
  template <typename... Rest>
  void operator()(std::string_view name, Rest&&...) const {
    names.push_back(name);
  }
};

template <typename Spec>
void read_members(const YAML::Node& node, Spec& spec) {
  for_entries(node, spec.name, [&](const YAML::Node& key, const YAML::Node& value) {
    std::string_view name = key.Scalar();
    const bool changes = !name.empty() && (name.back() == '+' || name.back() == '-');
    const char change = changes ? name.back() : '=';
    if (changes) name.remove_suffix(1);
    Taker taker{.key = name, .change = change, .value = value};
    visit_members(spec, taker);
    if (taker.taken) return;
    std::vector<std::string_view> known;
    visit_members(spec, Names{known});
    unknown(key, known);
  });
}

/// Names stand in queries ("risk:late") and in terms of the index.
void check_name(const YAML::Node& key, std::string_view group) {
  const std::string& name = key.Scalar();
  const bool good =
      !name.empty() && name[0] >= 'a' && name[0] <= 'z' &&
      std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
      });
  if (good) return;
  const std::string what =
      name.empty() ? "a declaration in '{}' has no name" : "bad name '{1}' in '{0}'";
  throw Mistake{key.Mark(), fmt::format(fmt::runtime(what), group, name),
                "a name is lower case letters, digits, '-' and '_', and begins with a letter"};
}

template <typename Spec, typename Same>
Spec& find_or_add(std::vector<Spec>& specs, Spec fresh, size_t place, Same&& same) {
  const auto known = std::find_if(specs.begin(), specs.end(), same);
  if (known != specs.end()) return *known;
  return *specs.insert(specs.begin() + static_cast<std::ptrdiff_t>(place), std::move(fresh));
}

template <typename Spec>
void read_group(const YAML::Node& node, std::string_view group, std::vector<Spec>& specs) {
  size_t added = 0;
  for_entries(node, group, [&](const YAML::Node& key, const YAML::Node& value) {
    check_name(key, group);
    const std::string& name = key.Scalar();
    Spec fresh;
    fresh.name = name;
    const size_t place = std::is_same_v<Spec, TypeSpec> ? added : specs.size();
    const size_t before = specs.size();
    Spec& spec = find_or_add(specs, std::move(fresh), place,
                             [&](const Spec& known) { return known.name == name; });
    if (specs.size() > before) ++added;
    read_members(value, spec);
  });
}

/// Values stand one level deeper: status: done: {...}.
void read_group(const YAML::Node& node, std::string_view group, std::vector<ValueSpec>& specs) {
  for_entries(node, group, [&](const YAML::Node& of, const YAML::Node& values) {
    check_name(of, group);
    for_entries(values, of.Scalar(), [&](const YAML::Node& key, const YAML::Node& value) {
      check_name(key, of.Scalar());
      ValueSpec fresh;
      fresh.of = of.Scalar();
      fresh.name = key.Scalar();
      const auto same = [&](const ValueSpec& known) {
        return known.of == of.Scalar() && known.name == key.Scalar();
      };
      read_members(value, find_or_add(specs, std::move(fresh), specs.size(), same));
    });
  });
}

void read_file(const YAML::Node& root, SchemaSet& schemas) {
  if (!root.IsDefined() || root.IsNull()) {
    throw Mistake{YAML::Mark(), "the file declares nothing",
                  "begin with 'kinds:', 'types:', 'fields:', 'meanings:', 'values:' or 'facets:'"};
  }
  for_entries(root, "the file", [&](const YAML::Node& key, const YAML::Node& value) {
    bool taken = false;
    std::vector<std::string_view> known;
    visit_groups(schemas, [&](std::string_view group, auto& specs) {
      known.push_back(group);
      if (key.Scalar() != group) return;
      taken = true;
      read_group(value, group, specs);
    });
    if (!taken) unknown(key, known);
    for (const auto& entry : value) {
      if (key.Scalar() == "kinds" && schemas.field(entry.first.Scalar())) {
        throw Mistake{entry.first.Mark(),
                      fmt::format("'{}' is a field and cannot be a kind", entry.first.Scalar())};
      }
    }
  });
}

std::string place_of(std::string_view name, const YAML::Mark& mark) {
  if (mark.is_null()) return fmt::format("{}:1:1", name);
  return fmt::format("{}:{}:{}", name, mark.line + 1, mark.column + 1);
}

Error invalid(std::string message, std::string where, std::string hint = {}) {
  return {.code = Code::kInvalid,
          .message = std::move(message),
          .where = std::move(where),
          .hint = std::move(hint)};
}

}  // namespace

Result<SchemaSet> add_schema(SchemaSet base, std::string_view name, std::string_view yaml) {
  if (yaml.size() > kMaxSchemaBytes) {
    return invalid(fmt::format("the file is larger than {} bytes", kMaxSchemaBytes),
                   std::string(name));
  }
  try {
    read_file(YAML::Load(std::string(yaml)), base);
  } catch (const Mistake& mistake) {
    return invalid(mistake.message, place_of(name, mistake.mark), mistake.hint);
  } catch (const YAML::Exception& error) {
    return invalid(error.msg, place_of(name, error.mark));
  }
  return base;
}

}  // namespace inkling
