// Dates as pages write them, in attributes and in short visible lines, in any language that
// lexicon/months.tsv knows: "2021-11-25T19:10Z", "Wed, 02 Feb 2022 09:12:22 +0100", "5. Juni 2015",
// "15 августа 2016", "28.01.22", "2020年3月4日".
//
// Only full dates, with day, month and year: what a text leaves open needs its context, which is
// analysis/dates' matter, and so are the dates of the Hijra.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::extract {

// Which of two small numbers is the day, where the numbers themselves leave it open.
enum class DayOrder { day_first, month_first };

struct WrittenDate {
    std::string value;      // ISO 8601, with a time where one in ISO order follows
    std::size_t begin = 0;  // bytes of the text it was read from
    std::size_t end = 0;
    bool open_order = false;  // day and month are two small numbers that may change places
};

// Returns: the full dates in `words`, in order. Requires: well-formed UTF-8.
// Reads no more than the first 600 bytes.
std::vector<WrittenDate> written_dates(std::string_view words, DayOrder order);

// Returns: the date that an attribute's value states, in any of the above forms or in seconds or
// milliseconds since 1970; "" where it states none.
std::string date_value(std::string_view value, DayOrder order);

// Returns: `value` as "2021-11-25" or "2021-11-25T19:10" with seconds and zone as written, or ""
// where it is no plausible calendar date in ISO order (also "20211125", "2021/11/25").
std::string iso_date(std::string_view value);

// Returns: the date in an address, "/2021/11/25/", "2021-11-25", "/2021/nov/25/", "25-11-2021", or
// "".
std::string date_in_url(std::string_view url);

// Whether `word` names a month or a weekday, or commonly goes with them ("at", "Uhr", "الساعة").
bool goes_with_dates(std::string_view word);

}  // namespace isnad::extract
