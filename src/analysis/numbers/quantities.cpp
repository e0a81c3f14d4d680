// Finding quantities: a number, what it counts, and its bound ("more than").
//
// Digits are quantities unless they are part of something else: a time, a score or range joined by
// marks, a name such as F16 or a phone number. Number words are quantities where they count a noun,
// or where they are too long to be anything else; "one of them" is not. The duals of the units of
// the lexicon are two of it. Ordinals are no quantities.
//
// It does not read ranges ("10-15") nor vague counts ("dozens").
#include <algorithm>
#include <cmath>

#include "analysis/numbers/digits.h"
#include "analysis/numbers/number_lexicon.h"
#include "analysis/numbers/numbers.h"
#include "analysis/numbers/segments.h"
#include "analysis/numbers/unit_lexicon.h"
#include "text/utf8.h"

namespace isnad::analysis::numbers {

namespace {

// The words for more, less and about; `end` is where the number they bound begins.
struct BoundWords {
    std::string bound;
    std::size_t end = 0;
};

class Finder {
  public:
    Finder(const text::TokenisedText& text, const Segment& segment)
        : tokens_(segment.tokens),
          language_(text.regions.empty() ? "" : text.regions[segment.region].language) {
        const auto said = [](const text::Token& token) {
            return token.kind != text::TokenKind::mark;
        };
        const auto first = std::find_if(tokens_.begin(), tokens_.end(), said);
        const auto last = std::find_if(tokens_.rbegin(), tokens_.rend(), said);
        first_said_ = static_cast<std::size_t>(first - tokens_.begin());
        end_said_ = static_cast<std::size_t>(tokens_.rend() - last);
    }

    // Reads on from `at`. Returns: the first token after what was read, `at` + 1 at least.
    std::size_t step(std::size_t at, std::vector<model::Quantity>& out) {
        if (const std::size_t end = read_bound(at); end > at) return end;
        // "السادس عشر": the rest of an ordinal counts nothing.
        if (const auto ordinal = read_ordinal(tokens_.subspan(at)); ordinal && ordinal->tokens > 1)
            return at + ordinal->tokens;
        const std::string symbol = symbol_before(at);
        const std::size_t begin = symbol.empty() ? at : at + 1;
        const auto rest = tokens_.subspan(begin);

        const auto number = read_number_as(rest, language_);
        if (!number || (number->digits && part_of_a_name(begin, begin + number->tokens)))
            return symbol.empty() && !number ? read_dual(at, out) : begin + 1;
        std::size_t end = begin + number->tokens;
        model::Quantity quantity;
        quantity.value = number->value;
        quantity.currency = symbol;
        bool counts = !symbol.empty();
        // "deux millions de dirhams": the joint only where something known is counted.
        const bool joint = end < tokens_.size() && tokens_[end].key == "de" &&
                           read_counted(tokens_.subspan(end + 1)).has_value();
        if (joint) ++end;
        // "20 دولارا و50 سنتا" is two; "$5 million" has its money already.
        if (const auto counted = read_counted(tokens_.subspan(end));
            counted && !counted->dual && !(number->article_only && mark_at(end)) &&
            (symbol.empty() || !counted->currency.empty())) {
            quantity.unit = counted->unit;
            quantity.currency = counted->currency.empty() ? symbol : counted->currency;
            end += counted->tokens;
            counts = true;
        } else if (symbol.empty() && noun_at(end)) {
            quantity.unit = tokens_[end].key;
            ++end;
            counts = true;
        }
        if (!counts && !stands_alone(*number, at, end)) return at + 1;
        if (number->article_only && quantity.currency.empty()) return at + 1;
        // "one day": a lone "one" in Latin script is a pronoun more often than a count.
        quantity.bound = bound_of(at, end);
        quantity.span = {tokens_[at].span.start, tokens_[end - 1].span.end};
        out.push_back(std::move(quantity));
        return end;
    }

  private:
    const Phrase* bound_phrase(std::size_t at, std::string& bound) const {
        const NumberLexicon& lexicon = number_lexicon();
        return first_phrase(lexicon.table, tokens_.subspan(at), [&](const Phrase& phrase) {
            switch (lexicon.word(phrase).kind) {
                case WordKind::over:
                    bound = "over";
                    return true;
                case WordKind::under:
                    bound = "under";
                    return true;
                case WordKind::about:
                    bound = "about";
                    return true;
                default:
                    return false;
            }
        });
    }

    std::size_t read_bound(std::size_t at) {
        std::string bound;
        const Phrase* phrase = bound_phrase(at, bound);
        if (phrase == nullptr) return at;
        before_ = {bound, at + phrase->tokens()};
        return before_.end;
    }

    // The bound before the quantity, or after it ("14 dead at least").
    std::string bound_of(std::size_t at, std::size_t end) const {
        if (before_.end == at && at > 0) return before_.bound;
        std::string bound;
        if (end < tokens_.size()) {
            const std::string& key = tokens_[end].key;
            const bool trails =
                key == "على" || key == "علي" || key == "at" || key == "au" || key == "تقريبا";
            if (trails && bound_phrase(end, bound) != nullptr) return bound;
        }
        return "";
    }

    std::string symbol_before(std::size_t at) const {
        if (at + 1 >= tokens_.size()) return "";
        const text::Token& next = tokens_[at + 1];
        if (next.kind != text::TokenKind::number) return "";
        return next.span.start - tokens_[at].span.end <= 1 ? currency_before(tokens_[at]) : "";
    }

    // "F16", "3-1", "192.168.1.1", "#7", "A/2": digits, but nothing counted.
    bool part_of_a_name(std::size_t begin, std::size_t end) const {
        if (begin > 0 && adjoin(tokens_[begin - 1], tokens_[begin])) {
            const text::Token& before = tokens_[begin - 1];
            if (before.kind == text::TokenKind::number) return true;
            if (before.kind == text::TokenKind::word && !is_proclitic(before.key)) return true;
            if (before.kind == text::TokenKind::mark && is_joint(before.key) && begin > 1 &&
                adjoin(tokens_[begin - 2], before) && !is_proclitic(tokens_[begin - 2].key))
                return true;
            if (before.key == "#" || before.key == "@") return true;
        }
        if (end >= tokens_.size() || !adjoin(tokens_[end - 1], tokens_[end])) return false;
        const text::Token& after = tokens_[end];
        if (after.kind == text::TokenKind::number) return true;
        return after.kind == text::TokenKind::mark && is_joint(after.key) &&
               end + 1 < tokens_.size() && adjoin(after, tokens_[end + 1]) &&
               tokens_[end + 1].kind == text::TokenKind::number;
    }

    bool mark_at(std::size_t at) const {
        return at < tokens_.size() && tokens_[at].kind == text::TokenKind::mark;
    }

    static bool is_joint(std::string_view key) {
        return key == "-" || key == "/" || key == ":" || key == "." || key == "–" || key == "_" ||
               key == "\\";
    }

    static bool is_proclitic(std::string_view key) {
        for (const std::string_view known :
             {"و", "ب", "ل", "ف", "ك", "ال", "وال", "بال", "لل", "ول", "وب", "فال"}) {
            if (key == known) return true;
        }
        return false;
    }

    // Whether the token is a word that a number before it may count.
    bool noun_at(std::size_t at) const {
        if (at >= tokens_.size() || tokens_[at].kind != text::TokenKind::word) return false;
        const text::Token& token = tokens_[at];
        if (adjoin(tokens_[at - 1], token)) return false;
        const NumberLexicon& lexicon = number_lexicon();
        if (const PhraseTable::Bucket* bucket = lexicon.table.bucket(token.key)) {
            for (const Phrase& phrase : *bucket) {
                if (phrase.tokens() == 1 && !phrase.definite()) return false;
            }
        }
        const bool joined = token.key.starts_with("و") || token.key.starts_with("ال") ||
                            token.key.starts_with("لل") || token.key.starts_with("بال");
        return !joined && text::count_code_points(token.key) >= 2;
    }

    // Whether the number is one even though it counts nothing that is named.
    bool stands_alone(const NumberReading& number, std::size_t at, std::size_t end) const {
        if (number.digits || (at <= first_said_ && end >= end_said_)) return true;
        return !number.fraction_only && number.tokens > 1;
    }

    std::size_t read_dual(std::size_t at, std::vector<model::Quantity>& out) const {
        const auto counted = read_counted(tokens_.subspan(at));
        if (!counted || !counted->dual) return at + 1;
        const std::size_t end = at + counted->tokens;
        model::Quantity quantity;
        quantity.value = 2;
        quantity.unit = counted->unit;
        quantity.currency = counted->currency;
        quantity.bound = bound_of(at, end);
        quantity.span = {tokens_[at].span.start, tokens_[end - 1].span.end};
        out.push_back(std::move(quantity));
        return end;
    }

    std::span<const text::Token> tokens_;
    std::string language_;
    std::size_t first_said_ = 0;  // the first token that is no mark
    std::size_t end_said_ = 0;    // one past the last
    BoundWords before_;
};

}  // namespace

std::vector<model::Quantity> find_quantities(const text::TokenisedText& text,
                                             const std::vector<model::TimeExpression>& times) {
    std::vector<model::Quantity> found;
    std::size_t time = 0;
    const auto in_a_time = [&](const text::Token& token) {
        while (time < times.size() && times[time].span.end <= token.span.start) ++time;
        return time < times.size() && times[time].span.overlaps(token.span);
    };
    for (const Segment& segment : segments_of(text)) {
        Finder finder(text, segment);
        std::size_t at = 0;
        while (at < segment.tokens.size()) {
            if (in_a_time(segment.tokens[at])) {
                ++at;
                continue;
            }
            const std::size_t before = found.size();
            at = finder.step(at, found);
            // A number that runs into a time is part of the time.
            if (found.size() > before && time < times.size() &&
                times[time].span.overlaps(found.back().span))
                found.pop_back();
        }
    }
    return found;
}

}  // namespace isnad::analysis::numbers
