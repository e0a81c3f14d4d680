// Purpose: see witnesses.h.
#include "analysis/furniture/witnesses.h"

#include <algorithm>
#include <cmath>

#include "analysis/furniture/pairs.h"
#include "base/disjoint_sets.h"

namespace isnad::analysis::furniture {

namespace {

constexpr double kScale = 1000;        // weights are whole numbers, so that sums have no order
constexpr double kSameReport = 0.5;    // of the shorter body
constexpr double kOnEveryPage = 0.25;  // what a word counts that all pages have; on one page: 1

std::uint64_t weight_of(std::uint32_t words, std::size_t having, std::uint32_t pages) {
    if (pages < 2) return static_cast<std::uint64_t>(kScale) * words;
    const double rarity = 1 - std::log(static_cast<double>(having)) / std::log(pages);
    const double weight = kOnEveryPage + (1 - kOnEveryPage) * rarity;
    return static_cast<std::uint64_t>(std::lround(kScale * weight)) * words;
}

}  // namespace

std::vector<std::uint32_t> find_witnesses(const std::vector<std::vector<Line>>& pages,
                                          const std::vector<std::uint32_t>& sites,
                                          Standings standings) {
    std::vector<std::uint32_t> pages_of;
    for (const std::uint32_t site : sites) {
        if (site >= pages_of.size()) pages_of.resize(site + 1, 0);
        ++pages_of[site];
    }
    std::vector<std::uint64_t> own(pages.size(), 0);
    SharedPairs pairs;
    for_each_template(standings, [&](Standings run) {
        std::vector<std::uint32_t> having;
        for (const Standing& standing : run) {
            const Line& line = pages[standing.doc][standing.line];
            if (line.body && (having.empty() || having.back() != standing.doc))
                having.push_back(standing.doc);
        }
        if (having.empty()) return;
        const std::uint32_t words = pages[run.front().doc][run.front().line].words;
        const std::uint64_t weight = weight_of(words, having.size(), pages_of[run.front().site]);
        for (const std::uint32_t doc : having) own[doc] += weight;
        pairs.add(having, weight);
    });

    base::DisjointSets sets(pages.size());
    pairs.for_each([&](std::uint32_t a, std::uint32_t b, std::uint64_t shared) {
        const std::uint64_t shorter = std::min(own[a], own[b]);
        if (static_cast<double>(shared) > kSameReport * static_cast<double>(shorter))
            sets.join(a, b);
    });
    // Pages without a line of text are one witness of their site.
    constexpr std::uint32_t kNone = 0xFFFFFFFF;
    std::vector<std::uint32_t> blank(pages_of.size(), kNone);
    for (std::uint32_t doc = 0; doc < pages.size(); ++doc) {
        if (own[doc] != 0) continue;
        std::uint32_t& first = blank[sites[doc]];
        if (first == kNone) first = doc;
        sets.join(first, doc);
    }
    std::vector<std::uint32_t> witnesses(pages.size());
    for (std::uint32_t doc = 0; doc < pages.size(); ++doc)
        witnesses[doc] = static_cast<std::uint32_t>(sets.find(doc));
    return witnesses;
}

}  // namespace isnad::analysis::furniture
