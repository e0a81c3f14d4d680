// Numbers in words, and in digits with scale words after them.
//
// A number is read word by word into two registers: `group`, what is below the next scale word, and
// `total`, what the scale words have closed. Each kind of word says when it may come next; the
// first that may not ends the number, and the longest complete reading so far is the answer. Arabic
// says the unit before the ten ("خمسة وعشرون") and needs "و" between parts; English and French say
// it after and need nothing. A number never changes its language half-way.
//
// It does not know nouns: whether "واحد" counts anything is for quantities.cpp.
#include <cmath>

#include "analysis/numbers/digits.h"
#include "analysis/numbers/number_lexicon.h"
#include "analysis/numbers/numbers.h"
#include "analysis/numbers/segments.h"

namespace isnad::analysis::numbers {

namespace {

constexpr std::size_t kMaxWords = 40;  // no number needs more; bounds the work at each token

enum class Last { nothing, digits, unit, teen, tens, hundred, scale, fraction, article };

class Reader {
  public:
    Reader(std::span<const text::Token> tokens, std::string_view language)
        : tokens_(tokens.first(std::min(tokens.size(), kMaxWords))), habit_(habit_of(language)) {}

    std::optional<NumberReading> read() {
        std::size_t at = 0;
        NumberReading closed;  // as far as the last scale word
        while (at < tokens_.size()) {
            if (last_ == Last::scale) closed = best_;
            const std::size_t used = step(at);
            if (used == 0) break;
            at += used;
            if (complete_) best_ = reading(at);
        }
        if (best_.tokens == 0) return std::nullopt;
        // "ألف وخمسة آلاف" is a list: a scale that cannot be read has taken the last part.
        if (closed.tokens > 0 && closed.tokens < best_.tokens && scale_at(best_.tokens, language_))
            return closed;
        return best_;
    }

  private:
    NumberReading reading(std::size_t tokens) const {
        NumberReading out{total_ + group_, tokens, digits_first_, article_only(), fraction()};
        if (last_ == Last::scale && group_ == 0 && total_ == scaled_) out.scale = last_scale_;
        return out;
    }

    // Whether a scale word stands at `at` that no "و" joins to what comes before.
    bool scale_at(std::size_t at, std::string_view language) const {
        if (at >= tokens_.size()) return false;
        const NumberLexicon& lexicon = number_lexicon();
        return first_phrase(lexicon.table, tokens_.subspan(at), [&](const Phrase& phrase) {
                   const WordKind kind = lexicon.word(phrase).kind;
                   return (kind == WordKind::scale || kind == WordKind::scale_plural) &&
                          phrase.prefix.empty() && lexicon.word(phrase).language == language;
               }) != nullptr;
    }

    bool article_only() const { return last_ == Last::article; }
    bool fraction() const { return last_ == Last::fraction && total_ == 0 && group_ < 1; }
    bool started() const { return last_ != Last::nothing; }
    bool arabic() const { return language_ == "ar"; }
    bool low_free() const { return std::fmod(group_, 100) == 0; }

    // Takes the next word at `at`. Returns: how many tokens it took, 0 where the number ends.
    std::size_t step(std::size_t at) {
        bool joined = false;
        std::size_t skipped = 0;
        if (started()) skipped = skip_joint(at, joined);
        const auto rest = tokens_.subspan(at + skipped);
        if (rest.empty()) return 0;
        if (rest.front().kind != text::TokenKind::word) {
            const std::size_t used = take_digits(rest, joined);
            return used == 0 ? 0 : skipped + used;
        }
        const NumberLexicon& lexicon = number_lexicon();
        const Phrase* taken = first_phrase(lexicon.table, rest, [&](const Phrase& phrase) {
            // "وست" goes on with a number, but begins the name of West Ham as often as one.
            constexpr std::size_t kThreeLetters = 6;
            if (!started() && phrase.prefix == "و" && rest.front().key.size() <= kThreeLetters)
                return false;
            return take(lexicon.word(phrase), phrase, joined || phrase.joined());
        });
        if (taken == nullptr) return 0;
        std::size_t used = skipped + taken->tokens();
        if (last_ == Last::fraction) used += echo(at + used);
        return used;
    }

    // "و" by itself, "and", "et", or the hyphen of "twenty-one".
    std::size_t skip_joint(std::size_t at, bool& joined) const {
        const text::Token& token = tokens_[at];
        if (last_ == Last::fraction && !arabic()) return skip_of(at);
        if (token.kind == text::TokenKind::mark) {
            const bool hyphen = (token.key == "-" || token.key == "‑") && at > 0 &&
                                at + 1 < tokens_.size() && adjoin(tokens_[at - 1], token) &&
                                adjoin(token, tokens_[at + 1]) && !language_.empty() && !arabic();
            return hyphen ? 1 : 0;
        }
        const NumberLexicon& lexicon = number_lexicon();
        const Phrase* phrase =
            first_phrase(lexicon.table, tokens_.subspan(at), [&](const Phrase& candidate) {
                const NumberWord& word = lexicon.word(candidate);
                return word.kind == WordKind::conjunction &&
                       (language_.empty() || word.language == language_);
            });
        if (phrase == nullptr) return 0;
        joined = true;
        return phrase->tokens();
    }

    // "half a million", "a quarter of a million", "un demi-million": up to the scale word.
    std::size_t skip_of(std::size_t at) const {
        for (std::size_t used = 0; used < 3 && at + used + 1 < tokens_.size(); ++used) {
            const std::string& key = tokens_[at + used].key;
            if (key != "of" && key != "a" && key != "-" && key != "de" && key != "d'") return 0;
            if (scale_at(at + used + 1, language_)) return used + 1;
        }
        return 0;
    }

    // Digits begin a number, or stand in one after a scale: "15 ألفا و200".
    std::size_t take_digits(std::span<const text::Token> rest, bool joined) {
        const auto digits = read_digits(rest, habit_);
        if (!digits) return 0;
        const bool first = !started();
        const bool after_scale = last_ == Last::scale && joined && arabic() && group_ == 0 &&
                                 digits->value < last_scale_ && digits->value > 0;
        if (!first && (!after_scale || scale_again(rest.subspan(digits->tokens)))) return 0;
        if (first) digits_first_ = true;
        group_ = digits->value;
        return done(Last::digits, digits->tokens);
    }

    // "12 مليون و3 مليار" is a list: the digits have a scale of their own, no smaller than the
    // last.
    bool scale_again(std::span<const text::Token> rest) const {
        const NumberLexicon& lexicon = number_lexicon();
        return first_phrase(lexicon.table, rest, [&](const Phrase& phrase) {
                   const NumberWord& word = lexicon.word(phrase);
                   return is_scale(word.kind) && word.value >= last_scale_ && !phrase.joined();
               }) != nullptr;
    }

    std::size_t done(Last last, std::size_t tokens) {
        last_ = last;
        complete_ = true;
        return tokens;
    }
    bool accept(Last last) {
        last_ = last;
        complete_ = true;
        return true;
    }

    // Whether the word may come next; if so, takes it.
    bool take(const NumberWord& word, const Phrase& phrase, bool joined) {
        if (!language_.empty() && word.language != language_) return false;
        if (word.kind == WordKind::over || word.kind == WordKind::under ||
            word.kind == WordKind::about || word.kind == WordKind::stop)
            return false;
        const bool first = !started();
        // "العشرة" is told of, not counted; after a number the scale may have the article.
        // "الخمسين ألف" is fifty thousand, though.
        if (phrase.definite() && (first ? !scale_at(phrase.tokens(), "ar") : !is_scale(word.kind)))
            return false;
        // "بخمسة" opens a number; inside one only "و" may be written on.
        if (!first && !phrase.prefix.empty() && phrase.prefix != "و" && phrase.prefix != "ال")
            return false;
        if (first && word.kind == WordKind::scale && counts_two()) return false;
        if (first) joined = false;
        if (!take_kind(word, joined)) return false;
        if (language_.empty()) language_ = word.language;
        return true;
    }

    // "ألفا جندي": at the head, with a noun straight behind, the form in ا is the dual; "ألفا" for
    // one thousand stands behind a number ("عشرون ألفا") or before "و" and "من".
    bool counts_two() const {
        if (tokens_.size() < 2 || !tokens_[0].key.ends_with("ا")) return false;
        const text::Token& next = tokens_[1];
        return next.kind == text::TokenKind::word && !next.key.starts_with("و") &&
               number_lexicon().table.bucket(next.key) == nullptr && !adjoin(tokens_[0], next);
    }

    static bool is_scale(WordKind kind) {
        return kind == WordKind::scale || kind == WordKind::scale_plural ||
               kind == WordKind::hundred;
    }

    bool take_kind(const NumberWord& word, bool joined) {
        const bool ar = word.language == "ar";
        switch (word.kind) {
            case WordKind::zero:
                if (started()) return false;
                return accept(Last::unit);
            case WordKind::article:
                if (last_ == Last::tens && word.language == "fr") {  // "vingt et un"
                    group_ += 1;
                    return accept(Last::unit);
                }
                if (started()) return false;
                group_ = 1;
                last_ = Last::article;
                complete_ = true;
                return true;
            case WordKind::unit:
            case WordKind::unit_teen:
                return take_unit(word, joined, ar);
            case WordKind::ten:
                if (last_ != Last::unit || joined || last_value_ >= 10) return false;
                group_ += 10;
                return accept(Last::teen);
            case WordKind::teen:
                return take_teen(word, joined, ar);
            case WordKind::tens:
                return take_tens(word, joined, ar);
            case WordKind::hundred:
                return take_hundred(joined, ar);
            case WordKind::hundreds:
                if (last_ == Last::digits || group_ >= 100) return false;
                if (started() && !joined) return false;
                group_ += word.value;
                return accept(Last::hundred);
            case WordKind::scale:
            case WordKind::scale_plural:
            case WordKind::scale_dual:
                return take_scale(word, joined);
            case WordKind::half:
            case WordKind::half_spoken:
                return take_half(word, joined);
            case WordKind::part:
                return take_part(word, joined);
            default:
                return false;
        }
    }

    // Whether a part below 100 may follow what is there.
    bool low_may_follow(bool joined, bool ar) const {
        if (last_ == Last::digits || last_ == Last::fraction || last_ == Last::article)
            return false;
        if (!started()) return true;
        if (!low_free()) return false;
        if (!ar || joined) return last_ == Last::hundred || last_ == Last::scale;
        return last_ == Last::hundred;  // "متين واحد وعشرين", as spoken
    }

    bool take_unit(const NumberWord& word, bool joined, bool ar) {
        const bool after_tens = !ar && last_ == Last::tens && std::fmod(group_, 10) == 0;
        if (!after_tens && !low_may_follow(joined, ar)) return false;
        group_ += word.value;
        last_value_ = word.value;
        last_ = Last::unit;
        complete_ = word.kind == WordKind::unit;  // "أحد" is nobody until "عشر" follows
        return true;
    }

    bool take_teen(const NumberWord& word, bool joined, bool ar) {
        // "soixante et onze", "quatre-vingt-douze"
        const double low = std::fmod(group_, 100);
        const bool vigesimal =
            word.language == "fr" && last_ == Last::tens && (low == 60 || low == 80);
        if (!vigesimal && !low_may_follow(joined, ar)) return false;
        group_ += word.value;
        return accept(Last::teen);
    }

    bool take_tens(const NumberWord& word, bool joined, bool ar) {
        const bool after_unit = ar && joined && last_ == Last::unit && last_value_ < 10;
        if (!after_unit && !low_may_follow(joined, ar)) return false;
        group_ += word.value;
        return accept(Last::tens);
    }

    bool take_hundred(bool joined, bool ar) {
        if (last_ == Last::digits && !ar) return false;
        if (joined || !started() || last_ == Last::scale) {
            if (group_ >= 100) return false;
            if (started() && ar && !joined) return false;
            group_ += 100;
        } else if (last_ == Last::unit || last_ == Last::article) {
            const double unit = last_ == Last::article ? 1 : last_value_;
            if (unit > 9) return false;
            group_ += unit * 99;
        } else if ((last_ == Last::teen || last_ == Last::tens || last_ == Last::fraction) &&
                   group_ < 100) {
            group_ *= 100;  // "twenty-five hundred", "عشرين مئة ألف"
        } else {
            return false;
        }
        return accept(Last::hundred);
    }

    // "32.66 مليار" is a whole number of ones, which a product of doubles may miss.
    static double exact(double product) {
        const double whole = std::round(product);
        return std::abs(product - whole) <= 1e-12 * std::abs(product) ? whole : product;
    }

    bool take_scale(const NumberWord& word, bool joined) {
        const double scale = word.value;
        if (word.kind == WordKind::scale_dual) {
            if (started() && !joined) return false;
            if (last_scale_ > 0 && scale >= last_scale_) return false;
            total_ += group_ + 2 * scale;
        } else if (joined || !started()) {
            if (word.kind == WordKind::scale_plural) return false;
            if (last_scale_ > 0 && scale >= last_scale_) return false;
            if (last_ == Last::digits) return false;
            total_ += group_ + scale;
        } else if (group_ == 0 && last_ == Last::scale) {
            if (scale <= last_scale_ || total_ == 0) return false;
            total_ *= scale;  // "ألف مليار"
        } else {
            if (last_scale_ > 0 && scale >= last_scale_) return false;
            total_ += exact(group_ * scale);
            if (total_ == exact(group_ * scale)) scaled_ = total_;
        }
        group_ = 0;
        last_scale_ = scale;
        return accept(Last::scale);
    }

    bool take_half(const NumberWord& word, bool joined) {
        if (!started()) {
            group_ = word.value;
            return accept(Last::fraction);
        }
        if (!joined) return false;
        if (last_ == Last::scale) {
            fraction_ = word.value;
            total_ += word.value * last_scale_;
        } else if (last_ == Last::unit || last_ == Last::digits || last_ == Last::teen ||
                   last_ == Last::tens) {
            group_ += word.value;
        } else {
            return false;
        }
        return accept(Last::fraction);
    }

    // "three quarters", "ثلاثة أرباع", "deux tiers".
    bool take_part(const NumberWord& word, bool joined) {
        if (joined || total_ != 0 || group_ >= word.value) return false;
        if (last_ != Last::unit && (last_ != Last::article || language_ == "en")) return false;
        group_ /= word.value;
        return accept(Last::fraction);
    }

    // "مليون ونصف المليون": the scale said again adds nothing. "ألف وربع مئة": a smaller one says
    // of what the fraction is.
    std::size_t echo(std::size_t at) {
        if (at >= tokens_.size() || last_scale_ == 0 || fraction_ == 0) return 0;
        const NumberLexicon& lexicon = number_lexicon();
        const Phrase* again =
            first_phrase(lexicon.table, tokens_.subspan(at), [&](const Phrase& phrase) {
                const NumberWord& word = lexicon.word(phrase);
                return (word.kind == WordKind::scale || word.kind == WordKind::hundred) &&
                       word.value <= last_scale_ && !phrase.joined();
            });
        if (again == nullptr) return 0;
        const double scale = lexicon.word(*again).value;
        if (scale < last_scale_) {
            total_ -= fraction_ * (last_scale_ - scale);
            best_ = reading(best_.tokens);
        }
        return again->tokens();
    }

    std::span<const text::Token> tokens_;
    SeparatorHabit habit_;
    std::string language_;
    double total_ = 0;
    double group_ = 0;
    double last_scale_ = 0;
    double last_value_ = 0;
    double scaled_ = -1;   // the total, where one scale made it: "10 ملايين"
    double fraction_ = 0;  // what a half has added to a scale
    Last last_ = Last::nothing;
    bool complete_ = false;
    bool digits_first_ = false;
    NumberReading best_;
};

// "أربعة فاصلة خمسة": how many tokens the word for the point takes.
std::size_t point_tokens(std::span<const text::Token> tokens) {
    const NumberLexicon& lexicon = number_lexicon();
    const Phrase* point = first_phrase(lexicon.table, tokens, [&](const Phrase& phrase) {
        return lexicon.word(phrase).kind == WordKind::point;
    });
    return point == nullptr ? 0 : point->tokens();
}

// The scale word after a decimal: "4.5 مليون", "four point five million".
std::size_t scale_after(std::span<const text::Token> tokens, double& value) {
    const NumberLexicon& lexicon = number_lexicon();
    const Phrase* scale = first_phrase(lexicon.table, tokens, [&](const Phrase& phrase) {
        const WordKind kind = lexicon.word(phrase).kind;
        return (kind == WordKind::scale || kind == WordKind::scale_plural) && !phrase.joined();
    });
    if (scale == nullptr) return 0;
    value *= lexicon.word(*scale).value;
    return scale->tokens();
}

}  // namespace

std::optional<NumberReading> read_number_as(std::span<const text::Token> tokens,
                                            std::string_view language) {
    auto whole = Reader(tokens, language).read();
    if (!whole) return whole;
    const std::size_t point = point_tokens(tokens.subspan(whole->tokens));
    if (point == 0) return whole;
    const std::size_t used = whole->tokens + point;
    auto decimals = Reader(tokens.subspan(used), language).read();
    if (!decimals || decimals->fraction_only || decimals->value < 0) return whole;
    double fraction = decimals->value;
    std::size_t scale = 0;
    // The decimals end before a scale word: it multiplies the whole.
    const auto last = tokens.subspan(used + decimals->tokens - 1);
    double multiplier = 1;
    if (decimals->tokens > 1 && scale_after(last, multiplier) == 1) {
        decimals = Reader(tokens.subspan(used, decimals->tokens - 1), language).read();
        if (!decimals) return whole;
        fraction = decimals->value;
        scale = 1;
    }
    while (fraction >= 1) fraction /= 10;
    whole->value = (whole->value + fraction) * multiplier;
    whole->tokens = used + decimals->tokens + scale;
    return whole;
}

}  // namespace isnad::analysis::numbers
