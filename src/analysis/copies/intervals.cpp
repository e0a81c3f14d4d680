// Purpose: see intervals.h.
#include "analysis/copies/intervals.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <string>

#include "base/calendar.h"

namespace isnad::analysis::copies {

namespace {

// The fields of "2021-11-24T19:10:00" that are said: how many, and their values.
struct Moment {
    std::array<int, 5> fields = {0, 1, 1, 0, 0};  // year, month, day, hour, minute
    std::size_t said = 0;
};

std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t digits) {
    int value = 0;
    if (at + digits > text.size()) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + digits, value);
    if (error != std::errc() || end != text.data() + at + digits || value < 0) return std::nullopt;
    return value;
}

std::optional<Moment> moment_of(std::string_view text) {
    constexpr std::array<std::size_t, 5> kPlaces = {0, 5, 8, 11, 14};
    Moment moment;
    for (std::size_t field = 0; field < kPlaces.size(); ++field) {
        const auto value = number_at(text, kPlaces[field], field == 0 ? 4 : 2);
        if (!value) break;
        moment.fields[field] = *value;
        ++moment.said;
    }
    if (moment.said == 0) return std::nullopt;
    return moment;
}

double hours_of(const Moment& moment) {
    const auto& [year, month, day, hour, minute] = moment.fields;
    const std::chrono::sys_days date =
        std::chrono::year(year) / static_cast<unsigned>(month) / static_cast<unsigned>(day);
    return static_cast<double>(date.time_since_epoch().count()) * 24 + hour + minute / 60.0;
}

// The middle of what the moment may mean: of its year, month, day, hour or minute.
double middle_of(const Moment& moment) {
    constexpr std::array<double, 6> kLengths = {0, 365 * 24, 30 * 24, 24, 1, 0};
    return hours_of(moment) + kLengths.at(moment.said) / 2;
}

// A moment that says its zone, in UTC to the minute; any other as it is.
std::string in_utc(std::string_view text) {
    constexpr std::size_t kMinutesEnd = 16;  // of "2021-11-24T19:10"
    const auto moment = moment_of(text);
    const std::size_t zone = text.find_first_of("Zz+-", std::min(text.size(), kMinutesEnd));
    if (!moment || moment->said < 5 || zone == std::string_view::npos) return std::string(text);
    int offset = 0;
    if (text[zone] != 'Z' && text[zone] != 'z') {
        const auto hours = number_at(text, zone + 1, 2);
        const bool colon = text.size() > zone + 3 && text[zone + 3] == ':';
        const auto minutes = number_at(text, zone + (colon ? 4 : 3), 2);
        if (!hours) return std::string(text);
        offset = (text[zone] == '-' ? -1 : 1) * (*hours * 60 + minutes.value_or(0));
    }
    const auto day = base::day_number(text.substr(0, 10));
    if (!day) return std::string(text);
    constexpr int kDay = 24 * 60;
    const int minute = moment->fields[3] * 60 + moment->fields[4] - offset;
    const int days = minute >= 0 ? minute / kDay : -((kDay - 1 - minute) / kDay);
    const int rest = minute - days * kDay;
    const auto two = [](int number) {
        return std::string{static_cast<char>('0' + number / 10),
                           static_cast<char>('0' + number % 10)};
    };
    return base::iso_date(*day + days) + "T" + two(rest / 60) + ":" + two(rest % 60);
}

bool is_less(std::string_view x, std::string_view y) {
    const std::size_t shared = std::min(x.size(), y.size());
    return x.substr(0, shared) < y.substr(0, shared);
}

}  // namespace

bool ends_before(std::string_view not_after, std::string_view not_before) {
    if (not_after.empty() || not_before.empty()) return false;
    return is_less(in_utc(not_after), in_utc(not_before));
}

double hours_between(std::string_view not_after, std::string_view not_before) {
    if (!ends_before(not_after, not_before)) return 0;
    const auto end = moment_of(in_utc(not_after));
    const auto start = moment_of(in_utc(not_before));
    if (!end || !start) return 0;
    return std::max(0.0, middle_of(*start) - middle_of(*end));
}

}  // namespace isnad::analysis::copies
