// SPDX-License-Identifier: MIT
#include "schemas/item_checks.h"

#include "schemas/block_shapes.h"
#include "schemas/listed_people.h"

namespace inkling {
namespace {

constexpr size_t kMaxNothingBytes = 24;  ///< Of "none yet".

}  // namespace

bool ItemChecks::is_item(uint32_t block, size_t begin, const LineMark& mark) const {
  std::string_view line = text_of_block(note_, block).substr(begin);
  line = line.substr(0, line.find('\n'));
  return is_text_of(mark.kind, mark.own.of(line)) && !is_further_reading(block, begin, mark) &&
         counts(mark, line);
}

/// A mark that is one of the headings of minutes ("Motion: ...") is one in minutes only.
bool ItemChecks::counts(const LineMark& mark, std::string_view line) const {
  if (trust_.minutes || mark.is_field) return true;
  if (mark.brief) return false;
  return recogniser_.heading(line.substr(0, mark.own.begin)).trust != Trust::kMinutes;
}

/// "Next step: [Reading on](next.md)" in a manual.
bool ItemChecks::is_further_reading(uint32_t block, size_t begin, const LineMark& mark) const {
  if (!recogniser_.kind(mark.kind).task || mark.is_field || trust_.minutes) return false;
  const auto line = note_.blocks[block].visible.begin + static_cast<uint32_t>(begin);
  return is_reference(note_, index_, block, {line + mark.own.begin, line + mark.own.end});
}

/// Whether what stands behind a mark can be an item of its kind.
bool ItemChecks::is_text_of(uint32_t kind, std::string_view text) const {
  if (is_blank_text(text)) return false;
  if (!recogniser_.kind(kind).people) return true;
  return !says_nothing(recogniser_, text) && begins_with_person(text);
}

bool ItemChecks::is_item_of(uint32_t block, uint32_t kind, uint32_t label) const {
  const std::string_view text = text_of_block(note_, block);
  if (is_blank_text(text)) return false;
  if (text.size() <= kMaxNothingBytes && says_nothing(recogniser_, text)) return false;
  if (text.starts_with("{{") && text.ends_with("}}")) return false;  // A template's blank.
  if (text.starts_with("((") && text.ends_with("))")) return false;  // A block shown here.
  const KindSpec& spec = recogniser_.kind(kind);
  const std::vector<Cell>& cells = note_.blocks[block].cells;
  if (!cells.empty() && says_nothing(recogniser_, cells.front().visible.of(note_.visible))) {
    return false;
  }
  if (spec.people) {
    return is_person_line(note_, index_, recogniser_,
                          {.block = block, .attendee = attends(block, label)});
  }
  if (spec.dated && is_address(note_, index_, block)) return false;
  if (spec.flat && is_logistics(note_, index_, recogniser_, block)) return false;
  return !(spec.task && is_reference(note_, index_, block, note_.blocks[block].visible));
}

/// Whether it stands under a heading or label like "Attendees".
bool ItemChecks::attends(uint32_t block, uint32_t label) const {
  if (label != kNone) {
    return recogniser_.heading_meanings(text_of_block(note_, label)).has(Meaning::kAttendees);
  }
  return section_has_attendees(note_, recogniser_, note_.blocks[block].section);
}

}  // namespace inkling
