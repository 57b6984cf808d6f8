// SPDX-License-Identifier: MIT
#include "cli/line_feed.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <string>

namespace inkling {
namespace {

/// A pipe whose ends are closed with it.
struct Pipe {
  Pipe() { EXPECT_EQ(pipe(ends), 0); }
  ~Pipe() {
    close_writer();
    close_reader();
  }
  void put(const std::string& text) const {
    EXPECT_EQ(write(ends[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }
  void close_writer() { close_one(ends[1]); }
  void close_reader() { close_one(ends[0]); }
  static void close_one(int& fd) {
    if (fd >= 0) close(fd);
    fd = -1;
  }
  int ends[2];
};

TEST(LineFeed, GivesEveryLineInOrder) {
  Pipe in, out;
  LineFeed lines(in.ends[0], out.ends[1]);
  in.put("one\r\n\ntwo\nthr");
  EXPECT_TRUE(lines.waiting());
  EXPECT_EQ(lines.next(), "one");
  EXPECT_EQ(lines.next(), "");
  EXPECT_EQ(lines.next(), "two");
  EXPECT_FALSE(lines.waiting());
  in.put("ee\n");
  EXPECT_EQ(lines.next(), "three");
  in.put("no end");
  in.close_writer();
  EXPECT_EQ(lines.next(), "no end");
  EXPECT_EQ(lines.next(), std::nullopt);
  EXPECT_EQ(lines.next(), std::nullopt);
}

TEST(LineFeed, DropsLinesThatAnotherOvertook) {
  Pipe in, out;
  LineFeed lines(in.ends[0], out.ends[1]);
  in.put("s\nsl\nslu\nslui");
  EXPECT_EQ(lines.latest(), "slu");
  in.close_writer();
  EXPECT_EQ(lines.latest(), "slui");
  EXPECT_EQ(lines.latest(), std::nullopt);
}

TEST(LineFeed, EndsWhenNobodyReadsTheAnswers) {
  Pipe in, out;
  LineFeed lines(in.ends[0], out.ends[1]);
  out.close_reader();
  EXPECT_EQ(lines.next(), std::nullopt);
  in.put("too late\n");
  EXPECT_EQ(lines.next(), std::nullopt);
}

TEST(LineFeed, CutsALineThatIsTooLong) {
  Pipe in, out;
  LineFeed lines(in.ends[0], out.ends[1]);
  const std::string piece(1 << 14, 'x');
  for (size_t bytes = 0; bytes < kMaxLineBytes + piece.size(); bytes += piece.size()) {
    in.put(piece);
    EXPECT_FALSE(lines.waiting());  // Takes it out of the pipe, too.
  }
  in.put("\nnext\n");
  EXPECT_EQ(lines.next()->size(), kMaxLineBytes);
  EXPECT_EQ(lines.next(), "next");
}

}  // namespace
}  // namespace inkling
