// SPDX-License-Identifier: MIT
#include "schemas/words_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "schemas/hash.h"
#include "schemas/varint.h"

using namespace std::string_view_literals;

namespace inkling {
namespace {

constexpr uint32_t kNothing = 0xFFFFFFFF;

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    constexpr char kDigits[] = "0123456789abcdef";
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

TEST(Varint, StandsOnDiskAsFrozen) {
  const std::pair<uint64_t, const char*> rows[] = {{0, "00"},
                                                   {1, "01"},
                                                   {127, "7f"},
                                                   {128, "8001"},
                                                   {300, "ac02"},
                                                   {0xFFFFFFFF, "ffffffff0f"},
                                                   {UINT64_MAX, "ffffffffffffffffff01"}};
  for (const auto& [value, bytes] : rows) {
    std::string out;
    put_varint(value, out);
    EXPECT_EQ(hex(out), bytes);
    VarintReader reader(out);
    EXPECT_EQ(reader.number(), value);
    EXPECT_TRUE(reader.complete());
  }
}

TEST(Varint, RefusesWhatIsCutOrTooLong) {
  for (const std::string bytes : {"", "\x80", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02",
                                  "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01"}) {
    VarintReader reader(bytes);
    EXPECT_EQ(reader.number(), 0u);
    EXPECT_FALSE(reader.ok()) << hex(bytes);
  }
  VarintReader wide("\xff\xff\xff\xff\x1f");
  EXPECT_EQ(wide.number32(), 0u);
  EXPECT_FALSE(wide.ok());
  VarintReader text(
      std::string_view("\x05"
                       "abc"));
  EXPECT_EQ(text.text(), "");
  EXPECT_FALSE(text.ok());
}

std::vector<WordsBlock> sample_blocks() {
  return {{.field = WordsField::kTitle, .ids = {1, 2}},
          {.field = WordsField::kBody, .section = 3, .item = 0, .kind = 4, .ids = {7, 0, 300}},
          {.field = WordsField::kComment, .section = 200, .item = kNothing, .kind = kNothing}};
}

TEST(WordsFile, StandsOnDiskAsFrozen) {
  std::string out;
  encode_words("a b.md", sample_blocks(), out);
  EXPECT_EQ(hex(out),
            "06"
            "6120622e6d64"
            "03"
            "00"
            "00"
            "00"
            "00"
            "02"
            "02"
            "01"
            "02"
            "05"
            "03"
            "01"
            "05"
            "02"
            "04"
            "07"
            "00"
            "ac02"
            "07"
            "c801"
            "00"
            "00"
            "00"
            "00"
            "22d638f5");
}

TEST(WordsFile, GivesBackWhatWasWritten) {
  std::string out;
  encode_words("a b.md", sample_blocks(), out);
  EXPECT_EQ(WordsReader(out).path(), "a b.md");
  std::vector<WordsBlock> back(7, WordsBlock{.ids = {9, 9, 9}});
  ASSERT_TRUE(decode_words(out, back));
  const std::vector<WordsBlock> sample = sample_blocks();
  ASSERT_EQ(back.size(), sample.size());
  for (size_t i = 0; i < back.size(); ++i) {
    EXPECT_EQ(back[i].field, sample[i].field);
    EXPECT_EQ(back[i].section, sample[i].section);
    EXPECT_EQ(back[i].item, sample[i].item);
    EXPECT_EQ(back[i].kind, sample[i].kind);
    EXPECT_EQ(back[i].ids, sample[i].ids);
  }
}

TEST(WordsFile, RefusesEveryCutAndWhatFollows) {
  std::string record;
  encode_words("a b.md", sample_blocks(), record);
  std::vector<WordsBlock> blocks;
  for (size_t size = 0; size < record.size(); ++size) {
    EXPECT_FALSE(decode_words(std::string_view(record).substr(0, size), blocks)) << size;
  }
  EXPECT_FALSE(decode_words(record + "x", blocks));
}

TEST(WordsFile, RefusesEveryFlippedByte) {
  std::string record;
  encode_words("a b.md", sample_blocks(), record);
  std::vector<WordsBlock> blocks;
  for (char& byte : record) {
    for (const int bit : {0, 3, 7}) {
      byte = static_cast<char>(byte ^ (1 << bit));
      EXPECT_FALSE(decode_words(record, blocks)) << hex(record);
      byte = static_cast<char>(byte ^ (1 << bit));
    }
  }
  EXPECT_TRUE(decode_words(record, blocks));
}

std::string with_sum(std::string body) {
  const uint64_t sum = checksum(body);
  for (unsigned shift = 0; shift < 32; shift += 8) body += static_cast<char>((sum >> shift) & 0xFF);
  return body;
}

TEST(WordsFile, RefusesCountsThatTheBytesCannotHold) {
  std::vector<WordsBlock> blocks;
  const auto whole = [&](std::string_view bytes) {
    return decode_words(with_sum(std::string(bytes)), blocks);
  };
  ASSERT_TRUE(whole("\x01n\0"sv)) << "a note without words";
  ASSERT_TRUE(whole("\x01n\x01\x05\0\0\0\x01\x01\x07"sv)) << "one of one word";
  EXPECT_FALSE(whole("\xff\xff\xff\xff\x0fn\0"sv)) << "longer than a path can be";
  EXPECT_FALSE(whole("\x01n\xff\xff\xff\xff\x0f"sv)) << "too many blocks";
  EXPECT_FALSE(whole("\x01n\x01\x05\0\0\0\x01\xff\xff\xff\xff\x0f"sv)) << "too many bytes";
  EXPECT_FALSE(whole("\x01n\x01\x05\0\0\0\x02\x01\x07"sv)) << "more words than bytes";
  EXPECT_FALSE(whole("\x01n\x01\x63\0\0\0\0\0"sv)) << "unknown field";
}

}  // namespace
}  // namespace inkling
