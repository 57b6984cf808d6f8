// SPDX-License-Identifier: MIT
// Names of people as they stand in a text, where the place says that a name is to be expected.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "schemas/item_text.h"
#include "schemas/record.h"

namespace inkling {

struct NameFound {
  Span span{};            ///< With '@'.
  uint32_t link = kNone;  ///< Into Note::links, when it is a link's label.
  NameSource source = NameSource::kText;
};

/// The name that begins exactly at `at`: a link, @handle, e-mail address, or one to four words that
/// start with a capital ("R. Okonkwo", "Ludwig van Beethoven") or have no case ("陈伟").
[[nodiscard]] std::optional<NameFound> name_at(std::string_view text, size_t at,
                                               std::span<const TextLink> links);

struct NameList {
  std::vector<NameFound> names{};
  uint32_t end = 0;         ///< Behind the last name.
  bool only_commas = true;  ///< No "and", "&", ";" or "/" between them.
};

/// Names parted by commas, "and" and their like, from `at` on.
[[nodiscard]] NameList names_from(std::string_view text, size_t at,
                                  std::span<const TextLink> links);

/// All @handles and e-mail addresses of a text.
[[nodiscard]] std::vector<NameFound> handles_in(std::string_view text);

}  // namespace inkling
