// Which of two pages that share a passage had it first, by explicit evidence alone.
//
// Evidence: one page names the other's outlet, after a crediting word or by a name of several
// words; the publication intervals do not overlap. Two reasons that disagree decide nothing.
// What it does not do: weigh which text is longer or which side carries the edits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/copies/copies.h"

namespace isnad::analysis::copies {

struct Direction {
    model::CopySource from = model::CopySource::unknown;
    std::string why;  // "" where unknown
};

// Whether everything in the interval that ends with `not_after` lies before `not_before`. ISO 8601
// dates, perhaps with a time, perhaps only a month; what is not said precisely proves nothing.
bool ends_before(std::string_view not_after, std::string_view not_before);

// Whether the page names that outlet as where words come from. Both in key form.
bool credits_outlet(std::string_view page_key, std::string_view outlet_key);

// `a_key`, `b_key`: the key forms of the whole texts, "" to leave credits aside.
Direction find_direction(const Source& a, std::string_view a_key, const Source& b,
                         std::string_view b_key);

}  // namespace isnad::analysis::copies
