// Purpose: see resolve.h.
//
// News looks back: a day without a year is the last one on or before the page's date. Three things
// overrule that, in this order: a weekday that fits only one year, a word that says which way
// ("المقبل"), and a sentence that tells of what is to come. A day that lies only weeks ahead and
// whose last occurrence is most of a year ago is taken as ahead: newspapers write the year, or
// "الماضي", when they mean last year.
#include "analysis/dates/resolve.h"

#include <cstdio>
#include <cstdlib>

namespace isnad::analysis::dates {

namespace {

constexpr std::int64_t kNearAhead = 45;   // days
constexpr std::int64_t kJustBehind = 60;  // days; what they name needs no year
constexpr int kLastHijri = 1600;          // later years are Gregorian

std::string unknown_year(int month, std::optional<int> day) {
    char buffer[24];
    if (day) {
        std::snprintf(buffer, sizeof buffer, "XXXX-%02d-%02d", month, *day);
    } else {
        std::snprintf(buffer, sizeof buffer, "XXXX-%02d", month);
    }
    return buffer;
}

bool looks_ahead(const Bearing& bearing) {
    return bearing.prefer == Prefer::future || bearing.future_said;
}

// The year of a day and month, by weekday if one is said. Returns: nullopt where no near year has
// that day.
std::optional<int> infer_year_of_day(const PartialDate& parts, const Bearing& bearing) {
    const Date today = bearing.reference->date;
    const std::int64_t now = day_number(today);
    std::optional<int> past;
    std::optional<int> ahead;
    std::optional<int> by_weekday;
    std::int64_t past_gap = 0;
    std::int64_t ahead_gap = 0;
    std::int64_t weekday_gap = 0;
    constexpr int kReach = 8;  // years: 29 February comes back within eight
    for (int year = today.year - kReach; year <= today.year + kReach; ++year) {
        const Date day{year, *parts.month, *parts.day};
        if (!is_valid(day)) continue;
        const std::int64_t gap = day_number(day) - now;
        if (gap <= 0) {
            past = year;
            past_gap = -gap;
        } else if (!ahead) {
            ahead = year;
            ahead_gap = gap;
        }
        const bool near = year >= today.year - 2 && year <= today.year + 1;
        if (parts.weekday && near && weekday_of(day) == *parts.weekday &&
            (!by_weekday || std::abs(gap) < weekday_gap)) {
            by_weekday = year;
            weekday_gap = std::abs(gap);
        }
    }
    if (by_weekday) return by_weekday;
    if (bearing.prefer == Prefer::none && !bearing.future_said) {
        if (past && ahead) return past_gap <= ahead_gap ? past : ahead;
    }
    if (bearing.prefer == Prefer::past && past && past_gap <= kJustBehind) return past;
    if (looks_ahead(bearing)) return past_gap == 0 && past ? past : ahead;
    if (ahead && ahead_gap <= kNearAhead && past_gap > 2 * kNearAhead) return ahead;
    return past;
}

int infer_year_of_month(int month, std::optional<int> shift, const Bearing& bearing, Date today) {
    if (shift && *shift == 0) return today.year;
    if (shift && *shift < 0) return today.year + (month < today.month ? 1 : 0) + *shift;
    if (shift && *shift > 0) return today.year + (month > today.month ? -1 : 0) + *shift;
    const int behind = (today.month - month + 12) % 12;
    if (bearing.prefer == Prefer::past && (behind == 1 || behind == 2))
        return today.year - (month > today.month ? 1 : 0);
    if (looks_ahead(bearing)) return today.year + (month < today.month ? 1 : 0);
    if (bearing.prefer == Prefer::none) {
        const int gap = month - today.month;
        return today.year + (gap > 6 ? -1 : gap < -6 ? 1 : 0);
    }
    return today.year - (month > today.month ? 1 : 0);
}

std::string interval(Date first, Date last) {
    return iso_day(first) + "/" + iso_day(last);
}

// The Hijri year meant where none is said.
std::optional<int> infer_hijri_year(const PartialDate& parts, const Bearing& bearing) {
    if (!bearing.reference || !parts.month || parts.year_shift) return std::nullopt;
    const auto today = gregorian_to_hijri(bearing.reference->date);
    if (!today) return std::nullopt;
    const int year = infer_year_of_month(*parts.month, parts.month_shift, bearing, *today);
    if (parts.day && !parts.month_shift && bearing.prefer == Prefer::past) {
        // A day that is weeks ahead, as of the common calendar.
        for (const int near : {today->year, today->year + 1}) {
            const auto day = hijri_to_gregorian(near, *parts.month, *parts.day);
            const auto gap = day ? day_number(*day) - day_number(bearing.reference->date) : -1;
            if (gap >= 0 && gap <= kNearAhead) return near;
        }
    }
    if (!parts.day || parts.month_shift || *parts.month != today->month) return year;
    if (looks_ahead(bearing)) return year + (*parts.day < today->day ? 1 : 0);
    return year - (*parts.day > today->day && bearing.prefer == Prefer::past ? 1 : 0);
}

// "رمضان 2021": the Hijri year whose such month or day begins within the Gregorian one.
int hijri_year_within(const PartialDate& parts, int gregorian) {
    const auto first = gregorian_to_hijri({gregorian, 1, 1});
    if (!first) return 0;
    const auto day =
        hijri_to_gregorian(first->year, parts.month.value_or(1), parts.day.value_or(1));
    return first->year + (day && day->year == gregorian ? 0 : 1);
}

Resolved resolve_hijri(const PartialDate& parts, const Bearing& bearing) {
    const bool relative = !parts.year;
    const auto said = parts.year ? parts.year : infer_hijri_year(parts, bearing);
    if (!said) return {"", true, std::nullopt};
    const int year = *said > kLastHijri ? hijri_year_within(parts, *said) : *said;
    if (parts.month && parts.day) {
        const auto day = hijri_to_gregorian(year, *parts.month, *parts.day);
        if (!day) return {};
        return {iso_day(*day), relative, day};
    }
    const int month = parts.month.value_or(1);
    const int last_month = parts.month.value_or(12);
    const auto length = hijri_month_length(year, last_month);
    if (!length) return {};
    const auto first = hijri_to_gregorian(year, month, 1);
    const auto last = hijri_to_gregorian(year, last_month, *length);
    if (!first || !last) return {};
    return {interval(*first, *last), relative, std::nullopt};
}

// "15 August next", said on 13 August, is in two days; "5 August last" was a week ago. Returns: by
// how many years the month alone is off.
int same_month_turn(const PartialDate& parts, Date today) {
    if (*parts.month != today.month) return 0;
    if (*parts.month_shift == 1 && *parts.day > today.day) return -1;
    return *parts.month_shift == -1 && *parts.day < today.day ? 1 : 0;
}

Resolved resolve_near_month(const PartialDate& parts, const Bearing& bearing) {
    Resolved out;
    out.relative = true;
    if (!bearing.reference || !parts.day) return out;
    const Date today = bearing.reference->date;
    const int months = today.year * 12 + today.month - 1 + *parts.near_month;
    const Date day{months / 12, months % 12 + 1, *parts.day};
    if (!is_valid(day)) return out;
    out.day = day;
    out.value = iso_day(day);
    return out;
}

}  // namespace

Resolved resolve(const PartialDate& parts, const Bearing& bearing) {
    if (parts.hijri) return resolve_hijri(parts, bearing);
    if (parts.near_month) return resolve_near_month(parts, bearing);
    Resolved out;
    std::optional<int> year = parts.year;
    if (!year && parts.year_shift) {
        out.relative = true;
        if (bearing.reference) year = bearing.reference->date.year + *parts.year_shift;
    }
    if (!parts.month) {
        if (year) out.value = iso_year(*year);
        return out;
    }
    if (!year) {
        out.relative = true;
        if (bearing.reference) {
            year = parts.day && !parts.month_shift
                       ? infer_year_of_day(parts, bearing)
                       : infer_year_of_month(*parts.month, parts.month_shift, bearing,
                                             bearing.reference->date);
            if (parts.day && parts.month_shift && year)
                *year += same_month_turn(parts, bearing.reference->date);
        }
    }
    if (!parts.day) {
        out.value = year ? iso_month(*year, *parts.month) : unknown_year(*parts.month, {});
        return out;
    }
    constexpr int kLeapYear = 2000;
    if (!is_valid({year.value_or(kLeapYear), *parts.month, *parts.day})) return {};
    if (!year) {
        out.value = unknown_year(*parts.month, parts.day);
        return out;
    }
    out.day = Date{*year, *parts.month, *parts.day};
    out.value = iso_day(*out.day);
    return out;
}

Resolved resolve_weekday(int weekday, std::optional<int> shift, const Bearing& bearing) {
    Resolved out;
    out.relative = true;
    if (!bearing.reference) {
        out.value = "XXXX-WXX-" + std::to_string(weekday);
        return out;
    }
    const Date today = bearing.reference->date;
    const int back = (weekday_of(today) - weekday + 7) % 7;   // days since, 0 today
    const int ahead = (weekday - weekday_of(today) + 7) % 7;  // days until, 0 today
    std::int64_t days = 0;
    if (shift && *shift < 0) {
        days = -(back == 0 ? 7 : back) + 7 * (*shift + 1);
    } else if (shift && *shift > 0) {
        days = (ahead == 0 ? 7 : ahead) + 7 * (*shift - 1);
    } else if (shift || looks_ahead(bearing)) {
        days = ahead;
    } else if (bearing.prefer == Prefer::none) {
        days = back <= ahead ? -back : ahead;
    } else {
        days = -back;
    }
    out.day = add_days(today, days);
    out.value = iso_day(*out.day);
    return out;
}

}  // namespace isnad::analysis::dates
