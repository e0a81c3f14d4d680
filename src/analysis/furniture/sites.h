// Which pages are of one site.
//
// By the outlet that the page names; else by the host of its address; else by the lines around the
// article that it shares with others (menus of two words and more), since a text copied from a
// browser may say neither. What it does not do: tell two editions of one site apart.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/furniture/lines.h"
#include "model/document.h"

namespace isnad::analysis::furniture {

struct Sites {
    std::vector<std::uint32_t> of;   // document -> site
    std::vector<std::string> names;  // site -> outlet's name, else host, else ""
};

// Requires: `pages` holds the lines of each document. Sites are numbered by their first document.
Sites find_sites(const std::vector<model::Document>& documents,
                 const std::vector<std::vector<Line>>& pages);

}  // namespace isnad::analysis::furniture
