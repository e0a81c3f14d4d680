// What stands before an Arabic verb of saying: its subject, the document it says it in, whom it is
// told to. Verbs come first in Arabic, so each of these is a turn of its own.
#pragma once

#include "analysis/attribution/arabic_clause.h"

namespace isnad::analysis::attribution {

// "فيه", "فيها": whether token i is what was named before.
bool points_back(const SentenceView& view, std::uint32_t i);

// Whether a word at `i` can begin a source where nothing tells its end: "أعلن ترشحه لرئاسة
// الاتحاد", "رفض وصول X إلى الرئاسة" name none.
bool opens_source(const SentenceView& view, std::uint32_t i);

// Whether token i begins a relative clause: "الذي", not "ما".
bool is_relative(const SentenceView& view, std::uint32_t i);

// Who stands before the verb: right before it, or as what a relative points back at. Notes in the
// clause where its verb only describes.
std::optional<Source> subject_before(const SentenceView& view, const Tag& cue,
                                     ArabicClause& clause);

// "وفي تقريره الأخير يذكر X أن": the document that opens the sentence, before its first verb.
std::optional<Source> document_in_front(const SentenceView& view, const Tag& cue);

// "وفي اتصال مع «الميناء»، نفى X": whom the one speaks to by whom the sentence opens.
std::optional<Source> told_in_front(const SentenceView& view, const Tag& cue);

}  // namespace isnad::analysis::attribution
