// The tokens of one sentence as the tagger sees them: each a handful of hashed features.
//
// A feature is a 64-bit hash of its template and its value ("the word before is وزير"); nothing
// here knows which. What is true of a token is a set: order and number of its features mean
// nothing.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace isnad::analysis::tagger {

// Spreads the bits of x (the finaliser of SplitMix64, Steele and others 2014).
constexpr std::uint64_t mix(std::uint64_t x) {
    x ^= x >> 30;
    x *= 0xBF58476D1CE4E5B9ULL;
    x ^= x >> 27;
    x *= 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

class Sequence {
  public:
    void clear() {
        features_.clear();
        ends_.clear();
    }
    void add(std::uint64_t feature) { features_.push_back(feature); }
    // The token whose features were added is complete.
    void close_token() { ends_.push_back(static_cast<std::uint32_t>(features_.size())); }

    std::size_t size() const { return ends_.size(); }
    std::span<const std::uint64_t> features(std::size_t token) const {
        const std::uint32_t begin = token == 0 ? 0 : ends_[token - 1];
        return std::span(features_).subspan(begin, ends_[token] - begin);
    }

  private:
    std::vector<std::uint64_t> features_;
    std::vector<std::uint32_t> ends_;
};

}  // namespace isnad::analysis::tagger
