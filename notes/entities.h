// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace inkling {

/// The characters that an HTML entity ("&auml;" "&#228;" "&#xE4;", with '&' and ';') stands for, or
/// "" when it is none.
[[nodiscard]] std::string decode_entity(std::string_view entity);

/// The text with all its entities decoded.
[[nodiscard]] std::string decode_entities(std::string_view text);

/// All named entities; see entity_table.cc for the form.
extern const std::string_view kEntityTable;

}  // namespace inkling
