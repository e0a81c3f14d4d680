// Which language a piece of text is in (CLD2).
#pragma once

#include <string>
#include <string_view>

namespace isnad::text {

// Returns: ISO 639-1 ("ar", "en", "fr", "he", "fa"), or "" where it cannot be told (too short,
// mixed). Requires: well-formed UTF-8. Thread-safe; the same answer on every machine.
std::string detect_language(std::string_view text);

// Whether the script of the language runs from right to left.
bool is_right_to_left(std::string_view language);

}  // namespace isnad::text
