// Page furniture: lines that an outlet puts on its pages whatever they tell.
//
// Furniture is learned, never listed: a line (digits folded) that stands on several pages of one
// outlet, or on a share of all pages, while those pages have little else in common and the line
// does not speak of what they speak of (topics.h): background, which an outlet prints again with
// every report on a matter, does. A report that three outlets print whole is no furniture, for its
// other lines recur with it. Lines that touch furniture and recur in one outlet while the text
// beyond them differs go with it (lists of the day's other headlines), and so do the openings of
// other articles listed under an article (teasers.h). In a few pages little can be learned, so
// little is taken out.
// What it does not do: find furniture inside a line, or remember it between runs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/copies/texts.h"

namespace isnad::analysis::copies {

// Returns: for each text and line, whether it is furniture. `outlets` holds a number a text, 0
// where its outlet is not known. Linear in the number of lines, but for sorting them.
std::vector<std::vector<bool>> find_furniture(const Texts& texts,
                                              std::span<const std::uint32_t> outlets);

}  // namespace isnad::analysis::copies
