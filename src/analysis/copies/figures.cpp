// Purpose: see figures.h.
#include "analysis/copies/figures.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/lexicon.h"
#include "text/key_form.h"

namespace isnad::analysis::copies {

namespace {

constexpr const char* kLists[] = {"numbers.tsv", "weekdays.tsv", "months.tsv"};

// Of numbers.tsv, the classes of words that are numbers; the others go with them ("about").
bool is_figure_class(std::string_view name) {
    constexpr std::string_view kClasses[] = {
        "zero",      "unit",       "teen",         "ten",     "tens",
        "hundred",   "hundreds",   "scale",        "ordinal", "ordinal_one",
        "unit_teen", "scale_dual", "scale_plural", "half",    "part"};
    return std::find(std::begin(kClasses), std::end(kClasses), name) != std::end(kClasses);
}

// Arabic writes its article, "and" and some prepositions onto the word.
constexpr const char* kBeforeWord[] = {"", "ال", "و", "وال", "ب", "بال", "لل", "ف"};

const std::vector<Word>& listed_words() {
    static const std::vector<Word> words = [] {
        std::vector<Word> numbers;
        for (const char* list : kLists) {
            for (const auto& row : base::lexicon_rows(list)) {
                if (list == kLists[0] && (row.size() < 2 || !is_figure_class(row[1]))) continue;
                if (row.empty()) continue;
                for (const std::string_view written : base::split(row[0], '|')) {
                    const std::string form = text::key_of(written);
                    if (form.empty() || form.find(' ') != std::string::npos) continue;
                    for (const char* before : kBeforeWord)
                        numbers.push_back(word_number(before + form));
                }
            }
        }
        std::sort(numbers.begin(), numbers.end());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
        return numbers;
    }();
    return words;
}

std::uint32_t count_figures(std::span<const Word> words) {
    return static_cast<std::uint32_t>(std::count_if(words.begin(), words.end(), states_figure));
}

}  // namespace

bool states_figure(Word word) {
    return has_digit(word) || std::ranges::binary_search(listed_words(), word);
}

std::uint32_t count_other_figures(const Path& path, std::span<const Word> a,
                                  std::span<const Word> b) {
    constexpr std::uint32_t kMostInGap = 2;
    std::uint32_t count = 0;
    for (std::size_t i = 1; i < path.size(); ++i) {
        const Match from = path[i - 1];
        const Match to = path[i];
        if (to.a - from.a < 2 || to.b - from.b < 2) continue;
        count += std::min({count_figures(a.subspan(from.a + 1, to.a - from.a - 1)),
                           count_figures(b.subspan(from.b + 1, to.b - from.b - 1)), kMostInGap});
    }
    return count;
}

}  // namespace isnad::analysis::copies
