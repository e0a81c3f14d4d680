// Pairs of words that write one name, out of the lists: what train_name_weights.cpp learns from.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace isnad::tools {

constexpr std::size_t kLongest = 18;  // letters of a word that teaches

struct Pair {
    std::string x;
    std::string y;
    bool operator<(const Pair& o) const { return std::tie(x, y) < std::tie(o.x, o.y); }
    bool operator==(const Pair& o) const { return x == o.x && y == o.y; }
};

using Rows = std::vector<std::vector<std::string>>;

// Returns: the rows of a list, comments left out; none where the file cannot be read.
Rows read_rows(const char* path);

// Folded words, by the scripts of the two.
struct Training {
    std::set<Pair> latin_arabic, latin_hebrew, arabic_hebrew, latin_latin, arabic_arabic,
        hebrew_hebrew;
};

// `persons`: rows of lexicon/person_names.tsv; `places`: of training/name_pairs.tsv.
Training training_pairs(const Rows& persons, const Rows& places);

}  // namespace isnad::tools
