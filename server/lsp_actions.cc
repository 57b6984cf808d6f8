// SPDX-License-Identifier: MIT
#include <algorithm>

#include "schemas/name_terms.h"
#include "server/element_at.h"
#include "server/lsp_methods.h"

namespace inkling {
namespace {

using What = Element::What;

constexpr size_t kMostTargets = 10;   ///< Offered for one ambiguous link.
constexpr int kMostMentionWords = 5;  ///< Words of a name looked for around the cursor.

class Actions {
 public:
  explicit Actions(LspSession& session) : session_(session) { json_.open_array(); }

  void add(const std::string& title, const char* kind, const Edits& edits) {
    const Answer edit = workspace_edit_json(session_, edits);
    if (!edit) return;  // The client cannot take it: not offered.
    json_.open_object().member("title", title).member("kind", kind);
    json_.raw_member("edit", *edit).close_object();
  }
  std::string take() { return json_.close_array().take(); }

 private:
  LspSession& session_;
  JsonWriter json_{};
};

Edits one_edit(const std::string& path, Span span, std::string text) {
  Edits edits;
  edits.edits.push_back({path, span, std::move(text)});
  return edits;
}

void fix_link(LspSession& session, const Asked& asked, const Link& link, Actions& actions) {
  if (!is_note_link(link) || link.target.empty()) return;
  const auto meant = notes_meant(*session.vault, link, asked.path);
  if (meant.empty()) {
    const std::string folder(folder_of(asked.path));
    Edits edits;
    edits.create = link.target + (link.target.ends_with(".md") ? "" : ".md");
    const bool plain = link.target.find('/') == std::string::npos;
    if (plain && !folder.empty()) edits.create = folder + "/" + edits.create;
    if (edits.create.find("..") != std::string::npos || edits.create.starts_with('/')) return;
    edits.create_text = "# " + std::string(file_stem(edits.create)) + "\n";
    actions.add("Create the note '" + edits.create + "'", "quickfix", edits);
    return;
  }
  if (meant.size() < 2) return;
  const Span span = target_span(asked.reading->note, link);
  for (size_t i = 0; i < std::min(meant.size(), kMostTargets); ++i) {
    const std::string& path = meant[i].path;
    const std::string target =
        link.kind == LinkKind::kWiki ? path.substr(0, path.rfind('.')) : path;
    actions.add("Link to '" + path + "'", "quickfix", one_edit(asked.path, span, target));
  }
}

bool in_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalnum(byte) != 0 || c == '_' || c == '-' || c == '\'';
}

/// Ends of words on one line to both sides of the offset, nearest first.
std::vector<uint32_t> word_edges(std::string_view text, uint32_t offset, int step) {
  std::vector<uint32_t> edges;
  const auto here = [&](uint32_t at) { return step < 0 ? at > 0 : at < text.size(); };
  const auto next = [&](uint32_t at) { return text[step < 0 ? at - 1 : at]; };
  uint32_t at = offset;
  while (here(at) && next(at) != '\n' && edges.size() < kMostMentionWords) {
    while (here(at) && in_word(next(at))) at = step < 0 ? at - 1 : at + 1;
    edges.push_back(at);
    while (here(at) && !in_word(next(at)) && next(at) != '\n') at = step < 0 ? at - 1 : at + 1;
  }
  return edges;
}

/// The longest run of words around the cursor that is a note's name.
void link_mention(LspSession& session, const Asked& asked, Actions& actions) {
  const Note& note = asked.reading->note;
  std::vector<Span> runs;
  if (!asked.range.empty()) {
    runs.push_back(asked.range);
  } else {
    const uint32_t at = asked.range.begin;
    for (const uint32_t begin : word_edges(note.source, at, -1)) {
      for (const uint32_t end : word_edges(note.source, at, 1)) {
        if (end > begin) runs.push_back({.begin = begin, .end = end});
      }
    }
    std::stable_sort(runs.begin(), runs.end(), [](Span a, Span b) { return a.size() > b.size(); });
  }
  for (const Span run : runs) {
    const std::string name(run.of(note.source));
    if (name.find_first_of("[]|#^\n") != std::string::npos) continue;
    const auto called = notes_called(*session.vault, name, asked.path);
    if (called.empty() || called.front().path == asked.path) continue;
    const std::string target = link_text(*session.vault, called.front().path);
    const std::string text =
        target == name ? "[[" + name + "]]" : "[[" + target + "|" + name + "]]";
    actions.add("Link to '" + called.front().path + "'", "refactor.rewrite",
                one_edit(asked.path, run, text));
    return;
  }
}

void toggle_task(const Asked& asked, Actions& actions) {
  const Note& note = asked.reading->note;
  const LspLines& lines = asked.reading->lines;
  const uint32_t line = lines.line_at(asked.range.begin);
  for (const Block& block : note.blocks) {
    if (block.kind != BlockKind::kTask || lines.line_at(block.source.begin) != line) continue;
    const size_t open = note.source.rfind('[', block.source.begin);
    if (open == std::string::npos || open < lines.line(note.source, line).begin) continue;
    const bool done = block.mark == 'x' || block.mark == 'X';
    const auto at = static_cast<uint32_t>(open + 1);
    const size_t close = note.source.find(']', at);
    actions.add(done ? "Reopen the task" : "Mark the task done", "refactor.rewrite",
                one_edit(asked.path, {at, static_cast<uint32_t>(close)}, done ? " " : "x"));
    return;
  }
}

}  // namespace

Answer code_actions(LspSession& session, const JsonValue& params) {
  const auto asked = asked_of(session, params);
  if (!asked) return std::string("[]");
  const Note& note = asked->reading->note;
  Actions actions(session);
  const Element element = element_at(note, asked->range.begin);
  if (element.what == What::kLink) {
    fix_link(session, *asked, note.links[element.index], actions);
  } else if (element.what != What::kTag) {
    link_mention(session, *asked, actions);
  }
  toggle_task(*asked, actions);
  return actions.take();
}

}  // namespace inkling
