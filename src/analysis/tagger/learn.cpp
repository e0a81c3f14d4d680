// Purpose: see learn.h.
#include "analysis/tagger/learn.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <unordered_map>

#include "analysis/tagger/model.h"
#include "base/result.h"

namespace isnad::analysis::tagger {
namespace {

// A weight and what it has summed up to: `sum` holds the weight times the moments until `since`.
struct Weight {
    std::int32_t now = 0;
    std::int32_t since = 0;
    std::int64_t sum = 0;

    void change(std::int32_t by, std::int32_t moment) {
        sum += std::int64_t{now} * (moment - since);
        since = moment;
        now += by;
    }
    std::int64_t total(std::int32_t moment) const {
        return sum + std::int64_t{now} * (moment - since);
    }
};

class Learner {
  public:
    Learner(const std::vector<Example>& examples, const Learning& how)
        : examples_(examples), how_(how) {
        number_features();
        weights_.resize(hashes_.size());
    }

    std::string run() {
        std::vector<std::size_t> order(examples_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::uint64_t state = 1;
        for (int vote = 0; vote < how_.votes; ++vote) {
            for (int round = 0; round < how_.rounds; ++round) {
                for (std::size_t i = order.size(); i > 1; --i) {
                    state += 0x9E3779B97F4A7C15ULL;
                    std::swap(order[i - 1], order[mix(state) % i]);
                }
                for (const std::size_t example : order) learn_from(example);
            }
            begin_anew();
        }
        return pack();
    }

  private:
    // Features become numbers: those too rare to teach have none.
    void number_features() {
        std::unordered_map<std::uint64_t, std::uint32_t> count;
        for (const Example& example : examples_) {
            for (std::size_t token = 0; token < example.sequence.size(); ++token)
                for (const std::uint64_t feature : example.sequence.features(token))
                    ++count[feature];
        }
        for (const auto& [feature, times] : count)
            if (times >= static_cast<std::uint32_t>(how_.least_seen)) hashes_.push_back(feature);
        std::sort(hashes_.begin(), hashes_.end());
        count.clear();
        for (std::uint32_t i = 0; i < hashes_.size(); ++i) count.emplace(hashes_[i], i);
        numbers_.resize(examples_.size());
        for (std::size_t e = 0; e < examples_.size(); ++e) {
            const Sequence& sequence = examples_[e].sequence;
            ISNAD_ASSERT(sequence.size() == examples_[e].labels.size());
            for (std::size_t token = 0; token < sequence.size(); ++token) {
                for (const std::uint64_t feature : sequence.features(token)) {
                    const auto found = count.find(feature);
                    if (found != count.end()) numbers_[e].list.push_back(found->second);
                }
                numbers_[e].ends.push_back(static_cast<std::uint32_t>(numbers_[e].list.size()));
            }
        }
    }

    // What was summed up stays; the weights go back to nothing.
    void begin_anew() {
        const auto clear = [&](Weight& weight) { weight.change(-weight.now, moment_ + 1); };
        for (auto& weights : weights_)
            for (Weight& weight : weights) clear(weight);
        for (auto& row : steps_)
            for (Weight& weight : row) clear(weight);
    }

    void learn_from(std::size_t number) {
        const Numbers& features = numbers_[number];
        const std::vector<Label>& right = examples_[number].labels;
        ++moment_;
        scores_.resize(right.size());
        for (std::size_t token = 0, at = 0; token < right.size(); ++token) {
            Scores& sum = scores_[token];
            sum.fill(0);
            if (right[token] != kOutside) sum[kOutside] = how_.miss_cost;
            for (; at < features.ends[token]; ++at) {
                if (dropped(at)) continue;
                for (Label label = 0; label < kOutside; ++label)
                    sum[label] += weights_[features.list[at]][label].now;
            }
        }
        Transitions steps{};
        for (Label a = 0; a < kLabels; ++a)
            for (Label b = 0; b < kLabels; ++b) steps[a][b] = steps_[a][b].now;
        const std::span<const Tagged> said = viterbi_.best(scores_, steps);
        for (std::size_t token = 0, at = 0; token < right.size(); ++token) {
            const Label is = right[token];
            const Label was = said[token].label;
            if (is == was) {
                at = features.ends[token];
            } else {
                for (; at < features.ends[token]; ++at) {
                    if (dropped(at)) continue;
                    if (is != kOutside) weights_[features.list[at]][is].change(1, moment_);
                    if (was != kOutside) weights_[features.list[at]][was].change(-1, moment_);
                }
            }
            if (token == 0) continue;
            const Label is_before = right[token - 1];
            const Label was_before = said[token - 1].label;
            if (is == was && is_before == was_before) continue;
            steps_[is_before][is].change(1, moment_);
            steps_[was_before][was].change(-1, moment_);
        }
    }

    // Whether the sentence of this moment is read without its feature number `at`.
    bool dropped(std::size_t at) const {
        if (how_.dropout == 0) return false;
        const auto moment = static_cast<std::uint64_t>(moment_);
        return mix(moment << 24 ^ at) % 100 < static_cast<std::uint64_t>(how_.dropout);
    }

    std::string pack() const {
        // Units of the shipped weights to one update that was kept through all moments.
        constexpr std::int64_t kUnits = 32;
        const std::int64_t moments = std::max(moment_, 1);
        const auto shipped = [&](const Weight& weight) {
            const std::int64_t scaled = weight.total(moment_ + 1) * kUnits;
            return (scaled + (scaled < 0 ? -moments : moments) / 2) / moments;
        };
        std::vector<WeightedFeature> features;
        for (std::size_t i = 0; i < hashes_.size(); ++i) {
            WeightedFeature feature{hashes_[i], {}};
            bool any = false;
            for (Label label = 0; label < kOutside; ++label) {
                feature.weights[label] = static_cast<std::int32_t>(shipped(weights_[i][label]));
                any = any || feature.weights[label] != 0;
            }
            if (any) features.push_back(feature);
        }
        if (features.size() > how_.most_kept) {
            const auto size = [](const WeightedFeature& feature) {
                int sum = 0;
                for (const std::int32_t weight : feature.weights) sum += std::abs(weight);
                return sum;
            };
            std::sort(features.begin(), features.end(),
                      [&](const WeightedFeature& a, const WeightedFeature& b) {
                          return std::pair(-size(a), a.hash) < std::pair(-size(b), b.hash);
                      });
            features.resize(how_.most_kept);
        }
        Transitions steps{};
        for (Label a = 0; a < kLabels; ++a)
            for (Label b = 0; b < kLabels; ++b)
                steps[a][b] = static_cast<std::int32_t>(shipped(steps_[a][b]));
        return Model::pack(features, steps, 8 * kUnits);
    }

    struct Numbers {
        std::vector<std::uint32_t> list;
        std::vector<std::uint32_t> ends;
    };

    const std::vector<Example>& examples_;
    Learning how_;
    std::vector<std::uint64_t> hashes_;
    std::vector<Numbers> numbers_;
    std::vector<std::array<Weight, kOutside>> weights_;
    std::array<std::array<Weight, kLabels>, kLabels> steps_{};
    std::int32_t moment_ = 0;
    std::vector<Scores> scores_;
    Viterbi viterbi_;
};

}  // namespace

std::string learn(const std::vector<Example>& examples, const Learning& how) {
    return Learner(examples, how).run();
}

}  // namespace isnad::analysis::tagger
