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
    point,
    ordinal,
    ordinal_one,
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

struct NumberLexicon {
    PhraseTable table;
    std::vector<NumberWord> words;  // by Phrase::entry

    const NumberWord& word(const Phrase& phrase) const { return words[phrase.entry]; }
};

// Returns: the table, built at the first call. Thread-safe.
const NumberLexicon& number_lexicon();

}  // namespace isnad::analysis::numbers
