// Days as numbers: how far two ISO dates lie apart, and which days a value leaves open.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace isnad::base {

// Returns: days since 1970-01-01 of a value that begins with "YYYY-MM-DD" and is a day of the
// proleptic Gregorian calendar; nothing for any other.
std::optional<int> day_number(std::string_view iso_date);

// Returns: the ISO date of a day number, "YYYY-MM-DD". Requires: a year from 0 to 9999.
std::string iso_date(int day_number);

// Returns: 1 for Monday to 7 for Sunday.
int iso_weekday(int day_number);

// Days from `first` to `last`, both included.
struct DayRange {
    int first = 0;
    int last = 0;
};

// Returns: the days that a TIMEX3 value of known year leaves open: "2021", "2021-11", "2021-11-24"
// with or without a time behind it, "197X"; nothing for any other (weeks, quarters, seasons,
// intervals).
std::optional<DayRange> days_of(std::string_view value);

}  // namespace isnad::base
