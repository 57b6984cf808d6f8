// SPDX-License-Identifier: MIT
#include <csignal>
#include <cstring>
#include <exception>

#include <fmt/format.h>

#include "cli/help.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/version.h"

namespace inkling {
namespace {

int answer(const Call& call, const std::vector<Command>& commands, Session& session) {
  switch (call.what) {
    case Call::What::kVersion:
      session.out.write(fmt::format("inkling {}\n", version()));
      return kExitFound;
    case Call::What::kOverview:
      session.out.write(overview(commands, session.out));
      return kExitFound;
    case Call::What::kHelp:
      session.out.write(help_text(*call.command, session.out));
      return kExitFound;
    case Call::What::kWrong:
      return report(session, {.code = Code::kInvalid, .message = call.problem, .hint = call.hint});
    case Call::What::kRun:
      return call.command->run(session);
  }
  return kExitUsage;
}

int run(std::vector<std::string> arguments) {
  const Environment environment = read_environment();
  const std::vector<Command> commands = all_commands();
  GlobalOptions options;
  const Call call = parse_options(std::move(arguments), commands, options);
  Session session{.environment = environment,
                  .options = options,
                  .out = make_terminal(stdout, options.color, environment),
                  .err = make_terminal(stderr, options.color, environment)};
  int code = answer(call, commands, session);
  if (!session.out.finish()) {
    code = report(session, {.code = Code::kIo,
                            .message = fmt::format("cannot write the answer: {}",
                                                   std::strerror(session.out.failure))});
  }
  (void)session.err.finish();  // Nobody is left to tell.
  return code;
}

}  // namespace
}  // namespace inkling

int main(int argc, char** argv) {
  // A reader that leaves early (`| head -1`) shows up as EPIPE, which Terminal takes quietly.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return inkling::run({argv + std::min(argc, 1), argv + argc});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "inkling: internal error: %s\n", error.what());
    return inkling::kExitIo;
  }
}
