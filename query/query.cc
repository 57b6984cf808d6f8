// SPDX-License-Identifier: MIT
#include "query/query.h"

namespace inkling {

bool operator==(const Query& a, const Query& b) {
  return a.op == b.op && a.name == b.name && a.text == b.text && a.children == b.children &&
         a.compare == b.compare && a.exact == b.exact && a.slop == b.slop && a.edits == b.edits &&
         a.flags == b.flags && a.from == b.from && a.to == b.to;
}

}  // namespace inkling
