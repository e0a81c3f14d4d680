// Purpose: see reworded.h.
#include "analysis/copies/reworded.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "analysis/copies/anchors.h"
#include "analysis/copies/figures.h"

namespace isnad::analysis::copies {

namespace {

constexpr std::uint32_t kWindow = 40;      // words of side b
constexpr std::uint32_t kStep = 8;         // from window to window
constexpr std::uint32_t kReach = 56;       // words of side a that may answer to a window
constexpr std::uint32_t kLeastWindow = 8;  // content words of a window that stand in side a
constexpr double kWindowShare = 0.5;       // of its content words
constexpr std::uint32_t kGap = 16;         // words between windows that are one block
constexpr std::ptrdiff_t kMostPlaces = 4;  // of a word in side a; oftener it tells nothing
constexpr std::uint32_t kLeastBlock = 13;  // distinct content words that both sides hold
// The share of the content words of each side that the other must hold; a long block needs less.
constexpr double kShareAtNone = 0.9;
constexpr double kShareLessPerWord = 0.006;
constexpr double kLeastShare = 0.54;
constexpr double kMostShare = 0.74;
constexpr std::size_t kLongPath = 12;  // matches: an aligned passage by its own right
constexpr std::ptrdiff_t kOtherFigures = 3;
constexpr double kDenseShare = 0.7;
constexpr double kClearlyMore = 1.3;
constexpr std::uint32_t kLongestText = 20000;

// Whether the alignment says it all: a passage of the same order.
bool is_aligned(const Path& path, std::span<const Word> a) {
    return path.size() >= kLongPath && figures_of(path, a).share() >= kDenseShare;
}

std::vector<Word> content_of(std::span<const Word> words, std::uint32_t first, std::uint32_t last) {
    std::vector<Word> content;
    for (std::uint32_t i = first; i <= last; ++i)
        if (is_content(words[i])) content.push_back(words[i]);
    std::sort(content.begin(), content.end());
    return content;
}

// Whether both sides state figures that the other does not, more than they have in common: reports
// of two days cast in one mould.
bool states_other_figures(const std::vector<Word>& left, const std::vector<Word>& right) {
    const auto only = [](const std::vector<Word>& here, const std::vector<Word>& there) {
        return std::count_if(here.begin(), here.end(), [&](Word word) {
            return states_figure(word) && !std::ranges::binary_search(there, word);
        });
    };
    const auto figures = std::count_if(left.begin(), left.end(), states_figure);
    const auto left_only = only(left, right);
    const auto others = std::min(left_only, only(right, left));
    return others >= kOtherFigures && others > figures - left_only;
}

double content_words(const Path& path, std::span<const Word> b) {
    return static_cast<double>(std::count_if(path.begin(), path.end(),
                                             [&](Match match) { return is_content(b[match.b]); }));
}

double needed_share(std::size_t words) {
    return std::clamp(kShareAtNone - kShareLessPerWord * static_cast<double>(words), kLeastShare,
                      kMostShare);
}

// How much of [first, last] lies in [from, to].
double part_inside(std::uint32_t first, std::uint32_t last, std::uint32_t from, std::uint32_t to) {
    const std::uint32_t low = std::max(first, from);
    const std::uint32_t high = std::min(last, to);
    return high < low ? 0 : static_cast<double>(high - low + 1) / (last - first + 1);
}

}  // namespace

// A quick look: whether as many content words as a block needs may stand in both, beyond what is
// aligned. Says yes a little too often.
bool RewordedFinder::may_share_enough(Side a, Side b) const {
    constexpr unsigned kBits = 12;
    const auto place = [](Word word) { return word >> (32U - kBits); };
    std::array<bool, std::size_t{1} << kBits> stands{};
    for (std::size_t i = 0; i < a_taken_.size(); ++i)
        if (!a_taken_[i] && is_content(a.words->words[i])) stands[place(a.words->words[i])] = true;
    std::uint32_t both = 0;
    for (std::size_t i = 0; i < b_taken_.size(); ++i)
        if (!b_taken_[i] && is_content(b.words->words[i]) && stands[place(b.words->words[i])])
            ++both;
    return both >= kLeastBlock;
}

// Lists for each word of side b where it stands in side a. Returns: how many stand there at all.
std::uint32_t RewordedFinder::place_words(Side a, Side b) {
    const std::vector<Word>& left = a.words->words;
    const std::vector<Word>& right = b.words->words;
    words_a_.clear();
    for (std::uint32_t i = 0; i < left.size(); ++i)
        if (is_content(left[i]) && !a_taken_[i] && !a.is_later(i))
            words_a_.emplace_back(left[i], i);
    std::sort(words_a_.begin(), words_a_.end());
    answers_.assign(right.size(), {});
    std::uint32_t answered = 0;
    for (std::uint32_t i = 0; i < right.size(); ++i) {
        if (!is_content(right[i]) || b_taken_[i] || b.is_later(i)) continue;
        const auto first = std::ranges::lower_bound(words_a_, right[i], {}, &WordPlace::first);
        const auto last = std::ranges::upper_bound(words_a_, right[i], {}, &WordPlace::first);
        // A word that stands everywhere tells nothing.
        if (first == last || last - first > kMostPlaces) continue;
        answers_[i] = {first, last};
        ++answered;
    }
    return answered;
}

bool RewordedFinder::follows(const Window& before, const Window& window) {
    return window.b_first <= before.b_last + kGap && window.a_first <= before.a_last + kReach &&
           before.a_first <= window.a_last + kReach;
}

RewordedFinder::Window RewordedFinder::united(const Window& x, const Window& y) {
    return {std::min(x.b_first, y.b_first), std::max(x.b_last, y.b_last),
            std::min(x.a_first, y.a_first), std::max(x.a_last, y.a_last)};
}

// Windows of side b whose content words stand together in side a.
std::vector<RewordedFinder::Window> RewordedFinder::alike_windows(Side b) {
    std::vector<Window> windows;
    const std::vector<Word>& words = b.words->words;
    std::vector<std::uint32_t> answers;  // places in side a
    const std::uint32_t last_start = b.words->size() > kWindow ? b.words->size() - kWindow : 0;
    for (std::uint32_t start = 0; start <= last_start + kStep - 1; start += kStep) {
        const std::uint32_t first = std::min(start, last_start);
        const std::uint32_t end = std::min(first + kWindow, b.words->size());
        std::uint32_t content = 0;
        answers.clear();
        for (std::uint32_t i = first; i < end; ++i) {
            if (!is_content(words[i])) continue;
            ++content;
            for (const auto& [word, place] : answers_[i]) answers.push_back(place);
        }
        std::sort(answers.begin(), answers.end());
        answers.erase(std::unique(answers.begin(), answers.end()), answers.end());
        // The stretch of side a that answers with most words.
        std::uint32_t most = 0;
        std::pair<std::size_t, std::size_t> best;
        for (std::size_t from = 0, to = 0; from < answers.size(); ++from) {
            while (to < answers.size() && answers[to] - answers[from] < kReach) ++to;
            if (to - from > most) {
                most = static_cast<std::uint32_t>(to - from);
                best = {from, to - 1};
            }
        }
        if (most < kLeastWindow || most < kWindowShare * content) continue;
        windows.push_back({first, end - 1, answers[best.first], answers[best.second]});
    }
    return windows;
}

// The block without the words at its ends that the other side does not hold.
Block RewordedFinder::trimmed(Window window, Side a, Side b) const {
    const auto a_content = content_of(a.words->words, window.a_first, window.a_last);
    const auto b_content = content_of(b.words->words, window.b_first, window.b_last);
    const auto answered = [](const std::vector<Word>& content, Word word) {
        return is_content(word) && std::ranges::binary_search(content, word);
    };
    while (window.b_first < window.b_last && !answered(a_content, b.words->words[window.b_first]))
        ++window.b_first;
    while (window.b_last > window.b_first && !answered(a_content, b.words->words[window.b_last]))
        --window.b_last;
    while (window.a_first < window.a_last && !answered(b_content, a.words->words[window.a_first]))
        ++window.a_first;
    while (window.a_last > window.a_first && !answered(b_content, a.words->words[window.a_last]))
        --window.a_last;
    auto left = content_of(a.words->words, window.a_first, window.a_last);
    auto right = content_of(b.words->words, window.b_first, window.b_last);
    std::vector<Word> both;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                          std::back_inserter(both));
    Block block{{window.a_first, window.b_first}, {window.a_last, window.b_last}, 0, 0, {}};
    const auto shared = static_cast<double>(both.size());
    block.words = shared;
    both.erase(std::unique(both.begin(), both.end()), both.end());
    if (both.size() < kLeastBlock || states_other_figures(left, right)) return block;
    const double share = shared / static_cast<double>(std::max(left.size(), right.size()));
    if (share >= needed_share(both.size())) block.share = share;
    return block;
}

Path RewordedFinder::in_order(const Block& block) const {
    Path path;
    std::uint32_t next = block.first.a;
    for (std::uint32_t i = block.first.b; i <= block.last.b; ++i) {
        const auto place = std::ranges::lower_bound(answers_[i], next, {}, &WordPlace::second);
        // A word from far ahead would leave no room for those between.
        if (place == answers_[i].end() || place->second > std::min(next + kGap, block.last.a))
            continue;
        path.push_back({place->second, i});
        next = place->second + 1;
    }
    return path;
}

std::vector<Block> RewordedFinder::find(Side a, Side b, std::vector<Path>& known) {
    if (a.words->size() > kLongestText || b.words->size() > kLongestText) return {};
    a_taken_.assign(a.words->size(), false);
    b_taken_.assign(b.words->size(), false);
    for (const Path& path : known) {
        if (!is_aligned(path, a.words->words)) continue;
        std::fill(a_taken_.begin() + path.front().a, a_taken_.begin() + path.back().a + 1, true);
        std::fill(b_taken_.begin() + path.front().b, b_taken_.begin() + path.back().b + 1, true);
    }
    if (!may_share_enough(a, b) || place_words(a, b) < kLeastBlock) return {};
    std::vector<Window> joined;
    for (const Window& window : alike_windows(b)) {
        const auto near = std::find_if(joined.rbegin(), joined.rend(), [&](const Window& before) {
            return follows(before, window);
        });
        if (near == joined.rend()) {
            joined.push_back(window);
        } else {
            *near = united(*near, window);
        }
    }
    std::vector<Block> blocks;
    for (const Window& window : joined) {
        Block block = trimmed(window, a, b);
        if (block.share == 0) continue;
        block.in_order = in_order(block);
        blocks.push_back(std::move(block));
    }
    std::sort(blocks.begin(), blocks.end(), [](const Block& x, const Block& y) {
        return std::tie(x.first.b, x.first.a) < std::tie(y.first.b, y.first.a);
    });
    // Of a block and an alignment of the same place the one that holds clearly more words stays.
    std::erase_if(blocks, [&](const Block& block) {
        return std::any_of(known.begin(), known.end(), [&](const Path& path) {
            return part_inside(block.first.b, block.last.b, path.front().b, path.back().b) > 0.5 &&
                   block.words < kClearlyMore * content_words(path, b.words->words);
        });
    });
    std::erase_if(known, [&](const Path& path) {
        return std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
            return part_inside(path.front().b, path.back().b, block.first.b, block.last.b) > 0.5 &&
                   part_inside(path.front().a, path.back().a, block.first.a, block.last.a) > 0.5;
        });
    });
    return blocks;
}

}  // namespace isnad::analysis::copies
