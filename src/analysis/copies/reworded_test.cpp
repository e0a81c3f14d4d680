// Shuffled, thinned and reworded passages; order-free keys; moulds of other figures; hostile texts.
#include "analysis/copies/reworded.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "analysis/copies/anchors.h"
#include "analysis/copies/copies.h"

namespace isnad::analysis::copies {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string spelled(std::size_t number) {
    std::string word = "word";
    for (; number > 0; number /= 26) word += static_cast<char>('a' + number % 26);
    return word;
}

std::vector<std::string> invented(unsigned seed, std::size_t count) {
    std::mt19937 random(seed);
    std::vector<std::string> words(count);
    for (std::string& word : words) word = spelled(100 + random() % 20000);
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += word + " ";
    return text + "\n";
}

// Each ten words in another order.
std::vector<std::string> shuffled(std::vector<std::string> words, unsigned seed) {
    std::mt19937 random(seed);
    for (std::size_t i = 0; i < words.size(); i += 10)
        std::shuffle(words.begin() + static_cast<std::ptrdiff_t>(i),
                     words.begin() + static_cast<std::ptrdiff_t>(std::min(i + 10, words.size())),
                     random);
    return words;
}

std::vector<model::Passage> copies_of(const std::vector<std::string>& texts) {
    std::vector<Source> sources;
    for (const std::string& text : texts)
        sources.push_back({text, {{0, static_cast<std::uint32_t>(text.size())}}, "", "", ""});
    return find_copies(sources);
}

TEST(Reworded, FindsAShuffledPassageBetweenOtherWords) {
    const auto passage = invented(1, 120);
    const std::string source = joined(invented(2, 80)) + joined(passage) + joined(invented(3, 80));
    const std::string before = joined(invented(4, 60));
    const std::string moved = joined(shuffled(passage, 9));
    const auto found = copies_of({source, before + moved + joined(invented(5, 60))});
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_TRUE(found[0].reworded);
    EXPECT_EQ(found[0].kind, model::CopyKind::edited);
    EXPECT_THAT(found[0].changes, IsEmpty());
    EXPECT_GT(found[0].similarity, 0.9);
    EXPECT_NEAR(found[0].b.span.start, before.size(), 30);
    EXPECT_NEAR(found[0].b.span.end, before.size() + moved.size(), 30);
}

TEST(Reworded, FindsAPassageOfWhichAThirdIsOtherWords) {
    auto passage = invented(11, 150);
    const std::string source = joined(passage);
    const auto others = invented(12, 150);
    for (std::size_t i = 0; i < passage.size(); i += 3) passage[i] = others[i];
    const auto found = copies_of({source, joined(shuffled(passage, 3))});
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_TRUE(found[0].reworded);
}

TEST(Reworded, LeavesTextsOfOneMatterApart) {
    // A third of the words in common, as reports of one event have their names.
    auto a = invented(21, 150);
    auto b = invented(22, 150);
    for (std::size_t i = 0; i < a.size(); i += 3) b[i] = a[i];
    EXPECT_THAT(copies_of({joined(a), joined(shuffled(b, 4))}), IsEmpty());
}

TEST(Reworded, LeavesAMouldOfOtherFiguresApart) {
    auto a = invented(31, 90);
    for (std::size_t i = 4; i < a.size(); i += 9) a[i] = std::to_string(1000 + i);
    auto b = shuffled(a, 5);
    EXPECT_THAT(copies_of({joined(a), joined(b)}), SizeIs(1));
    for (std::string& word : b)
        if (word[0] >= '0' && word[0] <= '9') word = std::to_string(5000 + std::stoi(word));
    EXPECT_THAT(copies_of({joined(a), joined(b)}), IsEmpty());
}

TEST(Reworded, TellsAnAlignedCopyByItsAlignment) {
    const auto passage = invented(41, 150);
    const auto found = copies_of({joined(passage), joined(invented(42, 40)) + joined(passage)});
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_FALSE(found[0].reworded);
}

TEST(Anchors, OutliveAShuffle) {
    const auto words = invented(51, 400);
    const auto keys_of = [](const std::string& text) {
        WordText split;
        split_words(text, Unit::bytes, split);
        std::vector<Key> keys;
        choose_anchor_keys(split.words, keys);
        std::vector<std::uint32_t> hashes;
        for (const Key key : keys) hashes.push_back(key.hash);
        std::sort(hashes.begin(), hashes.end());
        return hashes;
    };
    const auto before = keys_of(joined(words));
    const auto after = keys_of(joined(shuffled(words, 6)));
    std::vector<std::uint32_t> both;
    std::set_intersection(before.begin(), before.end(), after.begin(), after.end(),
                          std::back_inserter(both));
    EXPECT_GT(before.size(), 30U);
    EXPECT_LT(before.size(), 200U);
    EXPECT_GT(both.size(), before.size() / 3);
    EXPECT_THAT(keys_of("one two"), IsEmpty());
}

TEST(Anchors, AreContentWordsInAnyLanguage) {
    for (const char* stop : {"the", "على", "dans", "of"})
        EXPECT_FALSE(is_content(word_number(stop))) << stop;
    for (const char* content : {"harbour", "ميناء", "traversier", "12"})
        EXPECT_TRUE(is_content(word_number(content))) << content;
    EXPECT_FALSE(is_content(kBreak));
}

TEST(Reworded, StaysLinearOnHostileTexts) {
    std::string few;
    for (int i = 0; i < 200'000; ++i) few += spelled(100 + static_cast<std::size_t>(i) % 7) + " ";
    auto many = invented(61, 15'000);
    const std::string large = joined(many);
    const auto found = copies_of({few, few + "x", large, joined(shuffled(many, 7))});
    EXPECT_FALSE(found.empty());
}

}  // namespace
}  // namespace isnad::analysis::copies
