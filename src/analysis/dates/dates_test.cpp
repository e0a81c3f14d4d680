// Times in sentences: span, type and value; with and without the page's date.
#include "analysis/dates/dates.h"

#include <gtest/gtest.h>

#include <string>

#include "model/names.h"

namespace isnad::analysis::dates {
namespace {

std::vector<model::TimeExpression> times(const std::string& text, const std::string& language,
                                         const Options& options) {
    text::Region region;
    region.span = {0, static_cast<std::uint32_t>(text.size())};
    region.language = language;
    const text::TokenisedText tokens = text::tokenise(text, {region});
    return find_times(tokens, options);
}

// "text=value", joined by "; "; "-" where there is no value.
std::string found(const std::string& text, const std::string& language, const Options& options) {
    std::string out;
    for (const model::TimeExpression& time : times(text, language, options)) {
        if (!out.empty()) out += "; ";
        out += std::string(model::cut(text, time.span)) + "=";
        out += time.value.empty() ? "-" : time.value;
    }
    return out;
}

struct Case {
    const char* text;
    const char* expected;
    const char* language = "ar";
    const char* published = "2023-03-15";  // a Wednesday
};
class FindTimes : public testing::TestWithParam<Case> {};

TEST_P(FindTimes, FindsJustThese) {
    const Case& given = GetParam();
    EXPECT_EQ(found(given.text, given.language, {given.published, Prefer::past}), given.expected)
        << given.text;
}

INSTANTIATE_TEST_SUITE_P(
    MonthHabits, FindTimes,
    testing::Values(
        Case{"وقع في 7 كانون الثاني 2019 اتفاق", "7 كانون الثاني 2019=2019-01-07"},
        Case{"يوم 3 جانفي 2019 و4 فيفري 2019",
             "يوم 3 جانفي 2019=2019-01-03; 4 فيفري 2019=2019-02-04"},
        Case{"في غشت 2018 ثم شتنبر 2018 ثم دجنبر 2018",
             "غشت 2018=2018-08; شتنبر 2018=2018-09; دجنبر 2018=2018-12"},
        Case{"10 جويلية 2020 و11 أوت 2020", "10 جويلية 2020=2020-07-10; 11 أوت 2020=2020-08-11"},
        Case{"في 4 تموز/ يوليو 2017", "4 تموز/ يوليو 2017=2017-07-04"},
        Case{"كانون الأول/ديسمبر من عام 2016", "كانون الأول/ديسمبر من عام 2016=2016-12"},
        Case{"الثالث عشر من نيسان لعام 2011", "الثالث عشر من نيسان لعام 2011=2011-04-13"},
        Case{"في سبتنمبر 2020", "سبتنمبر 2020=2020-09"},  // a letter too many
        Case{"مارس الضغط على الوزير، وآب إلى رشده", ""},  // verbs, not months
        Case{"قانون 2019 الجديد", "2019=2019"}));         // not a misspelt كانون

INSTANTIATE_TEST_SUITE_P(
    Digits, FindTimes,
    testing::Values(
        Case{"نشر 26-11-2019", "26-11-2019=2019-11-26"},
        Case{"٢٦/١١/٢٠١٩", "٢٦/١١/٢٠١٩=2019-11-26"},
        Case{"2019/11/26 ثم 26.11.2019", "2019/11/26=2019-11-26; 26.11.2019=2019-11-26"},
        Case{"الثلاثاء، 26-11-2019 08:20 م", "الثلاثاء، 26-11-2019 08:20 م=2019-11-26T20:20"},
        Case{"2019-11-26T08:05:00Z", "2019-11-26T08:05:00Z=2019-11-26T08:05"},
        Case{"\u200f26\u200f-\u200f11\u200f-\u200f2019",
             "26\u200f-\u200f11\u200f-\u200f2019=2019-11-26"},
        Case{"11/26/2019", "11/26/2019=2019-11-26", "en"},
        Case{"03/04/2019", "03/04/2019=2019-04-03", "en"}, Case{"9/2021", "9/2021=2021-09"},
        // impossible days have no value
        Case{"31 شباط 2019", "31 شباط 2019=-"}, Case{"2023-02-30", "2023-02-30=-"},
        Case{"13-13-2019", "13-13-2019=-"}, Case{"1-2-3-4", ""}));

INSTANTIATE_TEST_SUITE_P(
    Years, FindTimes,
    testing::Values(Case{"سنة 1987 وعام ألفين وعشرة", "سنة 1987=1987; عام ألفين وعشرة=2010"},
                    Case{"في 2015 برعاية دولية", "2015=2015"},
                    Case{"بين 2011 و2014", "بين 2011 و2014=2011/2014"},
                    Case{"موسم 2018-2019", "2018-2019=2018/2019"},
                    Case{"شارك 2015 شخصا و2000 قرية", ""},
                    Case{"في ستينيات القرن الماضي", "ستينيات القرن الماضي=196X"},
                    Case{"صيف عام 2014", "صيف عام 2014=2014-SU"},
                    Case{"الربع الثاني من عام 2022", "الربع الثاني من عام 2022=2022-Q2"},
                    Case{"in the 1980s and in 2003-2005", "1980s=198X; 2003-2005=2003/2005",
                         "en"}));

INSTANTIATE_TEST_SUITE_P(
    Relative, FindTimes,
    testing::Values(
        Case{"قال اليوم الأربعاء", "اليوم الأربعاء=2023-03-15"},
        Case{"وصل الاثنين وغادر أمس", "الاثنين=2023-03-13; أمس=2023-03-14"},
        Case{"يومي الأحد والاثنين", "يومي الأحد=2023-03-12; الاثنين=2023-03-13"},
        Case{"سيزور البلاد يوم الجمعة", "يوم الجمعة=2023-03-17"},
        Case{"الخميس الماضي والخميس المقبل", "الخميس الماضي=2023-03-09; الخميس المقبل=2023-03-16"},
        Case{"مساء أمس", "مساء أمس=2023-03-14TEV"},
        Case{"يوم 20 مارس المقبل", "يوم 20 مارس المقبل=2023-03-20"},
        Case{"يوم 5 مارس الماضي", "يوم 5 مارس الماضي=2023-03-05"},
        Case{"يوم 10 مارس المقبل", "يوم 10 مارس المقبل=2024-03-10"},
        Case{"يوم 20 مارس الماضي", "يوم 20 مارس الماضي=2022-03-20"},
        Case{"أواخر العام الماضي", "أواخر العام الماضي=2022"},
        Case{"في نوفمبر الماضي وفي مايو المقبل", "نوفمبر الماضي=2022-11; مايو المقبل=2023-05"},
        Case{"في أبريل زار", "أبريل=2022-04"},
        Case{"20 من الشهر الجاري", "20 من الشهر الجاري=2023-03-20"},
        Case{"يوم السبت 8 أفريل", "يوم السبت 8 أفريل=2023-04-08"},  // the weekday fits this year
        Case{"قبل ثلاثة أيام", "قبل ثلاثة أيام=2023-03-12"},
        Case{"قبل أيام قليلة ومنذ عقود", "قبل أيام قليلة=-; منذ عقود=-"},
        Case{"لمدة أربعة أشهر", "أربعة أشهر=P4M"}, Case{"اليوم العالمي للمرأة", ""},
        Case{"دام يوم واحد", "يوم واحد=P1D"},
        Case{"last week, two years ago and next Friday",
             "last week=2023-W10; two years ago=2021; next Friday=2023-03-17", "en"},
        Case{"hier soir, l'année dernière, lundi dernier",
             "hier soir=2023-03-14TEV; l'année dernière=2022; lundi dernier=2023-03-13", "fr"}));

INSTANTIATE_TEST_SUITE_P(WithoutThePagesDate, FindTimes,
                         testing::Values(Case{"في أغسطس الماضي", "أغسطس الماضي=XXXX-08", "ar", ""},
                                         Case{"يوم 5 مايو", "يوم 5 مايو=XXXX-05-05", "ar", ""},
                                         Case{"الثلاثاء", "الثلاثاء=XXXX-WXX-2", "ar", ""},
                                         Case{"العام الماضي", "العام الماضي=-", "ar", ""},
                                         Case{"كل جمعة", "كل جمعة=XXXX-WXX-5", "ar", ""},
                                         Case{"كل يوم جمعة", "كل يوم جمعة=XXXX-WXX-5", "ar", ""}));

INSTANTIATE_TEST_SUITE_P(
    Latin, FindTimes,
    testing::Values(Case{"Monday 20 May 2019 and Nov. 5, 2018",
                         "Monday 20 May 2019=2019-05-20; Nov. 5, 2018=2018-11-05", "en"},
                    Case{"They may march in March", "March=2023-03", "en"},
                    Case{"at 7:30 p.m. on Sunday", "7:30 p.m. on Sunday=2023-03-12T19:30", "en"},
                    Case{"Le 1er juin 2019 à 19h30", "1er juin 2019 à 19h30=2019-06-01T19:30",
                         "fr"},
                    Case{"en août 2018", "août 2018=2018-08", "fr"},
                    Case{"sur Mars, un mot mais pas un jour", "", "fr"}));

INSTANTIATE_TEST_SUITE_P(Hijri, FindTimes,
                         testing::Values(Case{"1 رمضان 1442 هـ", "1 رمضان 1442 هـ=2021-04-13"},
                                         Case{"في محرم 1445", "محرم 1445=2023-07-19/2023-08-16"},
                                         Case{"31 محرم 1445", "31 محرم 1445=-"},
                                         Case{"قال رجب إن الصيام محرم", ""}));

INSTANTIATE_TEST_SUITE_P(
    Ranges, FindTimes,
    testing::Values(Case{"بين 23 و25 مايو", "بين 23 و25 مايو=2022-05-23/2022-05-25"},
                    Case{"من 3 إلى 5 أيار 2021", "من 3 إلى 5 أيار 2021=2021-05-03/2021-05-05"},
                    Case{"من 28 مايو إلى 3 يونيو 2021",
                         "من 28 مايو إلى 3 يونيو 2021=2021-05-28/2021-06-03"},
                    Case{"من 23-25 أكتوبر 2018", "من 23-25 أكتوبر 2018=2018-10-23/2018-10-25"},
                    Case{"بين عامي 2019 و2021", "بين عامي 2019 و2021=2019/2021"},
                    Case{"بين يناير ومارس 2020", "بين يناير ومارس 2020=2020-01/2020-03"},
                    Case{"أيام 3 و4 و5 مايو", "3=2022-05-03; 4=2022-05-04; 5 مايو=2022-05-05"},
                    Case{"ليلة 9 إلى 10 شباط", "ليلة 9 إلى 10 شباط=2023-02-09TNI"},
                    Case{"من 2000 إلى 3000 شخص", ""},
                    Case{"من 5 إلى 3 مايو 2021", "3 مايو 2021=2021-05-03"},
                    Case{"May 3-5, 2020 and from 2011 to 2014",
                         "May 3-5, 2020=2020-05-03/2020-05-05; from 2011 to 2014=2011/2014", "en"},
                    Case{"entre le 28 mai et le 3 juin 2021",
                         "entre le 28 mai et le 3 juin 2021=2021-05-28/2021-06-03", "fr"},
                    Case{"du 3 au 5 mai", "du 3 au 5 mai=XXXX-05-03/XXXX-05-05", "fr", ""}));

INSTANTIATE_TEST_SUITE_P(
    PlacesWithin, FindTimes,
    testing::Values(
        Case{"أول اثنين من مايو 2020", "أول اثنين من مايو 2020=2020-05-04"},
        Case{"اليوم الثالث من الشهر المقبل", "اليوم الثالث من الشهر المقبل=2023-04-03"},
        Case{"الجمعة الأخيرة من رمضان 1442", "الجمعة الأخيرة من رمضان 1442=2021-05-07"},
        Case{"الأحد الأول في كل موسم", "الأحد=2023-03-12"},
        Case{"آخر يوم من الشهر الماضي", "آخر يوم من الشهر الماضي=2023-02-28"},
        Case{"الأربعاء من الأسبوع الماضي", "الأربعاء من الأسبوع الماضي=2023-03-08"},
        Case{"أول مايو 2020", "أول مايو 2020=2020-05-01"},
        Case{"أواخر مايو 2020 ومطلع الأسبوع", "أواخر مايو 2020=2020-05; مطلع الأسبوع=2023-W11"},
        Case{"الربع الأول من العام الجاري", "الربع الأول من العام الجاري=2023-Q1"},
        Case{"النصف الأول من الشهر الجاري", "النصف الأول من الشهر الجاري=2023-03"},
        Case{"شهر 5/2021", "شهر 5/2021=2021-05"}, Case{"في ذلك اليوم", ""},
        Case{"شتاء 2021-2022", "شتاء 2021-2022=2021-WI"},
        Case{"القانون رقم 15 لسنة 2003", "سنة 2003=2003"},
        Case{"قبل 3 سنوات من الآن", "قبل 3 سنوات من الآن=2020"},
        Case{"الربع الأخير من 2017", "الربع الأخير من 2017=2017-Q4"},
        Case{"الصيف الماضي وصيف العام المقبل", "الصيف الماضي=2022-SU; صيف العام المقبل=2024-SU"},
        Case{"القرن التاسع عشر", "القرن التاسع عشر=18XX"}, Case{"في الأربعينيات من عمره", ""},
        Case{"أواخر الشهر ذاته", ""},
        Case{"يومي الاثنين والثلاثاء المقبلين",
             "يومي الاثنين=2023-03-20; الثلاثاء المقبلين=2023-03-21"},
        Case{"أيام الجمعة", "أيام الجمعة=XXXX-WXX-5"}, Case{"كل واحد منهم", ""},
        Case{"في اليوم التالي", "اليوم التالي=-"}, Case{"في نفس اليوم", ""},
        Case{"the last Friday in June 2020", "last Friday in June 2020=2020-06-26", "en"},
        Case{"mid-May 2020, by the end of the year", "mid-May 2020=2020-05; end of the year=2023",
             "en"},
        Case{"mercredi de la semaine dernière", "mercredi de la semaine dernière=2023-03-08",
             "fr"}));

INSTANTIATE_TEST_SUITE_P(
    PressHabits, FindTimes,
    testing::Values(
        Case{"متم شهر أبريل وموفى مايو 2020", "متم شهر أبريل=2022-04; موفى مايو 2020=2020-05"},
        Case{"في فاتح ماي 2019 والفاتح من نونبر 2018",
             "فاتح ماي 2019=2019-05-01; الفاتح من نونبر 2018=2018-11-01"},
        Case{"السداسي الثاني من 2019 والثلاثي الأول من 2020",
             "السداسي الثاني من 2019=2019-H2; الثلاثي الأول من 2020=2020-Q1"},
        Case{"يوم 2 النوار، في شهر هانيبال، وطار الطير",
             "يوم 2 النوار=2023-02-02; شهر هانيبال=2022-08"},
        Case{"ليل السبت - الأحد", "ليل السبت - الأحد=2023-03-11TNI"},
        Case{"من الاثنين إلى الأربعاء", "من الاثنين إلى الأربعاء=2023-03-13/2023-03-15"},
        Case{"تأخر من تموز 2014 إلى أيلول 2016", "تموز 2014=2014-07; أيلول 2016=2016-09"},
        Case{"انتهى الفرز الخامسة مساء أمس", "الخامسة مساء أمس=2023-03-14T17:00"},
        Case{"مساء غد الساعة السابعة", "مساء غد الساعة السابعة=2023-03-16T19:00"},
        Case{"قبل منتصف الليل", "منتصف الليل=T00:00"},
        Case{"مساء كل خميس، كل أحد وثلاثاء",
             "مساء كل خميس=XXXX-WXX-4TEV; كل أحد=XXXX-WXX-7; ثلاثاء=XXXX-WXX-2"},
        Case{"مرتين في الأسبوع، ومرة في العام الماضي", "مرتين في الأسبوع=P1W; العام الماضي=2022"},
        Case{"دام أسبوعا ووقع عقدا", "أسبوعا=P1W"}, Case{"عن الثمانين عاما", ""},
        Case{"أول من أمس، يوم أمس", "أول من أمس=2023-03-13; يوم أمس=2023-03-14"},
        Case{"غدا الملعب جاهزا، في أمس الحاجة، صحيفة الغد", ""}, Case{"قالت السيدة أيار معلوف", ""},
        Case{"في 13 الجاري", "13 الجاري=2023-03-13"},
        Case{"سيعود بعد ثلاثة أيام", "بعد ثلاثة أيام=2023-03-18"},
        Case{"عاد بعد ثلاثة أيام", "ثلاثة أيام=P3D"},
        Case{"تفتح الجامعة أبوابها في أيلول", "أيلول=2023-09"},
        Case{"تظاهر طلبة الجامعة السبت", "السبت=2023-03-11"},
        Case{"سيعرض حصيلة فبراير", "فبراير=2023-02"},  // just behind
        Case{"April Hensley spoke last April", "last April=2022-04", "en"},
        Case{"noon on Tuesday, by the end of June",
             "noon on Tuesday=2023-03-14T12:00; end of June=2023-06", "en"},
        Case{"nuit de lundi à mardi, fermé le lundi",
             "nuit de lundi à mardi=2023-03-13TNI; lundi=XXXX-WXX-1", "fr"},
        Case{"le vol partira mardi, à l'été 2006", "mardi=2023-03-21; été 2006=2006-SU", "fr"},
        Case{"7 شعبان.", "7 شعبان=2023-02-27"}, Case{"12/5/1423هـ", "12/5/1423هـ=2002-07-22"}));

INSTANTIATE_TEST_SUITE_P(
    LengthsUpToNow, FindTimes,
    testing::Values(Case{"خلال الأيام القليلة الماضية", "الأيام القليلة الماضية=-"},
                    Case{"الساعات الـ24 المقبلة", "الساعات الـ24 المقبلة=PT24H"},
                    Case{"السنوات الثلاث الأخيرة", "السنوات الثلاث الأخيرة=P3Y"},
                    Case{"ثم استراح، وثلاثة أيام بعدها", "ثلاثة أيام=P3D"},
                    Case{"في العامين الماضيين", "العامين الماضيين=P2Y"},
                    Case{"3 ساعات، و30 دقيقة", "3 ساعات، و30 دقيقة=PT3H30M"},
                    Case{"the last three years, it will last 30 months",
                         "last three years=P3Y; 30 months=P30M", "en"},
                    Case{"ces dernières années", "ces dernières années=-", "fr"}));

INSTANTIATE_TEST_SUITE_P(
    Clocks, FindTimes,
    testing::Values(
        Case{"الساعة الثامنة والنصف مساء بتوقيت غرينتش",
             "الساعة الثامنة والنصف مساء بتوقيت غرينتش=T20:30"},
        Case{"في تمام الثامنة إلا ربعا صباحا", "الثامنة إلا ربعا صباحا=T07:45"},
        Case{"الساعة 18:00 بتوقيت مكة المكرمة", "الساعة 18:00 بتوقيت مكة المكرمة=T18:00"},
        Case{"الساعة العاشرة من مساء أمس", "الساعة العاشرة من مساء أمس=2023-03-14T22:00"},
        Case{"بين الثامنة والعاشرة مساء", "بين الثامنة والعاشرة مساء=T20:00/T22:00"},
        Case{"من الساعة 8 صباحا إلى 4 مساء", "من الساعة 8 صباحا إلى 4 مساء=T08:00/T16:00"},
        Case{"بين 8 و10 أشخاص", ""},
        Case{"في الثامنة مساء الجمعة", "الثامنة مساء الجمعة=2023-03-10T20:00"},
        Case{"الساعة 16.35", "الساعة 16.35=T16:35"},
        Case{"للمرة الثانية مساء السبت", "مساء السبت=2023-03-11TEV"},
        Case{"الليلة الماضية", "الليلة الماضية=2023-03-14TNI"}, Case{"ظهر هذا المرض", ""},
        Case{"الجمعة 6/5", "الجمعة 6/5=2022-05-06"}, Case{"بلغ 488 9 م د", ""},
        Case{"lundi à 14 heures, pendant 20 heures",
             "lundi à 14 heures=2023-03-13T14:00; 20 heures=PT20H", "fr"}));

INSTANTIATE_TEST_SUITE_P(OtherCalendars, FindTimes,
                         testing::Values(Case{"رمضان الماضي", "رمضان الماضي=2022-04-02/2022-05-01"},
                                         Case{"شهر رمضان المقبل",
                                              "شهر رمضان المقبل=2023-03-23/2023-04-20"},
                                         Case{"في العاشر من محرم", "العاشر من محرم=2022-08-08"},
                                         Case{"في رمضان 2021", "رمضان 2021=2021-04-13/2021-05-12"},
                                         Case{"في رمضان الماضي", "رمضان الماضي=-", "ar", ""},
                                         Case{"تحدثت عن رمضان، ثم فاز 2 - صفر", ""},
                                         Case{"10 تشري 5782 و15 نيسان 5784",
                                              "10 تشري 5782=2021-09-16; 15 نيسان 5784=2024-04-23"},
                                         Case{"10 Tishri 5782", "10 Tishri 5782=2021-09-16", "en"},
                                         Case{"י׳ בתשרי תשפ״ב", "י׳ בתשרי תשפ״ב=2021-09-16", "he"},
                                         Case{"30 Elul 5782", "30 Elul 5782=-", "en"}));

INSTANTIATE_TEST_SUITE_P(Misspelt, FindTimes,
                         testing::Values(Case{"يوم 13 فبرابر", "يوم 13 فبرابر=2023-02-13"},
                                         Case{"20 سبتمر 2019", "20 سبتمر 2019=2019-09-20"},
                                         Case{"جمع 5 إنسان", ""},
                                         Case{"مقتل 10 في مايو 2020", "مايو 2020=2020-05"}));

TEST(FindTimesTest, FutureIsPreferredWhereAsked) {
    const Options options{"2023-03-15", Prefer::future};
    EXPECT_EQ(found("الاثنين", "ar", options), "الاثنين=2023-03-20");
    EXPECT_EQ(found("1/9", "ar", options), "1/9=2023-09-01");
    EXPECT_EQ(found("الأسبوع", "ar", options), "الأسبوع=2023-W11");
    EXPECT_EQ(found("بعد يومين", "ar", options), "بعد يومين=2023-03-17");
    EXPECT_EQ(found("في فبراير", "ar", options), "فبراير=2024-02");
}

TEST(FindTimesTest, TypesAndRelativity) {
    const auto all = times("قبل يومين، الساعة 09:15، لمدة شهرين، كل يوم، 5 مايو 2019", "ar",
                           {"2023-03-15", Prefer::past});
    ASSERT_EQ(all.size(), 5U);
    const model::TimeType types[] = {model::TimeType::date, model::TimeType::time,
                                     model::TimeType::duration, model::TimeType::set,
                                     model::TimeType::date};
    for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i].type, types[i]) << i;
    EXPECT_TRUE(all[0].relative);
    EXPECT_FALSE(all[4].relative);
}

TEST(FindTimesTest, SpansAreOrderedAndApart) {
    const std::string text = "بين 23 و25 مايو 2019، ثم الاثنين والثلاثاء في 2020، 2021-01-02 03:04";
    std::uint32_t end = 0;
    for (const auto& time : times(text, "ar", {})) {
        EXPECT_GE(time.span.start, end);
        EXPECT_GT(time.span.end, time.span.start);
        end = time.span.end;
    }
    EXPECT_LE(end, text.size());
}

TEST(FindTimesTest, HostileInputIsLinear) {
    constexpr std::size_t kMany = 60000;
    for (const char* unit :
         {"9",        "٩",   "1/",         "2020-",          "07:",         "31/02/2021 ",
          "مايو ",    "في ", "قبل ",       "ثلاثة ",         "كل ",         "يوم و",
          "!",        "3 و", "بين 2019 و", "من 3 مايو إلى ", "أول يوم من ", "الساعة ثلاثة و",
          "خميس من ", "א",   "3 ساعات، "}) {
        std::string text;
        for (std::size_t i = 0; i < kMany; ++i) text += unit;
        EXPECT_NO_FATAL_FAILURE(times(text, "ar", {"2023-03-15", Prefer::past}));
    }
    for (const char* cut :
         {"الساعة", "بين", "بين 23 و", "أول يوم من", "الأيام", "الـ", "آخر", "مطلع", "من 3 إلى",
          "Daily", "the last", "10 تشري", "\u202e12\u202c/\u202e"})
        EXPECT_NO_FATAL_FAILURE(times(cut, "ar", {"2023-03-15", Prefer::future}));
    for (const char* odd : {"", "0000-00-00", "99999", "عام 0", "عام 99999", "5/5/", "الساعة",
                            "الساعة 99:99", "قبل 999999999999999 سنة", "بعد مليون يوم"}) {
        for (const auto& time : times(odd, "ar", {"2023-03-15", Prefer::future}))
            EXPECT_TRUE(time.value.find("99999") == std::string::npos || time.value[0] == 'P');
    }
}

}  // namespace
}  // namespace isnad::analysis::dates
