// What each outlet of a story leaves out: its happenings against its outlets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/record.h"

namespace isnad::story::coverage {

struct Limits {
    std::size_t outlets = 40;
    std::size_t rows = 200;
    std::size_t like = 3;  // claims that may be the same happening, of a silent cell
};

// Returns: the matrix, empty for a story of fewer than two outlets or without events; what passes
// the limits is counted as left out. Requires: `by_id` holds the record's events, sorted by id;
// `outlet_of` gives the outlet of each document; record.conflicts are found.
model::Coverage coverage_of(const model::Record& record, const model::Story& story,
                            const std::vector<const model::Event*>& by_id,
                            const std::vector<std::uint32_t>& outlet_of, const Limits& limits = {});

}  // namespace isnad::story::coverage
