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

std::vector<text::Token> part(const text::TokenisedText& text,
                              std::span<const text::Token> tokens) {
    std::vector<text::Token> out;
    out.reserve(tokens.size() + 4);
    for (const text::Token& token : tokens) {
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
    const auto close = [&](std::size_t end) {
        if (end > begin) {
            Segment segment{tokens.subspan(begin, end - begin), region, nullptr};
            const bool mixed = std::any_of(segment.tokens.begin(), segment.tokens.end(),
                                           [](const text::Token& token) {
                                               return digits_in_word(token) != std::string::npos;
                                           });
            if (mixed) {
                segment.parted =
                    std::make_unique<std::vector<text::Token>>(part(text, segment.tokens));
                segment.tokens = *segment.parted;
            }
            segments.push_back(std::move(segment));
        }
        begin = end;
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
        if (!gap.empty() && text.words(gap).find('\n') != std::string_view::npos) close(i);
    }
    close(tokens.size());
    return segments;
}

}  // namespace isnad::analysis::numbers
