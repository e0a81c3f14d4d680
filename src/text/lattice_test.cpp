// Readings of Arabic words ranked by what the texts at hand contain.
#include "text/lattice.h"

#include <gtest/gtest.h>

#include <string>

#include "text/key_form.h"

namespace isnad::text {
namespace {

WordCounts taught() {
    WordCounts counts;
    const auto add = [&](std::string_view word, int times) {
        for (int i = 0; i < times; ++i) counts.add(key_of(word));
    };
    add("الجيش", 60);
    add("والجيش", 4);
    add("وزير", 40);
    add("بيروت", 30);
    add("مدينة", 25);
    add("المدينة", 20);
    add("ولد", 5);
    add("كان", 50);
    add("أن", 90);
    add("باريس", 12);
    add("كتاب", 15);
    add("يقول", 9);
    add("لندن", 10);
    return counts;
}

TEST(Lattice, ReadsWordsAsTheTextsAtHandDo) {
    struct Case {
        std::string word;
        std::string prefix;
        std::string stem;
        std::string ending;
    };
    const WordCounts counts = taught();
    const std::vector<Case> cases = {
        {"والجيش", "و", "الجيش", ""},
        {"وللجيش", "ول", "الجيش", ""},
        {"وزير", "", "وزير", ""},
        {"ووزير", "و", "وزير", ""},
        {"بيروت", "", "بيروت", ""},
        {"ببيروت", "ب", "بيروت", ""},
        {"وفي", "و", "في", ""},
        {"بمدينتهم", "ب", "مدينة", "هم"},
        {"كتابها", "", "كتاب", "ها"},
        {"كان", "", "كان", ""},
        {"ولد", "", "ولد", ""},
        {"سيقول", "س", "يقول", ""},
        {"وباريس", "و", "باريس", ""},
        {"فيها", "", "في", "ها"},
        {"زغرنبوط", "", "زغرنبوط", ""},
        {"London", "", "London", ""},
        {"", "", "", ""},
    };
    for (const Case& each : cases) {
        const auto found = readings(key_of(each.word), counts);
        ASSERT_FALSE(found.empty()) << each.word;
        EXPECT_EQ(found[0].prefix, each.prefix) << each.word;
        EXPECT_EQ(found[0].stem, key_of(each.stem)) << each.word;
        EXPECT_EQ(found[0].ending, each.ending) << each.word;
    }
}

TEST(Lattice, KeepsTheWordItselfAndOrdersByScore) {
    for (const std::string word : {"والجيش", "فلهم", "بسم", "ككككك", "ال", "للللل"}) {
        const auto found = readings(key_of(word), taught());
        bool itself = false;
        for (std::size_t i = 0; i < found.size(); ++i) {
            itself = itself || found[i].stem == key_of(word);
            if (i > 0) {
                EXPECT_GE(found[i - 1].score, found[i].score);
            }
        }
        EXPECT_TRUE(itself) << word;
    }
}

}  // namespace
}  // namespace isnad::text
