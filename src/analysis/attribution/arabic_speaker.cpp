// Purpose: see arabic_speaker.h.
#include "analysis/attribution/arabic_speaker.h"

#include <algorithm>

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kIssuedBefore = 24;  // tokens from "بيانا" to "قال فيه"

}  // namespace

char verb_gender(const SentenceView& view, const Tag& cue) {
    std::string_view key = view.tokens[cue.begin].key;
    key.remove_prefix(std::min(key.size(), cue.prefix.size()));
    constexpr std::string_view kTa = "ت";
    const auto is_same = [&](std::string form) {
        text::Token other;
        other.key = std::move(form);
        const auto tags = tag_words(std::span(&other, 1), "ar");
        return std::any_of(tags.begin(), tags.end(),
                           [&](const Tag& tag) { return tag.word == cue.word; });
    };
    // The ت of "أثبت" is the verb's own.
    if (key.ends_with(kTa)) {
        const std::string bare(key.substr(0, key.size() - kTa.size()));
        return is_same(bare) || is_same(bare + "ي") || is_same(bare + "ا") ? 'f' : 'm';
    }
    if (!key.starts_with(kTa)) return 'm';
    if (is_same("ي" + std::string(key.substr(kTa.size())))) return 'f';
    return 'm';
}

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

namespace {

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
    const bool some =
        clause.subject && reading.view.tag(clause.subject->begin, WordClass::several) != nullptr;
    if (some) return false;  // "وطالبت بعض الأصوات ب"
    const bool known = cue.word->word_class == WordClass::told_verb;
    if (!known && clause.subject && clause.subject->credible) return false;
    const char gender = verb_gender(reading.view, cue);
    const Chain& last = reading.found.back().chain;
    return std::any_of(last.begin(), last.end(), [&](const Source& source) {
        return source.gender == '-' || source.gender == gender;
    });
}

}  // namespace

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

bool is_again(const SentenceView& view, const Source& source) {
    return ends_tag(view, source.end, WordClass::self) ||
           ends_tag(view, source.end, WordClass::same);
}

void go_on_with(const Reading& reading, Chain& chain) {
    if (chain.size() != 1) return;
    const Source& named = chain.front();
    if (named.link.entity.empty() && !is_again(reading.view, named)) return;
    const Chain& last = reading.found.empty() ? reading.memory.last() : reading.found.back().chain;
    const auto same = std::find_if(last.begin(), last.end(), [&](const Source& source) {
        if (!named.link.entity.empty()) return source.link.entity == named.link.entity;
        return source.link.kind == named.link.kind;
    });
    if (same == last.end()) return;
    auto end = same + 1;
    while (end != last.end() && end->link.kind == model::SourceKind::document) ++end;
    Chain whole(last.begin(), end);
    for (Source& source : whole) source.link.carried = true;
    whole[static_cast<std::size_t>(same - last.begin())] = chain.front();
    chain = std::move(whole);
}

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

}  // namespace isnad::analysis::attribution
