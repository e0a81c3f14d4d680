// Dependence where the truth is known: a simulated world, and small ones by hand.
#include "story/dependence/dependence.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "story/dependence/record_dependences.h"
#include "story/dependence/simulated_world.h"
#include "story/outlets/outlets.h"

namespace isnad::story::dependence {
namespace {

TEST(Dependence, CountsOriginsOfASimulatedWorldAndFindsItsTruth) {
    for (const double copying : {0.0, 0.4, 0.9}) {
        WorldOptions options;
        options.copying = copying;
        double within = 0;
        double aware = 0;
        double naive = 0;
        constexpr int kSeeds = 3;
        for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
            const Outcome one = judge(WorldMaker(options, seed).make());
            within += one.within_one / kSeeds;
            aware += one.aware / kSeeds;
            naive += one.naive / kSeeds;
        }
        EXPECT_GE(within, 0.9) << copying;
        EXPECT_GT(aware, naive) << copying;
    }
}

TEST(Dependence, SaysTheSameForAnyOrder) {
    World world = WorldMaker({}, 7).make();
    const Estimate forward = estimate(world.seen);
    std::reverse(world.seen.told.begin(), world.seen.told.end());
    std::reverse(world.seen.traces.begin(), world.seen.traces.end());
    for (Item& item : world.seen.items) std::reverse(item.said.begin(), item.said.end());
    const Estimate backward = estimate(world.seen);
    ASSERT_EQ(forward.pairs.size(), backward.pairs.size());
    for (std::size_t i = 0; i < forward.pairs.size(); ++i)
        EXPECT_EQ(forward.pairs[i].probability(), backward.pairs[i].probability());
    EXPECT_EQ(forward.belief, backward.belief);
}

// Two outlets tell of `occasions` stories; of `worded` they share words that b has from a.
Observations two_outlets(std::uint32_t occasions, std::uint32_t worded) {
    Observations seen;
    seen.sources = 2;
    for (std::uint32_t i = 0; i < occasions; ++i) {
        seen.told.push_back({i, 0, 0});
        seen.told.push_back({i, 1, 0});
        if (i < worded) seen.traces.push_back({.occasion = i, .a = 0, .b = 1, .from_a = 1});
    }
    return seen;
}

TEST(Dependence, IsNotConcludedFromOneStory) {
    const Estimate few = estimate(two_outlets(1, 1));
    ASSERT_EQ(few.pairs.size(), 1U);
    EXPECT_FALSE(is_dependent(few.pairs[0]));
    const Estimate many = estimate(two_outlets(15, 14));
    ASSERT_EQ(many.pairs.size(), 1U);
    EXPECT_TRUE(is_dependent(many.pairs[0]));
    EXPECT_GT(many.pairs[0].b_from_a, many.pairs[0].a_from_b);
    EXPECT_GT(many.pairs[0].shared[0].copied(), 0.9);
    const Estimate rare = estimate(two_outlets(40, 1));
    EXPECT_FALSE(is_dependent(rare.pairs[0]));
}

TEST(Dependence, SharedErrorsTellMoreThanSharedTruth) {
    const auto world = [](bool wrong) {
        Observations seen;
        seen.sources = 6;
        for (std::uint32_t i = 0; i < 12; ++i) {
            Item item{.occasion = i,
                      .name = "",
                      .values = {"true", "false"},
                      .alternatives = 10,
                      .said = {}};
            for (std::uint32_t source = 0; source < 6; ++source) {
                seen.told.push_back({i, source, 0});
                item.said.push_back({source, wrong && source < 2 ? 1U : 0U});
            }
            seen.items.push_back(item);
        }
        return seen;
    };
    const auto chance = [](const Estimate& estimate) {
        for (const Dependence& pair : estimate.pairs)
            if (pair.a == 0 && pair.b == 1) return pair.probability();
        return 0.0;
    };
    EXPECT_GT(chance(estimate(world(true))), 0.9);
    EXPECT_LT(chance(estimate(world(false))), 0.3);
}

TEST(RecordDependences, AreThoseOfOutletsThatShareWordsStoryAfterStory) {
    model::Record record;
    for (std::uint32_t story = 0; story < 8; ++story) {
        model::Story one;
        for (const char* outlet : {"The Copy", "The Daily", "The Other"}) {
            model::Document document;
            document.id = std::to_string(story) + outlet;
            document.sightings = {{document.id, "", ""}};
            document.article.language = "en";
            document.article.text = std::string(100, 'x');
            document.article.outlet = model::OutletName{outlet, {}, "", ""};
            one.documents.push_back(static_cast<std::uint32_t>(record.documents.size()));
            record.documents.push_back(std::move(document));
        }
        model::Passage passage;
        passage.a = {one.documents[0], {0, 50}};
        passage.b = {one.documents[1], {0, 50}};
        passage.from = model::CopySource::b;
        record.copies.push_back(passage);
        record.stories.push_back(std::move(one));
    }
    record.outlets = outlets::outlets_of(record);
    const auto found = dependences_of(record);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(record.outlets[found[0].a].name, "The Copy");
    EXPECT_EQ(record.outlets[found[0].b].name, "The Daily");
    EXPECT_EQ(found[0].from, model::CopySource::b);
    EXPECT_EQ(found[0].worded, 8U);
    EXPECT_EQ(found[0].stories.size(), 8U);
    EXPECT_EQ(found[0].why,
              "The Copy and The Daily: words in common in 8 of 8 stories, mostly The Daily first");
}

}  // namespace
}  // namespace isnad::story::dependence
