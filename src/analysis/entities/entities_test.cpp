// Tables: a sentence in, the names found in it out.
#include "analysis/entities/entities.h"
#include "analysis/entities/tagged.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "model/names.h"

namespace isnad::analysis::entities {
namespace {

text::TokenisedText read(std::string_view text, std::string_view language,
                         model::BlockKind kind = model::BlockKind::paragraph) {
    std::vector<text::Region> regions;
    std::size_t start = 0;
    while (start < text.size()) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        regions.push_back({{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)},
                           kind,
                           std::string(language),
                           false});
        start = end + 1;
    }
    return text::tokenise(text, std::move(regions));
}

// What the rules find, whatever the tagger would make of it (tagged_test.cpp).
std::vector<model::Mention> by_rules(const text::TokenisedText& text) {
    return find_mentions(text, Gazetteer::get(), Learned::none());
}

// "words=id" of every mention.
std::vector<std::string> names_in(std::string_view text, std::string_view language = "ar") {
    std::vector<std::string> found;
    for (const model::Mention& mention : by_rules(read(text, language))) {
        found.push_back(std::string(model::cut(text, mention.span)) + "=" + mention.entity);
    }
    return found;
}

struct Case {
    const char* language;
    const char* text;
    std::vector<std::string> names;
};

class Names : public testing::TestWithParam<Case> {};

TEST_P(Names, AreFound) {
    EXPECT_EQ(names_in(GetParam().text, GetParam().language), GetParam().names) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Places, Names,
    testing::Values(
        Case{"ar",
             "عاد من كندا وبلجيكا إلى البرتغال",
             {"كندا=place:CA", "بلجيكا=place:BE", "البرتغال=place:PT"}},
        Case{"ar", "وصل بالطائرة للأردن", {"للأردن=place:JO"}},
        Case{"ar", "أمطار غزيرة بالمغرب", {"المغرب=place:MA"}},
        Case{"ar",
             "الولايات المتحدة الأميركية وجنوب السودان",
             {"الولايات المتحدة الأميركية=place:US", "جنوب السودان=place:SS"}},
        Case{"ar", "دعم مالي للبلديات", {}}, Case{"ar", "هبطت في مالي طائرة", {"مالي=place:ML"}},
        Case{"ar", "سلطنة عمان تفتح المعرض", {"سلطنة عمان=place:OM"}},
        Case{"ar", "قالت السلطات الأردنية إن السوق في عمان مغلق", {"عمان=place:JO/amman"}},
        Case{"ar", "زار طرابلس وفد ليبي", {"طرابلس=place:LY/tripoli"}},
        Case{"ar", "زار طرابلس وفد لبناني", {"طرابلس=place:LB/tripoli"}},
        Case{"ar", "وَصَلَ إلى القَاهِرَةِ", {"القَاهِرَةِ=place:EG/cairo"}},
        Case{"en", "Turkey bought turkey from Chad.", {"Turkey=place:TR", "Chad=place:TD"}},
        Case{"en",
             "She told us the US and Morocco's ports agree.",
             {"US=place:US", "Morocco=place:MA"}},
        Case{"fr", "Il vit en Algérie, près d'Oran.", {"Algérie=place:DZ", "Oran=place:DZ/oran"}},
        Case{"fr", "La Côte d'Ivoire accueille la réunion.", {"Côte d'Ivoire=place:CI"}},
        Case{"he", "נפתח בישראל", {"ישראל=place:IL"}},
        Case{"he", "ישראל ומרוקו", {"ישראל=place:IL", "מרוקו=place:MA"}}));

INSTANTIATE_TEST_SUITE_P(
    LesserPlaces, Names,
    testing::Values(
        // A place of GeoNames, with its own id.
        Case{"ar", "وصلوا إلى القضارف صباحا", {"القضارف=place:SD/gedaref"}},
        Case{"fr", "Ils vivent à Tizi Ouzou.", {"Tizi Ouzou=place:DZ/tizi-ouzou"}},
        // A word of every day is a place after "city of", or where its country is named.
        Case{"ar", "هذا الباب مغلق في الليل", {}},
        Case{"ar", "عاد إلى مدينة الباب", {"الباب=place:SY/al-bab"}}, Case{"ar", "هو في الباب", {}},
        Case{"ar", "هو من سوريا وعاش في الباب", {"سوريا=place:SY", "الباب=place:SY/al-bab"}},
        // The greater of two namesakes, unless only the lesser is sure.
        Case{
            "en", "She flew from Canada to London.", {"Canada=place:CA", "London=place:GB/london"}},
        Case{"en", "Surprise and enterprise. Enterprise won.", {}}));

INSTANTIATE_TEST_SUITE_P(ReferringPhrases, Names,
                         testing::Values(Case{"ar", "الكيان التجاري الجديد يضم فروعا", {}},
                                         Case{"ar",
                                              "عرضت إسرائيل الأمر ثم تراجع الكيان",
                                              {"إسرائيل=place:IL", "الكيان=place:IL"}},
                                         Case{"ar",
                                              "الدولة العبرية والمملكة المغربية",
                                              {"الدولة العبرية=place:IL",
                                               "المملكة المغربية=place:MA"}}));

INSTANTIATE_TEST_SUITE_P(
    Persons, Names,
    testing::Values(
        Case{"ar",
             "قال وزير النقل التونسي السابق كريم الجربوعي إن الطريق مغلق",
             {"كريم الجربوعي=person:كريم-جربوعي"}},
        Case{"ar",
             "أكد المدير العام للشركة فلوران دوبريه ذلك",
             {"فلوران دوبريه=person:فلوران-دوبريه"}},
        Case{"ar", "التقى السفير ياسين بن عمر أمس", {"ياسين بن عمر=person:ياسين-بن-عمر"}},
        Case{"ar",
             "محمد عبد الرحيم الزواري رفض",
             {"محمد عبد الرحيم الزواري=person:محمد-عبد-رحيم-زواري"}},
        Case{"ar", "رئيس سابق قال ذلك", {}}, Case{"ar", "على الرغم من كل شيء", {}},
        Case{"ar", "استقبل الملك فؤاد الثاني الوفد", {"فؤاد الثاني=person:فواد-ثاني"}},
        Case{"en",
             "Foreign Minister Odvar Brekke met Dr. Lina Qasim.",
             {"Odvar Brekke=person:odvar-brekke", "Lina Qasim=person:lina-qasim"}},
        Case{"en", "The mayor, Torvald Ness, said nothing.", {"Torvald Ness=person:torvald-ness"}},
        Case{"en",
             "Michael Jordan plays in Jordan.",
             {"Michael Jordan=person:michael-jordan", "Jordan=place:JO"}},
        Case{"fr",
             "Le président Jean-Marc Delatour a rencontré M. Belkacemi.",
             {"Jean-Marc Delatour=person:jean-marc-delatour", "Belkacemi=person:belkacemi"}}));

INSTANTIATE_TEST_SUITE_P(
    Organisations, Names,
    testing::Values(
        Case{"ar",
             "أعلنت وزارة الصحة التونسية",
             {"وزارة الصحة التونسية=organisation:TN/ministry-of-health"}},
        Case{"ar",
             "تعاقدت شركة النقل المصرية Delta Freight على سفينة",
             {"Delta Freight=organisation:delta-freight"}},
        Case{"ar", "انضم إلى حزب “الوسط الجديد” أمس", {"الوسط الجديد=organisation:وسط-جديد"}},
        Case{"ar", "قال الجيش الكيني إن", {"الجيش الكيني=organisation:KE/army"}},
        Case{"ar", "اجتمع وزير الخارجية الروسي", {}}, Case{"ar", "الشركة توقفت والجيش تقدم", {}},
        Case{"en",
             "The Ministry of Fisheries and Baltic Freight Systems agreed.",
             {"Ministry of Fisheries=organisation:ministry-fisheries",
              "Baltic Freight Systems=organisation:baltic-freight-systems"}},
        Case{"fr",
             "Le ministère de la Pêche et l'armée tchadienne.",
             {"ministère de la Pêche=organisation:ministere-peche",
              "armée tchadienne=organisation:TD/army"}}));

INSTANTIATE_TEST_SUITE_P(
    Outlets, Names,
    testing::Values(
        Case{"ar", "نقلت رويترز عن مصدر", {"رويترز=outlet:reuters"}},
        Case{"ar", "ذكرت صحيفة “صدى المرافئ” أن", {"صدى المرافئ=outlet:صدي-مرافي"}},
        Case{"ar", "ذكرت صحيفة الشرق الأوسط أن", {"الشرق الأوسط=outlet:asharq-al-awsat"}},
        Case{"ar", "سلام في الشرق الأوسط", {"الشرق الأوسط=place:middle-east"}},
        Case{"ar", "زار موقع البناء", {}},
        Case{"en", "Time will tell, Reuters said.", {"Reuters=outlet:reuters"}},
        Case{"fr", "selon Le Monde et l'AFP", {"Le Monde=outlet:le-monde", "AFP=outlet:afp"}}));

TEST(Persons, SurnameIsLinkedBeforeAndAfterTheFullName) {
    const std::vector<std::string> expected = {"ديلماسو=person:فرانسوا-ديلماسو",
                                               "فرانسوا ديلماسو=person:فرانسوا-ديلماسو",
                                               "ديلماسو=person:فرانسوا-ديلماسو"};
    EXPECT_EQ(names_in("غضب من ديلماسو\nقال الوزير فرانسوا ديلماسو ذلك\nثم عاد لديلماسو هدوؤه"),
              expected);
}

TEST(Persons, TwoOfOneSurnameAreNotLinked) {
    const std::vector<std::string> names =
        names_in("Anna Brekke met Jens Brekke.\nBrekke left.", "en");
    EXPECT_EQ(names, (std::vector<std::string>{"Anna Brekke=person:anna-brekke",
                                               "Jens Brekke=person:jens-brekke"}));
}

TEST(Regions, CommentsRelatedLinesAndChromeAreNotRead) {
    for (const model::BlockKind kind :
         {model::BlockKind::comment, model::BlockKind::related, model::BlockKind::chrome}) {
        EXPECT_TRUE(find_mentions(read("وصل إلى كندا", "ar", kind)).empty());
    }
    for (const model::BlockKind kind : {model::BlockKind::title, model::BlockKind::caption,
                                        model::BlockKind::quote, model::BlockKind::byline}) {
        EXPECT_EQ(find_mentions(read("وصل إلى كندا", "ar", kind)).size(), 1U);
    }
}

TEST(Mentions, CarryNamesAndReasons) {
    const std::string text = "وصل إلى ألمانيا";
    const std::vector<model::Mention> mentions = by_rules(read(text, "ar"));
    ASSERT_EQ(mentions.size(), 1U);
    EXPECT_EQ(mentions[0].names.at("en"), "Germany");
    EXPECT_EQ(mentions[0].names.at("fr"), "Allemagne");
    EXPECT_EQ(mentions[0].why, "gazetteer countries");
}

TEST(Outlets, OneIdUnderEveryName) {
    EXPECT_EQ(outlet_id("The Times of Israel"), outlet_id("تايمز أوف إسرائيل"));
    EXPECT_EQ(outlet_id("BBC News"), "outlet:bbc");
    EXPECT_EQ(outlet_id("صدى المرافئ"), "outlet:صدي-مرافي");
    EXPECT_EQ(outlet_id(""), "outlet:");
}

// Offsets valid, no overlap, and no more than linear time, whatever comes.
TEST(Hostile, SpansStayValidAndTimeLinear) {
    std::string titles;
    std::string names;
    std::string capitals;
    std::string quotes;
    std::string particles;
    for (int i = 0; i < 60000; ++i) {
        titles += "رئيس ";
        names += "محمد ";
        capitals += "Al ";
        quotes += "شركة “";
        particles += i % 2 == 0 ? "بن " : "عبد ";
    }
    for (const std::string& text : {std::string(1 << 20, '7'), std::string(1 << 20, 'A'), titles,
                                    names, capitals, quotes, particles}) {
        std::uint32_t last = 0;
        for (const model::Mention& mention : find_mentions(read(text, "ar"))) {
            ASSERT_LE(last, mention.span.start);
            ASSERT_LT(mention.span.start, mention.span.end);
            ASSERT_LE(mention.span.end, text.size());
            last = mention.span.end;
        }
    }
}

}  // namespace
}  // namespace isnad::analysis::entities
