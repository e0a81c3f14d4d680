// Counts that say no number: "عشرات القتلى", "hundreds of thousands of people", "plusieurs
// villages".
#pragma once

#include <optional>
#include <string>

#include "analysis/numbers/line.h"

namespace isnad::analysis::numbers {

struct VagueCount {
    std::string label;  // "tens", "hundreds of thousands", "several"
    std::string unit;
    std::string currency;
    std::size_t end = 0;
};

// Returns: the vague count that begins at `at`, nullopt where none does.
std::optional<VagueCount> read_vague(const Line& line, std::size_t at);

}  // namespace isnad::analysis::numbers
