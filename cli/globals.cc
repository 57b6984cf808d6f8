// SPDX-License-Identifier: MIT
#include "cli/command.h"

namespace inkling {

std::vector<Option> global_options(GlobalOptions& into) {
  return {
      {"--vault", "DIR", "the folder of notes (else INKLING_VAULT, else found upward)",
       &into.vault},
      {"--index", "DIR", "where the index is (else INKLING_INDEX, else the cache folder)",
       &into.index},
      {"--config", "FILE", "configuration (else ~/.config/inkling/config.yaml)", &into.config},
      {"--color", "WHEN", "auto, always or never", &into.color, {"auto", "always", "never"}},
      {"-q,--quiet", "", "no counts, progress or notices", &into.quiet},
      {"-v,--verbose", "", "say more about what is done", &into.verbose},
      {"-h,--help", "", "this help, also of one command", &into.help},
      {"-V,--version", "", "the version", &into.version},
  };
}

}  // namespace inkling
