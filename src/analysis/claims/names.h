// Which names stand around a trigger, and how each stands to it.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/claims/clause.h"

namespace isnad::analysis::claims {

struct Named {
    const model::Mention* mention = nullptr;
    std::uint32_t begin = 0;  // with the title before it
    std::uint32_t end = 0;
    Stand stand = Stand::none;
    std::uint32_t preposition = kNoWord;  // where `stand` is preposition
    bool joined = false;                  // by "and" to the one before
};

// Who or what an Arabic verb has behind it without a name.
struct Unnamed {
    bool subject = false;  // a common noun is its subject
    std::uint32_t at = 0;  // where that noun stands
    bool dropped = false;  // no subject at all: somebody who was named before
    bool ours = false;     // whoever speaks: "وقعنا"
};

struct Names {
    std::vector<Named> all;
    Unnamed unnamed;
    Form form = Form::verb;  // the trigger's; passive where what stands around it makes it one
};

// Returns: the names within the candidate's bounds, in text order.
Names find_names(const SentenceFindings& sentence, const Candidate& candidate);

}  // namespace isnad::analysis::claims
