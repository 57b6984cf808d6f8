// SPDX-License-Identifier: MIT
#include "server/json_rpc.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>

#include "server/json_writer.h"
#include "server/message_queue.h"

namespace inkling {
namespace {

using Kind = RpcMessage::Kind;

TEST(ParseMessage, TellsRequestsNotificationsAndResponses) {
  const struct {
    std::string text;
    Kind kind;
    std::string id;
    int code = rpc::kInvalidRequest;
  } cases[] = {
      {R"({"jsonrpc":"2.0","id":7,"method":"m"})", Kind::kRequest, "7"},
      {R"({"id":"a\"b","method":"m"})", Kind::kRequest, R"("a\"b")"},
      {R"({"method":"m","params":[1]})", Kind::kNotification, "null"},
      {R"({"id":null,"method":"m"})", Kind::kNotification, "null"},
      {R"({"id":3,"result":null})", Kind::kResponse, "3"},
      {R"({"id":3,"error":{"code":1,"message":""}})", Kind::kResponse, "3"},
      {R"({"id":[1],"method":"m"})", Kind::kInvalid, "null"},
      {R"({"method":5})", Kind::kInvalid, "null"},
      {R"({"id":5,"method":{}})", Kind::kResponse, "5"},
      {"[]", Kind::kInvalid, "null"},
      {"", Kind::kInvalid, "null", rpc::kParseError},
      {"{", Kind::kInvalid, "null", rpc::kParseError},
      {"\"\xFF\"", Kind::kInvalid, "null", rpc::kParseError},
      {std::string(1'000'000, '['), Kind::kInvalid, "null", rpc::kParseError},
  };
  for (const auto& one : cases) {
    const RpcMessage message = parse_message(one.text);
    EXPECT_EQ(message.kind, one.kind) << one.text.substr(0, 80);
    EXPECT_EQ(message.id, one.id) << one.text.substr(0, 80);
    EXPECT_EQ(message.code, one.code) << one.text.substr(0, 80);
  }
}

TEST(JsonValue, GivesNothingForWhatIsNotThere) {
  const JsonValue json = *JsonValue::parse(R"({"a":{"b":[1,"x",true]},"n":null})");
  EXPECT_EQ(json["a"]["b"].items().size(), 3u);
  EXPECT_EQ(json["a"]["b"].items()[0].number(), 1);
  EXPECT_EQ(json["a"]["b"].texts(), std::vector<std::string>{"x"});
  EXPECT_TRUE(json["a"]["b"].items()[2].flag());
  EXPECT_FALSE(json["n"].there());
  EXPECT_FALSE(json["a"]["b"]["c"]["d"].there());
  EXPECT_EQ(json["a"].text(), "");
  EXPECT_EQ(json["a"].number(), std::nullopt);
}

TEST(JsonValue, BoundsTheDepth) {
  const auto nested = [](size_t depth) {
    return std::string(depth, '[') + "\"]]]\"" + std::string(depth, ']');
  };
  EXPECT_TRUE(JsonValue::parse(nested(kMaxJsonDepth)));
  EXPECT_FALSE(JsonValue::parse(nested(kMaxJsonDepth + 1)));
}

TEST(JsonWriter, EscapesAndRepairs) {
  JsonWriter json;
  json.open_object().member("a\"b", "tab\t nul" + std::string(1, '\0') + " \xFF ü 😀\\");
  json.key("list").open_array().value(1).value(true).raw("null").open_object().close_object();
  json.close_array().member("empty", "").close_object();
  EXPECT_EQ(json.take(), R"({"a\"b":"tab\t nul\u0000 )"
                         "\xEF\xBF\xBD ü 😀"
                         R"(\\","list":[1,true,null,{}],"empty":""})");
}

TEST(Responses, AreMessages) {
  EXPECT_EQ(response("\"x\"", "[]"), R"({"jsonrpc":"2.0","id":"x","result":[]})");
  EXPECT_EQ(error_response("1", -1, "no"),
            R"({"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"no"}})");
  EXPECT_EQ(notification("m", "{}"), R"({"jsonrpc":"2.0","method":"m","params":{}})");
}

TEST(MessageQueue, MarksWhatIsCancelledWhereverItIs) {
  MessageQueue queue;
  const auto push = [&](const std::string& id) {
    queue.push(parse_message(R"({"id":)" + id + R"(,"method":"m"})"));
  };
  push("1");
  push("\"2\"");
  push("3");
  EXPECT_EQ(queue.pop().message.id, "1");
  queue.cancel("\"2\"");
  queue.cancel("99");
  EXPECT_FALSE(queue.interrupted());
  queue.cancel("1");
  EXPECT_TRUE(queue.interrupted());
  EXPECT_TRUE(queue.pop().message.cancelled);
  EXPECT_FALSE(queue.interrupted());
  EXPECT_FALSE(queue.pop().message.cancelled);
}

TEST(MessageQueue, HoldsNoMoreThanItsBound) {
  MessageQueue queue;
  std::atomic<size_t> pushed = 0;
  std::thread reader([&] {
    for (size_t i = 0; i < 2 * kMaxQueuedMessages; ++i) {
      queue.push(parse_message(R"({"method":"m"})"));
      ++pushed;
    }
  });
  for (size_t popped = 0; popped < 2 * kMaxQueuedMessages; ++popped) {
    EXPECT_LE(pushed, popped + kMaxQueuedMessages);
    (void)queue.pop();
  }
  reader.join();
  EXPECT_EQ(pushed, 2 * kMaxQueuedMessages);
}

}  // namespace
}  // namespace inkling
