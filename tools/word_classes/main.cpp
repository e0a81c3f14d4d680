// Learns word classes from running text: word_classes [--words N] TEXT... >
// lexicon/word_classes.tsv
//
// Text is plain, a paragraph a line. Words count in key form; those outside the N most frequent are
// one word. Each word gets a class in three grains (WordClasses), for name_tagger --classes.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <fstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "exchange.h"
#include "text/tokens.h"

int main(int argc, char** argv) {
    using namespace isnad;
    CLI::App app{"Learns word classes from running text"};
    std::vector<std::string> files;
    std::uint32_t most = 40000;
    std::uint32_t least = 4;
    int rounds = 8;
    std::vector<std::uint32_t> grains = {32, 128, 512};
    app.add_option("files", files)->required();
    app.add_option("--words", most, "the most frequent ones alone");
    app.add_option("--least", least, "that often at least");
    app.add_option("--rounds", rounds);
    app.add_option("--grains", grains, "classes in each grain")->expected(3);
    CLI11_PARSE(app, argc, argv);

    std::unordered_map<std::string, std::uint32_t> numbers;
    std::vector<std::string> words;
    std::vector<std::uint64_t> count;
    std::vector<std::uint32_t>
        stream;  // word numbers in order of first sight; kBreak between lines
    constexpr std::uint32_t kBreak = ~std::uint32_t{0};
    for (const std::string& file : files) {
        std::ifstream in(file);
        if (!in) {
            fmt::print(stderr, "{}: cannot be read\n", file);
            return 1;
        }
        for (std::string line; std::getline(in, line);) {
            text::Region region;
            region.span = {0, static_cast<std::uint32_t>(line.size())};
            for (const text::Token& token : text::tokenise(line, {region}).tokens) {
                const std::string key = token.kind == text::TokenKind::number ? "0" : token.key;
                const auto [at, fresh] =
                    numbers.emplace(key, static_cast<std::uint32_t>(words.size()));
                if (fresh) {
                    words.push_back(key);
                    count.push_back(0);
                }
                ++count[at->second];
                stream.push_back(at->second);
            }
            stream.push_back(kBreak);
        }
    }
    std::vector<std::uint32_t> order(words.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return count[a] != count[b] ? count[a] > count[b] : words[a] < words[b];
    });
    while (!order.empty() && (order.size() > most || count[order.back()] < least)) order.pop_back();
    // Two words of their own: the rest, and the break between lines.
    const auto kept = static_cast<std::uint32_t>(order.size());
    std::vector<std::uint32_t> rank(words.size(), kept);
    for (std::uint32_t i = 0; i < kept; ++i) rank[order[i]] = i;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    pairs.reserve(stream.size());
    std::uint32_t before = kept + 1;
    for (const std::uint32_t number : stream) {
        const std::uint32_t now = number == kBreak ? kept + 1 : rank[number];
        pairs.emplace_back(before, now);
        before = now;
    }
    std::sort(pairs.begin(), pairs.end());
    std::vector<tools::Bigram> bigrams;
    for (const auto& [first, second] : pairs) {
        if (!bigrams.empty() && bigrams.back().first == first && bigrams.back().second == second)
            ++bigrams.back().count;
        else
            bigrams.push_back({first, second, 1});
    }
    std::vector<std::vector<std::uint16_t>> classes;
    for (const std::uint32_t grain : grains)
        classes.push_back(tools::exchange(kept + 2, bigrams, grain, rounds));
    fmt::print(
        "# Words in classes learned from running text (tools/word_classes). Columns: word in "
        "key form,\n# class in each of three grains ({}).\n",
        fmt::join(grains, ", "));
    for (std::uint32_t i = 0; i < kept; ++i) {
        if (words[order[i]].find_first_of("\t#\n") != std::string::npos) continue;
        fmt::print("{}\t{}\t{}\t{}\n", words[order[i]], classes[0][i] + 1, classes[1][i] + 1,
                   classes[2][i] + 1);
    }
}
