// Passages whose words are the same but not their order: shuffled, thinned out, put otherwise.
//
// No alignment sees them. Of each stretch of some forty words of the one text it is asked how many
// of its content words stand together in a stretch of the other; where most do, and the other way
// round too, neighbouring stretches are joined into a block. Words that many stretches of a text
// hold tell nothing and are left out.
// What it does not do: say which word became which.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "analysis/copies/align.h"
#include "analysis/copies/passages.h"
#include "analysis/copies/words.h"

namespace isnad::analysis::copies {

// A stretch of each text.
struct Block {
    Match first;  // the first word of each, and the last
    Match last;
    double words = 0;  // content words that both hold
    double share = 0;  // of the content words of the larger
    Path in_order;     // some words that agree and follow each other on both sides
};

class RewordedFinder {
  public:
    // Returns: blocks that `known` does not explain, by (b, a). `known` loses the paths that lie in
    // a block and are too short to be more than a part of it.
    std::vector<Block> find(Side a, Side b, std::vector<Path>& known);

  private:
    struct Window {
        std::uint32_t b_first = 0;
        std::uint32_t b_last = 0;
        std::uint32_t a_first = 0;
        std::uint32_t a_last = 0;
    };
    static bool follows(const Window& before, const Window& window);
    static Window united(const Window& x, const Window& y);
    bool may_share_enough(Side a, Side b) const;
    std::uint32_t place_words(Side a, Side b);
    std::vector<Window> alike_windows(Side b);
    Block trimmed(Window window, Side a, Side b) const;
    Path in_order(const Block& block) const;

    using WordPlace = std::pair<Word, std::uint32_t>;
    std::vector<WordPlace> words_a_;                   // content words of side a, sorted
    std::vector<std::span<const WordPlace>> answers_;  // of each word of side b
    std::vector<bool> a_taken_;
    std::vector<bool> b_taken_;
};

}  // namespace isnad::analysis::copies
