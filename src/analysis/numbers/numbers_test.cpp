// Numbers in digits and words, ordinals, and the inputs that must not slow the reader down.
#include "analysis/numbers/numbers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "analysis/numbers/segments.h"
#include "text/tokens.h"

namespace isnad::analysis::numbers {
namespace {

struct Case {
    const char* text;
    double value;
    const char* language = "ar";
    std::size_t tokens = 0;  // 0: all of them
};

text::TokenisedText cut(const std::string& text, const std::string& language) {
    text::Region region;
    region.span = {0, static_cast<std::uint32_t>(text.size())};
    region.language = language;
    return text::tokenise(text, {region});
}

class ReadNumber : public testing::TestWithParam<Case> {};

TEST_P(ReadNumber, HasTheValueAndTakesAllItsTokens) {
    const Case& given = GetParam();
    const std::string text = given.text;
    const text::TokenisedText whole = cut(text, given.language);
    const std::vector<Segment> segments = segments_of(whole);
    const auto tokens = segments.front().tokens;
    const auto read = read_number_as(tokens, given.language);
    ASSERT_TRUE(read.has_value()) << given.text;
    EXPECT_NEAR(read->value, given.value, 1e-6 * std::max(1.0, std::abs(given.value)))
        << given.text;
    EXPECT_EQ(read->tokens, given.tokens == 0 ? tokens.size() : given.tokens) << given.text;
}

INSTANTIATE_TEST_SUITE_P(Digits, ReadNumber,
                         testing::Values(Case{"١٤", 14}, Case{"۱۴", 14}, Case{"١٬٠٠٠٬٠٠٠", 1000000},
                                         Case{"١٠٫٥", 10.5}, Case{"1,500", 1500},
                                         Case{"1.500", 1500}, Case{"0.125", 0.125},
                                         Case{"3,5", 3.5}, Case{"1,234,567.5", 1234567.5},
                                         Case{"100 000", 100000}, Case{"4ر16", 16.4}, Case{"62ر31", 31.62},
                                         Case{"-12", -12}, Case{"1.500", 1.5, "en"},
                                         Case{"1,500", 1500, "en"}, Case{"1,5", 1.5, "fr"},
                                         Case{"1.500", 1500, "fr"}, Case{"1 500", 1500, "fr"},
                                         Case{"48.5 مليون", 48.5e6}, Case{"15 ألفا و200", 15200}));

INSTANTIATE_TEST_SUITE_P(
    ArabicWords, ReadNumber,
    testing::Values(Case{"ثلاثة عشر", 13}, Case{"خمسة وعشرون", 25}, Case{"خمسٌ وعشرين", 25},
                    Case{"ثلاثمئة", 300}, Case{"ثلاثمائة", 300}, Case{"ثلاث مئة", 300},
                    Case{"مئتان", 200}, Case{"مئتي", 200}, Case{"ألفان", 2000},
                    Case{"مليونين", 2e6}, Case{"سبعة آلاف وأربعمئة واثنا عشر", 7412},
                    Case{"خمسمئة ألف", 500000}, Case{"ثلاثة ملايين ومئتا ألف", 3.2e6},
                    Case{"مليار ونصف المليار", 1.5e9}, Case{"نصف مليون", 5e5}, Case{"أحد عشر", 11},
                    Case{"إحدى وعشرين", 21},
                    // one number ends where the next begins
                    Case{"خمسة ستة", 5, "ar", 1}, Case{"ثلاثة وثلاثون بالمئة", 33, "ar", 2}));

INSTANTIATE_TEST_SUITE_P(
    ArabicFractionsAndLists, ReadNumber,
    testing::Values(Case{"ثلاثة أرباع", 0.75}, Case{"أربعة أخماس", 0.8},
                    Case{"ثلثا مليون", 2e6 / 3}, Case{"ربع مئة", 25}, Case{"ألف وربع مئة", 1025},
                    Case{"مليون ونصف مليون", 1.5e6}, Case{"ثلاث ميات", 300}, Case{"ثلتعش", 13},
                    Case{"تسعطعشر", 19}, Case{"الخمسين ألف", 50000},
                    Case{"32.66 مليار", 32660000000}, Case{"1,000 000", 1000000}, Case{"2،5", 2.5},
                    Case{"ألفا جندي", 2000, "ar", 1}, Case{"ألفا ومئة", 1100},
                    Case{"عشرون ألفا", 20000}, Case{"ألفا من الجنود", 1000, "ar", 1},
                    // a list: the scale behind belongs to the five
                    Case{"ألف وخمسة آلاف", 1000, "ar", 1},
                    Case{"12 مليون و3 مليار", 12e6, "ar", 2}));

INSTANTIATE_TEST_SUITE_P(
    LatinWords, ReadNumber,
    testing::Values(Case{"twenty-five", 25, "en"}, Case{"two hundred and six", 206, "en"},
                    Case{"a million", 1e6, "en"}, Case{"three point five million", 3.5e6, "en"},
                    Case{"vingt et un", 21, "fr"}, Case{"quatre-vingt-douze", 92, "fr"},
                    Case{"soixante et onze", 71, "fr"}, Case{"deux cent mille", 200000, "fr"},
                    Case{"half a million", 5e5, "en"}, Case{"two and a half million", 2.5e6, "en"},
                    Case{"three quarters", 0.75, "en"}, Case{"a quarter of a million", 2.5e5, "en"},
                    Case{"un demi-million", 5e5, "fr"}, Case{"deux millions et demi", 2.5e6, "fr"},
                    Case{"trois quarts", 0.75, "fr"}));

TEST(ReadNumberTest, RefusesWhatIsNoNumber) {
    for (const char* text :
         {"أحد", "الواحد", "192.168.1.1", "12345678901234567890", "كتاب", "1.2.3"}) {
        const std::string owned = text;
        const text::TokenisedText tokens = cut(owned, "ar");
        EXPECT_FALSE(read_number(tokens.tokens).has_value()) << text;
    }
    EXPECT_FALSE(read_number({}).has_value());
}

TEST(ReadNumberTest, EndsBeforeADefiniteScaleThatIsAShare) {
    const std::string text = "خمسون بالمئة";
    const auto read = read_number(cut(text, "ar").tokens);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->value, 50);
}

// "الأول والأربعين" is the first and the fortieth, not the forty-first.
TEST(ReadOrdinalTest, EndsWhereTheNextBegins) {
    const std::string text = "الأول والأربعين";
    const text::TokenisedText tokens = cut(text, "ar");
    const auto read = read_ordinal(tokens.tokens);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->value, 1U);
    EXPECT_EQ(read->tokens, 1U);
}

TEST(ReadOrdinalTest, ReadsTheForms) {
    const std::pair<const char*, std::uint32_t> cases[] = {{"الثالث", 3},
                                                           {"الثالث عشر", 13},
                                                           {"الحادي والعشرين", 21},
                                                           {"الثلاثين", 30},
                                                           {"الخامس و العشرون", 25},
                                                           {"21st", 21},
                                                           {"1er", 1},
                                                           {"twenty-first", 21},
                                                           {"الثانية عشرة", 12},
                                                           {"المئة", 100},
                                                           {"الثلاثمئة", 300},
                                                           {"الخمس مائة", 500},
                                                           {"المئة والرابع والعشرين", 124},
                                                           {"المئتين والخامس عشر", 215},
                                                           {"الثاني بعد المئة", 102},
                                                           {"العاشر بعد الألف", 1010},
                                                           {"الأحد عشر", 11},
                                                           {"الواحد والثلاثون", 31},
                                                           {"two hundred and fifth", 205},
                                                           {"hundredth", 100},
                                                           {"two hundredth", 200},
                                                           {"3ème", 3},
                                                           {"deuxième", 2},
                                                           {"vingt et unième", 21},
                                                           {"dix-septième", 17},
                                                           {"soixante et onzième", 71},
                                                           {"quatre-vingtième", 80}};
    for (const auto& [text, value] : cases) {
        const std::string owned = text;
        const text::TokenisedText tokens = cut(owned, "ar");
        const auto read = read_ordinal(tokens.tokens);
        ASSERT_TRUE(read.has_value()) << text;
        EXPECT_EQ(read->value, value) << text;
        EXPECT_EQ(read->tokens, tokens.tokens.size()) << text;
    }
    for (const char* text :
         {"ثلاثة", "الواحد", "عشرون", "كتاب", "العشرة", "الحادي", "20s", "five second", "twenty"}) {
        const std::string owned = text;
        EXPECT_FALSE(read_ordinal(cut(owned, "ar").tokens).has_value()) << text;
    }
}

}  // namespace
}  // namespace isnad::analysis::numbers
