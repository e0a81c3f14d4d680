// Two documents side by side, as a person reads them in a terminal and as programs do.
#pragma once

#include <iosfwd>

#include "model/record.h"

namespace isnad::report {

// Requires: the record holds two documents, their copies and derivations. Lines keep within 80
// columns; words changed stand in [brackets]; A and B stand before the words of each side, so that
// text of either direction keeps its place.
void write_comparison(std::ostream& out, const model::Record& record);

// One JSON object: "documents", "copies", "derivations" as in the record.
void write_comparison_json(std::ostream& out, const model::Record& record);

}  // namespace isnad::report
