// Quantities in sentences: what is counted, what bounds it, and what is no quantity.
#include <gtest/gtest.h>

#include <string>

#include "analysis/numbers/numbers.h"

namespace isnad::analysis::numbers {
namespace {

// "text=value unit currency bound", joined by "; ".
std::string found(const std::string& text, const std::string& language,
                  const std::vector<model::TimeExpression>& times = {}) {
    text::Region region;
    region.span = {0, static_cast<std::uint32_t>(text.size())};
    region.language = language;
    const text::TokenisedText tokens = text::tokenise(text, {region});
    std::string out;
    for (const model::Quantity& quantity : find_quantities(tokens, times)) {
        if (!out.empty()) out += "; ";
        char value[40];
        std::snprintf(value, sizeof value, "%.10g", quantity.value);
        out += std::string(model::cut(text, quantity.span)) + "=" + value;
        for (const std::string& part : {quantity.unit, quantity.currency, quantity.bound}) {
            if (!part.empty()) out += " " + part;
        }
    }
    return out;
}

struct Case {
    const char* text;
    const char* expected;
    const char* language = "ar";
};
class FindQuantities : public testing::TestWithParam<Case> {};

TEST_P(FindQuantities, FindsJustThese) {
    EXPECT_EQ(found(GetParam().text, GetParam().language), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Arabic, FindQuantities,
    testing::Values(Case{"بلغت الكلفة 42.5 مليون دولار.", "42.5 مليون دولار=42500000 USD"},
                    Case{"أكثر من 300 مليون درهم مغربي", "300 مليون درهم مغربي=300000000 MAD over"},
                    Case{"نحو ألفي دينار جزائري", "ألفي دينار جزائري=2000 DZD about"},
                    Case{"ما لا يقل عن 14 قتيلا", "14 قتيلا=14 killed over"},
                    Case{"أقل من 20 في المئة", "20 في المئة=20 percent under"},
                    Case{"ارتفع 7% ثم 8٪ ثم تسعة بالمائة",
                         "7%=7 percent; 8٪=8 percent; تسعة بالمائة=9 percent"},
                    Case{"50 جنيها مصريا و60 جنيها", "50 جنيها مصريا=50 EGP; 60 جنيها=60 جنيه"},
                    Case{"شارك 120 متطوعا", "120 متطوعا=120 متطوعا"},
                    Case{"قال واحد منهم إن أحدا لم يصل", ""}, Case{"في القرن السادس عشر بدأ", ""},
                    Case{"قتل شخصان وأصيب جنديان", "شخصان=2 person; جنديان=2 soldier"}));

INSTANTIATE_TEST_SUITE_P(
    Latin, FindQuantities,
    testing::Values(Case{"a $3.5 million port", "$3.5 million=3500000 USD", "en"},
                    Case{"at least twenty-five soldiers", "twenty-five soldiers=25 soldier over",
                         "en"},
                    Case{"One of them came, it was a day", "", "en"},
                    Case{"he drove an F16 to 10.0.0.1 and won 3-1", "", "en"},
                    Case{"plus de 1 500 personnes", "1 500 personnes=1500 person over", "fr"},
                    Case{"2,5 millions d'euros", "2,5 millions d'euros=2500000 EUR", "fr"},
                    Case{"120 millions de dirhams marocains",
                         "120 millions de dirhams marocains=120000000 MAD", "fr"},
                    Case{"une femme a dit un mot", "", "fr"}));

TEST(FindQuantitiesTest, LeavesTimesAlone) {
    const std::string text = "عام 2020 قرية";
    model::TimeExpression time;
    time.span = {0, static_cast<std::uint32_t>(std::string("عام 2020").size())};
    EXPECT_EQ(found(text, "ar", {time}), "");
    EXPECT_EQ(found(text, "ar"), "2020 قرية=2020 village");
}

TEST(FindQuantitiesTest, KeepsLinesApart) {
    EXPECT_EQ(found("15\nقتيلا", "ar"), "15=15");
}

// Quadratic work would take hours on these.
TEST(FindQuantitiesTest, HostileInputIsLinear) {
    constexpr std::size_t kMany = 100000;
    for (const char* unit : {"7", "١", "مئة و", "1,", "-", "مليون ", "أكثر من ", "$ ", "100 "}) {
        std::string text;
        for (std::size_t i = 0; i < kMany; ++i) text += unit;
        std::string marks(kMany, '!');
        EXPECT_NO_FATAL_FAILURE(found(text, "ar"));
        EXPECT_NO_FATAL_FAILURE(found(marks + text, "ar"));
    }
}

}  // namespace
}  // namespace isnad::analysis::numbers
