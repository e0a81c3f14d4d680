// Purpose: Arabic rules (rules.h): the holder stands behind its verb, except after أن and كان.
//
// قال X إن …, X … أعلن أن …, نقلت X عن Y أن …, قال X لصحيفة Y …, وأضاف أن … (the holder before),
// مؤكدا أن … (the same holder goes on). Does not resolve pronouns inside what was said.
#include <algorithm>

#include "analysis/attribution/rules.h"

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kSubjectBefore = 24;  // tokens a subject may stand before its verb
constexpr std::uint32_t kHolderBefore = 60;   // and a holder before a participle
constexpr std::uint32_t kNeedWithin = 16;     // tokens from a verb to its preposition

struct Speech {
    std::uint32_t cue_at = 0;
    const Tag* cue = nullptr;
    std::uint32_t limit = 0;  // the next cue, or the end
    Boundary boundary;
};

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

std::uint32_t next_cue(const SentenceView& view, std::uint32_t begin) {
    for (std::uint32_t i = begin; i < view.size(); ++i) {
        if (view.cue(i) != nullptr) return i;
    }
    return view.size();
}

// Where the verb's preposition stands ("أشار … إلى"), or kNone.
std::uint32_t find_need(const SentenceView& view, const Speech& speech, std::uint32_t begin) {
    const auto limit = std::min({speech.limit, view.size(), begin + kNeedWithin});
    for (std::uint32_t i = begin; i < limit; ++i) {
        for (const std::string& need : speech.cue->word->needs) {
            if (view.tokens[i].key == need) return i;
            const bool attached = need == "ل" || need == "ب";
            if (attached && view.tokens[i].key.starts_with(need) && view.mention[i] == kNone &&
                view.tag(i, WordClass::holder) == nullptr) {
                return i;
            }
        }
    }
    return kNone;
}

// The subject before the verb: from the last complementiser or the sentence's beginning on.
std::optional<Source> source_before(const SentenceView& view, std::uint32_t verb) {
    const std::uint32_t first = verb > kSubjectBefore ? verb - kSubjectBefore : 0;
    std::uint32_t begin = first;
    for (std::uint32_t i = verb; i-- > first;) {
        const bool was = view.tokens[i].key == "كان" || view.tokens[i].key == "وكان" ||
                         view.tokens[i].key == "كانت" || view.tokens[i].key == "وكانت";
        if (was || view.tag(i, WordClass::that) != nullptr || view.cue(i) != nullptr ||
            view.tag(i, WordClass::clause) != nullptr) {
            begin = i + 1;
            break;
        }
    }
    if (begin > first || first == 0) {
        auto source = source_after(view, begin, verb, false);
        if (source && source->credible) return source;
    }
    return std::nullopt;
}

// "الجزائر، التي ترى أن": the name before the relative pronoun speaks.
std::optional<Source> antecedent(const SentenceView& view, std::uint32_t relative) {
    std::uint32_t end = relative;
    while (end > 0 && view.is_comma(end - 1)) --end;
    if (end == 0 || view.mention[end - 1] == kNone) return std::nullopt;
    std::uint32_t begin = end - 1;
    while (begin > 0 && view.mention[begin - 1] == view.mention[end - 1]) --begin;
    return make_source(view, begin, end);
}

// "وتعهدت الحكومة …، وقالت إن": the subject of the sentence's first verb, if its gender fits.
std::optional<Source> sentence_subject(const SentenceView& view, std::uint32_t cue, char gender) {
    for (std::uint32_t begin = 0; begin < 2 && begin < cue; ++begin) {
        if (view.tag(begin, WordClass::stop) != nullptr) return std::nullopt;
        auto source = source_after(view, begin, std::min(cue, begin + 8), false);
        if (!source || source->begin != begin || !source->credible) continue;
        if (source->gender == '-' || source->gender == gender) return source;
    }
    return std::nullopt;
}

// "قال X لصحيفة Y": whom the source told, if that is an outlet.
std::optional<Source> told_outlet(const SentenceView& view, std::uint32_t begin,
                                  std::uint32_t limit) {
    limit = std::min({limit, view.size(), begin + kNeedWithin});
    for (std::uint32_t i = begin; i < limit; ++i) {
        if (view.quoted[i]) continue;
        const bool apart = view.tokens[i].key == "ل" && i + 1 < limit;
        const bool attached = view.tokens[i].key.starts_with("ل");
        if (!apart && !attached) continue;
        const std::uint32_t at = apart ? i + 1 : i;
        if (apart && is_quoted_name(view, at)) {  // "لـ"الميناء"": a name in quotes is an outlet's
            Source outlet = make_source(view, at, view.closing[at] + 1);
            outlet.link.kind = model::SourceKind::outlet;
            return outlet;
        }
        const Tag* noun = view.tag(at, WordClass::holder);
        const bool outlet_noun = noun != nullptr && (apart || noun->prefix.starts_with("ل")) &&
                                 (noun->word->kind == model::SourceKind::outlet ||
                                  noun->word->kind == model::SourceKind::agency);
        const bool outlet_name =
            view.mention[at] != kNone &&
            (*view.mentions)[view.mention[at]].kind == model::EntityKind::outlet;
        if (!outlet_noun && !outlet_name) continue;
        auto source = source_after(view, at, limit, false);
        if (source) return source;
    }
    return std::nullopt;
}

// Where "عن" parts who carries the words from whose they are; `limit` where it does not stand.
std::uint32_t relay_word(const SentenceView& view, std::uint32_t begin, std::uint32_t limit) {
    const std::uint32_t last = std::min({limit, view.size(), begin + kNeedWithin});
    for (std::uint32_t i = begin; i < last; ++i) {
        if (view.tokens[i].key == "عن") return i;
    }
    return limit;
}

// "نقلت X عن Y أن": Y, whose words X carries.
std::optional<Source> relayed(const SentenceView& view, const Speech& speech, std::uint32_t begin) {
    for (std::uint32_t i = begin; i < std::min(speech.limit, begin + kNeedWithin); ++i) {
        if (view.tokens[i].key != "عن") continue;
        return source_after(view, i + 1, std::min(speech.boundary.at, speech.limit),
                            speech.boundary.at != kNone);
    }
    return std::nullopt;
}

bool needs_met(const Speech& speech, std::uint32_t need) {
    if (speech.cue->word->needs.empty() || need != kNone) return true;
    for (const std::string& wanted : speech.cue->word->needs) {
        if (wanted == "that" && speech.boundary.that) return true;
        if (wanted == "quote" && speech.boundary.speech) return true;
    }
    return false;
}

// Whether the preposition a verb needs stands as a word of its own ("إلى"), not as a letter ("ل").
bool is_free_preposition(const SentenceView& view, const Tag& cue, std::uint32_t at) {
    const auto& needs = cue.word->needs;
    return std::find(needs.begin(), needs.end(), view.tokens[at].key) != needs.end();
}

// A verb that goes on inside what another said ("أن X أعلن أن") rather than beside it ("، وقال").
bool is_nested(const Reading& reading, const Tag& cue) {
    if (reading.found.empty() || !cue.prefix.empty()) return false;
    const Finding& last = reading.found.back();
    if (cue.begin < last.begin || cue.begin >= last.end) return false;
    if (last.chain.size() >= kLongestChain) return false;
    return cue.begin == 0 || reading.view.tokens[cue.begin - 1].key != "كما";
}

void read_participle(Reading& reading, const Tag& cue) {
    const SentenceView& view = reading.view;
    const std::uint32_t limit = next_cue(view, cue.end);
    Finding finding{.shade = cue.word->shade, .rule = "participle goes on"};
    const Boundary boundary = find_boundary(view, cue.end, limit);
    // "إجراءات مشددة" is an adjective: one that speaks stands behind a comma or before "أن".
    const bool parted = cue.begin == 0 || !cue.prefix.empty() ||
                        view.tokens[cue.begin - 1].kind == text::TokenKind::mark;
    if (!parted && (boundary.at == kNone || boundary.at > cue.end + 1)) return;
    finding.begin = boundary.at == kNone || boundary.at > cue.end + 6 ? cue.end : boundary.content;
    finding.end = content_end(view, finding.begin, view.size());
    finding.speech = boundary.speech;
    if (!reading.found.empty()) {
        finding.chain = reading.found.back().chain;
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
    finding.chain.back().link.cue = cue_words(view, cue);
    add_finding(reading, std::move(finding), cue.begin);
}

// The chain of a verb's own clause, nearest first; empty where nobody is named.
Chain named_chain(const SentenceView& view, const Speech& speech) {
    const Tag& cue = *speech.cue;
    const std::uint32_t limit = std::min(speech.boundary.at, speech.limit);
    const bool bounded = speech.boundary.that || view.is_mark(limit, ":");
    Chain chain;
    const bool relays = cue.word->word_class == WordClass::relay;
    auto holder =
        source_after(view, cue.end, relays ? relay_word(view, cue.end, limit) : limit, bounded);
    if (holder && holder->begin > cue.end + 8) holder.reset();
    // Any noun between the verb and what was said is its subject.
    const bool between = bounded || (speech.boundary.at != kNone && holder && holder->end == limit);
    if (holder && !holder->credible && !(between && holder->begin <= cue.end + 2)) holder.reset();
    if (holder && view.tokens[holder->begin].key.starts_with("ل") &&
        view.tag(holder->begin, WordClass::holder) != nullptr &&
        view.tag(holder->begin, WordClass::holder)->prefix.starts_with("ل")) {
        holder.reset();  // "صرح للإذاعة": whom he told, no subject
    }
    if (!holder && cue.begin > 0 && view.tag(cue.begin - 1, WordClass::relative) != nullptr) {
        holder = antecedent(view, cue.begin - 1);
    } else if (!holder && cue.prefix != "و" && cue.prefix != "ف") {
        holder = source_before(view, cue.begin);
    }
    if (relays) {
        if (auto other = relayed(view, speech, cue.end)) {
            if (holder) chain.push_back(*holder);
            chain.push_back(*other);
        }
        return chain;
    }
    if (!holder) return chain;
    const std::uint32_t after = std::max(cue.end, holder->begin < cue.begin ? 0U : holder->end);
    if (auto told = told_outlet(view, after, limit)) chain.push_back(*told);
    chain.push_back(*holder);
    return chain;
}

void read_verb(Reading& reading, const Tag& cue) {
    const SentenceView& view = reading.view;
    Speech speech{.cue_at = cue.begin, .cue = &cue, .limit = next_cue(view, cue.end)};
    speech.boundary = find_boundary(view, cue.end, speech.limit);
    const std::uint32_t need = find_need(view, speech, cue.end);
    if (!needs_met(speech, need)) return;
    Finding finding{.shade = cue.word->shade, .rule = "verb and holder"};
    finding.chain = named_chain(view, speech);
    const bool bounded = speech.boundary.at != kNone;
    const bool directly = (bounded && speech.boundary.at <= cue.end + 2) || need == cue.end;
    if (finding.chain.empty()) {
        const bool relative =
            cue.begin > 0 && view.tag(cue.begin - 1, WordClass::relative) != nullptr;
        if (!directly || relative || cue.word->word_class == WordClass::relay ||
            cue.word->word_class == WordClass::told_verb) {
            return;
        }
        const char gender = verb_gender(view, cue);
        if (!reading.found.empty()) {
            finding.chain = reading.found.back().chain;
        } else if (auto subject = sentence_subject(view, cue.begin, gender)) {
            finding.chain = {*subject};
        } else {
            finding.chain = reading.memory.carry(gender);
        }
        if (finding.chain.empty()) return;
        finding.rule = "holder carried on";
    }
    for (Source& source : finding.chain) reading.memory.resolve(source);
    if (finding.chain.back().gender == '-' && cue.word->word_class != WordClass::relay)
        finding.chain.back().gender = verb_gender(view, cue);
    name_cue(finding.chain, cue_words(view, cue));
    std::uint32_t after = cue.end;
    for (const Source& source : finding.chain) {
        if (source.begin >= cue.end &&
            source.link.span.start >= view.tokens[cue.begin].span.start) {
            after = std::max(after, source.end);
        }
    }
    const bool relays = cue.word->word_class == WordClass::relay;
    const bool stance = cue.word->word_class == WordClass::stance;
    if (bounded && !(stance && !speech.boundary.that) &&
        (need == kNone || relays || speech.boundary.at <= need + 3)) {
        finding.begin = speech.boundary.content;
        finding.speech = speech.boundary.speech;
    } else {
        finding.begin = need == kNone ? after : std::max(after, need);
        if (need != kNone && is_free_preposition(view, cue, need)) ++finding.begin;
        if (cue.word->word_class == WordClass::stance) finding.begin = cue.begin;
        while (finding.begin < view.body_end && view.is_comma(finding.begin)) ++finding.begin;
    }
    finding.end = content_end(view, finding.begin, view.size());
    const std::uint32_t clause =
        std::min(cue.begin, finding.chain.back().begin >= cue.begin || finding.rule[0] == 'h'
                                ? cue.begin
                                : finding.chain.back().begin);
    if (is_nested(reading, cue) && finding.rule[0] == 'v') {
        Chain chain = reading.found.back().chain;
        chain.insert(chain.end(), finding.chain.begin(), finding.chain.end());
        finding.chain = std::move(chain);
        finding.rule = "source within a source";
    }
    add_finding(reading, std::move(finding), clause);
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
    source->link.cue = cue_words(view, cue);
    if (!reading.found.empty() && reading.found.back().end > end) reading.found.back().end = end;
    if (!reading.found.empty()) return true;
    reading.found.push_back({.begin = 0,
                             .end = end,
                             .chain = {*source},
                             .shade = cue.word->shade,
                             .rule = "as X said"});
    return true;
}

}  // namespace

void read_arabic(Reading& reading) {
    const SentenceView& view = reading.view;
    for (std::uint32_t i = 0; i < view.size(); ++i) {
        if (const Tag* reminder = view.tag(i, WordClass::impersonal); reminder && !view.quoted[i]) {
            i = reminder->end - 1;
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
        const Tag* cue = view.cue(i);
        if (cue == nullptr) continue;
        if (cue->word->word_class == WordClass::participle) {
            read_participle(reading, *cue);
        } else if (!read_as_said(reading, *cue)) {
            read_verb(reading, *cue);
        }
        i = cue->end - 1;
    }
}

}  // namespace isnad::analysis::attribution
