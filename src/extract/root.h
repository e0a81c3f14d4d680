// Where on an HTML page the article's text stands: one element under which it lies, and which
// zones of the page (comments, related links, chrome) are not it.
//
// Each line of the page weighs what it looks like: prose counts its letters, the prose of teasers
// and what stands above the headline a part of them, lines of links count against. Weights are
// summed up the tree, zones named by tags and hints count nothing unless they hold so much of the
// page's prose that the hint must be wrong. From the top the way leads down to the element that
// still holds nearly all of it; an element that names itself the article's body (itemprop, class)
// is taken where it holds enough. Linear in the size of the page.
#pragma once

#include <string_view>
#include <vector>

#include "extract/hints.h"
#include "extract/html.h"
#include "extract/lines.h"
#include "extract/metadata.h"

namespace isnad::extract {

// Lines from `begin` up to `end`; empty where `end` is 0.
struct LineRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool contains(std::size_t line) const { return line >= begin && line < end; }
};

struct Layout {
    std::vector<Hints> zones;  // for each node: the zones it lies in
    std::vector<Hints> own;    // for each node: its own hints
    std::vector<bool> stated;  // for each line: whether the markup states its words as the body
    std::vector<bool> teaser;  // for each line: whether it is the prose of a teaser
    std::vector<double> run;   // for each line of prose: letters of the run of prose it is in
    std::size_t headline = 0;  // the line that shows the title, 0 where none is known
    LineRange head_run;        // the run of prose that begins under it
    bool has_stated = false;   // whether any is
    std::uint32_t root = 0;    // the element that holds the article
};

Layout find_layout(const HtmlTree& tree, const PageLines& page, const Metadata& metadata);

// Returns: whether the line reads as prose by itself.
bool is_prose(const Line& line);

// The zones whose lines are not the article's.
constexpr Hints kOutside = kHintComment | kHintRelated | kHintChrome | kHintHidden;

}  // namespace isnad::extract
