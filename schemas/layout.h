// SPDX-License-Identifier: MIT
// THE CONTRACT between the indexer, which writes, and the query, which reads: every term prefix,
// value slot, metadata key and record that stands on disk. docs/index-format.md is the same in
// prose. Nothing else knows these names. Everything here is on disk: do not renumber; a change of
// meaning raises kFormatVersion.
//
// An index folder:
//   CURRENT            the name of the generation in force ("gen-000003"), swapped by rename
//   lock               flock()ed by the one writer
//   watch              the socket of a process that watches the vault (server/watch_socket.h)
//   CACHEDIR.TAG       backup programs pass it over
//   gen-000003/notes/  Xapian: one document per note. Terms, values, data; no positions, no text
//   gen-000003/items/  Xapian: one document per item; those of one note have consecutive ids. No
//                      data: a slot tells its place in the note (item_place.h)
//   gen-000003/words   the notes' words, append-only (words_file.h)
//   gen-000003/terms   the dictionary of word ids, append-only (words_file.h)
//   gen-000003/order   derived from `terms`: most of its words, sorted (sorted_words.h)
//   gen-000003/stamps  derived from `notes`: FileStamps sorted by path, for the rescan
//
// An item's document holds what is its own. What items have of their note (tags, type, folder,
// language, front matter, title) stands in the note's document only; the query joins the two.
//
// One commit point: all is written and synced unseen, then `items` is shown, then `notes`. The
// metadata of `notes` holds how many bytes of the files count; what lies behind is a crash's
// leftover and is cut by the next writer. Both databases carry the same epoch.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notes/vault.h"
#include "schemas/date.h"
#include "schemas/record.h"

namespace inkling {

inline constexpr uint32_t kFormatVersion = 8;

/// Metadata keys of both databases unless said.
namespace meta {
inline constexpr const char* kFormat = "format";            ///< kFormatVersion, decimal.
inline constexpr const char* kEpoch = "epoch";              ///< Decimal; grows with every commit.
inline constexpr const char* kSchema = "schema";            ///< notes: canonical schema text.
inline constexpr const char* kFingerprint = "fingerprint";  ///< notes: of the schema, hex.
inline constexpr const char* kVault = "vault";              ///< notes: the vault's absolute path.
inline constexpr const char* kWordsSize = "words-size";     ///< notes: bytes of `words` that count.
inline constexpr const char* kTermsSize = "terms-size";     ///< notes: bytes of `terms` that count.
inline constexpr const char* kSortedSize = "sorted-size";  ///< notes: of these, told of by `order`,
inline constexpr const char* kSortedSum = "sorted-sum";    ///< notes: their checksum, decimal,
inline constexpr const char* kTermsSum = "terms-sum";      ///< notes: and that of the others.
inline constexpr const char* kLanguages = "languages";   ///< notes: "de 12\nen 480\n", with counts.
inline constexpr const char* kItemCount = "item-count";  ///< notes: decimal.
inline constexpr const char* kNames = "@";  ///< notes: what keys of names begin with; name_words.h.
}  // namespace meta

/// Term prefixes. Plain words are unprefixed stems (never upper case first). A prefix is upper case
/// letters; a name or value follows after ':' where the prefix takes one.
namespace prefix {
inline constexpr std::string_view kPath = "Q";      ///< notes: id term, path hashed when long.
inline constexpr std::string_view kField = "F";     ///< "Ftitle:" + stem, fields with `filter`;
                                                    ///< title and alias always. items: heading.
inline constexpr std::string_view kType = "T";      ///< notes: "T" + folded type.
inline constexpr std::string_view kTag = "G";       ///< "G" + folded tag, and each ancestor.
inline constexpr std::string_view kTagExact = "H";  ///< "H" + folded tag itself.
inline constexpr std::string_view kPerson = "N";  ///< "N" + folded name as written or target stem.
inline constexpr std::string_view kRole =
    "R";  ///< "Rowner:" "Rdecider:" "Rattendee:" + name; "Rlinked:": see Role::kLinked.
inline constexpr std::string_view kLink = "L";  ///< "L" + folded link target, and its last part.
inline constexpr std::string_view kProperty = "V";  ///< "Vkey:" + folded value; "Vkey:" alone: has.
inline constexpr std::string_view kKind = "K";      ///< "K" + kind name. notes: has an item of it.
inline constexpr std::string_view kStatus = "S";    ///< "S" + status. notes: "Skind:status".
inline constexpr std::string_view kFolder = "D";    ///< notes: "D" + folder, and each ancestor.
inline constexpr std::string_view kLanguage = "Y";  ///< notes: "Y" + language.
inline constexpr std::string_view kName = "B";  ///< notes: "B" + folded stem of file, title, alias.
inline constexpr std::string_view kHas = "E";   ///< "Etask" "Elink" "Eattachment" "Edate" ...
inline constexpr std::string_view kNote = "I";  ///< The first item of a note: "I" + its docid.
inline constexpr std::string_view kNotPassedOn = "X";  ///< notes: "X" + a tag's or property's term
                                                       ///< that its items do not have of it.
/// "U" + target + '#' + fragment, folded: what the item, or all decisions of the note, supersede.
inline constexpr std::string_view kSupersedes = "U";
inline constexpr std::string_view kSupersededBy = "W";  ///< Likewise, the other way round.
inline constexpr std::string_view kAnchor = "J";  ///< Decisions: "J^id", "J" + each heading above.
}  // namespace prefix

/// Value slots. Dates and times by Xapian::sortable_serialise of days, or of seconds.
namespace slot {
inline constexpr unsigned kWords = 0;       ///< notes: pack_place of its record in `words`.
inline constexpr unsigned kDate = 1;        ///< Days. The note's or item's date.
inline constexpr unsigned kModified = 2;    ///< Seconds. The file's mtime.
inline constexpr unsigned kCreated = 3;     ///< Days. Front matter `created`, when there.
inline constexpr unsigned kDue = 4;         ///< items: days.
inline constexpr unsigned kNote = 5;        ///< The first item of a note: pack_items.
inline constexpr unsigned kFacets = 6;      ///< facet_values.h: NoteFacets, ItemFacets.
inline constexpr unsigned kProperties = 7;  ///< facet_values.h: PropertyFacets, when any.
inline constexpr unsigned kTerms = 8;  ///< notes: note_terms.h: NoteTerms. The last item of a note:
                                       ///< how many terms all of its items have, a varint.
inline constexpr unsigned kCount = 9;  ///< So many slots there are.
}  // namespace slot

inline constexpr size_t kMaxTermBytes = 240;  ///< Glass takes 245; zero bytes count twice.

/// prefix + value, cut and hashed when longer than kMaxTermBytes.
[[nodiscard]] std::string make_term(std::string_view prefix, std::string_view value);
/// prefix + name + ':' + value.
[[nodiscard]] std::string make_term(std::string_view prefix, std::string_view name,
                                    std::string_view value);

/// Of a property's folded key, whether items have it of their note. Title, aliases and tags have
/// terms of another kind.
[[nodiscard]] bool passes_on(std::string_view folded_key);

/// The items of one note: `count` consecutive docids.
struct NoteItems {
  uint32_t note = 0;
  uint32_t count = 0;
};
[[nodiscard]] std::string pack_items(NoteItems items);
[[nodiscard]] std::optional<NoteItems> unpack_items(std::string_view packed);

/// A place in the `words` file.
struct WordsPlace {
  uint64_t offset = 0;
  uint32_t size = 0;
};
[[nodiscard]] std::string pack_place(WordsPlace place);
[[nodiscard]] std::optional<WordsPlace> unpack_place(std::string_view packed);

/// Document data of a note.
struct NoteData {
  FileStamp stamp{};
  std::string title{};
  std::string type{};
  Language language{};
  std::optional<DateFound> date{};
};
[[nodiscard]] std::string pack(const NoteData& data);
[[nodiscard]] std::optional<NoteData> unpack_note(std::string_view packed);

/// The paths of an index folder.
struct IndexPaths {
  std::string root{};
  std::string generation{};  ///< Absolute folder of the generation in force.
  [[nodiscard]] std::string notes() const { return generation + "/notes"; }
  [[nodiscard]] std::string items() const { return generation + "/items"; }
  [[nodiscard]] std::string words() const { return generation + "/words"; }
  [[nodiscard]] std::string terms() const { return generation + "/terms"; }
  [[nodiscard]] std::string order() const { return generation + "/order"; }
  [[nodiscard]] std::string stamps() const { return generation + "/stamps"; }
};
/// Reads CURRENT. kNotFound when there is no index, kCorrupt when CURRENT names nothing.
Result<IndexPaths> open_index_folder(const std::string& root);

/// "$XDG_CACHE_HOME/inkling/<vault's name>-<hash of its absolute path>". `cache_home` is that
/// folder.
[[nodiscard]] std::string index_folder_for(std::string_view cache_home, std::string_view vault);

}  // namespace inkling
