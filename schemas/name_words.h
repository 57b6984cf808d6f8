// SPDX-License-Identifier: MIT
// Names of people as words, and how an index finds the names that have a word.
//
// The directory of names stands in the metadata of `notes`: one key for each word of a name and
// each term that holds the name, "@" + the word's first bytes + NUL + the term. The terms are those
// of written names ("Nana petrov") and, of notes of the type person, those of their names and
// addresses ("Bana petrov", "Vemail:ana@kelp.example"). A key outlives the last note with its term
// until the index is rebuilt: who reads it asks for the term.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace inkling {

inline constexpr std::string_view kPersonType = "person";  ///< Of notes of people.

/// The words of a name, folded, one blank between: "@Ana.Petrov" and "Ana Petrov" are the same; of
/// an address, those before the '@'.
[[nodiscard]] std::string name_words(std::string_view name);
/// The same of a name that is folded.
[[nodiscard]] std::string name_words_of_folded(std::string_view name);

[[nodiscard]] std::vector<std::string_view> split_name(std::string_view words);

/// Whether one of the words, as name_words gives them, is a single letter.
[[nodiscard]] bool has_initial(std::string_view words);

/// Whether each word of `part` stands in `name` in this order, a single letter for a word that
/// begins with it. At least one word must stand whole. Both as name_words gives them.
[[nodiscard]] bool name_fits(std::string_view part, std::string_view name);

/// How full a name is: by its words, then by how few of them are initials.
[[nodiscard]] std::pair<ptrdiff_t, ptrdiff_t> name_fullness(std::string_view words);

/// A set of the letters that words begin with. What does not begin alike does not fit, and most
/// names that share a word are told apart by this alone.
[[nodiscard]] uint64_t first_letters(std::string_view words);

/// Keys of front matter whose values are addresses of the person a note is about.
[[nodiscard]] std::span<const std::string_view> address_keys();

/// The words that a name is found by: all but single letters, unless it has no other.
[[nodiscard]] std::vector<std::string_view> indexed_words(std::string_view words);

/// What the directory's keys for a word begin with; words that begin with the same eight bytes
/// share it.
[[nodiscard]] std::string name_row(std::string_view word);

}  // namespace inkling
