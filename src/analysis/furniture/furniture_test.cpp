// Furniture: what is learned and what stays, table by table; the pages are invented, and so small
// that a reader can tell at once what recurs.
#include "analysis/furniture/furniture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/furniture/lines.h"
#include "analysis/furniture/sites.h"

namespace isnad::analysis::furniture {
namespace {

using model::BlockKind;

// "#" menu (chrome), "=" title, "@" caption, anything else a paragraph.
model::Document page(const std::string& outlet, const std::vector<std::string>& lines,
                     const std::string& url = "") {
    model::Document made;
    if (!outlet.empty()) made.article.outlet = model::OutletName{.name = outlet};
    made.article.url = url;
    for (const std::string& line : lines) {
        const BlockKind kind = line[0] == '#'   ? BlockKind::chrome
                               : line[0] == '=' ? BlockKind::title
                               : line[0] == '@' ? BlockKind::caption
                                                : BlockKind::paragraph;
        const std::string words = kind == BlockKind::paragraph ? line : line.substr(1);
        const auto start = static_cast<std::uint32_t>(made.article.text.size());
        made.article.text += words + "\n";
        made.article.blocks.push_back(
            {.kind = kind,
             .span = {start, start + static_cast<std::uint32_t>(words.size())},
             .repeat_of = std::nullopt,
             .language = ""});
        if (kind == BlockKind::title) made.article.title = words;
    }
    made.id = std::to_string(made.article.text.size());
    made.sightings = {{made.article.text, "", ""}};
    return made;
}

// Reports about different things, one a number.
const std::vector<std::vector<std::string>>& reports() {
    static const std::vector<std::vector<std::string>> all = {
        {"افتتحت بلدية الزيتونة سوقا جديدة للخضر بعد أشغال دامت عامين كاملين.",
         "وقال رئيس البلدية إن السوق تضم مئتي محل وموقفا للشاحنات."},
        {"أعلن نادي البحارة تعيين مدرب جديد للفريق خلفا للمدرب المستقيل.",
         "ويخوض الفريق مباراته المقبلة أمام نادي القلعة على ملعب الميناء."},
        {"The orchard growers of the valley lost half their apples to a late frost.",
         "Insurers expect the claims to be settled before the autumn harvest begins."},
        {"La bibliothèque du vieux quartier rouvrira ses portes après six mois de travaux.",
         "Les habitants pourront emprunter gratuitement livres et disques dès lundi."},
        {"ضبطت الجمارك شحنة من الهواتف المهربة مخبأة داخل صناديق للأسماك المجمدة.",
         "وأوقفت الشرطة ثلاثة أشخاص على ذمة التحقيق في القضية."},
        {"اختتم مهرجان السينما القصيرة دورته العاشرة بتتويج فيلم عن صيادي المرجان.",
         "وتسلمت المخرجة جائزتها وسط تصفيق الحضور في المسرح الكبير."},
        {"A storm tore the roof off the railway station at Lower Fenwick overnight.",
         "Trains will stop one town short of it until engineers finish their checks."},
        {"Le conseil régional a voté un budget consacré aux ponts et aux digues.",
         "L'opposition dénonce une dépense inutile et réclame un audit indépendant."},
        {"كشفت دراسة جامعية أن مياه الينابيع في الجبل تراجعت بمقدار الثلث.",
         "ودعا الباحثون إلى ترشيد السقي واعتماد التنقيط في البساتين."},
    };
    return all;
}

struct Extra {
    std::size_t report;
    std::string line;
};

// The first `count` reports of one outlet, each with what `above` and `below` give it.
std::vector<model::Document> site(std::size_t count, const std::vector<Extra>& above,
                                  const std::vector<Extra>& below,
                                  const std::vector<Extra>& amid = {}) {
    std::vector<model::Document> pages;
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<std::string> lines;
        const auto put = [&](const std::vector<Extra>& extras) {
            for (const Extra& extra : extras)
                if (extra.report == i) lines.push_back(extra.line);
        };
        put(above);
        lines.push_back(reports()[i][0]);
        put(amid);
        lines.push_back(reports()[i][1]);
        put(below);
        pages.push_back(page("مرآة الساحل", lines));
    }
    return pages;
}

std::vector<Extra> on(const std::vector<std::size_t>& pages, const std::string& line) {
    std::vector<Extra> extras;
    for (const std::size_t i : pages) extras.push_back({i, line});
    return extras;
}

std::vector<std::string> learned_texts(const std::vector<model::Document>& pages) {
    std::vector<std::string> texts;
    for (const model::FurnitureLine& line : learn(pages).lines) texts.push_back(line.text);
    return texts;
}

using Texts = std::vector<std::string>;

TEST(Furniture, RecurringLinesAtTheEdgeAreLearned) {
    const std::string follow = "تابعوا قناتنا على تطبيق المراسلة لتصلكم الأخبار أولا بأول.";
    const std::string english = "Sign up to our morning letter and never miss a story again.";
    const std::string french = "Abonnez-vous à notre lettre du matin pour ne rien manquer.";
    struct Case {
        const char* name;
        std::string line;
        std::size_t pages;
        std::vector<std::size_t> having;
        bool above;
        bool learned;
    };
    const Case cases[] = {
        {"arabic_ending_on_all", follow, 3, {0, 1, 2}, false, true},
        {"english_ending_on_most", english, 6, {0, 1, 3, 5}, false, true},
        {"french_beginning", french, 6, {1, 2, 4}, true, true},
        {"two_pages_are_chance", follow, 6, {0, 5}, false, false},
        {"one_page_alone", follow, 1, {0}, false, false},
    };
    for (const Case& each : cases) {
        const auto extras = on(each.having, each.line);
        const auto pages = each.above ? site(each.pages, extras, {}) : site(each.pages, {}, extras);
        EXPECT_EQ(learned_texts(pages), each.learned ? Texts{each.line} : Texts{}) << each.name;
    }
}

TEST(Furniture, SaysHowOftenAndWhere) {
    const std::string line = "Sign up to our morning letter and never miss a story again.";
    auto pages = site(6, {}, on({1, 2, 4}, line));
    for (std::size_t i = 0; i < pages.size(); ++i)
        pages[i].article.published.best = "2024-03-0" + std::to_string(i + 1) + "T10:00";
    const Learned learned = learn(pages);
    ASSERT_EQ(learned.lines.size(), 1U);
    EXPECT_EQ(learned.lines[0].outlet, "مرآة الساحل");
    EXPECT_EQ(learned.lines[0].pages, 3U);
    EXPECT_EQ(learned.lines[0].of, 6U);
    EXPECT_EQ(learned.lines[0].place, model::FurniturePlace::end);
    EXPECT_EQ(learned.lines[0].from, "2024-03-02");
    EXPECT_EQ(learned.lines[0].to, "2024-03-05");
    EXPECT_EQ(learned.lines[0].documents, (std::vector<std::uint32_t>{1, 2, 4}));
    EXPECT_EQ(learned.blocks[1], (std::vector<std::uint32_t>{2}));
    EXPECT_TRUE(learned.blocks[0].empty());
}

TEST(Furniture, AmidTheTextItTakesHalfOfThePages) {
    const std::string line = "The story continues below this notice.";
    EXPECT_EQ(learned_texts(site(9, {}, {}, on({0, 1, 2, 3}, line))), Texts{});
    EXPECT_EQ(learned_texts(site(9, {}, {}, on({0, 1, 2, 3, 5}, line))), Texts{line});
    EXPECT_EQ(learned_texts(site(4, {}, {}, on({0, 1, 2, 3}, line))), Texts{});
}

TEST(Furniture, CopiesOfOneReportAreOneWitness) {
    const std::string follow = "تابعوا قناتنا على تطبيق المراسلة لتصلكم الأخبار أولا بأول.";
    std::vector<model::Document> pages;
    for (int i = 0; i < 5; ++i)
        pages.push_back(
            page("مرآة الساحل", {reports()[0][0], reports()[0][1],
                                 "Capture number of the day: " + std::string(i + 1, 'x'), follow}));
    EXPECT_EQ(learned_texts(pages), Texts{});
    for (int i = 1; i < 4; ++i)
        pages.push_back(page("مرآة الساحل", {reports()[i][0], reports()[i][1]}));
    EXPECT_EQ(learned_texts(pages), Texts{});
    pages[5] = page("مرآة الساحل", {reports()[1][0], reports()[1][1], follow});
    pages[6] = page("مرآة الساحل", {reports()[2][0], reports()[2][1], follow});
    const Learned learned = learn(pages);
    ASSERT_EQ(learned.lines.size(), 1U);
    EXPECT_EQ(learned.lines[0].pages, 3U);
    EXPECT_EQ(learned.lines[0].of, 4U);
    EXPECT_EQ(learned.lines[0].documents.size(), 7U);
}

TEST(Furniture, BackgroundOfFollowUpsStays) {
    const std::string background =
        "يذكر أن جسر وادي الصنوبر انهار في الربيع الماضي وأودى بحياة عمال كانوا يرممونه.";
    const std::vector<std::string> follow_ups = {
        "استمعت المحكمة إلى المهندس المشرف على ترميم جسر وادي الصنوبر في قضية انهياره.",
        "طالبت أسر العمال ضحايا انهيار الجسر في وادي الصنوبر بتعويضات عاجلة.",
        "بدأت الوزارة بناء جسر مؤقت فوق وادي الصنوبر يربط القريتين بعد كارثة العمال."};
    auto pages = site(6, {}, {});
    for (std::size_t i = 0; i < follow_ups.size(); ++i)
        pages.push_back(page("مرآة الساحل", {follow_ups[i], reports()[6 + i][1], background}));
    EXPECT_EQ(learned_texts(pages), Texts{});
}

// In the pages of one case every page speaks of the same thing, so its background is on all.
TEST(Furniture, BackgroundOfACaseStays) {
    const std::string background =
        "The Larch Hill tunnel collapse killed nine miners two winters ago.";
    const std::vector<std::string> reports_of_case = {
        "The court heard the engineer who signed the plans of the tunnel under Larch Hill.",
        "Families of miners killed in the Larch Hill tunnel asked for compensation.",
        "A memorial to the miners of Larch Hill was unveiled beside the closed tunnel.",
        "Larch Hill will get a new road instead of the tunnel, the minister promised miners."};
    std::vector<model::Document> pages;
    for (std::size_t i = 0; i < reports_of_case.size(); ++i)
        pages.push_back(page("Post", {reports_of_case[i], reports()[i][1], background}));
    EXPECT_EQ(learned_texts(pages), Texts{});
}

// A daily bulletin prints the same sentences about other numbers: its pages are one witness, and
// none of its lines is furniture.
TEST(Furniture, ADailyBulletinIsNoFurniture) {
    auto pages = site(4, {}, {});
    for (int day = 1; day <= 8; ++day) {
        const std::string n = std::to_string(day * 7);
        pages.push_back(
            page("مرآة الساحل", {"سجلت محطة الرصد " + n + " هزة أرضية في يوم واحد.",
                                 "بلغت قوة أشدها " + n + " على المقياس.", "عدد المصابين: " + n}));
    }
    EXPECT_EQ(learned_texts(pages), Texts{});
}

TEST(Furniture, NumbersThatDifferAreFoldedInLabelsOnly) {
    std::vector<Extra> counters;
    std::vector<Extra> tolls;
    const char* days[] = {"3 أيار 2024", "12 حزيران 2024", "25 تشرين 2023", "1 آذار 2024"};
    for (std::size_t i = 0; i < 4; ++i) {
        counters.push_back({i, "عدد القراءات " + std::to_string(i * 37) + " آخر تحديث " + days[i]});
        tolls.push_back({i, "Doctors in the district treated " + std::to_string(i + 12) +
                                " patients for sunstroke today, the ministry says."});
    }
    const auto labels = learn(site(4, counters, {}));
    ASSERT_EQ(labels.lines.size(), 1U);
    EXPECT_EQ(labels.lines[0].pages, 4U);
    EXPECT_EQ(labels.lines[0].place, model::FurniturePlace::start);
    EXPECT_EQ(learned_texts(site(4, {}, tolls)), Texts{});
}

TEST(Furniture, OneOutletsLineIsNoOthers) {
    const std::string line = "Sign up to our morning letter and never miss a story again.";
    std::vector<model::Document> pages;
    for (std::size_t i = 0; i < 3; ++i)
        pages.push_back(
            page("Outlet " + std::to_string(i), {reports()[i][0], reports()[i][1], line}));
    EXPECT_EQ(learned_texts(pages), Texts{});
}

TEST(Furniture, WhatIsChromeAlreadyIsEvidenceButNoNews) {
    const std::string line = "Sign up to our morning letter and never miss a story again.";
    EXPECT_EQ(learned_texts(site(3, {}, on({0, 1, 2}, "#" + line))), Texts{});
    auto extras = on({0, 1}, "#" + line);
    extras.push_back({2, line});
    const Learned learned = learn(site(3, {}, extras));
    ASSERT_EQ(learned.lines.size(), 1U);
    EXPECT_EQ(learned.lines[0].documents, (std::vector<std::uint32_t>{2}));
}

TEST(Furniture, TheOrderOfPagesDecidesNothing) {
    const std::string line = "Sign up to our morning letter and never miss a story again.";
    const std::string other = "@Photo: house desk of the paper";
    auto pages = site(9, on({0, 1, 2, 3, 4}, other), on({0, 3, 5, 7}, line));
    const auto found = [](const std::vector<model::Document>& documents) {
        const Learned learned = learn(documents, 2);
        Texts out;
        for (const model::FurnitureLine& each : learned.lines) {
            std::string said =
                each.text + std::to_string(each.pages) + "/" + std::to_string(each.of);
            Texts ids;
            for (const std::uint32_t doc : each.documents) ids.push_back(documents[doc].uri());
            std::sort(ids.begin(), ids.end());
            for (const std::string& id : ids) said += id;
            out.push_back(said);
        }
        return out;
    };
    const Texts first = found(pages);
    EXPECT_EQ(first.size(), 2U);
    for (int round = 0; round < 9; ++round) {
        std::rotate(pages.begin(), pages.begin() + 1, pages.end());
        EXPECT_EQ(found(pages), first) << round;
    }
    std::reverse(pages.begin(), pages.end());
    EXPECT_EQ(found(pages), first);
}

TEST(Furniture, TakesOutWhatWasFoundThere) {
    auto pages =
        site(3, {}, on({0, 1, 2}, "Sign up to our morning letter and never miss a story."));
    const Learned learned = learn(pages);
    model::Document& document = pages[1];
    const model::Span own = document.article.blocks[0].span;
    const model::Span ending = document.article.blocks[2].span;
    for (const model::Span span : {ending, own}) {
        document.said.times.push_back({.span = span, .value = "2024"});
        document.said.quantities.push_back({.span = span, .value = 2});
        document.said.mentions.push_back({.span = span, .entity = "place:MA"});
        model::Claim claim;
        claim.span = span;
        document.said.claims.push_back(claim);
    }
    take_out(document, learned.blocks[1]);
    EXPECT_EQ(document.article.blocks[2].kind, BlockKind::chrome);
    EXPECT_TRUE(document.article.blocks[2].learned);
    EXPECT_FALSE(document.article.blocks[1].learned);
    ASSERT_EQ(document.said.times.size(), 1U);
    ASSERT_EQ(document.said.quantities.size(), 1U);
    ASSERT_EQ(document.said.mentions.size(), 1U);
    ASSERT_EQ(document.said.claims.size(), 1U);
    EXPECT_EQ(document.said.claims[0].span, own);
}

TEST(Sites, ByOutletElseHostElseMenus) {
    const std::vector<std::string> menu = {"#Home and world", "#Sport and games",
                                           "#About the paper", "#Write to us"};
    const auto with_menu = [&](std::size_t report) {
        std::vector<std::string> lines = menu;
        lines.push_back(reports()[report][0]);
        return lines;
    };
    const std::vector<model::Document> pages = {
        page("The Ellery Post", {reports()[0][0]}),
        page("the ellery post", {reports()[1][0]}, "https://www.ellery.example/a"),
        page("", {reports()[2][0]}, "http://ellery.example:80/b?c=d"),
        page("", {reports()[3][0]}, "https://other.example/b"),
        page("", {reports()[4][0]}, "https://user@OTHER.example"),
        page("", with_menu(5)),
        page("", with_menu(6)),
        page("", {reports()[7][0]}),
        page("", {}),
    };
    std::vector<std::vector<Line>> lines;
    for (const model::Document& each : pages) lines.push_back(lines_of(each.article));
    const Sites sites = find_sites(pages, lines);
    EXPECT_EQ(sites.of, (std::vector<std::uint32_t>{0, 0, 0, 1, 1, 2, 2, 3, 4}));
    EXPECT_EQ(sites.names, (Texts{"The Ellery Post", "other.example", "", "", ""}));
}

TEST(Lines, TemplatesFoldNumbersDatesAndSpelling) {
    struct Case {
        const char* one;
        const char* other;
        bool equal;
    };
    const Case cases[] = {
        {"Updated 3 May 2024, 10:30", "updated: 12 June 2023 9:05", true},
        {"آخر تحديث: الأحد ٣ أيار ٢٠٢٤", "اخر تحديث: الثلاثاء 12 حزيران 2023", true},
        {"إشترك الآن!", "اشترك الان", true},
        {"تَابِعُونا", "تابعونا", true},
        {"Follow us on Monday", "Follow us on Friday", false},
        {"Read more", "Read less", false},
        {"3 comments", "12 comments", true},
        {"comments", "12 comments", false},
        {"429.99", "05/20/2024", false},
        {"3 May 2024", "12 June 2023", false},
        {"3 May 2024", "3 may, 2024", true},
    };
    for (const Case& each : cases) {
        const auto one = lines_of(page("", {each.one}).article);
        const auto other = lines_of(page("", {each.other}).article);
        ASSERT_EQ(one.size(), 1U) << each.one;
        ASSERT_EQ(other.size(), 1U) << each.other;
        EXPECT_EQ(one[0].pattern == other[0].pattern, each.equal) << each.one;
    }
}

TEST(Lines, HostileTexts) {
    for (const char* text :
         {" ", "\xE2\x80\x8F\xE2\x80\x8E", "؟؟؟", "٠", "م", "\xCC\x81\xCC\x81", "一二"})
        EXPECT_LE(lines_of(page("", {text}).article).size(), 1U) << text;
    EXPECT_TRUE(learn({}).lines.empty());
    const model::Document nothing = page("", {});
    EXPECT_TRUE(learn({nothing, nothing, nothing, nothing}).lines.empty());
    // One line over and over, and pages that are all one line.
    std::vector<model::Document> same;
    for (int i = 0; i < 200; ++i)
        same.push_back(page("x", std::vector<std::string>(300, "Sign up to our letter.")));
    EXPECT_TRUE(learn(same).lines.empty());
}

}  // namespace
}  // namespace isnad::analysis::furniture
