// SPDX-License-Identifier: MIT
// Tables of queries and the exact notes that each must find.
#pragma once

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "search/vault.h"

namespace inkling {

struct Row {
  const char* query;
  std::set<std::string> found;  ///< File names without folders and extension.
};

inline std::string name_of(const std::string& path) {
  const size_t slash = path.rfind('/') + 1;
  return path.substr(slash, path.rfind('.') - slash);
}

inline std::string joined(const std::set<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

/// The strict answer: hits of loosened searches do not count.
inline std::set<std::string> found_by(TestVault& vault, const Request& request) {
  std::set<std::string> found;
  for (const Hit& hit : vault.search(request).hits) {
    if (hit.tier < Tier::kSomeWords) found.insert(name_of(hit.path));
  }
  return found;
}

/// Every row, in a vault that need not be indexed for each.
inline void expect_found(TestVault& vault, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const Request request{.query = row.query, .by = Unit::kNote, .limit = 100};
    EXPECT_EQ(joined(found_by(vault, request)), joined(row.found)) << "query: " << row.query;
  }
}

}  // namespace inkling
