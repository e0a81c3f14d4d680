// The readings of an Arabic word: which letters are the word itself and which are written onto it.
//
// Before the word may stand و ف, ب ك ل, س and the article (clitics.h), behind it a pronoun (ه ها هم
// نا
// ...). Spelling alone does not tell: وزير is a minister, ولكن is "and but". A reading is the
// better the more often its stem stands alone in the texts at hand, less what each clitic costs; so
// the store that is read teaches its own words, names among them, and no stemmer cuts بيروت into
// يرو.
//
// It does not know roots, broken plurals or verb forms, and it does not look at the sentence
// around.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace isnad::text {

// How often each word stands in a collection of texts, in key form.
class WordCounts {
  public:
    void add(const std::string& key, std::uint32_t times = 1) { counts_[key] += times; }
    std::uint32_t of(const std::string& key) const {
        const auto at = counts_.find(key);
        return at == counts_.end() ? 0 : at->second;
    }

  private:
    std::unordered_map<std::string, std::uint32_t> counts_;  // looked up only
};

struct Reading {
    std::string stem;    // without clitics, ta marbuta restored: "مدينه" of "بمدينتهم"
    std::string prefix;  // "و", "وبال"
    std::string ending;  // "هم"
    double score = 0;    // log of a frequency; higher is likelier
};

// Returns: every reading, the likeliest first; the word as it stands is always among them. Words in
// other scripts have that one. Requires: `key` is in key form.
std::vector<Reading> readings(const std::string& key, const WordCounts& counts);

}  // namespace isnad::text
