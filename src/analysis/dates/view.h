// One segment of the text as the rules see it: tokens, the time words each may begin, and the
// page's date. Look-ups are done once for each token, so trying many rules at a place costs little.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/dates/calendar.h"
#include "analysis/dates/dates.h"
#include "analysis/dates/vocabulary.h"
#include "analysis/numbers/numbers.h"
#include "analysis/numbers/segments.h"

namespace isnad::analysis::dates {

// A time word found in a place.
struct Hit {
    const TimeWord* word = nullptr;
    const numbers::Phrase* phrase = nullptr;
    std::size_t end = 0;  // one past its last token

    explicit operator bool() const { return word != nullptr; }
};

class View {
  public:
    View(const text::TokenisedText& text, const numbers::Segment& segment, const Options& options,
         const std::optional<Moment>& reference);

    std::size_t size() const { return tokens_.size(); }
    const text::Token& operator[](std::size_t at) const { return tokens_[at]; }
    std::span<const text::Token> from(std::size_t at) const {
        return at < tokens_.size() ? tokens_.subspan(at) : tokens_.subspan(tokens_.size());
    }

    // The classes of which a word begins here, a bit for each.
    Classes classes_at(std::size_t at) const { return places_[at].classes; }
    // Whether a number may begin here, in digits, words or letters.
    bool may_be_number(std::size_t at) const { return places_[at].number; }

    // Whether a word of the class begins here; cheap.
    bool has(std::size_t at, TimeClass kind) const {
        return at < size() && (places_[at].classes & bit_of(kind)).any();
    }

    // The longest word of the class that begins at `at`.
    Hit word(std::size_t at, TimeClass kind) const {
        return has(at, kind) ? find_word(at, kind) : Hit{};
    }
    // The same, ending right before `at` (one to four tokens long).
    Hit word_before(std::size_t at, TimeClass kind) const;

    bool is_word(std::size_t at) const { return kind_is(at, text::TokenKind::word); }
    bool is_number(std::size_t at) const { return kind_is(at, text::TokenKind::number); }
    bool is_mark(std::size_t at) const { return kind_is(at, text::TokenKind::mark); }
    bool key_is(std::size_t at, std::string_view key) const {
        return at < size() && tokens_[at].key == key;
    }
    bool is_comma(std::size_t at) const { return key_is(at, ",") || key_is(at, "،"); }

    // Whether nothing, or only bidi marks, stand between token `at` and the next.
    bool adjoins_next(std::size_t at) const;

    // The number token at `at` as plain digits: -1 where it is anything else or over four digits.
    int digits(std::size_t at) const;

    // Whether the token begins with a letter a-z, in key form.
    bool is_latin(std::size_t at) const {
        return at < size() && !tokens_[at].key.empty() && tokens_[at].key.front() >= 'a' &&
               tokens_[at].key.front() <= 'z';
    }

    // Whether the original word begins with a capital letter of the Latin script.
    bool capitalised(std::size_t at) const;

    std::string_view written(std::size_t at) const { return text_.words(tokens_[at].span); }
    const std::string& language() const { return language_; }
    const std::optional<Moment>& reference() const { return reference_; }
    Prefer prefer() const { return options_.prefer; }

    // Whether the clause says, shortly before `at`, that it tells of what is to come: by a word, a
    // verb of the future, or a verb of the present that opens it.
    bool future_before(std::size_t at) const;

    // The span of the tokens, less the proclitic written onto the first ("والثلاثاء").
    model::Span span(std::size_t begin, std::size_t end) const;

    // An ordinal, or a number in digits or words, that begins here. The last answer is kept: rule
    // after rule asks at the same place.
    const std::optional<numbers::OrdinalReading>& ordinal(std::size_t at) const;
    const std::optional<numbers::NumberReading>& number(std::size_t at) const;
    // The number, where it is neither an article ("une") nor a fraction alone.
    std::optional<numbers::Number> count(std::size_t at) const;

  private:
    bool opens_in_present(std::size_t at) const;
    Hit find_word(std::size_t at, TimeClass kind) const;
    bool kind_is(std::size_t at, text::TokenKind kind) const {
        return at < size() && tokens_[at].kind == kind;
    }

    const text::TokenisedText& text_;
    const Vocabulary& vocabulary_;
    std::span<const text::Token> tokens_;
    const Options& options_;
    std::string language_;
    std::optional<Moment> reference_;
    // What the vocabulary knows of a token, looked up once.
    struct Place {
        const numbers::PhraseTable::Bucket* bucket = nullptr;
        Classes classes;  // a bit for each TimeClass of which a word is spelt here
        bool number = false;
    };
    std::vector<Place> places_;
    mutable std::size_t ordinal_at_ = kNowhere;
    mutable std::optional<numbers::OrdinalReading> ordinal_;
    mutable std::size_t number_at_ = kNowhere;
    mutable std::optional<numbers::NumberReading> number_;
    static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
};

}  // namespace isnad::analysis::dates
