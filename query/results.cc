// SPDX-License-Identifier: MIT
#include "query/results.h"

namespace inkling {

std::string_view to_string(Tier tier) {
  switch (tier) {
    case Tier::kExact:
      return "exact";
    case Tier::kStem:
      return "stem";
    case Tier::kPrefix:
      return "prefix";
    case Tier::kSynonym:
      return "synonym";
    case Tier::kSomeWords:
      return "some-words";
    case Tier::kTypo:
      return "typo";
  }
  return "";
}

}  // namespace inkling
