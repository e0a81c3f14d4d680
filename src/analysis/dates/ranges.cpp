// Two ends of one time, and days that share their month: "بين 23 و25 مايو", "من 3 إلى 5 أيار",
// "du 28 mai au 3 juin 2021", "May 3-5, 2020", "بين عامي 2019 و2021"; "3 و4 و5 مايو".
//
// An interval is one expression with both ends as its EDTF value. It begins at its first end: the
// preposition before it is no part of it, as it is of no other date. Days told one by one stay
// expressions of their own; all but the last borrow month and year from it. Ends that stand in the
// wrong order are no interval, and are then read each by itself.
#include "analysis/dates/rules.h"

namespace isnad::analysis::dates {

namespace {

enum class Joint { none, range, list };

struct JointHit {
    Joint joint = Joint::none;
    std::size_t end = 0;
};

struct Opening {
    bool between = false;  // "and" joins the ends
    bool from = false;
};

Opening opening_before(const View& view, std::size_t at) {
    Opening out;
    std::size_t here = at;
    if (at > 0 && view.word_before(at, TimeClass::article)) here = at - 1;
    if (here > 0 && view.word_before(here, TimeClass::day_word)) --here;
    for (const std::size_t place : {at, here}) {
        if (view.word_before(place, TimeClass::range_between)) out.between = true;
        if (view.word_before(place, TimeClass::range_open)) out.from = true;
    }
    return out;
}

JointHit joint_at(const View& view, std::size_t at, const Opening& opening) {
    if (const Hit range = view.word(at, TimeClass::range_joint); range && !opening.between)
        return {Joint::range, range.end};
    if (view.key_is(at, "-") || view.key_is(at, "–") || view.key_is(at, "—"))
        return {Joint::range, at + 1};
    // "وحتى", "والى" after "بين" are as good as "and".
    if (const Hit list = view.word(at, TimeClass::list_joint))
        return {opening.between ? Joint::range : Joint::list, list.end};
    if (view.is_comma(at)) return {Joint::list, at + 1};
    return {};
}

std::string pair_of(const std::string& first, const std::string& last) {
    return first + "/" + last;
}

Bearing bearing_of(const View& view, std::size_t at) {
    return {view.reference(), view.prefer(), view.future_before(at)};
}

// "et le 3 juin", "إلى ال3": the article before the second end.
std::size_t after_article(const View& view, std::size_t at) {
    if (const Hit article = view.word(at, TimeClass::article)) return article.end;
    return view.key_is(at, "ال") && view.is_number(at + 1) ? at + 1 : at;
}

// A day of the month in digits; the end after it.
int plain_day(const View& view, std::size_t at) {
    const int day = view.digits(at);
    return day >= 1 && day <= 31 && view[at].key.size() <= 2 ? day : 0;
}

std::string day_value(PartialDate date, int day, const Bearing& bearing) {
    date.day = day;
    date.weekday.reset();
    return resolve(date, bearing).value;
}

// "23 و25 مايو", "3 إلى 5 أيار", "3, 4 et 5 mai": a first day that has no month of its own.
std::optional<Reading> read_day_without_month(const View& view, std::size_t at) {
    const int day = plain_day(view, at);
    if (day == 0) return std::nullopt;
    if (at > 0 && view.adjoins_next(at - 1) && view.is_mark(at - 1) && !view.key_is(at - 1, "("))
        return std::nullopt;
    const Opening opening = opening_before(view, at);
    constexpr int kMostDays = 6;  // told one by one
    std::size_t here = at + 1;
    int last_day = day;
    for (int told = 1; told <= kMostDays; ++told) {
        const JointHit joint = joint_at(view, here, opening);
        if (joint.joint == Joint::none) return std::nullopt;
        const std::size_t next = after_article(view, joint.end);
        const auto last = read_written_date(view, next);
        const bool whole = last && last->date.day && last->date.month;
        const int next_day = whole ? *last->date.day : plain_day(view, next);
        if (next_day <= last_day || (joint.joint == Joint::range && !whole)) return std::nullopt;
        if (!whole) {
            last_day = next_day;
            here = next + 1;
            continue;
        }
        Reading out{at, last->end, model::TimeType::date, "", !last->date.year, "range of days"};
        const Bearing bearing = bearing_of(view, at);
        const std::string first = last->impossible ? "" : day_value(last->date, day, bearing);
        if (joint.joint == Joint::list) {
            out.end = at + 1;
            out.value = first;
            out.rule = "day that borrows its month";
            return out;
        }
        const std::string end = last->impossible ? "" : resolve(last->date, bearing).value;
        if (!first.empty() && !end.empty() && first < end) out.value = pair_of(first, end);
        return out;
    }
    return std::nullopt;
}

// "May 3-5, 2020"
std::optional<Reading> read_month_before_days(const View& view, std::size_t at) {
    if (!view.is_latin(at) || !view.has(at, TimeClass::month)) return std::nullopt;
    const Hit month = view.word(at, TimeClass::month);
    const int first = plain_day(view, month.end);
    if (first == 0 || view.language() == "fr" || month.word->hijri) return std::nullopt;
    const JointHit joint = joint_at(view, month.end + 1, {});
    if (joint.joint != Joint::range) return std::nullopt;
    const int last = plain_day(view, joint.end);
    if (last <= first) return std::nullopt;
    PartialDate date;
    date.month = month.word->number;
    std::size_t end = joint.end + 1;
    if (view.key_is(end, ":") && view.adjoins_next(end - 1)) return std::nullopt;
    const std::size_t year_at = view.is_comma(end) ? end + 1 : end;
    if (const auto year = read_year_number(view, year_at);
        year && !year->hijri && year->year >= 1800) {
        date.year = year->year;
        end = year->end;
    }
    const Bearing bearing = bearing_of(view, at);
    const std::string begin = day_value(date, first, bearing);
    const std::string until = day_value(date, last, bearing);
    Reading out{at, end, model::TimeType::date, "", !date.year, "range of days"};
    if (!begin.empty() && !until.empty()) out.value = pair_of(begin, until);
    return out;
}

std::optional<DateParts> any_date(const View& view, std::size_t at) {
    std::size_t here = at;
    // "من الاثنين 3 مايو": the weekday helps to find the year, here it only stands before.
    if (const Hit day = view.word(here, TimeClass::day_word)) here = day.end;
    std::optional<int> weekday;
    if (const Hit hit = view.word(here, TimeClass::weekday)) {
        weekday = hit.word->number;
        here = hit.end;
    }
    auto date = read_numeric_date(view, here);
    if (!date) date = read_written_date(view, here);
    if (!date || date->impossible || date->minutes) return std::nullopt;
    if (weekday && !date->date.day) return std::nullopt;
    date->date.weekday = weekday;
    return date;
}

// "من 28 مايو إلى 3 يونيو 2021", "بين يناير ومارس 2020": both ends have a month.
std::optional<Reading> read_two_dates(const View& view, std::size_t at) {
    const Opening opening = opening_before(view, at);
    if (!opening.between && !opening.from) return std::nullopt;
    auto first = any_date(view, at);
    if (!first || !first->date.month) return std::nullopt;
    std::size_t next = 0;
    if (opening.between && view.has(first->end, TimeClass::month)) {
        // "ومارس": the "and" is written onto the month.
        const Hit month = view.word(first->end, TimeClass::month);
        if (!month.phrase->joined()) return std::nullopt;
        next = first->end;
    } else {
        const JointHit joint = joint_at(view, first->end, opening);
        if (joint.joint != Joint::range) return std::nullopt;
        next = after_article(view, joint.end);
    }
    const auto last = any_date(view, next);
    if (!last || !last->date.month || first->date.hijri != last->date.hijri) return std::nullopt;
    if (first->date.day.has_value() != last->date.day.has_value()) return std::nullopt;
    if (first->date.near_month || last->date.near_month) return std::nullopt;
    if (!first->date.year && !first->date.year_shift && !first->date.month_shift) {
        const bool same_year = *first->date.month <= *last->date.month;
        first->date.year = last->date.year;
        if (first->date.year && !same_year) --*first->date.year;
        first->date.year_shift = last->date.year_shift;
        first->date.month_shift = last->date.month_shift;
    }
    const Bearing bearing = bearing_of(view, at);
    const Resolved begin = resolve(first->date, bearing);
    const Resolved end = resolve(last->date, bearing);
    if (begin.value.empty() || end.value.empty() || begin.value >= end.value) return std::nullopt;
    if (first->date.hijri && !first->date.day) return std::nullopt;
    return Reading{at,
                   last->end,
                   model::TimeType::date,
                   pair_of(begin.value, end.value),
                   begin.relative || end.relative,
                   "range of dates"};
}

// "بين عامي 2019 و2021", "من 2019 إلى 2021", "de 2019 à 2021"
std::optional<Reading> read_two_years(const View& view, std::size_t at) {
    const Opening opening = opening_before(view, at);
    if (!opening.between && !opening.from) return std::nullopt;
    std::size_t here = at;
    if (const Hit years = view.word(at, TimeClass::year_words)) {
        here = years.end;
    } else if (const Hit year = view.word(at, TimeClass::year_word)) {
        here = year.end;
    }
    const auto first = read_year_number(view, here);
    if (!first) return std::nullopt;
    const JointHit joint = joint_at(view, first->end, opening);
    if (joint.joint != Joint::range) return std::nullopt;
    std::size_t next = joint.end;
    if (const Hit year = view.word(next, TimeClass::year_word)) next = year.end;
    const auto last = read_year_number(view, next);
    if (!last || last->year <= first->year || first->hijri || last->hijri) return std::nullopt;
    // "من 2000 إلى 2100 شخص" counts; a word for year settles it, else both must be of our times.
    const bool named = here != at || next != joint.end;
    constexpr int kFirst = 1800;
    constexpr int kLast = 2100;
    if (!named && (first->year < kFirst || last->year > kLast)) return std::nullopt;
    if (!named && counts_something(view, last->end, last->year)) return std::nullopt;
    return Reading{at,
                   last->end,
                   model::TimeType::date,
                   pair_of(iso_year(first->year), iso_year(last->year)),
                   false,
                   "range of years"};
}

// "ليلة 9 إلى 10 شباط", "la nuit du 3 au 4 mai": one night, of the day it begins on. The second day
// stays a date by itself.
std::optional<Reading> read_night_between(const View& view, std::size_t at) {
    const Hit night = view.word(at, TimeClass::daypart);
    if (!night || night.word->value != "NI") return std::nullopt;
    std::size_t here = night.end;
    if (const Hit of = view.word(here, TimeClass::of)) here = of.end;
    if (const Hit article = view.word(here, TimeClass::article)) here = article.end;
    const int day = plain_day(view, here);
    if (day == 0) return std::nullopt;
    const JointHit joint = joint_at(view, here + 1, {});
    if (joint.joint == Joint::none) return std::nullopt;
    const auto last = read_written_date(view, joint.end);
    if (!last || !last->date.day || *last->date.day != day + 1 || last->impossible)
        return std::nullopt;
    const std::string value = day_value(last->date, day, bearing_of(view, at));
    return Reading{at,
                   here + 1,
                   model::TimeType::time,
                   value.empty() ? "" : value + "TNI",
                   !last->date.year,
                   "night between two days"};
}

}  // namespace

std::optional<Reading> read_range(const View& view, std::size_t at) {
    if (auto night = read_night_between(view, at)) return night;
    if (view.is_number(at)) {
        if (auto days = read_day_without_month(view, at)) return days;
    } else if (auto days = read_month_before_days(view, at)) {
        return days;
    }
    if (at == 0) return std::nullopt;
    if (auto dates = read_two_dates(view, at)) return dates;
    return read_two_years(view, at);
}

}  // namespace isnad::analysis::dates
