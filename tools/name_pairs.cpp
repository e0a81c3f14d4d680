// Purpose: see name_pairs.h.
#include "name_pairs.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <string_view>

#include "analysis/names/letters.h"
#include "base/lexicon.h"

namespace isnad::tools {
namespace {

using analysis::names::fold_letters;
using analysis::names::Letters;
using analysis::names::Script;

// The folded words of a written name: joined, and by themselves where there are several.
std::vector<std::string> folded_words(std::string_view name, Script script) {
    if (!name.empty() && name.front() == '?') name.remove_prefix(1);
    std::vector<std::string> words;
    std::string joined;
    std::string text(name);
    std::replace(text.begin(), text.end(), '-', ' ');
    for (const std::string_view word : base::split(text, ' ')) {
        const Letters letters = fold_letters(word);
        if (letters.folded.empty() || letters.script != script) continue;
        words.push_back(letters.folded);
        joined += letters.folded;
    }
    if (words.size() == 1) return words;
    words.insert(words.begin(), joined);
    return words;
}

// Every pair of spellings in two lists parted by '|': joined, and word by word where both have as
// many words.
void add_spellings(std::string_view a, Script sa, std::string_view b, Script sb,
                   std::set<Pair>& pairs) {
    for (const std::string_view one : base::split(a, '|')) {
        const auto x = folded_words(one, sa);
        for (const std::string_view other : base::split(b, '|')) {
            const auto y = folded_words(other, sb);
            if (x.empty() || y.empty() || x[0].size() < 2 || y[0].size() < 2) continue;
            if (x[0].size() > kLongest || y[0].size() > kLongest) continue;
            pairs.insert({x[0], y[0]});
            if (x.size() != y.size()) continue;
            for (std::size_t i = 1; i < x.size(); ++i)
                if (x[i].size() > 1 && y[i].size() > 1) pairs.insert({x[i], y[i]});
        }
    }
}

// Words that share a partner, both ways: other spellings of one name.
std::set<Pair> siblings(const std::set<Pair>& pairs, bool of_x) {
    std::map<std::string, std::vector<std::string>> by;
    for (const Pair& pair : pairs) by[of_x ? pair.y : pair.x].push_back(of_x ? pair.x : pair.y);
    std::set<Pair> found;
    for (const auto& [shared, words] : by) {
        if (words.size() > 6 || shared.size() < 3) continue;
        for (const std::string& a : words)
            for (const std::string& b : words)
                if (a != b) found.insert({a, b});
    }
    return found;
}

}  // namespace

Rows read_rows(const char* path) {
    std::ifstream in(path);
    Rows rows;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::vector<std::string> row;
        for (const std::string_view column : base::split(line, '\t')) row.emplace_back(column);
        rows.push_back(std::move(row));
    }
    return rows;
}

Training training_pairs(const Rows& persons, const Rows& places) {
    Training all;
    for (const auto& row : persons) {
        if (row.size() < 4) continue;
        add_spellings(row[3], Script::latin, row[2], Script::arabic, all.latin_arabic);
        add_spellings(row[3], Script::latin, row[3], Script::latin, all.latin_latin);
        add_spellings(row[2], Script::arabic, row[2], Script::arabic, all.arabic_arabic);
        if (row.size() < 5) continue;
        add_spellings(row[3], Script::latin, row[4], Script::hebrew, all.latin_hebrew);
        add_spellings(row[2], Script::arabic, row[4], Script::hebrew, all.arabic_hebrew);
        add_spellings(row[4], Script::hebrew, row[4], Script::hebrew, all.hebrew_hebrew);
    }
    std::set<Pair> place_arabic;
    std::set<Pair> place_hebrew;
    for (const auto& row : places) {
        if (row.size() < 3) continue;
        if (row[0] == "ar")
            add_spellings(row[1], Script::latin, row[2], Script::arabic, place_arabic);
        else
            add_spellings(row[1], Script::latin, row[2], Script::hebrew, place_hebrew);
    }
    all.latin_latin.merge(siblings(place_arabic, true));
    all.arabic_arabic.merge(siblings(place_arabic, false));
    all.hebrew_hebrew.merge(siblings(place_hebrew, false));
    std::multimap<std::string, std::string> hebrew;
    for (const Pair& pair : place_hebrew) hebrew.emplace(pair.x, pair.y);
    for (const Pair& pair : place_arabic) {
        const auto [begin, end] = hebrew.equal_range(pair.x);
        for (auto at = begin; at != end; ++at) all.arabic_hebrew.insert({pair.y, at->second});
    }
    all.latin_arabic.merge(place_arabic);
    all.latin_hebrew.merge(place_hebrew);
    return all;
}

}  // namespace isnad::tools
