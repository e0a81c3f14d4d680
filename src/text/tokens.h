// Words and sentences of a text, ready for every analysis: original spans beside key forms.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"
#include "model/span.h"

namespace isnad::text {

// number: begins with a digit of any set ("2021", "116.7", "٤٥", "26-11-2021" is three numbers and
// two marks). mark: one punctuation character or symbol.
enum class TokenKind { word, number, mark };

struct Token {
    model::Span span;  // in the whole text
    std::string key;   // key form of the token
    TokenKind kind = TokenKind::word;
};

// Half-open ranges of tokens; sentences never cross a region.
struct Sentence {
    model::Span span;
    std::uint32_t first_token = 0;
    std::uint32_t end_token = 0;
    std::uint32_t region = 0;  // index into TokenisedText::regions
};

// A part of the text that is read by itself: one block of an article, or one line.
struct Region {
    model::Span span;
    model::BlockKind kind = model::BlockKind::paragraph;
    std::string language;  // ISO 639-1, "" unknown
    bool repeat = false;   // it repeats an earlier region of the same page
};

struct TokenisedText {
    std::string_view text;  // Lifetime: the caller's
    std::vector<Region> regions;
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;

    std::span<const Token> tokens_of(const Sentence& sentence) const {
        return std::span(tokens).subspan(sentence.first_token,
                                         sentence.end_token - sentence.first_token);
    }
    const Region& region_of(const Sentence& sentence) const { return regions[sentence.region]; }
    std::string_view words(model::Span span) const { return model::cut(text, span); }
};

// Requires: `text` is well-formed UTF-8; regions are in text order and do not overlap.
// Combining marks, tatweel and bidi marks belong to the word they stand in.
TokenisedText tokenise(std::string_view text, std::vector<Region> regions);

// One region for each block of the article.
std::vector<Region> regions_of(const model::Article& article);

}  // namespace isnad::text
