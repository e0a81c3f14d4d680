// What was changed, and what two documents have in common as wholes.
#include "analysis/copies/changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/copies/derivations.h"

namespace isnad::analysis::copies {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Source source_of(const std::string& text) {
    return {text, {{0, static_cast<std::uint32_t>(text.size())}}, "", "", ""};
}

std::vector<model::Passage> copies_in(const std::vector<std::string>& texts) {
    std::vector<Source> sources;
    for (const std::string& text : texts) sources.push_back(source_of(text));
    return find_copies(sources);
}

struct ChangeCase {
    const char* name;
    std::string a;
    std::string b;
    std::vector<std::pair<std::string, std::string>> substitutions;
    std::vector<std::string> left_out;  // of a
    std::vector<std::string> put_in;    // of b
};

class WhatChanged : public ::testing::TestWithParam<ChangeCase> {};

TEST_P(WhatChanged, IsToldWithItsPlaces) {
    const ChangeCase& test = GetParam();
    const auto found = copies_in({test.a, test.b});
    ASSERT_THAT(found, SizeIs(1));
    std::vector<std::pair<std::string, std::string>> swaps;
    for (const model::Substitution& swap : found[0].substitutions) {
        EXPECT_EQ(model::cut(test.a, swap.a_span), swap.a);
        EXPECT_EQ(model::cut(test.b, swap.b_span), swap.b);
        swaps.emplace_back(swap.a, swap.b);
    }
    EXPECT_EQ(swaps, test.substitutions);
    std::vector<std::string> left_out;
    std::vector<std::string> put_in;
    for (const model::Change& change : found[0].changes) {
        if (change.b.empty()) left_out.emplace_back(model::cut(test.a, change.a));
        if (change.a.empty()) put_in.emplace_back(model::cut(test.b, change.b));
    }
    EXPECT_EQ(left_out, test.left_out);
    EXPECT_EQ(put_in, test.put_in);
}

INSTANTIATE_TEST_SUITE_P(
    Changes, WhatChanged,
    ::testing::Values(
        ChangeCase{"arabic_swaps",
                   "زار وفد من القوات البحرية الملكية حوض السفن قبل أيام قليلة وتفقد ورشة الإصلاح "
                   "الجديدة ثم التقى كبار المهندسين في مقر الشركة",
                   "زار وفد من القوات البحرية الوطنية حوض السفن يومي الأحد والاثنين وتفقد ورشة "
                   "الإصلاح الجديدة ثم التقى كبار المهندسين في مقر الشركة",
                   {{"الملكية", "الوطنية"}, {"قبل أيام قليلة", "يومي الأحد والاثنين"}},
                   {},
                   {}},
        ChangeCase{"each_place_counts",
                   "the harbour master said the storm broke two cranes on the quay and the harbour "
                   "master said nobody was hurt in the old basin",
                   "the harbour master claimed the storm broke two cranes on the quay and the "
                   "harbour master claimed nobody was hurt in the old basin",
                   {{"said", "claimed"}, {"said", "claimed"}},
                   {},
                   {}},
        ChangeCase{
            "left_out_and_put_in",
            "the council of the small valley voted on Tuesday evening to repair the wooden "
            "bridge near the mill before the winter floods arrive",
            "the council of the valley voted on Tuesday to repair the old wooden bridge near "
            "the mill before the winter floods arrive",
            {},
            {"small", "evening"},
            {"old"}},
        ChangeCase{
            "a_function_word_that_agrees_by_chance",
            "the fishing fleet of the eastern coast returned two days ago in heavy rain to "
            "the harbour where families had been waiting since the morning",
            "the fishing fleet of the eastern coast returned last Monday night in good order "
            "to the harbour where families had been waiting since the morning",
            {{"two days ago in heavy rain", "last Monday night in good order"}},
            {},
            {}},
        ChangeCase{"neighbours_stay_apart",
                   "the minister said on Monday that the new tram line between the two quarters "
                   "will open before the end of the summer holidays",
                   "the minister stated on Tuesday that the new tram line between the two quarters "
                   "will open before the end of the summer holidays",
                   {{"said", "stated"}, {"Monday", "Tuesday"}},
                   {},
                   {}},
        ChangeCase{"spelling_and_blanks_are_no_change",
                   "استقبل عبد الرحمن مدير المكتبة الكبرى طلبة المدارس في قاعة القراءة وقدم لهم "
                   "نسخا من الكتاب الجديد عن تاريخ القرية",
                   "استقبل عبدالرحمن مدير المكتبه الكبري طلبة المدارس في قاعه القراءة وقدم لهم "
                   "نسخاً من الكتاب الجديد عن تاريخ القرية",
                   {},
                   {},
                   {}},
        ChangeCase{"french",
                   "le maire de la petite commune a inauguré jeudi la nouvelle bibliothèque "
                   "municipale en présence des élèves et de leurs parents",
                   "le maire de la petite ville a inauguré vendredi la nouvelle bibliothèque "
                   "municipale en présence des élèves et de leurs parents",
                   {{"commune", "ville"}, {"jeudi", "vendredi"}},
                   {},
                   {}}),
    [](const auto& test) { return test.param.name; });

TEST(ChangesOf, TrimsWhatAgreesAtTheEndsOfAGapAndWhatIsNoWord) {
    const std::string a = "w x y z end";
    const std::string b = "w x q z end";
    const std::vector<model::Span> spans = {{0, 1}, {2, 3}, {4, 5}, {6, 7}, {8, 11}};
    const std::vector<std::uint32_t> a_ids = {1, 2, 3, 4, 5};
    const std::vector<std::uint32_t> b_ids = {1, 2, 6, 4, 5};
    const Changes changes = changes_of({{0, 0}, {4, 4}}, {a, spans, a_ids}, {b, spans, b_ids});
    ASSERT_THAT(changes.all, SizeIs(1));
    EXPECT_EQ(changes.all[0], (model::Change{{4, 5}, {4, 5}}));
    const std::vector<std::uint32_t> broken = {1, kBreak, kBreak, kBreak, 5};
    const Changes none = changes_of({{0, 0}, {4, 4}}, {a, spans, broken}, {b, spans, broken});
    EXPECT_THAT(none.all, IsEmpty());
    EXPECT_THAT(changes_of({}, {a, spans, a_ids}, {b, spans, b_ids}).all, IsEmpty());
}

model::Passage with_a_gap() {
    model::Passage passage;
    passage.a = {0, {100, 200}};
    passage.b = {1, {0, 120}};
    passage.changes = {{{140, 140}, {40, 60}}, {{180, 190}, {100, 110}}};
    return passage;
}

TEST(Projection, IsExactAtTheEndsOfChanges) {
    const model::Passage passage = with_a_gap();
    const Projection to_b(passage, Projection::Side::a);
    const Projection to_a(passage, Projection::Side::b);
    EXPECT_EQ(to_b.project({100, 200}), (model::Span{0, 120}));
    EXPECT_EQ(to_b.project({110, 130}), (model::Span{10, 30}));
    EXPECT_EQ(to_b.project({150, 185}), (model::Span{70, 105}));
    EXPECT_EQ(to_a.project({70, 105}), (model::Span{150, 185}));
    EXPECT_EQ(to_a.project({45, 55}), (model::Span{140, 140}));
    EXPECT_EQ(to_a.project({90, 4000}), (model::Span{170, 200}));
}

TEST(Projection, TurnsWithThePassage) {
    model::Passage passage = with_a_gap();
    turn_sides(passage);
    EXPECT_EQ(Projection(passage, Projection::Side::b).project({150, 185}), (model::Span{70, 105}));
    EXPECT_THAT(agreeing(passage, Projection::Side::a),
                ElementsAre(model::Span{0, 40}, model::Span{60, 100}, model::Span{110, 120}));
}

constexpr const char* kOne = "The lighthouse on the northern cape was lit again after ten years.";
constexpr const char* kTwo = "Engineers had replaced the lamp and both motors in early spring.";
constexpr const char* kThree = "The keeper told reporters that the old lamp goes to a museum.";
constexpr const char* kOwn = "Critics called the whole repair a waste of public money.";

std::string lines(const std::vector<std::string>& sentences) {
    std::string text;
    for (const std::string& sentence : sentences) text += sentence + "\n";
    return text;
}

struct WholeCase {
    const char* name;
    std::vector<std::string> a;
    std::vector<std::string> b;
    std::vector<std::string> only_a;
    std::vector<std::string> only_b;
};

TEST(Derivations, TellWhatOnlyOneSideSays) {
    const std::string far = "Elsewhere a school of music opened its doors to the public.";
    const std::string farther = "Three choirs sang in the yard until late in the evening.";
    const std::vector<WholeCase> cases = {
        {"left out between", {kOne, kOwn, kTwo}, {kOne, kTwo}, {kOwn}, {}},
        {"left out after", {kOne, kTwo, kThree, kOwn}, {kOne, kTwo, kThree}, {kOwn}, {}},
        {"put in", {kOne, kTwo}, {kOne, kOwn, kTwo}, {}, {kOwn}},
        {"the rest of a page that quotes",
         {kOne, kTwo},
         {far, farther, far + " Again and again.", kOne, kTwo, farther + " Then they left.",
          far + " So it goes on.", farther + " The end of it."},
         {},
         {"Again and again.", farther}},
    };
    for (const WholeCase& test : cases) {
        const std::string a = lines(test.a);
        const std::string b = lines(test.b);
        const std::vector<Source> sources = {source_of(a), source_of(b)};
        const auto pairs = find_derivations(sources, find_copies(sources));
        ASSERT_THAT(pairs, SizeIs(1)) << test.name;
        std::vector<std::string> only_a;
        std::vector<std::string> only_b;
        for (const model::Span span : pairs[0].only_a) only_a.emplace_back(model::cut(a, span));
        for (const model::Span span : pairs[0].only_b) only_b.emplace_back(model::cut(b, span));
        EXPECT_EQ(only_a, test.only_a) << test.name;
        EXPECT_EQ(only_b, test.only_b) << test.name;
    }
}

TEST(Derivations, SharesAreOfEachSide) {
    const std::string a = lines({kOne, kTwo});
    const std::string b = lines({kOne, kTwo, kOwn, kThree});
    const std::vector<Source> sources = {source_of(a), source_of(b)};
    const auto pairs = find_derivations(sources, find_copies(sources));
    ASSERT_THAT(pairs, SizeIs(1));
    EXPECT_GT(pairs[0].shared_a, 0.97);
    EXPECT_NEAR(pairs[0].shared_b, 0.52, 0.05);
    EXPECT_EQ(pairs[0].from, model::CopySource::unknown);
    EXPECT_THAT(find_derivations(sources, {}), IsEmpty());
}

TEST(Derivations, ARepeatOfASharedSentenceIsShared) {
    const std::string a = lines({kOne, kTwo});
    const std::string b = lines({kOne, kTwo, kOwn, kOne});
    const std::vector<Source> sources = {source_of(a), source_of(b)};
    const auto pairs = find_derivations(sources, find_copies(sources));
    ASSERT_THAT(pairs, SizeIs(1));
    EXPECT_GT(pairs[0].shared_b, 0.7);
}

}  // namespace
}  // namespace isnad::analysis::copies
