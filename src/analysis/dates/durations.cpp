// Durations, and what they measure from now: "ثلاثة أيام", "قبل شهرين", "two years ago", "كل يوم".
//
// A duration after "قبل", or before "ago", is a time. After "بعد" it is one for those who look
// ahead; in news it mostly counts from another event, and stays a duration, as it does where "من"
// says from what. Vague ones ("قبل أيام قليلة", "منذ عقود") have no value.
#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/dates/rules.h"
#include "analysis/numbers/numbers.h"

namespace isnad::analysis::dates {

namespace {

struct Amount {
    double count = 0;
    std::string unit;
    std::size_t end = 0;
    bool vague = false;
    bool bare = false;  // a unit without a number: "شهر"
};

// Units in TIMEX3's order, with the letter and how many of it one unit is.
struct UnitCode {
    std::string_view unit;
    std::string_view code;
    double times;
    bool of_day;  // after the T
};
constexpr UnitCode kUnits[] = {
    {"century", "Y", 100, false}, {"decade", "Y", 10, false}, {"Y", "Y", 1, false},
    {"M", "M", 1, false},         {"W", "W", 1, false},       {"D", "D", 1, false},
    {"H", "H", 1, true},          {"min", "M", 1, true},      {"S", "S", 1, true},
};

// The unit that a number counts: "رقم 15 لسنة 2003" counts no years.
Hit any_unit(const View& view, std::size_t at) {
    if (const Hit hit = view.word(at, TimeClass::units); hit && hit.phrase->prefix.empty())
        return hit;
    const Hit hit = view.word(at, TimeClass::unit);
    return hit && hit.phrase->prefix.empty() ? hit : Hit{};
}

std::optional<Amount> read_one(const View& view, std::size_t at) {
    // "un demi-siècle"
    if (view.key_is(at, "demi") && view.key_is(at + 1, "-")) {
        const Hit unit = view.word(at + 2, TimeClass::unit);
        if (unit) return Amount{0.5, unit.word->value, unit.end, false, false};
    }
    // "نصف قرن", "half a century"
    const Hit half = view.word(at, TimeClass::half_word);
    const bool arabic = view.key_is(at, "نصف") || view.key_is(at, "ونصف");
    if (arabic || (half && view.key_is(at, "half") && view.key_is(at + 1, "a"))) {
        const std::size_t unit_at = at + (arabic ? 1 : 2);
        const Hit unit = view.word(unit_at, TimeClass::unit);
        if (unit && unit.phrase->prefix.empty())
            return Amount{0.5, unit.word->value, unit.end, false, false};
    }
    if (const Hit dual = view.word(at, TimeClass::unit_dual))
        return Amount{2, dual.word->value, dual.end, false, false};
    if (const Hit vague = view.word(at, TimeClass::vague)) {
        Hit unit = view.word(vague.end, TimeClass::units);
        if (!unit) unit = view.word(vague.end, TimeClass::units_definite);  // "عشرات السنين"
        if (unit) return Amount{0, unit.word->value, unit.end, true, false};
    }
    const auto number = view.number(at);
    if (number && number->value >= 0) {
        std::size_t end = at + number->tokens;
        if (view.key_is(end, "-") && view.adjoins_next(end)) ++end;  // "three-day"
        if (const Hit unit = any_unit(view, end)) {
            const bool latin_month = view.key_is(end, "m");
            if (!latin_month)
                return Amount{number->value, unit.word->value, unit.end, false,
                              number->article_only};
        }
        // "ثلاث و نصف سنة" reads as a number; what is left is no duration.
        return std::nullopt;
    }
    if (const Hit units = view.word(at, TimeClass::units)) {
        Amount out{0, units.word->value, units.end, true, false};
        if (const Hit vague = view.word(units.end, TimeClass::vague)) out.end = vague.end;
        return out;
    }
    if (const Hit unit = view.word(at, TimeClass::unit)) {
        Amount out{1, unit.word->value, unit.end, false, true};
        // "سنة واحدة"
        if (view.key_is(unit.end, "واحده") || view.key_is(unit.end, "واحد")) {
            ++out.end;
            out.bare = false;
        }
        return out;
    }
    return std::nullopt;
}

std::string value_of(const std::vector<Amount>& parts) {
    std::string days = "P";
    std::string hours;
    for (const UnitCode& unit : kUnits) {
        double count = 0;
        for (const Amount& part : parts) {
            if (part.unit == unit.unit) count += part.count * unit.times;
        }
        if (count == 0) continue;
        char buffer[32];
        std::snprintf(buffer, sizeof buffer, "%.10g", count);
        (unit.of_day ? hours : days) += buffer + std::string(unit.code);
    }
    if (!hours.empty()) days += "T" + hours;
    return days == "P" ? "" : days;
}

struct Total {
    std::vector<Amount> parts;
    std::size_t end = 0;
    bool vague = false;
    bool bare = false;

    std::string value() const { return vague ? "" : value_of(parts); }
};

// "ونصف" after a unit: half of it more.
std::size_t half_after(const View& view, std::size_t at, double& count) {
    std::size_t here = at;
    bool joined = false;
    if (view.key_is(here, "و")) {
        ++here;
        joined = true;
    }
    const auto key = here < view.size() ? std::string_view(view[here].key) : "";
    if (view.key_is(at, "et") && (view.key_is(at + 1, "demi") || view.key_is(at + 1, "demie"))) {
        count += 0.5;
        return at + 2;
    }
    for (const auto& [word, value] : {std::pair{"نصف", 0.5}, {"نص", 0.5}, {"ربع", 0.25}}) {
        if ((joined && key == word) || (!joined && key == std::string("و") + word)) {
            count += value;
            // "سنتين ونصف السنة"
            const bool said = view.has(here + 1, TimeClass::unit_definite) &&
                              view.is_word(here + 1) && !view.is_latin(here + 1);
            return here + (said ? 2 : 1);
        }
    }
    return at;
}

// "نصف يوم", "ونص ثانية": a part of a unit. Needs the words of fractions that hours take.
std::optional<Amount> read_fraction_of_unit(const View& view, std::size_t at) {
    const Hit fraction = view.word(at, TimeClass::fraction);
    if (!fraction) return std::nullopt;
    const Hit unit = view.word(fraction.end, TimeClass::unit);
    if (!unit) return std::nullopt;
    constexpr double kHour = 60;  // minutes that the fraction is told in
    return Amount{fraction.word->number / kHour, unit.word->value, unit.end, false, false};
}

bool is_finer(std::string_view unit, std::string_view than) {
    const auto place = [](std::string_view name) {
        return std::find_if(std::begin(kUnits), std::end(kUnits),
                            [&](const UnitCode& code) { return code.unit == name; });
    };
    return place(unit) > place(than);
}

std::optional<Total> read_total(const View& view, std::size_t at) {
    constexpr std::size_t kMostParts = 8;
    Total total;
    auto part = read_one(view, at);
    while (part) {
        const std::size_t half = half_after(view, part->end, part->count);
        // "ساعة ونصف دقيقة": the half is of the unit that follows it.
        const bool next_unit = half != part->end && any_unit(view, half);
        if (half != part->end && !next_unit && !part->vague) {
            part->end = half;
            part->bare = false;
        } else if (next_unit) {
            part->count = part->bare ? 1 : std::floor(part->count);
        }
        total.vague = total.vague || part->vague;
        total.bare = total.parts.empty() && part->bare;
        total.end = part->end;
        total.parts.push_back(*part);
        if (total.vague || total.parts.size() == kMostParts) break;
        std::size_t next = total.end;
        // "3 ساعات، و30 دقيقة": a comma parts lengths only where the next unit is a smaller one.
        const bool comma = view.is_comma(next);
        if (comma) ++next;
        if (view.key_is(next, "و") || view.key_is(next, "and") || view.key_is(next, "et")) {
            ++next;
        } else if (next >= view.size() || (!comma && !view[next].key.starts_with("و"))) {
            break;
        }
        const std::string last_unit = total.parts.back().unit;
        part = read_one(view, next);
        if (!part) part = read_fraction_of_unit(view, next);
        if (part && (part->vague || (comma && !is_finer(part->unit, last_unit)))) break;
    }
    if (total.parts.empty()) return std::nullopt;
    return total;
}

// The time that lies so far from now: as fine as the finest unit said.
std::string shifted(const Total& total, const Moment& now, int sign) {
    double months = 0;
    double minutes = 0;
    std::string_view finest = "Y";
    for (const UnitCode& unit : kUnits) {
        for (const Amount& part : total.parts) {
            if (part.unit != unit.unit) continue;
            const double count = part.count * unit.times;
            finest = unit.unit == "century" || unit.unit == "decade" ? "Y" : unit.unit;
            if (unit.code == "Y") months += 12 * count;
            if (unit.unit == "M") months += count;
            if (unit.unit == "W") minutes += count * 7 * 24 * 60;
            if (unit.unit == "D") minutes += count * 24 * 60;
            if (unit.unit == "H") minutes += count * 60;
            if (unit.unit == "min") minutes += count;
        }
    }
    constexpr double kFarthest = 12.0 * 3000;  // months
    if (months > kFarthest || minutes > kFarthest * 31 * 24 * 60) return "";
    const double month_index =
        now.date.year * 12.0 + now.date.month - 1 + sign * std::round(months);
    if (month_index < 12.0 * kFirstYear || month_index > 12.0 * kLastYear) return "";
    const int year = static_cast<int>(month_index) / 12;
    const int month = static_cast<int>(month_index) % 12 + 1;
    if (finest == "Y") return iso_year(year);
    if (finest == "M") return iso_month(year, month);
    const Date base{year, month, std::min(now.date.day, days_in_month(year, month))};
    if (finest == "W" || finest == "D") {
        const auto days = static_cast<std::int64_t>(std::round(minutes / (24 * 60)));
        const Date day = add_days(base, sign * days);
        if (day.year < kFirstYear || day.year > kLastYear) return "";
        return finest == "W" ? iso_week(day) : iso_day(day);
    }
    if (!now.minutes || finest == "S") return "";
    const double clock_minutes = *now.minutes + sign * minutes;
    const auto days = static_cast<std::int64_t>(std::floor(clock_minutes / (24 * 60)));
    const int rest = static_cast<int>(clock_minutes - static_cast<double>(days) * 24 * 60);
    return iso_day(add_days(base, days)) + clock(rest);
}

// "مرتين في الأسبوع", "ثلاث مرات كل عام", "twice a year"
std::optional<Reading> read_how_often(const View& view, std::size_t at) {
    Hit times = view.word(at, TimeClass::times_in);
    if (!times) {
        const auto count = view.count(at);
        if (!count) return std::nullopt;
        times = view.word(at + count->tokens, TimeClass::times_in);
    }
    if (!times || (times.phrase->prefix != "" && times.phrase->prefix != "و")) return std::nullopt;
    if (const Hit every = view.word(times.end, TimeClass::every)) {
        const auto total = read_total(view, every.end);
        if (!total || total->vague) return std::nullopt;
        return Reading{at, total->end, model::TimeType::set, total->value(), false, "how often"};
    }
    const bool joint = view.key_is(times.end, "في") || view.key_is(times.end, "a") ||
                       view.key_is(times.end, "per") || view.key_is(times.end, "par");
    if (!joint) return std::nullopt;
    Hit unit = view.word(times.end + 1, TimeClass::unit_definite);
    if (!unit && view.is_latin(times.end)) unit = view.word(times.end + 1, TimeClass::unit);
    // "مرة في العام الماضي" happened once.
    if (!unit || view.has(unit.end, TimeClass::modifier) ||
        view.has(unit.end, TimeClass::modifier_text) || view.has(unit.end, TimeClass::not_today))
        return std::nullopt;
    return Reading{at,    unit.end,   model::TimeType::set, duration_value(1, unit.word->value),
                   false, "how often"};
}

std::optional<Reading> read_set(const View& view, std::size_t at) {
    // "Daily Star" is a name.
    const Hit adverb = view.word(at, TimeClass::set);
    if (adverb && !(view.capitalised(at) && view.capitalised(at + 1)))
        return Reading{at,
                       adverb.end,
                       model::TimeType::set,
                       adverb.word->value,
                       false,
                       "adverb of recurrence"};
    if (const Hit weekly = view.word(at, TimeClass::weekly))
        return Reading{at,    weekly.end,    model::TimeType::set, "XXXX-WXX-" + weekly.word->value,
                       false, "each weekday"};
    if (auto often = read_how_often(view, at)) return often;
    if (is_habitual_weekday(view, at)) {
        const Hit weekday = view.word(at, TimeClass::weekday);
        const Hit when = view.word(weekday.end, TimeClass::daypart);
        const bool said = when && when.phrase->prefix.empty();
        return Reading{at,
                       said ? when.end : weekday.end,
                       model::TimeType::set,
                       "XXXX-WXX-" + weekday.word->value + (said ? "T" + when.word->value : ""),
                       false,
                       "each weekday"};
    }
    // "مساء كل خميس"
    const Hit part = view.word(at, TimeClass::daypart);
    const Hit every = view.word(part ? part.end : at, TimeClass::every);
    if (!every) return std::nullopt;
    std::size_t here = every.end;
    if (const Hit day = view.word(here, TimeClass::day_word);
        day && view.word(day.end, TimeClass::weekday))
        here = day.end;
    // "كل واحد" is everyone, no Sunday.
    if (const Hit weekday = view.word(here, TimeClass::weekday);
        weekday && (weekday.word->care != Care::context || weekday.phrase->prefix.empty())) {
        Reading out{at,    weekday.end,   model::TimeType::set, "XXXX-WXX-" + weekday.word->value,
                    false, "each weekday"};
        Hit when = part;
        if (!when) {
            when = view.word(weekday.end, TimeClass::daypart);
            if (when && !when.phrase->prefix.empty()) when = {};
            if (when) out.end = when.end;
        }
        if (when) out.value += "T" + when.word->value;
        return out;
    }
    if (const Hit season = view.word(here, TimeClass::season); season && !part)
        return Reading{at,    season.end,   model::TimeType::set, "XXXX-" + season.word->value,
                       false, "each season"};
    // "مساء كل يوم", "كل صباح"
    const Hit of_day = view.word(here, part ? TimeClass::unit : TimeClass::daypart);
    if (of_day && (!part || of_day.word->value == "D") && of_day.phrase->prefix.empty())
        return Reading{at,
                       of_day.end,
                       model::TimeType::set,
                       "XXXX-XX-XXT" + (part ? part : of_day).word->value,
                       false,
                       "each day's part"};
    if (part) return std::nullopt;
    // "tous les jours"
    if (const Hit units = view.word(here, TimeClass::units); units && view.is_latin(here))
        return Reading{
            at,    units.end,  model::TimeType::set, duration_value(1, units.word->value),
            false, "each unit"};
    const auto total = read_total(view, here);
    if (!total || total->vague) return std::nullopt;
    return Reading{at, total->end, model::TimeType::set, total->value(), false, "each unit"};
}

// "الثمانين عاما": the number has an article, and reads as none.
bool follows_number(const View& view, std::size_t at) {
    if (at == 0) return false;
    if (view.may_be_number(at - 1)) return true;
    text::Token bare = view[at - 1];
    constexpr std::string_view kArticle = "ال";
    if (!view.is_word(at - 1) || !bare.key.starts_with(kArticle)) return false;
    bare.key.erase(0, kArticle.size());
    return numbers::may_begin_number(bare);
}

Reading time_from_now(const View& view, std::size_t at, const Total& total, std::size_t end,
                      int sign, const char* rule) {
    Reading out{at, end, model::TimeType::date, "", true, rule};
    if (!total.vague && view.reference()) out.value = shifted(total, *view.reference(), sign);
    const std::string& finest = total.parts.back().unit;
    if (finest == "H" || finest == "min" || finest == "S") out.type = model::TimeType::time;
    return out;
}

bool whole_segment(const View& view, std::size_t at, std::size_t end) {
    for (std::size_t i = 0; i < at; ++i) {
        if (!view.is_mark(i) || i > 4) return false;
    }
    for (std::size_t i = end; i < view.size(); ++i) {
        if (!view.is_mark(i) || i > end + 4) return false;
    }
    return true;
}

}  // namespace

bool is_habitual_weekday(const View& view, std::size_t at) {
    if (!view.has(at, TimeClass::weekday) || at == 0) return false;
    const Hit weekday = view.word(at, TimeClass::weekday);
    const std::size_t end = weekday.end;
    if (view.language() == "fr" && view.key_is(at - 1, "le"))
        return !view.is_number(end) && !view.has(end, TimeClass::modifier) &&
               !view.has(end, TimeClass::modifier_text);
    // "كل اثنين وخميس": the second of two
    if (!weekday.phrase->joined() || weekday.word->care != Care::context) return false;
    constexpr std::size_t kMostDays = 6;
    for (std::size_t back = at - 1; back > 0 && at - back <= kMostDays; --back) {
        if (!view.has(back, TimeClass::weekday)) return false;
        if (view.has(back - 1, TimeClass::every)) return true;
        if (back > 1 && view.has(back - 1, TimeClass::day_word) &&
            view.has(back - 2, TimeClass::every))
            return true;
    }
    return false;
}

std::string duration_value(double count, std::string_view unit) {
    return value_of({{count, std::string(unit), 0, false, false}});
}

std::optional<Reading> read_duration(const View& view, std::size_t at) {
    if (const auto set = read_set(view, at)) return set;

    std::size_t here = at;
    const Hit ago = view.word(at, TimeClass::ago);
    const Hit later = view.word(at, TimeClass::later);
    if (ago) {
        here = ago.end;
    } else if (later) {
        here = later.end;
    }
    // "قبل نحو عام": a rounded distance is still one.
    if (here != at) {
        if (const Hit about = view.word(here, TimeClass::about)) here = about.end;
    }
    const auto total = read_total(view, here);
    if (!total) return std::nullopt;
    // "منذ يوم الاثنين" is a day with a name, no length of one day.
    if (total->bare && (view.has(total->end, TimeClass::weekday) ||
                        view.has(total->end, TimeClass::day_offset) || view.digits(total->end) > 0))
        return std::nullopt;
    // "قبل 3 سنوات من الآن" is counted from now.
    if ((ago || later) && !total->vague && view.key_is(total->end, "من") &&
        view.key_is(total->end + 1, "الان"))
        return time_from_now(view, at, *total, total->end + 2, ago ? -1 : 1,
                             ago ? "so long ago" : "so long from now");
    const bool from_what = view.key_is(total->end, "من") || view.key_is(total->end, "على") ||
                           view.key_is(total->end, "علي");
    const Hit ago_after = view.word(total->end, TimeClass::ago_after);
    if (ago_after) return time_from_now(view, at, *total, ago_after.end, -1, "so long ago");
    // "two hours later" counts from what was told before, "from now" from now.
    const Hit after = view.word(total->end, TimeClass::later_after);
    const bool from_now = after && (view.prefer() == Prefer::future || after.end > total->end + 1);
    if (from_now && !view.key_is(total->end, "plus"))
        return time_from_now(view, at, *total, after.end, 1, "so long from now");
    const bool since = ago && view.key_is(at, "منذ");
    if (ago && !from_what && (!since || total->vague || view.prefer() == Prefer::future))
        return time_from_now(view, at, *total, total->end, -1, "so long ago");
    const bool latin = view.is_latin(at);
    // "rebuilt in three weeks" tells how long it took.
    const bool took = view.key_is(at, "in") && !view.future_before(at);
    if (later && !from_what &&
        (view.prefer() == Prefer::future || (latin && !total->bare && !took)))
        return time_from_now(view, at, *total, total->end, 1, "so long from now");

    if (later && !from_what && !total->vague && view.future_before(at))
        return time_from_now(view, at, *total, total->end, 1, "so long from now");

    // "دام أسبوعا": the accusative is enough.
    const bool alone = total->bare && view.has(here, TimeClass::unit_alone) &&
                       !follows_number(view, here) && !view.key_is(total->end, "بعد") &&
                       !view.key_is(total->end, "تلو");
    // "عقدا كاملا", "عقدا من الزمن"
    const bool whole = view.key_is(total->end, "كامل") || view.key_is(total->end, "كاملا") ||
                       view.key_is(total->end, "كامله") ||
                       (view.key_is(total->end, "من") && view.key_is(total->end + 1, "الزمن"));
    const bool announced = here != at || alone || whole || view.word_before(at, TimeClass::span);
    if (total->bare && !announced && !whole_segment(view, here, total->end)) return std::nullopt;
    if (total->vague && !announced && total->parts.size() == 1 &&
        !view.word(total->end - 1, TimeClass::vague) && !view.word(here, TimeClass::vague))
        return std::nullopt;
    std::size_t end = total->end;
    // "الـ48 ساعة الماضية"
    if (const Hit modifier = view.word(end, TimeClass::modifier);
        modifier && modifier.word->number != 0 && !view.is_latin(end) && !total->bare)
        end = modifier.end;
    return Reading{here, end, model::TimeType::duration, total->value(), false, "duration"};
}

}  // namespace isnad::analysis::dates
