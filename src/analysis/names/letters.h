// A word of a name as folded letters: one byte a letter, in the alphabet of its script.
//
// Latin: a-z, and a great letter for those whose mark changes the sound (É, Š, Ö ...); Arabic in
// Buckwalter's letters, hamza seats kept apart; Hebrew likewise, final forms as the plain ones, the
// geresh as "'". Cyrillic and Greek become Latin. The table is lexicon/name_letters.tsv; the rest
// is Unicode's compatibility decomposition. Marks, tatweel, bidi controls and zero-width marks
// vanish; letters that only look like the word's own script are read as if they were of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "analysis/names/names.h"

namespace isnad::analysis::names {

struct Letters {
    std::string folded;  // at most kLongestWord; for Script::none the key form
    Script script = Script::none;
    bool great = false;  // all its letters, two or more, are great ones
};

// Requires: `word` is well-formed UTF-8 without blanks.
Letters fold_letters(std::string_view word);

// Returns: the letter without its mark: 'E' (é) -> 'e'; hamza seats -> 'A', 'w', 'y'.
char base_letter(Script script, char letter);

// Returns: folded letters as UTF-8, for files that people read.
std::string unfolded(Script script, std::string_view folded);

}  // namespace isnad::analysis::names
