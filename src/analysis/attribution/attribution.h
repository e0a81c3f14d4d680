// Who stands behind a sentence, and through whom it came.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/annotations.h"
#include "text/tokens.h"

namespace isnad::analysis::attribution {

// The claim's modality rests on it.
using model::Shade;

struct Attribution {
    std::uint32_t sentence = 0;           // index into TokenisedText::sentences
    model::Span content;                  // what is attributed, within the sentence
    std::vector<model::ChainLink> chain;  // nearest first, root last; never empty
    Shade shade = Shade::says;
    model::SpeechForm form = model::SpeechForm::indirect;
    std::string rule;  // for `--explain`
};

// The outlet whose page it is: it stands before every chain and is no link of one.
struct OwnOutlet {
    std::string_view name;    // "" where it is not known
    std::string_view entity;  // likewise
};

struct Sayings {
    std::vector<Attribution> attributions;  // in text order
    std::vector<model::Span> scare_quotes;  // words in quotation marks that quote nobody
};

// Returns: what find_attributions returns, and the scare quotes of the same regions.
Sayings find_sayings(const text::TokenisedText& text, const std::vector<model::Mention>& mentions,
                     const OwnOutlet& own = {});

// Returns: the attributions of body regions that are no repeat, in text order. A sentence without
// one belongs to the outlet and is not listed.
std::vector<Attribution> find_attributions(const text::TokenisedText& text,
                                           const std::vector<model::Mention>& mentions,
                                           const OwnOutlet& own = {});

}  // namespace isnad::analysis::attribution
