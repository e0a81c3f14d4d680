// Purpose: see agreement.h.
#include "story/compare/agreement.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <optional>

#include "base/calendar.h"

namespace isnad::story::compare {

namespace {

constexpr double kAbout = 0.1;              // "about" may be off by this part
constexpr double kRoundedCount = 1000;      // smaller counts are meant as said
constexpr int kLeastSignificantDigits = 2;  // of a rounded figure
constexpr int kNightDays = 1;               // a night may be counted to either day

// Whether `exact`, rounded to the digits that `rounded` shows, is `rounded`.
bool rounds_to(double exact, double rounded) {
    if (rounded <= 0 || exact <= 0) return false;
    const double highest = std::floor(std::log10(rounded));
    for (int digits = kLeastSignificantDigits; digits <= 15; ++digits) {
        const double unit = std::pow(10.0, highest - digits + 1);
        const double steps = rounded / unit;
        if (std::abs(steps - std::round(steps)) > 1e-6) continue;
        return std::abs(std::round(exact / unit) * unit - rounded) < unit * 1e-6;
    }
    return false;
}

struct Range {
    double low = 0;
    double high = 0;
};

Range range_of(const Figure& figure) {
    if (figure.bound == "over") return {figure.value, HUGE_VAL};
    if (figure.bound == "under") return {-HUGE_VAL, figure.value};
    if (figure.bound == "about") {
        const double slack = std::abs(figure.value) * kAbout;
        return {figure.value - slack, figure.value + slack};
    }
    return {figure.value, figure.value};
}

// A date as its known parts; no year, month or day where it is not said.
struct Parts {
    std::optional<int> year;
    std::optional<int> month;
    std::optional<int> day;
};

std::optional<int> number_in(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (std::isdigit(static_cast<unsigned char>(c)) == 0) return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return digits.empty() ? std::nullopt : std::optional(value);
}

// Weeks, quarters and seasons count as their year alone.
Parts parts_of(std::string_view value) {
    Parts parts;
    if (value.size() < 4 || value[0] == 'P' || value.find('/') != value.npos) return parts;
    parts.year = number_in(value.substr(0, 4));
    if (value.size() >= 7 && value[4] == '-') parts.month = number_in(value.substr(5, 2));
    if (value.size() >= 10 && value[7] == '-' && parts.month)
        parts.day = number_in(value.substr(8, 2));
    return parts;
}

}  // namespace

bool figures_agree(const Figure& a, const Figure& b, Rounding rounding) {
    const Range x = range_of(a);
    const Range y = range_of(b);
    if (x.low <= y.high && y.low <= x.high) return true;
    if (!a.bound.empty() || !b.bound.empty()) return false;
    if (rounding == Rounding::counts && std::min(a.value, b.value) < kRoundedCount) return false;
    return rounds_to(a.value, b.value) || rounds_to(b.value, a.value);
}

bool dates_agree(std::string_view a, std::string_view b) {
    const Parts x = parts_of(a);
    const Parts y = parts_of(b);
    const bool whole = x.year && x.month && x.day && y.year && y.month && y.day;
    if (whole) {
        const auto day_a = base::day_number(a);
        const auto day_b = base::day_number(b);
        const bool night = a.ends_with("TNI") || b.ends_with("TNI");
        return !day_a || !day_b || std::abs(*day_a - *day_b) <= (night ? kNightDays : 0);
    }
    const auto differ = [](std::optional<int> p, std::optional<int> q) {
        return p && q && *p != *q;
    };
    return !differ(x.year, y.year) && !differ(x.month, y.month) && !differ(x.day, y.day);
}

std::string to_string(const Figure& figure) {
    char digits[64];
    const bool whole = std::abs(figure.value) < 1e15 && figure.value == std::floor(figure.value);
    std::snprintf(digits, sizeof digits, whole ? "%.0f" : "%.10g", figure.value);
    return figure.bound.empty() ? digits : figure.bound + " " + digits;
}

}  // namespace isnad::story::compare
