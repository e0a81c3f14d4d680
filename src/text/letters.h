// What kind of character a code point is, as the tokeniser and the sentence splitter see it.
#pragma once

#include <cstdint>
#include <string_view>

namespace isnad::text {

enum class LetterClass : std::uint8_t {
    blank,      // white space and controls inside a line
    line_end,   // LF, CR, VT, FF, NEL, U+2028, U+2029
    letter,     // also letter-like numbers (Roman numerals, superscript two)
    ideograph,  // Han, kana: each is a word, since no blanks part them
    digit,      // decimal digit of any set
    extender,   // combining marks and tatweel: stand on a letter
    ignorable,  // bidi and zero-width marks: invisible
    other,      // punctuation and symbols
};

LetterClass class_of(char32_t code_point);

// Whether the code point is a letter of the Arabic script, presentation forms included.
bool is_arabic_letter(char32_t code_point);

// Whether the code point ends a sentence in some script (Unicode's Sentence_Terminal and the
// ellipsis): . ! ? ؟ ۔ … । 。
bool is_sentence_end(char32_t code_point);

// Whether it parts what stands within a sentence: commas and semicolons of any script, no colons.
bool is_comma(char32_t code_point);

// Whether the code point is a letter with a small and a great form, in its small form.
bool is_small_letter(char32_t code_point);
bool is_great_letter(char32_t code_point);

// Returns: the offset of the code point that ends at `offset`. Requires: `offset` > 0, on a
// boundary, `text` well-formed.
std::size_t step_back(std::string_view text, std::size_t offset);

}  // namespace isnad::text
