// Purpose: see modality.h.
//
// The order of the rules is their rank: what is said not to be so, then what is told with reserve,
// then what is still to come. To come and said by somebody who can see to it is announced; wanted,
// meant or told by the outlet itself it is planned.
#include "analysis/claims/modality.h"

#include <algorithm>

#include "analysis/claims/sentence_words.h"

namespace isnad::analysis::claims {
namespace {

using model::Modality;
using model::SourceKind;

constexpr std::uint32_t kPlannedBefore = 10;   // tokens between "plans to" and the trigger
constexpr std::uint32_t kBroughtInBefore = 8;  // tokens from a demand to what is demanded
constexpr std::uint32_t kDeniedBefore = 2;
constexpr std::uint32_t kFutureAround = 6;
constexpr std::uint32_t kPossibleBefore = 4;  // tokens from "perhaps" to the verb
constexpr std::uint32_t kSilenceBehind = 6;   // tokens from "refused" to "to comment"
constexpr std::uint32_t kLongestPhrase = 3;

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

// "طلب عدم ذكر اسمه، أن": what stands before a comma rules nothing behind it, but for an aside.
bool is_parted(const SentenceFindings& sentence, std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i) {
        if (!is_comma(sentence, i)) continue;
        const std::uint32_t second = end_of_aside(sentence, i, end);
        if (second == i) return true;
        i = second;
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
    if (found == nullptr || is_parted(sentence, found->end, at)) return nullptr;
    return found;
}

// "رفض X التعليق على", "طلب عدم ذكر اسمه": what asks for silence denies and demands nothing.
bool is_neutral(const SentenceFindings& sentence, std::uint32_t begin, std::uint32_t end) {
    const auto* asks =
        last_small(sentence, SmallWord::neutral, before(begin, kLongestPhrase, 0), end);
    if (asks != nullptr && asks->end > begin) return true;
    const std::uint32_t last = std::min(sentence.size(), end + kSilenceBehind);
    return last_small(sentence, SmallWord::comment, end, last) != nullptr;
}

std::string words(const SentenceFindings& sentence, const SmallWordAt& small) {
    return std::string(sentence.text->words(sentence.span(small.begin, small.end)));
}

// Tokens between two places that are of no name ("nor the United States signed").
std::uint32_t words_between(const SentenceFindings& sentence, std::uint32_t begin,
                            std::uint32_t end) {
    std::uint32_t count = end - begin;
    for (const model::Mention& mention : sentence.mentions) {
        for (std::uint32_t i = begin; i < end; ++i) {
            if (mention.span.contains(sentence.tokens[i].span) && count > 0) --count;
        }
    }
    return count;
}

// "did not say that X attacked": what brings the content in says that nobody said it.
const SmallWordAt* unsaid_before(const SentenceFindings& sentence, const Segment& segment) {
    if (segment.attribution == nullptr) return nullptr;
    return last_small(sentence, SmallWord::unsaid, before(segment.begin, kBroughtInBefore, 0),
                      segment.begin);
}

// Arabic negates the word that follows; English and French leave room for an auxiliary. "نفى" and
// "رفض" deny the noun behind them, a few words away.
const SmallWordAt* negation_of(const SentenceFindings& sentence, const Candidate& candidate,
                               const Segment& segment) {
    const std::uint32_t at = candidate.trigger->begin;
    const bool noun = !candidate.trigger->finite();
    if (const auto* unsaid = unsaid_before(sentence, segment)) return unsaid;
    const std::uint32_t behind = candidate.trigger->end;
    const auto* nothing = last_small(sentence, SmallWord::no_object, behind, behind + 1);
    if (nothing != nullptr && !noun) return nothing;
    const std::uint32_t gap = sentence.is_arabic(at) ? (noun ? 3 : 0) : kDeniedBefore;
    const auto* found = last_small(sentence, SmallWord::denied, before(at, gap + 8, 0), at);
    if (found == nullptr || found->begin < segment.begin || is_parted(sentence, found->end, at))
        return nullptr;
    if (found->end > at + 1) return nullptr;
    if (found->end < at && words_between(sentence, found->end, at) > gap) return nullptr;
    if (candidate.trigger->trigger->frame->measures && !noun) return nullptr;
    if (is_neutral(sentence, found->begin, std::min(found->end, at))) return nullptr;
    return found;
}

bool has_future_verb(const SentenceFindings& sentence, const Candidate& candidate) {
    const std::uint32_t at = candidate.trigger->begin;
    if (candidate.trigger->prefix.ends_with("س")) return true;
    if (candidate.trigger->tense == Tense::future) return true;
    const std::uint32_t end = std::min(candidate.end, at + kFutureAround);
    for (std::uint32_t i = before(at, 4, candidate.begin); i < end; ++i) {
        // "ستجرى تدريبات"
        const std::string_view key = sentence.tokens[i].key;
        if (key.size() >= 8 &&
            (key.starts_with("سي") || key.starts_with("ست") || key.starts_with("وسي") ||
             key.starts_with("وست") || key.starts_with("سن"))) {
            const bool name = std::any_of(sentence.mentions.begin(), sentence.mentions.end(),
                                          [&](const auto& mention) {
                                              return mention.span.contains(sentence.tokens[i].span);
                                          });  // "سيناء"
            if (name || key.starts_with("ستا") || key.starts_with("سيا") ||
                key.starts_with("سيد") || key.starts_with("سيول"))
                continue;
            return !candidate.trigger->finite() || i == at;
        }
    }
    return false;
}

// "قد يؤدي إلى", "ربما تهاجم": before a verb of the present these words say that it may be.
const SmallWordAt* possibility_of(const SentenceFindings& sentence, const Candidate& candidate) {
    const TriggerAt& at = *candidate.trigger;
    const auto* found = last_small(sentence, SmallWord::possible,
                                   before(at.begin, kPossibleBefore, candidate.begin), at.begin);
    if (found == nullptr || found->end > at.begin) return nullptr;
    if (at.finite()) return at.tense == Tense::other ? nullptr : found;
    if (found->end == at.begin) return nullptr;
    const std::string_view verb = sentence.tokens[found->end].key;
    return verb.starts_with("ي") || verb.starts_with("ت") ? found : nullptr;
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
            if (candidate.trigger->finite()) return candidate.trigger->tense != Tense::present;
            const std::string_view verb = sentence.tokens[at].key;
            return !verb.starts_with("ي") && !verb.starts_with("ت");
        }
    }
    return false;
}

// What no word plans, decides or demands, but the verb itself tells as still to come.
Standing in_the_open(const SentenceFindings& sentence, const Candidate& candidate,
                     const Segment& segment) {
    Standing standing;
    const std::uint32_t at = candidate.trigger->begin;
    if (const auto* possible = possibility_of(sentence, candidate)) {
        standing.modality = Modality::planned;
        standing.why = "possible: " + words(sentence, *possible);
        return standing;
    }
    const auto* future =
        last_small(sentence, SmallWord::future, before(at, kFutureAround, candidate.begin),
                   std::min(candidate.end, at + 2 * kFutureAround));
    if (candidate.purpose) {
        standing.modality = Modality::planned;
        standing.why = "purpose";
        return standing;
    }
    const bool verb = has_future_verb(sentence, candidate);
    if (verb || future != nullptr) {
        standing.modality = can_see_to_it(segment) ? Modality::announced : Modality::planned;
        standing.why = verb ? "verb in the future" : "future: " + words(sentence, *future);
    } else if (candidate.trigger->tense == Tense::infinitive &&
               last_small(sentence, SmallWord::happened, before(at, kPossibleBefore, 0), at) ==
                   nullptr) {
        standing.modality = Modality::planned;
        standing.why = "infinitive";
    }
    return standing;
}

Standing still_to_come(const SentenceFindings& sentence, const Candidate& candidate,
                       const Segment& segment) {
    Standing standing;
    const auto* decided = ruling(sentence, SmallWord::announced, candidate, segment);
    const auto* planned = ruling(sentence, SmallWord::planned, candidate, segment);
    const auto* demanded = ruling(sentence, SmallWord::demanded, candidate, segment);
    if (demanded != nullptr && is_neutral(sentence, demanded->begin, demanded->end))
        demanded = nullptr;
    if (decided != nullptr && decided->begin < candidate.begin && candidate.trigger->finite()) {
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
        standing = in_the_open(sentence, candidate, segment);
    }
    return standing;
}

// "لم يستبعد", "رفض التعليق على": a cue that denies, in words that do not.
bool denies_nothing(const SentenceFindings& sentence, const model::ChainLink& link) {
    const std::uint32_t cue = sentence.token_at(link.cue_span.start);
    if (link.cue_span.end == 0 || cue >= sentence.size()) return false;
    if (is_neutral(sentence, cue, cue + 1)) return true;
    const auto* open =
        last_small(sentence, SmallWord::planned, before(cue, kLongestPhrase, 0), cue + 1);
    return open != nullptr && open->begin < cue && open->end > cue;
}

}  // namespace

Standing standing_of(const SentenceFindings& sentence, const Segment& segment) {
    Standing standing;
    if (segment.attribution == nullptr) return standing;
    switch (segment.attribution->shade) {
        case attribution::Shade::denies:
            if (denies_nothing(sentence, segment.attribution->chain.back())) return standing;
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
    if (candidate.background && shade.modality != Modality::alleged) {
        standing.why = "background";
    } else if (const auto* negation = negation_of(sentence, candidate, segment)) {
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
    const bool joined = before_it != nullptr && !candidate.trigger->finite() &&
                        candidate.trigger->prefix.starts_with("و");
    // "نفى توقيع عقد لشراء X": what is not so was not done to buy anything either.
    const bool denied_with =
        candidate.purpose && before_it != nullptr && before_it->modality == Modality::denied;
    if ((joined && standing.modality == Modality::happened) || denied_with) {
        standing = *before_it;
        standing.hedges.clear();
    }
    note_hedges(sentence, candidate, standing);
    return standing;
}

}  // namespace isnad::analysis::claims
