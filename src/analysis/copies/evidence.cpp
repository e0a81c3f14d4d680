// Purpose: see evidence.h.
#include "analysis/copies/evidence.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>
#include <vector>

#include "analysis/copies/credits.h"
#include "base/lexicon.h"

namespace isnad::analysis::copies {

namespace {

using Numbers = std::vector<std::uint32_t>;

constexpr std::uint32_t kLongestEdit = 8;  // words; a longer gap is another sentence, not an edit
constexpr double kTopical = 0.15;       // share of a passage's words that its own context takes up
constexpr double kHalfOfTopical = 100;  // words of a rest that takes up half as much as a long one
constexpr double kMostFromAWord = 2.5;
constexpr double kMostFromAGap = 3.0;
constexpr std::size_t kMostGaps = 64;  // looked at; more add nothing
constexpr double kUnseen = 1.0;        // sightings added to each pair of words, seen or expected

constexpr std::size_t kLeastRest = 20;  // words outside the passages that make a text go on
constexpr std::uint32_t kNear = 2;      // words from a text's beginning that still are its opening

const std::vector<Numbers>& follow_ons() {
    static const std::vector<Numbers> phrases = [] {
        std::vector<Numbers> all;
        for (const auto& row : base::lexicon_rows("follow_ons.tsv"))
            if (row.size() >= 2) all.push_back(numbers_of(row[1]));
        return all;
    }();
    return phrases;
}

// One side of the pair, seen through the paths.
struct Seen {
    Numbers rest;  // different words outside the passages, ascending
    std::size_t rest_words = 0;
    bool opening_is_shared = false;
};

// What the other text leaves out between two matches is no part of the passage, if it is long.
Seen see(const Body& body, std::span<const Path> paths, std::uint32_t Match::*side) {
    Seen seen;
    std::vector<bool> covered(body.words.size());
    for (const Path& path : paths) {
        if (path.empty()) continue;
        std::uint32_t before = path.front().*side;
        seen.opening_is_shared = seen.opening_is_shared || before <= kNear;
        for (const Match match : path) {
            const std::uint32_t here = match.*side;
            if (here - before > kLongestEdit + 1) before = here;
            for (; before < here; ++before) covered[before] = true;
            covered[here] = true;
        }
    }
    for (std::size_t i = 0; i < body.words.size(); ++i)
        if (body.words[i] != kBreak && !covered[i]) seen.rest.push_back(body.words[i]);
    seen.rest_words = seen.rest.size();
    std::sort(seen.rest.begin(), seen.rest.end());
    seen.rest.erase(std::unique(seen.rest.begin(), seen.rest.end()), seen.rest.end());
    return seen;
}

// How often a word stands in the store, as a share of all words. Of a word seen little in a small
// store hardly anything is known, so some sightings are added to each.
double commonness(std::uint32_t word, const Usage& usage) {
    constexpr double kAdded = 5;
    constexpr double kAddedWords = 1000;
    return (usage.word(word) + kAdded) / (static_cast<double>(usage.words_added()) + kAddedWords);
}

// How far the store's usage can be relied on, 0..1: a half at some eighty reports.
double reliability(const Usage& usage) {
    constexpr double kHalf = 20'000;  // words
    const auto words = static_cast<double>(usage.words_added());
    return words / (words + kHalf);
}

// The log-likelihood ratio of "the rest goes on about those words" against "they stand there by
// chance". Requires: words are ascending.
double topicality(const Numbers& words, const Seen& side, const Usage& usage) {
    if (side.rest_words == 0) return 0;
    // A short rest can take up few words, whatever it is about.
    const auto size = static_cast<double>(side.rest_words);
    const double topical = kTopical * size / (size + kHalfOfTopical);
    const double miss = std::log(1 - topical);
    double sum = 0;
    for (const std::uint32_t word : words) {
        if (!std::ranges::binary_search(side.rest, word)) {
            sum += miss;
            continue;
        }
        const double expected = commonness(word, usage) * size;
        const double by_chance = expected / (1 + expected);
        sum += std::min(kMostFromAWord, std::log(topical / by_chance + 1 - topical));
    }
    return sum;
}

Numbers matched_words(const Body& a, std::span<const Path> paths) {
    Numbers words;
    for (const Path& path : paths)
        for (const Match match : path) words.push_back(a.words[match.a]);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

// Pairs of neighbouring words at the places where two texts differ.
std::uint64_t pair_of(std::uint32_t x, std::uint32_t y) {
    return std::uint64_t{x} << 32 | y;
}

std::uint64_t mixed(std::uint64_t state, std::uint64_t next) {
    return (std::rotl(state, 23) ^ next) * 0x9E3779B97F4A7C15ULL;
}

class EditJudge {
    using Own = std::pair<std::uint64_t, std::uint32_t>;  // pair of words, times in the two texts

  public:
    EditJudge(const Body& a, const Body& b, const Usage& usage) : a_(a), b_(b), usage_(usage) {}

    void add(const Path& path) {
        for (std::size_t i = 1; i < path.size(); ++i) {
            const Match from = path[i - 1];
            const Match to = path[i];
            const std::uint32_t a_gap = to.a - from.a - 1;
            const std::uint32_t b_gap = to.b - from.b - 1;
            if (a_gap == 0 && b_gap == 0) continue;
            if (a_gap > kLongestEdit || b_gap > kLongestEdit) continue;
            gaps_.push_back({swap_of(from, to), from, to});
        }
    }

    // Returns: how consistently the words of a sit better in their places than those of b: the
    // sum of the differences over its spread, as in a test of paired samples. A handful of swaps
    // that go either way, as between two newsrooms, stays near 0.
    double judge() {
        constexpr double kSpreadAtFirst = 2;  // so that one or two places cannot decide
        // The same swap all through a text is one decision.
        std::sort(gaps_.begin(), gaps_.end());
        gaps_.erase(std::unique(gaps_.begin(), gaps_.end(),
                                [](const Gap& x, const Gap& y) { return x.swap == y.swap; }),
                    gaps_.end());
        if (gaps_.size() > kMostGaps) gaps_.resize(kMostGaps);
        for (const Gap& gap : gaps_) {
            note(a_, gap.from.a, gap.to.a);
            note(b_, gap.from.b, gap.to.b);
        }
        count_own();
        double sum = 0;
        double squares = kSpreadAtFirst;
        for (const auto& [swap, from, to] : gaps_) {
            const double difference =
                std::clamp(fluency(a_, from.a, to.a) - fluency(b_, from.b, to.b), -kMostFromAGap,
                           kMostFromAGap);
            sum += difference;
            squares += difference * difference;
        }
        return sum / std::sqrt(squares);
    }

  private:
    struct Gap {
        std::uint64_t swap = 0;  // hash of the words on both sides
        Match from;
        Match to;
        friend auto operator<=>(const Gap&, const Gap&) = default;
    };

    std::uint64_t swap_of(Match from, Match to) const {
        std::uint64_t hash = 0;
        for (std::uint32_t i = from.a + 1; i < to.a; ++i) hash = mixed(hash, a_.words[i]);
        hash = mixed(hash, kBreak);
        for (std::uint32_t i = from.b + 1; i < to.b; ++i) hash = mixed(hash, b_.words[i]);
        return hash;
    }

    void note(const Body& side, std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t i = first; i < last; ++i)
            own_.emplace_back(pair_of(side.words[i], side.words[i + 1]), 0);
    }

    // Counts how often the noted pairs stand in the two texts themselves: that is no evidence.
    void count_own() {
        std::sort(own_.begin(), own_.end());
        own_.erase(std::unique(own_.begin(), own_.end()), own_.end());
        constexpr std::size_t kCells = 4096;
        std::vector<bool> noted(kCells);  // spares most look-ups
        for (const auto& [pair, count] : own_) noted[mixed(0, pair) >> 52] = true;
        for (const Body* side : {&a_, &b_})
            for (std::size_t i = 0; i + 1 < side->words.size(); ++i) {
                const std::uint64_t pair = pair_of(side->words[i], side->words[i + 1]);
                if (!noted[mixed(0, pair) >> 52]) continue;
                const auto found = std::ranges::lower_bound(own_, pair, {}, &Own::first);
                if (found != own_.end() && found->first == pair) ++found->second;
            }
    }

    double fluency(const Body& side, std::uint32_t first, std::uint32_t last) const {
        double sum = 0;
        for (std::uint32_t i = first; i < last; ++i)
            sum += affinity(side.words[i], side.words[i + 1]);
        return sum / (last - first);
    }

    // The logarithm of how much more often y follows x elsewhere than chance would have it.
    double affinity(std::uint32_t x, std::uint32_t y) const {
        if (x == kBreak || y == kBreak) return 0;
        const auto own = std::ranges::lower_bound(own_, pair_of(x, y), {}, &Own::first);
        const std::uint32_t counted = usage_.pair(x, y);
        const double seen = counted - std::min<double>(counted, own->second);
        const double expected = static_cast<double>(usage_.word(x)) * usage_.word(y) /
                                (static_cast<double>(usage_.words_added()) + 1);
        return std::log((seen + kUnseen) / (expected + kUnseen));
    }

    const Body& a_;
    const Body& b_;
    const Usage& usage_;
    std::vector<Gap> gaps_;
    std::vector<Own> own_;
};

// Whether the text opens with words that open no report.
bool opens_amid(const Body& body) {
    const auto first = std::ranges::find_if(body.words, [](auto word) { return word != kBreak; });
    const std::span<const std::uint32_t> opening(first, body.words.end());
    return std::ranges::any_of(follow_ons(), [&](const Numbers& phrase) {
        return opening.size() >= phrase.size() &&
               std::equal(phrase.begin(), phrase.end(), opening.begin());
    });
}

}  // namespace

TextEvidence weigh_texts(const Body& a, const Body& b, std::span<const Path> paths,
                         const Usage& usage) {
    TextEvidence evidence;
    const Seen a_seen = see(a, paths, &Match::a);
    const Seen b_seen = see(b, paths, &Match::b);
    const Numbers shared = matched_words(a, paths);
    const double known = reliability(usage);
    evidence.a_topic = known * topicality(shared, a_seen, usage);
    evidence.b_topic = known * topicality(shared, b_seen, usage);
    evidence.a_goes_on = a_seen.rest_words >= kLeastRest;
    evidence.b_goes_on = b_seen.rest_words >= kLeastRest;
    EditJudge judge(a, b, usage);
    for (const Path& path : paths) judge.add(path);
    evidence.edits = known * judge.judge();
    if (a_seen.opening_is_shared && b_seen.opening_is_shared)
        evidence.opening = (opens_amid(b) ? 1 : 0) - (opens_amid(a) ? 1 : 0);
    return evidence;
}

}  // namespace isnad::analysis::copies
