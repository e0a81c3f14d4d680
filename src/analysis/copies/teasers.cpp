// Purpose: see teasers.h.
#include "analysis/copies/teasers.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace isnad::analysis::copies {

namespace {

constexpr std::uint32_t kFirstWords = 4;  // by which a line and an opening are brought together
constexpr std::uint32_t kLongestDateline = 12;  // words before an article's first sentence
constexpr std::uint32_t kLeastWords = 7;        // of a teaser
constexpr std::size_t kNearest = 16;  // articles asked before and after: lists are of the day
constexpr double kSameWords = 0.75;   // of a teaser, in the opening it repeats
constexpr std::uint32_t kLede = 40;   // words by which two texts are known as versions of one
constexpr unsigned kAskedBits = 20;
constexpr std::size_t kVersionRun = 3;
constexpr double kSameLede = 0.3;
constexpr std::ptrdiff_t kLeastInList = 2;  // teasers that make a list sure
constexpr std::uint32_t kLeastLists = 3;    // sure lists that make a habit
constexpr double kShareOfPages = 0.02;      // of the outlet that end with such a list
constexpr double kOfList = 0.5;             // of the lines of a list are known as teasers
constexpr double kOwnPart = 0.15;  // of a page's words stand before its list, or it is a round-up

struct Opening {
    std::uint64_t key = 0;
    std::uint32_t text = 0;
    std::uint32_t position = 0;
};

struct Standing {
    std::uint64_t pattern = 0;
    std::uint32_t outlet = 0;
    std::uint32_t text = 0;
};

bool comes_before(const Opening& x, const Opening& y) {
    return std::tie(x.key, x.text, x.position) < std::tie(y.key, y.text, y.position);
}

bool comes_before(const Standing& x, const Standing& y) {
    return std::tie(x.pattern, x.outlet, x.text) < std::tie(y.pattern, y.outlet, y.text);
}

enum class Opens : std::uint8_t { nothing, version, another };  // of a line, an article

// What is known of a page's lines.
struct Page {
    std::vector<Opens> opens;
    std::vector<bool> recurs;  // on other pages that list teasers

    bool is_known(std::size_t line) const { return opens[line] != Opens::nothing || recurs[line]; }
};

class Finder {
  public:
    Finder(const Texts& texts, std::span<const std::uint32_t> outlets)
        : texts_(texts), outlets_(outlets) {
        find_openings();
        for (std::uint32_t text = 0; text < texts.size(); ++text) find_opening_lines(text);
        for (const auto& [text, page] : pages_)
            for (const KeptLine& line : texts.lines(text))
                standings_.push_back({line.pattern(), outlets[text], text});
        std::sort(standings_.begin(), standings_.end(),
                  [](const Standing& x, const Standing& y) { return comes_before(x, y); });
        for (auto& [text, page] : pages_) find_recurring_lines(text, page);
    }

    void run(std::vector<std::vector<bool>>& furniture) {
        const std::size_t outlets =
            outlets_.empty() ? 0 : *std::ranges::max_element(outlets_) + std::size_t{1};
        std::vector<std::uint32_t> articles(outlets);
        std::vector<std::uint32_t> sure_lists(outlets);
        for (const std::uint32_t outlet : outlets_) ++articles[outlet];
        for (const auto& [text, page] : pages_) {
            const auto list = std::span(page.opens).subspan(list_of(text, page));
            if (std::ranges::count(list, Opens::another) >= kLeastInList)
                ++sure_lists[outlets_[text]];
        }
        for (const auto& [text, page] : pages_) {
            const std::uint32_t lists = sure_lists[outlets_[text]];
            if (lists < kLeastLists || lists < kShareOfPages * articles[outlets_[text]]) continue;
            for (std::size_t line = list_of(text, page); line < page.opens.size(); ++line)
                if (page.is_known(line)) furniture[text][line] = true;
        }
    }

  private:
    static std::uint64_t key_of(std::span<const Word> words, std::uint32_t outlet) {
        std::uint64_t hash = outlet;
        for (std::uint32_t k = 0; k < kFirstWords; ++k)
            hash = (hash ^ words[k]) * 0x9E3779B97F4A7C15ULL + (hash >> 29U);
        return hash;
    }

    template <typename Use>
    void for_each_line(std::uint32_t text, Use&& use) const {
        const auto lines = texts_.lines(text);
        std::uint32_t first = 0;
        for (std::size_t i = 0; i < lines.size(); first += lines[i++].words)
            if (i > 0 && lines[i].words >= kLeastWords)
                use(i, texts_.words(text).subspan(first, lines[i].words));
    }

    // Those openings alone are kept that some line may begin with.
    void find_openings() {
        std::vector<bool> asked(std::size_t{1} << kAskedBits);
        for (std::uint32_t text = 0; text < texts_.size(); ++text)
            if (outlets_[text] != 0)
                for_each_line(text, [&](std::size_t, std::span<const Word> line) {
                    asked[key_of(line, outlets_[text]) >> (64 - kAskedBits)] = true;
                });
        for (std::uint32_t text = 0; text < texts_.size(); ++text) {
            if (outlets_[text] == 0) continue;
            const std::span<const Word> words = texts_.words(text);
            const auto end = std::min<std::size_t>(kLongestDateline + kFirstWords, words.size());
            for (std::uint32_t at = 0; at + kFirstWords <= end; ++at) {
                const std::uint64_t key = key_of(words.subspan(at), outlets_[text]);
                if (asked[key >> (64 - kAskedBits)]) openings_.push_back({key, text, at});
            }
        }
        std::sort(openings_.begin(), openings_.end(),
                  [](const Opening& x, const Opening& y) { return comes_before(x, y); });
    }

    void find_opening_lines(std::uint32_t text) {
        if (outlets_[text] == 0) return;
        Page page;
        for_each_line(text, [&](std::size_t i, std::span<const Word> line) {
            const Opens opens = what_opens(text, line);
            if (opens == Opens::nothing) return;
            page.opens.resize(texts_.lines(text).size());
            page.opens[i] = opens;
        });
        if (std::ranges::count(page.opens, Opens::another) == 0) return;
        page.recurs.resize(page.opens.size());
        pages_.emplace_back(text, std::move(page));
    }

    void find_recurring_lines(std::uint32_t text, Page& page) {
        for_each_line(text, [&](std::size_t i, std::span<const Word>) {
            page.recurs[i] = recurs_elsewhere(text, texts_.lines(text)[i].pattern());
        });
    }

    // Calls `asks` with those of a sorted range that are nearest to the text, until one says yes.
    template <typename Place, typename Asks>
    static bool any_near(std::span<const Place> range, std::uint32_t text, Asks&& asks) {
        const auto here = static_cast<std::size_t>(
            std::ranges::lower_bound(range, text, {}, &Place::text) - range.begin());
        const std::size_t from = here - std::min(here, kNearest);
        const std::size_t to = std::min(here + kNearest, range.size());
        for (std::size_t i = from; i < to; ++i)
            if (range[i].text != text && asks(range[i])) return true;
        return false;
    }

    Opens what_opens(std::uint32_t text, std::span<const Word> line) {
        const std::uint64_t key = key_of(line, outlets_[text]);
        const auto from = std::ranges::lower_bound(openings_, key, {}, &Opening::key);
        const auto to = std::ranges::upper_bound(from, openings_.end(), key, {}, &Opening::key);
        if (from == to) return Opens::nothing;
        Opens opens = Opens::nothing;
        any_near(std::span<const Opening>(from, to), text, [&](const Opening& opening) {
            const auto words = texts_.words(opening.text).subspan(opening.position);
            const auto same = words.subspan(0, std::min(words.size(), 2 * line.size()));
            if (share_of(line, same, 1) < kSameWords) return false;
            opens = is_version(text, opening.text) ? Opens::version : Opens::another;
            return opens == Opens::another;
        });
        return opens;
    }

    bool recurs_elsewhere(std::uint32_t text, std::uint64_t pattern) {
        const Standing first{pattern, outlets_[text], 0};
        const Standing last{pattern, outlets_[text], texts_.size()};
        const auto compare = [](const Standing& x, const Standing& y) {
            return comes_before(x, y);
        };
        const auto from = std::lower_bound(standings_.begin(), standings_.end(), first, compare);
        const auto to = std::lower_bound(from, standings_.end(), last, compare);
        return to - from >= 2 &&
               any_near(std::span<const Standing>(from, to), text,
                        [&](const Standing& other) { return !is_version(text, other.text); });
    }

    // Two accounts of one matter share words; two versions of one text share runs of them.
    bool is_version(std::uint32_t text, std::uint32_t other) {
        const auto lede = [&](std::uint32_t of) {
            const std::span<const Word> words = texts_.words(of);
            return words.subspan(0, std::min<std::size_t>(kLede, words.size()));
        };
        return share_of(lede(text), lede(other), kVersionRun) >= kSameLede;
    }

    // Returns: the share of the runs of `length` words that are among the others'.
    double share_of(std::span<const Word> words, std::span<const Word> others, std::size_t length) {
        const auto for_each_run = [length](std::span<const Word> of, auto&& use) {
            for (std::size_t i = 0; i + length <= of.size(); ++i) {
                std::uint64_t hash = 0;
                for (std::size_t k = i; k < i + length; ++k)
                    hash = (hash ^ of[k]) * 0x9E3779B97F4A7C15ULL + (hash >> 29U);
                use(hash);
            }
        };
        runs_.clear();
        for_each_run(others, [&](std::uint64_t run) { runs_.push_back(run); });
        std::sort(runs_.begin(), runs_.end());
        std::size_t all = 0;
        std::size_t found = 0;
        for_each_run(words, [&](std::uint64_t run) {
            ++all;
            if (std::ranges::binary_search(runs_, run)) ++found;
        });
        return all == 0 ? 0 : static_cast<double>(found) / static_cast<double>(all);
    }

    // Returns: the first line of the page's list of teasers, or how many lines the page has.
    std::size_t list_of(std::uint32_t text, const Page& page) const {
        const auto lines = texts_.lines(text);
        std::size_t first = lines.size();
        std::size_t told = 0;   // lines that can be told to be of a list or not
        std::size_t known = 0;  // of them, those that are
        bool sure = false;
        std::size_t words = texts_.words(text).size();  // before the line
        std::size_t own = words;                        // before the list
        for (std::size_t i = lines.size(); i-- > 0;) {
            words -= lines[i].words;
            if (lines[i].words < kLeastWords) continue;
            ++told;
            if (page.is_known(i)) ++known;
            sure = sure || page.opens[i] == Opens::another;
            if (!sure || page.opens[i] == Opens::nothing) continue;
            if (static_cast<double>(known) < kOfList * static_cast<double>(told)) continue;
            first = i;
            own = words;
        }
        const double all = static_cast<double>(texts_.words(text).size());
        return static_cast<double>(own) >= kOwnPart * all ? first : lines.size();
    }

    const Texts& texts_;
    std::span<const std::uint32_t> outlets_;
    std::vector<Opening> openings_;                      // by (key, text, position)
    std::vector<Standing> standings_;                    // by (pattern, outlet, text)
    std::vector<std::pair<std::uint32_t, Page>> pages_;  // by text; those with such a line
    std::vector<std::uint64_t> runs_;
};

}  // namespace

void mark_teasers(const Texts& texts, std::span<const std::uint32_t> outlets,
                  std::vector<std::vector<bool>>& furniture) {
    Finder(texts, outlets).run(furniture);
}

}  // namespace isnad::analysis::copies
