// SPDX-License-Identifier: MIT
#include "schemas/xapian_guard.h"

#include <xapian.h>

#include <cerrno>
#include <exception>
#include <new>
#include <string>
#include <system_error>

namespace inkling {
namespace {

constexpr const char* kRebuildHint = "rebuild it: inkling index --rebuild";

/// Xapian tells a full disk and a torn block apart only in its text: the name of the system's error
/// when there was one.
bool system_refused(const Xapian::Error& error) {
  if (error.get_error_string() == nullptr) return false;
  const std::string reason = error.get_error_string();
  for (const int code : {ENOSPC, EFBIG, EDQUOT, EACCES, EPERM, EROFS, EIO, EMFILE, ENFILE}) {
    if (reason == std::generic_category().message(code)) return true;
  }
  return false;
}

Error io_error(std::string message, std::string_view where) {
  return {.code = Code::kIo,
          .message = std::move(message),
          .where = std::string(where),
          .hint = "check free space and permissions; the last commit is intact"};
}

Error error_of(const Xapian::Error& error, std::string_view where) {
  std::string message = error.get_msg();
  if (error.get_error_string() != nullptr) message += std::string(": ") + error.get_error_string();
  return {.code = Code::kCorrupt,
          .message = "the index cannot be read: " + message,
          .where = std::string(where),
          .hint = kRebuildHint};
}

}  // namespace

Error error_of_current_exception(std::string_view where) {
  try {
    throw;
  } catch (const Xapian::DatabaseLockError& error) {
    return {.code = Code::kBusy,
            .message = "another process is writing this index",
            .where = std::string(where),
            .hint = "try again when it is done"};
  } catch (const Xapian::DatabaseModifiedError&) {
    return {.code = Code::kBusy,
            .message = "the index changed while it was read",
            .where = std::string(where),
            .hint = "open it again"};
  } catch (const Xapian::DatabaseVersionError& error) {
    return {.code = Code::kMismatch,
            .message = "the index was made by another version: " + error.get_msg(),
            .where = std::string(where),
            .hint = kRebuildHint};
  } catch (const Xapian::Error& error) {
    if (system_refused(error)) {
      return io_error(error.get_msg() + ": " + error.get_error_string(), where);
    }
    return error_of(error, where);
  } catch (const std::system_error& error) {
    return io_error(error.what(), where);
  } catch (const std::bad_alloc&) {
    return {.code = Code::kIo, .message = "out of memory", .where = std::string(where)};
  } catch (const std::exception& error) {
    return {.code = Code::kInternal, .message = error.what(), .where = std::string(where)};
  } catch (...) {
    return {.code = Code::kInternal, .message = "unknown exception", .where = std::string(where)};
  }
}

}  // namespace inkling
