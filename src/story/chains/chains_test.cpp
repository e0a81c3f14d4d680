// Copies and their originals as small records built by hand: what is inherited, what is hidden, and
// what is only told side by side.
#include "story/chains/chains.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "story/chains/alignment.h"

namespace isnad::story::chains {
namespace {

using model::CopySource;
using model::InheritanceKind;
using model::SourceKind;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kContent = "two boats were stopped off the northern cape on Monday";

struct Credit {
    std::string words;
    SourceKind kind = SourceKind::document;
    std::string entity = {};
};

struct Told {
    std::string outlet;
    std::vector<Credit> chain;  // nearest first; its words stand behind the content
    std::string content = std::string(kContent);
};

model::Record record_of(const std::vector<Told>& pages) {
    model::Record record;
    for (const Told& told : pages) {
        model::Document document;
        document.id = std::string(15, '0') + static_cast<char>('a' + record.documents.size());
        document.article.outlet = model::OutletName{told.outlet, {}, "", ""};
        std::string& text = document.article.text;
        text = told.content;
        model::Claim claim;
        claim.span = {0, static_cast<std::uint32_t>(text.size())};
        claim.frame = "arrest";
        for (const Credit& credit : told.chain) {
            text += ", ";
            const auto start = static_cast<std::uint32_t>(text.size());
            text += credit.words;
            claim.chain.push_back({{start, static_cast<std::uint32_t>(text.size())},
                                   credit.entity,
                                   credit.kind,
                                   "said"});
        }
        document.said.claims = {claim};
        record.documents.push_back(std::move(document));
    }
    return record;
}

// The contents alone are shared; who is credited is each page's own.
void share(model::Record& record, std::uint32_t a, std::uint32_t b, CopySource from) {
    const auto content = [&](std::uint32_t doc) {
        return model::Place{doc, record.documents[doc].said.claims[0].span};
    };
    model::Passage passage;
    passage.a = content(a);
    passage.b = content(b);
    passage.similarity = 1;
    passage.from = from;
    passage.why = from == CopySource::unknown ? "nothing tells" : "earlier date";
    record.copies.push_back(passage);
}

const Told kAgency{"Coastwire", {{"an army communique", SourceKind::document}}};

std::string root_of(const model::Record& record, const model::Inheritance& one) {
    const model::ShownLink& link = one.links.back();
    return std::string(model::cut(record.documents[link.doc].article.text, link.link.span));
}

TEST(Chains, ACopyWithoutCreditHidesTheSourceOfItsOriginal) {
    model::Record record = record_of({kAgency, {"Bay Mirror", {}}});
    share(record, 0, 1, CopySource::a);
    const auto found = find_inheritances(record);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].claim, (model::ClaimRef{1, 0}));
    EXPECT_EQ(found[0].from, (model::ClaimRef{0, 0}));
    EXPECT_EQ(found[0].kind, InheritanceKind::hides);
    EXPECT_EQ(root_of(record, found[0]), "an army communique");
    EXPECT_EQ(found[0].why,
              "credits nobody where its original credits a document; copied: earlier date");
}

TEST(Chains, ACopyThatCreditsTheOriginalsOutletInherits) {
    model::Record record =
        record_of({kAgency, {"Bay Mirror", {{"the Coastwire agency", SourceKind::agency}}}});
    share(record, 0, 1, CopySource::a);
    const auto found = find_inheritances(record);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, InheritanceKind::inherited);
    ASSERT_EQ(found[0].links.size(), 1U);
    EXPECT_EQ(root_of(record, found[0]), "an army communique");
}

TEST(Chains, AShorterChainInheritsTheRest) {
    model::Record record =
        record_of({{"Bay Mirror",
                    {{"Coastwire", SourceKind::agency},
                     {"a harbour official", SourceKind::official},
                     {"the patrol log", SourceKind::document}}},
                   {"Cape Post", {{"the agency Coastwire", SourceKind::agency}}}});
    share(record, 0, 1, CopySource::a);
    const auto found = find_inheritances(record);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, InheritanceKind::inherited);
    ASSERT_EQ(found[0].links.size(), 2U);
    EXPECT_EQ(root_of(record, found[0]), "the patrol log");
}

TEST(Chains, APageThatCreditsTheSourceElsewhereDoesNotHideIt) {
    model::Record record = record_of({kAgency, {"Bay Mirror", {}}});
    share(record, 0, 1, CopySource::a);
    model::Document& copy = record.documents[1];
    const auto start = static_cast<std::uint32_t>(copy.article.text.size());
    copy.article.text += " The army communique";
    model::Claim other;
    other.span = {0, 3};
    other.chain = {{{start + 1, start + 20}, "", SourceKind::document, "said"}};
    copy.said.claims.push_back(other);
    const auto found = find_inheritances(record);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, InheritanceKind::inherited);
}

TEST(Chains, TheNewspaperCreditedForTheArmysWords) {
    model::Record record = record_of(
        {kAgency, {"Bay Mirror", {}}, {"Cape Post", {{"the Bay Mirror", SourceKind::outlet}}}});
    share(record, 0, 1, CopySource::a);
    share(record, 1, 2, CopySource::a);
    const auto found = find_inheritances(record);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[1].claim, (model::ClaimRef{2, 0}));
    EXPECT_EQ(found[1].from, (model::ClaimRef{0, 0})) << "followed to the earliest that shows it";
    EXPECT_EQ(found[1].kind, InheritanceKind::hides);
    EXPECT_THAT(found[1].why, HasSubstr("credits an outlet where its original credits a document"));
}

TEST(Chains, OfUnknownDirectionNobodyIsAccused) {
    model::Record record =
        record_of({{"Cape Post", {{"the Bay Mirror", SourceKind::outlet}}}, kAgency});
    share(record, 0, 1, CopySource::unknown);
    const auto found = find_inheritances(record);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, InheritanceKind::differs);
    EXPECT_EQ(found[0].claim, (model::ClaimRef{0, 0}));
    EXPECT_EQ(
        found[0].why,
        "credits an outlet, the other page credits a document; direction unknown: nothing tells");
}

TEST(Chains, ANearerSourceThanTheOriginalsIsNoHiding) {
    model::Record record =
        record_of({{"Coastwire", {{"the Bay Mirror", SourceKind::outlet}}},
                   {"Cape Post", {{"the coast guard", SourceKind::institution}}}});
    share(record, 0, 1, CopySource::a);
    const auto found = find_inheritances(record);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, InheritanceKind::differs);
}

TEST(Chains, OtherWordsForOneSourceAreNoDifference) {
    const std::vector<std::pair<Credit, Credit>> same = {
        {{"a statement of the coast guard"}, {"the statement"}},
        {{"the coast guard", SourceKind::institution, "organisation:guard"},
         {"naval police", SourceKind::institution, "organisation:guard"}},
        {{"the Bay Mirror", SourceKind::outlet}, {"the newspaper", SourceKind::outlet}},
        {{"خفر السواحل", SourceKind::institution}, {"خفر السَّواحل", SourceKind::institution}},
        {{"the Bay Mirror", SourceKind::outlet}, {"he", SourceKind::person}},
    };
    for (const CopySource from : {CopySource::a, CopySource::unknown}) {
        for (const auto& [one, other] : same) {
            model::Record record = record_of({{"Coastwire", {one}}, {"Cape Post", {other}}});
            share(record, 0, 1, from);
            EXPECT_THAT(find_inheritances(record), IsEmpty()) << one.words << " | " << other.words;
        }
    }
}

TEST(Chains, WordsOfASourceThatBothPagesHaveWereNotHidden) {
    model::Record record = record_of({kAgency, kAgency});
    record.documents[1].article.outlet->name = "Bay Mirror";
    record.documents[1].said.claims[0].chain.clear();  // the reading missed them
    share(record, 0, 1, CopySource::a);
    for (model::Place* place : {&record.copies[0].a, &record.copies[0].b})
        place->span.end = static_cast<std::uint32_t>(record.documents[0].article.text.size());
    const auto found = find_inheritances(record);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, InheritanceKind::inherited);
    record.copies[0].from = CopySource::unknown;
    EXPECT_THAT(find_inheritances(record), IsEmpty());
}

TEST(Chains, AnotherFigureIsAnotherClaim) {
    model::Record record = record_of({kAgency, {"Bay Mirror", {{"a fisher", SourceKind::person}}}});
    share(record, 0, 1, CopySource::a);
    record.documents[0].said.claims[0].roles.count = 2;
    record.documents[1].said.claims[0].roles.count = 3;
    EXPECT_THAT(find_inheritances(record), IsEmpty());
}

TEST(Chains, TheOutletThatIsTheSourceHidesNothing) {
    model::Record record =
        record_of({{"Coastwire", {{"the Bay Mirror", SourceKind::outlet}}}, {"Bay Mirror", {}}});
    share(record, 0, 1, CopySource::a);
    EXPECT_THAT(find_inheritances(record), IsEmpty());
}

TEST(Chains, ACircleOfCopiesEnds) {
    model::Record record = record_of({kAgency, {"Bay Mirror", {}}, {"Cape Post", {}}});
    share(record, 0, 1, CopySource::a);
    share(record, 1, 2, CopySource::a);
    share(record, 0, 2, CopySource::b);
    EXPECT_EQ(find_inheritances(record).size(), 2U);
}

TEST(Chains, ManyClaimsOfOnePassageTakeNoTimeToSpeakOf) {
    model::Record record = record_of({kAgency, {"Bay Mirror", {}}});
    for (model::Document& document : record.documents)
        document.said.claims.resize(20000, document.said.claims[0]);
    for (int i = 0; i < 2000; ++i) share(record, 0, 1, CopySource::a);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_FALSE(find_inheritances(record).empty());
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(Alignment, OffsetsGoAroundChanges) {
    model::Passage
        passage;  // "aaaa XX bbbb" beside "aaaa YYYYYY bbbb", each 100 bytes into its text
    passage.a = {0, {100, 112}};
    passage.b = {1, {200, 216}};
    passage.changes = {{{105, 107}, {205, 211}}};
    EXPECT_EQ(carry(passage, Side::a, {100, 104}), (model::Span{200, 204}));
    EXPECT_EQ(carry(passage, Side::a, {108, 112}), (model::Span{212, 216}));
    EXPECT_EQ(carry(passage, Side::b, {205, 211}), (model::Span{105, 107}));
    EXPECT_EQ(carry(passage, Side::a, {0, 500}), (model::Span{200, 216}));
    EXPECT_TRUE(is_kept(passage, Side::a, {100, 105}));
    EXPECT_FALSE(is_kept(passage, Side::a, {104, 106}));
    EXPECT_FALSE(is_kept(passage, Side::a, {90, 104}));
}

}  // namespace
}  // namespace isnad::story::chains
