// A sentence cut into what each source says in it, and that into clauses with their triggers.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/attribution/attribution.h"
#include "analysis/claims/claims.h"
#include "analysis/claims/frames.h"
#include "text/tokens.h"

namespace isnad::analysis::claims {

// Everything known about one sentence. Offsets below count its tokens; findings are those that
// overlap it.
struct SentenceFindings {
    const text::TokenisedText* text = nullptr;
    const FrameSet* frames = nullptr;
    std::span<const text::Token> tokens;
    FrameWords words;
    std::span<const model::TimeExpression> times;
    std::span<const model::Quantity> quantities;
    std::span<const model::Mention> mentions;
    std::span<const attribution::Attribution> attributions;

    std::uint32_t size() const { return static_cast<std::uint32_t>(tokens.size()); }
    bool is_arabic(std::uint32_t i) const {
        const auto lead = static_cast<unsigned char>(tokens[i].key.front());
        return lead >= 0xD8 && lead <= 0xDB;
    }
    // Returns: the first token that ends behind the byte offset.
    std::uint32_t token_at(std::uint32_t offset) const;
    model::Span span(std::uint32_t begin, std::uint32_t end) const {
        return {tokens[begin].span.start, tokens[end - 1].span.end};
    }
};

// Whether the quantity is part of a time ("2021").
bool is_time(const SentenceFindings& sentence, const model::Quantity& quantity);

// Whether such a word begins in [begin, end).
bool has_small(const SentenceFindings& sentence, SmallWord word, std::uint32_t begin,
               std::uint32_t end);

// "قرر المجلس، الثلاثاء، قطع": two commas hold a time or a name alone. Returns: the second of them,
// `comma` itself where it parts clauses.
std::uint32_t end_of_aside(const SentenceFindings& sentence, std::uint32_t comma,
                           std::uint32_t end);

// What one source says in the sentence, or the outlet itself.
struct Segment {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    const attribution::Attribution* attribution = nullptr;  // nullptr: the outlet itself
    bool cue = false;  // the words that bring a source in: only a verb of theirs makes a claim
};

// Returns: the segments in text order: the content of each attribution, and what no source holds.
std::vector<Segment> find_segments(const SentenceFindings& sentence);

// A trigger that makes a claim, and the clause it stands in.
struct Candidate {
    const TriggerAt* trigger = nullptr;
    int strength = 0;  // the trigger's, less where it is only mentioned, more where it is asserted
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool purpose = false;  // what another happening is for: "signed a contract to buy aircraft"
    bool background =
        false;            // what another happening came after: "resumed after its rupture in 2002"
    bool parted = false;  // what stands behind its end is such a background's
};

// Returns: the claims of a segment: the strongest trigger of each clause. A noun that only points
// at a happening ("after the meeting") makes none.
std::vector<Candidate> find_candidates(const SentenceFindings& sentence, const Segment& segment);

}  // namespace isnad::analysis::claims
