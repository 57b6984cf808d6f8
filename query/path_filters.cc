// SPDX-License-Identifier: MIT
#include <functional>

#include "query/filters.h"
#include "query/pattern.h"
#include "schemas/words.h"

namespace inkling {
namespace {

/// `*` stands for any run of characters but '/', `**` for any run. Both folded.
bool matches_path(std::string_view glob, std::string_view text) {
  // One saved place to go back to per kind of star is enough: a later star frees an earlier one.
  struct Back {
    size_t glob = std::string_view::npos;
    size_t text = 0;
  };
  Back one;
  Back two;
  size_t g = 0;
  size_t t = 0;
  while (t < text.size()) {
    if (g < glob.size() && glob[g] == '*') {
      if (glob.substr(g).starts_with("**")) {
        g += 2;
        if (t == 0 || text[t - 1] == '/') g += g < glob.size() && glob[g] == '/' ? 1 : 0;
        two = {g, t};
        one = {};
      } else {
        one = {++g, t};
      }
    } else if (g < glob.size() && (glob[g] == text[t] || (glob[g] == '?' && text[t] != '/'))) {
      ++g;
      ++t;
    } else if (one.glob != std::string_view::npos && text[one.text] != '/') {
      g = one.glob;
      t = ++one.text;
    } else if (two.glob != std::string_view::npos) {
      g = two.glob;
      t = ++two.text;
      one = {};
    } else {
      return false;
    }
  }
  while (g < glob.size() && glob[g] == '*') ++g;
  return g == glob.size();
}

/// Long paths stand hashed in their term; the document has them whole.
std::string path_of(const Xapian::Database& notes, std::string_view in_term,
                    const std::string& term) {
  const size_t hash = in_term.rfind('#');
  if (term.size() + 32 < kMaxTermBytes || hash == std::string_view::npos) {
    return std::string(in_term);
  }
  const auto posting = notes.postlist_begin(term);
  if (posting == notes.postlist_end(term)) return {};
  const auto data = unpack_note(notes.get_document(*posting).get_data());
  return data ? data->stamp.path : std::string{};
}

std::string_view part_of(std::string_view path, std::string_view name) {
  const size_t slash = path.rfind('/');
  const std::string_view file = slash == std::string_view::npos ? path : path.substr(slash + 1);
  if (name == "path") return path;
  if (name == "file") return file;
  if (name == "folder") return slash == std::string_view::npos ? "" : path.substr(0, slash);
  const size_t point = file.rfind('.');
  return point == std::string_view::npos ? "" : file.substr(point + 1);
}

bool is_or_below(std::string_view folder, std::string_view wanted) {
  return folder.starts_with(wanted) &&
         (folder.size() == wanted.size() || wanted.empty() || folder[wanted.size()] == '/');
}

using Test = std::function<bool(std::string_view)>;

/// Of `path:a/b*` and the like, on folded text.
Test make_test(const Query& query, std::string wanted) {
  const bool whole = query.exact;
  const bool starts = query.compare == Compare::kPrefix;
  const bool folder = query.name == "folder";
  if (wanted.find('*') != std::string::npos) {
    // A pattern of a path without '/' is about any part of it, as in .gitignore.
    if (!whole && !wanted.starts_with("**") && query.name != "folder") {
      const bool anchored = wanted.find('/') != std::string::npos || query.name == "file";
      if (!anchored) wanted = "**" + wanted + "**";
    }
    return [wanted](std::string_view text) { return matches_path(wanted, text); };
  }
  if (query.name == "ext") {
    while (wanted.starts_with('.')) wanted.erase(0, 1);
    return [wanted](std::string_view text) { return text == wanted; };
  }
  if (folder) {
    while (wanted.ends_with('/')) wanted.pop_back();
    while (wanted.starts_with('/')) wanted.erase(0, 1);
  }
  return [wanted, whole, starts, folder](std::string_view text) {
    if (whole) return text == wanted || text == wanted + ".md";
    if (starts) return text.starts_with(wanted);
    if (folder) return is_or_below(text, wanted);
    return text.find(wanted) != std::string_view::npos;
  };
}

}  // namespace

Clause path_clause(const Query& query, const FilterContext& context) {
  Test test;
  if (query.compare == Compare::kRegex) {
    auto pattern = Pattern::compile(query.text, query.flags);
    if (!pattern) return unsupported(query, context, pattern.error().message);
    const auto shared = std::make_shared<Pattern>(std::move(*pattern));
    test = [shared](std::string_view text) { return shared->matches(text); };
  } else {
    test = make_test(query, fold(query.text));
  }
  const bool folds = query.compare != Compare::kRegex;
  std::vector<std::string> terms;
  const Xapian::Database& notes = context.index.notes;
  each_term(notes, std::string(prefix::kPath),
            [&](std::string_view in_term, const std::string& term) {
              const std::string path = path_of(notes, in_term, term);
              const std::string_view part = part_of(path, query.name);
              if (folds ? test(fold(part)) : test(part)) terms.push_back(term);
            });
  if (terms.size() == notes.get_doccount()) return all();
  return docs_clause(docs_with(notes, terms));
}

}  // namespace inkling
