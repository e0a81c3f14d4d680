// Purpose: see edtf.h.
#include "story/timeline/edtf.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/calendar.h"

namespace isnad::story::timeline {

namespace {

constexpr int kWeek = 7;

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole && !digits.empty() && digits.front() != '-' ? std::optional(value) : std::nullopt;
}

std::string year_text(int year) {
    std::string text = std::to_string(year);
    return std::string(4 - std::min<std::size_t>(4, text.size()), '0') + text;
}

std::optional<int> day_of(int year, const char* month_and_day) {
    return base::day_number(year_text(year) + month_and_day);
}

Moment between(std::optional<int> first, std::optional<int> last) {
    const Days days{first, last};
    return {edtf_of(days), days};
}

// ISO 8601: week 1 is the one with 4 January in it. "2022-W27", "2022-W27-WE", "2022-W27-3".
std::optional<Moment> week_of(std::string_view value) {
    const auto year = number(value.substr(0, 4));
    const auto week = number(value.substr(6, 2));
    if (!year || !week || *week < 1 || *week > 53 || *year > 9998) return std::nullopt;
    const int fourth = *day_of(*year, "-01-04");
    const int monday = fourth - (base::iso_weekday(fourth) - 1) + (*week - 1) * kWeek;
    const std::string_view rest = value.substr(8);
    if (rest.empty()) return between(monday, monday + 6);
    if (rest == "-WE") return between(monday + 5, monday + 6);
    const auto day = rest.size() == 2 && rest[0] == '-' ? number(rest.substr(1)) : std::nullopt;
    if (!day || *day < 1 || *day > kWeek) return std::nullopt;
    return between(monday + *day - 1, monday + *day - 1);
}

struct Part {
    std::string_view timex;  // behind the year
    std::string_view edtf;
    int from_year;  // added to the year
    const char* first;
    int to_year;
    const char* last;
};

// EDTF level 1 numbers the seasons 21 to 24, level 2 the quarters 33 to 36 and the halves 40, 41.
// A "winter of 2024" may begin in December before or after.
constexpr std::array<Part, 10> kParts = {{
    {"-SP", "-21", 0, "-03-01", 0, "-06-30"},
    {"-SU", "-22", 0, "-06-01", 0, "-09-30"},
    {"-FA", "-23", 0, "-09-01", 0, "-12-31"},
    {"-WI", "-24", -1, "-12-01", 1, "-03-31"},
    {"-Q1", "-33", 0, "-01-01", 0, "-03-31"},
    {"-Q2", "-34", 0, "-04-01", 0, "-06-30"},
    {"-Q3", "-35", 0, "-07-01", 0, "-09-30"},
    {"-Q4", "-36", 0, "-10-01", 0, "-12-31"},
    {"-H1", "-40", 0, "-01-01", 0, "-06-30"},
    {"-H2", "-41", 0, "-07-01", 0, "-12-31"},
}};

std::optional<Moment> part_of_year(std::string_view value) {
    const auto year = number(value.substr(0, 4));
    if (!year || *year < 1 || *year > 9998) return std::nullopt;
    for (const Part& part : kParts) {
        if (value.substr(4) != part.timex) continue;
        return Moment{
            std::string(value.substr(0, 4)) + std::string(part.edtf),
            {day_of(*year + part.from_year, part.first), day_of(*year + part.to_year, part.last)}};
    }
    return std::nullopt;
}

// "XXXX-08", "XXXX-08-15": the year is not known, so no day is. "XXXX-WXX-5" EDTF cannot say.
std::optional<Moment> without_year(std::string_view value) {
    Moment moment;
    const auto month = value.size() >= 7 ? number(value.substr(5, 2)) : std::nullopt;
    if (!month || *month < 1 || *month > 12) return moment;
    if (value.size() == 7) moment.edtf = value;
    if (value.size() >= 10 && value[7] == '-') {
        // Of a leap year: any day that there can be.
        if (base::day_number("2000" + std::string(value.substr(4, 6))))
            moment.edtf = value.substr(0, 10);
    }
    return moment;
}

std::optional<Moment> interval_of(std::string_view from, std::string_view to) {
    const auto first = moment_of(from);
    const auto last = moment_of(to);
    if (!first || !last || !first->days.whole() || !last->days.whole()) return std::nullopt;
    if (*first->days.first > *last->days.last) return std::nullopt;
    return between(first->days.first, last->days.last);
}

}  // namespace

std::string edtf_of(const Days& days) {
    if (!days.first && !days.last) return "";
    if (!days.first) return "../" + base::iso_date(*days.last);
    if (!days.last) return base::iso_date(*days.first) + "/..";
    const std::string first = base::iso_date(*days.first);
    if (*days.first == *days.last) return first;
    for (const std::size_t precision : {std::size_t{4}, std::size_t{7}}) {
        const std::string shorter = first.substr(0, precision);
        const auto whole = base::days_of(shorter);
        if (whole && whole->first == *days.first && whole->last == *days.last) return shorter;
    }
    return first + "/" + base::iso_date(*days.last);
}

std::optional<Moment> moment_of(std::string_view timex) {
    if (timex.size() < 4 || timex[0] == 'P') return std::nullopt;
    if (const std::size_t slash = timex.find('/'); slash != timex.npos) {
        if (timex.find('/', slash + 1) != timex.npos) return std::nullopt;
        return interval_of(timex.substr(0, slash), timex.substr(slash + 1));
    }
    if (timex.starts_with("XXXX")) return without_year(timex);
    if (timex.size() >= 8 && timex.substr(4, 2) == "-W" && timex[6] >= '0' && timex[6] <= '9')
        return week_of(timex);
    if (timex.size() == 7 && timex[4] == '-' && timex[5] >= 'A') return part_of_year(timex);
    const auto days = base::days_of(timex);
    if (!days) return std::nullopt;
    if (timex.size() == 4) return Moment{std::string(timex), {days->first, days->last}};
    const bool night = timex.ends_with("TNI") && days->first == days->last;
    return between(days->first, days->last + (night ? 1 : 0));
}

}  // namespace isnad::story::timeline
