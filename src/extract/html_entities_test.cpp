// Character references: as browsers read them, and what is mended of those escaped twice.
#include "extract/html_entities.h"

#include <gtest/gtest.h>

#include "extract/extract.h"
#include "extract/html.h"
#include "text/utf8.h"

namespace isnad::extract {
namespace {

TEST(References, DecodedAsBrowsersDo) {
    const std::pair<std::string, std::string> cases[] = {
        {"", ""},
        {"&", "&"},
        {"a && b & c &; &x", "a && b & c &; &x"},
        {"&amp;&lt;&gt;&quot;&apos;", "&<>\"'"},
        {"&#1575;&#x644;&#X633", "الس"},
        {"it&#146;s &#147;so&#148; &#150; &#133; &#128;", "it’s “so” – … €"},
        {"caf&eacute noir, &copy 2020, AT&ampT", "café noir, © 2020, AT&T"},
        {"&notit; &notin;", "¬it; ∉"},
        {"&NotEqual; &zwnj;&rlm;", "≠ \u200C\u200F"},
        {"&#0; &#xD800; &#x110000; &#99999999; &#7;", "\uFFFD \uFFFD \uFFFD \uFFFD \uFFFD"},
        {"&#; &#x; &#xg; &unknown;", "&#; &#x; &#xg; &unknown;"},
        {"&#99999999999999999999;", "&#99999999999999999999;"},
        {"&Eacute;&eacute;", "Éé"},
        {"&amp;quot;", "&quot;"},  // once only
    };
    for (const auto& [text, decoded] : cases) EXPECT_EQ(decode_references(text), decoded) << text;
}

std::string mended(std::string text, Setting setting) {
    text.resize(mend_references(text, setting));
    return text;
}

TEST(References, LeftOnesAreMendedWhereSure) {
    struct Case {
        std::string text, prose, about_html, attribute;
    };
    const std::string alone = "bread &amp; butter";
    const Case cases[] = {
        {"plain & simple", "plain & simple", "plain & simple", "plain & simple"},
        {"l&#039;eau &quot;claire&quot;.", "l'eau \"claire\".", "l'eau \"claire\".",
         "l'eau \"claire\"."},
        {"&#1575;&#1604;&#1582;&#1576;&#1586;", "الخبز", "الخبز", "الخبز"},
        {"الخبز&nbsp;الطازج", "الخبز\u00A0الطازج", "الخبز\u00A0الطازج", "الخبز\u00A0الطازج"},
        {alone, "bread & butter", alone, "bread & butter"},
        {"R&amp;D", "R&D", "R&D", "R&D"},
        {"caf&eacute noir", "café noir", "café noir", "caf&eacute noir"},
        {"?a=1&copy=2&reg", "?a=1&copy=2®", "?a=1&copy=2®", "?a=1&copy=2&reg"},
        {"write \"&nbsp;\" or (&amp;)", "write \"&nbsp;\" or (&amp;)",
         "write \"&nbsp;\" or (&amp;)", "write \"&nbsp;\" or (&amp;)"},
        {"5 &lt; 6, &lt;b&gt;x", "5 &lt; 6, &lt;b&gt;x", "5 &lt; 6, &lt;b&gt;x",
         "5 &lt; 6, &lt;b&gt;x"},
        {"a &eacute; b", "a &eacute; b", "a &eacute; b", "a &eacute; b"},
        {"black&white this&that", "black&white this&that", "black&white this&that",
         "black&white this&that"},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(mended(c.text, Setting::prose), c.prose);
        EXPECT_EQ(mended(c.text, Setting::about_html), c.about_html);
        EXPECT_EQ(mended(c.text, Setting::attribute), c.attribute);
    }
}

TEST(References, TalkOfHtml) {
    EXPECT_TRUE(talks_of_html("in HTML one writes"));
    EXPECT_TRUE(talks_of_html("html"));
    EXPECT_FALSE(talks_of_html("see news/index.html for more"));
    EXPECT_FALSE(talks_of_html("hhhtml HT ML h"));
    EXPECT_FALSE(talks_of_html(""));
}

std::string page_text(const std::string& markup) {
    const HtmlTree tree = HtmlTree::parse(markup);
    return tree.all_text(0);
}

TEST(References, InAPage) {
    const std::pair<std::string, std::string> cases[] = {
        {"<p>it&#146;s l&amp;#039;eau &amp;#1575;&amp;#1604;</p>", "it’s l'eau ال"},
        {"<p>bread &amp;amp; butter</p>", "bread & butter"},
        {"<p>about HTML</p><p>bread &amp;amp; butter</p>", "about HTMLbread &amp; butter"},
        {"<p>caf&eacute noir &NotEqual; x&comma; y</p>", "café noir &NotEqual; x, y"},
        {"<pre>write &amp;quot;x&amp;quot;</pre>", "write &quot;x&quot;"},
        {"<p>«\u00A0é\u00A0»</p>", "«\u00A0é\u00A0»"},
        {"<p>tom & jerry &amp; co</p>", "tom & jerry & co"},
    };
    for (const auto& [markup, text] : cases) EXPECT_EQ(page_text(markup), text) << markup;

    const HtmlTree tree = HtmlTree::parse(
        "<meta content=\"Fish &amp;amp; chips &#150; l&amp;#039;eau\"><a "
        "href=\"?a=1&copy=2\">x</a>");
    bool seen = false;
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        if (tree[i].tag == Tag::meta) {
            EXPECT_EQ(tree.attribute(i, Name::content), "Fish & chips – l'eau");
            seen = true;
        }
        if (tree[i].tag == Tag::a) {
            EXPECT_EQ(tree.attribute(i, Name::href), "?a=1&copy=2");
        }
    }
    EXPECT_TRUE(seen);
}

TEST(References, InPlainText) {
    model::Page page;
    page.media = model::Media::plain_text;
    page.content =
        "عنوان عن الخبز\n\nقال الخباز &quot;الخبز طازج&quot; في السوق القديم يوم الأحد، وأضاف أن "
        "الفرن مفتوح.\n";
    EXPECT_NE(extract(page).text.find("\"الخبز طازج\""), std::string::npos);
}

TEST(References, HostileTextStaysLinearAndValid) {
    for (const std::string shape :
         {"&", "&#", "&#x", "&amp", "&amp;", "&;", "&aaaaaaaaaaaaaaaaaaaa", "&#1575;", "&#99999999",
          "&nGt;", "é&eacute", "&#146;"}) {
        std::string text;
        while (text.size() < 1'000'000) text += shape;
        EXPECT_TRUE(text::is_valid_utf8(decode_references(text)));
        for (const Setting setting : {Setting::prose, Setting::about_html, Setting::attribute}) {
            EXPECT_TRUE(text::is_valid_utf8(mended(text, setting))) << shape;
        }
        EXPECT_TRUE(text::is_valid_utf8(page_text("<p title='" + text + "'>" + text)));
    }
}

}  // namespace
}  // namespace isnad::extract
