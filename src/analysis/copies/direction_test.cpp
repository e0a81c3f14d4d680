// Direction: each kind of evidence alone, together, against each other; too little of it.
#include "analysis/copies/direction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "analysis/copies/copies.h"
#include "analysis/copies/test_pages.h"

namespace isnad::analysis::copies {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

using Page = TestPage;

std::vector<model::Passage> copies_of(const std::vector<Page>& pages) {
    return find_copies(sources_of(pages));
}

constexpr const char* kHarbour =
    "وقعت شركة النورس للملاحة اتفاقا مع ميناء الصخرة لتوسيع الرصيف الشمالي بكلفة تبلغ أربعين "
    "مليون دينار خلال ثلاث سنوات";

struct DirectionCase {
    const char* name;
    Page a;
    Page b;
    model::CopySource from;
    const char* why;
};

class FindDirection : public ::testing::TestWithParam<DirectionCase> {};

TEST_P(FindDirection, SaysFromWhereAndWhy) {
    const DirectionCase& test = GetParam();
    const auto found = copies_of({test.a, test.b});
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].from, test.from);
    EXPECT_EQ(found[0].why, test.why);
    const auto turned = copies_of({test.b, test.a});
    ASSERT_THAT(turned, SizeIs(1));
    EXPECT_EQ(turned[0].from == model::CopySource::a, test.from == model::CopySource::b);
    EXPECT_EQ(turned[0].from == model::CopySource::b, test.from == model::CopySource::a);
}

std::string line() {
    return std::string(kHarbour) + ".\n";
}
std::string with(const char* end) {
    return line() + end;
}

INSTANTIATE_TEST_SUITE_P(
    Copies, FindDirection,
    ::testing::Values(
        DirectionCase{"EarlierDate",
                      {line(), "", "2021-03-01", "2021-03-02"},
                      {with("خاتمة"), "", "2021-03-05", "2021-03-05"},
                      model::CopySource::a,
                      "earlier date"},
        DirectionCase{"LaterDate",
                      {line(), "", "2021-03-09", "2021-03-09"},
                      {with("خاتمة"), "", "2021-03-05", "2021-03-05"},
                      model::CopySource::b,
                      "earlier date"},
        DirectionCase{"OverlappingDates",
                      {line(), "", "2021-03-01", "2021-03-09"},
                      {with("خاتمة"), "", "2021-03-05", "2021-03-05"},
                      model::CopySource::unknown,
                      "nothing tells"},
        DirectionCase{"MinutesApart",
                      {line(), "", "2021-03-01T10:00", "2021-03-01T10:00"},
                      {with("خاتمة"), "", "2021-03-01T10:04", "2021-03-01T10:04"},
                      model::CopySource::unknown,
                      "nothing tells"},
        DirectionCase{"Credit",
                      {line(), "الفنار الساحلي", "", ""},
                      {with("المصدر: جريدة الفنار الساحلي\n"), "Coast Today", "", ""},
                      model::CopySource::a,
                      "cites it"},
        DirectionCase{"CreditAndDate",
                      {line(), "الفنار الساحلي", "2021-03-01", "2021-03-01"},
                      {with("المصدر: جريدة الفنار الساحلي\n"), "", "2021-03-02", "2021-03-02"},
                      model::CopySource::a,
                      "earlier date; cites it"},
        DirectionCase{"CreditAgainstDate",
                      {line(), "الفنار الساحلي", "2021-03-03", "2021-03-03"},
                      {with("المصدر: جريدة الفنار الساحلي\n"), "", "2021-03-02", "2021-03-02"},
                      model::CopySource::a,
                      "cites it; dates say otherwise"},
        DirectionCase{"FactAgainstDate",
                      {line(), "الفنار الساحلي", "2021-03-03", "2021-03-03"},
                      {with("وبحسب الفنار الساحلي\n"), "", "2021-03-02", "2021-03-02"},
                      model::CopySource::unknown,
                      "the evidence is divided"},
        DirectionCase{"CommonAgency",
                      {with("المصدر: رويترز\n"), "الفنار الساحلي", "2021-03-01", "2021-03-01"},
                      {with("(Reuters)\n"), "Coast Today", "2021-03-05", "2021-03-05"},
                      model::CopySource::common,
                      "common source: both credit Reuters"},
        DirectionCase{"FromTheAgency",
                      {with("المصدر: رويترز\n"), "الفنار الساحلي", "", ""},
                      {with("(Reuters)\n"), "Reuters", "", ""},
                      model::CopySource::b,
                      "cites it; b is a news agency"},
        DirectionCase{"AgencyOfBothAndCredit",
                      {with("المصدر: رويترز\n"), "الفنار الساحلي", "", ""},
                      {with("(Reuters)\nالمصدر: الفنار الساحلي\n"), "Coast Today", "", ""},
                      model::CopySource::a,
                      "cites it"},
        DirectionCase{"TwoPagesOfTheAgency",
                      {with("المصدر: رويترز\n"), "Reuters", "2021-03-01", "2021-03-01"},
                      {with("(Reuters)\n"), "Reuters", "2021-03-05", "2021-03-05"},
                      model::CopySource::a,
                      "earlier date"},
        DirectionCase{"Nothing",
                      {line(), "", "", ""},
                      {with("خاتمة"), "", "", ""},
                      model::CopySource::unknown,
                      "nothing tells"}),
    [](const auto& tested) { return tested.param.name; });

// A language of its own: each topic has words that go together, and word pairs recur.
class InventedPress {
  public:
    explicit InventedPress(unsigned seed) : random_(seed) {}

    std::string sentence(unsigned topic, unsigned words = 14) {
        std::string text;
        for (unsigned i = 0; i < words; ++i) {
            // A phrase of three words that always stand in this order, of the topic or of all.
            const std::uint32_t phrase =
                number(3) == 0 ? 9000 + number(60) : topic * 50 + number(30);
            for (unsigned part = 0; part < 3; ++part)
                text += "w" + letters(phrase * 3 + part) + " ";
        }
        return text + ".\n";
    }
    std::string report(unsigned topic, unsigned sentences) {
        std::string text;
        for (unsigned i = 0; i < sentences; ++i) text += sentence(topic);
        return text;
    }
    std::uint32_t number(std::uint32_t below) {
        return static_cast<std::uint32_t>(random_() % below);
    }
    static std::string letters(std::uint32_t number) {
        std::string word;
        for (; number > 0; number /= 26) word += static_cast<char>('a' + number % 26);
        return word;
    }

  private:
    std::mt19937 random_;
};

const model::Passage* passage_between(const std::vector<model::Passage>& all, std::uint32_t a,
                                      std::uint32_t b) {
    for (const model::Passage& passage : all)
        if (passage.a.doc == a && passage.b.doc == b) return &passage;
    return nullptr;
}

// Many reports of other matters, so that usage is known; `first` and `second` come first.
std::vector<model::Passage> among_others(InventedPress& press, Page first, Page second) {
    std::vector<Page> pages = {std::move(first), std::move(second)};
    for (unsigned i = 0; i < 400; ++i)
        pages.push_back({press.report(3 + i % 20, 6), "o" + std::to_string(i), "", ""});
    return copies_of(pages);
}

TEST(Direction, ASideThatCarriesTheEditsCopied) {
    InventedPress press(3);
    const std::string original = press.report(7, 6);
    std::string edited;
    unsigned place = 0;
    for (std::size_t at = 0; at < original.size();) {
        const std::size_t end = std::min(original.find(' ', at), original.size() - 1) + 1;
        edited += ++place % 12 == 5 ? "w" + InventedPress::letters(900 + place) + " "
                                    : original.substr(at, end - at);
        at = end;
    }
    const auto found = among_others(press, {edited, "x", "2021-03-01", "2021-03-01"},
                                    {original, "y", "2021-03-02", "2021-03-02"});
    const model::Passage* passage = passage_between(found, 0, 1);
    ASSERT_NE(passage, nullptr);
    EXPECT_EQ(passage->from, model::CopySource::b);
    EXPECT_EQ(passage->why, "a carries the edits; dates say otherwise");
}

TEST(Direction, AHostOfAQuoteIsNoSource) {
    InventedPress press(5);
    const std::string quote = press.report(9, 2);
    const std::string source = press.report(9, 4) + quote + press.report(9, 4);
    const std::string host = press.report(15, 4) + quote + press.report(15, 4);
    const auto found = among_others(press, {host, "x", "2021-03-01", "2021-03-01"},
                                    {source, "y", "2021-03-02", "2021-03-02"});
    const model::Passage* passage = passage_between(found, 0, 1);
    ASSERT_NE(passage, nullptr);
    EXPECT_EQ(passage->from, model::CopySource::b);
    EXPECT_THAT(passage->why, HasSubstr("the passage is of b's matter"));
}

TEST(Direction, AFullerTextAloneIsNoSource) {
    InventedPress press(8);
    const std::string opening = press.report(9, 3);
    const std::string whole = opening + press.report(9, 5);
    const auto undated = among_others(press, {whole, "x", "", ""}, {opening, "y", "", ""});
    ASSERT_NE(passage_between(undated, 0, 1), nullptr);
    EXPECT_EQ(passage_between(undated, 0, 1)->from, model::CopySource::unknown);
    const auto dated = among_others(press, {whole, "x", "2021-03-01", "2021-03-01"},
                                    {opening, "y", "2021-03-02", "2021-03-02"});
    ASSERT_NE(passage_between(dated, 0, 1), nullptr);
    EXPECT_EQ(passage_between(dated, 0, 1)->from, model::CopySource::a);
    EXPECT_EQ(passage_between(dated, 0, 1)->why, "earlier date; a is the fuller text");
}

TEST(Direction, AReportThatOpensWithHeAddedWasCutOrShuffled) {
    const std::string lead =
        "The harbour board opened a third quay for grain ships on the northern shore.\n";
    const std::string next =
        "He added that the cranes would be moved there before the winter storms begin.\n";
    const auto agreed = copies_of({{next + lead, "", "2021-03-02", "2021-03-02"},
                                   {lead + next, "", "2021-03-01", "2021-03-01"}});
    ASSERT_FALSE(agreed.empty());
    for (const model::Passage& passage : agreed) {
        EXPECT_EQ(passage.from, model::CopySource::b);
        EXPECT_EQ(passage.why, "earlier date; a opens amid the report");
    }
    const auto against = copies_of({{next + lead, "", "2021-03-01", "2021-03-01"},
                                    {lead + next, "", "2021-03-02", "2021-03-02"}});
    ASSERT_FALSE(against.empty());
    for (const model::Passage& passage : against)
        EXPECT_EQ(passage.from, model::CopySource::unknown);
}

TEST(Direction, IsNothingWithoutWords) {
    const Usage usage;
    const std::vector<std::uint32_t> words = {11, 13, 15};
    const Witness witness{"", "", "", words, {}, {}};
    const Path path = {{0, 0}, {1, 1}, {2, 2}};
    EXPECT_EQ(find_direction(witness, witness, {&path, 1}, usage).from, model::CopySource::unknown);
    EXPECT_EQ(find_direction(witness, witness, {}, usage).from, model::CopySource::unknown);
}

}  // namespace
}  // namespace isnad::analysis::copies
