// Dates with the month in words: "9 تموز/يوليو لعام 1995", "May 20, 2024", "1er juin",
// "في أغسطس الماضي".
//
// A month name in two habits ("آب/ أغسطس") is one month. Words that are also something else ("مارس"
// practised, "may") are months only beside a day, a year, or a word that times follow. A misspelt
// month is read only where the year stands after it.
#include <cmath>

#include "analysis/dates/rules.h"
#include "analysis/numbers/numbers.h"

namespace isnad::analysis::dates {

namespace {

struct MonthHit {
    int month = 0;
    Care care = Care::none;
    bool hijri = false;
    bool doubled = false;  // said in two habits
    bool misspelt = false;
    std::size_t end = 0;
};

// The second name of a double: "/ أغسطس", "(أغسطس)", "- أغسطس".
std::size_t second_name(const View& view, std::size_t at, int month) {
    std::size_t here = at;
    bool bracket = false;
    if (view.key_is(here, "/") || view.key_is(here, "-") || view.key_is(here, "\\")) {
        ++here;
    } else if (view.key_is(here, "(")) {
        bracket = true;
        ++here;
    }
    const Hit hit = view.word(here, TimeClass::month);
    if (!hit || hit.word->number != month || hit.word->hijri) return at;
    if (!bracket) return hit.end;
    return view.key_is(hit.end, ")") ? hit.end + 1 : at;
}

std::optional<MonthHit> read_month(const View& view, std::size_t at, bool after_day = false) {
    if (const Hit hit = view.word(at, TimeClass::month)) {
        MonthHit out{hit.word->number, hit.word->care, hit.word->hijri, false, false, hit.end};
        if (!out.hijri) {
            const std::size_t end = second_name(view, out.end, out.month);
            out.doubled = end != out.end;
            out.end = end;
        }
        // An abbreviation's full stop belongs to it: "Nov. 5".
        if (out.care == Care::strict && view.is_latin(at) && view.key_is(out.end, ".") &&
            view.adjoins_next(out.end - 1))
            ++out.end;
        return out;
    }
    if (!view.is_word(at)) return std::nullopt;
    const int year = view.digits(at + 1);
    const bool before_year = year >= 1900 && year <= 2100;
    if (!before_year && !after_day) return std::nullopt;
    // Beside a day alone only the longest names: "5 إنسان" is no نيسان.
    constexpr std::size_t kSureName = 6;
    const int month = vocabulary().misspelt_month(view[at].key, before_year ? 0U : kSureName);
    if (month == 0) return std::nullopt;
    return MonthHit{month, Care::strict, false, false, true, at + 1};
}

struct Day {
    int day = 0;
    std::size_t end = 0;
};

// A day of the month: "13", "13th", "1er", "الثالث عشر", "خمسة".
std::optional<Day> read_day_number(const View& view, std::size_t at) {
    if (const int value = view.digits(at); value > 0) {
        if (view[at].key.size() > 2) return std::nullopt;
        if (const auto ordinal = view.ordinal(at); ordinal) return Day{value, at + ordinal->tokens};
        return Day{value, at + 1};
    }
    if (const auto ordinal = view.ordinal(at))
        return ordinal->value <= 31
                   ? std::optional(Day{static_cast<int>(ordinal->value), at + ordinal->tokens})
                   : std::nullopt;
    const auto number = view.count(at);
    if (!number || number->value < 1 || number->value > 31) return std::nullopt;
    if (number->value != std::floor(number->value)) return std::nullopt;
    return Day{static_cast<int>(number->value), at + number->tokens};
}

// "الماضي", "من العام المقبل", "of last year" after the month. Returns: where it ends.
std::size_t read_shift(const View& view, std::size_t at, PartialDate& date) {
    std::size_t here = at;
    Hit modifier = view.word(here, TimeClass::modifier);
    // "مايو السابق" counts from what was spoken of; where nothing was, from now.
    if (!modifier && view.prefer() == Prefer::future)
        modifier = view.word(here, TimeClass::modifier_text);
    if (modifier) {
        date.month_shift = modifier.word->number;
        return modifier.end;
    }
    if (view.is_comma(here)) ++here;
    if (const Hit of = view.word(here, TimeClass::of)) here = of.end;
    if (const Hit before = view.word(here, TimeClass::modifier_before)) {
        const Hit unit = view.word(before.end, TimeClass::unit_definite);
        const Hit bare = view.word(before.end, TimeClass::unit);
        const Hit& noun = unit ? unit : bare;
        if (noun && noun.word->value == "Y") {
            date.year_shift = before.word->number;
            return noun.end;
        }
    }
    const Hit unit = view.word(here, TimeClass::unit_definite);
    if (!unit || unit.word->value != "Y") return at;
    const Hit of_year = view.word(unit.end, TimeClass::modifier);
    if (!of_year) return at;
    date.year_shift = of_year.word->number;
    return of_year.end;
}

// The year after a month: "2021", "، 2021", "من عام 2021", "لعام 1995 م".
std::optional<YearParts> read_year_after(const View& view, std::size_t at) {
    std::size_t here = at;
    if (view.is_comma(here)) ++here;
    if (const Hit of = view.word(here, TimeClass::of)) here = of.end;
    const Hit word = view.word(here, TimeClass::year_word);
    if (word) here = word.end;
    const auto year = read_year_number(view, here);
    if (!year) return std::nullopt;
    // "5 مايو 1200 شخص": after a month only what looks like a year of our times or of the Hijra.
    if (!word && !year->hijri && (year->year < 1800 || year->year > 2100)) return std::nullopt;
    return year;
}

bool context_before(const View& view, std::size_t at) {
    if (at > 1 && view.key_is(at - 1, "-")) --at;  // "mid-May"
    return view.word_before(at, TimeClass::in) || view.word_before(at, TimeClass::of) ||
           view.word_before(at, TimeClass::month_word) || view.word_before(at, TimeClass::part) ||
           view.word_before(at, TimeClass::span);
}

// "في" written onto nothing, but "بمارس", "لمارس" carry their own preposition.
bool carries_preposition(const View& view, std::size_t at) {
    const Hit hit = view.word(at, TimeClass::month);
    return hit && !hit.phrase->prefix.empty() && hit.phrase->prefix != "و";
}

// Fills year or shift after the month. Returns: whether there was one.
bool read_tail(const View& view, DateParts& out, bool hijri_month) {
    if (const auto year = read_year_after(view, out.end)) {
        out.date.year = year->year;
        out.date.hijri = year->hijri || hijri_month;
        out.end = year->end;
        return true;
    }
    const std::size_t end = read_shift(view, out.end, out.date);
    const bool shifted = end != out.end;
    out.end = end;
    return shifted;
}

void check(DateParts& out) {
    const PartialDate& date = out.date;
    if (!date.day || !date.month) return;
    if (date.hijri) {
        constexpr int kLongest =
            30;  // days; the years that are not of the Hijra are resolved later
        const bool known = date.year && *date.year <= 1600;
        out.impossible = *date.day > kLongest ||
                         (known && !hijri_to_gregorian(*date.year, *date.month, *date.day));
        return;
    }
    constexpr int kLeapYear = 2000;
    out.impossible = !is_valid({date.year.value_or(kLeapYear), *date.month, *date.day});
}

// "20 من الشهر الجاري", "the 5th of this month"
std::optional<DateParts> day_of_near_month(const View& view, const Day& day, std::size_t at) {
    DateParts out;
    out.date.day = day.day;
    // "في 13 الجاري": the month is left out; the adjective is of its gender.
    if (const Hit alone = view.word(at, TimeClass::modifier);
        alone && alone.end == at + 1 && view[at].key.starts_with("ال") && at > 1 &&
        view.is_number(at - 1) && !view[at].key.ends_with("ه") && !view[at].key.ends_with("ن") &&
        (view.word_before(at - 1, TimeClass::in) ||
         view.word_before(at - 1, TimeClass::day_word))) {
        out.date.near_month = alone.word->number;
        out.end = alone.end;
        return out;
    }
    const Hit before = view.word(at, TimeClass::modifier_before);
    const Hit unit = view.word(before ? before.end : at, TimeClass::unit_definite);
    if (!unit || unit.word->value != "M") return std::nullopt;
    const Hit after = view.word(unit.end, TimeClass::modifier);
    if (!before && !after) return std::nullopt;
    // "les trois derniers mois" counts months.
    if (before && at == day.end && view.is_latin(at)) return std::nullopt;
    out.date.near_month = before ? before.word->number : after.word->number;
    out.end = before ? unit.end : after.end;
    return out;
}

// "20 May 2024", "الثالث عشر من تموز لعام 1995"
std::optional<DateParts> day_first(const View& view, std::size_t at) {
    const bool article = view.key_is(at, "ال") && view.adjoins_next(at) && view.is_number(at + 1);
    const auto day = read_day_number(view, article ? at + 1 : at);
    if (!day || day->day > 31) return std::nullopt;
    // "الأسبوع الأول من مايو" is no day.
    if (const Hit noun = view.word_before(at, TimeClass::unit_definite);
        noun && noun.word->value != "D" && view.is_word(at) && !view.is_latin(at))
        return std::nullopt;
    if (at > 0 && view.is_number(at) && view.adjoins_next(at - 1) &&
        (view.key_is(at - 1, "/") || view.key_is(at - 1, ".") || view.key_is(at - 1, ":")))
        return std::nullopt;
    std::size_t here = day->end;
    const bool stroke = view.key_is(here, "-") || view.key_is(here, "/");
    if (stroke) ++here;
    const Hit of = view.word(here, TimeClass::of);
    if (of) here = of.end;
    const Hit word = view.word(here, TimeClass::month_word);
    if (word) here = word.end;
    // "الثالثة في شهر مايو" counts something else: a day of the month is masculine.
    if (view.is_word(at) && view[at].key.ends_with("ه") && view[at].key.find("ال") < 3)
        return std::nullopt;
    // "مقتل 10 في مايو" tells how many died, and in which month.
    if (of && !word && view.key_is(of.end - 1, "في") && of.end == day->end + 1) return std::nullopt;
    if (auto relative = day_of_near_month(view, *day, here)) return relative;
    auto month = read_month(view, here, true);
    if (!month && word) {  // "السادس عشر من شهر 10"
        const int number = view.digits(here);
        if (number >= 1 && number <= 12)
            month = MonthHit{number, Care::none, false, false, false, here + 1};
    }
    if (!month) return std::nullopt;
    // "6 وصفر" is a score: no month is joined to its day by "and".
    if (const Hit hit = view.word(here, TimeClass::month); hit && hit.phrase->joined())
        return std::nullopt;
    DateParts out;
    out.date.day = day->day;
    out.date.month = month->month;
    out.date.hijri = month->hijri;
    out.end = month->end;
    if (view.key_is(out.end, "-") && view.digits(out.end + 1) >= kFirstYear) ++out.end;
    // "2 - صفر" is a score.
    const bool dated = read_tail(view, out, month->hijri);
    if (month->care == Care::guarded && !dated && !of && !word &&
        !view.word_before(at, TimeClass::day_word))
        return std::nullopt;
    if (stroke && month->hijri && !dated) return std::nullopt;
    check(out);
    return out;
}

// "شباط الرابع عشر": an ordinal of two words, or beyond the second, after its month.
std::optional<DateParts> month_then_ordinal(const View& view, std::size_t at) {
    const auto month = read_month(view, at);
    if (!month || month->misspelt || view.is_latin(at)) return std::nullopt;
    const auto ordinal = view.ordinal(month->end);
    if (!ordinal || !ordinal->definite || ordinal->value > 31 || !view.is_word(month->end))
        return std::nullopt;
    constexpr std::uint32_t kSure = 3;  // "الأول" and "الثاني" are parts of names of months
    if (ordinal->tokens < 2 && ordinal->value < kSure) return std::nullopt;
    DateParts out;
    out.date.day = static_cast<int>(ordinal->value);
    out.date.month = month->month;
    out.date.hijri = month->hijri;
    out.end = month->end + ordinal->tokens;
    read_tail(view, out, month->hijri);
    check(out);
    return out;
}

// "May 20, 2024", "November 5"; Latin script only.
std::optional<DateParts> month_first(const View& view, std::size_t at) {
    const auto month = read_month(view, at);
    if (!month || month->misspelt || !view.is_word(at)) return std::nullopt;
    if (!view.is_latin(at)) return std::nullopt;
    const int value = view.digits(month->end);
    if (value < 1 || value > 31 || view[month->end].key.size() > 2) return std::nullopt;
    if (view.language() == "fr") return std::nullopt;  // "en mai 15 personnes"
    DateParts out;
    out.date.day = value;
    out.date.month = month->month;
    out.end = month->end + 1;
    if (const auto ordinal = view.ordinal(month->end)) out.end = month->end + ordinal->tokens;
    // "May 20:30" is no day
    if (view.key_is(out.end, ":") && view.adjoins_next(out.end - 1)) return std::nullopt;
    read_tail(view, out, false);
    check(out);
    return out;
}

// "السيدة أيار معلوف", "April Hensley said": a name that is also a month's.
bool is_person(const View& view, std::size_t at, std::size_t end) {
    if (view.word_before(at, TimeClass::person)) return true;
    return view.is_latin(at) && view.capitalised(at) && view.is_word(end) &&
           view.capitalised(end) && !view.classes_at(end).any() && !context_before(view, at);
}

// "نونبر 2021", "أغسطس الماضي", "يوليوز"
std::optional<DateParts> month_alone(const View& view, std::size_t at) {
    std::size_t here = at;
    const Hit word = view.word(at, TimeClass::month_word);
    if (word) here = word.end;
    DateParts out;
    // "last November", "early next May"
    const Hit near = word ? Hit{} : view.word(at, TimeClass::modifier_before);
    if (near && view.is_latin(at) && view.has(near.end, TimeClass::month)) here = near.end;
    const auto month = read_month(view, here);
    if (month && here != at && !word) {
        if (month->care == Care::strict || month->care == Care::guarded) return std::nullopt;
        out.date.month = month->month;
        out.date.month_shift = near.word->number;
        out.end = month->end;
        return out;
    }
    if (!month) {
        // "شهر 9 2021", "شهر 12": the month by its number.
        if (!word || view[at].key.ends_with("شهري")) return std::nullopt;
        if (auto numeric = read_numeric_date(view, here); numeric && !numeric->date.day)
            return numeric;  // "شهر 5/2021"
        if (const int value = view.digits(here); value >= 1 && value <= 12) {
            out.date.month = value;
            out.end = here + 1;
            read_tail(view, out, false);
            return out;
        }
        // "شهر تسعة الماضي"; without what follows "شهر واحد" is a length.
        const auto number = view.count(here);
        if (!number || number->value < 1 || number->value > 12 || number->tokens != 1)
            return std::nullopt;
        out.date.month = static_cast<int>(number->value);
        out.end = here + 1;
        return read_tail(view, out, false) ? std::optional(out) : std::nullopt;
    }
    out.date.month = month->month;
    out.date.hijri = month->hijri;
    out.end = month->end;
    const bool tail = read_tail(view, out, month->hijri);
    if (month->care == Care::guarded && !out.date.year && !word) return std::nullopt;
    if (tail || month->doubled || word) return out;
    if (month->care == Care::strict || month->care == Care::guarded) return std::nullopt;
    if (is_person(view, here, month->end)) return std::nullopt;
    if (month->care == Care::none) return out;
    if (!context_before(view, here) && !carries_preposition(view, here)) return std::nullopt;
    // "من رمضان", "بين رمضان" speak of a man as often as of the month.
    if (month->hijri && here > 0 &&
        (view.has(here - 1, TimeClass::range_open) || view.has(here - 1, TimeClass::range_between)))
        return std::nullopt;
    if (view.is_latin(here) && view.language() != "fr" && !view.capitalised(here))
        return std::nullopt;
    return out;
}

// "أول مايو", "غرة رمضان": the first day of the month.
std::optional<DateParts> first_of_month(const View& view, std::size_t at) {
    const Hit first = view.word(at, TimeClass::first_day);
    if (!first) return std::nullopt;
    // "الفاتح من نونبر"; "أول من" is no day.
    const bool of = view.key_is(first.end, "من") && !view.key_is(first.end - 1, "اول");
    auto month = month_alone(view, first.end + (of ? 1 : 0));
    if (!month) return std::nullopt;
    month->date.day = 1;
    check(*month);
    return month;
}

}  // namespace

std::optional<DateParts> read_written_date(const View& view, std::size_t at) {
    if (auto date = first_of_month(view, at)) return date;
    if (auto date = day_first(view, at)) return date;
    if (auto date = month_first(view, at)) return date;
    if (auto date = month_then_ordinal(view, at)) return date;
    return month_alone(view, at);
}

}  // namespace isnad::analysis::dates
