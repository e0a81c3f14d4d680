// Readings of Arabic words, least taken off first.
#include "text/clitics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace isnad::text {
namespace {

using testing::ElementsAre;

std::vector<std::string> readings(std::string_view key) {
    std::vector<std::string> out;
    for (const Stem& stem : stems(key)) out.push_back(stem.prefix + "+" + stem.key);
    return out;
}

TEST(Clitics, Layers) {
    EXPECT_THAT(readings("وبالمغرب"),
                ElementsAre("+وبالمغرب", "و+بالمغرب", "وب+المغرب", "وبال+مغرب"));
    EXPECT_THAT(readings("المغرب"), ElementsAre("+المغرب", "ال+مغرب"));
    EXPECT_THAT(readings("سيقول"), ElementsAre("+سيقول", "س+يقول"));
    EXPECT_THAT(readings("سوريا"), ElementsAre("+سوريا"));
    EXPECT_THAT(readings("فرنسا"), ElementsAre("+فرنسا", "ف+رنسا"));
    EXPECT_THAT(readings("ولن"), ElementsAre("+ولن", "و+لن"));
}

TEST(Clitics, LamMeltsWithTheArticle) {
    const auto morocco = readings("للمغرب");
    ASSERT_GE(morocco.size(), 3U);
    EXPECT_EQ(morocco[1], "ل+المغرب");
    EXPECT_EQ(morocco[2], "لل+مغرب");
    EXPECT_THAT(readings("للغه"), testing::Contains("ل+اللغه"));
    EXPECT_THAT(readings("لله"), testing::Contains("ل+الله"));
    EXPECT_THAT(readings("وللمغرب"), testing::IsSupersetOf({"ول+المغرب", "ولل+مغرب"}));
}

TEST(Clitics, OthersAreThemselves) {
    for (const char* key : {"", "و", "في", "port", "وx", "12", "משה"}) {
        ASSERT_FALSE(stems(key).empty());
        EXPECT_EQ(stems(key).front().key, key);
        EXPECT_EQ(stems(key).front().prefix, "");
    }
    EXPECT_EQ(stems("port").size(), 1U);
    EXPECT_EQ(stems("בית").size(), 1U);
    for (const Stem& stem : stems("وال")) EXPECT_GE(stem.key.size(), 4U);
}

TEST(Clitics, LongWordsStayCheap) {
    std::string key;
    while (key.size() < 1'000'000) key += "ول";
    EXPECT_LT(stems(key).size(), 20U);
}

}  // namespace
}  // namespace isnad::text
