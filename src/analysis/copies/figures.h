// Words that state a figure, a weekday or a month: what changes where a newsroom fills last week's
// report with this week's values.
#pragma once

#include "analysis/copies/align.h"
#include "analysis/copies/words.h"

namespace isnad::analysis::copies {

// Whether the word is of digits, or one of the words for numbers, weekdays and months.
bool states_figure(Word word);

// Returns: at how many places of the alignment each side states a figure, and another one.
std::uint32_t count_other_figures(const Path& path, std::span<const Word> a,
                                  std::span<const Word> b);

}  // namespace isnad::analysis::copies
