// Who tells what, over small records built by hand.
#include "story/coverage/coverage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "story/timeline/timeline.h"

namespace isnad::story::coverage {
namespace {

using model::CoverageState;
using model::Modality;
using model::Silence;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// A record of one story: each page an outlet of its own, with its day.
struct Builder {
    model::Record record;

    explicit Builder(const std::vector<std::string>& days) {
        model::Story story{.id = "s"};
        for (const std::string& day : days) {
            story.documents.push_back(static_cast<std::uint32_t>(record.documents.size()));
            model::Document document;
            document.article.published.best = day;
            record.documents.push_back(std::move(document));
        }
        record.stories.push_back(std::move(story));
    }

    model::ClaimRef claim(std::uint32_t doc, model::Claim claim = {}) {
        auto& claims = record.documents[doc].said.claims;
        claims.push_back(std::move(claim));
        return {doc, static_cast<std::uint32_t>(claims.size() - 1)};
    }

    void event(const std::string& id, std::vector<model::ClaimRef> claims, int first = -1) {
        record.stories[0].events.push_back(id);
        record.events.push_back({.id = id, .claims = std::move(claims), .first = first});
    }

    model::Coverage coverage(const Limits& limits = {}) const {
        std::vector<std::uint32_t> outlet_of;
        for (std::uint32_t i = 0; i < record.documents.size(); ++i) outlet_of.push_back(i);
        return coverage_of(record, record.stories[0], timeline::events_by_id(record), outlet_of,
                           limits);
    }
};

std::vector<CoverageState> states(const model::CoverageRow& row) {
    std::vector<CoverageState> states;
    for (const auto& cell : row.cells) states.push_back(cell.state);
    return states;
}

TEST(Coverage, IsEmptyForOneOutlet) {
    Builder one({"2024-01-01"});
    one.event("e", {one.claim(0)});
    EXPECT_THAT(one.coverage().outlets, IsEmpty());
    EXPECT_THAT(one.coverage().rows, IsEmpty());
}

TEST(Coverage, ListsThoseThatTellMostFirst) {
    Builder built({"2024-01-01", "2024-01-01", "2024-01-01"});
    built.event("e1", {built.claim(1)});
    built.event("e2", {built.claim(1), built.claim(2)});
    const model::Coverage coverage = built.coverage();
    EXPECT_THAT(coverage.outlets, ElementsAre(1U, 2U, 0U));
    ASSERT_THAT(coverage.rows, SizeIs(2));
    EXPECT_EQ(coverage.rows[0].event, "e2");
    EXPECT_EQ(coverage.rows[0].outlets, 2U);
    EXPECT_THAT(states(coverage.rows[0]),
                ElementsAre(CoverageState::said, CoverageState::said, CoverageState::silent));
    EXPECT_THAT(coverage.rows[0].cells[0].claims, ElementsAre(model::ClaimRef{1, 1}));
    EXPECT_THAT(states(coverage.rows[1]),
                ElementsAre(CoverageState::said, CoverageState::silent, CoverageState::silent));
}

TEST(Coverage, SilenceBeforeTheFirstReportIsTold) {
    struct Case {
        std::string day;
        Silence silence;
    };
    for (const Case& each : std::vector<Case>{{"2024-01-01", Silence::earlier},
                                              {"2024-01-05", Silence::later},
                                              {"2024-01-09", Silence::later},
                                              {"2024-01", Silence::undated},
                                              {"", Silence::undated}}) {
        SCOPED_TRACE(each.day);
        Builder built({"2024-01-05", each.day});
        built.event("e", {built.claim(0)});
        const model::Coverage coverage = built.coverage();
        EXPECT_EQ(coverage.rows.at(0).cells.at(1).silence, each.silence);
        EXPECT_EQ(coverage.rows.at(0).cells.at(0).silence, Silence::none);
    }
}

TEST(Coverage, TheFewerSayItOtherwise) {
    Builder built({"2024-01-01", "2024-01-01", "2024-01-01"});
    const auto a = built.claim(0);
    const auto b = built.claim(1);
    const auto c = built.claim(2);
    built.event("e", {a, b, c}, 1);
    built.record.conflicts.push_back({"e", "count", {{"600", {a, c}}, {"200", {b}}}});
    const model::CoverageRow row = built.coverage().rows.at(0);
    EXPECT_THAT(states(row),
                ElementsAre(CoverageState::said, CoverageState::otherwise, CoverageState::said));
    EXPECT_EQ(row.cells[1].values.at(0).value, "200");
    EXPECT_EQ(row.cells[0].values.at(0).attribute, "count");
}

TEST(Coverage, OfEqualSidesTheFirstReportLeads) {
    Builder built({"2024-01-01", "2024-01-02"});
    const auto a = built.claim(0);
    const auto b = built.claim(1);
    built.event("e", {a, b}, 1);
    built.record.conflicts.push_back({"e", "count", {{"600", {a}}, {"200", {b}}}});
    EXPECT_THAT(states(built.coverage().rows.at(0)),
                ElementsAre(CoverageState::otherwise, CoverageState::said));
}

TEST(Coverage, AClaimInAConflictIsTold) {
    Builder built({"2024-01-01", "2024-01-02", "2024-01-03"});
    const auto a = built.claim(0);
    const auto c = built.claim(2);
    built.event("e", {a, built.claim(1)}, 0);
    built.record.conflicts.push_back({"e", "count", {{"600", {a}}, {"200", {c}}}});
    const model::CoverageRow row = built.coverage().rows.at(0);
    EXPECT_THAT(states(row),
                ElementsAre(CoverageState::said, CoverageState::said, CoverageState::otherwise));
    EXPECT_THAT(row.cells[2].claims, ElementsAre(c));
}

TEST(Coverage, ADenialOfWhatOthersAffirmIsOtherwise) {
    Builder built({"2024-01-01", "2024-01-01", "2024-01-01"});
    built.event("e",
                {built.claim(0), built.claim(1), built.claim(2, {.modality = Modality::denied})});
    built.event("f", {built.claim(0, {.modality = Modality::denied}),
                      built.claim(1, {.modality = Modality::denied})});
    const model::Coverage coverage = built.coverage();
    EXPECT_THAT(states(coverage.rows.at(0)),
                ElementsAre(CoverageState::said, CoverageState::said, CoverageState::otherwise));
    EXPECT_THAT(states(coverage.rows.at(1)),
                ElementsAre(CoverageState::said, CoverageState::said, CoverageState::silent));
}

TEST(Coverage, ShowsWhatASilentOutletTellsThatIsAlike) {
    const auto protest = [](std::string time, std::vector<std::string> actors) {
        model::Claim claim{.frame = "protest", .time = std::move(time)};
        claim.roles.actor = std::move(actors);
        return claim;
    };
    struct Case {
        const char* name;
        model::Claim claim;
        bool alike;
    };
    const std::vector<Case> cases = {
        {"the same day and people", protest("2024-01-01", {"x"}), true},
        {"another day", protest("2024-01-09", {"x"}), false},
        {"the month, nobody named", protest("2024-01", {}), true},
        {"other people", protest("2024-01-01", {"z"}), false},
        {"no day, one of two", protest("", {"x"}), false},
        {"no day, both", protest("", {"x", "y"}), true},
    };
    for (const Case& each : cases) {
        SCOPED_TRACE(each.name);
        Builder built({"2024-01-05", "2024-01-05"});
        built.event("e", {built.claim(0, protest("2024-01-01", {"x", "y"}))});
        const auto other = built.claim(1, each.claim);
        const model::CoverageCell cell = built.coverage().rows.at(0).cells.at(1);
        EXPECT_EQ(cell.state, CoverageState::silent);
        EXPECT_EQ(cell.like, each.alike ? std::vector{other} : std::vector<model::ClaimRef>());
    }
}

TEST(Coverage, IsBounded) {
    Builder built(std::vector<std::string>(200, "2024-01-01"));
    for (int i = 0; i < 300; ++i)
        built.event("e" + std::to_string(1000 + i),
                    {built.claim(static_cast<std::uint32_t>(i % 200))});
    const model::Coverage coverage = built.coverage({.outlets = 10, .rows = 20, .like = 1});
    EXPECT_THAT(coverage.outlets, SizeIs(10));
    EXPECT_THAT(coverage.rows, SizeIs(20));
    EXPECT_THAT(coverage.rows[0].cells, SizeIs(10));
    EXPECT_EQ(coverage.outlets_left_out, 190U);
    EXPECT_EQ(coverage.rows_left_out, 280U);
}

}  // namespace
}  // namespace isnad::story::coverage
