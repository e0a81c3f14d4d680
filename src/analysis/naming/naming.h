// What stands with a name in its sentence: the office of a person, in front or in apposition
// behind, and whether the name of a capital or palace stands for a government.
#pragma once

#include <vector>

#include "model/annotations.h"
#include "text/tokens.h"

namespace isnad::analysis::naming {

// Fills Mention::title of persons: the words of the office, what it is of and over, and whether it
// is held. Requires: mentions are those of the text, in text order, not overlapping. Looks only
// near persons, a bounded number of words to either side.
void read_titles(const text::TokenisedText& text, std::vector<model::Mention>& mentions);

// Fills Mention::stands_for where a capital ("Rabat said", "ties between Rabat and Tel Aviv") or a
// seat of government is named as one who acts. "In Rabat" stays a place. Requires: as above.
void mark_metonymy(const text::TokenisedText& text, std::vector<model::Mention>& mentions);

}  // namespace isnad::analysis::naming
