// The words of a text for comparing: a number for each word's key form, beside its original place.
//
// Only letters and digits count; marks are dropped, so punctuation never parts two equal passages.
// A word's number is a hash of its key form, so that texts of different days and runs can be
// compared without a common dictionary. Lines are kept apart to learn which of them are page
// furniture. One pass over the letters, without a string in between, for all that news is written
// in; a line with a letter that only its neighbours explain takes the longer way, by key_form.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/span.h"

namespace isnad::analysis::copies {

using Word = std::uint32_t;

// Stands for something left out; equals no word, itself included.
constexpr Word kBreak = 0;

// Smaller numbers are no word's: they are free for signs between words.
constexpr Word kLeastWord = 16;

// A line of the text: a half-open range of its words.
struct Line {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    std::uint64_t pattern = 0;  // hash of its words, digits folded: "page 3" is "page 7"

    std::uint32_t size() const { return end - first; }
};

struct WordText {
    std::vector<Word> words;
    std::vector<model::Span> spans;  // of each word, in the text
    std::vector<Line> lines;

    std::uint32_t size() const { return static_cast<std::uint32_t>(words.size()); }
    void clear();
};

// What spans count.
enum class Unit { bytes, code_points };

// Requires: `text` is well-formed UTF-8, `regions` are in order, on boundaries, and apart.
// Returns: the words of the regions.
WordText split_words(std::string_view text, const std::vector<model::Span>& regions);

// The same for a whole text, into `out`, which keeps its memory from text to text.
void split_words(std::string_view text, Unit unit, WordText& out);

// Returns: the number of a word, given in key form; never kBreak.
Word word_number(std::string_view key);

// A word's number tells two things of its letters in its lowest bits.
constexpr bool has_digit(Word word) {
    return (word & 1U) != 0;
}
// Whether the word tells what a text is about: a figure, or longer than three letters and of no
// closed class (lexicon/stop_words.tsv). Of the other words one in a thousand is taken for closed.
constexpr bool is_content(Word word) {
    return (word & 2U) != 0;
}

// Takes the lines out for which `drop[line]` is set; one kBreak stays in their place.
void drop_lines(WordText& words, const std::vector<bool>& drop);

}  // namespace isnad::analysis::copies
