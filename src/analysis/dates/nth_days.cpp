// A day by its place in a longer time: "أول اثنين من مايو 2020", "آخر يوم من الشهر الماضي", "the
// last Friday of June", "الأربعاء من الأسبوع الماضي", "mercredi de la semaine dernière".
//
// The longer time is read first, by the rules that read it alone; the day is counted within its
// value. Where that has no value the whole has none.
#include <cstdlib>

#include "analysis/dates/rules.h"
#include "analysis/numbers/numbers.h"

namespace isnad::analysis::dates {

namespace {

// First and last day of "2021", "2021-05", "2021-W12" or "2021-05-02/2021-06-01".
struct Extent {
    Date first;
    Date last;
};

std::optional<Extent> extent_of(const std::string& value) {
    const auto number = [&](std::size_t at, std::size_t count) {
        return std::atoi(value.substr(at, count).c_str());
    };
    if (value.size() < 4 || value.find('X') != std::string::npos) return std::nullopt;
    if (value.size() == 21 && value[10] == '/') {
        const auto first = parse_iso(value.substr(0, 10));
        const auto last = parse_iso(value.substr(11));
        if (!first || !last) return std::nullopt;
        return Extent{first->date, last->date};
    }
    const int year = number(0, 4);
    if (year < kFirstYear || year > kLastYear) return std::nullopt;
    if (value.size() == 4) return Extent{{year, 1, 1}, {year, 12, 31}};
    if (value.size() == 7) {
        const int month = number(5, 2);
        if (month < 1 || month > 12) return std::nullopt;
        return Extent{{year, month, 1}, {year, month, days_in_month(year, month)}};
    }
    if (value.size() == 8 && value[5] == 'W') {
        const Date fourth{year, 1, 4};  // always in week 1
        const Date monday = add_days(fourth, 1 - weekday_of(fourth) + 7 * (number(6, 2) - 1));
        return Extent{monday, add_days(monday, 6)};
    }
    return std::nullopt;
}

// The longer time at `at`: a month or year, by name or by distance.
std::optional<Reading> read_whole(const View& view, std::size_t at) {
    if (const auto month = read_written_date(view, at); month && !month->date.day) {
        if (month->impossible) return std::nullopt;
        const Resolved value =
            resolve(month->date, {view.reference(), view.prefer(), view.future_before(at)});
        return Reading{at, month->end, model::TimeType::date, value.value, value.relative, ""};
    }
    if (auto period = read_period(view, at)) return period;
    if (auto year = read_years(view, at)) return year;
    return read_this_period(view, at);
}

// Days of the extent that fall on the weekday (0: on any), the nth of them, from the end where n
// is 0.
std::optional<Date> nth_of(const Extent& extent, int weekday, std::uint32_t n) {
    const std::int64_t length = day_number(extent.last) - day_number(extent.first) + 1;
    const std::int64_t step = weekday == 0 ? 1 : 7;
    std::int64_t days = 0;
    if (n == 0) {
        const int over = weekday == 0 ? 0 : (weekday_of(extent.last) - weekday + 7) % 7;
        days = length - 1 - over;
    } else {
        const int wait = weekday == 0 ? 0 : (weekday - weekday_of(extent.first) + 7) % 7;
        days = wait + step * (static_cast<std::int64_t>(n) - 1);
    }
    if (days < 0 || days >= length) return std::nullopt;
    return add_days(extent.first, days);
}

std::optional<Reading> read_nth(const View& view, std::size_t at) {
    std::size_t here = at;
    std::uint32_t n = 0;
    if (const Hit last = view.word(here, TimeClass::last_of)) {
        here = last.end;
    } else if (const auto ordinal = view.ordinal(here); ordinal && view.is_word(here)) {
        n = ordinal->value;
        if (n < 1 || n > 31) return std::nullopt;
        here += ordinal->tokens;
    } else {
        return std::nullopt;
    }
    // "آخر أيام رمضان" are several: the end of it, as "أواخر".
    const Hit last_days = n == 0 ? view.word(here, TimeClass::units) : Hit{};
    const bool several = last_days && last_days.word->value == "D" && !view.is_latin(here);
    int weekday = 0;
    if (const Hit hit = view.word(here, TimeClass::weekday); hit && hit.phrase->prefix.empty()) {
        weekday = hit.word->number;
        here = hit.end;
    } else if (const Hit unit = view.word(here, TimeClass::unit); unit && unit.word->value == "D") {
        here = unit.end;
    } else if (const Hit days = view.word(here, TimeClass::units);
               days && days.word->value == "D" && !view.is_latin(here)) {
        here = days.end;  // "أول أيام رمضان"
    } else {
        return std::nullopt;
    }
    const std::size_t noun_end = here;
    if (const Hit of = view.word(here, TimeClass::of)) {
        here = of.end;
    } else if (const Hit in = view.word(here, TimeClass::in); in && view.is_latin(here)) {
        here = in.end;
    } else if (view.key_is(here, "ب") || view.key_is(here, "ل")) {
        ++here;
    }
    if (const Hit article = view.word(here, TimeClass::article);
        article && view.is_latin(here) && !view.has(here, TimeClass::month))
        here = article.end;
    if (here == noun_end && view.is_latin(here)) return std::nullopt;
    const auto whole = read_whole(view, here);
    if (!whole || whole->type != model::TimeType::date) return std::nullopt;
    Reading out{at, whole->end, model::TimeType::date, "", whole->relative, "nth day of a period"};
    if (several) {
        out.value = whole->value;
    } else if (const auto extent = extent_of(whole->value)) {
        if (const auto day = nth_of(*extent, weekday, n)) out.value = iso_day(*day);
    }
    return out;
}

// "الجمعة الأخيرة من رمضان", "اليوم الثالث من الشهر المقبل": the number after the day.
std::optional<Reading> read_day_then_number(const View& view, std::size_t at) {
    int weekday = 0;
    std::size_t here = at;
    const Hit name = view.word(at, TimeClass::weekday);
    const Hit day = view.word(at, TimeClass::day_word);
    if (name && name.word->care == Care::none) {
        weekday = name.word->number;
        here = name.end;
    } else if (day && view[at].key.ends_with("اليوم")) {
        here = day.end;
    } else {
        return std::nullopt;
    }
    std::uint32_t n = 0;
    if (view.key_is(here, "الاخير") || view.key_is(here, "الاخيره")) {
        ++here;
    } else if (const auto ordinal = view.ordinal(here); ordinal && view.is_word(here)) {
        n = ordinal->value;
        here += ordinal->tokens;
    } else {
        return std::nullopt;
    }
    const Hit of = view.word(here, TimeClass::of);
    if (!of || n > 31) return std::nullopt;
    const auto whole = read_whole(view, of.end);
    if (!whole || whole->type != model::TimeType::date) return std::nullopt;
    Reading out{at, whole->end, model::TimeType::date, "", whole->relative, "nth day of a period"};
    if (const auto extent = extent_of(whole->value)) {
        if (const auto date = nth_of(*extent, weekday, n)) out.value = iso_day(*date);
    }
    return out;
}

// A week by its distance: "الأسبوع الماضي"; "بعد أسبوعين" for those who look ahead.
std::optional<Reading> read_week(const View& view, std::size_t at) {
    auto week = read_period(view, at);
    if (!week) week = read_duration(view, at);
    const bool is_week = week && week->type == model::TimeType::date && week->value.size() == 8 &&
                         week->value[5] == 'W';
    return is_week ? week : std::nullopt;
}

std::optional<Reading> weekday_in_week(std::size_t at, int weekday, const Reading& week,
                                       std::size_t end) {
    const auto extent = extent_of(week.value);
    if (!extent) return std::nullopt;
    return Reading{at,
                   end,
                   model::TimeType::date,
                   iso_day(add_days(extent->first, weekday - 1)),
                   true,
                   "weekday of a week"};
}

std::optional<Hit> weekday_at(const View& view, std::size_t at) {
    std::size_t here = at;
    const Hit day = view.word(here, TimeClass::day_word);
    if (day) here = day.end;
    const Hit hit = view.word(here, TimeClass::weekday);
    if (!hit || hit.word->care == Care::strict || (hit.word->care == Care::context && !day))
        return std::nullopt;
    return hit;
}

std::optional<Reading> read_weekday_of_week(const View& view, std::size_t at) {
    if (const auto weekday = weekday_at(view, at)) {
        std::size_t here = weekday->end;
        if (view.is_comma(here)) ++here;
        if (const Hit of = view.word(here, TimeClass::of)) here = of.end;
        const auto week = read_week(view, here);
        return week ? weekday_in_week(at, weekday->word->number, *week, week->end) : std::nullopt;
    }
    if (!view.has(at, TimeClass::unit_definite) && !view.has(at, TimeClass::later))
        return std::nullopt;
    const auto week = read_week(view, at);
    if (!week) return std::nullopt;
    const auto weekday = weekday_at(view, week->end);
    if (!weekday) return std::nullopt;
    return weekday_in_week(at, weekday->word->number, *week, weekday->end);
}

}  // namespace

std::optional<Reading> read_nth_day(const View& view, std::size_t at) {
    if (auto nth = read_nth(view, at)) return nth;
    if (auto nth = read_day_then_number(view, at)) return nth;
    return read_weekday_of_week(view, at);
}

}  // namespace isnad::analysis::dates
