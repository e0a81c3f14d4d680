// Purpose: see dependence.h.
//
// For a pair, "a copies from b at rate c" makes each occasion a mixture: with c its account is b's,
// else its own. Beside independence the occasion's likelihood is then (1 - c) + c * R, where R, the
// ratio of a copy to an own account, is a product over what was seen:
//   same value v       kept * P(v|b) / P(v, v|apart) + (1 - kept)
//                        P(v|b) = p A_b + (1 - p) (1 - A_b) q,
//                        P(v, v|apart) = p A_a A_b + (1 - p) (1 - A_a) (1 - A_b) q²
//                        with p the belief in v, A accuracies, q the chance of just this false
//                        value (the paper's 1 / n, here raised by what others give it)
//   other values       1 - kept
//   shared words       found / chance_words, and how likely the direction that was found
//   no shared words    (1 - found) / (1 - chance_words), where the languages are one
//   credits, agencies  likewise
// c and `found` lie on small grids, each as likely as the others beforehand. A source's vote for a
// value counts (1 - copied) for each other with the same value before it in order of
// originality, as in the paper's section 4.
#include "story/dependence/dependence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace isnad::story::dependence {

namespace {

constexpr std::array<double, 5> kRates = {0.1, 0.3, 0.5, 0.7, 0.9};  // of copying
constexpr std::array<double, 2> kFound = {0.3, 0.85};                // copies that show in words
constexpr std::size_t kUncommon = 8;  // a value that more give brings no pair together
constexpr double kSettled = 1e-4;
constexpr double kLeastAccuracy = 0.05;
constexpr double kMostAccuracy = 0.97;
constexpr double kThoughtFalse = 0.5;

// Two values of one item, by the two sources of a pair.
struct Both {
    std::uint32_t item = 0;
    std::uint32_t a_value = 0;
    std::uint32_t b_value = 0;
};

// One occasion on which both of a pair told.
struct Meeting {
    std::uint32_t occasion = 0;
    bool comparable = false;
    const Trace* trace = nullptr;
    std::vector<Both> values;
};

struct Pair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::vector<Meeting> meetings;
};

// The likelihood of one occasion if the account is a copy, over that if it is not.
struct Ratios {
    std::array<double, kFound.size()> a_from_b = {};
    std::array<double, kFound.size()> b_from_a = {};
};

using Key = std::pair<std::uint32_t, std::uint32_t>;

class Estimator {
  public:
    Estimator(Observations observations, const Assumptions& assumptions)
        : seen_(std::move(observations)), assumed_(assumptions) {
        std::sort(seen_.told.begin(), seen_.told.end());
        for (Item& item : seen_.items) std::sort(item.said.begin(), item.said.end());
        result_.accuracy.assign(seen_.sources, assumed_.accuracy);
        for (const Item& item : seen_.items) {
            result_.belief.emplace_back(item.values.size(), 0.0);
            weight_.emplace_back(item.said.size(), 1.0);
        }
        meet();
    }

    Estimate run() {
        for (result_.rounds = 1; result_.rounds <= assumed_.rounds; ++result_.rounds) {
            weigh_votes();
            believe();
            double change = learn_accuracy();
            for (std::size_t i = 0; i < pairs_.size(); ++i)
                change = std::max(change, judge(pairs_[i], result_.pairs[i]));
            if (change < kSettled) break;
        }
        result_.rounds = std::min(result_.rounds, assumed_.rounds);
        weigh_votes();
        believe();
        for (std::size_t i = 0; i < pairs_.size(); ++i) count(pairs_[i], result_.pairs[i]);
        return std::move(result_);
    }

  private:
    // Pairs that something uncommon brings together, with all occasions on which both told.
    void meet() {
        std::map<Key, std::map<std::uint32_t, const Trace*>> traces;
        std::set<Key> keys;
        for (const Trace& trace : seen_.traces) {
            const Key key{trace.a, trace.b};
            traces[key][trace.occasion] = &trace;
            if (trace.passages() > 0 || trace.a_credits_b || trace.b_credits_a) keys.insert(key);
        }
        for (const Item& item : seen_.items) {
            std::vector<std::vector<std::uint32_t>> givers(item.values.size());
            for (const Said& said : item.said) givers[said.value].push_back(said.source);
            for (const auto& group : givers) {
                if (group.size() > kUncommon) continue;
                for (std::size_t x = 0; x < group.size(); ++x)
                    for (std::size_t y = x + 1; y < group.size(); ++y)
                        keys.emplace(group[x], group[y]);
            }
        }
        tellings_.resize(seen_.sources);
        for (const Telling& telling : seen_.told)
            tellings_[telling.source].push_back({telling.occasion, telling.language});
        items_of_.resize(seen_.sources);
        for (std::uint32_t i = 0; i < seen_.items.size(); ++i)
            for (const Said& said : seen_.items[i].said)
                items_of_[said.source][seen_.items[i].occasion].push_back({i, said.value});
        for (const Key& key : keys) add_pair(key, traces[key]);
    }

    void add_pair(const Key& key, const std::map<std::uint32_t, const Trace*>& traces) {
        Pair pair{.a = key.first, .b = key.second, .meetings = {}};
        const auto& left = tellings_[pair.a];
        const auto& right = tellings_[pair.b];
        for (std::size_t x = 0, y = 0; x < left.size() && y < right.size();) {
            const std::uint32_t occasion = std::min(left[x].first, right[y].first);
            std::set<std::uint32_t> languages;
            bool comparable = false;
            const std::size_t first = x;
            const bool both = left[x].first == right[y].first;
            for (; x < left.size() && left[x].first == occasion; ++x)
                languages.insert(left[x].second);
            for (; y < right.size() && right[y].first == occasion; ++y)
                comparable = comparable || (first != x && languages.contains(right[y].second));
            if (!both) continue;
            Meeting meeting{.occasion = occasion, .comparable = comparable};
            if (const auto trace = traces.find(occasion); trace != traces.end())
                meeting.trace = trace->second;
            add_values(pair, meeting);
            pair.meetings.push_back(std::move(meeting));
        }
        Dependence dependence{.a = pair.a, .b = pair.b};
        for (const Meeting& meeting : pair.meetings)
            dependence.shared.push_back({.occasion = meeting.occasion});
        result_.pairs.push_back(std::move(dependence));
        pairs_.push_back(std::move(pair));
    }

    void add_values(const Pair& pair, Meeting& meeting) const {
        const auto left = items_of_[pair.a].find(meeting.occasion);
        const auto right = items_of_[pair.b].find(meeting.occasion);
        if (left == items_of_[pair.a].end() || right == items_of_[pair.b].end()) return;
        const auto& ours = left->second;
        const auto& theirs = right->second;
        for (std::size_t x = 0, y = 0; x < ours.size() && y < theirs.size();) {
            if (ours[x].first == theirs[y].first) {
                meeting.values.push_back({ours[x].first, ours[x].second, theirs[y].second});
                ++x;
                ++y;
            } else {
                ours[x].first < theirs[y].first ? ++x : ++y;
            }
        }
    }

    // Sources in order of originality: those that copy least first.
    std::vector<std::uint32_t> ranks() const {
        std::vector<double> copies(seen_.sources, 0.0);
        for (const Dependence& pair : result_.pairs)
            for (const Shared& shared : pair.shared) {
                copies[pair.a] += shared.a_from_b;
                copies[pair.b] += shared.b_from_a;
            }
        std::vector<std::uint32_t> order(seen_.sources);
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
            return copies[x] < copies[y] - 1e-9;
        });
        std::vector<std::uint32_t> rank(seen_.sources);
        for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
        return rank;
    }

    double& weight_of(std::uint32_t item, std::uint32_t source) {
        const auto& said = seen_.items[item].said;
        const auto at = std::lower_bound(said.begin(), said.end(), Said{source, 0});
        return weight_[item][static_cast<std::size_t>(at - said.begin())];
    }

    void weigh_votes() {
        for (auto& weights : weight_) std::fill(weights.begin(), weights.end(), 1.0);
        const std::vector<std::uint32_t> rank = ranks();
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            const Pair& pair = pairs_[i];
            const std::uint32_t later = rank[pair.a] > rank[pair.b] ? pair.a : pair.b;
            for (std::size_t m = 0; m < pair.meetings.size(); ++m) {
                const double copied = result_.pairs[i].shared[m].copied();
                for (const Both& both : pair.meetings[m].values)
                    if (both.a_value == both.b_value)
                        weight_of(both.item, later) *= 1 - assumed_.kept * copied;
            }
        }
    }

    // P(v) from the weighted votes, among what is said and as many unsaid values as there may be.
    void believe() {
        for (std::uint32_t i = 0; i < seen_.items.size(); ++i) {
            const Item& item = seen_.items[i];
            std::vector<double>& belief = result_.belief[i];
            std::fill(belief.begin(), belief.end(), 0.0);
            for (std::size_t s = 0; s < item.said.size(); ++s) {
                const double accuracy = result_.accuracy[item.said[s].source];
                belief[item.said[s].value] +=
                    weight_[i][s] * std::log(item.alternatives * accuracy / (1 - accuracy));
            }
            const double most = std::max(0.0, *std::max_element(belief.begin(), belief.end()));
            const auto said = static_cast<double>(belief.size());
            double sum = std::max(0.0, item.alternatives + 1 - said) * std::exp(-most);
            for (double& each : belief) sum += each = std::exp(each - most);
            for (double& each : belief) each /= sum;
        }
    }

    double learn_accuracy() {
        std::vector<double> right(seen_.sources, assumed_.accuracy * assumed_.accuracy_weight);
        std::vector<double> all(seen_.sources, assumed_.accuracy_weight);
        for (std::uint32_t i = 0; i < seen_.items.size(); ++i) {
            // What one alone tells says nothing of how often he is right.
            if (seen_.items[i].said.size() < 2) continue;
            for (const Said& said : seen_.items[i].said) {
                right[said.source] += result_.belief[i][said.value];
                all[said.source] += 1;
            }
        }
        double change = 0;
        for (std::uint32_t s = 0; s < seen_.sources; ++s) {
            const double now = std::clamp(right[s] / all[s], kLeastAccuracy, kMostAccuracy);
            change = std::max(change, std::abs(now - result_.accuracy[s]));
            result_.accuracy[s] = now;
        }
        return change;
    }

    // The chance that one who is wrong gives just this value: the more others do, the higher.
    double chance_of(const Both& both) const {
        const Item& item = seen_.items[both.item];
        double others = 0;
        double same = 0;
        for (const Said& said : item.said) {
            others += 1;
            same += said.value == both.a_value ? 1 : 0;
        }
        return (1 + same - 2) / (item.alternatives + others - 2);
    }

    double value_ratio(const Both& both, std::uint32_t copier, std::uint32_t original) const {
        if (both.a_value != both.b_value) return 1 - assumed_.kept;
        const double belief = result_.belief[both.item][both.a_value];
        const double chance = chance_of(both);
        const double first = result_.accuracy[original];
        const double second = result_.accuracy[copier];
        const double one = belief * first + (1 - belief) * (1 - first) * chance;
        const double two =
            belief * first * second + (1 - belief) * (1 - first) * (1 - second) * chance * chance;
        return assumed_.kept * one / two + 1 - assumed_.kept;
    }

    // What words and credits say, where the second of the two is thought to have it from the first.
    double trace_ratio(const Meeting& meeting, bool a_copies, double found) const {
        double ratio = 1;
        const Trace none;
        const Trace& trace = meeting.trace != nullptr ? *meeting.trace : none;
        if (trace.passages() > 0) {
            const std::uint32_t fits = a_copies ? trace.from_b : trace.from_a;
            const std::uint32_t against = a_copies ? trace.from_a : trace.from_b;
            ratio *= found / assumed_.chance_words;
            if (fits > against) ratio *= 2 * assumed_.direction_right;
            if (fits < against) ratio *= 2 * (1 - assumed_.direction_right);
        } else if (meeting.comparable) {
            ratio *= (1 - found) / (1 - assumed_.chance_words);
        }
        const bool credits = a_copies ? trace.a_credits_b : trace.b_credits_a;
        ratio *= credits ? assumed_.credit / assumed_.chance_credit
                         : (1 - assumed_.credit) / (1 - assumed_.chance_credit);
        ratio *= trace.same_agency ? assumed_.agency / assumed_.chance_agency
                                   : (1 - assumed_.agency) / (1 - assumed_.chance_agency);
        return ratio;
    }

    Ratios ratios_of(const Pair& pair, const Meeting& meeting) const {
        double a_values = 1;
        double b_values = 1;
        for (const Both& both : meeting.values) {
            a_values *= value_ratio(both, pair.a, pair.b);
            b_values *= value_ratio(both, pair.b, pair.a);
        }
        Ratios ratios;
        for (std::size_t f = 0; f < kFound.size(); ++f) {
            ratios.a_from_b[f] = a_values * trace_ratio(meeting, true, kFound[f]);
            ratios.b_from_a[f] = b_values * trace_ratio(meeting, false, kFound[f]);
        }
        return ratios;
    }

    // Returns: by how much the pair's probability changed.
    double judge(const Pair& pair, Dependence& out) const {
        std::vector<Ratios> ratios;
        for (const Meeting& meeting : pair.meetings) ratios.push_back(ratios_of(pair, meeting));
        constexpr std::size_t kCells = kRates.size() * kFound.size();
        std::array<double, 2 * kCells + 1> logs = {};
        logs.back() = std::log(1 - assumed_.dependent);
        for (std::size_t cell = 0; cell < 2 * kCells; ++cell) {
            logs[cell] = std::log(assumed_.dependent / 2 / kCells);
            for (const Ratios& each : ratios) logs[cell] += std::log(mixed(each, cell));
        }
        const double most = *std::max_element(logs.begin(), logs.end());
        double sum = 0;
        for (double& each : logs) sum += each = std::exp(each - most);
        const double before = out.probability();
        out.a_from_b = out.b_from_a = out.rate = 0;
        for (Shared& shared : out.shared) shared.a_from_b = shared.b_from_a = 0;
        for (std::size_t cell = 0; cell < 2 * kCells; ++cell) {
            const double posterior = logs[cell] / sum;
            const bool a_copies = cell < kCells;
            (a_copies ? out.a_from_b : out.b_from_a) += posterior;
            out.rate += posterior * rate_of(cell);
            for (std::size_t m = 0; m < ratios.size(); ++m) {
                const double copy = rate_of(cell) * ratio_of(ratios[m], cell);
                (a_copies ? out.shared[m].a_from_b : out.shared[m].b_from_a) +=
                    posterior * copy / mixed(ratios[m], cell);
            }
        }
        if (out.probability() > 0) out.rate /= out.probability();
        return std::abs(out.probability() - before);
    }

    // A cell is a direction, a rate and how often copies show.
    static double rate_of(std::size_t cell) { return kRates[cell / kFound.size() % kRates.size()]; }
    static double ratio_of(const Ratios& ratios, std::size_t cell) {
        const std::size_t found = cell % kFound.size();
        const bool a_copies = cell < kRates.size() * kFound.size();
        return a_copies ? ratios.a_from_b[found] : ratios.b_from_a[found];
    }
    static double mixed(const Ratios& ratios, std::size_t cell) {
        return 1 - rate_of(cell) + rate_of(cell) * ratio_of(ratios, cell);
    }

    void count(const Pair& pair, Dependence& out) const {
        Evidence& evidence = out.evidence;
        for (const Meeting& meeting : pair.meetings) {
            ++evidence.occasions;
            if (meeting.comparable) ++evidence.comparable;
            for (const Both& both : meeting.values) {
                if (both.a_value != both.b_value) {
                    ++evidence.other_values;
                    continue;
                }
                ++evidence.same_values;
                if (result_.belief[both.item][both.a_value] < kThoughtFalse) ++evidence.rare_errors;
            }
            if (meeting.trace == nullptr) continue;
            const Trace& trace = *meeting.trace;
            if (trace.passages() > 0) ++evidence.worded;
            if (trace.from_a > trace.from_b) ++evidence.from_a;
            if (trace.from_b > trace.from_a) ++evidence.from_b;
            if (trace.a_credits_b) ++evidence.a_credits_b;
            if (trace.b_credits_a) ++evidence.b_credits_a;
            if (trace.same_agency) ++evidence.same_agency;
        }
    }

    Observations seen_;
    Assumptions assumed_;
    // Of each source, by occasion: the languages in which it told; its items and values.
    std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> tellings_;
    std::vector<std::map<std::uint32_t, std::vector<std::pair<std::uint32_t, std::uint32_t>>>>
        items_of_;
    std::vector<Pair> pairs_;                  // beside result_.pairs
    std::vector<std::vector<double>> weight_;  // of each said value's vote
    Estimate result_;
};

}  // namespace

bool is_dependent(const Dependence& pair) {
    return pair.evidence.occasions >= kOccasions && pair.probability() >= kDependent;
}

Estimate estimate(Observations observations, const Assumptions& assumptions) {
    return Estimator(std::move(observations), assumptions).run();
}

}  // namespace isnad::story::dependence
