// Arabic sayings that are no clause of verb and content: nouns of saying, a verb behind what was
// said, what points back. Each reads one turn at a word of the sentence and adds what it finds.
#pragma once

#include "analysis/attribution/rules.h"

namespace isnad::analysis::attribution {

// "تصريحات X بأن", "رغم تأكيد الوزارة أن": a noun of saying, its holder behind it.
void read_noun(Reading& reading, const Tag& noun);

// "…، يضيف X.": the verb and its holder behind a statement, and nothing else behind them.
// Returns: whether it was one.
bool read_behind_statement(Reading& reading, const Tag& cue);

// `"…"، قال X`: the verb and its holder behind what was said.
bool read_behind_quotation(Reading& reading, const Tag& cue);

// `ما سماه X "…"`, `وهو ما نفته X`: a word of saying that points back with a pronoun.
bool read_what(Reading& reading, std::uint32_t i);

// "..., كما أشار X": the verb behind the sentence that it attributes.
bool read_as_said(Reading& reading, const Tag& cue);

// `قال X: "أبلغنا الجيش أن …"`: who is named within what another said in quotation marks.
void read_within_quotations(Reading& reading);

}  // namespace isnad::analysis::attribution
