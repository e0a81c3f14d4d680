// An order of documents in which a source comes before its copies, as far as anything tells.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/copies/copies.h"
#include "model/record.h"

namespace isnad::analysis::copies {

// Returns: for each source its place in the order. It follows the known directions of the passages
// (a circle of them is cut at its earliest date); where none is known, the end of the publication
// interval, undated sources last, ties by index.
std::vector<std::uint32_t> order_of(const std::vector<Source>& sources,
                                    const std::vector<model::Passage>& passages);

}  // namespace isnad::analysis::copies
