// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

namespace inkling {

/// While it lives the process is an ordinary user, whom permissions bind: root reads and writes
/// what they forbid. Does nothing when it is no root. Make it before the folders the test needs.
class PlainUser {
 public:
  PlainUser() {
    if (was_root_) become(kNobody);
  }
  PlainUser(const PlainUser&) = delete;
  PlainUser& operator=(const PlainUser&) = delete;
  ~PlainUser() {
    if (was_root_) become(0);
  }

 private:
  static void become(uid_t user) { EXPECT_EQ(::seteuid(user), 0); }
  static constexpr uid_t kNobody = 65534;
  const bool was_root_ = ::geteuid() == 0;
};

}  // namespace inkling
