// SPDX-License-Identifier: MIT
#include "server/json_rpc.h"

#include "server/json_writer.h"

namespace inkling {
namespace {

JsonWriter opened() {
  JsonWriter json;
  json.open_object().member("jsonrpc", "2.0");
  return json;
}

}  // namespace

RpcMessage parse_message(std::string_view text) {
  RpcMessage message;
  const auto json = JsonValue::parse(text);
  if (!json) {
    message.code = rpc::kParseError;
    return message;
  }
  const JsonValue id = (*json)["id"];
  if (id.is_string() || id.is_number()) message.id = id.dump();
  message.params = (*json)["params"];
  const bool answer = (*json)["result"].there() || (*json)["error"].there();
  const JsonValue method = (*json)["method"];
  if (method.is_string()) {
    message.method = method.text();
    message.kind = id.there() ? RpcMessage::Kind::kRequest : RpcMessage::Kind::kNotification;
    if (id.there() && message.id == "null") message.kind = RpcMessage::Kind::kInvalid;
  } else if (id.there() || answer) {
    message.kind = RpcMessage::Kind::kResponse;
  }
  return message;
}

std::string response(std::string_view id, std::string_view result_json) {
  return opened().raw_member("id", id).raw_member("result", result_json).close_object().take();
}

std::string error_response(std::string_view id, int code, std::string_view message) {
  JsonWriter json = opened();
  json.raw_member("id", id).key("error").open_object();
  json.member("code", code).member("message", message).close_object();
  return json.close_object().take();
}

std::string notification(std::string_view method, std::string_view params_json) {
  return opened().member("method", method).raw_member("params", params_json).close_object().take();
}

std::string request(std::string_view id, std::string_view method, std::string_view params_json) {
  JsonWriter json = opened();
  json.raw_member("id", id).member("method", method).raw_member("params", params_json);
  return json.close_object().take();
}

int code_of(const Error& error) {
  switch (error.code) {
    case Code::kInvalid:
      return rpc::kInvalidParams;
    case Code::kCancelled:
      return rpc::kCancelled;
    case Code::kInternal:
      return rpc::kInternalError;
    default:
      return rpc::kFailed;
  }
}

std::string words_of(const Error& error) {
  std::string words = error.where.empty() ? "" : error.where + ": ";
  words += error.message;
  if (!error.hint.empty()) words += " (" + error.hint + ")";
  return words;
}

}  // namespace inkling
