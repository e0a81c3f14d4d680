// The index against the obvious way: on texts with planted copies, whatever Smith-Waterman over
// words finds on every two texts above the threshold of brute_force.h, find_copies finds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "analysis/copies/brute_force.h"
#include "analysis/copies/copies.h"

namespace isnad::analysis::copies {
namespace {

#ifdef NDEBUG
constexpr std::size_t kArticles = 500;
#else
constexpr std::size_t kArticles = 120;  // sanitizers and debuggers are slow
#endif

using Random = std::mt19937;
using Line = std::vector<std::uint32_t>;  // words by rank, the commonest first
using Article = std::vector<Line>;

// A language: ranks fall as in news (few common words, many rare), and half of the words are drawn
// from the few that tend to follow the one before, so that phrases recur by chance as well.
class Language {
  public:
    static constexpr std::uint32_t kWords = 6000;

    explicit Language(unsigned seed) : random_(seed) {}

    std::uint32_t any_word() {
        const double share = static_cast<double>(random_() % 1000000) / 1000000;
        return static_cast<std::uint32_t>(std::pow(kWords, share)) - 1;
    }

    std::uint32_t word_after(std::uint32_t word) {
        if (random_() % 2 == 0) return any_word();
        // The k-th follower of a word is drawn from a sequence that the word alone decides.
        Random followers(word * 7 + random_() % 6);
        const double share = static_cast<double>(followers() % 1000000) / 1000000;
        return static_cast<std::uint32_t>(std::pow(kWords, share)) - 1;
    }

    Line line(std::size_t words) {
        Line line{any_word()};
        while (line.size() < words) line.push_back(word_after(line.back()));
        return line;
    }

    Article article() {
        Article article(3 + random_() % 5);
        for (Line& words : article) words = line(18 + random_() % 40);
        return article;
    }

    std::size_t below(std::size_t bound) { return random_() % bound; }

    // Each word is replaced, left out or followed by another, `percent` times in a hundred.
    Line edited(const Line& line, std::size_t percent) {
        Line out;
        for (const std::uint32_t word : line) {
            const bool edit = below(100) < percent;
            const std::size_t way = edit ? below(10) : 10;
            if (way >= 7) out.push_back(word);
            if (way < 5 || (way >= 7 && way < 10)) out.push_back(any_word());
        }
        return out;
    }

    Article edited(const Article& article, std::size_t percent) {
        Article out;
        for (const Line& line : article) out.push_back(edited(line, percent));
        return out;
    }

  private:
    Random random_;
};

// Words of letters that no key form folds into others; Arabic in every second article.
enum class Script { arabic, latin };

std::string spelled(std::uint32_t rank, Script script) {
    constexpr std::string_view kArabic[] = {"ب", "ت", "ج", "ح", "د", "ر", "س", "ش",
                                            "ع", "ف", "ق", "ك", "ل", "م", "ن", "ص"};
    constexpr std::string_view kLatin = "bcdfghklmnprstvz";
    std::string word;
    for (std::uint32_t rest = rank + 16; rest > 0; rest /= 16) {
        if (script == Script::arabic)
            word += kArabic[rest % 16];
        else
            (word += kLatin[rest % 16]) += 'a';
    }
    return word;
}

std::string written(const Article& article, Script script, Language& language) {
    std::string text;
    for (const Line& line : article) {
        for (const std::uint32_t word : line) {
            text += spelled(word, script);
            text += language.below(12) == 0 ? (script == Script::arabic ? "، " : ", ") : " ";
        }
        text.back() = '.';
        text += '\n';
    }
    return text;
}

// A later article made of earlier ones, in one of the ways of a newsroom.
Article made_of(const Article& source, const Article& other, Language& language) {
    const std::size_t percent = language.below(8) * 5;
    Article out = language.edited(source, percent);
    const Article host = language.article();
    switch (language.below(6)) {
        case 0:  // the whole
            return out;
        case 1:  // its paragraphs in another order
            std::rotate(out.begin(), out.begin() + 1, out.end());
            std::swap(out.front(), out[out.size() / 2]);
            return out;
        case 2:  // its beginning
            out.resize(1 + out.size() / 2);
            return out;
        case 3: {  // one paragraph inside a line of another text
            Article around = host;
            Line& into = around[language.below(around.size())];
            const Line& quote = out[language.below(out.size())];
            into.insert(into.begin() + static_cast<std::ptrdiff_t>(language.below(into.size())),
                        quote.begin(), quote.end());
            return around;
        }
        case 4: {  // two sources and something of its own
            Article mosaic(out.begin(), out.begin() + 2);
            mosaic.push_back(host[0]);
            const Article second = language.edited(other, percent);
            mosaic.insert(mosaic.end(), second.end() - 2, second.end());
            return mosaic;
        }
        default:  // something of its own, said twice
            out = host;
            out.push_back(language.edited(host[0], percent / 5));
            return out;
    }
}

std::vector<std::string> planted(std::size_t count, unsigned seed) {
    Language language(seed);
    std::vector<Article> articles;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i) {
        // Arabic with Arabic: the script of an article is that of its place.
        const bool copy = i >= 10 && i % 3 == 0;
        const auto earlier = [&] { return articles[language.below(i / 2) * 2 + i % 2]; };
        articles.push_back(copy ? made_of(earlier(), earlier(), language) : language.article());
        texts.push_back(
            written(articles[i], i % 2 == 0 ? Script::arabic : Script::latin, language));
    }
    return texts;
}

std::vector<model::Passage> found_in(const std::vector<std::string>& texts) {
    std::vector<Source> sources;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        Source source{.text = texts[i], .outlet = "outlet " + std::to_string(i % 12)};
        for (std::size_t start = 0; start < texts[i].size();) {
            const std::size_t end = texts[i].find('\n', start);
            source.regions.push_back(
                {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
            start = end + 1;
        }
        sources.push_back(std::move(source));
    }
    return find_copies(sources, {.threads = 2});
}

TEST(Differential, WhateverSmithWatermanFindsIsFound) {
    const std::vector<std::string> texts = planted(kArticles, 20240611);
    const brute_force::Corpus corpus = brute_force::split(texts);
    const brute_force::Verdict verdict = brute_force::judge(corpus, found_in(texts));
    EXPECT_GT(verdict.pairs_compared, kArticles * kArticles * 9 / 20);  // but for equal texts
    EXPECT_GT(verdict.alignments, kArticles / 4);  // there is something to find
    EXPECT_GT(verdict.inside_count, kArticles / 60);
    for (const brute_force::Miss& miss : verdict.missed)
        ADD_FAILURE() << "texts " << miss.a << " and " << miss.b << ": " << miss.alignment.matches
                      << " of " << miss.alignment.columns << " words agree\n"
                      << model::cut(texts[miss.a], miss.a_span) << "\n"
                      << model::cut(texts[miss.b], miss.b_span);
}

// The judge itself: what nobody found is missed, what is found by less than half is missed.
TEST(Differential, TheJudgeSeesWhatIsMissing) {
    const std::vector<std::string> texts = planted(60, 7);
    const brute_force::Corpus corpus = brute_force::split(texts);
    const std::vector<model::Passage> found = found_in(texts);
    const std::size_t all = brute_force::judge(corpus, {}).missed.size();
    EXPECT_EQ(all, brute_force::judge(corpus, {}).alignments);
    EXPECT_EQ(brute_force::judge(corpus, found).missed.size(), 0U);
    std::vector<model::Passage> cut = found;
    for (model::Passage& passage : cut)
        passage.a.span.end = passage.a.span.start + passage.a.span.size() / 4;
    EXPECT_GT(brute_force::judge(corpus, cut).missed.size(), all / 2);
}

// The fast pass over diagonals against the table of all cells.
TEST(Differential, BothWaysOfScoringAgree) {
    const brute_force::Corpus corpus = brute_force::split(planted(40, 99));
    std::size_t copies = 0;
    for (std::size_t a = 0; a < corpus.texts.size(); ++a)
        for (std::size_t b = a + 1; b < corpus.texts.size(); ++b) {
            const auto& left = corpus.texts[a].ids;
            const auto& right = corpus.texts[b].ids;
            const auto slow =
                brute_force::alignments(left, right, corpus.weights, brute_force::Sides::two_texts);
            const int fast = brute_force::best_score(left, right, corpus.weights);
            EXPECT_EQ(slow.empty(), fast < brute_force::kLeastScore);
            if (slow.empty()) continue;
            EXPECT_EQ(fast, slow[0].score);
            ++copies;
        }
    EXPECT_GT(copies, 5U);
    const std::vector<std::uint16_t> words = {1, 2, 3, 4, 5};
    const std::vector<std::uint16_t> others = {9, 1, 2, 8, 3, 4};
    const std::vector<std::int16_t> weights(10, 6);
    EXPECT_EQ(brute_force::best_score(words, others, weights), 4 * 6 - brute_force::kCost);
    EXPECT_EQ(brute_force::best_score(others, words, weights), 4 * 6 - brute_force::kCost);
    EXPECT_EQ(brute_force::best_score(words, {}, weights), 0);
    EXPECT_EQ(brute_force::best_score({}, words, weights), 0);
}

}  // namespace
}  // namespace isnad::analysis::copies
