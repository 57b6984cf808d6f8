// SPDX-License-Identifier: MIT
// The texts of a block: plain text, code, links.
#include <algorithm>

#include "notes/block_writer.h"
#include "notes/entities.h"
#include "notes/links.h"
#include "notes/tags.h"

namespace inkling {

void BlockWriter::mark_words() {
  (struck_depth_ > 0 ? leaf_.struck_words : leaf_.plain_words) = true;
}

void BlockWriter::text(Span source) {
  arrive(source.begin);
  at_ = source.end;
  source.begin = std::max(source.begin, std::min(skip_until_, source.end));
  const auto& atoms = mask_.atoms;
  while (next_atom_ < atoms.size() && atoms[next_atom_].source.end <= source.begin) ++next_atom_;
  while (next_atom_ < atoms.size() && atoms[next_atom_].source.begin < source.end) {
    const Atom& atom = atoms[next_atom_++];
    write_plain({.begin = source.begin, .end = std::max(source.begin, atom.source.begin)});
    write_atom(atom);
    skip_until_ = std::max(skip_until_, atom.source.end);
    source.begin = std::min(atom.source.end, source.end);
  }
  write_plain(source);
}

void BlockWriter::write_plain(Span source) {
  const uint32_t begin =
      row_.in_cell ? row_.cells.back().visible.begin : leaf_block().visible.begin;
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (visible_.size() == begin && !source.empty() && blank(note_.source[source.begin])) {
    ++source.begin;
  }
  if (source.empty()) return;
  const std::string_view words = source.of(note_.source);
  if (words.find_first_not_of(" \t") != std::string_view::npos) {
    mark_words();
    leaf_.only_math = false;
  }
  visible_.copy(source);
  if (!links_.empty()) return;
  for_each_tag(note_.source, source, [&](Span tag) {
    note_.tags.push_back({.name = note_.source.substr(tag.begin + 1, tag.size() - 1),
                          .source = tag,
                          .block = leaf_.block});
  });
}

void BlockWriter::write_atom(const Atom& atom) {
  switch (atom.kind) {
    case AtomKind::kWikiLink:
    case AtomKind::kEmbed: {
      WikiLink wiki = parse_wikilink(note_.source, atom.source);
      const uint32_t begin = visible_.size();
      visible_.copy(wiki.shown);
      mark_words();
      leaf_.only_math = false;
      add_link(std::move(wiki.link), begin);
      break;
    }
    case AtomKind::kComment:
      leaf_.comments.push_back({.begin = atom.source.begin + 2, .end = atom.source.end - 2});
      break;
    case AtomKind::kHtmlComment:
      leaf_.comments.push_back({.begin = std::min(atom.source.begin + 4, atom.source.end - 3),
                                .end = atom.source.end - 3});
      break;
    case AtomKind::kHidden:
    case AtomKind::kFootnote:
      break;
  }
}

void BlockWriter::add_link(Link link, uint32_t visible_begin) {
  link.block = leaf_.block;
  link.visible = {.begin = visible_begin, .end = visible_.size()};
  link.label = link.visible.of(note_.visible);
  note_.links.push_back(std::move(link));
}

void BlockWriter::verbatim(Span source, bool math) {
  const auto& comments = mask_.comments;
  while (next_comment_ < comments.size() && comments[next_comment_].begin < source.begin &&
         comments[next_comment_].end > source.begin) {
    ++next_comment_;  // It was code after all.
  }
  const bool block = expected_ == BlockKind::kCode;
  if (block && pending_indent_ > 0 && pending_indent_ <= source.begin) {
    const Span indent{.begin = source.begin - pending_indent_, .end = source.begin};
    const std::string_view blanks = indent.of(note_.source);
    if (blanks.find_first_not_of(' ') == std::string_view::npos) source.begin = indent.begin;
  }
  pending_indent_ = 0;
  arrive(source.begin);
  at_ = source.end;
  if (!math) leaf_.only_math = false;
  mark_words();
  const auto pipe = [&](uint32_t from) {
    const std::string_view code = std::string_view(note_.source).substr(0, source.end);
    return static_cast<uint32_t>(std::min<size_t>(code.find("\\|", from), source.end));
  };
  const uint32_t visible_begin = visible_.size();
  // In a table, code has its pipes escaped too.
  for (uint32_t at = source.begin; row_.open && (at = pipe(at)) < source.end; ++at) {
    visible_.copy({.begin = source.begin, .end = at});
    source.begin = at + 1;
  }
  visible_.copy(source);
  verbatim_.push_back({.begin = visible_begin, .end = visible_.size()});
}

void BlockWriter::entity(Span source) {
  arrive(source.begin);
  at_ = source.end;
  if (source.end <= skip_until_) return;
  mark_words();
  leaf_.only_math = false;
  const std::string decoded = decode_entity(source.of(note_.source));
  if (decoded.empty()) return visible_.copy(source);
  visible_.put(decoded, source);
}

void BlockWriter::line_break() {
  if (leaf_.block == kNone) return;
  const uint32_t begin = line_end(at_);
  if (begin == note_.source.size()) return;
  const bool both = note_.source.compare(begin, 2, "\r\n") == 0;
  at_ = begin + (both ? 2 : 1);
  if (leaf_block().kind == BlockKind::kCallout) {
    at_ = begin;
    return close_leaf();
  }
  if (visible_.size() > leaf_block().visible.begin) {
    visible_.put("\n", {.begin = begin, .end = at_});
  }
}

void BlockWriter::enter_link(bool image) {
  OpenLink link{.image = image};
  if (image) {
    const uint32_t mark = find("![", at_);
    arrive(mark);
    link.source = mark;
    link.visible = visible_.size();
    at_ = std::min(mark + 2, static_cast<uint32_t>(note_.source.size()));
  }
  links_.push_back(link);
}

// Between the last text and the next one there are marks only, so that a link's '[' is the next
// one.
void BlockWriter::resolve_links(uint32_t limit) {
  size_t first = links_.size();
  while (first > 0 && links_[first - 1].source == kNone) --first;
  for (; first < links_.size(); ++first) {
    OpenLink& link = links_[first];
    uint32_t mark = std::min(at_, limit);
    while (mark < limit && mask_.text[mark] != '[' && mask_.text[mark] != '<') ++mark;
    link.source = mark;
    link.visible = visible_.size();
    at_ = std::max(at_, std::min(mark + 1, limit));
  }
}

void BlockWriter::leave_link(std::string_view destination) {
  if (links_.back().source == kNone) arrive(std::min(find("[", at_), find("<", at_)));
  const OpenLink open = links_.back();
  links_.pop_back();
  const char mark = mask_.text[std::min<size_t>(open.source, mask_.text.size() - 1)];
  uint32_t end = at_;
  if (mark == '[' || mark == '!') {
    end = link_end(mask_.text, find("]", at_));
  } else if (mark == '<' && end < mask_.text.size() && mask_.text[end] == '>') {
    ++end;
  }
  at_ = std::min(end, static_cast<uint32_t>(mask_.text.size()));
  Link link = parse_destination(destination);
  link.embed = open.image;
  link.source = {.begin = std::min(open.source, at_), .end = at_};
  if (open.image) leaf_.only_math = false;
  add_link(std::move(link), open.visible);
}

}  // namespace inkling
