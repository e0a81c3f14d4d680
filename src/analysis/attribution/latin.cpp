// Purpose: English and French rules (rules.h): the holder stands before its verb, or inverted
// behind a quotation.
//
// X said (that) …, X told Y …, "…," said X, …, X said., X, title, said …, …, adding that …
// Does not split coordinated subjects or follow a pronoun further than the holder before it.
#include <algorithm>

#include "analysis/attribution/rules.h"

namespace isnad::analysis::attribution {
namespace {

constexpr std::uint32_t kSubjectBefore = 30;
constexpr std::uint32_t kLongestSubject = 16;
constexpr std::uint32_t kThatWithin = 9;

bool is_outlet(const Source& source) {
    return source.link.kind == model::SourceKind::outlet ||
           source.link.kind == model::SourceKind::agency;
}

bool is_closing_quote(const SentenceView& view, std::uint32_t i) {
    const std::string& key = view.tokens[i].key;
    return !view.is_opening(i) && (key == "\"" || key == "”" || key == "»");
}

// Whether the cue stands behind a quotation: `…," said X`, `…», a déclaré X`.
bool behind_quotation(const SentenceView& view, std::uint32_t cue) {
    if (cue == 0) return false;
    if (is_closing_quote(view, cue - 1)) return true;
    return cue > 1 && view.is_comma(cue - 1) && is_closing_quote(view, cue - 2);
}

// `…, a indiqué la protection civile.`: behind a statement, and nothing but the holder follows.
// Whether only where, when or how it was said follows to the end: "in a statement", "on Friday".
bool only_adjunct_follows(const SentenceView& view, std::uint32_t begin) {
    constexpr std::uint32_t kLongest = 9;
    if (begin >= view.body_end) return true;
    if (begin + kLongest < view.body_end) return false;
    if (view.tag(begin, WordClass::stop) == nullptr &&
        view.tag(begin, WordClass::told) == nullptr && view.tag(begin, WordClass::skip) == nullptr)
        return false;
    for (std::uint32_t i = begin; i < view.body_end; ++i) {
        if (view.is_comma(i) || view.is_opening(i) || view.cue(i) != nullptr ||
            view.tag(i, WordClass::that) != nullptr)
            return false;
    }
    return true;
}

bool inverts_statement(const SentenceView& view, const Tag& cue) {
    if (cue.begin < 4 || !view.is_comma(cue.begin - 1)) return false;
    const auto source = source_after(view, cue.end, view.size(), true);
    if (!source || !source->credible || source->begin != cue.end) return false;
    return view.is_comma(std::min(source->end, view.size() - 1)) ||
           only_adjunct_follows(view, source->end);
}

// The beginning of the clause whose verb is at `verb`.
std::uint32_t subject_clause(const SentenceView& view, std::uint32_t verb) {
    const std::uint32_t first = verb > kSubjectBefore ? verb - kSubjectBefore : 0;
    for (std::uint32_t i = verb; i-- > first;) {
        const std::string& key = view.tokens[i].key;
        if (is_closing_quote(view, i) && !(i + 2 < verb && view.mention[i + 1] != kNone))
            return i + 1;
        if (view.quoted[i] || view.is_opening(i)) continue;
        if (key == ";" || key == ":" || key == "." || key == "—" || key == "–") return i + 1;
        if (view.tag(i, WordClass::that) != nullptr || view.tag(i, WordClass::clause) != nullptr) {
            return i + 1;
        }
        if (i + 1 < verb && view.cue(i) != nullptr && view.tag(i, WordClass::holder) == nullptr) {
            return i + 1;
        }
    }
    return first;
}

// Leaves out what comes before the subject itself: "On Tuesday the ministry", "But officials".
std::uint32_t subject_begin(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
    bool inside = view.tag(begin, WordClass::stop) != nullptr;
    std::uint32_t last = begin;
    for (std::uint32_t i = begin; i < end; ++i) {
        const std::string& key = view.tokens[i].key;
        const bool article = key == "the" || key == "le" || key == "la" || key == "les" ||
                             key == "a" || key == "an" || key == "un" || key == "une";
        if (i == begin &&
            (view.tag(i, WordClass::stop) != nullptr || view.tag(i, WordClass::skip) != nullptr)) {
            last = i + 1;
            continue;
        }
        if (inside && article && i > begin + 2) return i;
    }
    if (end - last > kLongestSubject) last = end - kLongestSubject;
    return last;
}

struct Subject {
    std::uint32_t clause = 0;     // where its clause begins
    std::uint32_t comma = kNone;  // the comma that parts it from what it says, at its left
    bool pronoun = false;
    std::optional<Source> source;
};

Subject subject_before(const SentenceView& view, std::uint32_t verb) {
    Subject subject;
    subject.clause = subject_clause(view, verb);
    std::uint32_t end = verb;
    while (end > subject.clause && view.tag(end - 1, WordClass::skip) != nullptr &&
           view.mention[end - 1] == kNone) {
        --end;
    }
    std::vector<std::uint32_t> commas;
    for (std::uint32_t i = subject.clause; i < end; ++i) {
        if (view.is_comma(i)) commas.push_back(i);
    }
    std::uint32_t begin = subject.clause;
    if (!commas.empty() && commas.back() + 1 == end) {  // "Smith, the mayor, said"
        end = commas.back();
        commas.pop_back();
        if (!commas.empty()) {
            end = commas.back();
            commas.pop_back();
        }
    }
    if (!commas.empty()) {
        subject.comma = commas.back();
        begin = commas.back() + 1;
    }
    if (end <= begin) return subject;
    if (end - begin <= 2 && view.tag(end - 1, WordClass::pronoun) != nullptr) {
        subject.pronoun = true;
        return subject;
    }
    begin = subject_begin(view, begin, end);
    for (std::uint32_t i = begin; i < end; ++i) {
        if (view.tag(i, WordClass::relative) != nullptr) end = i;
    }
    if (end <= begin || view.tokens[end - 1].kind == text::TokenKind::mark) return subject;
    Source source = make_source(view, begin, end);
    if (source.credible) subject.source = source;
    return subject;
}

// What the verb says to its right: [content, speech], kNone where nothing of length follows.
Boundary right_of(const SentenceView& view, std::uint32_t after) {
    Boundary boundary = find_boundary(view, after, after + kThatWithin);
    if (boundary.at != kNone) {
        bool comma = false;
        for (std::uint32_t i = after; i < boundary.at; ++i) comma = comma || view.is_comma(i);
        if (!comma || boundary.speech) return boundary;
    }
    if (after < view.body_end && view.tokens[after].kind != text::TokenKind::mark) {
        boundary = {.at = after, .content = after};
    } else {
        boundary = {};
    }
    return boundary;
}

void read_participle(Reading& reading, const Tag& cue) {
    if (reading.found.empty()) return;
    const SentenceView& view = reading.view;
    if (cue.begin == 0) return;
    Finding finding{.chain = reading.found.back().chain,
                    .shade = cue.word->shade,
                    .rule = "participle goes on"};
    const Boundary boundary = find_boundary(view, cue.end, cue.end + 3);
    finding.begin = boundary.at == kNone ? cue.end : boundary.content;
    finding.speech = boundary.speech;
    finding.end = content_end(view, finding.begin, view.size());
    finding.chain.back().link.cue = cue_words(view, cue);
    add_finding(reading, std::move(finding), cue.begin);
}

// "told Reuters", "a déclaré à l'AFP": the outlet that was told, and where its words end.
std::optional<Source> told_outlet(const SentenceView& view, const Tag& cue) {
    std::uint32_t begin = cue.end;
    if (cue.word->word_class != WordClass::told_verb) {
        const std::uint32_t last = std::min(view.size(), cue.end + 3);
        while (begin < last && view.tag(begin, WordClass::told) == nullptr) ++begin;
        if (begin >= last) return std::nullopt;
        ++begin;
    }
    auto source = source_after(view, begin, view.size(), true);
    if (!source || !is_outlet(*source)) return std::nullopt;
    // What was said may follow at once: the outlet ends with its name or noun.
    std::uint32_t end = source->begin;
    for (std::uint32_t i = source->begin; i < source->end; ++i) {
        const bool named = view.mention[i] != kNone || view.tag(i, WordClass::holder) != nullptr;
        if (named) end = i + 1;
        if (!named && end > source->begin) break;
    }
    return end > source->begin ? make_source(view, source->begin, end) : *source;
}

std::uint32_t told_end(const SentenceView& view, const Tag& cue) {
    if (cue.word->word_class != WordClass::told_verb) return cue.end;
    std::uint32_t end = cue.end;
    while (end < view.size() && end < cue.end + 8 && view.tag(end, WordClass::that) == nullptr &&
           view.tokens[end].kind != text::TokenKind::mark &&
           (view.tag(end, WordClass::pronoun) == nullptr || end == cue.end) &&
           (end == cue.end || view.tag(end, WordClass::stop) == nullptr) &&
           (view.mention[end] != kNone || end < cue.end + 1 ||
            view.tag(end, WordClass::holder) != nullptr)) {
        ++end;
    }
    return end;
}

// The words that an inverted or trailing verb says, which stand before it.
Finding said_before(const Reading& reading, std::uint32_t end) {
    const SentenceView& view = reading.view;
    Finding finding;
    if (!reading.found.empty()) finding.begin = reading.found.back().end;
    while (finding.begin < end && view.is_comma(finding.begin)) ++finding.begin;
    finding.end = content_end(view, finding.begin, end);
    finding.speech = view.is_opening(finding.begin);
    return finding;
}

void read_verb(Reading& reading, const Tag& cue) {
    const SentenceView& view = reading.view;
    if (cue.begin > 0 && view.tag(cue.begin - 1, WordClass::passive) != nullptr &&
        cue.word->language == "en") {
        return;
    }
    const bool inverted = behind_quotation(view, cue.begin) || inverts_statement(view, cue);
    Subject subject;
    if (inverted) {
        subject.source = source_after(view, cue.end, view.size(), true);
        subject.pronoun = subject.source && subject.source->end == subject.source->begin + 1 &&
                          view.tag(subject.source->begin, WordClass::pronoun) != nullptr;
        if (subject.pronoun) subject.source.reset();
    } else {
        subject = subject_before(view, cue.begin);
    }
    Chain chain;
    auto told = told_outlet(view, cue);
    if (subject.source) {
        if (told) chain.push_back(*told);
        chain.push_back(*subject.source);
    } else if (subject.pronoun) {
        chain = reading.found.empty() ? reading.memory.last() : reading.found.back().chain;
    }
    if (chain.empty()) return;
    for (Source& source : chain) reading.memory.resolve(source);
    name_cue(chain, cue_words(view, cue));

    std::uint32_t after = told_end(view, cue);
    if (told && !inverted) after = std::max(after, told->end);
    constexpr std::uint32_t kShortestStatement = 4;  // tokens
    const bool statement_before = subject.comma != kNone && subject.comma >= kShortestStatement;
    const Boundary right = !inverted && statement_before && only_adjunct_follows(view, after)
                               ? Boundary{}
                               : right_of(view, after);
    const bool trailing = !inverted && right.at == kNone && subject.comma != kNone;
    Finding finding;
    std::uint32_t clause = cue.begin;
    if (inverted || trailing) {
        finding = said_before(reading, inverted ? cue.begin : subject.comma);
        finding.rule = inverted ? "quotation, verb, holder" : "statement, holder, verb";
    } else if (right.at != kNone) {
        const bool needs = !cue.word->needs.empty();
        if (needs && !right.that && !right.speech) return;
        finding.begin = cue.word->word_class == WordClass::stance ? cue.begin : right.content;
        finding.end = content_end(view, right.content, view.size());
        finding.speech = right.speech;
        finding.rule = "holder and verb";
        clause = subject.comma != kNone ? subject.comma : subject.clause;
    } else {
        return;
    }
    finding.shade = cue.word->shade;
    if (subject.source && !reading.found.empty() && !inverted && !trailing) {
        const Finding& last = reading.found.back();
        if (subject.clause >= last.begin && subject.clause <= last.begin + 1 &&
            cue.begin < last.end && last.chain.size() < kLongestChain) {
            chain.insert(chain.begin(), last.chain.begin(), last.chain.end());
            finding.rule = "source within a source";
        }
    }
    finding.chain = std::move(chain);
    add_finding(reading, std::move(finding), clause);
}

}  // namespace

void read_latin(Reading& reading) {
    const SentenceView& view = reading.view;
    for (std::uint32_t i = 0; i < view.size(); ++i) {
        if (const Tag* reminder = view.tag(i, WordClass::impersonal); reminder && !view.quoted[i]) {
            i = reminder->end - 1;
            continue;
        }
        if (view.tag(i, WordClass::according) != nullptr) continue;
        const Tag* cue = view.cue(i);
        if (cue == nullptr) continue;
        if (cue->word->word_class == WordClass::participle) {
            read_participle(reading, *cue);
        } else {
            read_verb(reading, *cue);
        }
        i = cue->end - 1;
    }
}

}  // namespace isnad::analysis::attribution
