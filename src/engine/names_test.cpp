// Decisions made over small records, and the journal's lines.
#include "engine/names.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/journal.h"

namespace isnad::engine {
namespace {

model::Document document(const std::string& id, const std::vector<std::string>& persons) {
    model::Document document;
    document.id = id + std::string(16 - id.size(), '0');
    document.sightings.push_back({"pages/" + id, id, ""});
    document.article.language = "en";
    document.article.published.best = "2024-03-01";
    std::string& text = document.article.text;
    for (const std::string& person : persons) {
        const auto start = static_cast<std::uint32_t>(text.size());
        text += person;
        model::Mention mention;
        mention.span = {start, static_cast<std::uint32_t>(text.size())};
        mention.kind = model::EntityKind::person;
        mention.entity = "person:" + person;
        for (char& c : mention.entity) c = c == ' ' ? '-' : c;
        mention.names["en"] = person;
        document.said.mentions.push_back(std::move(mention));
        text += ". ";
    }
    return document;
}

class NamesTest : public testing::Test {
  protected:
    NamesTest()
        : book_({document("a", {"Karim Salem", "Abu Salim"}), document("b", {"Abu Salim"}),
                 document("c", {"Lina Qasim"})},
                {}, 1) {}

    const model::Entity& entity(const std::string& id) {
        const auto found = book_.find(id);
        EXPECT_TRUE(found) << id;
        return **found;
    }
    std::vector<NameChange> decide(model::Decision decision) {
        stamp(decision, journal_, "2024-06-01T10:00:00Z");
        journal_.push_back(std::move(decision));
        return book_.settle(journal_);
    }
    std::vector<NameChange> undo() {
        model::Decision decision;
        decision.action = model::DecisionAction::undo;
        decision.target = journal_.back().id;
        return decide(std::move(decision));
    }

    NameBook book_;
    std::vector<model::Decision> journal_;
};

TEST_F(NamesTest, FindsByIdBeginningAndName) {
    EXPECT_EQ(entity("person:Lina-Qasim").id, "person:Lina-Qasim");
    EXPECT_EQ(entity("lina qasim").id, "person:Lina-Qasim");
    EXPECT_EQ(entity("person:Li").id, "person:Lina-Qasim");
    EXPECT_EQ(book_.find("person:").error().code, base::ErrorCode::conflict);
    EXPECT_EQ(book_.find("nobody").error().code, base::ErrorCode::empty);
    EXPECT_EQ(book_.find("").error().code, base::ErrorCode::empty);
}

TEST_F(NamesTest, AMergeMovesAndAnUndoMovesBack) {
    auto merge = book_.merge({&entity("Karim Salem"), &entity("Abu Salim")});
    ASSERT_TRUE(merge);
    const auto changes = decide(*merge);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(entity("Karim Salem").id, entity("Abu Salim").id);
    // Merged again, they are one already.
    EXPECT_FALSE(book_.merge({&entity("Karim Salem"), &entity("Abu Salim")}));
    undo();
    EXPECT_NE(entity("Karim Salem").id, entity("Abu Salim").id);
    // The same decision once more is a new one.
    auto again = book_.merge({&entity("Karim Salem"), &entity("Abu Salim")});
    ASSERT_TRUE(again);
    decide(*again);
    EXPECT_EQ(entity("Karim Salem").id, entity("Abu Salim").id);
}

TEST_F(NamesTest, ASplitByDocumentTakesItsMentionsAlone) {
    auto split = book_.split(entity("Abu Salim"), {{}, {"b"}});
    ASSERT_TRUE(split);
    const auto changes = decide(*split);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].entity, "person:Abu-Salim~in-b0000000");
    EXPECT_EQ(changes[0].mentions, 1U);
    EXPECT_FALSE(book_.split(entity("person:Abu-Salim"), {}));
    EXPECT_FALSE(book_.split(entity("person:Abu-Salim"), {{"Somebody Else"}, {}}));
    EXPECT_FALSE(book_.split(entity("person:Abu-Salim"), {{}, {"f"}}));
}

TEST_F(NamesTest, ADropLeavesNobody) {
    auto drop = book_.drop(entity("Lina Qasim"), {});
    ASSERT_TRUE(drop);
    const auto changes = decide(*drop);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].entity, "");
    EXPECT_FALSE(book_.find("Lina Qasim"));
    undo();
    EXPECT_TRUE(book_.find("Lina Qasim"));
}

TEST_F(NamesTest, AKindAndANameAreChanged) {
    decide(book_.change_kind(entity("Abu Salim"), model::EntityKind::organisation));
    EXPECT_EQ(entity("Abu Salim").id, "organisation:Abu-Salim");
    EXPECT_EQ(entity("Abu Salim").decisions.size(), 1U);
    decide(*book_.rename(entity("Lina Qasim"), "لينا قاسم", language_of_name("لينا قاسم")));
    EXPECT_EQ(entity("person:Lina-Qasim").names.at("ar"), "لينا قاسم");
}

TEST_F(NamesTest, WhatCannotBeMeantIsRefused) {
    EXPECT_FALSE(book_.rename(entity("Lina Qasim"), "", "en").has_value());
    EXPECT_FALSE(book_.rename(entity("Lina Qasim"), " \n", "en").has_value());
    EXPECT_FALSE(book_.rename(entity("Lina Qasim"), "\xff\xfe", "en").has_value());
    model::Entity place = entity("Lina Qasim");
    place.id = "place:qasim";
    place.kind = model::EntityKind::place;
    EXPECT_FALSE(book_.merge({&entity("Abu Salim"), &place}).has_value());
}

TEST(JournalTest, ALineComesBackAsItWas) {
    model::Decision decision;
    decision.action = model::DecisionAction::split;
    decision.sides = {{"person:a", {"person:a", "person:b"}, {"b \"c\"", "ا"}, {"d"}},
                      {"person:a", {"person:a"}, {}, {}}};
    decision.note = "line\nbreak";
    stamp(decision, {}, "2024-12-31T23:59:59Z");
    const std::string line = journal_line(decision);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    const auto back = read_journal_line(line);
    ASSERT_TRUE(back) << back.error().to_string();
    EXPECT_EQ(*back, decision);
    model::Decision twin = decision;
    stamp(twin, {decision}, "2024-01-01T00:00:00Z");
    EXPECT_EQ(twin.time, "2025-01-01T00:00:00Z");
    EXPECT_NE(twin.id, decision.id);
}

TEST(JournalTest, WrongLinesSayWhy) {
    const std::pair<std::string, const char*> lines[] = {
        {"", "no JSON"},
        {"[1]", "no JSON object"},
        {std::string(100000, '['), "no JSON"},
        {R"({"time":"yesterday","action":"merge"})", "time"},
        {R"({"time":"2024-02-30T00:00:00Z","action":"merge"})", "time"},
        {R"({"time":"2024-01-01T00:00:00Z","action":"shoot"})", "action"},
        {R"({"time":"2024-01-01T00:00:00Z","action":"merge","sides":[{"locals":["a"]}]})", "two"},
        {R"({"time":"2024-01-01T00:00:00Z","action":"drop","sides":[{}]})", "names nothing"},
        {R"({"time":"2024-01-01T00:00:00Z","action":"drop","sides":[{"locals":[1]}]})", "locals"},
        {R"({"time":"2024-01-01T00:00:00Z","action":"drop","sides":"x"})", "sides"},
        {R"({"time":7,"action":"drop"})", "time"},
        {R"({"time":"2024-01-01T00:00:00Z","action":"kind","kind":"ship","sides":[{"locals":["a"]}]})",
         "kind"},
        {R"({"id":"1","time":"2024-01-01T00:00:00Z","action":"undo","target":"x"})", "id"},
        {"{\"time\":\"2024-01-01T00:00:00Z\",\"action\":\"undo\",\"target\":\"\xFF\"}", "no JSON"},
    };
    for (const auto& [line, what] : lines) {
        const auto read = read_journal_line(line);
        ASSERT_FALSE(read) << line;
        EXPECT_NE(read.error().message.find(what), std::string::npos) << read.error().message;
    }
}

}  // namespace
}  // namespace isnad::engine
