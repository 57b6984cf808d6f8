// SPDX-License-Identifier: MIT
#include "schemas/note_terms.h"

#include <algorithm>

#include "schemas/layout.h"

namespace inkling {
namespace {

size_t shared_bytes(std::string_view a, std::string_view b) {
  const size_t most = std::min(a.size(), b.size());
  const auto end = a.begin() + static_cast<std::ptrdiff_t>(most);
  return static_cast<size_t>(std::mismatch(a.begin(), end, b.begin()).first - a.begin());
}

}  // namespace

std::string pack(const NoteTerms& terms) {
  std::string out;
  put_varint(terms.count, out);
  std::string_view last;
  for (const std::string_view term : terms.told) {
    const size_t shared = shared_bytes(last, term);
    put_varint(shared, out);
    put_text(term.substr(shared), out);
    last = term;
  }
  return out;
}

ToldReader::ToldReader(std::string_view packed)
    : reader_(packed), count_(reader_.number32()), sound_(reader_.ok()) {}

bool ToldReader::next() {
  if (!sound_ || reader_.left() == 0) return false;
  const uint64_t shared = reader_.number();
  const std::string_view rest = reader_.text();
  // Each term is greater than the one before, and no longer than a term can be: damage must not
  // allocate.
  sound_ = reader_.ok() && !rest.empty() && shared <= term_.size() &&
           shared + rest.size() <= kMaxTermBytes &&
           (shared == term_.size() ||
            static_cast<unsigned char>(term_[shared]) < static_cast<unsigned char>(rest.front()));
  if (!sound_) return false;
  term_.resize(static_cast<size_t>(shared));
  term_.append(rest);
  return true;
}

std::optional<NoteTerms> unpack_note_terms(std::string_view packed) {
  ToldReader reader(packed);
  NoteTerms terms{.count = reader.count()};
  while (reader.next()) terms.told.push_back(reader.term());
  return reader.sound() ? std::optional(std::move(terms)) : std::nullopt;
}

}  // namespace inkling
