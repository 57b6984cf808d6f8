// SPDX-License-Identifier: MIT
#include "query/leaves.h"

#include <algorithm>
#include <utility>

#include "query/edits.h"

namespace inkling {
namespace {

Sought group(Sought::Op op, std::vector<Sought> children) {
  if (children.size() == 1) {
    Sought only = std::move(children.front());
    return only;
  }
  Sought sought{.op = op, .children = std::move(children)};
  return sought;
}

bool unspaced(const Leaves::Token& token) {
  return token.kind == WordKind::kPair || token.kind == WordKind::kLastChar;
}

}  // namespace

FieldMask field_mask(std::string_view name) {
  if (name == "title") return mask_of(WordsField::kTitle);
  if (name == "alias") return mask_of(WordsField::kAlias);
  if (name == "name" || name == "file") return mask_of(WordsField::kName);
  if (name == "property") return mask_of(WordsField::kProperty);
  if (name == "heading") return mask_of(WordsField::kHeading);
  if (name == "code") return mask_of(WordsField::kCode);
  if (name == "comment") return mask_of(WordsField::kComment);
  if (name != "body") return 0;
  return static_cast<FieldMask>(mask_of(WordsField::kHeading) | mask_of(WordsField::kBody) |
                                mask_of(WordsField::kCode));
}

bool is_item_scope(std::string_view name) {
  return name != "line" && name != "block" && name != "section";
}

std::string_view state_of_scope(std::string_view name) {
  for (const std::string_view state : {"todo", "done"}) {
    if (name.ends_with(state) && name.size() > state.size() + 1 &&
        name[name.size() - state.size() - 1] == '-') {
      return state;
    }
  }
  return {};
}

uint32_t kind_of_scope(std::string_view name, const SchemaSet& schemas) {
  const std::string_view state = state_of_scope(name);
  std::string_view kind = name;
  if (!state.empty()) kind.remove_suffix(state.size() + 1);
  for (uint32_t i = 0; i < schemas.kinds.size(); ++i) {
    if (schemas.kinds[i].name == name) return i;
    if (schemas.kinds[i].name == kind && schemas.kinds[i].task) return i;
  }
  return kNone;
}

std::vector<Leaves::Token> Leaves::tokens_of(std::string_view text) {
  const std::vector<Word>& words = tokenizer_.words(text);
  std::vector<Token> tokens;
  for (size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    const bool last = i + 1 == words.size();
    const bool follows_pair = i > 0 && words[i - 1].kind == WordKind::kPair;
    // The end of a run is no word of its own; inside a phrase it holds the place between.
    if (word.kind == WordKind::kLastChar && follows_pair && last) continue;
    tokens.push_back({.lower = std::string(word.lower),
                      .folded = std::string(word.folded),
                      .raw = std::string(word.span.of(text)),
                      .kind = word.kind,
                      .open = word.kind == WordKind::kLastChar && last});
  }
  return tokens;
}

uint32_t Leaves::place_of(const Token& token, Place::How how) {
  Place place{.how = how, .folded = token.folded, .kind = token.kind};
  // To tell a word as typed from its inflections.
  if (how != Place::How::kFolded && how != Place::How::kCase) {
    Place typed = place;
    typed.how = Place::How::kFolded;
    places_->add(std::move(typed));
  }
  if (how == Place::How::kStem) {
    place.lower = token.lower;
    if (token.kind == WordKind::kWord && count_letters(token.folded) >= kMinRelatedLetters) {
      Place related = place;
      related.how = Place::How::kRelated;
      places_->add(std::move(related));
    }
  }
  if (how == Place::How::kLower) place.exact = token.lower;
  if (how == Place::How::kCase) place.exact = token.raw;
  if (token.open && how != Place::How::kCase) place.how = Place::How::kPrefix;
  return places_->add(std::move(place));
}

Sought Leaves::sequence(const std::vector<Token>& tokens, Place::How how) {
  if (tokens.empty()) return {};
  Sought sought{.op = Sought::Op::kSequence};
  for (const Token& token : tokens) sought.places.push_back(place_of(token, how));
  sought.needs_text = how == Place::How::kLower || how == Place::How::kCase;
  return sought;
}

Sought Leaves::text(const Query& query) {
  std::vector<Token> tokens = tokens_of(query.text);
  const Place::How how = strict(Place::How::kStem);
  if (&query == typing && !tokens.empty() && !match_case_) {
    Token last = std::move(tokens.back());
    tokens.pop_back();
    std::vector<Sought> parts;
    for (const Token& token : tokens) parts.push_back(sequence({token}, how));
    parts.push_back(perhaps_misspelt(last, Place::How::kPrefix));
    return group(Sought::Op::kAnd, std::move(parts));
  }
  const bool loose = any_word || typos || std::any_of(tokens.begin(), tokens.end(), unspaced);
  if (loose && !match_case_) {
    std::vector<Sought> parts;
    for (const Token& token : tokens) {
      if (token.kind == WordKind::kLastChar && !token.open) continue;
      parts.push_back(perhaps_misspelt(token, how));
    }
    if (parts.empty()) return {};
    return group(any_word ? Sought::Op::kOr : Sought::Op::kAnd, std::move(parts));
  }
  if (tokens.size() == 1 && !match_case_) return perhaps_misspelt(tokens[0], how);
  return sequence(tokens, how);
}

Sought Leaves::perhaps_misspelt(const Token& token, Place::How how) {
  const int edits = typos ? allowed_edits(token.folded, token.kind) : 0;
  if (edits == 0) return sequence({token}, how);
  std::vector<Sought> ways;
  ways.push_back(sequence({token}, how));
  ways.push_back(fuzzy({.op = Op::kFuzzy, .text = token.folded, .edits = edits}));
  return group(Sought::Op::kOr, std::move(ways));
}

Sought Leaves::phrase(const Query& query) {
  const Place::How how = strict(query.exact ? Place::How::kLower : Place::How::kFolded);
  const std::vector<Token> tokens = tokens_of(query.text);
  if (query.slop <= 0 || tokens.size() < 2) return sequence(tokens, how);
  Sought sought{.op = Sought::Op::kNear};
  for (const Token& token : tokens) sought.children.push_back(sequence({token}, how));
  sought.slop = std::min(static_cast<uint32_t>(query.slop), kMaxBetween);
  return sought;
}

Sought Leaves::prefix(const Query& query) {
  std::vector<Token> tokens = tokens_of(query.text);
  if (tokens.empty()) return {};
  const Token last = std::move(tokens.back());
  tokens.pop_back();
  Sought sought = sequence(tokens, strict(Place::How::kStem));
  sought.op = Sought::Op::kSequence;
  sought.places.push_back(place_of(last, Place::How::kPrefix));
  return sought;
}

Sought Leaves::fuzzy(const Query& query) {
  Sought all{.op = Sought::Op::kAnd};
  for (const Token& token : tokens_of(query.text)) {
    Place place{.how = Place::How::kFuzzy, .folded = token.folded, .kind = token.kind};
    const int edits =
        query.edits > 0 ? query.edits : std::max(1, allowed_edits(token.folded, token.kind));
    place.edits = std::min(edits, most_edits(token.folded));
    if (token.kind != WordKind::kWord || place.edits == 0) place.how = Place::How::kFolded;
    Sought one{.op = Sought::Op::kSequence};
    one.places.push_back(places_->add(std::move(place)));
    all.children.push_back(std::move(one));
  }
  if (all.children.empty()) return {};
  return all.children.size() == 1 ? all.children.front() : all;
}

Sought Leaves::regex(const Query& query) {
  const std::string key = query.text + '/' + query.flags;
  const auto known = std::find(pattern_texts_.begin(), pattern_texts_.end(), key);
  Sought sought{.op = Sought::Op::kPattern, .needs_text = true};
  sought.pattern = static_cast<uint32_t>(known - pattern_texts_.begin());
  if (known == pattern_texts_.end()) {
    auto pattern = Pattern::compile(query.text, query.flags);
    if (!pattern) {
      diagnostics.push_back({.code = "regex-syntax",
                             .severity = Severity::kError,
                             .message = pattern.error().message,
                             .span = query.span,
                             .fix = pattern.error().hint});
      return {.op = Sought::Op::kNothing};
    }
    pattern_texts_.push_back(key);
    patterns_->push_back(std::move(*pattern));
  }
  for (const std::string& literal : (*patterns_)[sought.pattern].literals()) {
    Place place{.how = Place::How::kContains, .folded = fold(literal)};
    sought.places.push_back(places_->add(std::move(place)));
  }
  return sought;
}

Sought Leaves::near(const Query& query) {
  Sought sought = children(query, Sought::Op::kNear);
  sought.slop = std::min(static_cast<uint32_t>(std::max(query.slop, 0)), kMaxBetween);
  sought.in_order = query.exact;
  return sought;
}

Sought Leaves::scope(const Query& query) {
  const bool before = std::exchange(in_scope_, in_scope_ || !is_item_scope(query.name));
  Sought sought = children(query, Sought::Op::kScope);
  in_scope_ = before;
  if (is_item_scope(query.name)) {
    sought.scope = Scope::kItem;
    sought.kind = kind_of_scope(query.name, index_->schemas());
  } else {
    sought.scope = query.name == "line"    ? Scope::kLine
                   : query.name == "block" ? Scope::kBlock
                                           : Scope::kSection;
  }
  return sought;
}

Sought Leaves::children(const Query& query, Sought::Op op) {
  Sought sought{.op = op};
  for (const Query& child : query.children) sought.children.push_back(sought_of(child));
  return sought;
}

Sought Leaves::sought_of(const Query& query) {
  switch (query.op) {
    case Op::kAnd:
      return children(query, Sought::Op::kAnd);
    case Op::kOr:
      return children(query, Sought::Op::kOr);
    case Op::kNot:
      return children(query, Sought::Op::kNot);
    case Op::kMust:
      return sought_of(query.children.front());
    case Op::kNear:
      return near(query);
    case Op::kText:
      return text(query);
    case Op::kPhrase:
      return phrase(query);
    case Op::kPrefix:
      return prefix(query);
    case Op::kExact:
      return sequence(tokens_of(query.text), strict(Place::How::kLower));
    case Op::kFuzzy:
      return fuzzy(query);
    case Op::kRegex:
      return regex(query);
    case Op::kScope:
      return scope(query);
    case Op::kField: {
      Sought sought = children(query, Sought::Op::kFields);
      sought.fields = field_mask(query.name);
      return sought;
    }
    case Op::kCase: {
      const bool before = std::exchange(match_case_, query.exact);
      Sought sought = sought_of(query.children.front());
      match_case_ = before;
      return sought;
    }
    case Op::kTag:
      return in_scope_ ? sequence(tokens_of(query.text), Place::How::kFolded) : Sought{};
    case Op::kAll:
      return {};
    case Op::kNothing:
      return {.op = Sought::Op::kNothing};
    case Op::kValue:
    case Op::kProperty:
    case Op::kDate:
      return filter(query);
  }
  return {};
}

/// Filters are about notes and items. A line has no type, and no due date.
Sought Leaves::filter(const Query& query) {
  if (!in_scope_) return {};
  diagnostics.push_back({.code = "unsupported",
                         .severity = Severity::kError,
                         .message = "'" + query.name + "' cannot be asked of a line or section",
                         .span = query.span,
                         .fix = "put it outside the parentheses"});
  return {.op = Sought::Op::kNothing};
}

}  // namespace inkling
