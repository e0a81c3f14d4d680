// Any bytes, through decoding, key form, tokens and sentences: the promises of src/text hold.
//
// The first byte picks what the page declares, so that the converters are reached too. A broken
// promise aborts; a hang shows by libFuzzer's own time limit.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/charset.h"
#include "text/clitics.h"
#include "text/key_form.h"
#include "text/language.h"
#include "text/sentences.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace {

using namespace isnad;

bool is_boundary(std::string_view text, std::size_t offset) {
    return offset == text.size() ||
           (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U);
}

void check_key_form(std::string_view text) {
    const text::KeyForm form = text::key_form(text);
    ISNAD_ASSERT(text::is_valid_utf8(form.key));
    ISNAD_ASSERT(form.origin.size() == form.key.size() + 1);
    ISNAD_ASSERT(form.origin.back() == text.size());
    for (std::size_t i = 0; i + 1 < form.origin.size(); ++i) {
        ISNAD_ASSERT(form.origin[i] <= form.origin[i + 1]);
        ISNAD_ASSERT(is_boundary(text, form.origin[i]));
    }
    ISNAD_ASSERT(text::key_of(text) == form.key);
    ISNAD_ASSERT(text::key_of(form.key) == form.key);
}

// Requires of spans: inside the region, in order, not empty, on boundaries.
void check_span(std::string_view text, model::Span span, model::Span within, std::uint32_t& end) {
    ISNAD_ASSERT(!span.empty() && within.contains(span) && span.start >= end);
    ISNAD_ASSERT(is_boundary(text, span.start) && is_boundary(text, span.end));
    end = span.end;
}

void check_tokens(std::string_view text, const std::vector<text::Region>& regions) {
    const text::TokenisedText tokens = text::tokenise(text, regions);
    std::size_t number = 0;
    std::uint32_t end = 0;
    for (const text::Token& token : tokens.tokens) {
        while (number < regions.size() && token.span.start >= regions[number].span.end) ++number;
        ISNAD_ASSERT(number < regions.size());
        check_span(text, token.span, regions[number].span, end);
        ISNAD_ASSERT(!token.key.empty() && text::is_valid_utf8(token.key));
        const std::vector<text::Stem> stems = text::stems(token.key);
        ISNAD_ASSERT(!stems.empty() && stems.front().key == token.key);
    }
    std::uint32_t next_token = 0;
    end = 0;
    for (const text::Sentence& sentence : tokens.sentences) {
        check_span(text, sentence.span, tokens.region_of(sentence).span, end);
        ISNAD_ASSERT(sentence.first_token == next_token);
        for (const text::Token& token : tokens.tokens_of(sentence)) {
            ISNAD_ASSERT(sentence.span.contains(token.span));
        }
        next_token = sentence.end_token;
    }
    ISNAD_ASSERT(next_token == tokens.tokens.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::array<std::string_view, 8> kLabels = {
        "", "utf-8", "windows-1256", "iso-8859-1", "gbk", "shift_jis", "iso-2022-jp", "utf-16"};
    if (size == 0) return 0;
    const std::string bytes(data + 1, data + size);
    text::html_meta_charset(bytes);
    const text::Decoded decoded =
        text::decode(bytes, kLabels[data[0] % 8], kLabels[(data[0] / 8) % 8]);
    const std::string& text = decoded.text;
    ISNAD_ASSERT(text::is_valid_utf8(text) && text.find('\0') == std::string::npos);
    ISNAD_ASSERT(!decoded.encoding.empty() && !decoded.evidence.empty());

    check_key_form(text);
    const text::CodePointIndex index(text);
    const auto length = static_cast<std::uint32_t>(text.size());
    ISNAD_ASSERT(index.to_code_point(length) == text::count_code_points(text));

    // Once as one region, once cut in two at a boundary.
    std::uint32_t middle = length / 2;
    while (!is_boundary(text, middle)) ++middle;
    ISNAD_ASSERT(index.to_byte(index.to_code_point(middle)) == middle);
    check_tokens(text, {{{0, length}}});
    check_tokens(text, {{{0, middle}}, {{middle, length}}});
    text::detect_language(text);
    return 0;
}
