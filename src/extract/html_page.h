// An HTML page as the passes over it see it: the element tree, its visible lines, what its markup
// says of itself, where its article lies, and the site it belongs to.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/html.h"
#include "extract/lines.h"
#include "extract/metadata.h"
#include "extract/root.h"
#include "model/article.h"

namespace isnad::extract {

struct HtmlPage {
    HtmlTree tree;
    PageLines lines;
    Metadata metadata;
    Layout layout;
    std::optional<model::OutletName> site;

    bool in_article(const Line& line) const {
        return line.node >= layout.root && line.node < tree[layout.root].subtree_end;
    }
    // Returns: the nearest element of that tag, the node itself or one above it; 0 where none is
    // within a dozen steps.
    std::uint32_t nearest(std::uint32_t node, Tag wanted) const {
        for (int steps = 0; node != 0 && steps < 12; ++steps, node = tree[node].parent) {
            if (tree[node].tag == wanted) return node;
        }
        return 0;
    }
};

struct HtmlTitle {
    std::string text;                 // "" where the page has none
    std::string key;                  // bare_key of the line that shows it, "" where none does
    std::optional<std::size_t> line;  // index of the line that shows it
};

}  // namespace isnad::extract
