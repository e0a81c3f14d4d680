// Calendar units by their distance from now: "العام الماضي", "هذا الأسبوع", "next month",
// "أواخر العام الماضي", "نهاية الأسبوع".
#include "analysis/dates/rules.h"

namespace isnad::analysis::dates {

namespace {

struct Period {
    std::string unit;
    int shift = 0;
    bool of_text = false;  // "the previous year": counted from what was spoken of
    std::size_t end = 0;
};

std::optional<Period> read_unit_and_shift(const View& view, std::size_t at) {
    if (const Hit before = view.word(at, TimeClass::modifier_before)) {
        Hit unit = view.word(before.end, TimeClass::unit_definite);
        if (!unit && view.is_word(at) && view.is_latin(at))
            unit = view.word(before.end, TimeClass::unit);
        if (unit) return Period{unit.word->value, before.word->number, false, unit.end};
    }
    const Hit unit = view.word(at, TimeClass::unit_definite);
    if (!unit) return std::nullopt;
    if (const Hit after = view.word(unit.end, TimeClass::modifier))
        return Period{unit.word->value, after.word->number, false, after.end};
    if (const Hit after = view.word(unit.end, TimeClass::modifier_text))
        return Period{unit.word->value, after.word->number, true, after.end};
    return std::nullopt;
}

std::string value_of(const Period& period, const Date& today) {
    if (period.unit == "Y") return iso_year(today.year + period.shift);
    if (period.unit == "M") {
        const int months = today.year * 12 + today.month - 1 + period.shift;
        return iso_month(months / 12, months % 12 + 1);
    }
    if (period.unit == "W") return iso_week(add_days(today, 7 * period.shift));
    if (period.unit == "D") return iso_day(add_days(today, period.shift));
    if (period.unit == "decade") return std::to_string(today.year / 10 + period.shift) + "X";
    if (period.unit == "century") return std::to_string(today.year / 100 + period.shift) + "XX";
    return "";
}

}  // namespace

std::optional<Reading> read_period(const View& view, std::size_t at) {
    std::size_t here = at;
    if (const Hit part = view.word(at, TimeClass::part)) here = part.end;
    if (const Hit weekend = view.word(here, TimeClass::weekend)) {
        Reading out{at, weekend.end, model::TimeType::date, "", true, "weekend"};
        int shift = 0;
        if (const Hit after = view.word(weekend.end, TimeClass::modifier)) {
            shift = after.word->number;
            out.end = after.end;
        }
        if (view.reference())
            out.value = iso_week(add_days(view.reference()->date, 7 * shift)) + "-WE";
        return out;
    }
    const auto period = read_unit_and_shift(view, here);
    if (!period) return std::nullopt;
    Reading out{at, period->end, model::TimeType::date, "", true, "calendar unit by distance"};
    const bool unsure = period->of_text && view.prefer() == Prefer::past;
    if (view.reference() && !unsure) out.value = value_of(*period, view.reference()->date);
    return out;
}

}  // namespace isnad::analysis::dates
