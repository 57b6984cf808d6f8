// SPDX-License-Identifier: MIT
#include "query/golden_queries.h"

#include <algorithm>

namespace inkling {
namespace {

GoldenQuery parse_line(std::string_view line, uint32_t number) {
  const size_t tab = line.find('\t');
  GoldenQuery golden{.query = std::string(line.substr(0, tab)), .line = number};
  while (!line.empty()) {
    const size_t end = std::min(line.find('\t'), line.size());
    line.remove_prefix(std::min(end + 1, line.size()));
    const std::string_view path = line.substr(0, line.find('\t'));
    if (!path.empty()) golden.answers.emplace_back(path);
  }
  return golden;
}

}  // namespace

Result<std::vector<GoldenQuery>> parse_golden_queries(std::string_view text,
                                                      std::string_view name) {
  std::vector<GoldenQuery> queries;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (uint32_t number = 1; !text.empty(); ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    if (line.starts_with('#') && line.find('\t') == std::string_view::npos) continue;
    GoldenQuery golden = parse_line(line, number);
    if (golden.query.empty() || golden.answers.empty()) {
      return Error{.code = Code::kInvalid,
                   .message = "expected 'query<TAB>path'",
                   .where = std::string(name) + ":" + std::to_string(number)};
    }
    queries.push_back(std::move(golden));
  }
  return queries;
}

uint32_t rank_of_answer(const GoldenQuery& golden, const std::vector<std::string>& found) {
  const auto right =
      std::find_first_of(found.begin(), found.end(), golden.answers.begin(), golden.answers.end());
  return right == found.end() ? 0 : static_cast<uint32_t>(right - found.begin()) + 1;
}

Measures measure_golden(const std::vector<GoldenQuery>& queries,
                        const std::vector<std::vector<std::string>>& found) {
  Judgements judgements;
  Run run;
  for (size_t i = 0; i < queries.size(); ++i) {
    const std::string id = std::to_string(i);
    for (const std::string& answer : queries[i].answers) judgements[id][answer] = 1;
    run[id] = found[i];
  }
  return evaluate(judgements, run).mean;
}

}  // namespace inkling
