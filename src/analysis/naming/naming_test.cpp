// Tables: a sentence in, the offices and metonymies found in it out.
#include "analysis/naming/naming.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analysis/entities/entities.h"
#include "model/names.h"

namespace isnad::analysis::naming {
namespace {

struct Read {
    std::string text;
    std::vector<model::Mention> mentions;
};

Read read(std::string text, const std::string& language) {
    Read result{std::move(text), {}};
    const text::TokenisedText tokens =
        text::tokenise(result.text, {{{0, static_cast<std::uint32_t>(result.text.size())},
                                      model::BlockKind::paragraph,
                                      language,
                                      false}});
    result.mentions = entities::find_mentions(tokens);
    read_titles(tokens, result.mentions);
    mark_metonymy(tokens, result.mentions);
    return result;
}

// "name: words = role of over, standing" of each person with an office.
std::vector<std::string> titles_in(const std::string& text, const std::string& language) {
    const Read found = read(text, language);
    std::vector<std::string> titles;
    for (const model::Mention& mention : found.mentions) {
        if (!mention.title) continue;
        EXPECT_LE(mention.title->span.end, found.text.size());
        titles.push_back(std::string(model::cut(found.text, mention.span)) + ": " +
                         std::string(model::cut(found.text, mention.title->span)) + " = " +
                         mention.title->role + " of " + mention.title->over + ", " +
                         std::string(model::to_string(mention.title->standing)));
    }
    return titles;
}

struct Case {
    const char* language;
    const char* text;
    std::vector<std::string> titles;
};

class Titles : public testing::TestWithParam<Case> {};

TEST_P(Titles, AreRead) {
    EXPECT_EQ(titles_in(GetParam().text, GetParam().language), GetParam().titles)
        << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Arabic, Titles,
    testing::Values(
        Case{"ar",
             "قال وزير الدفاع المغربي السابق كريم الجربوعي إن الطريق مغلق",
             {"كريم الجربوعي: وزير الدفاع المغربي السابق = minister-of-defence of place:MA, "
              "former"}},
        Case{"ar",
             "وأكد الرئيس التونسي أحمد الدالي ذلك",
             {"أحمد الدالي: الرئيس التونسي = president of place:TN, in office"}},
        Case{"ar",
             "قال محمد الجربوعي، وزير النقل التونسي، إن الطريق مغلق",
             {"محمد الجربوعي: وزير النقل التونسي = minister-of-transport of place:TN, in office"}},
        Case{"ar", "ووصل كريم الجربوعي إلى المدينة", {}}));

INSTANTIATE_TEST_SUITE_P(
    English, Titles,
    testing::Values(
        Case{"en",
             "The former Norwegian defence minister Odvar Brekke said no.",
             {"Odvar Brekke: former Norwegian defence minister = minister-of-defence of place:NO, "
              "former"}},
        Case{"en",
             "Foreign Minister Odvar Brekke met Sarah Qasim, the Moroccan ambassador, "
             "in Oslo.",
             {"Odvar Brekke: Foreign Minister = minister-of-foreign-affairs of , in "
              "office",
              "Sarah Qasim: Moroccan ambassador = ambassador of place:MA, in office"}},
        Case{"en",
             "Acting prime minister Lina Qasim spoke.",
             {"Lina Qasim: Acting prime minister = prime-minister of , acting"}},
        Case{"en", "Lina Qasim walked home.", {}}));

INSTANTIATE_TEST_SUITE_P(
    French, Titles,
    testing::Values(
        Case{"fr",
             "Le ministre marocain de la Défense Jean-Marc Delatour a parlé.",
             {"Jean-Marc Delatour: ministre marocain de la Défense = minister-of-defence of "
              "place:MA, in office"}},
        Case{"fr",
             "L'ancien premier ministre Jean-Marc Delatour a parlé.",
             {"Jean-Marc Delatour: L'ancien premier ministre = prime-minister of , former"}}));

// "words -> what they stand for" of every name of a place or organisation.
std::vector<std::string> metonyms_in(const std::string& text, const std::string& language) {
    const Read found = read(text, language);
    std::vector<std::string> metonyms;
    for (const model::Mention& mention : found.mentions) {
        if (mention.stands_for.empty()) continue;
        metonyms.push_back(std::string(model::cut(found.text, mention.span)) + " -> " +
                           mention.stands_for);
    }
    return metonyms;
}

class Metonymy : public testing::TestWithParam<Case> {};

TEST_P(Metonymy, IsMarked) {
    EXPECT_EQ(metonyms_in(GetParam().text, GetParam().language), GetParam().titles)
        << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    OfCapitals, Metonymy,
    testing::Values(
        Case{"ar", "أعلنت تل أبيب أنها ستوقع الاتفاق", {"تل أبيب -> place:IL"}},
        Case{"ar", "وقع انفجار في تل أبيب مساء أمس", {}},
        Case{"ar",
             "تشهد العلاقات بين الرباط وتل أبيب تقاربا",
             {"الرباط -> place:MA", "تل أبيب -> place:IL"}},
        Case{"ar", "الطريق بين الرباط وتل أبيب طويل", {}},
        Case{"ar", "وصل الوفد إلى الرباط قادما من تونس", {}},
        Case{"en", "Rabat said it would sign.", {"Rabat -> place:MA"}},
        Case{"en", "He was born in Rabat.", {}},
        Case{"en", "Officials in Rabat said it would sign.", {}},
        Case{"en",
             "Ties between Rabat and Paris have cooled.",
             {"Rabat -> place:MA", "Paris -> place:FR"}},
        Case{"en", "The Kremlin denied it.", {"Kremlin -> place:RU"}},
        Case{"ar", "قال البيت الأبيض إن الاتفاق قريب", {"البيت الأبيض -> place:US"}},
        Case{"ar", "نفى قصر المرادية الخبر", {"قصر المرادية -> place:DZ"}},
        Case{"en", "Downing Street declined to comment.", {"Downing Street -> place:GB"}},
        Case{"fr", "Alger dénonce cette décision.", {"Alger -> place:DZ"}},
        Case{"fr", "Il habite à Alger.", {}}));

TEST(Naming, BearsHostileText) {
    const std::string bidi = "\xE2\x80\xAEMinister\xE2\x80\xAC of \xE2\x80\xAEOdvar Brekke said";
    titles_in(bidi, "en");
    std::string many;
    for (int i = 0; i < 20000; ++i) many += "وزير الدفاع ";
    many += "كريم الجربوعي";
    EXPECT_LE(titles_in(many, "ar").size(), 1U);
    std::string longest(10000, 'x');
    titles_in("Minister " + longest + " Odvar Brekke", "en");
    titles_in("Minister, , , Odvar Brekke, , minister", "en");
    titles_in("", "");
}

}  // namespace
}  // namespace isnad::analysis::naming
