// SPDX-License-Identifier: MIT
#include "server/check_report.h"

#include <nlohmann/json.hpp>

namespace inkling {
namespace {

using Json = nlohmann::json;

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kHint:
      return "note";
  }
  return "note";
}

std::string findings_json(const std::vector<Finding>& findings) {
  Json list = Json::array();
  for (const Finding& one : findings) {
    Json finding{{"rule", one.rule},           {"severity", level_of(one.severity)},
                 {"path", one.path},           {"line", one.place.line},
                 {"column", one.place.column}, {"message", one.message}};
    if (!one.hint.empty()) finding["hint"] = one.hint;
    list.push_back(std::move(finding));
  }
  return dumped({{"schema", "inkling.check/1"}, {"findings", std::move(list)}});
}

std::string findings_sarif(const std::vector<Finding>& findings) {
  Json rules = Json::array();
  for (const CheckRule& rule : check_rules()) {
    rules.push_back({{"id", rule.id}, {"shortDescription", {{"text", rule.summary}}}});
  }
  Json results = Json::array();
  for (const Finding& one : findings) {
    const Json region{{"startLine", one.place.line}, {"startColumn", one.place.column}};
    const Json place{{"artifactLocation", {{"uri", one.path}}}, {"region", region}};
    results.push_back({{"ruleId", one.rule},
                       {"level", level_of(one.severity)},
                       {"message", {{"text", one.message}}},
                       {"locations", Json::array({{{"physicalLocation", place}}})}});
  }
  const Json driver{{"name", "inkling"}, {"rules", std::move(rules)}};
  const Json run{{"tool", {{"driver", driver}}}, {"results", std::move(results)}};
  return dumped({{"version", "2.1.0"}, {"runs", Json::array({run})}});
}

}  // namespace inkling
