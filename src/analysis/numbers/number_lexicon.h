// lexicon/numbers.tsv as a table: what each number word contributes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/numbers/phrase_table.h"

namespace isnad::analysis::numbers {

// The kinds of lexicon/numbers.tsv, explained there.
enum class WordKind {
    zero,
    unit,
    unit_teen,
    ten,
    teen,
    tens,
    hundred,
    hundreds,
    scale,
    scale_dual,
    scale_plural,
    conjunction,
    article,
    half,
    half_alone,
    half_spoken,
    part,
    round,
    point,
    ordinal,
    ordinal_one,
    after,
    no_number,
    vague,
    between,
    from,
    to,
    change,
    minus,
    except,
    below_zero,
    over,
    under,
    about,
    stop,
};

struct NumberWord {
    WordKind kind = WordKind::stop;
    double value = 0;
    std::string language;
};

// What a word may open, as marks of its bucket; 0 for words that only matter beside a number.
namespace opens {
inline constexpr std::uint32_t kNumber = 1;
inline constexpr std::uint32_t kPlace = 2;  // an ordinal, or what looks like one
inline constexpr std::uint32_t kBound = 4;
inline constexpr std::uint32_t kVague = 8;
inline constexpr std::uint32_t kRange = 16;
inline constexpr std::uint32_t kSign = 32;
inline constexpr std::uint32_t kNoNumber = 64;
}  // namespace opens

struct NumberLexicon {
    PhraseTable table;
    std::vector<NumberWord> words;  // by Phrase::entry

    const NumberWord& word(const Phrase& phrase) const { return words[phrase.entry]; }
};

// Returns: the table, built at the first call. Thread-safe.
const NumberLexicon& number_lexicon();

}  // namespace isnad::analysis::numbers
