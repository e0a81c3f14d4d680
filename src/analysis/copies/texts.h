// Texts kept small: the words of every text that was ever compared, to be compared again.
//
// Four bytes a word for its number and about one for its place (the space before it and its length,
// in one byte where both are usual), twelve for a line. What it does not do: keep the letters.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/copies/pool.h"
#include "analysis/copies/words.h"

namespace isnad::analysis::copies {

// A line as it is kept.
struct KeptLine {
    std::uint32_t pattern_low = 0;
    std::uint32_t pattern_high = 0;
    std::uint32_t words = 0;
    std::uint64_t pattern() const { return std::uint64_t{pattern_high} << 32U | pattern_low; }
};

// A text as it is kept. Lifetime: that of what keeps it.
struct KeptText {
    std::span<const Word> words;
    std::span<const KeptLine> lines;
    std::span<const std::uint8_t> places;
};

// Fills `out` with the text as it was added. Requires: is_whole(kept).
void read(const KeptText& kept, WordText& out);

// Whether the text can be read: a place for each word and no more, lines that hold all words and at
// least one each.
bool is_whole(const KeptText& kept);

class Texts {
  public:
    // Returns: the text's number, counted from 0.
    std::uint32_t add(const WordText& text);

    std::uint32_t size() const { return static_cast<std::uint32_t>(kept_.size()); }
    std::span<const Word> words(std::uint32_t text) const { return kept_[text].words; }
    std::span<const KeptLine> lines(std::uint32_t text) const { return kept_[text].lines; }
    const KeptText& kept(std::uint32_t text) const { return kept_[text]; }
    void read(std::uint32_t text, WordText& out) const { copies::read(kept_[text], out); }

    std::size_t bytes() const;

  private:
    std::vector<KeptText> kept_;
    Pool<Word> words_;
    Pool<KeptLine> lines_;
    Pool<std::uint8_t> places_;
    std::vector<std::uint8_t> place_bytes_;  // of the text being added
    std::vector<KeptLine> kept_lines_;
};

}  // namespace isnad::analysis::copies
