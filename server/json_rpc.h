// SPDX-License-Identifier: MIT
// JSON-RPC 2.0: what a message is, and how one is answered. Knows no method.
#pragma once

#include <string>
#include <string_view>

#include "notes/result.h"
#include "server/json_value.h"

namespace inkling {

/// Codes of JSON-RPC and of the Language Server Protocol.
namespace rpc {
inline constexpr int kParseError = -32700;
inline constexpr int kInvalidRequest = -32600;
inline constexpr int kMethodNotFound = -32601;
inline constexpr int kInvalidParams = -32602;
inline constexpr int kInternalError = -32603;
inline constexpr int kNotInitialized = -32002;
inline constexpr int kCancelled = -32800;
inline constexpr int kFailed = -32803;
}  // namespace rpc

struct RpcMessage {
  enum class Kind { kRequest, kNotification, kResponse, kInvalid };
  Kind kind = Kind::kInvalid;
  std::string id = "null";  ///< As JSON: a number or a string.
  std::string method{};
  JsonValue params{};
  int code = rpc::kInvalidRequest;  ///< Of kInvalid: what to answer.
  bool cancelled = false;           ///< The client no longer wants the answer.
};

/// Total: what is no message is kInvalid.
[[nodiscard]] RpcMessage parse_message(std::string_view text);

[[nodiscard]] std::string response(std::string_view id, std::string_view result_json);
[[nodiscard]] std::string error_response(std::string_view id, int code, std::string_view message);
[[nodiscard]] std::string notification(std::string_view method, std::string_view params_json);
[[nodiscard]] std::string request(std::string_view id, std::string_view method,
                                  std::string_view params_json);

/// What an error of ours is called on the wire.
[[nodiscard]] int code_of(const Error& error);
/// "message (hint)".
[[nodiscard]] std::string words_of(const Error& error);

}  // namespace inkling
