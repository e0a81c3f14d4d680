// Which language a piece of text is in (CLD2).
#pragma once

#include <string>
#include <string_view>

namespace isnad::text {

// Returns: ISO 639-1 ("ar", "en", "fr", "he", "fa"), or "" where it cannot be told (too short,
// mixed). Requires: well-formed UTF-8. Thread-safe; the same answer on every machine.
std::string detect_language(std::string_view text);

// Whether a text has as many of the language's function words (lexicon/stop_words.tsv) as running
// text does: a quick way to confirm a guess, false for languages without a list.
bool reads_as(std::string_view text, std::string_view language);

// Whether the script of the language runs from right to left.
bool is_right_to_left(std::string_view language);

}  // namespace isnad::text
