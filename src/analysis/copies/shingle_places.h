// Where the shingles of one text stand in it: the table behind comparing two texts.
//
// Made anew for each text that is compared; keeps its memory from one to the next.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/copies/words.h"

namespace isnad::analysis::copies {

class ShinglePlaces {
  public:
    // Takes in the runs of `length` words none of which is kBreak and not all of which are one
    // word. Calls `wanted(position)` to ask for each. Lifetime: `words` until the next build.
    template <typename Wanted>
    void build(std::span<const Word> words, std::uint32_t length, Wanted&& wanted) {
        words_ = words;
        length_ = length;
        const std::size_t count = words.size() < length ? 0 : words.size() - length + 1;
        first_.assign(std::bit_ceil(2 * count + 1), kNone);
        next_.assign(count, kNone);
        // From the end, so that each list begins with its first place.
        for (std::size_t i = count; i-- > 0;) {
            if (!tells(&words[i]) || !wanted(static_cast<std::uint32_t>(i))) continue;
            std::uint32_t& first = first_[slot_of(&words[i])];
            next_[i] = first;
            first = static_cast<std::uint32_t>(i);
        }
    }

    // Calls `use(position)` for at most `most` places of a shingle, ascending. Where `use` returns
    // false the place does not count.
    template <typename Use>
    void find(const Word* shingle, std::uint32_t most, Use&& use) const {
        if (!tells(shingle)) return;
        std::uint32_t looked_at = 0;
        for (std::uint32_t at = first_[slot_of(shingle)]; at != kNone && most > 0; at = next_[at]) {
            if (++looked_at > kMostLookedAt) return;
            if (std::equal(shingle, shingle + length_, &words_[at]) && use(at)) --most;
        }
    }

  private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    static constexpr std::uint32_t kMostLookedAt = 64;

    bool tells(const Word* shingle) const {
        bool varied = false;
        for (std::uint32_t k = 0; k < length_; ++k) {
            if (shingle[k] == kBreak) return false;
            varied = varied || shingle[k] != shingle[0];
        }
        return varied;
    }
    // Places of one shingle share a list; different ones seldom do.
    std::size_t slot_of(const Word* shingle) const {
        std::uint64_t hash = 0;
        for (std::uint32_t k = 0; k < length_; ++k)
            hash = (hash ^ shingle[k]) * 0x9E3779B97F4A7C15ULL + (hash >> 31U);
        return static_cast<std::size_t>(hash >> 20U) & (first_.size() - 1);
    }

    std::span<const Word> words_;
    std::uint32_t length_ = 1;
    std::vector<std::uint32_t> first_;
    std::vector<std::uint32_t> next_;
};

}  // namespace isnad::analysis::copies
