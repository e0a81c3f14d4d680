// When two values that news reports give can both be right.
//
// A value is what was said: how precisely, and within which bounds. "Over 100" agrees with 120,
// "about 300" with 310, "2020" with "2020-12"; what cannot be compared agrees.
#pragma once

#include <string>
#include <string_view>

namespace isnad::story::compare {

struct Figure {
    double value = 0;
    std::string bound;  // "", "over", "under", "about"
};

// How a plain figure may have been rounded by the one who gave it.
enum class Rounding {
    counts,   // people and things: only thousands are rounded without saying so
    amounts,  // money: two significant digits are enough
};

bool figures_agree(const Figure& a, const Figure& b, Rounding rounding);

// Compares TIMEX3 dates (years, months, days; XXXX for an unknown part). Two days
// differ, but a night may be counted to either. Durations, sets and
// unknown values agree with anything.
bool dates_agree(std::string_view a, std::string_view b);

// Returns: the figure as the record shows it: "about 300", "1.5".
std::string to_string(const Figure& figure);

}  // namespace isnad::story::compare
