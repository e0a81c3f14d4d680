// Purpose: see lattice.h.
#include "text/lattice.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/clitics.h"
#include "text/letters.h"
#include "text/stop_words.h"
#include "text/utf8.h"

namespace isnad::text {

namespace {

constexpr std::size_t kLetter = 2;  // bytes of an Arabic letter
constexpr std::size_t kShortestBeforeEnding = 2 * kLetter;
constexpr double kUnseen = 0.05;      // count of a stem that never stands alone
constexpr double kClosedClass = 20;   // least count of a word of the closed classes
constexpr double kConjunction = 1.2;  // what a clitic costs, in log units
constexpr double kPreposition = 1.8;
constexpr double kFuture = 2.0;
constexpr double kArticle = 0.4;
constexpr double kPronoun = 2.2;

constexpr std::array<std::string_view, 9> kPronouns = {"هما", "هم", "هن", "ها", "كما",
                                                       "كم",  "نا", "ني", "ه"};

double cost_of_prefix(std::string_view prefix) {
    double cost = 0;
    const std::size_t article = prefix.find("ال");
    if (article != std::string_view::npos) {
        cost += kArticle;
        prefix = prefix.substr(0, article);
    }
    for (; prefix.size() >= kLetter; prefix.remove_prefix(kLetter)) {
        const std::string_view letter = prefix.substr(0, kLetter);
        cost += letter == "و" || letter == "ف" ? kConjunction
                : letter == "س"                ? kFuture
                                               : kPreposition;
    }
    return cost;
}

class Lattice {
  public:
    explicit Lattice(const WordCounts& counts) : counts_(counts) {}

    std::vector<Reading> read(const std::string& key) {
        for (const Stem& stem : stems(key)) {
            add(stem.key, stem.prefix, "");
            for (const std::string_view pronoun : kPronouns) {
                if (!stem.key.ends_with(pronoun)) continue;
                std::string rest = stem.key.substr(0, stem.key.size() - pronoun.size());
                if (rest.size() < kShortestBeforeEnding) continue;
                // The article and a pronoun exclude each other.
                if (stem.prefix.ends_with("ال") || rest.starts_with("ال")) continue;
                add(rest, stem.prefix, pronoun);
                // Before a pronoun ta marbuta is written open; in key form it is ه.
                if (rest.ends_with("ت")) {
                    rest.replace(rest.size() - kLetter, kLetter, "ه");
                    add(rest, stem.prefix, pronoun);
                }
            }
        }
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Reading& a, const Reading& b) { return a.score > b.score; });
        return std::move(found_);
    }

  private:
    // A noun stands alone with the article or without it.
    double count_of(const std::string& stem) const {
        double count = counts_.of(stem) + kUnseen;
        if (!stem.starts_with("ال")) count += counts_.of("ال" + stem);
        if (is_stop_word(stem)) count = std::max(count, kClosedClass);
        return count;
    }

    void add(const std::string& stem, const std::string& prefix, std::string_view ending) {
        const double cost = cost_of_prefix(prefix) + (ending.empty() ? 0 : kPronoun);
        found_.push_back({stem, prefix, std::string(ending), std::log(count_of(stem)) - cost});
    }

    const WordCounts& counts_;
    std::vector<Reading> found_;
};

}  // namespace

std::vector<Reading> readings(const std::string& key, const WordCounts& counts) {
    std::size_t offset = 0;
    if (key.empty() || !is_arabic_letter(next_code_point(key, offset))) return {{key, "", "", 0}};
    return Lattice(counts).read(key);
}

}  // namespace isnad::text
