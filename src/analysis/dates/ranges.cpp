// Two ends of one time, and days that share their month: "بين 23 و25 مايو", "من 3 إلى 5 أيار",
// "du 28 mai au 3 juin 2021", "May 3-5, 2020", "بين عامي 2019 و2021"; "3 و4 و5 مايو".
//
// An interval is one expression with both ends as its EDTF value, and with the words that make it
// one. Days told one by one stay
// expressions of their own; all but the last borrow month and year from it. Ends that stand in the
// wrong order are no interval, and are then read each by itself.
#include <algorithm>

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
    std::size_t begin = 0;  // of the word that opens it, else of the first end
};

Opening opening_before(const View& view, std::size_t at) {
    Opening out;
    out.begin = at;
    std::size_t here = at;
    if (at > 0 && view.word_before(at, TimeClass::article)) here = at - 1;
    if (here > 0 && view.word_before(here, TimeClass::day_word)) --here;
    for (const std::size_t place : {at, here}) {
        for (const TimeClass kind : {TimeClass::range_between, TimeClass::range_open}) {
            const Hit hit = view.word_before(place, kind);
            if (!hit) continue;
            (kind == TimeClass::range_between ? out.between : out.from) = true;
            out.begin = std::min(out.begin, place - hit.phrase->tokens());
            // "ما بين": the longest word that ends here
            if (const std::size_t longer = out.begin; longer > 0) {
                const Hit whole = view.word(longer - 1, kind);
                if (whole && whole.end == place) out.begin = longer - 1;
            }
        }
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

// The same, or an ordinal with the article: "التاسع".
struct DayAt {
    int day = 0;
    std::size_t end = 0;
};
DayAt day_at(const View& view, std::size_t at) {
    if (const int day = plain_day(view, at); day != 0) return {day, at + 1};
    if (!view.is_word(at)) return {};
    const auto ordinal = view.ordinal(at);
    if (!ordinal || !ordinal->definite || ordinal->value > 31) return {};
    return {static_cast<int>(ordinal->value), at + ordinal->tokens};
}

std::string day_value(PartialDate date, int day, const Bearing& bearing) {
    date.day = day;
    date.weekday.reset();
    return resolve(date, bearing).value;
}

// "23 و25 مايو", "3 إلى 5 أيار", "3, 4 et 5 mai": a first day that has no month of its own.
std::optional<Reading> read_day_without_month(const View& view, std::size_t at) {
    std::size_t number_at = at;
    // "يومي 3 و4 ديسمبر": the noun is the first day's.
    if (const Hit days = view.word(at, TimeClass::day_words); days && days.word->value != "many")
        number_at = days.end;
    const DayAt named = day_at(view, number_at);
    const int day = named.day;
    const std::size_t first_end = named.end;
    if (day == 0) return std::nullopt;
    if (at > 0 && view.adjoins_next(at - 1) && view.is_mark(at - 1) && !view.key_is(at - 1, "("))
        return std::nullopt;
    const Opening opening = opening_before(view, at);
    constexpr int kMostDays = 6;  // told one by one
    std::size_t here = first_end;
    int last_day = day;
    for (int told = 1; told <= kMostDays; ++told) {
        JointHit joint = joint_at(view, here, opening);
        if (joint.joint == Joint::none && view.is_word(here) && view[here].key.starts_with("و") &&
            view.ordinal(here))
            joint = {opening.between ? Joint::range : Joint::list, here};  // "والعاشر من محرم"
        if (joint.joint == Joint::none) return std::nullopt;
        const std::size_t next = after_article(view, joint.end);
        const auto last = read_written_date(view, next);
        const bool whole = last && last->date.day && last->date.month;
        const DayAt then = day_at(view, next);
        const int next_day = whole ? *last->date.day : then.day;
        if (next_day <= last_day || (joint.joint == Joint::range && !whole)) return std::nullopt;
        if (!whole) {
            last_day = next_day;
            here = then.end;
            continue;
        }
        Reading out{opening.begin,    last->end,      model::TimeType::date, "",
                    !last->date.year, "range of days"};
        const Bearing bearing = bearing_of(view, at);
        const std::string first = last->impossible ? "" : day_value(last->date, day, bearing);
        if (joint.joint == Joint::list) {
            out.begin = at;
            out.end = first_end;
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
    return Reading{opening.begin,
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
    constexpr int kFirst = 1500;
    constexpr int kLast = 2100;
    const bool round = first->year % 10 == 0 && last->year % 10 == 0 && first->year < 1800;
    if (!named && (round || first->year < kFirst || last->year > kLast)) return std::nullopt;
    if (!named && counts_something(view, last->end, last->year)) return std::nullopt;
    return Reading{opening.begin,
                   last->end,
                   model::TimeType::date,
                   pair_of(iso_year(first->year), iso_year(last->year)),
                   false,
                   "range of years"};
}

// "ليلة الثلاثاء إلى الأربعاء", "nuit de mercredi à jeudi", "ليل السبت - الأحد"
std::optional<Reading> read_night_between_weekdays(const View& view, std::size_t at,
                                                   std::size_t here) {
    const Hit first = view.word(here, TimeClass::weekday);
    if (!first || first.word->care != Care::none) return std::nullopt;
    JointHit joint = joint_at(view, first.end, {});
    if (view.key_is(first.end, "/")) joint = {Joint::range, first.end + 1};
    // "ليلة السبت على الأحد", "ليلة الخميس الجمعة"
    if (view.key_is(first.end, "علي")) joint = {Joint::range, first.end + 1};
    if (const Hit next = view.word(first.end, TimeClass::weekday);
        next && next.phrase->prefix.empty() && !view.is_latin(at))
        joint = {Joint::range, first.end};
    if (joint.joint != Joint::range) return std::nullopt;
    const Hit last = view.word(joint.end, TimeClass::weekday);
    if (!last || last.word->number != first.word->number % 7 + 1) return std::nullopt;
    const Resolved day = resolve_weekday(first.word->number, {}, bearing_of(view, at));
    return Reading{
        at, last.end, model::TimeType::time, day.value + "TNI", true, "night between two days"};
}

// "من الاثنين إلى الأربعاء", "du jeudi au samedi": the second is the first such day after the
// first.
std::optional<Reading> read_two_weekdays(const View& view, std::size_t at) {
    const Opening opening = opening_before(view, at);
    if (!opening.between && !opening.from) return std::nullopt;
    const Hit day = view.word(at, TimeClass::day_word);
    const Hit first = view.word(day ? day.end : at, TimeClass::weekday);
    if (!first || first.word->care != Care::none) return std::nullopt;
    const JointHit joint = joint_at(view, first.end, opening);
    if (joint.joint != Joint::range) return std::nullopt;
    const Hit again = view.word(joint.end, TimeClass::day_word);
    const Hit last = view.word(again ? again.end : joint.end, TimeClass::weekday);
    if (!last || last.word->care != Care::none || view.is_number(last.end)) return std::nullopt;
    std::optional<int> shift;
    const Hit modifier = view.word(last.end, TimeClass::modifier);
    if (modifier) shift = modifier.word->number;
    Reading out{
        opening.begin,      modifier ? modifier.end : last.end, model::TimeType::date, "", true,
        "range of weekdays"};
    const Resolved begin = resolve_weekday(first.word->number, shift, bearing_of(view, at));
    if (!begin.day) return out;
    const int wait = (last.word->number - first.word->number + 6) % 7 + 1;
    out.value = pair_of(begin.value, iso_day(add_days(*begin.day, wait)));
    return out;
}

// "ليلة 9 إلى 10 شباط", "la nuit du 3 au 4 mai": one night, of the day it begins on.
std::optional<Reading> read_night_between(const View& view, std::size_t at) {
    const Hit night = view.word(at, TimeClass::daypart);
    if (!night || night.word->value != "NI") return std::nullopt;
    std::size_t here = night.end;
    if (const Hit of = view.word(here, TimeClass::of)) here = of.end;
    if (const Hit article = view.word(here, TimeClass::article)) here = article.end;
    if (const Hit from = view.word(here, TimeClass::range_open)) here = from.end;
    if (auto days = read_night_between_weekdays(view, at, here)) return days;
    const int day = plain_day(view, here);
    if (day == 0) return std::nullopt;
    const JointHit joint = joint_at(view, here + 1, {});
    if (joint.joint == Joint::none) return std::nullopt;
    const auto last = read_written_date(view, joint.end);
    if (!last || !last->date.day || *last->date.day != day + 1 || last->impossible)
        return std::nullopt;
    const std::string value = day_value(last->date, day, bearing_of(view, at));
    return Reading{at,
                   last->end,
                   model::TimeType::time,
                   value.empty() ? "" : value + "TNI",
                   !last->date.year,
                   "night between two days"};
}

// "أرجئ من حزيران إلى أيلول": two dates of a change.
bool is_moved(const View& view, std::size_t at) {
    constexpr std::size_t kReach = 5;
    for (std::size_t back = 1; back <= kReach && back <= at; ++back) {
        if (view.is_comma(at - back) || view.key_is(at - back, ".")) return false;
        if (view.has(at - back, TimeClass::moved))
            return view.key_is(at - 1, "من") || view.key_is(at - 1, "from") ||
                   view.key_is(at - 1, "de");
    }
    return false;
}

}  // namespace

std::optional<Reading> read_range(const View& view, std::size_t at) {
    if (auto night = read_night_between(view, at)) return night;
    if (is_moved(view, at)) return std::nullopt;
    if (view.has(at, TimeClass::weekday) || view.has(at, TimeClass::day_word)) {
        if (auto days = read_two_weekdays(view, at)) return days;
    }
    if (view.is_number(at) || view.may_be_number(at) || view.has(at, TimeClass::day_words)) {
        if (auto days = read_day_without_month(view, at)) return days;
    }
    if (auto days = read_month_before_days(view, at)) {
        return days;
    }
    if (at == 0) return std::nullopt;
    if (auto dates = read_two_dates(view, at)) return dates;
    return read_two_years(view, at);
}

}  // namespace isnad::analysis::dates
