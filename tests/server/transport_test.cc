// SPDX-License-Identifier: MIT
#include "server/transport.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <string>
#include <thread>
#include <vector>

namespace inkling {
namespace {

using testing::ElementsAre;

std::string frame(const std::string& body) {
  return "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// What a parser makes of a stream that comes in pieces of `size`: messages, and "!" for an error.
std::vector<std::string> parsed(const std::string& stream, size_t size) {
  FrameParser frames;
  std::vector<std::string> out;
  for (size_t at = 0; at < stream.size(); at += size) {
    frames.feed(std::string_view(stream).substr(at, size));
    for (;;) {
      const auto next = frames.next();
      if (next && !*next) break;
      out.push_back(next ? **next : "!");
    }
  }
  return out;
}

TEST(FrameParser, TakesMessagesWhereverTheirPiecesEnd) {
  const std::string stream = frame("{\"a\":1}") + frame("käse 😀") + frame("");
  for (size_t size = 1; size <= stream.size(); ++size) {
    EXPECT_THAT(parsed(stream, size), ElementsAre("{\"a\":1}", "käse 😀", "")) << size;
  }
}

TEST(FrameParser, PassesOverHeadersItDoesNotKnow) {
  const std::string stream =
      "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:2\r\n"
      "Content-Length: 7\r\n\r\nok";
  EXPECT_THAT(parsed(stream, 5), ElementsAre("ok"));
}

TEST(FrameParser, TakesBareLineEnds) {
  EXPECT_THAT(parsed("Content-Length: 2\n\nok", 3), ElementsAre("ok"));
}

TEST(FrameParser, GoesOnBehindABadLength) {
  for (const std::string bad :
       {"Content-Length: x\r\n\r\n{}", "Content-Length: -1\r\n\r\n", "Content-Length: \r\n\r\n",
        "Content-Length: 99999999999999999999999\r\n\r\nabc", "Hello: 1\r\n\r\n\r\n\r\nxx"}) {
    for (const size_t size : {1u, 7u, 1000u}) {
      EXPECT_THAT(parsed(bad + frame("ok"), size), ElementsAre("!", "ok")) << bad << size;
    }
  }
}

TEST(FrameParser, PassesOverAMessagePastItsBound) {
  FrameParser frames;
  frames.feed("Content-Length: " + std::to_string(kMaxMessageBytes + 1) + "\r\n\r\n");
  EXPECT_FALSE(frames.next());
  const std::string megabyte(1 << 20, 'x');
  for (size_t i = 0; i < (kMaxMessageBytes >> 20); ++i) frames.feed(megabyte);
  EXPECT_FALSE(frames.between_messages());
  frames.feed("x" + frame("ok"));
  const auto next = frames.next();
  ASSERT_TRUE(next);
  EXPECT_EQ(**next, "ok");
}

TEST(FrameParser, GivesUpOnHeadersThatDoNotEnd) {
  const std::string endless = "A: " + std::string(2 * kMaxHeaderBytes, 'a');
  EXPECT_THAT(parsed(endless + frame("ok"), 100), ElementsAre("!", "ok"));
  FrameParser frames;
  frames.feed(std::string(10 * kMaxHeaderBytes, 'a'));
  EXPECT_FALSE(frames.next());
}

TEST(FrameParser, KnowsWhetherAStreamMayEnd) {
  FrameParser frames;
  EXPECT_TRUE(frames.between_messages());
  frames.feed("Content-Len");
  EXPECT_FALSE(frames.between_messages());
  frames.feed("gth: 1\r\n\r\nx");
  EXPECT_TRUE(frames.next());
  EXPECT_TRUE(frames.between_messages());
}

TEST(MessageWriter, WaitsForASlowReaderAndLosesNothing) {
  int ends[2];
  ASSERT_EQ(pipe2(ends, O_NONBLOCK), 0);
  const std::string body(1 << 20, 'x');  // Far more than a pipe holds.
  MessageWriter writer(ends[1]);
  bool written = false;
  std::thread thread([&] { written = writer.write(body); });
  FrameParser frames;
  char buffer[4096];
  std::string got;
  while (got.empty()) {
    const ssize_t size = read(ends[0], buffer, sizeof buffer);
    if (size > 0) frames.feed({buffer, static_cast<size_t>(size)});
    if (const auto next = frames.next(); next && *next) got = **next;
  }
  thread.join();
  EXPECT_TRUE(written);
  EXPECT_EQ(got, body);
  close(ends[0]);
  close(ends[1]);
}

TEST(MessageWriter, SaysWhenNobodyReads) {
  signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  MessageWriter writer(ends[1]);
  EXPECT_FALSE(writer.write("{}"));
  EXPECT_FALSE(writer.write("{}"));
  close(ends[1]);
}

}  // namespace
}  // namespace inkling
