// What a story's outlets name, tell and leave out, in each format; hostile names stay text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "report/html.h"
#include "report/json_values.h"
#include "report/terminal.h"
#include "report/timeline.h"

namespace isnad::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr model::Span kWord{4, 9};

model::Usage usage(std::string text, std::uint32_t doc) {
    model::Usage made;
    made.text = std::move(text);
    made.language = "en";
    made.documents = {{doc, 1}};
    made.outlets = {{doc, 1}};
    made.places = {{doc, kWord}};
    return made;
}

// Two outlets, one of them with a name that is markup, tell one event in other words.
model::Record record() {
    model::Record record;
    for (const char* text : {"The crowd left.", "The rebel left."}) {
        model::Document document;
        document.id = record.documents.empty() ? "aaaa" : "bbbb";
        document.sightings = {{document.id + ".txt", std::string(64, 'a'), ""}};
        document.article.text = text;
        document.article.outlet =
            model::OutletName{record.documents.empty() ? "Mill <b>Post" : "Echo"};
        document.said.claims.push_back({.span = {0, 15}, .frame = "protest"});
        record.documents.push_back(std::move(document));
    }
    record.outlets = {{"Mill <b>Post", {0}}, {"Echo", {1}}};
    record.copies = {{.a = {0, {0, 15}}, .b = {1, {0, 15}}}};
    record.swaps = {{"crowd", "rebel", false, 2, 2, {{0, {0, kWord}, {1, kWord}}}}};
    record.events = {{.id = "e-1", .frame = "protest", .title = "A <i>crowd", .claims = {{0, 0}}},
                     {.id = "e-2", .frame = "visit", .title = "A visit", .claims = {{1, 0}}}};
    record.framing = {{"place:X", {usage("crowd", 0), usage("rebel", 1)}}};
    record.framing[0].swaps = {{0, {0}, model::SwapTouch::name}};
    record.framing[0].epithets = {{model::EpithetKind::so_called, usage("so-called crowd", 0)}};
    record.distances = {{.a = 0, .b = 1, .distance = 0.25, .things = 1}};
    model::Story story{.id = "s-1", .documents = {0, 1}, .events = {"e-1", "e-2"}};
    story.timeline = {{.event = "e-2",
                       .happened = "2024-01-01/2024-01-03",
                       .dated_by = {{1, 0}},
                       .reported = {{1, "2024-01-04"}},
                       .reports = 1},
                      {.event = "e-1",
                       .happened = "2024-01-05",
                       .reported = {{0, "2024-01-06"}},
                       .reports = 2,
                       .lag_days = 1}};
    story.coverage.outlets = {0, 1};
    story.coverage.rows = {
        {"e-1",
         1,
         {{.column = 0,
           .state = model::CoverageState::said,
           .claims = {{0, 0}},
           .values = {{"count", "600"}}},
          {.column = 1, .silence = model::Silence::later, .like = {{1, 0}}}}},
        {"e-2",
         1,
         {{.column = 0, .silence = model::Silence::earlier},
          {.column = 1, .state = model::CoverageState::otherwise, .claims = {{1, 0}}}}}};
    story.coverage.rows_left_out = 3;
    story.framing.swaps = {{{0, {0}, model::SwapTouch::name}, {{0, 2}}, {{1, 4}}}};
    story.framing.events = {{"e-1", {}, {usage("crowd", 0), usage("rebel", 1)}}};
    story.framing.terms = {{0, "en", 30, 40, {{"crowd", 1.2, 2.5, 6, 1, {{0, kWord}}}}}};
    record.stories = {story};
    return record;
}

TEST(StoryJson, HasTimelineCoverageAndFraming) {
    const model::Record made = record();
    const Json story = story_json(made, made.stories[0]);
    EXPECT_EQ(story["timeline"][0]["happened"], "2024-01-01/2024-01-03");
    EXPECT_EQ(story["timeline"][0]["dated_by"][0], "bbbb-c0");
    EXPECT_TRUE(story["timeline"][0]["lag_days"].is_null());
    EXPECT_EQ(story["timeline"][1]["lag_days"], 1);
    EXPECT_EQ(story["timeline"][1]["reported"][0]["published"], "2024-01-06");
    const Json& rows = story["coverage"]["rows"];
    EXPECT_EQ(rows[0]["cells"][0]["state"], "said");
    EXPECT_EQ(rows[0]["cells"][0]["values"][0]["value"], "600");
    EXPECT_EQ(rows[0]["cells"][1]["state"], "silent");
    EXPECT_EQ(rows[0]["cells"][1]["like"][0], "bbbb-c0");
    EXPECT_EQ(rows[1]["cells"][0]["silence"], "earlier");
    EXPECT_EQ(rows[1]["cells"][1]["state"], "said otherwise");
    EXPECT_EQ(story["coverage"]["left_out"]["rows"], 3);
    EXPECT_EQ(story["framing"]["swaps"][0]["touches"], "name");
    EXPECT_EQ(story["framing"]["swaps"][0]["uses"]["b"]["Echo"], 4);
    EXPECT_EQ(story["framing"]["terms"][0]["terms"][0]["z"], 2.5);
    model::Story single = made.stories[0];
    single.coverage = {};
    EXPECT_TRUE(story_json(made, single)["coverage"].is_null());
}

TEST(FramingJson, KeepsVariantsAndAddsTheRest) {
    const model::Record made = record();
    const Json framing = framing_json(made, made.framing[0]);
    EXPECT_EQ(framing["entity"], "place:X");
    EXPECT_EQ(framing["variants"][0]["text"], "crowd");
    EXPECT_EQ(framing["variants"][0]["documents"], (Json{{"aaaa", 1}}));
    EXPECT_EQ(framing["variants"][1]["places"][0]["text"], "rebel");
    EXPECT_EQ(framing["epithets"][0]["kind"], "so-called");
    EXPECT_EQ(framing["swaps"][0]["places"][0]["b"]["text"], "rebel");
    EXPECT_TRUE(framing["quoted"].is_null());
    const Json distance = distance_json(made, made.distances[0]);
    EXPECT_TRUE(distance["low"].is_null());
    EXPECT_EQ(distance["why"], "too few documents for an interval");
}

TEST(StoryText, ShowsMatrixNamingAndDays) {
    const model::Record made = record();
    std::ostringstream out;
    write_text(out, made);
    EXPECT_THAT(out.str(), HasSubstr("2024-01-05   protest, happened   e-1"));
    EXPECT_THAT(out.str(), HasSubstr("reported 2024-01-06, 1 day later; 2 pages in all"));
    EXPECT_THAT(out.str(), HasSubstr("2024-01-01 … 2024-01-03 visit"));
    EXPECT_THAT(out.str(), HasSubstr("    x ~   A <i>crowd"));
    EXPECT_THAT(out.str(), HasSubstr("    - /   A visit"));
    EXPECT_THAT(out.str(), HasSubstr("one  : crowd   (Mill <b>Post)"));
    EXPECT_THAT(out.str(), HasSubstr("z  2.5,   6 of 30, others 1 of 40: crowd"));
    EXPECT_THAT(out.str(), HasSubstr("1 pair with too few pages"));
}

TEST(StoryHtml, EscapesNamesAndLinksToEvidence) {
    const model::Record made = record();
    std::ostringstream out;
    write_html(out, made);
    EXPECT_THAT(out.str(), HasSubstr("Who tells what"));
    EXPECT_THAT(out.str(), HasSubstr("<td class=\"said\"><a href=\"#d-aaaa\""));
    EXPECT_THAT(out.str(), HasSubstr("<td class=\"otherwise\">"));
    EXPECT_THAT(out.str(), HasSubstr("alike?"));
    EXPECT_THAT(out.str(), HasSubstr("Left out: 3 happenings and 0 outlets"));
    EXPECT_THAT(out.str(), HasSubstr("Mill &lt;b&gt;Post"));
    EXPECT_THAT(out.str(), Not(HasSubstr("<b>Post")));
    EXPECT_THAT(out.str(), Not(HasSubstr("<i>crowd")));
    EXPECT_THAT(out.str(), HasSubstr("too few pages"));
}

TEST(EdtfLabel, IsForPeople) {
    for (const auto& [edtf, label] : std::vector<std::pair<std::string, std::string>>{
             {"", "undated"},
             {"2024-01-05", "2024-01-05"},
             {"../2024-01-05", "by 2024-01-05"},
             {"2024-01-05/..", "from 2024-01-05"},
             {"2024-01-01/2024-01-03", "2024-01-01 … 2024-01-03"},
             {"[2024-02-12,2024-02-13]", "2024-02-12 or 2024-02-13"},
             {"[2024-02-09..2024-02-10,2024-02-13]", "2024-02-09 … 2024-02-10 or 2024-02-13"},
             {"2024-22", "summer 2024"},
             {"2024-33", "first quarter of 2024"},
             {"XXXX-12", "in December, year unknown"}}) {
        EXPECT_EQ(edtf_label(edtf), label);
    }
}

}  // namespace
}  // namespace isnad::report
