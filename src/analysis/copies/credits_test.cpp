// Whom a page credits: cues, datelines, bylines, other languages; names that are only named.
#include "analysis/copies/credits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace isnad::analysis::copies {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct CreditCase {
    const char* page;
    const char* outlet;
    Credit credit;
};

TEST(Credits, AreReadFromWhatStandsAroundAName) {
    const std::vector<CreditCase> cases = {
        // An outlet that no list knows.
        {"source: lighthouse", "Lighthouse", Credit::for_the_text},
        {"المصدر: جريدة الفنار الساحلي", "الفنار الساحلي", Credit::for_the_text},
        {"نقلا عن المنارة اليوم", "المنارة", Credit::for_the_text},
        {"ونقلًا عن صحيفة المنارة فإن الميناء أغلق أمام السفن كلها حتى صباح الغد", "المنارة",
         Credit::quoted},
        {"This text first appeared in the Coast Post.", "Coast Post", Credit::for_the_text},
        {"Cet article est paru dans Le Phare du Soir.", "Le Phare du Soir", Credit::for_the_text},
        {"as the coast post has it", "Coast Post", Credit::mentioned},
        {"وبحسب موقع المنارة فإن الميناء أغلق", "المنارة", Credit::for_a_fact},
        {"The minister told Lighthouse on Monday", "Lighthouse", Credit::for_a_fact},
        {"they built a lighthouse here", "Lighthouse", Credit::none},
        {"source: nothing\nlighthouse keepers went on strike over their pay again", "Lighthouse",
         Credit::none},
        {"source: lighthouses", "Lighthouse", Credit::none},
        {"Source close to the ministry of ports and coasts said lighthouse", "Lighthouse",
         Credit::none},
        {"anything", "", Credit::none},
        {"", "Lighthouse", Credit::none},
        // Agencies, under all their names.
        {"LONDON (Reuters) - Two ships met in the fog off the coast.", "رويترز",
         Credit::for_the_text},
        {"لندن (رويترز) - التقت سفينتان في الضباب قبالة الساحل اليوم.", "Reuters",
         Credit::for_the_text},
        {"Deux navires se sont croisés dans la brume au large de la côte. (AFP)", "AFP",
         Credit::for_the_text},
        {"التقت سفينتان في الضباب قبالة الساحل في ساعة مبكرة من الصباح. (أ ف ب)", "فرانس برس",
         Credit::for_the_text},
        {"رويترز\nالتقت سفينتان في الضباب قبالة الساحل اليوم", "Reuters", Credit::for_the_text},
        {"وقال مسؤول لوكالة رويترز إن السفينتين التقتا في الضباب", "Reuters", Credit::for_a_fact},
        {"وأعلنت وكالة الأنباء السورية (سانا) أن الرصيف الشمالي فتح أمام السفن", "SANA",
         Credit::for_a_fact},
        {"وأفادت وكالة (سانا) - وهي وكالة رسمية - أن الرصيف الشمالي فتح أمام السفن", "SANA",
         Credit::for_a_fact},
        {"سفينتان تلتقيان في الضباب قبالة الساحل الشمالي (رويترز)", "Reuters", Credit::none},
        {"القائمة أ ب ج د والقائمة الثانية س ص ع غير مكتملة", "AP", Credit::none},
        {"The ship map shows where they met in the early fog", "MAP", Credit::none},
    };
    for (const CreditCase& test : cases)
        EXPECT_EQ(credit_of(page_words(test.page), test.outlet), test.credit)
            << test.page << " / " << test.outlet;
}

TEST(Credits, ListTheKnownOutletsCreditedWithTheText) {
    const auto names = [](std::string_view page) {
        std::vector<std::string> shown;
        for (const int outlet : credited_with_text(page_words(page)))
            shown.emplace_back(shown_name(outlet));
        return shown;
    };
    EXPECT_THAT(names("PARIS (AFP) - The quay reopened.\nSource: Reuters"),
                ElementsAre("Agence France-Presse", "Reuters"));
    EXPECT_THAT(names("أعيد فتح الرصيف.\nالمصدر: وكالات + رويترز"), ElementsAre("Reuters"));
    EXPECT_THAT(names("The quay reopened, a clerk told Reuters on the phone yesterday."),
                IsEmpty());
    EXPECT_THAT(names(""), IsEmpty());
    EXPECT_TRUE(is_agency(known_outlet("رويترز")));
    EXPECT_FALSE(is_agency(known_outlet("Lighthouse")));
}

TEST(Credits, ReadAPageAsWordsLinesAndMarks) {
    const std::uint32_t ba = numbers_of("با").front();
    const std::uint32_t ra = numbers_of("را").front();
    const std::uint32_t afp = numbers_of("afp").front();
    EXPECT_THAT(page_words("(AFP) --\nبا، را. با.را"),
                ElementsAre(kBracket, afp, kBracket, kMark, kLineEnd, ba, ra, kStop, ba, ra));
}

TEST(Credits, StayLinearOnAPageOfNothingButNames) {
    std::string page;
    for (int i = 0; i < 50'000; ++i) page += "source: reuters via (afp) .(- .(- .(- ";
    EXPECT_EQ(credit_of(page_words(page), "Reuters"), Credit::quoted);
}

TEST(Credits, AQuickLookMissesNoPageThatNamesAnOutlet) {
    EXPECT_TRUE(may_credit(numbers_of("said the minister (AFP)"), "Coast Post"));
    EXPECT_TRUE(may_credit(numbers_of("ونقلت رويترز عن الوزير"), ""));
    EXPECT_TRUE(may_credit(numbers_of("as the coast post has it"), "Coast Post"));
    EXPECT_FALSE(may_credit(numbers_of("bridges were closed to carts"), "Coast Post"));
    EXPECT_FALSE(may_credit({}, "Coast Post"));
}

}  // namespace
}  // namespace isnad::analysis::copies
