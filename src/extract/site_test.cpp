// The name of a page's site: title parts, copyright lines, and the pages where several places tell.
#include "extract/site.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "extract/extract.h"

namespace isnad::extract {
namespace {

TEST(Titles, LoseTheSite) {
    EXPECT_EQ(title_without_site("River rises - The Example", "The Example"), "River rises");
    EXPECT_EQ(title_without_site("The Example | River rises", "The Example"), "River rises");
    EXPECT_EQ(title_without_site("الفيضان - ما نعرفه عنه حتى الآن", "مثال برس"),
              "الفيضان - ما نعرفه عنه حتى الآن");
    EXPECT_EQ(title_without_site("River rises", ""), "River rises");
    EXPECT_EQ(site_in_title("River rises | The Example", "River rises"), "The Example");
    EXPECT_EQ(owner_in_copyright("Copyright © 2019-2024 The Example. All rights reserved"),
              "The Example");
}

TEST(Titles, LoseTheSiteInFront) {
    EXPECT_EQ(title_without_site("منارة المثال - النهر يغرق البلدة القديمة", "منارة المثال"),
              "النهر يغرق البلدة القديمة");
    EXPECT_EQ(title_without_site("مدونة المثال: النهر يغرق البلدة", "مدونة المثال"),
              "النهر يغرق البلدة");
    EXPECT_EQ(title_without_site("Mayor: the river rises", "The Example"),
              "Mayor: the river rises");
    EXPECT_EQ(site_in_title("منارة المثال | النهر يغرق البلدة", "النهر يغرق البلدة"),
              "منارة المثال");
    EXPECT_EQ(site_in_title("River rises | Agencies", "River rises"), "");
}

TEST(Copyright, NamesTheOwner) {
    struct Row {
        const char* line;
        const char* owner;
    };
    for (const auto& [line, owner] : std::initializer_list<Row>{
             {"© 2024 The Example Ltd. All rights reserved.", "The Example"},
             {"©2024 Example Media Group, Inc.", "Example Media Group"},
             {"© 2024 L'Exemple des Bas-Pays. Tous droits réservés.", "L'Exemple des Bas-Pays"},
             {"© L'Exemple 2023 – Tous droits réservés – Mentions légales", "L'Exemple"},
             {"Copyright 2024 by The Example SARL", "The Example"},
             {"جميع الحقوق محفوظة © مثال برس 2024", "مثال برس"},
             {"جميع الحقوق محفوظة لصحيفة المثال © 2005-2024", "صحيفة المثال"},
             {"جميع الحقوق محفوظة للمثال اليومي 2024 ©", "المثال اليومي"},
             {"© ٢٠٢٤ مثال برس", "مثال برس"},
             {"جريدة المثال - كل الحقوق محفوظة 2024 | اتصل بنا", "جريدة المثال"},
             {"© 2024. All rights reserved", ""},
             {"The copyright law was changed by parliament", ""},
             {"The river rose above the bridge in 2024", ""}}) {
        EXPECT_EQ(owner_in_copyright(line), owner) << line;
    }
    EXPECT_EQ(owner_in_copyright("جميع الحقوق محفوظة لبنان المثال",
                                 "لبنان المثال\nجميع الحقوق محفوظة لبنان المثال"),
              "لبنان المثال");
    EXPECT_EQ(owner_in_copyright(std::string(1000000, '1') + "©"), "");
}

TEST(SiteName, IsNoAgenciesInGeneral) {
    for (const char* name : {"وكالات", "وكالات ومواقع", "Agencies", "الرئيسية", "...", "Logo"}) {
        EXPECT_EQ(site_name(name), "") << name;
    }
    EXPECT_EQ(site_name(" The Example, LLC "), "The Example");
    EXPECT_EQ(site_name("وكالة المثال للأنباء"), "وكالة المثال للأنباء");
}

model::Article article_of(const std::string& head, const std::string& body) {
    model::Page page;
    page.media = model::Media::html;
    page.content = "<html><head>" + head + "</head><body>" + body + "</body></html>";
    return extract(page);
}

const std::string kText =
    "<p>The river rose above the old bridge on Monday night, and the mayor asked the people of the "
    "lower town to leave their houses before dawn.</p><p>Engineers had warned for years that the "
    "dam upstream was too small, according to a report which the council received.</p>";

TEST(HtmlSite, IsNamedByTitleAndLogo) {
    const auto article = article_of(
        "<title>The Example - River floods the lower town</title>",
        "<table><tr><td><img src='logo.gif' alt='The Example'></td></tr><tr><td><b>River "
        "floods the lower town</b></td></tr></table><div>" +
            kText + "</div>");
    ASSERT_TRUE(article.outlet);
    EXPECT_EQ(article.outlet->name, "The Example");
    EXPECT_EQ(article.title, "River floods the lower town");
}

TEST(HtmlSite, HomeHeadingIsNoTitle) {
    const auto article = article_of(
        "<title>Notes of an example: The lower town</title>",
        "<h1 class='title'><a href='/'>Notes of an example</a></h1><h2 class='date-header'>3 May "
        "2024</h2><h3 class='post-title'>The lower town</h3><div class='post-body'>" +
            kText +
            "</div><div class='post-footer'><abbr class='published' "
            "title='2024-05-03T10:00:00Z'>10:00</abbr></div>");
    ASSERT_TRUE(article.outlet);
    EXPECT_EQ(article.outlet->name, "Notes of an example");
    EXPECT_EQ(article.title, "The lower town");
    ASSERT_FALSE(article.published.evidence.empty());
    EXPECT_EQ(article.published.evidence.front().value.substr(0, 10), "2024-05-03");
}

TEST(HtmlSite, CopyrightAloneIsTaken) {
    const auto article = article_of("<title>River floods the lower town</title>",
                                    "<h1>River floods the lower town</h1><div>" + kText +
                                        "</div><footer>© 2024 The Example Ltd.</footer>");
    ASSERT_TRUE(article.outlet);
    EXPECT_EQ(article.outlet->name, "The Example");
    EXPECT_EQ(article.outlet->source, "copyright");
}

}  // namespace
}  // namespace isnad::extract
