// SPDX-License-Identifier: MIT
#include "query/operators.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace inkling {
namespace {

std::vector<Operator> make_operators() {
  using enum Shape;
  return {
      // Where in a note the words stand. Other names of fields: schemas/fields.yaml.
      {"title", {}, kField, "words in the note's title", "title:roadmap"},
      {"alias", {}, kField, "words in one of the note's other names", "alias:DAX"},
      {"heading", {}, kField, "words in a heading", "heading:(next steps)"},
      {"body", {}, kField, "words in the text", "content:\"cold start\""},
      {"line", {}, kScope, "all words on one line", "line:(kestrel pricing)"},
      {"block",
       {"para", "paragraph"},
       kScope,
       "all words in one paragraph, list item or table row",
       "block:(blob api)"},
      {"section", {}, kScope, "all words under one heading", "section:(risk supplier)"},
      {"item", {}, kScope, "all words in one item, of any kind", "item:(offline token)"},
      // What the note is and where it lies.
      {"tag",
       {"tags", "label", "labels"},
       kTag,
       "the tag or one of its children; tag:=a the tag itself",
       "tag:customer/kestrel"},
      {"type", {}, kValue, "what the note is", "type:customer"},
      {"kind",
       {},
       kValue,
       "items of this kind, by their words or their note's",
       "kind:decision kestrel"},
      {"file", {"filename", "name"}, kValue, "part of the file's name", "file:2026-03"},
      {"path", {}, kValue, "part of the path; * within a folder, ** across", "path:meetings/**"},
      {"folder",
       {"dir", "directory"},
       kValue,
       "the folder and what is below it",
       "folder:projects"},
      {"ext", {"extension", "filetype"}, kValue, "the file's ending", "ext:md"},
      {"lang", {"language"}, kValue, "the note's language", "lang:de"},
      {"in", {"vault"}, kValue, "one of several vaults", "in:work budget"},
      // People.
      {"people",
       {"person", "who", "with", "involves"},
       kValue,
       "names this person, in any role",
       "people:\"Ana Duarte\""},
      {"assignee",
       {"owner", "assigned"},
       kValue,
       "tasks this person has to do",
       "task-todo: assignee:ana"},
      {"by",
       {"decider", "author"},
       kValue,
       "decided or written by this person",
       "decision:pricing by:ingrid"},
      {"mentions", {"mention"}, kValue, "mentions this person", "mentions:tomas"},
      // State.
      {"is", {"state"}, kState, "in this state", "task: is:overdue"},
      {"has", {}, kHas, "has at least one of this thing, kind or property", "has:attachment"},
      {"no", {"without"}, kHas, "has none of it", "task-todo: no:owner"},
      // Links.
      {"linkto",
       {"links", "link", "backlinks"},
       kValue,
       "links to this note",
       "linkto:[[Kestrel Shipping]]"},
      {"linkedfrom", {"linked-from"}, kValue, "this note links to it", "linkedfrom:Home"},
      // Dates.
      {"date", {"when", "on"}, kDate, "the date of the note or item", "date:2026-Q2"},
      {"created", {"ctime", "added"}, kDate, "when the note was begun", "created:last-month"},
      {"modified",
       {"mtime", "updated", "changed", "lastmod"},
       kDate,
       "when the file was last written",
       "modified:7d"},
      {"due", {"deadline"}, kDate, "when a task is due", "due:..today"},
      {"scheduled", {}, kDate, "when a task is planned", "scheduled:next-week"},
      {"done", {"completed"}, kDate, "when a task was finished", "done:yesterday"},
      {"decided", {}, kDate, "when a decision was taken", "decided:2026"},
      {"after", {"since"}, kSince, "dated this day or later", "after:2026-01-31"},
      {"before", {}, kUntil, "dated before this day", "before:2026"},
      {"until", {}, kUntil, "dated this day or earlier", "until:2026-03"},
      {"newer_than", {"newer-than", "newer"}, kNewer, "at most this old", "newer_than:7d"},
      {"older_than", {"older-than", "older"}, kOlder, "older than this", "older_than:1y"},
      // How to read, how to answer.
      {"match-case", {"matchcase"}, kCase, "upper and lower case differ", "match-case:DAX"},
      {"ignore-case",
       {"ignorecase"},
       kCase,
       "upper and lower case are the same",
       "ignore-case:dax"},
      {"saved", {"query"}, kValue, "a saved query, also @name", "@open-risks"},
      {"sort", {}, kControl, "order of the answer", "blob sort:date-desc"},
      {"limit", {}, kControl, "at most this many", "blob limit:5"},
      {"group", {"groupby", "group-by"}, kControl, "answer in groups", "task: group:people"},
  };
}

using Spelling = std::pair<std::string_view, std::string_view>;
constexpr std::array<Spelling, 32> kThings{{
    {"task", "task"},
    {"tasks", "task"},
    {"link", "link"},
    {"links", "link"},
    {"attachment", "attachment"},
    {"attachments", "attachment"},
    {"date", "date"},
    {"owner", "owner"},
    {"assignee", "owner"},
    {"tag", "tag"},
    {"tags", "tag"},
    {"label", "tag"},
    {"labels", "tag"},
    {"due", "due"},
    {"deadline", "due"},
    {"created", "created"},
    {"alias", "alias"},
    {"aliases", "alias"},
    {"heading", "heading"},
    {"headings", "heading"},
    {"people", "people"},
    {"person", "people"},
    {"type", "type"},
    {"title", "title"},
    {"code", "code"},
    {"embed", "attachment"},
    {"by", "by"},
    {"decider", "by"},
    {"scheduled", "scheduled"},
    {"done", "done"},
    {"decided", "decided"},
    {"linkto", "link"},
}};

}  // namespace

const std::vector<Operator>& operators() {
  static const std::vector<Operator> kTable = make_operators();
  return kTable;
}

const Operator* find_operator(std::string_view name) {
  static const auto kByName = [] {
    std::unordered_map<std::string_view, const Operator*> map;
    for (const Operator& op : operators()) {
      map.emplace(op.name, &op);
      for (const std::string_view alias : op.aliases) map.emplace(alias, &op);
    }
    return map;
  }();
  const auto found = kByName.find(name);
  return found == kByName.end() ? nullptr : found->second;
}

const std::vector<std::string_view>& states() {
  static const std::vector<std::string_view> kList{"open",    "done",    "cancelled",
                                                   "overdue", "current", "superseded",
                                                   "pinned",  "orphan",  "conflict"};
  return kList;
}

const std::vector<std::string_view>& things() {
  static const auto kList = [] {
    std::vector<std::string_view> names;
    for (const auto& [spelling, name] : kThings) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
  }();
  return kList;
}

std::string_view find_thing(std::string_view name) {
  for (const auto& [spelling, canonical] : kThings) {
    if (spelling == name) return canonical;
  }
  return {};
}

}  // namespace inkling
