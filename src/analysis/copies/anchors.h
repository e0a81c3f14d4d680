// Keys that outlive a shuffle: pairs of telling words that stand near each other, in any order.
//
// Of the content words of a text those with the smallest hash among their neighbours are anchors
// (winnowing over words): most of them stay anchors when words around them change places, are
// swapped or left out. Two anchors that follow each other, or almost, make a key.
#pragma once

#include <span>
#include <vector>

#include "analysis/copies/postings.h"
#include "analysis/copies/words.h"

namespace isnad::analysis::copies {

// Fills `keys` with the order-free keys of a text, by position.
void choose_anchor_keys(std::span<const Word> words, std::vector<Key>& keys);

}  // namespace isnad::analysis::copies
