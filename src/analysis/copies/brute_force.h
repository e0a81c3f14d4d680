// The obvious way to find copies: Smith-Waterman over words, on every two texts. For tests alone.
//
// Where the best local alignment of two texts is long and dense enough it is taken, its words are
// blotted out on both sides, and the rest is aligned again. Scores: a word that agrees counts what
// it tells in bits (how rare it is in these texts), kLightest to kHeaviest; one that does not, or
// is left out on either side, costs kCost. What counts: kLeastMatches words that agree, of which
// kLeastDistinct differ, kLeastShare of the columns, and a score of kLeastScore; inside one text
// kLeastShareInside. It has words of its own and shares no code with the index it judges.
// Texts of equal words are one text here. What it does not do: know page furniture or stock
// phrases.
// See T. Smith and M. Waterman, "Identification of common molecular subsequences", 1981.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"
#include "model/span.h"

namespace isnad::analysis::copies::brute_force {

constexpr int kLightest = 4;
constexpr int kHeaviest = 10;
constexpr int kCost = 5;
constexpr int kLeastScore = 110;
constexpr std::uint32_t kLeastMatches = 22;
constexpr std::uint32_t kLeastDistinct = 12;
constexpr double kLeastShare = 0.6;
constexpr double kLeastShareInside = 0.8;

struct Words {
    std::vector<std::uint16_t> ids;  // from 1
    std::vector<model::Span> spans;
};

struct Corpus {
    std::vector<Words> texts;
    std::vector<std::int16_t> weights;  // by id
};

// Requires: well-formed UTF-8 and, over all texts, fewer than 65,000 different words.
Corpus split(std::span<const std::string> texts);

// A local alignment, in words; ends are exclusive.
struct Alignment {
    std::uint32_t a_begin = 0;
    std::uint32_t a_end = 0;
    std::uint32_t b_begin = 0;
    std::uint32_t b_end = 0;
    std::uint32_t matches = 0;
    std::uint32_t distinct = 0;
    std::uint32_t columns = 0;
    int score = 0;
};

// Returns: the score of the best local alignment, fast: by diagonals, without the way back.
int best_score(std::span<const std::uint16_t> a, std::span<const std::uint16_t> b,
               std::span<const std::int16_t> weights);

// Returns: the alignments of kLeastScore or more, best first, each apart from those before. With
// `inside` both sides are one text, and each word of side a stands before that of side b.
enum class Sides { two_texts, inside };
std::vector<Alignment> alignments(std::vector<std::uint16_t> a, std::vector<std::uint16_t> b,
                                  std::span<const std::int16_t> weights, Sides sides);

struct Miss {
    std::uint32_t a = 0;  // index of the text
    std::uint32_t b = 0;
    Alignment alignment;
    model::Span a_span;  // in bytes
    model::Span b_span;
};

struct Verdict {
    std::size_t pairs_compared = 0;
    std::size_t alignments = 0;    // that count
    std::vector<Miss> missed;      // those that `found` covers by less than half, on either side
    std::size_t beyond = 0;        // passages found that touch no alignment that counts
    std::size_t inside_count = 0;  // of the alignments, those inside one text
};

// Compares what find_copies found with what is there. A passage that stands in a repeat of what
// was found stands for it.
Verdict judge(const Corpus& corpus, std::span<const model::Passage> found);

}  // namespace isnad::analysis::copies::brute_force
