// A small reading of EDTF, for tests: which values are valid.
//
// Library of Congress, https://www.loc.gov/standards/datetime/, as far as this project writes it:
// level 0 dates; level 1 seasons, unspecified last digits, open intervals; level 2 quarters and
// halves, unspecified digits anywhere, one of a set.
#pragma once

#include <regex>
#include <string>

#include "base/calendar.h"

namespace isnad::story::timeline {

inline bool is_edtf_date(const std::string& value) {
    static const std::regex kSeason("\\d{4}-(2[1-4]|3[3-6]|4[01])");
    static const std::regex kUnspecified("\\d{3}X|\\d{2}XX|XXXX-(0[1-9]|1[0-2])(-\\d\\d)?");
    static const std::regex kPlain("\\d{4}(-\\d\\d(-\\d\\d)?)?");
    if (std::regex_match(value, kSeason)) return true;
    if (std::regex_match(value, kUnspecified))
        return value.size() < 10 || base::day_number("2000" + value.substr(4)).has_value();
    return std::regex_match(value, kPlain) && base::days_of(value).has_value();
}

inline bool is_edtf(const std::string& value) {
    if (value.size() > 2 && value.front() == '[' && value.back() == ']') {
        std::string rest = value.substr(1, value.size() - 2) + ",";
        for (std::size_t comma = rest.find(','); comma != std::string::npos;
             rest.erase(0, comma + 1), comma = rest.find(',')) {
            const std::string member = rest.substr(0, comma);
            const std::size_t dots = member.find("..");
            const bool valid =
                dots == std::string::npos
                    ? is_edtf_date(member)
                    : is_edtf_date(member.substr(0, dots)) && is_edtf_date(member.substr(dots + 2));
            if (!valid) return false;
        }
        return true;
    }
    const std::size_t slash = value.find('/');
    if (slash == std::string::npos) return is_edtf_date(value);
    const std::string from = value.substr(0, slash);
    const std::string to = value.substr(slash + 1);
    if (from == ".." || to == "..") return from != to && is_edtf_date(from == ".." ? to : from);
    if (!is_edtf_date(from) || !is_edtf_date(to)) return false;
    const auto first = base::days_of(from);
    const auto last = base::days_of(to);
    return !first || !last || first->first <= last->last;
}

}  // namespace isnad::story::timeline
