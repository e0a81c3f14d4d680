// Teasers against paragraphs: the shapes of lists that repeat a link and a sentence.
#include "extract/teasers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/root.h"

namespace isnad::extract {
namespace {

const std::string kSentence =
    "The harbour office said on Monday that the new crane would be ready before the winter storms.";
const std::string kLink = "<a href='/n/1'>Crane delayed again as the harbour office waits</a>";

// How many lines of prose the page has, and how many of them are teasers.
std::pair<int, int> prose_and_teasers(const std::string& html) {
    const HtmlTree tree = HtmlTree::parse(html);
    const PageLines page = lines_of_html(tree);
    const std::vector<bool> teasers = teaser_lines(tree, page);
    int prose = 0;
    int found = 0;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        if (is_prose(page.lines[i])) ++prose;
        if (teasers[i]) ++found;
    }
    return {prose, found};
}

std::string repeated(const std::string& unit, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += unit;
    return all;
}

TEST(Teasers, AreToldByTheShapeTheyRepeat) {
    struct Case {
        std::string name;
        std::string html;
        int prose;
        int teasers;
    };
    const std::string paragraph = "<p>" + kSentence + "</p>";
    const std::vector<Case> cases = {
        {"a box each", repeated("<div>" + kLink + "<p>" + kSentence + "</p></div>", 3), 3, 3},
        {"a heading and a date in each box",
         repeated("<li><h3>" + kLink + "</h3><span>3 May</span><p>" + kSentence + "</p></li>", 4),
         4, 4},
        {"by turns in one column", repeated(kLink + "<br>" + kSentence + "<br>", 4), 4, 4},
        {"paragraphs of an article", repeated(paragraph, 6), 6, 0},
        {"paragraphs with links in them",
         repeated(
             "<div><p>" + kSentence + " <a href='/x'>More of the crane</a> followed.</p></div>", 4),
         4, 0},
        {"two boxes are no list", repeated("<div>" + kLink + paragraph + "</div>", 2), 2, 0},
        {"sections of an article, two paragraphs each",
         repeated("<section><h2>" + kLink + "</h2>" + paragraph + paragraph + "</section>", 4), 8,
         0},
        {"an article above a list",
         repeated(paragraph, 3) + "<ul>" + repeated("<li>" + kLink + paragraph + "</li>", 3) +
             "</ul>",
         6, 3},
        {"nothing", "", 0, 0},
    };
    for (const Case& each : cases) {
        const auto [prose, teasers] = prose_and_teasers("<body>" + each.html + "</body>");
        EXPECT_EQ(prose, each.prose) << each.name;
        EXPECT_EQ(teasers, each.teasers) << each.name;
    }
}

TEST(Root, IsUnderTheHeadlineBesideMoreProseOfTeasers) {
    const std::string article =
        "<table><tr><td id=list>" + repeated("<p>" + kLink + "</p><p>" + kSentence + "</p>", 8) +
        "</td><td id=text><h1>Crane arrives in the harbour of Sar</h1><p>3 May 2024</p>" +
        repeated("<p>" + kSentence + "</p>", 3) + "</td><td>" +
        repeated("<p>" + kSentence + "</p>", 2) + "</td></tr></table>";
    const HtmlTree tree = HtmlTree::parse("<html><body>" + article + "</body></html>");
    const PageLines page = lines_of_html(tree);
    Metadata metadata;
    metadata.page_title = "Crane arrives in the harbour of Sar";
    const Layout layout = find_layout(tree, page, metadata);
    EXPECT_EQ(page.words(page.lines[layout.headline]), metadata.page_title);
    std::uint32_t cell = layout.root;
    while (cell != 0 && tree.attribute(cell, Name::id) != "text") cell = tree[cell].parent;
    EXPECT_NE(cell, 0U);
}

}  // namespace
}  // namespace isnad::extract
