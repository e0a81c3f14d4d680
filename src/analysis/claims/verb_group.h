// What the words right before a trigger make of it: "was", "aurait", "could".
#pragma once

#include <span>

#include "analysis/claims/frames.h"
#include "text/tokens.h"

namespace isnad::analysis::claims {

// Gives the triggers of one sentence their form, drops those that lack the auxiliary they need, and
// of words that say how far something has come about those that stand within longer ones.
void settle(std::span<const text::Token> tokens, FrameWords& words);

}  // namespace isnad::analysis::claims
