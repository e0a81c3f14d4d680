// What two texts show: each kind of evidence with invented words, mirrored, and long hostile ones.
#include "analysis/copies/evidence.h"

#include <gtest/gtest.h>

#include <random>

namespace isnad::analysis::copies {
namespace {

using Numbers = std::vector<std::uint32_t>;

// Words are odd numbers. A phrase is four words that always follow each other.
constexpr std::uint32_t kPhrase = 4;

Numbers phrase(std::uint32_t number) {
    Numbers words;
    for (std::uint32_t i = 0; i < kPhrase; ++i) words.push_back((number * kPhrase + i) * 2 + 1);
    return words;
}

Numbers phrases(std::initializer_list<std::uint32_t> numbers) {
    Numbers words;
    for (const std::uint32_t number : numbers)
        for (const std::uint32_t word : phrase(number)) words.push_back(word);
    return words;
}

Numbers joined(std::initializer_list<Numbers> parts) {
    Numbers words;
    for (const Numbers& part : parts) words.insert(words.end(), part.begin(), part.end());
    return words;
}

// A store in which phrases 0..999 stand in any order.
const Usage& press() {
    static const Usage usage = [] {
        Usage all;
        std::mt19937 random(11);
        for (unsigned text = 0; text < 1000; ++text) {
            Numbers words;
            for (unsigned i = 0; i < 60; ++i)
                for (const std::uint32_t word : phrase(static_cast<std::uint32_t>(random() % 1000)))
                    words.push_back(word);
            all.add(words);
        }
        return all;
    }();
    return usage;
}

// Texts that agree wherever they have the same word in the same place.
Path in_place(const Numbers& a, const Numbers& b) {
    Path path;
    for (std::uint32_t i = 0; i < a.size() && i < b.size(); ++i)
        if (a[i] == b[i]) path.push_back({i, i});
    return path;
}

TextEvidence weigh(const Numbers& a, const Numbers& b, const std::vector<Path>& paths) {
    return weigh_texts({a, {}}, {b, {}}, paths, press());
}

std::vector<Path> turned(std::vector<Path> paths) {
    for (Path& path : paths)
        for (Match& match : path) std::swap(match.a, match.b);
    return paths;
}

TEST(Evidence, TheSideWhoseWordsSitWellIsTheSource) {
    const Numbers original = phrases({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
    Numbers edited = original;
    for (std::size_t i = 2; i < edited.size(); i += 8)
        edited[i] = phrase(100 + static_cast<std::uint32_t>(i))[3];
    const std::vector<Path> paths = {in_place(original, edited)};
    const double edits = weigh(original, edited, paths).edits;
    EXPECT_GT(edits, 1.5);
    EXPECT_NEAR(weigh(edited, original, turned(paths)).edits, -edits, 1e-9);
}

TEST(Evidence, WhatTheTwoTextsSayThemselvesIsNoUsage) {
    Numbers original;  // words that never follow each other elsewhere
    for (std::uint32_t i = 0; i < 64; ++i) original.push_back(phrase(i)[0]);
    Numbers edited = original;
    for (std::uint32_t i = 2; i < 64; i += 8) edited[i] = phrase(100 + i)[0];
    const Numbers often = joined({edited, edited, edited, edited, edited, edited});
    Usage usage;
    ASSERT_TRUE(usage.restore(press().pair_counters(), press().word_counters()));
    usage.add(often);
    const std::vector<Path> paths = {in_place(original, often)};
    const TextEvidence evidence = weigh_texts({original, {}}, {often, {}}, paths, usage);
    EXPECT_LT(std::abs(evidence.edits), 0.5);
}

TEST(Evidence, OneSwapAllThroughATextIsOneEdit) {
    Numbers original;
    Numbers edited;
    for (std::uint32_t i = 0; i < 12; ++i) {
        const Numbers sentence = joined({phrase(1), phrase(20 + i)});
        original.insert(original.end(), sentence.begin(), sentence.end());
        edited.insert(edited.end(), sentence.begin(), sentence.end());
        edited[edited.size() - 6] = phrase(700)[3];  // inside phrase 1
    }
    const double edits = weigh(original, edited, {in_place(original, edited)}).edits;
    EXPECT_GT(edits, 0.0);
    EXPECT_LT(edits, 1.2);
}

TEST(Evidence, SwapsThatGoEitherWaySayLittle) {
    Numbers a = phrases({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
    Numbers b = a;
    for (std::size_t i = 2; i < a.size(); i += 8)
        (i % 16 == 2 ? a : b)[i] = phrase(100 + static_cast<std::uint32_t>(i))[3];
    EXPECT_LT(std::abs(weigh(a, b, {in_place(a, b)}).edits), 0.8);
}

TEST(Evidence, ARestOnOtherMattersHostsThePassage) {
    const Numbers passage = phrases({1, 2, 3, 4, 5, 6});
    const Numbers source = joined({passage, phrases({1, 50, 2, 51, 3, 52, 4, 53, 5, 54})});
    const Numbers host = joined({phrases({60, 61, 62, 63, 64, 65, 66, 67, 68, 69}), passage});
    Path path;
    for (std::uint32_t i = 0; i < passage.size(); ++i) path.push_back({i, i + 40});
    const TextEvidence evidence = weigh(source, host, {path});
    EXPECT_TRUE(evidence.a_goes_on);
    EXPECT_TRUE(evidence.b_goes_on);
    EXPECT_GT(evidence.a_topic, 4.0);
    EXPECT_LT(evidence.b_topic, 0.0);
}

TEST(Evidence, WhatACopyLeftOutInTheMiddleIsRest) {
    const Numbers whole = phrases({1, 2, 3, 40, 41, 42, 43, 44, 45, 4, 5, 6});
    const Numbers copy = phrases({1, 2, 3, 4, 5, 6});
    Path path;
    for (std::uint32_t i = 0; i < copy.size(); ++i) path.push_back({i < 12 ? i : i + 24, i});
    const TextEvidence evidence = weigh(whole, copy, {path});
    EXPECT_TRUE(evidence.a_goes_on);
    EXPECT_FALSE(evidence.b_goes_on);
}

TEST(Evidence, ASmallStoreKnowsLittle) {
    Usage usage;
    usage.add(phrases({1, 2, 3, 4, 5, 6}));
    const Numbers original = phrases({1, 2, 3, 4, 5, 6});
    Numbers edited = original;
    for (std::size_t i = 2; i < edited.size(); i += 4) edited[i] = 9001;
    const std::vector<Path> paths = {in_place(original, edited)};
    EXPECT_LT(std::abs(weigh_texts({original, {}}, {edited, {}}, paths, usage).edits), 0.1);
}

TEST(Evidence, IsLinearOnLongTexts) {
    Numbers a(300'000, 1);
    Numbers b = a;
    for (std::size_t i = 0; i < a.size(); i += 3) b[i] = static_cast<std::uint32_t>(i * 2 + 1);
    const TextEvidence evidence = weigh(a, b, {in_place(a, b)});
    EXPECT_EQ(evidence.opening, 0);
}

}  // namespace
}  // namespace isnad::analysis::copies
