// SPDX-License-Identifier: MIT
// Does more-like-this find what a note is linked with, where the links cannot be seen?
//
//   related_notes INDEX PLAIN_INDEX
//
// INDEX is of a vault, PLAIN_INDEX of the same notes with every link made plain text
// (benchmarks/related makes both). The answers to a note are the notes it links to or that link to
// it. Measured beside Xapian's own way: the best terms of its expand set, joined by OR.
#include <fmt/core.h>
#include <xapian.h>

#include <map>
#include <string>

#include "query/evaluation.h"
#include "query/open_index.h"
#include "query/related.h"

namespace inkling {
namespace {

constexpr uint32_t kMost = 100;

/// Plain words have no prefix, and a prefix is in upper case.
class PlainWords : public Xapian::ExpandDecider {
 public:
  bool operator()(const std::string& term) const override { return term[0] < 'A' || term[0] > 'Z'; }
};

std::string path_of(const OpenIndex& index, Xapian::docid note) {
  const auto data = index.note_data(note);
  return data ? data->stamp.path : std::string{};
}

std::vector<std::string> ours(const OpenIndex& index, const std::string& path) {
  std::vector<std::string> paths;
  const auto results = related({.limit = kMost, .passages = 0, .details = false}, path, index);
  if (!results) return paths;
  for (const Hit& hit : results->hits) paths.push_back(hit.path);
  return paths;
}

/// The same documents in memory, where they have lists of terms: expand sets are made of these.
Xapian::Database with_term_lists(const Xapian::Database& notes) {
  std::map<Xapian::docid, Xapian::Document> documents;
  for (auto note = notes.postlist_begin({}); note != notes.postlist_end({}); ++note) {
    documents[*note];
  }
  for (auto term = notes.allterms_begin(); term != notes.allterms_end(); ++term) {
    const std::string text = *term;
    for (auto note = notes.postlist_begin(text); note != notes.postlist_end(text); ++note) {
      documents[*note].add_term(text, note.get_wdf());
    }
  }
  Xapian::WritableDatabase copy({}, Xapian::DB_BACKEND_INMEMORY);
  for (const auto& [note, document] : documents) copy.replace_document(note, document);
  return copy;
}

std::vector<std::string> by_expand_set(const Xapian::Database& listed, const OpenIndex& index,
                                       const std::string& path) {
  const Xapian::docid note = *index.notes.postlist_begin(make_term(prefix::kPath, path));
  Xapian::Enquire enquire(listed);
  Xapian::RSet relevant;
  relevant.add_document(note);
  const PlainWords plain;
  const Xapian::ESet expand = enquire.get_eset(kMostTelling, relevant, &plain);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, expand.begin(), expand.end()));
  std::vector<std::string> paths;
  const Xapian::MSet found = enquire.get_mset(0, kMost + 1);
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    if (*hit != note) paths.push_back(path_of(index, *hit));
  }
  return paths;
}

void print(std::string_view name, const Judgements& judged, const Run& run) {
  const Measures mean = evaluate(judged, run).mean;
  fmt::print("{:12} {:4} notes  nDCG@10 {:.3f}  R@100 {:.3f}  MRR@10 {:.3f}\n", name, judged.size(),
             mean.ndcg_10, mean.recall_100, mean.mrr_10);
}

int run(const OpenIndex& linked, const OpenIndex& plain) {
  Judgements judged;
  Run our_run, expand_run;
  const Xapian::Database listed = with_term_lists(plain.notes);
  for (auto note = linked.notes.postlist_begin({}); note != linked.notes.postlist_end({}); ++note) {
    const std::string path = path_of(linked, *note);
    for (const uint32_t other : linked_notes(*note, linked)) {
      judged[path][path_of(linked, other)] = 1;
    }
    if (judged.count(path) == 0) continue;
    our_run[path] = ours(plain, path);
    expand_run[path] = by_expand_set(listed, plain, path);
  }
  print("related", judged, our_run);
  print("expand set", judged, expand_run);
  return 0;
}

}  // namespace
}  // namespace inkling

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: related_notes INDEX PLAIN_INDEX\n", stderr);
    return 2;
  }
  const auto linked = inkling::open_index(argv[1]);
  const auto plain = inkling::open_index(argv[2]);
  if (!linked || !plain) {
    std::fprintf(stderr, "%s\n", (linked ? plain : linked).error().message.c_str());
    return 2;
  }
  return inkling::run(*linked, *plain);
}
