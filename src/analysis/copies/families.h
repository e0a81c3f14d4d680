// Passages grouped under their earliest witness.
//
// The idea: documents are put in an order that follows every known direction and, where none is
// known, the dates. Each stretch of a later document is taken from the one document that is nearest
// to it (most agrees, least was changed), and through that one's own sources back to a root: a
// document in which the stretch has no earlier witness. Stretches that lie on the same part of one
// root are a family. So a chain A, B, C is told as such, and a page made of two dispatches stands
// in two families without joining them. What it does not do: find passages, or judge directions.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/copies/copies.h"
#include "model/record.h"

namespace isnad::analysis::copies {

struct Lineage {
    std::vector<model::Family> families;  // most witnesses first, then by id
    // For each passage: the document through which it came from one side to the other.
    std::vector<std::optional<std::uint32_t>> via;
    // For each passage: whether one side took it from the other and no nearer witness is known.
    std::vector<bool> direct;
};

// Requires: Place::doc of the passages indexes `sources`. Repeats within a document are left aside.
// Near linear in the number of passages. The same for any order of passages.
Lineage find_families(const std::vector<Source>& sources,
                      const std::vector<model::Passage>& passages);

}  // namespace isnad::analysis::copies
