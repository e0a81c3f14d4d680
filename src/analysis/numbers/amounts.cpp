// Purpose: see amounts.h.
//
// After the number come, in this order: a letter for the scale where a symbol of money stands
// before
// ("$5m"), words for below zero, the French joint "de", the unit or the money, a half ("3 أمتار
// ونصف"); where no known unit stands, the noun that follows is the unit.
#include "analysis/numbers/amounts.h"

#include <cmath>
#include <utility>

#include "analysis/numbers/digits.h"
#include "analysis/numbers/unit_lexicon.h"

namespace isnad::analysis::numbers {

namespace {

bool is_temperature(std::string_view unit) {
    return unit == "degree" || unit == "celsius" || unit == "fahrenheit";
}

// The letter after an amount of money: "$5m", "€3bn". Returns: 0 where it is no scale.
double money_letter(std::string_view key) {
    constexpr std::pair<std::string_view, double> kLetters[] = {
        {"k", 1e3}, {"m", 1e6}, {"mn", 1e6}, {"b", 1e9}, {"tn", 1e12}};
    for (const auto& [letter, scale] : kLetters) {
        if (letter == key) return scale;
    }
    return 0;
}

class AmountReader {
  public:
    AmountReader(const Line& line, std::size_t at) : line_(line), at_(at) {}

    std::optional<Amount> read(Neighbours neighbours) {
        const bool minus = read_sign();
        const Symbol symbol = read_symbol();
        const auto number = read_value();
        if (!number) return std::nullopt;
        const std::size_t first = amount_.end - number->tokens;
        if (number->digits && neighbours == Neighbours::must_be_free &&
            line_.part_of_a_name(first, amount_.end))
            return std::nullopt;
        amount_.currency = symbol.currency;
        amount_.counts = amount_.known = symbol.tokens > 0;
        if (follows_percent_sign(first)) {
            amount_.unit = "percent";
            amount_.counts = amount_.known = true;
        }
        if (symbol.tokens > 0) read_money_letter();
        read_round();
        const bool below = read_below_zero();
        const std::size_t bare = amount_.end;
        read_counted(*number);
        if (!below) negate(read_below_zero() || minus);
        if (number->article_only && amount_.currency.empty() && amount_.bound.empty() &&
            amount_.value == 1)
            return std::nullopt;
        // "- 2 درجة": a sign apart from its digits is one only of temperatures.
        if (minus && !is_temperature(amount_.unit) && amount_.unit != "percent" &&
            !line_.whole(begin_, amount_.end))
            return std::nullopt;
        if (minus && bare == begin_) return std::nullopt;
        return amount_;
    }

    std::optional<Amount> read_noun() {
        const auto counted = numbers::read_counted(line_.from(at_));
        if (!counted || counted->unit == "percent" || counted->unit == "permille")
            return std::nullopt;
        amount_.unit = counted->unit;
        amount_.currency = counted->currency;
        amount_.known = amount_.counts = true;
        amount_.end = at_ + counted->tokens;
        amount_.value = counted->dual ? 2 : 1;
        const bool half = counted->measure && (counted->one || counted->dual) && read_half();
        if (counted->dual && is_temperature(amount_.unit)) read_below_zero();
        if (counted->dual || half) return amount_;
        if (read_one()) return amount_;
        if (counted->one && counted->measure && counted->currency.empty() &&
            line_.whole(at_, amount_.end))
            return amount_;
        return std::nullopt;
    }

  private:
    // "minus", "ناقص", or a "-" that a blank parts from its number.
    bool read_sign() {
        begin_ = at_;
        const text::Token& token = line_[at_];
        if (token.kind == text::TokenKind::mark) {
            const bool dash = token.key == "-" || token.key == "−";
            if (!dash || !line_.is_number(at_ + 1) || adjoin(token, line_[at_ + 1])) return false;
            if (at_ > 0 && (line_.is_number(at_ - 1) || adjoin(line_[at_ - 1], token)))
                return false;
            ++at_;
            return true;
        }
        const Phrase* minus = line_.word(at_, WordKind::minus);
        if (minus == nullptr || at_ + minus->tokens() >= line_.size()) return false;
        at_ += minus->tokens();
        return true;
    }

    Symbol read_symbol() {
        const PhraseTable::Bucket* bucket = unit_table().bucket(line_[at_].key);
        if (bucket == nullptr || (bucket->marks & unit_opens::kSymbol) == 0) return {};
        Symbol symbol = currency_before(line_.from(at_));
        const std::size_t next = at_ + symbol.tokens;
        if (symbol.tokens == 0 || !line_.is_number(next) ||
            line_[next].span.start - line_[next - 1].span.end > 1)
            return {};
        at_ = next;
        return symbol;
    }

    // "%25", "٪٥", as lines from right to left are typed; not the second number of "3%25".
    bool follows_percent_sign(std::size_t first) const {
        if (first == 0) return false;
        const text::Token& sign = line_[first - 1];
        return (sign.key == "%" || sign.key == "٪") && adjoin(sign, line_[first]) &&
               (first == 1 || !adjoin(line_[first - 2], sign));
    }

    std::optional<NumberReading> read_value() {
        auto number = read_number_as(line_.from(at_), line_.language());
        if (!number) return number;
        // "١٫٥٠٠": this point is no separator of thousands, whatever the habit.
        if (number->digits &&
            line_.written(at_, at_ + number->tokens).find("٫") != std::string::npos)
            number = read_number_as(line_.from(at_), "en");
        if (!number) return number;
        if (const auto ratio = read_ratio(*number)) number = ratio;
        amount_.value = number->value;
        amount_.scale = number->scale;
        amount_.digits = number->digits;
        amount_.fraction = number->fraction_only;
        amount_.many_words = number->tokens > 1;
        amount_.end = at_ + number->tokens;
        return number;
    }

    // "3/4 cup": a fraction where a unit follows or nothing else is said; else a date, a page.
    std::optional<NumberReading> read_ratio(const NumberReading& over) const {
        const std::size_t slash = at_ + over.tokens;
        if (!over.digits || over.tokens > 2 || !line_.is_number(slash + 1)) return std::nullopt;
        const text::Token& mark = line_[slash];
        if ((mark.key != "/" && mark.key != "⁄") || !adjoin(line_[slash - 1], mark) ||
            !adjoin(mark, line_[slash + 1]))
            return std::nullopt;
        const auto under = read_digits(line_.from(slash + 1), habit_of(line_.language()));
        if (!under || !under->plain || under->value < 1 || over.value != std::floor(over.value))
            return std::nullopt;
        const std::size_t end = slash + 1 + under->tokens;
        const auto counted = numbers::read_counted(line_.from(end));
        const bool measured = counted && counted->measure && !line_.part_of_a_name(at_, end);
        if (!measured && !line_.whole(at_, end)) return std::nullopt;
        NumberReading out;
        out.value = over.value / under->value;
        out.tokens = end - at_;
        // As words, so that its own slash does not make it part of a name.
        out.digits = false;
        return out;
    }

    void read_money_letter() {
        if (amount_.end >= line_.size() || !adjoin(line_[amount_.end - 1], line_[amount_.end]))
            return;
        const double scale = money_letter(line_[amount_.end].key);
        if (scale == 0) return;
        amount_.value *= scale;
        amount_.scale *= scale;
        ++amount_.end;
    }

    // "une dizaine de", "deux centaines d'": about so many, where "de" follows.
    void read_round() {
        const Phrase* round = line_.word(amount_.end, WordKind::round);
        if (round == nullptr) return;
        const std::size_t after = amount_.end + round->tokens();
        if (after >= line_.size() ||
            (line_[after].key != "de" && !line_[after].key.starts_with("d'")))
            return;
        amount_.value *= number_lexicon().word(*round).value;
        amount_.bound = "about";
        amount_.many_words = true;
        amount_.end = after;
    }

    bool read_below_zero() {
        const Phrase* below = line_.word(amount_.end, WordKind::below_zero);
        if (below == nullptr) return false;
        if (!amount_.unit.empty() && !is_temperature(amount_.unit)) return false;
        amount_.end += below->tokens();
        if (amount_.unit.empty()) amount_.unit = "degree";
        amount_.known = amount_.counts = true;
        negate(true);
        return true;
    }

    void negate(bool negative) {
        if (negative) amount_.value = -std::abs(amount_.value);
    }

    void read_counted(const NumberReading& number) {
        std::size_t end = amount_.end;
        const bool money = !amount_.currency.empty();
        // "deux millions de dirhams": the joint only where something is counted.
        if (end < line_.size() && (line_[end].key == "de" || line_[end].key == "d'") &&
            (numbers::read_counted(line_.from(end + 1)) || !amount_.bound.empty()))
            ++end;
        const auto counted = numbers::read_counted(line_.from(end));
        // "20 دولارا و50 سنتا" is two; "$5 million" has its money already.
        if (counted && !counted->dual && !(number.article_only && line_.is_mark(end)) &&
            (!money || !counted->currency.empty())) {
            if (is_temperature(counted->unit) || amount_.unit.empty()) amount_.unit = counted->unit;
            if (!counted->currency.empty()) amount_.currency = counted->currency;
            amount_.end = end + counted->tokens;
            amount_.known = amount_.counts = true;
            if (counted->measure && !number.fraction_only) read_half();
            return;
        }
        // "نصف نهائي": a fraction of a noun that measures nothing is no number.
        if (!money && amount_.unit.empty() && !number.fraction_only && line_.noun_at(end)) {
            amount_.unit = line_[end].key;
            amount_.end = end + 1;
            amount_.counts = true;
        }
    }

    // "ونصف", "et demi" behind a unit, and the unit said again: "متر ونصف المتر".
    // The last scale word of the number: "ملياري" is two of it, "مليون" one.
    double scale_said() const {
        if (amount_.scale > 1 || amount_.digits) return amount_.scale;
        for (const double scale : {1e9, 1e6}) {
            if (amount_.value >= scale && std::fmod(amount_.value, scale) == 0) return scale;
        }
        return 1;
    }

    bool read_half() {
        std::size_t end = amount_.end;
        bool joined = false;
        bool less = false;  // "متر إلا ربعا"
        if (const Phrase* except = line_.word(end, WordKind::except)) {
            end += except->tokens();
            joined = less = true;
        } else if (const Phrase* conjunction = line_.word(end, WordKind::conjunction)) {
            end += conjunction->tokens();
            joined = true;
        }
        const NumberLexicon& lexicon = number_lexicon();
        const Phrase* half = first_phrase(lexicon.table, line_.from(end), [&](const Phrase& found) {
            const WordKind kind = lexicon.word(found).kind;
            return (kind == WordKind::half || kind == WordKind::half_spoken) && !found.definite() &&
                   (joined ? found.prefix.empty() : found.prefix == "و");
        });
        if (half == nullptr) return false;
        end += half->tokens();
        if (end < line_.size()) {
            const text::Token again[] = {without_article(line_[end])};
            const auto unit = numbers::read_counted(again);
            if (again[0].key != line_[end].key && unit && unit->unit == amount_.unit) {
                ++end;
            } else if (line_.noun_at(end) || unit) {
                return false;  // the half is of something else
            }
        }
        // "Two billion dollars and a half": of what the scale counts.
        const double of = amount_.currency.empty() ? 1 : scale_said();
        amount_.value += (less ? -1 : 1) * of * lexicon.word(*half).value;
        amount_.end = end;
        return true;
    }

    // "شخص واحد"
    bool read_one() {
        const NumberLexicon& lexicon = number_lexicon();
        const Phrase* one =
            first_phrase(lexicon.table, line_.from(amount_.end), [&](const Phrase& found) {
                const NumberWord& word = lexicon.word(found);
                return word.kind == WordKind::unit && word.value == 1 && word.language == "ar" &&
                       found.prefix.empty();
            });
        if (one == nullptr) return false;
        amount_.end += one->tokens();
        return true;
    }

    const Line& line_;
    std::size_t at_;
    std::size_t begin_ = 0;
    Amount amount_;
};

}  // namespace

std::optional<Amount> read_amount(const Line& line, std::size_t at, Neighbours neighbours) {
    if (at >= line.size()) return std::nullopt;
    return AmountReader(line, at).read(neighbours);
}

std::optional<Amount> read_amount_without_number(const Line& line, std::size_t at) {
    return AmountReader(line, at).read_noun();
}

}  // namespace isnad::analysis::numbers
