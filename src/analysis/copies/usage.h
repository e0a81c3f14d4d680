// How words are used across the store: how often a word stands there, and how often beside another.
//
// A counting sketch of fixed size: counters addressed by hash, a pair of neighbours in two of them,
// both in one cache line, the smaller taken (Cormode and Muthukrishnan, "An improved data stream
// summary: the count-min sketch", 2005). Counts are never too low but by saturation, sometimes too
// high; the order of adding never matters. Good for some ten million different pairs; beyond that
// pairs never seen begin to look seen, so whoever adds stops there (see words_added).
// What it does not do: forget a text, or know which text a pair stood in.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace isnad::analysis::copies {

class Usage {
  public:
    static constexpr std::size_t kPairCounters = std::size_t{1} << 23;
    static constexpr std::size_t kWordCounters = std::size_t{1} << 20;

    Usage();

    // Adds the words of one text, 0 where something was left out.
    void add(std::span<const std::uint32_t> words);

    // Returns: how often y follows x at once, at most 255.
    std::uint32_t pair(std::uint32_t x, std::uint32_t y) const;
    std::uint32_t word(std::uint32_t x) const;
    std::uint64_t words_added() const { return added_; }
    std::size_t bytes() const { return pairs_.size() + words_.size() * sizeof(words_[0]); }

    // The counters, to be written and read again; they depend on the texts alone.
    std::span<const std::uint8_t> pair_counters() const { return pairs_; }
    std::span<const std::uint32_t> word_counters() const { return words_; }

    // Takes counters that were written before. Returns: whether their number is right; if not,
    // nothing is taken.
    [[nodiscard]] bool restore(std::span<const std::uint8_t> pairs,
                               std::span<const std::uint32_t> words);

  private:
    std::vector<std::uint8_t> pairs_;
    std::vector<std::uint32_t> words_;
    std::uint64_t added_ = 0;  // the sum of words_
};

}  // namespace isnad::analysis::copies
