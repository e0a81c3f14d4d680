// Dates of the Hebrew calendar: "10 Tishri 5782", "15 شفاط 5784", "י׳ בתשרי תשפ״ב".
//
// Only with day and year: names of its months are also those of Arabic, Turkish and people. Years
// and days in Hebrew letters are read by the letters' values, the thousands of the year left out as
// usual. The conversion is ICU's.
#include <unicode/calendar.h>
#include <unicode/locid.h>

#include <cmath>
#include <memory>

#include "analysis/dates/rules.h"
#include "text/utf8.h"

namespace isnad::analysis::dates {

namespace {

constexpr int kFirstYearRead = 5000;
constexpr int kLastYearRead = 5999;

// The sum of the values of Hebrew letters, marks left out. Returns: 0 where there is another
// letter.
int value_of_letters(std::string_view word) {
    constexpr int kValues[] = {1,  2,  3,  4,  5,  6,  7,  8,  9,  10,  20,  20,  30, 40,
                               40, 50, 50, 60, 70, 80, 80, 90, 90, 100, 200, 300, 400};
    constexpr char32_t kAlef = 0x5D0;
    constexpr char32_t kTav = 0x5EA;
    constexpr std::size_t kLongest = 24;  // bytes
    if (word.empty() || word.size() > kLongest) return 0;
    int sum = 0;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t letter = text::next_code_point(word, at);
        if (letter == 0x5F3 || letter == 0x5F4 || letter == 0x22 || letter == 0x27) continue;
        if (letter < kAlef || letter > kTav) return 0;
        sum += kValues[letter - kAlef];
    }
    return sum;
}

struct Value {
    int value = 0;
    std::size_t end = 0;
};

bool is_numeral_mark(const View& view, std::size_t at) {
    return view.key_is(at, "\"") || view.key_is(at, "״") || view.key_is(at, "'") ||
           view.key_is(at, "׳");
}

// Digits, or letters that the tokeniser may have cut at their marks.
Value read_value(const View& view, std::size_t at) {
    if (view.is_number(at)) return {view.digits(at), at + 1};
    Value out{0, at};
    constexpr std::size_t kMostTokens = 4;
    for (std::size_t here = at; here < at + kMostTokens && here < view.size(); ++here) {
        if (here > at && !view.adjoins_next(here - 1)) break;
        if (here > at && is_numeral_mark(view, here)) {
            out.end = here + 1;
            continue;
        }
        const int more = view.is_word(here) ? value_of_letters(view.written(here)) : 0;
        if (more == 0) break;
        out.value += more;
        out.end = here + 1;
    }
    return out;
}

}  // namespace

std::optional<Date> hebrew_to_gregorian(int year, int month, int day) {
    if (year < kFirstYearRead || year > kLastYearRead || month < 1 || month > 13 || day < 1)
        return std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::TimeZone> utc(icu::TimeZone::getGMT()->clone());
    const std::unique_ptr<icu::Calendar> calendar(
        icu::Calendar::createInstance(utc.release(), icu::Locale("en@calendar=hebrew"), status));
    if (U_FAILURE(status) || !calendar) return std::nullopt;
    calendar->clear();
    calendar->setLenient(false);  // 30 Elul is no day
    calendar->set(year, month - 1, day);
    constexpr double kMillisecondsPerDay = 86400000.0;
    const double time = calendar->getTime(status);
    if (U_FAILURE(status)) return std::nullopt;
    return date_of(static_cast<std::int64_t>(std::floor(time / kMillisecondsPerDay)));
}

std::optional<Reading> read_hebrew_date(const View& view, std::size_t at) {
    const Value day = read_value(view, at);
    if (day.value < 1 || day.value > 30) return std::nullopt;
    std::size_t here = day.end;
    if (const Hit of = view.word(here, TimeClass::of)) here = of.end;
    if (const Hit word = view.word(here, TimeClass::month_word)) here = word.end;
    const Hit month = view.word(here, TimeClass::hebrew_month);
    if (!month) return std::nullopt;
    here = month.end;
    if (view.is_comma(here)) ++here;
    Value year = read_value(view, here);
    constexpr int kThousands = 5000;
    if (!view.is_number(here) && year.value > 0) year.value += kThousands;
    if (year.value < kFirstYearRead || year.value > kLastYearRead) return std::nullopt;
    Reading out{at, year.end, model::TimeType::date, "", false, "Hebrew calendar"};
    if (const auto date = hebrew_to_gregorian(year.value, month.word->number, day.value))
        out.value = iso_day(*date);
    return out;
}

}  // namespace isnad::analysis::dates
