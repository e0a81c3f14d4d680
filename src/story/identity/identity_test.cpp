// Small records, made by hand, and who is who in them.
#include "story/identity/identity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "text/key_form.h"

namespace isnad::story::identity {
namespace {

// One naming: words, id, and the office that stands with it.
struct Said {
    const char* words;
    const char* id;
    const char* role = "";
    const char* over = "";
};

model::EntityKind kind_of(const std::string& id) {
    if (id.starts_with("place:")) return model::EntityKind::place;
    return id.starts_with("organisation:") ? model::EntityKind::organisation
                                           : model::EntityKind::person;
}

model::Document document(const std::string& id, const std::string& day,
                         const std::vector<Said>& names, const std::string& language = "en") {
    model::Document document;
    document.id = id;
    document.sightings.push_back({"pages/" + id, id, ""});
    document.article.language = language;
    document.article.published.best = day;
    std::string& text = document.article.text;
    for (const Said& name : names) {
        const auto start = static_cast<std::uint32_t>(text.size());
        text += name.words;
        model::Mention mention;
        mention.span = {start, static_cast<std::uint32_t>(text.size())};
        mention.entity = name.id;
        mention.kind = kind_of(name.id);
        mention.names[language] = name.words;
        mention.why = mention.kind == model::EntityKind::place ? "gazetteer" : "test";
        if (*name.role != '\0') {
            mention.title =
                model::Title{mention.span, name.role, name.over, model::Standing::in_office};
        }
        document.said.mentions.push_back(std::move(mention));
        text += ". ";
    }
    return document;
}

struct Result {
    model::Record record;
    Identities identities;

    // The id of the n-th naming in a document.
    std::string id(std::size_t doc, std::size_t n) const {
        return record.documents[doc].said.mentions.at(n).entity;
    }
    const model::Entity* entity(const std::string& id) const {
        for (const model::Entity& entity : record.entities)
            if (entity.id == id) return &entity;
        return nullptr;
    }
};

Result resolved(std::vector<model::Document> documents,
                const std::vector<model::Decision>& decisions = {}) {
    Result result;
    result.record.documents = std::move(documents);
    result.identities = resolve(result.record, in_force(decisions));
    for (std::uint32_t doc = 0; doc < result.record.documents.size(); ++doc)
        apply(result.identities, doc, result.record.documents[doc]);
    result.record.entities = entities_of(result.record, result.identities);
    return result;
}

TEST(Identity, OnePersonInTwoScripts) {
    const Result result = resolved(
        {document("a", "2024-03-01",
                  {{"كريم سالم", "person:كريم-سالم", "minister-of-defence", "place:TN"}}, "ar"),
         document("b", "2024-03-02",
                  {{"Karim Salem", "person:karim-salem", "minister-of-defence", "place:TN"}})});
    EXPECT_EQ(result.id(0, 0), "person:karim-salem");
    EXPECT_EQ(result.id(1, 0), "person:karim-salem");
    const model::Entity* entity = result.entity("person:karim-salem");
    ASSERT_NE(entity, nullptr);
    EXPECT_EQ(entity->names.at("ar"), "كريم سالم");
    ASSERT_EQ(entity->why.size(), 1U);
    EXPECT_NE(entity->why[0].find("both minister-of-defence of TN"), std::string::npos)
        << entity->why[0];
    ASSERT_EQ(entity->roles.size(), 1U);
    EXPECT_EQ(entity->roles[0].from, "2024-03-01");
    EXPECT_EQ(entity->roles[0].to, "2024-03-02");
    EXPECT_EQ(entity->locals.size(), 2U);
}

TEST(Identity, AFirstNameAloneLinksNothing) {
    const Result result = resolved(
        {document("a", "2024-03-01", {{"Karim Salem", "person:karim-salem"}, {"X", "place:TN/x"}}),
         document("b", "2024-03-01", {{"Karim", "person:karim"}, {"X", "place:TN/x"}}),
         document("c", "2024-03-01", {{"Karim Dali", "person:karim-dali"}, {"X", "place:TN/x"}}),
         document("d", "2024-03-01", {{"كريم", "person:كريم"}, {"X", "place:TN/x"}}, "ar")});
    EXPECT_EQ(result.id(0, 0), "person:karim-salem");
    EXPECT_EQ(result.id(1, 0), "person:karim");
    EXPECT_EQ(result.id(2, 0), "person:karim-dali");
    EXPECT_EQ(result.id(3, 0), "person:كريم");
}

TEST(Identity, ABareSurnameFindsItsBearerWhereTheReportsAgree) {
    const auto full = document("a", "2024-03-01",
                               {{"Odvar Brekke", "person:odvar-brekke"},
                                {"Hamra", "place:LB/hamra"},
                                {"Marsa", "organisation:marsa"},
                                {"Lina Qasim", "person:lina-qasim"}});
    const auto bare = document("b", "2024-03-02",
                               {{"Brekke", "person:brekke"},
                                {"Hamra", "place:LB/hamra"},
                                {"Marsa", "organisation:marsa"},
                                {"Lina Qasim", "person:lina-qasim"}});
    const auto elsewhere =
        document("c", "2019-07-02", {{"Brekke", "person:brekke"}, {"Oslo", "place:NO/oslo"}});
    const Result result = resolved({full, bare, elsewhere});
    EXPECT_EQ(result.id(1, 0), "person:odvar-brekke");
    EXPECT_EQ(result.id(2, 0), "person:brekke");
}

TEST(Identity, TwoBearersLeaveTheSurnameOpen) {
    const Result result = resolved(
        {document("a", "2024-03-01",
                  {{"Odvar Brekke", "person:odvar-brekke"}, {"H", "place:LB/h"}}),
         document("b", "2024-03-01", {{"Tuva Brekke", "person:tuva-brekke"}, {"H", "place:LB/h"}}),
         document("c", "2024-03-01", {{"Brekke", "person:brekke"}, {"H", "place:LB/h"}})});
    EXPECT_EQ(result.id(2, 0), "person:brekke");
}

TEST(Identity, TwoPeopleOfOneNameStayApart) {
    const std::vector<model::Document> documents = {
        document("a", "2024-03-01",
                 {{"Ahmad Khalil", "person:ahmad-khalil", "minister-of-finance", "place:SY"}}),
        document("b", "2024-03-09",
                 {{"Ahmad Khalil", "person:ahmad-khalil", "minister-of-finance", "place:SY"}}),
        document("c", "2024-05-01",
                 {{"Ahmad Khalil", "person:ahmad-khalil", "footballer", "place:EG"}})};
    const Result result = resolved(documents);
    EXPECT_EQ(result.id(0, 0), "person:ahmad-khalil");
    EXPECT_EQ(result.id(1, 0), "person:ahmad-khalil");
    EXPECT_EQ(result.id(2, 0), "person:ahmad-khalil~footballer");
    EXPECT_FALSE(result.entity("person:ahmad-khalil~footballer")->why.empty());
    // Whatever the order of the documents.
    const Result turned = resolved({documents[2], documents[1], documents[0]});
    EXPECT_EQ(turned.id(0, 0), "person:ahmad-khalil~footballer");
}

TEST(Identity, ContradictingOfficesPartNamesAcrossScripts) {
    const Result result = resolved(
        {document("a", "2024-03-01", {{"كريم سالم", "person:كريم-سالم", "coach", "place:EG"}},
                  "ar"),
         document("b", "2024-03-02",
                  {{"Karim Salem", "person:karim-salem", "minister-of-defence", "place:TN"}})});
    EXPECT_NE(result.id(0, 0), result.id(1, 0));
}

model::Decision decided(model::DecisionAction action, std::vector<model::NameSide> sides,
                        const std::string& time = "2024-06-01T10:00:00Z") {
    model::Decision decision;
    decision.id = time;
    decision.time = time;
    decision.action = action;
    decision.sides = std::move(sides);
    return decision;
}

model::NameSide local(const std::string& id) {
    return {id, {id}, {}, {}};
}

TEST(Decisions, AMergeHoldsForDocumentsToCome) {
    const auto merge = decided(model::DecisionAction::merge,
                               {local("person:abu-salim"), local("person:karim-salem")});
    const Result result =
        resolved({document("a", "2024-03-01", {{"Karim Salem", "person:karim-salem"}}),
                  document("b", "2025-03-01", {{"Abu Salim", "person:abu-salim"}})},
                 {merge});
    EXPECT_EQ(result.id(0, 0), result.id(1, 0));
    EXPECT_EQ(result.identities.effects[0].mentions, 2U);
    EXPECT_EQ(result.identities.effects[0].documents, 2U);
    const model::Entity* entity = result.entity(result.id(0, 0));
    ASSERT_EQ(entity->decisions.size(), 1U);
    EXPECT_EQ(entity->decisions[0], "merged by the user on 2024-06-01");
}

TEST(Decisions, ASplitBySpellingHoldsAgainstTheProgram) {
    const std::vector<model::Document> documents = {
        document("a", "2024-03-01",
                 {{"كريم سالم", "person:كريم-سالم", "minister-of-defence", "place:TN"}}, "ar"),
        document("b", "2024-03-02",
                 {{"Karim Salem", "person:karim-salem", "minister-of-defence", "place:TN"}})};
    ASSERT_EQ(resolved(documents).id(0, 0), "person:karim-salem");
    auto split =
        decided(model::DecisionAction::split,
                {{"", {"person:karim-salem", "person:كريم-سالم"}, {text::key_of("كريم سالم")}, {}},
                 {"", {"person:karim-salem", "person:كريم-سالم"}, {}, {}}});
    const Result result = resolved(documents, {split});
    EXPECT_EQ(result.id(1, 0), "person:karim-salem");
    EXPECT_EQ(result.id(0, 0), "person:كريم-سالم~apart");
    EXPECT_EQ(result.record.documents[0].said.mentions[0].local, "person:كريم-سالم");
}

TEST(Decisions, TheLaterOneWinsAndItIsSaid) {
    const std::vector<model::Document> documents = {
        document("a", "2024-03-01", {{"Karim Salem", "person:karim-salem"}}),
        document("b", "2024-03-01", {{"Abu Salim", "person:abu-salim"}})};
    auto merge = decided(model::DecisionAction::merge,
                         {local("person:abu-salim"), local("person:karim-salem")});
    auto split = decided(model::DecisionAction::split,
                         {{"", {"person:abu-salim"}, {text::key_of("Abu Salim")}, {}},
                          {"", {"person:abu-salim", "person:karim-salem"}, {}, {}}},
                         "2024-06-02T10:00:00Z");
    const Result apart = resolved(documents, {merge, split});
    EXPECT_NE(apart.id(0, 0), apart.id(1, 0));
    merge.time = "2024-06-03T10:00:00Z";
    merge.sides[0].locals = {"person:abu-salim", "person:abu-salim~apart"};
    const Result together = resolved(documents, {split, merge});
    EXPECT_EQ(together.id(0, 0), together.id(1, 0));
}

TEST(Decisions, ADropTakesMentionsAndRolesAway) {
    auto record = document("a", "2024-03-01",
                           {{"Karim Salem", "person:karim-salem"}, {"Tunis", "place:TN/tunis"}});
    model::Claim claim;
    claim.span = {0, 20};
    claim.roles.actor = {"person:karim-salem", "place:TN/tunis"};
    claim.chain.push_back({{0, 11}, "person:karim-salem", model::SourceKind::person, "said"});
    record.said.claims.push_back(claim);
    const auto drop = decided(model::DecisionAction::drop, {local("person:karim-salem")});
    const Result result = resolved({record}, {drop});
    EXPECT_EQ(result.entity("person:karim-salem"), nullptr);
    const model::Document& now = result.record.documents[0];
    ASSERT_EQ(now.said.mentions.size(), 1U);
    EXPECT_EQ(now.said.claims[0].roles.actor, std::vector<std::string>{"place:TN/tunis"});
    EXPECT_EQ(now.said.claims[0].chain[0].entity, "");
}

TEST(Decisions, AKindMayBeChanged) {
    auto change = decided(model::DecisionAction::kind, {local("person:marsa-atlas")});
    change.kind = model::EntityKind::organisation;
    const Result result =
        resolved({document("a", "2024-03-01", {{"Marsa Atlas", "person:marsa-atlas"}})}, {change});
    ASSERT_NE(result.entity("organisation:marsa-atlas"), nullptr);
    EXPECT_EQ(result.entity("organisation:marsa-atlas")->kind, model::EntityKind::organisation);
}

TEST(Decisions, ARenameIsShown) {
    auto rename = decided(model::DecisionAction::rename, {local("person:karim-salem")});
    rename.name = "Karim ibn Salem";
    rename.language = "en";
    const Result result =
        resolved({document("a", "2024-03-01", {{"Karim Salem", "person:karim-salem"}})}, {rename});
    EXPECT_EQ(result.entity("person:karim-salem")->names.at("en"), "Karim ibn Salem");
}

TEST(Decisions, WhatIsUndoneIsNotInForce) {
    auto drop = decided(model::DecisionAction::drop, {local("person:karim-salem")});
    auto undo = decided(model::DecisionAction::undo, {}, "2024-06-02T10:00:00Z");
    undo.target = drop.id;
    EXPECT_TRUE(in_force({undo, drop}).empty());
}

TEST(Identity, ManyBearersOfOneNameAreLinearWork) {
    std::vector<model::Document> documents;
    for (int i = 0; i < 3000; ++i) {
        const std::string number = std::to_string(i);
        const std::string id = "person:mohamed-ali-" + number;
        documents.push_back(document(number, "2024-03-01", {{"Mohamed Ali", id.c_str()}}));
    }
    const Result result = resolved(std::move(documents));
    EXPECT_FALSE(result.record.entities.empty());
}

}  // namespace
}  // namespace isnad::story::identity
