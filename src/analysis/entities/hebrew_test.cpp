// Names in Hebrew sentences: prefixes, points, geresh and gershayim, titles.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analysis/entities/entities.h"

namespace isnad::analysis::entities {
namespace {

std::vector<std::string> names_in(const std::string& text) {
    const auto size = static_cast<std::uint32_t>(text.size());
    const text::TokenisedText tokens =
        text::tokenise(text, {{{0, size}, model::BlockKind::paragraph, "he", false}});
    std::vector<std::string> found;
    for (const model::Mention& mention : find_mentions(tokens)) {
        found.push_back(std::string(model::cut(text, mention.span)) + "=" + mention.entity);
    }
    return found;
}

struct Case {
    const char* text;
    std::vector<std::string> names;
};

class Hebrew : public testing::TestWithParam<Case> {};

TEST_P(Hebrew, NamesAreFound) {
    EXPECT_EQ(names_in(GetParam().text), GetParam().names) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Places, Hebrew,
    testing::Values(Case{"הוא טס מקנדה לבלגיה ובפורטוגל",
                         {"קנדה=place:CA", "בלגיה=place:BE", "פורטוגל=place:PT"}},
                    Case{"גשם ירד בגליל ובנגב", {"גליל=place:IL/galilee", "נגב=place:IL/negev"}},
                    Case{"הם גרים ברצועת עזה", {"רצועת עזה=place:PS/gaza-strip"}},
                    Case{"כשבביירות ירד שלג", {"ביירות=place:LB/beirut"}},
                    // Points over the letters are no letters.
                    Case{"יִשְׂרָאֵל", {"יִשְׂרָאֵל=place:IL"}},
                    Case{"הוא נולד בג׳נין", {"ג׳נין=place:PS/jenin"}},
                    Case{"הוא נולד בג’נין", {"ג’נין=place:PS/jenin"}}));

INSTANTIATE_TEST_SUITE_P(
    People, Hebrew,
    testing::Values(Case{"שר התחבורה דוד ארנוני הגיע", {"דוד ארנוני=person:דוד-ארנוני"}},
                    Case{"ח\"כ מיכל ארנוני אמרה", {"מיכל ארנוני=person:מיכל-ארנוני"}},
                    Case{"ח״כ מיכל ארנוני אמרה", {"מיכל ארנוני=person:מיכל-ארנוני"}},
                    Case{"ד\"ר ברנהולץ הגיע", {}},
                    Case{"נשיא קנדה דוד ארנוני יגיע מחר",
                         {"קנדה=place:CA", "דוד ארנוני=person:דוד-ארנוני"}},
                    Case{"הם פגשו את דוד ארנוני. ארנוני שתק. לארנוני אין טענות",
                         {"דוד ארנוני=person:דוד-ארנוני", "ארנוני=person:דוד-ארנוני",
                          "ארנוני=person:דוד-ארנוני"}},
                    Case{"הוא אמר היום כי לא יהיה הסכם", {}}));

INSTANTIATE_TEST_SUITE_P(
    Organisations, Hebrew,
    testing::Values(Case{"משרד הבריאות הקנדי הודיע",
                         {"משרד הבריאות הקנדי=organisation:CA/ministry-of-health"}},
                    Case{"הצבא הלבנוני נסוג", {"הצבא הלבנוני=organisation:LB/army"}},
                    Case{"ממשלת קנדה התפטרה", {"ממשלת קנדה=organisation:CA/government"}},
                    Case{"חברת \"גלים כחולים\" נסגרה", {"גלים כחולים=organisation:גלים-כחולים"}}));

TEST(Hebrew, HostileWordsAreHarmless) {
    std::string letters;
    for (int i = 0; i < 10'000; ++i) letters += "ב";
    EXPECT_TRUE(names_in(letters).empty());
    EXPECT_TRUE(names_in("\"\"\"ב\"\"").empty());
    EXPECT_TRUE(names_in("א-א-א-א-א-א-א").empty());
    EXPECT_EQ(names_in("\u202Eישראל\u202C"), std::vector<std::string>{"ישראל=place:IL"});
}

}  // namespace
}  // namespace isnad::analysis::entities
