// What on this page is the article: one plain text with typed blocks, title, byline, outlet, and
// what the markup says of dates. Pure: same page, same article.
#pragma once

#include "model/article.h"
#include "model/page.h"

namespace isnad::extract {

// Never fails: a page without prose gives an article whose blocks are all chrome, or none.
// Fills everything of Article except the final `published` interval: there it adds the evidence
// that stands in markup, URL and carrier (kind metadata), which analysis/dates weighs with the
// rest.
model::Article extract(const model::Page& page);

// Returns: the body alone, paragraphs parted by a blank line, repeats left out.
std::string body_text(const model::Article& article);

}  // namespace isnad::extract
