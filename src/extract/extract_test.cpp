// HTML pages: which lines are the article, what the others are, and what the page says of itself.
#include "extract/extract.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "model/names.h"

namespace isnad::extract {
namespace {

using model::BlockKind;
using testing::HasSubstr;
using testing::Not;

model::Page html_page(std::string content) {
    model::Page page;
    page.uri = "test.html";
    page.media = model::Media::html;
    page.content = std::move(content);
    return page;
}

model::Article read(std::string content) {
    return extract(html_page(std::move(content)));
}

// Returns: the kind of the first block that contains `words`, as the contract names it.
std::string kind_of(const model::Article& article, std::string_view words) {
    for (const auto& block : article.blocks) {
        if (model::cut(article.text, block.span).find(words) != std::string_view::npos) {
            return std::string(model::to_string(block.kind));
        }
    }
    return "absent";
}

const std::string kFirst =
    "The river rose above the old bridge on Monday night, and the mayor asked the people of the "
    "lower town to leave their houses before dawn.";
const std::string kSecond =
    "Engineers had warned for years that the dam upstream was too small, according to a report "
    "which the council received in spring, and which it shelved.";
const std::string kThird =
    "Schools will stay closed until Thursday, while buses bring water and blankets to the three "
    "villages that the flood has cut off from the main road.";

std::string paragraphs() {
    return "<p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p>";
}

struct Case {
    std::string name;
    std::string html;
    std::vector<std::pair<std::string, std::string>> kinds;  // words of a line, kind
};

class Kinds : public testing::TestWithParam<Case> {};

TEST_P(Kinds, AreToldApart) {
    const model::Article article = read(GetParam().html);
    for (const auto& [words, kind] : GetParam().kinds) {
        EXPECT_EQ(kind_of(article, words), kind) << words;
    }
}

std::vector<Case> cases() {
    const std::string body = paragraphs();
    return {
        {"article_tag_between_menus",
         "<html><body><nav><a href=/>Home</a> <a href=/w>World</a></nav><article><h1>River floods "
         "the lower town</h1>" +
             body + "</article><footer>Copyright 2024 The Daily Example</footer>",
         {{"Home", "chrome"},
          {"River floods", "title"},
          {"The river rose", "paragraph"},
          {"Schools will stay", "paragraph"},
          {"Copyright 2024", "chrome"}}},
        {"no_semantic_tags_at_all",
         "<div><div><a href=1>One</a><a href=2>Two</a></div><div><div>" + kFirst + "</div><div>" +
             kSecond + "</div></div><div><a href=3>Imprint</a></div></div>",
         {{"One", "chrome"},
          {"The river rose", "paragraph"},
          {"Engineers had", "paragraph"},
          {"Imprint", "chrome"}}},
        {"whole_page_in_one_form_and_tables",
         "<form id=aspnetForm><table><tr><td><a "
         "href=1>Politics</a></td></tr><tr><td><table><tr><td>"
         "<span>" +
             kFirst + "<br><br>" + kSecond + "<br>" + kThird +
             "</span></td></tr></table></td></tr></table></form>",
         {{"Politics", "chrome"},
          {"The river rose", "paragraph"},
          {"Engineers had", "paragraph"},
          {"Schools will", "paragraph"}}},
        {"body_split_by_advertisement",
         "<div class=page><div class=text-part><p>" + kFirst +
             "</p></div><div class=ad-slot>Buy one "
             "car now, pay for it in the next year, and drive away today.</div><div "
             "class=text-part><p>" +
             kSecond + "</p><p>" + kThird + "</p></div></div>",
         {{"The river rose", "paragraph"}, {"Buy one", "chrome"}, {"Engineers", "paragraph"}}},
        {"related_lines_in_mid_article",
         "<article><h1>River floods the lower town</h1><p>" + kFirst +
             "</p><p><strong>Read also:</strong> <a href=x>Dam inspectors resign</a></p><p>" +
             kSecond + "</p><p><a href=y>Ten storms that changed the coast</a></p><p>" + kThird +
             "</p></article>",
         {{"Dam inspectors", "related"}, {"Ten storms", "related"}, {"Schools will", "paragraph"}}},
        {"arabic_related_lines",
         "<article><h1>ارتفاع منسوب النهر يغرق البلدة القديمة</h1><p>قال رئيس البلدية إن منسوب "
         "النهر "
         "ارتفع ليلة الاثنين فوق الجسر القديم، وطلب من سكان الأحياء المنخفضة مغادرة بيوتهم قبل "
         "الفجر."
         "</p><p>اقرأ أيضاً: <a href=1>مهندسو السد يقدمون استقالتهم</a></p><p>وكان مهندسون قد حذروا "
         "منذ سنوات من أن السد أصغر مما يجب، وفق تقرير تسلمه المجلس في الربيع ولم يعمل به.</p>"
         "<h3>أخبار ذات صلة</h3><ul><li><a href=2>عاصفة تضرب الساحل الشرقي</a></li><li><a href=3>"
         "إغلاق المدارس حتى الخميس</a></li></ul></article>",
         {{"ارتفاع منسوب", "title"},
          {"قال رئيس", "paragraph"},
          {"مهندسو السد", "related"},
          {"وكان مهندسون", "paragraph"},
          {"أخبار ذات", "related"},
          {"عاصفة تضرب", "related"}}},
        {"comments_and_reply_form",
         "<article><h1>River floods the lower town</h1>" + body +
             "</article><section id=comments><h3>2 Comments</h3><ol><li>Anna: My cellar is full of "
             "water, and nobody came to help us for two long days.</li></ol><h3>Leave a Reply</h3>"
             "<p>Your email address will not be published.</p></section>",
         {{"2 Comments", "comment"}, {"My cellar", "comment"}, {"The river", "paragraph"}}},
        {"captions_and_credits",
         "<article><h1>River floods the lower town</h1><figure><img><figcaption>The old bridge on "
         "Monday. Photo: Example Agency</figcaption></figure>" +
             body + "</article>",
         {{"The old bridge on Monday", "caption"}, {"The river rose", "paragraph"}}},
        {"byline_row_and_share_row",
         "<article><h1>River floods the lower town</h1><div class=entry-meta>By Anna Example, 3 "
         "May "
         "2024</div><div class=share-buttons>Share on Facebook</div>" +
             body + "</article>",
         {{"By Anna", "byline"}, {"Share on", "chrome"}, {"The river", "paragraph"}}},
        {"hidden_and_script_text",
         "<article><h1>River floods the lower town</h1><p style='display:none'>Secret words for "
         "robots.</p><script>var a = 'script words';</script><p hidden>Hidden words.</p>" +
             body + "</article>",
         {{"Secret", "absent"},
          {"script words", "absent"},
          {"Hidden words", "absent"},
          {"The river", "paragraph"}}},
        {"content_that_scripts_show_later",
         "<body><div>Loading</div><div hidden id='S:0'><main>" + body + "</main></div></body>",
         {{"The river", "paragraph"}, {"Schools will", "paragraph"}}},
        {"body_class_that_sounds_like_chrome",
         "<body class='has-sidebar widget-page'><div class='sidebar-left-layout share-enabled'>" +
             body + "</div></body>",
         {{"The river", "paragraph"}, {"Schools will", "paragraph"}}},
        {"quotes_and_headings",
         "<article><h1>River floods the lower town</h1><p>" + kFirst +
             "</p><h2>An old warning</h2><p>" + kSecond +
             "</p><blockquote>We told them twice, and "
             "twice they sent us home.</blockquote><p>" +
             kThird + "</p><h2>Our apps</h2></article>",
         {{"An old warning", "heading"}, {"We told them", "quote"}, {"Our apps", "chrome"}}},
        {"french_related",
         "<article><h1>La crue envahit la ville basse</h1><p>La rivière est montée lundi soir "
         "au-dessus "
         "du vieux pont, et le maire a demandé aux habitants de partir avant l'aube.</p><p>À lire "
         "aussi : <a href=1>Le barrage en question</a></p><p>Des ingénieurs avaient prévenu, "
         "depuis "
         "des années, que le barrage était trop petit pour une telle pluie.</p></article>",
         {{"La crue", "title"},
          {"Le barrage en question", "related"},
          {"Des ingénieurs", "paragraph"}}},
    };
}

INSTANTIATE_TEST_SUITE_P(Html, Kinds, testing::ValuesIn(cases()),
                         [](const auto& each) { return each.param.name; });

TEST(Html, TitleLosesTheSiteAndIsNotTheLogo) {
    const auto article = read(
        "<head><title>River floods the lower town - The Daily Example</title></head><body><h1>"
        "The Daily Example</h1><h2>River floods the lower town</h2>" +
        paragraphs());
    EXPECT_EQ(article.title, "River floods the lower town");
    ASSERT_TRUE(article.outlet.has_value());
    EXPECT_EQ(article.outlet->name, "The Daily Example");
}

TEST(Html, MetadataIsReadInOrderOfTrust) {
    const auto article = read(
        "<head><meta property='og:site_name' content='The Daily Example'><link rel=canonical "
        "href='https://example.org/2024/05/06/river'><meta property='article:published_time' "
        "content='2024-05-03T09:00:00Z'><meta property='article:modified_time' "
        "content='2024-05-09'>"
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":"
        "\"River floods the lower "
        "town\",\"datePublished\":\"2024-05-02T08:00:00+01:00\",\"author\":["
        "{\"@type\":\"Person\",\"name\":\"Anna Example\"},{\"name\":\"Omar Sample\"}]}]}</script>"
        "</head><body><h1>River floods the lower town</h1>" +
        paragraphs());
    EXPECT_EQ(article.byline, "Anna Example, Omar Sample");
    EXPECT_EQ(article.url, "https://example.org/2024/05/06/river");
    ASSERT_EQ(article.published.evidence.size(), 4U);
    EXPECT_EQ(article.published.evidence[0].value, "2024-05-02T08:00:00+01:00");
    EXPECT_EQ(article.published.evidence[0].source, "json-ld datePublished");
    EXPECT_EQ(article.published.evidence[1].source, "meta article:published_time");
    EXPECT_EQ(article.published.evidence[2].source, "url");
    EXPECT_EQ(article.published.evidence[2].value, "2024-05-06");
    EXPECT_EQ(article.published.evidence[3].bound, model::Bound::not_after);
}

TEST(Html, DatesOfCommentsAreNoEvidence) {
    const auto article = read(
        "<article><h1>River floods the lower town</h1><time datetime='2024-05-02'>2 May</time>" +
        paragraphs() +
        "</article><div class=comments><time datetime='2024-05-07'>7 May</time>"
        "I was there and I saw it all.</div>");
    ASSERT_EQ(article.published.evidence.size(), 1U);
    EXPECT_EQ(article.published.evidence[0].value, "2024-05-02");
}

TEST(Html, BodyThatOnlyTheMarkupStates) {
    const std::string body = kFirst + "\\n" + kSecond + "\\n" + kThird + "\\n" + kFirst + kSecond;
    const auto article =
        read("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" +
             body + "\"}</script><h1>River floods the lower town</h1><p>" + kFirst.substr(0, 60) +
             "</p><p>Subscribe to read on, from one euro a month.</p>");
    EXPECT_THAT(body_text(article), HasSubstr("Engineers had warned"));
    EXPECT_THAT(body_text(article), Not(HasSubstr("Subscribe")));
}

TEST(Html, RepeatsPointToTheFirst) {
    const auto article =
        read("<article><p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kFirst + "</p></article>");
    ASSERT_EQ(article.blocks.size(), 3U);
    EXPECT_EQ(article.blocks[2].repeat_of, 0U);
    EXPECT_FALSE(article.blocks[1].repeat_of.has_value());
    EXPECT_EQ(body_text(article), kFirst + "\n\n" + kSecond);
}

TEST(Html, PageWithoutProseHasNoBody) {
    EXPECT_EQ(body_text(read("<ul><li><a href=1>One</a><li><a href=2>Two</a></ul>")), "");
    EXPECT_EQ(body_text(read("")), "");
}

TEST(Plain, CarrierOutweighsASourceLine) {
    model::Page page;
    page.media = model::Media::plain_text;
    page.content = kFirst + "\n\n" + kFirst + "\n\nSource: Reuters\n";
    EXPECT_EQ(extract(page).outlet->name, "Reuters");
    page.declared.outlet = "Beta News";
    EXPECT_EQ(extract(page).outlet->name, "Beta News");
    EXPECT_EQ(extract(page).outlet->source, "carrier");
}

TEST(Html, CarrierFillsWhatThePageLeavesOpen) {
    model::Page page = html_page("<p>" + kFirst + "</p>");
    page.declared.title = "Carrier's title";
    page.declared.outlet = "Carrier's outlet";
    page.declared.published = "2024-05-04";
    page.declared.url = "https://example.org/river";
    const auto article = extract(page);
    EXPECT_EQ(article.title, "Carrier's title");
    EXPECT_EQ(article.outlet->name, "Carrier's outlet");
    EXPECT_EQ(article.url, "https://example.org/river");
    ASSERT_EQ(article.published.evidence.size(), 1U);
    EXPECT_EQ(article.published.evidence[0].source, "carrier");
}

TEST(Html, DaysOfReadersAndOfReadingAreNotTheArticles) {
    const std::string head = "<h1>River floods the lower town</h1>";
    for (const std::string& page :
         {// above the menu that stands above the title
          "<div>8 August 2025</div><nav><a href=1>Home</a></nav>" + head + paragraphs(),
          head + "<div>Today: Friday, 8 August 2025</div>" + paragraphs(),
          // under the only comment
          head + paragraphs() +
              "<h3>Comments (1)</h3><div>Lina</div><div>8 August 2025</div>"
              "<div>Take care of the old bridge, please.</div>"}) {
        const auto article = read(page);
        for (const auto& evidence : article.published.evidence)
            EXPECT_NE(evidence.bound, model::Bound::exact) << page << evidence.source;
    }
    // A day below the menu is the article's own.
    const auto own =
        read("<nav><a href=1>Home</a></nav><div>8 August 2025</div>" + head + paragraphs());
    ASSERT_FALSE(own.published.evidence.empty());
    EXPECT_EQ(own.published.evidence[0].value, "2025-08-08");
}

TEST(Html, TextBehindRelatedLinksIsTheArticles) {
    const auto article = read("<h1>River floods the lower town</h1>" + paragraphs() +
                              "<p>Read also</p><p><a href=2>Bridge closed for repairs</a></p>"
                              "<p>The water fell again towards the evening of that day.</p>"
                              "<p>The mayor thanked the firemen for their work in the night.</p>");
    EXPECT_THAT(body_text(article), HasSubstr("The water fell again"));
    EXPECT_THAT(body_text(article), Not(HasSubstr("Bridge closed")));
}

TEST(Html, TimeInTheSitesHeaderIsAClock) {
    const std::string rest = "<h1>River floods the lower town</h1>" + paragraphs();
    EXPECT_TRUE(read("<header><time datetime='2025-08-08'>8 August 2025</time></header>" + rest)
                    .published.evidence.empty());
    const auto own = read(
        "<article><header><time datetime='2022-10-06'>6 October</time>"
        "<h1>River floods the lower town</h1></header>" +
        paragraphs() + "</article>");
    ASSERT_EQ(own.published.evidence.size(), 1U);
    EXPECT_EQ(own.published.evidence[0].value, "2022-10-06");
}

TEST(Html, TitleInATableCellIsNoParagraph) {
    const auto article = read(
        "<head><title>River floods the lower town</title></head><body><table>"
        "<tr><td><font>River floods the lower town</font></td></tr><tr><td>" +
        kFirst + "<br><br>" + kSecond + "</td></tr></table></body>");
    EXPECT_EQ(article.title, "River floods the lower town");
    EXPECT_EQ(body_text(article), kFirst + "\n\n" + kSecond);
}

TEST(Html, LongTitlesAreCutBetweenCharacters) {
    std::string title;
    for (int i = 0; i < 700; ++i) title += "نور";
    for (const char* lead : {"", "a", "ab"}) {
        const auto article = read("<title>" + (lead + title) + "</title><p>" + kFirst + "</p>");
        EXPECT_EQ(article.title.find("\xEF\xBF\xBD"), std::string::npos);
        EXPECT_EQ(article.title.size() % 2, std::string(lead).size() % 2);
    }
}

TEST(PlainText, CarrierKnowsTheTitle) {
    model::Page page;
    page.media = model::Media::plain_text;
    page.content = "Old harbour line closed after storm damage\n\n" + kFirst + "\n\n" + kSecond;
    page.declared.title = "Carrier's title";
    const auto other = extract(page);
    EXPECT_EQ(other.title, "Carrier's title");
    EXPECT_EQ(other.blocks[0].kind, model::BlockKind::heading);
    page.declared.title = "OLD harbour line closed after  storm damage";
    const auto same = extract(page);
    EXPECT_EQ(same.title, "Old harbour line closed after storm damage");
    EXPECT_EQ(same.blocks[0].kind, model::BlockKind::title);
}

std::string repeated(std::string_view piece, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all.append(piece);
    return all;
}

TEST(Html, HostileMarkupIsReadInLinearTime) {
    std::string attributes = "<div ";
    for (int i = 0; i < 200000; ++i) attributes.append("a" + std::to_string(i) + "=\"\"");
    const std::vector<std::string> pages = {
        repeated("<div>", 200000) + "<p>" + kFirst + "</p>",
        repeated("<b>", 200000) + repeated("</div>", 200000),
        attributes + ">" + kFirst + "</div>",
        "<p>" + repeated("1", 2000000) + "</p>",
        repeated("<!--", 300000),
        repeated("<a x=\"", 300000),
        "<script type='application/ld+json'>" + repeated("[", 500000) + "</script>",
        repeated("<table><tr><td>", 100000),
        "<title>" + repeated(" - a", 300000) + "</title><h1>a</h1>",
    };
    for (const std::string& page : pages) {
        const auto article = read(page);  // a quadratic reading would run into the test's timeout
        EXPECT_LE(article.blocks.size(), article.text.size());
    }
    EXPECT_THAT(read(pages[0]).text, HasSubstr("The river rose"));
    EXPECT_THAT(read(pages[2]).text, HasSubstr("The river rose"));
}

}  // namespace
}  // namespace isnad::extract
