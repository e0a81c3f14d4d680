// Finding copies over generated text: the index beside the obvious way, which compares every two
// texts by a table of their longest common runs.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "analysis/copies/copies.h"
#include "analysis/copies/words.h"

namespace {

using namespace isnad;

std::string spelled(std::size_t number) {
    std::string word = "w";
    for (; number > 0; number /= 26) word += static_cast<char>('a' + number % 26);
    return word;
}

// Texts of 250 words drawn as news words fall: few common ones, many rare. Every tenth text takes
// a third of its words from the one before.
std::vector<std::string> generated(std::size_t count) {
    std::mt19937 random(20240520);
    std::vector<std::string> texts(count);
    std::vector<std::string> before;
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<std::string> words;
        for (std::size_t k = 0; k < 250; ++k) {
            const double spread = static_cast<double>(random() % 100000 + 1) / 100000;
            words.push_back(spelled(static_cast<std::size_t>(20 / (spread * spread))));
        }
        if (i % 10 == 9) std::copy(before.begin() + 80, before.begin() + 160, words.begin() + 80);
        for (std::size_t k = 0; k < words.size(); ++k)
            texts[i] += words[k] + (k % 25 == 24 ? ".\n" : " ");
        before = std::move(words);
    }
    return texts;
}

model::Span all_of(const std::string& text) {
    return {0, static_cast<std::uint32_t>(text.size())};
}

void index_way(benchmark::State& state) {
    const auto texts = generated(static_cast<std::size_t>(state.range(0)));
    std::vector<analysis::copies::Source> sources;
    for (const auto& text : texts) sources.push_back({text, {all_of(text)}, "", "", ""});
    std::size_t found = 0;
    for (auto _ : state) found = analysis::copies::find_copies(sources).size();
    state.counters["found"] = static_cast<double>(found);
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void obvious_way(benchmark::State& state) {
    const auto texts = generated(static_cast<std::size_t>(state.range(0)));
    std::size_t found = 0;
    for (auto _ : state) {
        found = 0;
        std::vector<analysis::copies::WordText> words;
        for (const auto& text : texts)
            words.push_back(analysis::copies::split_words(text, {all_of(text)}));
        for (std::size_t a = 0; a < words.size(); ++a)
            for (std::size_t b = a + 1; b < words.size(); ++b) {
                std::vector<std::uint32_t> above(words[b].size() + 1);
                std::vector<std::uint32_t> here(words[b].size() + 1);
                std::uint32_t longest = 0;
                for (const std::uint64_t word : words[a].hashes) {
                    for (std::size_t j = 0; j < words[b].size(); ++j) {
                        here[j + 1] = word == words[b].hashes[j] ? above[j] + 1 : 0;
                        longest = std::max(longest, here[j + 1]);
                    }
                    std::swap(above, here);
                }
                found += longest >= 12 ? 1 : 0;
            }
    }
    state.counters["found"] = static_cast<double>(found);
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

BENCHMARK(index_way)->Arg(100)->Arg(400)->Arg(6400)->Unit(benchmark::kMillisecond);
BENCHMARK(obvious_way)->Arg(100)->Arg(400)->Unit(benchmark::kMillisecond);

}  // namespace
