// How alike two single words of names are, across scripts: learned weights, aligned.
//
// Groups of up to three letters of one word answer groups of up to two of the other, each answer
// with a weight that the letters beside it on either side change; lexicon/name_weights.tsv holds
// them. The likeness of two words is the best sum over all ways to align them: a matter of adding
// whole numbers, so the same everywhere. Above 0 the words are likelier one name than two. What it
// does not know: which names exist, or that Yuhanna is John (known_names.h does).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "analysis/names/names.h"

namespace isnad::analysis::names {

constexpr std::size_t kLongestCoded = 22;  // letters that are aligned; what follows is not

// A word ready to be aligned.
struct CodedWord {
    Script script = Script::none;
    std::uint8_t length = 0;
    std::uint32_t sounds = 0;      // classes of consonants it has
    std::uint32_t maybe = 0;       // and those it may have
    std::int32_t information = 0;  // what a perfect partner would score, roughly
    // The plain letter at each place from 1, as a number; 0 at either end.
    std::array<std::uint8_t, kLongestCoded + 2> around = {};
    // The groups of 1, 2, 3 letters that begin at each place; 0 where none is known.
    std::array<std::array<std::uint16_t, 3>, kLongestCoded> groups = {};
};

CodedWord code_word(Script script, std::string_view folded);

constexpr int kUnlike = -10'000;

// Returns: the likeness of two words in units of 1/16 nat, kUnlike where they have too little in
// common to be aligned at all. The order does not matter. Thread-safe.
int likeness(const CodedWord& a, const CodedWord& b);

// The same as a number from 0 to 1; for one fixed word in Arabic or Hebrew letters it ranks Latin
// ones as `likeness` does.
double word_score(const CodedWord& a, const CodedWord& b);

// Whether a word that begins like `word` can be written with `initial` alone: "B." for "بيني".
bool may_begin(const CodedWord& initial, const CodedWord& word);

}  // namespace isnad::analysis::names
