// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "query/filters.h"
#include "schemas/name_terms.h"
#include "schemas/xapian_guard.h"
#include "server/lsp_methods.h"

namespace inkling {
namespace {

constexpr size_t kMostNamed = 50;       ///< Notes found by name for workspace/symbol.
constexpr uint32_t kMostHeadings = 30;  ///< Headings found by search.
constexpr uint32_t kMostRecent = 50;    ///< Notes for an empty query.

// SymbolKind has no word for ours; these have fitting icons.
constexpr int kFile = 1;
constexpr int kConstant = 14;
constexpr int kString = 15;
constexpr int kBoolean = 17;
constexpr int kEvent = 24;
constexpr int kVariable = 13;

int symbol_of(const KindSpec& kind) {
  if (kind.task) return kBoolean;
  if (kind.people) return kVariable;
  if (kind.decision) return kConstant;
  return kEvent;
}

std::string first_line(const std::string& text) {
  constexpr size_t kMost = 120;
  size_t end = std::min(text.find('\n'), kMost);
  if (end >= text.size()) return text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

class Outline {
 public:
  Outline(const LspSession& session, const Asked& asked)
      : session_(session), note_(asked.reading->note), reading_(*asked.reading) {}

  std::string nested() {
    children_.resize(note_.sections.size());
    for (uint32_t i = 1; i < note_.sections.size(); ++i) {
      const uint32_t parent = note_.sections[i].parent;
      if (parent != kNone && parent < i) children_[parent].push_back(i);
    }
    json_.open_array();
    add_items(0);
    for (uint32_t i = 1; i < note_.sections.size(); ++i) {
      const uint32_t parent = note_.sections[i].parent;
      if (parent == kNone || parent == 0) add_section(i);
    }
    return json_.close_array().take();
  }

 private:
  /// To where the next heading of the same level or a higher one begins.
  [[nodiscard]] Span whole(uint32_t section) const {
    Span span = note_.sections[section].source;
    for (uint32_t i = section + 1; i < note_.sections.size(); ++i) {
      if (note_.sections[i].level <= note_.sections[section].level) break;
      span.end = note_.sections[i].source.end;
    }
    return span;
  }

  void begin(const std::string& name, int kind, Span range, Span selection) {
    json_.open_object().member("name", name.empty() ? "-" : name).member("kind", kind);
    json_.raw_member("range", range_json(session_, reading_, range));
    json_.raw_member("selectionRange", range_json(session_, reading_, selection));
  }

  // Levels go to six, so the depth is bounded.
  void add_section(uint32_t section) {
    const Section& one = note_.sections[section];
    const Span heading = one.heading == kNone ? one.source : note_.blocks[one.heading].source;
    Span range = whole(section);
    range.begin = std::min(range.begin, heading.begin);
    range.end = std::max(range.end, heading.end);
    begin(one.title, kString, range, heading);
    json_.key("children").open_array();
    add_items(section);
    for (const uint32_t child : children_[section]) add_section(child);
    json_.close_array().close_object();
  }

  void add_items(uint32_t section) {
    for (const Item& item : reading_.records.items) {
      if (item.blocks.empty() || note_.blocks[item.blocks.front()].section != section) continue;
      const KindSpec& kind = session_.vault->schemas().kinds[item.kind];
      begin(first_line(item.text), symbol_of(kind), item.source, item.source);
      json_.member("detail", kind.name).close_object();
    }
  }

  const LspSession& session_;
  const Note& note_;
  const Reading& reading_;
  std::vector<std::vector<uint32_t>> children_{};
  JsonWriter json_{};
};

std::string flat_symbols(const LspSession& session, const Asked& asked) {
  JsonWriter json;
  json.open_array();
  for (const Section& section : asked.reading->note.sections) {
    if (section.heading == kNone) continue;
    json.open_object().member("name", section.title.empty() ? "-" : section.title);
    json.member("kind", kString).key("location").open_object();
    json.member("uri", uri_of(session, asked.path));
    json.raw_member("range", range_json(session, *asked.reading, section.source));
    json.close_object().close_object();
  }
  return json.close_array().take();
}

/// Rows of workspace/symbol, each place once.
class Rows {
 public:
  explicit Rows(LspSession& session) : session_(session) { json_.open_array(); }

  void add(const std::string& name, int kind, const std::string& container,
           const NotePlace& place) {
    if (!seen_.insert(place.path + ":" + std::to_string(place.span.begin) + name).second) return;
    const std::string location = location_of(place);
    if (location.empty()) return;
    json_.open_object().member("name", name.empty() ? "-" : name).member("kind", kind);
    json_.member("containerName", container).raw_member("location", location).close_object();
  }
  std::string take() { return json_.close_array().take(); }

 private:
  /// The beginning of a note is the same however its text is counted: it is not read.
  std::string location_of(const NotePlace& place) {
    if (place.span.begin > 0) return location_json(session_, place);
    JsonWriter json;
    json.open_object().member("uri", uri_of(session_, place.path));
    return json.raw_member("range", range_json(LspRange{})).close_object().take();
  }

  LspSession& session_;
  JsonWriter json_{};
  std::set<std::string> seen_{};
};

void add_named(LspSession& session, const std::string& typed, Rows& rows) {
  const Directory* directory = session.vault->directory();
  if (directory == nullptr) return;
  for (const FoundName& found : directory->names.matching(fold(typed), kMostNamed)) {
    if (found.fit == Fit::kScattered && typed.size() < 3) continue;
    for (const CalledNote& note : notes_called(*session.vault, found.name, "")) {
      const bool alias = note.by == CalledBy::kAlias;
      rows.add(alias ? std::string(found.name) : note.title, kFile, note.path, {note.path});
    }
  }
}

void add_found(LspSession& session, const Request& request, int kind, Rows& rows) {
  const auto results = session.vault->search(request);
  if (!results) return;
  for (const Hit& hit : results->hits) {
    const Passage& place = hit.passages.empty() ? hit.passage : hit.passages.front();
    std::string name = kind == kFile ? hit.title : first_line(place.snippet.text);
    while (name.starts_with('#') || name.starts_with(' ')) name.erase(0, 1);
    const Span span = kind == kFile ? Span{} : place.source;
    rows.add(name, kind, hit.path, {hit.path, span});
  }
}

}  // namespace

Answer document_symbols(LspSession& session, const JsonValue& params) {
  const auto asked = asked_of(session, params);
  if (!asked) return std::string("[]");
  if (!session.client.nested_symbols) return flat_symbols(session, *asked);
  return Outline(session, *asked).nested();
}

Answer workspace_symbols(LspSession& session, const JsonValue& params) {
  const std::string typed = params["query"].text();
  Rows rows(session);
  const Date today = session.vault->today();
  if (typed.find_first_not_of(" \t") == std::string::npos) {
    add_found(session,
              {.query = "sort:modified",
               .by = Unit::kNote,
               .limit = kMostRecent,
               .passages = 1,
               .today = today},
              kFile, rows);
    return rows.take();
  }
  add_named(session, typed, rows);
  Request request{.by = Unit::kNote,
                  .limit = kMostHeadings,
                  .passages = 1,
                  .as_you_type = true,
                  .exact_total = false,
                  .today = today};
  request.query = "heading:(" + typed + ")";
  add_found(session, request, kString, rows);
  request.query = typed;
  add_found(session, request, kEvent, rows);
  return rows.take();
}

Answer folding_ranges(LspSession& session, const JsonValue& params) {
  const auto asked = asked_of(session, params);
  if (!asked) return std::string("[]");
  const Note& note = asked->reading->note;
  const LspLines& lines = asked->reading->lines;
  JsonWriter json;
  json.open_array();
  const auto fold_lines = [&](Span span, const char* kind) {
    const uint32_t first = lines.line_at(span.begin);
    uint32_t last = lines.line_at(span.end > span.begin ? span.end - 1 : span.end);
    while (last > first && lines.line(note.source, last).empty()) --last;
    if (last <= first) return;
    json.open_object().member("startLine", first).member("endLine", last);
    json.member("kind", kind).close_object();
  };
  if (!note.front_matter.empty()) {
    fold_lines({0, std::min(note.front_matter.end + 4, static_cast<uint32_t>(note.source.size()))},
               "region");
  }
  for (size_t i = 1; i < note.sections.size(); ++i) {
    Span span = note.sections[i].source;
    for (size_t j = i + 1; j < note.sections.size(); ++j) {
      if (note.sections[j].level <= note.sections[i].level) break;
      span.end = note.sections[j].source.end;
    }
    fold_lines(span, "region");
  }
  for (const Block& block : note.blocks) {
    if (block.kind == BlockKind::kCode) fold_lines(block.source, "region");
    if (block.kind == BlockKind::kComment) fold_lines(block.source, "comment");
  }
  return json.close_array().take();
}

}  // namespace inkling
