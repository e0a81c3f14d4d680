// The shipped model together with the rules.
#include "analysis/entities/tagged.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/entities/entities.h"

namespace isnad::analysis::entities {
namespace {

using testing::HasSubstr;

struct Article {
    explicit Article(std::string_view text, std::string language = "ar")
        : tokens(text::tokenise(text, {{{0, static_cast<std::uint32_t>(text.size())},
                                        model::BlockKind::paragraph,
                                        std::move(language),
                                        false}})) {}
    text::TokenisedText tokens;
};

std::vector<std::string> names_in(const Article& article, const Learned& learned) {
    static constexpr std::string_view kKinds[] = {"person", "organisation", "place", "outlet"};
    std::vector<std::string> names;
    for (const model::Mention& mention : find_mentions(article.tokens, Gazetteer::get(), learned)) {
        names.push_back(std::string(article.tokens.words(mention.span)) + "=" +
                        std::string(kKinds[static_cast<std::size_t>(mention.kind)]));
    }
    return names;
}

// Names that no list has, in sentences of an ordinary make.
struct Case {
    std::string_view language;
    std::string_view text;
    std::string_view name;
};

class Tagged : public testing::TestWithParam<Case> {};

TEST_P(Tagged, FindsNamesThatNoRuleOpens) {
    const Case& given = GetParam();
    const Article article(given.text, std::string(given.language));
    EXPECT_THAT(names_in(article, Learned::shipped()), testing::Contains(given.name)) << given.text;
    EXPECT_THAT(names_in(article, Learned::none()), testing::Not(testing::Contains(given.name)))
        << "the rules find it by themselves: " << given.text;
}

INSTANTIATE_TEST_SUITE_P(
    Names, Tagged,
    testing::Values(Case{"ar", "في المقابل يرى زلاتومير فرانكيش أن الفريق لعب جيدا.",
                         "زلاتومير فرانكيش=person"},
                    Case{"ar", "قتل ثلاثة أشخاص في قصف على بلدة كفرزينا شمال المحافظة.",
                         "كفرزينا=place"},
                    Case{"en", "The cup went to Aino Tervonen, who had trained for years.",
                         "Aino Tervonen=person"},
                    Case{"fr", "Trois ouvriers sont morts à Vaubrelle, a indiqué le parquet.",
                         "Vaubrelle=place"}));

TEST(TaggedNames, SayHowSureTheModelIs) {
    const Article article("The cup went from Rabat to Aino Tervonen, who had trained for years.",
                          "en");
    const auto mentions = find_mentions(article.tokens);
    ASSERT_EQ(mentions.size(), 2U);
    EXPECT_THAT(mentions[0].why, HasSubstr("; model ."));
    EXPECT_THAT(mentions[0].why, testing::StartsWith("gazetteer"));
    EXPECT_THAT(mentions[1].why, testing::StartsWith("model ."));
}

TEST(TaggedNames, EndAtQuotesAndCommas) {
    for (const std::string_view text :
         {"انضم إلى حزب “الوسط الجديد” أمس، وقال «زلاتومير فرانكيش»: نعم",
          "قال \"سامر\"، \"نجيب\"، إن"}) {
        const Article article(text);
        for (const model::Mention& mention : find_mentions(article.tokens)) {
            const std::string_view words = article.tokens.words(mention.span);
            for (const std::string_view mark : {"“", "”", "«", "»", "\"", "،", ":"})
                EXPECT_EQ(words.find(mark), words.npos) << words;
        }
    }
}

TEST(TaggedNames, TitlesStayOutside) {
    const Article article("Le président Jean-Marc Delatour a rencontré M. Belkacemi.", "fr");
    EXPECT_THAT(names_in(article, Learned::shipped()),
                testing::ElementsAre("Jean-Marc Delatour=person", "Belkacemi=person"));
}

TEST(TaggedNames, JoinedLettersStayOutside) {
    const Article article("وصل الوفد إلى باماكو وواغادوغو وبرازافيل.");
    EXPECT_THAT(names_in(article, Learned::shipped()),
                testing::ElementsAre("باماكو=place", "واغادوغو=place", "برازافيل=place"));
}

TEST(TaggedNames, HostileWordsAreHarmless) {
    std::string longest;
    for (int i = 0; i < 10'000; ++i) longest += "ب";
    std::string capitals;
    for (int i = 0; i < 20'000; ++i) capitals += "The Ministry Of ";
    for (const std::string& text : {longest, capitals, "وقال الوزير " + longest + " إن",
                                    std::string("\xE2\x80\xAE") + "nomar" + "\xE2\x80\xAC said",
                                    std::string("R\xD0\xB0"
                                                "b\xD0\xB0"
                                                "t said"),
                                    std::string("[[[[ \x01 ]]]]"), std::string()}) {
        const Article article(text);
        std::uint32_t before = 0;
        for (const model::Mention& mention : find_mentions(article.tokens)) {
            EXPECT_GE(mention.span.start, before);
            EXPECT_LT(mention.span.start, mention.span.end);
            EXPECT_LE(mention.span.end, text.size());
            EXPECT_LT(mention.span.size(), 2'000U);
            before = mention.span.end;
        }
    }
}

}  // namespace
}  // namespace isnad::analysis::entities
