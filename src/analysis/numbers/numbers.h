// Quantities in a text: counts, money, percentages, measures, with their bounds.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/annotations.h"
#include "text/tokens.h"

namespace isnad::analysis::numbers {

// What is asked for: counts alone, as records hold them, or ordinals, shares and vague counts too.
enum class Scope { counts, everything };

// Returns: the quantities of all regions, in text order, not overlapping. `times` are spans that
// are already read as times: their digits are no quantities.
std::vector<model::Quantity> find_quantities(const text::TokenisedText& text,
                                             const std::vector<model::TimeExpression>& times,
                                             Scope scope = Scope::counts);

// A number read from the head of `tokens`: digits or words, any language of the lexicon.
struct Number {
    double value = 0;
    std::size_t tokens = 0;  // how many were used
};
std::optional<Number> read_number(std::span<const text::Token> tokens);

// What the reader knows besides the value; `language` settles what separators in digits mean.
struct NumberReading {
    double value = 0;
    std::size_t tokens = 0;
    bool digits = false;         // begins with digits
    bool article_only = false;   // nothing but "un", "une"
    bool fraction_only = false;  // nothing but "half": a number only before a unit
    double scale = 1;            // what one scale word has multiplied: 1e6 of "10 millions"
};
std::optional<NumberReading> read_number_as(std::span<const text::Token> tokens,
                                            std::string_view language);

// Whether a number or an ordinal in words may begin with this token; cheap, and never wrong in
// saying no.
bool may_begin_number(const text::Token& token);

// "الثالث عشر", "twenty-first", "21st", "1er". Cardinal tens and hundreds with the article
// ("الثلاثين") are ordinals too.
struct OrdinalReading {
    std::uint32_t value = 0;
    std::size_t tokens = 0;
    bool definite = false;
    bool cardinal_form = false;  // "الثلاثين": only the article tells it from a count
};
std::optional<OrdinalReading> read_ordinal(std::span<const text::Token> tokens);

}  // namespace isnad::analysis::numbers
