// Clock times: "الساعة الثامنة مساء", "08:20 م", "7.30 pm", "19h30".
//
// Hours past twelve say themselves which half of the day they mean; the others are read with the
// word after them, and as they stand where there is none.
#include "analysis/dates/rules.h"
#include "analysis/numbers/numbers.h"

namespace isnad::analysis::dates {

namespace {

constexpr int kNoon = 12 * 60;

enum class Half { none, am, pm, noon, night };

struct HalfHit {
    Half half = Half::none;
    std::size_t end = 0;
};

// "م" is the afternoon only right after a time, and the era after a year: the caller knows which.
HalfHit half_at(const View& view, std::size_t at) {
    std::size_t begin = at;
    if (view.is_comma(begin)) ++begin;
    if (const Hit hit = view.word(begin, TimeClass::am)) return {Half::am, hit.end};
    if (const Hit hit = view.word(begin, TimeClass::pm)) return {Half::pm, hit.end};
    if (const Hit hit = view.word(begin, TimeClass::noon)) return {Half::noon, hit.end};
    if (const Hit hit = view.word(begin, TimeClass::night)) return {Half::night, hit.end};
    return {Half::none, at};
}

// Returns: minutes of the day, -1 where the hour and the word disagree.
int in_half(int minutes, Half half) {
    const bool twelve = minutes >= kNoon && minutes < kNoon + 60;
    if (minutes >= kNoon + 60) return minutes;
    switch (half) {
        case Half::none:
            return minutes;
        case Half::am:
            return twelve ? minutes - kNoon : minutes;
        case Half::pm:
            return twelve ? minutes : minutes + kNoon;
        case Half::noon:
            return minutes < 4 * 60 ? minutes + kNoon : minutes;
        case Half::night:
            if (twelve) return minutes - kNoon;
            return minutes >= 6 * 60 ? minutes + kNoon : minutes;
    }
    return -1;
}

}  // namespace

int minutes_in_part(int minutes, std::string_view part) {
    if (part == "TEV") return in_half(minutes, Half::pm);
    if (part == "TAF") return minutes < 7 * 60 ? in_half(minutes, Half::pm) : minutes;
    return part == "TNI" ? in_half(minutes, Half::night) : minutes;
}

namespace {

struct Hour {
    int minutes = -1;
    std::size_t end = 0;
    bool with_minutes = false;
};

int two_digits(const View& view, std::size_t at) {
    const int value = view.digits(at);
    return value >= 0 && view[at].key.size() == 2 ? value : -1;
}

// "7:10", "08:20:33"
Hour colon_time(const View& view, std::size_t at) {
    const int hour = view.digits(at);
    if (hour < 0 || hour > 23 || view[at].key.size() > 2) return {};
    if (!view.adjoins_next(at) || !view.key_is(at + 1, ":") || !view.adjoins_next(at + 1))
        return {};
    if (at > 0 && view.adjoins_next(at - 1) && view.key_is(at - 1, ":")) return {};
    const int minute = two_digits(view, at + 2);
    if (minute < 0 || minute > 59) return {};
    Hour out{hour * 60 + minute, at + 3, true};
    const bool seconds =
        view.adjoins_next(at + 2) && view.key_is(at + 3, ":") && view.adjoins_next(at + 3);
    if (!seconds) return out;
    if (two_digits(view, at + 4) < 0 || two_digits(view, at + 4) > 59) return {};
    out.end = at + 5;
    return out;
}

// "16.35", "19,00" after the word for hour.
Hour decimal_time(const View& view, std::size_t at) {
    if (!view.is_number(at)) return {};
    const std::string& key = view[at].key;
    const auto point = key.find_first_of(".,");
    if (point == std::string::npos || point > 2 || key.size() != point + 3) return {};
    int value[2] = {0, 0};
    for (std::size_t i = 0; i < key.size(); ++i) {
        if (i == point) continue;
        if (key[i] < '0' || key[i] > '9') return {};
        value[i > point ? 1 : 0] = value[i > point ? 1 : 0] * 10 + (key[i] - '0');
    }
    if (value[0] > 23 || value[1] > 59) return {};
    return {value[0] * 60 + value[1], at + 1, true};
}

// "20 heures", "14 heures 30" after a word that hours stand after; elsewhere it is a duration.
Hour french_time(const View& view, std::size_t at) {
    const int hour = view.digits(at);
    if (hour < 0 || hour > 24 || view.language() != "fr") return {};
    Hit unit = view.word(at + 1, TimeClass::units);
    if (!unit) unit = view.word(at + 1, TimeClass::unit);
    const bool led =
        view.word_before(at, TimeClass::clock) || view.word_before(at, TimeClass::at_hour);
    if (!led || !unit || unit.word->value != "H") return {};
    const int minute = two_digits(view, unit.end);
    const bool timed = minute >= 0 && minute <= 59;
    return {hour % 24 * 60 + (timed ? minute : 0), timed ? unit.end + 1 : unit.end, true};
}

// "19h30", "19 h 30", "19h", whether the tokeniser cut it or not.
Hour letter_time(const View& view, std::size_t at) {
    if (!view.is_number(at)) return {};
    const std::string& key = view[at].key;
    const auto letter = key.find('h');
    if (letter != std::string::npos && letter <= 2 && key.size() <= 5) {
        int values[2] = {0, 0};
        int part = 0;
        for (const char c : key) {
            if (c == 'h') {
                ++part;
            } else if (c >= '0' && c <= '9' && part < 2) {
                values[part] = values[part] * 10 + (c - '0');
            } else {
                return {};
            }
        }
        if (part != 1 || values[0] > 23 || values[1] > 59) return {};
        return {values[0] * 60 + values[1], at + 1, true};
    }
    const int hour = view.digits(at);
    if (hour < 0 || hour > 23 || !view.is_word(at + 1)) return {};
    const std::string& next = view[at + 1].key;
    if (!next.starts_with("h")) return {};
    if (next == "h") {
        const int minute = two_digits(view, at + 2);
        const bool timed = minute >= 0 && minute <= 59;
        return {hour * 60 + (timed ? minute : 0), timed ? at + 3 : at + 2, true};
    }
    if (next.size() != 3 || !view.adjoins_next(at)) return {};
    const int minute = (next[1] - '0') * 10 + (next[2] - '0');
    if (next[1] < '0' || next[1] > '5' || next[2] < '0' || next[2] > '9') return {};
    return {hour * 60 + minute, at + 2, true};
}

// "خمسة وخمسين دقيقة" after the word for hour is five and fifty minutes, not fifty-five.
std::optional<numbers::Number> hour_in_words(const View& view, std::size_t at) {
    auto number = view.count(at);
    if (!number || number->value < 1) return std::nullopt;
    const Hit unit = view.word(at + number->tokens, TimeClass::unit);
    if (number->tokens > 1 && (number->value > 24 || (unit && unit.word->value == "min")))
        number = numbers::read_number(view.from(at).first(1));
    return number && number->value <= 24 ? number : std::nullopt;
}

// What is added to the hour, or taken from it: "والنصف", "إلا ربعا", "و15 دقيقة", "إلا خمس دقائق".
// Returns: where it ends, `at` where there is nothing of the kind.
std::size_t read_minutes(const View& view, std::size_t at, int& minutes) {
    int sign = 1;
    std::size_t here = at;
    bool joined = false;
    if (const Hit less = view.word(at, TimeClass::less)) {
        sign = -1;
        here = less.end;
        joined = true;
    } else if (view.key_is(at, "و")) {
        ++here;
        joined = true;
    }
    if (const Hit fraction = view.word(here, TimeClass::fraction);
        fraction && (joined || view[here].key.starts_with("و"))) {
        minutes += sign * fraction.word->number;
        return fraction.end;
    }
    if (!joined && !(here < view.size() && view[here].key.starts_with("و"))) return at;
    const auto number = view.count(here);
    if (!number || number->value < 1 || number->value > 59) return at;
    const std::size_t unit_at = here + number->tokens;
    Hit unit = view.word(unit_at, TimeClass::unit);
    if (!unit) unit = view.word(unit_at, TimeClass::units);
    if (!unit || unit.word->value != "min") return at;
    minutes += sign * static_cast<int>(number->value);
    return unit.end;
}

// After "الساعة": an hour in words, and the quarter or half after it.
Hour spoken_time(const View& view, std::size_t at) {
    int hour = -1;
    std::size_t end = at;
    if (const int value = view.digits(at); value >= 0 && view[at].key.size() <= 2) {
        hour = value;
        end = at + 1;
    } else if (const auto ordinal = view.ordinal(at)) {
        hour = static_cast<int>(ordinal->value);
        end = at + ordinal->tokens;
    } else if (view.key_is(at, "الواحده")) {
        hour = 1;
        end = at + 1;
    } else if (const auto number = hour_in_words(view, at)) {
        hour = static_cast<int>(number->value);
        end = at + number->tokens;
    }
    if (hour < 0 || hour > 24) return {};
    Hour out{(hour % 24) * 60, end, false};
    out.end = read_minutes(view, end, out.minutes);
    if (out.minutes < 0) out.minutes += kNoon;
    return out;
}

Hour any_hour(const View& view, std::size_t at) {
    Hour hour = colon_time(view, at);
    if (hour.minutes < 0) hour = letter_time(view, at);
    if (hour.minutes < 0) hour = decimal_time(view, at);
    if (hour.minutes < 0) hour = spoken_time(view, at);
    return hour;
}

// "الثامنة والنصف مساء" without the word for hour: a feminine ordinal with the article that half of
// a day follows. "للمرة الثانية مساء السبت" is none: there the noun before it is what it counts, as
// any feminine noun may be that a low number follows.
bool is_hour_without_word(const View& view, std::size_t at, std::size_t half_at) {
    const auto ordinal = view.ordinal(at);
    if (!ordinal || !ordinal->definite || ordinal->value > 12 || half_at >= view.size() ||
        view[half_at].key.size() <= 2)
        return false;
    if (at == 0 || view.word_before(at, TimeClass::at_hour) ||
        view.word_before(at, TimeClass::in) || view.word_before(at, TimeClass::about))
        return true;
    if (!view[at].key.ends_with("ه") || view.word_before(at, TimeClass::numbered)) return false;
    constexpr std::uint32_t kRarelyCounts = 4;
    return ordinal->value >= kRarelyCounts || !view[at - 1].key.ends_with("ه");
}

// "الثالثة من فجر اليوم": the part of the day, and the day, told after the hour.
bool daypart_follows(const View& view, std::size_t at) {
    const Hit of = view.word(at, TimeClass::of);
    return of && view.is_word(at) && !view.is_latin(at) && view.has(of.end, TimeClass::daypart);
}

// "منتصف الليل", "noon"; "après-midi" and "le Midi" are none.
Hour named_hour(const View& view, std::size_t at) {
    const Hit name = view.word(at, TimeClass::clock_word);
    if (!name || (view.is_latin(at) && view.capitalised(at)) || !name.phrase->prefix.empty())
        return {};
    if (at > 0 && view.key_is(at - 1, "-") && view.adjoins_next(at - 1)) return {};
    return {name.word->number, name.end, true};
}

}  // namespace

std::optional<ClockParts> read_clock(const View& view, std::size_t at) {
    const Hit announced = view.word(at, TimeClass::clock);
    const std::size_t begin = announced ? announced.end : at;
    Hour hour = colon_time(view, begin);
    if (hour.minutes < 0) hour = named_hour(view, begin);
    if (hour.minutes < 0) hour = letter_time(view, begin);
    if (hour.minutes < 0) hour = french_time(view, begin);
    const bool said = announced && view.key_is(at, "at") == false && view.key_is(at, "à") == false;
    if (hour.minutes < 0 && said) hour = decimal_time(view, begin);
    if (hour.minutes < 0) {
        hour = spoken_time(view, begin);
        if (hour.minutes < 0) return std::nullopt;
        const HalfHit half = half_at(view, hour.end);
        // A bare number is an hour only after the word for it, or before am or pm.
        if (!said && half.half == Half::none && !daypart_follows(view, hour.end))
            return std::nullopt;
        // "488 9 م د" is money: after a bare number the letter needs an hour's place.
        const bool letter = half.end == hour.end + 1 && view.is_word(hour.end) &&
                            view[hour.end].key.size() <= 2 && !view.is_latin(hour.end);
        if (!said && letter && at > 0 && !view.word_before(at, TimeClass::at_hour) &&
            !view.word_before(at, TimeClass::in))
            return std::nullopt;
        if (!said && !view.is_number(begin) && !is_hour_without_word(view, begin, hour.end))
            return std::nullopt;
    }
    const HalfHit half = half_at(view, hour.end);
    const int minutes = in_half(hour.minutes, half.half);
    if (minutes < 0 || minutes >= 24 * 60) return std::nullopt;
    ClockParts out{minutes, half.half == Half::none ? hour.end : half.end, ""};
    if (const Hit zone = view.word(out.end, TimeClass::zone)) {
        out.end = zone.end;
    }
    return out;
}

namespace {

// "الثامنة من مساء أمس", "8 مساء يوم الجمعة": the day told after the hour.
std::optional<Reading> read_day_after(const View& view, const ClockParts& clock_parts) {
    std::size_t here = clock_parts.end;
    const bool on = view.key_is(here, "on");
    if (on) ++here;
    if (const Hit of = view.word(here, TimeClass::of); of && !view.is_latin(here)) here = of.end;
    if (!view.is_word(here) && !on) return std::nullopt;
    auto day = read_day_expression(view, here);
    const bool of_day = day && (day->value.size() == 10 || day->value.size() == 13);
    if (!of_day || (view.has(here, TimeClass::month) && !on)) return std::nullopt;
    const int minutes = minutes_in_part(clock_parts.minutes, day->value.substr(10));
    day->value = day->value.substr(0, 10) + clock(minutes) + clock_parts.zone;
    if (const Hit zone = view.word(day->end, TimeClass::zone)) day->end = zone.end;
    return day;
}

}  // namespace

std::optional<Reading> read_clock_range(const View& view, std::size_t at) {
    const Hit between = view.word_before(at, TimeClass::range_between);
    const Hit from = view.word_before(at, TimeClass::range_open);
    if (!between && !from) return std::nullopt;
    const std::size_t open = at - (between ? between : from).phrase->tokens();
    const Hit announced = view.word(at, TimeClass::clock);
    if (announced && announced.word->value == "lead") return std::nullopt;
    // "entre 8 heures et 20 heures"
    const auto with_unit = [&](Hour hour) {
        const Hit unit = view.word(hour.end, TimeClass::units);
        if (hour.minutes >= 0 && view.language() == "fr" && unit && unit.word->value == "H") {
            hour.end = unit.end;
            hour.with_minutes = true;
        }
        return hour;
    };
    Hour first = with_unit(any_hour(view, announced ? announced.end : at));
    if (first.minutes < 0) return std::nullopt;
    const HalfHit first_half = half_at(view, first.end);
    std::size_t next = first_half.half == Half::none ? first.end : first_half.end;
    if (const Hit joint = view.word(next, TimeClass::range_joint); joint && !between) {
        next = joint.end;
    } else if (view.key_is(next, "-") || view.key_is(next, "–") || view.key_is(next, "و") ||
               (between && (view.key_is(next, "et") || view.key_is(next, "and")))) {
        ++next;
    } else if (!between || next >= view.size() || !view[next].key.starts_with("و")) {
        return std::nullopt;
    }
    if (const Hit again = view.word(next, TimeClass::clock)) next = again.end;
    const Hour last = with_unit(any_hour(view, next));
    if (last.minutes < 0) return std::nullopt;
    const HalfHit half = half_at(view, last.end);
    // Numbers are hours where something says so: the word for it, minutes, or the half of the day.
    const bool said = announced || (first.with_minutes && last.with_minutes);
    const bool by_half =
        half.half != Half::none && (view[half.end - 1].key.size() > 2 || view.is_latin(last.end));
    if (!said && !by_half) return std::nullopt;
    const int end = in_half(last.minutes, half.half);
    int begin = in_half(first.minutes, first_half.half);
    // "بين الثامنة والعاشرة مساء": the half is said once, unless that turns the two round.
    if (first_half.half == Half::none) {
        const int shared = in_half(first.minutes, half.half);
        begin = shared < end ? shared : first.minutes;
    }
    constexpr int kDay = 24 * 60;
    if (begin < 0 || end < 0 || begin >= kDay || end >= kDay || begin == end) return std::nullopt;
    Reading out{open,
                half.half == Half::none ? last.end : half.end,
                model::TimeType::time,
                "",
                false,
                "range of hours"};
    if (const Hit hit = view.word(out.end, TimeClass::zone)) out.end = hit.end;
    out.value = clock(begin) + "/" + clock(end);
    return out;
}

std::optional<Reading> read_clock_time(const View& view, std::size_t at) {
    // "at", "عند" lead to the time and are no part of it; it is read from its own first token.
    if (const Hit clock = view.word(at, TimeClass::clock); clock && clock.word->value == "lead")
        return std::nullopt;
    const auto read = read_clock(view, at);
    if (!read) return std::nullopt;
    if (const auto day = read_day_after(view, *read))
        return Reading{at,         day->end, model::TimeType::time,
                       day->value, true,     "clock time of a day"};
    return Reading{at,    read->end,   model::TimeType::time, clock(read->minutes) + read->zone,
                   false, "clock time"};
}

}  // namespace isnad::analysis::dates
