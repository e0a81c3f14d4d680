// Who wrote the article of an HTML page: the names that its markup states, that an element calls
// its author's, or that a byline of the visible text gives.
#pragma once

#include <string>
#include <vector>

#include "extract/html_page.h"

namespace isnad::extract {

// `kinds` has one entry a line of the page. Returns: the names, parted by ", "; "" where none is
// said.
std::string byline_of(const HtmlPage& page, const std::vector<model::BlockKind>& kinds);

}  // namespace isnad::extract
