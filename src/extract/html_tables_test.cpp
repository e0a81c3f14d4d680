// Tables of data and tables of layout; list items.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/extract.h"
#include "extract/lines.h"
#include "model/names.h"

namespace isnad::extract {
namespace {

using Lines = std::vector<std::string>;

Lines lines(const std::string& html) {
    const PageLines page = lines_of_html(HtmlTree::parse(html));
    Lines all;
    for (const Line& line : page.lines) all.emplace_back(page.words(line));
    return all;
}

TEST(Tables, OfDataGiveALineARow) {
    EXPECT_EQ(
        lines("<table><tr><th>المدينة</th><th>السكان</th></tr><tr><td>صور</td><td>60</td></tr>"
              "<tr><td>صيدا</td><td>80</td></tr></table>"),
        (Lines{"المدينة\tالسكان", "صور\t60", "صيدا\t80"}));
    // No header cells, markup and breaks in cells, an empty cell.
    EXPECT_EQ(lines("<table><tr><td><p>a</p></td><td>1<br>2</td></tr><tr><td>b</td><td></td><td>3"
                    "</td></tr></table>"),
              (Lines{"a\t1 2", "b\t\t3"}));
    EXPECT_EQ(lines("<table><caption>Results</caption><tbody><tr><td>Lyon</td><td>2 - 1</td></tr>"
                    "<tr><td>Nice</td><td>0 - 0</td></tr></tbody></table>x"),
              (Lines{"Results", "Lyon\t2 - 1", "Nice\t0 - 0", "x"}));
}

TEST(Tables, OfLayoutStayLines) {
    const std::string text(400, 'x');
    EXPECT_EQ(lines("<table><tr><td>a</td><td>b</td></tr></table>"), (Lines{"a", "b"}));
    EXPECT_EQ(lines("<table><tr><td>menu</td><td>" + text +
                    "</td></tr><tr><td>a</td><td>b</td></tr>"
                    "</table>"),
              (Lines{"menu", text, "a", "b"}));
    EXPECT_EQ(lines("<table><tr><td><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td>"
                    "</tr></table></td><td>e</td></tr><tr><td>f</td><td>g</td></tr></table>"),
              (Lines{"a\tb", "c\td", "e", "f", "g"}));
    EXPECT_EQ(lines("<table role=presentation><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td>"
                    "</tr></table>"),
              (Lines{"a", "b", "c", "d"}));
    EXPECT_EQ(lines("<table><tr><td>Name</td><td><input></td></tr><tr><td>c</td><td>d</td></tr>"
                    "</table>"),
              (Lines{"Name", "c", "d"}));
    EXPECT_EQ(lines("<td>a</td><td>b</td><tr><td>"), (Lines{"a", "b"}));
}

TEST(Tables, AndListsMarkTheirBlocks) {
    model::Page page;
    page.media = model::Media::html;
    page.content =
        "<html><body><article><h1>Prices in the market</h1><p>The price of bread rose again in the "
        "spring, the office of statistics said on Monday, while that of oil fell by a "
        "tenth.</p><ul>"
        "<li>Flour is still cheap, because the harvest was good.</li><li>Sugar comes by sea, and "
        "waits in the harbour for "
        "weeks.</li></ul><table><tr><th>Good</th><th>Price</th></tr><tr><td>"
        "Bread</td><td>3.5</td></tr></table><p>The office will publish its next figures in June, "
        "when the new basket of goods has been agreed with the chamber of trade.</p></article>"
        "</body></html>";
    const model::Article article = extract(page);
    std::vector<std::string> forms;
    for (const model::Block& block : article.blocks)
        forms.emplace_back(model::to_string(block.form));
    EXPECT_EQ(forms, (std::vector<std::string>{"text", "text", "list_item", "list_item",
                                               "table_row", "table_row", "text"}));
    EXPECT_NE(body_text(article).find("Bread\t3.5"), std::string::npos);
}

TEST(Tables, StandHostilePages) {
    std::string nested;
    for (int i = 0; i < 5000; ++i) nested.append("<table><tr><td>a<td>b");
    EXPECT_FALSE(lines(nested).empty());
    std::string wide = "<table>";
    for (int i = 0; i < 20000; ++i) wide.append("<tr><td>a<td>b");
    EXPECT_EQ(lines(wide).size(), 20000U);
}

}  // namespace
}  // namespace isnad::extract
