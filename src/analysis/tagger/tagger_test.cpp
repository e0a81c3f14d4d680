#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/tagger/labels.h"
#include "analysis/tagger/learn.h"
#include "analysis/tagger/model.h"
#include "analysis/tagger/viterbi.h"

namespace isnad::analysis::tagger {
namespace {

constexpr Label B0 = label_of(0, Part::begin);
constexpr Label I0 = label_of(0, Part::inside);
constexpr Label E0 = label_of(0, Part::end);
constexpr Label S1 = label_of(1, Part::single);
constexpr Label O = kOutside;

TEST(Labels, FollowEachOtherOnlyAsNamesGo) {
    EXPECT_TRUE(may_follow(B0, I0));
    EXPECT_TRUE(may_follow(B0, E0));
    EXPECT_TRUE(may_follow(E0, S1));
    EXPECT_TRUE(may_follow(O, B0));
    EXPECT_FALSE(may_follow(B0, O));
    EXPECT_FALSE(may_follow(B0, B0));
    EXPECT_FALSE(may_follow(O, I0));
    EXPECT_FALSE(may_follow(B0, label_of(1, Part::end)));
}

// Numbers that look like chance and are the same everywhere.
class Dice {
  public:
    std::int32_t roll(std::int32_t below) {
        state_ += 0x9E3779B97F4A7C15ULL;
        return static_cast<std::int32_t>(mix(state_) % static_cast<std::uint64_t>(below));
    }

  private:
    std::uint64_t state_ = 7;
};

std::int64_t sum_of(const std::vector<Scores>& tokens, const Transitions& steps,
                    const std::vector<Label>& labels) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        sum += tokens[i][labels[i]];
        if (i > 0) sum += steps[labels[i - 1]][labels[i]];
    }
    return sum;
}

bool is_labelling(const std::vector<Label>& labels) {
    if (!opens(labels.front()) || !closes(labels.back())) return false;
    for (std::size_t i = 1; i < labels.size(); ++i)
        if (!may_follow(labels[i - 1], labels[i])) return false;
    return true;
}

// Every labelling of three tokens tried: none is better, and the margins are what is lost.
TEST(Viterbi, FindsWhatTryingAllFinds) {
    Dice dice;
    Viterbi viterbi;
    for (int round = 0; round < 40; ++round) {
        std::vector<Scores> tokens(3);
        Transitions steps{};
        for (Scores& token : tokens)
            for (std::int32_t& score : token) score = dice.roll(200) - 100;
        for (Scores& row : steps)
            for (std::int32_t& step : row) step = dice.roll(60) - 30;
        std::vector<Label> best;
        std::int64_t best_sum = -100000;
        std::array<std::array<std::int64_t, kLabels>, 3> with{};
        for (auto& row : with) row.fill(-100000);
        for (Label a = 0; a < kLabels; ++a) {
            for (Label b = 0; b < kLabels; ++b) {
                for (Label c = 0; c < kLabels; ++c) {
                    const std::vector<Label> labels = {a, b, c};
                    if (!is_labelling(labels)) continue;
                    const std::int64_t sum = sum_of(tokens, steps, labels);
                    for (std::size_t i = 0; i < 3; ++i)
                        with[i][labels[i]] = std::max(with[i][labels[i]], sum);
                    if (sum > best_sum) {
                        best_sum = sum;
                        best = labels;
                    }
                }
            }
        }
        const auto found = viterbi.best(tokens, steps);
        std::vector<Label> labels;
        for (const Tagged& tagged : found) labels.push_back(tagged.label);
        ASSERT_TRUE(is_labelling(labels));
        EXPECT_EQ(sum_of(tokens, steps, labels), best_sum);
        for (std::size_t i = 0; i < 3; ++i) {
            std::int64_t other = -100000;
            for (Label label = 0; label < kLabels; ++label)
                if (label != labels[i]) other = std::max(other, with[i][label]);
            EXPECT_EQ(found[i].margin, best_sum - other) << "token " << i;
        }
    }
}

// Weights of all sizes, more of them than 16 bits hold together: the sums are those of plain
// counting, and features that the model has not weigh nothing.
TEST(Model, SumsUpLikeCounting) {
    constexpr std::size_t kFeatures = 600;
    Dice dice;
    std::vector<WeightedFeature> features;
    Sequence sequence;
    std::array<std::int64_t, kOutside> wanted{};
    for (std::size_t i = 0; i < kFeatures; ++i) {
        const std::uint64_t hash = mix(i + 1) << 20 | i;  // no bucket runs over
        const std::int32_t unit = 1 << (2 * dice.roll(4));
        WeightedFeature feature{hash, {}};
        for (std::int32_t& weight : feature.weights) weight = unit * (127 - dice.roll(3) * 127);
        feature.weights[0] = 127 * unit;
        feature.weights[1] = -127 * unit;
        for (std::size_t label = 0; label < kOutside; ++label)
            wanted[label] += feature.weights[label];
        features.push_back(feature);
        sequence.add(hash);
        sequence.add(~hash);
    }
    sequence.close_token();
    sequence.close_token();  // a token without features
    const std::string bytes = Model::pack(features, Transitions{}, 1);
    std::vector<Scores> scores;
    Model::open(bytes)->score(sequence, scores);
    ASSERT_EQ(scores.size(), 2U);
    for (std::size_t label = 0; label < kOutside; ++label) {
        EXPECT_EQ(scores[0][label], wanted[label]) << "label " << label;
        EXPECT_EQ(scores[1][label], 0);
    }
    EXPECT_GT(wanted[0], 32767);
    EXPECT_EQ(scores[0][kOutside], 0);
}

TEST(Viterbi, SumsOfAMillionTokensDoNotOverflow) {
    std::vector<Scores> tokens(300'000);
    for (Scores& token : tokens) {
        token.fill(0);
        token[S1] = 1 << 20;
    }
    Viterbi viterbi;
    for (const Tagged& tagged : viterbi.best(tokens, Transitions{})) {
        ASSERT_EQ(tagged.label, S1);
        ASSERT_GT(tagged.margin, 0);
    }
}

TEST(Viterbi, EmptySentenceHasNoLabels) {
    Viterbi viterbi;
    EXPECT_TRUE(viterbi.best({}, Transitions{}).empty());
}

// Words 1 and 2 are a name together, 3 one alone after 9; 9 and 8 are none.
Example sentence(const std::vector<std::uint64_t>& words, const std::vector<Label>& labels) {
    Example example;
    for (std::size_t i = 0; i < words.size(); ++i) {
        example.sequence.add(mix(words[i]));
        example.sequence.add(mix(1000 + (i > 0 ? words[i - 1] : 0)));
        example.sequence.close_token();
    }
    example.labels = labels;
    return example;
}

std::vector<Example> small_world() {
    return {sentence({9, 1, 2, 8}, {O, B0, E0, O}), sentence({9, 3, 8}, {O, S1, O}),
            sentence({8, 1, 1, 2}, {O, B0, I0, E0}), sentence({3, 8, 9}, {O, O, O})};
}

Learning small_lesson() {
    Learning how;
    how.rounds = 200;
    how.votes = 1;
    how.dropout = 0;
    how.least_seen = 1;
    return how;
}

std::vector<Label> tag(const Model& model, const Sequence& sequence) {
    std::vector<Scores> scores;
    Viterbi viterbi;
    model.score(sequence, scores);
    std::vector<Label> labels;
    for (const Tagged& tagged : viterbi.best(scores, model.steps())) labels.push_back(tagged.label);
    return labels;
}

TEST(Learn, LabelsWhatItWasTaughtAndTheLike) {
    const std::string bytes = learn(small_world(), small_lesson());
    const auto model = Model::open(bytes);
    ASSERT_TRUE(model.has_value());
    for (const Example& example : small_world())
        EXPECT_EQ(tag(*model, example.sequence), example.labels);
    // A sentence that was not taught.
    EXPECT_EQ(tag(*model, sentence({9, 1, 1, 2, 8}, {}).sequence),
              (std::vector<Label>{O, B0, I0, E0, O}));
}

TEST(Learn, SameSentencesGiveSameBytes) {
    const std::string bytes = learn(small_world(), small_lesson());
    EXPECT_EQ(learn(small_world(), small_lesson()), bytes);
    Learning shorter = small_lesson();
    shorter.rounds = 1;
    EXPECT_NE(learn(small_world(), shorter), bytes);
}

TEST(Learn, RareFeaturesAndSmallWeightsAreLeftOut) {
    const std::string all = learn(small_world(), small_lesson());
    Learning often = small_lesson();
    often.least_seen = 3;
    EXPECT_LT(learn(small_world(), often).size(), all.size());
    Learning few = small_lesson();
    few.most_kept = 2;
    EXPECT_LT(learn(small_world(), few).size(), all.size());
}

TEST(Model, FullBucketsKeepTheHeaviest) {
    // All have the same low bits, so they share a bucket, whatever the number of buckets.
    std::vector<WeightedFeature> features;
    for (int i = 1; i <= 6; ++i) {
        WeightedFeature feature{static_cast<std::uint64_t>(i) << 48, {}};
        feature.weights[S1] = i * 100;
        features.push_back(feature);
    }
    const std::string bytes = Model::pack(features, Transitions{}, 1);
    const auto model = Model::open(bytes);
    ASSERT_TRUE(model.has_value());
    Sequence sequence;
    for (const WeightedFeature& feature : features) {
        sequence.add(feature.hash);
        sequence.close_token();
    }
    std::vector<Scores> scores;
    model->score(sequence, scores);
    EXPECT_EQ(scores[0][S1], 0);
    EXPECT_EQ(scores[1][S1], 0);
    for (int i = 3; i <= 6; ++i) {
        const std::int32_t score = scores[static_cast<std::size_t>(i - 1)][S1];
        EXPECT_NEAR(score, i * 100, 8) << i;
    }
}

TEST(Model, LargeWeightsAreKeptInThreeFigures) {
    for (const std::int32_t weight : {1, -127, 128, 500, -2000, 8000}) {
        WeightedFeature feature{mix(5), {}};
        feature.weights[B0] = weight;
        const std::string bytes = Model::pack({feature}, Transitions{}, 1);
        const auto model = Model::open(bytes);
        ASSERT_TRUE(model.has_value());
        Sequence sequence;
        sequence.add(feature.hash);
        sequence.close_token();
        std::vector<Scores> scores;
        model->score(sequence, scores);
        EXPECT_NEAR(scores[0][B0], weight, std::abs(weight) / 100.0) << weight;
    }
}

TEST(Model, BytesThatAreNoModelAreRefused) {
    const std::string good = learn(small_world(), small_lesson());
    ASSERT_TRUE(Model::open(good).has_value());
    EXPECT_FALSE(Model::open("").has_value());
    EXPECT_FALSE(Model::open("isnadtg1").has_value());
    for (const std::size_t size : {std::size_t{20}, good.size() / 2, good.size() - 1})
        EXPECT_FALSE(Model::open(std::string_view(good).substr(0, size)).has_value()) << size;
    EXPECT_FALSE(Model::open(good + "x").has_value());
    std::string buckets = good;
    buckets[8] = '\x7f';
    EXPECT_FALSE(Model::open(buckets).has_value());
}

}  // namespace
}  // namespace isnad::analysis::tagger
