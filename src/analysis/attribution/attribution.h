// Who stands behind a sentence, and through whom it came.
#pragma once

#include <cstdint>
#include <vector>

#include "model/annotations.h"
#include "text/tokens.h"

namespace isnad::analysis::attribution {

// How the source holds what it says; the claim's modality rests on it.
enum class Shade { says, announces, reveals, alleges, denies, confirms, adds, warns, plans };

struct Attribution {
    std::uint32_t sentence = 0;           // index into TokenisedText::sentences
    model::Span content;                  // what is attributed, within the sentence
    std::vector<model::ChainLink> chain;  // nearest first, root last; never empty
    Shade shade = Shade::says;
    std::string rule;  // for `--explain`
};

// Returns: the attributions of body regions that are no repeat, in text order. A sentence without
// one belongs to the outlet and is not listed.
std::vector<Attribution> find_attributions(const text::TokenisedText& text,
                                           const std::vector<model::Mention>& mentions);

}  // namespace isnad::analysis::attribution
