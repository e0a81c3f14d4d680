// A page as a reader sees it, line by line: the text of the article and where each line came from.
//
// Block elements and <br> end lines, inline text is joined, white space is folded, and what is
// never shown (scripts, hidden elements, form fields) is left out. Every line of the page is kept,
// menus included; what it is comes later.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/html.h"
#include "model/span.h"

namespace isnad::extract {

struct Line {
    model::Span span;                // in PageLines::text
    std::uint32_t node = 0;          // the block element that holds it; 0 in plain text
    std::uint32_t letters = 0;       // letters and digits; an ideograph counts three
    std::uint32_t link_letters = 0;  // of those, inside links
    std::uint32_t links = 0;         // links that begin in the line
    std::uint32_t marks = 0;         // sentence ends and commas of any script
    bool ends_sentence = false;
    bool after_blank = false;  // an empty line stands before it (plain text)
};

struct PageLines {
    std::string text;  // lines joined by one '\n'
    std::vector<Line> lines;

    std::string_view words(const Line& line) const { return model::cut(text, line.span); }
};

// Returns: the visible lines of the page.
PageLines lines_of_html(const HtmlTree& tree);

// Returns: the lines of plain text that are not blank; `text` is the text as it stands, with
// carriage returns taken out.
PageLines lines_of_plain_text(std::string_view text);

// Fills letters, marks and ends_sentence from the words of the line.
void measure(std::string_view words, Line& line);

// Whether the element is never shown to a reader of the page.
bool is_hidden(const HtmlTree& tree, std::uint32_t node);

}  // namespace isnad::extract
