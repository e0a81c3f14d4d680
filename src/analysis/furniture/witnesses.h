// Which pages of a site count once: copies, captures and small changes of one report.
//
// Two pages are one witness where more than half of the shorter one's body stands in the other. A
// word counts the less, the more of the site's pages have its line (down to a quarter), else a long
// ending would make any two short reports copies of each other.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/furniture/lines.h"
#include "analysis/furniture/standings.h"

namespace isnad::analysis::furniture {

// Returns: for each document the first document of its witness.
// Requires: `standings` are sorted and are of `pages`.
std::vector<std::uint32_t> find_witnesses(const std::vector<std::vector<Line>>& pages,
                                          const std::vector<std::uint32_t>& sites,
                                          Standings standings);

}  // namespace isnad::analysis::furniture
