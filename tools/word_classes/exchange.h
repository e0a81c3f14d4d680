// Words into classes by the company they keep, without labels.
//
// The exchange algorithm (Kneser and Ney 1993; Martin, Liermann and Ney 1998) over a class bigram
// model: each word in turn moves to the class where the text's likelihood gains most, until few
// words move. A word's neighbours are counted by their classes, so trying a class costs as much as
// the word has classes beside it.
#pragma once

#include <cstdint>
#include <vector>

namespace isnad::tools {

struct Bigram {
    std::uint32_t first = 0;  // word numbers
    std::uint32_t second = 0;
    std::uint32_t count = 0;
};

// Returns: the class of each word, 0 .. classes - 1. Words are numbered by falling frequency; the
// first ones begin in classes of their own.
// Requires: bigrams sorted by (first, second), each once; classes >= 2.
std::vector<std::uint16_t> exchange(std::uint32_t words, const std::vector<Bigram>& bigrams,
                                    std::uint32_t classes, int rounds);

}  // namespace isnad::tools
