// Quantities in sentences: what is counted, what bounds it, and what is no quantity.
#include <gtest/gtest.h>

#include <string>

#include "analysis/numbers/numbers.h"

namespace isnad::analysis::numbers {
namespace {

// "text=value unit currency bound", joined by "; ".
std::string found(const std::string& text, const std::string& language,
                  const std::vector<model::TimeExpression>& times = {},
                  Scope scope = Scope::counts) {
    text::Region region;
    region.span = {0, static_cast<std::uint32_t>(text.size())};
    region.language = language;
    const text::TokenisedText tokens = text::tokenise(text, {region});
    std::string out;
    for (const model::Quantity& quantity : find_quantities(tokens, times, scope)) {
        if (!out.empty()) out += "; ";
        char value[40];
        std::snprintf(value, sizeof value, "%.10g", quantity.value);
        const std::string said =
            quantity.kind == model::QuantityKind::vague ? quantity.vague : std::string(value);
        out += std::string(model::cut(text, quantity.span)) + "=" + said;
        if (quantity.kind == model::QuantityKind::ordinal) out += " ordinal";
        if (quantity.kind == model::QuantityKind::share) out += " share";
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

INSTANTIATE_TEST_SUITE_P(
    Ranges, FindQuantities,
    testing::Values(
        Case{"بين 5 و10 قتلى", "5=5 killed over; 10 قتلى=10 killed under"},
        Case{"بين خمسة وعشرة أشخاص", "خمسة=5 person over; وعشرة أشخاص=10 person under"},
        Case{"ما بين 3 و5 ملايين دولار", "3=3000000 USD over; 5 ملايين دولار=5000000 USD under"},
        Case{"من 5 إلى 7 كيلومترات", "5=5 km over; 7 كيلومترات=7 km under"},
        Case{"ارتفعت النسبة من 5 إلى 7 في المئة", "5=5 percent; 7 في المئة=7 percent"},
        Case{"من 30 دولارا إلى 50 دولارا", "30 دولارا=30 USD; 50 دولارا=50 USD"},
        Case{"from 5 to 7 soldiers", "5=5 soldier over; 7 soldiers=7 soldier under", "en"},
        Case{"fell from 9 to 7 percent", "9=9 percent; 7 percent=7 percent", "en"},
        Case{"$5-7 million", "$5=5000000 USD over; 7 million=7000000 USD under", "en"},
        Case{"they won 5-7 at home", "", "en"},
        Case{"entre 5 et 10 morts", "5=5 killed over; 10 morts=10 killed under", "fr"},
        Case{"de 5 à 10 %", "5=5 percent over; 10 %=10 percent under", "fr"}));

INSTANTIATE_TEST_SUITE_P(
    Measures, FindQuantities,
    testing::Values(
        Case{"لتر ونصف", "لتر ونصف=1.5 l"}, Case{"كيلومتر", "كيلومتر=1 km"},
        Case{"ثلاثة أمتار ونصف المتر من القماش", "ثلاثة أمتار ونصف المتر=3.5 m"},
        Case{"درجتين تحت الصفر", "درجتين تحت الصفر=-2 degree"},
        Case{"متر إلا ربعا", "متر إلا ربعا=0.75 m"}, Case{"3 كيلو ونص", "3 كيلو ونص=3.5 kg"},
        Case{"مئة وست سيارات", "مئة وست سيارات=106 vehicle"}, Case{"وست هام يفوز", ""},
        Case{"مقتل شخص واحد", "شخص واحد=1 person"}, Case{"سار كيلومتر الطريق", ""},
        Case{"3/4 كوب", "3/4 كوب=0.75 cup"}, Case{"الصفحة 3/4 من الكتاب", ""},
        Case{"5 درجات تحت الصفر", "5 درجات تحت الصفر=-5 degree"},
        Case{"- 2 درجة", "- 2 درجة=-2 degree"}, Case{"20 كم2", "20 كم2=20 km2"},
        Case{"١٫٥٠٠ طن", "١٫٥٠٠ طن=1.5 t"}, Case{"١٬٥٠٠ طن", "١٬٥٠٠ طن=1500 t"},
        Case{"120 كيلومترا في الساعة", "120 كيلومترا في الساعة=120 km/h"},
        Case{"عشرين في المليون", "عشرين في المليون=20 ppm"}, Case{"20 ليرة", "20 ليرة=20 ليره"},
        Case{"20 ليرة لبنانية", "20 ليرة لبنانية=20 LBP"},
        Case{"minus 5 degrees", "minus 5 degrees=-5 degree", "en"},
        Case{"10 degrees below zero", "10 degrees below zero=-10 degree", "en"},
        Case{"ملياري دولار ونصف", "ملياري دولار ونصف=2500000000 USD"},
        Case{"أربعة مليارات دولار إلا ربعا", "أربعة مليارات دولار إلا ربعا=3750000000 USD"},
        Case{"2ر74 مليون دولار", "2ر74 مليون دولار=74200000 USD"},
        Case{"بنسبة %12,5 ثم ٪٥", "12,5=12.5 percent; ٥=5 percent"},
        Case{"$1.2bn and €3m", "$1.2bn=1200000000 USD; €3m=3000000 EUR", "en"},
        Case{"US$5 million", "US$5 million=5000000 USD", "en"},
        Case{"half a million people", "half a million people=500000 person", "en"},
        Case{"une dizaine de personnes", "une dizaine de personnes=10 person about", "fr"},
        Case{"moins 5 degrés", "moins 5 degrés=-5 degree", "fr"}));

// Ordinals, shares and vague counts are no counts: a record never holds them.
class FindEverything : public testing::TestWithParam<Case> {};

TEST_P(FindEverything, FindsJustThese) {
    const Case& given = GetParam();
    EXPECT_EQ(found(given.text, given.language, {}, Scope::everything), given.expected);
    EXPECT_EQ(found(given.text, given.language), "");
}

INSTANTIATE_TEST_SUITE_P(
    AllLanguages, FindEverything,
    testing::Values(
        Case{"وصلت المرتبة الثالثة", "الثالثة=3 ordinal"},
        Case{"الدورة الثلاثين للمعرض", "الثلاثين=30 ordinal"}, Case{"الثلاثين شخصا", ""},
        Case{"المليون", "المليون=1000000 ordinal"}, Case{"أكثر من المليون سمعوا", ""},
        Case{"كانون الثاني", ""}, Case{"ثاني أكسيد الكربون", ""}, Case{"نصف نهائي الكأس", ""},
        Case{"نصف السكان", "نصف=0.5 share"}, Case{"ثلثا أعضاء المجلس", "ثلثا=0.6666666667 share"},
        Case{"نص المشروع", ""}, Case{"عشرات الجنود", "عشرات الجنود=tens soldier"},
        Case{"مئات الآلاف من السكان", "مئات الآلاف من السكان=hundreds of thousands سكان"},
        Case{"عدة قرى", "عدة قرى=several village"}, Case{"العدة جاهزة", ""},
        Case{"ملايين الدولارات", "ملايين الدولارات=millions USD"},
        Case{"the twenty-first time", "twenty-first=21 ordinal", "en"},
        Case{"two-thirds of the seats", "two-thirds=0.6666666667 share", "en"},
        Case{"half of the voters", "half of=0.5 share", "en"},
        Case{"la moitié des députés", "moitié=0.5 share", "fr"},
        Case{"tens of thousands of refugees",
             "tens of thousands of refugees=tens of thousands refugee", "en"},
        Case{"a few dozen people", "a few dozen people=tens person", "en"},
        Case{"for a second", "", "en"}, Case{"le premier ministre", "", "fr"},
        Case{"le 2e tour", "2e=2 ordinal", "fr"},
        Case{"des dizaines de milliers de soldats",
             "des dizaines de milliers de soldats=tens of thousands soldier", "fr"}));

TEST(FindQuantitiesTest, MakesNoGuess) {
    for (const char* const text : {"بسعر30,4 مليون", "1.2.3.4", "12345678901234567890",
                                   "٠٩٩-٨٨٧٧-٦٦", "1,2,3", "١٢٬٣٤٫٥٬٦", "3½"}) {
        EXPECT_EQ(found(text, "ar"), "") << text;
    }
    EXPECT_EQ(found("أكثر من13,1 مليون دولار", "ar"), "13,1 مليون دولار=13100000 USD over");
    EXPECT_EQ(found("طائرة ميغ29 جديدة", "ar"), "");
    // Marks of direction change nothing, and digits of two sets are still one number.
    EXPECT_EQ(found("5\u200e2 قتيلا", "ar"), "5\u200e2 قتيلا=52 killed");
    EXPECT_EQ(found("1\u200f.500 دولار", "ar"), "1\u200f.500 دولار=1500 USD");
    EXPECT_EQ(found("10\u200f,\u200f000 دولار", "ar"), "10\u200f,\u200f000 دولار=10000 USD");
    EXPECT_EQ(found("5\u200fقتلى", "ar"), "5\u200fقتلى=5 killed");
    EXPECT_EQ(found("1٢3 قتيلا", "ar"), "1٢3 قتيلا=123 killed");
}

TEST(FindQuantitiesTest, LeavesTimesAlone) {
    const std::string text = "عام 2020 قرية";
    model::TimeExpression time;
    time.span = {0, static_cast<std::uint32_t>(std::string("عام 2020").size())};
    EXPECT_EQ(found(text, "ar", {time}), "");
    EXPECT_EQ(found(text, "ar"), "2020 قرية=2020 village");
}

// One end of what looks like a range is in a time: so is the other.
TEST(FindQuantitiesTest, TakesNoHalfOfARangeOfDays) {
    const std::string head = "بين 16 و";
    const std::string text = head + "19 فبراير";
    model::TimeExpression time;
    time.span = {static_cast<std::uint32_t>(head.size()), static_cast<std::uint32_t>(text.size())};
    EXPECT_EQ(found(text, "ar", {time}), "");
}

TEST(FindQuantitiesTest, KeepsLinesApart) {
    EXPECT_EQ(found("15\nقتيلا", "ar"), "15=15");
}

// Quadratic work would take hours on these.
TEST(FindQuantitiesTest, HostileInputIsLinear) {
    constexpr std::size_t kMany = 100000;
    for (const char* const unit : {"7",
                                   "١",
                                   "مئة و",
                                   "1,",
                                   "-",
                                   "مليون ",
                                   "أكثر من ",
                                   "$ ",
                                   "100 ",
                                   "بين ",
                                   "من 5 إلى ",
                                   "بين خمسة وعشرين ",
                                   "عشرات الآلاف من ",
                                   "الثالث و",
                                   "المئة والرابع والعشرين ",
                                   "half a ",
                                   "3/4",
                                   "5-7 ",
                                   "- 2 ",
                                   "نصف ",
                                   "et demi ",
                                   "لتر و",
                                   "twenty-",
                                   "US$"}) {
        std::string text;
        for (std::size_t i = 0; i < kMany; ++i) text += unit;
        std::string marks(kMany, '!');
        EXPECT_NO_FATAL_FAILURE(found(text, "ar", {}, Scope::everything));
        EXPECT_NO_FATAL_FAILURE(found(marks + text, "ar"));
    }
}

}  // namespace
}  // namespace isnad::analysis::numbers
