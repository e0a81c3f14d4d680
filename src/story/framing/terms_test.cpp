// Distinctive terms: the formula against figures worked out by hand, and what is counted.
#include "story/framing/terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "story/framing/framing.h"

namespace isnad::story::framing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(LogOdds, AreThoseOfMonroeColaresiAndQuinn) {
    const Odds odds = log_odds(8, 100, 2, 200, 5, 300);
    EXPECT_NEAR(odds.log_odds, std::log(13.0 / 387) - std::log(7.0 / 493), 1e-12);
    EXPECT_NEAR(odds.z, odds.log_odds / std::sqrt(1.0 / 13 + 1.0 / 7), 1e-12);
    EXPECT_DOUBLE_EQ(log_odds(4, 100, 4, 100, 3, 200).z, 0);
    EXPECT_GT(log_odds(40, 100, 0, 100, 20, 200).z, log_odds(4, 100, 0, 100, 2, 200).z);
    EXPECT_LT(log_odds(0, 100, 9, 100, 5, 200).z, 0);
}

std::string repeated(const std::string& words, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += words + " ";
    return text;
}

model::Document page(std::string text) {
    model::Document document;
    document.article.language = "en";
    document.article.blocks = {
        {model::BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}}};
    document.article.text = std::move(text);
    return document;
}

// One story of pages, each of an outlet of its own.
model::Record story(const std::vector<std::string>& texts) {
    model::Record record;
    model::Story story{.id = "s"};
    for (const std::string& text : texts) {
        story.documents.push_back(static_cast<std::uint32_t>(record.documents.size()));
        record.documents.push_back(page(text));
    }
    record.stories.push_back(std::move(story));
    return record;
}

model::StoryFraming framing(const model::Record& record) {
    std::vector<std::uint32_t> outlet_of;
    for (std::uint32_t i = 0; i < record.documents.size(); ++i) outlet_of.push_back(i);
    return frame_stories(record, outlet_of).at(0);
}

const std::string kShared = "harbour workers gathered outside gates yesterday morning";

TEST(Terms, AreWhatOneOutletSaysMore) {
    const auto found = framing(story({repeated(kShared, 6) + repeated("rioters", 8),
                                      repeated(kShared, 6) + repeated("fishermen", 8)}));
    ASSERT_THAT(found.terms, SizeIs(2));
    ASSERT_THAT(found.terms[0].terms, SizeIs(1));
    EXPECT_EQ(found.terms[0].terms[0].text, "rioters");
    EXPECT_EQ(found.terms[0].terms[0].count, 8U);
    EXPECT_EQ(found.terms[0].terms[0].rest, 0U);
    EXPECT_THAT(found.terms[0].terms[0].places, SizeIs(3));
    EXPECT_EQ(found.terms[1].terms.at(0).text, "fishermen");
}

TEST(Terms, AreNotFoundInOneOutlet) {
    auto record = story({repeated("rioters", 9), repeated(kShared, 9)});
    const std::vector<std::uint32_t> one = {0, 0};
    EXPECT_THAT(frame_stories(record, one).at(0).terms, IsEmpty());
}

TEST(Terms, OfOtherLanguagesAreNotCompared) {
    auto record = story({repeated(kShared, 6) + repeated("rioters", 8), repeated(kShared, 6)});
    record.documents[1].article.language = "fr";
    EXPECT_THAT(framing(record).terms, IsEmpty());
}

TEST(Terms, LeaveOutWhatIsCopiedUnchanged) {
    auto record = story({repeated(kShared, 6) + repeated("rioters", 20), repeated(kShared, 6)});
    ASSERT_THAT(framing(record).terms, SizeIs(1));
    // A page of another story has the same words, but for the last.
    record.documents.push_back(record.documents[0]);
    const auto end = static_cast<std::uint32_t>(record.documents[0].article.text.size());
    model::Passage passage;
    passage.a = {0, {0, end}};
    passage.b = {2, {0, end}};
    passage.changes = {{{end - 8, end - 1}, {end - 8, end - 1}}};
    record.copies = {passage};
    EXPECT_THAT(framing(record).terms, IsEmpty());
    EXPECT_THAT(shared_stretches(record)[0],
                ElementsAre(model::Span{0, end - 8}, model::Span{end - 1, end}));
}

TEST(Terms, LeaveOutTheOutletsOwnName) {
    auto record = story({repeated(kShared, 6) + repeated("meridian", 20), repeated(kShared, 6)});
    ASSERT_THAT(framing(record).terms, SizeIs(1));
    model::Document& named = record.documents[0];
    named.article.outlet = model::OutletName{"Meridian", {}, "", "outlet:meridian"};
    for (std::size_t at = named.article.text.find("meridian"); at != std::string::npos;
         at = named.article.text.find("meridian", at + 1)) {
        model::Mention mention;
        mention.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 8)};
        mention.entity = "outlet:meridian";
        named.said.mentions.push_back(mention);
    }
    EXPECT_THAT(framing(record).terms, IsEmpty());
}

}  // namespace
}  // namespace isnad::story::framing
