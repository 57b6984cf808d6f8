// SPDX-License-Identifier: MIT
// How names, targets, tags and folders are written as terms. Pure; the query folds what a person
// types the same way, so one term is enough to look up.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "notes/note.h"
#include "schemas/record.h"

namespace inkling {

/// "people/Ana Diaz.md" -> "Ana Diaz".
[[nodiscard]] std::string_view file_stem(std::string_view path);

/// Folded, without blanks around it and without the '@' of a handle: " @Ana" -> "ana".
[[nodiscard]] std::string person_term(std::string_view name);

/// The name as written and, of a link, the last part of its target, without blanks around them and
/// without '@'; those that are not empty. Views of `person`.
[[nodiscard]] std::vector<std::string_view> person_names(const PersonName& person);

/// The same folded, each once.
[[nodiscard]] std::vector<std::string> person_terms(const PersonName& person);

/// "../People/Ana Diaz.md" -> "people/ana diaz", "ana diaz". Nothing of an empty target.
[[nodiscard]] std::vector<std::string> link_terms(std::string_view target);

/// A local file that is no note: "plan.pdf".
[[nodiscard]] bool is_attachment(const Link& link);

/// Front matter keys that have a field of their own: title and aliases.
[[nodiscard]] bool is_title_key(std::string_view key);

/// "a/b/c" -> "a/b/c", "a/b", "a". For tags and folders; empty parts are left out.
[[nodiscard]] std::vector<std::string_view> with_ancestors(std::string_view path);

/// "a/b/c.md" -> "a/b"; "" at the top.
[[nodiscard]] std::string_view folder_of(std::string_view path);

}  // namespace inkling
