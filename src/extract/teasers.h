// Which lines of a page are teasers: the opening words of other articles, set beside links to them.
//
// A list of teasers repeats one shape: a link, and one short paragraph that belongs to it. Either
// each pair has an element of its own, and three or more such elements of one tag stand side by
// side, or links and paragraphs take turns in one column. Paragraphs of an article follow each
// other without a link to each. No class name and no wording is asked. Linear in the size of the
// page.
#pragma once

#include <vector>

#include "extract/html.h"
#include "extract/lines.h"

namespace isnad::extract {

// Returns: for each line, whether it is the prose of a teaser.
std::vector<bool> teaser_lines(const HtmlTree& tree, const PageLines& page);

}  // namespace isnad::extract
