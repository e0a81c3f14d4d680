// Purpose: see anchors.h.
#include "analysis/copies/anchors.h"

#include <algorithm>

namespace isnad::analysis::copies {

namespace {

constexpr std::size_t kWindow = 12;          // content words, of which one is an anchor
constexpr std::uint32_t kFarthestPair = 80;  // words between the anchors of a key
constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;

// How a word stands among its neighbours; any order that has nothing to do with the language.
std::uint32_t rank_of(Word word) {
    return static_cast<std::uint32_t>((word ^ 0xA5A5A5A5U) * kMix >> 32U);
}

std::uint32_t pair_hash(Word x, Word y) {
    const std::uint64_t hash = (std::uint64_t{std::min(x, y)} * kMix ^ std::max(x, y)) * kMix;
    return static_cast<std::uint32_t>((hash ^ hash >> 29U) * kMix >> 32U);
}

}  // namespace

void choose_anchor_keys(std::span<const Word> words, std::vector<Key>& keys) {
    keys.clear();
    std::vector<std::uint32_t> content;
    for (std::uint32_t i = 0; i < words.size(); ++i)
        if (is_content(words[i])) content.push_back(i);
    // An anchor: no neighbour within the window has a smaller rank; of equal ones the first.
    std::vector<std::uint32_t> anchors;
    std::size_t smallest = content.size();  // in the window that ends at i
    for (std::size_t i = 0; i < content.size(); ++i) {
        const auto rank = [&](std::size_t k) { return rank_of(words[content[k]]); };
        const bool gone = smallest + kWindow <= i;
        if (smallest == content.size() || gone) {
            smallest = i + 1 < kWindow ? 0 : i + 1 - kWindow;
            for (std::size_t k = smallest + 1; k <= i; ++k)
                if (rank(k) < rank(smallest)) smallest = k;
        } else if (rank(i) < rank(smallest)) {
            smallest = i;
        }
        if (i + 1 >= kWindow && (anchors.empty() || anchors.back() != content[smallest]))
            anchors.push_back(content[smallest]);
    }
    for (std::size_t i = 0; i < anchors.size(); ++i)
        for (std::size_t k = i + 1; k < std::min(i + 3, anchors.size()); ++k) {
            const Word x = words[anchors[i]];
            const Word y = words[anchors[k]];
            if (x != y && anchors[k] - anchors[i] <= kFarthestPair)
                keys.push_back({pair_hash(x, y), anchors[i]});
        }
}

}  // namespace isnad::analysis::copies
