// Intervals that lie apart, touch, overlap, or cannot be read.
#include "analysis/copies/intervals.h"

#include <gtest/gtest.h>

namespace isnad::analysis::copies {
namespace {

TEST(Intervals, EndBeforeOnlyWhereTheDatesSaySo) {
    EXPECT_TRUE(ends_before("2021-11-24", "2021-11-25"));
    EXPECT_TRUE(ends_before("2021-10", "2021-11-01"));
    EXPECT_TRUE(ends_before("2021-11-24T10:00", "2021-11-24T12:30"));
    EXPECT_FALSE(ends_before("2021-11-24", "2021-11-24T12:30"));
    EXPECT_FALSE(ends_before("2021-11-25", "2021-11-24"));
    EXPECT_FALSE(ends_before("", "2021-11-24"));
    EXPECT_FALSE(ends_before("2021-11-24", ""));
}

TEST(Intervals, AreHoursApart) {
    EXPECT_DOUBLE_EQ(hours_between("2021-11-24", "2021-11-25"), 24);
    EXPECT_DOUBLE_EQ(hours_between("2020-02-28", "2020-03-01"), 48);  // a leap year
    EXPECT_DOUBLE_EQ(hours_between("2021-11-24T10:15", "2021-11-24T12:30:59"), 2.25);
    EXPECT_DOUBLE_EQ(hours_between("2021-12-31T23:00", "2022-01-01T01:00"), 2);
    EXPECT_DOUBLE_EQ(hours_between("2021-10", "2021-11-01"), 16.5 * 24);
    EXPECT_DOUBLE_EQ(hours_between("2021-11-24", "2021-11-24T12:30"), 0);
    EXPECT_DOUBLE_EQ(hours_between("2021-11-25", "2021-11-24"), 0);
    EXPECT_DOUBLE_EQ(hours_between("", "2021-11-24"), 0);
}

TEST(Intervals, ThatCannotBeReadAreNoGap) {
    EXPECT_DOUBLE_EQ(hours_between("", ""), 0);
    EXPECT_DOUBLE_EQ(hours_between("197X", "2021-11-24"), 0);
    EXPECT_DOUBLE_EQ(hours_between("-999-99-99", "yesterday"), 0);
    EXPECT_GT(hours_between("2021-99-99T99:99", "2999-01-01"), 0);
    EXPECT_DOUBLE_EQ(hours_between("2021-11-2", "2021-11-24T"), 0);
}

TEST(Intervals, ComparesMomentsOfTwoZonesInUtc) {
    EXPECT_TRUE(ends_before("2021-03-05T10:00+03:00", "2021-03-05T08:00Z"));
    EXPECT_FALSE(ends_before("2021-03-05T08:00Z", "2021-03-05T10:00+03:00"));
    EXPECT_TRUE(ends_before("2021-03-05T00:30:00+0300", "2021-03-04T23:30:00Z"));
    EXPECT_TRUE(ends_before("2021-12-31T22:00-03:00", "2022-01-01T01:30Z"));
    EXPECT_NEAR(hours_between("2021-03-05T10:00+03:00", "2021-03-05T08:00Z"), 1, 0.01);
    EXPECT_FALSE(ends_before("2021-03-05T10:00+", "2021-03-05T10:00"));
}

}  // namespace
}  // namespace isnad::analysis::copies
