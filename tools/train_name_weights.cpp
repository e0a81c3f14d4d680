// Learns how the scripts write each other's sounds: writes lexicon/name_weights.tsv.
//
// Usage: train_name_weights PERSON_NAMES.tsv NAME_PAIRS.tsv > name_weights.tsv
//
// The idea: two words that name the same are cut into groups of letters that answer each other
// ("sch" and "ش", "e" and nothing). (1) Expectation maximisation over all pairs finds which groups
// answer which, as in many-to-many alignment (Jiampojamarn, Kondrak and Sherif 2007). (2) Each
// answer gets a weight, and further ones for the letter before and behind it on either side; they
// are trained so that the right partner of a word comes before the words that look like it, by a
// softmax over such rivals and over "none", with the best alignment of each taken for granted
// (a latent-variable log-linear model; AdaGrad). "None" scores 0, so a score above 0 says "the
// same".
//
// Weights are whole numbers, kScale to a nat. Single-threaded, seeded: the same on every run.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "analysis/names/letters.h"
#include "base/lexicon.h"
#include "name_pairs.h"

namespace isnad {
namespace {

using namespace tools;

using analysis::names::base_letter;
using analysis::names::fold_letters;
using analysis::names::Letters;
using analysis::names::Script;
using analysis::names::unfolded;

constexpr int kScale = 16;
constexpr int kLeast = 3;          // what is less is not written
constexpr std::size_t kMostX = 3;  // letters of a group on the first side
constexpr std::size_t kMostY = 2;
constexpr int kContexts = 4;  // before and behind, on either side

std::string based(Script script, const std::string& word) {
    std::string out;
    for (const char letter : word) out += base_letter(script, letter);
    return out;
}

// A word ready for alignment: group[i][n] is the group of n + 1 letters from i, or -1.
struct Word {
    std::string exact;
    std::string base;
    std::vector<std::array<int, 3>> group;
    std::vector<int> single;           // exact letters
    std::vector<std::uint8_t> around;  // base letters from 1, a 0 at each end
};

struct Groups {
    std::map<std::string, int> ids{{"", 0}};
    int id(const std::string& text) {
        return ids.emplace(text, static_cast<int>(ids.size())).first->second;
    }
    int find(const std::string& text) const {
        const auto at = ids.find(text);
        return at == ids.end() ? -1 : at->second;
    }
};

struct Step {
    int pair;
    int exact;
    std::array<int, kContexts> context;
};

class Model {
  public:
    Model(Script x, Script y) : x_(x), y_(y) {}

    void learn_groups(const std::vector<Pair>& pairs);
    void train(std::vector<Pair> pairs, int epochs);
    void write(std::ostream& out) const;
    double score(const std::string& x, const std::string& y) {
        const Word a = word(x_, groups_x_, x);
        const Word b = word(y_, groups_y_, y);
        return best(a, b, nullptr);
    }
    double score_words(const Word& a, const Word& b) { return best(a, b, nullptr); }
    Word word_x(const std::string& x) const { return word(x_, groups_x_, x); }
    Word word_y(const std::string& y) const { return word(y_, groups_y_, y); }

  private:
    Word word(Script script, const Groups& groups, const std::string& exact) const;
    double best(const Word& a, const Word& b, std::vector<Step>* steps);
    int letter(Script script, char c) {
        auto& ids = letters_[script];
        return ids.emplace(c, static_cast<int>(ids.size()) + 1).first->second;
    }
    double weight(const Step& step) const;
    template <typename F>
    void each_weight(const Step& step, F&& use) {
        use(base_[static_cast<std::size_t>(step.pair)]);
        if (step.exact >= 0) use(exact_[static_cast<std::size_t>(step.exact)]);
        for (int k = 0; k < kContexts; ++k)
            use(context_[static_cast<std::size_t>(step.pair)][static_cast<std::size_t>(k)]
                        [static_cast<std::size_t>(step.context[static_cast<std::size_t>(k)])]);
    }

    struct Weight {
        double value = 0;
        double start = 0;
        double squares = 1e-6;
    };

    Script x_;
    Script y_;
    Groups groups_x_;
    Groups groups_y_;
    std::map<Script, std::map<char, int>> letters_;
    std::vector<std::vector<int>> pair_ids_;  // [group x][group y]
    std::vector<std::pair<std::string, std::string>> pair_names_;
    std::vector<Weight> base_;
    std::vector<Weight> exact_;
    std::vector<std::array<std::array<Weight, 48>, kContexts>> context_;
};

constexpr int kExactWide = 128;

Word Model::word(Script script, const Groups& groups, const std::string& exact) const {
    Word w;
    w.exact = exact.substr(0, kLongest);
    w.base = based(script, w.exact);
    const auto& ids = letters_.at(script);
    w.around.push_back(0);
    for (std::size_t i = 0; i < w.base.size(); ++i) {
        std::array<int, 3> at = {-1, -1, -1};
        for (std::size_t n = 1; n <= 3 && i + n <= w.base.size(); ++n)
            at[n - 1] = groups.find(w.base.substr(i, n));
        w.group.push_back(at);
        w.single.push_back(static_cast<unsigned char>(w.exact[i]) & 127);
        const auto found = ids.find(w.base[i]);
        w.around.push_back(static_cast<std::uint8_t>(found == ids.end() ? 0 : found->second));
    }
    w.around.push_back(0);
    return w;
}

double Model::weight(const Step& step) const {
    double sum = base_[static_cast<std::size_t>(step.pair)].value;
    if (step.exact >= 0) sum += exact_[static_cast<std::size_t>(step.exact)].value;
    for (int k = 0; k < kContexts; ++k)
        sum += context_[static_cast<std::size_t>(step.pair)][static_cast<std::size_t>(k)]
                       [static_cast<std::size_t>(step.context[static_cast<std::size_t>(k)])]
                           .value;
    return sum;
}

double Model::best(const Word& a, const Word& b, std::vector<Step>* steps) {
    const std::size_t n = a.base.size();
    const std::size_t m = b.base.size();
    constexpr double kNone = -1e9;
    std::array<std::array<double, kLongest + 1>, kLongest + 1> value;
    std::array<std::array<std::uint8_t, kLongest + 1>, kLongest + 1> from;
    const auto step_at = [&](std::size_t i, std::size_t j, std::size_t p, std::size_t q, int pair) {
        // The group covers a[i-p, i) and b[j-q, j).
        Step step{pair,
                  p <= 1 && q <= 1 &&
                          ((p == 1 && a.exact[i - 1] != a.base[i - 1]) ||
                           (q == 1 && b.exact[j - 1] != b.base[j - 1]))
                      ? (p == 1 ? a.single[i - 1] : 0) * kExactWide + (q == 1 ? b.single[j - 1] : 0)
                      : -1,
                  {a.around[i - p], a.around[i + 1], b.around[j - q], b.around[j + 1]}};
        return step;
    };
    for (std::size_t i = 0; i <= n; ++i) {
        for (std::size_t j = 0; j <= m; ++j) {
            double top = i == 0 && j == 0 ? 0 : kNone;
            std::uint8_t way = 0;
            for (std::size_t p = 0; p <= std::min(i, kMostX); ++p) {
                for (std::size_t q = 0; q <= std::min(j, kMostY); ++q) {
                    if (p + q == 0 || (q == 0 && p > 1) || (p == 0 && q > 1)) continue;
                    const double before = value[i - p][j - q];
                    if (before <= kNone) continue;
                    const int gx = p == 0 ? 0 : a.group[i - p][p - 1];
                    const int gy = q == 0 ? 0 : b.group[j - q][q - 1];
                    if (gx < 0 || gy < 0) continue;
                    const int pair =
                        pair_ids_[static_cast<std::size_t>(gx)][static_cast<std::size_t>(gy)];
                    if (pair < 0) continue;
                    const double sum = before + weight(step_at(i, j, p, q, pair));
                    if (sum > top) {
                        top = sum;
                        way = static_cast<std::uint8_t>(p * 4 + q);
                    }
                }
            }
            value[i][j] = top;
            from[i][j] = way;
        }
    }
    if (steps != nullptr && value[n][m] > kNone) {
        for (std::size_t i = n, j = m; i + j > 0;) {
            const std::size_t p = from[i][j] / 4;
            const std::size_t q = from[i][j] % 4;
            const int gx = p == 0 ? 0 : a.group[i - p][p - 1];
            const int gy = q == 0 ? 0 : b.group[j - q][q - 1];
            steps->push_back(step_at(
                i, j, p, q, pair_ids_[static_cast<std::size_t>(gx)][static_cast<std::size_t>(gy)]));
            i -= p;
            j -= q;
        }
    }
    return value[n][m];
}

// Expectation maximisation over groups, without context; then the answers that are worth a weight.
void Model::learn_groups(const std::vector<Pair>& pairs) {
    Groups gx;
    Groups gy;
    struct Plain {
        std::string x, y;
        std::vector<std::array<int, 4>> fx, fy;  // ids of groups ending at i, by length
    };
    std::vector<Plain> words;
    std::array<std::map<char, double>, 2> letters;
    std::array<double, 2> totals = {};
    for (const Pair& pair : pairs) {
        Plain plain;
        plain.x = based(x_, pair.x.substr(0, kLongest));
        plain.y = based(y_, pair.y.substr(0, kLongest));
        for (const char c : plain.x) ++letters[0][c], ++totals[0], letter(x_, c);
        for (const char c : plain.y) ++letters[1][c], ++totals[1], letter(y_, c);
        plain.fx.resize(plain.x.size() + 1);
        plain.fy.resize(plain.y.size() + 1);
        for (std::size_t i = 0; i <= plain.x.size(); ++i)
            for (std::size_t p = 0; p <= std::min(i, kMostX); ++p)
                plain.fx[i][p] = gx.id(plain.x.substr(i - p, p));
        for (std::size_t j = 0; j <= plain.y.size(); ++j)
            for (std::size_t q = 0; q <= std::min(j, kMostY); ++q)
                plain.fy[j][q] = gy.id(plain.y.substr(j - q, q));
        words.push_back(std::move(plain));
    }
    const auto prior = [](std::size_t p, std::size_t q) {
        if (q == 0) return 0.2;
        if (p == 0) return 0.05;
        static constexpr double kFirst[4] = {0, 1, 0.15, 0.03};
        static constexpr double kSecond[3] = {0, 1, 0.1};
        return kFirst[p] * kSecond[q];
    };
    const std::size_t wide = gy.ids.size();
    std::vector<float> chance(gx.ids.size() * wide, 1.0F);
    std::vector<double> counts;
    for (int round = 0; round < 10; ++round) {
        counts.assign(chance.size(), 0);
        for (const Plain& w : words) {
            const std::size_t n = w.x.size();
            const std::size_t m = w.y.size();
            std::vector<double> front((n + 1) * (m + 1), 0);
            std::vector<double> back((n + 1) * (m + 1), 0);
            const auto at = [&](std::size_t i, std::size_t j) { return i * (m + 1) + j; };
            const auto each = [&](auto&& use) {
                for (std::size_t i = 0; i <= n; ++i)
                    for (std::size_t j = 0; j <= m; ++j)
                        for (std::size_t p = 0; p <= std::min(i, kMostX); ++p)
                            for (std::size_t q = 0; q <= std::min(j, kMostY); ++q) {
                                if (p + q == 0 || (q == 0 && p > 1) || (p == 0 && q > 1)) continue;
                                const std::size_t id = static_cast<std::size_t>(w.fx[i][p]) * wide +
                                                       static_cast<std::size_t>(w.fy[j][q]);
                                use(i, j, p, q, id, static_cast<double>(chance[id]) * prior(p, q));
                            }
            };
            front[0] = 1;
            each([&](std::size_t i, std::size_t j, std::size_t p, std::size_t q, std::size_t,
                     double c) { front[at(i, j)] += front[at(i - p, j - q)] * c; });
            back[at(n, m)] = 1;
            for (std::size_t i = n + 1; i-- > 0;)
                for (std::size_t j = m + 1; j-- > 0;)
                    for (std::size_t p = 0; p <= std::min(n - i, kMostX); ++p)
                        for (std::size_t q = 0; q <= std::min(m - j, kMostY); ++q) {
                            if (p + q == 0 || (q == 0 && p > 1) || (p == 0 && q > 1)) continue;
                            const std::size_t id = static_cast<std::size_t>(w.fx[i + p][p]) * wide +
                                                   static_cast<std::size_t>(w.fy[j + q][q]);
                            back[at(i, j)] += back[at(i + p, j + q)] *
                                              static_cast<double>(chance[id]) * prior(p, q);
                        }
            const double whole = front[at(n, m)];
            if (!(whole > 0)) continue;
            each([&](std::size_t i, std::size_t j, std::size_t p, std::size_t q, std::size_t id,
                     double c) {
                counts[id] += front[at(i - p, j - q)] * c * back[at(i, j)] / whole;
            });
        }
        double total = 0;
        for (const double count : counts) total += count;
        for (std::size_t id = 0; id < counts.size(); ++id)
            chance[id] = static_cast<float>(counts[id] / total);
    }
    // Keep what happens often enough; a letter may always vanish or come from nothing.
    double total = 0;
    for (const double count : counts) total += count;
    struct Kept {
        std::string x, y;
        double count;
    };
    std::vector<Kept> kept;
    for (const auto& [x, idx] : gx.ids) {
        for (const auto& [y, idy] : gy.ids) {
            const double count =
                counts[static_cast<std::size_t>(idx) * wide + static_cast<std::size_t>(idy)];
            const std::size_t length = x.size() + y.size();
            const bool one = x.size() <= 1 && y.size() <= 1;
            if (length == 0) continue;
            const bool gap = x.empty() || y.empty();
            if (gap && length > 1) continue;
            if (!gap && count < (one ? 0.7 : length == 3 ? 3.0 : 5.0)) continue;
            kept.push_back({x, y, std::max(count, 0.2)});
        }
    }
    for (const Kept& k : kept) groups_x_.id(k.x), groups_y_.id(k.y);
    pair_ids_.assign(groups_x_.ids.size(), std::vector<int>(groups_y_.ids.size(), -1));
    const auto chance_of = [&](int side, const std::string& text) {
        double sum = 0;
        for (const char c : text)
            sum += std::log(letters[static_cast<std::size_t>(side)][c] /
                            totals[static_cast<std::size_t>(side)]);
        return sum;
    };
    for (const Kept& k : kept) {
        pair_ids_[static_cast<std::size_t>(groups_x_.find(k.x))]
                 [static_cast<std::size_t>(groups_y_.find(k.y))] = static_cast<int>(base_.size());
        pair_names_.emplace_back(k.x, k.y);
        Weight weight;
        weight.value = std::log(k.count / total) - chance_of(0, k.x) - chance_of(1, k.y);
        weight.value = std::clamp(weight.value, -6.0, 8.0);
        weight.start = weight.value;
        base_.push_back(weight);
    }
    exact_.assign(kExactWide * kExactWide, {});
    context_.assign(base_.size(), {});
}

// Words that look like each word: they share the most pairs of letters.
std::vector<std::vector<std::uint32_t>> rivals_of(Script script,
                                                  const std::vector<std::string>& words,
                                                  std::size_t most) {
    std::map<std::string, std::vector<std::uint32_t>> where;
    const auto grams = [&](const std::string& word) {
        const std::string text = "^" + based(script, word) + "$";
        std::set<std::string> found;
        for (std::size_t i = 0; i + 2 <= text.size(); ++i) found.insert(text.substr(i, 2));
        for (std::size_t i = 0; i + 3 <= text.size(); ++i)
            found.insert(text.substr(i, 1) + "?" + text.substr(i + 2, 1));
        return found;
    };
    for (std::uint32_t i = 0; i < words.size(); ++i)
        for (const std::string& gram : grams(words[i])) where[gram].push_back(i);
    std::vector<std::vector<std::uint32_t>> rivals(words.size());
    std::vector<float> hits(words.size());
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        std::vector<std::uint32_t> touched;
        for (const std::string& gram : grams(words[i])) {
            const auto& list = where[gram];
            const float gain = 1.0F / std::sqrt(static_cast<float>(list.size()));
            for (const std::uint32_t other : list) {
                if (hits[other] == 0) touched.push_back(other);
                hits[other] += gain + 0.3F;
            }
        }
        std::vector<std::pair<float, std::uint32_t>> order;
        for (const std::uint32_t other : touched) {
            if (other != i)
                order.emplace_back(-hits[other] / (4.0F + static_cast<float>(words[other].size())),
                                   other);
            hits[other] = 0;
        }
        const std::size_t count = std::min(most, order.size());
        std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count),
                          order.end());
        for (std::size_t k = 0; k < count; ++k) rivals[i].push_back(order[k].second);
    }
    return rivals;
}

void Model::train(std::vector<Pair> pairs, int epochs) {
    // Pairs that no alignment explains are translations or slips: they teach nothing.
    std::vector<Pair> usable;
    for (const Pair& pair : pairs)
        if (score(pair.x, pair.y) > 0) usable.push_back(pair);
    std::fprintf(stderr, "  %zu of %zu pairs can be aligned, %zu answers\n", usable.size(),
                 pairs.size(), base_.size());
    std::map<std::string, std::uint32_t> index_x;
    std::map<std::string, std::uint32_t> index_y;
    for (const Pair& pair : usable) index_x[pair.x], index_y[pair.y];
    std::vector<std::string> words_x;
    std::vector<std::string> words_y;
    for (auto& [word_of, id] : index_x)
        id = static_cast<std::uint32_t>(words_x.size()), words_x.push_back(word_of);
    for (auto& [word_of, id] : index_y)
        id = static_cast<std::uint32_t>(words_y.size()), words_y.push_back(word_of);
    std::vector<std::vector<std::uint32_t>> partners_x(words_x.size());
    std::vector<std::vector<std::uint32_t>> partners_y(words_y.size());
    for (const Pair& pair : usable) {
        partners_x[index_x[pair.x]].push_back(index_y[pair.y]);
        partners_y[index_y[pair.y]].push_back(index_x[pair.x]);
    }
    const auto rivals_x = rivals_of(x_, words_x, 60);
    const auto rivals_y = rivals_of(y_, words_y, 60);
    std::vector<Word> ready_x;
    std::vector<Word> ready_y;
    for (const auto& w : words_x) ready_x.push_back(word_x(w));
    for (const auto& w : words_y) ready_y.push_back(word_y(w));
    std::mt19937_64 random(20240607);
    std::vector<std::uint32_t> order(usable.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::vector<std::array<std::uint32_t, 2>> batch;
    std::vector<std::vector<Step>> steps;
    std::vector<double> scores;
    for (int epoch = 0; epoch < epochs; ++epoch) {
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
        const double rate = 0.08 * (1.0 - 0.8 * epoch / epochs);
        double loss = 0;
        std::size_t right = 0;
        for (const std::uint32_t which : order) {
            const std::uint32_t x = index_x[usable[which].x];
            const std::uint32_t y = index_y[usable[which].y];
            for (int side = 0; side < 2; ++side) {
                batch.assign(1, {x, y});
                const auto& rivals = side == 0 ? rivals_x[x] : rivals_y[y];
                const auto& partners = side == 0 ? partners_y[y] : partners_x[x];
                const std::size_t all = side == 0 ? words_x.size() : words_y.size();
                for (int k = 0; k < 16; ++k) {
                    std::uint32_t other = k < 14 && !rivals.empty()
                                              ? rivals[random() % rivals.size()]
                                              : static_cast<std::uint32_t>(random() % all);
                    if (std::find(partners.begin(), partners.end(), other) != partners.end())
                        continue;
                    batch.push_back(side == 0 ? std::array{other, y} : std::array{x, other});
                }
                steps.assign(batch.size(), {});
                scores.assign(batch.size(), 0);
                double top = 0;
                for (std::size_t k = 0; k < batch.size(); ++k) {
                    scores[k] = best(ready_x[batch[k][0]], ready_y[batch[k][1]], &steps[k]);
                    top = std::max(top, scores[k]);
                }
                double sum = std::exp(-top);
                for (const double s : scores) sum += std::exp(s - top);
                loss += top + std::log(sum) - scores[0];
                if (scores[0] >= top) ++right;
                for (std::size_t k = 0; k < batch.size(); ++k) {
                    const double gradient = std::exp(scores[k] - top) / sum - (k == 0 ? 1.0 : 0.0);
                    if (std::abs(gradient) < 1e-4) continue;
                    for (const Step& step : steps[k]) {
                        each_weight(step, [&](Weight& w) {
                            const double slope = gradient + 2e-4 * (w.value - w.start);
                            w.squares += slope * slope;
                            w.value -= rate * slope / std::sqrt(w.squares);
                        });
                    }
                }
            }
        }
        std::fprintf(stderr, "  epoch %d: loss %.4f, first %.4f\n", epoch + 1,
                     loss / static_cast<double>(2 * order.size()),
                     static_cast<double>(right) / static_cast<double>(2 * order.size()));
    }
}

const char* name_of(Script script) {
    return script == Script::latin ? "la" : script == Script::arabic ? "ar" : "he";
}

void Model::write(std::ostream& out) const {
    std::map<Script, std::vector<char>> by_id;
    for (const auto& [script, ids] : letters_) {
        by_id[script].assign(ids.size() + 1, '^');
        for (const auto& [c, id] : ids) by_id[script][static_cast<std::size_t>(id)] = c;
    }
    const std::string table = std::string(name_of(x_)) + "-" + name_of(y_);
    const auto rounded = [](const Weight& w) {
        return static_cast<int>(std::lround(w.value * kScale));
    };
    std::vector<std::size_t> order(base_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return pair_names_[a] < pair_names_[b]; });
    for (const std::size_t p : order) {
        out << table << '\t' << unfolded(x_, pair_names_[p].first) << '\t'
            << unfolded(y_, pair_names_[p].second) << '\t' << rounded(base_[p]) << '\t';
        bool first = true;
        for (std::size_t k = 0; k < kContexts; ++k) {
            const Script side = k < 2 ? x_ : y_;
            for (std::size_t c = 0; c < by_id.at(side).size(); ++c) {
                const int value = rounded(context_[p][k][c]);
                if (std::abs(value) < kLeast) continue;
                if (!first) out << ' ';
                first = false;
                out << "<>[]"[k]
                    << (c == 0 ? "^" : unfolded(side, std::string(1, by_id.at(side)[c]))) << value;
            }
        }
        out << '\n';
    }
    for (std::size_t id = 0; id < exact_.size(); ++id) {
        const int value = rounded(exact_[id]);
        const char cx = static_cast<char>(id / kExactWide);
        const char cy = static_cast<char>(id % kExactWide);
        if (value == 0) continue;
        out << table << '\t' << (cx == 0 ? "" : unfolded(x_, std::string(1, cx))) << '\t'
            << (cy == 0 ? "" : unfolded(y_, std::string(1, cy))) << '\t' << value << "\t=\n";
    }
}

Model trained(Script x, Script y, const std::set<Pair>& set, int epochs) {
    const std::vector<Pair> pairs(set.begin(), set.end());
    std::fprintf(stderr, "%s-%s: %zu pairs\n", name_of(x), name_of(y), pairs.size());
    Model model(x, y);
    model.learn_groups(pairs);
    model.train(pairs, epochs);
    return model;
}

}  // namespace
}  // namespace isnad

int main(int argc, char** argv) {
    using namespace isnad;
    if (argc != 3) {
        std::fprintf(stderr, "usage: train_name_weights PERSON_NAMES.tsv NAME_PAIRS.tsv\n");
        return 2;
    }
    const Training pairs = training_pairs(read_rows(argv[1]), read_rows(argv[2]));
    constexpr int kEpochs = 8;
    std::cout
        << "# How groups of letters answer each other across scripts and spellings.\n"
           "# Columns: scripts (la Latin, ar Arabic, he Hebrew), letters of the first, letters of\n"
           "# the second, weight (16 to a nat), then weights by the letter beside it: before (<)\n"
           "# and behind (>) in the first, before ([) and behind (]) in the second, ^ an end of\n"
           "# the word; '=' for what a letter with a mark of its own adds.\n"
           "# Learned by tools/train_name_weights.cpp from lexicon/person_names.tsv and\n"
           "# training/name_pairs.tsv (GeoNames, CC BY 4.0; Unicode CLDR, Unicode-DFS-2016).\n";
    trained(Script::latin, Script::arabic, pairs.latin_arabic, kEpochs).write(std::cout);
    trained(Script::latin, Script::hebrew, pairs.latin_hebrew, kEpochs).write(std::cout);
    trained(Script::arabic, Script::hebrew, pairs.arabic_hebrew, kEpochs).write(std::cout);
    trained(Script::latin, Script::latin, pairs.latin_latin, kEpochs).write(std::cout);
    trained(Script::arabic, Script::arabic, pairs.arabic_arabic, kEpochs).write(std::cout);
    trained(Script::hebrew, Script::hebrew, pairs.hebrew_hebrew, kEpochs).write(std::cout);
    return 0;
}
