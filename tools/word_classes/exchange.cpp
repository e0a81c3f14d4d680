// Purpose: see exchange.h.
#include "exchange.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace isnad::tools {
namespace {

// n log n, from a table where n is small.
class EntropyTerm {
  public:
    EntropyTerm() : table_(1 << 16) {
        for (std::size_t n = 1; n < table_.size(); ++n) table_[n] = of(static_cast<double>(n));
    }
    double operator()(std::int64_t n) const {
        if (n <= 0) return 0;
        return static_cast<std::size_t>(n) < table_.size() ? table_[static_cast<std::size_t>(n)]
                                                           : of(static_cast<double>(n));
    }

  private:
    static double of(double n) { return n * std::log(n); }
    std::vector<double> table_;
};

struct Neighbour {
    std::uint32_t word = 0;
    std::int64_t count = 0;
};

class Exchange {
  public:
    Exchange(std::uint32_t words, const std::vector<Bigram>& bigrams, std::uint32_t classes)
        : classes_(classes),
          class_of_(words),
          after_(words),
          before_(words),
          self_(words, 0),
          occurs_first_(words, 0),
          occurs_second_(words, 0),
          pairs_(std::size_t{classes} * classes, 0),
          firsts_(classes, 0),
          seconds_(classes, 0),
          after_class_(classes, 0),
          before_class_(classes, 0) {
        for (std::uint32_t word = 0; word < words; ++word)
            class_of_[word] = static_cast<std::uint16_t>(std::min(word, classes - 1));
        // Words beyond the first go round the classes rather than all into the last one.
        for (std::uint32_t word = classes; word < words; ++word)
            class_of_[word] = static_cast<std::uint16_t>(word % classes);
        for (const Bigram& bigram : bigrams) {
            if (bigram.first == bigram.second) {
                self_[bigram.first] = bigram.count;
            } else {
                after_[bigram.first].push_back({bigram.second, bigram.count});
                before_[bigram.second].push_back({bigram.first, bigram.count});
            }
            occurs_first_[bigram.first] += bigram.count;
            occurs_second_[bigram.second] += bigram.count;
            pair(class_of_[bigram.first], class_of_[bigram.second]) += bigram.count;
            firsts_[class_of_[bigram.first]] += bigram.count;
            seconds_[class_of_[bigram.second]] += bigram.count;
        }
    }

    std::uint32_t round() {
        std::uint32_t moved = 0;
        for (std::uint32_t word = 0; word < class_of_.size(); ++word) moved += move(word) ? 1 : 0;
        return moved;
    }

    std::vector<std::uint16_t> take() { return std::move(class_of_); }

  private:
    std::int64_t& pair(std::uint32_t first, std::uint32_t second) {
        return pairs_[std::size_t{first} * classes_ + second];
    }

    void collect(const std::vector<Neighbour>& neighbours, std::vector<std::int64_t>& by_class,
                 std::vector<std::uint32_t>& seen) const {
        for (const Neighbour& neighbour : neighbours) {
            const std::uint32_t c = class_of_[neighbour.word];
            if (by_class[c] == 0) seen.push_back(c);
            by_class[c] += neighbour.count;
        }
    }

    void shift(std::uint32_t word, std::uint32_t c, std::int64_t sign) {
        for (const std::uint32_t other : after_seen_) pair(c, other) += sign * after_class_[other];
        for (const std::uint32_t other : before_seen_)
            pair(other, c) += sign * before_class_[other];
        pair(c, c) += sign * self_[word];
        firsts_[c] += sign * occurs_first_[word];
        seconds_[c] += sign * occurs_second_[word];
    }

    // What the likelihood gains with the word in class c. Requires: it is in none now.
    double gain(std::uint32_t word, std::uint32_t c) {
        double sum = 0;
        const std::int64_t* row = &pairs_[std::size_t{c} * classes_];
        for (const std::uint32_t other : after_seen_) {
            if (other == c) continue;
            sum += term_(row[other] + after_class_[other]) - term_(row[other]);
        }
        for (const std::uint32_t other : before_seen_) {
            if (other == c) continue;
            const std::int64_t now = pair(other, c);
            sum += term_(now + before_class_[other]) - term_(now);
        }
        const std::int64_t within = pair(c, c);
        sum += term_(within + after_class_[c] + before_class_[c] + self_[word]) - term_(within);
        sum -= term_(firsts_[c] + occurs_first_[word]) - term_(firsts_[c]);
        sum -= term_(seconds_[c] + occurs_second_[word]) - term_(seconds_[c]);
        return sum;
    }

    bool move(std::uint32_t word) {
        collect(after_[word], after_class_, after_seen_);
        collect(before_[word], before_class_, before_seen_);
        const std::uint32_t from = class_of_[word];
        shift(word, from, -1);
        std::uint32_t best = from;
        double best_gain = gain(word, from);
        for (std::uint32_t c = 0; c < classes_; ++c) {
            if (c == from) continue;
            const double here = gain(word, c);
            if (here > best_gain + 1e-6) {
                best_gain = here;
                best = c;
            }
        }
        shift(word, best, 1);
        class_of_[word] = static_cast<std::uint16_t>(best);
        for (const std::uint32_t c : after_seen_) after_class_[c] = 0;
        for (const std::uint32_t c : before_seen_) before_class_[c] = 0;
        after_seen_.clear();
        before_seen_.clear();
        return best != from;
    }

    std::uint32_t classes_;
    std::vector<std::uint16_t> class_of_;
    std::vector<std::vector<Neighbour>> after_;
    std::vector<std::vector<Neighbour>> before_;
    std::vector<std::int64_t> self_;
    std::vector<std::int64_t> occurs_first_;
    std::vector<std::int64_t> occurs_second_;
    std::vector<std::int64_t> pairs_;
    std::vector<std::int64_t> firsts_;
    std::vector<std::int64_t> seconds_;
    std::vector<std::int64_t> after_class_;
    std::vector<std::int64_t> before_class_;
    std::vector<std::uint32_t> after_seen_;
    std::vector<std::uint32_t> before_seen_;
    EntropyTerm term_;
};

}  // namespace

std::vector<std::uint16_t> exchange(std::uint32_t words, const std::vector<Bigram>& bigrams,
                                    std::uint32_t classes, int rounds) {
    Exchange state(words, bigrams, classes);
    for (int round = 0; round < rounds; ++round)
        if (state.round() * 200 < words) break;
    return state.take();
}

}  // namespace isnad::tools
