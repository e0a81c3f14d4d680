// How fast names are recognised, in tokens per second on one thread, over the marked articles of
// tests/marked_names and some of training/names, read without their marks.
//
// `recogniser` is the whole of find_mentions on tokens that are ready, `with_tokens` makes these
// too. `tagger` is the learned part alone: features, scores, the best labels. `strings` stands
// beside it as the obvious way: the same features and weights, each feature a string
// "template=value" in a hash table of the standard library; it is spared gathering the letters of
// its values, which come as numbers. Its `times_slower` is measured in the same loop. Run from the
// top of the source tree.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/entities/candidates.h"
#include "analysis/entities/entities.h"
#include "analysis/entities/name_features.h"
#include "analysis/entities/tagged.h"
#include "marked_text.h"

namespace {

using namespace isnad;
namespace entities = analysis::entities;
namespace tagger = analysis::tagger;

void read_folder(const std::string& folder, std::string_view prefix,
                 std::vector<tools::MarkedArticle>& articles) {
    std::vector<std::filesystem::path> paths;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (entry.path().filename().string().starts_with(prefix)) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
        std::ifstream file(path, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        auto read = tools::read_marked(path.string(), bytes);
        if (read) std::move(read->begin(), read->end(), std::back_inserter(articles));
    }
}

// An article with all that the timed parts take as given.
struct Article {
    explicit Article(const tools::MarkedArticle& marked)
        : tokens(text::tokenise(marked.text, marked.regions)),
          scene(entities::read_scene(tokens, entities::Gazetteer::get())),
          features(scene, entities::Learned::shipped().classes) {}
    text::TokenisedText tokens;
    entities::Scene scene;
    entities::NameFeatures features;
};

struct Corpus {
    std::vector<tools::MarkedArticle> marked;
    std::deque<Article> articles;
    std::size_t tokens = 0;

    static const Corpus& get() {
        static const Corpus corpus;
        return corpus;
    }

  private:
    Corpus() {
        read_folder("tests/marked_names", "", marked);
        read_folder("training/names", "ar-a", marked);
        for (const tools::MarkedArticle& each : marked) {
            tokens += articles.emplace_back(each).tokens.tokens.size();
        }
    }
};

const Corpus* corpus_for(benchmark::State& state) {
    const Corpus& corpus = Corpus::get();
    if (corpus.tokens > 0) return &corpus;
    state.SkipWithError("no tests/marked_names here: run from the top of the source tree");
    return nullptr;
}

void count_tokens(benchmark::State& state, const Corpus& corpus) {
    state.counters["tokens_per_second"] = benchmark::Counter(
        static_cast<double>(state.iterations() * corpus.tokens), benchmark::Counter::kIsRate);
}

void recogniser(benchmark::State& state) {
    const Corpus* corpus = corpus_for(state);
    if (corpus == nullptr) return;
    std::size_t found = 0;
    for (auto _ : state) {
        found = 0;
        for (const Article& article : corpus->articles)
            found += entities::find_mentions(article.tokens).size();
    }
    state.counters["mentions"] = static_cast<double>(found);
    count_tokens(state, *corpus);
}

void rules(benchmark::State& state) {
    const Corpus* corpus = corpus_for(state);
    if (corpus == nullptr) return;
    for (auto _ : state) {
        for (const Article& article : corpus->articles) {
            const entities::Scene scene =
                entities::read_scene(article.tokens, entities::Gazetteer::get());
            benchmark::DoNotOptimize(scene.found.size());
        }
    }
    count_tokens(state, *corpus);
}

void with_tokens(benchmark::State& state) {
    const Corpus* corpus = corpus_for(state);
    if (corpus == nullptr) return;
    std::size_t found = 0;
    for (auto _ : state) {
        found = 0;
        for (const tools::MarkedArticle& article : corpus->marked) {
            const text::TokenisedText tokens = text::tokenise(article.text, article.regions);
            found += entities::find_mentions(tokens).size();
        }
    }
    state.counters["mentions"] = static_cast<double>(found);
    count_tokens(state, *corpus);
}

// The tagger as it is shipped.
class Hashed {
  public:
    std::span<const tagger::Tagged> tag(const Article& article, const text::Sentence& sentence) {
        article.features.describe(sentence, sequence_);
        model_.score(sequence_, scores_);
        return viterbi_.best(scores_, model_.steps());
    }

  private:
    const tagger::Model& model_ = entities::Learned::shipped().model;
    tagger::Sequence sequence_;
    std::vector<tagger::Scores> scores_;
    tagger::Viterbi viterbi_;
};

// The obvious way. Its weights are those of the model, asked for feature by feature.
class Strings {
  public:
    explicit Strings(const Corpus& corpus) {
        tagger::Sequence one;
        std::vector<tagger::Scores> scores;
        for (const Article& article : corpus.articles) {
            for (const text::Sentence& sentence : article.tokens.sentences) {
                article.features.explain(sentence, values_);
                for (const entities::FeatureValue& value : values_) {
                    one.clear();
                    one.add(entities::hash_of_feature(value));
                    one.close_token();
                    model_.score(one, scores);
                    std::array<int, 16> weights{};
                    std::copy_n(scores[0].begin(), weights.size(), weights.begin());
                    if (weights != std::array<int, 16>{}) weights_.emplace(name_of(value), weights);
                }
            }
        }
    }

    std::span<const tagger::Tagged> tag(const Article& article, const text::Sentence& sentence) {
        article.features.explain(sentence, values_);
        scores_.assign(sentence.end_token - sentence.first_token, tagger::Scores{});
        for (const entities::FeatureValue& value : values_) {
            const auto found = weights_.find(name_of(value));
            if (found == weights_.end()) continue;
            tagger::Scores& sum = scores_[value.token];
            for (std::size_t i = 0; i < found->second.size(); ++i) sum[i] += found->second[i];
        }
        return viterbi_.best(scores_, model_.steps());
    }

  private:
    static std::string name_of(const entities::FeatureValue& value) {
        std::array<char, 48> letters{};
        char* end = letters.data() + letters.size();
        char* at = std::to_chars(letters.data(), end, value.place).ptr;
        *at++ = '=';
        at = std::to_chars(at, end, value.value).ptr;
        return {letters.data(), at};
    }

    const tagger::Model& model_ = entities::Learned::shipped().model;
    std::unordered_map<std::string, std::array<int, 16>> weights_;
    std::vector<entities::FeatureValue> values_;
    std::vector<tagger::Scores> scores_;
    tagger::Viterbi viterbi_;
};

// Returns: how many tokens are in names.
template <typename Way>
std::size_t tag_all(const Corpus& corpus, Way& way) {
    std::size_t named = 0;
    for (const Article& article : corpus.articles)
        for (const text::Sentence& sentence : article.tokens.sentences)
            for (const tagger::Tagged& tagged : way.tag(article, sentence))
                named += tagged.label == tagger::kOutside ? 0 : 1;
    return named;
}

void tagger_alone(benchmark::State& state) {
    const Corpus* corpus = corpus_for(state);
    if (corpus == nullptr) return;
    Hashed way;
    std::size_t named = 0;
    for (auto _ : state) named = tag_all(*corpus, way);
    state.counters["named"] = static_cast<double>(named);
    count_tokens(state, *corpus);
}

void strings(benchmark::State& state) {
    const Corpus* corpus = corpus_for(state);
    if (corpus == nullptr) return;
    Strings way(*corpus);
    Hashed hashed;
    std::size_t named = 0;
    std::chrono::duration<double> ours{};
    std::chrono::duration<double> theirs{};
    for (auto _ : state) {
        const auto begin = std::chrono::steady_clock::now();
        const std::size_t wanted = tag_all(*corpus, hashed);
        const auto between = std::chrono::steady_clock::now();
        named = tag_all(*corpus, way);
        const auto end = std::chrono::steady_clock::now();
        ours += between - begin;
        theirs += end - between;
        state.SetIterationTime(std::chrono::duration<double>(end - between).count());
        if (named != wanted) {
            state.SkipWithError("the two ways do not tag alike");
            break;
        }
    }
    state.counters["named"] = static_cast<double>(named);
    state.counters["times_slower"] = theirs / ours;
    count_tokens(state, *corpus);
}

BENCHMARK(recogniser)->Unit(benchmark::kMillisecond);
BENCHMARK(with_tokens)->Unit(benchmark::kMillisecond);
BENCHMARK(rules)->Unit(benchmark::kMillisecond);
BENCHMARK(tagger_alone)->Name("tagger")->Unit(benchmark::kMillisecond);
BENCHMARK(strings)->Unit(benchmark::kMillisecond)->UseManualTime();

}  // namespace
