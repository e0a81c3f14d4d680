// Conflicts over small records built by hand.
#include "story/compare/compare.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "story/compare/agreement.h"

namespace isnad::story::compare {
namespace {

using model::Modality;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// One claim of one page, as far as a test cares.
struct Account {
    std::string day;  // of publication
    std::optional<double> count;
    std::string unit;
    std::string bound;
    std::optional<model::Amount> amount;
    std::string time;
    std::string place;
    Modality modality = Modality::happened;
};

model::Record record_of(const std::vector<Account>& accounts) {
    model::Record record;
    model::Event event{.id = "e1"};
    for (const Account& account : accounts) {
        model::Document document;
        document.article.text = std::string(100, ' ');
        document.article.published.best = account.day;
        model::Claim claim{.span = {10, 60},
                           .frame = "casualty",
                           .time = account.time,
                           .modality = account.modality};
        claim.roles.count = account.count;
        claim.roles.count_unit = account.unit;
        claim.roles.amount = account.amount;
        if (account.count)
            document.said.quantities.push_back(
                {{20, 25}, *account.count, account.unit, "", account.bound});
        if (!account.place.empty()) {
            claim.roles.place = {account.place};
            document.said.mentions.push_back({{30, 35}, model::EntityKind::place, account.place});
        }
        event.claims.push_back({static_cast<std::uint32_t>(record.documents.size()), 0});
        document.said.claims.push_back(std::move(claim));
        record.documents.push_back(std::move(document));
    }
    record.events.push_back(std::move(event));
    return record;
}

std::vector<std::string> values_of(const std::vector<model::Conflict>& conflicts) {
    std::vector<std::string> out;
    for (const auto& conflict : conflicts)
        for (const auto& value : conflict.values)
            out.push_back(conflict.attribute + " " + value.value);
    return out;
}

TEST(Conflicts, ListEachValueWithItsClaims) {
    const auto found = find_conflicts(record_of({{.count = 12, .unit = "killed"},
                                                 {.count = 15, .unit = "killed"},
                                                 {.count = 12, .unit = "killed"}}));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].event, "e1");
    EXPECT_EQ(found[0].attribute, "count");
    ASSERT_THAT(found[0].values, SizeIs(2));
    EXPECT_EQ(found[0].values[0].value, "12");
    EXPECT_THAT(found[0].values[0].claims,
                ElementsAre(model::ClaimRef{0, 0}, model::ClaimRef{2, 0}));
    EXPECT_EQ(found[0].values[1].value, "15");
}

TEST(Conflicts, AreWhatCannotBothBeRight) {
    const model::Amount hundred{100e6, "USD", ""};
    const model::Amount ninety{90e6, "USD", ""};
    const model::Amount euros{90e6, "EUR", ""};
    struct Case {
        const char* name;
        Account a, b;
        std::vector<std::string> expected;
    };
    const std::vector<Case> cases = {
        {"a missing value", {.count = 3}, {}, {}},
        {"different units", {.count = 3, .unit = "killed"}, {.count = 9, .unit = "wounded"}, {}},
        {"over", {.count = 100, .bound = "over"}, {.count = 120}, {}},
        {"not over",
         {.count = 100, .bound = "over"},
         {.count = 80},
         {"count over 100", "count 80"}},
        {"about", {.count = 300, .bound = "about"}, {.count = 310}, {}},
        {"a toll that grew",
         {.day = "2023-02-06", .count = 300, .unit = "killed"},
         {.day = "2023-02-08", .count = 900, .unit = "killed"},
         {}},
        {"a toll that shrank",
         {.day = "2023-02-08", .count = 300, .unit = "killed"},
         {.day = "2023-02-06", .count = 900, .unit = "killed"},
         {"count 300", "count 900"}},
        {"one day, two tolls",
         {.day = "2023-02-08", .count = 300, .unit = "killed"},
         {.day = "2023-02-08", .count = 900, .unit = "killed"},
         {"count 300", "count 900"}},
        {"amounts",
         {.amount = hundred},
         {.amount = ninety},
         {"amount 100000000 USD", "amount 90000000 USD"}},
        {"other money", {.amount = hundred}, {.amount = euros}, {}},
        {"years", {.time = "2000"}, {.time = "2002"}, {"time 2000", "time 2002"}},
        {"people and the dead",
         {.count = 12, .unit = "person"},
         {.count = 14, .unit = "killed"},
         {"count 12", "count 14"}},
        {"one toll, told of the day of the flood and of the count",
         {.count = 12, .unit = "killed", .time = "2020-03-01"},
         {.count = 12, .unit = "killed", .time = "2020-03-04"},
         {}},
        {"precision", {.time = "2020"}, {.time = "2020-12"}, {}},
        {"planned for another day",
         {.time = "2020-03-01"},
         {.time = "2020-05-01", .modality = Modality::planned},
         {}},
        {"denied",
         {.modality = Modality::announced},
         {.modality = Modality::denied},
         {"modality happened", "modality denied"}},
        {"alleged and denied", {.modality = Modality::alleged}, {.modality = Modality::denied}, {}},
        {"two towns",
         {.place = "place:tyre"},
         {.place = "place:sidon"},
         {"place place:tyre", "place place:sidon"}},
        {"a town and a country", {.place = "place:tyre"}, {.place = "place:LB"}, {}},
    };
    for (const Case& test : cases)
        EXPECT_EQ(values_of(find_conflicts(record_of({test.a, test.b}))), test.expected)
            << test.name;
}

TEST(Conflicts, LeaveOutWhoKnowsOfBoth) {
    model::Record record = record_of({{.count = 12}, {.count = 15}});
    record.documents[0].said.claims.push_back(record.documents[1].said.claims[0]);
    record.documents[0].said.quantities.push_back(record.documents[1].said.quantities[0]);
    record.events[0].claims.push_back({0, 1});
    EXPECT_THAT(find_conflicts(record), IsEmpty());
}

// Two pages of one story that recall a break of relations, each in an event of its own.
model::Record recalling(const std::string& year, const std::string& other, const char* party,
                        const char* its_party) {
    model::Record record = record_of({{.day = "2021-11-25", .time = year}, {.time = other}});
    model::Event second{.id = "e2", .claims = {{1, 0}}};
    record.events[0].claims = {{0, 0}};
    record.events.push_back(second);
    model::Story story;
    story.documents = {0, 1};
    record.stories.push_back(story);
    for (model::Document& document : record.documents) {
        document.said.claims[0].frame = "relations";
        document.said.claims[0].mode = "withdraw";
    }
    if (*party != '\0') record.documents[0].said.claims[0].roles.actor = {party};
    if (*its_party != '\0') record.documents[1].said.claims[0].roles.actor = {its_party};
    return record;
}

TEST(Conflicts, AreOfYearsThatPagesRecallInPassing) {
    EXPECT_THAT(values_of(find_conflicts(recalling("2000", "2002", "place:PE", ""))),
                ElementsAre("time 2000", "time 2002"));
    EXPECT_THAT(find_conflicts(recalling("2000", "2000", "place:PE", "")), IsEmpty());
    EXPECT_THAT(find_conflicts(recalling("2000", "2009", "place:PE", "")), IsEmpty());
    EXPECT_THAT(find_conflicts(recalling("2000", "2002", "place:PE", "place:CL")), IsEmpty());
    EXPECT_THAT(find_conflicts(recalling("2000", "2002", "", "")), IsEmpty());
    EXPECT_THAT(find_conflicts(recalling("2020", "2021", "place:PE", "")), IsEmpty());
}

TEST(Conflicts, CountANounThatStandsAloneAsOne) {
    model::Record record = record_of({{}, {.count = 2, .unit = "agreement"}});
    for (model::Document& document : record.documents) {
        document.said.claims[0].frame = "agreement";
        document.said.claims[0].trigger = {10, 16};
    }
    record.documents[0].article.text = "          وقع مذكرة تفاهم مع نظيره في العاصمة";
    record.documents[0].said.claims[0].trigger = {10, 16};
    EXPECT_THAT(values_of(find_conflicts(record)), ElementsAre("count 1", "count 2"));
    record.documents[0].article.text = "          وقع المذكرة مع نظيره في العاصمة أمس";
    EXPECT_THAT(find_conflicts(record), IsEmpty());
}

// Two pages of one story that tell, in nearly the same words, of what a company builds; each claim
// is an event of its own.
model::Record builders(const std::string& first, const std::string& second) {
    const Account other = {.place = "place:tyre"};
    model::Record record = record_of({{.count = 40}, {.count = 75}, other, other, other, other});
    record.events[0].claims = {{0, 0}};
    record.events.push_back({.id = "e2", .claims = {{1, 0}}});
    record.stories.emplace_back().documents = {0, 1, 2, 3, 4, 5};
    const std::vector<std::string> names = {first, second};
    const std::vector<std::string> figures = {"40", "75"};
    for (std::size_t i = 0; i < 2; ++i) {
        model::Document& document = record.documents[i];
        document.article.language = "en";
        document.article.text = "The company «" + names[i] + "» builds a large factory for drones" +
                                " near the harbour of the capital with " + figures[i] + " workers";
        const auto size = static_cast<std::uint32_t>(document.article.text.size());
        const auto at = static_cast<std::uint32_t>(document.article.text.find(figures[i]));
        document.said.claims[0].frame = "production";
        document.article.blocks = {{model::BlockKind::paragraph, {0, size}}};
        document.said.claims[0].span = {0, size};
        document.said.quantities[0].span = {at, at + 2};
    }
    return record;
}

TEST(Conflicts, AreOfClaimsToldAlikeUnlessTheyNameOthers) {
    EXPECT_THAT(values_of(find_conflicts(builders("Nawras", "Nawras"))),
                ElementsAre("count 40", "count 75"));
    EXPECT_THAT(find_conflicts(builders("Nawras", "Delta")), IsEmpty());
}

TEST(Conflicts, LeaveOutPlacesThatThePageNamesToo) {
    model::Record record = record_of({{.place = "place:tyre"}, {.place = "place:sidon"}});
    record.documents[0].said.mentions.push_back(
        {{40, 45}, model::EntityKind::place, "place:sidon"});
    EXPECT_THAT(find_conflicts(record), IsEmpty());
}

TEST(Agreement, OfFiguresFollowsTheirRounding) {
    EXPECT_TRUE(figures_agree({116.7e6, ""}, {117e6, ""}, Rounding::amounts));
    EXPECT_FALSE(figures_agree({116.7e6, ""}, {120e6, "over"}, Rounding::amounts));
    EXPECT_FALSE(figures_agree({40, ""}, {42, ""}, Rounding::counts));
    EXPECT_TRUE(figures_agree({12000, ""}, {12340, ""}, Rounding::counts));
    EXPECT_FALSE(figures_agree({12000, ""}, {13400, ""}, Rounding::counts));
    EXPECT_TRUE(figures_agree({5, "under"}, {3, ""}, Rounding::counts));
    EXPECT_TRUE(figures_agree({0, ""}, {0, ""}, Rounding::amounts));
}

TEST(Agreement, OfDatesFollowsTheirPrecision) {
    EXPECT_TRUE(dates_agree("2021-11-24", "2021-11-24TEV"));
    EXPECT_FALSE(dates_agree("2021-11-24", "2021-11-25"));
    EXPECT_TRUE(dates_agree("2021-11-24TNI", "2021-11-25"));
    EXPECT_TRUE(dates_agree("2021-12-31TNI", "2022-01-01"));
    EXPECT_FALSE(dates_agree("2021-11-24TNI", "2021-11-26"));
    EXPECT_FALSE(dates_agree("2021-11-24", "2021-11-28"));
    EXPECT_FALSE(dates_agree("2021-11", "2021-12"));
    EXPECT_TRUE(dates_agree("XXXX-08", "2021-08-03"));
    EXPECT_FALSE(dates_agree("XXXX-08", "2021-09"));
    EXPECT_TRUE(dates_agree("2022-W27", "2022-03"));
    EXPECT_TRUE(dates_agree("P3D", "2022"));
    EXPECT_TRUE(dates_agree("", "2022"));
    EXPECT_TRUE(dates_agree("197X", "2022"));
}

}  // namespace
}  // namespace isnad::story::compare
