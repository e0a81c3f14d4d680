// Purpose: what English and French phrases begin and end with (latin.h).
#include <algorithm>

#include "analysis/attribution/latin.h"

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kLongestPhrase = 14;
constexpr std::uint32_t kAdverbsBefore = 8;

// Where the adverb or auxiliary that ends before `end` begins; `end` where none does.
std::uint32_t skipped_before(const SentenceView& view, std::uint32_t end) {
    for (std::uint32_t size = std::min(end, 3U); size > 0; --size) {  // "on Monday" before "Monday"
        const Tag* skip = view.tag(end - size, WordClass::skip);
        if (skip != nullptr && skip->end == end && view.mention[end - size] == kNone) {
            return end - size;
        }
    }
    return end;
}

// "a, dans un communiqué, démenti": where the insertion between auxiliary and verb begins.
std::uint32_t before_insertion(const SentenceView& view, std::uint32_t end) {
    constexpr std::uint32_t kWithin = 10;
    if (view.language != "fr" || end < 4 || !view.is_comma(end - 1)) return end;
    std::uint32_t comma = end - 2;
    while (comma > 0 && end - comma < kWithin && !view.is_comma(comma)) --comma;
    if (comma == 0 || !view.is_comma(comma) || is_closing_quote(view, comma - 1)) return end;
    const Tag* auxiliary = view.tag(comma - 1, WordClass::skip);
    const bool aside = view.tag(comma + 1, WordClass::within) != nullptr ||
                       view.tag(comma + 1, WordClass::stop) != nullptr;
    return aside && auxiliary != nullptr && auxiliary->end == comma ? comma : end;
}

}  // namespace

bool is_outlet(const Source& source) {
    return source.link.kind == model::SourceKind::outlet ||
           source.link.kind == model::SourceKind::agency;
}

bool is_closing_quote(const SentenceView& view, std::uint32_t i) {
    const std::string& key = view.tokens[i].key;
    if (view.is_opening(i)) return false;
    // A single mark closes where it ends what is quoted; elsewhere it is an apostrophe.
    const bool single = (key == "'" || key == "’") && i > 0 && view.quoted[i - 1];
    return key == "\"" || key == "”" || key == "»" || (single && !view.quoted[i]);
}

bool is_determiner(const SentenceView& view, std::uint32_t i) {
    return view.tag(i, WordClass::preposition) != nullptr && view.mention[i] == kNone;
}

bool is_capitalised(const SentenceView& view, std::uint32_t i) {
    const auto words = view.text->words(view.tokens[i].span);
    return (words.front() >= 'A' && words.front() <= 'Z') || words.starts_with("É");
}

bool is_pronoun(const SentenceView& view, std::uint32_t i) {
    return view.tag(i, WordClass::pronoun) != nullptr && view.mention[i] == kNone &&
           !is_determiner(view, i);
}

Border border_before(const SentenceView& view, std::uint32_t i) {
    if (i == 0) return Border::start;
    const std::uint32_t before = i - 1;
    if (is_closing_quote(view, before)) return Border::quote;
    if (view.is_comma(before)) {
        return before > 0 && is_closing_quote(view, before - 1) ? Border::quote : Border::comma;
    }
    const std::string& key = view.tokens[before].key;
    if (key == ":" || key == ";" || key == "—" || key == "–") return Border::mark;
    return Border::none;
}

std::uint32_t phrase_end(const SentenceView& view, std::uint32_t begin) {
    bool head = false;
    std::uint32_t i = begin;
    const std::uint32_t limit = std::min(view.size(), begin + kLongestPhrase);
    while (i < limit) {
        if (view.is_opening(i) && is_quoted_name(view, i)) {
            i = std::min(view.closing[i] + 1, view.size());
            head = true;
            continue;
        }
        if (i > begin && view.is_mark(i, "&")) {
            ++i;
            continue;
        }
        if (view.mention[i] == kNone && view.tokens[i].kind != text::TokenKind::word) break;
        const bool joins = view.tag(i, WordClass::joins) != nullptr && i > begin;
        const Tag* noun = view.tag(i, WordClass::holder);
        if (view.mention[i] != kNone || noun != nullptr) {
            head = true;
            i = noun != nullptr ? std::min(noun->end, limit) : i + 1;  // "porte-parole"
            continue;
        }
        const bool ends = view.tag(i, WordClass::that) != nullptr || view.cue(i) != nullptr ||
                          view.tag(i, WordClass::skip) != nullptr ||
                          view.tag(i, WordClass::relative) != nullptr ||
                          view.tag(i, WordClass::citing) != nullptr ||
                          view.tag(i, WordClass::according) != nullptr ||
                          view.tag(i, WordClass::passive) != nullptr || is_pronoun(view, i);
        if (ends) break;
        if (view.tag(i, WordClass::stop) != nullptr && !(joins && head)) break;
        if (i > begin && is_determiner(view, i) && view.tag(i - 1, WordClass::joins) == nullptr) {
            break;
        }
        const bool capital = i > 0 && is_capitalised(view, i);
        const bool person = i > begin && view.mention[i - 1] != kNone &&
                            (*view.mentions)[view.mention[i - 1]].kind == model::EntityKind::person;
        if (person && !capital && !joins) break;
        const bool adjective = i == begin + 1 && is_capitalised(view, begin) &&
                               view.mention[begin] == kNone &&
                               view.tag(begin, WordClass::holder) == nullptr;
        if (head && !joins && !capital && !adjective &&
            view.tag(i - 1, WordClass::joins) == nullptr && view.language == "en") {
            break;
        }
        head = head || capital;
        ++i;
    }
    const auto is_small = [&](std::uint32_t at) {
        return (view.tag(at, WordClass::joins) != nullptr || is_determiner(view, at) ||
                view.tokens[at].kind == text::TokenKind::mark) &&
               view.mention[at] == kNone && view.tag(at, WordClass::holder) == nullptr &&
               !is_closing_quote(view, at);
    };
    while (i > begin && is_small(i - 1)) --i;
    return i;
}

std::uint32_t skip_back(const SentenceView& view, std::uint32_t verb) {
    std::uint32_t end = verb;
    for (std::uint32_t steps = 0; steps < kAdverbsBefore && end > 0; ++steps) {
        std::uint32_t begin = skipped_before(view, end);
        if (begin == end && end > 2 && view.is_comma(end - 1)) {
            // "a, de son côté, rappelé", "la direction, elle, assure": set in commas.
            const bool pronoun = is_pronoun(view, end - 2);
            std::uint32_t inner = skipped_before(view, end - 1);  // "quant à elle" before "elle"
            if (pronoun && inner + 1 == end) inner = end - 2;
            const bool inserted = inner + 1 < end && inner > 1 && view.is_comma(inner - 1) &&
                                  !is_closing_quote(view, inner - 2) &&
                                  (view.language == "fr" || !pronoun);
            if (inserted) begin = inner - 1;
        }
        if (begin == end) begin = before_insertion(view, end);
        if (begin == end) break;
        end = begin;
    }
    return end;
}

std::uint32_t dateline_end(const SentenceView& view) {
    constexpr std::uint32_t kWithin = 14;
    if (view.size() == 0) return 0;
    const auto first = view.text->words(view.tokens[0].span);
    const bool capitals = first.size() > 2 &&
                          std::none_of(first.begin(), first.end(),
                                       [](char letter) { return letter >= 'a' && letter <= 'z'; });
    for (std::uint32_t i = 1; i < kWithin && i < view.size(); ++i) {
        const std::string& key = view.tokens[i].key;
        if (view.is_opening(i) || view.tag(i, WordClass::passive) != nullptr) return 0;
        if ((key == "—" || key == "–" || key == "-") &&
            (view.tokens[i - 1].key == ")" ||
             (capitals && (key != "-" || view.tokens[i - 1].kind == text::TokenKind::number)))) {
            return i + 1;
        }
    }
    return 0;
}

void extend(const SentenceView& view, Source& source) {
    const std::uint32_t at = source.end;
    if (at + 1 >= view.size() || at > source.begin + 4) return;
    if (view.tokens[at].kind != text::TokenKind::number && !view.is_mark(at, "&")) return;
    const std::uint32_t end = phrase_end(view, at + 1);
    if (end > at + 1) source = make_source(view, source.begin, end);
}

}  // namespace isnad::analysis::attribution
