// The readers' comments of a page that was copied from a browser, one by one, by the shape of their
// lines alone (comment_split.h).
#pragma once

#include <vector>

#include "extract/lines.h"
#include "model/article.h"

namespace isnad::extract {

// `kinds` has one entry a line of the page. Returns: the comments in text order; none where nothing
// tells one from the next.
std::vector<model::Comment> read_plain_comments(const PageLines& page,
                                                const std::vector<model::BlockKind>& kinds);

}  // namespace isnad::extract
