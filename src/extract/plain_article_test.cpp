// Plain text copied from a browser: each line's kind, by what stands in it and around it.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/extract.h"
#include "model/names.h"

namespace isnad::extract {
namespace {

struct Case {
    std::string name;
    std::vector<std::pair<std::string, std::string>> lines;  // kind, words; "" is an empty line
    std::string title;
    std::string outlet;
};

class PlainLines : public testing::TestWithParam<Case> {};

TEST_P(PlainLines, HaveTheirKinds) {
    model::Page page;
    page.uri = "test.txt";
    for (const auto& [kind, words] : GetParam().lines) page.content += words + "\n";
    const model::Article article = extract(page);
    std::size_t at = 0;
    for (const auto& [kind, words] : GetParam().lines) {
        if (words.empty()) continue;
        ASSERT_LT(at, article.blocks.size());
        EXPECT_EQ(model::cut(article.text, article.blocks[at].span), words);
        EXPECT_EQ(model::to_string(article.blocks[at].kind), kind) << words;
        ++at;
    }
    EXPECT_EQ(article.title, GetParam().title);
    EXPECT_EQ(article.outlet ? article.outlet->name : "", GetParam().outlet);
}

const std::string kFlood =
    "قال رئيس البلدية إن منسوب النهر ارتفع ليلة الاثنين فوق الجسر القديم، وطلب من سكان الأحياء "
    "المنخفضة مغادرة بيوتهم قبل طلوع الفجر.";
const std::string kDam =
    "وكان مهندسون قد حذروا منذ سنوات من أن السد أصغر مما يجب، وفق تقرير تسلمه المجلس في الربيع ولم "
    "يعمل به أحد حتى الآن.";
const std::string kSchools =
    "وستبقى المدارس مغلقة حتى يوم الخميس، فيما تنقل الحافلات الماء والبطانيات إلى ثلاث قرى قطعها "
    "الفيضان عن الطريق الرئيسي.";
const std::string kRiver =
    "The river rose above the old bridge on Monday night, and the mayor asked the people of the "
    "lower town to leave their houses before dawn.";
const std::string kWarning =
    "Engineers had warned for years that the dam upstream was too small, according to a report "
    "which the council received in spring.";
const std::string kCrue =
    "La rivière est montée lundi soir au-dessus du vieux pont, et le maire a demandé aux habitants "
    "de la ville basse de partir avant l'aube.";

std::vector<Case> cases() {
    return {
        {"clock_title_credit_and_questions",
         {{"chrome", "الأحد 12 يناير 2025"},
          {"", ""},
          {"title", "النهر يغرق البلدة القديمة"},
          {"", ""},
          {"caption", "ⓒ وكالة"},
          {"", ""},
          {"paragraph", kFlood},
          {"", ""},
          {"paragraph", kDam},
          {"", ""},
          {"chrome", "شارك برأيك"},
          {"", ""},
          {"chrome", "هل تنجح البلدية في إصلاح السد قبل الشتاء المقبل؟"},
          {"chrome", "scroll top"}},
         "النهر يغرق البلدة القديمة",
         ""},
        {"source_line_and_reply_form",
         {{"title", "النهر يغرق البلدة القديمة"},
          {"", ""},
          {"paragraph", kFlood},
          {"paragraph", kDam},
          {"", ""},
          {"byline", "المصدر: وكالة المثال للأنباء"},
          {"", ""},
          {"chrome", "Leave a Reply"},
          {"chrome", "Your email address will not be published. Required fields are marked *"}},
         "النهر يغرق البلدة القديمة",
         "وكالة المثال للأنباء"},
        {"dateline_without_title",
         {{"byline", "مثال برس: مراسل"},
          {"paragraph", kFlood},
          {"paragraph", kDam},
          {"paragraph", kFlood}},
         "",
         "مثال برس"},
        {"captions_twice_and_comments",
         {{"chrome", "أخبار محلية"},
          {"", ""},
          {"title", "النهر يغرق البلدة القديمة"},
          {"", ""},
          {"caption", "الجسر القديم بعد ليلة من المطر- رويترز"},
          {"caption", "الجسر القديم بعد ليلة من المطر- رويترز"},
          {"", ""},
          {"paragraph", kFlood},
          {"", ""},
          {"related", "اقرأ أيضا: مهندسو السد يستقيلون"},
          {"", ""},
          {"paragraph", kDam},
          {"", ""},
          {"comment", "التعليقات (2)"},
          {"comment", "أبو سالم"},
          {"comment", "الثلاثاء، 14-01-2025 09:20 ص"},
          {"comment", "بيتي غرق كله، ولم يأت أحد ليساعدنا يومين كاملين، فمن يعوضنا عن كل ما ضاع؟"}},
         "النهر يغرق البلدة القديمة",
         ""},
        {"related_section_at_the_end",
         {{"title", "النهر يغرق البلدة القديمة"},
          {"standfirst",
           "تقرير من البلدة التي غمرتها المياه. تعرف على ما جرى في تلك الليلة الطويلة، ومن كان "
           "يعلم بالخطر."},
          {"", ""},
          {"paragraph", kFlood},
          {"paragraph", kDam},
          {"heading", "تحذير قديم"},
          {"related", "شاهد أيضا: السد في صور"},
          {"paragraph", kSchools},
          {"related", "أخبار ذات صلة"},
          {"", ""},
          {"related", "بعد الفيضان، هل تستقيل الحكومة؟"},
          {"related", "عاصفة جديدة تقترب من الساحل"}},
         "النهر يغرق البلدة القديمة",
         ""},
        {"english_page_with_menu_words",
         {{"chrome", "Skip to content"},
          {"chrome", "World"},
          {"title", "River floods the lower town"},
          {"byline", "By Anna Example"},
          {"byline", "3 May 2024, 10:15 am"},
          {"chrome", "Share on Facebook"},
          {"paragraph", kRiver},
          {"paragraph", kWarning},
          {"related", "Read more: The dam in numbers"},
          {"chrome", "Advertisement"},
          {"paragraph", kRiver + " It fell again at noon."},
          {"chrome", "© 2024 The Daily Example. All rights reserved."}},
         "River floods the lower town",
         "The Daily Example"},
        {"french_page",
         {{"title", "La crue envahit la ville basse"},
          {"byline", "Par Anne Exemple"},
          {"", ""},
          {"paragraph", kCrue},
          {"related", "Lire aussi : Le barrage en question"},
          {"paragraph", kCrue + " Les écoles restent fermées."},
          {"related", "Articles similaires"},
          {"related", "Dix tempêtes qui ont changé la côte"},
          {"comment", "Commentaires"},
          {"comment",
           "Ma cave est pleine d'eau, et personne n'est venu nous aider pendant deux jours."}},
         "La crue envahit la ville basse",
         ""},
        {"short_sentences_are_no_headings",
         {{"title", "النهر يغرق البلدة القديمة"},
          {"paragraph", kFlood},
          {"paragraph", "وأكد ذلك شهود."},
          {"paragraph", kDam}},
         "النهر يغرق البلدة القديمة",
         ""},
        {"list_items_stay_in_the_text",
         {{"title", "River floods the lower town"},
          {"paragraph", kRiver},
          {"paragraph", "- water for three villages"},
          {"paragraph", "- blankets for the old"},
          {"paragraph", kWarning}},
         "River floods the lower town",
         ""},
        {"credit_in_mid_text",
         {{"title", "River floods the lower town"},
          {"paragraph", kRiver},
          {"caption", "The old bridge on Monday (AFP)"},
          {"paragraph", kWarning},
          {"caption", "Photo: Anna Example"},
          {"paragraph", kRiver + " It fell again at noon."}},
         "River floods the lower town",
         ""},
        {"site_and_menu_above_the_title",
         {{"chrome", "مرآة المثال"},
          {"chrome", "الأخبار   تقارير   رأي   مرئيات"},
          {"", ""},
          {"title", "النهر يغرق البلدة القديمة ويقطع الطريق الرئيسي"},
          {"byline", "مرآة المثال - خاص"},
          {"", ""},
          {"paragraph", kFlood},
          {"paragraph", kDam},
          {"byline", "المصدر: وكالات"}},
         "النهر يغرق البلدة القديمة ويقطع الطريق الرئيسي",
         "مرآة المثال"},
        {"ticker_tagline_and_foot",
         {{"chrome", "مرآة المثال"},
          {"chrome", "أخبار السهل من أهله"},
          {"chrome", "عاجل"},
          {"chrome", "تعادل سلبي في مباراة الجولة الأخيرة"},
          {"chrome", "سياسة"},
          {"", ""},
          {"title", "رئيس البلدية يخلي الأحياء المنخفضة قبل الفجر"},
          {"", ""},
          {"paragraph", kFlood},
          {"paragraph", kDam},
          {"comment", "تعليقان على الخبر"},
          {"comment", "أبو سالم"},
          {"comment", "غرق بيتي."},
          {"related", "أخبار ذات صلة"},
          {"related", "عاصفة جديدة تقترب من الساحل"},
          {"chrome", "جميع الحقوق محفوظة لمرآة المثال © 2024"}},
         "رئيس البلدية يخلي الأحياء المنخفضة قبل الفجر",
         "مرآة المثال"},
        {"standfirst_and_lone_caption",
         {{"chrome", "The Example"},
          {"chrome", "Ports Shipping Energy Data Opinion"},
          {"chrome", "Sign in"},
          {"title", "River floods the lower town, mayor says leave"},
          {"standfirst", "Engineers warned of it for years without being heard"},
          {"byline", "By Anna Example"},
          {"byline", "3 May 2024, 10:15 am"},
          {"caption", "Residents of the town carry blankets over a bridge"},
          {"paragraph", kRiver},
          {"paragraph", kWarning},
          {"chrome", "© 2024 The Example Ltd. All rights reserved."}},
         "River floods the lower town, mayor says leave",
         "The Example"},
        {"headline_that_asks",
         {{"title", "هل ينجح رئيس البلدية في إخلاء الأحياء المنخفضة قبل الفجر؟"},
          {"", ""},
          {"paragraph", kFlood},
          {"paragraph", kDam}},
         "هل ينجح رئيس البلدية في إخلاء الأحياء المنخفضة قبل الفجر؟",
         ""},
        {"short_article_keeps_its_last_sentence",
         {{"paragraph",
           "افتتح الوزير الجسر الجديد في المدينة القديمة صباح اليوم بحضور عدد من السكان."},
          {"", ""},
          {"paragraph", "وقال الوزير إن الأعمال استمرت سنتين كاملتين."}},
         "",
         ""},
        {"short_sentences_before_the_furniture",
         {{"paragraph", kRiver},
          {"related", "Read more: The dam in numbers"},
          {"paragraph", "The schools stay shut until Thursday."},
          {"chrome", "Advertisement"},
          {"chrome", "Would you leave your house at night?"}},
         "",
         ""},
        {"no_prose_at_all", {{"chrome", "Home"}, {"chrome", "Menu"}, {"chrome", "Search"}}, "", ""},
    };
}

INSTANTIATE_TEST_SUITE_P(Plain, PlainLines, testing::ValuesIn(cases()),
                         [](const auto& each) { return each.param.name; });

TEST(Plain, RepeatsAreMarkedDespiteSpelling) {
    model::Page page;
    std::string other = kFlood;
    const std::string with_seat = "الأحياء";
    other.replace(other.find(with_seat), with_seat.size(), "الاحياء");
    page.content = kFlood + "\r\n" + kDam + "\r\n" + other + "\r\n";
    const auto article = extract(page);
    ASSERT_EQ(article.blocks.size(), 3U);
    EXPECT_EQ(article.blocks[2].repeat_of, 0U);
    EXPECT_EQ(article.language, "ar");
}

TEST(Plain, HostileText) {
    for (const std::string& content : {std::string(1000000, '1'), std::string(500000, '\n'),
                                       std::string("\xD9\xFF\xFE\x01 \r\r"), std::string()}) {
        model::Page page;
        page.content = content;
        const auto article = extract(page);
        std::uint32_t last = 0;
        for (const auto& block : article.blocks) {
            EXPECT_GE(block.span.start, last);
            EXPECT_LT(block.span.start, block.span.end);
            last = block.span.end;
        }
        EXPECT_LE(last, article.text.size());
    }
}

}  // namespace
}  // namespace isnad::extract
