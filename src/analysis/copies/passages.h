// From proposed places to passages: which aligned stretches of two texts are copies.
//
// Each place that no found passage explains yet is extended by alignment (align.h); stretches that
// follow each other on both sides are joined over small gaps; what is long enough, dense enough and
// more than stock phrases is kept. Once a pair is certain, shorter passages count too.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/copies/align.h"
#include "analysis/copies/words.h"

namespace isnad::analysis::copies {

// One of two texts that are compared.
struct Side {
    const WordText* words = nullptr;
    // For each word: in how many texts the rarest shingle around it stands (1: nowhere else).
    std::span<const std::uint32_t> spread;
    // Which words repeat earlier ones of the same text; not needed by inside().
    const std::vector<bool>* later = nullptr;
};

class PassageFinder {
  public:
    // `texts`: how many are compared in all. Lifetime: the vocabulary must outlive the finder.
    PassageFinder(const Vocabulary& vocabulary, std::size_t texts);

    // Requires: at each seed kShingle words agree; seeds are sorted by (b, a).
    // Returns: the passages two texts share, by (a, b).
    std::vector<Path> between(Side a, Side b, std::span<const Match> seeds);

    // The same for one text: side a of each path ends before its side b begins. Of three or more
    // copies each later one is paired with the first.
    std::vector<Path> inside(Side text, std::span<const Match> seeds);

  private:
    std::vector<Path> extend_all(Side a, Side b, std::span<const Match> seeds, bool apart,
                                 std::vector<Path> known);
    bool is_passage(const Path& path, Side a, Side b) const;
    bool is_repeat(const Path& path, Side text) const;
    bool is_further_passage(const Path& path, Side a) const;
    std::vector<Path> further(Side a, Side b, std::vector<Path> found);

    const Vocabulary& vocabulary_;
    std::uint32_t stock_spread_;
    std::uint32_t luck_;  // words asked for beyond what few texts need
    Aligner aligner_;
};

}  // namespace isnad::analysis::copies
