// SPDX-License-Identifier: MIT
#include "schemas/item_context.h"

#include <algorithm>

#include "schemas/text_dates.h"
#include "schemas/words.h"

namespace inkling {
namespace {

constexpr size_t kLeastFirstName = 3;  ///< Bytes; shorter ones are initials or articles.
constexpr size_t kMaxExtension = 5;    ///< Of a linked attachment, with its point.

std::string_view stem_of(std::string_view path) {
  path = path.substr(path.rfind('/') + 1);
  return path.ends_with(".md") ? path.substr(0, path.size() - 3) : path;
}

std::string key_of(const PersonName& person) {
  if (!person.target.empty()) return fold(stem_of(person.target));
  const std::string_view name = person.name;
  return fold(name.starts_with('@') ? name.substr(1) : name);
}

bool starts_upper(std::string_view text, Span span) {
  const char c = text[span.begin];
  return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_upper_code(std::string_view word) {
  return word.size() >= 2 && word.size() <= 4 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

void PeopleSet::add(PersonName person) {
  if (person.name.empty() && person.target.empty()) return;
  const auto [at, fresh] = by_key_.emplace(key_of(person), people_.size());
  if (fresh) {
    if (people_.size() < kMaxPeople) {
      people_.push_back(std::move(person));
    } else {
      by_key_.erase(at);
    }
    return;
  }
  PersonName& known = people_[at->second];
  const bool weak = known.role == Role::kMention || known.role == Role::kLinked;
  if (weak && person.role != Role::kMention) known.role = person.role;
  if (known.target.empty()) known.target = std::move(person.target);
}

bool PeopleSet::has_role(Role role) const {
  return std::any_of(people_.begin(), people_.end(),
                     [role](const PersonName& person) { return person.role == role; });
}

void PeopleSet::promote_mentions(const std::function<Role(const PersonName&)>& role) {
  for (PersonName& person : people_) {
    if (person.role == Role::kMention) person.role = role(person);
  }
}

void KnownNames::add(const PersonName& person) {
  if (person.source == NameSource::kHandle || person.source == NameSource::kEmail) return;
  std::vector<std::string> words;
  for (TextWord& word : text_words(person.name)) words.push_back(std::move(word.folded));
  if (words.empty()) return;
  std::vector<Known>& names = by_first_word_[words.front()];
  const bool known = std::any_of(names.begin(), names.end(),
                                 [&](const Known& other) { return other.words == words; });
  if (!known) names.push_back({.words = std::move(words), .person = person});
}

void KnownNames::add_code(std::string code, const PersonName& person) {
  if (is_upper_code(code)) codes_.emplace(std::move(code), person);
}

void KnownNames::add_initials(const PersonName& person) {
  std::string code;
  for (const TextWord& word : text_words(person.name)) {
    const char c = word.span.of(person.name)[0];
    if (c >= 'A' && c <= 'Z') code += c;
  }
  if (!is_upper_code(code)) return;
  std::vector<PersonName>& people = by_initials_[std::move(code)];
  const bool known = std::any_of(people.begin(), people.end(), [&](const PersonName& other) {
    return other.name == person.name;
  });
  if (!known) people.push_back(person);
}

const PersonName* KnownNames::by_initials(std::string_view code) const {
  const auto stated = codes_.find(std::string(code));
  if (stated != codes_.end()) return &stated->second;
  const auto at = by_initials_.find(std::string(code));
  return at == by_initials_.end() || at->second.size() != 1 ? nullptr : &at->second.front();
}

std::vector<PersonName> KnownNames::in(const ItemText& item) const {
  std::vector<PersonName> found;
  if (empty()) return found;
  const auto word_text = [&item](size_t i) { return item.words[i].span.of(item.text); };
  size_t link = 0;
  for (size_t i = 0; i < item.words.size(); ++i) {
    const Span span = item.words[i].span;
    while (link < item.links.size() && item.links[link].span.end <= span.begin) ++link;
    if (link < item.links.size() && item.links[link].span.begin <= span.begin) continue;
    if (!starts_upper(item.text, span)) continue;
    const auto code = codes_.empty() ? codes_.end() : codes_.find(std::string(word_text(i)));
    if (code != codes_.end()) {
      found.push_back(code->second);
      found.back().role = Role::kMention;
      found.back().source = NameSource::kText;
      continue;
    }
    const auto names = by_first_word_.find(item.words[i].folded);
    if (names == by_first_word_.end()) continue;
    size_t length = 0;
    for (const auto& [words, person] : names->second) {
      if (words.size() <= length || words.size() > item.words.size() - i) continue;
      const bool same = std::equal(
          words.begin(), words.end(), item.words.begin() + static_cast<std::ptrdiff_t>(i),
          [](const std::string& a, const TextWord& b) { return a == b.folded; });
      if (same) length = words.size();
    }
    if (length == 0) {
      // A first name alone, unless another surname follows it.
      const bool surname = i + 1 < item.words.size() &&
                           item.words[i + 1].span.begin == span.end + 1 &&
                           starts_upper(item.text, item.words[i + 1].span);
      if (surname || span.size() < kLeastFirstName) continue;
      length = 1;
      if (names->second.size() == 1) {
        found.push_back(names->second.front().person);
        found.back().role = Role::kMention;
        found.back().source = NameSource::kText;
        continue;
      }
    }
    const uint32_t end = item.words[i + length - 1].span.end;
    found.push_back({.name = item.text.substr(span.begin, end - span.begin),
                     .target = {},
                     .role = Role::kMention,
                     .source = NameSource::kText});
    i += length - 1;
  }
  return found;
}

PersonName KnownNames::in_full(PersonName person) const {
  const bool written = person.source == NameSource::kText || person.source == NameSource::kColumn ||
                       person.source == NameSource::kField;
  if (!written || !person.target.empty()) return person;
  const std::vector<TextWord> words = text_words(person.name);
  if (words.size() != 1) return person;
  const auto names = by_first_word_.find(words.front().folded);
  if (names == by_first_word_.end() || names->second.size() != 1) return person;
  person.name = names->second.front().person.name;
  person.target = names->second.front().person.target;
  return person;
}

bool KnownNames::has(std::string_view name) const {
  if (codes_.contains(std::string(name))) return true;
  const std::vector<TextWord> words = text_words(name);
  return !words.empty() && by_first_word_.contains(words.front().folded);
}

bool KnownNames::knows(std::string_view name) const {
  std::vector<std::string> words;
  for (TextWord& word : text_words(name)) words.push_back(std::move(word.folded));
  if (words.empty()) return false;
  const auto names = by_first_word_.find(words.front());
  if (names == by_first_word_.end()) return false;
  return words.size() == 1 || std::any_of(names->second.begin(), names->second.end(),
                                          [&](const Known& known) { return known.words == words; });
}

std::vector<RowCell> cells_of(const NoteContext& context, const Block& row) {
  std::vector<RowCell> cells;
  const std::vector<Block>& blocks = context.note.blocks;
  for (size_t i = 0; i < row.cells.size(); ++i) {
    RowCell cell;
    cell.visible = row.cells[i].visible;
    cell.value = cell.visible.of(context.note.visible);
    if (row.head < blocks.size() && i < blocks[row.head].cells.size()) {
      cell.name = blocks[row.head].cells[i].visible.of(context.note.visible);
      cell.meanings = context.recogniser.meanings(cell.name);
    }
    cells.push_back(cell);
  }
  return cells;
}

PersonName person_of(const Note& note, std::string_view text, const NameFound& name, Role role) {
  PersonName person{
      .name = std::string(name.span.of(text)), .target = {}, .role = role, .source = name.source};
  if (name.link == kNone) return person;
  person.target = note.links[name.link].target;
  // "[[Object Index|index]]": the label is a word of the sentence, the target is the name.
  const std::optional<NameFound> label = name_at(person.name, 0, {});
  if (!label || label->span.end != person.name.size()) person.name = stem_of(person.target);
  return person;
}

bool may_be_person(const Link& link) {
  if (link.embed || link.kind == LinkKind::kUrl || link.target.empty()) return false;
  if (!link.fragment.empty() || link.target.starts_with("mailto:")) return false;
  const std::string_view file = link.target;
  const std::string_view stem = stem_of(file);
  if (link.kind == LinkKind::kMarkdown) {
    const std::optional<NameFound> name = name_at(link.label, 0, {});
    if (!file.ends_with(".md") || !name || name->span.end != link.label.size()) return false;
  }
  // "R. Okonkwo" is a name, "invoice.pdf" is none.
  const size_t point = stem.rfind('.');
  const size_t end = point == std::string_view::npos ? 0 : stem.size() - point;
  const bool extension =
      end >= 3 && end <= kMaxExtension && stem.find(' ', point) == std::string_view::npos;
  if (extension) return false;
  const std::vector<TextDate> dates = find_dates(stem, DigitRuns::kAccept);
  return dates.empty() || dates.front().span.begin != 0;
}

}  // namespace inkling
