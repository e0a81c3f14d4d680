// Purpose: see roles.h. Names are given their part by the small word before them and by where they
// stand to the trigger: behind a verb in Arabic, before it in English and French; verbal nouns take
// "by", "with" and "between". It does not parse: a name far from its trigger may be given wrongly.
#include "analysis/claims/roles.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace isnad::analysis::claims {
namespace {

constexpr std::uint32_t kBeforeName = 4;      // tokens between a small word and its name
constexpr std::uint32_t kPlannedBefore = 10;  // tokens between "plans to" and the trigger
constexpr std::uint32_t kActorOfNoun = 3;     // tokens from a noun to its actor
constexpr std::ptrdiff_t kTimesAround = 16;
constexpr std::uint32_t kJoinedWithin = 14;  // tokens between two people who act together
constexpr std::uint32_t kDeniedBefore = 2;
constexpr std::uint32_t kLongestObject = 7;

bool is_arabic(const SentenceFindings& sentence, std::uint32_t i) {
    const auto lead = static_cast<unsigned char>(sentence.tokens[i].key.front());
    return lead >= 0xD8 && lead <= 0xDB;
}

struct Named {
    const model::Mention* mention = nullptr;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    SmallWord word = SmallWord::happened;  // happened: no small word before it
};

// The small word that rules the name at `begin`; a name behind "and" has that of the one before.
SmallWord ruling_word(const SentenceFindings& sentence, std::uint32_t clause, const Named& name,
                      const Named* previous) {
    const std::string_view key = sentence.tokens[name.begin].key;
    const bool at_letter = sentence.tokens[name.begin].span.start < name.mention->span.start;
    if (is_arabic(sentence, name.begin)) {
        if (key.starts_with("و") && (at_letter || key.starts_with("وال")) && previous != nullptr &&
            name.begin <= previous->end + kBeforeName) {
            return previous->word;
        }
        if (key.starts_with("ب") && (at_letter || key.starts_with("بال"))) return SmallWord::in;
        if (key.starts_with("لل") || (key.starts_with("ل") && at_letter)) return SmallWord::to;
    }
    const std::uint32_t first =
        std::max(clause, name.begin > kBeforeName ? name.begin - kBeforeName : 0);
    const std::uint32_t last_name = previous != nullptr ? previous->end : 0;
    auto small =
        std::upper_bound(sentence.words.small.begin(), sentence.words.small.end(), name.begin,
                         [](std::uint32_t at, const SmallWordAt& one) { return at < one.begin; });
    while (small != sentence.words.small.begin()) {
        --small;
        if (small->begin < first || small->begin < last_name) break;
        if (small->word < SmallWord::with) continue;
        if (small->word == SmallWord::conjunction) {
            return previous != nullptr ? previous->word : SmallWord::happened;
        }
        return small->word;
    }
    return SmallWord::happened;
}

std::vector<Named> names_of(const SentenceFindings& sentence, std::uint32_t begin,
                            std::uint32_t end) {
    std::vector<Named> names;
    const model::Span clause = sentence.span(begin, end);
    auto mention = std::lower_bound(
        sentence.mentions.begin(), sentence.mentions.end(), clause.start,
        [](const model::Mention& one, std::uint32_t start) { return one.span.end <= start; });
    for (; mention != sentence.mentions.end() && mention->span.start < clause.end; ++mention) {
        Named name{.mention = &*mention, .begin = sentence.token_at(mention->span.start)};
        name.end = std::max(name.begin + 1, sentence.token_at(mention->span.end));
        name.word = ruling_word(sentence, begin, name, names.empty() ? nullptr : &names.back());
        names.push_back(name);
    }
    return names;
}

void add_once(std::vector<std::string>& list, const std::string& id) {
    if (!id.empty() && std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
}

bool is_place(const Named& name) {
    return name.mention->kind == model::EntityKind::place;
}

bool is_person(const Named& name) {
    return name.mention->kind == model::EntityKind::person;
}

// "X وY", "X, Y and Z"; people also across the title of the second ("X ووزير الدفاع Y").
bool is_joined(const SentenceFindings& sentence, const Named& first, const Named& second) {
    if (second.begin <= first.end + 2) return true;
    if (!is_person(first) || !is_person(second) || second.begin > first.end + kJoinedWithin) {
        return false;
    }
    for (std::uint32_t i = first.end; i < second.begin; ++i) {
        const std::string_view key = sentence.tokens[i].key;
        if (key == "and" || key == "et" || (key.starts_with("و") && key.size() > 4)) return true;
    }
    return false;
}

// A body that a title belongs to ("المفتش العام للقوات المسلحة", "chief of the army") takes no
// part.
bool is_of_title(const SentenceFindings& sentence, const Named& name) {
    if (name.mention->kind != model::EntityKind::organisation) return false;
    const std::string_view key = sentence.tokens[name.begin].key;
    return key.starts_with("لل") || key.starts_with("ب");
}

// A place right behind a title or noun describes it ("الوزير المغربي"); names of people act first.
void give_parts(const SentenceFindings& sentence, const Candidate& candidate,
                const std::vector<Named>& names, model::Roles& roles) {
    const TriggerAt& trigger = *candidate.trigger;
    const bool verb_first = is_arabic(sentence, trigger.begin) && trigger.trigger->verb;
    const Named* actor = nullptr;
    for (const Named& name : names) {
        const bool after = name.begin >= trigger.begin;
        // "استقالة X": whose doing a noun is stands right behind it.
        const bool close = name.begin <= trigger.end + kActorOfNoun;
        const bool fits = verb_first ? after : trigger.trigger->verb ? !after : after && close;
        const bool plain = name.word == SmallWord::happened;
        if (is_arabic(sentence, name.begin) && is_of_title(sentence, name)) continue;
        if (name.word == SmallWord::between) {
            add_once(roles.actor, name.mention->entity);
            actor = &name;
        } else if (name.word == SmallWord::with) {
            add_once(roles.counterpart, name.mention->entity);
        } else if (name.word == SmallWord::by) {
            add_once(roles.actor, name.mention->entity);
            actor = &name;
        } else if (name.word == SmallWord::in && is_place(name)) {
            add_once(roles.place, name.mention->entity);
        } else if (name.word == SmallWord::to) {
            if (is_place(name) && trigger.trigger->frame->name == "visit") {
                add_once(roles.place, name.mention->entity);
            } else {
                add_once(roles.counterpart, name.mention->entity);
            }
        } else if (plain && fits) {
            const bool joined = actor != nullptr && is_joined(sentence, *actor, name);
            if (actor == nullptr || joined) {
                add_once(roles.actor, name.mention->entity);
                actor = &name;
            } else {
                add_once(roles.counterpart, name.mention->entity);
            }
        } else if (plain && after && !verb_first && roles.counterpart.empty()) {
            add_once(roles.counterpart, name.mention->entity);
        }
    }
    if (!roles.actor.empty()) return;
    // Nobody on the usual side: the nearest name before the trigger.
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
        if (name->begin >= trigger.begin || name->word != SmallWord::happened) continue;
        if (actor != nullptr && !is_joined(sentence, *name, *actor)) return;
        actor = &*name;
        roles.actor.insert(roles.actor.begin(), name->mention->entity);
        std::erase(roles.counterpart, name->mention->entity);
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

// The count nearest to the trigger; where people come to harm, the gravest count of people first.
void give_figures(const SentenceFindings& sentence, const Candidate& candidate,
                  model::Roles& roles) {
    const model::Span clause = sentence.span(candidate.begin, candidate.end);
    const std::uint32_t trigger = sentence.tokens[candidate.trigger->begin].span.start;
    const bool arabic = is_arabic(sentence, candidate.trigger->begin);
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
        const std::uint32_t start = quantity.span.start;
        // Behind an Arabic verb stand its subject and object, before it another clause.
        const std::uint32_t before = arabic ? 2 : 1;
        const std::uint32_t distance =
            start >= trigger ? start - trigger : before * (trigger - start);
        const std::pair rank{harm ? rank_of_unit(quantity.unit) : 0, distance};
        if (rank >= best) continue;
        best = rank;
        roles.count = quantity.value;
        roles.count_unit = quantity.unit;
    }
}

bool has_small(const SentenceFindings& sentence, SmallWord word, std::uint32_t begin,
               std::uint32_t end) {
    auto small = std::lower_bound(
        sentence.words.small.begin(), sentence.words.small.end(), begin,
        [](const SmallWordAt& one, std::uint32_t first) { return one.begin < first; });
    for (; small != sentence.words.small.end() && small->begin < end; ++small) {
        if (small->word == word) return true;
    }
    return false;
}

// Arabic negates the word that follows; English and French leave room for an auxiliary.
bool is_negated(const SentenceFindings& sentence, std::uint32_t at, const Segment& segment) {
    const std::uint32_t gap = is_arabic(sentence, at) ? 0 : kDeniedBefore;
    auto small_word = std::lower_bound(
        sentence.words.small.begin(), sentence.words.small.end(), at > gap + 4 ? at - gap - 4 : 0,
        [](const SmallWordAt& one, std::uint32_t first) { return one.begin < first; });
    for (; small_word != sentence.words.small.end() && small_word->begin <= at; ++small_word) {
        const SmallWordAt& small = *small_word;
        if (small.word != SmallWord::denied || small.begin < segment.begin) continue;
        if (small.end <= at + 1 && small.end + gap >= at) return true;
    }
    return false;
}

std::uint32_t before(std::uint32_t at, std::uint32_t tokens, std::uint32_t least) {
    return std::max(least, at > tokens ? at - tokens : 0);
}

}  // namespace

model::Roles find_roles(const SentenceFindings& sentence, const Candidate& candidate,
                        const Segment& segment) {
    model::Roles roles;
    const auto names = names_of(sentence, candidate.begin, candidate.end);
    give_parts(sentence, candidate, names, roles);
    roles.object = object_of(sentence, candidate, names);
    give_figures(sentence, candidate, roles);
    // "أعلن X توقيعه": the holder of a verbal noun that opens the content is its actor.
    const bool opens = candidate.trigger->begin <= segment.begin + 1;
    if (segment.attribution != nullptr && opens && !candidate.trigger->trigger->verb) {
        const auto& root = segment.attribution->chain.back();
        if (!root.entity.empty() && roles.actor.empty()) roles.actor.push_back(root.entity);
    }
    return roles;
}

std::string find_time(const SentenceFindings& sentence, const Candidate& candidate,
                      const Segment& segment) {
    const model::Span clause = sentence.span(candidate.begin, candidate.end);
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
        if (time.value.empty() ||
            (time.type != model::TimeType::date && time.type != model::TimeType::time)) {
            continue;
        }
        std::uint64_t distance =
            time.span.start > trigger ? time.span.start - trigger : trigger - time.span.start;
        if (!clause.contains(time.span)) distance += std::uint64_t{1} << 32;
        if (!whole.contains(time.span)) {
            if (!announced) continue;
            distance += std::uint64_t{1} << 33;
        }
        if (distance >= nearest) continue;
        nearest = distance;
        best = &time;
    }
    return best == nullptr ? "" : best->value;
}

model::Modality modality_of(const Segment& segment) {
    if (segment.attribution == nullptr) return model::Modality::happened;
    switch (segment.attribution->shade) {
        case attribution::Shade::denies:
            return model::Modality::denied;
        case attribution::Shade::alleges:
            return model::Modality::alleged;
        case attribution::Shade::plans:
            return model::Modality::planned;
        default:
            return model::Modality::happened;
    }
}

model::Modality find_modality(const SentenceFindings& sentence, const Candidate& candidate,
                              const Segment& segment) {
    const std::uint32_t at = candidate.trigger->begin;
    if (is_negated(sentence, at, segment)) return model::Modality::denied;
    const model::Modality shade = modality_of(segment);
    if (shade == model::Modality::denied || shade == model::Modality::alleged) return shade;
    if (has_small(sentence, SmallWord::alleged, before(at, kPlannedBefore, candidate.begin),
                  at + 2)) {
        return model::Modality::alleged;
    }
    if (has_small(sentence, SmallWord::planned, before(at, kPlannedBefore, segment.begin),
                  at + 1)) {
        return model::Modality::planned;
    }
    const std::string& prefix = candidate.trigger->prefix;
    bool future = prefix.ends_with("س") ||
                  has_small(sentence, SmallWord::future, candidate.begin, candidate.end);
    for (std::uint32_t i = candidate.begin; i < candidate.end && !future && i < at + 6; ++i) {
        // A verb in س says that it is to come: "ستجرى تدريبات".
        const std::string_view key = sentence.tokens[i].key;
        future = (key.starts_with("سي") || key.starts_with("ست") || key.starts_with("وسي") ||
                  key.starts_with("وست")) &&
                 key.size() >= 8 && i + 4 >= at;
    }
    if (!future) return shade;
    const bool announced = segment.attribution != nullptr &&
                           segment.attribution->shade == attribution::Shade::announces;
    return announced ? model::Modality::announced : model::Modality::planned;
}

}  // namespace isnad::analysis::claims
