// The encodings that pages name, and bytes of each as UTF-8 (by ICU).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace isnad::text {

struct Encoding {
    std::string name;       // IANA, lower case
    std::string converter;  // ICU's
};

// Returns: what the label means (lexicon/charset_labels.tsv), or nothing for "" and labels nobody
// knows. Blanks, quotes and semicolons at its edges do not count, nor does case.
std::optional<Encoding> encoding_of(std::string_view label);

bool is_utf16(const Encoding& encoding);

// The code point of each byte from 0x80 on, 0 where the encoding has none.
using HighHalf = std::array<char32_t, 128>;

// Returns: nothing for encodings in which a byte is not always a character.
std::optional<HighHalf> high_half(const Encoding& encoding);

// Whether most bytes beyond ASCII are Latin letters: what servers send as a default.
bool is_latin(const Encoding& encoding);

// Returns: the bytes as well-formed UTF-8, U+FFFD for what cannot be read (ISO 2022 and the like
// included); a byte order mark at the start is left out. Controls stay as they are.
std::string convert_to_utf8(std::string_view bytes, const Encoding& encoding);

std::uint32_t count_replacements(std::string_view text);

// Replaces NUL and the C1 controls by U+FFFD. Returns: how many.
std::uint32_t replace_controls(std::string& text);

}  // namespace isnad::text
