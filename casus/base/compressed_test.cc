#include "casus/base/compressed.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "casus/base/file.h"

namespace casus {
namespace {

std::string gzip(std::string_view text) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in =
      reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));  // NOLINT: zlib's types
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());  // NOLINT: zlib's types
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(std::string_view text) {
  std::string out(ZSTD_compressBound(text.size()) + 64, '\0');
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  out.resize(ZSTD_compress2(context, out.data(), out.size(), text.data(), text.size()));
  ZSTD_freeCCtx(context);
  return out;
}

// Lines that do not compress to nothing.
std::string many_lines(int count) {
  std::string text;
  std::uint32_t state = 12345;
  for (int i = 0; i < count; ++i) {
    text += "line " + std::to_string(i);
    for (int k = 0; k < 20; ++k) {
      state = state * 1664525U + 1013904223U;
      text += static_cast<char>('a' + (state >> 24U) % 26U);
    }
    text += '\n';
  }
  return text;
}

class Compressed : public testing::Test {
 protected:
  ~Compressed() override { ::unlink(path_.c_str()); }
  std::string write(std::string_view bytes) {
    EXPECT_TRUE(replace_file(path_, bytes).ok());
    return path_;
  }
  CompressedReader open(std::string_view bytes) {
    return CompressedReader::open(write(bytes)).take();
  }
  LineReader lines(std::string_view bytes, std::size_t max_line = 1000) {
    return LineReader(open(bytes), max_line);
  }
  std::string path_ = testing::TempDir() + "casus_compressed_" + std::to_string(::getpid());
};

std::vector<std::string> texts(LineReader& reader, std::string* error = nullptr) {
  std::vector<std::string> found;
  while (true) {
    const auto line = reader.next();
    if (!line.ok()) {
      EXPECT_NE(error, nullptr) << line.error().message;
      if (error != nullptr) *error = line.error().message;
      return found;
    }
    if (!line.value()) return found;
    found.emplace_back(line.value()->text);
  }
}

TEST_F(Compressed, ReadsPlainGzipAndZstdAlike) {
  const std::string text = many_lines(10'000);
  struct Case {
    std::string bytes;
    Compression kind;
  };
  const std::vector<Case> cases = {{text, Compression::kNone},
                                   {gzip(text), Compression::kGzip},
                                   {zstd(text), Compression::kZstd}};
  for (const Case& c : cases) {
    CompressedReader reader = open(c.bytes);
    EXPECT_EQ(reader.compression(), c.kind);
    const auto all = reader.read_all(UINT64_MAX);
    ASSERT_TRUE(all.ok()) << all.error().message;
    EXPECT_EQ(all.value(), text);
    EXPECT_EQ(reader.decoded(), text.size());
  }
}

TEST_F(Compressed, ReadsMembersThatFollowOneAnother) {
  EXPECT_EQ(open(gzip("one\n") + gzip("") + gzip("two\n")).read_all(100).value(), "one\ntwo\n");
  EXPECT_EQ(open(zstd("one\n") + zstd("two\n")).read_all(100).value(), "one\ntwo\n");
  EXPECT_EQ(open(gzip("padded") + std::string(100'000, '\0')).read_all(100).value(), "padded");
}

TEST_F(Compressed, ReadsSmallestFiles) {
  for (const std::string bytes : {"", "a", "\x1F", "ab", "abc"}) {
    EXPECT_EQ(open(bytes).read_all(10).value(), bytes);
  }
}

TEST_F(Compressed, RefusesMoreThanTheLimit) {
  const std::string bomb = gzip(std::string(50'000'000, 'x'));
  EXPECT_LT(bomb.size(), 100'000U);
  const auto all = open(bomb).read_all(1'000'000);
  ASSERT_FALSE(all.ok());
  EXPECT_EQ(all.error().code, ErrorCode::kTooLarge);
}

TEST_F(Compressed, GivesTheLinesBeforeACut) {
  const std::string text = many_lines(10'000);
  for (const std::string& whole : {gzip(text), zstd(text)}) {
    LineReader reader = lines(std::string_view(whole).substr(0, whole.size() / 2));
    std::string error;
    const auto found = texts(reader, &error);
    EXPECT_GT(found.size(), 1000U);
    EXPECT_LT(found.size(), 10'000U);
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].size(), 25U + std::to_string(i).size()) << found[i];
    }
    EXPECT_NE(error.find("cut short"), std::string::npos) << error;
    EXPECT_NE(error.find(path_), std::string::npos) << error;
    EXPECT_FALSE(reader.next().ok());  // And again.
  }
}

TEST_F(Compressed, SaysWhereDataIsDamaged) {
  const std::string text = many_lines(10'000);
  for (std::string whole : {gzip(text), zstd(text)}) {
    for (std::size_t i = 0; i < 64; ++i) whole[whole.size() / 2 + i] = '\x55';
    LineReader reader = lines(whole);
    std::string error;
    EXPECT_LE(texts(reader, &error).size(), 10'000U);
    EXPECT_NE(error.find("damaged"), std::string::npos) << error;
  }
  std::string error;
  LineReader reader = lines(gzip("one\n") + "something else");
  EXPECT_EQ(texts(reader, &error), std::vector<std::string>{"one"});
  EXPECT_NE(error.find("followed by something else"), std::string::npos) << error;
}

TEST_F(Compressed, SplitsLines) {
  struct Case {
    std::string bytes;
    std::vector<std::string> lines;
  };
  const std::vector<Case> cases = {{"", {}},
                                   {"\n", {""}},
                                   {"a", {"a"}},
                                   {"a\nb", {"a", "b"}},
                                   {"a\r\n\r\nb\r\n", {"a", "", "b"}},
                                   {"a\n\n", {"a", ""}}};
  for (const Case& c : cases) {
    LineReader reader = lines(c.bytes);
    EXPECT_EQ(texts(reader), c.lines) << c.bytes;
  }
}

TEST_F(Compressed, CutsAndMarksLongLines) {
  const std::string long_line(300'000, 'x');
  LineReader reader = lines("ten bytes!\neleven byte\nten bytes!\r\n" + long_line + "\nlast", 10);
  struct Case {
    std::string text;
    bool too_long;
    std::uint64_t begin;
  };
  const std::vector<Case> cases = {{"ten bytes!", false, 0},
                                   {"eleven byt", true, 11},
                                   {"ten bytes!", false, 23},
                                   {"xxxxxxxxxx", true, 35},
                                   {"last", false, 300'036}};
  std::uint64_t number = 0;
  for (const Case& c : cases) {
    const auto line = reader.next();
    ASSERT_TRUE(line.ok() && line.value());
    EXPECT_EQ(line.value()->text, c.text);
    EXPECT_EQ(line.value()->too_long, c.too_long);
    EXPECT_EQ(line.value()->begin, c.begin);
    EXPECT_EQ(line.value()->number, ++number);
  }
  EXPECT_FALSE(reader.next().value());
}

TEST_F(Compressed, EndsWhereItIsToldToStop) {
  write(gzip(many_lines(100'000)));
  bool stop = false;
  LineReader reader(CompressedReader::open(path_, [&] { return stop; }).take(), 1000);
  EXPECT_TRUE(reader.next().value());
  stop = true;
  EXPECT_LT(texts(reader).size(), 99'999U);
}

TEST_F(Compressed, SaysWhatCannotBeOpened) {
  EXPECT_EQ(CompressedReader::open(path_ + ".none").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(CompressedReader::open(testing::TempDir()).error().code, ErrorCode::kIo);
}

}  // namespace
}  // namespace casus
