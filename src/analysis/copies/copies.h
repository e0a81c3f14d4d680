// Passages that stand in more than one place: whose words these are.
//
// The idea: whatever shares four words in a row is proposed (tracer.h), aligned word by word in key
// form, and kept where the words that agree outweigh those that do not (passages.h); what holds
// many of another's words near each other in any order is compared word by word (reworded.h); page
// furniture is learned and left out (furniture.h). What it does not do: follow a translation, or
// keep an index between calls.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"

namespace isnad::analysis::copies {

// One text to compare. Lifetime: views must live through find_copies.
struct Source {
    std::string_view text;
    std::vector<model::Span> regions;  // the parts to compare, in order: the body's blocks
    std::string outlet;                // "" unknown
    std::string not_before;            // publication interval, ISO, "" unknown
    std::string not_after;
};

struct Options {
    unsigned threads = 1;
};

// Texts of equal words are each reported against the earliest of them. In families of more than 16
// near copies a text is compared with the 8 earliest and the 8 latest before it, not with all.
// Returns: shared passages between any two sources and inside one (a.doc == b.doc, kind repeat),
// sorted by (a, b); Place::doc indexes `sources`; a.doc <= b.doc. Spans are whole words.
std::vector<model::Passage> find_copies(const std::vector<Source>& sources,
                                        const Options& options = {});

}  // namespace isnad::analysis::copies
