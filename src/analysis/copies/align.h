// Aligning two word sequences outward from a place where they agree.
//
// The way: banded dynamic programming over words that follows the best cell and stops once the
// score has fallen kDrop below the best seen (the X-drop of Zhang, Schwartz, Wagner and Miller,
// "A greedy algorithm for aligning DNA sequences", 2000). Cost is linear in the length aligned.
// What it does not do: find where to begin (see passages.h) or judge what it found.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/copies/words.h"

namespace isnad::analysis::copies {

// A word of side a that equals a word of side b.
struct Match {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    friend auto operator<=>(const Match&, const Match&) = default;
};

using Path = std::vector<Match>;  // ascending on both sides

// Which part of each side may be used: [a_begin, a_end) and [b_begin, b_end).
struct Window {
    std::uint32_t a_begin = 0;
    std::uint32_t a_end = 0;
    std::uint32_t b_begin = 0;
    std::uint32_t b_end = 0;
};

// What a path amounts to.
struct PathFigures {
    std::uint32_t matches = 0;
    std::uint32_t longest_run = 0;  // words in a row on both sides
    std::uint32_t distinct_words = 0;
    std::uint32_t columns = 0;  // matches and the longer side of each gap between them

    double share() const { return columns == 0 ? 0 : static_cast<double>(matches) / columns; }
};

class Aligner {
  public:
    // Returns: the best path through the agreeing words (seed.a, seed.b), both ways, within the
    // window. Where `apart` is set (both sides are one text), side a ends before side b begins.
    Path extend(std::span<const Word> a, std::span<const Word> b, Match seed, Window window,
                bool apart);

  private:
    // One way from an origin: `step` is +1 or -1; at most `rows` words of side a and `columns` of
    // side b are read, the origin's first.
    struct Travel {
        std::span<const Word> a;
        std::span<const Word> b;
        Match origin;
        int step = 1;
        std::uint32_t rows = 0;
        std::uint32_t columns = 0;

        std::uint32_t place_in_a(std::int64_t steps) const {
            return static_cast<std::uint32_t>(origin.a + step * steps);
        }
        std::uint32_t place_in_b(std::int64_t steps) const {
            return static_cast<std::uint32_t>(origin.b + step * steps);
        }
        Word word_of_a(std::int64_t steps) const { return a[place_in_a(steps)]; }
        Word word_of_b(std::int64_t steps) const { return b[place_in_b(steps)]; }
    };

    // Appends to `out` the matches of the best path, in order of travel.
    void follow(const Travel& travel, Path& out);
    int fill_row(const Travel& travel, std::uint32_t row, int bend, int floor);
    void trace_back(const Travel& travel, std::uint32_t row, int cell, Path& out) const;

    std::vector<std::uint8_t> moves_;  // one row after another, kBand cells each
    std::vector<int> shifts_;          // where the band of each row lies
    std::vector<int> scores_[2];
};

PathFigures figures_of(const Path& path, std::span<const Word> a);

}  // namespace isnad::analysis::copies
