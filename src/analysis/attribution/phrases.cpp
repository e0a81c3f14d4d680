// Purpose: see phrases.h.
#include "analysis/attribution/phrases.h"

#include <algorithm>

#include "base/lexicon.h"
#include "text/clitics.h"
#include "text/key_form.h"

namespace isnad::analysis::attribution {
namespace {

constexpr std::size_t kLongestWord = 64;  // bytes; longer "words" are no words of a lexicon

bool is_arabic_letter_lead(char byte) {
    const auto lead = static_cast<unsigned char>(byte);
    return lead >= 0xD8 && lead <= 0xDB;
}

// Returns: the offset past the first apostrophe, straight or curly, or npos.
std::size_t after_apostrophe(std::string_view key, std::size_t& begin) {
    for (const std::string_view mark : {"'", "’"}) {
        begin = key.find(mark);
        if (begin != std::string_view::npos) return begin + mark.size();
    }
    return std::string_view::npos;
}

}  // namespace

void PhraseTable::add(std::string_view words, std::uint32_t value) {
    for (const std::string_view form : base::split(words, '|')) {
        if (form.empty()) continue;
        const auto size = static_cast<std::uint32_t>(form.size());
        const auto read = text::tokenise(form, {text::Region{.span = {0, size}, .language = {}}});
        if (read.tokens.empty()) continue;
        Phrase phrase{.rest = {}, .value = value};
        for (std::size_t i = 1; i < read.tokens.size(); ++i) {
            phrase.rest.push_back(read.tokens[i].key);
        }
        // "qu'" is written as a token of its own nowhere: the mark belongs to the elided word.
        std::string first = read.tokens[0].key;
        if (phrase.rest.size() == 1 && (phrase.rest[0] == "'" || phrase.rest[0] == "’")) {
            phrase.rest.clear();
            first += "'";
        }
        if (!phrase.rest.empty()) phrase.second = Hash{}(phrase.rest.front());
        known_[Hash{}(first) % kKnown] = true;
        auto& list = by_first_[first];
        const bool known = std::any_of(list.begin(), list.end(), [&](const Phrase& other) {
            return other.rest == phrase.rest && other.value == value;
        });
        if (known) continue;
        list.push_back(std::move(phrase));
        std::stable_sort(list.begin(), list.end(), [](const Phrase& a, const Phrase& b) {
            return a.rest.size() > b.rest.size();
        });
    }
}

void PhraseTable::match(std::string_view first, std::string_view prefix, Off off,
                        std::span<const text::Token> tokens, std::size_t at,
                        std::vector<PhraseHit>& hits) const {
    if (!known_[Hash{}(first) % kKnown]) return;
    const auto found = by_first_.find(first);
    if (found == by_first_.end()) return;
    const std::uint64_t next = at + 1 < tokens.size() ? Hash{}(tokens[at + 1].key) : 0;
    for (const Phrase& phrase : found->second) {
        if (phrase.second != 0 && phrase.second != next) continue;
        if (at + phrase.rest.size() >= tokens.size()) continue;
        std::size_t i = 0;
        while (i < phrase.rest.size() && phrase.rest[i] == tokens[at + 1 + i].key) ++i;
        if (i < phrase.rest.size()) continue;
        const bool known = std::any_of(hits.begin(), hits.end(), [&](const PhraseHit& hit) {
            return hit.value == phrase.value;
        });
        if (known) continue;
        hits.push_back({.value = phrase.value,
                        .tokens = static_cast<std::uint32_t>(1 + phrase.rest.size()),
                        .prefix = std::string(prefix),
                        .accusative = off == Off::accusative,
                        .suffix = off == Off::pronoun});
    }
}

void PhraseTable::find(std::span<const text::Token> tokens, std::size_t at,
                       std::vector<PhraseHit>& hits) const {
    const text::Token& token = tokens[at];
    if (token.kind != text::TokenKind::word || token.key.size() > kLongestWord) return;
    const std::string_view key = token.key;
    match(key, "", Off::nothing, tokens, at, hits);
    if (is_arabic_letter_lead(key.front())) {
        const auto readings = text::stems(key);
        for (const auto& stem : readings) {
            if (!stem.prefix.empty()) match(stem.key, stem.prefix, Off::nothing, tokens, at, hits);
        }
        constexpr std::string_view kAlef = "ا";
        for (const auto& stem : readings) {
            if (stem.key.size() < kAlef.size() + 6 || !stem.key.ends_with(kAlef)) continue;
            const auto bare = std::string_view(stem.key).substr(0, stem.key.size() - kAlef.size());
            match(bare, stem.prefix, Off::accusative, tokens, at, hits);
        }
        for (const std::string_view pronoun : {"ه", "ها", "هم", "هما", "هن", "نا", "ني"}) {
            if (!key.ends_with(pronoun)) continue;
            for (const auto& stem : readings) {
                // "وزارة" is no "زار" with و before and ه behind.
                const std::size_t least = pronoun.size() + (stem.prefix.empty() ? 4U : 8U);
                if (stem.key.size() < least || !stem.key.ends_with(pronoun)) continue;
                const auto bare =
                    std::string_view(stem.key).substr(0, stem.key.size() - pronoun.size());
                match(bare, stem.prefix, Off::pronoun, tokens, at, hits);
                if (bare.ends_with(kAlef)) {  // "سماه" is سمى
                    const auto root = bare.substr(0, bare.size() - kAlef.size());
                    match(std::string(root) + "ي", stem.prefix, Off::pronoun, tokens, at, hits);
                }
            }
        }
        return;
    }
    std::size_t mark = 0;
    const std::size_t rest = after_apostrophe(key, mark);
    if (rest == std::string_view::npos) return;
    const auto elided = std::string(key.substr(0, mark)) + "'";
    if (rest != mark + 1) {  // a curly mark: the lexicon writes the straight one
        match(elided + std::string(key.substr(rest)), "", Off::nothing, tokens, at, hits);
    }
    if (key.substr(rest) == "s") {
        match(key.substr(0, mark), "'s", Off::nothing, tokens, at, hits);
    } else if (rest < key.size()) {
        match(key.substr(rest), elided, Off::nothing, tokens, at, hits);
        match(elided, "", Off::nothing, tokens, at, hits);
    }
}

}  // namespace isnad::analysis::attribution
