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
            if (const std::size_t end = read_range(at, out); end > at) return end;
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
        if (const std::size_t end = read_open_range(at, out); end > at) return end;
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

    // "between 5 and 10 people", "من 5 إلى 7 بالمئة".
    std::size_t read_range(std::size_t at, std::vector<model::Quantity>& out) {
        // "de", "من" and "from" are frequent: most are told by the word behind them.
        const bool second_word =
            at + 2 < line_.size() && line_.marks(at) != 0 && line_.is_number(at + 2);
        if (at + 1 >= line_.size() ||
            (!line_.is_number(at + 1) && !second_word && line_.marks(at + 1) == 0))
            return at;
        const Phrase* between = line_.word(at, WordKind::between);
        const Phrase* from = between == nullptr ? line_.word(at, WordKind::from) : nullptr;
        if (between == nullptr && from == nullptr) return at;
        const std::size_t first = at + (between != nullptr ? between : from)->tokens();
        auto low = read_end(first);
        if (!low) return at;
        std::size_t second = joint(low->end, between != nullptr);
        if (second == 0 && between != nullptr) {
            // "بين خمسة وعشرة" may be read as one number: look for a joint inside it.
            for (std::size_t end = low->end - 1; end > first && second == 0; --end) {
                const auto part =
                    read_number_as(line_.from(first).first(end - first), line_.language());
                if (!part || first + part->tokens != end) continue;
                second = joint(end, true);
                if (second == 0) continue;
                low = Amount{};
                low->value = part->value;
                low->digits = part->digits;
                low->end = end;
            }
        }
        if (second == 0) return at;
        // "من 30 دولارا إلى 50 دولارا" goes from one to the other; a unit said once makes a range.
        const bool change = between == nullptr && (low->known || changes(at));
        return keep_range(first, *low, second, change, out);
    }

    // "5 to 7 people", "5-7 أشخاص", "$5-7 million": nothing opens the range but its unit.
    std::size_t read_open_range(std::size_t at, std::vector<model::Quantity>& out) {
        if (!line_.is_number(at) && !line_.is_number(at + 1)) return at;
        const bool symbol = !line_.is_number(at);
        const std::size_t digits = at + (symbol ? 1 : 0);
        if (symbol && currency_before(line_.from(at)).tokens != 1) return at;
        if (at > 0 && adjoin(line_[at - 1], line_[at]) && !line_.is_mark(at - 1)) return at;
        if (at > 1 && line_.is_mark(at - 1) && line_.is_number(at - 2)) return at;
        const std::size_t mark = digits + 1;
        const bool dash =
            line_.is_mark(mark) && line_.is_number(mark + 1) &&
            (line_[mark].key == "-" || line_[mark].key == "–") &&
            adjoin(line_[digits], line_[mark]) == adjoin(line_[mark], line_[mark + 1]);
        if (dash) {
            const auto low = read_number_as(line_.from(digits).first(1), line_.language());
            const auto high = read_amount(line_, mark + 1, Neighbours::joined_by_dash);
            if (!low || !high || !(high->known || symbol) || high->value < 0) return at;
            Amount lower;
            lower.value = low->value;
            lower.digits = true;
            lower.end = mark;
            if (symbol) lower.currency = currency_before(line_.from(at)).currency;
            return keep_range(at, lower, mark + 1, false, out);
        }
        const auto low = read_amount(line_, at);
        if (!low || (low->counts && !symbol)) return at;
        const std::size_t second = joint(low->end, false);
        if (second == 0) return at;
        const auto high = read_end(second);
        if (!high || !(high->known || symbol)) return at;
        return keep_range(at, *low, second, changes(at), out);
    }

    std::optional<Amount> read_end(std::size_t at) const {
        if (at >= line_.size()) return std::nullopt;
        if (!line_.is_number(at) && (line_.marks(at) & (opens::kNumber | opens::kSign)) == 0 &&
            !line_.is_number(at + 1))
            return std::nullopt;
        return read_amount(line_, at);
    }

    // Where the upper end begins, behind "and" or "to"; 0 where neither joins it.
    std::size_t joint(std::size_t at, bool by_and) const {
        if (at >= line_.size()) return 0;
        if (const Phrase* to = line_.word(at, WordKind::to)) return at + to->tokens();
        if (!by_and) return 0;
        if (const Phrase* conjunction = line_.word(at, WordKind::conjunction))
            return at + conjunction->tokens();
        // "وعشرين": the number word with "و" written on.
        return line_[at].key.starts_with("و") && (line_.marks(at) & opens::kNumber) != 0 ? at : 0;
    }

    // Whether a verb of change stands shortly before ("rose from 5 to 7").
    bool changes(std::size_t at) const {
        constexpr std::size_t kReach = 8;
        for (std::size_t back = 1; back <= kReach && back <= at; ++back) {
            if (line_.word(at - back, WordKind::change) != nullptr) return true;
        }
        return false;
    }

    std::size_t keep_range(std::size_t at, Amount low, std::size_t second, bool change,
                           std::vector<model::Quantity>& out) {
        auto high = read_amount(line_, second, Neighbours::joined_by_dash);
        if (!high) return at;
        if (!high->known && high->unit.empty()) high->currency = low.currency;
        // "5 to 7 million": the scale is said once.
        if (low.scale == 1 && high->scale > 1 && low.digits && !low.counts &&
            (change || low.value < high->value / high->scale))
            low.value *= high->scale;
        if (!low.known) {
            if (low.currency.empty()) low.currency = high->currency;
            low.unit = high->unit;
        }
        const bool alike = low.unit == high->unit && low.currency == high->currency;
        if (!change && (!alike || low.value >= high->value)) return at;
        if (!low.digits && !high->digits && !high->counts && !low.counts && change) return at;
        const std::size_t end = high->end;
        keep(at, low, change ? "" : "over", out);
        keep(second, *high, change ? "" : "under", out);
        return end;
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
            found.erase(std::remove_if(found.begin() + before, found.end(), runs_into_a_time),
                        found.end());
        }
    }
    return found;
}

}  // namespace isnad::analysis::numbers
