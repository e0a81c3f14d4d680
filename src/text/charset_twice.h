// Text that was UTF-8, was read as 8-bit, and was then written as UTF-8 again: "Ø§Ù„" for "ال".
#pragma once

#include <cstdint>
#include <string>

namespace isnad::text {

// Undoes it where that is certain, and says in how many runs. Text that talks of encodings keeps
// its examples; what was lost on the way is U+FFFD. Requires: `text` is well-formed UTF-8.
std::uint32_t mend_text_encoded_twice(std::string& text);

}  // namespace isnad::text
