// Purpose: see usage.h.
#include "analysis/copies/usage.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace isnad::analysis::copies {

namespace {

constexpr std::uint64_t kLine = 64;  // counters that share a cache line

struct Cells {
    std::size_t first;
    std::size_t second;  // in the same line; may be the first
};

Cells cells_of(std::uint32_t x, std::uint32_t y) {
    std::uint64_t hash = (std::uint64_t{x} << 32 | y) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
    hash *= 0xBF58476D1CE4E5B9ULL;
    const std::uint64_t line = (hash >> 40) % (Usage::kPairCounters / kLine) * kLine;
    return {line + (hash >> 34) % kLine, line + (hash >> 28) % kLine};
}

std::size_t cell_of(std::uint32_t x) {
    return (x * 0x9E3779B97F4A7C15ULL >> 40) % Usage::kWordCounters;
}

template <typename Counter>
void raise(Counter& counter) {
    if (counter < std::numeric_limits<Counter>::max()) ++counter;
}

}  // namespace

Usage::Usage() : pairs_(kPairCounters), words_(kWordCounters) {}

// The counters lie far apart in memory: those of a few words are asked for before any is raised.
void Usage::add(std::span<const std::uint32_t> words) {
    constexpr std::size_t kAhead = 32;
    std::array<std::size_t, kAhead> word_cells;
    std::array<Cells, kAhead> pair_cells;
    std::uint32_t before = 0;
    for (std::size_t start = 0; start < words.size(); start += kAhead) {
        std::size_t singles = 0;
        std::size_t pairs = 0;
        for (const std::uint32_t word :
             words.subspan(start, std::min(kAhead, words.size() - start))) {
            if (word != 0) {
                word_cells[singles] = cell_of(word);
                __builtin_prefetch(&words_[word_cells[singles++]], 1);
            }
            if (word != 0 && before != 0) {
                pair_cells[pairs] = cells_of(before, word);
                __builtin_prefetch(&pairs_[pair_cells[pairs++].first], 1);
            }
            before = word;
        }
        for (std::size_t i = 0; i < singles; ++i) raise(words_[word_cells[i]]);
        for (std::size_t i = 0; i < pairs; ++i) {
            raise(pairs_[pair_cells[i].first]);
            if (pair_cells[i].second != pair_cells[i].first) raise(pairs_[pair_cells[i].second]);
        }
        added_ += singles;
    }
}

std::uint32_t Usage::pair(std::uint32_t x, std::uint32_t y) const {
    if (x == 0 || y == 0) return 0;
    const Cells cells = cells_of(x, y);
    return std::min(pairs_[cells.first], pairs_[cells.second]);
}

std::uint32_t Usage::word(std::uint32_t x) const {
    return x == 0 ? 0 : words_[cell_of(x)];
}

bool Usage::restore(std::span<const std::uint8_t> pairs, std::span<const std::uint32_t> words) {
    if (pairs.size() != kPairCounters || words.size() != kWordCounters) return false;
    pairs_.assign(pairs.begin(), pairs.end());
    words_.assign(words.begin(), words.end());
    added_ = std::accumulate(words_.begin(), words_.end(), std::uint64_t{0});
    return true;
}

}  // namespace isnad::analysis::copies
