// Calendar arithmetic and the spellings of TIMEX3 values. Proleptic Gregorian; no clock, no zone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace isnad::analysis::dates {

struct Date {
    int year = 0;
    int month = 0;  // 1-12
    int day = 0;    // 1-31
    friend auto operator<=>(const Date&, const Date&) = default;
};

struct Moment {
    Date date;
    std::optional<int> minutes;  // of the day
};

// Years that a page can mean; outside them digits are no year.
constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2199;

bool is_valid(Date date);
int days_in_month(int year, int month);
std::int64_t day_number(Date date);  // base::day_number of it. Requires: a valid date
Date date_of(std::int64_t day_number);
Date add_days(Date date, std::int64_t days);
int weekday_of(Date date);  // ISO 8601: Monday is 1

std::string iso_day(Date date);              // "2021-11-24"
std::string iso_month(int year, int month);  // "2021-11"
std::string iso_year(int year);
std::string iso_week(Date any_day_of_it);  // "2022-W27"
std::string clock(int minutes);            // "T20:20"

// Reads "2021-11-24", with or without a time after it. Errors: nullopt where it is no such date.
std::optional<Moment> parse_iso(std::string_view text);

// Umm al-qura (ICU's islamic-umalqura). Returns: nullopt outside 1300-1600 or where there is no
// such day.
std::optional<Date> hijri_to_gregorian(int year, int month, int day);
std::optional<int> hijri_month_length(int year, int month);
// Returns: year, month and day of that calendar.
std::optional<Date> gregorian_to_hijri(Date date);

// Months are numbered as ICU does: Tishri 1, Adar I 6 (of leap years only), Adar 7, Elul 13.
std::optional<Date> hebrew_to_gregorian(int year, int month, int day);

}  // namespace isnad::analysis::dates
