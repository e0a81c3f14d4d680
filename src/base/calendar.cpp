// Purpose: see calendar.h.
#include "base/calendar.h"

#include <charconv>
#include <chrono>

namespace isnad::base {

std::optional<int> day_number(std::string_view iso_date) {
    if (iso_date.size() < 10 || iso_date[4] != '-' || iso_date[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t digits) {
        int parsed = -1;
        const char* begin = iso_date.data() + at;
        const auto [end, error] = std::from_chars(begin, begin + digits, parsed);
        return error == std::errc() && end == begin + digits ? parsed : -1;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (year < 0 || month < 1 || day < 1) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count());
}

}  // namespace isnad::base
