// The Hijri calendar in its umm al-qura form, by ICU. It is the civil calendar of Saudi Arabia;
// where the moon is sighted the day may be one off, which a single day cannot say: the rule that
// `annotate --explain` names says it instead.
//
// The first days of all months are asked of ICU once; a look-up is then arithmetic.
#include <unicode/calendar.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "analysis/dates/calendar.h"

namespace isnad::analysis::dates {

namespace {

constexpr double kMillisecondsPerDay = 86400000.0;
constexpr int kFirstHijri = 1300;
constexpr int kLastHijri = 1600;

// Day numbers of the first days of the months from kFirstHijri on, and of the day after the last.
// Empty where ICU lacks the calendar.
const std::vector<std::int64_t>& month_starts() {
    static const std::vector<std::int64_t> starts = [] {
        std::vector<std::int64_t> days;
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::TimeZone> utc(icu::TimeZone::getGMT()->clone());
        const std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(
            utc.release(), icu::Locale("en@calendar=islamic-umalqura"), status));
        if (U_FAILURE(status) || !calendar) return days;
        for (int month = 0; month <= (kLastHijri - kFirstHijri + 1) * 12; ++month) {
            calendar->clear();
            calendar->set(kFirstHijri + month / 12, month % 12, 1);
            const double time = calendar->getTime(status);
            if (U_FAILURE(status)) return std::vector<std::int64_t>();
            days.push_back(static_cast<std::int64_t>(std::floor(time / kMillisecondsPerDay)));
        }
        return days;
    }();
    return starts;
}

// Returns: the month's place in month_starts(), which holds one more after it.
std::optional<std::size_t> place_of(int year, int month) {
    if (year < kFirstHijri || year > kLastHijri || month < 1 || month > 12) return std::nullopt;
    const auto place = static_cast<std::size_t>((year - kFirstHijri) * 12 + month - 1);
    return place + 1 < month_starts().size() ? std::optional(place) : std::nullopt;
}

}  // namespace

std::optional<int> hijri_month_length(int year, int month) {
    const auto place = place_of(year, month);
    if (!place) return std::nullopt;
    return static_cast<int>(month_starts()[*place + 1] - month_starts()[*place]);
}

std::optional<Date> hijri_to_gregorian(int year, int month, int day) {
    const auto length = hijri_month_length(year, month);
    if (!length || day < 1 || day > *length) return std::nullopt;
    return date_of(month_starts()[*place_of(year, month)] + day - 1);
}

std::optional<Date> gregorian_to_hijri(Date date) {
    const auto& starts = month_starts();
    const std::int64_t day = day_number(date);
    const auto next = std::upper_bound(starts.begin(), starts.end(), day);
    if (next == starts.begin() || next == starts.end()) return std::nullopt;
    const auto place = static_cast<int>(next - starts.begin()) - 1;
    return Date{kFirstHijri + place / 12, place % 12 + 1, static_cast<int>(day - *(next - 1)) + 1};
}

}  // namespace isnad::analysis::dates
