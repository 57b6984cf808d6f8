// SPDX-License-Identifier: MIT
#include "schemas/section_kinds.h"

#include "schemas/text_dates.h"

namespace inkling {
namespace {

constexpr size_t kMaxDateBytes = 300;  ///< Of a line, looked at for a date.

bool is_empty(const Note& note, const Section& section) {
  const size_t next = size_t{section.heading} + 1;
  return next < note.blocks.size() && note.blocks[next].kind == BlockKind::kHeading;
}

}  // namespace

SectionKinds::SectionKinds(const Note& note, const Recogniser& recogniser, NoteTrust trust)
    : note_(note),
      recogniser_(recogniser),
      trust_(trust),
      matches_(note.sections.size()),
      flat_above_(note.sections.size(), kNone) {
  if (trust.blank) return;
  // A note without a level 1 heading has its title in that place.
  const HeadingMatch top = recogniser.heading(note.title);
  // "## Agenda" with nothing below it stands for what follows it.
  struct {
    uint32_t kind = kNone;
    uint32_t level = 0;
  } agenda;
  for (uint32_t s = 0; s < note.sections.size(); ++s) {
    const Section& section = note.sections[s];
    HeadingMatch match;
    if (section.heading != kNone) match = recogniser.heading(section.title);
    if (match.kind == kNone) {
      match = section.parent < s ? matches_[section.parent] : top;
      if (section.parent < s) flat_above_[s] = flat_above_[section.parent];
      if (match.kind != kNone && recogniser.kind(match.kind).flat) flat_above_[s] = match.kind;
      if (match.kind == kNone && flat_above_[s] == kNone && section.heading != kNone &&
          section.level >= agenda.level) {
        flat_above_[s] = agenda.kind;
      }
      if (match.whole || flat_above_[s] != kNone) match = {};
    } else if (recogniser.kind(match.kind).flat && is_empty(note, section)) {
      agenda = {.kind = match.kind, .level = section.level};
    }
    if (counts(match, s)) matches_[s] = match;
  }
}

bool SectionKinds::counts(HeadingMatch match, uint32_t section) {
  if (match.kind == kNone || match.trust == Trust::kAlways) return match.kind != kNone;
  if (match.trust == Trust::kMinutes) return trust_.minutes;
  const bool dated = recogniser_.kind(match.kind).dated;
  // Also classes in a manual have "Members", and "Events" below them.
  // Nor is each of the "Updates" in minutes dated by the meeting.
  if (dated ? trust_.typed && !trust_.minutes : trust_.typed || trust_.minutes) return true;
  look_at_sections();
  return dated ? dated_[section] : !prose_[section];
}

/// Few notes have a doubtful heading: the others are not read for it.
void SectionKinds::look_at_sections() {
  if (!dated_.empty()) return;
  dated_.assign(note_.sections.size(), trust_.dated && !trust_.minutes);
  prose_.assign(note_.sections.size(), false);
  for (uint32_t s = 0; s < note_.sections.size(); ++s) {
    const Section& section = note_.sections[s];
    if (section.parent < s && dated_[section.parent]) dated_[s] = true;
    if (!find_dates(section.title, DigitRuns::kAccept).empty()) dated_[s] = true;
  }
  for (const Block& block : note_.blocks) {
    const bool list = block.kind == BlockKind::kListItem || block.kind == BlockKind::kTask;
    if (block.kind == BlockKind::kParagraph || block.kind == BlockKind::kCode) {
      if (block.parent == kNone) prose_[block.section] = true;
    }
    if (!dated_[block.section] && (list || block.kind == BlockKind::kTableRow)) {
      const std::string_view text = block.visible.of(note_.visible).substr(0, kMaxDateBytes);
      if (!find_dates(text).empty()) dated_[block.section] = true;
    }
  }
}

}  // namespace inkling
