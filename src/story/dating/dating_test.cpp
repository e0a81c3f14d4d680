// Undated pages narrowed by what the other pages of their story tell.
#include "story/dating/dating.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace isnad::story::dating {
namespace {

using model::Bound;
using model::DateEvidenceKind;

struct Told {
    std::string event;
    std::string time;
    model::Modality modality = model::Modality::happened;
};

struct Page {
    std::string not_before;
    std::string not_after;
    std::string best;
    std::string weekday;  // "today, Wednesday"
    std::string comment;
    std::vector<Told> told;
};

model::Record record_of(const std::vector<Page>& pages) {
    model::Record record;
    std::map<std::string, model::Event> events;
    for (std::uint32_t doc = 0; doc < pages.size(); ++doc) {
        const Page& page = pages[doc];
        model::Document document;
        document.id = "d" + std::to_string(doc);
        document.sightings.push_back({.uri = document.id, .sha256 = "", .captured = ""});
        model::Publication& published = document.article.published;
        published.not_before = page.not_before;
        published.not_after = page.not_after;
        published.best = page.best;
        if (!page.weekday.empty())
            published.evidence.push_back(
                {Bound::exact, DateEvidenceKind::weekday, page.weekday, {3, 9}, ""});
        if (!page.comment.empty())
            published.evidence.push_back(
                {Bound::not_after, DateEvidenceKind::comment, page.comment, {}, ""});
        for (const Told& told : page.told) {
            const auto claim = static_cast<std::uint32_t>(document.said.claims.size());
            model::Claim each;
            each.span = {claim * 10, claim * 10 + 5};
            each.time = told.time;
            each.modality = told.modality;
            document.said.claims.push_back(each);
            model::Event& event = events[told.event];
            event.id = told.event;
            event.claims.push_back({doc, claim});
        }
        record.documents.push_back(std::move(document));
    }
    for (auto& [id, event] : events) record.events.push_back(std::move(event));
    return record;
}

std::string interval(const model::Record& record, std::size_t doc) {
    const model::Publication& published = record.documents[doc].article.published;
    return published.not_before + " " + published.not_after + " " + published.best;
}

TEST(Dating, BindsPagesThroughHappenings) {
    struct Case {
        std::string name;
        std::vector<Page> pages;
        std::vector<std::string> intervals;
    };
    const std::vector<Case> cases = {
        {"nothing known, nothing found",
         {{.told = {{"e", ""}}}, {.told = {{"e", ""}}}},
         {"  ", "  "}},
        {"told as past: not older than what a dated account gives",
         {{.told = {{"e", ""}}}, {.told = {{"e", "2021-11-24"}}}},
         {"2021-11-24  ", "2021-11-24  "}},
        {"today on a weekday, in a month that another page gives",
         {{.not_before = "2021-11-20",
           .not_after = "2021-11-26",
           .weekday = "XXXX-WXX-3",
           .told = {{"e", "XXXX-WXX-3"}}},
          {.told = {{"e", "2021-11"}}}},
         {"2021-11-24 2021-11-24 2021-11-24", "2021-11-24  "}},
        {"a bare weekday lies in the week before the page, through two happenings",
         {{.weekday = "XXXX-WXX-3", .told = {{"a", "XXXX-WXX-3"}, {"v", "XXXX-WXX-2"}}},
          {.told = {{"a", "2021-11"}}},
          {.not_after = "2021-11-26", .comment = "2021-11-26", .told = {{"v", "XXXX-WXX-2"}}}},
         {"2021-11-03 2021-11-24 2021-11-24", "2021-11-03  ", "2021-11-02 2021-11-26 "}},
        {"pages that state their day do not move",
         {{.not_before = "2020-01-01",
           .not_after = "2020-01-01",
           .best = "2020-01-01",
           .told = {{"e", ""}}},
          {.told = {{"e", "2019-12"}}}},
         {"2020-01-01 2020-01-01 2020-01-01", "2019-12-01  "}},
        {"accounts that cannot be of one day bind nothing",
         {{.told = {{"e", "2019-05-01"}}}, {.told = {{"e", "2021-05-01"}}}},
         {"  ", "  "}},
        {"what is only planned binds nothing",
         {{.told = {{"e", "2030-01-01", model::Modality::planned}}}, {.told = {{"e", ""}}}},
         {"  ", "  "}},
        {"a happening of two weekdays binds by its days alone",
         {{.not_after = "2021-11-26", .told = {{"v", "XXXX-WXX-2"}}},
          {.told = {{"v", "XXXX-WXX-4"}}},
          {.told = {{"v", "2021-11-20"}}}},
         {"2021-11-20 2021-11-26 ", "2021-11-20  ", "2021-11-20  "}},
        {"comments alone date nothing",
         {{.not_after = "2022-05-14", .weekday = "XXXX-WXX-3", .comment = "2022-05-14"}},
         {" 2022-05-11 "}},
        {"a weekday fixes a day within an interval, alone on its page",
         {{.not_before = "2021-11-22", .not_after = "2021-11-26", .weekday = "XXXX-WXX-3"}},
         {"2021-11-24 2021-11-24 2021-11-24"}},
    };
    for (const Case& each : cases) {
        model::Record record = record_of(each.pages);
        narrow_dates(record);
        for (std::size_t doc = 0; doc < each.intervals.size(); ++doc)
            EXPECT_EQ(interval(record, doc), each.intervals[doc]) << each.name << ", page " << doc;
    }
}

TEST(Dating, SaysWhy) {
    model::Record record = record_of({{.told = {{"e", ""}}}, {.told = {{"e", "2021-11-24"}}}});
    narrow_dates(record);
    const auto& evidence = record.documents[0].article.published.evidence;
    ASSERT_EQ(evidence.size(), 1U);
    EXPECT_EQ(evidence[0].kind, DateEvidenceKind::story);
    EXPECT_EQ(evidence[0].bound, Bound::not_before);
    EXPECT_EQ(evidence[0].value, "2021-11-24");
    EXPECT_EQ(evidence[0].source, "event e in d1");
}

TEST(Dating, IsTheSameAgain) {
    model::Record record = record_of(
        {{.weekday = "XXXX-WXX-3", .told = {{"a", "XXXX-WXX-3"}, {"v", "XXXX-WXX-2"}}},
         {.told = {{"a", "2021-11"}}},
         {.not_after = "2021-11-26", .comment = "2021-11-26", .told = {{"v", "XXXX-WXX-2"}}}});
    EXPECT_TRUE(narrow_dates(record));
    const std::string once = interval(record, 0);
    EXPECT_FALSE(narrow_dates(record));
    EXPECT_EQ(interval(record, 0), once);
}

}  // namespace
}  // namespace isnad::story::dating
