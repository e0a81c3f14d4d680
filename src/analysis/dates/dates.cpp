// Purpose: see dates.h. One pass over the tokens; at each that may begin a time every rule is tried
// and the longest reading taken. Each rule looks a bounded number of tokens ahead, so the whole is
// linear in the text.
#include "analysis/dates/dates.h"

#include <array>

#include "analysis/dates/rules.h"

namespace isnad::analysis::dates {

namespace {

constexpr std::array<Rule, 10> kRules = {
    read_day_expression, read_years,   read_period,         read_clock_time,  read_duration,
    read_range,          read_nth_day, read_part_of_period, read_recent_span, read_hebrew_date};

// Whether a misspelt month may stand here: a word before four digits.
bool before_a_year(const View& view, std::size_t at) {
    return view.is_word(at) && view.digits(at + 1) >= kFirstYear;
}

std::optional<Reading> read_at(const View& view, std::size_t at) {
    std::optional<Reading> best;
    for (const Rule rule : kRules) {
        auto reading = rule(view, at);
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
        while (at < view.size()) {
            std::optional<Reading> reading;
            if (view.may_begin(at) || before_a_year(view, at)) reading = read_at(view, at);
            if (!reading) {
                ++at;
                continue;
            }
            found.push_back({view.span(reading->begin, reading->end), reading->type,
                             std::move(reading->value), reading->relative, reading->rule});
            at = reading->end;
        }
    }
    return found;
}

}  // namespace isnad::analysis::dates
