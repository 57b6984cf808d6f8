// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "schemas/name_words.h"

namespace inkling {
namespace {

TEST(NameWords, IsTheSameForEverySpellingOfAName) {
  const std::pair<const char*, const char*> rows[] = {{"Ana Petrov", "ana petrov"},
                                                      {"@ana.petrov", "ana petrov"},
                                                      {"ana_petrov", "ana petrov"},
                                                      {"Ana.Petrov@example.org", "ana petrov"},
                                                      {"  José  Núñez ", "jose nunez"},
                                                      {"R. Okonkwo", "r okonkwo"},
                                                      {"陈伟", "陈伟"},
                                                      {"", ""},
                                                      {"@", ""},
                                                      {"...", ""}};
  for (const auto& [name, words] : rows) {
    EXPECT_EQ(name_words(name), words) << name;
  }
}

TEST(NameFits, TakesPartsInOrderAndInitials) {
  struct Row {
    const char* part;
    const char* name;
    bool fits;
  };
  const Row rows[] = {{"ana", "ana petrov", true},
                      {"petrov", "ana petrov", true},
                      {"ana petrov", "ana maria petrov", true},
                      {"r okonkwo", "ruth okonkwo", true},
                      {"ruth okonkwo", "r okonkwo", true},
                      {"petrov ana", "ana petrov", false},
                      {"an", "ana petrov", false},
                      {"a", "ana petrov", false},
                      {"a p", "ana petrov", false},
                      {"ana duarte", "ana petrov", false},
                      {"", "ana petrov", false},
                      {"ana", "", false}};
  for (const Row& row : rows) {
    EXPECT_EQ(name_fits(row.part, row.name), row.fits) << row.part << " / " << row.name;
  }
}

}  // namespace
}  // namespace inkling
