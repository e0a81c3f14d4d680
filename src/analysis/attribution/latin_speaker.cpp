// Purpose: who speaks in an English or French sentence, and how the words came (latin.h).
#include <algorithm>

#include "analysis/attribution/latin.h"

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kSubjectBefore = 34;  // tokens looked back for a subject
constexpr std::uint32_t kLongestSubject = 18;
constexpr std::uint32_t kOpeningWithin = 7;  // tokens within which a sentence names its subject
constexpr std::uint32_t kWaysWithin = 40;
constexpr std::size_t kSentencesBack = 3;

bool ends_clause(const SentenceView& view, std::uint32_t i) {
    const std::string& key = view.tokens[i].key;
    return key == ";" || key == ":" || key == "." || key == "—" || key == "–" || key == "?" ||
           key == "!" || view.tag(i, WordClass::that) != nullptr ||
           view.tag(i, WordClass::clause) != nullptr ||
           (i > 0 && view.tag(i, WordClass::subordinate) != nullptr);
}

// Where the part between marks that ends before `end` begins: behind a comma, quotation or clause.
std::uint32_t segment_begin(const LatinReading& latin, std::uint32_t end, std::uint32_t first) {
    const SentenceView& view = latin.view;
    for (std::uint32_t i = end; i-- > first;) {
        if (view.is_comma(i)) return i + 1;
        if (is_closing_quote(view, i)) {
            const std::uint32_t open = latin.opener[i];
            if (open != kNone && is_quoted_name(view, open)) {
                i = open;
                if (i <= first) return first;
                continue;
            }
            return i + 1;
        }
        if (view.is_opening(i)) return i + 1;
        if (view.tag(i, WordClass::holder) != nullptr || view.mention[i] != kNone) {
            if (view.tag(i, WordClass::that) == nullptr) continue;
        }
        if (ends_clause(view, i)) {
            const Tag* word = view.tag(i, WordClass::clause);
            if (word == nullptr) word = view.tag(i, WordClass::that);
            if (word == nullptr) word = view.tag(i, WordClass::subordinate);
            return word != nullptr ? std::min(word->end, end) : i + 1;
        }
        if (i + 1 < end && view.cue(i) != nullptr) return i + 1;
    }
    return first;
}

bool begins_aside(const SentenceView& view, std::uint32_t i) {
    for (const auto word_class : {WordClass::stop, WordClass::relative, WordClass::citing,
                                  WordClass::unnamed, WordClass::within, WordClass::told}) {
        if (view.tag(i, word_class) != nullptr) return true;
    }
    return false;
}

bool is_conjunction(const SentenceView& view, std::uint32_t i) {
    return view.tag(i, WordClass::stop) != nullptr && view.tag(i, WordClass::joins) != nullptr;
}

// "On Tuesday the ministry", "But officials": what comes before the subject itself is left out.
std::uint32_t without_adjunct(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
    bool inside = false;
    for (std::uint32_t i = begin; i < end; ++i) {
        const bool small = view.mention[i] == kNone && view.tag(i, WordClass::holder) == nullptr;
        if (i == begin && small &&
            (view.tag(i, WordClass::clause) != nullptr || view.is_mark(i, "(") ||
             view.is_mark(i, ")"))) {
            begin = i + 1;
            continue;
        }
        // "Et le ministre …": what both joins and parts is a conjunction.
        if (i == begin && small && view.language == "fr" && is_conjunction(view, i)) {
            begin = i + 1;
            continue;
        }
        if (i == begin && small && !is_determiner(view, i) &&
            view.tag(i, WordClass::skip) != nullptr) {
            begin = std::min(end, view.tag(i, WordClass::skip)->end);
            i = begin - 1;
            continue;
        }
        if (i == begin && small && view.tag(i, WordClass::stop) != nullptr) {
            inside = true;
            continue;
        }
        const bool preposition = i > 0 && view.tag(i - 1, WordClass::stop) != nullptr;
        if (inside && !preposition && i > begin + 1 && is_determiner(view, i) &&
            view.tag(i - 1, WordClass::joins) == nullptr) {
            return i;
        }
    }
    if (inside && end - begin > 1 && begin + 1 < end) {
        if (view.tag(begin, WordClass::joins) == nullptr) return begin + 1;
    }
    return end - begin > kLongestSubject ? end - kLongestSubject : begin;
}

bool has_person(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i) {
        if (view.mention[i] != kNone &&
            (*view.mentions)[view.mention[i]].kind == model::EntityKind::person) {
            return true;
        }
    }
    return false;
}

// Cuts a phrase where a clause about it begins: "villagers who fled".
std::uint32_t cut_relative(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin + 1; i < end; ++i) {
        if (view.tag(i, WordClass::relative) != nullptr && view.mention[i] == kNone) return i;
    }
    return end;
}

// An unnamed somebody is no person that could be found again.
Source source_of(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
    Source source = make_source(view, begin, end);
    if (!source.credible && source.link.kind == model::SourceKind::person) {
        source.link.kind = model::SourceKind::anonymous;
    }
    return source;
}

// "is", "will": a verb of a clause, not of a name. "to" may belong to either.
bool is_finite(const SentenceView& view, std::uint32_t i) {
    return view.tag(i, WordClass::passive) != nullptr && view.tag(i, WordClass::told) == nullptr &&
           view.mention[i] == kNone;
}

// "the way it is done suggests": with a verb of its own it is a clause, and names nobody.
bool is_clause(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i) {
        if (is_finite(view, i)) return true;
        if (view.mention[i] == kNone && view.tag(i, WordClass::according) != nullptr) return true;
    }
    return false;
}

// Fills in a subject whose words are [begin, end).
void take_words(const SentenceView& view, Speaker& speaker, std::uint32_t begin,
                std::uint32_t end) {
    begin = without_adjunct(view, begin, end);
    if (begin < end && view.tag(begin, WordClass::relative) != nullptr) ++begin;
    end = cut_relative(view, begin, end);
    // "In a letter read out on Sunday": an adjunct, and nobody's name.
    const bool adjunct = begin < end && view.language == "en" &&
                         view.tag(begin, WordClass::within) != nullptr &&
                         view.mention[begin] == kNone;
    if (adjunct) return;
    if (is_clause(view, begin, end)) return;
    // "l'opposition" opens with an article and is a word of its own.
    const bool empty = end <= begin || (end == begin + 1 && is_determiner(view, begin) &&
                                        view.tag(begin, WordClass::holder) == nullptr);
    if (empty ||
        (view.tokens[end - 1].kind == text::TokenKind::mark && !is_closing_quote(view, end - 1))) {
        return;
    }
    speaker.source = source_of(view, begin, end);
}

// "34", "34 ans", set in commas.
bool is_age(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
    return begin < end && end <= begin + 2 && view.tokens[begin].kind == text::TokenKind::number;
}

// "Smith, the mayor, said": the verb stands behind the second comma of an insertion.
std::uint32_t skip_insertions(const LatinReading& latin, std::uint32_t end, std::uint32_t first,
                              std::uint32_t& outer) {
    const SentenceView& view = latin.view;
    outer = end;
    for (int steps = 0; steps < 3; ++steps) {
        std::uint32_t comma = end;
        while (comma > first && !(view.is_comma(comma - 1) && !view.quoted[comma - 1])) {
            if (is_closing_quote(view, comma - 1) && comma < end) return kNone;
            --comma;
        }
        if (comma <= first + 1) return kNone;
        end = comma - 1;
        if (is_age(view, segment_begin(latin, end, first), end)) continue;
        const bool age = comma + 1 == outer || view.tokens[comma].kind == text::TokenKind::number;
        if (!age || segment_begin(latin, end, first) == first) return end;
    }
    return kNone;
}

// The subject the sentence before is about.
bool is_somebody(const Source& source) {
    return source.link.kind == model::SourceKind::person ||
           source.link.kind == model::SourceKind::official ||
           source.link.kind == model::SourceKind::anonymous;
}

std::optional<Source> subject_of(const SentenceView& view, bool somebody) {
    std::uint32_t begin = 0;
    if (view.size() == 0 || view.is_opening(0) || view.quoted[0]) return std::nullopt;
    while (begin < view.size() && begin < kOpeningWithin &&
           (view.tag(begin, WordClass::skip) != nullptr ||
            view.tag(begin, WordClass::clause) != nullptr || view.is_comma(begin))) {
        ++begin;
    }
    // "For Lena Orvik, …"
    if (begin < view.size() && view.tag(begin, WordClass::joins) != nullptr &&
        !is_determiner(view, begin) && view.tag(begin, WordClass::holder) == nullptr) {
        ++begin;
    }
    if (begin < view.size() && view.tag(begin, WordClass::stop) == nullptr &&
        !is_pronoun(view, begin)) {
        const std::uint32_t end = phrase_end(view, begin);
        if (end > begin) {
            Source source = make_source(view, begin, end);
            take_apposition(view, source, true);
            const bool place = source.link.kind == model::SourceKind::institution &&
                               source.head.empty() && source.link.entity.starts_with("place:");
            const bool known = !source.head.empty() || !source.link.entity.empty();
            const bool fits = !somebody || is_somebody(source);
            if (source.credible && !place && known && fits) return source;
        }
    }
    std::uint32_t only = kNone;
    for (std::uint32_t i = 0; i < view.size(); ++i) {
        if (view.mention[i] == kNone || view.mention[i] == only) continue;
        if ((*view.mentions)[view.mention[i]].kind != model::EntityKind::person) continue;
        if (only != kNone) return std::nullopt;
        only = view.mention[i];
    }
    if (only == kNone) return std::nullopt;
    std::uint32_t first = 0;
    while (view.mention[first] != only) ++first;
    std::uint32_t end = first + 1;
    while (end < view.size() && view.mention[end] == only) ++end;
    Source person = make_source(view, first, end);
    take_apposition(view, person, false);
    return person;
}

void look_back(LatinReading& latin) {
    if (latin.looked_back) return;
    latin.looked_back = true;
    const SentenceView& view = latin.view;
    const auto& sentences = view.text->sentences;
    constexpr std::uint32_t kLongestEarlier = 120;  // tokens: longer ones are about too much
    for (std::uint32_t back = 1; back <= kSentencesBack && back <= view.index; ++back) {
        const auto& sentence = sentences[view.index - back];
        if (sentence.region + 2 < sentences[view.index].region) break;
        if (sentence.end_token - sentence.first_token > kLongestEarlier) break;
        const auto& region = view.text->region_of(sentence);
        if (!model::is_body(region.kind) || region.kind == model::BlockKind::heading) break;
        const auto first = std::partition_point(
            view.mentions->begin(), view.mentions->end(),
            [&](const model::Mention& mention) { return mention.span.end <= sentence.span.start; });
        latin.earlier.push_back(
            view_sentence(*view.text, view.index - back, *view.mentions,
                          static_cast<std::size_t>(first - view.mentions->begin()), ""));
    }
}

// The noun phrase behind the preposition at `i`, where it names an outlet or a document.
std::optional<Source> named_behind(const SentenceView& view, std::uint32_t i, std::uint32_t limit) {
    const std::uint32_t end = std::min(limit, phrase_end(view, i));
    if (end <= i) return std::nullopt;
    for (std::uint32_t j = i > 0 ? i - 1 : i; j < end; ++j) {
        if (view.tag(j, WordClass::occasion) != nullptr) return std::nullopt;
    }
    return make_source(view, i, end);
}

// "à la presse", "sur les ondes de la radio nationale", "mercredi": between the verb and its
// holder.
std::uint32_t skip_between(const SentenceView& view, std::uint32_t i) {
    for (int steps = 0; steps < 4 && i < view.size(); ++steps) {
        if (const Tag* skip = view.tag(i, WordClass::skip); skip != nullptr) {
            i = skip->end;
            continue;
        }
        const bool preposition = view.tag(i, WordClass::told) != nullptr ||
                                 view.tag(i, WordClass::stop) != nullptr ||
                                 view.tag(i, WordClass::within) != nullptr;
        if (!preposition || view.language != "fr") break;
        i = std::min(view.size(), i + 2);
        while (i < view.size() && view.tokens[i].kind == text::TokenKind::word) {
            const bool after_small = view.mention[i - 1] == kNone &&
                                     view.tag(i - 1, WordClass::holder) == nullptr &&
                                     (view.tag(i - 1, WordClass::joins) != nullptr ||
                                      view.tag(i - 1, WordClass::stop) != nullptr);
            if (!after_small && is_determiner(view, i)) break;
            if (view.tag(i, WordClass::skip) != nullptr) break;
            if (view.mention[i] != kNone && view.mention[i - 1] != view.mention[i] &&
                !after_small) {
                break;
            }
            ++i;
        }
    }
    return i;
}

// A name that is told something and is no person, office or place is an outlet's.
void take_for_outlet(const SentenceView& view, Source& source) {
    const bool office = !source.head.empty() && source.link.entity.empty() &&
                        source.link.kind != model::SourceKind::document;
    // "the Brandon Star" is no place.
    const bool place =
        source.link.entity.starts_with("place:") && view.mention[source.end - 1] != kNone;
    const bool other = source.link.entity.starts_with("person:") || place;
    if (is_outlet(source) || office || other) return;
    bool name = false;
    for (std::uint32_t i = source.begin; i < source.end; ++i) {
        const bool small = is_determiner(view, i) || view.tag(i, WordClass::joins) != nullptr;
        if (!small && !is_capitalised(view, i)) return;
        name = name || !small;
    }
    if (!name) return;
    source.link.kind = model::SourceKind::outlet;
    if (source.link.entity.starts_with("place:")) source.link.entity.clear();
}

// "Smith, who said": the one about whom the clause is.
void take_antecedent(const LatinReading& latin, Speaker& speaker, std::uint32_t relative,
                     std::uint32_t first) {
    const SentenceView& view = latin.view;
    const std::uint32_t end = relative > 0 && view.is_comma(relative - 1) ? relative - 1 : relative;
    std::uint32_t from = segment_begin(latin, end, first);
    for (std::uint32_t i = from; i + 1 < end; ++i) {
        if (is_finite(view, i)) from = i + 1;
    }
    take_words(view, speaker, from, end);
    speaker.begin = end;
}

// "Its director, Ivan Hesse, argues": the name is what is set in commas. Tokens [end, outer).
void take_inserted_name(const SentenceView& view, Speaker& speaker, std::uint32_t end,
                        std::uint32_t outer) {
    if (!speaker.source || has_person(view, end - 1, end) || begins_aside(view, end + 1)) {
        return;
    }
    std::uint32_t last = end + 1;
    while (last < outer && !has_person(view, last, last + 1)) ++last;
    if (last >= outer) return;
    const std::uint32_t name = view.mention[last];
    while (last < outer && view.mention[last] == name) ++last;
    speaker.source = make_source(view, speaker.source->begin, last);
}

// "a charge the army denies": two noun phrases, and the second is the subject.
void find_second(const SentenceView& view, Speaker& speaker) {
    if (!speaker.source || !is_determiner(view, speaker.source->begin)) return;
    for (std::uint32_t i = speaker.source->begin + 2; i < speaker.source->end; ++i) {
        const bool joined = view.tag(i - 1, WordClass::joins) != nullptr ||
                            view.tag(i - 1, WordClass::stop) != nullptr ||
                            view.tokens[i - 1].kind != text::TokenKind::word;
        if (!joined && is_determiner(view, i)) speaker.second = i;
    }
}

// "la police à l'AFP": who was told is no part of the one who tells.
void leave_out_told(const SentenceView& view, Source& source) {
    for (std::uint32_t i = source.begin + 1; i + 1 < source.end; ++i) {
        if (view.tag(i, WordClass::to_whom) == nullptr || view.mention[i] != kNone) continue;
        if (!is_outlet(make_source(view, i + 1, source.end))) continue;
        source = make_source(view, source.begin, i);
        return;
    }
}

// Whether a phrase of an office begins at `begin`: "a lawyer", "maire de Lyon".
bool is_office(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
    const bool opens = is_determiner(view, begin) || view.tag(begin, WordClass::holder) != nullptr;
    if (!opens || end <= begin) return false;
    const Source office = make_source(view, begin, end);
    const auto kind = office.link.kind;
    const bool somebody = kind == model::SourceKind::official ||
                          kind == model::SourceKind::person || kind == model::SourceKind::anonymous;
    if (office.head.empty() || !somebody || has_person(view, begin, end)) return false;
    // "le maire démissionne": a word that nothing joins may be the verb of a clause.
    const std::uint32_t last = end - 1;
    return view.tag(last, WordClass::holder) != nullptr || view.mention[last] != kNone ||
           is_capitalised(view, last) || view.tag(last - 1, WordClass::joins) != nullptr ||
           is_determiner(view, last - 1);
}

}  // namespace

void leave_out_way(const SentenceView& view, Source& source) {
    for (std::uint32_t i = source.begin + 1; i < source.end; ++i) {
        const Tag* way = view.tag(i, WordClass::told);
        if (way == nullptr || way->end == i + 1 || is_determiner(view, i + 1)) continue;
        source = make_source(view, source.begin, i);
        return;
    }
}

void take_apposition(const SentenceView& view, Source& source, bool closed) {
    std::uint32_t begin = source.end + 1;
    if (!view.is_comma(source.end) || begin >= view.body_end || !source.credible) return;
    for (const std::uint32_t behind : {begin + 1, begin + 2}) {  // ", 34, a farmer"
        if (!view.is_comma(behind) || !is_age(view, begin, behind)) continue;
        begin = behind + 1;
        break;
    }
    if (begin >= view.body_end) return;
    std::uint32_t end = begin;
    if (has_person(view, source.end - 1, source.end)) {
        end = phrase_end(view, begin);
        if (!is_office(view, begin, end)) return;
    } else if (!source.head.empty() && has_person(view, begin, begin + 1)) {
        const std::uint32_t name = view.mention[begin];
        while (end < view.size() && view.mention[end] == name) ++end;
    } else {
        return;
    }
    const bool ends = view.is_comma(end) || (!closed && end >= view.body_end);
    if (ends || (!closed && has_person(view, begin, begin + 1))) {
        source = make_source(view, source.begin, end);
    }
}

Speaker speaker_before(const LatinReading& latin, std::uint32_t verb) {
    const SentenceView& view = latin.view;
    Speaker speaker;
    std::uint32_t end = skip_back(view, verb);
    const std::uint32_t near = end > kSubjectBefore ? end - kSubjectBefore : 0;
    const std::uint32_t first = std::max(near, std::min(end, dateline_end(view)));
    speaker.end = end;
    speaker.begin = end;
    if (end == 0) return speaker;
    if (is_pronoun(view, end - 1) && !(end > 1 && view.is_mark(end - 2, "-"))) {
        speaker.begin = end - 1;
        speaker.border = border_before(view, speaker.begin);
        speaker.pronoun = true;
        return speaker;
    }
    if (view.tag(end - 1, WordClass::relative) != nullptr) {
        take_antecedent(latin, speaker, end - 1, first);
        return speaker;
    }
    if (view.tag(end - 1, WordClass::stop) != nullptr ||
        view.tag(end - 1, WordClass::clause) != nullptr) {  // "… and said"
        speaker.repeats = true;
        speaker.begin = end - 1;
        return speaker;
    }
    std::uint32_t outer = end;
    const bool inserted = view.is_comma(end - 1);
    if (inserted) {
        const std::uint32_t inner = skip_insertions(latin, end - 1, first, outer);
        if (inner == kNone) return speaker;
        end = inner;
        speaker.inserted = true;
    }
    speaker.begin = segment_begin(latin, end, first);
    speaker.border = border_before(view, speaker.begin);
    if (end <= speaker.begin) return speaker;
    if (end - speaker.begin <= 3 &&
        (is_pronoun(view, end - 1) || is_pronoun(view, speaker.begin))) {
        speaker.pronoun = true;
        return speaker;
    }
    take_words(view, speaker, speaker.begin, end);
    if (inserted) take_inserted_name(view, speaker, end, outer);
    if (inserted && speaker.source && speaker.source->end == end) {
        take_apposition(view, *speaker.source, true);
    }
    speaker.end = outer;
    if (!inserted) find_second(view, speaker);
    return speaker;
}

Speaker speaker_after(const SentenceView& view, std::uint32_t after) {
    Speaker speaker;
    speaker.begin = speaker.end = after;
    if (after < view.size() && is_pronoun(view, after) && view.language == "en") {
        speaker.pronoun = true;
        speaker.end = after + 1;
        return speaker;
    }
    const std::uint32_t begin = skip_between(view, after);
    if (begin >= view.size() || is_pronoun(view, begin)) return speaker;
    auto source = source_after(view, begin, view.size(), true);
    if (!source) return speaker;
    extend(view, *source);
    leave_out_told(view, *source);
    leave_out_way(view, *source);
    if (is_clause(view, source->begin, source->end)) return speaker;
    if (!source->credible) *source = source_of(view, source->begin, source->end);
    const bool words = source->credible || is_determiner(view, source->begin);
    if (!words) return speaker;
    speaker.begin = source->begin;
    speaker.end = source->end;
    take_apposition(view, *source, false);
    speaker.end = source->end;
    speaker.source = std::move(source);
    return speaker;
}

Chain whom_pronoun_means(LatinReading& latin, std::uint32_t pronoun) {
    const SentenceView& view = latin.view;
    // "he" is somebody, "it" is nobody; French tells them apart by no pronoun.
    const bool tells = view.language == "en" && pronoun < view.size() && is_pronoun(view, pronoun);
    const bool somebody = tells && view.tag(pronoun, WordClass::same) != nullptr;
    const auto fits = [&](const Chain& chain) {
        if (chain.empty()) return false;
        if (!tells) return true;
        const auto speaks = std::find_if(chain.rbegin(), chain.rend(), [](const Source& source) {
            return source.link.kind != model::SourceKind::document || source.head.empty();
        });
        const Source& who = speaks == chain.rend() ? chain.back() : *speaks;
        const auto kind = who.link.kind;
        const bool person =
            kind == model::SourceKind::person || kind == model::SourceKind::official;
        return kind == model::SourceKind::anonymous || person == somebody;
    };
    if (!latin.reading.found.empty() && fits(latin.reading.found.back().chain)) {
        return latin.reading.found.back().chain;
    }
    const Chain& last = latin.reading.memory.last();
    look_back(latin);
    for (const SentenceView& before : latin.earlier) {
        if (before.size() == 0) continue;
        const model::Span all = before.span(0, before.size());
        const auto told_there = [&](const Source& source) {
            return source.link.cue_span.end > all.start && source.link.cue_span.start < all.end;
        };
        if (fits(last) && std::any_of(last.begin(), last.end(), told_there)) return last;
        auto subject = subject_of(before, somebody);
        if (!subject || !fits({*subject})) continue;
        latin.reading.memory.resolve(*subject);
        subject->link.carried = true;
        const bool same = !last.empty() && !subject->link.entity.empty() &&
                          last.back().link.entity == subject->link.entity;
        if (same && last.size() == 1) return last;
        return {*subject};
    }
    return fits(last) ? last : Chain{};
}

void look_for_ways(const SentenceView& view, std::uint32_t begin, std::uint32_t end, Ways& ways) {
    end = std::min({end, view.size(), begin + kWaysWithin});
    for (std::uint32_t i = begin; i < end; ++i) {
        if (view.quoted[i] || view.silent[i]) continue;
        // "à la presse", "lors d'une conférence de presse": no outlet of its own.
        const Tag* nobody = view.tag(i, WordClass::skip);
        if (nobody == nullptr) nobody = view.tag(i, WordClass::occasion);
        if (nobody != nullptr && nobody->end > i + 1) {
            i = nobody->end - 1;
            continue;
        }
        const Tag* told = view.tag(i, WordClass::told);
        const Tag* within = view.tag(i, WordClass::within);
        const bool small = view.tag(i, WordClass::stop) != nullptr ||
                           (view.tag(i, WordClass::joins) != nullptr && !is_determiner(view, i));
        if (told == nullptr && within == nullptr && !small) continue;
        const Tag* tag = told != nullptr ? told : within;
        auto source = named_behind(view, tag != nullptr ? tag->end : i + 1, end);
        if (!source) continue;
        // "obtained by the Star": whom else would a paper owe its words to?
        const bool by_way = told != nullptr && told->end > told->begin + 1;
        if (by_way) take_for_outlet(view, *source);
        if (!ways.told && is_outlet(*source)) ways.told = source;
        if (by_way && is_outlet(*source)) {
            i = source->end - 1;
            continue;
        }
        if (!ways.written && within != nullptr &&
            source->link.kind == model::SourceKind::document) {
            ways.written = source;
        }
    }
}

std::uint32_t told_end(const SentenceView& view, const Tag& cue, Ways& ways) {
    if (const Tag* to = view.tag(cue.end, WordClass::to_whom);
        to != nullptr && view.language == "fr") {  // "a affirmé à l'AFP avoir …"
        const std::uint32_t end = phrase_end(view, to->end);
        if (end <= to->end || end >= view.body_end || view.is_comma(end)) return cue.end;
        const Source source = make_source(view, to->end, end);
        if (!is_outlet(source)) return cue.end;
        ways.told = source;
        return end;
    }
    if (cue.word->word_class != WordClass::told_verb) return cue.end;
    if (is_pronoun(view, cue.end)) return cue.end + 1;
    const std::uint32_t end = phrase_end(view, cue.end);
    if (end <= cue.end) return cue.end;
    Source source = make_source(view, cue.end, end);
    take_for_outlet(view, source);
    if (is_outlet(source)) ways.told = source;
    return end;
}

}  // namespace isnad::analysis::attribution
