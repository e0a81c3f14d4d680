// The article of an HTML page: its lines as blocks of a kind each, its title, byline and outlet.
#pragma once

#include <string_view>

#include "extract/html_page.h"
#include "model/article.h"
#include "model/page.h"

namespace isnad::extract {

// Returns: the page as the passes over it see it, before any line has a kind.
// Requires: `html` is well-formed UTF-8.
HtmlPage open_html(std::string_view html, const model::Declared& declared);

// Fills text, blocks, title, byline, url, outlet and the dates the markup states.
// Requires: `html` is well-formed UTF-8.
void read_html(std::string_view html, const model::Declared& declared, model::Article& article);

}  // namespace isnad::extract
