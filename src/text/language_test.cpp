// Languages of lines as short as news blocks are.
#include "text/language.h"

#include <gtest/gtest.h>

#include <string>

namespace isnad::text {
namespace {

TEST(Language, Lines) {
    const std::pair<const char*, const char*> cases[] = {
        {"أعلنت وزارة النقل افتتاح الميناء الجديد صباح اليوم", "ar"},
        {"افتتاح الميناء", "ar"},
        {"شاهد أيضا: صور", "ar"},
        {"وقعت شركة Blue Harbour Logistics عقدا مع إدارة الميناء أمس الثلاثاء", "ar"},
        {"The ministry of transport opened the new harbour on Tuesday morning", "en"},
        {"Le ministère des transports a inauguré le nouveau port mardi matin", "fr"},
        {"משרד התחבורה פתח אתמול את הנמל החדש", "he"},
        {"הנמל החדש", "he"},
        {"وزارت راه و شهرسازی گفت که بندر تازه امروز گشایش "
         "می‌یابد",
         "fa"},
        {"وزارت نے کہا کہ نئی بندرگاہ آج سے کھل گئی ہے", "ur"},
        {"Das Verkehrsministerium hat den neuen Hafen am Dienstag eröffnet", "de"},
        {"", ""},
        {"12:30 — 2021", ""},
        {"x", ""},
        {"اخبار", ""},
    };
    for (const auto& [text, language] : cases) EXPECT_EQ(detect_language(text), language) << text;
}

TEST(Language, HostileText) {
    EXPECT_EQ(detect_language(std::string(1'000'000, '7')), "");
    std::string marks;
    while (marks.size() < 1'000'000) marks += "\u0301";
    EXPECT_EQ(detect_language(marks), "");
    std::string arabic;  // the cut of the sample falls inside a letter
    while (arabic.size() < 200'000) arabic += "xوصل الوفد ";
    EXPECT_EQ(detect_language(arabic), "ar");
}

TEST(Language, Direction) {
    EXPECT_TRUE(is_right_to_left("ar"));
    EXPECT_TRUE(is_right_to_left("he"));
    EXPECT_FALSE(is_right_to_left("fr"));
    EXPECT_FALSE(is_right_to_left(""));
}

}  // namespace
}  // namespace isnad::text
