// SPDX-License-Identifier: MIT
// Completion by what stands before the cursor. The range of an edit begins just behind the sign
// that opened it (`[[`, `#`, `@`), never before: editors compare what it covers with the new text.
// Ranking is ours: the list says that it is incomplete, so it is asked again with every letter.
#include <algorithm>
#include <optional>
#include <set>

#include "notes/tags.h"
#include "query/filters.h"
#include "query/session.h"
#include "schemas/name_terms.h"
#include "schemas/xapian_guard.h"
#include "server/lsp_methods.h"

namespace inkling {
namespace {

constexpr size_t kMostItems = 60;
constexpr size_t kMostAliasesRead = 12;  ///< Notes read for an alias as it is written.
constexpr size_t kMostTerms = 20'000;    ///< Tags, keys or values looked at.

// CompletionItemKind.
constexpr int kPersonItem = 6;
constexpr int kPropertyItem = 10;
constexpr int kValueItem = 12;
constexpr int kKeywordItem = 14;
constexpr int kFileItem = 17;
constexpr int kReferenceItem = 18;

struct Choice {
  std::string label{};
  std::string text{};
  std::string detail{};
  int kind = kFileItem;
  Fit fit = Fit::kWhole;
};

struct Cursor {
  LspSession& session;
  const Asked& asked;
  std::string_view before{};  ///< Of its line.
  std::string_view after{};
  uint32_t line_begin = 0;
};

/// What is offered, and where the text it replaces begins on the line.
struct Offer {
  std::vector<Choice> choices{};
  size_t from = 0;
};

std::string closing(const Cursor& cursor) {
  return cursor.after.starts_with("]]") ? "" : "]]";
}

std::string as_written(const Reading& reading, std::string_view folded) {
  for (const std::string& alias : reading.note.aliases) {
    if (fold(alias) == folded) return alias;
  }
  return std::string(folded);
}

class NoteChoices {
 public:
  NoteChoices(const Cursor& cursor, std::string typed)
      : cursor_(cursor), vault_(*cursor.session.vault), typed_(std::move(typed)) {}

  std::vector<Choice> all() {
    const std::string folded = fold(typed_);
    for (const OpenNote* draft : vault_.drafts().unsaved()) {
      const std::string stem(file_stem(draft->path));
      if (const auto fit = fit_of(folded, fold(stem))) {
        add({.path = draft->path, .title = {}, .by = CalledBy::kFileName}, stem, *fit,
            link_text(vault_, draft->path));
      }
    }
    const Directory* directory = vault_.directory();
    if (directory == nullptr) return std::move(choices_);
    for (const FoundName& found : directory->names.matching(folded, kMostItems)) {
      const auto called = notes_called(vault_, found.name, cursor_.asked.path);
      for (const CalledNote& note : called) {
        if (choices_.size() >= kMostItems) return std::move(choices_);
        // A file name that only one note has need not be looked up again.
        const bool by_name = note.by == CalledBy::kPath || note.by == CalledBy::kFileName;
        const std::string target = by_name && called.size() == 1 ? std::string(file_stem(note.path))
                                                                 : link_text(vault_, note.path);
        add(note, found.name, found.fit, target);
      }
    }
    return std::move(choices_);
  }

 private:
  void add(const CalledNote& note, std::string_view name, Fit fit, const std::string& target) {
    Choice choice{.label = target, .text = target, .detail = note.path, .fit = fit};
    if (note.by == CalledBy::kTitle) choice.label = note.title;
    if (note.by == CalledBy::kAlias) choice.label = alias(note.path, name);
    if (choice.label != target) choice.text += "|" + choice.label;
    choice.text += closing(cursor_);
    const bool is_new = seen_.insert(choice.text).second;
    if (is_new) choices_.push_back(std::move(choice));
  }

  std::string alias(const std::string& path, std::string_view folded) {
    if (++aliases_read_ > kMostAliasesRead) return std::string(folded);
    const auto reading = vault_.read(path);
    return reading ? as_written(*reading, folded) : std::string(folded);
  }

  const Cursor& cursor_;
  LiveVault& vault_;
  std::string typed_;
  std::vector<Choice> choices_{};
  std::set<std::string> seen_{};
  size_t aliases_read_ = 0;
};

std::shared_ptr<const Reading> target_of(const Cursor& cursor, std::string_view target) {
  if (target.empty()) return cursor.asked.reading;
  const auto called = notes_called(*cursor.session.vault, target, cursor.asked.path);
  return called.empty() ? nullptr : cursor.session.vault->read(called.front().path);
}

std::vector<Choice> blocks_of(const Reading& reading, const std::string& typed,
                              const std::string& close) {
  std::vector<Choice> out;
  for (const Block& block : reading.note.blocks) {
    if (block.id.empty()) continue;
    const auto fit = fit_of(typed, fold(block.id));
    const std::string_view text = block.visible.of(reading.note.visible);
    if (!fit) continue;
    out.push_back({.label = block.id,
                   .text = block.id + close,
                   .detail = std::string(text.substr(0, text.find('\n'))),
                   .kind = kReferenceItem,
                   .fit = *fit});
  }
  return out;
}

std::vector<Choice> headings_of(const Reading& reading, const std::string& typed,
                                const std::string& close) {
  std::vector<Choice> out;
  for (const Section& section : reading.note.sections) {
    if (section.heading == kNone) continue;
    const auto fit = fit_of(typed, fold(section.title));
    if (!fit) continue;
    std::string text;  // What ends a link cannot be written in one.
    for (const char c : section.title) {
      text += std::string_view("[]|#^").find(c) == std::string_view::npos ? c : ' ';
    }
    out.push_back({.label = section.title,
                   .text = text + close,
                   .detail = std::string(section.level, '#'),
                   .kind = kReferenceItem,
                   .fit = *fit});
  }
  return out;
}

std::optional<Offer> in_wikilink(const Cursor& cursor) {
  const size_t open = cursor.before.rfind("[[");
  if (open == std::string_view::npos) return std::nullopt;
  const std::string_view inner = cursor.before.substr(open + 2);
  if (inner.find("]]") != std::string_view::npos) return std::nullopt;
  if (inner.find('|') != std::string_view::npos) return Offer{};
  const size_t hash = inner.rfind('#');
  if (hash == std::string_view::npos) {
    return Offer{.choices = NoteChoices(cursor, std::string(inner)).all(), .from = open + 2};
  }
  const auto target = target_of(cursor, inner.substr(0, inner.find('#')));
  if (!target) return Offer{};
  const std::string_view fragment = inner.substr(hash + 1);
  const size_t from = open + 2 + hash + 1;
  if (fragment.starts_with('^')) {
    return Offer{.choices = blocks_of(*target, fold(fragment.substr(1)), closing(cursor)),
                 .from = from + 1};
  }
  return Offer{.choices = headings_of(*target, fold(fragment), closing(cursor)), .from = from};
}

/// Terms of the index that begin with `start` and fit what was typed.
std::vector<Choice> from_terms(const Cursor& cursor, const std::string& start,
                               const std::string& typed, int kind) {
  std::vector<Choice> out;
  const OpenIndex* index = cursor.session.vault->index();
  if (index == nullptr) return out;
  const auto looked = guarded(index->paths.root, [&]() -> Outcome {
    size_t seen = 0;
    auto term = index->notes.allterms_begin(start);
    for (; term != index->notes.allterms_end(start) && seen < kMostTerms; ++term, ++seen) {
      const std::string value = (*term).substr(start.size());
      const auto fit = value.empty() ? std::nullopt : fit_of(typed, value);
      if (!fit) continue;
      out.push_back({.label = value,
                     .text = value,
                     .detail = std::to_string(term.get_termfreq()),
                     .kind = kind,
                     .fit = *fit});
    }
    return Done{};
  });
  (void)looked;
  std::stable_sort(out.begin(), out.end(), [](const Choice& a, const Choice& b) {
    return std::pair(a.fit, -std::stol(a.detail)) < std::pair(b.fit, -std::stol(b.detail));
  });
  for (Choice& choice : out) choice.detail += choice.detail == "1" ? " note" : " notes";
  return out;
}

std::vector<Choice> tags(const Cursor& cursor, std::string_view typed) {
  return from_terms(cursor, std::string(prefix::kTag), fold(typed), kKeywordItem);
}

std::optional<Offer> in_tag(const Cursor& cursor) {
  const size_t hash = cursor.before.rfind('#');
  if (hash == std::string_view::npos) return std::nullopt;
  const std::string_view typed = cursor.before.substr(hash + 1);
  if (!tag_may_start(cursor.before, static_cast<uint32_t>(hash))) return std::nullopt;
  if (typed.empty() && cursor.before.find_first_not_of("# ") == std::string_view::npos) {
    return std::nullopt;  // A heading begins.
  }
  const bool name = std::none_of(typed.begin(), typed.end(), [](char c) {
    return std::string_view(" \t.,;:!?()[]{}<>|\"'").find(c) != std::string_view::npos;
  });
  if (!name) return std::nullopt;
  return Offer{.choices = tags(cursor, typed), .from = hash + 1};
}

std::optional<Offer> in_handle(const Cursor& cursor) {
  const size_t at = cursor.before.rfind('@');
  if (at == std::string_view::npos) return std::nullopt;
  const bool starts =
      at == 0 || std::string_view(" \t([,;:").find(cursor.before[at - 1]) != std::string_view::npos;
  const std::string_view typed = cursor.before.substr(at + 1);
  if (!starts || typed.find_first_of(" \t,;") != std::string_view::npos) return std::nullopt;
  Offer offer{.choices = {}, .from = at + 1};
  const Directory* directory = cursor.session.vault->directory();
  if (directory == nullptr) return offer;
  const std::string words = name_words(typed);
  for (const Person& person : directory->people) {
    if (person.names.empty()) continue;
    std::optional<Fit> best;
    for (const std::string& name : person.names) {
      const auto fit = fit_of(words, name);
      if (fit && (!best || *fit < *best)) best = fit;
    }
    if (!best || *best == Fit::kScattered) continue;
    std::string handle = person.names.front();
    std::replace(handle.begin(), handle.end(), ' ', '.');
    offer.choices.push_back({.label = person.name,
                             .text = handle,
                             .detail = person.path,
                             .kind = kPersonItem,
                             .fit = *best});
  }
  return offer;
}

std::optional<Offer> in_callout(const Cursor& cursor) {
  const size_t open = cursor.before.rfind("[!");
  if (open == std::string_view::npos || !cursor.before.starts_with('>')) return std::nullopt;
  const std::string typed = fold(cursor.before.substr(open + 2));
  if (typed.find(']') != std::string::npos) return std::nullopt;
  Offer offer{.choices = {}, .from = open + 2};
  for (const KindSpec& kind : cursor.session.vault->schemas().kinds) {
    for (const std::string& name : kind.callouts) {
      const auto fit = fit_of(typed, name);
      const std::string close = cursor.after.starts_with(']') ? "" : "] ";
      if (fit) offer.choices.push_back({name, name + close, kind.name, kKeywordItem, *fit});
    }
  }
  return offer;
}

std::vector<Choice> values(const Cursor& cursor, std::string_view key, std::string_view typed) {
  const std::string folded = fold(key);
  if (folded == "tag" || folded == "tags") return tags(cursor, typed);
  return from_terms(cursor, make_term(prefix::kProperty, folded, {}), fold(typed), kValueItem);
}

std::vector<Choice> keys(const Cursor& cursor, std::string_view typed) {
  std::vector<Choice> out;
  const OpenIndex* index = cursor.session.vault->index();
  if (index == nullptr) return out;
  const std::string folded = fold(typed);
  const auto looked = guarded(index->paths.root, [&]() -> Outcome {
    for (const std::string& key : property_keys(*index)) {
      const auto fit = fit_of(folded, key);
      if (fit) out.push_back({key, key + ": ", "property", kPropertyItem, *fit});
    }
    return Done{};
  });
  (void)looked;
  return out;
}

std::string_view trimmed_left(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\"'[");
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

/// The key that a list entry of the front matter belongs to.
std::string_view key_above(std::string_view front_matter) {
  while (!front_matter.empty()) {
    const size_t end = front_matter.rfind('\n');
    const std::string_view line =
        end == std::string_view::npos ? front_matter : front_matter.substr(end + 1);
    const size_t colon = line.find(':');
    const bool entry = line.find_first_not_of(" \t") != std::string_view::npos &&
                       line[line.find_first_not_of(" \t")] == '-';
    if (!entry && colon != std::string_view::npos) return line.substr(0, colon);
    front_matter = end == std::string_view::npos ? std::string_view{} : front_matter.substr(0, end);
  }
  return {};
}

std::optional<Offer> in_front_matter(const Cursor& cursor) {
  const Note& note = cursor.asked.reading->note;
  const Span matter = note.front_matter;
  const uint32_t offset = cursor.asked.offset;
  if (matter.empty() || offset < matter.begin || offset > matter.end) return std::nullopt;
  const size_t colon = cursor.before.find(':');
  if (colon != std::string_view::npos) {
    const std::string_view value = cursor.before.substr(colon + 1);
    const size_t part = value.rfind(',');  // Of a list in brackets.
    const std::string_view typed =
        trimmed_left(part == std::string_view::npos ? value : value.substr(part + 1));
    return Offer{.choices = values(cursor, cursor.before.substr(0, colon), typed),
                 .from = cursor.before.size() - typed.size()};
  }
  const std::string_view entry = trimmed_left(cursor.before);
  if (entry.starts_with('-')) {
    const std::string_view typed = trimmed_left(entry.substr(1));
    const Span above{.begin = matter.begin, .end = std::max(matter.begin, cursor.line_begin)};
    return Offer{.choices = values(cursor, key_above(above.of(note.source)), typed),
                 .from = cursor.before.size() - typed.size()};
  }
  return Offer{.choices = keys(cursor, entry), .from = cursor.before.size() - entry.size()};
}

std::optional<Offer> in_inline_field(const Cursor& cursor) {
  const size_t colons = cursor.before.rfind("::");
  if (colons == std::string_view::npos) return std::nullopt;
  const std::string_view left = cursor.before.substr(0, colons);
  const size_t start = left.find_last_of(" \t[(");
  const std::string_view key = start == std::string_view::npos ? left : left.substr(start + 1);
  const std::string_view typed = trimmed_left(cursor.before.substr(colons + 2));
  if (key.empty() || typed.find_first_of("])") != std::string_view::npos) return std::nullopt;
  return Offer{.choices = values(cursor, key, typed), .from = cursor.before.size() - typed.size()};
}

std::string offer_json(const Cursor& cursor, Offer offer) {
  std::stable_sort(offer.choices.begin(), offer.choices.end(),
                   [](const Choice& a, const Choice& b) { return a.fit < b.fit; });
  if (offer.choices.size() > kMostItems) offer.choices.resize(kMostItems);
  const Span replaced{.begin = cursor.line_begin + static_cast<uint32_t>(offer.from),
                      .end = cursor.asked.offset};
  const std::string range = range_json(cursor.session, *cursor.asked.reading, replaced);
  JsonWriter json;
  json.open_object().member("isIncomplete", true).key("items").open_array();
  for (size_t i = 0; i < offer.choices.size(); ++i) {
    const Choice& choice = offer.choices[i];
    const std::string number = std::to_string(i);
    json.open_object().member("label", choice.label).member("kind", choice.kind);
    json.member("detail", choice.detail);
    json.member("sortText", std::string(4 - std::min<size_t>(4, number.size()), '0') + number);
    json.key("textEdit").open_object().raw_member("range", range);
    json.member("newText", choice.text).close_object().close_object();
  }
  return json.close_array().close_object().take();
}

}  // namespace

Answer completion(LspSession& session, const JsonValue& params) {
  const auto asked = asked_of(session, params);
  if (!asked) return std::string("null");
  const std::string_view text = asked->reading->note.source;
  const LspLines& lines = asked->reading->lines;
  const Span line = lines.line(text, lines.line_at(asked->offset));
  const Cursor cursor{.session = session,
                      .asked = *asked,
                      .before = Span{line.begin, asked->offset}.of(text),
                      .after = Span{asked->offset, line.end}.of(text),
                      .line_begin = line.begin};
  using Context = std::optional<Offer> (*)(const Cursor&);
  for (const Context context :
       {in_wikilink, in_callout, in_front_matter, in_tag, in_handle, in_inline_field}) {
    if (auto offer = context(cursor)) return offer_json(cursor, std::move(*offer));
  }
  return std::string("null");
}

}  // namespace inkling
