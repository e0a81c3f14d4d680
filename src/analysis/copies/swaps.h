// Which words stand for which in copies, counted over all of them.
//
// Each place is a substitution of a passage that one side took from the other (families.h); where
// the direction is known the source's words come first, else the order of their key forms decides.
// What is written onto an Arabic word on both sides alike (و ب ل) is set aside where the article
// follows it, or where the bare pair stands somewhere too. What it does not do: judge words.
#pragma once

#include <vector>

#include "analysis/copies/copies.h"
#include "model/record.h"

namespace isnad::analysis::copies {

// `direct`: which passages count (see Lineage::direct).
// Returns: the swaps, most places first, then by text. Place::doc indexes `sources`.
std::vector<model::Swap> find_swaps(const std::vector<Source>& sources,
                                    const std::vector<model::Passage>& passages,
                                    const std::vector<bool>& direct);

}  // namespace isnad::analysis::copies
