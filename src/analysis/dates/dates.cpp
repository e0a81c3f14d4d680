// Purpose: see dates.h. One pass over the tokens; at each that may begin a time every rule is tried
// and the longest reading taken. Each rule looks a bounded number of tokens ahead, so the whole is
// linear in the text.
#include "analysis/dates/dates.h"

#include <algorithm>
#include <array>

#include "analysis/dates/rules.h"

namespace isnad::analysis::dates {

namespace {

// A rule and the words it can begin with: at any other word it is not tried.
struct Opener {
    Rule rule;
    Classes classes;
    bool number;  // it can begin with a number
};

using enum TimeClass;
constexpr std::array<Opener, 11> kRules = {{
    {read_day_expression,
     classes(part, daypart, day_words, day_offset, today, day_word, first_day, modifier_before,
             weekday, month, month_word),
     true},
    {read_years,
     classes(decade, season, quarter_word, half_word, unit_definite, year_word, year_words,
             last_of),
     true},
    {read_period,
     classes(part, weekend, modifier_before, unit_definite, season, daypart, century_words), true},
    {read_clock_range, classes(clock), true},
    {read_clock_time, classes(clock, clock_word), true},
    {read_duration,
     classes(set, every, ago, later, unit, units, unit_dual, vague, daypart, weekday, weekly,
             times_in),
     true},
    {read_range, classes(year_words, year_word, month, day_word, day_words, weekday, daypart),
     true},
    {read_nth_day, classes(last_of, unit_definite, later, day_word, weekday), true},
    {read_part_of_period, classes(part), false},
    {read_recent_span, classes(units_definite, dual_definite, modifier_before), true},
    {read_hebrew_date, Classes{}, true},
}};

constexpr Classes opening_classes() {
    Classes all;
    for (const Opener& opener : kRules) all |= opener.classes;
    return all;
}
constexpr Classes kOpening = opening_classes();

// Whether a misspelt month may stand here: a word before four digits.
bool before_a_year(const View& view, std::size_t at) {
    return view.is_word(at) && view.digits(at + 1) >= kFirstYear;
}

std::optional<Reading> read_at(const View& view, std::size_t at) {
    std::optional<Reading> best;
    const Classes here = view.classes_at(at);
    const bool number = view.may_be_number(at);
    const bool misspelt = !number && !(here & kOpening).any();
    for (const Opener& opener : kRules) {
        if (!(here & opener.classes).any() && !(number && opener.number) && !misspelt) continue;
        auto reading = opener.rule(view, at);
        if (reading && (!best || reading->end > best->end)) best = std::move(reading);
    }
    return best;
}

}  // namespace

std::vector<model::TimeExpression> find_times(const text::TokenisedText& text,
                                              const Options& options) {
    std::vector<model::TimeExpression> found;
    const std::optional<Moment> reference = parse_iso(options.published);
    for (const numbers::Segment& segment : numbers::segments_of(text)) {
        const View view(text, segment, options, reference);
        std::size_t at = 0;
        std::size_t free = 0;  // where the last expression ended
        while (at < view.size()) {
            if (const Hit other = view.word(at, TimeClass::not_time)) {
                at = other.end;
                continue;
            }
            std::optional<Reading> reading;
            if ((view.classes_at(at) & kOpening).any() || view.may_be_number(at) ||
                before_a_year(view, at))
                reading = read_at(view, at);
            if (!reading) {
                ++at;
                continue;
            }
            // "la nuit dernière", "le week-end prochain": the phrase has its article.
            const bool fixed =
                view.language() == "fr" && reading->begin > free &&
                (view.key_is(reading->begin - 1, "la") || view.key_is(reading->begin - 1, "le")) &&
                reading->relative && reading->begin + 1 < reading->end &&
                view.has(reading->end - 1, TimeClass::modifier) &&
                !view.is_number(reading->begin) && !view.has(reading->begin, TimeClass::month);
            if (fixed) --reading->begin;
            model::Span span = view.span(std::max(reading->begin, free), reading->end);
            if (reading->elided) {
                constexpr std::uint32_t kCurly = 3;  // bytes of ’
                span.start += text.text[span.start + 1] == '\'' ? 2 : 1 + kCurly;
            }
            found.push_back(
                {span, reading->type, std::move(reading->value), reading->relative, reading->rule});
            at = free = reading->end;
        }
    }
    return found;
}

}  // namespace isnad::analysis::dates
