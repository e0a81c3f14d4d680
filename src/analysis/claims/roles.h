// Who, with whom, where, when and how many.
#pragma once

#include <string>
#include <vector>

#include "analysis/claims/clause.h"
#include "analysis/claims/memory.h"
#include "model/annotations.h"

namespace isnad::analysis::claims {

struct FoundRoles {
    model::Roles roles;
    std::vector<std::string> why;  // a line for each name that was given a part
};

// Requires: the trigger lies within [begin, end) of the sentence, which is number `index`.
FoundRoles find_roles(const SentenceFindings& sentence, const Candidate& candidate,
                      const Segment& segment, const Memory& memory, std::uint32_t index);

// Returns: the TIMEX3 value of the nearest time of the clause, else of the segment, or "".
std::string find_time(const SentenceFindings& sentence, const Candidate& candidate,
                      const Segment& segment);

}  // namespace isnad::analysis::claims
