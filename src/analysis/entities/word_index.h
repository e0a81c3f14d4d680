// Words to numbers: a flat table, looked into by every token in all its readings.
//
// The idea: open addressing over slots of eight bytes, a piece of the hash beside the number, so
// that a word that is in no list costs one look at one cache line, and no string is made for the
// looking. What it does not do: forget words.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::analysis::entities {

// Returns: a hash of the word, good for tables of this process alone.
inline std::uint64_t hash_of(std::string_view word, std::uint64_t seed = 0) {
    constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
    std::uint64_t hash = seed ^ (word.size() * kMix);
    const char* at = word.data();
    std::size_t left = word.size();
    while (left > 0) {
        std::uint64_t piece = 0;
        const std::size_t taken = left < 8 ? left : 8;
        std::memcpy(&piece, at, taken);
        hash = (hash ^ piece) * kMix;
        hash ^= hash >> 29U;
        at += taken;
        left -= taken;
    }
    return (hash ^ (hash >> 32U)) * kMix;
}

class WordIndex {
  public:
    static constexpr std::uint32_t kNone = UINT32_MAX;

    // Returns: the word's number, a new one where it has none: 0, 1, 2 ...
    std::uint32_t add(std::string_view word) {
        const std::uint64_t hash = hash_of(word);
        const std::uint32_t known = find(word, hash);
        if (known != kNone) return known;
        words_.emplace_back(word);
        if (words_.size() * 2 > slots_.size()) {
            grow();
        } else {
            put(hash, static_cast<std::uint32_t>(words_.size() - 1));
        }
        return static_cast<std::uint32_t>(words_.size() - 1);
    }

    // Returns: the word's number, or kNone. Requires: `hash` is hash_of(word).
    std::uint32_t find(std::string_view word, std::uint64_t hash) const {
        if (slots_.empty()) return kNone;
        const std::size_t mask = slots_.size() - 1;
        const auto tag = static_cast<std::uint32_t>(hash >> 32U);
        for (std::size_t at = hash & mask; slots_[at].number != kNone; at = (at + 1) & mask) {
            if (slots_[at].tag == tag && words_[slots_[at].number] == word)
                return slots_[at].number;
        }
        return kNone;
    }
    std::uint32_t find(std::string_view word) const { return find(word, hash_of(word)); }

    // Asks for what finding a word of this hash will look at, so that it is there by then.
    void prefetch(std::uint64_t hash) const {
        if (!slots_.empty()) __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
    }

    const std::vector<std::string>& words() const { return words_; }

  private:
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t number = kNone;
    };

    void put(std::uint64_t hash, std::uint32_t number) {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = hash & mask;
        while (slots_[at].number != kNone) at = (at + 1) & mask;
        slots_[at] = {static_cast<std::uint32_t>(hash >> 32U), number};
    }

    void grow() {
        slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, {});
        for (std::uint32_t i = 0; i < words_.size(); ++i) put(hash_of(words_[i]), i);
    }

    std::vector<Slot> slots_;  // a power of two of them, half full at most
    std::vector<std::string> words_;
};

}  // namespace isnad::analysis::entities
