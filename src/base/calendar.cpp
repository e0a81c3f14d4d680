// Purpose: see calendar.h.
#include "base/calendar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

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

std::string iso_date(int day_number) {
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day_number))};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

int iso_weekday(int day_number) {
    const std::chrono::weekday day{std::chrono::sys_days(std::chrono::days(day_number))};
    return static_cast<int>(day.iso_encoding());
}

std::optional<DayRange> days_of(std::string_view value) {
    const auto at = [](std::string text) { return day_number(text); };
    const auto digits = [&](std::size_t from, std::size_t count) {
        return value.size() >= from + count &&
               std::all_of(value.begin() + static_cast<std::ptrdiff_t>(from),
                           value.begin() + static_cast<std::ptrdiff_t>(from + count),
                           [](char byte) { return byte >= '0' && byte <= '9'; });
    };
    if (value.size() == 4 && value[3] == 'X' && digits(0, 3)) {
        const std::string decade(value.substr(0, 3));
        return DayRange{*at(decade + "0-01-01"), *at(decade + "9-12-31")};
    }
    if (!digits(0, 4)) return std::nullopt;
    const std::string year(value.substr(0, 4));
    if (value.size() == 4) return DayRange{*at(year + "-01-01"), *at(year + "-12-31")};
    if (value.size() == 7 && value[4] == '-' && digits(5, 2)) {
        const std::string month(value);
        for (const char* last : {"-31", "-30", "-29", "-28"}) {
            const auto end = at(month + last);
            if (end) return DayRange{*at(month + "-01"), *end};
        }
        return std::nullopt;
    }
    if (value.size() > 10 && value[10] != 'T') return std::nullopt;
    const auto day = day_number(value);
    return day ? std::optional(DayRange{*day, *day}) : std::nullopt;
}

}  // namespace isnad::base
