// Timelines over small records built by hand.
#include "story/timeline/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "story/timeline/edtf_check.h"

namespace isnad::story::timeline {
namespace {

using model::Modality;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Account {
    std::string time;
    std::string published;  // "a", or "a/b" for bounds, "" unknown
    Modality modality = Modality::happened;
};

model::Record record_of(const std::vector<std::vector<Account>>& events) {
    model::Record record;
    model::Story story{.id = "s"};
    for (std::size_t i = 0; i < events.size(); ++i) {
        model::Event event{.id = "e" + std::to_string(i)};
        for (const Account& account : events[i]) {
            model::Document document;
            model::Publication& published = document.article.published;
            const std::size_t slash = account.published.find('/');
            if (slash == std::string::npos) {
                published.best = account.published;
            } else {
                published.not_before = account.published.substr(0, slash);
                published.not_after = account.published.substr(slash + 1);
            }
            document.said.claims.push_back({.time = account.time, .modality = account.modality});
            const auto doc = static_cast<std::uint32_t>(record.documents.size());
            event.claims.push_back({doc, 0});
            story.documents.push_back(doc);
            record.documents.push_back(std::move(document));
        }
        story.events.push_back(event.id);
        record.events.push_back(std::move(event));
    }
    record.stories.push_back(std::move(story));
    return record;
}

std::vector<model::TimelineEntry> timeline(const model::Record& record) {
    return timeline_of(record, record.stories[0], events_by_id(record));
}

TEST(Timeline, TellsWhatAllAccountsTogetherAllow) {
    struct Case {
        const char* name;
        std::vector<Account> accounts;
        const char* happened;
        std::optional<int> lag;
    };
    const std::vector<Case> cases = {
        {"a day", {{"2023-11-21", "2023-11-22"}}, "2023-11-21", 1},
        {"a month and a day in it",
         {{"2023-11", "2024-03-13"}, {"2023-11-21", "2023-11-22"}},
         "2023-11-21",
         1},
        {"a month, told within it", {{"2023-11", "2023-11-24"}}, "2023-11-01/2023-11-24", {}},
        {"a month, told after it", {{"2023-11", "2024-01-02"}}, "2023-11", {}},
        {"no time, told as past", {{"", "2023-11-26"}, {"", "2023-11-25"}}, "../2023-11-25", {}},
        {"no time, told as coming", {{"", "2023-11-26", Modality::planned}}, "2023-11-26/..", {}},
        {"a year, told as coming within it",
         {{"2024", "2024-03-13", Modality::planned}},
         "2024-03-13/2024-12-31",
         {}},
        {"two days",
         {{"2024-02-12", "2024-02-13"}, {"2024-02-13", "2024-02-14"}},
         "[2024-02-12,2024-02-13]",
         {}},
        {"a night and a day far from it",
         {{"2024-02-09TNI", "2024-02-14"}, {"2024-02-13", "2024-02-14"}},
         "[2024-02-09..2024-02-10,2024-02-13]",
         {}},
        {"more days than can be listed",
         {{"2024-02-01", "2024-03-14"},
          {"2024-02-03", "2024-03-14"},
          {"2024-02-05", "2024-03-14"},
          {"2024-02-07", "2024-03-14"},
          {"2024-02-09", "2024-03-14"}},
         "[2024-02-01..2024-02-09]",
         {}},
        {"a plan that came about otherwise",
         {{"2024-02-12", "2024-02-10", Modality::planned}, {"2024-02-13", "2024-02-14"}},
         "2024-02-13",
         -3},
        {"a month without its year", {{"XXXX-12", ""}}, "XXXX-12", {}},
        {"a weekday without its week", {{"XXXX-WXX-5", "2024-02-10"}}, "../2024-02-10", {}},
        {"nothing", {{"", ""}}, "", {}},
        {"told as past before its day", {{"2024-02-13", "2024-02-10"}}, "2024-02-13", -3},
        {"published within bounds", {{"", "2023-11-22/2024-05-20"}}, "../2024-05-20", {}},
    };
    for (const Case& each : cases) {
        SCOPED_TRACE(each.name);
        const auto entries = timeline(record_of({each.accounts}));
        ASSERT_EQ(entries.size(), 1U);
        EXPECT_EQ(entries[0].happened, each.happened);
        EXPECT_EQ(entries[0].lag_days, each.lag);
        EXPECT_TRUE(entries[0].happened.empty() || is_edtf(entries[0].happened));
    }
}

TEST(Timeline, SaysWhatItRestsOn) {
    const auto entries = timeline(
        record_of({{{"2023-11", "2023-11-24"}, {"", "2023-11-26"}, {"", "", Modality::planned}}}));
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_THAT(entries[0].dated_by, ElementsAre(model::ClaimRef{0, 0}));
    EXPECT_EQ(entries[0].bound_by, 0U);
    EXPECT_EQ(entries[0].reports, 3U);
    ASSERT_EQ(entries[0].reported.size(), 3U);
    EXPECT_EQ(entries[0].reported[0].published, "2023-11-24");
    EXPECT_EQ(entries[0].reported[2].published, "");
}

TEST(Timeline, IsInTheOrderOfWhatHappened) {
    const auto entries = timeline(record_of({{{"", ""}},
                                             {{"", "2023-11-21"}},
                                             {{"2023-11-21", "2023-11-26"}},
                                             {{"2022-08", "2023-11-26"}},
                                             {{"", "2023-11-23", Modality::planned}}}));
    std::vector<std::string> order;
    for (const auto& entry : entries) order.push_back(entry.event);
    EXPECT_THAT(order, ElementsAre("e3", "e2", "e1", "e4", "e0"));
}

TEST(Timeline, ListsFewReportsAndCountsAll) {
    const auto entries =
        timeline(record_of({std::vector<Account>(50, Account{"2023-11-21", "2023-11-22"})}));
    EXPECT_EQ(entries[0].reports, 50U);
    EXPECT_EQ(entries[0].reported.size(), model::kTimelineReports);
    EXPECT_EQ(entries[0].dated_by.size(), 50U);
}

}  // namespace
}  // namespace isnad::story::timeline
