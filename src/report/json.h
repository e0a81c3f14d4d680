// The whole record as JSON, exactly as the contract has it.
#pragma once

#include <iosfwd>

#include "model/record.h"

namespace isnad::report {

// Writes one JSON object, an element of each list on a line of its own; memory is bounded by the
// largest element, not by the record.
void write_json(std::ostream& out, const model::Record& record);

}  // namespace isnad::report
