// The clause of an Arabic verb of saying, read into who stands in it.
//
// "قال X، وزير النقل، في بيان صدر أمس لصحيفة Y إن …": from the verb to what was said stand, in any
// order, its subject, to whom and in which document he said it, whose words he carries, and when
// and where, which is skipped. The subject may also stand before the verb, or in another clause.
#pragma once

#include <optional>

#include "analysis/attribution/rules.h"

namespace isnad::analysis::attribution {

struct ArabicClause {
    Boundary boundary;       // of what was said; `at` kNone where no mark of speech stands
    std::uint32_t stop = 0;  // where the clause ends at the latest: the boundary, or its last token
    std::uint32_t need = kNone;  // the preposition that the verb wants, if it stands
    std::uint32_t after = 0;     // behind the last participant, where bare content begins
    std::uint32_t begin = 0;     // where the clause begins: the verb, or a subject before it
    std::optional<Source> subject;
    bool subject_before = false;
    bool whom = false;       // somebody it is told to stands behind the subject
    bool describes = false;  // the verb is an attribute: "مشروع قرار يدين طهران"
    std::optional<Source> told;     // an outlet
    std::optional<Source> relayed;  // of "نقل X عن Y"
    std::optional<Source> document;

    // Returns: whether all before the boundary tells who says it. A short quotation may open within
    // what is told: "نفى وجود «عقد»".
    bool bounds_names(const SentenceView& view) const;
};

// Requires: `cue` is a finite verb of saying of the sentence.
ArabicClause read_clause(const SentenceView& view, const Tag& cue);

// "قال X، وزير النقل، إن": the source with what stands beside it, up to `limit`.
Source with_apposition(const SentenceView& view, Source source, std::uint32_t limit);

// Returns: the document of "في بيان صحفي" at token i, where one stands before `limit`.
std::optional<Source> document_at(const SentenceView& view, std::uint32_t i, std::uint32_t limit);

// Returns: the outlet of "لصحيفة Y", "لـ«الميناء»", "مع قناة Y" at token i, where one stands.
std::optional<Source> outlet_told(const SentenceView& view, std::uint32_t i, std::uint32_t limit);

// Returns: the noun phrase that ends right before `end`, behind a mark, verb or conjunction.
std::optional<Source> source_ending(const SentenceView& view, std::uint32_t end);

// Whether token i is an "أن" with a subject of its own written onto it: "إنها", "بأنهم".
bool is_that_of(const SentenceView& view, std::uint32_t i);

// Returns: whether a word or phrase of that class ends right before token `end`.
bool ends_tag(const SentenceView& view, std::uint32_t end, WordClass word_class);

// Returns: the first finite verb of saying at or after `begin` that is the main verb of a clause
// there, not one inside a relative clause or a phrase in commas; the sentence's end where none is.
std::uint32_t next_main_cue(const SentenceView& view, std::uint32_t begin);

}  // namespace isnad::analysis::attribution
