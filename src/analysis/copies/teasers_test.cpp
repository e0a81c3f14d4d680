// Teasers: lists of other articles' openings, told from reports that take up earlier ones.
#include "analysis/copies/teasers.h"

#include <gtest/gtest.h>

#include <chrono>
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

// A sentence of invented words; equal seeds give equal sentences.
std::string sentence(unsigned seed, std::size_t words, const char* letters) {
    const std::u32string_view alphabet =
        letters[0] == 'a' ? U"abcdefghiklmnoprst" : U"ابتدرسعفقكلمنهوي";
    std::mt19937 random(seed);
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
        if (i > 0) text += ' ';
        for (unsigned k = 0; k < 3 + random() % 4; ++k) {
            const auto letter = static_cast<unsigned>(alphabet[random() % alphabet.size()]);
            if (letter < 0x80) {
                text += static_cast<char>(letter);
            } else {
                text += static_cast<char>(0xC0U | letter >> 6U);
                text += static_cast<char>(0x80U | (letter & 0x3FU));
            }
        }
    }
    return text;
}

// Articles of four paragraphs with a dateline; article `i` opens with opening(i).
class Outlet {
  public:
    explicit Outlet(const char* letters) : letters_(letters) {}
    std::string opening(unsigned i) const { return sentence(1000 + i, 14, letters_); }
    Page article(unsigned i) const {
        const std::string dateline =
            letters_[0] == 'a' ? "Sarha, the coast (VP) -- " : "صرحا، الساحل -- ";
        Page page{{dateline + opening(i)}};
        for (unsigned k = 0; k < 3; ++k)
            page.lines.push_back(sentence(5000 + 10 * i + k, 20, letters_));
        return page;
    }

  private:
    const char* letters_;
};

std::vector<std::vector<bool>> teasers_of(const std::vector<Page>& pages) {
    Texts texts;
    std::vector<std::uint32_t> outlets;
    std::vector<std::vector<bool>> marked;
    for (const Page& page : pages) {
        std::string text;
        for (const std::string& line : page.lines) text += line + "\n";
        WordText words;
        split_words(text, Unit::bytes, words);
        EXPECT_EQ(words.lines.size(), page.lines.size());
        texts.add(words);
        outlets.push_back(page.outlet);
        marked.emplace_back(words.lines.size(), false);
    }
    mark_teasers(texts, outlets, marked);
    return marked;
}

class Teasers : public ::testing::TestWithParam<const char*> {};

TEST_P(Teasers, AreTheLastLinesThatOpenOtherArticles) {
    const Outlet outlet(GetParam());
    std::vector<Page> pages;
    for (unsigned i = 0; i < 6; ++i) {
        pages.push_back(outlet.article(i));
        for (unsigned other = 1; other < 4; ++other)
            pages.back().lines.push_back(outlet.opening((i + other) % 6));
    }
    // A list whose first teaser leads to an article that was not kept, but stands in two lists.
    pages[0].lines.push_back(outlet.opening(90));
    pages[1].lines.push_back(outlet.opening(90));
    const auto marked = teasers_of(pages);
    for (std::size_t page = 0; page < pages.size(); ++page)
        for (std::size_t line = 0; line < pages[page].lines.size(); ++line)
            EXPECT_EQ(marked[page][line], line >= 4) << page << ":" << line;
}

TEST_P(Teasers, AreNotLearnedFromReportsThatTakeUpAnEarlierOne) {
    const Outlet outlet(GetParam());
    std::vector<Page> pages;
    for (unsigned i = 0; i < 8; ++i) {
        pages.push_back(outlet.article(i));
        if (i > 0) pages.back().lines.push_back(outlet.opening(i - 1));
    }
    for (const auto& page : teasers_of(pages))
        for (const bool line : page) EXPECT_FALSE(line);
}

TEST_P(Teasers, AreAHabitWhereMoreThanAFewPagesListThem) {
    const Outlet outlet(GetParam());
    std::vector<Page> pages;
    for (unsigned i = 0; i < 300; ++i) {
        pages.push_back(outlet.article(i));
        for (unsigned other = 1; i % 80 == 5 && other < 4; ++other)  // four that look back
            pages.back().lines.push_back(outlet.opening(i - other));
    }
    for (const auto& page : teasers_of(pages))
        for (const bool line : page) EXPECT_FALSE(line);
}

TEST_P(Teasers, LeadToArticlesOfTheSameOutlet) {
    const Outlet outlet(GetParam());
    std::vector<Page> pages;
    for (unsigned i = 0; i < 12; ++i) {
        pages.push_back(outlet.article(i));
        pages.back().outlet = i < 6 ? 1 : 2;
        for (unsigned other = 0; i < 6 && other < 3; ++other)
            pages.back().lines.push_back(outlet.opening(6 + (i + other) % 6));
    }
    for (const auto& page : teasers_of(pages))
        for (const bool line : page) EXPECT_FALSE(line);
}

TEST_P(Teasers, AreNoRoundUpOfTheDay) {
    const Outlet outlet(GetParam());
    std::vector<Page> pages;
    for (unsigned i = 0; i < 6; ++i) pages.push_back(outlet.article(i));
    for (unsigned day = 0; day < 4; ++day) {
        pages.push_back({{sentence(9000 + day, 8, GetParam())}});
        for (unsigned i = 0; i < 6; ++i) pages.back().lines.push_back(outlet.opening(i));
    }
    for (const auto& page : teasers_of(pages))
        for (const bool line : page) EXPECT_FALSE(line);
}

INSTANTIATE_TEST_SUITE_P(Languages, Teasers, ::testing::Values("abc", "ابت"), [](const auto& test) {
    return test.param[0] == 'a' ? "latin" : "arabic";
});

TEST(TeasersOfHostilePages, TakeLinearTime) {
    // Every line is the opening of every page.
    const std::string line = sentence(1, 9, "abc");
    std::vector<Page> pages(3000, Page{{line, line, line, line, line, line, line, line}});
    const auto start = std::chrono::steady_clock::now();
    teasers_of(pages);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
    EXPECT_TRUE(teasers_of({}).empty());
    teasers_of({Page{{"one"}}, Page{{"one", "two"}}});
}

}  // namespace
}  // namespace isnad::analysis::copies
