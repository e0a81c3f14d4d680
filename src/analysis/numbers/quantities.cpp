// Finding quantities: a number, what it counts, and its bound ("more than").
//
// Digits are quantities unless they are part of something else: a time, a score joined by marks, a
// name such as F16 or a phone number. Number words are quantities where they count a noun, or where
// they are too long to be anything else; "one of them" is not. The duals of the units of the
// lexicon are two of it. A range is two quantities, the lower bounded by "over", the upper by
// "under", both with the unit that stands behind; behind a verb of change ("rose from 5 to 7")
// neither is bounded.
//
// Ordinals, shares of something unnumbered and vague counts are found on the same way and kept
// under their own kind; only `Scope::everything` gives them out. A word of the text that opens
// nothing is told by one look at each table.
#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/numbers/amounts.h"
#include "analysis/numbers/line.h"
#include "analysis/numbers/number_lexicon.h"
#include "analysis/numbers/numbers.h"
#include "analysis/numbers/ranges.h"
#include "analysis/numbers/segments.h"
#include "analysis/numbers/unit_lexicon.h"
#include "analysis/numbers/vague.h"

namespace isnad::analysis::numbers {

namespace {

// The words for more, less and about; `end` is where the number they bound begins.
struct BoundWords {
    std::string bound;
    std::size_t end = 0;
};

class Finder {
  public:
    Finder(const text::TokenisedText& text, const Segment& segment, Scope scope)
        : line_(text, segment), scope_(scope) {}

    // Whether what begins at `at` may say more than the time that is read there: "3/4 cup",
    // "الأحد عشر".
    bool may_outrun_a_time(std::size_t at) const {
        if (line_.is_number(at)) return line_.is_mark(at + 1) && line_[at + 1].key == "/";
        return (line_.marks(at) & opens::kPlace) != 0 &&
               line_.word(at, WordKind::unit_teen) != nullptr;
    }

    // Reads on from `at`. Returns: the first token after what was read, `at` + 1 at least.
    std::size_t step(std::size_t at, std::vector<model::Quantity>& out) {
        const bool digits = line_.is_number(at);
        const std::uint32_t marks = digits ? 0 : line_.marks(at);
        const PhraseTable::Bucket* units = digits ? nullptr : unit_table().bucket(line_[at].key);
        const bool sign = line_.is_mark(at) && line_.is_number(at + 1);
        if (!digits && !sign && marks == 0 && units == nullptr) return at + 1;

        if ((marks & opens::kNoNumber) != 0) {
            if (const Phrase* name = line_.word(at, WordKind::no_number))
                return at + name->tokens();
        }
        if ((marks & opens::kBound) != 0) {
            if (const std::size_t end = read_bound(at); end > at) return end;
        }
        if ((marks & opens::kVague) != 0) {
            if (const auto vague = read_vague(line_, at)) return keep_vague(at, *vague, out);
        }
        if ((marks & opens::kRange) != 0) {
            if (const auto range = read_range(line_, at)) return keep_range(*range, out);
        }
        if (digits || (marks & opens::kPlace) != 0) {
            if (const std::size_t end = read_place(at, out); end > at) return end;
        }
        const bool symbol = units != nullptr && (units->marks & unit_opens::kSymbol) != 0;
        if (digits || symbol || sign || (marks & (opens::kNumber | opens::kSign)) != 0) {
            if (const std::size_t end = read_number_at(at, out); end > at) return end;
        }
        if (units != nullptr && (units->marks & unit_opens::kNoun) != 0) {
            if (const auto noun = read_amount_without_number(line_, at))
                return keep(at, *noun, bound_of(at, noun->end), out);
        }
        return at + 1;
    }

  private:
    std::size_t keep(std::size_t at, const Amount& amount, std::string bound,
                     std::vector<model::Quantity>& out) const {
        model::Quantity quantity;
        quantity.value = amount.value;
        quantity.unit = amount.unit;
        quantity.currency = amount.currency;
        quantity.bound = bound.empty() ? amount.bound : std::move(bound);
        quantity.span = {line_[at].span.start, line_[amount.end - 1].span.end};
        out.push_back(std::move(quantity));
        return amount.end;
    }

    std::size_t keep_vague(std::size_t at, const VagueCount& vague,
                           std::vector<model::Quantity>& out) const {
        if (scope_ == Scope::everything) {
            model::Quantity quantity;
            quantity.kind = model::QuantityKind::vague;
            quantity.vague = vague.label;
            quantity.unit = vague.unit;
            quantity.currency = vague.currency;
            quantity.bound = bound_of(at, vague.end);
            quantity.span = {line_[at].span.start, line_[vague.end - 1].span.end};
            out.push_back(std::move(quantity));
        }
        return vague.end;
    }

    std::size_t read_number_at(std::size_t at, std::vector<model::Quantity>& out) {
        if (const auto range = read_open_range(line_, at)) return keep_range(*range, out);
        // A scale behind digits that could not be read is a part of them.
        if (at > 0 && line_.is_number(at - 1) && line_.word(at, WordKind::scale) != nullptr)
            return at;
        const auto amount = read_amount(line_, at);
        if (!amount) return at;
        if (!amount->counts && !stands_alone(*amount, at)) return read_share(at, *amount, out);
        return keep(at, *amount, bound_of(at, amount->end), out);
    }

    // Whether the number is one even though it counts nothing that is named.
    bool stands_alone(const Amount& amount, std::size_t at) const {
        if (amount.digits || line_.whole(at, amount.end)) return true;
        return !amount.fraction && amount.many_words;
    }

    // "نصف السكان", "two thirds of the votes".
    std::size_t read_share(std::size_t at, const Amount& amount,
                           std::vector<model::Quantity>& out) const {
        if (!amount.fraction || amount.end >= line_.size()) return at;
        if (line_.word(at, WordKind::half_spoken) != nullptr) return at;  // "نص" is a text, too
        const std::string& next = line_[amount.end].key;
        const bool of = is_of(next) || is_of(line_[amount.end - 1].key);
        const bool definite = next.starts_with("ال") && line_.marks(amount.end) == 0 &&
                              line_[amount.end].kind == text::TokenKind::word;
        // "نصف سكان المدينة", "ثلثا أعضاء مجلس النواب"
        const bool owned = line_.noun_at(amount.end) && amount.end + 1 < line_.size() &&
                           (is_definite_noun(amount.end + 1) || amount.value > 0.6);
        if (!of && !definite && !owned) return at;
        if (scope_ == Scope::everything) {
            keep(at, amount, bound_of(at, amount.end), out);
            out.back().kind = model::QuantityKind::share;
        }
        return amount.end;
    }

    // An ordinal, or the article before a number that is told of ("العشرين شخصا").
    std::size_t read_place(std::size_t at, std::vector<model::Quantity>& out) const {
        double value = 0;
        std::size_t end = at;
        bool in_words = true;
        if (const auto ordinal = read_ordinal(line_.from(at))) {
            value = ordinal->value;
            end = at + ordinal->tokens;
            if (line_.is_number(at) && line_.part_of_a_name(at, end)) return at;
            if (ordinal->cardinal_form) {
                const NumberLexicon& lexicon = number_lexicon();
                const bool scaled =
                    first_phrase(lexicon.table, line_.from(end), [&](const Phrase& phrase) {
                        const WordKind kind = lexicon.word(phrase).kind;
                        return phrase.prefix.empty() &&
                               (kind == WordKind::scale || kind == WordKind::scale_plural);
                    }) != nullptr;
                if (scaled) return at;
                in_words = false;
            }
        } else if (const Phrase* scale = line_.word(at, WordKind::scale);
                   scale != nullptr && scale->definite()) {
            value = number_lexicon().word(*scale).value;
            end = at + scale->tokens();
            in_words = false;
            if (!names_a_place(at, end)) return at;
        } else {
            return at;
        }
        if (scope_ == Scope::everything && (in_words || names_a_place(at, end))) {
            model::Quantity quantity;
            quantity.kind = model::QuantityKind::ordinal;
            quantity.value = value;
            quantity.span = {line_[at].span.start, line_[end - 1].span.end};
            out.push_back(std::move(quantity));
        }
        return end;
    }

    // Whether a cardinal with the article is an ordinal here: behind a definite noun that it is not
    // followed by what it counts ("الذكرى الخمسين"), or where the line is nothing else.
    bool names_a_place(std::size_t at, std::size_t end) const {
        const std::string& key = line_[at].key;
        if (!key.starts_with("ال") && !key.starts_with("وال")) return false;
        if (only_places()) return true;
        if (at == 0 || !is_definite_noun(at - 1)) return false;
        if (!line_.noun_at(end)) return true;
        return !line_[end].key.ends_with("ا") && !read_counted(line_.from(end));
    }

    static bool is_of(std::string_view key) {
        return key == "of" || key == "de" || key == "des" || key == "du" || key.starts_with("d'") ||
               key == "من";
    }

    // Whether the line holds number words alone.
    bool only_places() const {
        if (!only_places_) {
            only_places_ = true;
            for (std::size_t i = 0; i < line_.size() && *only_places_; ++i) {
                const bool other = !line_.is_mark(i) && line_[i].key != "و" &&
                                   (line_.marks(i) & opens::kPlace) == 0;
                if (other) only_places_ = false;
            }
        }
        return *only_places_;
    }

    bool is_definite_noun(std::size_t at) const {
        const text::Token& token = line_[at];
        if (token.kind != text::TokenKind::word || line_.marks(at) != 0) return false;
        for (const std::string_view article : {"ال", "لل", "بال", "وال"}) {
            if (token.key.starts_with(article)) return true;
        }
        return false;
    }

    std::size_t keep_range(const Range& range, std::vector<model::Quantity>& out) const {
        keep(range.low_at, range.low, range.bounded ? "over" : "", out);
        return keep(range.high_at, range.high, range.bounded ? "under" : "", out);
    }

    const Phrase* bound_phrase(std::size_t at, std::string& bound) const {
        const NumberLexicon& lexicon = number_lexicon();
        return first_phrase(lexicon.table, line_.from(at), [&](const Phrase& phrase) {
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
        if (end < line_.size()) {
            const std::string& key = line_[end].key;
            const bool trails =
                key == "على" || key == "علي" || key == "at" || key == "au" || key == "تقريبا";
            if (trails && bound_phrase(end, bound) != nullptr) return bound;
        }
        return "";
    }

    Line line_;
    Scope scope_;
    mutable std::optional<bool> only_places_;
    BoundWords before_;
};

}  // namespace

std::vector<model::Quantity> find_quantities(const text::TokenisedText& text,
                                             const std::vector<model::TimeExpression>& times,
                                             Scope scope) {
    std::vector<model::Quantity> found;
    std::size_t time = 0;
    const auto in_a_time = [&](const text::Token& token) {
        while (time < times.size() && times[time].span.end <= token.span.start) ++time;
        return time < times.size() && times[time].span.overlaps(token.span);
    };
    // A number that runs into a time is part of the time.
    const auto runs_into_a_time = [&](const model::Quantity& quantity) {
        for (std::size_t i = time; i < times.size(); ++i) {
            if (times[i].span.start >= quantity.span.end) return false;
            // "100 سنتي متر" is no two years.
            const bool inside =
                quantity.span.start < times[i].span.start && times[i].span.end < quantity.span.end;
            if (times[i].span.overlaps(quantity.span) && !inside) return true;
        }
        return false;
    };
    for (const Segment& segment : segments_of(text)) {
        Finder finder(text, segment, scope);
        std::size_t at = 0;
        while (at < segment.tokens.size()) {
            if (in_a_time(segment.tokens[at])) {
                const std::size_t kept = found.size();
                if (segment.tokens[at].span.start == times[time].span.start &&
                    finder.may_outrun_a_time(at)) {
                    const std::size_t end = finder.step(at, found);
                    if (found.size() == kept + 1 && found.back().span.end > times[time].span.end &&
                        segment.tokens[end - 1].span.end == found.back().span.end) {
                        at = end;
                        continue;
                    }
                    found.resize(kept);
                }
                ++at;
                continue;
            }
            const auto before = static_cast<std::ptrdiff_t>(found.size());
            at = finder.step(at, found);
            if (std::any_of(found.begin() + before, found.end(), runs_into_a_time))
                found.erase(found.begin() + before, found.end());
        }
    }
    return found;
}

}  // namespace isnad::analysis::numbers
