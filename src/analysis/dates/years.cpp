// Years, decades, seasons and quarters: "عام 2000", "في 2020", "2023-2024", "صيف 2021", "1990s".
//
// Four digits are a year only in company: after a word for year, after a time preposition and
// before nothing they could count, in brackets, or joined to another year. "2000 شخص" is a count.
#include "analysis/dates/rules.h"
#include "analysis/numbers/numbers.h"
#include "analysis/numbers/unit_lexicon.h"

namespace isnad::analysis::dates {

namespace {

constexpr int kEarliestModern = 1900;
constexpr int kLatestModern = 2100;

bool is_modern(int year) {
    return year >= kEarliestModern && year <= kLatestModern;
}

Reading year_reading(std::size_t at, const YearParts& year, const char* rule) {
    PartialDate parts;
    parts.year = year.year;
    parts.hijri = year.hijri;
    return {at, year.end, model::TimeType::date, resolve(parts, {}).value, false, rule};
}

// "2023-2024", "2023/2024", "1948–1967": one interval.
std::optional<Reading> read_interval(const View& view, std::size_t at) {
    const int first = view.digits(at);
    if (!is_modern(first) || !view.adjoins_next(at)) return std::nullopt;
    const bool joint =
        view.key_is(at + 1, "-") || view.key_is(at + 1, "/") || view.key_is(at + 1, "–");
    if (!joint) return std::nullopt;
    int second = view.digits(at + 2);
    // "2013-14": the next year, short; a month would be 12 at most
    constexpr int kCentury = 100;
    if (view.adjoins_next(at + 1) && second > 12 && view[at + 2].key.size() == 2 &&
        second == (first + 1) % kCentury)
        second = first + 1;
    if (!is_modern(second) || second <= first) return std::nullopt;
    // "2017/ 2018": with a blank only the next year.
    if (!view.adjoins_next(at + 1) && second != first + 1) return std::nullopt;
    if (view.adjoins_next(at + 2) && (view.key_is(at + 3, "-") || view.key_is(at + 3, "/")))
        return std::nullopt;
    return Reading{
        at,    at + 3,         model::TimeType::date, iso_year(first) + "/" + iso_year(second),
        false, "year interval"};
}

// A word that could be a noun the number counts: none with something written onto it.
bool bare_noun(const View& view, std::size_t at) {
    if (!view.is_word(at)) return false;
    const std::string& key = view[at].key;
    if (key.starts_with("و") || key.starts_with("ال") || key.starts_with("بال") ||
        key.starts_with("لل"))
        return false;
    return !view.word(at, TimeClass::in) && !view.word(at, TimeClass::of) &&
           !view.word(at, TimeClass::past) && !numbers::may_begin_number(view[at]);
}

// A year among years: after "و" where the word or number before it was a year too.
bool after_a_year(const View& view, std::size_t at) {
    if (at < 2) return false;
    const bool joined = view.key_is(at - 1, "و") || view.key_is(at - 1, "and") ||
                        view.key_is(at - 1, "et") || view.key_is(at - 1, "الى") ||
                        view.key_is(at - 1, "to") || view.is_comma(at - 1);
    return joined && is_modern(view.digits(at - 2));
}

std::optional<Reading> read_bare_year(const View& view, std::size_t at) {
    if (const auto interval = read_interval(view, at)) return interval;
    const int value = view.digits(at);
    // An older year only right after its preposition, and where a count would be rounder.
    constexpr int kEarliestOld = 1600;
    const bool old = value >= kEarliestOld && value < kEarliestModern && value % 10 != 0 &&
                     view.word_before(at, TimeClass::in) && !bare_noun(view, at + 1);
    if (!is_modern(value) && !old) return std::nullopt;
    const auto year = read_year_number(view, at);
    if (!year) return std::nullopt;
    if (at > 0 && view.adjoins_next(at - 1) && view.is_mark(at - 1) && !view.key_is(at - 1, "(") &&
        !view.is_comma(at - 1))
        return std::nullopt;
    const bool bracketed = view.key_is(at - 1, "(") && at > 0 && view.key_is(year->end, ")");
    const bool era = year->end > at + 1;
    if (bracketed || era) return year_reading(at, *year, "year in company");
    if (counts_something(view, year->end, value)) return std::nullopt;
    // "من 2000 إلى 3000" are no years, since the second is none.
    if (const Hit joint = view.word(year->end, TimeClass::range_joint);
        joint && view.digits(joint.end) >= 0 && !is_modern(view.digits(joint.end)))
        return std::nullopt;
    const bool announced = view.word_before(at, TimeClass::in) ||
                           view.word_before(at, TimeClass::part) || after_a_year(view, at) ||
                           view.word_before(at, TimeClass::year_words);
    if (announced) return year_reading(at, *year, "year after preposition");
    // "انتخابات 2016", "World Cup 2022": after a word, before nothing it could count.
    const bool named = view.is_word(at - 1) && at > 0 && value % 100 != 0 &&
                       !numbers::may_begin_number(view[at - 1]) && !bare_noun(view, year->end);
    if (!named) return std::nullopt;
    return year_reading(at, *year, "year after its event");
}

// "عام 2000", "سنة ألفين وعشرة", "the year 2000", "عامي 2023"
std::optional<Reading> read_named_year(const View& view, std::size_t at) {
    Hit word = view.word(at, TimeClass::year_word);
    if (!word) word = view.word(at, TimeClass::year_words);
    if (!word) return std::nullopt;
    if (auto interval = read_interval(view, word.end)) {
        interval->begin = at;
        return interval;
    }
    const auto year = read_year_number(view, word.end);
    if (!year) return std::nullopt;
    return year_reading(at, *year, "named year");
}

// The year that a season or a quarter is of: "2021", "من عام 2021", "من العام الماضي", "هذا العام".
struct OwnYear {
    std::string value;  // "" where it is unknown
    std::size_t end = 0;
    bool relative = false;
};
std::optional<OwnYear> read_own_year(const View& view, std::size_t at) {
    std::size_t here = at;
    if (const Hit of = view.word(here, TimeClass::of)) here = of.end;
    const Hit word = view.word(here, TimeClass::year_word);
    if (const auto year = read_year_number(view, word ? word.end : here)) {
        if (year->hijri) return std::nullopt;
        return OwnYear{iso_year(year->year), year->end, false};
    }
    const Hit before = view.word(here, TimeClass::modifier_before);
    Hit unit = view.word(before ? before.end : here, TimeClass::unit_definite);
    if (!unit && view.is_latin(here)) unit = view.word(before ? before.end : here, TimeClass::unit);
    if (!unit || unit.word->value != "Y") return std::nullopt;
    auto period = read_period(view, here);
    if (!period && !view.is_latin(here)) period = read_this_period(view, here);
    if (!period) return std::nullopt;
    return OwnYear{period->value, period->end, true};
}

// "صيف 2021", "خريف عام 2023", "summer of 1991"
std::optional<Reading> read_season(const View& view, std::size_t at) {
    const Hit season = view.word(at, TimeClass::season);
    if (!season) return std::nullopt;
    auto year = read_own_year(view, season.end);
    if (!year) return std::nullopt;
    // "شتاء 2021-2022" is one winter.
    if (season.word->value == "WI" && view.is_mark(year->end) && !year->value.empty() &&
        view.digits(year->end + 1) == view.digits(year->end - 1) + 1)
        year->end += 2;
    return Reading{at,
                   year->end,
                   model::TimeType::date,
                   year->value.empty() ? "" : year->value + "-" + season.word->value,
                   year->relative,
                   "season of a year",
                   view.written(at).starts_with("l'") || view.written(at).starts_with("l\u2019")};
}

// "النصف الأول من الشهر الجاري": TIMEX3 has no halves of months, the month must do.
std::optional<Reading> read_half_of_month(const View& view, std::size_t at, std::size_t end) {
    std::size_t here = end;
    if (const Hit of = view.word(here, TimeClass::of)) here = of.end;
    const Hit unit = view.word(here, TimeClass::unit_definite);
    if (unit && unit.word->value == "M") {
        auto month = read_period(view, here);
        if (!month) return std::nullopt;
        month->begin = at;
        return month;
    }
    const auto month = read_written_date(view, here);
    if (!month || month->date.day || month->date.hijri) return std::nullopt;
    const Resolved value =
        resolve(month->date, {view.reference(), view.prefer(), view.future_before(at)});
    return Reading{at,          month->end,     model::TimeType::date,
                   value.value, value.relative, "part of a month"};
}

// "الربع الأول من 2022", "النصف الثاني من عام 2023", "first quarter of 2022"
std::optional<Reading> read_part_of_year(const View& view, std::size_t at) {
    std::uint32_t which = 0;
    bool quarter = true;
    bool week = false;
    std::size_t here = at;
    const auto noun = [&](std::size_t place) {
        Hit hit = view.word(place, TimeClass::quarter_word);
        quarter = static_cast<bool>(hit);
        if (!hit) hit = view.word(place, TimeClass::half_word);
        if (hit || view.is_latin(place)) return hit;
        // "الأسبوع الأول من مايو": no part of a year, but of a month
        hit = view.word(place, TimeClass::unit_definite);
        week = hit && hit.word->value == "W";
        return week ? hit : Hit{};
    };
    if (const Hit first = noun(at)) {
        const auto ordinal = view.ordinal(first.end);
        const bool last = view.key_is(first.end, "الاخير");
        if (!ordinal && !last) return std::nullopt;
        which = last ? (quarter ? 4 : 2) : ordinal->value;
        here = first.end + (last ? 1 : ordinal->tokens);
    } else if (const Hit last = view.word(at, TimeClass::last_of)) {
        const Hit after = noun(last.end);
        if (!after) return std::nullopt;
        which = quarter ? 4 : 2;
        here = after.end;
    } else if (const auto ordinal = view.ordinal(at)) {
        const Hit after = noun(at + ordinal->tokens);
        if (!after) return std::nullopt;
        which = ordinal->value;
        here = after.end;
    } else {
        return std::nullopt;
    }
    if (week) return which <= 5 ? read_half_of_month(view, at, here) : std::nullopt;
    if (which < 1 || which > (quarter ? 4U : 2U)) return std::nullopt;
    const auto year = read_own_year(view, here);
    if (!year && !quarter) return read_half_of_month(view, at, here);
    if (!year) return std::nullopt;
    return Reading{
        at,
        year->end,
        model::TimeType::date,
        year->value.empty() ? "" : year->value + (quarter ? "-Q" : "-H") + std::to_string(which),
        year->relative,
        "part of a year"};
}

// "سبعينيات القرن الماضي", "الثمانينات", "1990s", "années 1990"
std::optional<Reading> read_decade(const View& view, std::size_t at) {
    if (const Hit decade = view.word(at, TimeClass::decade)) {
        std::size_t here = decade.end;
        // "في الثلاثينيات من عمرها" is an age.
        if (here + 1 < view.size() && view.key_is(here, "من") &&
            (view[here + 1].key.starts_with("عمر") || view.key_is(here + 1, "العمر")))
            return std::nullopt;
        if (const Hit of = view.word(here, TimeClass::of)) here = of.end;
        if (const Hit article = view.word(here, TimeClass::article); article && view.is_latin(here))
            here = article.end;
        const Hit century = view.word(here, TimeClass::century_words);
        const std::string tens = decade.word->value + "X";
        if (century)
            return Reading{at,    century.end, model::TimeType::date, century.word->value + tens,
                           false, "decade"};
        // The twenties are of either century.
        const bool sure = decade.word->number >= 3;
        return Reading{at,    decade.end, model::TimeType::date, sure ? "19" + tens : "",
                       false, "decade"};
    }
    if (!view.is_number(at)) {
        const Hit years = view.word(at, TimeClass::year_words);
        const int value = years ? view.digits(years.end) : -1;
        if (value < 0 || value % 10 != 0 || view.language() != "fr") return std::nullopt;
        const int decade = value < 100 ? 1900 + value : value;
        if (decade < kFirstYear || decade > kLastYear) return std::nullopt;
        return Reading{
            at,    years.end + 1, model::TimeType::date, std::to_string(decade / 10) + "X",
            false, "decade"};
    }
    const std::string& key = view[at].key;
    std::size_t end = at + 1;
    int value = view.digits(at);
    if (value < 0 && key.size() == 5 && key.back() == 's') {
        value = 0;
        for (std::size_t i = 0; i < 4; ++i) value = value * 10 + (key[i] - '0');
    } else if (value >= 0 && view.key_is(at + 1, "s") && view.adjoins_next(at)) {
        end = at + 2;
    } else {
        return std::nullopt;
    }
    if (value < kFirstYear || value > kLastYear || value % 10 != 0) return std::nullopt;
    return Reading{at,    end,     model::TimeType::date, std::to_string(value / 10) + "X",
                   false, "decade"};
}

}  // namespace

bool counts_something(const View& view, std::size_t at, int value) {
    if (at >= view.size() || !view.is_word(at)) return view.key_is(at, "%") || view.key_is(at, "٪");
    if (numbers::read_counted(view.from(at))) return true;
    if (view.word(at, TimeClass::units) || view.word(at, TimeClass::unit)) return true;
    std::size_t here = 0;
    const auto scale = view.number(at);
    if (scale && !scale->digits && !scale->article_only) here = scale->tokens;
    if (here > 0 && !view[at].key.starts_with("و")) return true;
    // A round number before a bare noun counts it more often than not.
    const std::string& key = view[at].key;
    const bool clitic = key.starts_with("و") || key.starts_with("ب") || key.starts_with("ال") ||
                        key.starts_with("ف") || key.starts_with("ل");
    return value % 100 == 0 && !clitic && !view.word(at, TimeClass::in) &&
           !view.word(at, TimeClass::of);
}

std::optional<YearParts> read_year_number(const View& view, std::size_t at) {
    YearParts out;
    int value = view.digits(at);
    if (value >= 0 && view[at].key.size() == 4) {
        out.end = at + 1;
    } else if (view.is_word(at)) {
        const auto number = view.count(at);
        if (!number || number->tokens < 2) return std::nullopt;
        if (number->value < kFirstYear || number->value > kLastYear) return std::nullopt;
        value = static_cast<int>(number->value);
        out.end = at + number->tokens;
    } else {
        return std::nullopt;
    }
    if (value < kFirstYear || value > kLastYear) return std::nullopt;
    // Digits that go on are no year: "2021.5", "2021-11" is a numeric date's business.
    if (view.key_is(out.end, ":") && view.adjoins_next(out.end - 1)) return std::nullopt;
    out.year = value;
    out.hijri = value >= 1300 && value < 1600;
    if (const Hit era = view.word(out.end, TimeClass::hijri)) {
        if (!out.hijri) return std::nullopt;
        out.end = era.end;
    } else if (const Hit common = view.word(out.end, TimeClass::gregorian)) {
        out.hijri = false;
        out.end = common.end;
    }
    return out;
}

std::optional<Reading> read_years(const View& view, std::size_t at) {
    for (const Rule rule :
         {read_decade, read_season, read_part_of_year, read_named_year, read_bare_year}) {
        if (auto reading = rule(view, at)) return reading;
    }
    return std::nullopt;
}

}  // namespace isnad::analysis::dates
