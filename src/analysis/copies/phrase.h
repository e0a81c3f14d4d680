// Where a few words stand word for word: what an index of long passages cannot answer.
//
// A sentence that somebody pastes may be too short to have more than a key or two, and those may be
// everybody's. It is looked for in all texts, word by word; that is a pass over the words kept, at
// memory's speed.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/copies/align.h"
#include "analysis/copies/words.h"

namespace isnad::analysis::copies {

// Texts of fewer words are looked for word for word.
constexpr std::uint32_t kFewWords = 12;
constexpr std::uint32_t kShortestPhrase = 4;
constexpr std::uint32_t kLongestPhrase = 32;

class PhraseFinder {
  public:
    // Requires: at most kLongestPhrase words. Lifetime: `phrase` must outlive the finder.
    explicit PhraseFinder(std::span<const Word> phrase);

    // Returns: each stretch of `text` that holds kShortestPhrase words of the phrase in a row, and
    // at least half of it, as a path from the phrase to the text; in text order.
    std::vector<Path> find(std::span<const Word> text) const;

  private:
    std::span<const Word> phrase_;
    std::uint32_t least_ = kShortestPhrase;
    std::array<bool, 256> may_begin_{};  // by the high bits of a word
};

}  // namespace isnad::analysis::copies
