// Purpose: see arabic_front.h.
#include "analysis/attribution/arabic_front.h"

#include "analysis/attribution/arabic_speaker.h"

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kSubjectBefore = 28;  // tokens a subject may stand before its verb
constexpr std::uint32_t kLongestPhrase = 4;   // tokens of "من جهة أخرى"

}  // namespace

bool points_back(const SentenceView& view, std::uint32_t i) {
    const std::string& key = view.tokens[i].key;
    return view.tag(i, WordClass::stop) != nullptr && (key.ends_with("يه") || key.ends_with("يها"));
}

bool opens_source(const SentenceView& view, std::uint32_t i) {
    return view.mention[i] != kNone || view.tag(i, WordClass::holder) != nullptr ||
           view.tag(i, WordClass::several) != nullptr || view.is_opening(i) ||
           view.tokens[i].key.starts_with("ال");
}

namespace {

// Where what says when or from which side begins that ends at `end`: "من جهة أخرى", "أمس".
std::uint32_t skip_back(const SentenceView& view, std::uint32_t end) {
    for (std::uint32_t i = end; i-- > 0 && end - i <= kLongestPhrase;) {
        const Tag* tag = view.tag(i, WordClass::skip);
        if (tag == nullptr || tag->end != end) continue;
        return skip_back(view, i);
    }
    return end;
}

}  // namespace

bool is_that_of(const SentenceView& view, std::uint32_t i) {
    const Tag* that = view.tag(i, WordClass::that);
    if (that == nullptr) return false;
    const std::string& key = view.tokens[that->end - 1].key;
    return key.ends_with("ه") || key.ends_with("ها") || key.ends_with("هم") ||
           key.ends_with("هما") || key.ends_with("هن");
}

std::optional<Source> source_ending(const SentenceView& view, std::uint32_t end) {
    end = skip_back(view, end);
    const std::uint32_t first = end > kSubjectBefore ? end - kSubjectBefore : 0;
    std::uint32_t begin = end;
    while (begin > first) {
        const std::uint32_t i = begin - 1;
        const bool was = view.tag(i, WordClass::was) != nullptr;
        if (was && begin == end) {  // "X كان قد قال"
            begin = end = i;
            continue;
        }
        if (was || view.is_comma(i) || view.is_mark(i, "؛") || view.is_mark(i, ".") ||
            view.is_mark(i, ":") || view.tag(i, WordClass::that) != nullptr ||
            view.tag(i, WordClass::clause) != nullptr || view.cue(i) != nullptr ||
            view.tag(i, WordClass::according) != nullptr ||
            view.tag(i, WordClass::citing) != nullptr) {
            break;
        }
        --begin;
    }
    while (begin < end && view.tag(begin, WordClass::skip) != nullptr) ++begin;
    if (begin >= end) return std::nullopt;
    // "إنها تلقت تقارير تفيد", "اكتفى المصدر بالقول": where no noun is wanted, a verb comes first.
    const bool noun_wanted =
        begin > 0 &&
        (view.tag(begin - 1, WordClass::was) != nullptr ||
         (view.tag(begin - 1, WordClass::that) != nullptr && !is_that_of(view, begin - 1)));
    while (!noun_wanted && begin < end && !opens_source(view, begin)) ++begin;
    if (begin >= end) return std::nullopt;
    // "نشرت الصحيفة وثيقة تقول": behind its subject the object of that verb speaks.
    const auto first_noun = source_after(view, begin, end, false);
    if (!noun_wanted && first_noun && first_noun->end < end &&
        view.tag(first_noun->end, WordClass::holder) != nullptr) {
        begin = first_noun->end;
    }
    auto source = source_after(view, begin, end, true);
    if (source && source->begin == begin && source->end == end) return source;
    // "استند إلى تقرير خبراء أثبت": the phrase behind the last preposition.
    std::uint32_t last = end;
    while (last > begin && view.tag(last - 1, WordClass::stop) == nullptr) --last;
    if (last == begin || last >= end) return std::nullopt;
    source = source_after(view, last, end, true);
    if (!source || source->begin != last || source->end != end || !source->credible)
        return std::nullopt;
    return source;
}

bool is_relative(const SentenceView& view, std::uint32_t i) {
    return view.tag(i, WordClass::relative) != nullptr && view.tokens[i].key != "ما";
}

namespace {

// "X، الذي حذر من": whom the relative before the verb points back at. "الذي أعلنت عنه واشنطن" and
// "الذي وصفه X" have their subject behind.
std::optional<Source> antecedent(const SentenceView& view, const Tag& cue) {
    if (cue.suffix) return std::nullopt;
    if (cue.end < view.size() && view.tag(cue.end, WordClass::stop) != nullptr &&
        view.tokens[cue.end].key.ends_with("ه")) {
        return std::nullopt;
    }
    std::uint32_t end = cue.begin - 1;
    while (end > 0 && view.is_comma(end - 1)) --end;
    auto source = source_ending(view, end);
    if (!source || !source->credible) return std::nullopt;
    // "غضب الفلسطينيين الذين يقولون": the last noun for a source, with the titles before it.
    std::uint32_t begin = end;
    const auto names = [&](std::uint32_t i) {
        return view.mention[i] != kNone || view.tag(i, WordClass::holder) != nullptr;
    };
    while (begin > source->begin && !names(begin - 1)) --begin;
    while (begin > source->begin && names(begin - 1)) --begin;
    return begin > source->begin && begin < end ? make_source(view, begin, end) : source;
}

}  // namespace

std::optional<Source> document_in_front(const SentenceView& view, const Tag& cue) {
    constexpr std::uint32_t kWithin = 12;  // tokens from the document to the verb
    if (cue.begin > kWithin || !(cue.prefix.empty())) return std::nullopt;
    for (std::uint32_t i = 0; i < cue.begin; ++i) {
        if (view.cue(i) != nullptr) return std::nullopt;
    }
    return document_at(view, 0, cue.begin);
}

std::optional<Source> told_in_front(const SentenceView& view, const Tag& cue) {
    constexpr std::uint32_t kWithin = 14;  // tokens from the sentence's beginning to the verb
    const Tag* within = view.tag(0, WordClass::within);
    if (within == nullptr || cue.begin > kWithin || within->end >= cue.begin) return std::nullopt;
    if (view.tag(within->end, WordClass::occasion) == nullptr) return std::nullopt;
    for (std::uint32_t i = within->end; i < cue.begin; ++i) {
        if (view.cue(i) != nullptr) return std::nullopt;
        if (auto told = outlet_told(view, i, cue.begin)) return told;
    }
    return std::nullopt;
}

std::optional<Source> subject_before(const SentenceView& view, const Tag& cue,
                                     ArabicClause& clause) {
    const bool said = clause.boundary.that || view.is_mark(clause.boundary.at, ":");
    if (is_relative(view, cue.begin - 1)) {
        const bool told = cue.word->word_class == WordClass::told_verb && clause.need != kNone;
        const bool plain = cue.word->word_class == WordClass::verb && cue.word->needs.empty();
        const bool near = clause.need == cue.end;  // "التي تهدد بفرض"
        return said || told || plain || near ? antecedent(view, cue) : std::nullopt;
    }
    if (cue.end < view.size() && points_back(view, cue.end) && !said) return std::nullopt;
    auto before = source_ending(view, cue.begin);
    if (!before) return before;
    // "وعن الجماعات في الساحل قال X إن": what a preposition governs speaks only where nobody else
    // does, and "مشروع قرار يدين طهران" only describes.
    const bool inner = before->begin > 0 && view.tag(before->begin - 1, WordClass::stop) != nullptr;
    clause.describes = inner && !said;
    const bool directly = clause.boundary.at == cue.end || clause.need == cue.end;
    if (inner && (!said || !directly)) return std::nullopt;
    // "شريط قالت القناة إنه": a verb of another gender is not its.
    const bool person = before->link.entity.starts_with("person:");
    if (before->gender == 'm' && !person && verb_gender(view, cue) == 'f') return std::nullopt;
    const bool was = before->begin > 0 && view.tag(before->begin - 1, WordClass::was) != nullptr;
    // "وكانت الحصيلة الأولى قد أشارت إلى": its subject is no source.
    if (was && !before->credible) clause.describes = !said;
    return before->credible || (was && said) ? before : std::nullopt;
}

}  // namespace isnad::analysis::attribution
