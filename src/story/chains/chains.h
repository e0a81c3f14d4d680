// What a copy's chain takes from its original's, and what it leaves out.
//
// Idea: a claim in copied words is followed to the claim that tells the same words on the page they
// were taken from, and from there on, page by page, to the earliest whose direction is known. Where
// that one's chain goes further to the root, the copy inherits the links it does not have. If its
// page credits somebody farther from the event instead, or nobody anywhere, it hides them. Where
// no direction is known, two chains that end in different sources are told side by side, and
// nobody is said to have changed anything.
//
// Other words for one source are no difference. A source whose words stand on both pages in the
// same place was not hidden, whatever the reading made of it.
#pragma once

#include <vector>

#include "model/record.h"

namespace isnad::story::chains {

// Returns: as Record::inheritances. Requires: documents with their claims, and copies with their
// directions and `via`.
std::vector<model::Inheritance> find_inheritances(const model::Record& record);

}  // namespace isnad::story::chains
