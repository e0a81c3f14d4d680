// From what an expression says to a TIMEX3 value: the missing year from the page's date.
#pragma once

#include <optional>
#include <string>

#include "analysis/dates/calendar.h"
#include "analysis/dates/dates.h"

namespace isnad::analysis::dates {

// What a date expression states; absent parts are to be inferred or stay unknown.
struct PartialDate {
    std::optional<int> year;
    std::optional<int> month;
    std::optional<int> day;
    std::optional<int> weekday;  // ISO, stated beside it
    bool hijri = false;          // year, month and day are of that calendar
    std::optional<int> month_shift;  // "الماضي" -1, "الجاري" 0, "المقبل" 1 said of the month
    std::optional<int> near_month;  // a month by its distance from now: "الشهر الجاري"
    std::optional<int> year_shift;  // "من العام الماضي"
    std::optional<int> weekday_shift;  // "الثلاثاء المقبل"
};

struct Resolved {
    std::string value;        // "" where unknown
    bool relative = false;    // it needed the page's date, or would have
    std::optional<Date> day;  // where the value is one day
};

struct Bearing {
    std::optional<Moment> reference;
    Prefer prefer = Prefer::past;
    bool future_said = false;  // the sentence tells of what is to come
};

// Requires: at least one part is there. An impossible day gives the value "".
Resolved resolve(const PartialDate& parts, const Bearing& bearing);

// "XXXX-WXX-2" resolved; `shift` as said, nullopt where only the weekday stands.
Resolved resolve_weekday(int weekday, std::optional<int> shift, const Bearing& bearing);

}  // namespace isnad::analysis::dates
