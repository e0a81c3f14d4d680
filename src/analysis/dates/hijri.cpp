// The Hijri calendar in its umm al-qura form, by ICU. It is the civil calendar of Saudi Arabia;
// where the moon is sighted the day may be one off, which a single day cannot say.
#include <unicode/calendar.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>

#include <memory>

#include "analysis/dates/calendar.h"

namespace isnad::analysis::dates {

namespace {

constexpr double kMillisecondsPerDay = 86400000.0;

std::unique_ptr<icu::Calendar> calendar_at(int year, int month, UErrorCode& status) {
    std::unique_ptr<icu::TimeZone> utc(icu::TimeZone::getGMT()->clone());
    std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(
        utc.release(), icu::Locale("en@calendar=islamic-umalqura"), status));
    if (U_FAILURE(status) || !calendar) return nullptr;
    calendar->clear();
    calendar->set(year, month - 1, 1);
    return calendar;
}

bool in_range(int year, int month) {
    return year >= 1300 && year <= 1600 && month >= 1 && month <= 12;
}

}  // namespace

std::optional<int> hijri_month_length(int year, int month) {
    if (!in_range(year, month)) return std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    const auto calendar = calendar_at(year, month, status);
    if (!calendar) return std::nullopt;
    const int length = calendar->getActualMaximum(UCAL_DAY_OF_MONTH, status);
    if (U_FAILURE(status)) return std::nullopt;
    return length;
}

std::optional<Date> hijri_to_gregorian(int year, int month, int day) {
    const auto length = hijri_month_length(year, month);
    if (!length || day < 1 || day > *length) return std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    const auto calendar = calendar_at(year, month, status);
    if (!calendar) return std::nullopt;
    const double first = calendar->getTime(status);
    if (U_FAILURE(status)) return std::nullopt;
    return date_of(static_cast<std::int64_t>(first / kMillisecondsPerDay) + day - 1);
}

}  // namespace isnad::analysis::dates
