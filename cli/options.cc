// SPDX-License-Identifier: MIT
#include "cli/options.h"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <charconv>

#include "notes/nearest.h"

namespace inkling {
namespace {

std::vector<std::string_view> names_of(const std::vector<Option>& options) {
  std::vector<std::string_view> names;
  for (const Option& option : options) {
    std::string_view rest = option.names;
    while (!rest.empty()) {
      const size_t comma = std::min(rest.find(','), rest.size());
      names.push_back(rest.substr(0, comma));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  return names;
}

std::string_view last_name(const Option& option) {
  return option.names.substr(option.names.rfind(',') + 1);
}

struct Declare {
  CLI::App& app;
  const Option& option;

  [[nodiscard]] std::string names() const { return std::string{option.names}; }

  void operator()(bool* into) const { app.add_flag(names(), *into); }
  void operator()(std::string* into) const { app.add_option(names(), *into); }
  void operator()(uint32_t* into) const {
    const std::string shown{last_name(option)};
    app.add_option_function<std::string>(names(), [into, shown](const std::string& text) {
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *into);
      if (error == std::errc{} && end == text.data() + text.size()) return;
      throw CLI::ParseError(fmt::format("{}: '{}' is no number", shown, text), kExitUsage);
    });
  }
  // Repeated, it takes one value each time.
  void operator()(std::vector<std::string>* into) const {
    app.add_option_function<std::string>(names(),
                                         [into](const std::string& text) { into->push_back(text); })
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->trigger_on_parse();
  }
};

void declare(CLI::App& app, const std::vector<Option>& options) {
  for (const Option& option : options) {
    if (option.names.starts_with('-')) std::visit(Declare{app, option}, option.into);
  }
}

std::string quoted_list(const std::vector<std::string_view>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::string_view found = nearest(word, candidates);
  return found.empty() ? std::string{} : fmt::format("did you mean '{}'?", found);
}

Call wrong(const Command* command, std::string problem, std::string hint) {
  return {.what = Call::What::kWrong,
          .command = command,
          .problem = std::move(problem),
          .hint = std::move(hint)};
}

Call unknown_command(const std::string& name, const std::vector<Command>& commands) {
  std::vector<std::string_view> names;
  for (const Command& command : commands) names.push_back(command.name);
  std::string hint = did_you_mean(name, names);
  if (hint.empty()) hint = "inkling --help lists the commands";
  return wrong(nullptr, fmt::format("unknown command '{}'", name), std::move(hint));
}

// A word of the query that starts with a dash looks like an option.
std::string hint_for_option(const std::string& word, const Command& command,
                            const GlobalOptions& globals) {
  GlobalOptions scratch = globals;
  std::vector<std::string_view> names = names_of(command.options);
  for (const std::string_view name : names_of(global_options(scratch))) names.push_back(name);
  std::erase_if(names, [](std::string_view name) { return !name.starts_with("--"); });
  if (word.starts_with("--")) {
    std::string hint = did_you_mean(word.substr(0, word.find('=')), names);
    if (!hint.empty()) return hint;
  } else if (command.name == "search" || command.name == "explain") {
    return fmt::format("to leave out a word, write the query after --: inkling {} -- {}",
                       command.name, word);
  }
  return fmt::format("inkling {} --help", command.name);
}

Call wrong_choice(const Command& command) {
  for (const Option& option : command.options) {
    const auto* const* text = std::get_if<std::string*>(&option.into);
    if (option.choices.empty() || text == nullptr || (*text)->empty()) continue;
    if (std::ranges::find(option.choices, **text) != option.choices.end()) continue;
    std::string hint = did_you_mean(**text, option.choices);
    if (hint.empty()) hint = fmt::format("one of {}", quoted_list(option.choices));
    return wrong(&command, fmt::format("{}: unknown value '{}'", last_name(option), **text),
                 std::move(hint));
  }
  return {.what = Call::What::kRun, .command = &command, .problem = {}, .hint = {}};
}

const Command* named(std::string_view name, const std::vector<Command>& commands) {
  const auto found = std::ranges::find(commands, name, &Command::name);
  return found == commands.end() ? nullptr : &*found;
}

// Fills the positional arguments. CLI11 is not asked to: it takes brackets off words.
bool place_words(const Command& command, const std::vector<std::string>& words) {
  size_t next = 0;
  for (const Option& option : command.options) {
    if (option.names.starts_with('-') || next == words.size()) continue;
    if (auto* const* one = std::get_if<std::string*>(&option.into)) {
      **one = words[next++];
    } else if (auto* const* many = std::get_if<std::vector<std::string>*>(&option.into)) {
      (*many)->insert((*many)->end(), words.begin() + static_cast<long>(next), words.end());
      next = words.size();
    }
  }
  return next == words.size();
}

Call unexpected(const Command& command, const std::string& word, const GlobalOptions& globals) {
  const std::string_view what = word.starts_with('-') ? "unknown option" : "one argument too many:";
  return wrong(&command, fmt::format("{} '{}'", what, word),
               hint_for_option(word, command, globals));
}

std::string hint_after_failure(const std::vector<std::string>& arguments, const Command* command,
                               const GlobalOptions& globals) {
  if (command == nullptr) return "inkling --help";
  for (const std::string& word : arguments) {
    // "-note" is read as "-n ote".
    const bool cluster = word.size() > 2 && word[0] == '-' && word[1] != '-';
    if (cluster) return hint_for_option(word, *command, globals);
  }
  return fmt::format("inkling {} --help", command->name);
}

Call help_on(std::string_view topic, const std::vector<Command>& commands) {
  if (topic.empty()) return {.what = Call::What::kOverview, .problem = {}, .hint = {}};
  const Command* command = named(topic, commands);
  if (command == nullptr) return unknown_command(std::string{topic}, commands);
  return {.what = Call::What::kHelp, .command = command, .problem = {}, .hint = {}};
}

// Of the commands only those that are named: to declare all takes longer than to read the line.
void declare_all(CLI::App& app, const std::vector<std::string>& arguments,
                 const std::vector<Command>& commands, const std::vector<Option>& everywhere) {
  app.set_help_flag();
  app.allow_extras();
  app.fallthrough();
  app.require_subcommand(0, 1);  // `search index` looks for a word.
  declare(app, everywhere);
  for (const Command& command : commands) {
    if (std::ranges::find(arguments, command.name) == arguments.end()) continue;
    CLI::App* sub = app.add_subcommand(std::string{command.name});
    sub->set_help_flag();
    sub->allow_extras();
    declare(*sub, command.options);
  }
}

const Command* chosen(const CLI::App& app, const std::vector<Command>& commands) {
  const std::vector<const CLI::App*> subs = app.get_subcommands({});
  for (const CLI::App* sub : subs) {
    if (sub->parsed()) return named(sub->get_name(), commands);
  }
  return nullptr;
}

}  // namespace

Call parse_options(std::vector<std::string> arguments, const std::vector<Command>& commands,
                   GlobalOptions& globals) {
  if (!arguments.empty() && arguments[0] == "help") {
    return help_on(arguments.size() > 1 ? arguments[1] : std::string{}, commands);
  }
  const auto dashes = std::ranges::find(arguments, "--");
  std::vector<std::string> rest;
  if (dashes != arguments.end()) {
    rest.assign(dashes + 1, arguments.end());
    arguments.erase(dashes, arguments.end());
  }
  CLI::App app;
  Command everywhere{.options = global_options(globals), .run = {}};
  declare_all(app, arguments, commands, everywhere.options);
  try {
    app.parse(std::vector<std::string>{arguments.rbegin(), arguments.rend()});  // As CLI11 asks.
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string_view said = error.what();
    return wrong(chosen(app, commands),
                 fmt::format("{} needs a value", said.substr(0, said.find(':'))),
                 hint_after_failure(arguments, chosen(app, commands), globals));
  } catch (const CLI::ParseError& error) {
    const Command* command = chosen(app, commands);
    return wrong(command, error.what(), hint_after_failure(arguments, command, globals));
  }
  const Command* command = chosen(app, commands);
  if (globals.version) return {.what = Call::What::kVersion, .problem = {}, .hint = {}};
  if (globals.help) return help_on(command == nullptr ? "" : command->name, commands);
  std::vector<std::string> words = app.remaining(true);
  if (command == nullptr) {
    if (words.empty()) return wrong(nullptr, "no command", "inkling --help");
    return unknown_command(words.front(), commands);
  }
  for (const std::string& word : words) {
    if (word.size() > 1 && word[0] == '-') return unexpected(*command, word, globals);
  }
  words.insert(words.end(), rest.begin(), rest.end());
  if (!place_words(*command, words)) return unexpected(*command, words.back(), globals);
  Call checked = wrong_choice(everywhere);
  if (checked.what != Call::What::kWrong) checked = wrong_choice(*command);
  checked.command = command;
  return checked;
}

}  // namespace inkling
