// Purpose: see ranges.h.
//
// Both ends take the unit behind the upper one, and its scale word too where the lower has none ("5
// to 7 million"). Behind a verb of change ("rose from 5 to 7"), or where each end names its unit
// ("من 30 دولارا إلى 50 دولارا"), something went from one to the other and neither end bounds
// anything.
#include "analysis/numbers/ranges.h"

#include "analysis/numbers/numbers.h"
#include "analysis/numbers/unit_lexicon.h"

namespace isnad::analysis::numbers {

namespace {

class RangeReader {
  public:
    explicit RangeReader(const Line& line) : line_(line) {}

    // "between 5 and 10 people", "من 5 إلى 7 بالمئة".
    std::optional<Range> read(std::size_t at) const {
        // "de", "من" and "from" are frequent: most are told by the word behind them.
        const bool second_word =
            at + 2 < line_.size() && line_.marks(at) != 0 && line_.is_number(at + 2);
        if (at + 1 >= line_.size() ||
            (!line_.is_number(at + 1) && !second_word && line_.marks(at + 1) == 0))
            return std::nullopt;
        const Phrase* between = line_.word(at, WordKind::between);
        const Phrase* from = between == nullptr ? line_.word(at, WordKind::from) : nullptr;
        if (between == nullptr && from == nullptr) return std::nullopt;
        const std::size_t first = at + (between != nullptr ? between : from)->tokens();
        auto low = read_end(first);
        if (!low) return std::nullopt;
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
        if (second == 0) return std::nullopt;
        // "من 30 دولارا إلى 50 دولارا" goes from one to the other; a unit said once makes a range.
        const bool change = between == nullptr && (low->known || changes(at));
        return both(first, *low, second, change);
    }

    // "5 to 7 people", "5-7 أشخاص", "$5-7 million": nothing opens the range but its unit.
    std::optional<Range> read_open(std::size_t at) const {
        if (!line_.is_number(at) && !line_.is_number(at + 1)) return std::nullopt;
        const bool symbol = !line_.is_number(at);
        const std::size_t digits = at + (symbol ? 1 : 0);
        if (symbol && currency_before(line_.from(at)).tokens != 1) return std::nullopt;
        if (at > 0 && adjoin(line_[at - 1], line_[at]) && !line_.is_mark(at - 1))
            return std::nullopt;
        if (at > 1 && line_.is_mark(at - 1) && line_.is_number(at - 2)) return std::nullopt;
        const std::size_t mark = digits + 1;
        const bool dash =
            line_.is_mark(mark) && line_.is_number(mark + 1) &&
            (line_[mark].key == "-" || line_[mark].key == "–") &&
            adjoin(line_[digits], line_[mark]) == adjoin(line_[mark], line_[mark + 1]);
        if (dash) {
            const auto low = read_number_as(line_.from(digits).first(1), line_.language());
            const auto high = read_amount(line_, mark + 1, Neighbours::joined_by_dash);
            if (!low || !high || !(high->known || symbol) || high->value < 0) return std::nullopt;
            Amount lower;
            lower.value = low->value;
            lower.digits = true;
            lower.end = mark;
            if (symbol) lower.currency = currency_before(line_.from(at)).currency;
            return both(at, lower, mark + 1, false);
        }
        const auto low = read_amount(line_, at);
        if (!low || (low->counts && !symbol)) return std::nullopt;
        const std::size_t second = joint(low->end, false);
        if (second == 0 || changes(at)) return std::nullopt;
        const auto high = read_end(second);
        if (!high || !(high->known || symbol)) return std::nullopt;
        return both(at, *low, second, false);
    }

  private:
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

    std::optional<Range> both(std::size_t at, Amount low, std::size_t second, bool change) const {
        auto high = read_amount(line_, second, Neighbours::joined_by_dash);
        if (!high) return std::nullopt;
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
        if (!change && (!alike || low.value >= high->value)) return std::nullopt;
        if (!low.digits && !high->digits && !high->counts && !low.counts && change)
            return std::nullopt;
        return Range{low, at, *high, second, !change};
    }

    const Line& line_;
};

}  // namespace

std::optional<Range> read_range(const Line& line, std::size_t at) {
    return RangeReader(line).read(at);
}

std::optional<Range> read_open_range(const Line& line, std::size_t at) {
    return RangeReader(line).read_open(at);
}

}  // namespace isnad::analysis::numbers
