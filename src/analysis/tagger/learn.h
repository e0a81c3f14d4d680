// Learning the weights of a model from sentences whose labels are known.
//
// The averaged structured perceptron (Collins 2002): each sentence is labelled with the weights of
// the moment, and where that errs, the features of the right labels gain and those of the wrong
// ones lose one; the mean of the weights over all moments, and over several orders of the
// sentences, is the model. Sums are integers and the
// order of the sentences comes from a seed, so the same sentences give the same bytes anywhere.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/tagger/sequence.h"
#include "analysis/tagger/viterbi.h"

namespace isnad::analysis::tagger {

struct Example {
    Sequence sequence;
    std::vector<Label> labels;  // one a token
};

// The figures that the shipped model was learned with (docs/measured.md).
struct Learning {
    int rounds = 14;
    int votes = 4;                    // learned in as many orders, and their mean taken
    int dropout = 30;                 // of 100 features as many are not looked at, others each time
    int least_seen = 2;               // features that fewer tokens have are left out
    int miss_cost = 0;                // by how much a name must outweigh "no name" while learning
    std::size_t most_kept = 170'000;  // features in the model: those with the largest weights
};

// Returns: the bytes of a model (model.h). Requires: labels that may follow each other.
std::string learn(const std::vector<Example>& examples, const Learning& how);

}  // namespace isnad::analysis::tagger
