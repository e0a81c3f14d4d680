// Purpose: see digits.h.
#include "analysis/numbers/digits.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

#include "analysis/numbers/segments.h"

namespace isnad::analysis::numbers {

namespace {

constexpr std::size_t kMaxDigits = 15;  // beyond it a double counts no longer one by one
constexpr std::size_t kMaxRun = 48;     // bytes of one written number, separators included

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool all_digits(std::string_view key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), is_digit);
}

// Adjoining tokens as one string: "10", ",", "000" -> "10,000". `ends` has, for each token taken,
// where it ends in `run`.
struct Run {
    std::string run;
    std::vector<std::size_t> ends;
};

constexpr std::string_view kRa = "ر";

// "62ر31" is 31.62: agencies type the letter for the comma, and the parts in the order in which
// they are said in a line from right to left, the decimals first. Requires: one separator.
void turn_round(std::string& run) {
    const std::size_t point = run.find('.');
    if (point == std::string::npos || run.find_first_of(".,", point + 1) != std::string::npos)
        return;
    run = run.substr(point + 1) + "." + run.substr(0, point);
}

char separator_of(const text::Token& token) {
    if (token.key == "." || token.key == ",") return token.key.front();
    if (token.key == "٬" || token.key == "'" || token.key == "’" || token.key == "،") return ',';
    if (token.key == "٫") return '.';
    if (token.key == kRa) return '.';  // see turn_round
    return 0;
}

Run gather(std::span<const text::Token> tokens) {
    Run out;
    bool letter = false;
    for (std::size_t i = 0; i < tokens.size() && out.run.size() < kMaxRun; ++i) {
        if (i > 0 && !adjoin(tokens[i - 1], tokens[i])) break;
        const text::Token& token = tokens[i];
        if (token.kind == text::TokenKind::number) {
            if (i > 0 && tokens[i - 1].kind == text::TokenKind::number) break;
            out.run.append(token.key, 0, kMaxRun + 1);
        } else {
            const char separator = separator_of(token);
            const bool more = i + 1 < tokens.size() && adjoin(token, tokens[i + 1]) &&
                              tokens[i + 1].kind == text::TokenKind::number;
            if (separator == 0 || !more) break;
            letter = letter || token.key == kRa;
            out.run.push_back(separator);
        }
        out.ends.push_back(out.run.size());
    }
    if (letter) turn_round(out.run);
    return out;
}

// "4ر16" where the tokeniser keeps it whole.
void replace_letter_separator(std::string& run) {
    const auto at = run.find(kRa);
    if (at == std::string::npos || at == 0 || at + kRa.size() >= run.size()) return;
    if (!is_digit(run[at - 1]) || !is_digit(run[at + kRa.size()])) return;
    run.replace(at, kRa.size(), ".");
    turn_round(run);
}

struct Groups {
    std::vector<std::string_view> digits;
    std::string separators;
    bool whole = false;  // the run is groups and separators, nothing else
};

Groups split_groups(std::string_view run) {
    Groups out;
    std::size_t at = 0;
    for (;;) {
        const std::size_t begin = at;
        while (at < run.size() && is_digit(run[at])) ++at;
        out.digits.push_back(run.substr(begin, at - begin));
        if (at == begin && at < run.size()) return out;
        if (at == run.size()) break;
        if ((run[at] != '.' && run[at] != ',') || out.digits.size() > 6) return out;
        out.separators.push_back(run[at++]);
    }
    out.whole = !out.digits.back().empty();
    return out;
}

bool thousands(std::span<const std::string_view> groups) {
    if (groups.front().empty() || groups.front().size() > 3) return false;
    return std::all_of(groups.begin() + 1, groups.end(),
                       [](std::string_view group) { return group.size() == 3; });
}

// Whether the only separator parts decimals. Requires: two groups.
bool lone_is_decimal(const Groups& groups, SeparatorHabit habit) {
    const std::string_view head = groups.digits[0];
    const std::string_view tail = groups.digits[1];
    if (tail.size() != 3 || head.empty() || head.size() > 3 || head.front() == '0') return true;
    switch (habit) {
        case SeparatorHabit::english:
            return groups.separators[0] == '.';
        case SeparatorHabit::french:
            return groups.separators[0] == ',';
        case SeparatorHabit::arabic:
            return false;
    }
    return false;
}

std::optional<double> value_of(const Groups& groups, SeparatorHabit habit) {
    std::size_t integers = groups.digits.size();
    if (groups.digits.size() == 2) {
        if (lone_is_decimal(groups, habit)) integers = 1;
    } else if (groups.digits.size() > 2) {
        const char last = groups.separators.back();
        const bool repeated = groups.separators.find(last) + 1 != groups.separators.size() ||
                              groups.separators.size() == 1;
        if (!repeated) --integers;  // the last separator differs from the others
        const std::string_view between(groups.separators.data(), integers - 1);
        const bool even = std::all_of(between.begin(), between.end(),
                                      [&](char c) { return c == between.front(); });
        const auto grouped = std::span(groups.digits).first(integers);
        if (!even || !thousands(grouped)) return std::nullopt;
    }
    std::string digits;
    for (std::size_t i = 0; i < integers; ++i) digits += groups.digits[i];
    if (digits.size() > kMaxDigits) return std::nullopt;
    if (digits.empty()) digits = "0";  // ".75"
    if (integers < groups.digits.size()) {
        digits += '.';
        digits += groups.digits.back();
    }
    double value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

// "100 000", with any single blank. Returns: how many groups of three follow.
std::size_t spaced_groups(std::span<const text::Token> tokens, std::string& digits) {
    constexpr std::uint32_t kWidestBlank = 3;  // bytes: U+202F, U+2009
    std::size_t taken = 0;
    for (std::size_t i = 1; i < tokens.size() && digits.size() < kMaxDigits - 2; ++i) {
        const std::uint32_t gap = tokens[i].span.start - tokens[i - 1].span.end;
        const std::string& key = tokens[i].key;
        if (gap < 1 || gap > kWidestBlank || key.size() != 3 || !all_digits(key)) break;
        digits += key;
        ++taken;
    }
    return taken;
}

}  // namespace

SeparatorHabit habit_of(std::string_view language) {
    if (language == "en") return SeparatorHabit::english;
    if (language == "fr") return SeparatorHabit::french;
    return SeparatorHabit::arabic;
}

std::optional<DigitNumber> read_digits(std::span<const text::Token> tokens, SeparatorHabit habit) {
    if (tokens.empty()) return std::nullopt;
    const std::string& head = tokens.front().key;
    const bool minus = head == "-" || head == "−";
    const bool point = head == ".";
    if (minus || head == "+" || point) {
        if (tokens.size() < 2 || !adjoin(tokens[0], tokens[1])) return std::nullopt;
        auto number = read_digits(tokens.subspan(1), habit);
        if (!number || tokens[1].kind != text::TokenKind::number) return std::nullopt;
        ++number->tokens;
        if (minus) number->value = -number->value;
        if (point) {
            if (!number->plain || tokens[1].key.size() > kMaxDigits) return std::nullopt;
            for (std::size_t i = 0; i < tokens[1].key.size(); ++i) number->value /= 10;
        }
        number->plain = false;
        return number;
    }
    if (tokens.front().kind != text::TokenKind::number) return std::nullopt;

    Run run = gather(tokens);
    if (run.run.size() > kMaxRun) return std::nullopt;
    replace_letter_separator(run.run);
    const Groups groups = split_groups(run.run);
    if (!groups.whole) return std::nullopt;
    if (groups.digits.size() == 1) {
        std::string digits(groups.digits[0]);
        if (digits.size() > kMaxDigits) return std::nullopt;
        std::size_t more = 0;
        if (digits.size() <= 3 && digits.front() != '0') more = spaced_groups(tokens, digits);
        double value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return DigitNumber{value, 1 + more, more == 0};
    }
    const auto value = value_of(groups, habit);
    if (!value) return std::nullopt;
    // "1,000 000": the groups go on behind a blank where the number is grouped already.
    std::string spelt;
    const bool grouped =
        groups.separators.find_first_not_of(groups.separators[0]) == std::string::npos &&
        thousands(groups.digits) && *value == std::floor(*value);
    if (grouped && groups.digits[0].front() != '0') {
        for (const std::string_view group : groups.digits) spelt += group;
        const std::size_t used = run.ends.size();
        const std::size_t more = spaced_groups(tokens.subspan(used - 1), spelt);
        if (more > 0) {
            double whole = 0;
            std::from_chars(spelt.data(), spelt.data() + spelt.size(), whole);
            return DigitNumber{whole, used + more, false};
        }
    }
    return DigitNumber{*value, run.ends.size(), false};
}

}  // namespace isnad::analysis::numbers
