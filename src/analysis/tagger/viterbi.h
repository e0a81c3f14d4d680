// The best labels of a sentence, given what each token and each step from label to label weighs.
//
// Viterbi's search over the labels that may follow each other (labels.h), forwards and backwards:
// both together tell for each token how much worse the best labelling without its label would be,
// which is how sure the labelling is of it. Integers alone, so the answer is one on every machine.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/tagger/labels.h"

namespace isnad::analysis::tagger {

using Scores = std::array<std::int32_t, kLabels>;  // of one token, by label
using Transitions = std::array<Scores, kLabels>;   // [before][after]

struct Tagged {
    Label label = kOutside;
    std::int32_t margin = 0;  // >= 0; weights of the model
};

class Viterbi {
  public:
    // Returns: the labelling with the highest sum; of equal ones the one without names, else with
    // the smaller labels, at the end. Lifetime: until the next call.
    std::span<const Tagged> best(std::span<const Scores> tokens, const Transitions& steps);

  private:
    using Sums = std::array<std::int64_t, kLabels>;  // a sentence may have a million tokens
    std::vector<Sums> forward_;
    std::vector<Sums> backward_;
    std::vector<Tagged> tagged_;
};

}  // namespace isnad::analysis::tagger
