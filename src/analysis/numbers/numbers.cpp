// Purpose: see numbers.h.
#include "analysis/numbers/numbers.h"

#include "analysis/numbers/number_lexicon.h"

namespace isnad::analysis::numbers {

std::optional<Number> read_number(std::span<const text::Token> tokens) {
    const auto reading = read_number_as(tokens, "");
    if (!reading || reading->article_only || reading->fraction_only) return std::nullopt;
    return Number{reading->value, reading->tokens};
}

bool may_begin_number(const text::Token& token) {
    return token.kind == text::TokenKind::number ||
           number_lexicon().table.bucket(token.key) != nullptr;
}

}  // namespace isnad::analysis::numbers
