// Purpose: see modality.h.
//
// The order of the rules is their rank: what is said not to be so, then what is told with reserve,
// then what is still to come. To come and said by somebody who can see to it is announced; wanted,
// meant or told by the outlet itself it is planned.
#include "analysis/claims/modality.h"

#include <algorithm>

namespace isnad::analysis::claims {
namespace {

using model::Modality;
using model::SourceKind;

constexpr std::uint32_t kPlannedBefore = 10;   // tokens between "plans to" and the trigger
constexpr std::uint32_t kBroughtInBefore = 8;  // tokens from a demand to what is demanded
constexpr std::uint32_t kDeniedBefore = 2;
constexpr std::uint32_t kFutureAround = 6;

std::uint32_t before(std::uint32_t at, std::uint32_t tokens, std::uint32_t least) {
    return std::max(least, at > tokens ? at - tokens : 0);
}

// The last word of that kind that begins in [begin, end).
const SmallWordAt* last_small(const SentenceFindings& sentence, SmallWord word, std::uint32_t begin,
                              std::uint32_t end) {
    const auto& small = sentence.words.small;
    auto one = std::lower_bound(
        small.begin(), small.end(), begin,
        [](const SmallWordAt& at, std::uint32_t first) { return at.begin < first; });
    const SmallWordAt* found = nullptr;
    for (; one != small.end() && one->begin < end; ++one) {
        if (one->word == word) found = &*one;
    }
    return found;
}

// "طلب عدم ذكر اسمه، أن": what stands before a comma rules nothing behind it.
bool is_parted(const SentenceFindings& sentence, std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i) {
        if (sentence.tokens[i].key == "," || sentence.tokens[i].key == "،") return true;
    }
    return false;
}

// The last word of that kind that rules the trigger: within the clause, or, where the trigger is
// the first of what somebody says, in the words that bring it in.
const SmallWordAt* ruling(const SentenceFindings& sentence, SmallWord word,
                          const Candidate& candidate, const Segment& segment) {
    const std::uint32_t at = candidate.trigger->begin;
    const bool first = candidate.begin == segment.begin;
    const std::uint32_t least =
        first ? before(segment.begin, kBroughtInBefore, 0) : candidate.begin;
    const auto* found = last_small(sentence, word, before(at, kPlannedBefore, least), at);
    return found == nullptr || is_parted(sentence, found->end, at) ? nullptr : found;
}

std::string words(const SentenceFindings& sentence, const SmallWordAt& small) {
    return std::string(sentence.text->words(sentence.span(small.begin, small.end)));
}

// Arabic negates the word that follows; English and French leave room for an auxiliary. "نفى" and
// "رفض" deny the noun behind them, a few words away.
const SmallWordAt* negation_of(const SentenceFindings& sentence, const Candidate& candidate,
                               const Segment& segment) {
    const std::uint32_t at = candidate.trigger->begin;
    const bool noun = !candidate.trigger->trigger->finite();
    const std::uint32_t gap = sentence.is_arabic(at) ? (noun ? 3 : 0) : kDeniedBefore;
    const auto* found = last_small(sentence, SmallWord::denied, before(at, gap + 4, 0), at);
    if (found == nullptr || found->begin < segment.begin || is_parted(sentence, found->end, at))
        return nullptr;
    if (found->end > at + 1 || found->end + gap < at) return nullptr;
    if (candidate.trigger->trigger->frame->measures && !noun) return nullptr;
    return found;
}

bool has_future_verb(const SentenceFindings& sentence, const Candidate& candidate) {
    const std::uint32_t at = candidate.trigger->begin;
    if (candidate.trigger->prefix.ends_with("س")) return true;
    const std::uint32_t end = std::min(candidate.end, at + kFutureAround);
    for (std::uint32_t i = before(at, 4, candidate.begin); i < end; ++i) {
        // "ستجرى تدريبات"
        const std::string_view key = sentence.tokens[i].key;
        if (key.size() >= 8 &&
            (key.starts_with("سي") || key.starts_with("ست") || key.starts_with("وسي") ||
             key.starts_with("وست") || key.starts_with("سن"))) {
            if (key.starts_with("ستا") || key.starts_with("سيا") || key.starts_with("سيد"))
                continue;
            return !candidate.trigger->trigger->finite() || i == at;
        }
    }
    return false;
}

// "قد يؤدي إلى": before a verb of the present قد says "perhaps".
bool is_possible(const SentenceFindings& sentence, const Candidate& candidate) {
    const std::uint32_t at = candidate.trigger->begin;
    for (std::uint32_t i = before(at, 4, candidate.begin); i < at; ++i) {
        const std::string_view key = sentence.tokens[i].key;
        if (key != "قد" && key != "وقد") continue;
        const std::string_view next = sentence.tokens[i + 1].key;
        const bool present = next.starts_with("ي") || next.starts_with("ت");
        return present && (i + 1 != at || next.starts_with("ي"));
    }
    return false;
}

bool can_see_to_it(const Segment& segment) {
    if (segment.attribution == nullptr) return false;
    const auto kind = segment.attribution->chain.back().kind;
    return kind == SourceKind::official || kind == SourceKind::institution ||
           kind == SourceKind::document || kind == SourceKind::person;
}

void note_hedges(const SentenceFindings& sentence, const Candidate& candidate, Standing& standing) {
    const auto& small = sentence.words.small;
    auto one = std::lower_bound(
        small.begin(), small.end(), candidate.begin,
        [](const SmallWordAt& at, std::uint32_t first) { return at.begin < first; });
    for (; one != small.end() && one->begin < candidate.end; ++one) {
        if (one->word == SmallWord::hedge)
            standing.hedges.push_back(sentence.span(one->begin, one->end));
    }
}

bool is_marked_past(const SentenceFindings& sentence, const Candidate& candidate) {
    const std::uint32_t at = candidate.trigger->begin;
    for (std::uint32_t i = before(at, 2, candidate.begin); i < at; ++i) {
        const std::string_view key = sentence.tokens[i].key;
        if (key == "قد" || key == "وقد" || key == "لقد") {
            const std::string_view verb = sentence.tokens[at].key;
            return !verb.starts_with("ي") && !verb.starts_with("ت");
        }
    }
    return false;
}

Standing still_to_come(const SentenceFindings& sentence, const Candidate& candidate,
                       const Segment& segment) {
    Standing standing;
    const std::uint32_t at = candidate.trigger->begin;
    const auto* decided = ruling(sentence, SmallWord::announced, candidate, segment);
    const auto* planned = ruling(sentence, SmallWord::planned, candidate, segment);
    const auto* demanded = ruling(sentence, SmallWord::demanded, candidate, segment);
    if (decided != nullptr && decided->begin < candidate.begin &&
        candidate.trigger->trigger->finite()) {
        decided = nullptr;
    }
    if (is_marked_past(sentence, candidate)) return standing;
    if (demanded != nullptr) {
        standing.modality = Modality::planned;
        standing.why = "demanded: " + words(sentence, *demanded);
    } else if (planned != nullptr) {
        standing.modality = Modality::planned;
        standing.why = "planned: " + words(sentence, *planned);
    } else if (decided != nullptr) {
        standing.modality = Modality::announced;
        standing.why = "announced: " + words(sentence, *decided);
    } else {
        const auto* future =
            last_small(sentence, SmallWord::future, before(at, kFutureAround, candidate.begin),
                       std::min(candidate.end, at + 2 * kFutureAround));
        const bool verb = has_future_verb(sentence, candidate);
        if (is_possible(sentence, candidate)) {
            standing.modality = Modality::planned;
            standing.why = "possible: قد";
            return standing;
        }
        if (!verb && future == nullptr) return standing;
        standing.modality = can_see_to_it(segment) ? Modality::announced : Modality::planned;
        standing.why = verb ? "verb in the future" : "future: " + words(sentence, *future);
    }
    return standing;
}

}  // namespace

Standing standing_of(const SentenceFindings& /*sentence*/, const Segment& segment) {
    Standing standing;
    if (segment.attribution == nullptr) return standing;
    switch (segment.attribution->shade) {
        case attribution::Shade::denies:
            standing.modality = Modality::denied;
            break;
        case attribution::Shade::alleges:
            standing.modality = Modality::alleged;
            break;
        case attribution::Shade::plans:
            standing.modality = Modality::planned;
            break;
        default:
            return standing;
    }
    standing.why = "shade of " + segment.attribution->chain.back().cue;
    return standing;
}

Standing find_modality(const SentenceFindings& sentence, const Candidate& candidate,
                       const Segment& segment, const Standing* before_it) {
    Standing standing;
    const Standing shade = standing_of(sentence, segment);
    if (const auto* negation = negation_of(sentence, candidate, segment)) {
        standing.modality = Modality::denied;
        standing.negated = true;
        standing.why = "denied: " + words(sentence, *negation);
    } else if (shade.modality == Modality::alleged ||
               (shade.modality == Modality::denied && before_it == nullptr)) {
        standing = shade;
    } else if (const auto* alleged = ruling(sentence, SmallWord::alleged, candidate, segment);
               alleged != nullptr) {
        standing.modality = Modality::alleged;
        standing.why = "alleged: " + words(sentence, *alleged);
    } else {
        standing = still_to_come(sentence, candidate, segment);
        if (shade.modality == Modality::planned) standing = shade;
    }
    // "قرر إعفاء المدير وتكليف نائبه": a joined noun stands as the one before.
    const bool joined = before_it != nullptr && !candidate.trigger->trigger->finite() &&
                        candidate.trigger->prefix.starts_with("و");
    if (joined && standing.modality == Modality::happened) {
        standing = *before_it;
        standing.hedges.clear();
    }
    note_hedges(sentence, candidate, standing);
    return standing;
}

}  // namespace isnad::analysis::claims
