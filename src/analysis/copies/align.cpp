// Purpose: see align.h.
//
// Row r has read r words of side a. The band of a row holds the cells whose count of words read of
// side b is r + shift[r] - kHalf .. r + shift[r] + kHalf; the shift follows the best cell, so that
// a sentence left out or put in bends the band instead of ending it.
#include "analysis/copies/align.h"

#include <algorithm>
#include <limits>

namespace isnad::analysis::copies {

namespace {

constexpr int kHalf = 10;
constexpr int kBand = 2 * kHalf + 1;
constexpr int kMatch = 7;
constexpr int kMismatch = -7;
constexpr int kGap = -5;
constexpr int kDrop = 75;
constexpr int kDead = std::numeric_limits<int>::min() / 2;

enum Move : std::uint8_t { kNone, kEqual, kSwap, kSkipA, kSkipB };

}  // namespace

void Aligner::trace_back(const Travel& travel, std::uint32_t row, int cell, Path& out) const {
    const std::size_t first = out.size();
    std::int64_t column = static_cast<std::int64_t>(row) + shifts_[row] - kHalf + cell;
    while (true) {
        const std::int64_t k = column - row - shifts_[row] + kHalf;
        const std::uint8_t move = moves_[std::size_t{row} * kBand + static_cast<std::size_t>(k)];
        if (move == kNone) break;
        if (move == kEqual)
            out.push_back({travel.place_in_a(row - 1), travel.place_in_b(column - 1)});
        if (move != kSkipB) --row;
        if (move != kSkipA) --column;
    }
    std::reverse(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
}

// Fills one row of the band from the one above. Returns: its best cell, or -1 if all are dead.
int Aligner::fill_row(const Travel& travel, std::uint32_t row, int bend, int floor) {
    const std::vector<int>& above = scores_[(row - 1) & 1U];
    std::vector<int>& here = scores_[row & 1U];
    std::uint8_t* moves = moves_.data() + std::size_t{row} * kBand;
    const Word word = travel.word_of_a(row - 1);
    // A cell above has the same count of words of side b at this much more of a band index.
    const auto score_above = [&](int k) {
        return k < 0 || k >= kBand ? kDead : above[static_cast<std::size_t>(k)];
    };
    int best = -1;
    for (int k = 0; k < kBand; ++k) {
        const std::int64_t column = static_cast<std::int64_t>(row) + shifts_[row] - kHalf + k;
        int score = kDead;
        Move move = kNone;
        if (column >= 0 && column <= travel.columns) {
            if (const int before = score_above(k + bend); column >= 1 && before > kDead) {
                const bool equal = word != kBreak && word == travel.word_of_b(column - 1);
                score = before + (equal ? kMatch : kMismatch);
                move = equal ? kEqual : kSwap;
            }
            if (const int before = score_above(k + bend + 1); before + kGap > score) {
                score = before + kGap;
                move = kSkipA;
            }
            if (const int before = k > 0 ? here[static_cast<std::size_t>(k - 1)] : kDead;
                column >= 1 && before + kGap > score) {
                score = before + kGap;
                move = kSkipB;
            }
        }
        const bool alive = score >= floor;
        here[static_cast<std::size_t>(k)] = alive ? score : kDead;
        moves[k] = alive ? move : kNone;
        if (alive && (best < 0 || score > here[static_cast<std::size_t>(best)])) best = k;
    }
    return best;
}

void Aligner::follow(const Travel& travel, Path& out) {
    scores_[0].assign(kBand, kDead);
    scores_[1].assign(kBand, kDead);
    shifts_.assign(1, 0);
    moves_.assign(kBand, kNone);
    for (int k = kHalf; k < kBand && static_cast<std::uint32_t>(k - kHalf) <= travel.columns; ++k) {
        scores_[0][static_cast<std::size_t>(k)] = (k - kHalf) * kGap;
        if (k > kHalf) moves_[static_cast<std::size_t>(k)] = kSkipB;
    }
    int best = 0;
    int best_cell = kHalf;
    std::uint32_t best_row = 0;
    int cell = kHalf;
    for (std::uint32_t row = 1; row <= travel.rows; ++row) {
        const int bend = std::abs(cell - kHalf) > kHalf / 2 ? cell - kHalf : 0;
        shifts_.push_back(shifts_.back() + bend);
        moves_.resize(moves_.size() + kBand, kNone);
        cell = fill_row(travel, row, bend, best - kDrop);
        if (cell < 0) break;
        if (const int score = scores_[row & 1U][static_cast<std::size_t>(cell)]; score > best) {
            best = score;
            best_row = row;
            best_cell = cell;
        }
    }
    trace_back(travel, best_row, best_cell, out);
}

Path Aligner::extend(std::span<const Word> a, std::span<const Word> b, Match seed, Window window,
                     bool apart) {
    Path forward;
    const std::uint32_t a_end = apart ? std::min(window.a_end, seed.b) : window.a_end;
    follow({a, b, seed, +1, a_end - seed.a, window.b_end - seed.b}, forward);
    std::uint32_t b_begin = window.b_begin;
    if (apart) b_begin = std::max(b_begin, forward.empty() ? seed.a + 1 : forward.back().a + 1);
    Path path;
    if (seed.a > window.a_begin && seed.b > b_begin) {
        follow({a, b, {seed.a - 1, seed.b - 1}, -1, seed.a - window.a_begin, seed.b - b_begin},
               path);
        std::reverse(path.begin(), path.end());
    }
    path.insert(path.end(), forward.begin(), forward.end());
    return path;
}

PathFigures figures_of(const Path& path, std::span<const Word> a) {
    PathFigures figures;
    std::vector<Word> seen;
    seen.reserve(path.size());
    std::uint32_t run = 0;
    for (std::size_t i = 0; i < path.size(); ++i) {
        std::uint32_t gap = 0;
        if (i > 0) {
            gap = std::max(path[i].a - path[i - 1].a, path[i].b - path[i - 1].b) - 1;
            run = gap == 0 ? run : 0;
        }
        ++run;
        figures.longest_run = std::max(figures.longest_run, run);
        figures.columns += 1 + gap;
        seen.push_back(a[path[i].a]);
    }
    figures.matches = static_cast<std::uint32_t>(path.size());
    std::sort(seen.begin(), seen.end());
    figures.distinct_words =
        static_cast<std::uint32_t>(std::unique(seen.begin(), seen.end()) - seen.begin());
    return figures;
}

}  // namespace isnad::analysis::copies
