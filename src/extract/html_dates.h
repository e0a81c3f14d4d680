// The dates that an HTML page's markup states or shows in its elements: publication and last
// change, each with the place where it stands. Dates in the visible text are analysis/dates'
// matter.
#pragma once

#include "extract/html_page.h"
#include "model/article.h"

namespace isnad::extract {

// Fills the evidence of `published`, most trusted first.
void read_html_dates(const HtmlPage& page, const HtmlTitle& title, model::Article& article);

}  // namespace isnad::extract
