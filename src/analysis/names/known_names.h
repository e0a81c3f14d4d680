// Which words are known to be spellings of one name: lexicon/person_names.tsv.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/names/names.h"

namespace isnad::analysis::names {

struct KnownName {
    std::vector<std::uint32_t> entries;  // the list's, ascending
    bool given = false;                  // it is a given name, or serves as one too
};

// Returns: what the list says of a word in folded letters, or null. Plain letters are looked up, so
// hamza seats and accents do not matter. Lifetime: the program's.
const KnownName* known_name(Script script, std::string_view folded);

}  // namespace isnad::analysis::names
