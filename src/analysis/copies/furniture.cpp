// Purpose: see furniture.h.
#include "analysis/copies/furniture.h"

#include <algorithm>
#include <span>

#include "analysis/copies/teasers.h"
#include "analysis/copies/topics.h"

namespace isnad::analysis::copies {

namespace {

constexpr std::uint32_t kLeastPages = 3;      // of one outlet
constexpr std::uint32_t kLeastPagesLong = 5;  // the same for a line as long as a paragraph
constexpr std::uint32_t kLongLine = 40;       // words
constexpr std::uint32_t kManyPages = 30;      // enough for any outlet, however large
constexpr std::uint32_t kLeastPagesOverall = 10;
constexpr double kShareOfPages = 0.05;
// A line of fewer pages that speaks of none of them is furniture if it lasts: a disclaimer under
// the columns of one author. News that is told beside other news does not.
constexpr std::uint32_t kFewTexts = 1000;
constexpr std::uint32_t kLongTime = 20;  // part of all texts that come while it is in use
constexpr std::size_t kOthersAsked = 12;
constexpr double kLittleElse = 0.5;  // of a page's words may stand in recurring lines

struct Standing {
    std::uint64_t pattern = 0;
    std::uint32_t outlet = 0;  // 0: unknown
    std::uint32_t text = 0;
    std::uint32_t line = 0;
};

using Standings = std::span<const Standing>;

std::uint32_t count_texts(Standings places) {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (i == 0 || places[i].text != places[i - 1].text) ++count;
    return count;
}

// Calls `use` with each run of equal patterns (or, with `by_outlet`, of pattern and outlet).
template <typename Use>
void for_each_group(Standings places, bool by_outlet, Use&& use) {
    for (std::size_t from = 0; from < places.size();) {
        std::size_t to = from + 1;
        while (to < places.size() && places[to].pattern == places[from].pattern &&
               (!by_outlet || places[to].outlet == places[from].outlet))
            ++to;
        use(places.subspan(from, to - from));
        from = to;
    }
}

class Learner {
  public:
    Learner(const Texts& texts, std::span<const std::uint32_t> outlets)
        : texts_(texts), topics_(texts, recurring_) {
        pages_of_.resize(outlets.empty() ? 1 : *std::ranges::max_element(outlets) + 1);
        for (std::uint32_t t = 0; t < texts.size(); ++t) {
            pages_of_[outlets[t]].push_back(t);
            const auto lines = texts.lines(t);
            for (std::uint32_t i = 0; i < lines.size(); ++i)
                places_.push_back({lines[i].pattern(), outlets[t], t, i});
            furniture_.emplace_back(lines.size(), false);
            recurring_.emplace_back(lines.size(), false);
        }
        std::sort(places_.begin(), places_.end(), [](const Standing& x, const Standing& y) {
            return std::tie(x.pattern, x.outlet, x.text, x.line) <
                   std::tie(y.pattern, y.outlet, y.text, y.line);
        });
    }

    std::vector<std::vector<bool>> learn() {
        measure_pages();
        for_each_group(places_, false, [&](Standings group) {
            if (is_furniture(group)) mark(group);
        });
        // Judged by what the first round found, so that a list does not unravel a whole page.
        const std::vector<std::vector<bool>> first_round = furniture_;
        for_each_group(places_, true, [&](Standings group) {
            if (touches_furniture(group, first_round)) mark(group);
        });
        return std::move(furniture_);
    }

  private:
    std::uint32_t words_of(const Standing& place) const {
        return texts_.lines(place.text)[place.line].words;
    }

    void mark(Standings group) {
        for (const Standing& place : group) furniture_[place.text][place.line] = true;
    }

    // Which pages consist of recurring lines for the greater part: those are copies.
    void measure_pages() {
        std::vector<std::uint64_t> recurring(texts_.size(), 0);
        for_each_group(places_, false, [&](Standings group) {
            if (group.size() < 2) return;
            for (const Standing& place : group) recurring_[place.text][place.line] = true;
            if (group.size() < kLeastPages) return;
            if (count_texts(group) < kLeastPages) return;
            for (const Standing& place : group) recurring[place.text] += words_of(place);
        });
        mostly_recurring_.resize(texts_.size());
        for (std::size_t t = 0; t < texts_.size(); ++t)
            mostly_recurring_[t] = static_cast<double>(recurring[t]) >
                                   kLittleElse * static_cast<double>(texts_.words(t).size());
    }

    bool pages_share_little_else(Standings group) const {
        std::size_t alike = 0;
        for (const Standing& place : group)
            if (mostly_recurring_[place.text]) ++alike;
        return alike * 2 < group.size();
    }

    // For how long a line has been in use, few texts do not tell.
    bool is_lasting(Standings group) const {
        const auto [first, last] = std::ranges::minmax(group, {}, &Standing::text);
        return texts_.size() >= kFewTexts && last.text - first.text >= texts_.size() / kLongTime;
    }

    // What the line has to do with its pages, next to others of the first outlet that has it.
    Relation relation(Standings group) {
        std::vector<std::uint32_t> with;
        for (const Standing& place : group) with.push_back(place.text);
        std::sort(with.begin(), with.end());
        with.erase(std::unique(with.begin(), with.end()), with.end());
        const std::vector<std::uint32_t>& pages = pages_of_[group[0].outlet];
        std::vector<std::uint32_t> without;
        const std::size_t asked = std::min(pages.size(), kOthersAsked);
        for (std::size_t i = 0; i < asked; ++i) {
            const std::uint32_t page = pages[i * pages.size() / asked];
            if (!std::ranges::binary_search(with, page)) without.push_back(page);
        }
        std::uint32_t first = 0;
        const auto lines = texts_.lines(group[0].text);
        for (std::uint32_t i = 0; i < group[0].line; ++i) first += lines[i].words;
        return topics_.relation(texts_.words(group[0].text).subspan(first, words_of(group[0])),
                                with, without);
    }

    bool is_furniture(Standings group) {
        if (group.size() < kLeastPages) return false;
        const std::uint32_t pages = count_texts(group);
        const std::uint32_t least = words_of(group[0]) > kLongLine ? kLeastPagesLong : kLeastPages;
        if (pages < least || !pages_share_little_else(group)) return false;
        // Every outlet that has the line must have it as furniture: else one copied the other.
        bool of_some = true;  // pages of each
        std::size_t outlets = 0;
        bool of_many = true;  // of all that the outlet has
        for_each_group(group, true, [&](Standings of_outlet) {
            const std::uint32_t outlet = of_outlet[0].outlet;
            const std::uint32_t here = count_texts(of_outlet);
            ++outlets;
            of_some = of_some && outlet != 0 && here >= least;
            of_many =
                of_many && (here >= kManyPages ||
                            here >= kShareOfPages * static_cast<double>(pages_of_[outlet].size()));
        });
        const bool overall = pages >= kLeastPagesOverall &&
                             pages >= kShareOfPages * static_cast<double>(texts_.size());
        const bool fair_share = overall || (of_some && of_many);
        if (!fair_share &&
            (!of_some || outlets > 1 || pages < kLeastPagesLong || !is_lasting(group)))
            return false;
        const Relation relation = this->relation(group);
        return fair_share ? relation != Relation::of_the_page : relation == Relation::of_none;
    }

    bool touches_furniture(Standings group, const std::vector<std::vector<bool>>& known) {
        if (group.size() < 2 || group[0].outlet == 0 || count_texts(group) < 2) return false;
        std::vector<std::uint64_t> beyond;  // the line on the side that is not furniture
        for (const Standing& place : group) {
            const std::vector<bool>& lines = known[place.text];
            const bool after = place.line + 1 < lines.size() && lines[place.line + 1];
            const bool before = place.line > 0 && lines[place.line - 1];
            if (lines[place.line] || !(after || before)) return false;
            const auto all = texts_.lines(place.text);
            if (after && place.line > 0) beyond.push_back(all[place.line - 1].pattern());
            if (!after && place.line + 1 < all.size())
                beyond.push_back(all[place.line + 1].pattern());
        }
        std::sort(beyond.begin(), beyond.end());
        return std::adjacent_find(beyond.begin(), beyond.end()) == beyond.end() &&
               relation(group) != Relation::of_the_page;
    }

    const Texts& texts_;
    std::vector<Standing> places_;                      // by (pattern, outlet, text, line)
    std::vector<std::vector<std::uint32_t>> pages_of_;  // by outlet
    std::vector<bool> mostly_recurring_;
    std::vector<std::vector<bool>> furniture_;
    std::vector<std::vector<bool>> recurring_;  // lines that stand more than once
    Topics topics_;
};

}  // namespace

std::vector<std::vector<bool>> find_furniture(const Texts& texts,
                                              std::span<const std::uint32_t> outlets) {
    std::vector<std::vector<bool>> furniture = Learner(texts, outlets).learn();
    mark_teasers(texts, outlets, furniture);
    return furniture;
}

}  // namespace isnad::analysis::copies
