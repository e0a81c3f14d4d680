// English and French attribution: where the speaker stands, whom a pronoun means, and through whom
// the words came.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/attribution/attribution.h"
#include "model/names.h"

namespace isnad::analysis::attribution {
namespace {

using model::EntityKind;

struct Name {
    std::string words;
    EntityKind kind;
    std::string entity;
};

const std::vector<Name> kNames = {
    {"Lena Orvik", EntityKind::person, "person:lena"},
    {"Paul Mercier", EntityKind::person, "person:paul"},
    {"Anne Duval", EntityKind::person, "person:anne"},
    {"Daily Ledger", EntityKind::outlet, "outlet:ledger"},
    {"Radio Rive", EntityKind::outlet, "outlet:rive"},
    {"Reuters", EntityKind::outlet, "outlet:reuters"},
    {"the United States", EntityKind::place, "place:US"},
};

struct Case {
    const char* language;
    const char* text;  // a line is a paragraph
    const char* told;  // "holder|holder: content", nearest first; claims parted by '\n'
};

std::string told_in(const Case& test) {
    const std::string text = test.text;
    std::vector<text::Region> regions;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] != '\n') continue;
        if (i > begin) regions.push_back({.span = {begin, i}, .language = test.language});
        begin = i + 1;
    }
    std::vector<model::Mention> mentions;
    for (const Name& name : kNames) {
        for (auto at = text.find(name.words); at != std::string::npos;
             at = text.find(name.words, at + 1)) {
            const auto start = static_cast<std::uint32_t>(at);
            mentions.push_back(
                {.span = {start, start + static_cast<std::uint32_t>(name.words.size())},
                 .kind = name.kind,
                 .entity = name.entity,
                 .why = "test"});
        }
    }
    std::sort(mentions.begin(), mentions.end(),
              [](const auto& a, const auto& b) { return a.span < b.span; });
    std::string told;
    for (const auto& one : find_attributions(text::tokenise(text, std::move(regions)), mentions)) {
        if (!told.empty()) told += "\n";
        for (const auto& link : one.chain) {
            if (&link != &one.chain.front()) told += "|";
            told += model::cut(text, link.span);
        }
        told += ": ";
        told += model::cut(text, one.content);
    }
    return told;
}

void expect(const std::vector<Case>& cases) {
    for (const Case& test : cases) EXPECT_EQ(told_in(test), test.told) << test.text;
}

TEST(Latin, TheSpeakerBehindOrBetweenHisWords) {
    expect({
        {"en", "\"The bridge is safe,\" Lena Orvik said.", "Lena Orvik: \"The bridge is safe,\""},
        {"en", "\"The bridge,\" Lena Orvik said, \"is safe today.\"",
         "Lena Orvik: \"The bridge,\" Lena Orvik said, \"is safe today.\""},
        {"en", "The figures, Lena Orvik conceded, had not been published.",
         "Lena Orvik: The figures, Lena Orvik conceded, had not been published"},
        {"en", "The bridge will stay, Lena Orvik promises.", "Lena Orvik: The bridge will stay"},
        {"fr", "« Le pont est sûr », a déclaré à la presse le maire, Paul Mercier.",
         "le maire, Paul Mercier: « Le pont est sûr »"},
        {"fr", "Le pont est fermé, ont indiqué mercredi les pompiers.",
         "les pompiers: Le pont est fermé"},
        {"fr", "Dans cette zone, les filets sont vieux, assure la mairie.",
         "la mairie: Dans cette zone, les filets sont vieux"},
    });
}

TEST(Latin, TheSpeakerBeforeHisVerb) {
    expect({
        {"en", "Lena Orvik, 45, has always maintained that the bridge is safe.",
         "Lena Orvik: the bridge is safe"},
        {"en", "The reply, which was leaked, stated that the bridge is safe.",
         "The reply: the bridge is safe"},
        {"en", "A report rated the bridge as poor.", "A report: the bridge as poor"},
        {"en", "The union welcomed the move but criticized its timing.",
         "The union: welcomed the move\nThe union: criticized its timing"},
        {"fr", "Le ministre a, de son côté, rappelé que le pont est sûr.",
         "Le ministre: le pont est sûr"},
        {"fr", "Le syndicat, lui, affirme que le pont est sûr.", "Le syndicat: le pont est sûr"},
        {"fr", "Le rectorat, dans une note, affirme que le pont est sûr.",
         "Le rectorat|une note: le pont est sûr"},
    });
}

TEST(Latin, PronounsMeanWhomTheTextIsAbout) {
    expect({
        {"en", "Lena Orvik built it.\n\"The bridge is safe now,\" she says.",
         "Lena Orvik: \"The bridge is safe now,\""},
        {"en",
         "The Daily Ledger said the bridge fell. Lena Orvik was there. She denied that it fell.",
         "The Daily Ledger: the bridge fell\nLena Orvik: it fell"},
        {"fr",
         "Paul Mercier a déclaré que le pont est sûr. « Il tiendra longtemps », a-t-il ajouté.",
         "Paul Mercier: le pont est sûr\nPaul Mercier: « Il tiendra longtemps »"},
        {"fr", "Anne Duval tient la boutique. « Le pont est sûr », constate-t-elle.",
         "Anne Duval: « Le pont est sûr »"},
        {"fr", "Le maire se tait. Selon lui, le pont est sûr.", "Le maire: le pont est sûr"},
    });
}

TEST(Latin, TheWayOfTheWords) {
    expect({
        {"en", "Lena Orvik told the Daily Ledger that the bridge is safe.",
         "the Daily Ledger|Lena Orvik: the bridge is safe"},
        {"en", "In a statement, the ministry said that the bridge is safe.",
         "the ministry|a statement: the bridge is safe"},
        {"en", "The ministry said in a statement the bridge is safe.",
         "The ministry|a statement: the bridge is safe"},
        {"en", "The Daily Ledger reported last week, citing a diplomat, that the bridge fell.",
         "The Daily Ledger|a diplomat: the bridge fell"},
        {"en", "The Daily Ledger quoted Lena Orvik as saying the bridge is safe.",
         "The Daily Ledger|Lena Orvik: the bridge is safe"},
        {"en", "The stock, according to a 2024 survey, has fallen since May.",
         "a 2024 survey: The stock, according to a 2024 survey, has fallen since May"},
        {"fr", "Selon Radio Rive, qui cite un document interne, le pont est fermé.",
         "Radio Rive|un document interne: le pont est fermé"},
        {"fr", "Le pont est fermé, a annoncé Paul Mercier, cité par Radio Rive.",
         "Radio Rive|Paul Mercier: Le pont est fermé"},
        {"fr", "De source policière, on précise que le pont est fermé.",
         "source policière: que le pont est fermé"},
        {"fr", "Radio Rive écrit que le pont est fermé, ce que dément la mairie.",
         "Radio Rive: le pont est fermé\nla mairie: ce que"},
    });
}

TEST(Latin, TheVerbFirstOrOnlyAColon) {
    expect({
        {"en", "Said the minister: \"The bridge is safe and stays.\"",
         "the minister: \"The bridge is safe and stays.\""},
        {"en", "Transport minister Lena Orvik: \"The bridge is safe and stays.\"",
         "Transport minister Lena Orvik: \"The bridge is safe and stays.\""},
        {"fr", "Paul Mercier : « Le pont est sûr et il tiendra. »",
         "Paul Mercier: « Le pont est sûr et il tiendra. »"},
        {"en", "The United States: \"a land of bridges and of roads\"", ""},
        {"en", "The minister on Monday said the bridge was safe.",
         "The minister: the bridge was safe"},
    });
}

TEST(Latin, AsSomebodyReported) {
    expect({
        {"en", "As Reuters reported, the army has left the town.",
         "Reuters: the army has left the town"},
        {"en", "The army has left the town, as Reuters reported on Friday.",
         "Reuters: The army has left the town"},
        {"en", "As Reuters reported, the minister said that the bridge is safe.",
         "Reuters|the minister: the bridge is safe"},
        {"en", "The ferry, as old sailors like to say, has a soul of its own.", ""},
        {"fr", "Comme l'a rapporté Radio Rive, l'armée a quitté la ville.",
         "Radio Rive: l'armée a quitté la ville"},
        {"en", "Per the ministry, the bridge will be closed for a week.",
         "the ministry: the bridge will be closed for a week"},
        {"en", "Costs have doubled to 40 crowns per worker since May.", ""},
    });
}

TEST(Latin, QuotedAsSaying) {
    expect({
        {"en", "Lena Orvik was quoted as saying by Reuters that the bridge was safe.",
         "Reuters|Lena Orvik: the bridge was safe"},
        {"en", "\"The bridge is safe,\" Lena Orvik was quoted as saying by Reuters.",
         "Reuters|Lena Orvik: \"The bridge is safe,\""},
        {"en", "\"There will be no talks,\" Reuters quoted Lena Orvik as saying.",
         "Reuters|Lena Orvik: \"There will be no talks,\""},
        {"en", "In an interview with the school paper, Lena Orvik was quoted as saying it is safe.",
         "the school paper|Lena Orvik: it is safe"},
    });
}

TEST(Latin, SourcesWithinQuotations) {
    expect({
        {"en", "The minister said: \"The police told us that nobody was hurt.\"",
         "The minister|The police: nobody was hurt"},
        {"en", "\"My father told me that the village had burned,\" said Lena Orvik.",
         "Lena Orvik|My father: the village had burned"},
        {"en", "\"The police said nobody was hurt,\" Lena Orvik told Reuters.",
         "Reuters|Lena Orvik|The police: nobody was hurt"},
        {"fr", "« Mon père m'a dit que le village avait brûlé », raconte Anne Duval.",
         "Anne Duval|Mon père: le village avait brûlé"},
        // Whom "he" means within a quotation only its speaker knows.
        {"en", "\"He told me that the village had burned,\" said Lena Orvik.",
         "Lena Orvik: \"He told me that the village had burned,\""},
    });
}

TEST(Latin, SourcesBehindSources) {
    expect({
        {"en", "The newspaper said the officials denied that the bridge was unsafe.",
         "The newspaper|the officials: the bridge was unsafe"},
        {"en", "The minister said there would be no talks, Reuters reported.",
         "Reuters|The minister: there would be no talks"},
        {"fr", "Les paysans menacent de ne pas semer, a indiqué le syndicat.",
         "le syndicat|Les paysans: ne pas semer"},
        {"fr", "Radio Rive rapporte que, selon le ministre, le pont est sûr.",
         "Radio Rive|le ministre: le pont est sûr"},
        {"en", "The plan is too dear, according to a document seen by Reuters.",
         "Reuters|a document: The plan is too dear"},
        {"en", "According to a report, which was leaked to Reuters last year, the bridge is old.",
         "Reuters|a report: the bridge is old"},
        {"en", "Rebels burned it, according to two police sources and a hospital official.",
         "two police sources and a hospital official: Rebels burned it"},
    });
}

TEST(Latin, HoldersWithWhatIsSetInCommas) {
    expect({
        {"en", "According to the minister, Lena Orvik, the police closed the bridge.",
         "the minister, Lena Orvik: the police closed the bridge"},
        {"en", "Lena Orvik, a lawyer for the family, said he was innocent.",
         "Lena Orvik, a lawyer for the family: he was innocent"},
        {"en", "\"He is innocent,\" said Lena Orvik, a lawyer for the family.",
         "Lena Orvik, a lawyer for the family: \"He is innocent,\""},
        {"fr", "Selon le ministre, Paul Mercier, la police a fermé le pont.",
         "le ministre, Paul Mercier: la police a fermé le pont"},
        {"fr", "Paul Mercier, maire de Lyon, affirme que le pont est sûr.",
         "Paul Mercier, maire de Lyon: le pont est sûr"},
        // Not an office beside the name, but the subject of what he says.
        {"fr", "Selon Paul Mercier, le maire démissionne, mais la ville reste calme.",
         "Paul Mercier: le maire démissionne, mais la ville reste calme"},
        {"fr", "Trois personnes sont mortes, a indiqué la police à Radio Rive.",
         "Radio Rive|la police: Trois personnes sont mortes"},
    });
}

TEST(Latin, FrenchSubjectsWithElidedArticles) {
    expect({
        {"fr", "L'opposition réclame une enquête.", "L'opposition: une enquête"},
        {"fr", "L'opposition, quant à elle, parle d'une « mascarade ».",
         "L'opposition: d'une « mascarade »"},
        {"fr", "« Le pont est sûr et il tiendra », nous confie Anne Duval.",
         "Anne Duval: « Le pont est sûr et il tiendra »"},
    });
}

TEST(Latin, FrenchSetsTheSpeakerIntoHisWords) {
    expect({
        {"fr", "« Le pont est vieux, soupire Anne Duval. Il tombera un jour. »",
         "Anne Duval: « Le pont est vieux, soupire Anne Duval\nAnne Duval: Il tombera un jour. »"},
        {"fr", "Faux, rétorque le maire, Paul Mercier : « Le pont est sûr. »",
         "le maire, Paul Mercier: « Le pont est sûr. »"},
        {"fr", "Et le ministre d'ajouter : « Le pont restera ouvert. »",
         "le ministre: « Le pont restera ouvert. »"},
        {"fr", "La mairie a, dans un communiqué, démenti toute fraude.",
         "La mairie|un communiqué: toute fraude"},
        {"fr", "« Pas avant », prévient un expert joint par Radio Rive.",
         "Radio Rive|un expert: « Pas avant »"},
    });
}

TEST(Latin, SingleQuotationMarks) {
    expect({
        {"en", "‘The bridge is safe,’ said Lena Orvik, the mayor.",
         "Lena Orvik, the mayor: ‘The bridge is safe"},
        {"en", "'The bridge is safe,' Lena Orvik told Reuters. 'It will not fall.'",
         "Reuters|Lena Orvik: 'The bridge is safe\nReuters|Lena Orvik: 'It will not fall"},
        {"en", "‘The workers’ union paid for the bridge,’ said Lena Orvik.",
         "Lena Orvik: ‘The workers’ union paid for the bridge"},
        {"en", "The workers' union said that it was safe.", "The workers' union: it was safe"},
    });
}

TEST(Latin, SubjectsOfTheirOwnClause) {
    expect({
        {"en",
         "LONDON, March 3 (Wire) - Shares fell on Monday after the company warned that it is late.",
         "the company: it is late"},
        {"en", "Lena Orvik, 34, a farmer, said the water rose.",
         "Lena Orvik, 34, a farmer: the water rose"},
        {"en", "Mr Hale's lawyer, Lena Orvik, said he would appeal.",
         "Mr Hale's lawyer, Lena Orvik: he would appeal"},
        // The governor is nobody who was named before.
        {"en",
         "Lena Orvik said it is safe. The governor came and smiled. He told a crowd that it fell.",
         "Lena Orvik: it is safe\nThe governor: it fell"},
        {"en", "The court heard evidence from Paul Mercier, a driver. He said the road was wet.",
         "Paul Mercier, a driver: the road was wet"},
        {"fr", "Comme disait ma grand-mère, le bon pain ne fait pas de bruit.", ""},
    });
}

TEST(Latin, UnnamedSourcesGoOn) {
    expect({
        {"fr",
         "Radio Rive, qui cite des sources militaires, affirme que le pont est fermé. Ces sources "
         "ajoutent que la ville est calme.",
         "Radio Rive|des sources militaires: le pont est fermé\nRadio Rive|Ces sources: la ville "
         "est calme"},
    });
}

TEST(Latin, ContentEndsWhereTheOutletGoesOn) {
    expect({
        {"en", "A study reported better marks, while other researchers saw no change.",
         "A study: better marks"},
        {"en", "The minister said the bridge is safe, but that it will close.",
         "The minister: the bridge is safe, but that it will close"},
    });
}

TEST(Latin, QuotationsOverParagraphs) {
    expect({
        {"en",
         "The storm came at night.\n“We waited for hours. Nobody came.\n“We had no water,” said "
         "Lena Orvik.",
         "Lena Orvik: “We waited for hours\nLena Orvik: Nobody came\nLena Orvik: “We had no "
         "water,”"},
    });
}

TEST(Latin, QuotationsWaitForTheirSpeaker) {
    expect({
        {"en", "\"We crossed at night. Nobody saw us there,\" said Lena Orvik.",
         "Lena Orvik: \"We crossed at night\nLena Orvik: Nobody saw us there,\""},
        {"en",
         "Paul Mercier said it is safe.\n\"We crossed at night. Nobody saw us,\" said Lena Orvik.",
         "Paul Mercier: it is safe\nLena Orvik: \"We crossed at night\nLena Orvik: Nobody saw "
         "us,\""},
        {"fr", "« On a traversé la nuit », raconte Paul Mercier. « Personne ne nous a vus. »",
         "Paul Mercier: « On a traversé la nuit »\nPaul Mercier: « Personne ne nous a vus. »"},
    });
}

TEST(Latin, WhatIsNoSaying) {
    expect({
        {"en", "He moved to the United States on Monday.", ""},
        {"en", "Nobody has yet said who built the bridge.", ""},
        {"en", "It is said that the bridge is old.", ""},
        {"en", "The board says nothing at all about it.", ""},
        {"en", "He was taken away as the accused left the court.", ""},
        {"fr", "On dit que le pont est vieux.", ""},
        {"fr", "Selon nos informations, le pont est fermé.", ""},
        {"fr", "Il convient de rappeler que le pont est vieux.", ""},
        {"en", "What the minister said on Monday is a mystery.", ""},
        {"fr", "Ce que le ministre a dit lundi reste un mystère.", ""},
        {"en", "The so-called experts left the room.", ""},
        {"fr", "Pour la première fois, le pont est fermé.", ""},
    });
}

// Every rule walks a bounded way, whatever stands in a sentence.
TEST(Latin, HostileTextsStayLinear) {
    for (const char* unit :
         {"said X, ", "\"a,\" he said, ", "selon lui, ", "according to X, ", "a-t-il ",
          "The X, who said that ", "citing X, ", "« a », dit-il. ", "as X said, ",
          "Said X: ", "X: \"a b c d\" ", "‘a b’ X said, ", "X said, but "}) {
        for (const char* language : {"en", "fr", ""}) {
            std::string text;
            while (text.size() < 200000) text += unit;
            EXPECT_LT(told_in({language, text.c_str(), ""}).size(), 1U << 26U) << unit;
        }
    }
}

}  // namespace
}  // namespace isnad::analysis::attribution
