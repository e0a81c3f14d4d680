// Which words tell what a text is about, each in one form with and without proclitics.
#pragma once

#include <string>

#include "text/lattice.h"

namespace isnad::text {

// Returns: the shortest reading of the word without proclitics (three letters or more), or "" for a
// word of the closed classes (lexicon/stop_words.tsv) or a shorter one. Requires: key form.
std::string content_word(const std::string& key);

// The same where the counts of the texts at hand can tell which reading is right: the likeliest
// one's stem, without the article.
std::string content_word(const std::string& key, const WordCounts& counts);

}  // namespace isnad::text
