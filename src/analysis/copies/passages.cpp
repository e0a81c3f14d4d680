// Purpose: see passages.h.
#include "analysis/copies/passages.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

#include "analysis/copies/shingles.h"

namespace isnad::analysis::copies {

namespace {

// What makes two texts a pair. Stories on one matter share names, titles, figures and turns of
// phrase, up to a dozen words with some luck; so the words that agree must outweigh those that do
// not by kSurplus, or be too many for luck. More texts give luck more chances: from kFewTexts on
// each doubling asks for one word more.
constexpr std::uint32_t kSurplus = 12;
constexpr std::uint32_t kManyMatches = 22;
constexpr std::size_t kFewTexts = 4000;
constexpr double kShare = 0.55;
constexpr std::uint32_t kDistinct = 6;
constexpr std::uint32_t kStockSpread = 8;   // a phrase in more texts is everybody's words
constexpr std::uint32_t kOwnWords = 6;      // matched words that are no stock phrase
constexpr std::uint32_t kBeyondStock = 30;  // so long a match is a copy, however widespread
// Inside one text an author says again what was said; a repeat is nearly word for word, or a line.
constexpr double kRepeatShare = 0.7;
constexpr std::uint32_t kRepeatedLine = 8;
// A passage is marginal where it is this small a part of both pages and lies in a line next to
// page furniture: such a line is a list of headlines more often than a paragraph.
constexpr std::uint32_t kMarginalPart = 4;  // one in four words
// In a pair that has one passage already, less will do.
constexpr std::uint32_t kFurtherMatches = 7;
constexpr std::uint32_t kFurtherRun = 3;
constexpr double kFurtherShare = 0.55;
constexpr std::uint32_t kFurtherSeed = 3;
constexpr std::uint32_t kFurtherLongestText = 20000;
// A stretch that fails as a whole is judged again in parts, cut where this many words disagree.
constexpr std::uint32_t kCut = 4;
// Stretches nearer than this, on both sides, are one passage.
constexpr std::uint32_t kJoin = 14;

bool holds(const Path& path, Match seed) {
    return path.front().a <= seed.a && seed.a <= path.back().a && path.front().b <= seed.b &&
           seed.b <= path.back().b;
}

bool starts_before(const Path& x, const Path& y) {
    return x.front() < y.front();
}

// The part of both texts around the seed that no neighbouring path has taken.
Window free_window(const std::vector<Path>& paths, Match seed, Side a, Side b) {
    constexpr std::size_t kNeighbours = 16;
    Window window{0, a.words->size(), 0, b.words->size()};
    const std::size_t first = paths.size() > kNeighbours ? paths.size() - kNeighbours : 0;
    for (std::size_t i = first; i < paths.size(); ++i) {
        const Path& path = paths[i];
        if (path.back().a < seed.a && path.back().b < seed.b) {
            window.a_begin = std::max(window.a_begin, path.back().a + 1);
            window.b_begin = std::max(window.b_begin, path.back().b + 1);
        } else if (path.front().a > seed.a && path.front().b > seed.b) {
            window.a_end = std::min(window.a_end, path.front().a);
            window.b_end = std::min(window.b_end, path.front().b);
        }
    }
    return window;
}

bool is_whole_lines(const WordText& words, std::uint32_t first, std::uint32_t last) {
    const auto starts = std::ranges::binary_search(words.lines, first, {}, &Line::first);
    const auto ends = std::ranges::binary_search(words.lines, last + 1, {}, &Line::end);
    return starts && ends;
}

bool is_marginal(const WordText& words, std::uint32_t first, std::uint32_t last) {
    if ((last - first + 1) * kMarginalPart > words.size()) return false;
    const auto line = std::ranges::upper_bound(words.lines, last, {}, &Line::end);
    return line != words.lines.end() && line->first <= first && line->beside_dropped;
}

// Keeps the paths that pass, and of those that do not the parts that do.
template <typename Passes>
std::vector<Path> passing(std::vector<Path> paths, Passes&& passes) {
    std::vector<Path> out;
    for (Path& path : paths) {
        if (passes(path)) {
            out.push_back(std::move(path));
            continue;
        }
        for (std::size_t from = 0; from < path.size();) {
            std::size_t to = from + 1;
            while (to < path.size() && path[to].a - path[to - 1].a <= kCut &&
                   path[to].b - path[to - 1].b <= kCut)
                ++to;
            Path part(path.begin() + static_cast<std::ptrdiff_t>(from),
                      path.begin() + static_cast<std::ptrdiff_t>(to));
            if (part.size() < path.size() && passes(part)) out.push_back(std::move(part));
            from = to;
        }
    }
    return out;
}

// Takes off the ends of paths what another path says already: words that repeat earlier ones of
// their text, against words of the other text that those earlier ones were matched with.
std::vector<Path> without_echoes(std::vector<Path> paths, Side a, Side b) {
    if (paths.size() < 2) return paths;
    const auto echoes = [&](const Path& path) {
        return std::count_if(path.begin(), path.end(), [&](Match match) {
            return (*a.later)[match.a] || (*b.later)[match.b];
        });
    };
    std::vector<std::pair<std::ptrdiff_t, std::size_t>> order;
    for (std::size_t i = 0; i < paths.size(); ++i) order.emplace_back(echoes(paths[i]), i);
    std::sort(order.begin(), order.end());
    std::vector<bool> a_told(a.words->size());
    std::vector<bool> b_told(b.words->size());
    for (const auto& [count, i] : order) {
        Path& path = paths[i];
        const auto is_echo = [&](Match match) {
            return ((*b.later)[match.b] && a_told[match.a]) ||
                   ((*a.later)[match.a] && b_told[match.b]);
        };
        const auto first = std::find_if_not(path.begin(), path.end(), is_echo);
        const auto last = std::find_if_not(path.rbegin(), path.rend(), is_echo).base();
        path = first < last ? Path(first, last) : Path{};
        for (const Match match : path) a_told[match.a] = b_told[match.b] = true;
    }
    return paths;
}

std::vector<Path> joined(std::vector<Path> paths) {
    std::sort(paths.begin(), paths.end(), starts_before);
    std::vector<Path> out;
    for (Path& path : paths) {
        if (!out.empty()) {
            Path& last = out.back();
            const bool follows = path.front().a > last.back().a && path.front().b > last.back().b;
            if (follows && path.front().a - last.back().a <= kJoin &&
                path.front().b - last.back().b <= kJoin) {
                last.insert(last.end(), path.begin(), path.end());
                continue;
            }
        }
        out.push_back(std::move(path));
    }
    return out;
}

}  // namespace

PassageFinder::PassageFinder(const Vocabulary& vocabulary, std::size_t texts)
    : vocabulary_(vocabulary),
      stock_spread_(static_cast<std::uint32_t>(std::max<std::size_t>(kStockSpread, texts / 1000))),
      luck_(static_cast<std::uint32_t>(std::bit_width(texts / kFewTexts))),
      aligner_(vocabulary.weights) {}

std::vector<Path> PassageFinder::extend_all(Side a, Side b, std::span<const Match> seeds,
                                            bool apart, std::vector<Path> known) {
    std::vector<Path> paths = std::move(known);
    std::vector<std::size_t> active(paths.size());  // those that later seeds may still lie in
    for (std::size_t i = 0; i < active.size(); ++i) active[i] = i;
    for (const Match seed : seeds) {
        std::erase_if(active, [&](std::size_t i) { return paths[i].back().b < seed.b; });
        if (std::any_of(active.begin(), active.end(),
                        [&](std::size_t i) { return holds(paths[i], seed); }))
            continue;
        Window window{0, a.words->size(), 0, b.words->size()};
        if (!apart) window = free_window(paths, seed, a, b);
        Path path = aligner_.extend(a.words->ids, b.words->ids, seed, window, apart);
        if (path.empty()) continue;
        active.push_back(paths.size());
        paths.push_back(std::move(path));
    }
    return paths;
}

bool PassageFinder::is_passage(const Path& path, Side a, Side b) const {
    const PathFigures figures = figures_of(path, a.words->ids, vocabulary_.weights);
    if (figures.distinct_words < kDistinct || figures.share() < kShare) return false;
    if (figures.matches < kManyMatches + luck_ &&
        2 * figures.matches < figures.columns + kSurplus + luck_)
        return false;
    if (figures.matches >= kBeyondStock) return true;
    const auto own = std::count_if(path.begin(), path.end(), [&](Match match) {
        return std::min(a.spread[match.a], b.spread[match.b]) <= stock_spread_;
    });
    return own >= static_cast<std::ptrdiff_t>(kOwnWords);
}

bool PassageFinder::is_repeat(const Path& path, Side text) const {
    const PathFigures figures = figures_of(path, text.words->ids, vocabulary_.weights);
    if (figures.distinct_words < kDistinct || figures.share() < kRepeatShare) return false;
    if (2 * figures.matches >= figures.columns + kSurplus) return true;
    return figures.matches == figures.columns && figures.matches >= kRepeatedLine &&
           is_whole_lines(*text.words, path.front().a, path.back().a) &&
           is_whole_lines(*text.words, path.front().b, path.back().b);
}

bool PassageFinder::is_further_passage(const Path& path, Side a) const {
    const PathFigures figures = figures_of(path, a.words->ids, vocabulary_.weights);
    return figures.matches >= kFurtherMatches && figures.longest_run >= kFurtherRun &&
           figures.distinct_words >= kDistinct && figures.share() >= kFurtherShare;
}

std::vector<Path> PassageFinder::further(Side a, Side b, std::vector<Path> found) {
    if (a.words->size() > kFurtherLongestText || b.words->size() > kFurtherLongestText)
        return found;
    const auto& left = a.words->ids;
    const auto& right = b.words->ids;
    std::vector<bool> left_taken(left.size());
    std::vector<bool> right_taken(right.size());
    for (const Path& path : found) {
        std::fill(left_taken.begin() + path.front().a, left_taken.begin() + path.back().a + 1,
                  true);
        std::fill(right_taken.begin() + path.front().b, right_taken.begin() + path.back().b + 1,
                  true);
    }
    const auto key = [](const std::vector<std::uint32_t>& ids, std::size_t i) {
        std::uint64_t hash = 0;
        for (std::size_t k = i; k < i + kFurtherSeed; ++k)
            hash = (hash ^ ids[k]) * 0x9E3779B97F4A7C15ULL;
        return hash;
    };
    std::unordered_map<std::uint64_t, std::uint32_t> first_place;
    for (std::uint32_t i = 0; i + kFurtherSeed <= left.size(); ++i)
        if (!left_taken[i]) first_place.try_emplace(key(left, i), i);
    std::vector<Match> seeds;
    for (std::uint32_t i = 0; i + kFurtherSeed <= right.size(); ++i) {
        if (right_taken[i]) continue;
        const auto place = first_place.find(key(right, i));
        if (place != first_place.end() &&
            std::equal(right.begin() + i, right.begin() + i + kFurtherSeed,
                       left.begin() + place->second))
            seeds.push_back({place->second, i});
    }
    const std::size_t before = found.size();
    std::vector<Path> all = extend_all(a, b, seeds, false, std::move(found));
    std::vector<Path> out(
        std::make_move_iterator(all.begin()),
        std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(before)));
    for (std::size_t i = before; i < all.size(); ++i)
        if (is_further_passage(all[i], a)) out.push_back(std::move(all[i]));
    return joined(std::move(out));
}

std::vector<Path> PassageFinder::between(Side a, Side b, std::span<const Match> seeds) {
    std::vector<Path> paths = passing(joined(extend_all(a, b, seeds, false, {})),
                                      [&](const Path& path) { return is_passage(path, a, b); });
    paths = without_echoes(std::move(paths), a, b);
    std::erase_if(paths, [&](const Path& path) { return !is_further_passage(path, a); });
    const bool marginal = std::all_of(paths.begin(), paths.end(), [&](const Path& path) {
        return is_marginal(*a.words, path.front().a, path.back().a) &&
               is_marginal(*b.words, path.front().b, path.back().b);
    });
    return marginal ? std::vector<Path>{} : further(a, b, std::move(paths));
}

std::vector<Path> PassageFinder::inside(Side text, std::span<const Match> seeds) {
    std::vector<Path> paths = passing(extend_all(text, text, seeds, true, {}),
                                      [&](const Path& path) { return is_repeat(path, text); });
    std::sort(paths.begin(), paths.end(), starts_before);
    return paths;
}

}  // namespace isnad::analysis::copies
