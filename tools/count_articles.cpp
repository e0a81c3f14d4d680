// Counts in how many articles of marked text each word stands: the making of
// lexicon/word_articles.tsv.
//
// usage: count_articles training/names/*.txt >lexicon/word_articles.tsv
//
// The language of an article is what stands before the hyphen of its id ("ar-a001"). Words are in
// key form; those of a single article are left out, since nothing tells them from unseen ones.
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "marked_text.h"

namespace {

using namespace isnad;

struct Counted {
    std::uint32_t articles = 0;
    std::map<std::string, std::uint32_t> with;  // word -> articles
};

void count(const tools::MarkedArticle& article, std::map<std::string, Counted>& languages) {
    Counted& counted = languages[article.id.substr(0, article.id.find('-'))];
    ++counted.articles;
    std::set<std::string> words;
    const text::TokenisedText tokens = text::tokenise(article.text, article.regions);
    for (const text::Token& token : tokens.tokens)
        if (token.kind == text::TokenKind::word) words.insert(token.key);
    for (const std::string& word : words) ++counted.with[word];
}

void print(const std::map<std::string, Counted>& languages) {
    std::puts(
        "# In how many articles a word stands: how much it says of what a page is about.\n"
        "# Columns: language, word in key form, articles; the row without a word counts them all.\n"
        "# Source: tools/count_articles.cpp over training/names/.");
    for (const auto& [language, counted] : languages) {
        std::printf("%s\t\t%u\n", language.c_str(), counted.articles);
        for (const auto& [word, articles] : counted.with)
            if (articles > 1) std::printf("%s\t%s\t%u\n", language.c_str(), word.c_str(), articles);
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::map<std::string, Counted> languages;
    for (int i = 1; i < argc; ++i) {
        std::ifstream file(argv[i], std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        const auto read = tools::read_marked(argv[i], bytes);
        if (!read) {
            std::fprintf(stderr, "%s: %s\n", argv[i], read.error().message.c_str());
            return 1;
        }
        for (const tools::MarkedArticle& article : *read) count(article, languages);
    }
    print(languages);
}
