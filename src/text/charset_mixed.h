// Pages whose parts were written in two encodings: UTF-8, and an 8-bit one where a template, a
// comment or an included file never was converted.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "text/charset_convert.h"

namespace isnad::text {

struct Mixed {
    std::string text;         // well-formed UTF-8, controls as they stand
    std::string encoding;     // the 8-bit one, IANA name in lower case
    std::uint32_t parts = 0;  // runs that were read in it
    bool mostly_eight_bit = false;
};

// Returns: the text where the bytes are UTF-8 in parts and surely of one 8-bit encoding in others;
// nothing otherwise. `declared` are the encodings that the page is said to be in, likeliest first.
// Requires: `bytes` are not well-formed UTF-8 as a whole.
std::optional<Mixed> decode_mixed(std::string_view bytes, std::span<const Encoding> declared);

}  // namespace isnad::text
