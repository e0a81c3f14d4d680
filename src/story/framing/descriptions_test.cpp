// What stands with a name, over single sentences.
#include "story/framing/descriptions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace isnad::story::framing {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

// The sentence with the first place of `name` as its only mention.
model::Document sentence(const std::string& language, const std::string& text,
                         const std::string& name) {
    model::Document document;
    document.article.language = language;
    document.article.text = text;
    const auto start = static_cast<std::uint32_t>(text.find(name));
    model::Mention mention;
    mention.span = {start, start + static_cast<std::uint32_t>(name.size())};
    mention.entity = "x:1";
    document.said.mentions = {mention};
    return document;
}

struct Case {
    const char* language;
    const char* text;
    const char* name;
    const char* found;  // "" for nothing
};

template <typename Find>
void expect(const std::vector<Case>& cases, Find&& find) {
    for (const Case& each : cases) {
        SCOPED_TRACE(each.text);
        const model::Document document = sentence(each.language, each.text, each.name);
        ASSERT_LE(document.said.mentions[0].span.end, document.article.text.size());
        const model::Span span = find(document, document.said.mentions[0]);
        EXPECT_EQ(model::cut(document.article.text, span), each.found);
    }
}

TEST(Descriptions, FindSetPhrasesAroundAName) {
    expect(
        {
            {"en", "They fought the so-called Coastal Army on Monday.", "Coastal Army",
             "so-called Coastal Army"},
            {"en", "the so-called “Coastal Army” fled", "Coastal Army", "so-called “Coastal Army”"},
            {"en", "what it called the Coastal Army fled", "Coastal Army",
             "what it called the Coastal Army"},
            {"en", "The Coastal Army fled.", "Coastal Army", ""},
            {"en", "a also-called Coastal Army", "Coastal Army", ""},
            {"ar", "هاجم ما يسمى جيش الساحل القرية", "جيش الساحل", "ما يسمى جيش الساحل"},
            {"ar", "هاجم ما يُسمّى بجيش الساحل القرية", "جيش الساحل", "ما يُسمّى بجيش الساحل"},
            {"ar", "هاجم ما يسمى بـ\"جيش الساحل\" القرية", "جيش الساحل",
             "ما يسمى بـ\"جيش الساحل\""},
            {"ar", "هاجم جيش الساحل المزعوم القرية", "جيش الساحل", "جيش الساحل المزعوم"},
            {"ar", "هاجم جيش الساحل القرية", "جيش الساحل", ""},
            {"fr", "le soi-disant Comité du port a refusé", "Comité du port",
             "soi-disant Comité du port"},
            {"fr", "the so-called Comité du port", "Comité du port", ""},
            {"ar", "جيش الساحل", "جيش الساحل", ""},
        },
        so_called);
}

TEST(Descriptions, FindAppositionsBehindAName) {
    expect(
        {
            {"en", "Ras Bina, the largest port of the north, is shut.", "Ras Bina",
             "the largest port of the north"},
            {"en", "Ras Bina, the largest port of the north.", "Ras Bina", ""},
            {"en", "Ras Bina, a sum of 40 dollars, is shut.", "Ras Bina", ""},
            {"en", "Ras Bina, Oran, and others", "Ras Bina", ""},
            {"fr", "Ras Bina, le plus grand port du nord, ferme.", "Ras Bina",
             "le plus grand port du nord"},
            {"ar", "رأس بينا، أكبر موانئ الشمال، مغلق", "رأس بينا", ""},
        },
        apposition_behind);
}

TEST(Descriptions, FindNamesInQuotationMarks) {
    expect(
        {
            {"ar", "قال «جيش الساحل» أمس", "جيش الساحل", "«جيش الساحل»"},
            {"en", "the “Army” fled", "Army", "“Army”"},
            {"en", "the \"Army\" fled", "Army", "\"Army\""},
            {"en", "\"the Army\" fled", "Army", ""},
            {"en", "the Army", "Army", ""},
        },
        quoted_name);
    model::Document document = sentence("ar", "«دولة» بينا", "بينا");
    document.said.scare_quotes = {{2, 10}};
    EXPECT_EQ(model::cut(document.article.text, quoted_name(document, document.said.mentions[0])),
              "دولة» بينا");
}

TEST(Descriptions, TellQuotationMarksOnlyWhereOutletsDiffer) {
    model::Record record;
    record.documents = {sentence("ar", "قال «جيش الساحل» أمس", "جيش الساحل"),
                        sentence("ar", "قال «جيش الساحل» أمس", "جيش الساحل")};
    const model::Entity entity{.id = "x:1"};
    const std::vector<std::uint32_t> outlet_of = {0, 1, 2};
    model::Framing same;
    Descriptions(record, outlet_of).describe(entity, same);
    EXPECT_FALSE(same.quoted.has_value());
    record.documents.push_back(sentence("ar", "قال جيش الساحل أمس", "جيش الساحل"));
    model::Framing different;
    Descriptions(record, outlet_of).describe(entity, different);
    ASSERT_TRUE(different.quoted.has_value());
    EXPECT_EQ(different.quoted->outlets, (std::map<std::uint32_t, std::uint32_t>{{0, 1}, {1, 1}}));
    EXPECT_THAT(different.quoted->places, SizeIs(2));
}

TEST(Descriptions, TellTitlesWhereTheyDiffer) {
    const auto titled = [](const std::string& text, const std::string& title) {
        model::Document document = sentence("ar", text, "كمال");
        model::Title office;
        office.span = {0, static_cast<std::uint32_t>(title.size())};
        document.said.mentions[0].title = office;
        return document;
    };
    model::Record record;
    record.documents = {titled("الوالي كمال", "الوالي"), titled("والوالي كمال", "والوالي")};
    const model::Entity entity{.id = "x:1"};
    const std::vector<std::uint32_t> outlet_of = {0, 1, 2};
    model::Framing same;
    Descriptions(record, outlet_of).describe(entity, same);
    EXPECT_THAT(same.titles, IsEmpty());
    record.documents.push_back(titled("حاكم النظام كمال", "حاكم النظام"));
    model::Framing different;
    Descriptions(record, outlet_of).describe(entity, different);
    ASSERT_THAT(different.titles, SizeIs(2));
    EXPECT_EQ(different.titles[0].text, "الوالي");
    EXPECT_EQ(different.titles[0].documents.size(), 2U);
    EXPECT_EQ(different.titles[1].text, "حاكم النظام");
}

}  // namespace
}  // namespace isnad::story::framing
