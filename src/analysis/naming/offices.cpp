// Purpose: see offices.h.
#include "analysis/naming/offices.h"

#include <algorithm>
#include <array>

#include "base/lexicon.h"
#include "base/result.h"
#include "text/clitics.h"
#include "text/key_form.h"

namespace isnad::analysis::naming {

namespace {

constexpr std::string_view kArticle = "ال";

bool is_arabic(std::string_view key) {
    return !key.empty() && static_cast<unsigned char>(key[0]) >= 0xD8 &&
           static_cast<unsigned char>(key[0]) <= 0xDB;
}

bool is_hebrew(std::string_view key) {
    return !key.empty() && (static_cast<unsigned char>(key[0]) == 0xD6 ||
                            static_cast<unsigned char>(key[0]) == 0xD7);
}

std::string plain(std::string_view key) {
    if (is_arabic(key)) {
        if (key.starts_with(kArticle) && key.size() >= kArticle.size() + 4)
            key.remove_prefix(kArticle.size());
        return std::string(key);
    }
    for (const std::string_view apostrophe : {"'", "’"}) {
        const std::size_t at = key.find(apostrophe);
        if (at == std::string_view::npos) continue;
        if (at >= 1 && at <= 2) {
            key.remove_prefix(at + apostrophe.size());
        } else if (key.substr(at + apostrophe.size()) == "s") {
            key = key.substr(0, at);
        }
    }
    return std::string(key);
}

bool is_hyphen(const text::Token& token) {
    return token.kind == text::TokenKind::mark && (token.key == "-" || token.key == "‑");
}

std::vector<std::string> words_of(std::string_view phrase) {
    const text::TokenisedText text = text::tokenise(
        phrase,
        {{{0, static_cast<std::uint32_t>(phrase.size())}, model::BlockKind::paragraph, "", false}});
    std::vector<std::string> words;
    for (const text::Token& token : text.tokens) {
        if (!is_hyphen(token)) words.push_back(plain(token.key));
    }
    return words;
}

OfficeClass class_named(std::string_view name) {
    constexpr std::array<std::string_view, 8> kNames = {
        "office", "head", "portfolio", "former", "acting", "elect", "modifier", "honorific"};
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    ISNAD_ASSERT(found != kNames.end());
    return static_cast<OfficeClass>(found - kNames.begin());
}

}  // namespace

std::string plain_word(const text::TokenisedText& text, std::size_t token) {
    return plain(text.tokens[token].key);
}

const Offices& Offices::get() {
    static const Offices offices;
    return offices;
}

Offices::Offices() {
    for (const base::LexiconRow& row : base::lexicon_rows("offices.tsv")) {
        for (std::size_t column = 3; column < row.size(); ++column) {
            for (const std::string_view phrase : base::split(row[column], '|')) {
                std::vector<std::string> words = words_of(phrase);
                if (words.empty()) continue;
                auto& phrases = by_first_[words.front()];
                phrases.push_back({class_named(row[0]), std::string(row[2]), std::move(words)});
            }
        }
    }
    for (auto& [first, phrases] : by_first_) {
        std::stable_sort(phrases.begin(), phrases.end(),
                         [](const OfficePhrase& a, const OfficePhrase& b) {
                             return a.words.size() > b.words.size();
                         });
    }
}

OfficeMatch Offices::match_from(const text::TokenisedText& text, const std::string& first,
                                std::size_t i, std::size_t limit, std::uint32_t classes) const {
    const auto found = by_first_.find(first);
    if (found == by_first_.end()) return {};
    for (const OfficePhrase& phrase : found->second) {
        if ((classes & bit(phrase.kind)) == 0) continue;
        std::size_t token = i + 1;
        std::size_t word = 1;
        while (word < phrase.words.size()) {
            if (token < limit && is_hyphen(text.tokens[token])) ++token;
            if (token >= limit || plain_word(text, token) != phrase.words[word]) break;
            ++token;
            ++word;
        }
        if (word == phrase.words.size()) return {&phrase, token};
    }
    return {};
}

OfficeMatch Offices::match(const text::TokenisedText& text, std::size_t i, std::size_t limit,
                           std::uint32_t classes, First first) const {
    constexpr std::size_t kLongestWord = 60;  // bytes
    const std::string& key = text.tokens[i].key;
    if (i >= limit || key.size() > kLongestWord) return {};
    OfficeMatch match = match_from(text, plain(key), i, limit, classes);
    if (match.phrase != nullptr || first == First::bare) return match;
    if (is_arabic(key)) {
        for (const text::Stem& stem : text::stems(key)) {
            if (stem.prefix.empty()) continue;
            match = match_from(text, plain(stem.key), i, limit, classes);
            if (match.phrase != nullptr) return match;
        }
    } else if (is_hebrew(key)) {
        // ו ה ב ל מ ש כ, one or two of them.
        constexpr std::array<std::string_view, 7> kPrefixes = {"ו", "ה", "ב", "ל", "מ", "ש", "כ"};
        std::string_view rest = key;
        for (int taken = 0; taken < 2 && rest.size() > 4; ++taken) {
            const bool prefixed =
                std::any_of(kPrefixes.begin(), kPrefixes.end(),
                            [&](std::string_view prefix) { return rest.starts_with(prefix); });
            if (!prefixed) break;
            rest.remove_prefix(2);
            match = match_from(text, std::string(rest), i, limit, classes);
            if (match.phrase != nullptr) return match;
        }
    }
    return match;
}

OfficeMatch Offices::match_back(const text::TokenisedText& text, std::size_t end, std::size_t limit,
                                std::uint32_t classes) const {
    constexpr std::size_t kLongest = 5;
    OfficeMatch best;
    for (std::size_t length = 1; length <= kLongest && end >= limit + length; ++length) {
        const std::size_t first = end - length;
        const OfficeMatch found = match(text, first, end, classes, First::bare);
        if (found.phrase != nullptr && found.end == end) best = {found.phrase, first};
    }
    return best;
}

}  // namespace isnad::analysis::naming
