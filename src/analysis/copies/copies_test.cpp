// Copies, repeats, substitutions, direction, furniture; hostile texts; the index against the
// obvious way.
#include "analysis/copies/copies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "analysis/copies/index.h"
#include "analysis/copies/test_pages.h"
#include "analysis/copies/words.h"

namespace isnad::analysis::copies {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Page = TestPage;

std::string words_of(const std::vector<Page>& pages, const model::Place& place) {
    return std::string(model::cut(pages[place.doc].text, place.span));
}

// A number in letters, so that digits never make two words one.
std::string spelled(std::size_t number) {
    std::string word = "w";
    for (; number > 0; number /= 26) word += static_cast<char>('a' + number % 26);
    return word;
}

// A text of `count` invented words; equal seeds give equal texts.
std::string invented(unsigned seed, std::size_t count, unsigned vocabulary = 5000) {
    std::mt19937 random(seed);
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += spelled(random() % vocabulary) + (i % 17 == 16 ? ".\n" : " ");
    return text;
}

constexpr const char* kHarbour =
    "وقعت شركة النورس للملاحة اتفاقا مع ميناء الصخرة لتوسيع الرصيف الشمالي بكلفة تبلغ أربعين "
    "مليون دينار خلال ثلاث سنوات";

struct SharedCase {
    const char* name;
    std::string a;
    std::string b;
    std::string shared_in_a;  // "" where nothing is shared
    std::string shared_in_b;
    model::CopyKind kind = model::CopyKind::verbatim;
};

class SharedPassage : public ::testing::TestWithParam<SharedCase> {};

TEST_P(SharedPassage, IsFoundWithItsSpans) {
    const SharedCase& test = GetParam();
    const std::vector<Page> pages = {{.text = test.a}, {.text = test.b}};
    const auto found = find_copies(sources_of(pages));
    if (test.shared_in_a.empty()) {
        EXPECT_THAT(found, IsEmpty());
        return;
    }
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].a.doc, 0U);
    EXPECT_EQ(found[0].b.doc, 1U);
    EXPECT_EQ(words_of(pages, found[0].a), test.shared_in_a);
    EXPECT_EQ(words_of(pages, found[0].b), test.shared_in_b);
    EXPECT_EQ(found[0].kind, test.kind);
    EXPECT_EQ(found[0].similarity == 1, test.kind == model::CopyKind::verbatim);
    EXPECT_EQ(found[0].from, model::CopySource::unknown);
}

INSTANTIATE_TEST_SUITE_P(
    Copies, SharedPassage,
    ::testing::Values(
        SharedCase{"arabic_verbatim", std::string("قال مراسلنا إن الجو صحو.\n") + kHarbour + ".",
                   std::string("«") + kHarbour + "»، حسبما علم الموقع.", kHarbour, kHarbour},
        SharedCase{
            "arabic_other_spelling",
            "أعلنت الهيئة أن المدرسة الكبرى في القرية ستفتح أبوابها يوم 15 من الشهر المقبل أمام "
            "الطلبة",
            "اعلنت الهيئه ان المدرسه الكبري في القريه ستفتح ابوابها يوم ١٥ من الشهر المقبل امام "
            "الطلبه",
            "أعلنت الهيئة أن المدرسة الكبرى في القرية ستفتح أبوابها يوم 15 من الشهر المقبل أمام "
            "الطلبة",
            "اعلنت الهيئه ان المدرسه الكبري في القريه ستفتح ابوابها يوم ١٥ من الشهر المقبل امام "
            "الطلبه"},
        SharedCase{"english_edited",
                   "The river burst its banks near the old mill on Tuesday night, officials said, "
                   "and forty families left their homes before dawn.",
                   "Again: the river burst its banks near the old mill on Monday night, officials "
                   "stated, and forty families left their homes before dawn!",
                   "The river burst its banks near the old mill on Tuesday night, officials said, "
                   "and forty families left their homes before dawn",
                   "the river burst its banks near the old mill on Monday night, officials stated, "
                   "and forty families left their homes before dawn",
                   model::CopyKind::edited},
        SharedCase{
            "french_across_lines",
            "Selon la mairie, le pont suspendu de la vallée restera fermé.\n\nLes travaux "
            "dureront jusqu'à la fin du printemps prochain",
            "Le pont suspendu de la vallée restera fermé. Les travaux dureront jusqu'à la "
            "fin du printemps prochain",
            "le pont suspendu de la vallée restera fermé.\n\nLes travaux dureront jusqu'à la "
            "fin du printemps prochain",
            "Le pont suspendu de la vallée restera fermé. Les travaux dureront jusqu'à la "
            "fin du printemps prochain"},
        SharedCase{"a_phrase_is_no_copy",
                   "The minister of foreign affairs of the republic spoke about fishing quotas.",
                   "On Friday the minister of foreign affairs of the republic opened a museum.", "",
                   ""},
        SharedCase{"one_word_over_and_over", std::string(4000, 'a'), "a a a a a a a a a a a a a a",
                   "", ""},
        SharedCase{"empty", "", "", "", ""}),
    [](const auto& test) { return test.param.name; });

TEST(FindCopies, ListsSwappedWordsAsWrittenOnEachSide) {
    const std::vector<Page> pages = {
        {.text = "زار وفد من القوات البحرية الملكية حوض السفن قبل أيام قليلة وتفقد ورشة الإصلاح "
                 "الجديدة ثم التقى كبار المهندسين في مقر الشركة"},
        {.text = "زار وفد من القوات البحرية الوطنية حوض السفن يومي الأحد والاثنين وتفقد ورشة "
                 "الإصلاح الجديدة ثم التقى كبار المهندسين في مقر الشركة"}};
    const auto found = find_copies(sources_of(pages));
    ASSERT_THAT(found, SizeIs(1));
    std::vector<std::pair<std::string, std::string>> swaps;
    for (const auto& swap : found[0].substitutions) swaps.emplace_back(swap.a, swap.b);
    EXPECT_THAT(swaps, ::testing::ElementsAre(std::pair{"الملكية", "الوطنية"},
                                              std::pair{"قبل أيام قليلة", "يومي الأحد والاثنين"}));
}

TEST(FindCopies, LeavesReportsOfOneMouldApart) {
    const std::string monday =
        "At the close of trading the barrel of northern crude rose by 12 cents to 61 dollars while "
        "the ounce of gold fell by 9 dollars to 1340 and the measure of wheat stood at 87 again";
    const std::string friday =
        "At the close of trading the barrel of northern crude rose by 35 cents to 74 dollars while "
        "the ounce of gold fell by 4 dollars to 1295 and the measure of wheat stood at 66 again";
    EXPECT_THAT(find_copies(sources_of({{.text = monday}, {.text = friday}})), IsEmpty());
    EXPECT_THAT(find_copies(sources_of({{.text = monday}, {.text = monday + " today"}})),
                SizeIs(1));
}

TEST(Index, LooksNoLineUpThatAnOutletPutsOnManyPages) {
    Index index;
    WordText words;
    std::size_t near = 0;
    for (unsigned i = 0; i < 20; ++i) {
        std::string slogan = invented(699, 60);
        std::replace(slogan.begin(), slogan.end(), '\n', ' ');
        const std::string text = invented(700 + i, 90) + "\n" + slogan + "\n";
        split_words(text, Unit::bytes, words);
        const std::size_t candidates = index.add(words, 1).candidates.size();
        if (i == 4) near = candidates;
        if (i > 10) {
            EXPECT_EQ(candidates, 0U) << i;
        }
    }
    EXPECT_GT(near, 0U);  // at first nothing tells it from a quote
}

TEST(FindCopies, ReachesOverASwapInTheFirstAndLastWordsOfALine) {
    const std::vector<Page> pages = {
        {.text = "أعلنت سلطة الميناء أنها أغلقت الممر الشرقي أمام السفن الكبيرة حتى نهاية أعمال "
                 "الترميم في الشهر المقبل بسبب غلاء الحديد"},
        {.text = "أعلنت إدارة المرفأ أنها أغلقت الممر الشرقي أمام السفن الكبيرة حتى نهاية أعمال "
                 "الترميم في الشهر المقبل بسبب ارتفاع ثمن الحديد"}};
    const auto found = find_copies(sources_of(pages));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(words_of(pages, found[0].a), pages[0].text);
    EXPECT_EQ(words_of(pages, found[0].b), pages[1].text);
    ASSERT_THAT(found[0].substitutions, SizeIs(2));
    EXPECT_EQ(found[0].substitutions[0].a, "سلطة الميناء");
    EXPECT_EQ(found[0].substitutions[0].b, "إدارة المرفأ");
}

TEST(FindCopies, KeepsAQuoteInALineBesideAFooter) {
    const std::string footer = "\nAll that stands on these pages is the opinion of who wrote it";
    const std::string quote = invented(900, 40);
    std::vector<Page> pages;
    for (unsigned i = 0; i < 12; ++i) {
        std::string text = invented(300 + i, 170) + (i < 2 ? quote : "") + invented(400 + i, 170);
        std::replace(text.begin(), text.end(), '\n', ' ');
        pages.push_back({.text = text + footer, .outlet = "Coast Daily"});
    }
    const auto found = find_copies(sources_of(pages));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].a.doc + found[0].b.doc, 1U);
}

TEST(FindCopies, TellsOfEqualTextsWhatIsTrueOfTheFirst) {
    const std::string source = invented(910, 60);
    const std::string copy = source + invented(911, 30);
    const std::vector<Page> pages = {
        {.text = source, .not_before = "2021-01-01", .not_after = "2021-01-01"},
        {.text = copy, .not_before = "2021-01-02", .not_after = "2021-01-02"},
        {.text = copy, .not_before = "2021-01-03", .not_after = "2021-01-03"}};
    EXPECT_THAT(find_copies(sources_of(pages)), SizeIs(3));
}

TEST(FindCopies, PairsEachRepeatInsideATextWithItsFirstPlace) {
    const std::string line = std::string(kHarbour) + ".\n";
    const std::vector<Page> pages = {
        {.text = line + invented(1, 40) + "\n" + line + invented(2, 40) + "\n" + line}};
    const auto found = find_copies(sources_of(pages));
    ASSERT_THAT(found, SizeIs(2));
    std::set<std::uint32_t> starts;
    for (const auto& repeat : found) {
        EXPECT_EQ(repeat.kind, model::CopyKind::repeat);
        EXPECT_EQ(repeat.a.doc, repeat.b.doc);
        EXPECT_EQ(repeat.a.span.start, 0U);
        EXPECT_EQ(words_of(pages, repeat.b), kHarbour);
        starts.insert(repeat.b.span.start);
    }
    EXPECT_EQ(starts.size(), 2U);
}

TEST(FindCopies, ComparesAnotherTextWithTheFirstOfRepeatsAlone) {
    const std::string line = std::string(kHarbour) + ".\n";
    const std::vector<Page> pages = {{.text = line + invented(1, 40) + "\n" + line},
                                     {.text = invented(3, 30) + "\n" + line}};
    const auto found = find_copies(sources_of(pages));
    ASSERT_THAT(found, SizeIs(2));
    EXPECT_EQ(found[0].kind, model::CopyKind::repeat);
    EXPECT_EQ(found[1].b.doc, 1U);
    EXPECT_EQ(found[1].a.span.start, 0U);
}

TEST(FindCopies, FindsReorderedParagraphsOneByOne) {
    const std::string first = invented(11, 34);
    const std::string second = invented(12, 34);
    const std::vector<Page> pages = {{.text = first + second}, {.text = second + first}};
    const auto found = find_copies(sources_of(pages));
    ASSERT_THAT(found, SizeIs(2));
    EXPECT_EQ(found[0].a.span.start, 0U);
    EXPECT_GT(found[0].b.span.start, 100U);
    EXPECT_EQ(found[1].b.span.start, 0U);
}

TEST(FindCopies, FollowsACopyOverASentenceLeftOut) {
    const std::string head = invented(21, 60);
    const std::string tail = invented(22, 60);
    const std::vector<Page> pages = {{.text = head + "one two three four five six seven " + tail},
                                     {.text = head + tail}};
    const auto found = find_copies(sources_of(pages));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].kind, model::CopyKind::edited);
    EXPECT_NEAR(found[0].similarity, 120.0 / 127, 0.001);
}

TEST(FindCopies, ComparesTheGivenRegionsAlone) {
    const std::string text = invented(5, 50);
    const std::vector<Page> pages = {{.text = text}, {.text = text}};
    auto sources = sources_of(pages);
    sources[1].regions = {{0, 20}};
    EXPECT_THAT(find_copies(sources), IsEmpty());
}

TEST(FindCopies, IgnoresWhatAnOutletPutsOnEveryPage) {
    std::vector<Page> pages;
    for (unsigned i = 0; i < 4; ++i)
        pages.push_back({.text = invented(100 + i, 80) +
                                 "\nFollow our pages for the latest news from the valley and the "
                                 "coast, and write to us at page " +
                                 std::to_string(i) + "\n",
                         .outlet = "Valley Post"});
    EXPECT_THAT(find_copies(sources_of(pages)), IsEmpty());
}

// Of each pair of texts that share something, how many passages.
std::vector<std::size_t> passages_by_pair(const std::vector<Page>& pages) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> counts;
    for (const model::Passage& passage : find_copies(sources_of(pages)))
        ++counts[{passage.a.doc, passage.b.doc}];
    std::vector<std::size_t> out;
    for (const auto& [pair, count] : counts) out.push_back(count);
    return out;
}

TEST(FindCopies, TakesNameAndTitlesForEverybodysWords) {
    std::vector<Page> pages;
    for (unsigned i = 0; i < 14; ++i)
        pages.push_back({.text = invented(400 + i, 60) +
                                 " the deputy governor of the coast, minister of the harbours and "
                                 "head of its council sheikh Nasser bin Rashid Alsuweida " +
                                 invented(500 + i, 60)});
    // Two of them have more in common: that does not make his titles a copy.
    pages[3].text += "\n" + invented(600, 40);
    pages[9].text += "\n" + invented(600, 40);
    EXPECT_THAT(passages_by_pair(pages), ElementsAre(1));

    pages.clear();
    for (unsigned i = 0; i < 14; ++i)
        pages.push_back({.text = invented(400 + i, 60) +
                                 " نائب حاكم الساحل وزير الموانئ رئيس مجلس الأعمال الشيخ ناصر بن "
                                 "راشد السويدي قائد حرس السواحل " +
                                 invented(500 + i, 60)});
    EXPECT_THAT(passages_by_pair(pages), IsEmpty());
}

TEST(FindCopies, AsksMoreOfAFewWordsThatStandAlone) {
    struct Case {
        const char* name;
        std::size_t apart;   // words between what is surely shared and the few
        unsigned elsewhere;  // other texts that hold the few
        std::size_t found;
    };
    const Case cases[] = {{"a_name_of_the_matter", 80, 4, 1},
                          {"nobody_else_has_it", 80, 0, 2},
                          {"it_goes_on_nearby", 20, 4, 2}};
    const std::string few = " the council of the northern harbours of Sarha ";
    for (const Case& c : cases) {
        std::vector<Page> pages;
        for (unsigned i = 0; i < 2 + c.elsewhere; ++i)
            pages.push_back({.text = (i < 2 ? invented(600, 40) : invented(610 + i, 40)) +
                                     invented(400 + i, c.apart) + few + invented(500 + i, 60)});
        EXPECT_THAT(passages_by_pair(pages), ElementsAre(c.found)) << c.name;
    }
}

TEST(FindCopies, TakesASpokesmansFormulaForNoCopy) {
    const auto formula = [&](unsigned i) {
        const auto name = [&](unsigned k) { return spelled(7919 * (i + 1) + k); };
        return "the spokesman of the coastal command colonel Harun said that at " + name(0) +
               " our guards saw " + name(1) + " boats of the smugglers leave the bay of " +
               name(2) + " for " + name(3) + " and that this " + name(4) + " act by a band that " +
               name(5) + " arms proves once more the " + name(6) + " hand of " + name(7) +
               " in what threatens the peace of " + name(8) + " and of " + name(9) +
               " against the law of the " + name(10) + " sea and that it keeps its right to answer";
    };
    const auto page = [&](unsigned i) {
        return Page{.text = invented(400 + i, 60) + formula(i) + "\n" + invented(700 + i, 60)};
    };
    const auto day = [](unsigned i) {
        return "2021-" + std::to_string(10 + i / 600) + "-" + std::to_string(10 + i % 600 / 40);
    };
    // Once in fifty pages, over weeks.
    std::vector<Page> pages;
    for (unsigned i = 0; i < 1200; ++i)
        pages.push_back(i % 50 == 0 ? page(i / 50) : Page{.text = invented(2000 + i, 40, 90000)});
    for (unsigned i = 0; i < pages.size(); ++i) pages[i].not_after = day(i);
    EXPECT_THAT(passages_by_pair(pages), IsEmpty());

    // Whoever prints one of these statements word for word has copied it.
    pages.push_back({.text = invented(800, 60) + formula(7) + "\n" + invented(801, 60)});
    EXPECT_THAT(passages_by_pair(pages), ElementsAre(1));

    // Where all that is said on one day is what all say, it is news.
    pages.clear();
    for (unsigned i = 0; i < 1200; ++i)
        pages.push_back(i < 24 ? page(i) : Page{.text = invented(2000 + i, 40, 90000)});
    for (unsigned i = 0; i < pages.size(); ++i) pages[i].not_after = day(i);
    EXPECT_GE(passages_by_pair(pages).size(), 100U);
}

TEST(FindCopies, KeepsADispatchThatManyOutletsPrint) {
    std::vector<Page> pages;
    for (unsigned i = 0; i < 4; ++i)
        pages.push_back({.text = invented(200, 80) + "\n" + invented(300 + i, 20) + "\n",
                         .outlet = "Outlet " + std::to_string(i)});
    EXPECT_THAT(find_copies(sources_of(pages)), SizeIs(6));
}

TEST(FindCopies, DoesNotDependOnTheOrderOfSourcesOrOnThreads) {
    std::vector<Page> pages;
    for (unsigned i = 0; i < 12; ++i)
        pages.push_back({.text = invented(i % 5, 60) + "\n" + invented(i % 4 + 50, 60) + "\n" +
                                 invented(i + 90, 60),
                         .not_before = i % 3 == 0 ? "2021-01-0" + std::to_string(i % 9 + 1) : ""});
    std::vector<Page> turned(pages.rbegin(), pages.rend());
    using Line = std::tuple<std::string, std::string, model::Span, model::Span, double>;
    const auto lines = [](const std::vector<Page>& all, unsigned threads) {
        std::multiset<Line> out;
        for (const auto& found : find_copies(sources_of(all), {.threads = threads})) {
            Line line{all[found.a.doc].text, all[found.b.doc].text, found.a.span, found.b.span,
                      found.similarity};
            if (std::get<1>(line) < std::get<0>(line)) {
                std::swap(std::get<0>(line), std::get<1>(line));
                std::swap(std::get<2>(line), std::get<3>(line));
            }
            out.insert(line);
        }
        return out;
    };
    const auto expected = lines(pages, 1);
    EXPECT_GT(expected.size(), 10U);
    EXPECT_EQ(lines(pages, 4), expected);
    EXPECT_EQ(lines(turned, 2), expected);
}

TEST(FindCopies, ReportsEachOfManyEqualTextsAgainstTheEarliest) {
    const std::string text = invented(7, 200);
    std::vector<Page> pages;
    for (int i = 0; i < 1000; ++i) pages.push_back({.text = text});
    pages[400].not_before = pages[400].not_after = "2020-05-01";
    const auto found = find_copies(sources_of(pages));
    ASSERT_THAT(found, SizeIs(999));
    for (const auto& copy : found) EXPECT_TRUE(copy.a.doc == 400 || copy.b.doc == 400);
}

// The obvious way: every run of `least` or more equal words in two texts, by table.
std::vector<std::pair<model::Span, model::Span>> shared_runs(const WordText& a, const WordText& b,
                                                             std::size_t least) {
    std::vector<std::pair<model::Span, model::Span>> runs;
    std::vector<std::vector<std::size_t>> length(a.size() + 1,
                                                 std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;)
            if (a.words[i] == b.words[j]) length[i][j] = length[i + 1][j + 1] + 1;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j) {
            const bool starts = i == 0 || j == 0 || a.words[i - 1] != b.words[j - 1];
            const std::size_t n = length[i][j];
            if (starts && n >= least)
                runs.push_back({{a.spans[i].start, a.spans[i + n - 1].end},
                                {b.spans[j].start, b.spans[j + n - 1].end}});
        }
    return runs;
}

bool overlaps_any(model::Span span, const std::vector<model::Span>& places) {
    return std::any_of(places.begin(), places.end(),
                       [&](model::Span place) { return place.overlaps(span); });
}

// Other texts are compared with the first copy inside a text: the places that stand for `run`, the
// first copy of a first copy included.
std::vector<model::Span> first_places(const std::vector<model::Passage>& found, std::uint32_t doc,
                                      model::Span run) {
    std::vector<model::Span> places{run};
    for (std::size_t before = 0; before < places.size();) {
        before = places.size();
        for (const auto& passage : found)
            if (passage.a.doc == doc && passage.b.doc == doc &&
                overlaps_any(passage.b.span, places) &&
                std::find(places.begin(), places.end(), passage.a.span) == places.end())
                places.push_back(passage.a.span);
    }
    return places;
}

TEST(FindCopies, FindsEveryLongRunThatTheObviousWayFinds) {
    std::size_t runs_seen = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::mt19937 random(seed);
        std::vector<Page> pages(4);
        for (Page& page : pages)
            for (int part = 0; part < 8; ++part) {
                const bool common = random() % 2 == 0;
                page.text += invented(common ? random() % 6 : random(), 6 + random() % 20, 400);
            }
        const auto found = find_copies(sources_of(pages));
        for (std::uint32_t a = 0; a < pages.size(); ++a)
            for (std::uint32_t b = a + 1; b < pages.size(); ++b) {
                const auto words = [&](std::uint32_t i) {
                    return split_words(pages[i].text,
                                       {{0, static_cast<std::uint32_t>(pages[i].text.size())}});
                };
                for (const auto& [left, right] : shared_runs(words(a), words(b), 12)) {
                    ++runs_seen;
                    const auto left_places = first_places(found, a, left);
                    const auto right_places = first_places(found, b, right);
                    const bool told = std::any_of(found.begin(), found.end(), [&](const auto& p) {
                        return p.a.doc == a && p.b.doc == b &&
                               overlaps_any(p.a.span, left_places) &&
                               overlaps_any(p.b.span, right_places);
                    });
                    EXPECT_TRUE(told) << "seed " << seed << " texts " << a << " " << b << ": "
                                      << model::cut(pages[a].text, left);
                }
            }
    }
    EXPECT_GT(runs_seen, 100U);
}

TEST(FindCopies, StaysLinearOnHostileTexts) {
    std::string same;
    for (int i = 0; i < 1'000'000; ++i) same += "كلمة ";
    std::string period;
    for (int i = 0; i < 200'000; ++i) period += "one two three four five ";
    const std::string long_word(10'000'000, 'x');
    std::string digits;
    for (int i = 0; i < 1'000'000; ++i) digits += static_cast<char>('0' + i * 7 % 10);
    const std::string large = invented(9, 300'000);
    const std::vector<Page> pages = {
        {.text = same},      {.text = same + "."}, {.text = period}, {.text = "x " + period},
        {.text = long_word}, {.text = digits},     {.text = large},  {.text = "y " + large}};
    const auto found = find_copies(sources_of(pages));
    EXPECT_LT(found.size(), 1000U);
    EXPECT_TRUE(std::any_of(found.begin(), found.end(), [](const auto& passage) {
        return passage.a.doc == 6 && passage.b.doc == 7 && passage.similarity == 1;
    }));
}

TEST(FindCopies, StaysLinearOnManyNearlyEqualTexts) {
    std::vector<Page> pages;
    for (unsigned i = 0; i < 1000; ++i)
        pages.push_back({.text = invented(31, 100) + "number " + std::to_string(i) + "\n" +
                                 invented(32, 100) + invented(1000 + i, 5)});
    const auto found = find_copies(sources_of(pages));
    EXPECT_GE(found.size(), 999U);
    EXPECT_LT(found.size(), 70'000U);  // not every pair: each against some of the earlier ones
}

TEST(Words, DropsMarksAndKeepsTheWayBack) {
    const std::string text = "«القَريَةُ»، ـ 12 l'eau";
    const WordText words = split_words(text, {{0, static_cast<std::uint32_t>(text.size())}});
    std::vector<std::string> cut;
    for (const model::Span span : words.spans) cut.emplace_back(model::cut(text, span));
    EXPECT_THAT(cut, ::testing::ElementsAre("القَريَةُ", "12", "l", "eau"));
    const std::string plain = "القريه 12 L EAU";
    EXPECT_EQ(split_words(plain, {{0, static_cast<std::uint32_t>(plain.size())}}).words,
              words.words);
}

}  // namespace
}  // namespace isnad::analysis::copies
