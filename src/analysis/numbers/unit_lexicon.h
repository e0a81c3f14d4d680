// lexicon/units.tsv and lexicon/currencies.tsv as tables: what a number counts.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/numbers/phrase_table.h"

namespace isnad::analysis::numbers {

// What stands beside a number and says what it counts.
struct Counted {
    std::string unit;
    std::string currency;
    std::size_t tokens = 0;
    bool dual = false;     // the word is a dual: it is two of it, without a number
    bool one = false;      // the word is a singular that is one of it, without a number
    bool measure = false;  // it can be halved: "3 أمتار ونصف"
};

// What a word of these tables may open where no number stands before it, as marks of its bucket.
namespace unit_opens {
inline constexpr std::uint32_t kNoun = 1;    // "شخص واحد", a dual, "لتر ونصف"
inline constexpr std::uint32_t kSymbol = 2;  // "$5", "USD 5"
}  // namespace unit_opens

const PhraseTable& unit_table();

// Returns: the unit or the money that begins at the head of `tokens`, the adjective that settles a
// shared currency name included; "" in both fields never.
std::optional<Counted> read_counted(std::span<const text::Token> tokens);

// The currency of a symbol or code that stands before its number: "$", "US$", "EUR".
struct Symbol {
    std::string currency;  // "" where there is none
    std::size_t tokens = 0;
};
Symbol currency_before(std::span<const text::Token> tokens);

}  // namespace isnad::analysis::numbers
