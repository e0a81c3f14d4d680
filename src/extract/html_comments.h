// The readers' comments of an HTML page, one by one: who, when, what.
//
// Comments of one page are built alike. Among the lines that zones and headings call comments, the
// element is looked for that comes back once for each date (or name), whatever platform made it:
// of all kinds of elements around the lines, the one with the most instances that hold one date and
// some text of their own. What lies in a nested instance is the answer's, not the comment's. Where
// no element holds the parts of a comment together, its lines are cut by comment_split.h.
//
// Lines outside the article without such a name are read where a heading opens a comment section,
// or where each of the repeated elements lets a reader answer. Comments that scripts load later are
// not on the page.
#pragma once

#include <vector>

#include "extract/html_page.h"
#include "model/article.h"

namespace isnad::extract {

// `kinds` has one entry a line of the page or more; lines of comments found outside the named zones
// become comments, a reply form inside them becomes chrome. Returns: the comments in text order.
std::vector<model::Comment> read_html_comments(const HtmlPage& page,
                                               std::vector<model::BlockKind>& kinds);

}  // namespace isnad::extract
