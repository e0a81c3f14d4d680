// Arabic words with what is written onto them: و ف ب ك ل س and the article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace isnad::text {

struct Stem {
    std::string key;     // what remains
    std::string prefix;  // what was taken off: "و", "وبال", "لل"
};

// Returns: the word itself first, then every reading with proclitics taken off, least first; "لل"
// gives back the article ("للمغرب" -> "المغرب", then "مغرب"). Stems keep two letters or more.
// A reading is a possibility, not a claim: callers look each up and take the first that is known.
// Requires: `key` is in key form.
std::vector<Stem> stems(std::string_view key);

}  // namespace isnad::text
