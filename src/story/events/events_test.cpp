// Events over small records built by hand: what joins, what stays apart, and how origins are
// counted.
#include "story/events/events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "story/events/accounts.h"
#include "story/events/grouping.h"
#include "story/events/likeness.h"

namespace isnad::story::events {
namespace {

using ::testing::HasSubstr;

struct Said {
    std::string text;
    std::string frame = "agreement";
    std::vector<std::string> actors;
    std::string time;
    std::string place;
    std::string root;  // words of the text that name the source, "" for the outlet
    model::SourceKind root_kind = model::SourceKind::institution;
};

// One document a claim; all in one story.
model::Record record_of(const std::vector<Said>& all) {
    model::Record record;
    model::Story story;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        const Said& said = all[i];
        model::Document document;
        document.id = std::string(15, '0') + static_cast<char>('a' + i);
        document.sightings = {{document.id, std::string(64, '0'), ""}};
        document.article.text = said.text;
        document.article.language = "en";
        document.article.blocks = {
            {model::BlockKind::paragraph, {0, static_cast<std::uint32_t>(said.text.size())}, {}}};
        document.article.outlet = model::OutletName{"Outlet " + std::to_string(i), {}, "", ""};
        model::Claim claim;
        claim.span = {0, static_cast<std::uint32_t>(said.text.size())};
        claim.frame = said.frame;
        claim.roles.actor = said.actors;
        if (!said.place.empty()) claim.roles.place = {said.place};
        claim.time = said.time;
        if (!said.root.empty()) {
            const auto at = static_cast<std::uint32_t>(said.text.find(said.root));
            claim.chain = {{{at, at + static_cast<std::uint32_t>(said.root.size())},
                            "",
                            said.root_kind,
                            "said"}};
        }
        document.said.claims = {claim};
        record.documents.push_back(std::move(document));
        story.documents.push_back(i);
    }
    record.stories = {story};
    return record;
}

model::Passage whole_texts(const model::Record& record, std::uint32_t a, std::uint32_t b) {
    const auto size = [&](std::uint32_t doc) {
        return static_cast<std::uint32_t>(record.documents[doc].article.text.size());
    };
    return {{a, {0, size(a)}},
            {b, {0, size(b)}},
            0.9,
            model::CopyKind::edited,
            model::CopySource::unknown,
            "",
            {}};
}

TEST(Events, AccountsOfOneSigningJoin) {
    const auto events = find_events(record_of({{"Arvel and Lorne signed a treaty on fishing rights",
                                                "agreement",
                                                {"place:A", "place:L"},
                                                "2023-05-02",
                                                ""},
                                               {"the fishing treaty was signed by Lorne and Arvel",
                                                "agreement",
                                                {"place:A", "place:L"},
                                                "2023-05-02",
                                                "place:A"}}));
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].claims.size(), 2U);
    EXPECT_EQ(events[0].outlets, 2U);
    EXPECT_EQ(events[0].origins, 2U);
    EXPECT_EQ(events[0].time, "2023-05-02");
}

struct ApartCase {
    const char* name;
    Said a;
    Said b;
};

TEST(Events, AlikeButDifferentStayApart) {
    const std::string plant = "will build a plant for drones in the country";
    const ApartCase cases[] = {
        {"two years",
         {"Yearly exercise held", "exercise", {"place:A"}, "2022-05", ""},
         {"Yearly exercise held", "exercise", {"place:A"}, "2023-05", ""}},
        {"two places",
         {"A visit to the capital", "visit", {"person:x"}, "", "place:A"},
         {"A visit to the capital", "visit", {"person:x"}, "", "place:B"}},
        {"two frames",
         {"The port deal", "agreement", {}, "", ""},
         {"The port deal", "criticism", {}, "", ""}},
        {"two companies",
         {"Alpha Works " + plant, "production", {"organisation:alpha"}, "", ""},
         {"Beta Gesellschaft plans another factory", "production", {"organisation:beta"}, "", ""}},
    };
    for (const ApartCase& test : cases)
        EXPECT_EQ(find_events(record_of({test.a, test.b})).size(), 2U) << test.name;
}

TEST(Origins, OneSourceBehindTwoOutletsCountsOnce) {
    const auto events =
        find_events(record_of({{"The navy said the frigate left the harbour of Lorne",
                                "visit",
                                {"place:L"},
                                "2023-05-02",
                                "",
                                "The navy"},
                               {"The frigate left the harbour of Lorne, the navy said",
                                "visit",
                                {"place:L"},
                                "2023-05-02",
                                "",
                                "the navy"}}));
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].outlets, 2U);
    EXPECT_EQ(events[0].origins, 1U);
    EXPECT_THAT(events[0].why, HasSubstr("2 outlets, 1 origin"));
}

TEST(Origins, UnnamedSourcesOfTwoPagesAreTwo) {
    const auto events =
        find_events(record_of({{"A source said the frigate left the harbour of Lorne",
                                "visit",
                                {"place:L"},
                                "2023-05-02",
                                "",
                                "A source",
                                model::SourceKind::anonymous},
                               {"The frigate left the harbour of Lorne, a source said",
                                "visit",
                                {"place:L"},
                                "2023-05-02",
                                "",
                                "a source",
                                model::SourceKind::anonymous}}));
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].origins, 2U);
}

TEST(Origins, APageThatTellsItAgainInItsOwnVoiceHasOneSource) {
    model::Record record =
        record_of({{"The frigate left the harbour of Lorne. The navy said the "
                    "frigate left the harbour of Lorne",
                    "visit",
                    {"place:L"},
                    "2023-05-02",
                    "",
                    "The navy"}});
    model::Document& page = record.documents[0];
    model::Claim again = page.said.claims[0];
    again.chain.clear();
    again.span = {0, 38};
    page.said.claims[0].span.start = 39;
    page.said.claims.insert(page.said.claims.begin(), again);
    const auto events = find_events(record);
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].origins, 1U);
    EXPECT_THAT(events[0].why, HasSubstr("1 origin: The navy"));
}

TEST(Origins, CopiedWordsCountOnce) {
    model::Record record =
        record_of({{"Flood water reached the lower town of Arvel at noon", "disaster", {}, "", ""},
                   {"Flood waters reached Arvel's lower town at noon", "disaster", {}, "", ""}});
    record.copies = {whole_texts(record, 0, 1)};
    const auto events = find_events(record);
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].outlets, 2U);
    EXPECT_EQ(events[0].origins, 1U);
    EXPECT_THAT(events[0].why, HasSubstr("joined by shared words"));
}

TEST(Events, ACopiedSentenceAboutAnotherPlaceIsAnotherHappening) {
    model::Record record = record_of(
        {{"Nurses walked out over pay, their union said", "protest", {}, "", "place:A"},
         {"Teachers walked out over pay, their union said", "protest", {}, "", "place:B"}});
    record.copies = {whole_texts(record, 0, 1)};
    EXPECT_EQ(find_events(record).size(), 2U);
}

TEST(Events, AKnownYearBeatsABareWeekday) {
    model::Record record = record_of(
        {{"Arvel and Lorne signed a fishing treaty", "agreement", {"place:A"}, "XXXX-WXX-3", ""},
         {"Arvel and Lorne signed the fishing treaty", "agreement", {"place:A"}, "2023-05", ""}});
    const auto events = find_events(record);
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].time, "2023-05");
}

TEST(Origins, CopiedWordsWithAnotherFigureFromAnotherSourceAreTwo) {
    model::Record record =
        record_of({{"The ministry said 8 people died when the train left the rails",
                    "casualty",
                    {},
                    "",
                    "",
                    "The ministry"},
                   {"A doctor said 11 people died when the train left the rails",
                    "casualty",
                    {},
                    "",
                    "",
                    "A doctor"}});
    record.documents[0].said.claims[0].roles.count = 8;
    record.documents[1].said.claims[0].roles.count = 11;
    record.copies = {whole_texts(record, 0, 1)};
    const auto events = find_events(record);
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].origins, 2U);
}

TEST(Events, AStatementOfOnePageIsNoEvent) {
    EXPECT_TRUE(
        find_events(record_of({{"He praised the weather", "statement", {}, "", ""}})).empty());
    EXPECT_TRUE(find_events(model::Record{}).empty());
}

TEST(Events, IdsAndOrderDoNotDependOnTheOrderOfDocuments) {
    model::Record record = record_of(
        {{"Arvel and Lorne signed a treaty on fishing", "agreement", {"place:A"}, "2023-05-02", ""},
         {"Lorne and Arvel signed the fishing treaty", "agreement", {"place:A"}, "2023-05-02", ""},
         {"Lorne broke off relations", "relations", {"place:L"}, "2021", ""}});
    const auto forward = find_events(record);
    std::reverse(record.documents.begin(), record.documents.end());
    const auto backward = find_events(record);
    ASSERT_EQ(forward.size(), backward.size());
    for (std::size_t i = 0; i < forward.size(); ++i) EXPECT_EQ(forward[i].id, backward[i].id);
    EXPECT_EQ(forward[0].time, "2021");
}

struct TimeCase {
    const char* a;
    const char* b;
    Sign sign;
    bool excluded;
};

TEST(Likeness, TimesAreTheSameNearWithinOrApart) {
    const TimeCase cases[] = {
        {"2023-05-02", "2023-05-02", Sign::time, false},
        {"2023", "2023-05-02", Sign::time_within, false},
        {"XXXX-05", "2023-05-02", Sign::always, false},
        {"2023-05-02", "2023-05-04", Sign::time_near, false},
        {"2023-12-31", "2024-01-01", Sign::time_near, false},
        {"2023-05-02", "2023-05-09", Sign::time_apart, false},
        {"2023-05", "2023-06", Sign::time_apart, false},
        {"2023-05-02", "2023-08-09", Sign::time_apart, true},
        {"2000", "2002", Sign::time_apart, true},
    };
    for (const TimeCase& test : cases) {
        const model::Record record = record_of({{"Yearly exercise", "exercise", {}, test.a, ""},
                                                {"Yearly exercise", "exercise", {}, test.b, ""}});
        const Accounts accounts = accounts_of(record, {0, 1});
        const Signs signs = signs_of(accounts, accounts.all[0], accounts.all[1], false);
        for (const Sign sign : {Sign::time, Sign::time_within, Sign::time_near, Sign::time_apart}) {
            EXPECT_EQ(signs[static_cast<std::size_t>(sign)], sign == test.sign ? 1 : 0)
                << test.a << " " << test.b << " " << name_of(sign);
        }
        EXPECT_EQ(excluded(accounts.all[0], accounts.all[1]), test.excluded)
            << test.a << " " << test.b;
    }
}

TEST(Likeness, TriggersOfOneRootAreAlike) {
    model::Record record = record_of({{"أضرب العمال", "protest", {}, "", ""},
                                      {"إضراب في الميناء", "protest", {}, "", ""},
                                      {"تظاهر الصيادون", "protest", {}, "", ""}});
    for (model::Document& document : record.documents) {
        document.article.language = "ar";
        const auto end = static_cast<std::uint32_t>(document.article.text.find(' '));
        document.said.claims[0].trigger = {0, end};
    }
    const Accounts accounts = accounts_of(record, {0, 1, 2});
    const auto root = [&](std::size_t a, std::size_t b) {
        return signs_of(accounts, accounts.all[a], accounts.all[b],
                        false)[static_cast<std::size_t>(Sign::trigger_root)];
    };
    EXPECT_EQ(root(0, 1), 1);
    EXPECT_EQ(root(0, 2), 0);
}

TEST(Events, EachJoinSaysWhy) {
    const auto events = find_events(record_of({{"Arvel and Lorne signed a treaty on fishing rights",
                                                "agreement",
                                                {"place:A", "place:L"},
                                                "2023-05-02",
                                                ""},
                                               {"the fishing treaty was signed by Lorne and Arvel",
                                                "agreement",
                                                {"place:A", "place:L"},
                                                "2023-05-02",
                                                ""}}));
    ASSERT_EQ(events.size(), 1U);
    ASSERT_EQ(events[0].joins.size(), 1U);
    EXPECT_EQ(events[0].joins[0].claim, (model::ClaimRef{1, 0}));
    EXPECT_EQ(events[0].joins[0].to, (model::ClaimRef{0, 0}));
    EXPECT_GT(events[0].joins[0].chance, 0.5);
    EXPECT_THAT(events[0].joins[0].why, HasSubstr("words"));
    EXPECT_THAT(events[0].joins[0].why, HasSubstr("time"));
}

// Log-odds of pairs of four accounts; pairs that are not named count as unlike.
TEST(Grouping, OneLinkDoesNotGlueTwoGroups) {
    const std::vector<Pair> pairs = {{0, 1, 4, false}, {2, 3, 4, false}, {1, 2, 2, false}};
    EXPECT_EQ(group(4, pairs, -3), (std::vector<std::vector<std::uint32_t>>{{0, 1}, {2, 3}}));
    EXPECT_EQ(group(4, pairs, 0).size(), 1U);
}

TEST(Grouping, WhatExcludesEachOtherIsNotJoinedThroughAThird) {
    const std::vector<Pair> pairs = {{0, 1, 5, false}, {1, 2, 4, false}, {0, 2, 3, true}};
    EXPECT_EQ(group(3, pairs, -3), (std::vector<std::vector<std::uint32_t>>{{0, 1}, {2}}));
    std::vector<Pair> reversed(pairs.rbegin(), pairs.rend());
    EXPECT_EQ(group(3, reversed, -3), group(3, pairs, -3));
}

}  // namespace
}  // namespace isnad::story::events
