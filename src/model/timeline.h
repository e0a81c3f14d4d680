// The timeline of a story: when each thing happened, as far as its accounts allow, and when it was
// reported.
//
// Dates are EDTF (Library of Congress, https://www.loc.gov/standards/datetime/), level 0 to 2.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/place.h"

namespace isnad::model {

struct Report {
    std::uint32_t doc = 0;
    std::string published;  // EDTF, "" where nothing is known
};

struct TimelineEntry {
    std::string event;
    // EDTF: a day, month, season or year; "a/b", the days within which it lies; "../b" and "a/..",
    // where only one bound is known; "[a,b]", where accounts give days that exclude each other.
    std::string happened;                        // "" where nothing is known
    std::vector<ClaimRef> dated_by;              // claims whose time it rests on, sorted
    std::optional<std::uint32_t> bound_by = {};  // document whose publication bounds it
    std::vector<Report> reported;                // the earliest first; at most kTimelineReports
    std::uint32_t reports = 0;                   // of how many documents
    std::optional<int> lag_days = {};  // from the day it happened to that of the first report
};
constexpr std::size_t kTimelineReports = 20;

}  // namespace isnad::model
