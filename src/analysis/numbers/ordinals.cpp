// Ordinals: the place in a row, not how many. Dates need them ("الثالث عشر من", "May 21st").
//
// Arabic builds them from an ordinal unit and a cardinal rest: "الخامس عشر", "الحادي والعشرون"; a
// hundred stands before ("المئة والخامس عشر") or after ("الثاني بعد المئة"). English and French put
// the ordinal word last, behind a cardinal: "two hundred and fifth", "vingt et unième".
#include <cmath>

#include "analysis/numbers/number_lexicon.h"
#include "analysis/numbers/numbers.h"
#include "analysis/numbers/segments.h"

namespace isnad::analysis::numbers {

namespace {

const Phrase* phrase_where(std::span<const text::Token> tokens, auto&& wanted) {
    const NumberLexicon& lexicon = number_lexicon();
    return first_phrase(lexicon.table, tokens,
                        [&](const Phrase& phrase) { return wanted(lexicon.word(phrase), phrase); });
}

// "21st", "1er", "2e": digits and their ending, in one token or two.
std::optional<OrdinalReading> read_digit_ordinal(std::span<const text::Token> tokens) {
    const std::string& key = tokens.front().key;
    std::uint32_t value = 0;
    std::size_t digits = 0;
    while (digits < key.size() && digits < 4 && key[digits] >= '0' && key[digits] <= '9')
        value = value * 10 + static_cast<std::uint32_t>(key[digits++] - '0');
    if (digits == 0 || value == 0) return std::nullopt;
    std::string_view ending(key);
    ending.remove_prefix(digits);
    std::size_t used = 1;
    if (ending.empty() && tokens.size() > 1 && adjoin(tokens[0], tokens[1])) {
        ending = tokens[1].key;
        used = 2;
    }
    for (const std::string_view known : {"st", "nd", "rd", "th", "er", "ère", "ere", "re", "e", "è",
                                         "ème", "eme", "ième", "nd", "nde"}) {
        if (ending == known) return OrdinalReading{value, used, false};
    }
    return std::nullopt;
}

enum class Joint { none, wanted };

// How many tokens a "و" by itself takes at the head, 0 where there is none.
std::size_t lone_and(std::span<const text::Token> tokens) {
    return !tokens.empty() && tokens.front().key == "و" ? 1 : 0;
}

// What may follow an Arabic ordinal unit. Adds to `out`.
void read_arabic_rest(std::span<const text::Token> tokens, OrdinalReading& out) {
    const auto rest = tokens.subspan(out.tokens);
    const Phrase* ten = phrase_where(rest, [](const NumberWord& word, const Phrase& phrase) {
        return word.kind == WordKind::ten && phrase.prefix.empty();
    });
    if (ten != nullptr && out.value < 10) {
        out.value += 10;
        out.tokens += ten->tokens();
        return;
    }
    const std::size_t gap = lone_and(rest);  // "الثاني و العشرون"
    const NumberLexicon& lexicon = number_lexicon();
    const Phrase* tens =
        phrase_where(rest.subspan(gap), [&](const NumberWord& word, const Phrase& phrase) {
            return word.kind == WordKind::tens && phrase.definite() == out.definite &&
                   (gap == 1 || phrase.joined());
        });
    if (tens == nullptr || out.value >= 10) return;
    out.value += static_cast<std::uint32_t>(lexicon.word(*tens).value);
    out.tokens += gap + tens->tokens();
}

// Below a hundred: "الرابع", "الرابع عشر", "الرابع والعشرين", "العشرين".
std::optional<OrdinalReading> read_arabic_low(std::span<const text::Token> tokens, Joint joint) {
    const std::size_t gap = joint == Joint::wanted ? lone_and(tokens) : 0;
    const bool joined = joint == Joint::wanted && gap == 0;
    const auto from = tokens.subspan(gap);
    const Phrase* head = phrase_where(from, [&](const NumberWord& word, const Phrase& phrase) {
        if (joined && !phrase.joined()) return false;
        if (joint == Joint::wanted && !phrase.definite()) return false;
        if (word.kind == WordKind::ordinal || word.kind == WordKind::ordinal_one)
            return word.language == "ar";
        return phrase.definite() &&
               (word.kind == WordKind::teen || word.kind == WordKind::tens ||
                word.kind == WordKind::unit || word.kind == WordKind::unit_teen);
    });
    if (head == nullptr) return std::nullopt;
    const NumberWord& word = number_lexicon().word(*head);
    OrdinalReading out{static_cast<std::uint32_t>(word.value), head->tokens(), head->definite()};
    const bool ordinal = word.kind == WordKind::ordinal || word.kind == WordKind::ordinal_one;
    const bool cardinal = word.kind == WordKind::unit || word.kind == WordKind::unit_teen;
    out.cardinal_form = !ordinal;
    // "الأول والأربعين" is two of them: the forty-first is "الحادي والأربعون".
    const bool first = word.kind == WordKind::ordinal && word.value == 1;
    if ((ordinal && !first) || cardinal) read_arabic_rest(from, out);
    // "الواحد", "العشرة" by themselves count nothing in a row, and "الحادي" is no word alone.
    const bool alone = out.tokens == head->tokens();
    if (alone && (cardinal || word.kind == WordKind::ordinal_one)) return std::nullopt;
    out.tokens += gap;
    return out;
}

// "المئة", "الثلاثمئة", "الثلاث مئة", "الثلاثة مائة".
std::optional<OrdinalReading> read_arabic_hundreds(std::span<const text::Token> tokens) {
    const NumberLexicon& lexicon = number_lexicon();
    const Phrase* head = phrase_where(tokens, [](const NumberWord& word, const Phrase& phrase) {
        return word.language == "ar" && phrase.definite() &&
               (word.kind == WordKind::hundred || word.kind == WordKind::hundreds ||
                (word.kind == WordKind::unit && word.value > 2 && word.value < 10));
    });
    if (head == nullptr) return std::nullopt;
    const NumberWord& word = lexicon.word(*head);
    OrdinalReading out{static_cast<std::uint32_t>(word.value), head->tokens(), true, true};
    if (word.kind != WordKind::unit) return out;
    const Phrase* hundred =
        phrase_where(tokens.subspan(out.tokens), [](const NumberWord& next, const Phrase& phrase) {
            return next.kind == WordKind::hundred && phrase.prefix.empty();
        });
    if (hundred == nullptr) return std::nullopt;
    out.value *= 100;
    out.tokens += hundred->tokens();
    return out;
}

// "بعد المئة" and "بعد الألف" add to an ordinal before them.
void read_arabic_after(std::span<const text::Token> tokens, OrdinalReading& out) {
    const auto rest = tokens.subspan(out.tokens);
    const Phrase* after = phrase_where(rest, [](const NumberWord& word, const Phrase& phrase) {
        return word.kind == WordKind::after && phrase.prefix.empty();
    });
    if (after == nullptr) return;
    const auto base = rest.subspan(after->tokens());
    OrdinalReading over;
    if (const auto hundreds = read_arabic_hundreds(base)) {
        over = *hundreds;
    } else if (const Phrase* thousand = phrase_where(base, [](const NumberWord& word,
                                                              const Phrase& phrase) {
                   return word.kind == WordKind::scale && word.value == 1000 && phrase.definite();
               })) {
        over = {1000, thousand->tokens()};
    }
    if (over.tokens == 0 || out.value >= over.value) return;
    out.value += over.value;
    out.tokens += after->tokens() + over.tokens;
    out.cardinal_form = false;
}

std::optional<OrdinalReading> read_arabic(std::span<const text::Token> tokens) {
    auto out = read_arabic_hundreds(tokens);
    if (out) {
        if (const auto low = read_arabic_low(tokens.subspan(out->tokens), Joint::wanted)) {
            out->value += low->value;
            out->tokens += low->tokens;
            out->cardinal_form = low->cardinal_form;
        }
        return out;
    }
    out = read_arabic_low(tokens, Joint::none);
    if (out) read_arabic_after(tokens, *out);
    return out;
}

// The ordinal word behind a cardinal. Returns: what both are together, 0 where they do not join.
double latin_sum(double cardinal, const NumberWord& last) {
    if (last.value >= 100) return cardinal < last.value ? cardinal * last.value : 0;
    if (last.language == "fr" && cardinal == 4 && last.value == 20) return 80;
    const double low = std::fmod(cardinal, 100);
    if (low == 0) return cardinal + last.value;
    const bool vigesimal = last.language == "fr" && (low == 60 || low == 80);
    const double limit = vigesimal ? 20 : 10;
    const bool tens = std::fmod(low, 10) == 0 && low > 10;
    const bool french_ten = last.language == "fr" && (low == 10 || low == 70 || low == 90) &&
                            last.value >= 7;  // "dix-septième"
    return (tens || french_ten) && last.value < limit ? cardinal + last.value : 0;
}

std::optional<OrdinalReading> read_latin(std::span<const text::Token> tokens) {
    const Phrase* head = phrase_where(tokens, [](const NumberWord& word, const Phrase&) {
        return word.language != "ar" && word.kind <= WordKind::scale;
    });
    if (head == nullptr) return std::nullopt;
    const auto cardinal = read_number_as(tokens, "");
    if (!cardinal || cardinal->digits || cardinal->article_only || cardinal->fraction_only)
        return std::nullopt;
    std::size_t used = cardinal->tokens;
    if (used < tokens.size() && (tokens[used].key == "-" || tokens[used].key == "‑")) {
        ++used;
    } else if (const Phrase* conjunction =
                   phrase_where(tokens.subspan(used), [](const NumberWord& word, const Phrase&) {
                       return word.kind == WordKind::conjunction && word.language != "ar";
                   })) {
        used += conjunction->tokens();
    }
    double value = 0;
    const Phrase* last =
        phrase_where(tokens.subspan(used), [&](const NumberWord& word, const Phrase&) {
            const bool ordinal =
                word.kind == WordKind::ordinal || word.kind == WordKind::ordinal_one;
            value = ordinal && word.language != "ar" ? latin_sum(cardinal->value, word) : 0;
            return value > 0 && value < 1e9;
        });
    if (last == nullptr) return std::nullopt;
    return OrdinalReading{static_cast<std::uint32_t>(value), used + last->tokens(), true};
}

}  // namespace

std::optional<OrdinalReading> read_ordinal(std::span<const text::Token> tokens) {
    if (tokens.empty()) return std::nullopt;
    if (tokens.front().kind == text::TokenKind::number) return read_digit_ordinal(tokens);
    const PhraseTable::Bucket* bucket = number_lexicon().table.bucket(tokens.front().key);
    if (bucket == nullptr || (bucket->marks & opens::kPlace) == 0) return std::nullopt;
    if (const auto arabic = read_arabic(tokens)) return arabic;
    if (const auto latin = read_latin(tokens)) return latin;
    const Phrase* simple = phrase_where(tokens, [](const NumberWord& word, const Phrase&) {
        return word.kind == WordKind::ordinal && word.language != "ar";
    });
    if (simple == nullptr) return std::nullopt;
    return OrdinalReading{static_cast<std::uint32_t>(number_lexicon().word(*simple).value),
                          simple->tokens(), false};
}

}  // namespace isnad::analysis::numbers
