// Ranges: "between 5 and 10 people", "من 5 إلى 7 بالمئة", "5-7 soldiers", "$5-7 million".
#pragma once

#include <optional>

#include "analysis/numbers/amounts.h"
#include "analysis/numbers/line.h"

namespace isnad::analysis::numbers {

struct Range {
    Amount low;  // with the unit that stands behind the upper end, where it has none of its own
    std::size_t low_at = 0;
    Amount high;
    std::size_t high_at = 0;
    bool bounded = true;  // false where something went from one to the other
};

// Returns: the range that a word opens at `at` ("between", "من"), nullopt where none does.
std::optional<Range> read_range(const Line& line, std::size_t at);

// Returns: the range whose lower end stands at `at` with no word before it; its unit must be known.
std::optional<Range> read_open_range(const Line& line, std::size_t at);

}  // namespace isnad::analysis::numbers
