// One amount: a number with what it counts, "3.5 million dollars", "¾ cup", "لتر ونصف", "$1.2bn".
#pragma once

#include <optional>
#include <string>

#include "analysis/numbers/line.h"
#include "analysis/numbers/numbers.h"

namespace isnad::analysis::numbers {

struct Amount {
    double value = 0;
    std::string unit;
    std::string currency;
    std::string bound;  // "about" where the word itself says so: "une dizaine"
    std::size_t end = 0;
    double scale = 1;  // of "10 ملايين" 1e6
    bool digits = false;
    bool known = false;       // the unit or the currency stands in the lexicon
    bool counts = false;      // something is counted
    bool fraction = false;    // nothing but a fraction
    bool many_words = false;  // more than one token of number
};

enum class Neighbours { must_be_free, joined_by_dash };

// Returns: the amount that begins at `at`, nullopt where none does. With `joined_by_dash`, a dash
// before the digits does not make them part of a name.
std::optional<Amount> read_amount(const Line& line, std::size_t at,
                                  Neighbours neighbours = Neighbours::must_be_free);

// "لتران", "لتر ونصف", "شخص واحد", and "لتر" where the line says nothing else.
std::optional<Amount> read_amount_without_number(const Line& line, std::size_t at);

}  // namespace isnad::analysis::numbers
