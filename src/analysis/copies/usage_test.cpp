// Counts of words and neighbours: order, saturation, gaps, writing and reading.
#include "analysis/copies/usage.h"

#include <gtest/gtest.h>

#include <random>

namespace isnad::analysis::copies {
namespace {

using Numbers = std::vector<std::uint32_t>;

TEST(Usage, CountsWordsAndNeighboursInTheirOrder) {
    Usage usage;
    usage.add(Numbers{11, 13, 11, 13, 15});
    usage.add(Numbers{13, 15});
    EXPECT_EQ(usage.pair(11, 13), 2U);
    EXPECT_EQ(usage.pair(13, 11), 1U);
    EXPECT_EQ(usage.pair(13, 15), 2U);
    EXPECT_EQ(usage.pair(15, 13), 0U);
    EXPECT_EQ(usage.word(13), 3U);
    EXPECT_EQ(usage.word(17), 0U);
    EXPECT_EQ(usage.words_added(), 7U);
}

TEST(Usage, SeesNoNeighboursAcrossWhatWasLeftOut) {
    Usage usage;
    usage.add(Numbers{11, 0, 13});
    EXPECT_EQ(usage.pair(11, 13), 0U);
    EXPECT_EQ(usage.pair(11, 0), 0U);
    EXPECT_EQ(usage.word(0), 0U);
    EXPECT_EQ(usage.words_added(), 2U);
}

TEST(Usage, StopsCountingAtTheTop) {
    Usage usage;
    const Numbers many(1000, 21);
    usage.add(many);
    EXPECT_EQ(usage.pair(21, 21), 255U);
    EXPECT_EQ(usage.word(21), 1000U);
}

TEST(Usage, SeldomTakesAPairForSeenThatWasNot) {
    std::mt19937 random(7);
    Usage usage;
    Numbers text(1'000'000);
    for (auto& word : text) word = static_cast<std::uint32_t>(random()) | 1U;
    usage.add(text);
    unsigned seen = 0;
    for (unsigned i = 0; i < 10'000; ++i)
        seen += usage.pair(static_cast<std::uint32_t>(random()) | 1U,
                           static_cast<std::uint32_t>(random()) | 1U) > 0
                    ? 1
                    : 0;
    EXPECT_LT(seen, 800U);
}

TEST(Usage, IsTheSameInAnyOrderAndAfterReading) {
    Usage forward;
    Usage backward;
    const Numbers one = {11, 13, 15};
    const Numbers other = {13, 15, 0, 11};
    forward.add(one);
    forward.add(other);
    backward.add(other);
    backward.add(one);
    EXPECT_TRUE(std::ranges::equal(forward.pair_counters(), backward.pair_counters()));
    EXPECT_TRUE(std::ranges::equal(forward.word_counters(), backward.word_counters()));

    Usage read;
    ASSERT_TRUE(read.restore(forward.pair_counters(), forward.word_counters()));
    EXPECT_EQ(read.pair(13, 15), 2U);
    EXPECT_EQ(read.words_added(), 6U);
    EXPECT_FALSE(read.restore(forward.pair_counters().first(9), forward.word_counters()));
    EXPECT_EQ(read.pair(13, 15), 2U);
}

}  // namespace
}  // namespace isnad::analysis::copies
