// What two documents that share passages have in common as wholes, and what only one of them says.
//
// A sentence is one document's own if hardly any of its words agree with the other's. It is told
// where it lies between or beside sentences that are shared: there an editor had it before them
// and left it out, or put it in. Where most of a document was taken, all the rest of it is told.
// What it does not do: tell a sentence that was reworded beyond alignment from a new one.
#pragma once

#include <vector>

#include "analysis/copies/copies.h"
#include "model/record.h"

namespace isnad::analysis::copies {

// Requires: Place::doc of the passages indexes `sources`.
// Returns: one for each two documents with shared passages, sorted by (a, b). Linear in the sizes
// of the documents of each pair.
std::vector<model::Derivation> find_derivations(const std::vector<Source>& sources,
                                                const std::vector<model::Passage>& passages);

}  // namespace isnad::analysis::copies
