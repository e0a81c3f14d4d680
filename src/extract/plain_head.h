// Which line above the text of a copied page is its headline.
//
// A copied page begins with what stands above the article: the site's name, its menu, a clock, a
// ticker; then the headline and what belongs to it. The headline is a line of a headline's shape
// whose words come back in the text; where no line's do, the first line of the run of such lines
// nearest to the text.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/lines.h"

namespace isnad::extract {

// Whether the line is a row of menu words: parted by bars or dots, or by runs of blanks.
bool is_menu_row(std::string_view words);

// Words between blanks.
std::size_t count_words(std::string_view words);

// Returns: the index of the headline. `candidates` are line indices in order, all before `text`;
// `text` is the index of the first paragraph.
std::optional<std::size_t> choose_headline(const PageLines& page,
                                           const std::vector<std::size_t>& candidates,
                                           std::size_t text);

}  // namespace isnad::extract
