// Coverage: which outlet tells which happening of a story, which tells it otherwise, which is
// silent.
//
// Silence is the absence of a claim that the program read; it is no statement about the outlet.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/place.h"

namespace isnad::model {

enum class CoverageState {
    said,
    otherwise,  // it stands on another side of a conflict, or denies what the others affirm
    silent,
};

// What silence can mean: nothing, where all that is known of an outlet is older than the first
// report.
enum class Silence {
    none,     // not silent
    later,    // it has a page of the story from the day of the first report or after it
    earlier,  // all its pages of the story are older than the first report
    undated,  // the days are not known well enough to tell
};

struct CoverageValue {
    std::string attribute;  // of the conflict: "count"
    std::string value;
};

struct CoverageCell {
    std::uint32_t column = 0;  // index into Coverage::outlets
    CoverageState state = CoverageState::silent;
    Silence silence = Silence::none;
    std::vector<ClaimRef> claims;  // said or otherwise: sorted, at least one
    // Silent: what it tells of the same kind, time and people, which may be the same happening.
    std::vector<ClaimRef> like;
    std::vector<CoverageValue> values;  // of conflicts, by attribute, then value
};

struct CoverageRow {
    std::string event;
    std::uint32_t outlets = 0;        // of all of the story, that tell it
    std::vector<CoverageCell> cells;  // a cell a column, in their order
};

// Empty for a story of one outlet.
struct Coverage {
    std::vector<std::uint32_t> outlets;  // indices into Record::outlets; those that tell most first
    std::vector<CoverageRow> rows;       // those that most outlets tell first
    std::uint32_t outlets_left_out = 0;
    std::uint32_t rows_left_out = 0;
};

}  // namespace isnad::model
