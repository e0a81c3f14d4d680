// The parts of extraction one by one: the tree, the lines, hints and phrases, dates, titles.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/common.h"
#include "extract/hints.h"
#include "extract/html.h"
#include "extract/lines.h"
#include "extract/metadata.h"

namespace isnad::extract {
namespace {

std::vector<std::string> lines(std::string_view html) {
    const PageLines page = lines_of_html(HtmlTree::parse(html));
    std::vector<std::string> all;
    for (const Line& line : page.lines) all.emplace_back(page.words(line));
    return all;
}

TEST(Lines, FollowBlocksAndBreaks) {
    using Lines = std::vector<std::string>;
    EXPECT_EQ(lines("<p>a <b>b</b>\n c<br>d</p>e"), (Lines{"a b c", "d", "e"}));
    EXPECT_EQ(lines("<div>x<span>y</span><div>z</div>w</div>"), (Lines{"xy", "z", "w"}));
    EXPECT_EQ(lines("<h1>one<br>two</h1>"), (Lines{"one two"}));
    EXPECT_EQ(lines("<p>&laquo;&#1587;&#x644;&raquo;&nbsp;&amp;</p>"), (Lines{"«سل» &"}));
    EXPECT_EQ(lines("<table><tr><td>a</td><td>b</td></tr></table>"), (Lines{"a", "b"}));
    EXPECT_EQ(lines("<pre>a\nb</pre>"), (Lines{"a", "b"}));
    EXPECT_EQ(lines("<p> \n </p>"), Lines{});
    EXPECT_EQ(lines("<p>a<p>b"), (Lines{"a", "b"}));
}

TEST(Lines, OfPlainText) {
    const PageLines page = lines_of_plain_text("a\r\n\r\n  b c \rd");
    ASSERT_EQ(page.lines.size(), 3U);
    EXPECT_EQ(page.words(page.lines[1]), "b c");
    EXPECT_TRUE(page.lines[1].after_blank);
    EXPECT_FALSE(page.lines[2].after_blank);
    EXPECT_EQ(page.text, "a\n\n  b c \nd");
}

TEST(Lines, Measures) {
    struct Case {
        std::string words;
        std::uint32_t letters;
        bool ends;
    };
    const std::vector<Case> cases = {
        {"Two words.", 8, true},      {"Two words", 8, false}, {"قال: نعم؟", 6, true},
        {"He said \"no.\"", 8, true}, {"حسنًا", 4, false},      {"汉字。", 6, true},
        {"ends (here!)", 8, true},    {"", 0, false},          {"…", 0, true},
    };
    for (const auto& [words, letters, ends] : cases) {
        Line line;
        measure(words, line);
        EXPECT_EQ(line.letters, letters) << words;
        EXPECT_EQ(line.ends_sentence, ends) << words;
    }
}

TEST(Tree, SubtreesNestAndAttributesAreKept) {
    const HtmlTree tree = HtmlTree::parse("<div class='a b' onclick=x><p id=q>t</p></div><i>u</i>");
    for (std::uint32_t i = 1; i < tree.size(); ++i) {
        EXPECT_LT(tree[i].parent, i);
        EXPECT_LE(tree[i].subtree_end, tree[tree[i].parent].subtree_end);
        EXPECT_GT(tree[i].subtree_end, i);
    }
    std::uint32_t div = 0;
    while (tree[div].tag != Tag::div) ++div;
    EXPECT_EQ(tree.attribute(div, Name::class_), "a b");
    EXPECT_EQ(tree.attribute(div, Name::id), "");
    EXPECT_EQ(tree.all_text(div), "t");
}

TEST(Tree, MetaCharsetDoesNotChangeDecodedText) {
    EXPECT_EQ(lines("<meta charset=windows-1256><p>سلام</p>"), std::vector<std::string>{"سلام"});
}

TEST(Tree, LongScriptsLoseNothingBehindThem) {
    const std::string script = "<script>var a = '" + std::string(100000, 'x') + "</b>';</script>";
    EXPECT_EQ(lines(script + "<p>after</p>"), std::vector<std::string>{"after"});
}

TEST(Hints, LongestWordsWin) {
    struct Case {
        std::string attributes;
        Hints hints;
    };
    const std::vector<Case> cases = {
        {"class='entry-content'", kHintBody},
        {"class='postContent_2x'", kHintBody},
        {"id=comments", kHintComment},
        {"class='comment-count'", kHintChrome},
        {"class='has-sidebar'", 0},
        {"class='read_more_box'", kHintRelated},
        {"itemprop=articleBody", kHintBody},
        {"role=navigation", kHintChrome},
        {"class='unheard-of'", 0},
        {"class='byline__author'", kHintAuthor | kHintByline},
    };
    for (const auto& [attributes, hints] : cases) {
        const HtmlTree tree = HtmlTree::parse("<div " + attributes + ">x</div>");
        std::uint32_t div = 0;
        while (tree[div].tag != Tag::div) ++div;
        EXPECT_EQ(HintReader(tree).of(div), hints) << attributes;
    }
}

TEST(Phrases, AreFoundInAnySpelling) {
    struct Case {
        std::string line;
        Phrase phrase;
        bool whole;
    };
    const std::vector<Case> cases = {
        {"اقرأ أيضًا: السد في صور", Phrase::related_line, false},
        {"إقرأ ايضا", Phrase::related_section, true},
        {"التعليقات (3)", Phrase::comment_section, true},
        {"3 Comments", Phrase::comment_section, true},
        {"Comments on the report were few and late", Phrase::none, false},
        {"LEAVE A REPLY", Phrase::reply_form, true},
        {"لن يتم نشر عنوان بريدك الإلكتروني", Phrase::reply_form, false},
        {"Source: The Daily Example", Phrase::source, false},
        {"المصدر : وكالة المثال", Phrase::source, false},
        {"بقلم سلمى مثال", Phrase::byline, false},
        {"Tous droits réservés", Phrase::chrome_line, true},
        {"The source of the river", Phrase::none, false},
        {"", Phrase::none, false},
    };
    for (const auto& [line, phrase, whole] : cases) {
        const PhraseMatch match = match_phrase(line);
        EXPECT_EQ(match.phrase, phrase) << line;
        EXPECT_EQ(match.whole_line, whole) << line;
    }
    const std::string_view source = "المصدر : وكالة المثال";
    EXPECT_EQ(source.substr(match_phrase(source).rest), "وكالة المثال");
}

TEST(Dates, OfMarkup) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"2021-11-25", "2021-11-25"},
        {"2021-11-25T19:10:00+01:00", "2021-11-25T19:10:00+01:00"},
        {"2021-11-25 19:10", "2021-11-25T19:10"},
        {"20211125", "2021-11-25"},
        {"2021/1/5", "2021-01-05"},
        {"2021-13-01", ""},
        {"25-11-2021", ""},
        {"yesterday", ""},
        {"", ""},
    };
    for (const auto& [value, date] : cases) EXPECT_EQ(iso_date(value), date) << value;
}

TEST(Dates, OfAddresses) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"https://example.org/2021/11/25/river", "2021-11-25"},
        {"https://example.org/news-2021-11-25.html", "2021-11-25"},
        {"https://example.org/a/20211125/river", "2021-11-25"},
        {"https://example.org/id/120211125", ""},
        {"https://example.org/2021/11/", ""},
        {"", ""},
    };
    for (const auto& [url, date] : cases) EXPECT_EQ(date_in_url(url), date) << url;
}

TEST(Dates, LinesOfNothingElse) {
    for (const char* line :
         {"الجمعة، 26-11-2021 07:10 م", "Monday, 3 May 2024", "3 mai 2024 à 10h15",
          "الاثنين 20 مايو 2024", "٢٠ مايو ٢٠٢٤", "10:15"}) {
        EXPECT_TRUE(is_date_line(line)) << line;
    }
    for (const char* line :
         {"In May 2024 the river rose", "20", "الاثنين", "3 May 2024: the flood"}) {
        EXPECT_FALSE(is_date_line(line)) << line;
    }
}

TEST(Credits, AreKnown) {
    for (const char* line : {"AFP", "الجسر القديم- رويترز", "The bridge (Reuters)", "ⓒ someone",
                             "Le pont / AFP", "أ ف ب"}) {
        EXPECT_TRUE(is_credit_line(line)) << line;
    }
    for (const char* line : {"The bridge", "Reuters said the river rose", "الجسر - القديم"}) {
        EXPECT_FALSE(is_credit_line(line)) << line;
    }
}

TEST(JsonLd, BrokenOrForeignAddsNothing) {
    for (const char* json :
         {"", "{", "[1,2", "{\"@type\":\"NewsArticle\"", "nonsense", "{\"@type\":5}"}) {
        Metadata metadata;
        read_json_ld(json, metadata);
        EXPECT_EQ(metadata.headline, "") << json;
        EXPECT_TRUE(metadata.dates.empty()) << json;
    }
    Metadata metadata;
    read_json_ld(
        "//<![CDATA[\n{\"@type\":[\"NewsArticle\"],\"headline\":\"A\nB\",\"publisher\":{\"name\":"
        "\"The Example\"},\"author\":\"Anna\"}\n//]]>",
        metadata);
    EXPECT_EQ(metadata.headline, "A B");
    EXPECT_EQ(metadata.site_name, "The Example");
    EXPECT_EQ(metadata.authors, std::vector<std::string>{"Anna"});
}

}  // namespace
}  // namespace isnad::extract
