// Where sequences of four words recur: the index that proposes what to compare.
//
// Every shared run of kShingle words or more is seen: nothing is sampled. Two bit tables first
// learn which shingles occur twice at all; only those, a fraction of news text, are sorted into
// postings. A shingle of one word repeated says nothing and is left out.
// What it does not do: keep anything between runs, or judge a match.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/copies/words.h"

namespace isnad::analysis::copies {

constexpr std::uint32_t kShingle = 4;

struct Posting {
    std::uint32_t text = 0;      // index of the word text
    std::uint32_t position = 0;  // first word of the shingle there
};

// A shingle of one text that also stands elsewhere.
struct Recurrence {
    std::uint32_t position = 0;
    std::uint32_t group = 0;
};

class ShingleIndex {
  public:
    // Indexes the texts for which `wanted` is set. Requires: ids are numbered by `vocabulary`.
    ShingleIndex(const std::vector<WordText>& texts, const std::vector<bool>& wanted,
                 const Vocabulary& vocabulary);

    // Returns: the recurring shingles of a text, by position.
    std::span<const Recurrence> recurrences(std::uint32_t text) const;
    // Returns: all places of a shingle, by (text, position).
    std::span<const Posting> places(std::uint32_t group) const;
    // Returns: in how many texts it stands.
    std::uint32_t spread(std::uint32_t group) const { return spread_[group]; }

  private:
    std::vector<Posting> postings_;
    std::vector<std::uint32_t> group_starts_;  // into postings_, one more than groups
    std::vector<std::uint32_t> spread_;
    std::vector<Recurrence> recurrences_;
    std::vector<std::size_t> text_starts_;  // into recurrences_, one more than texts
};

}  // namespace isnad::analysis::copies
