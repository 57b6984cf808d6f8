// SPDX-License-Identifier: MIT
#include "schemas/decision_record.h"

#include <algorithm>

#include "schemas/item_status.h"
#include "schemas/listed_people.h"
#include "schemas/text_dates.h"

namespace inkling {
namespace {

constexpr uint32_t kOpeningBlocks = 16;  ///< Where a note may say what it is.
constexpr size_t kMaxLabel = 40;         ///< Bytes of "Superseded by".

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r*_";
  const size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

/// "Status: accepted" apart: label and value. Both empty when it is no such line.
struct LabelledLine {
  std::string_view label{};
  std::string_view value{};
};
LabelledLine labelled(std::string_view line) {
  const std::string_view head = line.substr(0, kMaxLabel);
  size_t at = head.find(':'), size = 1;
  if (const size_t wide = head.find("："); wide < at) at = wide, size = 3;
  if (at == std::string_view::npos) return {};
  return {.label = trim(line.substr(0, at)), .value = trim(line.substr(at + size))};
}

template <typename Visit>
void each_line(const Note& note, const Block& block, Visit visit) {
  const std::string_view text = block.visible.of(note.visible);
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    visit(text.substr(begin, end - begin), block.visible.begin + static_cast<uint32_t>(begin));
    begin = end + 1;
  }
}

bool is_line(const Block& block) {
  return block.kind == BlockKind::kParagraph || block.kind == BlockKind::kListItem;
}

bool is_opening(const Note& note, uint32_t b) {
  return b < kOpeningBlocks && is_line(note.blocks[b]) &&
         note.sections[note.blocks[b].section].level <= 1;
}

/// The status that a line begins with: "ACCEPTED - decided on 2026-01-31", "Superseded by ADR 5".
struct StatusWords {
  Status status = Status::kUnset;
  std::string_view text{};
};
StatusWords status_of_line(const Recogniser& recogniser, std::string_view line) {
  const Status whole = decision_status(recogniser, line);
  if (whole != Status::kUnset) return {.status = whole, .text = line};
  size_t end = line.find_first_of(",.;:(");
  for (const std::string_view mark : {" - ", " – ", " — ", " by ", " on ", " durch ", " par "}) {
    end = std::min(end, line.find(mark));
  }
  if (end == std::string_view::npos) return {};
  const std::string_view text = trim(line.substr(0, end));
  return {.status = decision_status(recogniser, text), .text = text};
}

class RecordReading {
 public:
  RecordReading(const std::vector<FoundItem>& found, NoteContext& context, Records& records)
      : found_(found), context_(context), note_(context.note), records_(records) {}

  void read() {
    read_front_matter();
    const bool record = is_record();
    if (!record && !has_body_links()) return;
    std::vector<bool> owned(note_.blocks.size(), false);
    for (const FoundItem& item : found_) {
      for (const uint32_t block : item.blocks) owned[block] = true;
    }
    for (uint32_t b = 0; b < note_.blocks.size(); ++b) {
      if (owned[b] || !is_line(note_.blocks[b])) continue;
      read_references(b);
      if (record) read_lines(b);
    }
  }

 private:
  [[nodiscard]] bool is_record() const {
    if (records_.type == "decision-record") return true;
    if (!records_.type.empty()) return false;
    const Recogniser& recogniser = context_.recogniser;
    return std::any_of(note_.sections.begin(), note_.sections.end(), [&](const Section& section) {
      if (section.heading == kNone) return false;
      const HeadingMatch match = recogniser.heading(section.title);
      return match.kind != kNone && match.whole && match.trust == Trust::kAlways &&
             recogniser.kind(match.kind).decision;
    });
  }

  [[nodiscard]] bool has_body_links() const {
    return std::any_of(note_.links.begin(), note_.links.end(),
                       [](const Link& link) { return link.block != kNone; });
  }

  void read_front_matter() {
    const auto links = context_.index.links.of_front_matter();
    for (const uint32_t p : context_.index.properties.of_front_matter()) {
      const Property& property = note_.properties[p];
      const Meanings meanings = context_.recogniser.meanings(property.key);
      const bool by = meanings.has(Meaning::kSupersededBy);
      if ((!by && !meanings.has(Meaning::kSupersedes)) || property.text.empty()) continue;
      if (property.type == PropertyType::kNull) continue;
      std::vector<NoteRef>& refs = by ? records_.superseded_by : records_.supersedes;
      const auto link = std::find_if(links.begin(), links.end(), [&](uint32_t l) {
        const Span span = note_.links[l].source;
        return span.begin < property.source.end && property.source.begin < span.end;
      });
      refs.push_back(link == links.end() ? NoteRef{.target = property.text}
                                         : ref_of(note_.links[*link]));
    }
  }

  /// "Supersedes: [[X]]", "Superseded by [ADR 5](0005.md)".
  void read_references(uint32_t b) {
    for (const uint32_t l : context_.index.links.of(b)) {
      const Link& link = note_.links[l];
      if (link.visible.empty() || link.kind == LinkKind::kUrl) continue;
      const size_t before = note_.visible.rfind('\n', link.visible.begin);
      const uint32_t line =
          std::max(note_.blocks[b].visible.begin,
                   before == std::string::npos ? 0 : static_cast<uint32_t>(before) + 1);
      std::string_view label = trim(Span{line, link.visible.begin}.of(note_.visible));
      if (label.size() > kMaxLabel) continue;
      while (label.ends_with('(') || label.ends_with(':') || label.ends_with(' ')) {
        label.remove_suffix(1);
      }
      if (const LabelledLine parts = labelled(label); !parts.value.empty()) label = parts.value;
      const Meanings meanings = context_.recogniser.meanings(label);
      if (meanings.has(Meaning::kSupersedes)) records_.supersedes.push_back(ref_of(link));
      if (!meanings.has(Meaning::kSupersededBy)) continue;
      records_.superseded_by.push_back(ref_of(link));
      if (is_record()) set_status({.status = Status::kSuperseded, .text = label});
    }
  }

  void read_lines(uint32_t b) {
    const Block& block = note_.blocks[b];
    const Section& section = note_.sections[block.section];
    const bool under_status =
        section.heading != kNone &&
        context_.recogniser.heading_meanings(section.title).has(Meaning::kStatus);
    if (!under_status && !is_opening(note_, b)) return;
    each_line(note_, block, [&](std::string_view line, uint32_t) {
      if (under_status) {
        set_status(status_of_line(context_.recogniser, trim(line)));
        if (const auto dates = find_dates(line); !dates.empty()) set_date(dates.front().date);
        return;
      }
      const auto [label, value] = labelled(line);
      if (value.empty()) return;
      const Meanings meanings = context_.recogniser.meanings(label);
      if (meanings.has(Meaning::kStatus)) {
        set_status(status_of_line(context_.recogniser, value));
      }
      if (meanings.has(Meaning::kBy)) add_deciders(b, value);
    });
  }

  /// The front matter is trusted first; "superseded" wins over an earlier "accepted".
  void set_status(StatusWords found) {
    const auto [status, text] = found;
    if (status == Status::kUnset || context_.status == Status::kSuperseded) return;
    if (context_.status != Status::kUnset && status != Status::kSuperseded) return;
    context_.status = status;
    context_.status_text = text;
  }

  void set_date(Date date) {
    const bool weak = !context_.date || context_.date->source == DateSource::kMtime ||
                      context_.date->source == DateSource::kFrontmatter;
    if (!weak) return;
    context_.date = DateFound{.date = date, .source = DateSource::kField};
    records_.date = context_.date;
  }

  void add_deciders(uint32_t b, std::string_view value) {
    const auto begin = static_cast<uint32_t>(value.data() - note_.visible.data());
    std::vector<TextLink> links;
    for (const uint32_t l : context_.index.links.of(b)) {
      const Span label = note_.links[l].visible;
      if (label.empty() || label.begin < begin || label.end > begin + value.size()) continue;
      links.push_back({.span = {label.begin - begin, label.end - begin}, .link = l});
    }
    for (PersonName& person :
         people_in_value(note_, value, links, Role::kDecider, NameSource::kField)) {
      context_.known.add(person);
      context_.deciders.push_back(std::move(person));
    }
  }

  const std::vector<FoundItem>& found_;
  NoteContext& context_;
  const Note& note_;
  Records& records_;
};

}  // namespace

void read_decision_record(const std::vector<FoundItem>& found, NoteContext& context,
                          Records& records) {
  RecordReading(found, context, records).read();
}

NoteRef ref_of(const Link& link) {
  std::string_view target = link.target;
  while (target.starts_with("./") || target.starts_with("../")) {
    target.remove_prefix(target.find('/') + 1);
  }
  if (target.ends_with(".md")) target.remove_suffix(3);
  return {.target = std::string(target), .fragment = link.fragment};
}

bool opening_names_attendees(const NoteContext& context) {
  const Note& note = context.note;
  const auto last = std::min<size_t>(kOpeningBlocks, note.blocks.size());
  bool found = false;
  for (uint32_t b = 0; b < last && !found; ++b) {
    if (!is_opening(note, b)) continue;
    each_line(note, note.blocks[b], [&](std::string_view line, uint32_t) {
      const std::string_view label = labelled(line).label;
      found = found || context.recogniser.heading_meanings(label).has(Meaning::kAttendees);
    });
  }
  return found;
}

std::optional<Date> date_of_opening(const NoteContext& context) {
  const Note& note = context.note;
  const auto last = std::min<size_t>(kOpeningBlocks, note.blocks.size());
  std::optional<Date> date;
  for (uint32_t b = 0; b < last && !date; ++b) {
    if (!is_opening(note, b)) continue;
    each_line(note, note.blocks[b], [&](std::string_view line, uint32_t) {
      const auto [label, value] = labelled(line);
      if (date || value.empty() || !context.recogniser.meanings(label).has(Meaning::kDate)) return;
      const std::vector<TextDate> dates = find_dates(value, DigitRuns::kAccept);
      if (!dates.empty() && dates.front().span.begin == 0) date = dates.front().date;
    });
  }
  return date;
}

}  // namespace inkling
