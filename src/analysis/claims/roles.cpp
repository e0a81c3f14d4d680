// Purpose: see roles.h. The parts are data: a frame's rules (lexicon/frames/) say which part a name
// has that stands so to a trigger of that form; names.h says how it stands. What names nobody ("the
// two sides", a dropped subject) is filled in from the page's memory.
#include "analysis/claims/roles.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "analysis/claims/names.h"
#include "analysis/claims/sentence_words.h"

namespace isnad::analysis::claims {
namespace {

constexpr std::ptrdiff_t kTimesAround = 16;
constexpr std::uint64_t kOtherClause = std::uint64_t{1} << 32;     // bytes, more than any page
constexpr std::uint64_t kOtherHappening = std::uint64_t{1} << 36;  // too far for any claim
constexpr std::uint32_t kLongestObject = 7;
constexpr std::uint32_t kWiderPlace = 2;   // tokens from a place to the one it lies in
constexpr std::uint32_t kWholeBefore = 4;  // tokens of "out of"
constexpr std::uint32_t kAdjectives = 3;   // between a number and what it counts
constexpr double kFirstYear = 1900;        // a bare number from here to there is rather a year
constexpr double kLastYear = 2099;
constexpr std::uint32_t kBothAround = 8;  // tokens from a trigger to "the two sides"

bool has_comma(const SentenceFindings& sentence, std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i) {
        if (is_comma(sentence, i)) return true;
    }
    return false;
}

void add_once(std::vector<std::string>& list, const std::string& id) {
    if (!id.empty() && std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
}

bool has(const std::vector<std::string>& list, const std::string& id) {
    return std::find(list.begin(), list.end(), id) != list.end();
}

bool fits(const FrameRole& rule, const Named& name, Form form, Stand stand, bool arabic) {
    if (rule.stand != stand) return false;
    if ((rule.forms & (1U << static_cast<unsigned>(form))) == 0) return false;
    if ((rule.kinds & (1U << static_cast<unsigned>(name.mention->kind))) == 0) return false;
    if (!rule.language.empty() && (rule.language == "ar") != arabic) return false;
    return stand != Stand::preposition ||
           std::find(rule.prepositions.begin(), rule.prepositions.end(), name.preposition) !=
               rule.prepositions.end();
}

const FrameRole* first_fit(const Frame& frame, const Named& name, Form form, Stand stand,
                           bool arabic) {
    for (const FrameRole& rule : frame.roles) {
        if (fits(rule, name, form, stand, arabic)) return &rule;
    }
    return nullptr;
}

// A trigger as the names around it stand to it.
struct Deed {
    const TriggerAt& at;
    Form form;
    bool arabic;
    bool by_somebody;  // a passive that names who did it
};

// "X was attacked by Y" tells what "Y attacked X" does, unless the frame has a rule of its own for
// the subject of its passives ("X was elected").
const FrameRole* rule_for(const SentenceFindings& sentence, const Named& name, const Deed& deed) {
    const Trigger& trigger = *deed.at.trigger;
    const Frame& frame = *trigger.frame;
    Form form = deed.form;
    Stand stand = name.stand;
    if (form == Form::passive && stand == Stand::subject) {
        const FrameRole* own = first_fit(frame, name, form, stand, deed.arabic);
        if (own != nullptr && !deed.by_somebody) return own;
        stand = Stand::object;
        form = Form::verb;
    } else if (form == Form::passive && stand == Stand::preposition &&
               sentence.frames->is_agent(name.preposition)) {
        stand = Stand::subject;
        form = Form::verb;
    }
    // "استقبل X Y": the one received is who comes.
    const bool finite = form == Form::verb || form == Form::passive;
    if (trigger.turned && finite && (stand == Stand::subject || stand == Stand::object))
        stand = stand == Stand::subject ? Stand::object : Stand::subject;
    // "قصف X", "تعيين X": the one behind the noun suffers it.
    if (trigger.turned && stand == Stand::of) stand = Stand::object;
    return first_fit(frame, name, form, stand, deed.arabic);
}

std::string standing_words(const SentenceFindings& sentence, const Named& name) {
    switch (name.stand) {
        case Stand::subject:
            return "subject";
        case Stand::object:
            return "object";
        case Stand::of:
            return "right behind the noun";
        case Stand::preposition:
            return "behind " + sentence.frames->preposition_words(name.preposition);
        case Stand::none:
            break;
    }
    return "";
}

std::vector<std::string>& list_of(model::Roles& roles, Part part) {
    if (part == Part::actor) return roles.actor;
    return part == Part::counterpart ? roles.counterpart : roles.place;
}

const char* word_of(Part part) {
    if (part == Part::actor) return "actor ";
    return part == Part::counterpart ? "counterpart " : "place ";
}

void give_parts(const SentenceFindings& sentence, const Candidate& candidate, const Names& names,
                FoundRoles& found) {
    const bool by_somebody = std::any_of(names.all.begin(), names.all.end(), [&](const Named& one) {
        return one.stand == Stand::preposition && sentence.frames->is_agent(one.preposition);
    });
    const Deed deed{.at = *candidate.trigger,
                    .form = names.form,
                    .arabic = sentence.is_arabic(candidate.trigger->begin),
                    .by_somebody = by_somebody};
    const Named* last_place = nullptr;
    for (const Named& name : names.all) {
        if (name.stand == Stand::none || name.mention->entity.empty()) continue;
        const FrameRole* rule = rule_for(sentence, name, deed);
        if (rule == nullptr) continue;
        // "بمدينة X بمحافظة Y", "in X in Y": the second tells where the first lies.
        if (rule->part == Part::place && !name.joined) {
            const bool within = last_place != nullptr &&
                                name.begin <= last_place->end + kWiderPlace &&
                                !has_comma(sentence, last_place->end, name.begin);
            last_place = &name;
            if (within) continue;
        }
        if (has(found.roles.actor, name.mention->entity) ||
            has(found.roles.counterpart, name.mention->entity)) {
            continue;
        }
        add_once(list_of(found.roles, rule->part), name.mention->entity);
        found.why.push_back(word_of(rule->part) +
                            std::string(sentence.text->words(name.mention->span)) + ": " +
                            standing_words(sentence, name));
    }
}

bool may_act(const Trigger& trigger) {
    return std::any_of(trigger.frame->roles.begin(), trigger.frame->roles.end(),
                       [](const FrameRole& rule) { return rule.part == Part::actor; });
}

const SmallWordAt* both_near(const SentenceFindings& sentence, const Candidate& candidate) {
    const std::uint32_t at = candidate.trigger->begin;
    const auto& small = sentence.words.small;
    auto one = std::lower_bound(
        small.begin(), small.end(), candidate.begin,
        [](const SmallWordAt& word, std::uint32_t first) { return word.begin < first; });
    for (; one != small.end() && one->begin < candidate.end; ++one) {
        if (one->word != SmallWord::both) continue;
        if (one->begin <= at + kBothAround && one->end + kBothAround >= at) return &*one;
    }
    return nullptr;
}

// "أعلن X توقيعه", "قال X إنه وقع", "X said it had signed": whether the holder is who acts. What he
// judges is another's ("أدان X الهجوم").
bool tells_own(const SentenceFindings& sentence, const TriggerAt& at, const Segment& segment,
               const Unnamed& unnamed) {
    constexpr std::uint32_t kAuxiliaries = 3;  // tokens from "it" to its verb
    if (at.begin > segment.begin + kAuxiliaries) return false;
    const auto itself = [&](std::uint32_t i) {
        return i < sentence.size() && has_small(sentence, SmallWord::itself, i, i + 1);
    };
    const bool arabic = sentence.is_arabic(at.begin);
    const std::uint32_t before = segment.begin > 0 ? segment.begin - 1 : 0;
    if (at.finite() && (itself(before) || (!arabic && itself(segment.begin)))) return true;
    const model::Span cue = segment.attribution->chain.back().cue_span;
    const bool by_cue = cue.contains(sentence.tokens[at.begin].span);  // "Kenya criticised"
    if ((!arabic && !by_cue) || at.begin > segment.begin + 1) return false;
    if (at.finite()) return unnamed.dropped;
    const auto shade = segment.attribution->shade;
    return shade != attribution::Shade::says && shade != attribution::Shade::warns;
}

// Whom the words mean that name nobody.
void give_meant(const SentenceFindings& sentence, const Candidate& candidate,
                const Segment& segment, const Memory& memory, std::uint32_t index,
                const Names& names, FoundRoles& found) {
    const TriggerAt& at = *candidate.trigger;
    const Unnamed& unnamed = names.unnamed;
    model::Roles& roles = found.roles;
    if (!roles.actor.empty() || names.form == Form::passive || !may_act(*at.trigger)) return;
    if (const auto* both = both_near(sentence, candidate); both != nullptr) {
        for (const auto& one : memory.pair()) add_once(roles.actor, one);
        if (!roles.actor.empty()) {
            found.why.push_back(
                "actors: " +
                std::string(sentence.text->words(sentence.span(both->begin, both->end))) +
                " are the last two");
        }
        return;
    }
    auto& list = at.trigger->turned ? roles.counterpart : roles.actor;
    if (unnamed.subject) {
        const auto& bearer = memory.bearer(sentence.tokens[unnamed.at].key);
        if (bearer.empty()) return;
        add_once(list, bearer);
        found.why.push_back("actor: whom \"" +
                            std::string(sentence.text->words(sentence.tokens[unnamed.at].span)) +
                            "\" meant last");
        return;
    }
    if (segment.attribution != nullptr &&
        (unnamed.ours || tells_own(sentence, at, segment, unnamed))) {
        const auto& root = segment.attribution->chain.back();
        if (root.entity.empty()) return;
        add_once(at.finite() ? list : roles.actor, root.entity);
        found.why.push_back("actor " + root.entity + ": who says so");
        return;
    }
    if (unnamed.dropped && !memory.subject(index).empty() && !at.suffix) {
        add_once(list, memory.subject(index));
        found.why.push_back("actor " + memory.subject(index) + ": the last subject");
    }
}

std::string object_of(const SentenceFindings& sentence, const Candidate& candidate,
                      const std::vector<Named>& names) {
    std::uint32_t begin = candidate.trigger->end;
    for (const Named& name : names) {
        if (name.begin <= begin + 1 && begin < name.end) begin = name.end;
    }
    std::uint32_t end = begin;
    while (end < candidate.end && end < begin + kLongestObject &&
           sentence.tokens[end].kind != text::TokenKind::mark) {
        ++end;
    }
    if (end <= begin) return "";
    return std::string(sentence.text->words(sentence.span(begin, end)));
}

// People come before houses, cars and days, and the dead before the missing: lower is told first.
int rank_of_unit(const std::string& unit) {
    constexpr std::array<std::string_view, 4> kPeople = {"killed", "injured", "missing", "person"};
    const auto* const found = std::find(kPeople.begin(), kPeople.end(), unit);
    return static_cast<int>(found - kPeople.begin());
}

// Whether a mark that is no comma, quotation mark or hyphen stands between: a dateline's dash.
bool is_parted(const SentenceFindings& sentence, std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i) {
        const std::string_view key = sentence.tokens[i].key;
        const bool apart =
            i == 0 || sentence.tokens[i - 1].span.end < sentence.tokens[i].span.start;
        if (sentence.tokens[i].kind == text::TokenKind::mark && apart && !is_comma(sentence, i) &&
            !is_quote(key)) {
            return true;
        }
    }
    return false;
}

// A number that counts nothing: money, a year, the sum behind "out of", the last word of a name
// ("Pearl Shield 4").
bool counts_nothing(const SentenceFindings& sentence, const model::Quantity& quantity) {
    const std::uint32_t begin = sentence.token_at(quantity.span.start);
    const std::uint32_t end = sentence.token_at(quantity.span.end);
    if (has_small(sentence, SmallWord::money, begin, end)) return true;
    const std::uint32_t around = begin > kWholeBefore ? begin - kWholeBefore : 0;
    const auto& small = sentence.words.small;
    auto one = std::lower_bound(
        small.begin(), small.end(), around,
        [](const SmallWordAt& word, std::uint32_t first) { return word.begin < first; });
    for (; one != small.end() && one->begin < begin; ++one) {
        if (one->word == SmallWord::whole && one->end == begin) return true;
    }
    if (!quantity.unit.empty()) return false;
    if (quantity.value >= kFirstYear && quantity.value <= kLastYear) return true;
    return end < sentence.size() && begin > 0 && is_quote(sentence.tokens[end].key) &&
           sentence.tokens[begin - 1].kind == text::TokenKind::word;
}

// "20 Chinese drones": what is counted is the noun behind the adjective.
std::string unit_of(const SentenceFindings& sentence, const model::Quantity& quantity) {
    const std::uint32_t end = sentence.token_at(quantity.span.end - 1);
    if (end >= sentence.size() || sentence.is_arabic(end) ||
        sentence.tokens[end].key != quantity.unit) {
        return quantity.unit;
    }
    std::uint32_t at = end;
    while (at + 1 < sentence.size() && at < end + kAdjectives &&
           has_small(sentence, SmallWord::adjective, at, at + 1))
        ++at;
    if (at == end) return quantity.unit;
    const bool noun = sentence.tokens[at].kind == text::TokenKind::word &&
                      !has_small(sentence, SmallWord::passive_mark, at, at + 1) &&
                      !has_small(sentence, SmallWord::adverb, at, at + 1);
    return noun ? sentence.tokens[at].key : std::string();
}

// The count nearest to the trigger; where people come to harm, the gravest count of people first.
void give_figures(const SentenceFindings& sentence, const Candidate& candidate,
                  model::Roles& roles) {
    const model::Span clause = sentence.span(candidate.begin, candidate.end);
    const std::uint32_t trigger = sentence.tokens[candidate.trigger->begin].span.start;
    const bool arabic = sentence.is_arabic(candidate.trigger->begin);
    const bool harm = candidate.trigger->trigger->frame->counts_people;
    std::pair<int, std::uint32_t> best{std::numeric_limits<int>::max(), 0};
    auto first = std::lower_bound(
        sentence.quantities.begin(), sentence.quantities.end(), clause.start,
        [](const model::Quantity& one, std::uint32_t at) { return one.span.start < at; });
    for (; first != sentence.quantities.end() && first->span.start < clause.end; ++first) {
        const model::Quantity& quantity = *first;
        if (!clause.contains(quantity.span) || is_time(sentence, quantity)) continue;
        if (!quantity.currency.empty()) {
            if (!roles.amount) {
                roles.amount = model::Amount{quantity.value, quantity.currency, quantity.bound};
            }
            continue;
        }
        if (counts_nothing(sentence, quantity)) continue;
        const std::uint32_t start = quantity.span.start;
        const std::uint32_t behind = sentence.token_at(quantity.span.end);
        if (is_parted(sentence, behind, candidate.trigger->begin)) continue;
        // Behind an Arabic verb stand its subject and object, before it another clause.
        const std::uint32_t before = arabic ? 2 : 1;
        const std::uint32_t distance =
            start >= trigger ? start - trigger : before * (trigger - start);
        const std::string unit = unit_of(sentence, quantity);
        const std::pair rank{harm ? rank_of_unit(unit) : 0, distance};
        if (rank >= best) continue;
        best = rank;
        roles.count = quantity.value;
        roles.count_unit = unit;
    }
}

}  // namespace

FoundRoles find_roles(const SentenceFindings& sentence, const Candidate& candidate,
                      const Segment& segment, const Memory& memory, std::uint32_t index) {
    FoundRoles found;
    const Names names = find_names(sentence, candidate);
    give_parts(sentence, candidate, names, found);
    give_meant(sentence, candidate, segment, memory, index, names, found);
    for (const auto& one : found.roles.actor) std::erase(found.roles.counterpart, one);
    found.roles.object = object_of(sentence, candidate, names.all);
    give_figures(sentence, candidate, found.roles);
    return found;
}

namespace {

// "العاشر من رمضان" is a day, and a city.
bool is_in_name(const SentenceFindings& sentence, const model::TimeExpression& time) {
    const auto name = std::lower_bound(
        sentence.mentions.begin(), sentence.mentions.end(), time.span.start,
        [](const model::Mention& one, std::uint32_t start) { return one.span.end <= start; });
    return name != sentence.mentions.end() && name->span.contains(time.span) &&
           name->kind == model::EntityKind::place;
}

// How far a time is from being the trigger's: bytes, and more for each thing that parts them.
std::uint64_t distance_of(const SentenceFindings& sentence, const Candidate& candidate,
                          const model::TimeExpression& time) {
    const TriggerAt& at = *candidate.trigger;
    const std::uint32_t trigger = sentence.tokens[at.begin].span.start;
    const bool behind = time.span.start > trigger;
    std::uint64_t distance = behind ? time.span.start - trigger : trigger - time.span.start;
    const std::uint32_t first = behind ? at.end : sentence.token_at(time.span.end);
    const std::uint32_t last = behind ? sentence.token_at(time.span.start) : at.begin;
    if (!behind && is_parted(sentence, first, last)) distance += kOtherClause / 2;
    const model::Span clause = sentence.span(candidate.begin, candidate.end);
    if (!clause.contains(time.span)) distance += kOtherClause;
    const bool beyond = candidate.parted && time.span.start >= clause.end;
    if (beyond || (behind && has_small(sentence, SmallWord::elsewhen, first, last)))
        distance += kOtherHappening;
    return distance;
}

}  // namespace

std::string find_time(const SentenceFindings& sentence, const Candidate& candidate,
                      const Segment& segment) {
    const model::Span whole = sentence.span(segment.begin, segment.end);
    const std::uint32_t trigger = sentence.tokens[candidate.trigger->begin].span.start;
    const bool announced = segment.attribution != nullptr &&
                           segment.attribution->shade == attribution::Shade::announces;
    const model::TimeExpression* best = nullptr;
    std::uint64_t nearest = ~std::uint64_t{0};
    // The times around the trigger are enough: the nearest counts.
    auto around = std::lower_bound(
        sentence.times.begin(), sentence.times.end(), trigger,
        [](const model::TimeExpression& one, std::uint32_t at) { return one.span.start < at; });
    const auto back = std::min<std::ptrdiff_t>(kTimesAround, around - sentence.times.begin());
    const auto ahead = std::min<std::ptrdiff_t>(kTimesAround, sentence.times.end() - around);
    for (auto one = around - back; one != around + ahead; ++one) {
        const model::TimeExpression& time = *one;
        if (time.value.empty() || is_in_name(sentence, time) ||
            (time.type != model::TimeType::date && time.type != model::TimeType::time)) {
            continue;
        }
        std::uint64_t distance = distance_of(sentence, candidate, time);
        if (!whole.contains(time.span)) {
            if (!announced) continue;
            distance += 2 * kOtherClause;
        }
        if (distance >= nearest || distance >= kOtherHappening) continue;
        nearest = distance;
        best = &time;
    }
    return best == nullptr ? "" : best->value;
}

}  // namespace isnad::analysis::claims
