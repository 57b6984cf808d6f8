// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "notes/mask.h"

namespace inkling {

/// A line as the masker sees it: [begin, content) are quote marks and bullets.
struct MaskLine {
  uint32_t begin = 0;
  uint32_t content = 0;
  uint32_t end = 0;
  [[nodiscard]] bool blank() const { return content >= end; }
};

/// Makes md4c see the tables that readers see. `lines` are three lines in a row of which the last
/// may be a `|---|---|`: it asks for three dashes in each column and for a blank line before the
/// table, and takes a head with more cells than there are columns.
void mend_table(std::string_view source, const MaskLine (&lines)[3], Mask& mask);

}  // namespace inkling
