// A news world of which the truth is known: for tests and bench/simulate_origins.
//
// Twelve outlets tell of stories. Some report by themselves, each with its own rate of errors; the
// others take a story from one of their one or two originals at the world's rate of copying, and
// change a value now and then. Of copies some show words in common, of these most their direction,
// few a credit; own accounts now and then share words too. Nothing of this is handed to the
// estimate but what it would see.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "base/disjoint_sets.h"
#include "story/dependence/dependence.h"

namespace isnad::story::dependence {

struct WorldOptions {
    std::uint32_t outlets = 12;
    std::uint32_t copiers = 6;
    std::uint32_t stories = 200;
    std::uint32_t items = 5;    // of a story
    std::uint32_t values = 10;  // of an item, the first of them true
    double copying = 0.5;       // of the stories of a copier
    double changed = 0.05;      // of copied values
    double shown = 0.7;         // of copies, by words in common
    double credited = 0.2;      // of copies
    double chance = 0.03;       // that two own accounts share words
};

struct World {
    Observations seen;
    std::vector<std::uint32_t> origins;  // of each story
};

class WorldMaker {
  public:
    WorldMaker(const WorldOptions& options, std::uint32_t seed) : options_(options), dice_(seed) {
        for (std::uint32_t i = 0; i < options.outlets; ++i) accuracy_.push_back(between(0.6, 0.95));
        const std::uint32_t own = options.outlets - options.copiers;
        for (std::uint32_t i = 0; i < options.copiers; ++i)
            originals_.push_back({pick(own), pick(own)});
    }

    World make() {
        world_.seen.sources = options_.outlets;
        for (std::uint32_t story = 0; story < options_.stories; ++story) tell(story);
        return std::move(world_);
    }

  private:
    // Own arithmetic on the bits, for the library's distributions differ between machines.
    double chance() { return static_cast<double>(dice_() >> 5) / 134217728.0; }
    double between(double low, double high) { return low + (high - low) * chance(); }
    std::uint32_t pick(std::uint32_t count) {
        return std::min(count - 1, static_cast<std::uint32_t>(chance() * count));
    }

    std::vector<std::uint32_t> own_account(std::uint32_t outlet) {
        std::vector<std::uint32_t> values;
        for (std::uint32_t i = 0; i < options_.items; ++i) {
            const bool right = chance() < accuracy_[outlet];
            values.push_back(right ? 0 : 1 + pick(options_.values - 1));
        }
        return values;
    }

    void tell(std::uint32_t story) {
        const std::uint32_t own = options_.outlets - options_.copiers;
        std::vector<std::vector<std::uint32_t>> accounts(options_.outlets);
        base::DisjointSets roots(options_.outlets);
        for (std::uint32_t outlet = 0; outlet < options_.outlets; ++outlet) {
            if (chance() >= 0.6) continue;  // it does not tell of this story
            world_.seen.told.push_back({story, outlet, 0});
            accounts[outlet] = own_account(outlet);
            if (outlet < own || chance() >= options_.copying) continue;
            const std::uint32_t original = originals_[outlet - own][pick(2)];
            if (!accounts[original].empty()) {
                copy(story, outlet, original, accounts);
                roots.join(outlet, original);
            }
        }
        share_words_by_chance(story, accounts, roots);
        add_items(story, accounts);
        std::uint32_t count = 0;
        for (std::uint32_t outlet = 0; outlet < options_.outlets; ++outlet)
            count += !accounts[outlet].empty() && roots.find(outlet) == outlet ? 1 : 0;
        world_.origins.push_back(count);
    }

    void copy(std::uint32_t story, std::uint32_t outlet, std::uint32_t original,
              std::vector<std::vector<std::uint32_t>>& accounts) {
        for (std::uint32_t i = 0; i < options_.items; ++i)
            if (chance() >= options_.changed) accounts[outlet][i] = accounts[original][i];
        Trace trace{.occasion = story, .a = original, .b = outlet};  // originals come first
        if (chance() < options_.shown) {
            const double told = chance();
            (told < 0.6 ? trace.from_a : told < 0.9 ? trace.undirected : trace.from_b) = 1;
        }
        trace.b_credits_a = chance() < options_.credited;
        if (trace.passages() > 0 || trace.b_credits_a) world_.seen.traces.push_back(trace);
    }

    void share_words_by_chance(std::uint32_t story,
                               const std::vector<std::vector<std::uint32_t>>& accounts,
                               base::DisjointSets& roots) {
        for (std::uint32_t a = 0; a < options_.outlets; ++a) {
            for (std::uint32_t b = a + 1; b < options_.outlets; ++b) {
                const bool apart =
                    !accounts[a].empty() && !accounts[b].empty() && roots.find(a) != roots.find(b);
                if (apart && chance() < options_.chance)
                    world_.seen.traces.push_back(
                        {.occasion = story, .a = a, .b = b, .undirected = 1});
            }
        }
    }

    void add_items(std::uint32_t story, const std::vector<std::vector<std::uint32_t>>& accounts) {
        for (std::uint32_t i = 0; i < options_.items; ++i) {
            Item item;
            item.occasion = story;
            for (std::uint32_t value = 0; value < options_.values; ++value)
                item.values.push_back(std::to_string(value));
            item.alternatives = options_.values - 1;
            for (std::uint32_t outlet = 0; outlet < options_.outlets; ++outlet)
                if (!accounts[outlet].empty()) item.said.push_back({outlet, accounts[outlet][i]});
            world_.seen.items.push_back(std::move(item));
        }
    }

    WorldOptions options_;
    std::mt19937 dice_;
    std::vector<double> accuracy_;
    std::vector<std::vector<std::uint32_t>> originals_;  // of each copier, two
    World world_;
};

// What an estimate makes of a world.
struct Outcome {
    double within_one = 0;     // stories whose origins are counted right or one off
    double naive_origins = 0;  // the same, counting outlets
    double aware = 0;          // values found true by votes that count copies once
    double naive = 0;          // by the number of outlets
};

inline Outcome judge(const World& world) {
    const Estimate estimate = dependence::estimate(world.seen);
    const auto stories = static_cast<std::uint32_t>(world.origins.size());
    std::vector<base::DisjointSets> roots(stories, base::DisjointSets(world.seen.sources));
    for (const Dependence& pair : estimate.pairs) {
        if (!is_dependent(pair)) continue;
        for (const Shared& shared : pair.shared)
            if (shared.copied() >= kCopied) roots[shared.occasion].join(pair.a, pair.b);
    }
    std::vector<std::uint32_t> found(stories, 0);
    std::vector<std::uint32_t> outlets(stories, 0);
    std::vector<std::vector<bool>> told(stories, std::vector<bool>(world.seen.sources, false));
    for (const Telling& telling : world.seen.told) told[telling.occasion][telling.source] = true;
    for (std::uint32_t story = 0; story < stories; ++story) {
        std::vector<bool> counted(world.seen.sources, false);
        for (std::uint32_t source = 0; source < world.seen.sources; ++source) {
            if (!told[story][source]) continue;
            ++outlets[story];
            const std::size_t root = roots[story].find(source);
            if (!counted[root]) ++found[story];
            counted[root] = true;
        }
    }
    Outcome outcome;
    const auto near = [](std::uint32_t a, std::uint32_t b) {
        return a > b ? a - b <= 1 : b - a <= 1;
    };
    for (std::uint32_t story = 0; story < stories; ++story) {
        outcome.within_one += near(found[story], world.origins[story]) ? 1 : 0;
        outcome.naive_origins += near(outlets[story], world.origins[story]) ? 1 : 0;
    }
    for (std::size_t i = 0; i < world.seen.items.size(); ++i) {
        std::vector<double> votes(world.seen.items[i].values.size(), 0);
        for (const Said& said : world.seen.items[i].said) votes[said.value] += 1;
        const auto best = [](const std::vector<double>& of) {
            return std::max_element(of.begin(), of.end()) - of.begin();
        };
        // Value 0 is true: a tie counts as half, lest the order of values decide.
        const auto right = [&](const std::vector<double>& of) {
            const double most = of[static_cast<std::size_t>(best(of))];
            const auto ties = std::count_if(of.begin(), of.end(),
                                            [&](double each) { return each > most - 1e-9; });
            return of[0] > most - 1e-9 ? 1.0 / static_cast<double>(ties) : 0.0;
        };
        outcome.naive += right(votes);
        outcome.aware += right(estimate.belief[i]);
    }
    outcome.within_one /= stories;
    outcome.naive_origins /= stories;
    outcome.naive /= static_cast<double>(world.seen.items.size());
    outcome.aware /= static_cast<double>(world.seen.items.size());
    return outcome;
}

}  // namespace isnad::story::dependence
