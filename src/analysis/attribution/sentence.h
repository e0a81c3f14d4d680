// One sentence made ready for the rules: its words' tags, its mentions, and where it quotes.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/attribution/words.h"
#include "model/annotations.h"
#include "text/tokens.h"

namespace isnad::analysis::attribution {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

// Offsets count the sentence's tokens. Lifetime: text and mentions must outlive the view.
struct SentenceView {
    const text::TokenisedText* text = nullptr;
    const std::vector<model::Mention>* mentions = nullptr;
    std::uint32_t index = 0;
    std::span<const text::Token> tokens;
    std::string_view language;  // "ar", "en", "fr"; "" where unknown
    std::vector<Tag> tags;
    std::vector<std::uint32_t> first_tag;  // for each token, and one past
    std::vector<std::uint32_t> mention;    // for each token its mention, or kNone
    std::vector<std::uint32_t> closing;    // for an opening quote its closing one or the end
    std::vector<bool> quoted;              // whether the token stands within quotation marks
    std::vector<bool> silent;              // a verb there says nothing: negated, or "unnamed"
    std::uint32_t left_open = kNone;       // an opening quote that this sentence does not close
    std::uint32_t body_end = 0;            // without the final marks

    std::uint32_t size() const { return static_cast<std::uint32_t>(tokens.size()); }
    // Returns: the longest tag of that class that begins at token i, or nullptr.
    const Tag* tag(std::uint32_t i, WordClass word_class) const;
    // Returns: the longest cue that begins at token i and says something there, or nullptr.
    const Tag* cue(std::uint32_t i) const;
    // Returns: the same where the verb may also carry its object: "ما أوردته".
    const Tag* cue_with_object(std::uint32_t i) const;
    bool is_mark(std::uint32_t i, std::string_view mark) const {
        return i < size() && tokens[i].key == mark;
    }
    bool is_comma(std::uint32_t i) const { return is_mark(i, ",") || is_mark(i, "،"); }
    bool is_opening(std::uint32_t i) const { return i < size() && closing[i] != kNone; }
    model::Span span(std::uint32_t begin, std::uint32_t end) const {
        return {tokens[begin].span.start, tokens[end - 1].span.end};
    }
};

// `open_quote` is the mark of a quotation that an earlier sentence left open, "" where none.
// `first_mention` is the first mention that may overlap the sentence.
SentenceView view_sentence(const text::TokenisedText& text, std::uint32_t index,
                           const std::vector<model::Mention>& mentions, std::size_t first_mention,
                           std::string_view open_quote);

// Returns: tokens [begin, end) as a sentence of their own, its quotation marks paired anew.
SentenceView part_of(const SentenceView& view, std::uint32_t begin, std::uint32_t end);

}  // namespace isnad::analysis::attribution
