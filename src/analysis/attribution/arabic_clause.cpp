// Purpose: see arabic_clause.h.
#include "analysis/attribution/arabic_clause.h"

#include <algorithm>

#include "analysis/attribution/arabic_front.h"
#include "analysis/attribution/arabic_speaker.h"

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kSpeechWithin = 48;    // tokens from a verb to what was said
constexpr std::uint32_t kRelativeWithin = 24;  // tokens of a relative clause within commas
constexpr std::uint32_t kNameInQuotes = 7;
constexpr int kMostApposition = 3;
constexpr std::uint32_t kLongestPhrase = 4;  // tokens of "من جهة أخرى"

bool is_source_noun(const SentenceView& view, std::uint32_t i, model::SourceKind kind) {
    const Tag* noun = view.tag(i, WordClass::holder);
    return noun != nullptr && noun->word->kind == kind;
}

bool is_personal(const Source& source) {
    const auto kind = source.link.kind;
    return kind == model::SourceKind::person || kind == model::SourceKind::official ||
           kind == model::SourceKind::anonymous;
}

// "وأن" goes on with an earlier "أن".
bool is_joined(const SentenceView& view, const Tag& that) {
    return view.tokens[that.begin].key.starts_with("و");
}

// The comma that ends what begins at `i`, or kNone where none stands near.
std::uint32_t next_comma(const SentenceView& view, std::uint32_t i, std::uint32_t within) {
    const std::uint32_t last = std::min(view.size(), i + within);
    for (; i < last; ++i) {
        if (view.is_comma(i) && !view.quoted[i]) return i;
    }
    return kNone;
}

// Behind a relative clause or a phrase in commas that begins at `i`: its closing comma. What says
// something itself ("الذي قال إن") is not skipped.
std::uint32_t skip_inserted(const SentenceView& view, std::uint32_t i) {
    const bool relative =
        view.tag(i, WordClass::relative) != nullptr && i > 0 && view.tokens[i].key != "ما";
    const bool beside =
        view.tag(i, WordClass::according) != nullptr || view.tag(i, WordClass::citing) != nullptr;
    if (!relative && !beside) return i;
    const std::uint32_t comma = next_comma(view, i + 1, kRelativeWithin);
    if (comma == kNone) return i;
    for (std::uint32_t j = i + 1; j < comma; ++j) {
        if (view.tag(j, WordClass::that) != nullptr && !view.quoted[j]) return i;
        if (view.is_mark(j, ":")) return i;
    }
    return comma;
}

// `أعلن «صندوق الشرق» استعداده`: a short quotation right behind the verb that names a body.
bool is_name_of_body(const SentenceView& view, std::uint32_t open, std::uint32_t verb_end) {
    if (is_quoted_name(view, open)) return true;
    if (open != verb_end || view.closing[open] >= view.size()) return false;
    return view.closing[open] - open <= kNameInQuotes &&
           view.tag(open + 1, WordClass::holder) != nullptr;
}

// The letter or word that parts whom `verb` wants: "عن" of نقل, "من" of علم.
bool is_relay_word(const SentenceView& view, std::uint32_t i, const Tag& cue) {
    const auto& needs = cue.word->needs;
    return std::find(needs.begin(), needs.end(), view.tokens[i].key) != needs.end();
}

// "نقلت «الميناء» عن X", "علمت «الضفتان» من X": a quotation before the word that parts the two.
bool is_name_of_relay(const SentenceView& view, std::uint32_t open, const Tag& cue) {
    if (cue.word->word_class != WordClass::relay || view.closing[open] + 1 >= view.size())
        return false;
    return view.closing[open] - open <= kNameInQuotes &&
           is_relay_word(view, view.closing[open] + 1, cue);
}

bool opens_clause(const SentenceView& view, std::uint32_t i) {
    return i > 0 && view.is_comma(i - 1) && view.tag(i, WordClass::clause) != nullptr;
}

bool is_main_cue(const SentenceView& view, std::uint32_t i) {
    const Tag* cue = view.cue(i);
    if (cue == nullptr) return false;
    // "المصدر الذي رفض كشف": within a relative clause or behind a noun it is no verb of this one.
    if (!cue->prefix.empty() || i == 0) return true;
    if (cue->word->word_class == WordClass::participle) return view.is_comma(i - 1);
    if (view.tag(i - 1, WordClass::clause) != nullptr) return true;
    if (!view.is_comma(i - 1) && view.tag(i - 1, WordClass::skip) == nullptr) return false;
    // "، نشر موقع مقتطفات منه،": what says nothing before the next comma was put in between.
    const std::uint32_t last = std::min(view.body_end, i + kSpeechWithin);
    for (std::uint32_t j = i + 1; j < last && !view.is_comma(j); ++j) {
        if (view.tag(j, WordClass::that) != nullptr || view.is_mark(j, ":") || view.is_opening(j))
            return true;
    }
    return next_comma(view, i, kRelativeWithin) == kNone;
}

// Whether a complementiser follows before the clause ends: then a short quotation before it is none
// of what was said ("خلص تقرير، اطلعت عليه «المشعل»، إلى أن").
bool comes_that(const SentenceView& view, std::uint32_t i, std::uint32_t last) {
    for (; i < last && !view.quoted[i]; ++i) {
        const Tag* that = view.tag(i, WordClass::that);
        if (that != nullptr) {
            return !is_joined(view, *that) && view.tag(i - 1, WordClass::before_that) == nullptr;
        }
        if (is_main_cue(view, i) || opens_clause(view, i)) return false;
    }
    return false;
}

void find_speech(const SentenceView& view, const Tag& cue, ArabicClause& clause) {
    const std::uint32_t last = std::min(view.body_end, cue.end + kSpeechWithin);
    std::uint32_t i = cue.end;
    clause.stop = last;
    for (; i < last; ++i) {
        if (view.quoted[i]) continue;
        if (const std::uint32_t behind = skip_inserted(view, i); behind > i) {
            i = behind;
            continue;
        }
        const Tag* that = view.tag(i, WordClass::that);
        const bool late = i > cue.end && view.tag(i - 1, WordClass::before_that) != nullptr;
        if (that != nullptr && late && i > 1 && view.is_comma(i - 2)) break;
        if (that != nullptr && i > cue.end && is_joined(view, *that)) break;
        if (that != nullptr && !late && (i == cue.end || !is_joined(view, *that))) {
            clause.boundary = {.at = i, .content = that->end, .speech = false, .that = true};
            break;
        }
        if (view.is_mark(i, ":")) {
            clause.boundary = {.at = i, .content = i + 1, .speech = true};
            break;
        }
        if (view.is_opening(i)) {
            const bool aside = view.closing[i] < last && view.closing[i] - i <= kNameInQuotes &&
                               comes_that(view, view.closing[i] + 1, last);
            if (!aside && !is_name_of_body(view, i, cue.end) && !is_name_of_relay(view, i, cue)) {
                clause.boundary = {.at = i, .content = i, .speech = true};
                break;
            }
            i = std::min(view.closing[i], last - 1);
            continue;
        }
        const bool wanted = is_relay_word(view, i, cue);  // "شدد X، وزير النقل، على أن"
        if (i > cue.end && !wanted && (is_main_cue(view, i) || opens_clause(view, i))) break;
        if (view.is_mark(i, "؛") || view.is_mark(i, ";") || view.is_mark(i, ".")) break;
    }
    clause.stop = i;
}

}  // namespace

std::optional<Source> outlet_told(const SentenceView& view, std::uint32_t i, std::uint32_t limit) {
    if (i >= limit) return std::nullopt;
    const bool apart = view.tokens[i].key == "ل" || view.tokens[i].key == "مع";
    // "في تصريحات نقلتها قناة Y"
    const Tag* carried = view.cue_with_object(i);
    const bool relayed =
        carried != nullptr && carried->suffix && carried->word->word_class == WordClass::relay;
    if (!apart && !relayed && !view.tokens[i].key.starts_with("ل")) return std::nullopt;
    std::uint32_t at = apart || relayed ? i + 1 : i;
    if (apart && view.is_mark(at, "(")) ++at;  // "قال لـ(رويترز)"
    if (at >= limit) return std::nullopt;
    if (apart && view.tokens[i].key == "ل" && is_quoted_name(view, at)) {
        Source outlet = make_source(view, at, view.closing[at] + 1);
        outlet.link.kind = model::SourceKind::outlet;
        return outlet;
    }
    if (apart && view.is_mark(at - 1, "(")) {
        for (std::uint32_t end = at; end < std::min(limit, at + kNameInQuotes); ++end) {
            if (!view.is_mark(end, ")")) continue;
            Source outlet = make_source(view, at, end);
            outlet.link.kind = model::SourceKind::outlet;
            return outlet;
        }
    }
    const Tag* noun = view.tag(at, WordClass::holder);
    const bool outlet_noun = noun != nullptr &&
                             (apart || relayed || noun->prefix.starts_with("ل")) &&
                             (noun->word->kind == model::SourceKind::outlet ||
                              noun->word->kind == model::SourceKind::agency);
    const bool outlet_name = view.mention[at] != kNone &&
                             (*view.mentions)[view.mention[at]].kind == model::EntityKind::outlet;
    if (!outlet_noun && !outlet_name) return std::nullopt;
    return source_after(view, at, limit, false);
}

std::optional<Source> document_at(const SentenceView& view, std::uint32_t i, std::uint32_t limit) {
    const Tag* within = view.tag(i, WordClass::within);
    if (within == nullptr || within->end >= limit) return std::nullopt;
    const std::uint32_t at = within->end;
    const Tag* noun = view.tag(at, WordClass::holder);
    if (noun == nullptr || !noun->prefix.empty() || view.tag(at, WordClass::occasion) != nullptr ||
        noun->word->kind != model::SourceKind::document) {
        return std::nullopt;
    }
    return make_source(view, at, noun->end);
}

namespace {

bool is_small(const SentenceView& view, std::uint32_t i) {
    const Tag* noun = view.tag(i, WordClass::holder);
    if (noun != nullptr && noun->prefix.empty()) return false;  // "والي" is no "و إلى"
    return view.tag(i, WordClass::stop) != nullptr || view.tag(i, WordClass::relative) != nullptr ||
           view.tag(i, WordClass::unnamed) != nullptr ||
           view.tokens[i].kind == text::TokenKind::number;
}

bool begins_participant(const SentenceView& view, std::uint32_t i, std::uint32_t limit) {
    return document_at(view, i, limit).has_value() || outlet_told(view, i, limit).has_value();
}

// Skips a phrase of time or place: to the next comma or participant, at most `limit`.
std::uint32_t skip_phrase(const SentenceView& view, std::uint32_t i, std::uint32_t limit,
                          const Tag& cue) {
    const bool relays = cue.word->word_class == WordClass::relay;
    for (++i; i < limit; ++i) {
        if (view.is_comma(i) || begins_participant(view, i, limit)) return i;
        if (relays && is_relay_word(view, i, cue)) return i;
    }
    return limit;
}

// What no list knows as a source must at least agree with its verb: "قال ضاحكا" and "وصفت التحرك"
// name no subject.
bool agrees(const SentenceView& view, const Tag& cue, const Source& source) {
    const bool person = source.link.entity.starts_with("person:");
    if (source.credible && !person && cue.word->word_class == WordClass::told_verb &&
        source.begin == cue.end && verb_gender(view, cue) == 'f') {
        return source.gender != 'm';  // "اتهمت الوزير": whom she accused
    }
    if (source.credible) return true;
    const std::string& key = view.tokens[source.begin].key;
    if (source.end == source.begin + 1 && key.ends_with("ا") && !key.starts_with("ال"))
        return false;
    const std::string_view verb =
        std::string_view(view.tokens[cue.begin].key)
            .substr(std::min(cue.prefix.size(), view.tokens[cue.begin].key.size()));
    const bool feminine = key.ends_with("ه") || key.ends_with("ات") || key.ends_with("ي") ||
                          key.ends_with("اء") || !key.starts_with("ال");
    return !verb.ends_with("ت") || feminine;
}

// `أبلغ X "الأفق" أن`: the outlet that a verb of telling has as its object at token i.
std::optional<Source> outlet_at(const SentenceView& view, std::uint32_t i) {
    const Tag* noun = view.tag(i, WordClass::holder);
    const bool by_noun = noun != nullptr && (noun->word->kind == model::SourceKind::outlet ||
                                             noun->word->kind == model::SourceKind::agency);
    const bool by_name = view.mention[i] != kNone &&
                         (*view.mentions)[view.mention[i]].kind == model::EntityKind::outlet;
    if (!by_noun && !by_name) return std::nullopt;
    return source_after(view, i, view.size(), false);
}

bool is_definite(const SentenceView& view, std::uint32_t i) {
    return view.mention[i] != kNone || view.tokens[i].key.starts_with("ال");
}

// "واشنطن طهران", "المعارضة الحكومة", "أردوغان نتنياهو": where whom the verb is told to begins, in
// [begin, limit); `limit` where the subject alone stands.
std::uint32_t whom_begins(const SentenceView& view, std::uint32_t begin, std::uint32_t limit) {
    constexpr std::uint32_t kTitle = 4;  // tokens from a title in apposition to its name
    const auto kind = [&](std::uint32_t i) { return (*view.mentions)[view.mention[i]].kind; };
    const auto is_person = [&](std::uint32_t i) {
        return view.mention[i] != kNone && kind(i) == model::EntityKind::person;
    };
    bool named = false;  // whether the subject has had its name
    for (std::uint32_t i = begin; i < limit; ++i) {
        const bool goes_on =
            i > begin && view.mention[i] != kNone && view.mention[i] == view.mention[i - 1];
        const bool joined = view.tokens[i].key.starts_with("و");
        if (i > begin && !goes_on && !joined && is_definite(view, i - 1)) {
            if (view.mention[i] != kNone) {
                const bool adjective =
                    view.tokens[i].key.ends_with("ي") || view.tokens[i].key.ends_with("يه");
                if (is_person(i) ? named : !adjective) return i;
            }
            const Tag* noun = view.tag(i, WordClass::holder);
            if (view.mention[i] == kNone && noun != nullptr && noun->prefix == "ال") {
                bool title = false;
                for (std::uint32_t j = i + 1; j < std::min(limit, i + kTitle) && !named; ++j)
                    title = title || is_person(j);
                if (!title) return i;
            }
        }
        named = named || is_person(i);
    }
    return limit;
}

void read_participants(const SentenceView& view, const Tag& cue, ArabicClause& clause) {
    const bool bounded = clause.bounds_names(view);
    const bool relays = cue.word->word_class == WordClass::relay;
    const std::uint32_t limit = clause.stop;
    std::uint32_t i = cue.end;
    if (i < limit && points_back(view, i)) ++i;  // "مذكرة طالبوا فيها الحكومة"
    clause.after = i;
    bool phrase = false;  // whether a phrase of time or place was skipped since the last comma
    while (i < limit) {
        if (const Tag* skip = view.tag(i, WordClass::skip)) {
            i = skip->end;
            continue;
        }
        if (view.is_comma(i)) {
            ++i;
            phrase = false;
            continue;
        }
        if (const std::uint32_t behind = skip_inserted(view, i); behind > i) {
            i = behind;
            continue;
        }
        if (relays && !clause.relayed && is_relay_word(view, i, cue)) {
            clause.relayed = source_after(view, i + 1, limit, bounded);
            if (!clause.relayed) return;
            *clause.relayed = with_apposition(view, *clause.relayed, limit);
            i = clause.after = clause.relayed->end;
            continue;
        }
        if (auto document = document_at(view, i, limit)) {
            if (!clause.document) clause.document = document;
            i = clause.after = document->end;
            if (bounded) i = skip_phrase(view, i - 1, limit, cue);
            continue;
        }
        if (is_listener(view, i) || view.tag(i, WordClass::clitic) != nullptr) {
            ++i;
            continue;
        }
        if (auto told = outlet_told(view, i, limit)) {
            if (!clause.told) clause.told = told;
            i = clause.after = std::max(told->end, i + 1);
            continue;
        }
        if (i == clause.need) return;
        if (bounded && !clause.subject && view.tokens[i].kind == text::TokenKind::number) {
            const std::uint32_t comma = next_comma(view, i, limit - i);
            clause.subject = make_source(view, i, std::min(comma, limit));  // "71% of those asked"
            clause.subject->link.kind = model::SourceKind::anonymous;
            i = clause.after = clause.subject->end;
            continue;
        }
        if (is_small(view, i)) {
            if (!bounded) return;
            i = skip_phrase(view, i, limit, cue);
            phrase = true;
            continue;
        }
        if (clause.subject || clause.subject_before || phrase) {
            if (!bounded) return;
            ++i;
            continue;
        }
        if (view.is_opening(i) && view.closing[i] < limit && view.closing[i] - i <= kNameInQuotes) {
            clause.subject = make_source(view, i, view.closing[i] + 1);
            clause.subject->link.kind =
                relays ? model::SourceKind::outlet : model::SourceKind::institution;
            i = clause.after = clause.subject->end;
            continue;
        }
        std::uint32_t end = limit;
        if (cue.word->word_class == WordClass::told_verb) end = whom_begins(view, i, limit);
        for (std::uint32_t j = i; relays && j < end; ++j) {
            if (is_relay_word(view, j, cue)) end = j;
        }
        auto source = source_after(view, i, end, bounded);
        if (source && source->begin == i && !agrees(view, cue, *source)) {
            if (!bounded && cue.word->word_class != WordClass::told_verb) return;
            i = source->end;
            continue;
        }
        if (!source || source->begin != i) {
            if (!bounded) return;
            ++i;
            continue;
        }
        if (!source->credible && !bounded && clause.need == kNone) return;
        if (!bounded && clause.need == kNone && !opens_source(view, i)) return;
        clause.subject = with_apposition(view, *source, limit);
        clause.whom = end < limit && source->end == end;
        i = clause.after = clause.subject->end;
        if (clause.whom && !clause.told) clause.told = outlet_at(view, i);
    }
}

void find_need(const SentenceView& view, const Tag& cue, ArabicClause& clause) {
    const std::uint32_t behind = clause.boundary.at == kNone ? clause.stop : clause.stop + 1;
    const std::uint32_t last = std::min({view.size(), behind, cue.end + kSpeechWithin / 2});
    for (std::uint32_t i = cue.end; i < last; ++i) {
        if (view.quoted[i]) continue;
        for (const std::string& need : cue.word->needs) {
            const bool attached = need == "ل" || need == "ب";
            const bool free = view.tokens[i].key == need;
            if (!free && !(attached && view.tokens[i].key.starts_with(need))) continue;
            const Tag* noun = view.tag(i, WordClass::holder);
            const bool small = view.tag(i, WordClass::stop) != nullptr;  // "بين", "لدى"
            if (!free &&
                (view.mention[i] != kNone || small || (noun != nullptr && noun->prefix.empty())))
                continue;
            clause.need = i;
            return;
        }
    }
}

}  // namespace

bool ArabicClause::bounds_names(const SentenceView& view) const {
    if (boundary.that || view.is_mark(boundary.at, ":")) return true;
    return boundary.at != kNone && view.is_opening(boundary.at) &&
           view.closing[boundary.at] - boundary.at > kNameInQuotes;
}

bool ends_tag(const SentenceView& view, std::uint32_t end, WordClass word_class) {
    for (std::uint32_t i = end; i-- > 0 && end - i <= kLongestPhrase;) {
        const Tag* tag = view.tag(i, word_class);
        if (tag != nullptr && tag->end == end) return true;
    }
    return false;
}

Source with_apposition(const SentenceView& view, Source source, std::uint32_t limit) {
    for (int i = 0; i < kMostApposition; ++i) {
        const std::uint32_t at = source.end + 1;
        if (source.end >= limit || at >= limit || !view.is_comma(source.end)) break;
        const bool titled = is_source_noun(view, at, model::SourceKind::official) ||
                            is_source_noun(view, at, model::SourceKind::person);
        const bool named = view.mention[at] != kNone &&
                           (*view.mentions)[view.mention[at]].kind == model::EntityKind::person;
        if (!is_personal(source) || (!titled && !named) || view.cue(at) != nullptr) break;
        const auto more = source_after(view, at, limit, true);
        if (!more || more->begin != at) break;
        source = make_source(view, source.begin, more->end);
    }
    return source;
}

std::uint32_t next_main_cue(const SentenceView& view, std::uint32_t begin) {
    for (std::uint32_t i = begin; i < view.size(); ++i) {
        if (is_main_cue(view, i)) return i;
    }
    return view.size();
}

ArabicClause read_clause(const SentenceView& view, const Tag& cue) {
    ArabicClause clause;
    clause.begin = cue.begin;
    find_speech(view, cue, clause);
    find_need(view, cue, clause);
    if (cue.prefix.empty() && cue.begin > 0) {
        clause.subject = subject_before(view, cue, clause);
        clause.subject_before = clause.subject.has_value();
        if (clause.subject && !is_relative(view, cue.begin - 1))
            clause.begin = clause.subject->begin;
    }
    read_participants(view, cue, clause);
    if (!clause.document) clause.document = document_in_front(view, cue);
    if (!clause.told) clause.told = told_in_front(view, cue);
    return clause;
}

}  // namespace isnad::analysis::attribution
