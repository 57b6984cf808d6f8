// SPDX-License-Identifier: MIT
#include "cli/completion.h"

#include <fmt/format.h>

#include <algorithm>

namespace inkling {
namespace {

// One option with its names apart: "-n" and "--limit".
struct Named {
  std::string_view short_name{};
  std::string_view long_name{};
  const Option* option = nullptr;
};

std::vector<Named> named_options(const std::vector<Option>& options) {
  std::vector<Named> out;
  for (const Option& option : options) {
    if (!option.names.starts_with('-') || !option.listed) continue;
    Named named{.option = &option};
    std::string_view rest = option.names;
    while (!rest.empty()) {
      const size_t comma = std::min(rest.find(','), rest.size());
      (rest.starts_with("--") ? named.long_name : named.short_name) = rest.substr(0, comma);
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    out.push_back(named);
  }
  return out;
}

std::string choices_of_positional(const Command& command) {
  for (const Option& option : command.options) {
    if (!option.names.starts_with('-') && !option.choices.empty()) {
      return fmt::format("{}", fmt::join(option.choices, " "));
    }
  }
  return {};
}

// Whether its arguments are a query, whose words the index completes.
bool takes_query(const Command& command) {
  return std::any_of(command.options.begin(), command.options.end(),
                     [](const Option& option) { return option.names == "query"; });
}

// Inside single quotes of a shell.
std::string in_quotes(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out;
}

// For zsh, where [ ] and : mean something in a description.
std::string zsh_help(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':') out += '\\';
    out += c;
  }
  return in_quotes(out);
}

std::string zsh_value(const Option& option) {
  if (option.value.empty()) return {};
  if (!option.choices.empty()) {
    return fmt::format(":{}:({})", option.value, fmt::join(option.choices, " "));
  }
  if (option.value == "DIR") return ":folder:_files -/";
  if (option.value == "NAME=VALUE") return ":value:_inkling_values";
  if (option.value == "FILE") return ":file:_files";
  return fmt::format(":{}:", option.value);
}

std::string zsh_options(const std::vector<Option>& options) {
  std::string out;
  for (const Named& named : named_options(options)) {
    for (const std::string_view name : {named.short_name, named.long_name}) {
      if (name.empty()) continue;
      out += fmt::format("        '*{}[{}]{}' \\\n", name, zsh_help(named.option->help),
                         zsh_value(*named.option));
    }
  }
  return out;
}

std::string fish_lines(const std::vector<Option>& options, std::string_view condition) {
  std::string out;
  for (const Named& named : named_options(options)) {
    out += fmt::format("complete -c inkling{}", condition);
    if (!named.short_name.empty()) out += fmt::format(" -s {}", named.short_name.substr(1));
    if (!named.long_name.empty()) out += fmt::format(" -l {}", named.long_name.substr(2));
    const Option& option = *named.option;
    if (!option.choices.empty()) {
      out += fmt::format(" -x -a '{}'", fmt::join(option.choices, " "));
    } else if (option.value == "DIR") {
      out += " -x -a '(__fish_complete_directories)'";
    } else if (option.value == "NAME=VALUE") {
      out += " -x -a '(inkling completion values (commandline -ct))'";
    } else if (!option.value.empty()) {
      out += " -r";
    }
    out += fmt::format(" -d '{}'\n", in_quotes(option.help));
  }
  return out;
}

std::string long_names(const std::vector<Option>& options) {
  std::string out;
  for (const Named& named : named_options(options)) {
    out += fmt::format("{} ", named.long_name.empty() ? named.short_name : named.long_name);
  }
  return out;
}

std::string bash_values(const std::vector<Option>& options) {
  std::string out;
  for (const Named& named : named_options(options)) {
    const Option& option = *named.option;
    if (option.value.empty() || option.value == "NAME=VALUE") continue;  // The index has these.
    std::string pattern{named.long_name};
    if (!named.short_name.empty()) pattern += fmt::format("|{}", named.short_name);
    std::string action = "return";
    if (!option.choices.empty()) {
      action = fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$word\")); return",
                           fmt::join(option.choices, " "));
    } else if (option.value == "DIR" || option.value == "FILE") {
      action = fmt::format("COMPREPLY=($(compgen -{} -- \"$word\")); return",
                           option.value == "DIR" ? "d" : "f");
    }
    out += fmt::format("    {}) {} ;;\n", pattern, action);
  }
  return out;
}

}  // namespace

std::string bash_completion(const std::vector<Command>& commands) {
  GlobalOptions scratch;
  const std::vector<Option> everywhere = global_options(scratch);
  std::string names;
  std::string cases;
  std::string values;
  for (const Command& command : commands) {
    names += fmt::format("{} ", command.name);
    cases += fmt::format("    {}) words='{}{}' ;;\n", command.name, long_names(command.options),
                         choices_of_positional(command));
    const std::string own = bash_values(command.options);
    if (!own.empty())
      values += fmt::format("  if [[ $command == {} ]]; then case $before in\n{}  esac; fi\n",
                            command.name, own);
  }
  return fmt::format(
      "# bash completion for inkling\n"
      "_inkling() {{\n"
      "  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}\n"
      "  local command= words= i\n"
      "  if [[ $word == @* ]]; then\n"
      "    COMPREPLY=($(compgen -W \"$(inkling query list --names 2>/dev/null)\" -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    [[ ${{COMP_WORDS[i]}} != -* ]] && {{ command=${{COMP_WORDS[i]}}; break; }}\n"
      "  done\n"
      "  case $before in\n{}  esac\n{}"
      "  case $command in\n    '') words='{}help' ;;\n{}  esac\n"
      "  # bash parts words at ':' and '='; what is asked for is the whole.\n"
      "  local whole=${{COMP_LINE:0:COMP_POINT}}\n"
      "  whole=${{whole##* }}\n"
      "  if [[ $whole == [#[]* || $whole == [a-z]*[:=]* ]]; then\n"
      "    local typed=${{word#[:=]}}\n"
      "    mapfile -t COMPREPLY < <(inkling completion values \"$whole\" 2>/dev/null)\n"
      "    COMPREPLY=(\"${{COMPREPLY[@]#\"${{whole%\"$typed\"}}\"}}\")\n"
      "    return\n"
      "  fi\n"
      "  COMPREPLY=($(compgen -W \"$words {}\" -- \"$word\"))\n"
      "}}\n"
      "COMP_WORDBREAKS=${{COMP_WORDBREAKS//@/}}\n"  // @name is one word.
      "complete -o default -F _inkling inkling\n",
      bash_values(everywhere), values, names, cases, long_names(everywhere));
}

std::string zsh_completion(const std::vector<Command>& commands) {
  GlobalOptions scratch;
  const std::string everywhere = zsh_options(global_options(scratch));
  std::string names;
  std::string cases;
  for (const Command& command : commands) {
    names += fmt::format("    '{}:{}'\n", command.name, zsh_help(command.summary));
    const std::string choices = choices_of_positional(command);
    cases += fmt::format("    {})\n      _arguments \\\n{}{}        '*:{}' ;;\n", command.name,
                         zsh_options(command.options), everywhere,
                         takes_query(command) ? "query:_inkling_values"
                         : choices.empty()    ? "argument:_files"
                                              : fmt::format("argument:({})", choices));
  }
  return fmt::format(
      "#compdef inkling\n"
      "_inkling_values() {{\n"
      "  compadd -Q -U -- ${{(f)\"$(inkling completion values \"$PREFIX\" 2>/dev/null)\"}}\n"
      "}}\n"
      "_inkling() {{\n"
      "  if [[ $PREFIX == @* ]]; then\n"
      "    compadd -- ${{(f)\"$(inkling query list --names 2>/dev/null)\"}}\n"
      "    return\n"
      "  fi\n"
      "  local -a commands\n  commands=(\n{}  )\n"
      "  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n"
      "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n"
      "  case $command in\n{}  esac\n"
      "}}\n"
      "_inkling \"$@\"\n",
      names, cases);
}

std::string fish_completion(const std::vector<Command>& commands) {
  GlobalOptions scratch;
  std::string out = "# fish completion for inkling\ncomplete -c inkling -f\n";
  for (const Command& command : commands) {
    out += fmt::format("complete -c inkling -n __fish_use_subcommand -a {} -d '{}'\n", command.name,
                       in_quotes(command.summary));
    const std::string condition = fmt::format(" -n '__fish_seen_subcommand_from {}'", command.name);
    out += fish_lines(command.options, condition);
    if (takes_query(command)) {
      out += fmt::format(
          "complete -c inkling{} -a '(inkling completion values (commandline -ct))'\n", condition);
    }
    const std::string choices = choices_of_positional(command);
    if (!choices.empty()) out += fmt::format("complete -c inkling{} -a '{}'\n", condition, choices);
  }
  out +=
      "complete -c inkling -n 'string match -q \"@*\" -- (commandline -ct)' "
      "-a '(inkling query list --names 2>/dev/null)'\n";
  return out + fish_lines(global_options(scratch), "");
}

}  // namespace inkling
