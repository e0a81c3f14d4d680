// The people in the words of a byline: "By Anna Smith and John Doe, staff writers" names two.
//
// What stands before and after the names (an introduction, an office, a date, a place) is known by
// the words of lexicon/extract_author_words.tsv and by letter case where the script has it. It does
// not know names: what is shaped like one is taken as one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace isnad::extract {

struct AuthorNames {
    std::vector<std::string> people;
    std::vector<std::string>
        groups;  // desks, agencies, the site itself: taken where nobody is named

    bool empty() const { return people.empty() && groups.empty(); }
};

// Whether the words are stated to be an author's (metadata), where a single word or a nickname may
// be one, or merely stand where authors do.
enum class AuthorWords { stated, shown };

// Returns: the names in `words`, in order, each once. White space may be of any kind.
AuthorNames names_in(std::string_view words, AuthorWords kind);

// Returns: the words after an introduction such as "By", "Text:" or "بقلم", blanks and colons
// skipped; `words` itself where there is none. Lifetime: that of `words`.
std::string_view without_lead(std::string_view words);

// Whether there is nothing but marks and words that join names: ", ", " and ", "و".
bool only_joins(std::string_view words);

// Adds what `more` names and `names` does not; a name that another contains word for word is the
// same person and gives way to the fuller one.
void add_names(AuthorNames& names, const AuthorNames& more);

}  // namespace isnad::extract
