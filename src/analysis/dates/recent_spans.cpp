// Lengths that end or begin now: "الأيام القليلة الماضية", "العامين الماضيين", "الساعات الـ24
// المقبلة", "the last three years", "ces dernières années".
//
// They are durations (TIMEX3: "the last three years" is P3Y); where no number is said, dates
// without value.
#include "analysis/dates/rules.h"
#include "analysis/numbers/numbers.h"

namespace isnad::analysis::dates {

namespace {

struct Count {
    double value = 0;
    std::size_t end = 0;
};

// "الثلاثة", "الـ24", "three"
std::optional<Count> read_count(const View& view, std::size_t at) {
    std::size_t here = at;
    if (view.key_is(here, "ال") && view.is_number(here + 1)) ++here;
    const auto number = view.number(here);
    if (number && number->value > 0 && !number->article_only)
        return Count{number->value, here + number->tokens};
    if (const auto ordinal = view.ordinal(here))
        return Count{static_cast<double>(ordinal->value), here + ordinal->tokens};
    constexpr std::string_view kArticle = "ال";
    if (!view.is_word(here) || !view[here].key.starts_with(kArticle)) return std::nullopt;
    text::Token bare = view[here];  // "الثلاث": the number without its article
    bare.key.erase(0, kArticle.size());
    const auto alone = numbers::read_number(std::span(&bare, 1));
    if (!alone || alone->value <= 0) return std::nullopt;
    return Count{alone->value, here + 1};
}

// Without a number it is a stretch of time near now, no length.
model::TimeType type_of(const std::string& value) {
    return value.empty() ? model::TimeType::date : model::TimeType::duration;
}

Hit said_of(const View& view, std::size_t at) {
    if (const Hit hit = view.word(at, TimeClass::modifier)) return hit;
    return view.word(at, TimeClass::modifier_text);
}

std::optional<Reading> read_arabic(const View& view, std::size_t at) {
    if (const Hit dual = view.word(at, TimeClass::dual_definite)) {
        const Hit modifier = said_of(view, dual.end);
        if (!modifier || modifier.word->number == 0) return std::nullopt;
        return Reading{at,
                       modifier.end,
                       model::TimeType::duration,
                       duration_value(2, dual.word->value),
                       false,
                       "length up to now"};
    }
    const Hit units = view.word(at, TimeClass::units_definite);
    if (!units) return std::nullopt;
    std::size_t here = units.end;
    std::string value;
    if (const Hit vague = view.word(here, TimeClass::vague)) {
        here = vague.end;
    } else if (const auto count = read_count(view, here)) {
        value = duration_value(count->value, units.word->value);
        here = count->end;
    }
    const Hit modifier = said_of(view, here);
    if (!modifier || modifier.word->number == 0) return std::nullopt;
    return Reading{at, modifier.end, type_of(value), value, false, "length up to now"};
}

// "last three years", "past few days", "trois dernières années"
std::optional<Reading> read_latin(const View& view, std::size_t at) {
    if (!view.is_latin(at) && !view.is_number(at)) return std::nullopt;
    std::size_t here = at;
    std::optional<Count> count;
    if (view.key_is(at, "ces") || view.key_is(at, "these")) {
        here = at + 1;
    } else if (!view.has(at, TimeClass::modifier_before)) {
        if (view.language() != "fr") return std::nullopt;
        count = read_count(view, at);
        if (!count) return std::nullopt;
        here = count->end;
    }
    const Hit modifier = view.word(here, TimeClass::modifier_before);
    if (!modifier || modifier.word->number == 0) return std::nullopt;
    // "will last 30 months": the adjective has an article before it, the verb has none.
    if (view.key_is(here, "last") && !view.word_before(here, TimeClass::article))
        return std::nullopt;
    here = modifier.end;
    if (const Hit vague = view.word(here, TimeClass::vague)) {
        here = vague.end;
    } else if (!count) {
        count = read_count(view, here);
        if (count) here = count->end;
    }
    Hit units = view.word(here, TimeClass::units);
    if (!units && count) units = view.word(here, TimeClass::unit);  // "trois derniers mois"
    if (!units) return std::nullopt;
    const std::string value = count ? duration_value(count->value, units.word->value) : "";
    return Reading{at, units.end, type_of(value), value, false, "length up to now"};
}

}  // namespace

std::optional<Reading> read_recent_span(const View& view, std::size_t at) {
    if (auto arabic = read_arabic(view, at)) return arabic;
    return read_latin(view, at);
}

}  // namespace isnad::analysis::dates
