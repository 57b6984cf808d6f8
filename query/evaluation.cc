// SPDX-License-Identifier: MIT
#include "query/evaluation.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <optional>
#include <random>

namespace inkling {
namespace {

std::vector<std::string_view> split(std::string_view line, std::string_view separators) {
  std::vector<std::string_view> parts;
  while (!line.empty()) {
    const size_t end = std::min(line.find_first_of(separators), line.size());
    if (end > 0) parts.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return parts;
}

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Outcome for_each_line(std::string_view text, std::string_view name,
                      const std::function<bool(std::string_view)>& take) {
  for (size_t number = 1; !text.empty(); ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    if (!take(line)) {
      return Error{.code = Code::kInvalid,
                   .message = "cannot read '" + std::string(line) + "'",
                   .where = std::string(name) + ":" + std::to_string(number)};
    }
  }
  return Done{};
}

/// The grade of a document by its path, or by its file name without the ending.
int grade_of(const std::map<std::string, int>& grades, const std::string& document) {
  if (const auto judged = grades.find(document); judged != grades.end()) return judged->second;
  const size_t slash = document.rfind('/');
  const size_t begin = slash == std::string::npos ? 0 : slash + 1;
  const size_t dot = document.rfind('.');
  const size_t size = dot == std::string::npos || dot < begin ? std::string::npos : dot - begin;
  const auto judged = grades.find(document.substr(begin, size));
  return judged == grades.end() ? 0 : judged->second;
}

Measures measure(const std::map<std::string, int>& grades, const std::vector<std::string>& answer) {
  std::vector<int> ideal;
  for (const auto& [document, grade] : grades) {
    if (grade > 0) ideal.push_back(grade);
  }
  if (ideal.empty()) return {};
  std::sort(ideal.rbegin(), ideal.rend());
  double best = 0;
  for (size_t i = 0; i < ideal.size() && i < 10; ++i) {
    best += ideal[i] / std::log2(static_cast<double>(i) + 2);
  }
  Measures result;
  const auto wanted = static_cast<double>(ideal.size());
  double found = 0;
  for (size_t i = 0; i < answer.size(); ++i) {
    const int grade = grade_of(grades, answer[i]);
    if (grade <= 0) continue;
    const double rank = static_cast<double>(i) + 1;
    if (i == 0) result.success_1 = 1;
    if (found == 0 && i < 10) result.mrr_10 = 1 / rank;
    found += 1;
    result.map += found / rank / wanted;
    if (i < 100) result.recall_100 += 1 / wanted;
    if (i < 10) result.ndcg_10 += grade / std::log2(rank + 1) / best;
  }
  return result;
}

}  // namespace

Result<Judgements> parse_judgements(std::string_view text, std::string_view name) {
  Judgements judgements;
  const Outcome read = for_each_line(text, name, [&](std::string_view line) {
    const bool tabs = line.find('\t') != std::string_view::npos;
    const std::vector<std::string_view> parts = split(line, tabs ? "\t" : " ");
    const std::optional<int> grade =
        parts.size() == 3 || parts.size() == 4 ? whole_number(parts.back()) : std::nullopt;
    if (!grade) return false;
    judgements[std::string(parts[0])][std::string(parts[parts.size() - 2])] = *grade;
    return true;
  });
  if (!read) return read.error();
  return judgements;
}

Result<Run> parse_run(std::string_view text, std::string_view name) {
  Run run;
  const Outcome read = for_each_line(text, name, [&](std::string_view line) {
    const bool tabs = line.find('\t') != std::string_view::npos;
    const std::vector<std::string_view> parts = split(line, tabs ? "\t" : " ");
    if (parts.size() < 6) return false;
    const std::string_view first = parts[2];
    const std::string_view last = parts[parts.size() - 4];
    const auto size = static_cast<size_t>(last.data() + last.size() - first.data());
    run[std::string(parts[0])].emplace_back(first.data(), size);
    return true;
  });
  if (!read) return read.error();
  return run;
}

Evaluation evaluate(const Judgements& judgements, const Run& run) {
  Evaluation result;
  for (const auto& [query, grades] : judgements) {
    const auto answer = run.find(query);
    const Measures one = answer == run.end() ? Measures{} : measure(grades, answer->second);
    result.by_query[query] = one;
    const auto count = static_cast<double>(judgements.size());
    result.mean.ndcg_10 += one.ndcg_10 / count;
    result.mean.map += one.map / count;
    result.mean.recall_100 += one.recall_100 / count;
    result.mean.mrr_10 += one.mrr_10 / count;
    result.mean.success_1 += one.success_1 / count;
  }
  return result;
}

double paired_significance(const std::vector<double>& a, const std::vector<double>& b,
                           uint32_t rounds) {
  std::vector<double> differences(a.size());
  std::transform(a.begin(), a.end(), b.begin(), differences.begin(), std::minus<>());
  double observed = 0;
  for (const double difference : differences) observed += difference;
  std::mt19937_64 random(20260101);
  uint32_t as_large = 0;
  for (uint32_t round = 0; round < rounds; ++round) {
    double sum = 0;
    uint64_t bits = 0;
    for (size_t i = 0; i < differences.size(); ++i) {
      if (i % 64 == 0) bits = random();
      sum += (bits >> (i % 64)) & 1 ? differences[i] : -differences[i];
    }
    if (std::abs(sum) >= std::abs(observed) - 1e-12) ++as_large;
  }
  return (as_large + 1.0) / (rounds + 1.0);
}

}  // namespace inkling
