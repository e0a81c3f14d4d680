// Purpose: see usage.h.
#include "analysis/copies/usage.h"

#include <algorithm>
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

void Usage::add(std::span<const std::uint32_t> words) {
    std::uint32_t before = 0;
    for (const std::uint32_t word : words) {
        if (word != 0) {
            raise(words_[cell_of(word)]);
            ++added_;
        }
        if (word != 0 && before != 0) {
            const Cells cells = cells_of(before, word);
            raise(pairs_[cells.first]);
            if (cells.second != cells.first) raise(pairs_[cells.second]);
        }
        before = word;
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
