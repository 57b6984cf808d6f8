// SPDX-License-Identifier: MIT
#include "cli/configuration.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <iterator>

#include "notes/nearest.h"

namespace inkling {
namespace {

Error at(const std::string& where, const YAML::Mark& mark, std::string message) {
  return {.code = Code::kInvalid,
          .message = std::move(message),
          .where = mark.is_null() ? where
                                  : fmt::format("{}:{}:{}", where, mark.line + 1, mark.column + 1)};
}

Outcome read_key(const std::string& where, const YAML::Node& key, const YAML::Node& value,
                 Configuration& into) {
  const std::string& name = key.Scalar();
  if (name == "vault" || name == "language") {
    if (!value.IsScalar()) return at(where, value.Mark(), fmt::format("'{}' must be text", name));
    (name == "vault" ? into.vault : into.language) = value.Scalar();
    return Done{};
  }
  if (name == "ignore") {
    if (value.IsScalar()) into.ignore.push_back(value.Scalar());
    for (const YAML::Node& line : value) {
      if (!line.IsScalar()) return at(where, line.Mark(), "'ignore' must be a list of texts");
      into.ignore.push_back(line.Scalar());
    }
    return Done{};
  }
  if (name == "recent-half-life") {
    const std::string text = value.IsScalar() ? value.Scalar() : "";
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), into.recent_days);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    if (whole && into.recent_days >= 1 && into.recent_days <= kMaxRecentDays) return Done{};
    return at(where, value.Mark(),
              fmt::format("'recent-half-life' must be a number of days, 1 to {}", kMaxRecentDays));
  }
  Error error = at(where, key.Mark(), fmt::format("unknown key '{}'", name));
  const std::string_view meant = nearest(name, {"vault", "ignore", "language", "recent-half-life"});
  error.hint = meant.empty() ? "the keys are vault, ignore, language and recent-half-life"
                             : fmt::format("did you mean '{}'?", meant);
  return error;
}

}  // namespace

Result<Configuration> parse_configuration(const std::string& text, const std::string& where) {
  Configuration out;
  try {
    const YAML::Node root = YAML::Load(text);
    if (root.IsNull()) return out;
    if (!root.IsMap()) return at(where, root.Mark(), "expected 'key: value' lines");
    for (const auto& entry : root) {
      const Outcome outcome = read_key(where, entry.first, entry.second, out);
      if (!outcome) return outcome.error();
    }
  } catch (const YAML::Exception& error) {
    return at(where, error.mark, error.msg);
  }
  return out;
}

std::string configuration_path(const std::string& named, const Environment& env) {
  if (!named.empty()) return named;
  return env.config_home.empty() ? std::string{} : env.config_home + "/inkling/config.yaml";
}

Result<Configuration> load_configuration(const std::string& named, const Environment& env) {
  const std::string path = configuration_path(named, env);
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    if (named.empty() && (path.empty() || errno == ENOENT || errno == ENOTDIR)) {
      return Configuration{};
    }
    return Error{.code = Code::kInvalid, .message = std::strerror(errno), .where = path};
  }
  std::string text(kMaxConfigurationBytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<size_t>(file.gcount()));
  if (file.bad()) return Error{.code = Code::kInvalid, .message = "cannot be read", .where = path};
  if (text.size() > kMaxConfigurationBytes) {
    return Error{.code = Code::kInvalid, .message = "larger than 1 MB", .where = path};
  }
  Result<Configuration> out = parse_configuration(text, path);
  if (out && out->vault.starts_with("~/")) out->vault.replace(0, 1, env.home);
  return out;
}

}  // namespace inkling
