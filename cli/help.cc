// SPDX-License-Identifier: MIT
#include "cli/help.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/version.h"

namespace inkling {
namespace {

constexpr size_t kMaxNameColumns = 22;  // Longer option names get a line of their own.

// Not the positional ones, and not those that are accepted for other programs' sake.
bool is_listed(const Option& option) {
  return option.names.starts_with('-') && option.listed;
}

std::string shown_names(const Option& option) {
  std::string text{option.names};
  if (const size_t comma = text.find(','); comma != std::string::npos) text.insert(comma + 1, " ");
  if (!option.value.empty()) text.append(" ").append(option.value);
  return text;
}

std::string option_lines(const std::vector<Option>& options) {
  size_t width = 0;
  for (const Option& option : options) {
    const size_t size = shown_names(option).size();
    if (is_listed(option) && size <= kMaxNameColumns) width = std::max(width, size);
  }
  std::string out;
  for (const Option& option : options) {
    if (!is_listed(option)) continue;
    const std::string names = shown_names(option);
    out += "  " + names;
    if (names.size() > width) out += "\n  " + std::string(width, ' ');
    out += std::string(names.size() > width ? 2 : width + 2 - names.size(), ' ');
    out.append(option.help).append("\n");
  }
  return out;
}

std::string indented(std::string_view text, std::string_view by) {
  std::string out;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) out.append(by).append(text.substr(0, end));
    out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// Text for troff: a dash is a minus sign, a line never starts as a request.
std::string usage_of(const Command& command) {
  const std::string usage = fmt::format("inkling {} [options]", command.name);
  return command.arguments.empty() ? usage : fmt::format("{} {}", usage, command.arguments);
}

std::string roff(std::string_view text) {
  std::string out;
  bool at_start = true;
  for (const char c : text) {
    if (at_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    at_start = c == '\n';
  }
  return out;
}

void append_roff_options(std::string& out, const std::vector<Option>& options) {
  for (const Option& option : options) {
    if (!is_listed(option)) continue;
    out += fmt::format(".TP\n.B {}\n{}\n", roff(shown_names(option)), roff(option.help));
  }
}

}  // namespace

std::string overview(const std::vector<Command>& commands, const Terminal& terminal) {
  std::string out = "Full-text search over a folder of Markdown notes.\n\n";
  out += terminal.styled("Usage", Style::kTitle) + "  inkling COMMAND [options]\n\n";
  for (const Command& command : commands) {
    out += fmt::format("  {}{}  {}\n", terminal.styled(command.name, Style::kKind),
                       std::string(12 - std::min<size_t>(command.name.size(), 12), ' '),
                       command.summary);
  }
  GlobalOptions scratch;
  out += "\n" + terminal.styled("Everywhere", Style::kTitle) + "\n" +
         option_lines(global_options(scratch));
  out += "\n" + terminal.styled("Start here", Style::kTitle) + "\n" +
         "  inkling search warm storage        in the vault around you; indexes it at first\n"
         "  inkling search 'decision:pricing'  decisions about pricing, not whole notes\n";
  return out;
}

std::string help_text(const Command& command, const Terminal& terminal) {
  std::string out = fmt::format("{}.\n\n", command.summary);
  out += terminal.styled("Usage", Style::kTitle) + fmt::format("  {}\n", usage_of(command));
  if (!command.details.empty()) out += "\n" + indented(command.details, "");
  const std::string options = option_lines(command.options);
  if (!options.empty()) out += "\n" + terminal.styled("Options", Style::kTitle) + "\n" + options;
  GlobalOptions scratch;
  out += "\n" + terminal.styled("Everywhere", Style::kTitle) + "\n" +
         option_lines(global_options(scratch));
  out +=
      "\n" + terminal.styled("Examples", Style::kTitle) + "\n" + indented(command.examples, "  ");
  return out;
}

std::string man_page(const std::vector<Command>& commands) {
  std::string out = fmt::format(".TH INKLING 1 \"\" \"inkling {}\"\n", version());
  out += ".SH NAME\ninkling \\- full\\-text search over a folder of Markdown notes\n";
  out += ".SH SYNOPSIS\n.B inkling\n.I COMMAND\n[options]\n.SH COMMANDS\n";
  for (const Command& command : commands) {
    out += fmt::format(".SS {}\n{}.\n", roff(usage_of(command)), roff(command.summary));
    if (!command.details.empty()) out += ".PP\n" + roff(command.details) + "\n";
    append_roff_options(out, command.options);
    out += ".PP\nExamples:\n.nf\n" + roff(command.examples) + "\n.fi\n";
  }
  GlobalOptions scratch;
  out += ".SH OPTIONS OF EVERY COMMAND\n";
  append_roff_options(out, global_options(scratch));
  out +=
      ".SH EXIT STATUS\n.TP\n.B 0\ndone; of a search: there are hits\n.TP\n.B 1\nno hits\n"
      ".TP\n.B 2\nwrong options, no such vault, or a strict query with a problem\n"
      ".TP\n.B 3\nno index, or one that must be built anew\n"
      ".TP\n.B 5\nthe index is locked, or the operating system refused\n"
      ".TP\n.B 130\ninterrupted\n";
  out +=
      ".SH ENVIRONMENT\n.TP\n.B INKLING_VAULT, INKLING_INDEX\nas \\-\\-vault and \\-\\-index\n"
      ".TP\n.B INKLING_TODAY\nthe day that \"today\" means, YYYY\\-MM\\-DD\n"
      ".TP\n.B XDG_CACHE_HOME, XDG_CONFIG_HOME\nwhere indexes and the configuration are\n"
      ".TP\n.B NO_COLOR, TERM, COLUMNS\nno colour; what the terminal can do; its width\n";
  return out;
}

}  // namespace inkling
