// Teasers: the opening sentences of an outlet's other articles, listed under an article.
//
// A saved page often ends with what else its outlet has to offer that day: one line for each of
// other articles, and that line is the article's own first sentence, without the town it was
// written in. So no line recurs on many pages, as a slogan does, and two pages that share one look
// like copies. What gives the list away is where its lines lead: each to the opening of another
// article, and these are not about one thing. An outlet that is seen to do this on several pages
// has the habit, and then on its pages a last line that opens another article is a teaser, and so
// is what recurs beside it.
// What it does not do: know titles, or an article's opening inside a paragraph.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/copies/texts.h"

namespace isnad::analysis::copies {

// Sets in `furniture`, by text and line, the lines that are teasers. `outlets` holds a number a
// text, 0 where its outlet is not known. An article's own opening is never set.
// Linear in the number of lines, but for sorting them.
void mark_teasers(const Texts& texts, std::span<const std::uint32_t> outlets,
                  std::vector<std::vector<bool>>& furniture);

}  // namespace isnad::analysis::copies
