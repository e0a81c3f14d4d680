// Purpose: see names.h.
//
// Idea: not a parse, but what a reader's eye does. A name is ruled by the preposition right before
// its noun phrase (or by a letter written onto it); a bare one is the subject of an Arabic verb
// where no other noun phrase stands between them, else its object. Noun phrases end where a
// definite word is followed by one without the article.
#include "analysis/claims/names.h"

#include <algorithm>

#include "analysis/claims/sentence_words.h"

namespace isnad::analysis::claims {
namespace {

constexpr std::uint32_t kBeforeName = 4;      // tokens of a noun phrase before its name
constexpr std::uint32_t kActorOfNoun = 3;     // tokens from a noun to whose it is
constexpr std::uint32_t kBetweenSubject = 2;  // words that may stand between them
constexpr std::uint32_t kNounBefore = 8;      // tokens from "that" to the verb
constexpr std::uint32_t kGovernedBy = 8;      // tokens from "تعرض" to the noun
constexpr std::uint32_t kSubjectBefore = 14;  // tokens from a subject to a verb behind it

using Sentence = SentenceFindings;

// The letters ب and ل before a name, written onto it or onto a noun right before it.
std::uint32_t letter_before(const Sentence& sentence, const Named& name) {
    const auto& token = sentence.tokens[name.begin];
    const bool on_name = name.mention != nullptr && token.span.start < name.mention->span.start &&
                         name.mention->span.start < token.span.end;
    const std::string_view word = token.key;
    const auto letter = [&](std::string_view one) { return sentence.frames->preposition(one); };
    std::string_view rest = word;
    if (rest.starts_with("و") && on_name) rest.remove_prefix(2);
    if (rest.starts_with("لل")) return letter("ل");
    if (rest.starts_with("بال")) return letter("ب");
    if (on_name && rest.starts_with("ل")) return letter("ل");
    if (on_name && rest.starts_with("ب")) return letter("ب");
    if (name.begin == 0 || is_mark(sentence, name.begin - 1)) return kNoWord;
    const std::string_view before = key(sentence, name.begin - 1);
    if (before.starts_with("لل")) return is_boundary(sentence, name.begin) ? kNoWord : letter("ل");
    const bool place = name.mention->kind == model::EntityKind::place;
    const bool noun =
        before.size() > 6 && !has_article(before) && !is_preposition(sentence, name.begin - 1);
    if (place && noun && before.starts_with("ب")) return letter("ب");
    return kNoWord;
}

// "بمقر ولاية X", "بالجماعة القروية X": a letter written onto the noun of a place tells where X is.
std::uint32_t site_before(const Sentence& sentence, std::uint32_t first, const Named& name) {
    if (name.mention->kind != model::EntityKind::place || !sentence.is_arabic(name.begin))
        return kNoWord;
    for (std::uint32_t i = name.begin; i > first && i + kBeforeName > name.begin; --i) {
        const auto* site = small_at(sentence, i - 1, SmallWord::site);
        const std::string_view word = key(sentence, i - 1);
        if (site != nullptr && !site->bare) {
            if (word.starts_with("ب")) return sentence.frames->preposition("ب");
            if (word.starts_with("ل")) return sentence.frames->preposition("ل");
        }
        if (site == nullptr && !has_article(word)) return kNoWord;
    }
    return kNoWord;
}

// `closed`: where what stands before takes no part in the name's noun phrase: the end of the
// trigger, or of a place that has a preposition of its own ("في الرباط الرئيس X").
void rule_by_preposition(const Sentence& sentence, std::uint32_t first, std::uint32_t closed,
                         Named& name) {
    name.preposition = letter_before(sentence, name);
    if (name.preposition == kNoWord) name.preposition = site_before(sentence, first, name);
    std::uint32_t i = name.begin;
    for (std::uint32_t steps = 0; name.preposition == kNoWord && steps <= kBeforeName; ++steps) {
        if (i <= first) break;
        if (const auto* found = preposition_before(sentence, i)) {
            name.preposition = found->word;
            break;
        }
        if (i <= closed) break;
        if (i < name.begin && is_boundary(sentence, i + 1 > name.begin ? name.begin : i + 1)) break;
        --i;
        if (is_comma(sentence, i) || sentence.tokens[i].kind == text::TokenKind::number) break;
        if (is_in_time(sentence, i)) break;
        if (i < name.begin && sentence.is_arabic(i) && has_letter(key(sentence, i)) &&
            !has_article(key(sentence, i)) && i > first) {
            name.preposition = sentence.frames->preposition(key(sentence, i).substr(0, 2));
            break;
        }
        if (i + 1 <= name.begin && i + 1 < sentence.size() && !is_mark(sentence, i) &&
            is_boundary(sentence, i + 1)) {
            break;
        }
    }
    if (name.preposition != kNoWord) name.stand = Stand::preposition;
}

// Returns: the last place before the n-th name that parts it from what stands before, 0 for none.
std::uint32_t closed_before(const Sentence& sentence, const TriggerAt& trigger,
                            const std::vector<Named>& names, std::size_t n) {
    std::uint32_t closed = names[n].begin >= trigger.end ? trigger.end : 0;
    if (n > 0 && names[n].mention->kind != model::EntityKind::place &&
        names[n - 1].mention->kind == model::EntityKind::place &&
        preposition_before(sentence, names[n - 1].begin) != nullptr) {
        closed = std::max(closed, names[n - 1].end);
    }
    return closed;
}

// A dash, a colon or a bracket parts a dateline from what is told.
bool is_parting(const Sentence& sentence, std::uint32_t i) {
    return is_mark(sentence, i) && !is_comma(sentence, i) && !is_quote(key(sentence, i));
}

// "X وY", "X, Y and Z": stands as the one before does.
bool is_joined(const Sentence& sentence, const TriggerAt& trigger, const Named& before,
               const Named& name) {
    if (name.begin > before.end + kBeforeName + 2) return false;
    const std::string_view word = key(sentence, name.begin);
    for (std::uint32_t i = before.end; i < name.begin; ++i) {
        if (is_parting(sentence, i) || (i >= trigger.begin && i < trigger.end)) return false;
    }
    if (word.starts_with("و") && word.size() > 4 &&
        (sentence.tokens[name.begin].span.start < name.mention->span.start ||
         word.starts_with("وال"))) {
        return true;
    }
    for (std::uint32_t i = before.end; i < name.begin; ++i) {
        const std::string_view between = key(sentence, i);
        if (small_at(sentence, i, SmallWord::conjunction) != nullptr) return true;
        if (between.starts_with("و") && sentence.is_arabic(i)) return true;
    }
    return name.begin == before.end + 1 && is_comma(sentence, before.end) &&
           name.mention->kind == before.mention->kind;
}

std::vector<Named> names_within(const Sentence& sentence, std::uint32_t begin, std::uint32_t end) {
    std::vector<Named> names;
    const model::Span clause = sentence.span(begin, end);
    auto mention = std::lower_bound(
        sentence.mentions.begin(), sentence.mentions.end(), clause.start,
        [](const model::Mention& one, std::uint32_t start) { return one.span.end <= start; });
    for (; mention != sentence.mentions.end() && mention->span.start < clause.end; ++mention) {
        Named name{.mention = &*mention, .begin = sentence.token_at(mention->span.start)};
        name.end = std::max(name.begin + 1, sentence.token_at(mention->span.end));
        if (mention->title && mention->title->span.start < mention->span.start) {
            name.begin = std::max(begin, sentence.token_at(mention->title->span.start));
        } else if (mention->title) {
            name.end = std::max(name.end, sentence.token_at(mention->title->span.end));
        }
        // What stands within another's title ("وزير الدفاع المغربي X") takes no part by itself.
        if (!names.empty() && name.begin < names.back().end) {
            if (name.end <= names.back().end) continue;
            names.pop_back();
        }
        while (!names.empty() && names.back().begin >= name.begin) names.pop_back();
        names.push_back(name);
    }
    return names;
}

bool is_companion(const Sentence& sentence, std::uint32_t group, std::uint32_t i) {
    if (group == 0) return false;
    const auto& all = sentence.words.companions;
    auto at = std::lower_bound(
        all.begin(), all.end(), i,
        [](const CompanionAt& one, std::uint32_t first) { return one.at < first; });
    for (; at != all.end() && at->at == i; ++at) {
        if (at->group == group) return true;
    }
    return false;
}

// "الناشط سليم الحداد" names one person, "الشرطة سليم الحداد" two: bodies of people are no titles.
bool is_apposition(const Sentence& sentence, std::uint32_t noun, const Named& name) {
    return name.mention->kind == model::EntityKind::person && has_article(key(sentence, noun)) &&
           !key(sentence, noun).ends_with("ه") && !key(sentence, noun).ends_with("ات") &&
           small_at(sentence, noun, SmallWord::body) == nullptr;
}

// Walks from the verb to a name: whether another noun phrase was over on the way.
struct Walk {
    std::uint32_t words = 0;  // bare ones, of the open noun phrase
    bool over = false;
    bool in_preposition = false;
    std::uint32_t first = 0;         // of the first bare noun phrase
    std::uint32_t last = 0;          // the first word of the last one
    std::uint32_t end = 0;           // behind its last word
    std::uint32_t object_group = 0;  // words that are what is signed or sold, not who does it
    bool any = false;

    void step(const Sentence& sentence, std::uint32_t i) {
        if (is_comma(sentence, i)) {
            over = over || words > 0;
            words = 0;
            in_preposition = false;
            return;
        }
        if (is_filler(sentence, i)) return;
        const bool letter = has_article(key(sentence, i)) && !key(sentence, i).starts_with("ال") &&
                            !key(sentence, i).starts_with("و");
        if (is_preposition(sentence, i) || letter) {
            over = over || words > 0;
            words = 0;
            in_preposition = true;
            return;
        }
        if (i > 0 && !is_mark(sentence, i - 1) && is_boundary(sentence, i)) {
            over = over || words > 0;
            words = 0;
            if (in_preposition) in_preposition = is_preposition(sentence, i - 1);
        }
        if (in_preposition) return;
        if (is_companion(sentence, object_group, i)) return;
        if (!any) first = i;
        if (words == 0) last = i;
        any = true;
        end = i + 1;
        while (end < sentence.size() && is_mark(sentence, end) && is_quote(key(sentence, end)))
            ++end;
        ++words;
    }
};

// Whether a verb of that kind stands few words before the noun.
bool is_governed(const Sentence& sentence, const TriggerAt& trigger, SmallWord kind) {
    const std::uint32_t first = trigger.begin > kGovernedBy ? trigger.begin - kGovernedBy : 0;
    for (std::uint32_t i = trigger.begin; i > first; --i) {
        if (small_at(sentence, i - 1, kind) != nullptr) return true;
        if (is_comma(sentence, i - 1)) return false;
    }
    return false;
}

// "استقالة X", "تعتزم X توقيع عقد": whose doing a noun is stands right behind it, else it is the
// subject of the verb before.
void rule_around_noun(const Sentence& sentence, const TriggerAt& trigger,
                      std::vector<Named>& names) {
    Named* before = nullptr;
    for (Named& name : names) {
        if (name.stand != Stand::none) continue;
        if (name.end <= trigger.begin) {
            before = &name;
        } else if (name.begin >= trigger.end) {
            if (name.begin <= trigger.end + kActorOfNoun) name.stand = Stand::of;
            break;
        }
    }
    if (before == nullptr) return;
    for (std::uint32_t i = before->end; i < trigger.begin; ++i) {
        if (is_parting(sentence, i)) return;
    }
    // "تعرض X لهجوم": it is done to X.
    before->stand =
        is_governed(sentence, trigger, SmallWord::suffers) ? Stand::object : Stand::subject;
    // "شهدت X وقفة": it is done in X.
    if (before->mention->kind == model::EntityKind::place &&
        is_governed(sentence, trigger, SmallWord::hosts)) {
        before->stand = Stand::preposition;
        before->preposition = sentence.frames->preposition("في");
    }
}

// "إن X وقعت", "وكان X قد وقع": the bare name before the verb, unless a mark (a dateline's dash) or
// another noun phrase stands between.
Named* subject_before(const Sentence& sentence, const TriggerAt& trigger,
                      std::vector<Named>& names) {
    Named* subject = nullptr;
    for (Named& name : names) {
        if (name.end > trigger.begin) break;
        if (name.stand == Stand::none) subject = &name;
    }
    if (subject == nullptr || subject->end + kSubjectBefore < trigger.begin) return nullptr;
    std::uint32_t words = 0;
    for (std::uint32_t i = subject->end; i < trigger.begin; ++i) {
        const std::string_view word = key(sentence, i);
        if (is_parting(sentence, i)) return nullptr;
        if (word == "ان" || word == "وان" || word == "انه" || word == "انها") return nullptr;
        if (!is_filler(sentence, i) && !has_article(word)) ++words;
    }
    return words <= kBetweenSubject ? subject : nullptr;
}

// "أن الدراسات الفنية ستنجز": a noun phrase without a name between "that" and the verb.
bool has_noun_before(const Sentence& sentence, const Candidate& candidate, std::uint32_t& at) {
    const std::uint32_t trigger = candidate.trigger->begin;
    const std::uint32_t first =
        std::max(candidate.begin, trigger > kNounBefore ? trigger - kNounBefore : 0);
    for (std::uint32_t i = trigger; i > first; --i) {
        const std::string_view word = key(sentence, i - 1);
        if (word != "ان" && word != "وان" && word != "بان" && word != "فان") continue;
        at = i;
        while (at < trigger && is_filler(sentence, at)) ++at;
        return at < trigger && !is_preposition(sentence, at);
    }
    at = candidate.begin;
    return at + 4 >= trigger && at < trigger && has_article(key(sentence, at));
}

bool is_feminine(const Sentence& sentence, const TriggerAt& trigger) {
    std::string_view word = key(sentence, trigger.begin);
    if (trigger.prefix.size() < word.size()) word.remove_prefix(trigger.prefix.size());
    return word.starts_with("ت") || word.ends_with("ت");
}

// "هاجمنا X": the speaker acts, so that the bare name behind the verb is its object.
void rule_object_of_ours(const TriggerAt& trigger, Names& names) {
    names.unnamed.ours = true;
    for (Named& name : names.all) {
        if (name.begin < trigger.end || name.stand != Stand::none) continue;
        name.stand = Stand::object;
        return;
    }
}

// "يلوم الوكالة", "تتهم الجيش": a verb right before its subject agrees with it, so that this is
// none.
bool disagrees(const Sentence& sentence, const TriggerAt& trigger, const Named& name) {
    if (name.mention->kind != model::EntityKind::organisation || name.begin != trigger.end)
        return false;
    const std::string_view written =
        model::cut(sentence.text->text, sentence.tokens[name.begin].span);
    if (is_feminine(sentence, trigger))
        return small_at(sentence, name.begin, SmallWord::body) != nullptr;
    return written.ends_with("ة");
}

// A verb with no name for its subject: a common noun behind it, or whoever was named before.
void rule_without_subject(const Sentence& sentence, const Candidate& candidate, std::uint32_t group,
                          Unnamed& unnamed) {
    const TriggerAt& trigger = *candidate.trigger;
    // "أعلن X أنه سيقدم": the one who was named.
    if (trigger.begin > 0 && small_at(sentence, trigger.begin - 1, SmallWord::same) != nullptr) {
        unnamed.dropped = true;
        return;
    }

    Walk noun{.object_group = group};
    const std::uint32_t end = std::min(candidate.end, trigger.end + kBeforeName);
    for (std::uint32_t i = trigger.end; i < end && !noun.any && !is_comma(sentence, i); ++i) {
        noun.step(sentence, i);
        if (noun.in_preposition) break;
    }
    const bool accusative = noun.any && key(sentence, noun.first).ends_with("ا") &&
                            !has_article(key(sentence, noun.first));
    // "وتتهم الجيش": a verb of the other gender does not agree with it.
    const bool disagrees = noun.any && is_feminine(sentence, trigger) &&
                           small_at(sentence, noun.first, SmallWord::body) != nullptr;
    unnamed.subject = noun.any && !accusative && !disagrees;
    unnamed.at = noun.first;
    unnamed.dropped = !unnamed.subject;
}

void rule_bare_arabic(const Sentence& sentence, const Candidate& candidate, Names& names) {
    const TriggerAt& trigger = *candidate.trigger;
    if (!trigger.finite()) {
        rule_around_noun(sentence, trigger, names.all);
        return;
    }
    if (trigger.ours) {
        rule_object_of_ours(trigger, names);
        return;
    }
    Named* subject = subject_before(sentence, trigger, names.all);
    const auto& with = trigger.trigger->with;
    const std::uint32_t group = trigger.trigger->things && !with.empty() ? with.front().group : 0;
    Walk walk{.object_group = group};
    std::uint32_t at = trigger.end;
    bool has_subject = subject != nullptr;
    if (!has_subject && has_noun_before(sentence, candidate, names.unnamed.at)) {
        names.unnamed.subject = true;
        has_subject = true;
    }
    if (subject != nullptr) subject->stand = Stand::subject;
    bool objects = false;
    for (Named& name : names.all) {
        if (name.begin < trigger.end) continue;
        for (; at < name.begin; ++at) walk.step(sentence, at);
        const bool apart = at > trigger.end && walk.words > 0 &&
                           (walk.end < name.begin || is_boundary(sentence, name.begin) ||
                            small_at(sentence, walk.last, SmallWord::body) != nullptr);
        if (apart && !is_apposition(sentence, walk.last, name)) walk.over = true;
        if (apart) walk.words = 0;
        at = std::max(at, name.end);
        if (name.stand != Stand::none) {
            walk.in_preposition = false;
            continue;
        }
        if (!has_subject && !walk.over && disagrees(sentence, trigger, name)) {
            name.stand = Stand::object;
            objects = true;
            names.unnamed.dropped = true;
            has_subject = true;
        } else if (!has_subject && !walk.over) {
            name.stand = Stand::subject;
            has_subject = true;
        } else if (!objects) {
            name.stand = Stand::object;
            objects = true;
        }
        walk.over = true;
        walk.words = 0;
    }
    if (!has_subject) rule_without_subject(sentence, candidate, group, names.unnamed);
}

// "X of Morocco and Denmark's Y signed": both are subjects.
bool has_and(const Sentence& sentence, std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i) {
        if (is_comma(sentence, i)) return false;
        if (small_at(sentence, i, SmallWord::conjunction) != nullptr) return true;
    }
    return false;
}

void rule_bare_latin(const Sentence& sentence, const Candidate& candidate,
                     std::vector<Named>& names) {
    const TriggerAt& trigger = *candidate.trigger;
    const bool finite = trigger.finite();
    Named* subject = nullptr;
    bool object = false;
    for (Named& name : names) {
        if (name.stand != Stand::none || name.joined) continue;
        if (name.end <= trigger.begin) {
            if (!finite) continue;
            if (subject != nullptr && subject->mention->kind == name.mention->kind &&
                has_and(sentence, subject->end, name.begin)) {
                subject->stand = Stand::subject;
            }
            subject = &name;
        } else if (finite && name.begin >= trigger.end && !object) {
            name.stand = Stand::object;
            object = true;
        } else if (!finite && name.begin <= trigger.end + kActorOfNoun) {
            name.stand = Stand::of;
        }
    }
    if (subject != nullptr) subject->stand = Stand::subject;
}

// Whether a bare noun phrase stands right behind token `i`: an object.
bool has_object_at(const Sentence& sentence, std::uint32_t i, std::uint32_t end) {
    while (i < end && is_filler(sentence, i) && !is_mark(sentence, i)) ++i;
    if (i >= end || is_mark(sentence, i) || is_preposition(sentence, i)) return false;
    const std::string_view word = key(sentence, i);
    return !word.starts_with("و") && !has_letter(word) && !word.starts_with("لل") &&
           !word.starts_with("بال");
}

// "اعتقل X في المطار": vowels tell a passive, and nobody writes them. With one person and nothing
// that it is done to, some verbs are meant so; and any that says by whom.
bool is_read_passive(const Sentence& sentence, const Candidate& candidate, const Names& names) {
    const TriggerAt& trigger = *candidate.trigger;
    if (trigger.form != Form::verb) return false;
    if (small_at(sentence, trigger.begin, SmallWord::suffers) != nullptr) return true;
    const Named* subject = nullptr;
    for (const Named& name : names.all) {
        if (name.stand == Stand::object) return false;
        if (name.stand == Stand::subject && subject == nullptr) subject = &name;
        const bool agent = name.begin >= trigger.end && name.stand == Stand::preposition &&
                           sentence.frames->is_agent(name.preposition);
        if (agent &&
            (sentence.is_arabic(trigger.begin) || name.begin <= trigger.end + kActorOfNoun))
            return true;
    }
    if (subject == nullptr || subject->mention->kind != model::EntityKind::person ||
        small_at(sentence, trigger.begin, SmallWord::lone) == nullptr) {
        return false;
    }
    return !has_object_at(sentence, std::max(trigger.end, subject->end), candidate.end) &&
           (subject->begin >= trigger.end || !has_object_at(sentence, trigger.end, candidate.end));
}

}  // namespace

Names find_names(const SentenceFindings& sentence, const Candidate& candidate) {
    Names names;
    names.form = candidate.trigger->form;
    names.all = names_within(sentence, candidate.begin, candidate.end);
    for (std::size_t n = 0; n < names.all.size(); ++n) {
        names.all[n].joined =
            n > 0 && is_joined(sentence, *candidate.trigger, names.all[n - 1], names.all[n]);
        if (!names.all[n].joined) {
            const std::uint32_t closed = closed_before(sentence, *candidate.trigger, names.all, n);
            rule_by_preposition(sentence, candidate.begin, closed, names.all[n]);
        }
        // A preposition of its own parts it from the one before: "مع X وعن Y".
        if (names.all[n].joined && names.all[n].begin > 0) {
            if (const auto* own = preposition_before(sentence, names.all[n].begin)) {
                names.all[n].preposition = own->word;
                names.all[n].stand = Stand::preposition;
                names.all[n].joined = names.all[n - 1].preposition == own->word;
            }
        }
    }
    // Joined names wait until the first of them is ruled.
    std::vector<Named> heads;
    for (const Named& name : names.all) {
        if (!name.joined) heads.push_back(name);
    }
    std::vector<Named> all = std::move(names.all);
    names.all = std::move(heads);
    if (sentence.is_arabic(candidate.trigger->begin)) {
        rule_bare_arabic(sentence, candidate, names);
    } else {
        rule_bare_latin(sentence, candidate, names.all);
        names.unnamed.dropped =
            std::none_of(names.all.begin(), names.all.end(),
                         [](const Named& name) { return name.stand == Stand::subject; });
    }
    std::size_t head = 0;
    for (std::size_t n = 0; n < all.size(); ++n) {
        if (!all[n].joined) {
            all[n] = names.all[head++];
        } else if (all[n].stand == Stand::none) {
            all[n].stand = all[n - 1].stand;
            all[n].preposition = all[n - 1].preposition;
        }
    }
    names.all = std::move(all);
    if (is_read_passive(sentence, candidate, names)) names.form = Form::passive;
    return names;
}

}  // namespace isnad::analysis::claims
