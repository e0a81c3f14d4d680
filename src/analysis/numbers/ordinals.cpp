// Ordinals: the place in a row, not how many. Dates need them ("الثالث عشر من", "May 21st").
//
// Arabic builds them from an ordinal unit and a cardinal rest: "الخامس عشر", "الحادي والعشرون",
// "الثاني بعد المئة", "المئتين والخامس عشر".
#include <cmath>

#include "analysis/numbers/number_lexicon.h"
#include "analysis/numbers/numbers.h"
#include "analysis/numbers/segments.h"

namespace isnad::analysis::numbers {

namespace {

bool is_cardinal_rest(WordKind kind) {
    return kind == WordKind::tens || kind == WordKind::hundred || kind == WordKind::hundreds;
}

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
    for (const std::string_view known :
         {"st", "nd", "rd", "th", "er", "ère", "re", "e", "ème", "eme", "nde"}) {
        if (ending == known) return OrdinalReading{value, used, false};
    }
    return std::nullopt;
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
    std::size_t gap = 0;  // "الثاني و العشرون"
    if (!rest.empty() && rest.front().key == "و") gap = 1;
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

std::optional<OrdinalReading> read_latin_tens(std::span<const text::Token> tokens) {
    const NumberLexicon& lexicon = number_lexicon();
    const Phrase* tens = phrase_where(tokens, [](const NumberWord& word, const Phrase&) {
        return word.kind == WordKind::tens && word.language == "en";
    });
    if (tens == nullptr) return std::nullopt;
    std::size_t used = tens->tokens();
    if (used < tokens.size() && tokens[used].key == "-") ++used;
    const Phrase* unit =
        phrase_where(tokens.subspan(used), [](const NumberWord& word, const Phrase&) {
            return word.kind == WordKind::ordinal && word.language == "en" && word.value < 10;
        });
    if (unit == nullptr) return std::nullopt;
    const double value = lexicon.word(*tens).value + lexicon.word(*unit).value;
    return OrdinalReading{static_cast<std::uint32_t>(value), used + unit->tokens(), true};
}

}  // namespace

std::optional<OrdinalReading> read_ordinal(std::span<const text::Token> tokens) {
    if (tokens.empty()) return std::nullopt;
    if (tokens.front().kind == text::TokenKind::number) return read_digit_ordinal(tokens);
    const NumberLexicon& lexicon = number_lexicon();
    const Phrase* head = phrase_where(tokens, [](const NumberWord& word, const Phrase& phrase) {
        if (word.kind == WordKind::ordinal || word.kind == WordKind::ordinal_one) return true;
        if (word.language != "ar" || !phrase.definite()) return false;
        return is_cardinal_rest(word.kind) || word.kind == WordKind::teen ||
               word.kind == WordKind::unit;
    });
    if (head == nullptr) return read_latin_tens(tokens);

    const NumberWord& word = lexicon.word(*head);
    OrdinalReading out{static_cast<std::uint32_t>(word.value), head->tokens(), head->definite()};
    if (word.language != "ar") return out;
    const bool unit = word.kind == WordKind::ordinal || word.kind == WordKind::ordinal_one ||
                      word.kind == WordKind::unit;
    if (unit) read_arabic_rest(tokens, out);
    // "الواحد", "العشرة" by themselves count nothing in a row, and "الحادي" is no word alone.
    const bool alone = out.tokens == head->tokens();
    if (alone && (word.kind == WordKind::unit || word.kind == WordKind::ordinal_one))
        return std::nullopt;
    return out;
}

}  // namespace isnad::analysis::numbers
