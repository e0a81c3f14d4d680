// What is claimed: frames with their roles, time and modality, each with its chain.
#pragma once

#include <vector>

#include "analysis/attribution/attribution.h"
#include "analysis/claims/frames.h"
#include "model/annotations.h"
#include "text/tokens.h"

namespace isnad::analysis::claims {

struct Findings {
    const std::vector<model::TimeExpression>& times;
    const std::vector<model::Quantity>& quantities;
    const std::vector<model::Mention>& mentions;
    const std::vector<attribution::Attribution>& attributions;
};

// Returns: the claims of body regions that are no repeat (never of titles, captions, related
// lines, comments or chrome), in text order.
std::vector<model::Claim> find_claims(const text::TokenisedText& text, const Findings& findings,
                                      const FrameSet& frames = FrameSet::built_in());

}  // namespace isnad::analysis::claims
