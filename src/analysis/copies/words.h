// The words of a source for comparing: key-form identities beside their original places.
//
// Only letters and digits count; marks are dropped, so punctuation never parts two equal passages.
// A word is a small number that all sources share, and weighs what it tells: a word that every
// sentence holds weighs little. Lines are kept apart to learn which of them are page furniture.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/span.h"

namespace isnad::analysis::copies {

// Stands for something left out; equals no word, itself included.
constexpr std::uint32_t kBreak = 0;

// A line of the source: a half-open range of its words.
struct Line {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    std::uint64_t pattern = 0;    // hash of its words, digits folded: "page 3" is "page 7"
    bool beside_dropped = false;  // a neighbouring line was taken out
};

struct WordText {
    std::string_view text;              // Lifetime: the caller's
    std::vector<std::uint64_t> hashes;  // of each word's key form
    std::vector<model::Span> spans;     // of each word in `text`
    std::vector<Line> lines;
    std::vector<std::uint32_t> ids;  // filled by number_words

    std::uint32_t size() const { return static_cast<std::uint32_t>(spans.size()); }
};

// Requires: `text` is well-formed UTF-8, `regions` are in order, on boundaries, and apart.
// Returns: the words, without ids.
WordText split_words(std::string_view text, const std::vector<model::Span>& regions);

// Takes the lines out for which `drop[line]` is set; one kBreak (hash 0) stays in their place.
void drop_lines(WordText& words, const std::vector<bool>& drop);

// What all sources share about a word, by id.
struct Vocabulary {
    std::vector<std::uint64_t> hashes;
    std::vector<std::uint8_t> weights;  // kLightest..kHeaviest
};

constexpr int kLightest = 4;
constexpr int kHeaviest = 10;

// Numbers the words of all texts, in order of appearance, and weighs them by how rare they are.
Vocabulary number_words(std::vector<WordText>& texts);

}  // namespace isnad::analysis::copies
