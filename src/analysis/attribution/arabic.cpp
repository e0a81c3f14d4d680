// Purpose: Arabic rules (rules.h): what a clause with a word of saying (arabic_clause.h) makes of
// the sentence.
//
// قال X إن …, X قال لصحيفة Y …, نقلت X عن Y أن …, أصدر X بيانا قال فيه …, وأضاف أن … (the holder
// before), مؤكدا أن … (the same holder goes on). Other turns are in arabic_turns.h. Does not
// resolve pronouns inside what was said.
#include <algorithm>

#include "analysis/attribution/arabic_clause.h"
#include "analysis/attribution/arabic_speaker.h"
#include "analysis/attribution/arabic_turns.h"
#include "analysis/attribution/rules.h"

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kHolderBefore = 60;  // tokens a holder may stand before a participle

bool needs_met(const SentenceView& view, const Tag& cue, const ArabicClause& clause) {
    if (cue.word->needs.empty() || clause.need != kNone) return true;
    const bool relays = cue.word->word_class == WordClass::relay;
    if (relays && clause.boundary.that && clause.subject) return true;  // "علمت صحيفة X أن"
    for (const std::string& wanted : cue.word->needs) {
        if (wanted == "that" && clause.boundary.that) return true;
        const bool behind = clause.subject && clause.subject->end == clause.boundary.at;
        if (wanted == "that!" && clause.boundary.that && behind && cue.prefix == "و") return true;
        const bool near = clause.bounds_names(view) || clause.boundary.at <= clause.after + 1;
        if (wanted == "quote" && clause.boundary.speech && near) return true;
    }
    return false;
}

// A verb that goes on inside what another said ("أن X أعلن أن") rather than beside it ("، وقال").
bool is_nested(const Reading& reading, const Tag& cue, const ArabicClause& clause) {
    if (reading.found.empty() || !cue.prefix.empty()) return false;
    const Finding& last = reading.found.back();
    if (cue.begin < last.begin || cue.begin >= last.end) return false;
    if (last.chain.size() >= kLongestChain || last.speech) return false;
    if (cue.begin == 0) return true;
    // "وبينما يقول X إن …، يصر Y على": a verb behind a comma stands beside, its subject behind it.
    const bool behind = clause.subject && !clause.subject_before;
    if (reading.view.is_comma(cue.begin - 1) && behind) return false;
    return !ends_tag(reading.view, clause.begin, WordClass::clause);
}

// Whether the preposition a verb needs stands as a word of its own ("إلى"), not as a letter ("ل").
bool is_free_preposition(const SentenceView& view, const Tag& cue, std::uint32_t at) {
    const auto& needs = cue.word->needs;
    return std::find(needs.begin(), needs.end(), view.tokens[at].key) != needs.end();
}

// A quotation that closes before a comma or a new clause is all that was said.
std::uint32_t speech_end(const SentenceView& view, std::uint32_t begin) {
    const std::uint32_t end = content_end(view, begin, view.size());
    std::uint32_t open = begin;
    if (open < end && view.is_mark(open, ":")) ++open;
    if (open >= end || !view.is_opening(open) || view.closing[open] >= end) return end;
    const std::uint32_t behind = view.closing[open] + 1;
    if (behind >= end) return end;
    const bool ends = view.is_comma(behind) || view.is_mark(behind, ".") ||
                      view.tag(behind, WordClass::clause) != nullptr;
    return ends ? behind : end;
}

void place_content(const SentenceView& view, const Tag& cue, const ArabicClause& clause,
                   Finding& finding) {
    const Boundary& boundary = clause.boundary;
    const bool relays = cue.word->word_class == WordClass::relay;
    const bool bounded = boundary.at != kNone;
    const bool far = clause.need != kNone && !relays && boundary.at > clause.need + 3;
    const bool within = boundary.speech && !clause.bounds_names(view) && !relays &&
                        clause.need == kNone && boundary.at > clause.after + 1;
    if (bounded && !far && !within) {
        finding.begin = boundary.content;
        finding.speech = boundary.speech;
        finding.end = speech_end(view, finding.begin);
        return;
    }
    finding.begin = clause.need == kNone ? clause.after : std::max(clause.after, clause.need);
    if (clause.need != kNone && finding.begin == clause.need &&
        is_free_preposition(view, cue, clause.need)) {
        ++finding.begin;
    }
    while (finding.begin < view.body_end) {
        const Tag* skip = view.tag(finding.begin, WordClass::skip);
        if (skip == nullptr) skip = view.tag(finding.begin, WordClass::about);
        if (skip == nullptr && !view.is_comma(finding.begin)) break;
        finding.begin = skip != nullptr ? skip->end : finding.begin + 1;
    }
    finding.end = content_end(view, finding.begin, view.size());
}

// "وأعلن مقتل …", "لكنها أكدت تأثرها": a verb that goes on with its object right behind it. What is
// definite there may as well be its subject ("وكشفت المياه عن").
bool has_bare_object(const SentenceView& view, const Tag& cue) {
    if (cue.word->word_class != WordClass::verb || !cue.word->needs.empty()) return false;
    if (cue.end >= view.body_end || view.tokens[cue.end].kind != text::TokenKind::word)
        return false;
    const std::string& object = view.tokens[cue.end].key;
    if (object.starts_with("ال") || view.mention[cue.end] != kNone) return false;
    if (ends_tag(view, cue.begin, WordClass::clause)) return true;
    return cue.prefix == "و" && !object.ends_with("ها") && !object.ends_with("هم");
}

// Whether a verb with a bare object is a saying of somebody within another's: "إن الوزير نفى وجود".
// Of "إن نصف السكان يرفضون المشروع" it is what was said.
bool says_itself(const Tag& cue, const Source& subject) {
    const auto kind = subject.link.kind;
    const bool crowd = subject.link.entity.empty() &&
                       (kind == model::SourceKind::person || kind == model::SourceKind::anonymous);
    return cue.word->needs.empty() && !crowd;
}

// What joins a clause to the one before belongs to neither: "، لكنه استبعد".
std::uint32_t joint_before(const SentenceView& view, std::uint32_t begin) {
    for (std::uint32_t i = begin; i-- > 0 && begin - i <= 3;) {
        const Tag* tag = view.tag(i, WordClass::clause);
        if (tag == nullptr && i > 0 && view.tag(i - 1, WordClass::before_that) != nullptr)
            tag = view.tag(i, WordClass::that);  // "بعد أن اعترف"
        if (tag == nullptr || tag->end != begin) continue;
        return tag->word->word_class == WordClass::that ? i - 1 : i;
    }
    return begin;
}

void read_verb(Reading& reading, const Tag& cue) {
    const SentenceView& view = reading.view;
    const ArabicClause clause = read_clause(view, cue);
    if (!needs_met(view, cue, clause) || clause.describes) return;
    Finding finding{.shade = cue.word->shade, .rule = "verb and holder"};
    finding.chain = named_chain(reading, cue, clause);
    const bool bounded = clause.boundary.at != kNone;
    const bool relays = cue.word->word_class == WordClass::relay;
    bool carried = false;
    if (finding.chain.empty()) {
        const bool relative =
            cue.begin > 0 && view.tag(cue.begin - 1, WordClass::relative) != nullptr;
        const bool told = cue.word->word_class == WordClass::told_verb;
        const bool met = clause.need != kNone || cue.word->needs.empty();
        const bool directly = bounded || clause.need == cue.end || (told && met) ||
                              (!clause.subject && has_bare_object(view, cue));
        if (!directly || relative || relays) return;
        const bool opens = ends_tag(view, cue.begin, WordClass::clause) ||  // "كما اتهم الدول"
                           (!reading.found.empty() && view.is_comma(cue.begin - 1));
        if (told && cue.prefix.empty() && !cue.suffix && !opens) return;
        finding.chain = carried_chain(reading, cue, clause);
        if (finding.chain.empty()) return;
        finding.rule = "holder carried on";
        carried = true;
    }
    for (Source& source : finding.chain) reading.memory.resolve(source);
    const bool again = cue.word->shade == Shade::adds || is_again(view, finding.chain.back());
    if (!carried && again) go_on_with(reading, finding.chain);
    if (finding.chain.back().gender == '-' && !relays)
        finding.chain.back().gender = verb_gender(view, cue);
    name_cue(view, finding.chain, cue);
    place_content(view, cue, clause, finding);
    if (!carried && is_nested(reading, cue, clause)) {
        // "إن السكان يرفضون المشروع" is what was said, not somebody who says it.
        if (!bounded && clause.subject_before && !says_itself(cue, *clause.subject)) return;
        Chain chain = reading.found.back().chain;
        chain.insert(chain.end(), finding.chain.begin(), finding.chain.end());
        finding.chain = std::move(chain);
        finding.rule = "source within a source";
    }
    const std::uint32_t begin = carried ? cue.begin : clause.begin;
    add_finding(reading, std::move(finding), joint_before(view, begin));
}

void read_participle(Reading& reading, const Tag& cue) {
    const SentenceView& view = reading.view;
    Finding finding{.shade = cue.word->shade, .rule = "participle goes on"};
    const Boundary boundary = find_boundary(view, cue.end, next_main_cue(view, cue.end));
    // "إجراءات مشددة" is an adjective: one that speaks stands behind a comma, before "أن" or, in
    // the accusative, before its preposition ("تظاهروا مطالبين بـ").
    const std::string& form = view.tokens[cue.begin].key;
    const bool governs = cue.end < view.size() && (view.tokens[cue.end].key.starts_with("ب") ||
                                                   view.tag(cue.end, WordClass::stop) != nullptr);
    const bool parted = cue.begin == 0 || !cue.prefix.empty() ||
                        view.tokens[cue.begin - 1].kind == text::TokenKind::mark ||
                        (governs && cue.word->shade != Shade::alleges &&
                         (form.ends_with("ا") || form.ends_with("ين")));
    if (!parted && (boundary.at == kNone || boundary.at > cue.end + 1)) return;
    finding.begin = boundary.at == kNone || boundary.at > cue.end + 6 ? cue.end : boundary.content;
    const bool at_preposition =
        finding.begin == cue.end && finding.begin < view.size() &&
        (view.tokens[cue.end].key == "الي" || view.tokens[cue.end].key == "علي" ||
         view.tokens[cue.end].key == "عن" || view.tokens[cue.end].key == "من");
    if (at_preposition) ++finding.begin;
    // "صرح X لقناة Y قائلا: …": the verb has said it.
    if (!reading.found.empty() && reading.found.back().begin == finding.begin) return;
    finding.end = speech_end(view, finding.begin);
    finding.speech = boundary.speech && finding.begin == boundary.content;
    if (!reading.found.empty()) {
        finding.chain = reading.found.back().chain;
    } else if (auto subject = sentence_subject(view, cue.begin, '-')) {
        finding.chain = {*subject};
    } else if (cue.begin == 0) {
        finding.chain = reading.memory.last();
    } else {
        const std::uint32_t first = cue.begin > kHolderBefore ? cue.begin - kHolderBefore : 0;
        for (std::uint32_t i = cue.begin; i-- > first && finding.chain.empty();) {
            if (view.mention[i] == kNone) continue;
            const auto kind = (*view.mentions)[view.mention[i]].kind;
            if (kind != model::EntityKind::person) continue;
            std::uint32_t begin = i;
            while (begin > 0 && view.mention[begin - 1] == view.mention[i]) --begin;
            finding.chain.push_back(make_source(view, begin, i + 1));
        }
    }
    if (finding.chain.empty()) return;
    name_cue(view, finding.chain, cue);
    add_finding(reading, std::move(finding), cue.begin);
}

// Whether a verb is only a part of what was said: "قال إنه يعتقد أن", `قال: هم يعتقدون أن`.
bool says_no_more(const Reading& reading, const Tag& cue) {
    if (reading.found.empty() || !cue.prefix.empty() || cue.begin == 0) return false;
    if (cue.word->word_class == WordClass::relay) return false;
    const Finding& last = reading.found.back();
    if (cue.begin < last.begin || cue.begin >= last.end) return false;
    if (ends_tag(reading.view, cue.begin, WordClass::clause)) return false;  // "غير أنه حذر"
    const std::uint32_t before = cue.begin - 1;
    if (last.speech && reading.view.tag(before, WordClass::pronoun) != nullptr) return true;
    const Tag* that = reading.view.tag(before, WordClass::that);
    return is_that_of(reading.view, before) && that->prefix != "ف";
}

}  // namespace

void read_arabic(Reading& reading) {
    const SentenceView& view = reading.view;
    for (std::uint32_t i = 0; i < view.size(); ++i) {
        if (const Tag* reminder = view.tag(i, WordClass::impersonal); reminder && !view.quoted[i]) {
            i = reminder->end - 1;
            continue;
        }
        const Tag* skip = view.tag(i, WordClass::skip);
        if (skip != nullptr && skip->end > i + 1) {  // "نفيا قاطعا" denies nothing of its own
            i = skip->end - 1;
            continue;
        }
        if (const Tag* beside = view.tag(i, WordClass::according)) {
            // Verbs inside "وفق ما أوردته" belong to the phrase.
            std::uint32_t end = beside->end;
            while (end < view.size() && end < beside->end + 5 &&
                   (view.tag(end, WordClass::fill) != nullptr ||
                    view.cue_with_object(end) != nullptr)) {
                ++end;
            }
            i = end - 1;
            continue;
        }
        if (read_what(reading, i)) continue;
        const Tag* cue = view.cue(i);
        if (cue == nullptr) {
            const Tag* noun = view.tag(i, WordClass::speech_noun);
            if (noun != nullptr && !view.quoted[i] && !view.silent[i]) read_noun(reading, *noun);
            continue;
        }
        if (says_no_more(reading, *cue)) continue;
        // "في رد": behind a preposition it is a noun.
        if (i > 0 && cue->word->word_class != WordClass::participle &&
            (view.tag(i - 1, WordClass::preposition) != nullptr || view.cue(i - 1) != nullptr) &&
            cue->prefix.empty() && !ends_tag(view, i, WordClass::skip)) {
            const Tag* noun = view.tag(i, WordClass::speech_noun);
            if (noun != nullptr && !view.quoted[i]) read_noun(reading, *noun);
            continue;
        }
        if (view.tag(i, WordClass::preposition) != nullptr && i > 0 && !view.is_comma(i - 1) &&
            cue->prefix.empty() && view.tag(i - 1, WordClass::skip) == nullptr) {
            continue;  // "عبر" is a preposition more often than a verb
        }
        if (cue->word->word_class == WordClass::participle) {
            read_participle(reading, *cue);
        } else if (!read_behind_quotation(reading, *cue) && !read_as_said(reading, *cue) &&
                   !read_behind_statement(reading, *cue)) {
            read_verb(reading, *cue);
        }
        i = cue->end - 1;
    }
    read_within_quotations(reading);
}

}  // namespace isnad::analysis::attribution
