// Who, with whom, where, when, how many, and how far it has come about.
#pragma once

#include <string>

#include "analysis/claims/clause.h"
#include "model/annotations.h"

namespace isnad::analysis::claims {

// Requires: the trigger lies within [begin, end) of the sentence.
model::Roles find_roles(const SentenceFindings& sentence, const Candidate& candidate,
                        const Segment& segment);

// Returns: the TIMEX3 value of the nearest time of the clause, else of the segment, or "".
std::string find_time(const SentenceFindings& sentence, const Candidate& candidate,
                      const Segment& segment);

model::Modality find_modality(const SentenceFindings& sentence, const Candidate& candidate,
                              const Segment& segment);

// Returns: the modality that a source's shade alone gives.
model::Modality modality_of(const Segment& segment);

}  // namespace isnad::analysis::claims
