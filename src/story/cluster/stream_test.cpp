// The stream against itself: any order, one by one or together, and against the obvious way.
#include "story/cluster/stream.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace isnad::story::cluster {
namespace {

Profile unit(std::vector<std::uint32_t> features) {
    std::sort(features.begin(), features.end());
    features.erase(std::unique(features.begin(), features.end()), features.end());
    Profile profile;
    for (const std::uint32_t feature : features)
        profile.emplace_back(feature,
                             1 / std::sqrt(static_cast<float>(static_cast<int>(features.size()))));
    return profile;
}

// Pages of a few matters that share words with their neighbours, in two languages, some undated.
std::vector<DocumentProfile> invented(std::size_t pages, std::uint32_t matters) {
    std::mt19937 random(7);
    std::vector<DocumentProfile> made;
    for (std::size_t i = 0; i < pages; ++i) {
        const auto matter = static_cast<std::uint32_t>(random() % matters);
        std::vector<std::uint32_t> words;
        std::vector<std::uint32_t> bridge;
        for (int w = 0; w < 40; ++w) {
            const auto of =
                static_cast<std::uint32_t>(random() % 3 == 0 ? random() % matters : matter);
            words.push_back(of * 60 + static_cast<std::uint32_t>(random() % 60));
            if (w % 5 == 0) bridge.push_back(of * 12 + static_cast<std::uint32_t>(random() % 12));
        }
        DocumentProfile profile;
        profile.id = "page" + std::to_string(i);
        profile.language = random() % 4 == 0 ? "fr" : "ar";
        if (random() % 10 != 0) profile.day = static_cast<int>(18000 + matter * 5 + random() % 40);
        profile.words = unit(words);
        profile.bridge = unit(bridge);
        made.push_back(std::move(profile));
    }
    return made;
}

using Ids = std::set<std::vector<std::string>>;

Ids ids_of(const Stream& stream, const std::vector<DocumentProfile>& pages,
           const std::vector<std::size_t>& order) {
    Ids all;
    for (const auto& story : stream.stories()) {
        std::vector<std::string> ids;
        for (const std::uint32_t page : story) ids.push_back(pages[order[page]].id);
        all.insert(std::move(ids));
    }
    return all;
}

std::vector<std::size_t> counted(std::size_t size) {
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), 0U);
    return order;
}

TEST(Stream, AnyOrderOneByOneOrTogetherGivesTheSameStories) {
    const auto pages = invented(300, 40);
    auto order = counted(pages.size());
    Stream together;
    for (const std::size_t page : order) together.add(pages[page]);
    together.settle();
    const Ids expected = ids_of(together, pages, order);
    EXPECT_GT(expected.size(), 20U);
    EXPECT_LT(expected.size(), 200U);
    std::mt19937 random(3);
    for (int shuffle = 0; shuffle < 8; ++shuffle) {
        std::shuffle(order.begin(), order.end(), random);
        Stream stream;
        for (const std::size_t page : order) {
            stream.add(pages[page]);
            if (shuffle % 2 == 0 || page % 7 == 0) stream.settle();
        }
        stream.settle();
        EXPECT_EQ(ids_of(stream, pages, order), expected) << "shuffle " << shuffle;
    }
}

TEST(Stream, EachStepIsWhatTheWholeWouldGive) {
    const auto pages = invented(140, 12);
    auto order = counted(pages.size());
    std::shuffle(order.begin(), order.end(), std::mt19937(11));
    Stream stream;
    for (std::size_t size = 1; size <= pages.size(); ++size) {
        stream.add(pages[order[size - 1]]);
        stream.settle();
        if (size % 20 != 0) continue;
        Stream fresh;
        auto part = std::vector(order.begin(), order.begin() + static_cast<long>(size));
        std::sort(part.begin(), part.end());
        for (const std::size_t page : part) fresh.add(pages[page]);
        fresh.settle();
        EXPECT_EQ(ids_of(stream, pages, order), ids_of(fresh, pages, part)) << size << " pages";
    }
}

TEST(LikeIndex, FindsWhatComparingWithEachFinds) {
    const auto pages = invented(200, 15);
    LikeIndex index;
    for (std::uint32_t i = 0; i < pages.size(); ++i) {
        constexpr double kLeast = 0.05;
        std::vector<std::pair<std::uint32_t, double>> expected;
        for (std::uint32_t j = 0; j < i; ++j)
            if (const double like = likeness(pages[i], pages[j]); like >= kLeast)
                expected.emplace_back(j, like);
        std::vector<std::pair<std::uint32_t, double>> found;
        for (const Like& like : index.find(pages[i], kLeast))
            found.emplace_back(like.page, like.likeness);
        std::sort(found.begin(), found.end());
        ASSERT_EQ(found, expected) << "page " << i;
        index.add(pages[i]);
    }
}

DocumentProfile page(const std::string& id, int day, std::vector<std::uint32_t> words) {
    DocumentProfile profile;
    profile.id = id;
    profile.language = "ar";
    profile.day = day;
    profile.words = unit(std::move(words));
    return profile;
}

std::vector<std::uint32_t> range(std::uint32_t first, std::uint32_t last) {
    std::vector<std::uint32_t> numbers(last - first);
    std::iota(numbers.begin(), numbers.end(), first);
    return numbers;
}

TEST(Stream, WhatComesLaterJoinsTwoStories) {
    Stream stream;
    stream.add(page("a", 100, range(0, 40)));
    stream.add(page("b", 101, range(40, 80)));
    stream.settle();
    EXPECT_EQ(stream.stories().size(), 2U);
    stream.add(page("c", 102, range(20, 60)));  // tells of both
    stream.add(page("d", 102, range(10, 70)));
    stream.settle();
    EXPECT_EQ(stream.stories().size(), 1U);
}

TEST(Stream, APageThatComesLateButWasEarlierPartsAStory) {
    Stream stream;
    stream.add(page("a", 100, range(0, 40)));
    stream.add(page("b", 102, range(37, 77)));
    stream.settle();
    ASSERT_EQ(stream.stories().size(), 1U);
    stream.add(page("earlier", 101, range(40, 80)));
    stream.settle();
    const auto stories = stream.stories();
    EXPECT_EQ(stories, (std::vector<std::vector<std::uint32_t>>{{0}, {2, 1}}));
}

TEST(Stream, WeeksOfQuietDoNotEndAStory) {
    const auto told = [](int later) {
        Stream stream;
        stream.add(page("a", 100, range(0, 40)));
        stream.add(page("b", 100 + later, range(20, 60)));
        stream.settle();
        return stream.stories().size();
    };
    EXPECT_EQ(told(3), 1U);
    EXPECT_EQ(told(60), 1U);
}

TEST(Stream, TheMiddleIsNearestToTheOthers) {
    Stream stream;
    stream.add(page("a", 100, range(0, 40)));
    stream.add(page("b", 100, range(10, 50)));
    stream.add(page("c", 100, range(20, 60)));
    stream.settle();
    EXPECT_EQ(stream.middle_of({0, 1, 2}), 1U);
}

}  // namespace
}  // namespace isnad::story::cluster
