// SPDX-License-Identifier: MIT
// How a block looks, apart from what its place makes of it: what finding items asks of single
// blocks.
#pragma once

#include <string_view>

#include "notes/note.h"
#include "schemas/block_index.h"
#include "schemas/line_marks.h"
#include "schemas/recogniser.h"

namespace inkling {

[[nodiscard]] std::string_view text_of_block(const Note& note, uint32_t block);

/// The enclosing block, or kNone.
[[nodiscard]] uint32_t parent_of_block(const Note& note, uint32_t block);

[[nodiscard]] bool ends_with_colon(std::string_view text);

/// "Sign in below. Roll call:" ends with "Roll call:".
[[nodiscard]] std::string_view last_sentence(std::string_view text);

/// Whether a list or table follows it directly.
[[nodiscard]] bool leads_list(const Note& note, uint32_t block);

/// A short line that leads a list, though neither bold nor with a colon: "Agenda".
[[nodiscard]] bool is_plain_label(const Note& note, uint32_t block);

/// Whether nothing but comments stands between it and the heading above.
[[nodiscard]] bool is_first_in_section(const Note& note, uint32_t block);

/// What the start of a line at `begin` of the block's text may be.
[[nodiscard]] LineContext line_context_of(const Note& note, uint32_t block, size_t begin);

/// A block that begins with `code` speaks of a mark instead of setting it.
[[nodiscard]] bool begins_with_code(const Note& note, uint32_t block);

/// Whether a part of its visible text is only a Markdown link or an address: further reading,
/// nothing to do.
[[nodiscard]] bool is_reference(const Note& note, const BlockIndex& index, uint32_t block,
                                Span visible);

/// Whether it ends with a web address and has no date: "Our calendar: https://...".
[[nodiscard]] bool is_address(const Note& note, const BlockIndex& index, uint32_t block);

/// Among the points of an agenda: how to get there ("Where: ...", "[Minutes](...)"), or what a
/// template asks for ("_Add your point here_").
[[nodiscard]] bool is_logistics(const Note& note, const BlockIndex& index,
                                const Recogniser& recogniser, uint32_t block);

/// Whether its first line ends with a link to an issue or a change: "Add a crane [#12](...)".
[[nodiscard]] bool names_issue(const Note& note, const BlockIndex& index, uint32_t block);

/// The kind that a tag before or behind the block's text gives it; one within the text is spoken
/// of. kNone when there is none, or nothing beside tags.
[[nodiscard]] uint32_t tagged_kind(const Note& note, const BlockIndex& index,
                                   const Recogniser& recogniser, uint32_t block);

/// "To do | Doing | Done": a board, whose rows are no items.
[[nodiscard]] bool is_board(const Note& note, const Recogniser& recogniser, const Block& head);

/// Whether a table says who, until when, or how far.
[[nodiscard]] bool has_task_columns(const Note& note, const Recogniser& recogniser,
                                    const Block& head);

/// "Ana to order tar", "A: Ana and Ben will order tar".
[[nodiscard]] bool begins_with_doer(std::string_view text);

/// "none", "(to be completed)".
[[nodiscard]] bool says_nothing(const Recogniser& recogniser, std::string_view text);

/// "Decided by: Ana", "Status: open": speaks of the item before it.
[[nodiscard]] bool is_detail_line(const Recogniser& recogniser, std::string_view text);

}  // namespace inkling
