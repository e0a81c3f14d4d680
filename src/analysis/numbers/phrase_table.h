// Phrases of a lexicon, found at a token by one hash look-up.
//
// Every form is cut into tokens as the text is, so whatever the tokeniser does to "l'année" or
// "p. cent" it does on both sides. Arabic writes و ف ب ك ل onto the next word; each Arabic form is
// therefore entered with the proclitics too, and the match says which stood there. What a phrase
// means, and which of several readings holds, is for the caller.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text/tokens.h"

namespace isnad::analysis::numbers {

enum class Article { as_written, also_definite };

struct Phrase {
    std::vector<std::string> rest;  // keys of the tokens after the first
    std::string prefix;  // what is written onto the first: "", "و", "وب", "ال", "ولال"
    std::uint32_t entry = 0;  // the caller's number

    std::size_t tokens() const { return rest.size() + 1; }
    bool joined() const;    // "و" stands on it
    bool definite() const;  // the article was added to the form as the lexicon has it
};

class PhraseTable {
  public:
    // The phrases that begin with one key. `marks` is the union of the callers' marks of their
    // entries, so that most words of the table can be passed over without a look at each phrase.
    struct Bucket {
        std::vector<Phrase> phrases;
        std::uint32_t marks = 0;

        auto begin() const { return phrases.begin(); }
        auto end() const { return phrases.end(); }
    };

    PhraseTable() = default;
    PhraseTable(PhraseTable&&) = default;
    PhraseTable& operator=(PhraseTable&&) = default;
    PhraseTable(const PhraseTable&) = delete;  // `slots_` points into `buckets_`
    PhraseTable& operator=(const PhraseTable&) = delete;
    ~PhraseTable() = default;

    // `marks` are bits of the caller's choosing.
    void add(std::string_view form, std::uint32_t entry, Article article = Article::as_written,
             std::uint32_t marks = 1);

    // Orders each bucket, longest phrase first. Call once, after the last `add`.
    void finish();

    // Returns: the phrases that begin with this key, longest first, or nullptr.
    const Bucket* bucket(std::string_view key) const;

    // Whether the tokens from the head on spell the phrase. Requires: the first token's key does.
    static bool spelt(const Phrase& phrase, std::span<const text::Token> tokens);

  private:
    void enter(const std::string& first, std::vector<std::string> rest, std::string prefix,
               std::uint32_t entry, std::uint32_t marks);

    // One bit a hash: most words of a text begin no phrase, and are told by it without a look-up.
    static constexpr std::size_t kSieveBits = 1U << 17U;
    std::vector<std::uint64_t> sieve_;
    // Open addressing by the same hash, a power of two in size, at most half full.
    using Entry = std::pair<const std::string, Bucket>;
    struct Slot {
        std::uint64_t hash = 0;
        const Entry* entry = nullptr;
    };
    std::vector<Slot> slots_;
    std::unordered_map<std::string, Bucket> buckets_;
};

// Calls `visit(phrase)` for each phrase spelt at the head of `tokens`, longest first, until it
// returns true. Returns: the phrase at which it did, or nullptr.
template <typename Visit>
const Phrase* first_phrase(const PhraseTable& table, std::span<const text::Token> tokens,
                           Visit&& visit) {
    if (tokens.empty()) return nullptr;
    const PhraseTable::Bucket* bucket = table.bucket(tokens.front().key);
    if (bucket == nullptr) return nullptr;
    for (const Phrase& phrase : *bucket) {
        if (PhraseTable::spelt(phrase, tokens) && visit(phrase)) return &phrase;
    }
    return nullptr;
}

}  // namespace isnad::analysis::numbers
