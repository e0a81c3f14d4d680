// Page furniture: told from background by what the pages speak of, and by how long it lasts.
#include "analysis/copies/furniture.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "analysis/copies/words.h"

namespace isnad::analysis::copies {
namespace {

struct Page {
    std::vector<std::string> lines;
    std::uint32_t outlet = 1;
};

std::string word(unsigned matter, std::size_t rank) {
    std::string out = "m";
    for (std::size_t rest = matter * 1000 + rank + 26; rest > 0; rest /= 26)
        out += static_cast<char>('a' + rest % 26);
    return out;
}

// A sentence on a matter: half of it words of that matter, half words of any.
std::string sentence(unsigned seed, unsigned matter, std::size_t words) {
    std::mt19937 random(seed);
    std::string text;
    for (std::size_t i = 0; i < words; ++i)
        text += (i % 2 == 0 ? word(matter, random() % 25) : word(900, random() % 300)) + " ";
    return text;
}

Page article(unsigned seed, unsigned matter) {
    Page page;
    for (unsigned k = 0; k < 5; ++k) page.lines.push_back(sentence(10 * seed + k, matter, 30));
    return page;
}

std::vector<std::vector<bool>> furniture_of(const std::vector<Page>& pages) {
    Texts texts;
    std::vector<std::uint32_t> outlets;
    for (const Page& page : pages) {
        std::string text;
        for (const std::string& line : page.lines) text += line + "\n";
        WordText words;
        split_words(text, Unit::bytes, words);
        texts.add(words);
        outlets.push_back(page.outlet);
    }
    return find_furniture(texts, outlets);
}

// How many of the pages have their last line as furniture.
std::size_t count_last_lines(const std::vector<std::vector<bool>>& furniture) {
    std::size_t count = 0;
    for (const std::vector<bool>& page : furniture) {
        count += page.back() ? 1 : 0;
        for (std::size_t line = 0; line + 1 < page.size(); ++line) EXPECT_FALSE(page[line]);
    }
    return count;
}

struct LineCase {
    const char* name;
    std::string line;
    unsigned pages;      // of the outlet
    unsigned first = 0;  // of the pages that have it, and how far apart they stand
    unsigned step = 1;
    unsigned with = 0;
    unsigned matters = 50;  // of the outlet; page i is on matter i % matters
    bool is_furniture = true;
};

class RecurringLine : public ::testing::TestWithParam<LineCase> {};

TEST_P(RecurringLine, IsFurnitureWhereItSpeaksOfNothing) {
    const LineCase& c = GetParam();
    std::vector<Page> pages;
    for (unsigned i = 0; i < c.pages; ++i) pages.push_back(article(i + 1, i % c.matters));
    for (unsigned i = 0; i < c.with; ++i) pages[c.first + i * c.step].lines.push_back(c.line);
    EXPECT_EQ(count_last_lines(furniture_of(pages)), c.is_furniture ? c.with : 0);
}

const std::string kSlogan = "follow the valley post on its pages wherever you are and tell others";
const std::string kArabicSlogan = "تابعوا صحيفة الوادي على صفحاتها أينما كنتم وأخبروا بها من تحبون";
const std::string kDisclaimer =
    "this column is by Dalia Munir and what it says is hers and need not be what the post holds";

INSTANTIATE_TEST_SUITE_P(
    Lines, RecurringLine,
    ::testing::Values(
        LineCase{"a_slogan_of_few_pages", kSlogan, 40, 0, 9, 4},
        LineCase{"an_arabic_slogan_of_few_pages", kArabicSlogan, 40, 0, 9, 4},
        // Four reports on one matter recall what led to it.
        LineCase{"background", sentence(77, 3, 24), 40, 3, 10, 4, 10, false},
        LineCase{"background_of_many_pages", sentence(78, 3, 24), 300, 3, 10, 30, 10, false},
        // One page in a hundred and fifty, all year round.
        LineCase{"a_disclaimer_of_one_author", kDisclaimer, 1200, 5, 150, 8},
        LineCase{"what_is_new_for_a_day", kDisclaimer, 1200, 5, 3, 8, 50, false},
        LineCase{"a_line_too_rare", kDisclaimer, 1200, 5, 300, 4, 50, false},
        LineCase{"recurring_background", sentence(79, 3, 24), 1200, 3, 150, 8, 50, false}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace isnad::analysis::copies
