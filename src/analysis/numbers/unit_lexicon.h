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
    bool dual = false;  // the word is a dual: it is two of it, without a number
};

// Returns: the unit or the money that begins at the head of `tokens`, the adjective that settles a
// shared currency name included; "" in both fields never.
std::optional<Counted> read_counted(std::span<const text::Token> tokens);

// Returns: the currency of a symbol or code that stands before its number, "" where there is none.
std::string currency_before(const text::Token& token);

}  // namespace isnad::analysis::numbers
