// The lines of a page as templates: what stays equal where a site prints the same line again.
//
// A template is the words of a line in key form, marks left out, numbers folded, and names of
// months and weekdays folded beside a number: "Updated 3 May, 10:30" is "Updated 12 June, 9:05".
// A line of nothing else keeps its numbers, else a price would be a date.
// A line is a block of the article; titles and comments are none, since both are said by somebody.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/article.h"

namespace isnad::analysis::furniture {

struct Line {
    std::uint64_t pattern = 0;   // hash of the template
    std::uint64_t spelling = 0;  // hash of the words, numbers and dates as they are
    std::uint32_t block = 0;     // index into Article::blocks
    std::uint32_t words = 0;
    bool body = false;       // its statements are the article's
    bool removable = false;  // taken for a part of the article
    bool ends_sentence = false;
};

// Returns: the lines that hold a word, in text order.
std::vector<Line> lines_of(const model::Article& article);

// Returns: the words of a key form, each a run of letters or a run of digits. Lifetime: of `key`.
std::vector<std::string_view> words_of(std::string_view key);

}  // namespace isnad::analysis::furniture
