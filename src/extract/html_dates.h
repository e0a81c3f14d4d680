// The dates that an HTML page's markup states or shows: publication and last change, each with the
// place where it stands.
//
// Every date is a witness with a rank: what fields state (JSON-LD, meta, microdata), the address,
// what elements beside the title hold or words name ("Published", "Erschienen am"), bare lines
// there, and last what only stands somewhere in the page's data or in a picture's address. A date
// under comments, teasers, calendars, or in the site's own head is no witness. Which one is
// believed is decided in analysis/dates, where the dates of the running text are read too.
#pragma once

#include <string_view>

#include "extract/html_page.h"
#include "model/article.h"

namespace isnad::extract {

// Fills the evidence of `published` and `updated`, most trusted first. Witnesses that say nothing
// of what they date are kept as `mentioned` with an exact bound.
// Requires: `html` is what `page` was read from; `declared_url` the carrier's address or "".
void read_html_dates(std::string_view html, std::string_view declared_url, const HtmlPage& page,
                     const HtmlTitle& title, model::Article& article);

}  // namespace isnad::extract
