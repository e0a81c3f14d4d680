// Who published a copied page, and its byline: from the copyright line, the source line, the
// dateline, and the name the page begins with.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/hints.h"
#include "extract/lines.h"
#include "model/article.h"

namespace isnad::extract {

// What is known of a page's lines; all lists have one entry a line. Lifetime: what it points to.
struct NamedLines {
    const PageLines& page;
    const std::vector<model::BlockKind>& kinds;
    const std::vector<PhraseMatch>& matches;
    std::size_t text = 0;  // index of the first paragraph
};

// Returns: the two sides of "City - Outlet", "Outlet: correspondent"; empty where the line is no
// such pair of short names.
struct NamePair {
    std::string_view left;
    std::string_view right;
};
NamePair name_pair(std::string_view line);

// Returns: the keys of the owners named in copyright lines.
std::vector<std::string> owner_keys(const PageLines& page);

// Fills byline and outlet.
void name_sources(const NamedLines& lines, model::Article& article);

}  // namespace isnad::extract
