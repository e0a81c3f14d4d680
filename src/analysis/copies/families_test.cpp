// Families under their earliest witness, chains and mosaics, swaps counted over them.
#include "analysis/copies/families.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "analysis/copies/claims.h"
#include "analysis/copies/earliest.h"
#include "analysis/copies/swaps.h"

namespace isnad::analysis::copies {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Page {
    std::string text;
    std::string day;  // "" undated
    std::string outlet;
};

std::vector<Source> sources_of(const std::vector<Page>& pages) {
    std::vector<Source> sources;
    for (const Page& page : pages)
        sources.push_back({page.text,
                           {{0, static_cast<std::uint32_t>(page.text.size())}},
                           page.outlet,
                           page.day,
                           page.day});
    return sources;
}

struct Traced {
    std::vector<model::Passage> passages;
    Lineage lineage;
};

Traced traced(const std::vector<Page>& pages) {
    const auto sources = sources_of(pages);
    Traced traced{find_copies(sources), {}};
    traced.lineage = find_families(sources, traced.passages);
    return traced;
}

// Words that stand nowhere else; equal seeds give equal texts.
std::string invented(unsigned seed, std::size_t count) {
    std::mt19937 random(seed);
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += static_cast<char>('a' + seed % 26);
        for (int k = 0; k < 6; ++k) text += static_cast<char>('a' + random() % 26);
        text += i % 13 == 12 ? ".\n" : " ";
    }
    return text;
}

// The text with each word at a place of `places` replaced by `word`.
std::string edited(const std::string& text, const std::vector<int>& places,
                   const std::string& word) {
    std::string out;
    int at = 0;
    for (std::size_t start = 0; start < text.size(); ++at) {
        std::size_t end = text.find(' ', start);
        end = end == std::string::npos ? text.size() : end + 1;
        const bool replace = std::find(places.begin(), places.end(), at) != places.end();
        out += replace ? word + " " : text.substr(start, end - start);
        start = end;
    }
    return out;
}

using Parents = std::vector<std::pair<std::uint32_t, int>>;  // document, parent or -1

Parents parents_of(const model::Family& family) {
    Parents parents;
    for (const model::Witness& witness : family.witnesses)
        parents.emplace_back(witness.place.doc,
                             witness.parent ? static_cast<int>(*witness.parent) : -1);
    return parents;
}

struct TreeCase {
    const char* name;
    std::vector<Page> pages;
    Parents parents;
    bool certain;
};

TEST(Families, TellWhoTookItFromWhom) {
    const std::string report = invented(1, 60);
    const std::string second = edited(report, {5, 20, 33}, "changed");
    const std::string third = edited(second, {11, 44}, "again");
    const std::string other = edited(report, {8, 27}, "otherwise");
    const std::vector<TreeCase> cases = {
        {"a chain, not two copies",
         {{report, "2021-01-01"}, {second, "2021-01-02"}, {third, "2021-01-03"}},
         {{0, -1}, {1, 0}, {2, 1}},
         true},
        {"two copies of one",
         {{report, "2021-01-01"}, {second, "2021-01-02"}, {other, "2021-01-03"}},
         {{0, -1}, {1, 0}, {2, 0}},
         true},
        {"the earliest is not the first of the list",
         {{third, "2021-01-03"}, {second, "2021-01-02"}, {report, "2021-01-01"}},
         {{2, -1}, {0, 1}, {1, 2}},
         true},
        {"equal texts are copies of the earliest",
         {{report, "2021-01-03"}, {report, "2021-01-01"}, {report, "2021-01-02"}},
         {{1, -1}, {0, 1}, {2, 1}},
         true},
        {"undated pages come last and prove nothing",
         {{second, ""}, {report, "2021-01-01"}},
         {{1, -1}, {0, 1}},
         false},
        {"nothing is dated", {{report, ""}, {second, ""}}, {{0, -1}, {1, 0}}, false},
    };
    for (const TreeCase& test : cases) {
        const Lineage lineage = traced(test.pages).lineage;
        ASSERT_THAT(lineage.families, SizeIs(1)) << test.name;
        EXPECT_EQ(parents_of(lineage.families[0]), test.parents) << test.name;
        EXPECT_EQ(lineage.families[0].certain, test.certain) << test.name;
        EXPECT_EQ(lineage.families[0].documents, test.pages.size()) << test.name;
    }
}

TEST(Families, APassageThatCameThroughAnotherSaysSo) {
    const std::string report = invented(1, 60);
    const std::string second = edited(report, {5, 20, 33}, "changed");
    const std::string third = edited(second, {11, 44}, "again");
    const Traced all =
        traced({{report, "2021-01-01"}, {second, "2021-01-02"}, {third, "2021-01-03"}});
    ASSERT_THAT(all.passages, SizeIs(3));
    for (std::size_t i = 0; i < 3; ++i) {
        const bool ends = all.passages[i].a.doc == 0 && all.passages[i].b.doc == 2;
        EXPECT_EQ(all.lineage.direct[i], !ends);
        EXPECT_EQ(all.lineage.via[i], ends ? std::optional(1U) : std::nullopt);
    }
}

TEST(Families, CopiesOfOneRootDidNotComeThroughEachOther) {
    const std::string report = invented(1, 60);
    const Traced all = traced({{report, "2021-01-01"},
                               {edited(report, {5, 20, 33}, "changed"), "2021-01-02"},
                               {edited(report, {8, 27}, "otherwise"), "2021-01-03"}});
    ASSERT_THAT(all.passages, SizeIs(3));
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(all.lineage.via[i], std::nullopt);
        EXPECT_EQ(all.lineage.direct[i], all.passages[i].a.doc == 0);
    }
}

TEST(Families, AMosaicDoesNotJoinTwoDispatches) {
    const std::string one = invented(1, 50);
    const std::string two = invented(2, 50);
    // The last page copies the mosaic whole, so one passage of it has two roots.
    const Lineage lineage = traced({{one, "2021-01-01", "North"},
                                    {two, "2021-01-01", "South"},
                                    {one + two, "2021-01-02", "East"},
                                    {invented(3, 20) + one + two, "2021-01-03", "West"}})
                                .lineage;
    ASSERT_THAT(lineage.families, SizeIs(2));
    std::map<std::uint32_t, Parents> by_root;
    for (const model::Family& family : lineage.families) {
        by_root[family.witnesses[0].place.doc] = parents_of(family);
        EXPECT_EQ(family.outlets, 3U);
    }
    EXPECT_EQ(by_root[0], (Parents{{0, -1}, {2, 0}, {3, 2}}));
    EXPECT_EQ(by_root[1], (Parents{{1, -1}, {2, 1}, {3, 2}}));
}

TEST(Families, WitnessesCoverTheirWords) {
    const std::string one =
        "وقعت شركة النورس للملاحة اتفاقا مع ميناء الصخرة لتوسيع الرصيف "
        "الشمالي بكلفة تبلغ أربعين مليون دينار خلال ثلاث سنوات";
    const std::string two =
        "وافتتح رئيس البلدية حديقة العائلة عند مدخل القرية القديمة بحضور "
        "تلاميذ المدارس وأهالي الحي وفرقة الموسيقى";
    const std::vector<Page> pages = {{one + ".", "2021-01-01"},
                                     {two + ".", "2021-01-01"},
                                     {one + "، " + two + ".", "2021-01-02"},
                                     {"«" + one + "» — " + two + "…", "2021-01-03"}};
    const Lineage lineage = traced(pages).lineage;
    ASSERT_THAT(lineage.families, SizeIs(2));
    for (const model::Family& family : lineage.families) {
        const std::string& expected = family.witnesses[0].place.doc == 0 ? one : two;
        ASSERT_THAT(family.witnesses, SizeIs(3));
        for (const model::Witness& witness : family.witnesses)
            EXPECT_EQ(model::cut(pages[witness.place.doc].text, witness.place.span), expected);
    }
}

TEST(Families, TwoQuotesOfOnePageAreTwoFamilies) {
    const std::string head = invented(1, 40);
    const std::string tail = invented(2, 40);
    const Lineage lineage = traced({{head + invented(3, 60) + tail, "2021-01-01"},
                                    {invented(4, 30) + head, "2021-01-02"},
                                    {invented(5, 30) + tail, "2021-01-03"}})
                                .lineage;
    EXPECT_THAT(lineage.families, SizeIs(2));
}

TEST(Families, RepeatsInsideAPageAreNone) {
    const std::string line = invented(1, 40);
    const Traced all = traced({{line + invented(2, 40) + line, "2021-01-01"}});
    EXPECT_THAT(all.passages, SizeIs(1));
    EXPECT_THAT(all.lineage.families, IsEmpty());
    EXPECT_THAT(find_families({}, {}).families, IsEmpty());
}

TEST(Families, AStretchThatHasTwoSourcesIsOneWitnessOfEachFamily) {
    const std::string words = invented(1, 60);
    const auto size = static_cast<std::uint32_t>(words.size());
    // Two roots that nothing joins, and one copy that has the same words from both; and again.
    const std::vector<Page> pages = {
        {words, "2021-01-01"}, {words, "2021-01-02"}, {words, "2021-01-03"}, {words, ""}};
    std::vector<model::Passage> passages;
    for (const auto& [a, b] :
         std::vector<std::pair<unsigned, unsigned>>{{0, 2}, {1, 2}, {0, 3}, {1, 3}, {2, 3}}) {
        model::Passage passage;
        passage.a = {a, {0, size}};
        passage.b = {b, {0, size}};
        passage.similarity = 1;
        passages.push_back(passage);
    }
    const Lineage lineage = find_families(sources_of(pages), passages);
    ASSERT_THAT(lineage.families, SizeIs(2));
    for (const model::Family& family : lineage.families)
        EXPECT_EQ(family.witnesses.size(), family.documents);
}

TEST(Families, DoNotDependOnTheOrderOfPassages) {
    std::vector<Page> pages;
    for (unsigned i = 0; i < 12; ++i)
        pages.push_back({invented(i % 3, 50) + invented(i % 4 + 10, 50) + invented(i + 50, 20),
                         i % 3 == 0 ? "" : "2021-01-0" + std::to_string(i % 9 + 1)});
    const auto sources = sources_of(pages);
    auto passages = find_copies(sources);
    const auto told = [&] {
        std::vector<std::pair<std::string, Parents>> all;
        for (const model::Family& family : find_families(sources, passages).families)
            all.emplace_back(family.id, parents_of(family));
        return all;
    };
    const auto expected = told();
    EXPECT_GT(expected.size(), 4U);
    std::reverse(passages.begin(), passages.end());
    EXPECT_EQ(told(), expected);
}

model::Passage passage_between(std::uint32_t a, std::uint32_t b, model::Span span) {
    model::Passage passage;
    passage.a = {a, span};
    passage.b = {b, span};
    passage.similarity = 1;
    return passage;
}

TEST(Families, StayNearLinearInAFamilyOfThousands) {
    const std::string text = invented(1, 400);
    const auto size = static_cast<std::uint32_t>(text.size());
    std::vector<Page> pages(20'000, {text, ""});
    std::vector<model::Passage> passages;
    for (std::uint32_t doc = 1; doc < pages.size(); ++doc)
        for (std::uint32_t k = 1; k <= 16 && k <= doc; ++k) {
            // Passages of many lengths, against the first and against the last documents.
            const std::uint32_t from = (doc * 37 + k * 101) % (size / 2);
            passages.push_back(passage_between(k % 2 == 0 ? doc - k : (k - 1) / 2 % doc, doc,
                                               {from, from + size / (2 + k % 7)}));
        }
    const Lineage lineage = find_families(sources_of(pages), passages);
    std::size_t witnesses = 0;
    for (const model::Family& family : lineage.families) witnesses += family.witnesses.size();
    EXPECT_GT(lineage.families.front().witnesses.size(), 5'000U);
    EXPECT_LT(witnesses, 400'000U);
}

TEST(Families, ManyShortPassagesIntoOnePageStayNearLinear) {
    std::vector<Page> pages(20'001, {invented(1, 2), "2020-01-01"});
    pages[20'000] = {invented(2, 10), "2021-01-01"};
    std::vector<model::Passage> passages;
    for (std::uint32_t doc = 0; doc < 20'000; ++doc)
        passages.push_back(passage_between(doc, 20'000, {0, 10 + doc % 5}));
    const Lineage lineage = find_families(sources_of(pages), passages);
    EXPECT_EQ(std::count(lineage.direct.begin(), lineage.direct.end(), true), 1);
}

TEST(Earliest, FollowsDirectionsThenDates) {
    const std::vector<Page> pages = {
        {"a", "2021-01-05"}, {"b", "2021-01-01"}, {"c", ""}, {"d", "2021-01-03"}};
    model::Passage passage = passage_between(0, 1, {0, 1});
    EXPECT_THAT(order_of(sources_of(pages), {passage}), ElementsAre(2, 0, 3, 1));
    passage.from = model::CopySource::a;  // the later date is the source
    EXPECT_THAT(order_of(sources_of(pages), {passage}), ElementsAre(1, 2, 3, 0));
    model::Passage back = passage;
    back.from = model::CopySource::b;  // a circle is cut at its earliest date
    EXPECT_THAT(order_of(sources_of(pages), {passage, back}), ElementsAre(3, 2, 1, 0));
}

TEST(Claims, TheFirstKeepsWhatItHas) {
    Claims claims;
    claims.claim({10, 20}, 1);
    claims.claim({5, 25}, 2);
    std::vector<std::pair<model::Span, int>> parts;
    for (const Claims::Part& part : claims.parts({0, 30}))
        parts.emplace_back(part.span, part.owner ? static_cast<int>(*part.owner) : -1);
    EXPECT_THAT(parts,
                ElementsAre(std::pair(model::Span{0, 5}, -1), std::pair(model::Span{5, 10}, 2),
                            std::pair(model::Span{10, 20}, 1), std::pair(model::Span{20, 25}, 2),
                            std::pair(model::Span{25, 30}, -1)));
    EXPECT_EQ(claims.most({6, 13}).owner, 2U);
    EXPECT_EQ(claims.most({6, 13}).bytes, 4U);
    EXPECT_EQ(claims.most({40, 50}).bytes, 0U);
}

struct SwapLine {
    std::string a;
    std::string b;
    bool directed;
    std::size_t places;
    friend bool operator==(const SwapLine&, const SwapLine&) = default;
    friend void PrintTo(const SwapLine& line, std::ostream* out) {
        *out << line.a << " / " << line.b << (line.directed ? " directed " : " ") << line.places;
    }
};

// Each pair is a passage of its own in two pages.
std::vector<SwapLine> swaps_of(const std::vector<std::pair<std::string, std::string>>& words,
                               model::CopySource from, std::vector<bool> direct = {}) {
    std::vector<Page> pages;
    std::vector<model::Passage> passages;
    for (const auto& [a, b] : words) {
        model::Passage passage;
        passage.from = from;
        passage.a.doc = static_cast<std::uint32_t>(pages.size());
        passage.b.doc = passage.a.doc + 1;
        passage.substitutions = {{a,
                                  b,
                                  {0, static_cast<std::uint32_t>(a.size())},
                                  {0, static_cast<std::uint32_t>(b.size())}}};
        pages.push_back({a, "", "Outlet " + std::to_string(pages.size() % 3)});
        pages.push_back({b, "", ""});
        passages.push_back(passage);
    }
    direct.resize(passages.size(), true);
    const auto sources = sources_of(pages);
    std::vector<SwapLine> lines;
    for (const model::Swap& swap : find_swaps(sources, passages, direct)) {
        EXPECT_EQ(swap.documents, 2 * swap.places.size());
        lines.push_back({swap.a, swap.b, swap.directed, swap.places.size()});
    }
    return lines;
}

TEST(Swaps, AreCountedWithTheirDirection) {
    const std::vector<std::pair<std::string, std::string>> words = {{"protesters", "rioters"},
                                                                    {"Protesters", "Rioters"},
                                                                    {"rioters", "protesters"},
                                                                    {"said", "claimed"}};
    EXPECT_THAT(swaps_of(words, model::CopySource::a),
                ElementsAre(SwapLine{"Protesters", "Rioters", true, 2},
                            SwapLine{"rioters", "protesters", true, 1},
                            SwapLine{"said", "claimed", true, 1}));
    EXPECT_THAT(swaps_of(words, model::CopySource::b),
                ElementsAre(SwapLine{"Rioters", "Protesters", true, 2},
                            SwapLine{"claimed", "said", true, 1},
                            SwapLine{"protesters", "rioters", true, 1}));
    EXPECT_THAT(swaps_of(words, model::CopySource::unknown),
                ElementsAre(SwapLine{"protesters", "rioters", false, 3},
                            SwapLine{"claimed", "said", false, 1}));
}

TEST(Swaps, WhatIsWrittenOntoBothWordsIsSetAside) {
    using Words = std::vector<std::pair<std::string, std::string>>;
    const auto a = model::CopySource::a;
    EXPECT_THAT(swaps_of(Words{{"البحرية", "الساحلية"},
                               {"والبحرية", "والساحلية"},
                               {"للبحرية", "للساحلية"},
                               {"بالبحرية", "بالساحلية"}},
                         a),
                ElementsAre(SwapLine{"البحرية", "الساحلية", true, 4}));
    // With the article it is safe even where the bare pair stands nowhere; it is shown as written.
    EXPECT_THAT(swaps_of(Words{{"والمتظاهرين", "والمشاغبين"}}, a),
                ElementsAre(SwapLine{"والمتظاهرين", "والمشاغبين", true, 1}));
    // "وزير" and "وفد" begin with the letter; only a bare pair would say otherwise.
    EXPECT_THAT(swaps_of(Words{{"وزير", "وفد"}, {"مدينة", "قرية"}, {"ومدينة", "وقرية"}}, a),
                ElementsAre(SwapLine{"مدينة", "قرية", true, 2}, SwapLine{"وزير", "وفد", true, 1}));
    EXPECT_THAT(swaps_of(Words{{"والبحرية", "الساحلية"}, {"البحرية", "الساحلية"}}, a), SizeIs(2));
}

TEST(Swaps, OnlyWhatOneTookFromTheOtherCounts) {
    EXPECT_THAT(swaps_of({{"one", "two"}, {"one", "two"}}, model::CopySource::a, {true, false}),
                ElementsAre(SwapLine{"one", "two", true, 1}));
    EXPECT_THAT(swaps_of({}, model::CopySource::a), IsEmpty());
}

}  // namespace
}  // namespace isnad::analysis::copies
