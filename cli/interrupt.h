// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>

namespace inkling {

/// From now on the first Ctrl-C sets the flag instead of ending the program; a second one ends it.
const std::atomic<bool>& catch_interrupts();

}  // namespace inkling
