// SPDX-License-Identifier: MIT
#include "notes/vault_rules.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cctype>
#include <cerrno>

#include "notes/file.h"
#include "notes/obsidian_excludes.h"
#include "notes/read_file.h"

namespace inkling {
namespace {

constexpr std::array<std::string_view, 5> kNeverEntered{".git", ".obsidian", ".trash", ".inkling",
                                                        "node_modules"};

bool ends_with_any_case(std::string_view text, std::string_view lower_case_end) {
  if (text.size() < lower_case_end.size()) return false;
  text.remove_prefix(text.size() - lower_case_end.size());
  return std::equal(text.begin(), text.end(), lower_case_end.begin(), [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == b;
  });
}

bool is_note_name(std::string_view name) {
  return ends_with_any_case(name, ".md") || ends_with_any_case(name, ".markdown");
}

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

}  // namespace

bool is_never_entered(std::string_view folder_name) {
  return std::ranges::find(kNeverEntered, folder_name) != kNeverEntered.end();
}

VaultRules::VaultRules(const ScanOptions& options)
    : hidden_(options.hidden),
      configured_(parse_ignore_file("configuration", joined_lines(options.ignore))) {}

std::string_view VaultRules::refusal_by_name(std::string_view name, bool is_folder) const {
  if (is_folder && is_never_entered(name)) return "never part of a vault";
  if (!hidden_ && name.starts_with('.')) return "hidden";
  if (!is_folder && !is_note_name(name)) return "not a Markdown note";
  return {};
}

void VaultRules::push_folder(const std::string& root, int root_fd, const std::string& folder) {
  for (const char* name : kIgnoreFileNames) {
    auto loaded = load_ignore_file(root, root_fd, folder + name);
    if (loaded) push(std::move(loaded->file));
  }
}

void VaultRules::push_folders_above(const std::string& root, int root_fd, const std::string& path) {
  push_folder(root, root_fd, "");
  for (size_t slash = path.find('/'); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    push_folder(root, root_fd, path.substr(0, slash + 1));
  }
}

Refusal VaultRules::refusal_of(std::string_view path, bool is_folder) const {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (const auto reason = refusal_by_name(name, is_folder); !reason.empty()) {
    return {.built_in = reason};
  }
  const IgnoreFile* file = &configured_;
  const IgnoreRule* rule = deciding_rule(configured_, path, is_folder);
  for (auto next = files_.rbegin(); rule == nullptr && next != files_.rend(); ++next) {
    file = &*next;
    rule = deciding_rule(*next, path, is_folder);
  }
  if (rule == nullptr) {
    file = &excluded_;
    rule = deciding_rule(excluded_, path, is_folder);
  }
  if (rule == nullptr || rule->negated) return {};
  return {.file = file, .rule = rule};
}

Result<LoadedIgnoreFile> load_ignore_file(const std::string& root, int root_fd,
                                          const std::string& path) {
  struct stat status {};
  if (fstatat(root_fd, path.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
    return io_error(errno, path);
  }
  if (S_ISLNK(status.st_mode)) {
    return Error{.code = Code::kInvalid, .message = "a link: its rules are not read"};
  }
  auto read = read_file_below(root, root_fd, path, kMaxIgnoreFileBytes);
  if (!read) return read.error();
  return LoadedIgnoreFile{.file = parse_ignore_file(path, read->content),
                          .stamp = std::move(read->stamp)};
}

Result<LoadedIgnoreFile> load_obsidian_excludes(const std::string& root, int root_fd) {
  auto read = read_file_below(root, root_fd, kObsidianSettings, kMaxIgnoreFileBytes);
  if (!read) return read.error();
  auto rules = parse_obsidian_excludes(read->content);
  if (!rules) return rules.error();
  return LoadedIgnoreFile{.file = std::move(*rules), .stamp = std::move(read->stamp)};
}

}  // namespace inkling
