// Purpose: see calendar.h. The arithmetic is that of std::chrono's civil calendar.
#include "analysis/dates/calendar.h"

#include <chrono>
#include <cstdio>

#include "base/calendar.h"
#include "base/result.h"

namespace isnad::analysis::dates {

namespace {

std::chrono::year_month_day civil(Date date) {
    return {std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
            std::chrono::day(static_cast<unsigned>(date.day))};
}

std::string print(const char* format, int a, int b, int c) {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, format, a, b, c);
    return buffer;
}

bool digits(std::string_view text, std::size_t at, std::size_t count, int& value) {
    if (at + count > text.size()) return false;
    value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return false;
        value = value * 10 + (text[i] - '0');
    }
    return true;
}

}  // namespace

bool is_valid(Date date) {
    return date.month >= 1 && date.day >= 1 && date.year > 0 && date.year < 10000 &&
           civil(date).ok();
}

int days_in_month(int year, int month) {
    const std::chrono::year_month_day_last last{
        std::chrono::year(year),
        std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month)))};
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::int64_t day_number(Date date) {
    const std::optional<int> number = base::day_number(iso_day(date));
    ISNAD_ASSERT(number);
    return *number;
}

Date date_of(std::int64_t number) {
    const std::chrono::year_month_day date{
        std::chrono::sys_days(std::chrono::days(static_cast<int>(number)))};
    return {int(date.year()), static_cast<int>(unsigned(date.month())),
            static_cast<int>(unsigned(date.day()))};
}

Date add_days(Date date, std::int64_t days) {
    return date_of(day_number(date) + days);
}

int weekday_of(Date date) {
    return static_cast<int>(
        std::chrono::weekday(std::chrono::sys_days(civil(date))).iso_encoding());
}

std::string iso_day(Date date) {
    return print("%04d-%02d-%02d", date.year, date.month, date.day);
}
std::string iso_month(int year, int month) {
    return print("%04d-%02d", year, month, 0);
}
std::string iso_year(int year) {
    return print("%04d", year, 0, 0);
}
std::string clock(int minutes) {
    return print("T%02d:%02d", minutes / 60, minutes % 60, 0);
}

std::string iso_week(Date date) {
    // The week belongs to the year of its Thursday.
    const Date thursday = add_days(date, 4 - weekday_of(date));
    const auto first = day_number({thursday.year, 1, 1});
    const int week = static_cast<int>((day_number(thursday) - first) / 7) + 1;
    return print("%04d-W%02d", thursday.year, week, 0);
}

std::optional<Moment> parse_iso(std::string_view text) {
    Moment out;
    if (!digits(text, 0, 4, out.date.year) || !digits(text, 5, 2, out.date.month) ||
        !digits(text, 8, 2, out.date.day) || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    if (!is_valid(out.date)) return std::nullopt;
    int hour = 0;
    int minute = 0;
    const bool timed = text.size() >= 16 && (text[10] == 'T' || text[10] == ' ') &&
                       digits(text, 11, 2, hour) && text[13] == ':' &&
                       digits(text, 14, 2, minute) && hour < 24 && minute < 60;
    if (timed) out.minutes = hour * 60 + minute;
    return out;
}

}  // namespace isnad::analysis::dates
