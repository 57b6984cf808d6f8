// SPDX-License-Identifier: MIT
// From what a note says and means to what the index stores of it.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/draft.h"
#include "indexer/lexicon.h"
#include "indexer/weights.h"
#include "notes/note.h"
#include "notes/vault.h"
#include "schemas/record.h"
#include "schemas/words_file.h"

namespace inkling {

/// One note, ready to be described. Views of the caller's values.
struct NoteInput {
  const Note& note;
  const Records& records;
  const FileStamp& stamp;
  uint32_t docid = 0;
};

/// What the index stores of one note, items apart. Depends on nothing but the note, the schema and
/// the docid, so that updating and rebuilding give the same.
struct NoteDrafts {
  Draft note{};                     ///< Without slot::kWords: its place is not known yet.
  std::vector<WordsBlock> words{};  ///< In the order of the note: title, aliases, ..., body.
  Language language{};              ///< Whose stems these are; "" when not stemmed.
};

using ItemSink = std::function<void(Draft&)>;

/// Describes one note after the other. One per thread.
class Describer {
 public:
  /// REQUIRES: both outlive it.
  Describer(const SchemaSet& schemas, WordsWriter& ids);

  /// Linear in the note.
  [[nodiscard]] NoteDrafts describe(const NoteInput& input);
  /// Gives the draft of each item of the note, by ordinal, and keeps none: a note may have a
  /// hundred thousand. `language` as describe told it.
  void describe_items(const NoteInput& input, const Language& language, const ItemSink& sink);

 private:
  struct Work;
  struct Context;
  /// Where a text stands, for its words' weight and place.
  struct Part {
    WordsField field = WordsField::kBody;
    uint32_t section = 0;
    uint32_t item = kNone;
    uint32_t kind = kNone;
  };

  /// Valid until the next call.
  const std::vector<IndexedWord>& look_up(Lexicon& lexicon, std::string_view text);
  void add_text(Work& work, const Part& part, std::string_view text);
  void add_line(Work& work, const Part& part, std::string_view line);
  void add_blocks(Work& work);
  void drain_words(Work& work);
  void add_item_words(Context& context, const Item& item, Draft& draft);
  void add_headings(Context& context, const Item& item, Draft& draft);

  const SchemaSet* schemas_;
  Weights weights_;
  Tokenizer tokenizer_;
  Lexicons lexicons_;
  std::vector<uint32_t> hashes_;                ///< Of look_up,
  std::vector<IndexedWord> indexed_;            ///< and its answer.
  StemBag words_;                               ///< Of the document being made.
  StemBag untold_;                              ///< Of these, what no folded word tells.
  std::array<StemBag, kWordsFields> by_field_;  ///< Of fields with terms of their own.
};

}  // namespace inkling
