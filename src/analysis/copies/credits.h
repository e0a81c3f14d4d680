// Whom a page credits with its words: a line under the text, a dateline, "نقلا عن", "Source:".
//
// Pages are read as numbers of words in key form, so no text needs to be kept. A name counts for
// what stands around it. It is where the text is from in a dateline ("لندن (رويترز) -"), behind the
// last stop of a line ("... . (AFP)"), in a line of its own, or in a short line after a crediting
// word ("Source: Reuters"). After such a word in a long line it is quoted, after a word for
// reporting ("بحسب", "told") it is where some fact is from. Only a name of several words counts
// bare, and little. The outlets known by all their names are lexicon/outlets.tsv, the crediting
// words lexicon/credits.tsv.
// What it does not do: read a byline's people, or tell which paragraph a credit is for.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::analysis::copies {

// Numbers in a page that stand for no word; a word's are kLeastWord and more.
constexpr std::uint32_t kLineEnd = 0;
constexpr std::uint32_t kMark = 2;  // colons, dashes, slashes; of the same sign in a row one stays
constexpr std::uint32_t kBracket = 4;
constexpr std::uint32_t kStop = 6;  // of a sentence

// Returns: the words of a phrase as numbers.
std::vector<std::uint32_t> numbers_of(std::string_view phrase);

// Returns: the page's words with the signs between them.
std::vector<std::uint32_t> page_words(std::string_view text);

// A quick look over the words of a page's body: whether the page may credit an outlet of that name,
// or any that the lexicon knows. Where not, its page_words need not be read.
bool may_credit(std::span<const std::uint32_t> words, std::string_view outlet);

enum class Credit { none, mentioned, for_a_fact, quoted, for_the_text };

// An outlet that the lexicon knows: where its row stands, -1 for one it does not know.
int known_outlet(std::string_view name);
bool is_agency(int outlet);
// Requires: outlet >= 0. Returns: the name to show, in Latin letters where there is one.
std::string_view shown_name(int outlet);

// Returns: how strongly the page credits the outlet of that name, under any name it is known by.
Credit credit_of(std::span<const std::uint32_t> page, std::string_view outlet);

// Returns: the known outlets that the page credits with its text, ascending.
std::vector<int> credited_with_text(std::span<const std::uint32_t> page);

}  // namespace isnad::analysis::copies
