// SPDX-License-Identifier: MIT
#include "cli/command.h"

namespace inkling {

std::vector<Command> all_commands() {
  return {index_command(),    search_command(),  browse_command(),     facets_command(),
          tags_command(),     people_command(),  properties_command(), live_command(),
          query_command(),    explain_command(), why_command(),        status_command(),
          watch_command(),    doctor_command(),  person_command(),     related_command(),
          timeline_command(), check_command(),   schema_command(),     config_command(),
          bench_command(),    dump_command(),    lsp_command(),        completion_command()};
}

}  // namespace inkling
