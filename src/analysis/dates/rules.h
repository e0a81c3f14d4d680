// The rule families of times. Each tries to read one expression that begins at a token; where
// several can, find_times takes the longest, and of equals the first in the order below.
#pragma once

#include <optional>
#include <string>

#include "analysis/dates/resolve.h"
#include "analysis/dates/view.h"

namespace isnad::analysis::dates {

struct Reading {
    std::size_t begin = 0;
    std::size_t end = 0;  // one past the last token
    model::TimeType type = model::TimeType::date;
    std::string value;  // "" where vague, unknown or impossible
    bool relative = false;
    const char* rule = "";
    bool elided = false;  // the first token begins with an elided article ("l'été") to leave out
};

using Rule = std::optional<Reading> (*)(const View&, std::size_t at);

// "اليوم الأربعاء", "صباح الثلاثاء", "السبت، 17-10-2020 08:20 م", "20 May 2024": a day, with what
// names it: day words, weekday, date, part of the day, clock time.
std::optional<Reading> read_day_expression(const View& view, std::size_t at);
// "سنة 1995", "في 2020", "2023-2024", "صيف 2021", "1990s", "سبعينيات القرن الماضي"
std::optional<Reading> read_years(const View& view, std::size_t at);
// "أواخر العام الماضي", "last week", "نهاية الأسبوع"
std::optional<Reading> read_period(const View& view, std::size_t at);
// "ثلاثة أيام", "قبل شهرين", "two years ago", "كل يوم"
std::optional<Reading> read_duration(const View& view, std::size_t at);
// "بين 23 و25 مايو", "من 2019 إلى 2021", "3 و4 مايو": two ends of one time, or days that share a
// month
std::optional<Reading> read_range(const View& view, std::size_t at);
// "أول اثنين من مايو", "آخر يوم من العام الماضي", "الأربعاء من الأسبوع الماضي"
std::optional<Reading> read_nth_day(const View& view, std::size_t at);
// "الأيام القليلة الماضية", "the last three years"
std::optional<Reading> read_recent_span(const View& view, std::size_t at);
// "بين الثامنة والعاشرة مساء", "من الساعة 8 إلى 10"
std::optional<Reading> read_clock_range(const View& view, std::size_t at);
// "10 Tishri 5782"
std::optional<Reading> read_hebrew_date(const View& view, std::size_t at);
// "مطلع الأسبوع", "أواخر مايو 2020", "early 2021": a part of the period after it
std::optional<Reading> read_part_of_period(const View& view, std::size_t at);
// A clock time by itself: "الساعة الثامنة مساء", "08:20", "7 pm"
std::optional<Reading> read_clock_time(const View& view, std::size_t at);

// A calendar unit with the article, which is the one of now: "الأسبوع", "l'année"
std::optional<Reading> read_this_period(const View& view, std::size_t at);
// "P3D" of 3 and "D". Returns: "" where the count is none.
std::string duration_value(double count, std::string_view unit);
// Whether what follows a number makes it a count, not a year.
bool counts_something(const View& view, std::size_t at, int value);

// Parts that families share. A reading of a date before it is resolved:
struct DateParts {
    PartialDate date;
    std::size_t end = 0;
    bool impossible = false;  // written as a date, but there is no such day
    std::optional<int> minutes;
};
std::optional<DateParts> read_numeric_date(const View& view, std::size_t at);
std::optional<DateParts> read_written_date(const View& view, std::size_t at);

struct ClockParts {
    int minutes = 0;
    std::size_t end = 0;
    std::string zone;  // "Z", "+03:00"; "" where none is said
};
// "الساعة 08:20 م", "at 7 pm", "19h30". A bare hour needs the word for it, or am or pm.
// The hour as a part of the day makes it: 5:00 of "TEV" is 17:00.
int minutes_in_part(int minutes, std::string_view part);
// Whether the weekday is each such day: "fermé le lundi".
bool is_habitual_weekday(const View& view, std::size_t at);
std::optional<ClockParts> read_clock(const View& view, std::size_t at);

struct YearParts {
    int year = 0;
    bool hijri = false;
    std::size_t end = 0;
};
// Digits or words that can be a year, with the mark of the era. Whether they are one is for the
// caller's context.
std::optional<YearParts> read_year_number(const View& view, std::size_t at);

}  // namespace isnad::analysis::dates
