// Where sentences end in news text, Arabic, English or French.
#pragma once

#include <string_view>
#include <vector>

#include "model/span.h"

namespace isnad::text {

// Returns: the sentences of `text[within]` in order, blanks trimmed, offsets into `text`. Ends at
// . ! ? ؟ … and line ends; not inside decimals ("116.7"), initials ("J. Smith"), common
// abbreviations, or two-dot pauses (".."); closing quotes and brackets stay with their sentence.
std::vector<model::Span> split_sentences(std::string_view text, model::Span within);

}  // namespace isnad::text
