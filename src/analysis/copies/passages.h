// From two texts to the passages they share: which aligned stretches of them are copies.
//
// Wherever four words in a row agree an alignment begins (align.h), unless a found one explains
// the place; stretches that follow each other on both sides are joined over small gaps; what is
// long enough, dense enough and more than stock phrases is kept. Once a pair is certain, shorter
// passages count too. What two texts share depends on them and on what is stock, on nothing else.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "analysis/copies/align.h"
#include "analysis/copies/postings.h"
#include "analysis/copies/shingle_places.h"
#include "analysis/copies/words.h"

namespace isnad::analysis::copies {

// One of two texts that are compared.
struct Side {
    const WordText* words = nullptr;
    // Which words repeat earlier ones of the same text; empty where none do.
    const std::vector<bool>* later = nullptr;

    bool is_later(std::uint32_t position) const { return !later->empty() && (*later)[position]; }
};

class PassageFinder {
  public:
    // How far a key has spread over the texts.
    using SpreadOf = std::function<Spread(std::uint32_t hash)>;

    // `texts`: how many are compared in all.
    PassageFinder(std::size_t texts, SpreadOf spread_of);

    // Returns: the passages two texts share, by (a, b).
    std::vector<Path> between(Side a, Side b);

    // The same for one text: side a of each path ends before its side b begins. Of three or more
    // copies each later one is paired with the first. `text.later` is not read.
    std::vector<Path> inside(Side text);

  private:
    std::vector<Match> seeds_between(Side a, Side b);
    std::vector<Match> seeds_inside(const WordText& text);
    std::vector<Path> extend_all(Side a, Side b, std::span<const Match> seeds, bool apart,
                                 std::vector<Path> known);
    std::vector<Path> extend_longest(Side a, Side b, std::span<const Match> seeds);
    bool is_passage(const Path& path, Side a, Side b) const;
    // Of the words that agree, how many are of phrases that few texts hold, how many of phrases
    // that many hold, and how many of no phrase that both sides have.
    struct Wording {
        std::uint32_t own = 0;
        std::uint32_t rare = 0;  // of them, of phrases that hardly any other text holds
        std::uint32_t stock = 0;
        std::uint32_t loose = 0;
    };
    Wording wording(const Path& path, std::span<const Word> a) const;
    bool is_stock(const Path& path, const PathFigures& figures, std::span<const Word> a,
                  std::uint32_t least_own) const;
    bool is_repeat(const Path& path, Side text) const;
    bool is_further_passage(const Path& path, Side a, Side b) const;
    std::vector<Path> further(Side a, Side b, std::vector<Path> found);

    bool is_stock(Spread spread) const;
    bool is_rare(const Path& path, std::span<const Word> a) const;

    SpreadOf spread_of_;
    std::uint32_t texts_;
    std::uint32_t stock_spread_;
    std::uint32_t luck_;  // words asked for beyond what few texts need
    Aligner aligner_;
    ShinglePlaces places_;
};

}  // namespace isnad::analysis::copies
