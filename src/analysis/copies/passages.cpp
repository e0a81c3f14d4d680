// Purpose: see passages.h.
#include "analysis/copies/passages.h"

#include <algorithm>
#include <bit>
#include <iterator>

#include "analysis/copies/figures.h"
#include "analysis/copies/postings.h"

namespace isnad::analysis::copies {

namespace {

// What makes two texts a pair. Stories on one matter share names, titles, figures and turns of
// phrase, up to a dozen words with some luck; so the words that agree must outweigh those that do
// not by kSurplus, or be too many for luck. More texts give luck more chances: from kLuckTexts on
// each doubling asks for one word more.
constexpr std::uint32_t kSurplus = 12;
// The reports of every day on one market, league or weather are cast in one mould: what they share
// are the words around other figures. So each place where both sides state a figure, and not the
// same, takes this many words off those that agree; a single place may be a correction.
constexpr std::uint32_t kOtherFigure = 4;
constexpr std::size_t kLongestRuns = 64;     // alignments that set out from the longest runs
constexpr std::uint32_t kLongRun = 256;      // words; longer ones count as equally long
constexpr std::uint32_t kPlacesInText = 2;   // of one shingle, against another text
constexpr std::uint8_t kRepeatsInText = 64;  // of one shingle, inside a text
constexpr std::uint32_t kManyMatches = 22;
constexpr std::size_t kLuckTexts = 500;
constexpr std::size_t kFewTexts = 1000;  // of which nothing can be said over time
constexpr double kShare = 0.55;
constexpr std::uint32_t kDistinct = 6;
constexpr std::uint32_t kStockSpread = 8;    // a phrase in more texts is everybody's words
constexpr std::uint32_t kLongTime = 20;      // part of all texts that come while a phrase is used
constexpr std::uint32_t kOwnWords = 6;       // matched words that are no stock phrase
constexpr std::uint32_t kBeyondStock = 30;   // so long a match is a copy, however widespread
constexpr std::uint32_t kStockShare = 3000;  // from so many texts on, one in so many
// A spokesman's formula is longer than that, but never said twice alike: so is a longer match that
// is stock for the most part, and edited as a copy seldom is.
constexpr std::uint32_t kBeyondFormula = 100;
constexpr double kFormulaShare = 0.95;
constexpr double kOwnToStock = 0.5;
// Inside one text an author says again what was said; a repeat is nearly word for word, or a line.
constexpr double kRepeatShare = 0.8;
constexpr std::uint32_t kRepeatedLine = 8;
constexpr std::uint32_t kLineEnd = 7;  // words of a line before or behind a passage
// In a pair that has one passage already, less will do.
constexpr std::uint32_t kFurtherMatches = 7;
constexpr std::uint32_t kFurtherRun = 3;
constexpr std::uint32_t kFurtherOwn = 3;
constexpr double kFurtherShare = 0.55;
// So short a passage is a name or a turn of phrase where it stands alone, further than this many
// words from all that is certain, unless hardly any other text has it.
constexpr std::uint32_t kAlone = 13;
constexpr std::uint32_t kNear = 40;
constexpr std::uint32_t kRare = 3;  // texts
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

// The words before a passage in its line, or behind it, that both sides have in the same order: too
// few for the alignment to reach over what was swapped there, as in the first words of a report.
void reach_line_ends(std::vector<Path>& paths, std::size_t which, const WordText& a,
                     const WordText& b) {
    Path& path = paths[which];
    const auto line_of = [](const WordText& text, std::uint32_t word) {
        const auto line = std::ranges::upper_bound(text.lines, word, {}, &Line::end);
        return line == text.lines.end() ? Line{.first = word, .end = word + 1} : *line;
    };
    const auto add = [&](std::uint32_t a_from, std::uint32_t a_to, std::uint32_t b_from,
                         std::uint32_t b_to, bool in_front) {
        if (a_to - a_from > kLineEnd || b_to - b_from > kLineEnd) return;
        const bool taken = std::any_of(paths.begin(), paths.end(), [&](const Path& other) {
            return (other.front().a < a_to && other.back().a >= a_from) ||
                   (other.front().b < b_to && other.back().b >= b_from);
        });
        if (taken) return;
        Path found;
        for (std::uint32_t i = a_from, next = b_from; i < a_to; ++i)
            for (std::uint32_t k = next; k < b_to; ++k) {
                if (a.words[i] != b.words[k] || a.words[i] == kBreak) continue;
                found.push_back({i, k});
                next = k + 1;
                break;
            }
        path.insert(in_front ? path.begin() : path.end(), found.begin(), found.end());
    };
    const Match front = path.front();
    const Match back = path.back();
    add(line_of(a, front.a).first, front.a, line_of(b, front.b).first, front.b, true);
    add(back.a + 1, line_of(a, back.a).end, back.b + 1, line_of(b, back.b).end, false);
}

// Whether one of the paths follows the other on both sides before long.
bool is_near(const Path& x, const Path& y) {
    const Path& first = x.front() < y.front() ? x : y;
    const Path& second = x.front() < y.front() ? y : x;
    const auto close = [](std::uint32_t end, std::uint32_t begin) {
        return begin > end ? begin - end <= kNear : end - begin <= kNear;
    };
    return close(first.back().a, second.front().a) && close(first.back().b, second.front().b);
}

// The parts of a path, cut where many words disagree.
std::vector<Path> parts_of(const Path& path) {
    std::vector<Path> parts;
    for (std::size_t from = 0; from < path.size();) {
        std::size_t to = from + 1;
        while (to < path.size() && path[to].a - path[to - 1].a <= kCut &&
               path[to].b - path[to - 1].b <= kCut)
            ++to;
        parts.emplace_back(path.begin() + static_cast<std::ptrdiff_t>(from),
                           path.begin() + static_cast<std::ptrdiff_t>(to));
        from = to;
    }
    return parts;
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
        std::vector<Path> parts = parts_of(path);
        std::erase_if(
            parts, [&](const Path& part) { return part.size() == path.size() || !passes(part); });
        std::move(parts.begin(), parts.end(), std::back_inserter(out));
    }
    return out;
}

// Takes off the ends of paths what another path says already: words that repeat earlier ones of
// their text, against words of the other text that those earlier ones were matched with.
std::vector<Path> without_echoes(std::vector<Path> paths, Side a, Side b) {
    if (paths.size() < 2) return paths;
    const auto echoes = [&](const Path& path) {
        return std::count_if(path.begin(), path.end(), [&](Match match) {
            return a.is_later(match.a) || b.is_later(match.b);
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
            return (b.is_later(match.b) && a_told[match.a]) ||
                   (a.is_later(match.a) && b_told[match.b]);
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

// How many words agree, less those that only frame other figures.
std::uint32_t told_words(const PathFigures& figures, const Path& path, Side a, Side b) {
    const std::uint32_t places = count_other_figures(path, a.words->words, b.words->words);
    const std::uint32_t framed = places < 2 ? 0 : kOtherFigure * places;
    return figures.matches - std::min(framed, figures.matches);
}

}  // namespace

PassageFinder::PassageFinder(std::size_t texts, SpreadOf spread_of)
    : spread_of_(std::move(spread_of)),
      texts_(static_cast<std::uint32_t>(texts)),
      stock_spread_(
          static_cast<std::uint32_t>(std::max<std::size_t>(kStockSpread, texts / kStockShare))),
      luck_(static_cast<std::uint32_t>(std::bit_width(texts / kLuckTexts))) {}

// Other texts are compared with the first copy of what a text repeats.
std::vector<Match> PassageFinder::seeds_between(Side a, Side b) {
    const auto is_later_copy = [](Side side, std::uint32_t position) {
        for (std::uint32_t k = position; k < position + kShingle; ++k)
            if (!side.is_later(k)) return false;
        return true;
    };
    places_.build(a.words->words, kShingle,
                  [&](std::uint32_t position) { return !is_later_copy(a, position); });
    std::vector<Match> seeds;
    const std::vector<Word>& words = b.words->words;
    for (std::uint32_t i = 0; i + kShingle <= words.size(); ++i) {
        if (is_later_copy(b, i)) continue;
        places_.find(&words[i], kPlacesInText, [&](std::uint32_t at) {
            seeds.push_back({at, i});
            return true;
        });
    }
    return seeds;
}

std::vector<Match> PassageFinder::seeds_inside(const WordText& text) {
    places_.build(text.words, kShingle, [](std::uint32_t) { return true; });
    std::vector<Match> seeds;
    std::vector<std::uint8_t> repeats(text.words.size());
    for (std::uint32_t i = 0; i + kShingle <= text.words.size(); ++i) {
        places_.find(&text.words[i], 1, [&](std::uint32_t at) {
            if (at < i && repeats[at] < kRepeatsInText) {
                ++repeats[at];
                seeds.push_back({at, i});
            }
            return true;
        });
    }
    return seeds;
}

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
        Path path = aligner_.extend(a.words->words, b.words->words, seed, window, apart);
        if (path.empty()) continue;
        active.push_back(paths.size());
        paths.push_back(std::move(path));
    }
    return paths;
}

bool PassageFinder::is_stock(const Path& path, const PathFigures& figures, std::span<const Word> a,
                             std::uint32_t least_own) const {
    const bool is_short = figures.matches < kBeyondStock;
    if (!is_short && (figures.matches >= kBeyondFormula || figures.share() >= kFormulaShare))
        return false;
    const Wording wording = this->wording(path, a);
    if (is_short && 2 * wording.own + wording.loose < 2 * least_own) return true;
    return texts_ >= kFewTexts && wording.own < kOwnToStock * wording.stock;
}

bool PassageFinder::is_rare(const Path& path, std::span<const Word> a) const {
    const Wording wording = this->wording(path, a);
    return 2 * wording.rare >= wording.own + wording.stock;
}

bool PassageFinder::is_passage(const Path& path, Side a, Side b) const {
    const PathFigures figures = figures_of(path, a.words->words);
    if (figures.distinct_words < kDistinct || figures.share() < kShare) return false;
    const std::uint32_t agree = told_words(figures, path, a, b);
    if (agree < kManyMatches + luck_ && 2 * agree < figures.columns + kSurplus + luck_)
        return false;
    return !is_stock(path, figures, a.words->words, kOwnWords);
}

// In many texts, and for long: a dispatch that all print on one day is none. For how long, few
// texts do not tell.
bool PassageFinder::is_stock(Spread spread) const {
    return spread.texts > stock_spread_ &&
           (texts_ < kFewTexts || spread.last - spread.first >= texts_ / kLongTime);
}

// Stock and own words are those of keys that both sides have, by how many texts have them.
PassageFinder::Wording PassageFinder::wording(const Path& path, std::span<const Word> a) const {
    const std::uint32_t first = path.front().a;
    const std::uint32_t size = path.back().a - first + 1;
    std::vector<bool> shared(size);  // whether the shingle that begins here stands on both sides
    for (std::size_t i = 0, run = 0; i < path.size(); ++i) {
        const bool goes_on =
            i > 0 && path[i].a == path[i - 1].a + 1 && path[i].b == path[i - 1].b + 1;
        run = goes_on ? run + 1 : 1;
        if (run >= kShingle) shared[path[i].a - first + 1 - kShingle] = true;
    }
    std::vector<bool> stock(size);
    std::vector<bool> own(size);
    std::vector<bool> rare(size);
    std::vector<Key> keys;
    choose_keys(a.subspan(first, size), Keys::winnowed, keys);
    for (const Key key : keys) {
        if (!shared[key.position]) continue;
        const Spread spread = spread_of_(key.hash);
        if (spread.texts == 0) continue;
        std::vector<bool>& kind = is_stock(spread) ? stock : spread.texts > kRare ? own : rare;
        std::fill_n(kind.begin() + key.position, kShingle, true);
    }
    Wording wording;
    for (const Match match : path) {
        const std::uint32_t at = match.a - first;
        if (rare[at]) ++wording.rare;
        ++(rare[at] || own[at] ? wording.own : stock[at] ? wording.stock : wording.loose);
    }
    return wording;
}

bool PassageFinder::is_repeat(const Path& path, Side text) const {
    const PathFigures figures = figures_of(path, text.words->words);
    if (figures.distinct_words < kDistinct || figures.share() < kRepeatShare) return false;
    if (2 * told_words(figures, path, text, text) >= figures.columns + kSurplus) return true;
    return figures.matches == figures.columns && figures.matches >= kRepeatedLine &&
           is_whole_lines(*text.words, path.front().a, path.back().a) &&
           is_whole_lines(*text.words, path.front().b, path.back().b);
}

bool PassageFinder::is_further_passage(const Path& path, Side a, Side b) const {
    const PathFigures figures = figures_of(path, a.words->words);
    if (told_words(figures, path, a, b) < kFurtherMatches || figures.longest_run < kFurtherRun ||
        figures.distinct_words < kDistinct || figures.share() < kFurtherShare)
        return false;
    return !is_stock(path, figures, a.words->words, kFurtherOwn);
}

std::vector<Path> PassageFinder::further(Side a, Side b, std::vector<Path> found) {
    if (a.words->size() > kFurtherLongestText || b.words->size() > kFurtherLongestText)
        return found;
    const std::vector<Word>& right = b.words->words;
    std::vector<bool> left_taken(a.words->size());
    std::vector<bool> right_taken(right.size());
    for (const Path& path : found) {
        std::fill(left_taken.begin() + path.front().a, left_taken.begin() + path.back().a + 1,
                  true);
        std::fill(right_taken.begin() + path.front().b, right_taken.begin() + path.back().b + 1,
                  true);
    }
    places_.build(a.words->words, kFurtherSeed,
                  [&](std::uint32_t position) { return !left_taken[position]; });
    std::vector<Match> seeds;
    for (std::uint32_t i = 0; i + kFurtherSeed <= right.size(); ++i) {
        if (right_taken[i]) continue;
        places_.find(&right[i], 1, [&](std::uint32_t at) {
            seeds.push_back({at, i});
            return true;
        });
    }
    const std::size_t before = found.size();
    std::vector<Path> all = extend_all(a, b, seeds, false, std::move(found));
    std::vector<Path> out(
        std::make_move_iterator(all.begin()),
        std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(before)));
    for (std::size_t i = before; i < all.size(); ++i) {
        if (!is_further_passage(all[i], a, b)) continue;
        const bool near =
            std::any_of(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(before),
                        [&](const Path& path) { return is_near(path, all[i]); });
        if (near || all[i].size() >= kAlone || is_rare(all[i], a.words->words))
            out.push_back(std::move(all[i]));
    }
    return joined(std::move(out));
}

// The longest runs of equal words come first: an alignment that set out from a shorter one might
// take a detour over half of a longer one, where a text stutters.
std::vector<Path> PassageFinder::extend_longest(Side a, Side b, std::span<const Match> seeds) {
    const std::vector<Word>& left = a.words->words;
    const std::vector<Word>& right = b.words->words;
    std::vector<std::pair<std::uint32_t, Match>> runs;
    for (const Match seed : seeds) {
        if (seed.a > 0 && seed.b > 0 && left[seed.a - 1] == right[seed.b - 1]) continue;
        std::uint32_t run = kShingle;
        while (run < kLongRun && seed.a + run < left.size() && seed.b + run < right.size() &&
               left[seed.a + run] == right[seed.b + run] && left[seed.a + run] != kBreak)
            ++run;
        if (run >= kSurplus) runs.emplace_back(run, seed);
    }
    std::sort(runs.begin(), runs.end(), [](const auto& x, const auto& y) {
        return x.first != y.first ? x.first > y.first : x.second < y.second;
    });
    if (runs.size() > kLongestRuns) runs.resize(kLongestRuns);
    std::vector<Path> paths;
    for (const auto& run : runs) {
        const Match seed = run.second;
        if (std::ranges::any_of(paths, [&](const Path& path) { return holds(path, seed); }))
            continue;
        Path path = aligner_.extend(left, right, seed, free_window(paths, seed, a, b), false);
        if (!path.empty()) paths.push_back(std::move(path));
    }
    return paths;
}

std::vector<Path> PassageFinder::between(Side a, Side b) {
    const std::vector<Match> seeds = seeds_between(a, b);
    std::vector<Path> paths =
        passing(joined(extend_all(a, b, seeds, false, extend_longest(a, b, seeds))),
                [&](const Path& path) { return is_passage(path, a, b); });
    paths = without_echoes(std::move(paths), a, b);
    std::erase_if(paths, [&](const Path& path) { return !is_further_passage(path, a, b); });
    if (paths.empty()) return {};
    for (std::size_t i = 0; i < paths.size(); ++i) reach_line_ends(paths, i, *a.words, *b.words);
    return further(a, b, std::move(paths));
}

std::vector<Path> PassageFinder::inside(Side text) {
    std::vector<Path> paths = passing(extend_all(text, text, seeds_inside(*text.words), true, {}),
                                      [&](const Path& path) { return is_repeat(path, text); });
    std::sort(paths.begin(), paths.end(), starts_before);
    return paths;
}

}  // namespace isnad::analysis::copies
