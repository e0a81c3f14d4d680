// Which document took which stretch from which, and from which root it came in the end.
//
// The idea is told in families.h. Each passage between two documents is one from the earlier to
// the later of them (earliest.h). The passages into a document are taken with the nearest source
// first; each tells the stretches of the document that none before it told. What it does not do:
// group stretches.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/copies/copies.h"
#include "model/record.h"

namespace isnad::analysis::copies {

// A passage from the earlier to the later document.
struct Edge {
    std::uint32_t passage = 0;
    model::Place source;
    model::Place copy;
    std::uint32_t agreeing = 0;  // bytes of the copy
    std::uint32_t changed = 0;   // bytes of both
    bool evident = false;        // the passage's own direction says the same
};

// A stretch of a document that came from an earlier one.
struct Stretch {
    std::uint32_t edge = 0;
    model::Place here;
    model::Place root;
    bool evident = false;  // every step back to the root is
};

struct Descent {
    std::vector<Edge> edges;         // of one copy in a row, the nearest source first
    std::vector<Stretch> stretches;  // those of a document's nearest source first
    // For each passage, as in Lineage.
    std::vector<std::optional<std::uint32_t>> via;
    std::vector<bool> direct;
};

// Requires: Place::doc of the passages indexes `sources`. Near linear in the number of passages.
Descent find_descent(const std::vector<Source>& sources,
                     const std::vector<model::Passage>& passages);

}  // namespace isnad::analysis::copies
