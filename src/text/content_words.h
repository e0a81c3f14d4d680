// Which words tell what a text is about, each in one form with and without proclitics.
#pragma once

#include <string>

namespace isnad::text {

// Returns: the shortest reading of the word without proclitics (three letters or more), or "" for a
// word of the closed classes (lexicon/stop_words.tsv) or a shorter one. Requires: key form.
std::string content_word(const std::string& key);

}  // namespace isnad::text
