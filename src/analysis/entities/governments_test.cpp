// Offices of states: one id in every language and order of words.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analysis/entities/entities.h"
#include "analysis/entities/tagged.h"

namespace isnad::analysis::entities {
namespace {

// "words=id" of every organisation.
std::vector<std::string> offices_in(const std::string& text, const std::string& language) {
    const auto size = static_cast<std::uint32_t>(text.size());
    const text::TokenisedText tokens =
        text::tokenise(text, {{{0, size}, model::BlockKind::paragraph, language, false}});
    std::vector<std::string> found;
    for (const model::Mention& mention : find_mentions(tokens, Gazetteer::get(), Learned::none())) {
        if (mention.kind != model::EntityKind::organisation) continue;
        found.push_back(std::string(model::cut(text, mention.span)) + "=" +
                        mention.entity.substr(std::string_view("organisation:").size()));
    }
    return found;
}

struct Case {
    const char* language;
    const char* text;
    std::vector<std::string> offices;
};

class Governments : public testing::TestWithParam<Case> {};

TEST_P(Governments, AreOneInEveryLanguage) {
    EXPECT_EQ(offices_in(GetParam().text, GetParam().language), GetParam().offices)
        << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Ministries, Governments,
    testing::Values(
        Case{"ar", "أعلنت وزارة الدفاع المغربية", {"وزارة الدفاع المغربية=MA/ministry-of-defence"}},
        Case{"ar", "قالت وزارة الدفاع في المغرب", {"وزارة الدفاع=MA/ministry-of-defence"}},
        Case{"ar", "بيان لوزارة خارجية قطر", {"وزارة خارجية قطر=QA/ministry-of-foreign-affairs"}},
        Case{"ar", "قالت الداخلية الكينية", {"الداخلية الكينية=KE/ministry-of-interior"}},
        Case{"ar", "قالت وزيرة الخارجية الألمانية أمس", {}},
        Case{"ar",
             "وزارة الشؤون الخارجية والتعاون الإفريقي المغربية",
             {"وزارة الشؤون الخارجية والتعاون الإفريقي المغربية=MA/ministry-of-foreign-affairs"}},
        Case{"ar",
             "قالت وزارة النقل البلجيكية إن وزارة النقل لا تعلم",
             {"وزارة النقل البلجيكية=BE/ministry-of-transport",
              "وزارة النقل=BE/ministry-of-transport"}},
        Case{"ar",
             "وزارة النقل البلجيكية ووزارة النقل الكينية. قالت وزارة النقل",
             {"وزارة النقل البلجيكية=BE/ministry-of-transport",
              "وزارة النقل الكينية=KE/ministry-of-transport", "وزارة النقل=ministry-of-transport"}},
        Case{"en",
             "The Moroccan Ministry of Defence and Morocco's defence ministry met.",
             {"Moroccan Ministry of Defence=MA/ministry-of-defence",
              "defence ministry=MA/ministry-of-defence"}},
        Case{"en",
             "The Ministry of Health of Kenya met the South African Ministry of Health.",
             {"Ministry of Health of Kenya=KE/ministry-of-health",
              "South African Ministry of Health=ZA/ministry-of-health"}},
        Case{"en", "They lost their defence ministry papers.", {}},
        Case{"en", "The US Department of Defense said so.", {"US Department of Defense=pentagon"}},
        Case{"fr",
             "Le ministère marocain de la Défense et le ministère de la Santé du Kenya.",
             {"ministère marocain de la Défense=MA/ministry-of-defence",
              "ministère de la Santé du Kenya=KE/ministry-of-health"}},
        Case{"fr",
             "Le ministère sud-africain des Affaires étrangères.",
             {"ministère sud-africain des Affaires étrangères=ZA/ministry-of-foreign-affairs"}}));

INSTANTIATE_TEST_SUITE_P(
    Others, Governments,
    testing::Values(
        Case{"ar", "قال الجيش اللبناني وجيش كندا", {"الجيش اللبناني=LB/army", "جيش كندا=CA/army"}},
        Case{"ar", "قال الجيش إن", {}},
        Case{"ar",
             "السفارة الأمريكية في بغداد وسفارة كندا",
             {"السفارة الأمريكية=US/embassy-in-IQ", "سفارة كندا=CA/embassy"}},
        Case{"en",
             "The Lebanese army, the UK government and Tunisia's parliament.",
             {"Lebanese army=LB/army", "UK government=GB/government", "parliament=TN/parliament"}},
        Case{"en", "Police in France called us.", {}},
        Case{"fr",
             "L'armée libanaise et l'ambassade du Canada à Bagdad.",
             {"armée libanaise=LB/army", "ambassade du Canada=CA/embassy-in-IQ"}}));

TEST(Governments, AreNamedForReaders) {
    const std::string text = "وزارة الدفاع المغربية";
    const text::TokenisedText tokens = text::tokenise(
        text,
        {{{0, static_cast<std::uint32_t>(text.size())}, model::BlockKind::paragraph, "ar", false}});
    const std::vector<model::Mention> found =
        find_mentions(tokens, Gazetteer::get(), Learned::none());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].names.at("en"), "Ministry of Defence, Morocco");
    EXPECT_EQ(found[0].names.at("ar"), "وزارة الدفاع، المغرب");
}

TEST(Governments, EndWhereTheTextEnds) {
    for (const std::string text : {"وزارة", "وزارة الدفاع", "Ministry of", "Ministry of the", "US",
                                   "ministère de la", "South", "US -", "Foreign"}) {
        EXPECT_LE(offices_in(text, "en").size(), 1U) << text;
    }
}

}  // namespace
}  // namespace isnad::analysis::entities
