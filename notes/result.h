// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace inkling {

/// What a caller can do about a failure: fix the input, look elsewhere, retry, rebuild, give up.
enum class Code {
  kInvalid,    ///< The request itself is wrong: fix it and ask again.
  kNotFound,   ///< The thing named does not exist.
  kBusy,       ///< Another process holds the lock: retry later.
  kMismatch,   ///< The index was made by another version or schema: rebuild it.
  kCorrupt,    ///< The index is damaged: rebuild it.
  kIo,         ///< The operating system refused: disk full, permission, ...
  kCancelled,  ///< The caller asked to stop.
  kInternal,   ///< A bug here.
};

/// Why an operation failed, in words a person can act on. Printed as "where: message" and
/// "hint: ...". Lower case, no full stop, user text in 'single quotes'.
struct Error {
  Code code = Code::kInternal;
  std::string message;  ///< "unknown key 'wieght'"
  std::string where{};  ///< "schemas/fact.yaml:12:3", or empty
  std::string hint{};   ///< "did you mean 'weight'?", or empty
};

/// A value, or the reason there is none. Reading the value of a failure is a programming error.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  T& operator*() { return value(); }
  const T& operator*() const { return const_cast<Result*>(this)->value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &const_cast<Result*>(this)->value(); }
  const Error& error() const {
    assert(!*this);
    return *std::get_if<Error>(&state_);
  }

 private:
  T& value() {
    assert(*this);
    return *std::get_if<T>(&state_);
  }

  std::variant<T, Error> state_;
};

/// The value of an operation that has none.
struct Done {};
using Outcome = Result<Done>;

}  // namespace inkling
