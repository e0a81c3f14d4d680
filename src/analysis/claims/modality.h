// How far a happening has come about, and how sure whoever tells it is.
#pragma once

#include <string>
#include <vector>

#include "analysis/claims/clause.h"
#include "model/annotations.h"

namespace isnad::analysis::claims {

struct Standing {
    model::Modality modality = model::Modality::happened;
    bool negated = false;
    std::vector<model::Span> hedges;
    std::string why;  // the rule and the words it rests on
};

// Requires: the trigger lies within the candidate. `before`: of the claim before it
// in the segment, nullptr for the first.
Standing find_modality(const SentenceFindings& sentence, const Candidate& candidate,
                       const Segment& segment, const Standing* before);

// Returns: what a source's shade alone gives.
Standing standing_of(const SentenceFindings& sentence, const Segment& segment);

}  // namespace isnad::analysis::claims
