// Authors and titles: names in bylines, and the pages where they stand.
#include "extract/author_names.h"

#include <gtest/gtest.h>

#include "extract/extract.h"
#include "extract/metadata.h"

namespace isnad::extract {
namespace {

using Names = std::vector<std::string>;

TEST(AuthorNames, OfVisibleBylines) {
    struct Row {
        const char* words;
        Names people;
    };
    for (const auto& [words, people] : std::initializer_list<Row>{
             {"By Anna Smith", {"Anna Smith"}},
             {"By Anna Smith and John Doe", {"Anna Smith", "John Doe"}},
             {"By Anna Smith, John Doe and Mary Major", {"Anna Smith", "John Doe", "Mary Major"}},
             {"Anna Smith, Staff Writer", {"Anna Smith"}},
             {"Anna Smith | The Example", {"Anna Smith"}},
             {"Anna Smith Published on July 18, 2024", {"Anna Smith"}},
             {"Anna Smith July 18, 2024", {"Anna Smith"}},
             {"Text: Jan van der Berg / Foto: Max Muster", {"Jan van der Berg"}},
             {"Von Jan Koch und Eva Lang", {"Jan Koch", "Eva Lang"}},
             {"Par Éloïse Martin et Luc Petit", {"Éloïse Martin", "Luc Petit"}},
             {"بقلم: سليم المثال", {"سليم المثال"}},
             {"كتب: سليم المثال وهدى النموذج", {"سليم المثال", "هدى النموذج"}},
             {"كتبت هدى وليد النموذج", {"هدى وليد النموذج"}},
             {"إعداد: سليم المثال، هدى النموذج", {"سليم المثال", "هدى النموذج"}},
             {"سليم المثال - العربي", {"سليم المثال"}},
             {"责任编辑：王明", {"王明"}},
             {"ANNA SMITH, Anna Smith", {"ANNA SMITH"}},
             {"Author", {}},
             {"Share", {}},
             {"3 May 2024", {}},
             {"https://example.org/anna", {}},
             {"@anna_smith", {}},
             {"", {}}}) {
        EXPECT_EQ(names_in(words, AuthorWords::shown).people, people) << words;
    }
}

TEST(AuthorNames, OfMetadata) {
    EXPECT_EQ(names_in("Smith, Anna", AuthorWords::stated).people, Names{"Anna Smith"});
    EXPECT_EQ(names_in("anna smith", AuthorWords::stated).people, Names{"anna smith"});
    EXPECT_EQ(names_in("asmith2", AuthorWords::stated).people, Names{"asmith2"});
    EXPECT_EQ(names_in("Anna Smith; John Doe", AuthorWords::stated).people,
              (Names{"Anna Smith", "John Doe"}));
    EXPECT_TRUE(names_in("Example Newsroom", AuthorWords::stated).people.empty());
    EXPECT_EQ(names_in("Example Newsroom", AuthorWords::stated).groups, Names{"Example Newsroom"});
    EXPECT_EQ(names_in("وكالات", AuthorWords::stated).groups, Names{"وكالات"});
    EXPECT_TRUE(names_in("1234567", AuthorWords::stated).people.empty());
    EXPECT_LE(names_in(std::string(5000000, ','), AuthorWords::stated).people.size(), 1U);
}

TEST(AuthorNames, OfJsonLd) {
    Metadata graph;
    read_json_ld(R"({"@graph":[{"@type":"NewsArticle","headline":"Rain &amp; wind",
        "author":[{"@id":"#a"},{"@type":"Organization","name":"The Example"}]},
        {"@type":"Person","@id":"#a","name":"Anna Smith"}]})",
                 graph);
    EXPECT_EQ(graph.authors, Names{"Anna Smith"});
    EXPECT_EQ(graph.author_groups, Names{"The Example"});
    EXPECT_EQ(graph.headline, "Rain & wind");
    Metadata parts;
    read_json_ld(R"({"@type":"Article","author":{"givenName":"Anna","familyName":"Smith"}})",
                 parts);
    EXPECT_EQ(parts.authors, Names{"Anna Smith"});
}

const std::string kText =
    "<p>The river rose above the old bridge on Monday night, and the mayor asked the people of the "
    "lower town to leave their houses before dawn.</p><p>Engineers had warned for years that the "
    "dam upstream was too small, according to a report which the council received.</p>";

model::Article article_of(const std::string& head, const std::string& body) {
    model::Page page;
    page.media = model::Media::html;
    page.content = "<html><head>" + head + "</head><body>" + body + "</body></html>";
    return extract(page);
}

TEST(Byline, IsFoundWhereverThePageHasIt) {
    struct Row {
        const char* head;
        const char* above;  // between the title and the text
        const char* byline;
    };
    const std::string h1 = "<h1>River floods the lower town of Exampleville</h1>";
    for (const auto& [head, above, byline] : std::initializer_list<Row>{
             {"<meta name='author' content='Anna Smith'>", "", "Anna Smith"},
             {"<meta name='parsely-author' content='Anna Smith'><meta name='parsely-author' "
              "content='John Doe'>",
              "", "Anna Smith, John Doe"},
             {"<meta property='article:author' content='https://example.org/anna'>",
              "<p>By Anna Smith</p>", "Anna Smith"},
             {"<meta name='twitter:creator' content='@example'>", "", ""},
             {"<meta name='author' content='Example Newsroom'>", "", "Example Newsroom"},
             {"<meta name='author' content='Example Newsroom'>", "<p>By Anna Smith</p>",
              "Anna Smith"},
             {"<meta name='author' content='Anna Smith'>", "<p>By Anna Smith and John Doe</p>",
              "Anna Smith, John Doe"},
             {"", "<div><span>By</span><span>Anna Smith</span></div>", "Anna Smith"},
             {"", "<a href='/author/anna-smith'>Anna Smith</a>", "Anna Smith"},
             {"",
              "<div class='author'>By <a rel='author' href='#'>Anna Smith</a> Published on "
              "<b>May 3</b></div>",
              "Anna Smith"},
             {"", "<div>Anna Smith</div><div>3 May 2024</div>", "Anna Smith"},
             {"", "<p>بقلم: سليم المثال</p>", "سليم المثال"},
             {"", "<div>3 May 2024 by Anna Smith</div>", "Anna Smith"},
             {"", "<p><strong>Author</strong> Anna Smith</p>", "Anna Smith"},
             {"<meta name='author' content='webadmin7'>", "<p>By Anna Smith</p>", "Anna Smith"},
             {"<meta name='author' content='John Doe'>", "<p>By Anna Smith</p>", "Anna Smith"},
             {"",
              "<figure itemscope itemtype='https://schema.org/ImageObject'><meta "
              "itemprop='author' content='John Doe'></figure>",
              ""},
             {"", "<aside class='related'><a rel='author' href='/author/j'>John Doe</a></aside>",
              ""},
             {"", "<div>Share</div><div>3 May 2024</div>", ""}}) {
        EXPECT_EQ(article_of(head, h1 + above + "<article>" + kText + "</article>").byline, byline)
            << head << above;
    }
}

TEST(Byline, IsSoughtInLinearTime) {
    for (const std::string unit : {"<b>By</b> Anna ", "<a rel=author>Anna Smith</a>",
                                   "<p>1 1 1 1 1 1 1 1 1 1 1 1", "<h1>By</h1>"}) {
        std::string body;
        while (body.size() < 2000000) body.append(unit);
        article_of("", body);
    }
}

TEST(HtmlTitle, OfMarkupWhereItAgreesWithItself) {
    struct Row {
        const char* stated;
        const char* heading;
        const char* title;
    };
    for (const auto& [stated, heading, title] : std::initializer_list<Row>{
             {"Exampleville: River floods the town", "River floods the town",
              "Exampleville: River floods the town"},
             {"River at Exampleville floods the whole of the old lower town",
              "River in Exampleville floods the whole of the old lower town",
              "River at Exampleville floods the whole of the old lower town"},
             {"Flood guide 2024", "River floods the town", "River floods the town"}}) {
        const std::string head = "<meta property='og:title' content='" + std::string(stated) +
                                 "'><script type='application/ld+json'>{\"@type\":"
                                 "\"NewsArticle\",\"headline\":\"" +
                                 stated + "\"}</script>";
        EXPECT_EQ(article_of(head, "<h1>" + std::string(heading) + "</h1>" + kText).title, title);
    }
}

TEST(HtmlTitle, IsTheHeadingThatReadersSee) {
    struct Row {
        const char* stated;
        const char* heading;
        const char* title;
    };
    for (const auto& [stated, heading, title] : std::initializer_list<Row>{
             {"Floods 2024 guide - The Example", "<h1>River floods the lower town</h1>",
              "River floods the lower town"},
             {"River floods the lower town | The Example",
              "<h1><span>Weather</span> <span>River floods the lower town</span></h1>",
              "River floods the lower town"},
             {"River floods the lower town | The Example",
              "<h1><a href='/'>The Example</a></h1><h2>River floods the lower town</h2>",
              "River floods the lower town"},
             {"النهر يغرق البلدة القديمة - مثال برس",
              "<h1><small>عاجل</small> النهر يغرق البلدة القديمة</h1>",
              "النهر يغرق البلدة القديمة"},
             {"River floods the lower town | The Example",
              "<h1>River flo&shy;ods the lower town</h1>", "River floods the lower town"}}) {
        EXPECT_EQ(article_of("<meta property='og:site_name' content='The Example'><title>" +
                                 std::string(stated) + "</title>",
                             heading + kText)
                      .title,
                  title)
            << heading;
    }
}

}  // namespace
}  // namespace isnad::extract
