// Days as numbers: how far two ISO dates lie apart.
#pragma once

#include <optional>
#include <string_view>

namespace isnad::base {

// Returns: days since 1970-01-01 of a value that begins with "YYYY-MM-DD" and is a day of the
// proleptic Gregorian calendar; nothing for any other.
std::optional<int> day_number(std::string_view iso_date);

}  // namespace isnad::base
