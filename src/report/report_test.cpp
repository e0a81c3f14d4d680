// Reports over a small record built by hand: JSON shape, excerpts, hostile text in HTML.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "report/comparison.h"
#include "report/html.h"
#include "report/html_parts.h"
#include "report/json.h"
#include "report/json_values.h"
#include "report/phrases.h"
#include "report/terminal.h"

namespace isnad::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

model::Document document(std::string id, std::string uri, std::string text) {
    model::Document made;
    made.id = std::move(id);
    made.sightings = {{std::move(uri), std::string(64, 'a'), "2024-01-01T00:00:00Z"}};
    made.article.text = std::move(text);
    made.article.language = "en";
    const auto size = static_cast<std::uint32_t>(made.article.text.size());
    made.article.blocks = {{model::BlockKind::paragraph, {0, size}, std::nullopt, "en"}};
    return made;
}

model::Record two_documents() {
    model::Record record;
    record.documents = {document("aaaa", "a.txt", "The bridge at Old Mill fell on Monday."),
                        document("bbbb", "b.txt", "The bridge at New Mill fell on Monday.")};
    model::Claim claim;
    claim.span = {0, 38};
    claim.frame = "disaster";
    claim.chain = {{{0, 10}, "", model::SourceKind::document, "said"}};
    record.documents[0].said.claims = {claim};
    record.copies = {{{0, {0, 38}},
                      {1, {0, 38}},
                      0.875,
                      model::CopyKind::edited,
                      model::CopySource::b,
                      "earlier date",
                      {{"Old", "New", {14, 17}, {14, 17}}},
                      {{{14, 17}, {14, 17}}},
                      std::nullopt}};
    record.derivations = {{0, 1, model::CopySource::b, 0.9, 0.95, {}, {}}};
    record.families = {
        {"f-0123456789abcdef",
         true,
         {{{1, {0, 38}}, std::nullopt, false, 1, 0}, {{0, {0, 38}}, 1U, true, 0.875, 1}},
         2,
         0}};
    record.swaps = {{"New", "Old", true, 2, 0, {{0, {1, {14, 17}}, {0, {14, 17}}}}}};
    model::Event event;
    event.id = "e-1";
    event.frame = "disaster";
    event.title = "The bridge fell";
    event.claims = {{0, 0}};
    event.outlets = event.origins = 1;
    record.events = {event};
    record.stories = {{"s-1", "Bridge", {0, 1}, {"e-1"}, "2024-01-01", "2024-01-02"}};
    record.stories[0].timeline = {{.event = "e-1", .happened = "2024-01-01"}};
    return record;
}

model::Record with_furniture() {
    model::Record record = two_documents();
    for (const char* text : {"Write to us", "<b>Follow\nus</b>", "Rights", "Share"})
        record.furniture.push_back({.outlet = "Mill Post",
                                    .text = text,
                                    .pages = 3,
                                    .of = 4,
                                    .place = model::FurniturePlace::end,
                                    .from = "2024-01-01",
                                    .to = "",
                                    .documents = {0, 1}});
    record.furniture.push_back(
        {.outlet = "", .text = "Menu", .pages = 5, .of = 5, .documents = {1}});
    record.documents[1].article.blocks[0].kind = model::BlockKind::chrome;
    record.documents[1].article.blocks[0].learned = true;
    return record;
}

TEST(Furniture, IsShownInEveryForm) {
    const model::Record record = with_furniture();
    std::ostringstream json_out;
    write_json(json_out, record);
    const auto json = nlohmann::json::parse(json_out.str());
    ASSERT_EQ(json["furniture"].size(), 5U);
    const auto& line = json["furniture"][0];
    EXPECT_EQ(line["outlet"], "Mill Post");
    EXPECT_EQ(line["pages"], 3);
    EXPECT_EQ(line["of"], 4);
    EXPECT_EQ(line["place"], "end");
    EXPECT_EQ(line["from"], "2024-01-01");
    EXPECT_TRUE(line["to"].is_null());
    EXPECT_EQ(line["documents"], (std::vector<std::string>{"aaaa", "bbbb"}));
    EXPECT_TRUE(json["furniture"][4]["outlet"].is_null());
    EXPECT_EQ(json["furniture"][4]["place"], "anywhere");
    EXPECT_FALSE(json["documents"][0]["blocks"][0].contains("furniture"));
    EXPECT_EQ(json["documents"][1]["blocks"][0]["furniture"], true);

    std::ostringstream text;
    write_text(text, record);
    EXPECT_THAT(text.str(), HasSubstr("  Mill Post: 4 lines\n"
                                      "      3 of 4 pages, at the end: Write to us\n"
                                      "      3 of 4 pages, at the end: <b>Follow us</b>\n"
                                      "      3 of 4 pages, at the end: Rights\n"
                                      "      and 1 more\n"
                                      "  (outlet unknown): 1 line\n"));
    std::ostringstream single;
    write_document(single, record.documents[1]);
    EXPECT_THAT(single.str(), HasSubstr("  0 chrome     site  The bridge at New Mill"));

    std::ostringstream html;
    write_html(html, record);
    EXPECT_THAT(html.str(), HasSubstr("&lt;b&gt;Follow us&lt;/b&gt;"));
    EXPECT_THAT(html.str(), Not(HasSubstr("<b>Follow")));
    EXPECT_THAT(html.str(), HasSubstr("<span class=\"note\">site</span>"));
}

TEST(Furniture, NoSectionWhereNothingWasLeftOut) {
    std::ostringstream text;
    write_text(text, two_documents());
    EXPECT_THAT(text.str(), Not(HasSubstr("LEFT OUT")));
}

TEST(Json, HasEveryListOfTheContractAndOffsetsThatCoverTheirText) {
    std::ostringstream out;
    const model::Record record = two_documents();
    write_json(out, record);
    const auto json = nlohmann::json::parse(out.str());
    EXPECT_EQ(json["isnad"], 1);
    for (const char* name :
         {"documents", "copies", "derivations", "families", "swaps", "entities", "times",
          "quantities", "claims", "events", "conflicts", "framing", "stories", "furniture"})
        EXPECT_TRUE(json[name].is_array()) << name;
    EXPECT_EQ(json["claims"][0]["id"], "aaaa-c0");
    EXPECT_EQ(json["claims"][0]["chain"][0]["text"], "The bridge");
    EXPECT_TRUE(json["claims"][0]["time"].is_null());
    EXPECT_EQ(json["copies"][0]["from"], "b");
    EXPECT_EQ(json["copies"][0]["a"]["text"], record.documents[0].article.text);
    EXPECT_EQ(json["events"][0]["documents"], nlohmann::json::array({"aaaa"}));
    EXPECT_TRUE(json["documents"][0]["outlet"].is_null());
}

TEST(Json, WholeNumbersAreWrittenWhole) {
    const model::Quantity money{{0, 3}, 116.7e6, "", "USD", ""};
    EXPECT_EQ(quantity_json("abc", money)["value"].dump(), "116700000");
    const model::Quantity half{{0, 3}, 2.5, "percent", "", "over"};
    EXPECT_EQ(quantity_json("abc", half)["value"].dump(), "2.5");
    EXPECT_FALSE(quantity_json("abc", half).contains("currency"));
}

struct ExcerptCase {
    std::string text;
    std::size_t letters;
    std::string expected;
};

TEST(Excerpt, FoldsBlanksAndCutsAtWords) {
    const ExcerptCase cases[] = {
        {"one two", 20, "one two"},
        {"  one \n\n two ", 20, "one two"},
        {"one two three", 8, "one two…"},
        {"ميناء الصيد القديم", 12, "ميناء الصيد…"},
        {"abcdefghij", 4, "abcd…"},
        {"a\u202Eb\u2066c", 10, "abc"},
        {"", 5, ""},
    };
    for (const ExcerptCase& test : cases)
        EXPECT_EQ(excerpt(test.text, test.letters), test.expected) << test.text;
}

TEST(TimeLabel, IsForPeople) {
    const std::pair<const char*, const char*> cases[] = {
        {"", "undated"},
        {"2023-05-02", "2023-05-02"},
        {"2023-05-02TNI", "2023-05-02 night"},
        {"2023-05-02T19:10", "2023-05-02T19:10"},
        {"XXXX-WXX-2", "a Tuesday"},
        {"XXXX-WXX-5TEV", "a Friday evening"},
        {"XXXX-05", "in May, year unknown"},
        {"XXXX-02-13", "13 February, year unknown"},
        {"XXXX-99", "XXXX-99"},
        {"197X", "197X"},
    };
    for (const auto& [value, label] : cases) EXPECT_EQ(time_label(value), label);
}

TEST(CopyPairs, DirectionAndShare) {
    const model::Record record = two_documents();
    const auto pairs = copy_pairs(record, record.stories[0]);
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_TRUE(pairs[0].direction_known);
    EXPECT_EQ(pairs[0].from, 1U);
    EXPECT_EQ(pairs[0].to, 0U);
    EXPECT_DOUBLE_EQ(pairs[0].share, 1.0);
    ASSERT_EQ(pairs[0].substitutions.size(), 1U);
    EXPECT_EQ(pairs[0].substitutions[0].a, "New");  // as in the source
}

TEST(Copies, ChangesFamiliesAndSwapsAsJson) {
    std::ostringstream out;
    model::Record record = two_documents();
    record.copies[0].changes.push_back({{18, 22}, {17, 17}});
    record.copies[0].via = 0;
    record.derivations[0].only_a = {{0, 3}};
    write_json(out, record);
    const auto json = nlohmann::json::parse(out.str());
    const auto& copy = json["copies"][0];
    EXPECT_EQ(copy["via"], "aaaa");
    EXPECT_EQ(copy["substitutions"][0]["a"], "Old");
    EXPECT_EQ(copy["substitutions"][0]["b_start"], 14);
    ASSERT_EQ(copy["only_a"].size(), 1U);
    EXPECT_EQ(copy["only_a"][0]["text"], "Mill");
    EXPECT_TRUE(copy["only_b"].empty());
    const auto& pair = json["derivations"][0];
    EXPECT_EQ(pair["from"], "b");
    EXPECT_EQ(pair["shared_b"], 0.95);
    EXPECT_EQ(pair["only_a"][0]["text"], "The");
    const auto& family = json["families"][0];
    EXPECT_EQ(family["earliest"]["doc"], "bbbb");
    EXPECT_TRUE(family["witnesses"][0]["parent"].is_null());
    EXPECT_EQ(family["witnesses"][1]["parent"], "bbbb");
    EXPECT_EQ(family["witnesses"][1]["certain"], true);
    EXPECT_EQ(family["witnesses"][1]["changes"], 1);
    const auto& swap = json["swaps"][0];
    EXPECT_EQ(swap["from"], "a");
    EXPECT_EQ(swap["count"], 1);
    EXPECT_EQ(swap["places"][0]["a"]["text"], "New");
}

TEST(Copies, WideFamiliesAndFrequentSwapsAreShown) {
    model::Record record = two_documents();
    std::ostringstream few;
    write_text(few, record);
    EXPECT_THAT(few.str(), Not(HasSubstr("WHO HAD IT FIRST")));
    EXPECT_THAT(few.str(), Not(HasSubstr("WORDS FOR OTHER WORDS")));
    record.families[0].documents = 3;
    record.swaps[0].places.push_back(record.swaps[0].places[0]);
    std::ostringstream text;
    write_text(text, record);
    EXPECT_THAT(text.str(), HasSubstr("WHO HAD IT FIRST\n"
                                      "  3 documents, the earliest certain\n"
                                      "      b.txt [bbbb] (date unknown)\n"
                                      "      The bridge at New Mill fell on Monday.\n"
                                      "        a.txt [aaaa] (date unknown), 88 % alike\n"
                                      "          from b.txt [bbbb]\n"));
    EXPECT_THAT(text.str(), HasSubstr("WORDS FOR OTHER WORDS\n"
                                      "  2 places in 2 documents\n"
                                      "      source: New\n"
                                      "      copy  : Old\n"));
    std::ostringstream html;
    write_html(html, record);
    EXPECT_THAT(html.str(), HasSubstr("3 documents, the earliest certain"));
    EXPECT_THAT(html.str(), HasSubstr("<bdi>New</bdi> → <bdi>Old</bdi>"));
}

TEST(Comparison, ShowsBothSidesWithinEightyColumns) {
    model::Record record = two_documents();
    for (int i = 0; i < 20; ++i) record.documents[0].article.text += " متظاهرون في الميناء";
    const auto size = static_cast<std::uint32_t>(record.documents[0].article.text.size());
    record.derivations[0].only_a = {{39, size}};
    std::ostringstream out;
    write_comparison(out, record);
    const std::string text = out.str();
    EXPECT_THAT(text, HasSubstr("They share 1 passage: 90 % of A stands in B, 95 % of B in A.\n"
                                "B had the words first: earlier date.\n"));
    EXPECT_THAT(text, HasSubstr("1. 88 % of the words agree, 1 change\n"
                                "   A  The bridge at [Old] Mill fell on Monday.\n"
                                "   B  The bridge at [New] Mill fell on Monday.\n"));
    EXPECT_THAT(text, HasSubstr("   A  Old\n   B  New\n\nONLY A SAYS\n\n   - متظاهرون"));
    EXPECT_THAT(text, Not(HasSubstr("ONLY B SAYS")));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto letters = std::count_if(line.begin(), line.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        });
        EXPECT_LE(letters, 80) << line;
    }
    std::ostringstream json_out;
    write_comparison_json(json_out, record);
    const auto json = nlohmann::json::parse(json_out.str());
    EXPECT_EQ(json["documents"].size(), 2U);
    EXPECT_EQ(json["copies"][0]["from"], "b");
    EXPECT_EQ(json["derivations"].size(), 1U);
}

TEST(Comparison, SaysWhereNothingIsSharedAndKeepsControlsOut) {
    model::Record record = two_documents();
    record.copies.clear();
    record.derivations.clear();
    record.documents[0].article.title = "A \033[2J\u202Etitle";
    std::ostringstream out;
    write_comparison(out, record);
    EXPECT_THAT(out.str(), HasSubstr("They share no passage."));
    EXPECT_THAT(out.str(), Not(HasSubstr("\033")));
    EXPECT_THAT(out.str(), Not(HasSubstr("\u202E")));
}

TEST(Html, HostileTextStaysText) {
    model::Record record = two_documents();
    record.documents[0] =
        document("aaaa", "<img src=x>.txt", "<script>alert(1)</script> \"&' \u202Eevil");
    record.documents[0].article.title = "</title><script>";
    record.events.clear();
    record.copies.clear();
    record.families.clear();
    record.swaps.clear();
    record.stories[0].events.clear();
    std::ostringstream out;
    write_html(out, record);
    EXPECT_THAT(out.str(), Not(HasSubstr("<script>")));
    EXPECT_THAT(out.str(), Not(HasSubstr("<img")));
    EXPECT_THAT(out.str(), Not(HasSubstr("\u202E")));
    EXPECT_THAT(out.str(), HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;&#39;"));
}

TEST(Html, ChangedWordsAreMarked) {
    EXPECT_EQ(passage_with_changes("At the old mill.", {3, 15}, {{7, 10}}),
              "<blockquote dir=\"auto\">the <mark>old</mark> mill</blockquote>");
    std::ostringstream out;
    write_html(out, two_documents());
    EXPECT_THAT(out.str(), HasSubstr("The bridge at <mark>Old</mark> Mill"));
}

TEST(Terminal, ShowsStoryTimelineCopiesAndChains) {
    std::ostringstream out;
    write_text(out, two_documents());
    EXPECT_THAT(out.str(), HasSubstr("2 documents, 1 story, 1 event, 1 claim"));
    EXPECT_THAT(out.str(), HasSubstr("a.txt ← The bridge"));
    EXPECT_THAT(out.str(), HasSubstr("New → Old"));
}

}  // namespace
}  // namespace isnad::report
