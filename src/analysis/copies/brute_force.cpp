// Purpose: see brute_force.h.
#include "analysis/copies/brute_force.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/result.h"
#include "text/key_form.h"
#include "text/utf8.h"

namespace isnad::analysis::copies::brute_force {

namespace {

constexpr std::uint16_t kBlotted = 0;

using Ids = std::vector<std::uint16_t>;
using Pair = std::pair<std::uint32_t, std::uint32_t>;

// Scores of all cells, one row a word of side a; row and column 0 are the edge.
class Table {
  public:
    Table(const Ids& a, const Ids& b, std::span<const std::int16_t> weights, Sides sides)
        : a_(a), b_(b), weights_(weights), width_(b.size() + 1), cells_((a.size() + 1) * width_) {
        for (std::size_t i = 1; i <= a.size(); ++i)
            for (std::size_t j = sides == Sides::inside ? i + 1 : 1; j <= b.size(); ++j) {
                const int score = std::max(
                    {0, at(i - 1, j - 1) + step(i, j), at(i - 1, j) - kCost, at(i, j - 1) - kCost});
                cells_[i * width_ + j] = score;
                if (score <= best_) continue;
                best_ = score;
                best_i_ = i;
                best_j_ = j;
            }
    }

    Alignment best() const {
        Alignment out;
        out.score = best_;
        out.a_end = static_cast<std::uint32_t>(best_i_);
        out.b_end = static_cast<std::uint32_t>(best_j_);
        std::set<std::uint16_t> distinct;
        std::size_t i = best_i_;
        std::size_t j = best_j_;
        for (; at(i, j) > 0; ++out.columns) {
            if (at(i, j) == at(i - 1, j - 1) + step(i, j)) {
                if (step(i, j) > 0) {
                    ++out.matches;
                    distinct.insert(a_[i - 1]);
                }
                --i;
                --j;
            } else if (at(i, j) == at(i - 1, j) - kCost) {
                --i;
            } else {
                --j;
            }
        }
        out.a_begin = static_cast<std::uint32_t>(i);
        out.b_begin = static_cast<std::uint32_t>(j);
        out.distinct = static_cast<std::uint32_t>(distinct.size());
        return out;
    }

  private:
    int at(std::size_t i, std::size_t j) const { return cells_[i * width_ + j]; }
    int step(std::size_t i, std::size_t j) const {
        const std::uint16_t word = a_[i - 1];
        return word == b_[j - 1] && word != kBlotted ? weights_[word] : -kCost;
    }

    const Ids& a_;
    const Ids& b_;
    std::span<const std::int16_t> weights_;
    std::size_t width_;
    std::vector<int> cells_;
    int best_ = 0;
    std::size_t best_i_ = 0;
    std::size_t best_j_ = 0;
};

void blot(Ids& ids, std::uint32_t begin, std::uint32_t end) {
    std::fill(ids.begin() + begin, ids.begin() + end, kBlotted);
}

bool counts(const Alignment& found, Sides sides) {
    if (sides == Sides::inside && found.a_end > found.b_begin) return false;
    const double least = sides == Sides::inside ? kLeastShareInside : kLeastShare;
    return found.matches >= kLeastMatches && found.distinct >= kLeastDistinct &&
           found.matches >= least * found.columns;
}

// The cells of one diagonal and what they depend on, all from the diagonal's first cell on.
struct Diagonal {
    std::int16_t* here;
    std::int16_t* peaks;              // the best of each row so far
    const std::int16_t* before;       // cell i of the diagonal before; i - 1 is read too
    const std::int16_t* before_that;  // cell i - 1 of the one before that
    const std::uint16_t* a;
    const std::uint16_t* b;
    const std::int16_t* worth;
};

// In 16 bits, without branches, every word loaded whether it is needed or not: so the compiler
// takes many cells at a time.
void fill_diagonal(const Diagonal& cells, std::ptrdiff_t count) {
    const auto [here, peaks, before, before_that, a, b, worth] = cells;
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const std::int16_t agreeing = worth[i];
        const std::int16_t step = a[i] == b[i] ? agreeing : std::int16_t{-kCost};
        const auto slant = static_cast<std::int16_t>(before_that[i] + step);
        const std::int16_t above = before[i - 1];
        const std::int16_t left = before[i];
        const auto gap = static_cast<std::int16_t>((above > left ? above : left) - kCost);
        const std::int16_t higher = slant > gap ? slant : gap;
        const std::int16_t score = higher > 0 ? higher : std::int16_t{0};
        const std::int16_t peak = peaks[i];
        here[i] = score;
        peaks[i] = peak > score ? peak : score;
    }
}

bool is_word_character(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    return u_isalnum(code) != 0 || (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0;
}

}  // namespace

Corpus split(std::span<const std::string> texts) {
    Corpus corpus;
    std::unordered_map<std::string, std::uint16_t> numbers;
    std::vector<std::size_t> seen{0};
    std::size_t total = 0;
    for (const std::string& text : texts) {
        Words& words = corpus.texts.emplace_back();
        const text::KeyForm form = text::key_form(text);
        for (std::size_t at = 0, word = 0; at <= form.key.size();) {
            const std::size_t here = at;
            const bool inside =
                at < form.key.size() && is_word_character(text::next_code_point(form.key, at));
            if (inside) continue;
            if (here > word) {
                const auto [place, fresh] = numbers.try_emplace(
                    form.key.substr(word, here - word), static_cast<std::uint16_t>(seen.size()));
                if (fresh) seen.push_back(0);
                ISNAD_ASSERT(seen.size() < 65000);
                ++seen[place->second];
                ++total;
                words.ids.push_back(place->second);
                words.spans.push_back({form.origin[word], form.origin[here]});
            }
            if (at >= form.key.size()) break;
            word = at;
        }
    }
    for (const std::size_t count : seen) {
        const double bits = std::log2(static_cast<double>(total + 1) /
                                      static_cast<double>(std::max<std::size_t>(count, 1)));
        corpus.weights.push_back(
            static_cast<std::int16_t>(std::clamp(static_cast<int>(bits), kLightest, kHeaviest)));
    }
    return corpus;
}

// Diagonal d holds the cells (i, d - i); each depends on the two diagonals before alone, so the
// loop over i has no order. Side b is turned round so that both words of a cell are read forwards.
// 16 bits hold some 3,000 words that agree; more only wrap a score that counts long before.
int best_score(std::span<const std::uint16_t> a, std::span<const std::uint16_t> b,
               std::span<const std::int16_t> weights) {
    const auto rows = static_cast<std::ptrdiff_t>(a.size());
    const auto columns = static_cast<std::ptrdiff_t>(b.size());
    const Ids turned(b.rbegin(), b.rend());
    std::vector<std::int16_t> worth;
    for (const std::uint16_t word : a) worth.push_back(weights[word]);
    // Cell i of a diagonal stands at i + 1; cell 0 and what lies outside is 0.
    std::vector<std::int16_t> rows_of[3];
    for (auto& row : rows_of) row.assign(a.size() + 2, 0);
    std::vector<std::int16_t> peaks(a.size() + 1);
    for (std::ptrdiff_t d = 0; d < rows + columns - 1; ++d) {
        const std::ptrdiff_t first = std::max<std::ptrdiff_t>(0, d - columns + 1);
        const std::ptrdiff_t last = std::min(rows - 1, d);
        std::int16_t* here = rows_of[d % 3].data() + 1;
        const std::int16_t* before = rows_of[(d + 2) % 3].data() + 1;
        const std::int16_t* before_that = rows_of[(d + 1) % 3].data();
        const std::uint16_t* right = turned.data() + (columns - 1 - d + first);
        fill_diagonal({here + first, peaks.data() + first, before + first, before_that + first,
                       a.data() + first, right, worth.data() + first},
                      last - first + 1);
        // The next diagonals look one cell beyond each end.
        if (first > 0) here[first - 1] = 0;
        here[last + 1] = 0;
    }
    return *std::max_element(peaks.begin(), peaks.end());
}

std::vector<Alignment> alignments(Ids a, Ids b, std::span<const std::int16_t> weights,
                                  Sides sides) {
    std::vector<Alignment> out;
    for (;;) {
        const Alignment found = Table(a, b, weights, sides).best();
        if (found.score < kLeastScore) return out;
        out.push_back(found);
        blot(a, found.a_begin, found.a_end);
        blot(b, found.b_begin, found.b_end);
        if (sides == Sides::two_texts) continue;
        blot(b, found.a_begin, found.a_end);
        blot(a, found.b_begin, found.b_end);
    }
}

namespace {

// Which words of both texts of a pair the findings cover.
struct Cover {
    std::vector<bool> a;
    std::vector<bool> b;
};

struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

class Judge {
  public:
    Judge(const Corpus& corpus, std::span<const model::Passage> found) : corpus_(corpus) {
        std::map<Ids, std::uint32_t> firsts;
        for (std::uint32_t i = 0; i < corpus.texts.size(); ++i)
            same_as_.push_back(firsts.try_emplace(corpus.texts[i].ids, i).first->second);
        for (const model::Passage& passage : found) add(passage.a, passage.b);
        for (const auto& [pair, ranges] : repeats_)
            for (auto& [of, cover] : covers_) {
                if (of.first == of.second) continue;
                if (of.first == pair) spread(ranges, cover.a);
                if (of.second == pair) spread(ranges, cover.b);
            }
    }

    Verdict run() {
        Verdict verdict;
        for (std::uint32_t a = 0; a < corpus_.texts.size(); ++a) {
            if (same_as_[a] != a) continue;
            for (std::uint32_t b = a; b < corpus_.texts.size(); ++b)
                if (same_as_[b] == b) compare(a, b, verdict);
        }
        return verdict;
    }

  private:
    Range words_of(const model::Place& place) const {
        const auto& spans = corpus_.texts[place.doc].spans;
        const auto begin =
            std::ranges::lower_bound(spans, place.span.start, {}, &model::Span::start);
        const auto end = std::ranges::lower_bound(spans, place.span.end, {}, &model::Span::start);
        return {static_cast<std::size_t>(begin - spans.begin()),
                static_cast<std::size_t>(end - spans.begin())};
    }

    static void mark(std::vector<bool>& words, Range range) {
        std::fill(words.begin() + static_cast<std::ptrdiff_t>(range.begin),
                  words.begin() + static_cast<std::ptrdiff_t>(range.end), true);
    }

    void add(const model::Place& x, const model::Place& y) {
        std::uint32_t a = same_as_[x.doc];
        std::uint32_t b = same_as_[y.doc];
        if (a == b && x.doc != y.doc) return;  // texts of equal words
        Range left = words_of(x);
        Range right = words_of(y);
        if (a > b) {
            std::swap(a, b);
            std::swap(left, right);
        }
        Cover& cover = covers_[{a, b}];
        cover.a.resize(corpus_.texts[a].ids.size());
        cover.b.resize(corpus_.texts[b].ids.size());
        mark(cover.a, left);
        mark(cover.b, right);
        if (a == b) repeats_[a].emplace_back(left, right);
    }

    // What was found in one copy of a repeat counts for the other.
    static void spread(const std::vector<std::pair<Range, Range>>& repeats,
                       std::vector<bool>& cover) {
        for (const auto& [x, y] : repeats) {
            const bool either =
                half_covered(cover, x.begin, x.end) || half_covered(cover, y.begin, y.end);
            if (!either) continue;
            mark(cover, x);
            mark(cover, y);
        }
    }

    static bool half_covered(const std::vector<bool>& cover, std::size_t begin, std::size_t end) {
        const auto from = cover.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto to = cover.begin() + static_cast<std::ptrdiff_t>(end);
        return 2 * std::count(from, to, true) >= to - from;
    }

    void compare(std::uint32_t a, std::uint32_t b, Verdict& verdict) const {
        ++verdict.pairs_compared;
        const Words& left = corpus_.texts[a];
        const Words& right = corpus_.texts[b];
        const auto cover = covers_.find({a, b});
        const Sides sides = a == b ? Sides::inside : Sides::two_texts;
        std::vector<Alignment> there;
        if (a == b || best_score(left.ids, right.ids, corpus_.weights) >= kLeastScore)
            there = alignments(left.ids, right.ids, corpus_.weights, sides);
        std::erase_if(there, [&](const Alignment& found) { return !counts(found, sides); });
        verdict.alignments += there.size();
        verdict.inside_count += a == b ? there.size() : 0;
        verdict.beyond += cover != covers_.end() && there.empty() ? 1 : 0;
        for (const Alignment& alignment : there) {
            if (cover != covers_.end() &&
                half_covered(cover->second.a, alignment.a_begin, alignment.a_end) &&
                half_covered(cover->second.b, alignment.b_begin, alignment.b_end))
                continue;
            verdict.missed.push_back(
                {a,
                 b,
                 alignment,
                 {left.spans[alignment.a_begin].start, left.spans[alignment.a_end - 1].end},
                 {right.spans[alignment.b_begin].start, right.spans[alignment.b_end - 1].end}});
        }
    }

    const Corpus& corpus_;
    std::vector<std::uint32_t> same_as_;
    std::map<Pair, Cover> covers_;
    std::map<std::uint32_t, std::vector<std::pair<Range, Range>>> repeats_;
};

}  // namespace

Verdict judge(const Corpus& corpus, std::span<const model::Passage> found) {
    return Judge(corpus, found).run();
}

}  // namespace isnad::analysis::copies::brute_force
