// SPDX-License-Identifier: MIT
#include "cli/locate.h"

#include <ctime>
#include <filesystem>

#include <fmt/format.h>

#include "cli/configuration.h"
#include "schemas/layout.h"

namespace inkling {
namespace {

namespace fs = std::filesystem;

struct Choice {
  std::string path{};
  std::string from{};
};

constexpr const char* kNameOne = "name one with --vault DIR, or set INKLING_VAULT";

Result<Choice> choose(const Session& session, const std::string& named,
                      const Configuration& configuration) {
  if (!named.empty()) return Choice{named, "argument"};
  if (!session.options.vault.empty()) return Choice{session.options.vault, "--vault"};
  if (!session.environment.vault.empty()) {
    return Choice{session.environment.vault, "INKLING_VAULT"};
  }
  const std::string& folder = session.environment.folder;
  if (Result<std::string> found = find_vault(folder)) return Choice{*found, "found upward"};
  if (!configuration.vault.empty()) return Choice{configuration.vault, "configuration"};
  return Error{.code = Code::kNotFound,
               .message = fmt::format("no vault at or above '{}': a vault has a folder .obsidian, "
                                      ".git, .zk or .inkling",
                                      folder),
               .hint = fmt::format("{}; 'mkdir .inkling' makes one of this folder", kNameOne)};
}

Result<std::string> checked_folder(const Choice& choice) {
  std::error_code error;
  const fs::path path = fs::canonical(choice.path, error);
  const std::string by = choice.from == "argument" ? "" : fmt::format(" ({})", choice.from);
  if (error) {
    return Error{.code = Code::kNotFound,
                 .message = fmt::format("no vault at '{}'{}: {}", choice.path, by,
                                        error == std::errc::no_such_file_or_directory
                                            ? std::string{"no such folder"}
                                            : error.message()),
                 .hint = kNameOne};
  }
  if (!fs::is_directory(path, error)) {
    return Error{.code = Code::kInvalid,
                 .message = fmt::format("'{}'{} is a file, not a folder of notes", choice.path, by),
                 .hint = fmt::format("did you mean --vault '{}'?", path.parent_path().string())};
  }
  return path.string();
}

Result<std::string> index_for(const Session& session, const std::string& vault) {
  const std::string& named =
      session.options.index.empty() ? session.environment.index : session.options.index;
  if (!named.empty()) {
    std::error_code error;
    const fs::path path = fs::weakly_canonical(named, error);
    return error ? named : path.string();
  }
  if (session.environment.cache_home.empty()) {
    return Error{.code = Code::kInvalid,
                 .message = "no place for the index: neither HOME nor XDG_CACHE_HOME is set",
                 .hint = "name one with --index DIR, or set INKLING_INDEX"};
  }
  return index_folder_for(session.environment.cache_home, vault);
}

}  // namespace

Result<Located> locate(const Session& session, const std::string& named) {
  Result<Configuration> configuration =
      load_configuration(session.options.config, session.environment);
  if (!configuration) return configuration.error();
  const Result<Choice> choice = choose(session, named, *configuration);
  if (!choice) return choice.error();
  const Result<std::string> vault = checked_folder(*choice);
  if (!vault) return vault.error();
  const Result<std::string> index = index_for(session, *vault);
  if (!index) return index.error();
  return Located{.workspace = {.vault = *vault,
                               .index_folder = *index,
                               .default_language = configuration->language,
                               .scan = {.ignore = std::move(configuration->ignore)}},
                 .recent_days = configuration->recent_days,
                 .vault_from = choice->from};
}

Result<Date> today(const Environment& environment) {
  if (environment.today.empty()) {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return make_date(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1),
                     static_cast<unsigned>(local.tm_mday));
  }
  if (const std::optional<Date> date = parse_date(environment.today)) return *date;
  return Error{.code = Code::kInvalid,
               .message = fmt::format("INKLING_TODAY is no date: '{}'", environment.today),
               .hint = "write it as 2026-01-31"};
}

}  // namespace inkling
