// The rules of attribution, one sentence at a time: what each language's file answers.
//
// A rule looks at tags, never at letters of a language: the words are in lexicon/. The files differ
// only in where the holder stands: behind the verb in Arabic (before it after أن and كان), before
// the verb or inverted behind a quotation in English and French.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/attribution/holder.h"
#include "analysis/attribution/sentence.h"

namespace isnad::analysis::attribution {

// A chain of sources within sources is not followed further: longer ones are no language.
constexpr std::size_t kLongestChain = 6;

constexpr std::uint32_t kShortestContent = 2;  // tokens

struct Finding {
    std::uint32_t begin = 0;  // content: tokens [begin, end) of the sentence
    std::uint32_t end = 0;
    Chain chain;
    Shade shade = Shade::says;
    const char* rule = "";
    bool speech = false;    // its content opens with a colon or quotation mark
    bool inverted = false;  // its holder stands behind his words and his verb
};

// What a rule works on: a sentence, the page's memory, and what it has found so far.
struct Reading {
    const SentenceView& view;
    const Memory& memory;
    std::vector<Finding> found;  // in text order, contents not overlapping
    std::optional<Source> again;  // of a sentence that is nothing but "بحسب X.": who told the last
};

void read_arabic(Reading& reading);
void read_latin(Reading& reading);

// "وفق X", "according to X", "حسب ذات المصدر", and a closing "، بلاغ لـ X": the source beside the
// sentence is nearer to the outlet than the one that speaks in it.
void read_beside(Reading& reading);

// What begins the speech after a verb: a complementiser, a colon or an opening quotation mark.
struct Boundary {
    std::uint32_t at = kNone;       // its token
    std::uint32_t content = kNone;  // the first token of what was said
    bool speech = false;
    bool that = false;
};

// Returns: the first boundary in [begin, limit), before the next comma-separated cue.
Boundary find_boundary(const SentenceView& view, std::uint32_t begin, std::uint32_t limit);

// Returns: the token behind the quotation or sentence that a content from `begin` on covers.
std::uint32_t content_end(const SentenceView& view, std::uint32_t begin, std::uint32_t limit);

// Returns: the end of [begin, end) without the marks that close no quotation.
std::uint32_t trim_end(const SentenceView& view, std::uint32_t begin, std::uint32_t end);

// Returns: where the cue's words stand, without what is written onto its front: و, ف, س.
model::Span cue_span(const SentenceView& view, const Tag& cue);

// Gives the cue to the links that have none, those of a chain that one verb makes, and to the root.
void name_cue(const SentenceView& view, Chain& chain, const Tag& cue);

// Gives the cue to one source.
void name_cue(const SentenceView& view, Source& source, const Tag& cue);

// Puts the finding in its place: an earlier one ends where this one's clause begins, and goes away
// where nothing is left of it.
void add_finding(Reading& reading, Finding finding, std::uint32_t clause_begin);

}  // namespace isnad::analysis::attribution
