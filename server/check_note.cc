// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "notes/conflict_copy.h"
#include "schemas/words.h"
#include "server/check.h"

namespace inkling {
namespace {

/// Where an item stands; the note's beginning for one of its front matter.
Position place_of(const Note& note, const Item& item) {
  const LineIndex lines(note.source);
  return lines.position_of(item.source.begin);
}

std::string_view excerpt(const Item& item) {
  constexpr size_t kMostBytes = 60;
  std::string_view text = std::string_view(item.text).substr(0, item.text.find('\n'));
  if (text.size() <= kMostBytes) return text;
  size_t end = kMostBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

void check_decision(const Note& note, const Item& item, Date today, std::vector<Finding>& found) {
  if (!item.date || item.date->source == DateSource::kMtime) {
    found.push_back({.rule = "decision-without-date",
                     .severity = Severity::kWarning,
                     .path = note.path,
                     .place = place_of(note, item),
                     .message = "decision without a date: " + std::string(excerpt(item)),
                     .hint = "begin it with the day, as in 2026-03-14:"});
  } else if (today < item.date->date) {
    found.push_back(
        {.rule = "future-date",
         .severity = Severity::kWarning,
         .path = note.path,
         .place = place_of(note, item),
         .message = "decision dated " + to_string(item.date->date) + ", which is to come",
         .hint = "is the year right?"});
  }
}

void check_task(const Note& note, const Item& item, Date today, std::vector<Finding>& found) {
  const bool overdue = item.status == Status::kOpen && item.due && *item.due < today;
  const bool somebodys =
      std::any_of(item.people.begin(), item.people.end(),
                  [](const PersonName& person) { return person.role != Role::kAttendee; });
  if (!overdue || somebodys) return;
  found.push_back({.rule = "overdue-without-owner",
                   .severity = Severity::kWarning,
                   .path = note.path,
                   .place = place_of(note, item),
                   .message = "overdue since " + to_string(*item.due) +
                              " and nobody's: " + std::string(excerpt(item)),
                   .hint = "name an owner, as in @ana, or move the date"});
}

}  // namespace

const std::vector<CheckRule>& check_rules() {
  static const std::vector<CheckRule> kRules{
      {"ambiguous-person", Severity::kHint, "a written name fits several persons' notes"},
      {"broken-link", Severity::kHint, "a link to a note that does not exist"},
      {"conflict-copy", Severity::kWarning, "a copy that a synchronising program left behind"},
      {"decision-without-date", Severity::kWarning, "a decision that has no date of any kind"},
      {"duplicate-alias", Severity::kWarning, "one alias of two notes"},
      {"future-date", Severity::kWarning, "a decision dated after today"},
      {"overdue-without-owner", Severity::kWarning, "an open task past its due date, of nobody"},
      {"tag-case", Severity::kHint, "tags that differ by case only"}};
  return kRules;
}

std::vector<Finding> check_note(const Note& note, const Records& records, const SchemaSet& schemas,
                                Date today) {
  std::vector<Finding> found;
  if (records.type == "template") return found;  // Its blanks are still to be filled in.
  const LineIndex lines(note.source);
  const std::array lists{&note.diagnostics, &records.diagnostics};
  for (const auto* list : lists) {
    for (const Diagnostic& problem : *list) {
      found.push_back({.rule = problem.code,
                       .severity = problem.severity,
                       .path = note.path,
                       .place = lines.position_of(problem.span.begin),
                       .message = problem.message,
                       .hint = problem.fix});
    }
  }
  if (is_conflict_copy(note.path)) {
    found.push_back({.rule = "conflict-copy",
                     .severity = Severity::kWarning,
                     .path = note.path,
                     .place = lines.position_of(0),
                     .message = "looks like the conflict copy of a synchronised note",
                     .hint = "merge it into the original and remove it"});
  }
  for (const Item& item : records.items) {
    const KindSpec& kind = schemas.kinds[item.kind];
    if (kind.name == "decision") check_decision(note, item, today, found);
    if (kind.task) check_task(note, item, today, found);
  }
  return found;
}

}  // namespace inkling
