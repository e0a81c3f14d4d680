// A text cut where no number and no date reads on: at line ends and at region ends.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "text/tokens.h"

namespace isnad::analysis::numbers {

// Letters and digits written together ("و2024", "ال8") are parted here into two adjoining tokens.
struct Segment {
    std::span<const text::Token> tokens;
    std::uint32_t region = 0;  // index into TokenisedText::regions
    // What `tokens` shows where any token had to be parted; by pointer, so that no copy dangles.
    std::unique_ptr<std::vector<text::Token>> parted;
};

// Returns: the segments in text order; none is empty. Lifetime: that of `text`, and of the segment.
std::vector<Segment> segments_of(const text::TokenisedText& text);

// Whether nothing stands between two tokens.
inline bool adjoin(const text::Token& left, const text::Token& right) {
    return left.span.end == right.span.start;
}

}  // namespace isnad::analysis::numbers
