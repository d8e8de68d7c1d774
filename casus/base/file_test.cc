#include "casus/base/file.h"

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace casus {
namespace {

class Files : public testing::Test {
 protected:
  Files() { std::filesystem::create_directories(folder_); }
  ~Files() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  std::string write(const std::string& name, std::string_view bytes) {
    const std::string path = folder_ + "/" + name;
    std::filesystem::create_directories(parent_folder(path));
    EXPECT_TRUE(replace_file(path, bytes).ok());
    return path;
  }
  std::string folder_ = testing::TempDir() + "casus_files_" + std::to_string(::getpid());
};

TEST_F(Files, ReadsWhatWasWritten) {
  for (const std::string& bytes :
       {std::string(), std::string("text\0end", 8), std::string(200'000, 'x')}) {
    const std::string path = write("file", bytes);
    EXPECT_EQ(read_file(path).value(), bytes);
    const MappedFile mapped = MappedFile::open(path).take();
    EXPECT_EQ(mapped.bytes(), bytes);
    InputFile input = InputFile::open(path).take();
    std::string read;
    std::array<char, 1000> buffer{};
    while (const std::size_t got = input.read(buffer).take()) read.append(buffer.data(), got);
    EXPECT_EQ(read, bytes);
  }
}

TEST_F(Files, ReplacesAtOnceOrNotAtAll) {
  const std::string path = write("file", "old");
  EXPECT_TRUE(replace_file(path, "new").ok());
  EXPECT_EQ(read_file(path).value(), "new");
  EXPECT_FALSE(replace_file(folder_ + "/none/file", "text").ok());
  std::vector<Error> problems;
  EXPECT_EQ(list_files(folder_, problems).value(), std::vector<std::string>{path});  // No rests.
}

TEST_F(Files, SaysThatTheDiskIsFull) {
  if (!file_exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  // Written in place: a full disk cannot be had otherwise.
  ASSERT_EQ(::symlink("/dev/full", (folder_ + "/out.part" + std::to_string(::getpid())).c_str()),
            0);
  const Status written = replace_file(folder_ + "/out", "text");
  ASSERT_FALSE(written.ok());
  EXPECT_NE(written.error().message.find("No space left"), std::string::npos);
  EXPECT_FALSE(file_exists(folder_ + "/out"));
}

TEST_F(Files, SaysWhatIsWrong) {
  struct Case {
    std::string path;
    ErrorCode code;
    std::string says;
  };
  const std::vector<Case> cases = {{folder_ + "/none", ErrorCode::kNotFound, "No such file"},
                                   {folder_, ErrorCode::kIo, "folder"}};
  for (const Case& c : cases) {
    const auto read = read_file(c.path);
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().code, c.code);
    EXPECT_NE(read.error().message.find(c.says), std::string::npos) << read.error().message;
    EXPECT_NE(read.error().message.find(c.path), std::string::npos) << read.error().message;
    EXPECT_FALSE(InputFile::open(c.path).ok());
    EXPECT_FALSE(MappedFile::open(c.path).ok());
  }
  const std::string path = write("file", "12345");
  EXPECT_TRUE(read_file(path, 5).ok());
  EXPECT_EQ(read_file(path, 4).error().code, ErrorCode::kTooLarge);
}

TEST_F(Files, ListsAFolderInOrderAndWithoutRunningInCircles) {
  const std::string b = write("b.html", "");
  const std::string a = write("a/z.html", "");
  const std::string upper = write("Z.html", "");
  ASSERT_EQ(::symlink(folder_.c_str(), (folder_ + "/a/circle").c_str()), 0);
  ASSERT_EQ(::symlink("nowhere", (folder_ + "/broken").c_str()), 0);
  std::vector<Error> problems;
  EXPECT_EQ(list_files(folder_ + "//", problems).value(), (std::vector<std::string>{upper, a, b}));
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_NE(problems[0].message.find("broken"), std::string::npos);
  EXPECT_FALSE(list_files(folder_ + "/none", problems).ok());
}

TEST_F(Files, GoesOnAfterAFolderThatCannotBeRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root can read every folder";
  write("shut/a.html", "");
  const std::string open = write("open/b.html", "");
  ::chmod((folder_ + "/shut").c_str(), 0);
  std::vector<Error> problems;
  EXPECT_EQ(list_files(folder_, problems).value(), std::vector<std::string>{open});
  EXPECT_EQ(problems.size(), 1U);
  ::chmod((folder_ + "/shut").c_str(), 0700);
}

TEST_F(Files, KnowsPlaces) {
  EXPECT_TRUE(is_directory(folder_));
  EXPECT_FALSE(is_directory(write("file", "")));
  EXPECT_EQ(parent_folder("a/b/c"), "a/b");
  EXPECT_EQ(parent_folder("/a"), "/");
  EXPECT_EQ(parent_folder("a"), ".");
  EXPECT_NE(program_path().find("casus_base_test"), std::string::npos);
}

TEST_F(Files, EndsWhereItIsToldToStop) {
  InputFile input = InputFile::open(write("file", "text")).take();
  std::array<char, 2> buffer{};
  EXPECT_EQ(input.read(buffer).value(), 2U);
  EXPECT_EQ(input.read(buffer, [] { return true; }).value(), 0U);
}

}  // namespace
}  // namespace casus
