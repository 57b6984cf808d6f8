// SPDX-License-Identifier: MIT
// Which note a link means, and which notes mean this one. Names of open drafts count as they are
// typed; those of all other notes come from the index.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/live_vault.h"

namespace inkling {

/// By what a note is called, strongest first: only the strongest that any note has counts.
enum class CalledBy : uint8_t { kPath, kFileName, kTitle, kAlias };

struct CalledNote {
  std::string path{};
  std::string title{};
  CalledBy by = CalledBy::kFileName;
  friend bool operator==(const CalledNote&, const CalledNote&) = default;
};

inline constexpr size_t kMostCalled = 256;    ///< Notes that one name may mean.
inline constexpr size_t kMostLinking = 2000;  ///< Notes read to find the links to one.

/// The notes that a name means, as `[[name]]` would: "people/Ana", "Ana", a title, an alias. The
/// nearest to `from` first.
[[nodiscard]] std::vector<CalledNote> notes_called(LiveVault& vault, std::string_view name,
                                                   const std::string& from);

/// The notes that a link means: none when it is broken or leads out of the vault, several when it
/// is ambiguous, the best first.
[[nodiscard]] std::vector<CalledNote> notes_meant(LiveVault& vault, const Link& link,
                                                  const std::string& from);

/// "../b/X" seen from "a/c/Y.md" -> "a/b/X"; nothing when it leads out of the vault.
[[nodiscard]] std::optional<std::string> path_of_target(const std::string& from,
                                                        const std::string& target);

/// A path as the target of a Markdown link, where a blank would end it.
[[nodiscard]] std::string encoded_target(std::string path);

/// Whether a link is to a note at all, not to the web or to a file.
[[nodiscard]] bool is_note_link(const Link& link);

/// Paths of the notes that may link to this one by any of its names, by path. By the index alone:
/// read them to be sure.
[[nodiscard]] std::vector<std::string> may_link_to(LiveVault& vault, const Reading& note);

/// A place in a note.
struct NotePlace {
  std::string path{};
  Span span{};
};

/// The links to a note; with a fragment, only those to that heading or "^block".
[[nodiscard]] std::vector<NotePlace> links_to(LiveVault& vault, const std::string& path,
                                              const std::string& fragment = {});

/// Where a fragment leads in a note: the heading or block. Nothing when there is none such.
[[nodiscard]] std::optional<Span> place_of_fragment(const Note& note, std::string_view fragment);

/// The last parts of heading paths, as links compare them: folded, without signs of links.
[[nodiscard]] std::string heading_key(std::string_view heading);

/// Whether a link's fragment means this heading or "^block": as it is written, or as Markdown's
/// anchors have it, "next-steps".
[[nodiscard]] bool fragment_means(std::string_view fragment, std::string_view heading);

/// Shortest text that names the note in a link: its file's name, else its path.
[[nodiscard]] std::string link_text(LiveVault& vault, const std::string& path);

}  // namespace inkling
