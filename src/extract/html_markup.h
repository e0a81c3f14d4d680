// Markup before the parser: what would cost it time or hide the text from it.
//
// Tags are found by their marks alone, quotes respected; nothing is built. Linear in the size of
// the page.
#pragma once

#include <string>
#include <string_view>

namespace isnad::extract {

// Leaves out what costs the parser time and tells nothing: style sheets, drawings, and scripts
// but JSON-LD, half of what pages hold; and the attributes of crowded tags, of which it compares
// each with all before it. Returns: `html` itself where there is nothing of the kind, else a copy
// kept in `storage`.
std::string_view trimmed_markup(std::string_view html, std::string& storage);

// Returns: the markup with what a browser would not show taken down: <noscript>, <template>,
// drawings, frames, scripts and comments that never end. For pages that show no text otherwise.
std::string opened_markup(std::string_view html);

}  // namespace isnad::extract
