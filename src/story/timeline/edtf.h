// What a TIMEX3 value says about days, and days as EDTF.
//
// EDTF: Library of Congress, Extended Date/Time Format, https://www.loc.gov/standards/datetime/
// (ISO 8601-2:2019). Used here: level 0 dates and intervals, level 1 seasons, decades and open
// intervals, level 2 quarters, unspecified digits anywhere, and "one of a set".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace isnad::story::timeline {

// Days since 1970-01-01, both included; no value where the bound is not known.
struct Days {
    std::optional<int> first;
    std::optional<int> last;
    friend bool operator==(const Days&, const Days&) = default;

    bool whole() const { return first && last; }
};

// A time expression as EDTF, with the days that it leaves open.
struct Moment {
    std::string edtf;  // "" where EDTF has no such value: "a Friday"
    Days days;         // both or none
};

// Returns: nothing for durations, sets and what is no time. "2024-02-09TNI", the night, is the day
// and the one behind it; a season is as long as it can be in either hemisphere's almanac.
std::optional<Moment> moment_of(std::string_view timex);

// Returns: the shortest EDTF value for these days: "2021-11", "2021-11-03/2021-11-09",
// "../2021-11-09"; "" where neither bound is known. Requires: years 0 to 9999.
std::string edtf_of(const Days& days);

}  // namespace isnad::story::timeline
