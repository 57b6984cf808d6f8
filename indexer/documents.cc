// SPDX-License-Identifier: MIT
#include "indexer/documents.h"

#include <algorithm>

#include "indexer/filters.h"
#include "schemas/front_matter_items.h"
#include "schemas/layout.h"
#include "schemas/name_terms.h"
#include "schemas/note_terms.h"
#include "schemas/varint.h"

namespace inkling {
namespace {

constexpr const char* kFallbackLanguage = "en";  ///< Of notes too short to tell theirs.
constexpr size_t kMaxPieceBytes = 1 << 16;       ///< Tokenized at once: bounds memory.

WordsField field_of(const Block& block) {
  switch (block.kind) {
    case BlockKind::kHeading:
      return WordsField::kHeading;
    case BlockKind::kCode:
    case BlockKind::kMath:
      return WordsField::kCode;
    case BlockKind::kComment:
      return WordsField::kComment;
    default:
      return WordsField::kBody;
  }
}

/// The first piece of a line: all of it, or of a very long one up to the last blank in reach.
std::string_view next_piece(std::string_view line) {
  if (line.size() <= kMaxPieceBytes) return line;
  const size_t blank = line.rfind(' ', kMaxPieceBytes);
  if (blank != std::string_view::npos && blank > 0) return line.substr(0, blank);
  size_t end = kMaxPieceBytes;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  return line.substr(0, end > 0 ? end : kMaxPieceBytes);
}

/// What the terms of the note, and of its items, cannot be worked out without.
void add_told(Draft& note) {
  std::vector<std::string>& told = note.told;
  std::sort(told.begin(), told.end());
  told.erase(std::unique(told.begin(), told.end()), told.end());
  const NoteTerms terms{.count = static_cast<uint32_t>(note.terms.size()), .told = told};
  note.values.emplace_back(slot::kTerms, pack(terms));
}

}  // namespace

/// What is known while one note is described.
struct Describer::Work {
  const NoteInput& input;
  Lexicon& lexicon;
  std::vector<uint32_t> item_of_block{};
  NoteDrafts drafts{};
};

/// What is known while the items of one note are described.
struct Describer::Context {
  Lexicon& lexicon;
  std::vector<DraftTerm> heading_terms{};
  const std::vector<std::string>* headings = nullptr;  ///< Whose terms these are.
};

Describer::Describer(const SchemaSet& schemas, WordsWriter& ids)
    : schemas_(&schemas), weights_(schemas), lexicons_(ids) {}

NoteDrafts Describer::describe(const NoteInput& input) {
  const Language language =
      input.records.language.empty() ? Language(kFallbackLanguage) : input.records.language;
  Work work{.input = input,
            .lexicon = lexicons_.of(language),
            .item_of_block = items_by_block(input.note, input.records)};
  work.drafts.language = language;
  add_blocks(work);
  drain_words(work);
  add_note_filters(input, *schemas_, work.drafts);
  sort_terms(work.drafts.note);
  add_told(work.drafts.note);
  return std::move(work.drafts);
}

void Describer::describe_items(const NoteInput& input, const Language& language,
                               const ItemSink& sink) {
  if (input.records.items.empty()) return;
  Context context{.lexicon = lexicons_.of(language)};
  ItemFilters filters(input, *schemas_);
  uint64_t terms = 0;
  for (uint32_t i = 0; i < input.records.items.size(); ++i) {
    Draft draft;
    filters.add(i, draft);
    add_item_words(context, input.records.items[i], draft);
    sort_terms(draft);
    terms += draft.terms.size();
    if (i + 1 == input.records.items.size()) {
      std::string packed;
      put_varint(terms, packed);
      draft.values.emplace_back(slot::kTerms, packed);
    }
    sink(draft);
  }
}

void Describer::add_blocks(Work& work) {
  const Note& note = work.input.note;
  add_text(work, {.field = WordsField::kTitle}, work.input.records.title);
  for (const std::string& alias : note.aliases) {
    add_text(work, {.field = WordsField::kAlias}, alias);
  }
  add_text(work, {.field = WordsField::kName}, file_stem(note.path));
  const std::vector<uint32_t> items = items_by_property(note, work.input.records);
  for (size_t p = 0; p < note.properties.size(); ++p) {
    const Property& property = note.properties[p];
    if (property.block != kNone || is_title_key(property.key)) continue;
    Part part{.field = WordsField::kProperty, .item = items[p]};
    if (part.item != kNone) part.kind = work.input.records.items[part.item].kind;
    add_text(work, part, property.text);
  }
  for (size_t i = 0; i < note.blocks.size(); ++i) {
    const Block& block = note.blocks[i];
    Part part{.field = field_of(block), .section = block.section};
    part.item = work.item_of_block[i];
    if (part.item != kNone) part.kind = work.input.records.items[part.item].kind;
    add_text(work, part, block.visible.of(note.visible));
  }
}

void Describer::add_text(Work& work, const Part& part, std::string_view text) {
  if (text.empty()) return;
  work.drafts.words.push_back({.field = part.field,
                               .section = part.section,
                               .item = part.item,
                               .kind = part.kind,
                               .ids = {}});
  for (bool first = true; !text.empty(); first = false) {
    const size_t end = std::min(text.find('\n'), text.size());
    if (!first) work.drafts.words.back().ids.push_back(kLineEnd);
    add_line(work, part, text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (work.drafts.words.back().ids.empty()) work.drafts.words.pop_back();
}

const std::vector<IndexedWord>& Describer::look_up(Lexicon& lexicon, std::string_view text) {
  const std::vector<Word>& words = tokenizer_.words(text);
  lexicon.expect(words, hashes_);
  indexed_.clear();
  for (size_t i = 0; i < words.size(); ++i) {
    indexed_.push_back(lexicon.look_up(words[i], hashes_[i]));
  }
  return indexed_;
}

void Describer::add_line(Work& work, const Part& part, std::string_view line) {
  const uint32_t weight = weights_.in_note(part.field, part.kind);
  const bool filter = weights_.is_filter(part.field);
  StemBag& field_bag = by_field_[static_cast<size_t>(part.field)];
  std::vector<uint32_t>& ids = work.drafts.words.back().ids;
  while (!line.empty()) {
    const std::string_view piece = next_piece(line);
    for (const IndexedWord& lexeme : look_up(work.lexicon, piece)) {
      ids.push_back(lexeme.id);
      words_.add(lexeme.stem, weight);
      if (!lexeme.told) untold_.add(lexeme.stem, 1);
      if (filter) field_bag.add(lexeme.stem, 1);
    }
    line.remove_prefix(piece.size());
  }
}

void Describer::drain_words(Work& work) {
  Draft& draft = work.drafts.note;
  untold_.drain([&](uint32_t stem, uint32_t) {
    draft.told.push_back(make_term({}, work.lexicon.stem(stem)));
  });
  words_.drain([&](uint32_t stem, uint32_t weight) {
    draft.add(make_term({}, work.lexicon.stem(stem)), weight);
  });
  for (size_t i = 0; i < kWordsFields; ++i) {
    const std::string_view name = field_name(static_cast<WordsField>(i));
    by_field_[i].drain([&](uint32_t stem, uint32_t count) {
      draft.add(make_term(prefix::kField, name, work.lexicon.stem(stem)), count);
    });
  }
}

void Describer::add_item_words(Context& context, const Item& item, Draft& draft) {
  std::string_view text = item.text;
  while (!text.empty()) {
    const std::string_view piece = next_piece(text);
    for (const IndexedWord& word : look_up(context.lexicon, piece)) {
      words_.add(word.stem, Weights::kOwnWord);
    }
    text.remove_prefix(piece.size());
  }
  words_.drain([&](uint32_t stem, uint32_t weight) {
    draft.add(make_term({}, context.lexicon.stem(stem)), weight);
  });
  add_headings(context, item, draft);
}

void Describer::add_headings(Context& context, const Item& item, Draft& draft) {
  if (context.headings == nullptr || *context.headings != item.breadcrumb) {
    context.heading_terms.clear();
    for (const std::string& heading : item.breadcrumb) {
      for (const IndexedWord& word : look_up(context.lexicon, heading)) {
        words_.add(word.stem, Weights::kHeadingWord);
      }
    }
    const std::string_view name = field_name(WordsField::kHeading);
    words_.drain([&](uint32_t stem, uint32_t weight) {
      context.heading_terms.push_back(
          {make_term(prefix::kField, name, context.lexicon.stem(stem)), weight});
    });
    context.headings = &item.breadcrumb;
  }
  draft.terms.insert(draft.terms.end(), context.heading_terms.begin(), context.heading_terms.end());
}

}  // namespace inkling
