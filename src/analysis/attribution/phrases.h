// Finds the words and phrases of a lexicon in a row of tokens.
//
// A phrase is the keys of its tokens, so that spelling variants are one. The first token is also
// tried with what may be written onto it taken off (Arabic proclitics, French elisions, the English
// genitive), and each hit says what that was, so that a rule can refuse it ("كان" is no "ان").
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "text/tokens.h"

namespace isnad::analysis::attribution {

struct PhraseHit {
    std::uint32_t value = 0;   // what was given to add()
    std::uint32_t tokens = 1;  // how many tokens it covers
    std::string prefix;  // what was taken off the first: "و", "لل", "l'"; "'s" for a genitive
    bool accusative = false;  // the alef of an indefinite accusative was taken off: "قمحا"
    bool suffix = false;      // an object pronoun was taken off: "اوردته" -> "اوردت"
};

class PhraseTable {
  public:
    // Adds each of `words`, parted by '|'.
    void add(std::string_view words, std::uint32_t value);

    // Appends the phrases that begin at tokens[at]: of each value the reading with least taken off
    // and, among these, the longest.
    void find(std::span<const text::Token> tokens, std::size_t at,
              std::vector<PhraseHit>& hits) const;

  private:
    struct Phrase {
        std::vector<std::string> rest;  // the keys after the first
        std::uint32_t value = 0;
        std::uint64_t second = 0;  // hash of the first of the rest: most phrases fail there
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const { return base::fast_hash(key); }
    };

    enum class Off : std::uint8_t { nothing, pronoun, accusative };  // behind the first word

    void match(std::string_view first, std::string_view prefix, Off off,
               std::span<const text::Token> tokens, std::size_t at,
               std::vector<PhraseHit>& hits) const;

    std::unordered_map<std::string, std::vector<Phrase>, Hash, std::equal_to<>> by_first_;
    // Which hashes of first words there are: most words of a text begin nothing, and the table is
    // larger than the cache. Some 100,000 forms of verbs must leave most bits empty.
    static constexpr std::size_t kKnown = std::size_t{1} << 20U;
    std::vector<bool> known_ = std::vector<bool>(kKnown);
};

}  // namespace isnad::analysis::attribution
