// SPDX-License-Identifier: MIT
#include "server/directory.h"

#include <algorithm>
#include <optional>

#include "query/facet_column.h"
#include "query/filters.h"
#include "query/person_finder.h"
#include "schemas/xapian_guard.h"

namespace inkling {
namespace {

bool parts_words(char c) {
  return c == ' ' || c == '-' || c == '_' || c == '/' || c == '.' || c == '(';
}

bool has_letters_in_order(std::string_view letters, std::string_view name) {
  size_t at = 0;
  for (const char c : name) at += at < letters.size() && letters[at] == c ? 1 : 0;
  return at == letters.size();
}

}  // namespace

std::optional<Fit> fit_of(std::string_view typed, std::string_view name) {
  const size_t at = name.find(typed);
  if (at == std::string_view::npos) {
    constexpr size_t kFewestScattered = 2;  // One letter stands in nearly every name.
    if (typed.size() < kFewestScattered || !has_letters_in_order(typed, name)) return std::nullopt;
    return Fit::kScattered;
  }
  if (at == 0) return typed.size() == name.size() ? Fit::kWhole : Fit::kStart;
  for (size_t i = at; i != std::string_view::npos; i = name.find(typed, i + 1)) {
    if (parts_words(name[i - 1])) return Fit::kWordStart;
  }
  return Fit::kWithin;
}

NoteNames::NoteNames(const OpenIndex& index) {
  each_term(index.notes, std::string(prefix::kName), [&](std::string_view name, const auto&) {
    text_ += name;
    ends_.push_back(static_cast<uint32_t>(text_.size()));
  });
}

std::string_view NoteNames::name(size_t i) const {
  const uint32_t begin = i == 0 ? 0 : ends_[i - 1];
  return std::string_view(text_).substr(begin, ends_[i] - begin);
}

std::vector<FoundName> NoteNames::matching(std::string_view typed, size_t most) const {
  std::vector<FoundName> by_fit[5];
  for (size_t i = 0; i < size(); ++i) {
    const auto fit = fit_of(typed, name(i));
    if (!fit) continue;
    auto& list = by_fit[static_cast<size_t>(*fit)];
    if (list.size() < most) list.push_back({.name = name(i), .fit = *fit});
    if (typed.empty() && list.size() == most) break;
  }
  std::vector<FoundName> out;
  for (auto& list : by_fit) {
    // Of names that fit alike the shorter one is nearer to what was typed.
    std::stable_sort(list.begin(), list.end(), [](const FoundName& a, const FoundName& b) {
      return a.name.size() < b.name.size();
    });
    for (const FoundName& one : list) {
      if (out.size() == most) return out;
      out.push_back(one);
    }
  }
  return out;
}

Directory::Directory(const OpenIndex& index) : names(index), epoch(index.epoch) {
  PersonFinder finder(index);
  for (const uint32_t person : finder.everyone()) people.push_back(finder.named_person(person));
}

std::vector<Person> people_named(std::string_view name, const OpenIndex& index) {
  auto found = guarded(index.paths.root, [&]() -> Result<std::vector<Person>> {
    PersonFinder& finder = person_finder(index);
    std::vector<Person> people;
    for (const uint32_t person : finder.named(name)) {
      people.push_back(finder.called_person(person));
    }
    return people;
  });
  return found ? std::move(*found) : std::vector<Person>{};
}

}  // namespace inkling
