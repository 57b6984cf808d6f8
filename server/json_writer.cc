// SPDX-License-Identifier: MIT
#include "server/json_writer.h"

#include <algorithm>

#include "notes/clean.h"

namespace inkling {
namespace {

void append_escaped(std::string& out, char c) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (static_cast<unsigned char>(c) >= 0x20) {
    out += c;
  } else {
    out += "\\u00";
    out += kHex[static_cast<unsigned char>(c) >> 4];
    out += kHex[static_cast<unsigned char>(c) & 15];
  }
}

void append_text(std::string& out, std::string_view text) {
  out += '"';
  for (size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const size_t length = byte < 0x80 ? 1 : utf8_length(text, at);
    if (length == 0) out += "\xEF\xBF\xBD";
    if (length == 1) append_escaped(out, text[at]);
    if (length > 1) out += text.substr(at, length);
    at += std::max<size_t>(length, 1);
  }
  out += '"';
}

}  // namespace

/// Puts the comma that a new part needs.
void JsonWriter::part() {
  if (out_.empty()) return;
  const char last = out_.back();
  if (last != '{' && last != '[' && last != ':') out_ += ',';
}

JsonWriter& JsonWriter::open_object() {
  part();
  out_ += '{';
  return *this;
}
JsonWriter& JsonWriter::close_object() {
  out_ += '}';
  return *this;
}
JsonWriter& JsonWriter::open_array() {
  part();
  out_ += '[';
  return *this;
}
JsonWriter& JsonWriter::close_array() {
  out_ += ']';
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  part();
  append_text(out_, name);
  out_ += ':';
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  part();
  append_text(out_, text);
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  part();
  out_ += json;
  return *this;
}

std::string json_text(std::string_view text) {
  std::string out;
  append_text(out, text);
  return out;
}

}  // namespace inkling
