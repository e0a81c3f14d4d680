// Guesses the encoding of bytes that nothing declares and that are no UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace isnad::text {

enum class Writing { none, arabic, hebrew, western, turkish, cyrillic, greek };

struct CharsetGuess {
    std::string encoding;             // IANA name, lower case; "" where nothing is likely
    Writing writing = Writing::none;  // whose letters fit, where that was how it was found
    std::size_t seen = 0;             // bytes beyond ASCII that were weighed
    // Mean log probability of such a byte in each encoding that was weighed.
    std::vector<std::pair<std::string_view, double>> fits;
};

// Returns: the likeliest of the common 8-bit encodings where its letters fit well; "" and none
// otherwise. Markup is left out where there is text besides it.
CharsetGuess guess_by_letters(std::string_view bytes);

// Returns: ICU's guess over the same bytes, "" where it has none.
CharsetGuess guess_by_icu(std::string_view bytes);

// Returns: `text` without what stands between '<' and '>' and without scripts and styles. Works on
// bytes of any encoding that contains ASCII.
std::string without_markup(std::string_view bytes);

}  // namespace isnad::text
