// SPDX-License-Identifier: MIT
#include "query/parse.h"

#include <fmt/format.h>

#include <algorithm>

#include "query/parser.h"
#include "schemas/chars.h"

namespace inkling {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Valid UTF-8 without NUL. True when nothing had to be replaced.
bool repair(std::string_view bytes, std::string& text) {
  bool clean = true;
  text.reserve(bytes.size());
  for (size_t at = 0; at < bytes.size();) {
    const Decoded decoded = decode(bytes, at);
    if (decoded.valid && decoded.c != 0) {
      text += bytes.substr(at, decoded.size);
    } else {
      text += decoded.valid ? " " : kReplacement;
      clean = clean && decoded.valid;
    }
    at += decoded.size;
  }
  return clean;
}

// The longest start of the text that is no longer than allowed and cuts no character.
std::string_view cut(std::string_view text, size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

}  // namespace

bool may_name(std::string_view query) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \"'()*,-./|_";
  return query.find_first_not_of(kPlain) != std::string_view::npos;
}

ParsedQuery parse_query(std::string_view text, const ParseContext& context) {
  ParsedQuery parsed;
  const std::string_view kept = cut(text, kMaxQueryBytes);
  const bool clean = repair(kept, parsed.text);
  const auto end = static_cast<uint32_t>(parsed.text.size());
  if (!clean) {
    const auto place = static_cast<uint32_t>(parsed.text.find(kReplacement));
    parsed.diagnostics.push_back({.code = "invalid-utf8",
                                  .severity = Severity::kWarning,
                                  .message = "the query is not valid UTF-8: bytes were replaced",
                                  .span = {place, place + 3}});
  }
  if (kept.size() < text.size()) {
    parsed.diagnostics.push_back(
        {.code = "too-long",
         .severity = Severity::kWarning,
         .message = fmt::format("longer than {} bytes: the rest is ignored", kMaxQueryBytes),
         .span = {end, end}});
  }
  parsed.steps = parsed.text.size();
  Parser(parsed.text, context).run(parsed);
  std::stable_sort(parsed.diagnostics.begin(), parsed.diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.span < b.span; });
  if (parsed.diagnostics.size() > kMaxQueryDiagnostics) {
    parsed.diagnostics.resize(kMaxQueryDiagnostics);
  }
  return parsed;
}

}  // namespace inkling
