// Which claims of two pages tell the same words.
//
// Idea: a claim is carried across the passage it stands in, and meets the claims that stand there:
// those with most of the same words, or of the same frame with most of the shorter's. Each claim
// keeps the one that answers it best. What it does not do: pair claims of one page, claims in
// passages that lost their order, or claims of which the copy changed the figure or turned the
// sense.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "model/record.h"
#include "story/chains/alignment.h"

namespace isnad::story::chains {

// A claim that tells the same words as another, and the passage that both stand in.
struct Answer {
    model::ClaimRef other;
    std::uint32_t passage = 0;  // index into Record::copies
    // What makes it the better answer, weightiest first.
    bool trigger = false;  // the words that name the happening are the same
    bool frame = false;
    double overlap = 0;  // 0..1, of the longer
};

struct Pairing {
    // To each claim of a copy that of the page it was taken from, without a third between them.
    std::map<model::ClaimRef, Answer> originals;
    // Claims that tell the same words where no direction is known: the first of the passage's side
    // a.
    std::vector<std::pair<model::ClaimRef, Answer>> peers;
};

// Near linear in passages and the claims that stand in them. Requires: documents and copies.
Pairing pair_claims(const model::Record& record);

}  // namespace isnad::story::chains
