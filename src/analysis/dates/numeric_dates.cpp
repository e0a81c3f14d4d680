// Dates in digits: "17-10-2020", "2021/11/26", "26.11.2021", "2021-11-24T20:20:00Z", "9/2021".
//
// The parts are cut again from the joined keys of the adjoining tokens, so it does not matter how
// the tokeniser parts "26.11.2021", and bidi marks between the parts do not either. Day before
// month, as Arabic and French write it and half of English does; month first only where the second
// part cannot be a month. A year of two digits only after slashes.
#include "analysis/dates/rules.h"

namespace isnad::analysis::dates {

namespace {

constexpr std::size_t kMaxTokens = 14;
constexpr std::size_t kMaxRun = 40;

struct Run {
    std::string text;
    std::size_t ends[kMaxTokens] = {};  // where each token ends in `text`
    std::size_t tokens = 0;
};

Run gather(const View& view, std::size_t at) {
    Run run;
    for (std::size_t i = at; i < view.size() && run.tokens < kMaxTokens; ++i) {
        if (i > at && !view.adjoins_next(i - 1)) break;
        const std::string& key = view[i].key;
        // "T08" after a date is one word to the tokeniser.
        const bool hour = key.starts_with('t') && key.size() <= 3;
        if (view.is_word(i) && !hour && key != "z") break;
        if (view.is_mark(i) && key.size() != 1) break;
        if (run.text.size() + key.size() > kMaxRun) break;
        run.text += key;
        run.ends[run.tokens++] = run.text.size();
    }
    return run;
}

// Reads digits at `at` of the run, at most `most`. Returns: -1 where there are none or more.
int take(const std::string& text, std::size_t& at, std::size_t most) {
    int value = 0;
    std::size_t count = 0;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        if (++count > most) return -1;
        value = value * 10 + (text[at++] - '0');
    }
    return count == 0 ? -1 : value;
}

struct Parts {
    int value[3] = {-1, -1, -1};
    std::size_t length[3] = {0, 0, 0};
    char separator = 0;
    std::size_t end = 0;  // in the run
    int count = 0;
};

Parts cut_parts(const std::string& text) {
    Parts parts;
    std::size_t at = 0;
    for (int i = 0; i < 3; ++i) {
        const std::size_t begin = at;
        parts.value[i] = take(text, at, 4);
        if (parts.value[i] < 0) break;
        parts.length[i] = at - begin;
        parts.end = at;
        parts.count = i + 1;
        if (i == 2 || at >= text.size()) break;
        const char separator = text[at];
        if (separator != '-' && separator != '/' && separator != '.') break;
        if (parts.separator != 0 && separator != parts.separator) break;
        parts.separator = separator;
        ++at;
    }
    return parts;
}

// Puts day, month and year in place. Returns: false where three numbers are no date at all.
bool place(const Parts& parts, DateParts& out) {
    int year = 0;
    int month = 0;
    int day = 0;
    if (parts.length[0] == 4 && parts.length[1] <= 2 && parts.length[2] <= 2) {
        year = parts.value[0];
        month = parts.value[1];
        day = parts.value[2];
    } else if (parts.length[0] <= 2 && parts.length[1] <= 2 && parts.length[2] == 4) {
        day = parts.value[0];
        month = parts.value[1];
        year = parts.value[2];
        if (month > 12 && day <= 12) std::swap(day, month);
    } else if (parts.separator == '/' && parts.length[0] <= 2 && parts.length[1] == 2 &&
               parts.length[2] == 2 && parts.value[1] >= 1 && parts.value[1] <= 12) {
        constexpr int kPivot = 70;  // POSIX's 69 would make 1970 a year of the next century
        day = parts.value[0];
        month = parts.value[1];
        year = parts.value[2] + (parts.value[2] < kPivot ? 2000 : 1900);
    } else {
        return false;
    }
    if (year < kFirstYear || year > kLastYear) return false;
    const bool hijri = year >= 1300 && year < 1600;
    out.date.year = year;
    out.date.month = month;
    out.date.day = day;
    out.date.hijri = hijri;
    out.impossible = hijri ? !hijri_to_gregorian(year, month, day) : !is_valid({year, month, day});
    return true;
}

// "T20:20", "T20:20:00Z", "T20:20:00+01:00" right after a date.
void read_iso_time(const std::string& text, std::size_t& at, DateParts& out) {
    if (at >= text.size() || (text[at] != 't' && text[at] != 'T')) return;
    std::size_t here = at + 1;
    const int hour = take(text, here, 2);
    if (hour < 0 || hour > 23 || here >= text.size() || text[here] != ':') return;
    ++here;
    const int minute = take(text, here, 2);
    if (minute < 0 || minute > 59) return;
    out.minutes = hour * 60 + minute;
    at = here;
    if (here < text.size() && text[here] == ':') {
        std::size_t seconds = here + 1;
        if (take(text, seconds, 2) >= 0) at = seconds;
    }
    if (at < text.size() && (text[at] == 'z' || text[at] == 'Z')) ++at;
}

}  // namespace

std::optional<DateParts> read_numeric_date(const View& view, std::size_t at) {
    if (!view.is_number(at)) return std::nullopt;
    if (at > 0 && view.adjoins_next(at - 1) && (view.is_number(at - 1) || view.is_mark(at - 1))) {
        // The middle of "1-2-2021-..." begins no date; "(17-10-2020" and "،26/11/2021" do.
        const std::string& before = view[at - 1].key;
        if (before == "-" || before == "/" || before == "." || view.is_number(at - 1))
            return std::nullopt;
    }
    const Run run = gather(view, at);
    const Parts parts = cut_parts(run.text);
    DateParts out;
    std::size_t end = parts.end;
    if (parts.count == 3) {
        if (!place(parts, out)) return std::nullopt;
        read_iso_time(run.text, end, out);
    } else if (parts.count == 2 && parts.separator == '/' && parts.length[0] <= 2 &&
               parts.length[1] == 4 && parts.value[0] >= 1 && parts.value[0] <= 12 &&
               parts.value[1] >= 1900 && parts.value[1] <= kLastYear) {
        out.date.month = parts.value[0];
        out.date.year = parts.value[1];
    } else {
        return std::nullopt;
    }
    // More digits or another joint after it: a longer number, no date.
    const bool joint = end + 1 < run.text.size() && (run.text[end] == '-' || run.text[end] == '/');
    if (end < run.text.size() && ((run.text[end] >= '0' && run.text[end] <= '9') ||
                                  (joint && run.text[end + 1] >= '0' && run.text[end + 1] <= '9')))
        return std::nullopt;
    for (std::size_t i = 0; i < run.tokens; ++i) {
        if (run.ends[i] >= end) {
            out.end = at + i + 1;
            if (out.date.hijri) {
                if (const Hit era = view.word(out.end, TimeClass::hijri)) out.end = era.end;
            } else if (const Hit era = view.word(out.end, TimeClass::gregorian);
                       era && out.date.day && view.adjoins_next(out.end - 1)) {
                out.end = era.end;
            }
            return out;
        }
    }
    return std::nullopt;
}

}  // namespace isnad::analysis::dates
