// Publication intervals: whether one lies before another, and by how long.
//
// What is not said precisely proves nothing: a month lies before a day only where all of it does.
// What it does not do: find dates (analysis/dates), or judge what a gap proves (direction.h).
#pragma once

#include <string_view>

namespace isnad::analysis::copies {

// Whether everything in the interval that ends with `not_after` lies before `not_before`. ISO 8601
// dates, perhaps with a time, perhaps only a month; what is not said precisely proves nothing.
bool ends_before(std::string_view not_after, std::string_view not_before);

// Returns: hours from the one to the other, each taken as the middle of the day, hour or month it
// names; 0 where the first does not end before the second, or a date cannot be read.
double hours_between(std::string_view not_after, std::string_view not_before);

}  // namespace isnad::analysis::copies
