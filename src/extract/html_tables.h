// Which tables of an HTML page hold data, and which of its blocks are list items or table rows.
//
// A row of a data table reads as one line, its cells parted by tabs. Tables were also used to lay
// pages out: a table that holds other tables, forms, or cells of running text is none of data, and
// its cells stay lines of their own. Columns are not aligned across rows: spans are not read.
#pragma once

#include <vector>

#include "extract/html.h"
#include "model/article.h"

namespace isnad::extract {

struct HtmlPage;

// Returns: for each node, whether it is a <tr> of a data table. Linear in the size of the tree.
std::vector<bool> data_rows(const HtmlTree& tree);

// Sets the form of the article's body blocks. Requires: block i was made of line i of the page;
// blocks beyond the lines' own keep their form.
void mark_forms(const HtmlPage& page, model::Article& article);

}  // namespace isnad::extract
