// SPDX-License-Identifier: MIT
#include <fmt/core.h>

#include "schemas/record.h"

namespace inkling {
namespace {

std::string print(const std::vector<PersonName>& people) {
  std::string out;
  for (const PersonName& person : people) {
    out += out.empty() ? " {" : ", ";
    if (person.role != Role::kMention) out += fmt::format("{} ", to_string(person.role));
    out += person.name;
    if (!person.target.empty() && person.target != person.name) out += " -> " + person.target;
  }
  return out.empty() ? out : out + '}';
}

std::string print(const std::optional<DateFound>& date) {
  return date ? fmt::format(" {} ({})", to_string(date->date), to_string(date->source)) : "";
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? "\\n" : c == '\t' ? " | " : std::string(1, c);
  return out;
}

std::string print(const Item& item, const SchemaSet& schemas, Position place) {
  std::string out = fmt::format("{}:{} {}{}", place.line, place.column,
                                schemas.kinds[item.kind].name, print(item.date));
  if (item.status != Status::kUnset) out += fmt::format(" {}", to_string(item.status));
  if (!item.status_text.empty()) out += fmt::format(" [{}]", item.status_text);
  if (item.due) out += " due " + to_string(*item.due);
  if (!item.priority.empty()) out += " priority " + item.priority;
  out += print(item.people);
  if (item.duplicates > 1) out += fmt::format(" x{}", item.duplicates);
  return out + fmt::format(" \"{}\"\n", one_line(item.text));
}

}  // namespace

std::string_view to_string(DateSource source) {
  switch (source) {
    case DateSource::kText:
      return "text";
    case DateSource::kField:
      return "field";
    case DateSource::kHeading:
      return "heading";
    case DateSource::kFilename:
      return "filename";
    case DateSource::kFrontmatter:
      return "frontmatter";
    case DateSource::kMtime:
      return "mtime";
  }
  return "";
}

std::string_view to_string(Role role) {
  switch (role) {
    case Role::kMention:
      return "mention";
    case Role::kOwner:
      return "owner";
    case Role::kDecider:
      return "decider";
    case Role::kAttendee:
      return "attendee";
    case Role::kContact:
      return "contact";
    case Role::kLinked:
      return "linked";
  }
  return "";
}

std::string_view to_string(Status status) {
  switch (status) {
    case Status::kUnset:
      return "";
    case Status::kOpen:
      return "open";
    case Status::kDone:
      return "done";
    case Status::kCancelled:
      return "cancelled";
    case Status::kCurrent:
      return "current";
    case Status::kSuperseded:
      return "superseded";
  }
  return "";
}

std::string to_string(const Note& note, const Records& records, const SchemaSet& schemas) {
  std::string out = fmt::format("note \"{}\" type \"{}\" language \"{}\"{}", records.title,
                                records.type, records.language, print(records.date));
  for (const std::string& tag : records.tags) out += " #" + tag;
  out += print(records.people) + '\n';
  const LineIndex lines(note.source);
  for (const Item& item : records.items) {
    out += print(item, schemas, lines.position_of(item.source.begin));
  }
  return out;
}

}  // namespace inkling
