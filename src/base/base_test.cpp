// Tables for the base: results, hashing, work in order, lexicon rows.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include "base/calendar.h"
#include "base/files.h"
#include "base/hash.h"
#include "base/lexicon.h"
#include "base/result.h"
#include "base/work_pool.h"

namespace isnad::base {
namespace {

Result<int> half(int number) {
    if (number % 2 != 0) return Error{ErrorCode::malformed, "odd", "half"};
    return number / 2;
}

Result<int> quarter(int number) {
    ISNAD_TRY(const int once, half(number));
    ISNAD_TRY(const int twice, half(once));
    return twice;
}

TEST(Result, HandsErrorsOn) {
    EXPECT_EQ(*quarter(12), 3);
    ASSERT_FALSE(quarter(6).has_value());
    EXPECT_EQ(quarter(6).error().to_string(), "half: odd");
}

TEST(Hash, KnownValues) {
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex16(0x1a2b), "0000000000001a2b");
    EXPECT_EQ(hex16(fast_hash("")), "2d06800538d394c2");  // xxHash's own test vector
}

TEST(WorkPool, OrderDoesNotDependOnThreads) {
    const auto square = [](std::size_t i) { return i * i; };
    EXPECT_EQ(map_ordered<std::size_t>(1000, 1, square), map_ordered<std::size_t>(1000, 4, square));
    EXPECT_TRUE(map_ordered<std::size_t>(0, 4, square).empty());
}

TEST(WorkPool, HandsExceptionsOn) {
    const auto fail_at_seven = [](std::size_t i) {
        if (i == 7) throw std::runtime_error("seven");
    };
    EXPECT_THROW(for_each_index(100, 4, fail_at_seven), std::runtime_error);
    EXPECT_THROW(for_each_index(100, 1, fail_at_seven), std::runtime_error);
}

TEST(Files, AreWrittenWholeAndReadBack) {
    const std::string folder =
        (std::filesystem::temp_directory_path() / ("isnad_files_" + std::to_string(::getpid())))
            .string();
    const std::string bytes("one\0two", 7);
    for (const std::string_view content :
         {std::string_view(bytes), std::string_view("shorter"), std::string_view("")}) {
        ASSERT_TRUE(write_whole(folder, "name", content));
        auto file = MappedFile::open(folder + "/name");
        ASSERT_TRUE(file);
        const MappedFile moved = std::move(*file);
        EXPECT_EQ(moved.bytes(), content);
    }
    const auto kept = MappedFile::open(folder + "/name");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
    std::filesystem::remove_all(folder);
    for (const char* none : {"/name", "", "/.."}) {
        const auto file = MappedFile::open(folder + none);
        ASSERT_FALSE(file) << none;
        EXPECT_EQ(file.error().code, ErrorCode::unreadable);
        EXPECT_NE(file.error().message, "");
    }
    EXPECT_FALSE(write_whole("/proc/none", "name", "x"));
    EXPECT_FALSE(MappedFile::open("/dev/null"));
}

TEST(Calendar, DaysSince1970) {
    EXPECT_EQ(day_number("1970-01-01"), 0);
    EXPECT_EQ(day_number("2000-03-01"), 11017);
    EXPECT_EQ(day_number("2024-02-29T10:00"), 19782);
    for (const char* none : {"", "2023", "2023-05", "2023-02-29", "2023-13-01", "XXXX-05-01",
                             "2023/05/01", "20 3-05-01"})
        EXPECT_EQ(day_number(none), std::nullopt) << none;
}

TEST(Lexicon, SplitsColumns) {
    EXPECT_EQ(split("a\tb\t", '\t'), (LexiconRow{"a", "b", ""}));
    EXPECT_EQ(split("", '|'), (LexiconRow{""}));
}

}  // namespace
}  // namespace isnad::base
