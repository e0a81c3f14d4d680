// Which site an HTML page stands on, where its metadata do not say.
//
// A page names its site in several places: a part of <title>, the link to its home page, the text
// in place of its logo, the copyright line. One place may err (a section's name, a company's); two
// that agree do not, and a title part whose other part is the headline is one of two.
#pragma once

#include <optional>
#include <vector>

#include "extract/html.h"
#include "extract/lines.h"
#include "extract/metadata.h"
#include "model/article.h"

namespace isnad::extract {

// Returns: the name and where it was found; none where no place names it.
std::optional<model::OutletName> find_site(const HtmlTree& tree, const PageLines& page,
                                           const Metadata& metadata);

// For each line: whether it is nothing but a link to the site's home page.
std::vector<bool> home_lines(const HtmlTree& tree, const PageLines& page);

}  // namespace isnad::extract
