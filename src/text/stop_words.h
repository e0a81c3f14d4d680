// The words of the closed classes (lexicon/stop_words.tsv): articles, prepositions, pronouns,
// auxiliaries.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace isnad::text {

// Whether a word of any language with a list is one. Requires: key form.
bool is_stop_word(const std::string& key);

using WrittenWords = std::unordered_set<std::string_view>;  // looked up only

// Returns: the words of a language as they are written in lower case, of all languages for "";
// empty where the language has no list.
const WrittenWords& written_stop_words(std::string_view language);

}  // namespace isnad::text
