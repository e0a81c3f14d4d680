// What two texts themselves show about which of them had the shared passages first.
//
// Context: a passage belongs to the text whose rest goes on about the same matter. For each word of
// the passages the rest of a text either has it or not; words that stand there more often than
// chance would have it speak for that text. So a text that only hosts a quote is no source, and of
// a whole and its abridgement the whole is.
// Edits: at each place where the two differ, the source's words sit beside their neighbours as in
// other texts, the edited side's less. A newsroom's own swaps are fluent and go either way; what
// shows is what a hand or machine put in without reading on (thesaurus swaps, garbled words, words
// that fell out). Corpora planted with random words show it far better than newspapers do.
// Opening: "He added" opens no report; where the passages begin both texts, the one that opens so
// was cut or shuffled.
// In a small store little is known of usage, and all but the opening counts little.
// What it does not do: weigh one kind of evidence against another (direction.h).
#pragma once

#include <cstdint>
#include <span>

#include "analysis/copies/align.h"
#include "analysis/copies/usage.h"
#include "analysis/copies/words.h"

namespace isnad::analysis::copies {

// The body of a text: words as numbers, 0 where something was left out, and its lines.
struct Body {
    std::span<const std::uint32_t> words;
    std::span<const Line> lines;
};

struct TextEvidence {
    // Log-likelihood ratios of "the rest of the text goes on about the passages' words" against
    // chance; 0 where there is no rest.
    double a_topic = 0;
    double b_topic = 0;
    bool a_goes_on = false;  // whether there is a rest to speak of
    bool b_goes_on = false;
    double edits = 0;  // above 0 where b carries them; below 1.5 either way says little
    int opening = 0;   // 1 where b alone opens amid the report, -1 where a alone does
};

// Requires: paths are ascending by (a, b), within the bodies, and not inside one text.
TextEvidence weigh_texts(const Body& a, const Body& b, std::span<const Path> paths,
                         const Usage& usage);

}  // namespace isnad::analysis::copies
