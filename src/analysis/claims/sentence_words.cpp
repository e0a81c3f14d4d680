// Purpose: see sentence_words.h.
#include "analysis/claims/sentence_words.h"

#include <algorithm>

namespace isnad::analysis::claims {
namespace {

constexpr std::size_t kWithLetter = 10;  // bytes
constexpr std::size_t kFullPlural = 10;  // bytes

using Sentence = SentenceFindings;

}  // namespace

std::string_view key(const Sentence& sentence, std::uint32_t i) {
    return sentence.tokens[i].key;
}

bool is_mark(const Sentence& sentence, std::uint32_t i) {
    return sentence.tokens[i].kind == text::TokenKind::mark;
}

bool is_comma(const Sentence& sentence, std::uint32_t i) {
    return is_mark(sentence, i) && (key(sentence, i) == "," || key(sentence, i) == "،");
}

bool has_article(std::string_view word) {
    return word.starts_with("ال") || word.starts_with("وال") || word.starts_with("لل") ||
           word.starts_with("بال");
}

const SmallWordAt* small_at(const Sentence& sentence, std::uint32_t i, SmallWord word) {
    auto at = std::lower_bound(
        sentence.words.small.begin(), sentence.words.small.end(), i,
        [](const SmallWordAt& one, std::uint32_t first) { return one.begin < first; });
    for (; at != sentence.words.small.end() && at->begin == i; ++at) {
        if (at->word == word) return &*at;
    }
    return nullptr;
}

const SmallWordAt* small_before(const Sentence& sentence, std::uint32_t i, SmallWord word) {
    constexpr std::uint32_t kLongest = 3;  // tokens
    for (std::uint32_t from = i > kLongest ? i - kLongest : 0; from < i; ++from) {
        const SmallWordAt* at = small_at(sentence, from, word);
        if (at != nullptr && at->end == i) return at;
    }
    return nullptr;
}

const PrepositionAt* preposition_before(const Sentence& sentence, std::uint32_t i) {
    const auto& all = sentence.words.prepositions;
    auto at = std::lower_bound(
        all.begin(), all.end(), i,
        [](const PrepositionAt& one, std::uint32_t first) { return one.begin < first; });
    const PrepositionAt* best = nullptr;
    for (std::uint32_t steps = 0; at != all.begin() && steps < 8; ++steps) {
        --at;
        if (at->begin + 4 < i) break;
        if (at->end == i && (best == nullptr || at->begin < best->begin)) best = &*at;
    }
    return best;
}

bool is_preposition(const Sentence& sentence, std::uint32_t i) {
    const auto& all = sentence.words.prepositions;
    const auto at = std::lower_bound(
        all.begin(), all.end(), i,
        [](const PrepositionAt& one, std::uint32_t first) { return one.begin < first; });
    return at != all.end() && at->begin == i;
}

bool is_in_time(const Sentence& sentence, std::uint32_t i) {
    const model::Span span = sentence.tokens[i].span;
    const auto at = std::lower_bound(
        sentence.times.begin(), sentence.times.end(), span.start,
        [](const auto& time, std::uint32_t start) { return time.span.end <= start; });
    return at != sentence.times.end() && at->span.overlaps(span);
}

bool is_filler(const Sentence& sentence, std::uint32_t i) {
    return (is_mark(sentence, i) && !is_comma(sentence, i)) || is_in_time(sentence, i) ||
           small_at(sentence, i, SmallWord::particle) != nullptr;
}

bool is_quote(std::string_view mark) {
    return mark == "\"" || mark == "«" || mark == "»" || mark == "“" || mark == "”" || mark == "'";
}

bool is_boundary(const Sentence& sentence, std::uint32_t i) {
    std::uint32_t last = i - 1;
    while (last > 0 && is_mark(sentence, last) && is_quote(key(sentence, last))) --last;
    const std::string_view before = key(sentence, last);
    if (is_mark(sentence, last)) return true;
    if (has_article(key(sentence, i))) return false;
    // "مسلحون", "متظاهرين": with its ending written out a plural has nothing of its own behind it.
    const bool full =
        before.size() >= kFullPlural && (before.ends_with("ون") || before.ends_with("ين"));
    return has_article(before) || full;
}

bool has_letter(std::string_view word) {
    return word.size() >= kWithLetter && (word.starts_with("ل") || word.starts_with("ب")) &&
           !word.starts_with("بن");
}

}  // namespace isnad::analysis::claims
