// SPDX-License-Identifier: MIT
#include "indexer/dump.h"

#include <fmt/format.h>
#include <xapian.h>

#include <map>
#include <vector>

#include "indexer/draft.h"
#include "indexer/files.h"
#include "indexer/metadata.h"
#include "indexer/weights.h"
#include "indexer/word_table.h"
#include "schemas/hash.h"
#include "schemas/item_place.h"
#include "schemas/layout.h"
#include "schemas/words_file.h"
#include "schemas/xapian_guard.h"

namespace inkling {
namespace {

using Drafts = std::map<uint32_t, Draft>;  ///< By docid.

/// The documents as they were before they were stored. All postings are read for that, and all the
/// terms kept: nothing tells the terms of one document.
Drafts drafts_of(const Xapian::Database& database) {
  Drafts drafts;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    Draft& draft = drafts[*at];
    const Xapian::Document document = database.get_document(*at);
    for (unsigned slot = 0; slot < slot::kCount; ++slot) {
      std::string value = document.get_value(slot);
      if (!value.empty()) draft.values.emplace_back(slot, std::move(value));
    }
    draft.data = document.get_data();
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    const std::string text = *term;
    for (auto at = database.postlist_begin(text); at != database.postlist_end(text); ++at) {
      const auto draft = drafts.find(*at);
      if (draft == drafts.end()) {
        throw Xapian::DatabaseCorruptError("a term has a document that is not there");
      }
      draft->second.add(text, at.get_wdf());
    }
  }
  return drafts;
}

/// The two files of words, with what reading them needs.
struct WordsFiles {
  WordTable table{};
  std::string words{};
};

/// What lies behind is a crash's leftover.
std::string committed(const std::string& path, uint64_t size) {
  return read_file(path).value_or("").substr(0, static_cast<size_t>(size));
}

std::string words_text(const WordsFiles& files, std::string_view place_bytes) {
  const std::optional<WordsPlace> place = unpack_place(place_bytes);
  std::vector<WordsBlock> blocks;
  if (!place || place->offset + place->size > files.words.size() ||
      !decode_words(std::string_view(files.words).substr(place->offset, place->size), blocks)) {
    throw Xapian::DatabaseCorruptError("a note's words cannot be read");
  }
  std::string out;
  for (const WordsBlock& block : blocks) {
    out += fmt::format("{} section {}", field_name(block.field), block.section);
    if (block.item != kNone) out += fmt::format(" item {} kind {}", block.item, block.kind);
    out += ":";
    for (const uint32_t id : block.ids) {
      if (id > files.table.size()) throw Xapian::DatabaseCorruptError("a word id names no word");
      out += id == kLineEnd ? " /" : fmt::format(" {}", files.table[id - 1]);
    }
    out += '\n';
  }
  return out;
}

void replace_place(Draft& draft, const WordsFiles& files, std::string& words) {
  std::erase_if(draft.values, [&](const auto& value) {
    if (value.first != slot::kWords) return false;
    words = words_text(files, value.second);
    return true;
  });
}

void forget_docid(Draft& draft) {
  std::erase_if(draft.terms,
                [](const DraftTerm& term) { return term.term.starts_with(prefix::kNote); });
  std::erase_if(draft.values, [](const auto& value) { return value.first == slot::kNote; });
}

using ItemTexts = std::map<uint32_t, std::map<uint32_t, std::string>>;  // note, ordinal

/// Follows the items of one note after the other.
class RunChecker {
 public:
  void see(uint32_t docid, const Draft& draft, const ItemData& place) {
    for (const auto& [slot, value] : draft.values) {
      if (slot != slot::kNote) continue;
      const auto items = unpack_items(value);
      check(left_ == 0 && items && items->count > 0 && place.ordinal == 0);
      first_ = docid;
      note_ = items->note;
      left_ = items->count;
    }
    check(left_ > 0 && place.note == note_ && docid == first_ + place.ordinal);
    --left_;
  }
  void finish() const { check(left_ == 0); }

 private:
  static void check(bool holds) {
    if (!holds) throw Xapian::DatabaseCorruptError("the items of a note are not in a row");
  }
  uint32_t first_ = 0, note_ = 0, left_ = 0;
};

ItemTexts item_texts(const Xapian::Database& items) {
  ItemTexts texts;
  RunChecker runs;
  ItemPlaces places(items);
  for (auto& [docid, draft] : drafts_of(items)) {
    const std::optional<ItemData> place = places.of(docid);
    if (!place) throw Xapian::DatabaseCorruptError("an item's place in its note cannot be told");
    runs.see(docid, draft, *place);
    forget_docid(draft);
    std::string& text = texts[place->note][place->ordinal];
    text += fmt::format("- item {}\n{}", place->ordinal, to_string(draft));
  }
  runs.finish();
  return texts;
}

std::string dump(const IndexPaths& paths) {
  const Xapian::Database notes(paths.notes()), items(paths.items());
  const Metadata metadata = read_metadata(notes);
  WordsFiles files{.words = committed(paths.words(), metadata.sizes.words)};
  std::string terms = committed(paths.terms(), metadata.sizes.terms);
  const auto [sorted, sum] = metadata.sizes.sorted;
  if (sorted > terms.size() || checksum(std::string_view(terms).substr(0, sorted)) != sum ||
      checksum(std::string_view(terms).substr(sorted)) != metadata.sizes.terms_sum ||
      !files.table.load(std::move(terms))) {
    throw Xapian::DatabaseCorruptError("'terms' cannot be read");
  }
  ItemTexts texts = item_texts(items);
  std::map<std::string, std::string> by_path;
  for (auto& [docid, draft] : drafts_of(notes)) {
    const std::optional<NoteData> data = unpack_note(draft.data);
    if (!data) throw Xapian::DatabaseCorruptError("a note's document data cannot be read");
    std::string words;
    replace_place(draft, files, words);
    std::string& text = by_path[data->stamp.path];
    text += fmt::format("# {}\n{}{}", data->stamp.path, to_string(draft), words);
    for (const auto& [ordinal, item] : texts[docid]) text += item;
    texts.erase(docid);
  }
  std::string out;
  for (const auto& [path, text] : by_path) out += text + '\n';
  for (const auto& [docid, left] : texts) out += fmt::format("items without a note: {}\n", docid);
  for (const auto& [language, count] : metadata.languages) {
    out += fmt::format("language {}: {}\n", language, count);
  }
  return out +
         fmt::format("items: {} {}\n", items.get_doccount(), notes.get_metadata(meta::kItemCount));
}

}  // namespace

Result<std::string> dump_index(const std::string& index_folder) {
  return guarded(index_folder, [&]() -> Result<std::string> {
    const Result<IndexPaths> paths = open_index_folder(index_folder);
    if (!paths) return paths.error();
    return dump(*paths);
  });
}

}  // namespace inkling
