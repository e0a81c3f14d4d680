// The whole record as JSON, exactly as the contract has it.
#pragma once

#include <iosfwd>

#include "model/record.h"

namespace isnad::report {

// Writes one JSON object, an element of each list on a line of its own; memory is bounded by a few
// hundred elements, not by the record. The same bytes for any number of threads.
void write_json(std::ostream& out, const model::Record& record, unsigned threads = 1);

}  // namespace isnad::report
