// Purpose: see companions.h. A companion belongs to the trigger as its object or its complement, so
// it stands in the same clause: not behind "that", "while" or a verb that is joined on. A comma
// alone ends nothing ("signed, in the capital, a treaty"). In front of the trigger a few words
// count.
#include "analysis/claims/companions.h"

#include "analysis/claims/sentence_words.h"

namespace isnad::analysis::claims {
namespace {

constexpr std::uint32_t kWordBefore = 8;         // tokens from a companion to the trigger behind it
constexpr std::uint32_t kWordBehind = 28;        // tokens from the trigger to a companion behind it
constexpr std::uint32_t kFigureAround = 9;       // tokens between the trigger and a figure or name
constexpr std::uint32_t kPrepositionBehind = 9;  // tokens from a verb to its own preposition

struct Reach {
    std::uint32_t begin = 0;  // tokens, for words
    std::uint32_t end = 0;
    model::Span near;  // for figures and names
};

bool ends_clause(std::string_view mark) {
    return mark == ";" || mark == "؛" || mark == "." || mark == "!" || mark == "?" || mark == "؟" ||
           mark == ":";
}

bool begins_verb(const SentenceFindings& sentence, std::uint32_t i) {
    const auto& all = sentence.words.triggers;
    auto one =
        std::lower_bound(all.begin(), all.end(), i,
                         [](const TriggerAt& at, std::uint32_t first) { return at.begin < first; });
    for (; one != all.end() && one->begin == i; ++one) {
        if (one->finite() && one->prefix.starts_with("و")) return true;
    }
    return false;
}

// Where the clause that holds token `from` - 1 ends, `last` at most.
std::uint32_t clause_end(const SentenceFindings& sentence, std::uint32_t from, std::uint32_t last) {
    for (std::uint32_t i = from; i < last; ++i) {
        if (is_mark(sentence, i) && ends_clause(key(sentence, i))) return i;
        if (i == from) continue;  // "وافق على أن"
        const bool breaks = small_at(sentence, i, SmallWord::clause_break) != nullptr &&
                            small_at(sentence, i, SmallWord::relative) == nullptr;
        if (breaks || small_at(sentence, i, SmallWord::that) != nullptr || begins_verb(sentence, i))
            return i;
    }
    return last;
}

bool has_word(const SentenceFindings& sentence, std::uint32_t group, const TriggerAt& at,
              std::uint32_t begin, std::uint32_t end) {
    const auto& all = sentence.words.companions;
    auto one = std::lower_bound(
        all.begin(), all.end(), begin,
        [](const CompanionAt& word, std::uint32_t from) { return word.at < from; });
    for (; one != all.end() && one->at < end; ++one) {
        // A phrase may hold its companion itself: "تسلم منصبه".
        if (one->group == group && one->at != at.begin) return true;
    }
    return false;
}

bool meets(const SentenceFindings& sentence, const Companions& with, const TriggerAt& at,
           const Reach& reach) {
    if (with.group != 0 && has_word(sentence, with.group, at, reach.begin, reach.end)) return true;
    const auto fits = [&](const model::Quantity& quantity) {
        const bool percent = quantity.unit == "percent" || quantity.unit == "permille";
        return (with.quantity || (with.money && !quantity.currency.empty()) ||
                (with.percent && percent)) &&
               !is_time(sentence, quantity);
    };
    if (any_within(sentence.quantities, reach.near, fits)) return true;
    return any_within(sentence.mentions, reach.near, [&](const model::Mention& mention) {
        return (with.person && mention.kind == model::EntityKind::person) ||
               (with.place && mention.kind == model::EntityKind::place);
    });
}

// "سطا مسلحون على": the verb's own preposition, as a word or written onto a noun.
bool has_preposition(const SentenceFindings& sentence, const TriggerAt& at, std::uint32_t end) {
    const Trigger& trigger = *at.trigger;
    end = std::min(end, at.end + kPrepositionBehind);
    if (trigger.preposition != 0) return has_word(sentence, trigger.preposition, at, at.end, end);
    if (trigger.letter.empty()) return true;
    for (std::uint32_t i = at.end; i < end; ++i) {
        if (has_letter(key(sentence, i)) && key(sentence, i).starts_with(trigger.letter))
            return true;
    }
    return false;
}

}  // namespace

bool has_companions(const SentenceFindings& sentence, const TriggerAt& at, const Segment& segment,
                    std::uint32_t begin, std::uint32_t end) {
    const Trigger& trigger = *at.trigger;
    // Behind a verb that brings a source in, what is said belongs to it.
    if (segment.cue) end = sentence.size();
    const std::uint32_t limit = segment.cue ? sentence.size() : segment.end;
    const std::uint32_t far = trigger.reach != 0 ? trigger.reach : kWordBehind;
    std::uint32_t last = std::min(limit, at.end + far);
    if (!segment.cue && trigger.reach == 0) last = clause_end(sentence, at.end, last);
    const std::uint32_t from =
        std::max(begin, at.begin > kFigureAround ? at.begin - kFigureAround : 0);
    const std::uint32_t to = std::max(at.end, std::min(end, at.end + kFigureAround));
    const Reach reach{
        .begin = std::max(segment.begin, at.begin > kWordBefore ? at.begin - kWordBefore : 0),
        .end = last,
        .near = sentence.span(from, to)};
    if (!has_preposition(sentence, at, last)) return false;
    for (const Companions& with : trigger.with) {
        if (!meets(sentence, with, at, reach)) return false;
    }
    return !meets(sentence, trigger.without, at, reach);
}

}  // namespace isnad::analysis::claims
