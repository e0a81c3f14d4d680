// How far two ways of naming are apart.
#include "story/framing/distance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "story/framing/framing.h"

namespace isnad::story::framing {
namespace {

using ::testing::SizeIs;
using Slots = std::vector<std::uint16_t>;

TEST(JensenShannon, IsAsDefined) {
    const auto distance = [](const Slots& a, const Slots& b) {
        return jensen_shannon_distance(a, b);
    };
    EXPECT_DOUBLE_EQ(distance({3, 1}, {3, 1}), 0);
    EXPECT_DOUBLE_EQ(distance({3, 1}, {6, 2}), 0);
    EXPECT_DOUBLE_EQ(distance({5, 0}, {0, 2}), 1);
    EXPECT_DOUBLE_EQ(distance({1, 2, 3}, {3, 2, 1}), distance({3, 2, 1}, {1, 2, 3}));
    // (1/2, 1/2) against (1, 0): the divergence is 1 - H(3/4) / 1 - 1/2 of 1 bit.
    const double middle = -(0.75 * std::log2(0.75) + 0.25 * std::log2(0.25));
    EXPECT_NEAR(distance({1, 1}, {1, 0}), std::sqrt(middle - 0.5), 1e-12);
}

TEST(Apart, WeighsThingsByTheirUses) {
    const Layout layout{{0, 2, 4}};
    const Apart both = apart(layout, {3, 0, 1, 1}, {0, 3, 1, 1});
    EXPECT_EQ(both.things, 2U);
    EXPECT_DOUBLE_EQ(both.uses, 10);
    EXPECT_DOUBLE_EQ(both.distance, 3.0 / 5);
    const Apart one = apart(layout, {3, 0, 0, 0}, {0, 3, 1, 1});
    EXPECT_EQ(one.things, 1U);
    EXPECT_DOUBLE_EQ(one.distance, 1);
    EXPECT_EQ(apart(layout, {0, 0, 0, 0}, {1, 1, 1, 1}).things, 0U);
}

// A record in which each page of an outlet uses one of two names; `names` by outlet and page.
model::Record record_of(const std::vector<std::vector<int>>& names) {
    model::Record record;
    model::Framing framing{"x:1", std::vector<model::Usage>(2)};
    framing.variants[0].text = "الحركة";
    framing.variants[1].text = "التنظيم";
    for (std::uint32_t outlet = 0; outlet < names.size(); ++outlet) {
        model::Outlet made{.name = "outlet " + std::to_string(outlet)};
        for (const int name : names[outlet]) {
            const auto doc = static_cast<std::uint32_t>(record.documents.size());
            record.documents.emplace_back();
            made.documents.push_back(doc);
            framing.variants[static_cast<std::size_t>(name)].documents[doc] = 1;
        }
        record.outlets.push_back(std::move(made));
    }
    record.framing.push_back(std::move(framing));
    return record;
}

std::vector<model::NamingDistance> distances(const model::Record& record) {
    std::vector<std::uint32_t> outlet_of(record.documents.size());
    for (std::uint32_t outlet = 0; outlet < record.outlets.size(); ++outlet)
        for (const std::uint32_t doc : record.outlets[outlet].documents) outlet_of[doc] = outlet;
    return find_distances(record, outlet_of);
}

TEST(Distances, HaveNoIntervalWherePagesAreFew) {
    const auto few = distances(record_of({{0, 0, 0, 0}, {1, 1, 1, 1, 1, 1}}));
    ASSERT_THAT(few, SizeIs(1));
    EXPECT_DOUBLE_EQ(few[0].distance, 1);
    EXPECT_FALSE(few[0].low.has_value());
    EXPECT_FALSE(few[0].chance.has_value());
    EXPECT_EQ(few[0].documents_a, 4U);
}

TEST(Distances, HaveAnIntervalAndWhatChanceGives) {
    const auto record = record_of({{0, 0, 0, 0, 0, 0, 1, 0}, {1, 1, 1, 0, 1, 1, 1, 0}});
    const auto found = distances(record);
    ASSERT_THAT(found, SizeIs(1));
    ASSERT_TRUE(found[0].low && found[0].high && found[0].chance);
    EXPECT_LT(*found[0].low, found[0].distance);
    EXPECT_GT(*found[0].high, found[0].distance);
    EXPECT_LT(*found[0].chance, found[0].distance);
    const auto again = distances(record);
    EXPECT_EQ(*again[0].low, *found[0].low);
    EXPECT_EQ(*again[0].chance, *found[0].chance);
}

TEST(Distances, ArePairsOfThoseThatNameMost) {
    std::vector<std::vector<int>> names(200, {0});
    for (std::size_t outlet = 0; outlet < 10; ++outlet) names[outlet * 20] = {0, 1};
    const auto found = distances(record_of(names));
    EXPECT_THAT(found, SizeIs(24 * 23 / 2));
    EXPECT_EQ(found.front().a, 0U);
}

}  // namespace
}  // namespace isnad::story::framing
