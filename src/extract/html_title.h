// The title of the article on an HTML page, not the site's name: the heading that the markup's own
// titles confirm, else the first heading above or in the article, else what the markup states.
#pragma once

#include "extract/html_page.h"

namespace isnad::extract {

HtmlTitle choose_title(const HtmlPage& page);

}  // namespace isnad::extract
