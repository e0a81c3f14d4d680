// Well-formedness by the book, repair as browsers do it, and offsets there and back.
#include "text/utf8.h"

#include <gtest/gtest.h>

namespace isnad::text {
namespace {

const std::string kFffd = "\xEF\xBF\xBD";

TEST(Utf8, WellFormed) {
    EXPECT_TRUE(is_valid_utf8(""));
    EXPECT_TRUE(is_valid_utf8("plain ascii, longer than eight bytes"));
    EXPECT_TRUE(is_valid_utf8("ميناء été 漢字 🚢"));
    EXPECT_TRUE(is_valid_utf8("\xF4\x8F\xBF\xBF"));
    for (const std::string bad :
         {"\x80", "\xC0\xAF", "\xC1\x81", "\xE0\x9F\x80", "\xED\xA0\x80", "\xF0\x8F\x80\x80",
          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xD9", "\xE2\x80", "\xF0\x9F\x9A", "\xFF"}) {
        EXPECT_FALSE(is_valid_utf8(bad)) << testing::PrintToString(bad);
        EXPECT_FALSE(is_valid_utf8("eight ascii bytes and then " + bad + " more"));
    }
}

// The examples of Unicode 15, tables 3-8 to 3-11.
TEST(Utf8, RepairsMaximalSubparts) {
    struct Case {
        std::string bytes;
        std::string text;
        std::vector<std::uint32_t> repairs;
    };
    const Case cases[] = {
        {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41",
         kFffd + kFffd + kFffd + kFffd + kFffd + kFffd + kFffd + kFffd + "A",
         {0, 3, 6, 9, 12, 15, 18, 21}},
        {"\xED\xA0\x80", kFffd + kFffd + kFffd, {0, 3, 6}},
        {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42",
         kFffd + kFffd + kFffd + kFffd + kFffd + "A" + kFffd + kFffd + "B",
         {0, 3, 6, 9, 12, 16, 19}},
        {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", kFffd + kFffd + kFffd + kFffd + "A", {0, 3, 6, 9}},
        {"ab\xD9", "ab" + kFffd, {2}},
        {"عام", "عام", {}},
    };
    for (const Case& c : cases) {
        const Repaired repaired = repair_utf8(c.bytes);
        EXPECT_EQ(repaired.text, c.text);
        EXPECT_EQ(repaired.repairs, c.repairs);
        EXPECT_TRUE(is_valid_utf8(repaired.text));
    }
}

TEST(Utf8, WalksAndWrites) {
    const std::string text = "aé€🚢";
    std::u32string seen;
    std::string written;
    for (std::size_t offset = 0; offset < text.size();) {
        seen.push_back(next_code_point(text, offset));
        append_utf8(written, seen.back());
    }
    EXPECT_EQ(seen, U"aé€🚢");
    EXPECT_EQ(written, text);
    EXPECT_EQ(count_code_points(text), 4U);
    EXPECT_EQ(count_code_points(""), 0U);
}

TEST(Utf8, OffsetsThereAndBack) {
    std::string text;
    for (int i = 0; i < 100; ++i) text += "سa€🚢";
    const CodePointIndex index(text);
    std::uint32_t code_point = 0;
    for (std::size_t offset = 0; offset < text.size(); ++code_point) {
        EXPECT_EQ(index.to_code_point(static_cast<std::uint32_t>(offset)), code_point);
        EXPECT_EQ(index.to_byte(code_point), offset);
        next_code_point(text, offset);
    }
    EXPECT_EQ(code_point, 400U);
    EXPECT_EQ(index.to_code_point(static_cast<std::uint32_t>(text.size())), 400U);
    EXPECT_EQ(index.to_byte(400), text.size());
    EXPECT_EQ(index.to_byte(4000), text.size());
    EXPECT_EQ(CodePointIndex("").to_code_point(0), 0U);
    EXPECT_EQ(CodePointIndex("").to_byte(0), 0U);
}

TEST(Prefix, NeverCutsACharacter) {
    EXPECT_EQ(utf8_prefix("نور", 3), "ن");
    EXPECT_EQ(utf8_prefix("نور", 4), "نو");
    EXPECT_EQ(utf8_prefix("نور", 100), "نور");
    EXPECT_EQ(utf8_prefix("a\u20ACb", 2), "a");
    EXPECT_EQ(utf8_prefix("", 0), "");
}

}  // namespace
}  // namespace isnad::text
