// What a record shows of which outlets depend on which: dependence.h held against its pages.
//
// An occasion is a story; an item a figure, an amount or a day that two outlets or more give for
// one event. Traces are copied passages with their direction, chains that name the other outlet,
// and agencies that both credit.
#pragma once

#include <vector>

#include "model/record.h"

namespace isnad::story::dependence {

// Returns: as Record::dependences; pairs that are dependent with high probability only. Requires:
// documents, copies with their directions, events, stories and outlets are filled.
std::vector<model::OutletDependence> dependences_of(const model::Record& record);

}  // namespace isnad::story::dependence
