// Purpose: see segments.h.
#include "analysis/numbers/segments.h"

#include <algorithm>

#include "text/key_form.h"

namespace isnad::analysis::numbers {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Where digits begin in a word that begins with Arabic letters; npos where they do not. Latin names
// ("covid19") stay whole.
std::size_t digits_in_word(const text::Token& token) {
    constexpr std::size_t kLongestHead = 8;  // bytes: proclitics and article, or the "ر" of "4ر16"
    if (token.kind != text::TokenKind::word) return std::string::npos;
    const std::string& key = token.key;
    std::size_t at = 0;
    while (at < key.size() && at <= kLongestHead && static_cast<unsigned char>(key[at]) >= 0x80)
        ++at;
    const bool digits = at > 0 && at < key.size() && is_digit(key[at]);
    return digits && key.find_first_not_of("0123456789.,", at) == std::string::npos
               ? at
               : std::string::npos;
}

// Whether two tokens are parted by nothing but marks of direction or width, and are digits or
// signs: "5\u200F%", "12\u200E/5". They adjoin, then.
bool parted_by_marks(std::string_view text, const text::Token& left, const text::Token& right) {
    std::uint32_t at = left.span.end;
    const std::uint32_t end = right.span.start;
    if (end <= at + 1 || text[at] == ' ' || left.kind == text::TokenKind::word ||
        right.kind == text::TokenKind::word)
        return false;
    const auto byte = [&](std::uint32_t i) { return static_cast<unsigned char>(text[i]); };
    while (at < end) {
        // U+061C; U+200B-200F, U+202A-202E, U+2060, U+2066-2069.
        if (at + 1 < end && byte(at) == 0xD8 && byte(at + 1) == 0x9C) {
            at += 2;
            continue;
        }
        if (at + 2 >= end || byte(at) != 0xE2) return false;
        const unsigned char row = byte(at + 1);
        const unsigned char cell = byte(at + 2);
        const bool mark =
            (row == 0x80 && ((cell >= 0x8B && cell <= 0x8F) || (cell >= 0xAA && cell <= 0xAE))) ||
            (row == 0x81 && (cell == 0xA0 || (cell >= 0xA6 && cell <= 0xA9)));
        if (!mark) return false;
        at += 3;
    }
    return true;
}

std::vector<text::Token> part(const text::TokenisedText& text,
                              std::span<const text::Token> tokens) {
    std::vector<text::Token> out;
    out.reserve(tokens.size() + 4);
    for (const text::Token& token : tokens) {
        if (!out.empty() && parted_by_marks(text.text, out.back(), token)) {
            out.back().span.end = token.span.start;
            if (out.back().kind == text::TokenKind::number &&
                token.kind == text::TokenKind::number) {
                out.back().span.end = token.span.end;
                out.back().key += token.key;
                continue;
            }
        }
        const std::size_t cut = digits_in_word(token);
        if (cut == std::string::npos) {
            out.push_back(token);
            continue;
        }
        const text::KeyForm form = text::key_form(text.words(token.span));
        const std::size_t at = form.key.find_first_of("0123456789");
        if (at == std::string::npos) {
            out.push_back(token);
            continue;
        }
        const std::uint32_t middle = token.span.start + form.origin[at];
        out.push_back(
            {{token.span.start, middle}, token.key.substr(0, cut), text::TokenKind::word});
        out.push_back({{middle, token.span.end}, token.key.substr(cut), text::TokenKind::number});
    }
    return out;
}

}  // namespace

std::vector<Segment> segments_of(const text::TokenisedText& text) {
    std::vector<Segment> segments;
    const std::span<const text::Token> tokens(text.tokens);
    std::uint32_t region = 0;
    std::size_t begin = 0;
    bool marked = false;  // marks of direction stand between digits
    const auto close = [&](std::size_t end) {
        if (end > begin) {
            Segment segment{tokens.subspan(begin, end - begin), region, nullptr};
            const bool mixed = std::any_of(segment.tokens.begin(), segment.tokens.end(),
                                           [](const text::Token& token) {
                                               return digits_in_word(token) != std::string::npos;
                                           });
            if (mixed || marked) {
                segment.parted =
                    std::make_unique<std::vector<text::Token>>(part(text, segment.tokens));
                segment.tokens = *segment.parted;
            }
            segments.push_back(std::move(segment));
        }
        begin = end;
        marked = false;
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto start = tokens[i].span.start;
        const auto last = static_cast<std::uint32_t>(text.regions.size());
        if (region + 1 < last && start >= text.regions[region].span.end) {
            close(i);
            while (region + 1 < last && start >= text.regions[region].span.end) ++region;
        }
        if (i == begin) continue;
        const model::Span gap{tokens[i - 1].span.end, start};
        if (gap.empty()) continue;
        if (gap.end - gap.start == 1) {
            if (text.text[gap.start] == '\n') close(i);
            continue;
        }
        if (text.words(gap).find('\n') != std::string_view::npos) close(i);
        marked = marked || (i > begin && parted_by_marks(text.text, tokens[i - 1], tokens[i]));
    }
    close(tokens.size());
    return segments;
}

}  // namespace isnad::analysis::numbers
