// What each line of an HTML page is. Where the article stands is settled in root.h; here every line
// gets its kind from its zone, its element, and the phrases it begins with, in one pass down the
// page, then a second pass mends what only its neighbours can tell: headings without text,
// leftovers after the last paragraph.
#pragma once

#include <vector>

#include "extract/html_page.h"

namespace isnad::extract {

// Returns: a kind for each line of the page.
std::vector<model::BlockKind> name_lines(const HtmlPage& page, const HtmlTitle& title);

// Calls the short lines that share a box with a picture its captions, in and above the article.
void name_captions(const HtmlPage& page, const HtmlTitle& title,
                   std::vector<model::BlockKind>& kinds);

}  // namespace isnad::extract
