// A day and all that names it: "اليوم الأربعاء", "مساء أمس الثلاثاء", "السبت، 17-10-2020 08:20 م",
// "Monday 20 May 2024", "the night of 5 May".
//
// The parts are read in the order the press writes them, each optional: part of the day, the word
// for day, a deictic word, a weekday and its direction, the date, the clock. Then one value is made
// of them: the date's if there is one, the weekday helping to find its year; else the deictic
// word's; else the weekday's.
#include "analysis/dates/rules.h"
#include "analysis/numbers/numbers.h"

namespace isnad::analysis::dates {

namespace {

struct Parts {
    std::string daypart;
    std::optional<int> day_offset;
    bool today = false;
    std::optional<int> weekday;
    std::optional<int> weekday_shift;
    bool of_text = false;  // counted from a day spoken of before
    std::optional<DateParts> date;
    std::optional<int> minutes;
    std::string zone;
    std::size_t end = 0;
};

std::optional<DateParts> read_date(const View& view, std::size_t at) {
    if (auto numeric = read_numeric_date(view, at)) return numeric;
    return read_written_date(view, at);
}

// "الجمعة 6/8": after a weekday two numbers with a stroke are day and month.
std::optional<DateParts> read_day_and_month(const View& view, std::size_t at) {
    const int day = view.digits(at);
    const int month = view.digits(at + 2);
    const bool whole = day >= 1 && day <= 31 && month >= 1 && month <= 12 &&
                       view.key_is(at + 1, "/") && view[at].key.size() <= 2 &&
                       view[at + 2].key.size() <= 2 && view.adjoins_next(at) &&
                       view.adjoins_next(at + 1);
    if (!whole || (view.adjoins_next(at + 2) && view.key_is(at + 3, "/"))) return std::nullopt;
    DateParts out;
    out.date.day = day;
    out.date.month = month;
    out.end = at + 3;
    constexpr int kLeapYear = 2000;
    out.impossible = !is_valid({kLeapYear, month, day});
    return out;
}

// "اليوم العالمي للمرأة" is a day with a name, and "في اليوم التالي" is not today.
bool is_today(const View& view, const Hit& hit) {
    if (hit.word->value != "0" || view[hit.end - 1].key.find("يوم") == std::string::npos)
        return true;
    return !view.word(hit.end, TimeClass::not_today);
}

// "غدا الملعب جاهزا": the verb "became", with its accusative close behind and nothing of the future
// before it.
bool is_became(const View& view, std::size_t at) {
    if (!view.key_is(at, "غدا") && !view.key_is(at, "وغدا")) return false;
    constexpr std::size_t kShortest = 8;  // bytes: four letters
    for (std::size_t next = at + 1; next <= at + 2; ++next) {
        if (!view.is_word(next) || view.classes_at(next).any()) return false;
        if (view[next].key.size() >= kShortest && view[next].key.ends_with("ا"))
            return !view.future_before(at);
    }
    return false;
}

void read_deictic(const View& view, Parts& parts) {
    if (const Hit offset = view.word(parts.end, TimeClass::day_offset)) {
        if (is_became(view, parts.end)) return;
        if (view.has(parts.end, TimeClass::daypart) &&
            (view.has(offset.end, TimeClass::modifier) ||
             view.has(offset.end, TimeClass::modifier_text)))
            return;
        if (offset.word->value.ends_with("NI") || offset.word->value.ends_with("EV"))
            parts.daypart = "T" + offset.word->value.substr(offset.word->value.size() - 2);
        parts.day_offset = offset.word->number;
        parts.end = offset.end;
    } else if (const Hit today = view.word(parts.end, TimeClass::today)) {
        if (!is_today(view, today)) return;
        // "نفس اليوم" is a day spoken of before.
        if (parts.end > 0 &&
            (view.key_is(parts.end - 1, "نفس") || view.key_is(parts.end - 1, "ذات") ||
             view.key_is(parts.end - 1, "ذلك")))
            return;
        parts.day_offset = 0;
        parts.today = true;
        parts.end = today.end;
    }
}

// "الماضيين", "المقبلتين": the dual.
bool is_of_two(const View& view, const Hit& modifier) {
    const std::string& key = view[modifier.end - 1].key;
    return key.ends_with("ين") || key.ends_with("ان");
}

// The weekday, with "يوم" or a comma before it. Returns: whether there was one.
bool read_weekday(const View& view, Parts& parts, bool allow_strict) {
    std::size_t here = parts.end;
    // "أمس (الاثنين)"
    const bool bracket = parts.day_offset && view.key_is(here, "(");
    if (view.is_comma(here) || bracket) ++here;
    const Hit day = view.word(here, TimeClass::day_word);
    if (day) here = day.end;
    const Hit before = view.word(here, TimeClass::modifier_before);
    const std::size_t name = before ? before.end : here;
    const Hit weekday = view.word(name, TimeClass::weekday);
    if (!weekday) return false;
    // "يوم واحد" is one day, not "و" and Sunday.
    const bool alone = view.size() == 1 && view.prefer() == Prefer::future &&
                       !numbers::may_begin_number(view[name]);
    if (weekday.word->care == Care::context && !alone && (!day || !weekday.phrase->prefix.empty()))
        return false;
    if (weekday.word->care == Care::strict && !allow_strict) return false;
    if (bracket && !view.key_is(weekday.end, ")")) return false;
    parts.weekday = weekday.word->number;
    parts.end = weekday.end + (bracket ? 1 : 0);
    if (bracket) return true;
    if (before) parts.weekday_shift = before.word->number;
    if (weekday.word->care == Care::strict && view.key_is(parts.end, ".")) ++parts.end;
    if (const Hit after = view.word(parts.end, TimeClass::modifier)) {
        parts.weekday_shift = after.word->number;
        parts.end = after.end;
    } else if (const Hit text = view.word(parts.end, TimeClass::modifier_text)) {
        // "الخميس السابق" counts from what was spoken of; where nothing was, from now.
        parts.weekday_shift = text.word->number;
        parts.of_text = view.prefer() == Prefer::past;
        parts.end = text.end;
    } else if (const Hit other = view.word(parts.end, TimeClass::weekday);
               other && other.phrase->joined()) {
        // "الاثنين والثلاثاء المقبلين": the direction is said once for both.
        if (const Hit shared = view.word(other.end, TimeClass::modifier);
            shared && is_of_two(view, shared))
            parts.weekday_shift = shared.word->number;
    }
    return true;
}

// The date, perhaps after a comma, a bracket, a dash or "الموافق".
void read_date_part(const View& view, Parts& parts) {
    std::size_t here = parts.end;
    bool bracket = false;
    const bool begun = parts.weekday || parts.day_offset;
    if (begun) {
        if (view.is_comma(here) || view.key_is(here, "-") || view.key_is(here, "–")) {
            ++here;
        } else if (view.key_is(here, "(")) {
            bracket = true;
            ++here;
        }
        if (const Hit matching = view.word(here, TimeClass::matching)) here = matching.end;
    }
    auto date = read_date(view, here);
    // Asked by itself of an assistant, "1/9" is a day too.
    const bool asked = view.size() == 3 && view.prefer() == Prefer::future;
    if (!date && (parts.weekday || asked)) date = read_day_and_month(view, here);
    // "الثلاثاء في مايو": without a day it is another expression.
    if (!date || (begun && !date->date.day)) return;
    parts.end = date->end;
    if (bracket && view.key_is(parts.end, ")")) ++parts.end;
    // The same day again in the other calendar: the Gregorian one stands.
    std::size_t again = parts.end;
    if (const Hit matching = view.word(again, TimeClass::matching)) again = matching.end;
    if (again != parts.end) {
        if (const auto other = read_date(view, again); other && other->date.day) {
            parts.end = other->end;
            if (date->date.hijri) date = other;
        }
    }
    parts.minutes = date->minutes;
    parts.date = std::move(date);
}

void read_clock_part(const View& view, Parts& parts) {
    if (parts.minutes) return;
    std::size_t here = parts.end;
    for (const std::string_view mark : {"-", "–", "|", ",", "،"}) {
        if (view.key_is(here, mark)) {
            ++here;
            break;
        }
    }
    if (view.key_is(here, "في") || view.key_is(here, "علي")) ++here;
    if (const Hit led = view.word(here, TimeClass::at_hour)) here = led.end;
    // "منتصف ليل الجمعة والسادسة": an hour joined by "and" is another one.
    if (view.is_word(here) && view[here].key.starts_with("و")) return;
    const auto read = read_clock(view, here);
    if (!read) return;
    // A number that goes on as a date is no hour.
    parts.minutes = minutes_in_part(read->minutes, parts.daypart);
    parts.zone = read->zone;
    parts.end = read->end;
}

void read_daypart_after(const View& view, Parts& parts) {
    if (!parts.daypart.empty() || parts.minutes) return;
    const auto half = [&](TimeClass kind, const char* value) {
        const Hit hit = view.word(parts.end, kind);
        // "م" and "ص" alone are too short to stand for a part of the day here.
        if (!hit || view[parts.end].key.size() <= 2 || hit.end > parts.end + 2) return false;
        parts.daypart = value;
        parts.end = hit.end;
        return true;
    };
    if (half(TimeClass::am, "TMO") || half(TimeClass::pm, "TEV") || half(TimeClass::noon, "TAF") ||
        half(TimeClass::night, "TNI"))
        return;
    if (const Hit hit = view.word(parts.end, TimeClass::daypart);
        hit && hit.phrase->prefix.empty() && view.is_word(parts.end) && view.is_latin(parts.end)) {
        parts.daypart = "T" + hit.word->value;
        parts.end = hit.end;
    }
}

Resolved resolve_parts(const View& view, std::size_t at, const Parts& parts) {
    Bearing bearing{view.reference(), view.prefer(), view.future_before(at)};
    if (parts.date) {
        PartialDate date = parts.date->date;
        date.weekday = parts.weekday;
        if (parts.date->impossible) return {};
        return resolve(date, bearing);
    }
    if (parts.of_text) return {"", true, std::nullopt};
    if (parts.weekday) {
        // "اليوم الأربعاء" was said on a Wednesday, even if the page is of Thursday.
        if (parts.day_offset) {
            if (!bearing.reference) return resolve_weekday(*parts.weekday, {}, bearing);
            const Date said = add_days(bearing.reference->date, *parts.day_offset);
            if (weekday_of(said) == *parts.weekday) return {iso_day(said), true, said};
            bearing.future_said = *parts.day_offset > 0;
            if (*parts.day_offset <= 0) bearing.prefer = Prefer::past;
        }
        return resolve_weekday(*parts.weekday, parts.weekday_shift, bearing);
    }
    Resolved out;
    out.relative = true;
    if (bearing.reference) {
        out.day = add_days(bearing.reference->date, *parts.day_offset);
        out.value = iso_day(*out.day);
    }
    return out;
}

// "أول أمس", "مساء الثلاثاء": what begins before the day's own name.
std::size_t skip_head(const View& view, std::size_t at, Parts& parts) {
    std::size_t here = at;
    // "أول من أمس", "الليلة"; but "الليلة الماضية" is told by the rule of periods
    if (view.has(at, TimeClass::day_offset)) return at;
    if (const Hit part = view.word(at, TimeClass::part)) {
        // "أول مايو" is its first day.
        const auto first = read_written_date(view, at);
        if (!first || !first->date.day) here = part.end;
    }
    if (const Hit daypart = view.word(here, TimeClass::daypart)) {
        parts.daypart = "T" + daypart.word->value;
        here = daypart.end;
        if (view.key_is(here, "of") || view.key_is(here, "du") || view.key_is(here, "de")) ++here;
    }
    if (const Hit words = view.word(here, TimeClass::day_words);
        words && view.word(words.end, TimeClass::weekday))
        here = words.end;
    // "يوم أمس", "يوم 15 فيفري"
    if (const Hit day = view.word(here, TimeClass::day_word);
        day && !view.is_latin(here) && view[here].key.find("اليوم") == std::string::npos) {
        const auto date = read_date(view, day.end);
        if (view.has(day.end, TimeClass::day_offset) || (date && date->date.day)) here = day.end;
    }
    return here;
}

bool is_every_such_day(const View& view, std::size_t at, const Parts& parts) {
    const Hit days = view.word(at, TimeClass::day_words);
    if (!days || days.word->value != "many" || !parts.weekday || parts.date || parts.weekday_shift)
        return false;
    const bool more = view.is_comma(parts.end) || view.has(parts.end, TimeClass::weekday) ||
                      view.has(parts.end, TimeClass::list_joint) ||
                      view.has(parts.end, TimeClass::range_joint);
    return view.has(days.end, TimeClass::weekday) && !more;
}

}  // namespace

std::optional<Reading> read_day_expression(const View& view, std::size_t at) {
    if (is_habitual_weekday(view, at)) return std::nullopt;
    Parts parts;
    const std::size_t head = skip_head(view, at, parts);
    parts.end = head;
    read_deictic(view, parts);
    const bool weekday = read_weekday(view, parts, true);
    if (!parts.weekday_shift || !weekday || *parts.weekday_shift == 0) read_date_part(view, parts);
    if (!parts.date && weekday) {
        // An abbreviation names no day by itself.
        Parts again = parts;
        again.end = head;
        again.day_offset.reset();
        read_deictic(view, again);
        if (!read_weekday(view, again, false)) return std::nullopt;
    }
    // "الجمعة، اليوم": the deictic word after the weekday
    if (!parts.date && !weekday && !parts.day_offset) return std::nullopt;
    // "صحيفة اليوم" is a name.
    if (!parts.date && !weekday && parts.daypart.empty() && view.word_before(at, TimeClass::paper))
        return std::nullopt;
    // A month alone after a part of the day is no day: "ليلة مايو".
    if (!parts.daypart.empty() && parts.date && !parts.date->date.day) return std::nullopt;
    // "أول اثنين من مايو" is no 2 May: a single day has no beginning and no end.
    if (view.has(at, TimeClass::part) && head != at && parts.date && parts.date->date.day &&
        !view.has(at, TimeClass::daypart))
        return std::nullopt;
    // "أيام الجمعة": every one of them.
    if (is_every_such_day(view, at, parts))
        return Reading{at,
                       parts.end,
                       model::TimeType::set,
                       "XXXX-WXX-" + std::to_string(*parts.weekday),
                       false,
                       "each weekday"};

    const Resolved resolved = resolve_parts(view, at, parts);
    const bool is_day = resolved.day.has_value() || resolved.value.starts_with("XXXX-WXX") ||
                        (parts.date && parts.date->date.day);
    if (is_day) {
        read_clock_part(view, parts);
        read_daypart_after(view, parts);
    }
    Reading out{at, parts.end, model::TimeType::date, resolved.value, resolved.relative, "day"};
    if (parts.date) out.rule = parts.date->date.day ? "date" : "month";
    if (parts.date && parts.date->date.hijri)
        out.rule = "Hijri, umm al-qura; one day off where the moon is sighted";
    if (!parts.date && weekday) out.rule = parts.day_offset == 0 ? "today and weekday" : "weekday";
    if (!parts.date && !weekday) out.rule = "deictic day";
    if (parts.minutes) {
        out.type = model::TimeType::time;
        if (resolved.day) out.value += clock(*parts.minutes) + parts.zone;
    } else if (!parts.daypart.empty()) {
        out.type = model::TimeType::time;
        if (!out.value.empty()) out.value += parts.daypart;
    }
    return out;
}

}  // namespace isnad::analysis::dates
