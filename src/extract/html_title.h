// The title of the article on an HTML page, not the site's name: the heading that the markup's own
// titles confirm, else the first heading above or in the article, else what the markup states.
#pragma once

#include "extract/html_page.h"

namespace isnad::extract {

HtmlTitle choose_title(const HtmlPage& page);

// Returns: how many of the page's first lines stand above a menu that stands above the title; a day
// among them is the day of reading. 0 where there is no such menu.
std::size_t lines_above_menu(const HtmlPage& page, std::size_t title_line);

}  // namespace isnad::extract
