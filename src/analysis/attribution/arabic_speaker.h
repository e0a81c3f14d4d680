// Who speaks by an Arabic verb of saying: whom its sentence names, or who goes on from before.
#pragma once

#include "analysis/attribution/arabic_clause.h"
#include "analysis/attribution/rules.h"

namespace isnad::analysis::attribution {

// Finite verbs carry their subject's gender: "قالت", "تقول" are feminine. Whether the ت of "تقول"
// and "تابع" is a person's is told by whether the same verb is known with ي.
char verb_gender(const SentenceView& view, const Tag& cue);

// "وتعهدت الحكومة …، وقالت إن", "تظاهر العشرات … مطالبين": the subject of the sentence's first
// verb, before token `cue`, where its gender fits.
std::optional<Source> sentence_subject(const SentenceView& view, std::uint32_t cue, char gender);

// The source whom the sentence itself names, nearest first; empty where it names none.
Chain named_chain(const Reading& reading, const Tag& cue, const ArabicClause& clause);

// "المصدر ذاته": whether the source is whoever of its kind was named last.
bool is_again(const SentenceView& view, const Source& source);

// "وأضاف الوزير": who spoke last and is named again goes on by the way he was heard.
void go_on_with(const Reading& reading, Chain& chain);

// Who goes on where a sentence names nobody: "وأضاف أن".
Chain carried_chain(const Reading& reading, const Tag& cue, const ArabicClause& clause);

}  // namespace isnad::analysis::attribution
