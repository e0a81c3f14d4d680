// Frames, their triggers and the small words around them, as data.
//
// Reads lexicon/frames.tsv, frame_triggers.tsv, hedges.tsv and roles.tsv once. A researcher adds a
// frame by a line of frames.tsv and its triggers: no code names a frame but "statement", which is
// what is left when none fits.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace isnad::analysis::claims {

struct Frame {
    std::string_view name;
    std::string_view plover;  // "" where it has none
    int weight = 0;
    bool counts_people = false;  // of the family "harm": its count is one of people
};

// What must stand near a trigger besides; any one of these.
struct Companions {
    bool quantity = false;
    bool money = false;
    bool person = false;
    bool place = false;
    std::uint32_t group = 0;  // words of that group; 0: none
    bool none() const { return !quantity && !money && !person && !place && group == 0; }
};

struct Trigger {
    const Frame* frame = nullptr;
    std::string_view plover;
    bool verb = false;
    int strength = 0;
    Companions with;
};

enum class SmallWord : std::uint8_t {
    planned,
    future,
    denied,
    alleged,
    happened,
    clause_break,  // of hedges.tsv
    with,
    between,
    in,
    to,
    by,
    conjunction,
    about,  // of roles.tsv
};

// Words found in a sentence. Offsets count its tokens.
struct TriggerAt {
    const Trigger* trigger = nullptr;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string prefix;
};
struct CompanionAt {
    std::uint32_t group = 0;
    std::uint32_t at = 0;
};
struct SmallWordAt {
    SmallWord word = SmallWord::planned;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct FrameWords {
    std::vector<TriggerAt> triggers;
    std::vector<CompanionAt> companions;
    std::vector<SmallWordAt> small;
};

// Returns: what of the lexicon stands in the sentence, each list in text order. `language` is ""
// where unknown.
FrameWords find_frame_words(std::span<const text::Token> tokens, std::string_view language);

// Returns: the frame of that name. Requires: lexicon/frames.tsv lists it.
const Frame& frame(std::string_view name);

}  // namespace isnad::analysis::claims
