// One line of tokens with what every reader of quantities asks of it.
#pragma once

#include <algorithm>
#include <span>
#include <string>

#include "analysis/numbers/number_lexicon.h"
#include "analysis/numbers/segments.h"
#include "text/tokens.h"

namespace isnad::analysis::numbers {

class Line {
  public:
    Line(const text::TokenisedText& text, const Segment& segment);

    std::size_t size() const { return tokens_.size(); }
    const text::Token& operator[](std::size_t at) const { return tokens_[at]; }
    std::span<const text::Token> from(std::size_t at) const {
        return tokens_.subspan(std::min(at, tokens_.size()));
    }
    const std::string& language() const { return language_; }

    // As it is written, from one token up to another.
    std::string_view written(std::size_t begin, std::size_t end) const {
        return text_.words({tokens_[begin].span.start, tokens_[end - 1].span.end});
    }

    // Whether nothing but marks stands outside [begin, end).
    bool whole(std::size_t begin, std::size_t end) const {
        return begin <= first_said_ && end >= end_said_;
    }

    bool is_mark(std::size_t at) const {
        return at < size() && tokens_[at].kind == text::TokenKind::mark;
    }
    bool is_number(std::size_t at) const {
        return at < size() && tokens_[at].kind == text::TokenKind::number;
    }

    // The phrase of this kind at `at`, or nullptr.
    const Phrase* word(std::size_t at, WordKind kind) const;

    // "F16", "3-1", "192.168.1.1", "#7", "A/2": digits, but nothing counted.
    bool part_of_a_name(std::size_t begin, std::size_t end) const;

    // Whether the token is a word that a number before it may count.
    bool noun_at(std::size_t at) const;

    // The marks of the word's bucket in the number lexicon.
    std::uint32_t marks(std::size_t at) const;

  private:
    const text::TokenisedText& text_;
    std::span<const text::Token> tokens_;
    std::string language_;
    std::size_t first_said_ = 0;  // the first token that is no mark
    std::size_t end_said_ = 0;    // one past the last
};

// The token without the article, where it has one: "الدولارات" -> "دولارات".
text::Token without_article(const text::Token& token);

}  // namespace isnad::analysis::numbers
