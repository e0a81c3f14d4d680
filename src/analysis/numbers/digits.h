// Numbers written in digits: thousands and decimals in every habit the press has.
//
// Digits arrive in key form, so all sets are ASCII here, '٫' is '.' and '٬' is ','. What a lone
// separator before three digits means hangs on the language: English "1.500" is a decimal and
// "1,500" is not; French is the other way round; Arabic pages follow both, and there three digits
// after a separator are thousands unless the number begins with zero.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "text/tokens.h"

namespace isnad::analysis::numbers {

struct DigitNumber {
    double value = 0;
    std::size_t tokens = 0;
    bool plain = false;  // digits only: no separator, no sign
};

enum class SeparatorHabit { english, french, arabic };
SeparatorHabit habit_of(std::string_view language);

// Reads the number at the head of `tokens`; a sign that adjoins it belongs to it. Returns: nullopt
// where there is none, or where it is no number: an address, a telephone number, over 15 digits.
std::optional<DigitNumber> read_digits(std::span<const text::Token> tokens, SeparatorHabit habit);

}  // namespace isnad::analysis::numbers
