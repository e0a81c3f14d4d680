// Purpose: see intervals.h.
#include "analysis/copies/intervals.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

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

// Days since 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms").
std::int64_t days_of(std::int64_t year, std::int64_t month, std::int64_t day) {
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t of_era = year - era * 400;
    const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

double hours_of(const Moment& moment) {
    const auto& [year, month, day, hour, minute] = moment.fields;
    return static_cast<double>(days_of(year, month, day)) * 24 + hour + minute / 60.0;
}

// The middle of what the moment may mean: of its year, month, day, hour or minute.
double middle_of(const Moment& moment) {
    constexpr std::array<double, 6> kLengths = {0, 365 * 24, 30 * 24, 24, 1, 0};
    return hours_of(moment) + kLengths.at(moment.said) / 2;
}

}  // namespace

bool ends_before(std::string_view not_after, std::string_view not_before) {
    if (not_after.empty() || not_before.empty()) return false;
    const std::size_t shared = std::min(not_after.size(), not_before.size());
    return not_after.substr(0, shared) < not_before.substr(0, shared);
}

double hours_between(std::string_view not_after, std::string_view not_before) {
    if (!ends_before(not_after, not_before)) return 0;
    const auto end = moment_of(not_after);
    const auto start = moment_of(not_before);
    if (!end || !start) return 0;
    return std::max(0.0, middle_of(*start) - middle_of(*end));
}

}  // namespace isnad::analysis::copies
