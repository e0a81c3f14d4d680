// Calendar units by their distance from now: "العام الماضي", "هذا الأسبوع", "next month",
// "أواخر العام الماضي", "نهاية الأسبوع".
#include "analysis/dates/rules.h"
#include "analysis/numbers/numbers.h"

namespace isnad::analysis::dates {

namespace {

struct Period {
    std::string unit;
    int shift = 0;
    bool of_text = false;  // "the previous year": counted from what was spoken of
    std::size_t end = 0;
};

// "الأسبوع الأخير من مايو", "اليوم الأخير": the last of something, not the one before now.
bool is_last_of(const View& view, const Hit& modifier, std::string_view unit) {
    if (!view.key_is(modifier.end - 1, "الاخير") && !view.key_is(modifier.end - 1, "الاخيره"))
        return false;
    return unit == "D" || view.key_is(modifier.end, "من") || view.key_is(modifier.end, "في");
}

// "وصف اليوم هذا الرقم": the demonstrative belongs to the noun after it.
bool points_on(const View& view, const Hit& modifier) {
    const bool demonstrative =
        view.key_is(modifier.end - 1, "هذا") || view.key_is(modifier.end - 1, "هذه");
    return demonstrative && modifier.end < view.size() && view[modifier.end].key.starts_with("ال");
}

std::optional<Period> read_unit_and_shift(const View& view, std::size_t at) {
    if (const Hit before = view.word(at, TimeClass::modifier_before)) {
        Hit unit = view.word(before.end, TimeClass::unit_definite);
        if (!unit && view.is_word(at) && view.is_latin(at))
            unit = view.word(before.end, TimeClass::unit);
        if (unit) return Period{unit.word->value, before.word->number, false, unit.end};
    }
    const Hit unit = view.word(at, TimeClass::unit_definite);
    if (!unit) return std::nullopt;
    if (const Hit after = view.word(unit.end, TimeClass::modifier);
        after && !points_on(view, after) && !is_last_of(view, after, unit.word->value))
        return Period{unit.word->value, after.word->number, false, after.end};
    if (const Hit after = view.word(unit.end, TimeClass::modifier_text))
        return Period{unit.word->value, after.word->number, true, after.end};
    return std::nullopt;
}

std::string value_of(const Period& period, const Moment& now) {
    const Date& today = now.date;
    if (period.unit == "Y") return iso_year(today.year + period.shift);
    if (period.unit == "M") {
        const int months = today.year * 12 + today.month - 1 + period.shift;
        return iso_month(months / 12, months % 12 + 1);
    }
    if (period.unit == "W") return iso_week(add_days(today, 7 * period.shift));
    if (period.unit == "D") return iso_day(add_days(today, period.shift));
    if (period.unit == "decade") return std::to_string(today.year / 10 + period.shift) + "X";
    if (period.unit == "century") return std::to_string(today.year / 100 + period.shift) + "XX";
    if ((period.unit == "H" || period.unit == "min") && now.minutes) {
        const int minutes = *now.minutes + period.shift * (period.unit == "H" ? 60 : 1);
        constexpr int kDay = 24 * 60;
        const int days = minutes < 0 ? -1 : minutes / kDay;  // no shift goes further than hours
        return iso_day(add_days(today, days)) + clock(minutes - days * kDay);
    }
    return "";
}

}  // namespace

namespace {

// "هذا الصباح", "الليلة الماضية", "last night", "ce matin": a part of a day near now.
std::optional<Reading> read_daypart_near_now(const View& view, std::size_t at) {
    const Hit before = view.word(at, TimeClass::modifier_before);
    const Hit part = view.word(before ? before.end : at, TimeClass::daypart);
    if (!part) return std::nullopt;
    const Hit after = before ? before : view.word(part.end, TimeClass::modifier);
    // "ظهر هذا المرض": without the article the noun is a verb or has its own complement.
    if (!before && !view.is_latin(at) && !view[at].key.starts_with("ال") &&
        !view[at].key.starts_with("وال"))
        return std::nullopt;
    if (!after || after.word->number < -1 || after.word->number > 1) return std::nullopt;
    // Last night is yesterday's; so is the last morning. The night of "هذه الليلة" is today's.
    Reading out{at,   before ? part.end : after.end, model::TimeType::time, "",
                true, "part of a day by distance"};
    if (view.reference())
        out.value =
            iso_day(add_days(view.reference()->date, after.word->number)) + "T" + part.word->value;
    return out;
}

// "الصيف الماضي", "l'été dernier", "next spring": the nearest such season in that direction.
std::optional<Reading> read_season_by_distance(const View& view, std::size_t at) {
    const Hit before = view.word(at, TimeClass::modifier_before);
    const Hit season = view.word(before ? before.end : at, TimeClass::season);
    if (!season) return std::nullopt;
    if (before && !view.is_latin(at) && before.word->number != 0) return std::nullopt;
    const Hit after = before ? before : view.word(season.end, TimeClass::modifier);
    if (!after) return std::nullopt;
    const int shift = after.word->number;
    Reading out{
        at, before ? season.end : after.end, model::TimeType::date, "", true, "season by distance"};
    if (!view.reference()) return out;
    // The month in which a season is over, as the press counts; winter is of the year it begins in.
    const std::string& name = season.word->value;
    const int first = name == "SP" ? 3 : name == "SU" ? 6 : name == "FA" ? 9 : 12;
    const Date today = view.reference()->date;
    int year = today.year;
    if (shift < 0) year += shift + (first + 3 <= today.month ? 1 : 0);
    if (shift > 0) year += shift - (first > today.month ? 1 : 0);
    if (shift == 0 && name == "WI" && today.month < 3) --year;
    out.value = iso_year(year) + "-" + name;
    return out;
}

// "القرن التاسع عشر", "القرن الـ19", "the 19th century", "le XIXe siècle" as a value of hundred
// years.
std::optional<Reading> read_century(const View& view, std::size_t at) {
    if (const Hit named = view.word(at, TimeClass::century_words); named && !view.key_is(at, "du"))
        return Reading{at,    named.end, model::TimeType::date, named.word->value + "XX",
                       false, "century"};
    std::uint32_t which = 0;
    std::size_t end = at;
    const Hit noun = view.word(at, TimeClass::unit_definite);
    if (noun && noun.word->value == "century" && !view.is_latin(at)) {
        std::size_t here = noun.end;
        if (view.key_is(here, "ال") && view.is_number(here + 1)) ++here;
        if (const int digits = view.digits(here); digits > 0) {
            which = static_cast<std::uint32_t>(digits);
            end = here + 1;
        } else if (const auto ordinal = view.ordinal(here)) {
            which = ordinal->value;
            end = here + ordinal->tokens;
        }
    } else if (const auto ordinal = view.ordinal(at)) {
        const Hit after = view.word(at + ordinal->tokens, TimeClass::unit);
        if (after && after.word->value == "century" && view.is_latin(after.end - 1)) {
            which = ordinal->value;
            end = after.end;
        }
    }
    constexpr std::uint32_t kFirst = 5;  // "the third century" of a club is none of the era
    if (which < kFirst || which > 22) return std::nullopt;
    if (view.has(end, TimeClass::hijri)) return std::nullopt;
    if (const Hit era = view.word(end, TimeClass::gregorian)) end = era.end;
    const std::string value = (which <= 10 ? "0" : "") + std::to_string(which - 1) + "XX";
    return Reading{at, end, model::TimeType::date, value, false, "century"};
}

}  // namespace

std::optional<Reading> read_period(const View& view, std::size_t at) {
    if (auto century = read_century(view, at)) return century;
    if (auto season = read_season_by_distance(view, at)) return season;
    if (auto daypart = read_daypart_near_now(view, at)) return daypart;
    std::size_t here = at;
    if (const Hit part = view.word(at, TimeClass::part)) here = part.end;
    const Hit near = view.word(here, TimeClass::modifier_before);
    if (const Hit weekend = view.word(near ? near.end : here, TimeClass::weekend)) {
        Reading out{at, weekend.end, model::TimeType::date, "", true, "weekend"};
        int shift = near ? near.word->number : 0;
        if (const Hit after = view.word(weekend.end, TimeClass::modifier)) {
            shift = after.word->number;
            out.end = after.end;
        }
        if (view.reference())
            out.value = iso_week(add_days(view.reference()->date, 7 * shift)) + "-WE";
        return out;
    }
    const auto period = read_unit_and_shift(view, here);
    // "الأسبوع" and no other word asks for this one.
    if (!period && at == 0 && view.size() == 1 && view.prefer() == Prefer::future)
        return read_this_period(view, at);
    if (!period) return std::nullopt;
    Reading out{at, period->end, model::TimeType::date, "", true, "calendar unit by distance"};
    if (period->unit == "H" || period->unit == "min") out.type = model::TimeType::time;
    const bool unsure = period->of_text && view.prefer() == Prefer::past;
    if (view.reference() && !unsure) out.value = value_of(*period, *view.reference());
    return out;
}

std::optional<Reading> read_this_period(const View& view, std::size_t at) {
    const Hit unit = view.word(at, TimeClass::unit_definite);
    if (!unit) return std::nullopt;
    const std::string& name = unit.word->value;
    if (name != "Y" && name != "M" && name != "W") return std::nullopt;
    // "الشهر ذاته" is one spoken of before.
    if (view.has(unit.end, TimeClass::not_today)) return std::nullopt;
    Reading out{at, unit.end, model::TimeType::date, "", true, "calendar unit of now"};
    if (view.reference()) out.value = value_of({name, 0, false, 0}, *view.reference());
    return out;
}

std::optional<Reading> read_part_of_period(const View& view, std::size_t at) {
    const Hit part = view.word(at, TimeClass::part);
    if (!part) return std::nullopt;
    std::size_t here = part.end;
    if (view.key_is(here, "-")) ++here;  // "mid-May"
    if (const Hit of = view.word(here, TimeClass::of); of && view.is_latin(here)) here = of.end;
    bool definite = !view.is_latin(here);
    if (const Hit article = view.word(here, TimeClass::article); article && view.is_latin(here)) {
        here = article.end;
        definite = true;
    }
    if (auto year = read_years(view, here)) {
        year->begin = at;
        return year;
    }
    // "mid-2020"
    constexpr int kFirst = 1900;
    constexpr int kLast = 2100;
    if (const int year = view.key_is(here - 1, "-") ? view.digits(here) : -1;
        year >= kFirst && year <= kLast)
        return Reading{at,    here + 1,        model::TimeType::date, iso_year(year),
                       false, "part of a year"};
    if (auto period = read_period(view, here); period && period->type == model::TimeType::date) {
        period->begin = at;
        return period;
    }
    if (auto month = read_day_expression(view, here);
        month && month->rule == std::string_view("month")) {
        month->begin = at;
        return month;
    }
    // "l'année" has its article within the word.
    definite = definite || view.language() == "fr";
    auto now = definite ? read_this_period(view, here) : std::nullopt;
    if (!now || view.is_number(now->end)) return std::nullopt;
    now->begin = at;
    return now;
}

}  // namespace isnad::analysis::dates
