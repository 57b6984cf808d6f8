// SPDX-License-Identifier: MIT
#include "query/searcher.h"

#include <chrono>
#include <utility>

#include "query/explain.h"
#include "query/open_index.h"
#include "query/related.h"
#include "query/session.h"
#include "schemas/xapian_guard.h"

namespace inkling {
namespace {

constexpr int kMostAttempts = 8;  ///< At a search while a writer commits under it.

double ms_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

/// Runs `body` on the last commit; again when a writer changed the blocks it was reading.
template <typename Body>
auto at_one_commit(OpenIndex& index, Body body) -> decltype(body(index)) {
  return guarded(index.paths.root, [&]() -> decltype(body(index)) {
    for (int attempt = 1;; ++attempt) {
      const Outcome fresh = refresh(index);
      if (!fresh) return fresh.error();
      try {
        return body(index);
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt == kMostAttempts) throw;
      }
    }
  });
}

}  // namespace

struct Searcher::Impl {
  OpenIndex index;
};

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Result<Searcher> Searcher::open(const std::string& index_folder) {
  auto index = open_index(index_folder);
  if (!index) return index.error();
  return Searcher(std::make_unique<Impl>(Impl{.index = std::move(*index)}));
}

Result<Results> Searcher::search(const Request& request) {
  const auto begin = std::chrono::steady_clock::now();
  auto results = at_one_commit(impl_->index, [&](const OpenIndex& index) -> Result<Results> {
    return answer(ask(request, index), index);
  });
  if (results) results->took_ms = ms_since(begin);
  return results;
}

Result<std::string> Searcher::explain(const Request& request) {
  return at_one_commit(impl_->index, [&](const OpenIndex& index) -> Result<std::string> {
    return inkling::explain(request, index);
  });
}

Result<Results> Searcher::related(const Request& request, const std::string& path) {
  const auto begin = std::chrono::steady_clock::now();
  auto results = at_one_commit(
      impl_->index, [&](const OpenIndex& index) { return inkling::related(request, path, index); });
  if (results) results->took_ms = ms_since(begin);
  return results;
}

Result<Why> Searcher::why(const Request& request, const std::string& path) {
  return at_one_commit(impl_->index, [&](const OpenIndex& index) -> Result<Why> {
    return inkling::why(request, path, index);
  });
}

Result<IndexState> Searcher::state() {
  return at_one_commit(impl_->index, [](const OpenIndex& index) -> Result<IndexState> {
    return IndexState{.path = index.paths.root,
                      .vault = index.vault,
                      .revision = index.epoch,
                      .notes = index.notes.get_doccount(),
                      .items = index.items.get_doccount(),
                      .fingerprint = index.fingerprint,
                      .languages = index.languages};
  });
}

const SchemaSet& Searcher::schemas() const {
  return impl_->index.schemas();
}

}  // namespace inkling
