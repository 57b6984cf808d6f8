// SPDX-License-Identifier: MIT
#include "query/pattern.h"

#include <re2/re2.h>

#include <cctype>

namespace inkling {
namespace {

constexpr int64_t kMaxPatternMemory = 8 << 20;
constexpr size_t kMinLiteral = 3;  ///< Shorter runs narrow too little.

/// Letters that must occur, read off an expression without alternatives, groups or classes. Where
/// in doubt, none.
std::vector<std::string> required_literals(std::string_view text) {
  std::vector<std::string> literals;
  if (text.find_first_of("|([") != std::string_view::npos) return literals;
  std::string run;
  const auto end_run = [&] {
    if (run.size() >= kMinLiteral) literals.push_back(run);
    run.clear();
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '\\') {
      end_run();
      const bool class_or_code = i + 1 < text.size() && std::isalnum(text[i + 1]) != 0;
      // \x41, \p{L} and \Qa\E spell letters that are not literal ones.
      if (class_or_code &&
          std::string_view("bBdDsSwWtnr").find(text[i + 1]) == std::string_view::npos) {
        return {};
      }
      ++i;
    } else if (std::isalpha(c) != 0) {
      run += static_cast<char>(std::tolower(c));
    } else {
      if (std::string_view("?*{").find(static_cast<char>(c)) != std::string_view::npos) {
        if (!run.empty()) run.pop_back();
        end_run();
        if (c == '{') {
          const size_t close = text.find('}', i);
          if (close == std::string_view::npos) return {};
          i = close;
        }
        continue;
      }
      end_run();
    }
  }
  end_run();
  return literals;
}

}  // namespace

struct Pattern::Impl {
  Impl(std::string_view text, const RE2::Options& options)
      : expression(re2::StringPiece(text.data(), text.size()), options),
        literals(required_literals(text)) {}
  RE2 expression;
  std::vector<std::string> literals;
};

Result<Pattern> Pattern::compile(std::string_view text, std::string_view flags) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMaxPatternMemory);
  options.set_case_sensitive(flags.find('i') == std::string_view::npos);
  auto impl = std::make_unique<Impl>(text, options);
  if (!impl->expression.ok()) {
    return Error{.code = Code::kInvalid,
                 .message = "the regular expression is not understood: " + impl->expression.error(),
                 .hint = "look-around and back-references are not supported"};
  }
  return Pattern(std::move(impl));
}

Pattern::Pattern(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

void Pattern::find(std::string_view text, const std::function<bool(Span)>& found) const {
  const re2::StringPiece input(text.data(), text.size());
  size_t at = 0;
  re2::StringPiece match;
  while (at <= text.size() &&
         impl_->expression.Match(input, at, text.size(), RE2::UNANCHORED, &match, 1)) {
    const auto begin = static_cast<uint32_t>(match.data() - text.data());
    const auto end = static_cast<uint32_t>(begin + match.size());
    if (!found({begin, end})) return;
    at = end > begin ? end : size_t{end} + 1;
  }
}

bool Pattern::matches(std::string_view text) const {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), impl_->expression);
}

const std::vector<std::string>& Pattern::literals() const {
  return impl_->literals;
}

}  // namespace inkling
