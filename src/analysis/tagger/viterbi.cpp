// Purpose: see viterbi.h.
#include "analysis/tagger/viterbi.h"

#include <algorithm>

namespace isnad::analysis::tagger {
namespace {

constexpr std::int64_t kImpossible = -(std::int64_t{1} << 60);

// The labels that may stand before each label, and after it.
struct Neighbours {
    std::array<std::array<Label, kLabels>, kLabels> list{};
    std::array<int, kLabels> size{};
};

constexpr Neighbours neighbours(bool before) {
    Neighbours all;
    for (Label a = 0; a < kLabels; ++a) {
        for (Label b = 0; b < kLabels; ++b) {
            if (!(before ? may_follow(b, a) : may_follow(a, b))) continue;
            all.list[a][static_cast<std::size_t>(all.size[a])] = b;
            ++all.size[a];
        }
    }
    return all;
}

constexpr Neighbours kBefore = neighbours(true);
constexpr Neighbours kAfter = neighbours(false);

}  // namespace

std::span<const Tagged> Viterbi::best(std::span<const Scores> tokens, const Transitions& steps) {
    const std::size_t size = tokens.size();
    tagged_.resize(size);
    if (size == 0) return tagged_;
    forward_.resize(size);
    backward_.resize(size);
    for (Label label = 0; label < kLabels; ++label) {
        forward_[0][label] = opens(label) ? tokens[0][label] : kImpossible;
        backward_[size - 1][label] = closes(label) ? 0 : kImpossible;
    }
    for (std::size_t i = 1; i < size; ++i) {
        for (Label label = 0; label < kLabels; ++label) {
            std::int64_t sum = kImpossible;
            for (int n = 0; n < kBefore.size[label]; ++n) {
                const Label from = kBefore.list[label][static_cast<std::size_t>(n)];
                sum = std::max(sum, forward_[i - 1][from] + steps[from][label]);
            }
            forward_[i][label] = std::max(kImpossible, sum + tokens[i][label]);
        }
    }
    for (std::size_t i = size - 1; i > 0; --i) {
        Sums after;
        for (Label label = 0; label < kLabels; ++label)
            after[label] = tokens[i][label] + backward_[i][label];
        for (Label label = 0; label < kLabels; ++label) {
            std::int64_t sum = kImpossible;
            for (int n = 0; n < kAfter.size[label]; ++n) {
                const Label to = kAfter.list[label][static_cast<std::size_t>(n)];
                sum = std::max(sum, after[to] + steps[label][to]);
            }
            backward_[i - 1][label] = std::max(kImpossible, sum);
        }
    }
    // The way back is chosen step by step, so that of labellings that weigh alike one is told.
    for (std::size_t i = size; i-- > 0;) {
        std::int64_t first = 2 * kImpossible;
        std::int64_t second = 2 * kImpossible;
        Label chosen = kOutside;
        for (int n = 0; n < kLabels; ++n) {
            const Label label = n == 0 ? kOutside : static_cast<Label>(n - 1);
            const std::int64_t through = forward_[i][label] + backward_[i][label];
            const bool fits = i + 1 == size || may_follow(label, tagged_[i + 1].label);
            if (through > first && fits) {
                second = std::max(second, first);
                first = through;
                chosen = label;
            } else {
                second = std::max(second, through);
            }
        }
        constexpr std::int64_t kMost = 1 << 30;
        tagged_[i] = {
            chosen, static_cast<std::int32_t>(std::clamp<std::int64_t>(first - second, 0, kMost))};
    }
    return tagged_;
}

}  // namespace isnad::analysis::tagger
