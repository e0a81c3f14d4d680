// Arabic sayings whose speaker is told, relayed, given up or named in another clause.
#include "analysis/attribution/test_text.h"

namespace isnad::analysis::attribution {
namespace {

const std::string kSalim = "سليم الحداد|person|person:salim";

TEST(Arabic, WhoIsToldIsNoHolder) {
    const Case cases[] = {
        {"قال سليم الحداد للصحفيين إن الجسر آمن.", kSalim.c_str(), "الجسر آمن"},
        {"أخبر الوزير الصحفيين أن الجسر آمن.", "الوزير|official|", "الجسر آمن"},
        {"واتهم سليم الحداد نادية العمري بإغلاق الجسر.", kSalim.c_str(), "بإغلاق الجسر"},
        {"طالبت المعارضة الحكومة بفتح الجسر.", "المعارضة|institution|", "بفتح الجسر"},
        {"وأكدت لنا نادية العمري أن الجسر آمن.", "نادية العمري|person|person:nadia", "الجسر آمن"},
        {"ورد عليه سليم الحداد بأن الجسر آمن.", kSalim.c_str(), "الجسر آمن"},
        {"أبلغ سليم الحداد صحيفة الميناء أن الجسر آمن.",
         "صحيفة الميناء|outlet|outlet:al-mina <- سليم الحداد|person|person:salim", "الجسر آمن"},
        {"وفي اتصال هاتفي مع صحيفة الميناء، قال سليم الحداد إن الجسر آمن.",
         "صحيفة الميناء|outlet|outlet:al-mina <- سليم الحداد|person|person:salim", "الجسر آمن"},
        {"قال سليم الحداد لـ(البوصلة) إن الجسر آمن.",
         "البوصلة|outlet| <- سليم الحداد|person|person:salim", "الجسر آمن"},
    };
    for (const Case& test : cases) expect_last(test);
}

TEST(Arabic, TitlesGoOnBehindTheirPreposition) {
    const Case cases[] = {
        {"أعلن المتحدث باسم الوزارة اعتقال ثلاثة عمال.", "المتحدث باسم الوزارة|official|",
         "اعتقال ثلاثة عمال"},
        {"أكدت الشرطة في تونس أن الجسر آمن.", "الشرطة في تونس|institution|", "الجسر آمن"},
        {"أدان المجلس الهجوم على الجسر.", "المجلس|institution|", "الهجوم على الجسر"},
        {"أعلن الجيش عن توقيف عامل.", "الجيش|institution|", "توقيف عامل"},
        {"قال مسؤول الإعلام إن الجسر آمن.", "مسؤول الإعلام|official|", "الجسر آمن"},
        {"قال ثلاثة مسؤولين إن الجسر آمن.", "ثلاثة مسؤولين|anonymous|", "الجسر آمن"},
        {"لكن مراقبين كثيرين قالوا إن الجسر مغلق.", "مراقبين كثيرين|person|", "الجسر مغلق"},
    };
    for (const Case& test : cases) expect_last(test);
}

TEST(Arabic, WordsThatAnotherCarried) {
    const Case cases[] = {
        {"نسبت صحيفة الميناء إلى مصدر حكومي قوله إن العمل توقف.",
         "صحيفة الميناء|outlet|outlet:al-mina <- مصدر حكومي|anonymous|", "العمل توقف"},
        {"وفق ما نقلته صحيفة الميناء عن بيان الوزارة، فقد توقف العمل.",
         "صحيفة الميناء|outlet|outlet:al-mina <- بيان الوزارة|document|", "فقد توقف العمل"},
        {"ذكرت صحيفة الميناء، نقلا عن ثلاثة مسؤولين، أن العمل توقف.",
         "صحيفة الميناء|outlet|outlet:al-mina <- ثلاثة مسؤولين|anonymous|", "العمل توقف"},
        {"توقف العمل في الجسر، وفق ما ذكره سليم الحداد لصحيفة الميناء.",
         "لصحيفة الميناء|outlet|outlet:al-mina <- سليم الحداد|person|person:salim",
         "توقف العمل في الجسر"},
        {"علمت صحيفة الميناء من مصادر مطلعة أن العمل توقف.",
         "صحيفة الميناء|outlet|outlet:al-mina <- مصادر مطلعة|anonymous|", "العمل توقف"},
        {"وفي تقريره الأخير ذكر سليم الحداد أن العمل توقف.",
         "سليم الحداد|person|person:salim <- تقريره|document|", "العمل توقف"},
        {"نُقل عن سليم الحداد أن العمل توقف.", kSalim.c_str(), "العمل توقف"},
        {"نشرت الوزارة وثيقة تقول إن العمل توقف.", "وثيقة|document|", "العمل توقف"},
        {"استند القرار إلى تقرير رسمي أثبت أن العمل توقف.", "تقرير رسمي|document|", "العمل توقف"},
        {"أعلنت منظمة محلية مقتل عامل في تونس.", "منظمة محلية|institution|", "مقتل عامل في تونس"},
        {"بثت صحيفة الميناء شريط فيديو قالت إنه قديم.", "صحيفة الميناء|outlet|outlet:al-mina",
         "قديم"},
        {"ذكرت صحيفة الميناء استنادا إلى وثيقة رسمية أن العمل توقف.",
         "صحيفة الميناء|outlet|outlet:al-mina <- وثيقة رسمية|document|", "العمل توقف"},
    };
    for (const Case& test : cases) expect_last(test);
}

TEST(Arabic, SubjectsAcrossAClause) {
    const Case cases[] = {
        {"وكان سليم الحداد، الذي زار تونس، دعا العمال إلى العودة.", kSalim.c_str(), "العودة"},
        {"أما سليم الحداد فقال إن الجسر آمن.", kSalim.c_str(), "الجسر آمن"},
        {"فتح الجسر بحسب سليم الحداد الذي دعا العمال إلى العودة.", kSalim.c_str(), "العودة"},
        {"أعلن سليم الحداد إغلاق الجسر، لكنه نفى بيع الشركة.", kSalim.c_str(), "بيع الشركة"},
        {"وعن العمل في تونس قال سليم الحداد إن الجسر آمن.", kSalim.c_str(), "الجسر آمن"},
    };
    for (const Case& test : cases) expect_last(test);
}

TEST(Arabic, WhatIsNoSaying) {
    const Case cases[] = {
        {"بدأ العمل بعد وصول مشروع قرار يدين الشركة.", "", ""},
        {"وكانت الحصيلة الأولى قد أشارت إلى عشرة عمال.", "", ""},
        {"فتح الجسر وفق القانون.", "", ""},
        {"من المنتظر أن توقع الوزارة اتفاقا مع تونس.", "", ""},
        {"سيفتح الجسر إذا أكدت الوزارة أنه آمن.", "", ""},
        {"فتح الجسر أمس، فيديو يظهر العمال.", "", ""},
        {"وقد رُفضت طلبات العمال.", "", ""},
        {"توصلت الشركة إلى حل كاد أن يسقط.", "", ""},
        {"يرجح أن الجسر سيفتح غدا.", "", ""},
    };
    for (const Case& test : cases) expect_last(test);
}

TEST(Arabic, OneSayingForOneHolder) {
    const Read page = read("قال سليم الحداد إنه يعتقد أن الجسر آمن.");
    ASSERT_EQ(page.found.size(), 1U);
    EXPECT_EQ(model::cut(page.text, page.found[0].content), "يعتقد أن الجسر آمن");
    EXPECT_EQ(read("صرح سليم الحداد لصحيفة الميناء قائلا: \"الجسر آمن\".").found.size(), 1U);
}

TEST(Arabic, APhraseThatEndsTheSentenceNamesNobody) {
    EXPECT_TRUE(read("فتح الجسر، وفق ما قال").found.empty());
    EXPECT_TRUE(read("فتح الجسر، بحسب ما أوردته").found.empty());
}

TEST(Arabic, SourcesWithinAQuotation) {
    const Case cases[] = {
        {"قال سليم الحداد: \"العمل بدأ وأبلغتنا وزارة النقل أن الجسر آمن\".",
         "سليم الحداد|person|person:salim <- وزارة النقل|institution|organisation:transport",
         "الجسر آمن"},
        {"قال سليم الحداد: \"لم تقل وزارة النقل إن الجسر آمن\".", kSalim.c_str(),
         "\"لم تقل وزارة النقل إن الجسر آمن\""},
    };
    for (const Case& test : cases) expect_last(test);
}

TEST(Arabic, AContrastBeginsAnotherSaying) {
    const Read page = read("قال سليم الحداد إن الجسر آمن، غير أنه حذر من العاصفة.");
    ASSERT_EQ(page.found.size(), 2U);
    EXPECT_EQ(model::cut(page.text, page.found[0].content), "الجسر آمن");
    EXPECT_EQ(model::cut(page.text, page.found[1].content), "العاصفة");
}

TEST(Arabic, WhatJoinsTwoSayingsBelongsToNeither) {
    const Read page = read("قال سليم الحداد إن العمل توقف بعد أن أعلنت نادية العمري إغلاق الجسر.");
    ASSERT_EQ(page.found.size(), 2U);
    EXPECT_EQ(model::cut(page.text, page.found[0].content), "العمل توقف");
}

TEST(Arabic, TheSourceOfTheSentenceBefore) {
    const Read page = read("قال سليم الحداد إن الجسر آمن. بحسب صحيفة الميناء.");
    ASSERT_EQ(page.found.size(), 1U);
    EXPECT_EQ(chain_of(page, page.found[0]),
              "صحيفة الميناء|outlet|outlet:al-mina <- سليم الحداد|person|person:salim");
}

TEST(Arabic, WhoGoesOnKeepsHisWay) {
    const Read page =
        read("قال سليم الحداد لصحيفة الميناء إن الجسر آمن. وأضاف سليم الحداد أن العمل بدأ.");
    ASSERT_EQ(page.found.size(), 2U);
    EXPECT_EQ(page.found[1].chain.size(), 2U);
}

}  // namespace
}  // namespace isnad::analysis::attribution
