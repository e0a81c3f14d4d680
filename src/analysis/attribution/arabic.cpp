// Purpose: Arabic rules (rules.h): what a clause with a word of saying (arabic_clause.h) makes of
// the sentence.
//
// قال X إن …, X قال لصحيفة Y …, نقلت X عن Y أن …, أصدر X بيانا قال فيه …, وأضاف أن … (the holder
// before), مؤكدا أن … (the same holder goes on), "…"، قال X, ما سماه X "…", تصريح X بأن …, كما أشار
// X. Does not resolve pronouns inside what was said.
#include <algorithm>

#include "analysis/attribution/arabic_clause.h"
#include "analysis/attribution/rules.h"

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kHolderBefore = 60;  // tokens a holder may stand before a participle
constexpr std::uint32_t kIssuedBefore = 24;  // tokens from "بيانا" to "قال فيه"
constexpr std::uint32_t kQuoteAfter = 10;    // tokens from "ما سماه" to its quotation
constexpr std::uint32_t kShortestQuote = 4;  // tokens of a quotation before its verb, with marks

// Finite verbs carry their subject's gender: "قالت", "تقول" are feminine. Whether the ت of "تقول"
// and "تابع" is a person's is told by whether the same verb is known with ي.
char verb_gender(const SentenceView& view, const Tag& cue) {
    std::string_view key = view.tokens[cue.begin].key;
    key.remove_prefix(std::min(key.size(), cue.prefix.size()));
    constexpr std::string_view kTa = "ت";
    if (key.ends_with(kTa)) return 'f';
    if (!key.starts_with(kTa)) return 'm';
    text::Token masculine;
    masculine.key = "ي" + std::string(key.substr(kTa.size()));
    for (const Tag& tag : tag_words(std::span(&masculine, 1), "ar")) {
        if (tag.word == cue.word) return 'f';
    }
    return 'm';
}

// "وتعهدت الحكومة …، وقالت إن", "تظاهر العشرات … مطالبين": the subject of the sentence's first
// verb.
std::optional<Source> sentence_subject(const SentenceView& view, std::uint32_t cue, char gender) {
    std::uint32_t first = 0;  // "لكن X كان قد …، وقال", "وفي المقابل"
    while (first < cue && (view.tag(first, WordClass::clause) != nullptr ||
                           view.tag(first, WordClass::skip) != nullptr || view.is_comma(first))) {
        const Tag* tag = view.tag(first, WordClass::skip);
        first = tag != nullptr ? tag->end : first + 1;
    }
    for (std::uint32_t begin = first; begin < first + 2 && begin < cue; ++begin) {
        if (view.tag(begin, WordClass::stop) != nullptr) return std::nullopt;
        auto source = source_after(view, begin, std::min(cue, begin + 12), false);
        if (!source || source->begin != begin || !source->credible) continue;
        // "وصححت صحيفة الميناء": the verb before is no part of it.
        const bool verb = view.mention[begin] == kNone &&
                          view.tag(begin, WordClass::holder) == nullptr &&
                          !view.is_opening(begin) && !view.tokens[begin].key.starts_with("ال");
        if (verb && begin == first) continue;
        const bool dateline =
            source->end < cue && (view.is_mark(source->end, "-") || view.is_mark(source->end, ":"));
        if (dateline) return std::nullopt;
        if (source->gender == '-' || gender == '-' || source->gender == gender) return source;
    }
    return std::nullopt;
}

// "أصدرت الوزارة بيانا قالت فيه إن": the document that "فيه" points back at, and who issued it.
Chain issued_before(const Reading& reading, const Tag& cue) {
    const SentenceView& view = reading.view;
    Chain chain;
    if (cue.end >= view.size()) return chain;
    const std::string& behind = view.tokens[cue.end].key;
    if (behind != "فيه" && behind != "فيها") return chain;
    for (std::uint32_t i = cue.begin; i-- > 0 && cue.begin - i < kIssuedBefore;) {
        const Tag* noun = view.tag(i, WordClass::holder);
        if (noun == nullptr || noun->word->kind != model::SourceKind::document) continue;
        for (std::uint32_t begin = i; begin-- > 0 && i - begin < kIssuedBefore;) {
            if (view.is_comma(begin)) break;
            auto issuer = source_after(view, begin, i, false);
            if (!issuer || issuer->begin != begin || !issuer->credible) continue;
            // The longest that begins there: "وزارة النقل", not "النقل".
            if (begin > 0 && view.tag(begin - 1, WordClass::holder) != nullptr) continue;
            chain.push_back(*issuer);
            break;
        }
        if (chain.empty() && !reading.found.empty()) chain = reading.found.back().chain;
        chain.push_back(make_source(view, i, noun->end));
        return chain;
    }
    return chain;
}

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

// What may open a clause whose verb comes later.
enum class Opener : std::uint8_t { any, was, topic };

// "لكن ناطقا باسم الجبهة، عرف نفسه …، قال": the subject that opens the verb's clause, across what
// stands between.
std::optional<Source> subject_of_clause(const SentenceView& view, const Tag& cue, Opener wanted) {
    const std::uint32_t first = cue.begin > kIssuedBefore ? cue.begin - kIssuedBefore : 0;
    for (std::uint32_t i = cue.begin; i-- > first;) {
        if (view.quoted[i]) continue;
        if (view.cue(i) != nullptr || view.is_mark(i, ":") || view.is_mark(i, "؛")) break;
        const Tag* clause = view.tag(i, WordClass::clause);
        const Tag* opens = clause != nullptr ? clause : view.tag(i, WordClass::that);
        const bool was = view.tag(i, WordClass::was) != nullptr;
        if (opens == nullptr && !was) continue;
        if (wanted == Opener::was && !was) return std::nullopt;
        if (wanted == Opener::topic && view.tag(i, WordClass::topic) == nullptr) continue;
        const std::uint32_t begin = was ? i + 1 : opens->end;
        auto source = source_after(view, begin, cue.begin, false);
        if (source && source->credible && source->begin == begin) return source;
        return std::nullopt;
    }
    return std::nullopt;
}

// "أعربت الوزارة عن …، ودعت المواطنين إلى": a verb that goes on takes the only name behind it as
// whom it is said to, where it is one that somebody is called by.
bool is_object(const Reading& reading, const Tag& cue, const ArabicClause& clause) {
    if (clause.subject_before || clause.whom || !cue.prefix.starts_with("و") ||
        reading.found.empty()) {
        return false;
    }
    const bool known = cue.word->word_class == WordClass::told_verb;
    if (!known && clause.subject && clause.subject->credible) return false;
    const char gender = verb_gender(reading.view, cue);
    const Chain& last = reading.found.back().chain;
    return std::any_of(last.begin(), last.end(), [&](const Source& source) {
        return source.gender == '-' || source.gender == gender;
    });
}

// The source whom the sentence itself names, nearest first; empty where it names none.
Chain named_chain(const Reading& reading, const Tag& cue, const ArabicClause& clause) {
    const SentenceView& view = reading.view;
    Chain chain = issued_before(reading, cue);
    if (!chain.empty()) return chain;
    if (cue.word->word_class == WordClass::relay) {
        if (!clause.relayed) {  // "علمت صحيفة X أن"
            const bool learned = clause.boundary.that && clause.subject &&
                                 clause.subject->link.kind == model::SourceKind::outlet;
            if (learned) chain.push_back(*clause.subject);
            return chain;
        }
        if (clause.subject) chain.push_back(*clause.subject);
        chain.push_back(*clause.relayed);
        return chain;
    }
    std::optional<Source> subject = clause.subject;
    if (!clause.subject_before) {
        std::optional<Source> across;
        if (cue.prefix == "ف") {
            across = subject_of_clause(view, cue, Opener::topic);
        } else if (cue.prefix.empty() && cue.begin > 0 && view.is_comma(cue.begin - 1)) {
            // "وكان X، الذي …، دعا Y إلى": what stands behind the verb is whom he told.
            across = subject_of_clause(view, cue, Opener::was);
        }
        if (!across && !subject && cue.prefix != "و")
            across = subject_of_clause(view, cue, Opener::any);
        if (across) subject = across;
    }
    if (!subject) return chain;
    if (is_object(reading, cue, clause)) return chain;
    if (clause.told) chain.push_back(*clause.told);
    chain.push_back(*subject);
    if (clause.document && subject->link.kind != model::SourceKind::document)
        chain.push_back(*clause.document);
    return chain;
}

// Who goes on where a sentence names nobody: "وأضاف أن".
Chain carried_chain(const Reading& reading, const Tag& cue, const ArabicClause& clause) {
    const SentenceView& view = reading.view;
    const char gender = verb_gender(view, cue);
    Chain chain;
    if (!reading.found.empty()) {
        chain = reading.found.back().chain;
        const char known = chain.back().gender;
        if (known != '-' && known != gender) {
            for (const Finding& finding : reading.found) {
                if (finding.chain.back().gender == gender) chain = finding.chain;
            }
        }
    } else if (auto subject = sentence_subject(view, cue.begin, gender)) {
        chain = {*subject};
    } else {
        chain = reading.memory.carry(gender);
    }
    if (chain.empty()) return chain;
    const bool documented = chain.back().link.kind == model::SourceKind::document;
    if (clause.document && !documented) chain.push_back(*clause.document);
    if (clause.told && chain.front().link.kind != model::SourceKind::outlet)
        chain.insert(chain.begin(), *clause.told);
    return chain;
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
        if (tag != nullptr && tag->end == begin) return i;
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
        if (told && cue.prefix.empty() && !cue.suffix) return;
        finding.chain = carried_chain(reading, cue, clause);
        if (finding.chain.empty()) return;
        finding.rule = "holder carried on";
        carried = true;
    }
    for (Source& source : finding.chain) reading.memory.resolve(source);
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
                        (governs && (form.ends_with("ا") || form.ends_with("ين")));
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

// "تصريحات X بأن", "رغم تأكيد الوزارة أن": a noun of saying, its holder behind it.
void read_noun(Reading& reading, const Tag& noun) {
    constexpr std::uint32_t kWithin = 14;  // tokens to what is said
    const SentenceView& view = reading.view;
    if (noun.begin > 0 && view.tag(noun.begin - 1, WordClass::within) != nullptr) return;
    const bool inside = !reading.found.empty() && reading.found.back().end > noun.begin;
    if (noun.suffix && !reading.found.empty()) return;  // "نقل عن X قوله"
    if (noun.prefix.starts_with("ل")) return;           // "استطلاع للرأي"
    const std::uint32_t limit = std::min(next_main_cue(view, noun.end), noun.end + kWithin);
    const Boundary boundary = find_boundary(view, noun.end, limit);
    if (!boundary.that) return;
    Finding finding{.shade = noun.word->shade, .rule = "noun of saying"};
    if (boundary.at == noun.end) {
        if (inside) return;
        if (noun.prefix.starts_with("ب")) {  // "اكتفى المصدر بالقول إن"
            auto subject = source_ending(view, noun.begin);
            if (!subject || !subject->credible) return;
            finding.chain = {*subject};
        } else if (noun.suffix) {
            finding.chain = reading.memory.last();
        } else {
            return;  // "القول بأن": nobody's
        }
    } else {
        auto holder = source_after(view, noun.end, boundary.at, false);
        if (!holder || holder->begin > noun.end + 1) return;
        if (!holder->credible && holder->end != boundary.at) return;
        if (view.tokens[holder->begin].key.starts_with("ل") &&
            view.tag(holder->begin, WordClass::holder) != nullptr &&
            view.tag(holder->begin, WordClass::holder)->prefix.starts_with("ل")) {
            return;  // whom somebody told
        }
        finding.chain = {with_apposition(view, *holder, boundary.at)};
    }
    if (finding.chain.empty()) return;
    for (Source& source : finding.chain) reading.memory.resolve(source);
    name_cue(view, finding.chain, noun);
    finding.begin = boundary.content;
    finding.end = content_end(view, finding.begin, view.size());
    if (inside) {
        Chain chain = reading.found.back().chain;
        chain.insert(chain.end(), finding.chain.begin(), finding.chain.end());
        finding.chain = std::move(chain);
    }
    add_finding(reading, std::move(finding), noun.begin);
}

// "…، يضيف X.": the verb and its holder behind a statement, and nothing else behind them.
bool read_behind_statement(Reading& reading, const Tag& cue) {
    const SentenceView& view = reading.view;
    if (!cue.prefix.empty() || cue.begin < kShortestQuote || !view.is_comma(cue.begin - 1))
        return false;
    const ArabicClause clause = read_clause(view, cue);
    if (clause.boundary.at != kNone || clause.need != kNone || !clause.subject ||
        clause.subject_before || clause.subject->begin != cue.end) {
        return false;
    }
    if (clause.after < view.body_end && !view.is_comma(clause.after)) return false;
    std::uint32_t begin = 0;
    if (!reading.found.empty() && reading.found.back().end > begin)
        begin = reading.found.back().end;
    while (begin < cue.begin && view.tokens[begin].kind == text::TokenKind::mark &&
           !view.is_opening(begin)) {
        ++begin;
    }
    if (cue.begin < begin + kShortestQuote) return false;
    Chain chain = named_chain(reading, cue, clause);
    for (Source& source : chain) reading.memory.resolve(source);
    name_cue(view, chain, cue);
    reading.found.push_back({.begin = begin,
                             .end = content_end(view, begin, cue.begin),
                             .chain = std::move(chain),
                             .shade = cue.word->shade,
                             .rule = "statement, verb, holder"});
    return true;
}

// `"…"، قال X`: the verb and its holder behind what was said.
bool read_behind_quotation(Reading& reading, const Tag& cue) {
    const SentenceView& view = reading.view;
    std::uint32_t end = cue.begin;
    const bool thus = ends_tag(view, end, WordClass::skip);  // "هكذا رد X"
    if (thus) --end;
    while (end > 0 && (view.is_comma(end - 1) || view.is_mark(end - 1, "."))) --end;
    if (end < kShortestQuote || !cue.prefix.empty() || view.quoted[end - 1]) return false;
    std::uint32_t open = kNone;
    for (std::uint32_t i = end - 1; i-- > 0 && open == kNone;) {
        if (view.is_opening(i) && view.closing[i] + 1 == end) open = i;
    }
    if (open == kNone || end - open < kShortestQuote || is_quoted_name(view, open)) return false;
    const bool covered = !reading.found.empty() && reading.found.back().end > open;
    if (covered) return false;
    const ArabicClause clause = read_clause(view, cue);
    if (clause.subject_before) return false;
    Chain chain;
    if (clause.subject && clause.subject->begin == cue.end) {
        chain = named_chain(reading, cue, clause);
    } else {  // a name that no list knows: alone behind its verb
        auto source = source_after(view, cue.end, view.size(), false);
        const bool alone = source && source->begin == cue.end && source->end <= cue.end + 4 &&
                           (source->end >= view.body_end || view.is_comma(source->end));
        if (alone) chain = {*source};
    }
    if (chain.empty()) return false;
    for (Source& source : chain) reading.memory.resolve(source);
    name_cue(view, chain, cue);
    reading.found.push_back({.begin = open,
                             .end = end,
                             .chain = std::move(chain),
                             .shade = cue.word->shade,
                             .rule = "quotation, verb, holder",
                             .speech = true});
    return true;
}

// `ما سماه X "…"`, `وهو ما نفته X`: a word of saying that points back with a pronoun.
bool read_what(Reading& reading, std::uint32_t i) {
    const SentenceView& view = reading.view;
    const std::string& key = view.tokens[i].key;
    if (key != "ما" && key != "بما" && key != "مما" && key != "لما") return false;
    const Tag* cue = view.cue_with_object(i + 1);
    if (cue == nullptr || !cue->suffix || !cue->prefix.empty()) return false;
    std::uint32_t open = kNone;
    const std::uint32_t last = std::min(view.size(), cue->end + kQuoteAfter);
    for (std::uint32_t j = cue->end; j < last && open == kNone && !view.is_comma(j); ++j) {
        if (view.is_opening(j) && view.closing[j] < view.size()) open = j;
    }
    const bool pointing =
        i > 0 && (view.tokens[i - 1].key.ends_with("هو") || view.tokens[i - 1].key.ends_with("هي"));
    const std::uint32_t limit = open == kNone ? view.body_end : open;
    auto holder = source_after(view, cue->end, limit, false);
    // "ما رددته X عن قيام …": what is told stands behind the preposition.
    std::uint32_t about = kNone;
    const bool inside = !reading.found.empty() && reading.found.back().end > i;
    if (open == kNone && !pointing && !inside && holder && holder->credible &&
        holder->begin == cue->end && view.tag(holder->end, WordClass::preposition) != nullptr) {
        about = holder->end + 1;
    }
    if (open == kNone && !pointing && about == kNone) return false;
    const bool named = holder && holder->begin == cue->end && view.tokens[cue->end].key != "ب" &&
                       (holder->credible || holder->end == limit);
    Finding finding{.shade = cue->word->shade, .rule = "what X calls"};
    if (named) {
        finding.chain = {with_apposition(view, *holder, limit)};
        auto document = document_at(view, finding.chain.back().end, view.size());
        if (document) finding.chain.push_back(*document);
    } else if (!reading.found.empty()) {
        finding.chain = reading.found.back().chain;
    } else if (auto subject = sentence_subject(view, i, '-')) {
        finding.chain = {*subject};
    }
    if (finding.chain.empty()) return false;
    for (Source& source : finding.chain) reading.memory.resolve(source);
    name_cue(view, finding.chain, *cue);
    finding.begin = open == kNone ? i - 1 : open;
    finding.end = open == kNone ? i + 1 : view.closing[open] + 1;
    if (about != kNone) {
        finding.begin = about;
        finding.end = content_end(view, about, view.size());
    }
    finding.speech = open != kNone;
    add_finding(reading, std::move(finding), finding.begin);
    return true;
}

// "..., كما أشار X": the verb behind the sentence that it attributes.
bool read_as_said(Reading& reading, const Tag& cue) {
    const SentenceView& view = reading.view;
    if (cue.begin < 4 || view.tokens[cue.begin - 1].key != "كما") return false;
    if (find_boundary(view, cue.end, view.size()).at != kNone) return false;
    auto source = source_after(view, cue.end, view.size(), false);
    if (!source || !source->credible) return false;
    std::uint32_t end = cue.begin - 1;
    while (end > 0 && view.is_comma(end - 1)) --end;
    reading.memory.resolve(*source);
    name_cue(view, *source, cue);
    if (!reading.found.empty() && reading.found.back().end > end) reading.found.back().end = end;
    if (!reading.found.empty()) return true;
    reading.found.push_back({.begin = 0,
                             .end = end,
                             .chain = {*source},
                             .shade = cue.word->shade,
                             .rule = "as X said"});
    return true;
}

// Whether a verb is only a part of what was said: "قال إنه يعتقد أن", `قال: هم يعتقدون أن`.
bool says_no_more(const Reading& reading, const Tag& cue) {
    if (reading.found.empty() || !cue.prefix.empty() || cue.begin == 0) return false;
    if (cue.word->word_class == WordClass::relay) return false;
    const Finding& last = reading.found.back();
    if (cue.begin < last.begin || cue.begin >= last.end) return false;
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
}

}  // namespace isnad::analysis::attribution
