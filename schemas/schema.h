// SPDX-License-Identifier: MIT
// What a vault's owner declares: the types of notes, the kinds of items, the fields and how much
// each weighs, and how all of them are recognised in plain Markdown. Values only; load.h reads the
// YAML.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace inkling {

/// A named part of a note that can be searched by itself ("title:plan") and that carries a weight.
struct FieldSpec {
  std::string name{};                  ///< "title", "alias", "heading", "body", "property", ...
  std::vector<std::string> aliases{};  ///< Other spellings in queries: "intitle".
  uint32_t weight = 1;                 ///< Times a word of this field counts (wdf).
  bool filter = false;                 ///< Has terms of its own, so that `field:word` is fast.
  friend bool operator==(const FieldSpec&, const FieldSpec&) = default;
};

/// How an item of a kind is recognised, and how it is searched.
struct KindSpec {
  std::string name{};                   ///< "decision"
  std::string plural{};                 ///< "decisions"
  uint32_t weight = 1;                  ///< Of its words in its note.
  bool task = false;                    ///< Recognised by a check box; has owner, due, priority.
  bool people = false;                  ///< Its items are people: names in `name_columns`.
  bool decision = false;                ///< Has deciders, is current until superseded.
  bool dated = false;                   ///< A list of dates: see `doubtful`.
  bool paragraphs = false;              ///< A paragraph under one of its headings is an item too.
  bool flat = false;                    ///< Lists below a subheading are none of its items.
  std::vector<std::string> headings{};  ///< Folded heading texts, all languages: "key decisions".
                                        ///< Without numbering, symbols and a colon at the end.
  std::vector<std::string> sections{};  ///< Folded headings of which the whole section is one item
                                        ///< when it starts with a paragraph: "decision".
  std::vector<std::string> minutes{};   ///< Likewise, but in the minutes of a meeting only:
                                        ///< "conclusion".
  std::vector<std::string> doubtful{};  ///< Folded headings that manuals and articles have too:
                                        ///< "history". They count in a note that has a type, else
                                        ///< where the section has dates (`dated`) or only lists.
  std::vector<std::string> callouts{};  ///< `> [!decision]`
  std::vector<std::string> prefixes{};  ///< Folded line prefixes: "decision" for "Decision: ...".
  std::vector<std::string> symbols{};   ///< Leading symbols, without blank: "✅", "❌".
  std::vector<std::string> tags{};      ///< Folded tags that make a line an item: "decision".
  std::vector<std::string> columns{};   ///< Folded table columns that make rows items: "decision".
  std::vector<std::string> fields{};    ///< Inline fields `decision:: ...` and front matter lists.
  std::vector<std::string> name_columns{};  ///< Folded table columns with the person's name.
  friend bool operator==(const KindSpec&, const KindSpec&) = default;
};

/// What a note can be, and how it is recognised; the first match in order wins.
struct TypeSpec {
  std::string name{};                  ///< "customer"
  std::vector<std::string> aliases{};  ///< Other values of the `type` property, folded.
  std::vector<std::string> tags{};     ///< Folded: "type/customer".
  std::vector<std::string> paths{};    ///< Folded globs on the folded path: "people/**".
  friend bool operator==(const TypeSpec&, const TypeSpec&) = default;
};

/// Names that property keys, columns and inline fields go by, folded, per meaning.
struct MeaningSpec {
  std::string name{};                  ///< "due", "owner", "by", "status", "date", "attendees", ...
  std::vector<std::string> keys{};     ///< "due", "deadline", "fällig", ...
  std::vector<std::string> marks{};    ///< "📅"
  std::vector<std::string> phrases{};  ///< Folded words in prose before the value. due: "by",
                                       ///< "until"; date: "on", "am"; by: "decided by"; owner:
                                       ///< "assigned to"; superseded_by: "replaced by".
  friend bool operator==(const MeaningSpec&, const MeaningSpec&) = default;
};

/// A value of the meanings "status" and "priority", whatever it is written as.
struct ValueSpec {
  std::string of{};    ///< "status"
  std::string name{};  ///< status: "open" "done" "cancelled" "current" "superseded"; priority:
                       ///< "highest" "high" "medium" "low" "lowest".
  std::vector<std::string> words{};   ///< Folded: "done", "erledigt", "closed"; "high", "p1".
  std::vector<std::string> marks{};   ///< Of check boxes: "x", "-"; of priorities: "⏫", "!!".
  std::vector<std::string> starts{};  ///< First words of a line, case as here: "TODO", "DONE".
  friend bool operator==(const ValueSpec&, const ValueSpec&) = default;
};

struct FacetSpec {
  std::string name{};  ///< "tag"
  std::string
      source{};  ///< "tag", "type", "people", "kind", "status", "folder", "month", "property:x"
  bool hierarchical = false;
  friend bool operator==(const FacetSpec&, const FacetSpec&) = default;
};

/// All declarations in force: the shipped ones, then the vault's own over them.
struct SchemaSet {
  std::vector<FieldSpec> fields{};
  std::vector<KindSpec> kinds{};
  std::vector<TypeSpec> types{};
  std::vector<MeaningSpec> meanings{};
  std::vector<ValueSpec> values{};
  std::vector<FacetSpec> facets{};

  [[nodiscard]] const KindSpec* kind(std::string_view name) const;
  [[nodiscard]] const FieldSpec* field(std::string_view name_or_alias) const;
  [[nodiscard]] const MeaningSpec* meaning(std::string_view name) const;
  [[nodiscard]] const TypeSpec* type(std::string_view name_or_alias) const;
  friend bool operator==(const SchemaSet&, const SchemaSet&) = default;
};

/// One canonical line per declaration: what the index stores. parse_schema(to_string(s)) == s.
/// parse_schema is total: what it does not know it passes over.
[[nodiscard]] std::string to_string(const SchemaSet& schemas);
[[nodiscard]] SchemaSet parse_schema(std::string_view canonical);
/// Changes when, and only when, the canonical text does (FNV-1a, 64 bits).
[[nodiscard]] uint64_t fingerprint(const SchemaSet& schemas);

}  // namespace inkling
