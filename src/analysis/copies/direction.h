// Which of two pages that share passages had them first.
//
// Several kinds of evidence are weighed, none trusted alone, for dates lie, credits are cut and
// long texts are made of short ones. Each gives log-odds; only a clear sum decides.
//   dates    The intervals do not overlap. Clocks, time zones and updates blur hours, so a gap of a
//            month proves more than one of two hours (intervals.h).
//   credits  One page names the other's outlet as its source. Where both credit the same third
//            outlet with their text, neither is the source (credits.h). An agency sells its words
//            and seldom takes a paper's.
//   texts    Context: a page on another matter only hosts the passage. Edits: the side where words
//            sit badly was edited. Opening: "He added" opens no report (evidence.h).
// Dates weigh about as much as one clear finding in the texts, so that one against the other is
// unknown and two findings outweigh a date.
// What it does not do: know other copies of the same passage (of a chain each link is judged
// alone), learn the wording of a house, see spelling that the key form drops, or tell a report cut
// short from one that grew: the fuller text is no evidence by itself.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "analysis/copies/align.h"
#include "analysis/copies/intervals.h"
#include "analysis/copies/usage.h"
#include "analysis/copies/words.h"
#include "model/record.h"

namespace isnad::analysis::copies {

// One of the two pages.
struct Witness {
    std::string_view outlet;      // "" unknown
    std::string_view not_before;  // publication interval, ISO, "" unknown
    std::string_view not_after;
    std::span<const std::uint32_t> words;  // of the body; 0 where something was left out
    std::span<const Line> lines;           // of the body
    std::span<const std::uint32_t> page;   // page_words of the whole page (credits.h)
};

struct Direction {
    model::CopySource from = model::CopySource::unknown;
    std::string why;      // the reasons that decided, or why none did
    double log_odds = 0;  // above 0 for a
};

// Requires: paths are all passages the two share, ascending by (a, b).
Direction find_direction(const Witness& a, const Witness& b, std::span<const Path> paths,
                         const Usage& usage);

}  // namespace isnad::analysis::copies
