// Purpose: see clause.h.
#include "analysis/claims/clause.h"

#include <algorithm>
#include <optional>

#include "analysis/claims/companions.h"
#include "analysis/claims/sentence_words.h"

namespace isnad::analysis::claims {
namespace {

bool is_in_mention(const SentenceFindings& sentence, std::uint32_t i) {
    const model::Span span = sentence.tokens[i].span;
    return any_within(sentence.mentions, span, [](const auto&) { return true; });
}

constexpr int kLeastStrength = 3;

constexpr std::uint32_t kShortestGap = 4;  // tokens of a segment that no source holds

bool is_separator(std::string_view key) {
    return key == "," || key == "،" || key == ";" || key == "؛" || key == "." || key == "!" ||
           key == "?" || key == "؟" || key == ":" || key == "-" || key == "–" || key == "—";
}

bool is_question_mark(std::string_view key) {
    return key == "?" || key == "؟";
}

bool is_coordinated(const TriggerAt& at) {
    return at.prefix == "و" || at.prefix == "وس";
}

// "31 قتيلا و48 جريحا": the number in front carries the "and". Returns: where that number stands,
// the trigger's begin where there is none.
std::uint32_t joined_number(const SentenceFindings& sentence, const TriggerAt& at) {
    if (at.finite() || at.begin < 2) return at.begin;
    const std::uint32_t i = at.begin - 1;
    const std::string_view key = sentence.tokens[i].key;
    const auto& figures = sentence.quantities;
    const bool number =
        any_within(figures, sentence.tokens[i].span, [](const auto&) { return true; });
    if (!number) return at.begin;
    if (sentence.tokens[i - 1].key == "و") return i - 1;
    return key.starts_with("و") ? i : at.begin;
}

// Token offsets at which the clauses of a segment begin, and its end.
constexpr std::uint32_t kLongestClause = 200;  // tokens; no writer's sentence runs longer

std::vector<std::uint32_t> clause_bounds(const SentenceFindings& sentence, const Segment& segment) {
    std::vector<std::uint32_t> bounds{segment.begin};
    auto small = sentence.words.small.begin();
    for (std::uint32_t i = segment.begin; i < segment.end; ++i) {
        while (small != sentence.words.small.end() && small->begin < i) ++small;
        bool begins = i > segment.begin && is_separator(sentence.tokens[i - 1].key);
        for (auto one = small; one != sentence.words.small.end() && one->begin == i; ++one) {
            begins = begins || one->word == SmallWord::clause_break;
        }
        begins = begins || i - bounds.back() >= kLongestClause;
        if (begins && i > bounds.back()) bounds.push_back(i);
    }
    // "... وأصيب 34": a verb or noun joined to the one before begins a clause of its own.
    const auto& triggers = sentence.words.triggers;
    auto one =
        std::lower_bound(triggers.begin(), triggers.end(), segment.begin + 1,
                         [](const TriggerAt& at, std::uint32_t first) { return at.begin < first; });
    for (; one != triggers.end() && one->begin < segment.end; ++one) {
        const std::uint32_t number = joined_number(sentence, *one);
        if ((is_coordinated(*one) || number < one->begin) && number > segment.begin &&
            has_companions(sentence, *one, segment, segment.begin, segment.end)) {
            bounds.push_back(number);
        }
    }
    std::sort(bounds.begin(), bounds.end());
    bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
    bounds.push_back(segment.end);
    return bounds;
}

constexpr std::uint32_t kSupportBefore = 14;  // tokens from "held" to "a meeting"
constexpr std::uint32_t kSupportBehind = 6;   // tokens from "a meeting" to "was held"

// "فجر الاثنين" is a time, no blast.
bool is_time_word(const SentenceFindings& sentence, const TriggerAt& at) {
    const model::Span span = sentence.span(at.begin, at.end);
    return any_within(sentence.times, span,
                      [&](const auto& time) { return time.span.overlaps(span); });
}

// "فيصل" is a name and no arrival.
bool is_in_name(const SentenceFindings& sentence, const TriggerAt& at) {
    const model::Span span = sentence.span(at.begin, at.end);
    return any_within(sentence.mentions, span, [&](const model::Mention& mention) {
        if (!mention.span.overlaps(span)) return false;
        const bool proper =
            mention.kind == model::EntityKind::person || mention.kind == model::EntityKind::outlet;
        return proper || mention.span.start + 8 < span.start;
    });
}

// Behind a preposition stands no finite verb: "بعد إدانته" is a noun.
bool is_ruled_by_preposition(const SentenceFindings& sentence, const TriggerAt& at) {
    if (!at.finite() || at.begin == 0 || !sentence.is_arabic(at.begin)) return false;
    const auto& all = sentence.words.prepositions;
    auto one = std::lower_bound(
        all.begin(), all.end(), at.begin > 3 ? at.begin - 3 : 0,
        [](const PrepositionAt& word, std::uint32_t first) { return word.begin < first; });
    for (; one != all.end() && one->begin < at.begin; ++one) {
        if (one->end == at.begin) return true;
    }
    return false;
}

// Whether a word such as "after" rules the noun: right before it, or one noun away ("بعد انتهاء
// الاجتماع"). A preposition written onto it rules it too.
bool is_in_passing(const SentenceFindings& sentence, const TriggerAt& at, std::uint32_t begin) {
    std::string_view prefix = at.prefix;
    if (prefix.starts_with("و") || prefix.starts_with("ف")) prefix.remove_prefix(2);
    if (prefix.starts_with("ل") || prefix.starts_with("ب") || prefix.starts_with("ك")) return true;
    const auto& small = sentence.words.small;
    const std::uint32_t first = std::max(begin, at.begin > 2 ? at.begin - 2 : 0);
    auto one = std::lower_bound(
        small.begin(), small.end(), first,
        [](const SmallWordAt& word, std::uint32_t from) { return word.begin < from; });
    for (; one != small.end() && one->begin < at.begin; ++one) {
        if (one->word == SmallWord::passing && one->end <= at.begin) return true;
    }
    return false;
}

// "Did X attack Y?", "هل هاجم": asked, not told. "Why did X attack Y?" takes it for granted.
bool is_asked(const SentenceFindings& sentence, const TriggerAt& at, const Segment& segment) {
    if (has_small(sentence, SmallWord::question, segment.begin, at.begin)) return true;
    std::uint32_t last = sentence.size();
    while (last > 1 && sentence.tokens[last - 1].kind == text::TokenKind::mark &&
           !is_question_mark(sentence.tokens[last - 1].key)) {
        --last;
    }
    return last > 0 && is_question_mark(sentence.tokens[last - 1].key) &&
           !has_small(sentence, SmallWord::why, 0, sentence.size());
}

// Whether the noun is the first of what a source says, but for a time ("أعلن، العام الماضي، عن
// استئناف").
bool opens_content(const SentenceFindings& sentence, const TriggerAt& at) {
    std::uint32_t first = at.begin;
    const PrepositionAt* ruling = preposition_before(sentence, first);
    const std::uint32_t before = ruling == nullptr ? first : ruling->begin;
    if (before > 0 && is_in_time(sentence, before - 1)) first = before - 1;
    while (first > 0 && first < at.begin && is_in_time(sentence, first - 1)) --first;
    const auto& all = sentence.attributions;
    const auto one = std::lower_bound(
        all.begin(), all.end(), sentence.tokens[first].span.start,
        [](const auto& said, std::uint32_t start) { return said.content.start < start; });
    return one != all.end() && one->content.start == sentence.tokens[first].span.start;
}

bool is_definite(const SentenceFindings& sentence, const TriggerAt& at) {
    if (at.end != at.begin + 1) return false;
    const std::string_view word = key(sentence, at.begin);
    return word.starts_with("ال") || word.starts_with("وال");
}

// "أعلن X توقيع", "نفى X قصف": a noun that opens what somebody says is asserted, too.
bool is_supported(const SentenceFindings& sentence, const TriggerAt& at, std::uint32_t begin,
                  std::uint32_t end) {
    // "قال إن الاتفاق طويل": behind "that" it is what something is said of.
    const bool is_topic = is_definite(sentence, at) && at.begin > 0 &&
                          small_at(sentence, at.begin - 1, SmallWord::that) != nullptr;
    if (opens_content(sentence, at) && !is_topic) return true;
    const std::uint32_t first =
        std::max(begin, at.begin > kSupportBefore ? at.begin - kSupportBefore : 0);
    for (const SmallWord word :
         {SmallWord::support, SmallWord::announced, SmallWord::planned, SmallWord::demanded}) {
        if (has_small(sentence, word, first, at.begin)) return true;
    }
    if (at.begin > begin && has_small(sentence, SmallWord::denied, at.begin - 1, at.begin))
        return true;
    return has_small(sentence, SmallWord::support, at.end, std::min(end, at.end + kSupportBehind));
}

constexpr std::uint32_t kOutcomeBefore = 8;  // tokens from "led to" to the harm

// "أسفر الهجوم عن مقتل 3": the harm behind the verb is what is told, above all behind a preposition
// of it. Returns: what that adds to the strength of the noun.
int outcome_of(const SentenceFindings& sentence, const TriggerAt& at, std::uint32_t begin) {
    if (at.finite() || !at.trigger->frame->counts_people || is_definite(sentence, at)) return 0;
    const std::uint32_t first =
        std::max(begin, at.begin > kOutcomeBefore ? at.begin - kOutcomeBefore : 0);
    if (!has_small(sentence, SmallWord::outcome, first, at.begin)) return 0;
    const bool ruled = !at.prefix.empty() || is_preposition(sentence, at.begin - 1);
    return ruled ? 3 : 2;
}

// "نفى X قصف Y": a word that is verb and noun alike is a noun behind a verb that asserts it.
bool is_rather_noun(const SentenceFindings& sentence, const TriggerAt& at, std::uint32_t begin,
                    std::uint32_t end) {
    if (!at.finite() || at.end != at.begin + 1) return false;
    const auto& all = sentence.words.triggers;
    auto one = std::lower_bound(
        all.begin(), all.end(), at.begin,
        [](const TriggerAt& other, std::uint32_t first) { return other.begin < first; });
    for (; one != all.end() && one->begin == at.begin; ++one) {
        const bool same = one->trigger->frame == at.trigger->frame && one->end == at.end;
        if (same && one->form == Form::noun && is_supported(sentence, *one, begin, end))
            return true;
    }
    return false;
}

// Where the words begin that may assert what stands in clause `c`: its own, but before a time or
// name between two commas those in front of that.
std::uint32_t begin_of_support(const SentenceFindings& sentence,
                               const std::vector<std::uint32_t>& bounds, std::size_t c) {
    if (c < 2 || bounds[c - 1] == 0) return bounds[c];
    const std::uint32_t comma = bounds[c - 1] - 1;
    const bool aside =
        is_comma(sentence, comma) && end_of_aside(sentence, comma, bounds[c]) + 1 == bounds[c];
    return aside ? bounds[c - 2] : bounds[c];
}

// Twice what the list says, more for a noun that is asserted; 0 where the trigger makes no claim.
// `before`: the candidate before it in the segment, or nullptr.
int strength_of(const SentenceFindings& sentence, const TriggerAt& at, std::uint32_t begin,
                std::uint32_t end, const Candidate* before) {
    const Trigger& trigger = *at.trigger;
    if (at.finite()) return 2 * trigger.strength;
    if (at.form == Form::participle && !is_definite(sentence, at)) return 2 * trigger.strength - 1;
    if (const int more = outcome_of(sentence, at, begin); more > 0)
        return 2 * trigger.strength + more;
    // "... والإفراج عن X" goes on with what was told, "... والقصف" only names it.
    const bool named = is_definite(sentence, at) && !is_preposition(sentence, at.end);
    const bool joined =
        is_coordinated(at) && before != nullptr && before->end == at.begin && !named;
    const bool supported =
        is_supported(sentence, at, begin, end) || (joined && !is_in_passing(sentence, at, begin));
    const bool passing = is_in_passing(sentence, at, begin);
    if (passing && is_definite(sentence, at)) return 0;
    if (supported) return passing ? 2 * trigger.strength - 1 : 2 * trigger.strength + 1;
    if (passing || is_definite(sentence, at)) return 0;
    return 2 * trigger.strength - 1;
}

constexpr std::uint32_t kFigureBehind = 2;  // tokens from "believe" to "71%"

// "يعتقد 71% من المستطلعين": a figure is what believes.
bool has_figure_behind(const SentenceFindings& sentence, const TriggerAt& at) {
    const std::uint32_t end = std::min(sentence.size(), at.end + kFigureBehind);
    if (end <= at.end) return false;
    return any_within(sentence.quantities, sentence.span(at.end, end), [&](const auto& quantity) {
        return quantity.unit == "percent" && !is_time(sentence, quantity);
    });
}

// What brings a source in tells something by its verb, or by a participle beside it ("متهما X ب").
bool may_stand_in_cue(const SentenceFindings& sentence, const TriggerAt& at) {
    if (at.trigger->frame->measures) return at.finite() && has_figure_behind(sentence, at);
    const bool outright = at.trigger->strength >= kLeastStrength;
    return at.finite() || (at.form == Form::participle && outright && !is_definite(sentence, at));
}

bool is_better(const Candidate& a, const Candidate& b) {
    const TriggerAt& one = *a.trigger;
    const TriggerAt& other = *b.trigger;
    // "حجز مبالغ تناهز مليونا": the figure belongs to the other happening of the clause.
    const bool measures = one.trigger->frame->measures;
    if (measures != other.trigger->frame->measures &&
        std::min(a.strength, b.strength) >= kLeastStrength) {
        return !measures;
    }
    if (a.strength != b.strength) return a.strength > b.strength;
    if (one.trigger->frame->own != other.trigger->frame->own) return one.trigger->frame->own;
    if (one.begin != other.begin) return one.begin < other.begin;
    if (one.end != other.end) return one.end > other.end;
    return one.trigger->frame->weight > other.trigger->frame->weight;
}

// "وقع الطرفان، أمس، مذكرة تفاهم": a noun of the frame behind its verb is no other happening.
bool only_names_again(const SentenceFindings& sentence, const std::vector<Candidate>& candidates,
                      const Candidate& one) {
    if (candidates.empty() || one.trigger->finite() || is_coordinated(*one.trigger)) return false;
    if (joined_number(sentence, *one.trigger) < one.trigger->begin) return false;
    return candidates.back().trigger->trigger->frame == one.trigger->trigger->frame;
}

// "وقع عقدا لشراء 48 طائرة": the noun behind "for" is a claim of its own where its row says so and
// its frame is another. Returns: none where there is no such noun.
std::optional<Candidate> purpose_of(const SentenceFindings& sentence, const Candidate& of,
                                    const Segment& segment) {
    const auto& all = sentence.words.triggers;
    auto one =
        std::lower_bound(all.begin(), all.end(), of.trigger->end,
                         [](const TriggerAt& at, std::uint32_t first) { return at.begin < first; });
    for (; one != all.end() && one->begin < of.end; ++one) {
        if (!one->trigger->purpose || one->prefix != "ل" || one->end > segment.end) continue;
        if (one->trigger->frame == of.trigger->trigger->frame) continue;
        if (has_small(sentence, SmallWord::suffers, of.begin, one->begin)) continue;
        if (is_in_name(sentence, *one) || is_time_word(sentence, *one)) continue;
        if (!has_companions(sentence, *one, segment, one->begin, of.end)) continue;
        return Candidate{.trigger = &*one,
                         .strength = kLeastStrength,
                         .begin = one->begin,
                         .end = of.end,
                         .purpose = true};
    }
    return std::nullopt;
}

constexpr std::uint32_t kTimeBehind = 6;  // tokens from "its rupture" to "in 2002"

// "استئناف العلاقات بعد قطعها عام 2002": a noun behind "after" that has a day or year of its own is
// told, too. Returns: none where there is no such noun.
std::optional<Candidate> background_of(const SentenceFindings& sentence, const Candidate& of,
                                       const Segment& segment) {
    const auto& all = sentence.words.triggers;
    auto one =
        std::lower_bound(all.begin(), all.end(), of.trigger->end,
                         [](const TriggerAt& at, std::uint32_t first) { return at.begin < first; });
    for (; one != all.end() && one->begin < of.end; ++one) {
        if (one->form != Form::noun || !one->prefix.empty() || one->end >= of.end) continue;
        const SmallWordAt* after = small_before(sentence, one->begin, SmallWord::background);
        if (after == nullptr || after->begin < of.trigger->end) continue;
        const std::uint32_t last = std::min(of.end, one->end + kTimeBehind);
        const model::Span behind = sentence.span(one->end, last);
        const bool dated = any_within(sentence.times, behind, [&](const auto& time) {
            return time.type == model::TimeType::date && !time.value.empty() &&
                   time.span.start >= behind.start;
        });
        if (!dated || is_in_name(sentence, *one) || is_time_word(sentence, *one)) continue;
        if (!has_companions(sentence, *one, segment, of.begin, of.end)) continue;
        return Candidate{.trigger = &*one,
                         .strength = kLeastStrength,
                         .begin = after->begin,
                         .end = of.end,
                         .background = true};
    }
    return std::nullopt;
}

}  // namespace

bool has_small(const SentenceFindings& sentence, SmallWord word, std::uint32_t begin,
               std::uint32_t end) {
    const auto& small = sentence.words.small;
    auto one = std::lower_bound(
        small.begin(), small.end(), begin,
        [](const SmallWordAt& at, std::uint32_t first) { return at.begin < first; });
    for (; one != small.end() && one->begin < end; ++one) {
        if (one->word == word) return true;
    }
    return false;
}

std::uint32_t end_of_aside(const SentenceFindings& sentence, std::uint32_t comma,
                           std::uint32_t end) {
    std::uint32_t i = comma + 1;
    while (i < end && !is_mark(sentence, i) &&
           (is_in_time(sentence, i) || is_in_mention(sentence, i) ||
            small_at(sentence, i, SmallWord::particle) != nullptr)) {
        ++i;
    }
    return i > comma + 1 && i < end && is_comma(sentence, i) ? i : comma;
}

std::uint32_t SentenceFindings::token_at(std::uint32_t offset) const {
    const auto found = std::lower_bound(
        tokens.begin(), tokens.end(), offset,
        [](const text::Token& token, std::uint32_t at) { return token.span.end <= at; });
    return static_cast<std::uint32_t>(found - tokens.begin());
}

bool is_time(const SentenceFindings& sentence, const model::Quantity& quantity) {
    return any_within(sentence.times, quantity.span,
                      [&](const auto& time) { return time.span.overlaps(quantity.span); });
}

std::vector<Segment> find_segments(const SentenceFindings& sentence) {
    std::vector<Segment> segments;
    std::uint32_t done = 0;
    // What stands between two contents belongs to the outlet up to the first word of a source.
    const auto add_gap = [&](std::uint32_t end, std::size_t next) {
        if (end <= done) return;
        std::uint32_t last = end;
        const std::size_t from = next > 0 ? next - 1 : 0;
        const std::size_t to = std::min(next + 1, sentence.attributions.size());
        for (std::size_t a = from; a < to; ++a) {
            for (const auto& link : sentence.attributions[a].chain) {
                const std::uint32_t at = sentence.token_at(link.span.start);
                if (link.span.start < sentence.tokens[done].span.start || at >= last) continue;
                last = at;
            }
        }
        // The verb stands before its holder in Arabic: it is no part of the outlet's own words.
        if (last < end && last > done) --last;
        if (last >= done + kShortestGap) {
            segments.push_back({.begin = done, .end = last});
            done = last;
        }
        // What brings a source in may itself tell something: "اتهم الحزب الحكومة ب...".
        if (end > done) segments.push_back({.begin = done, .end = end, .cue = true});
    };
    for (std::size_t a = 0; a < sentence.attributions.size(); ++a) {
        const auto& attribution = sentence.attributions[a];
        const std::uint32_t begin = std::max(done, sentence.token_at(attribution.content.start));
        std::uint32_t end = sentence.token_at(attribution.content.end);
        if (end < sentence.size() && sentence.tokens[end].span.start < attribution.content.end) {
            ++end;
        }
        if (end <= begin) continue;
        add_gap(begin, a);
        segments.push_back({.begin = begin, .end = end, .attribution = &attribution});
        done = end;
    }
    add_gap(sentence.size(), sentence.attributions.size());
    return segments;
}

std::vector<Candidate> find_candidates(const SentenceFindings& sentence, const Segment& segment) {
    std::vector<Candidate> candidates;
    const auto bounds = clause_bounds(sentence, segment);
    auto next = std::lower_bound(
        sentence.words.triggers.begin(), sentence.words.triggers.end(), segment.begin,
        [](const TriggerAt& one, std::uint32_t first) { return one.begin < first; });
    for (std::size_t c = 0; c + 1 < bounds.size(); ++c) {
        Candidate best;
        const std::uint32_t asserted = begin_of_support(sentence, bounds, c);
        for (; next != sentence.words.triggers.end() && next->begin < bounds[c + 1]; ++next) {
            const Candidate one{
                .trigger = &*next,
                .strength = strength_of(sentence, *next, asserted, bounds[c + 1],
                                        candidates.empty() ? nullptr : &candidates.back()),
                .begin = bounds[c],
                .end = bounds[c + 1]};
            if (one.strength < kLeastStrength || next->end > segment.end) continue;
            if (segment.cue && !may_stand_in_cue(sentence, *next)) continue;
            if (is_time_word(sentence, *next) || is_in_name(sentence, *next)) continue;
            if (is_ruled_by_preposition(sentence, *next)) continue;
            if (is_asked(sentence, *next, segment)) continue;
            if (is_rather_noun(sentence, *next, bounds[c], bounds[c + 1])) continue;
            if (best.trigger != nullptr && !is_better(one, best)) continue;
            if (!has_companions(sentence, *next, segment, bounds[c], bounds[c + 1])) {
                continue;
            }
            best = one;
        }
        if (best.trigger == nullptr || only_names_again(sentence, candidates, best)) continue;
        const auto purpose = purpose_of(sentence, best, segment);
        if (purpose) best.end = purpose->begin;
        const auto background = background_of(sentence, best, segment);
        if (background) {
            best.end = background->begin;
            best.parted = true;
        }
        candidates.push_back(best);
        if (background) candidates.push_back(*background);
        if (purpose) candidates.push_back(*purpose);
    }
    // A noun before the first verb of its frame only leads up to it.
    if (candidates.size() > 1 && !candidates[0].trigger->finite() &&
        candidates[0].strength <= 2 * candidates[0].trigger->trigger->strength &&
        candidates[0].trigger->trigger->frame == candidates[1].trigger->trigger->frame) {
        candidates[1].begin = candidates[0].begin;
        candidates.erase(candidates.begin());
    }
    return candidates;
}

}  // namespace isnad::analysis::claims
